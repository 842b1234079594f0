"""Reports from their JSON."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from export.strategies import any_reports, printed_reports
from gov_disclosure import JsonError, Report, parse_report
from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.report import Cell, CellStatus
from writer.samples import DOCUMENTS, SAMPLES, Sample

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
CELL = Cell("disputes.reconsideration.upheld", CellStatus.REPORTED, 3)
REPORT = Report(title="示例", disputes=Disputes(), cells=(CELL,))


@given(report=any_reports() | printed_reports())
@FEW
def test_nothing_is_lost(report: Report) -> None:
    """Whatever a report holds, it is the same behind its dict and behind its JSON, types of values included."""
    for copy in (Report.from_dict(report.to_dict()), Report.from_json(report.to_json())):
        assert copy == report
        assert repr(copy) == repr(report)


@given(report=any_reports())
@FEW
def test_the_text_can_be_written(report: Report) -> None:
    """Every JSON is valid UTF-8, and bytes are read as well as text."""
    assert Report.from_json(report.to_json(indent=2).encode()) == report


def test_a_byte_order_mark() -> None:
    """A text and bytes that an editor saved with one are read as well."""
    text = "\ufeff" + REPORT.to_json()
    assert Report.from_json(text) == Report.from_json(text.encode()) == REPORT
    with pytest.raises(JsonError):
        Report.from_json("\ufeff" + text)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_reports_that_were_read(sample: Sample) -> None:
    """So are all samples: every status, position and diagnostic."""
    report = parse_report(DOCUMENTS / sample.name)
    copy = Report.from_json(report.to_json())
    assert copy == report
    assert copy.statements == report.statements


def test_the_json_of_the_command_line() -> None:
    """It has the name of the file before the fields."""
    assert Report.from_dict({"file": "a.html", **REPORT.to_dict()}) == REPORT


def changed(**fields: object) -> dict[str, Any]:
    """The dict of a report with other fields."""
    return {**REPORT.to_dict(), **fields}


FAULTS: dict[str, tuple[Any, str]] = {
    "list": ([], "a JSON object, not list"),
    "empty": ({}, "title, agency.*are missing"),
    "unknown": (changed(news=1), r"extra fields found \(news\)"),
    "text for a number": (changed(year="2024"), "report.year"),
    "yes for a number": (changed(year=True), "report.year"),
    "number for text": (changed(title=3), "report.title"),
    "date": (changed(published="2024-02-30"), "report.published"),
    "status": (changed(cells=[{**REPORT.to_dict()["cells"][0], "status": "fine"}]), r"report.cells\[0\].status"),
    "float": (changed(cells=[{**REPORT.to_dict()["cells"][0], "value": 3.0}]), r"report.cells\[0\].value"),
    "decimal": (changed(cells=[{**REPORT.to_dict()["cells"][0], "value": "three"}]), r"report.cells\[0\].value"),
    "text for a count": (changed(cells=[{**REPORT.to_dict()["cells"][0], "value": "5"}]), r"report.cells\[0\].value"),
    "number for money": (
        changed(cells=[{**REPORT.to_dict()["cells"][0], "path": "proactive.fees.amount"}]),
        r"expected decimal.Decimal \| None @ report.cells\[0\].value",
    ),
    "date of another form": (changed(published="20240229"), "report.published"),
    "date of a week": (changed(published="2024-W09-4"), "report.published"),
    "edition": (changed(proactive={"edition": "2008"}), "report.proactive"),
    "table": (changed(disputes=3), "report.disputes"),
    "text for a list": (changed(cells="abc"), r"report.cells"),
}


@pytest.mark.parametrize(("value", "message"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_report(value: dict[str, Any], message: str) -> None:
    """It is refused with the place where it differs, never read as something near it."""
    with pytest.raises(JsonError, match=message):
        Report.from_dict(value)
    with pytest.raises(JsonError, match=message):
        Report.from_json(json.dumps(value))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, b"\xff"], ids=["empty", "cut", "deep", "bytes"])
def test_what_is_no_json(text: str | bytes) -> None:
    """So is text that is none."""
    with pytest.raises(JsonError, match="not JSON"):
        Report.from_json(text)


def test_a_key_that_stands_twice() -> None:
    """Which of the two counts would be a guess."""
    text = REPORT.to_json()[:-1] + ', "year": 1999}'
    with pytest.raises(JsonError, match="the key 'year' stands twice"):
        Report.from_json(text)


@pytest.mark.parametrize(("path", "value"), [("proactive.fees.amount", Decimal("0.50")), ("own.figure", Decimal(5))])
def test_what_may_be_text(path: str, value: Decimal) -> None:
    """Money, and figures that the form does not have."""
    report = evolve(REPORT, cells=(evolve(CELL, path=path, value=value),))
    assert repr(Report.from_json(report.to_json())) == repr(report)


def test_samples_are_there() -> None:
    """The samples of the tests above exist."""
    assert all(Path(DOCUMENTS / sample.name).is_file() for sample in SAMPLES)


@pytest.mark.parametrize(
    "value", ["NaN", "sNaN", "Infinity", "-Infinity", "1_000", " 12", "１２", ".5", "1E+" + "9" * 30, "3\n"]
)
def test_text_that_is_no_number(value: str) -> None:
    """A value is what `to_json` writes, and what the schema says: nothing else that Python takes for a decimal."""
    with pytest.raises(JsonError, match=r"report.cells\[0\].value"):
        Report.from_dict(changed(cells=[{**REPORT.to_dict()["cells"][0], "value": value}]))


NO_TEXT: Any = {1: 2, None: 3}


@pytest.mark.parametrize(
    "value",
    [{**REPORT.to_dict(), **NO_TEXT}, changed(cells=[{**REPORT.to_dict()["cells"][0], **NO_TEXT}])],
    ids=["report", "cell"],
)
def test_keys_that_are_no_text(value: dict[Any, Any]) -> None:
    """JSON has none, but a dict may."""
    with pytest.raises(JsonError, match="a key is no string"):
        Report.from_dict(value)


def test_neither_text_nor_bytes() -> None:
    """It is a mistake like any other."""
    with pytest.raises(JsonError, match="must be str"):
        Report.from_json(None)  # type: ignore[arg-type]
