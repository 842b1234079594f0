"""What files are checked for."""

from pathlib import Path

import pytest
import typer

from gov_disclosure.cli.checking import check_files, make_checking
from gov_disclosure.cli.reading import Reading

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = str(ROOT / "examples" / "documents" / "pipes-bare.txt")


def test_rules_are_chosen() -> None:
    """By name, left out by name, graded by name."""
    checking = make_checking([SAMPLE], None, ["balances"], ["disputes-total"], ["requests-carry=advice"])
    ((file, report),) = check_files([SAMPLE], Reading(), checking, locate=True)
    assert report is not None
    assert file.result is not None
    codes = {passed.code for passed in file.result.passed}
    assert "disputes-total" not in codes
    assert {"requests-row-total", "requests-carry"} <= codes
    assert checking.severity == {"requests-carry": "advice"}
    assert file.localizations == ()


@pytest.mark.parametrize(
    ("select", "severity", "message"),
    [
        (["no-such"], [], "no rule and no family of rules is named 'no-such'"),
        (["balance"], [], "did you mean balances?"),
        ([], ["no-such=error"], "is named 'no-such'"),
        ([], ["balances=grave"], "'grave' (for balances) is no severity; there are: error, warning, advice"),
    ],
)
def test_unknown_names(
    capsys: pytest.CaptureFixture[str], select: list[str], severity: list[str], message: str
) -> None:
    """The program ends before any file is read, with the names that are near."""
    with pytest.raises(typer.Exit) as end:
        make_checking(["no-such-file"], None, select, None, severity)
    assert end.value.exit_code == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(("files", "previous"), [(["a", "b"], "c"), (["-"], "-")])
def test_what_cannot_be_compared(files: list[str], previous: str) -> None:
    """Last year's report goes with one file, and standard input is one file."""
    with pytest.raises(typer.BadParameter):
        make_checking(files, previous, None, None, None)


def test_last_years_report() -> None:
    """It is named with the file that is compared with it."""
    checking = make_checking([SAMPLE], SAMPLE, None, None, None)
    ((file, _),) = check_files([SAMPLE], Reading(), checking, locate=False)
    assert file.previous == SAMPLE


def test_last_years_report_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    """It is a file that was not read; the other is checked without it."""
    checking = make_checking([SAMPLE], "no-such-file", ["balances"], None, None)
    (previous, nothing), (file, report) = check_files([SAMPLE], Reading(), checking, locate=False)
    assert (previous.name, previous.reason, nothing) == ("no-such-file", "No such file or directory", None)
    assert previous.result is None
    assert file.previous is None
    assert report is not None
    assert "no-such-file: No such file" in capsys.readouterr().err
