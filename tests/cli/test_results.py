"""Results in each format."""

import json

import pytest
from rich.console import Console

from cli.samples import sound_report
from gov_disclosure.cli.findings import Telling
from gov_disclosure.cli.options import Language, ResultFormat
from gov_disclosure.cli.results import ResultPrinter
from gov_disclosure.export.checked import CheckedFile
from gov_disclosure.rules import validate

REPORT = sound_report()
FILE = CheckedFile(name="a.html", result=validate(REPORT, select="balances"))
BEGINNINGS = {
    ResultFormat.TEXT: ("a.html: no findings\n", "\n1 file: "),
    ResultFormat.JSON: ('{"file": "a.html", "ok": true, ', ""),
    ResultFormat.SARIF: ("", '{\n  "$schema": '),
    ResultFormat.JUNIT: ("", '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gov-disclosure" '),
}


@pytest.mark.parametrize("output", ResultFormat)
def test_every_format(capsys: pytest.CaptureFixture[str], output: ResultFormat) -> None:
    """Text and JSON come file by file, the other formats at the end."""
    printer = ResultPrinter(Console(width=80), output, Telling())
    printer.print_file(FILE, REPORT)
    each = capsys.readouterr().out
    printer.print_all([FILE])
    end = capsys.readouterr().out
    for text, beginning in zip((each, end), BEGINNINGS[output], strict=True):
        assert text.startswith(beginning)
        assert bool(text) == bool(beginning)


@pytest.mark.parametrize(("language", "told"), [(None, "en"), (Language.ENGLISH, "en"), (Language.CHINESE, "zh")])
def test_documents_have_one_language(capsys: pytest.CaptureFixture[str], language: Language | None, told: str) -> None:
    """English where none is asked for."""
    ResultPrinter(Console(), ResultFormat.SARIF, Telling(language)).print_all([FILE])
    assert json.loads(capsys.readouterr().out)["runs"][0]["language"] == told


def test_a_file_that_was_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed for it by itself."""
    unread = CheckedFile(name="b.html", reason="gone")
    for output in ResultFormat:
        ResultPrinter(Console(), output, Telling()).print_file(unread, None)
    assert capsys.readouterr().out == ""
