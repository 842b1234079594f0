"""Cells that are merged over several rows of an HTML table."""

import pytest

from gov_disclosure.document import Table
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.html import HtmlReader


def _rows(body: str) -> list[list[tuple[str, bool]]]:
    (table,) = HtmlReader().read(Source(text=f"<html><body><table>{body}</table></body></html>")).blocks
    assert isinstance(table, Table)
    return [[(cell.text, cell.covered) for cell in row] for row in table.rows]


def test_a_merged_figure_keeps_its_place_below() -> None:
    """What stands behind it does not move to the left."""
    rows = _rows("<tr><td>甲<td>1<td rowspan=2>2<td>3</tr><tr><td>乙<td>4<td>5</tr>")
    assert rows[1] == [("乙", False), ("4", False), ("", True), ("5", False)]


@pytest.mark.parametrize("label", ["组", "（三）", "a"])
def test_a_merged_label_leaves_nothing_below(label: str) -> None:
    """A group stands before all of its rows."""
    rows = _rows(f"<tr><td rowspan=2>{label}<td>甲<td>1</tr><tr><td>乙<td>4</tr>")
    assert rows[1] == [("乙", False), ("4", False)]


def test_merged_over_columns_and_rows_at_the_end() -> None:
    """Every column that it covers is there."""
    rows = _rows("<tr><td>甲<td rowspan=3 colspan=2>2</tr><tr><td>乙</tr><tr><td>丙</tr><tr><td>丁<td>1<td>2</tr>")
    assert rows[1] == [("乙", False), ("", True), ("", True)]
    assert rows[2] == [("丙", False), ("", True), ("", True)]
    assert rows[3] == [("丁", False), ("1", False), ("2", False)]


@pytest.mark.parametrize("span", ["0", "x", "-2", "", "1"])
def test_a_rowspan_that_reaches_nowhere(span: str) -> None:
    """What is no number above 1 merges nothing."""
    rows = _rows(f'<tr><td>甲<td rowspan="{span}">2</tr><tr><td>乙<td>5</tr>')
    assert rows[1] == [("乙", False), ("5", False)]


def test_a_huge_rowspan_is_cut_with_the_table() -> None:
    """It makes no rows of its own."""
    rows = _rows('<tr><td>甲<td rowspan="999999999" colspan="999999999">2</tr><tr><td>乙</tr>')
    assert len(rows) == 2


def test_merged_figures_that_pile_up() -> None:
    """No more than 64 columns are followed down a table, so that a row of two cells does not come to hold a thousand."""
    rows = _rows('<tr><td rowspan="999999999">1<td>2</tr>' * 300)
    assert [len(row) for row in rows[:70]] == [*range(2, 66), *[66] * 6]
    assert len(rows[-1]) == 66
