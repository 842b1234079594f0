"""Rows of a table with marked figures."""

import re

from attrs import evolve

from cli.samples import Show, changed, sound_report
from gov_disclosure.cli.excerpts import DOUBTFUL, WRONG, drawable, drawn, print_excerpt
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.report import Cell, CellStatus, Report, Severity
from gov_disclosure.rules import Finding, Operand, Side, validate

GRANTED = "requests.results.granted.natural_person"


def finding(*paths: str, value: int | None = 1) -> Finding:
    """A finding that compares these figures."""
    operands = tuple(Operand(path, "", value) for path in paths)
    return Finding(code="a", severity=Severity.ERROR, message="", message_zh="", left=Side(operands, value))


def test_what_is_drawn() -> None:
    """Comparisons of figures that stand in the report's tables."""
    report = sound_report()
    assert drawable(report, finding(GRANTED))
    assert drawn(report, finding(GRANTED, "previous." + GRANTED, "statements.requests.granted")) == (GRANTED,)
    assert not drawable(report, finding("previous." + GRANTED))
    assert not drawable(report, finding("sections.overview"))
    assert not drawable(report, finding())
    assert not drawable(report, finding(GRANTED, value=None))
    assert not drawable(Report(), finding(GRANTED))


def test_marks(show: Show) -> None:
    """A sign on both sides, seen without colour; other figures of the row are plain."""
    marks = {GRANTED: WRONG, "requests.results.granted.total": DOUBTFUL}
    text = show(print_excerpt, sound_report(), [finding(GRANTED)], marks, width=120)
    (row,) = (line for line in text.split("\n") if "予以公开" in line)
    assert row.split() == ["（一）予以公开", ">19<", "2", "0", "0", "0", "0", ">21?<"]


def test_marked_figures_are_shown_even_where_they_are_zero(show: Show) -> None:
    """A zero among many may be the wrong figure."""
    report = sound_report()
    (broken,) = validate(changed(report, {"requests.results.total.other": 5}), select="requests-column-total").findings
    zero = "requests.results.granted.other"
    text = show(print_excerpt, report, [broken], {zero: DOUBTFUL}, width=120)
    assert re.search(r"（一）予以公开 .*>0\?<", text)
    assert "部分公开" not in text


def test_cells_without_a_figure_keep_their_mark(show: Show) -> None:
    """A blank cell shows as one."""
    report = sound_report()
    cells = tuple(Cell(cell.path, CellStatus.BLANK) if cell.path == GRANTED else cell for cell in report.cells)
    text = show(print_excerpt, evolve(report, cells=cells), [finding(GRANTED)], {GRANTED: WRONG}, width=120)
    assert ">_<" in text


def test_a_report_made_by_hand(show: Show) -> None:
    """Its tables are enough: it needs no cells. A figure without a value shows as absent."""
    report = Report(disputes=Disputes(reconsideration=Outcomes(upheld=3, corrected=1, other=0, total=5)))
    text = show(print_excerpt, report, [finding("disputes.reconsideration.total")], {}, width=120)
    assert text.split("\n")[-2].split() == ["行政复议", "3", "1", "0", "x", "5"]


def test_figures_of_two_tables(show: Show) -> None:
    """Each table has its own rows."""
    text = show(print_excerpt, sound_report(), [finding(GRANTED, "disputes.reconsideration.total")], {}, width=120)
    assert "自然人" in text
    assert "结果维持" in text
