"""Rows whose last figures stand in the next line."""

import pytest

from gov_disclosure.document import Document
from gov_disclosure.model.report import CellStatus
from tables.grids import (
    codes,
    disputes_rows,
    figures_of,
    lines_document,
    read,
    requests_rows,
    row_of,
    small_form,
    table,
    wrong,
)
from writer.forms import complete

FORM = small_form()
LABEL = "（二）部分公开"
PATH = "requests.results.partially_granted"


def _broken(at: int, filler: list[str], rest: list[str] | None = None) -> Document:
    """Section 三 as a grid of text with one row broken before its figure `at`, the first line filled up with blanks."""
    rows = requests_rows(FORM)
    row = row_of(rows, LABEL)
    number = rows.index(row)
    below = row[at + 1 :] if rest is None else rest
    return Document([table([*rows[:number], row[: at + 1] + filler, below, *rows[number + 1 :]], exact=False)])


@pytest.mark.parametrize("filler", [[], [""], ["", ""]], ids=len)
@pytest.mark.parametrize("at", range(1, 7))
def test_both_lines_are_one_row(at: int, filler: list[str]) -> None:
    """Wherever the row is broken; its figures are known by their sum."""
    tables, cells = read(_broken(at, filler))
    assert wrong(cells, FORM) == {}
    row = {path: cell for path, cell in cells.items() if path.startswith(f"{PATH}.")}
    assert [cell.value for cell in row.values()] == [FORM.figures[path] for path in row]
    assert {cell.status for cell in row.values()} == {CellStatus.PLACED}
    assert codes(tables) == [("row-placed", PATH)]


@pytest.mark.parametrize(
    "rest",
    [["1"], ["0"], ["1", "2", "3"], ["小计", "4"]],
    ids=["another sum", "nothing", "too many", "with a label"],
)
def test_what_is_no_rest_stays_open(rest: list[str]) -> None:
    """Figures below a row that do not make its sum are not put to it."""
    _, cells = read(_broken(6, [""], rest))
    assert wrong(cells, FORM) == {}
    assert all(cell.value is None for path, cell in cells.items() if path.startswith(f"{PATH}."))


def test_the_row_of_section_four() -> None:
    """It has no label, nor has its rest."""
    rows = disputes_rows(FORM)
    tables, cells = read(Document([table([*rows[:-1], [*rows[-1][:13], ""], rows[-1][13:]], exact=False)]))
    assert {path: cell.value for path, cell in cells.items() if cell.value is not None} == {
        path: value for path, value in FORM.figures.items() if path.startswith("disputes.")
    }
    assert codes(tables) == [("row-placed", "disputes")]


def test_markup_breaks_no_row() -> None:
    """HTML has its rows as the page has them: a row of one figure below another is none of its cells."""
    rows = requests_rows(FORM)
    row = row_of(rows, LABEL)
    number = rows.index(row)
    _, cells = read(Document([table([*rows[:number], row[:7], row[7:], *rows[number + 1 :]], exact=True)]))
    assert wrong(cells, FORM) == {}


def test_cells_with_a_line_each_are_not_touched() -> None:
    """There a figure always stands below the others."""
    rows = requests_rows(FORM)
    tables, cells = read(lines_document(rows))
    assert codes(tables) == []
    assert [cells[figure.path].status for row in FORM.rows("requests") for figure in row.figures] == [
        CellStatus.REPORTED
    ] * sum(len(figures_of(FORM, row)) for row in FORM.rows("requests"))


ONES = {"requests.received.other": 1, f"{PATH}.natural_person": 1, f"{PATH}.other": 1}


@pytest.mark.parametrize("number", ["1", "2", "4"])
def test_the_number_of_a_page_below_a_row_that_lost_a_blank(number: str) -> None:
    """`1 0 0 0 1 2` has lost a cell; with what stands below it, it would be a row that adds up."""
    form = complete("2021", ONES)
    rows = requests_rows(form)
    row = row_of(rows, LABEL)
    del row[3]
    rows.insert(rows.index(row) + 1, [number])
    _, cells = read(Document([table(rows, exact=False)]))
    assert wrong(cells, form) == {}


def test_a_number_below_section_four() -> None:
    """No other row tells whether it is the total that the row lacks, or the number of a page."""
    form = complete("2021", {"disputes.litigation_after_reconsideration.upheld": 3})
    rows = disputes_rows(form)
    _, cells = read(Document([table([*rows[:-1], rows[-1][:14], ["3"]], exact=False)]))
    assert {cell.value for path, cell in cells.items() if path.startswith("disputes.")} == {None}


def test_a_row_that_other_rows_contradict() -> None:
    """Its own sum holds, and the total of its column does not."""
    rows = requests_rows(FORM)
    row = row_of(rows, LABEL)
    number = rows.index(row)
    row[1] = str(int(row[1]) + 5)
    total = str(int(row[7]) + 5)
    broken = [*rows[:number], row[:7], [total], *rows[number + 1 :]]
    _, cells = read(Document([table(broken, exact=False)]))
    assert all(cell.value is None for path, cell in cells.items() if path.startswith(f"{PATH}."))


def test_two_years_each_broken() -> None:
    """The rest of one row is not the beginning of the next."""
    rows = disputes_rows(FORM)
    this, last = rows[-1], disputes_rows(complete("2021", {**FORM.figures, "disputes.reconsideration.upheld": 50}))[-1]
    parts = [this[:7], this[7:], last[:7], last[7:]]
    tables, cells = read(Document([table([*rows[:-1], *parts], exact=False)]))
    assert ("row-repeated", "disputes") in codes(tables)
    assert cells["disputes.reconsideration.upheld"].value is None
    assert wrong(cells, FORM) == {}
