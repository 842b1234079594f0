"""Check a built wheel: what it holds, what it declares, and that it works where nothing else is installed, or one extra alone.

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
SOURCE = ROOT / "src"
FILES = sorted(
    file.relative_to(SOURCE).as_posix()
    for file in (SOURCE / "gov_disclosure").rglob("*")
    if file.is_file() and "__pycache__" not in file.parts
)
"""Every file of the package, the data beside its modules too."""
READ = """
import sys
from pathlib import Path
from gov_disclosure import parse_report, validate
sample = Path(sys.argv[1])
report = parse_report(sample)
assert report.flatten()["requests.received.total"] is not None and validate(report).ok
"""
CORE = (
    READ
    + """
from gov_disclosure import MissingExtraError, Report, batch_input_schema, parse_many
uses = {
    "arrow": batch_input_schema,
    "batch": lambda: list(parse_many([sample], workers=2)),
    "frame": report.to_frame,
    "json": lambda: Report.from_json(report.to_json()),
}
for extra, use in uses.items():
    try:
        use()
    except MissingExtraError as error:
        assert f"gov-disclosure[{extra}]" in str(error), error
    else:
        raise SystemExit(f"what the extra {extra} is for works without it")
"""
)
"""What works without any extra, and what each error names that is for the lack of one."""
EXTRAS = {
    "arrow": "import pyarrow as pa\nfrom gov_disclosure import parse_batch\n"
    "batch = pa.record_batch({'name': [sample.name], 'data': [sample.read_bytes()]})\n"
    "assert parse_batch(batch).num_rows == 1 + len(report.cells)",
    "batch": "from gov_disclosure import parse_many\nif __name__ == '__main__':\n"
    "    assert [outcome.reports for outcome in parse_many([sample], workers=1)] == [(report,)]",
    "cli": "from gov_disclosure.cli import main\nraise SystemExit(main(['parse', str(sample)]))",
    "dask": "import distributed\nfrom gov_disclosure import parse_batch",
    "extract": "from gov_disclosure.cli import main\nif __name__ == '__main__':\n"
    "    raise SystemExit(main(['extract', str(sample), '-o', 'panel.xlsx']))",
    "frame": "assert len(report.to_frame()) == len(report.to_frame(backend='polars')) == len(report.cells)",
    "json": "from gov_disclosure import Report\nassert Report.from_json(report.to_json()) == report",
}
"""What each extra is for, tried where nothing else is installed."""


def faults(wheel: ZipFile) -> Iterator[str]:
    """What is wrong with the content of a wheel, one sentence each."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = wheel.namelist()
    yield from (f"the wheel lacks {name}" for name in FILES if name not in names)
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


def works(wheel: Path, extra: str | None) -> bool:
    """Install the wheel, with one extra or none, into an environment of its own and use it there."""
    sample = min((ROOT / "examples" / "documents").glob("*.html"))
    code = READ + EXTRAS[extra] if extra else CORE
    with tempfile.TemporaryDirectory() as folder:
        # Without pip: the pip of this interpreter fills it, so no ensurepip is needed.
        venv.create(folder, with_pip=False)
        python = Path(folder, "Scripts" if sys.platform == "win32" else "bin", "python")
        wanted = f"{wheel.resolve()}[{extra}]" if extra else str(wheel.resolve())
        pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", wanted]
        subprocess.run(pip, check=True)  # noqa: S603 -- this interpreter's own pip
        script = Path(folder, "use.py")
        script.write_text(code, "utf-8")
        used = subprocess.run(  # noqa: S603 -- made above
            [python, "-I", script, sample], check=False, cwd=folder, capture_output=True, text=True, encoding="utf-8"
        )
    print(f"{extra or 'no extra':10} {'works' if used.returncode == 0 else used.stdout + used.stderr}", flush=True)
    return used.returncode == 0


def main(path: str) -> int:
    """Print the faults of the wheel, and what each extra gives by itself; 1 where anything is wrong."""
    with ZipFile(path) as wheel:
        found = list(faults(wheel))
    for fault in found:
        print(fault, file=sys.stderr)
    return 0 if not found and all(works(Path(path), extra) for extra in (None, *EXTRAS)) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
