"""Totals that are none."""

import pytest

from gov_disclosure.model.report import CellStatus
from tables.grids import codes, grid_document, read, requests_rows, row_of, small_form, wrong
from writer.forms import Form, complete

GRANTED = "requests.results.granted"


def _form() -> Form:
    """A form in which nobody was granted anything."""
    figures = {path: value for path, value in small_form().figures.items() if not path.startswith(GRANTED)}
    return complete("2021", figures)


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("blank", ["", "0"])
def test_a_number_in_a_column_of_blank_totals(exact: bool, blank: str) -> None:
    """It may be a page's: its row is None, and the others are read as they are where their columns balance."""
    form = _form()
    rows = requests_rows(form)
    for row in rows[3:]:
        row[-1] = ""
    row_of(rows, "（一）")[1:] = [*[blank] * 6, "14"]
    _, cells = read(grid_document(rows, exact=exact))
    assert wrong(cells, form) == {}
    assert cells[f"{GRANTED}.total"].status is CellStatus.ABSENT


def test_the_other_rows_are_read_in_their_columns() -> None:
    """In a text nothing but the columns tells where the blanks are; the row with the number is no part of them."""
    form = _form()
    rows = requests_rows(form)
    for row in rows[3:]:
        row[-1] = ""
    row_of(rows, "（一）")[1:] = [*[""] * 6, "14"]
    tables, cells = read(grid_document(rows, exact=False))
    assert codes(tables) == [("row-not-placed", GRANTED)]
    assert cells["requests.received.natural_person"].value == form.figures["requests.received.natural_person"]


def test_one_total_that_fails_among_others_is_read_as_printed() -> None:
    """The rules find it."""
    form = _form()
    rows = requests_rows(form)
    row_of(rows, "（一）")[-1] = "14"
    tables, cells = read(grid_document(rows))
    assert codes(tables) == []
    assert cells[f"{GRANTED}.total"].value == 14


CARRIED = "requests.carried_forward"


def test_a_row_under_a_damaged_label_that_a_balance_contradicts() -> None:
    """What is carried forward is what is left of the requests: other figures belong to another row."""
    form = _form()
    rows = requests_rows(form)
    label = "四、结转下年度继续办埋"
    row_of(rows, "四、")[0] = label
    assert read(grid_document(rows))[1][f"{CARRIED}.total"].value == form.figures[f"{CARRIED}.total"]
    row_of(rows, label)[1:] = ["7", "1", "0", "0", "0", "2", "10"]
    tables, cells = read(grid_document(rows))
    assert codes(tables) == [("row-not-placed", CARRIED)]
    assert wrong(cells, form) == {}
    assert {cell.value for path, cell in cells.items() if path.startswith(CARRIED)} == {None}


def test_a_row_under_its_own_label_that_a_balance_contradicts_is_read_as_printed() -> None:
    rows = requests_rows(_form())
    row_of(rows, "四、")[1:] = ["7", "1", "0", "0", "0", "2", "10"]
    tables, cells = read(grid_document(rows))
    assert codes(tables) == []
    assert cells[f"{CARRIED}.total"].value == 10


def test_a_row_that_is_not_placed_tells_the_sum_that_fails() -> None:
    """A misprint may be all that is wrong with it."""
    rows = requests_rows(_form())
    row_of(rows, "（一）")[1:] = [*"0080300", ""]
    tables, _ = read(grid_document(rows, exact=False))
    found = next(one for one in tables.diagnostics if one.path == GRANTED)
    assert found.code == "row-not-placed"
    assert "0 + 0 + 8 + 0 + 3 + 0 is 11 and not 0" in found.message
    assert "0 + 0 + 8 + 0 + 3 + 0 = 11，与总计 0 不符" in found.message_zh
