"""One truth: what a report tells of a figure is what its table has, in every form that it is told in."""

from collections.abc import Callable
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import Position, Report, UnknownPathError, compare, parse_report, validate
from gov_disclosure.model import tree
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.figures import cells_of
from gov_disclosure.model.report import Cell, CellStatus, Coverage, Section, SectionKind, Value
from repair.strategies import forms
from writer.forms import Form

UPHELD, TOTAL = "disputes.reconsideration.upheld", "disputes.reconsideration.total"
BY_HAND = Report(disputes=Disputes(reconsideration=Outcomes(upheld=3, corrected=1, other=0, pending=0, total=5)))
READ = tuple(
    Cell(figure.path, CellStatus.REPORTED, 3, "３", Position(9), "件") for figure in tree.figures("disputes", "2021")
)
"""The cells of a table 四 of threes."""

CHANGED = attrs.evolve(BY_HAND, cells=READ)


def by_cell(report: Report) -> dict[str, Value]:
    return {path: report.cell(path).value for path in report.flatten()}


def by_frame(report: Report) -> dict[str, Value]:
    return {str(row["path"]): row["value"] for row in report.to_frame(backend="arrow").to_pylist()}


def by_page(report: Report) -> dict[str, Value]:
    return parse_report(report.to_html()).flatten()


def by_comparison(report: Report) -> dict[str, Value]:
    return {found.path: found.current for found in compare(report, report).figures if found.path in report.flatten()}


TOLD: dict[str, Callable[[Report], dict[str, Value]]] = {
    "flatten": lambda report: report.flatten(),
    "cell": by_cell,
    "to_frame": by_frame,
    "to_html": by_page,
    "compare": by_comparison,
}


@pytest.mark.parametrize("way", TOLD)
@pytest.mark.parametrize("report", [BY_HAND, CHANGED], ids=["made by hand", "changed"])
def test_every_way_tells_the_table(report: Report, way: str) -> None:
    """With no cells, and with cells of other values."""
    assert report.disputes is not None
    sections = tuple(Section(kind, kind.label, "") for kind in SectionKind)
    values = TOLD[way](attrs.evolve(report, title="示例局2031年政府信息公开工作年度报告", sections=sections))
    found = {path: value for path, value in values.items() if path.startswith("disputes.")}
    assert found == {**dict.fromkeys(report.flatten()), **by_name(report.disputes.reconsideration)}


def by_name(outcomes: Outcomes) -> dict[str, object]:
    """The figures of the first part of table 四 by path."""
    return {f"disputes.reconsideration.{name}": value for name, value in attrs.asdict(outcomes).items()}


def test_a_report_made_by_hand() -> None:
    """What its table has is reported, what it lacks absent; the counts are those of `flatten`."""
    assert BY_HAND.cell(UPHELD) == Cell(UPHELD, CellStatus.REPORTED, 3, unit="件")
    assert BY_HAND.cell("disputes.direct_litigation.total") == Cell(
        "disputes.direct_litigation.total", CellStatus.ABSENT
    )
    assert BY_HAND.coverage == {"disputes": Coverage(found=5, blank=0, expected=15)}
    assert str(attrs.evolve(BY_HAND, title="示例")) == "示例: 5 of 15 figures, 0 diagnostics"
    with pytest.raises(UnknownPathError, match="lists the 15 paths"):
        BY_HAND.cell("requests.received.total")


def test_a_cell_proves_its_own_value_only() -> None:
    """A cell that agrees with the table is told as it was read; one that does not has no text and no position."""
    assert CHANGED.cell(UPHELD) is CHANGED.cells[0]
    assert CHANGED.cell(TOTAL) == Cell(TOTAL, CellStatus.REPORTED, 5, unit="件")
    assert CHANGED.coverage["disputes"] == Coverage(found=5, blank=0, expected=15)


def test_findings_quote_no_other_figure() -> None:
    """What a finding quotes is the proof of the figure that it is about."""
    (finding,) = validate(CHANGED, select="balances").findings
    assert finding.left is not None
    assert finding.right is not None
    (total,) = finding.right.operands
    assert (total.value, total.raw, total.position) == (5, None, None)
    assert [operand.raw for operand in finding.left.operands] == ["３", None, None, None]


def test_a_table_taken_away() -> None:
    """Its figures stay by path, as for a table that the document lacks: they are absent."""
    without = attrs.evolve(CHANGED, disputes=None)
    assert set(without.flatten().values()) == {None}
    assert len(without.flatten()) == 15
    assert without.cell(UPHELD) == Cell(UPHELD, CellStatus.ABSENT)
    assert without.coverage["disputes"] == Coverage(found=0, blank=0, expected=15)


@pytest.mark.parametrize("path", ["disputes.reconsideration", "disputes.nothing.at.all", "title", "", "disputes"])
@pytest.mark.parametrize("report", [BY_HAND, CHANGED, Report(), attrs.evolve(CHANGED, disputes=None)])
def test_no_figure(report: Report, path: str) -> None:
    """A path that the form lacks is refused."""
    with pytest.raises(UnknownPathError):
        report.cell(path)


def test_a_decimal_is_the_same_value() -> None:
    """3.0 and 3 are one value: the cell stays."""
    cells = (attrs.evolve(READ[0], value=Decimal("3.0")),)
    assert attrs.evolve(BY_HAND, cells=cells).cell(UPHELD) is cells[0]


@settings(max_examples=20, deadline=None)
@given(forms(), st.integers(0, 2**32))
def test_changed_at_random(form: tuple[str, Form], number: int) -> None:
    """However a figure is changed, `flatten`, `cell` and the counts go together, in the form's order."""
    edition, drawn = form
    values = {path: int(value) for path, value in drawn.figures.items() if path.startswith("requests.")}
    read = tuple(Cell(path, CellStatus.REPORTED, value, str(value), Position(1)) for path, value in values.items())
    paths = [figure.path for figure in tree.figures("requests", edition)]
    changed = paths[number % len(paths)]
    now = {**values, changed: values[changed] + 1}
    report = Report(requests=tree.build("requests", edition, now), cells=read)
    assert [*report.flatten()] == paths
    assert report.flatten() == now == by_cell(report)
    assert [cell.path for cell in cells_of(report) if cell.raw is None] == [changed]


def test_a_blank_that_was_filled_by_hand() -> None:
    """The status is that of the figure, no longer that of the blank cell, in a comparison too."""
    blank = Cell(TOTAL, CellStatus.BLANK, raw="")
    filled = attrs.evolve(BY_HAND, cells=(blank,))
    assert filled.cell(TOTAL) == Cell(TOTAL, CellStatus.REPORTED, 5, unit="件")
    (figure,) = [found for found in compare(filled, BY_HAND).figures if found.path == TOTAL]
    assert (figure.current_status, figure.previous_status) == (CellStatus.REPORTED, CellStatus.REPORTED)
