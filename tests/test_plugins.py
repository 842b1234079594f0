"""A reader and rules in packages of their own, really installed."""

import os
import site
import subprocess
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "cells-reader"
RULES_EXAMPLE = ROOT / "examples" / "office-rules"

SCRIPT = """
import sys
from pathlib import Path
import gov_disclosure
from gov_disclosure.readers import Source, Table, registry

assert Path(gov_disclosure.__file__).is_relative_to(sys.prefix), gov_disclosure.__file__
source = Source(Path(sys.argv[1]).read_text(encoding="utf-8"), name="sample.json")
loaded, failed = registry.load_all()
assert not failed, failed
chosen = registry.choose(source, loaded)
assert chosen is registry.rank(source, loaded)[0].loaded and chosen.name == "cells", chosen
assert chosen.declared.package == "gov-disclosure-cells-reader", chosen
assert registry.by_name("cells").declared.version == "0.1.0"
document = registry.read(source, chosen)
tables = [block for block in document.blocks if isinstance(block, Table)]
report = gov_disclosure.parse_report(Path(sys.argv[1]))
assert report.source.reader == "cells", report.source
assert report.requests.received.total == 4, report.diagnostics
assert report.disputes.litigation_after_reconsideration.other == 1
assert str(report.proactive.fees.amount) == "1.5"
assert gov_disclosure.validate(report).ok
print(document.title, len(document.blocks), [len(table.rows) for table in tables])
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment with the library and the example packages installed in it.

    Nothing is fetched: the dependencies and the build tool are those of the running environment.
    """
    pytest.importorskip("hatchling", reason="building the packages needs hatchling")
    pytest.importorskip("pip", reason="installing the packages needs pip")
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    folder = "Scripts" if os.name == "nt" else "bin"
    interpreter = home / folder / ("python.exe" if os.name == "nt" else "python")
    packages = Path(_run(interpreter, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    outer = [path for path in (*site.getsitepackages(), site.getusersitepackages()) if Path(path).is_dir()]
    (packages / "outer.pth").write_text("\n".join(outer), encoding="utf-8")
    options = (
        "--quiet",
        "--no-index",
        "--no-build-isolation",
        "--no-deps",
        "--ignore-installed",
        "--no-warn-script-location",
    )
    _run(interpreter, "-m", "pip", "install", *options, str(ROOT), str(EXAMPLE), str(RULES_EXAMPLE))
    return interpreter


def _run(interpreter: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    done = subprocess.run(
        [interpreter, *arguments], capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_installed_reader_is_found_and_used(python: Path, tmp_path: Path) -> None:
    """The package's reader is declared, chosen by itself, and reads the sample."""
    script = tmp_path / "use.py"
    script.write_text(SCRIPT, encoding="utf-8")
    printed = _run(python, "-X", "utf8", str(script), str(EXAMPLE / "sample.json"))
    assert printed.strip() == "青禾县档案馆2023年政府信息公开工作年度报告 14 [14, 28, 4]"


RULES_SCRIPT = """
import sys
from pathlib import Path
from attrs import evolve
from gov_disclosure import parse_report, validate
from gov_disclosure.rules import families

report = parse_report(Path(sys.argv[1]))
(office,) = [family for family in families() if family.name == "office"]
assert office.package == "gov-disclosure-office-rules", office
without = evolve(report, contact=None)
result = validate(without, previous=report, select="office")
print([finding.code for finding in result.findings], [one.code for one in result.passed])
print([finding.severity.value for finding in validate(without, select="office", severity={"office": "error"}).findings])
assert validate(report, ignore="office").ok
"""


@pytest.mark.slow
def test_installed_rules_are_found_and_run(python: Path, tmp_path: Path) -> None:
    """The package's rules are run with the built-in ones, and selected by the name of their entry point."""
    script = tmp_path / "use.py"
    script.write_text(RULES_SCRIPT, encoding="utf-8")
    printed = _run(python, "-X", "utf8", str(script), str(EXAMPLE / "sample.json"))
    assert printed.splitlines() == ["['phone-missing'] ['requests-surge']", "['error']"]


def test_sample_adds_up() -> None:
    """The sample is a consistent report: every row's total is the sum of its applicants."""
    import json

    table = json.loads((EXAMPLE / "sample.json").read_text(encoding="utf-8"))["blocks"][7]["table"]
    figures = [[int(cell) for cell in row[-7:]] for row in table[3:]]
    assert all(sum(row[:6]) == row[6] for row in figures)
    received, carried, *results, total, left = figures
    assert [sum(column) for column in zip(*results, strict=True)] == total
    assert [a + b for a, b in zip(received, carried, strict=True)] == [a + b for a, b in zip(total, left, strict=True)]
