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
