"""The cells of a report by path and by table."""

import pytest
from attrs import evolve

from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Cell, CellStatus, Report
from gov_disclosure.rules.cells import cells_by_path, cells_by_table

CELLS = tuple(
    Cell(path, CellStatus.REPORTED, 1) for path in ("proactive.fees.amount", "disputes.reconsideration.total")
)


def test_by_path_and_table() -> None:
    """Each cell is found under its path and under its table; a table without cells has no entry."""
    report = Report(cells=CELLS)
    assert cells_by_path(report) == {cell.path: cell for cell in CELLS}
    assert cells_by_table(report) == {"proactive": CELLS[:1], "disputes": CELLS[1:]}
    assert cells_by_table(Report()) == {}


@pytest.mark.parametrize("edition", EDITIONS)
def test_whole_form(edition: str) -> None:
    """Where all figures of a form stand in its order, each cell is under its table as where they do not."""
    tables = EDITIONS[edition].tables
    cells = tuple(
        Cell(figure.path, CellStatus.REPORTED, 1) for table in tables for figure in tree.figures(table, edition)
    )
    for found in (cells_by_table(Report(cells=cells)), cells_by_table(Report(cells=cells[::-1]))):
        assert {table: frozenset(of_table) for table, of_table in found.items()} == {
            table: frozenset(cell for cell in cells if cell.path.startswith(f"{table}.")) for table in tables
        }


def test_reports_are_told_apart() -> None:
    """Reports that are asked for in turn each give their own cells, also where the cells are equal."""
    report = Report(cells=CELLS)
    other = evolve(report, cells=(evolve(CELLS[0], value=2), CELLS[1]))
    same = Report(cells=(*CELLS,))
    for each in (report, other, same, report, other):
        assert list(cells_by_path(each).values()) == list(each.cells)
        assert cells_by_table(each)["proactive"][0] is each.cells[0]
