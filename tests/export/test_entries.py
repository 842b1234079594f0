"""The figures of a report one by one."""

import attrs
import pytest

from export.strategies import report_with
from gov_disclosure import Report, UnknownPathError
from gov_disclosure.export.entries import entries
from gov_disclosure.model import tree
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Cell, CellStatus

ABSENT = {
    edition: tuple(
        Cell(figure.path, CellStatus.ABSENT)
        for table in EDITIONS[edition].tables
        for figure in tree.figures(table, edition)
    )
    for edition in EDITIONS
}


def test_every_figure_in_order() -> None:
    """The form's order, whatever the order of the cells."""
    report = report_with(dict.fromkeys(EDITIONS["2021"].tables, "2021"), ABSENT["2021"][::-1])
    assert tuple(entry.cell for entry in entries(report)) == ABSENT["2021"]
    assert {entry.edition for entry in entries(report)} == {"2021"}


@pytest.mark.parametrize(("year", "of_disputes"), [(2020, "2019"), (2024, "2021"), (None, "2021")])
@pytest.mark.parametrize("edition", EDITIONS)
def test_an_absent_table_follows_the_edition_of_its_cells(edition: str, year: int | None, of_disputes: str) -> None:
    """Where the cells fit both editions, the one in force is taken."""
    found = list(entries(Report(year=year, cells=ABSENT[edition])))
    assert tuple(entry.cell for entry in found) == ABSENT[edition]
    by_table = {entry.figure.path.partition(".")[0]: entry.edition for entry in found}
    assert by_table == {"proactive": edition, "requests": edition, "disputes": of_disputes}


def test_a_report_made_by_hand() -> None:
    """A typed table without cells gives its values; what has none is absent."""
    report = Report(disputes=Disputes(reconsideration=Outcomes(upheld=3)))
    first, second, *_ = entries(report)
    assert first.cell == Cell("disputes.reconsideration.upheld", CellStatus.REPORTED, 3, unit="件")
    assert second.cell == Cell("disputes.reconsideration.corrected", CellStatus.ABSENT)
    assert len(list(entries(report))) == 15


def test_an_absent_table_with_some_cells() -> None:
    """All figures of the table are given."""
    cell = Cell("disputes.reconsideration.total", CellStatus.ABSENT)
    assert len(list(entries(Report(cells=(cell,))))) == 15


def test_nothing() -> None:
    """A report without tables and cells has no figures."""
    assert not list(entries(Report()))


@pytest.mark.parametrize("path", ["disputes.reconsideration.nobody", "nothing.at.all"])
@pytest.mark.parametrize("table", [None, Disputes()])
def test_a_cell_that_is_no_figure(path: str, table: Disputes | None) -> None:
    """It is refused, not left out."""
    report = attrs.evolve(Report(cells=(Cell(path, CellStatus.REPORTED, 3),)), disputes=table)
    with pytest.raises(UnknownPathError, match=path):
        list(entries(report))
