"""Check a built wheel: what it holds, what it declares, and that it works where nothing else is installed.

Usage: python scripts/check_wheel.py dist/gov_disclosure-0.1.0-py3-none-any.whl
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterator
from configparser import ConfigParser
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[1]
DATA_FILES = (
    "gov_disclosure/py.typed",
    "gov_disclosure/export/english.toml",
    "gov_disclosure/export/schemas/findings.json",
    "gov_disclosure/export/schemas/report.json",
    "gov_disclosure/spellings.toml",
)
SMOKE = """
import sys
from pathlib import Path
from gov_disclosure import parse_report, validate
for name in sys.argv[1:]:
    report = parse_report(Path(name))
    print(Path(name).name, report.year, len(report.cells), validate(report).ok)
"""


def faults(wheel: ZipFile) -> Iterator[str]:
    """What is wrong with the content of a wheel, one sentence each."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = wheel.namelist()
    yield from (f"the wheel lacks {name}" for name in DATA_FILES if name not in names)
    yield from (f"the wheel should not hold {name}" for name in names if name.split("/")[0] in {"tests", "docs"})
    info = f"gov_disclosure-{project['version']}.dist-info"
    points = ConfigParser()
    points.read_string(wheel.read(f"{info}/entry_points.txt").decode())
    for group, declared in {"console_scripts": project["scripts"], **project["entry-points"]}.items():
        if not points.has_section(group) or dict(points[group]) != declared:
            yield f"the entry points of {group} differ from pyproject.toml"
    metadata = Parser().parsestr(wheel.read(f"{info}/METADATA").decode())
    if metadata["License-Expression"] != project["license"]:
        yield "the metadata does not name the licence"


def smoke(wheel: Path) -> None:
    """Install the wheel without any extra into an environment of its own and read a sample there."""
    samples = sorted((ROOT / "examples" / "documents").glob("*.html"))[:1]
    with tempfile.TemporaryDirectory() as folder:
        # Without pip: the pip of this interpreter fills it, so no ensurepip is needed.
        venv.create(folder, with_pip=False)
        python = Path(folder, "Scripts" if sys.platform == "win32" else "bin", "python")
        pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", str(wheel.resolve())]
        subprocess.run(pip, check=True)  # noqa: S603 -- this interpreter's own pip
        subprocess.run([python, "-I", "-c", SMOKE, *samples], check=True, cwd=folder)  # noqa: S603 -- made above


def main(path: str) -> int:
    """Print the faults of the wheel; 1 where there is one."""
    with ZipFile(path) as wheel:
        found = list(faults(wheel))
    for fault in found:
        print(fault, file=sys.stderr)
    if not found:
        smoke(Path(path))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
