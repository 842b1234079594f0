"""A package of an extra that is not installed is named, with the command that installs it."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest

from gov_disclosure import GovDisclosureError, MissingExtraError, reports_to_frame
from gov_disclosure.export.extras import load


def without(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """Make the import of a package fail as if it were not installed."""
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)

    class Finder:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name.partition(".")[0] == package:
                raise ModuleNotFoundError(f"No module named {package!r}", name=package)

    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_missing_package(monkeypatch: pytest.MonkeyPatch, package: Literal["pandas", "polars"]) -> None:
    """The error is one of the library and an ImportError, and has the command."""
    without(monkeypatch, package)
    with pytest.raises(MissingExtraError, match=rf'{package}.*pip install "gov-disclosure\[frame\]"') as caught:
        reports_to_frame([], backend=package)
    assert isinstance(caught.value, GovDisclosureError)
    assert isinstance(caught.value, ImportError)
    assert (caught.value.package, caught.value.extra, caught.value.name) == (package, "frame", package)


@pytest.mark.parametrize(("backend", "extra"), [("pandas", "frame"), ("polars", "frame"), ("arrow", "arrow")])
def test_without_arrow(
    monkeypatch: pytest.MonkeyPatch, backend: Literal["pandas", "polars", "arrow"], extra: str
) -> None:
    """An Arrow table needs no more than the small extra; the frames need the one that brings all their packages."""
    without(monkeypatch, "pyarrow")
    with pytest.raises(MissingExtraError, match=rf'pyarrow.*pip install "gov-disclosure\[{extra}\]"'):
        reports_to_frame([], backend=backend)


SCRIPT = """
import sys
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in {"pyarrow", "cattrs", "pandas", "polars"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Finder)
from pathlib import Path
from gov_disclosure import MissingExtraError, Report, parse_report, validate
report = parse_report(Path(sys.argv[1]))
assert report.to_dict() and report.to_json() and report.to_html() and report.to_markdown()
assert report._repr_html_() and report.requests._repr_html_() and validate(report)._repr_html_()
assert validate(report).to_json()
for call in (report.to_frame, lambda: Report.from_json(report.to_json())):
    try:
        call()
    except MissingExtraError as error:
        print(error.extra, error.package)
"""


def test_without_any_extra() -> None:
    """All that needs no other package works; what does says so."""
    sample = Path(__file__).parents[2] / "examples" / "documents" / "page-word-paste.html"
    run = subprocess.run([sys.executable, "-c", SCRIPT, sample], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:-1] == ["frame pyarrow", "json cattrs"]


def test_a_package_that_is_broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One that is installed and lacks a package of its own is not called missing."""
    (tmp_path / "broken_package.py").write_text("import nothing_of_that_name")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="nothing_of_that_name") as caught:
        load("broken_package", "frame", "a test")
    assert not isinstance(caught.value, MissingExtraError)


def test_it_can_be_sent_between_processes() -> None:
    """A pickled error is the same one."""
    error = MissingExtraError("pyarrow", "frame", "a data frame")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - made in this line
