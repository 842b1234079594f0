"""How many totals say something of a table."""

import pytest

from gov_disclosure.model.report import CellStatus
from tables.grids import HEADS, codes, grid_document, read, requests_rows, row_of, small_form, wrong

GRANTED = "requests.results.granted"
FORM = small_form()


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("last", ["0 0 0 0 0", "1 1 0 0 0"], ids=["two totals to judge", "three"])
def test_a_row_in_which_no_total_holds(exact: bool, last: str) -> None:
    """Its totals stand before their parts, so none of its figures is the column's; two that fail are enough to tell."""
    figures = f"3 1 2 0 0 5 5 0 0 0 {last}".split(" ")
    tables, cells = read(grid_document([*HEADS["disputes", "2021"], figures], exact=exact))
    assert [path for path, cell in cells.items() if path.startswith("disputes.") and cell.value is not None] == []
    assert codes(tables) != []


def test_one_total_that_fails() -> None:
    """It may be a slip, which the rules find: what is printed is read."""
    _, cells = read(grid_document([*HEADS["disputes", "2021"], [*"312005000500000"]]))
    assert cells["disputes.reconsideration.upheld"].value == 3
    assert cells["disputes.reconsideration.total"].value == 0


def test_one_figure_a_row_and_no_totals() -> None:
    """Where the source marks every cell, a figure alone in its row is no total that has moved: it stands in its column."""
    rows = requests_rows(FORM)
    for row in rows[3:]:
        row[2:] = [""] * 6
    _, cells = read(grid_document(rows))
    assert wrong(cells, FORM) == {}
    found = [path for path, cell in cells.items() if cell.value is not None]
    assert len(found) == len(rows) - 3
    assert all(path.endswith(".natural_person") for path in found)


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize(
    ("blank", "read_as_printed"), [(3, True), (4, True), (-4, False)], ids=["three", "four", "nearly all"]
)
def test_a_total_that_fails_beside_blank_ones(exact: bool, blank: int, read_as_printed: bool) -> None:
    """A few totals that are left blank say nothing of the others: the number is read, and the rules find the slip."""
    rows = requests_rows(FORM)
    granted = row_of(rows, "（一）")
    left = [row for row in rows[3:] if row is not granted]
    for row in left[-blank:] if blank > 0 else left[:blank]:
        row[-1] = ""
    granted[-1] = "14"
    _, cells = read(grid_document(rows, exact=exact))
    assert cells[f"{GRANTED}.total"].value == (14 if read_as_printed else None)
    assert (cells[f"{GRANTED}.total"].status is CellStatus.ABSENT) is not read_as_printed


@pytest.mark.parametrize("others", range(3))
def test_one_total_that_is_left_blank(others: int) -> None:
    """The last figure of its row is more than the others together, but elsewhere the totals stand in their place: as long
    as more of them do so than are left blank.
    """
    rows = requests_rows(FORM)
    for row in rows[3:]:
        row[1:] = ["0"] * 7
    row_of(rows, "一、")[1:] = ["1", "0", "0", "0", "0", "6", ""]
    for row in rows[-others - 1 : -1]:
        row[1:] = ["1", "0", "0", "0", "0", "6", "7"]
    _, cells = read(grid_document(rows))
    values = [cell.value for path, cell in cells.items() if path.startswith("requests.received.")]
    assert values == ([1, 0, 0, 0, 0, 6, None] if others > 1 else [None] * 7)
    assert (cells["requests.received.total"].status is CellStatus.BLANK) is (others > 1)


def test_a_last_figure_that_is_the_sum_of_the_others() -> None:
    """However many totals hold: the figures of this row may have moved."""
    rows = requests_rows(FORM)
    row_of(rows, "一、")[1:] = ["1", "0", "5", "0", "0", "6", ""]
    _, cells = read(grid_document(rows))
    assert {cell.value for path, cell in cells.items() if path.startswith("requests.received.")} == {None}


def test_one_total_of_section_four_that_is_left_blank() -> None:
    """The two others hold."""
    figures = [*"112040104020103"]
    figures[9] = ""
    _, cells = read(grid_document([*HEADS["disputes", "2021"], figures]))
    assert cells["disputes.direct_litigation.total"].status is CellStatus.BLANK
    assert cells["disputes.reconsideration.total"].value == 4
    assert cells["disputes.litigation_after_reconsideration.total"].value == 3
