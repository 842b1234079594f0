"""Rows whose figures may be those of the label above or below."""

from functools import partial

import pytest

from gov_disclosure.document import Document, Paragraph
from gov_disclosure.model import tree
from gov_disclosure.model.report import CellStatus
from gov_disclosure.position import Position
from gov_disclosure.tables import read_tables
from tables.grids import (
    Rows,
    Writer,
    codes,
    grid_document,
    lines_document,
    proactive_rows,
    read,
    requests_rows,
    row_of,
    small_form,
    table,
    wrong,
)
from writer.forms import Form, complete

FORM = small_form()
HEAD = 3
ROWS = requests_rows(FORM)
LAST = len(ROWS) - 1
BLANK = [""] * 7
EVERY_WRITER = [grid_document, partial(grid_document, exact=False), lines_document]
IN_ROWS = EVERY_WRITER[:2]
ZERO = ("7.属于行政执法案卷", "2.重复申请")
"""Rows that have no figure above 0 in the form with zeros."""


def _with_zeros() -> Form:
    drawn = {figure.path: index % 9 + 1 for index, figure in enumerate(tree.figures("requests", "2021"))}
    for row in tree.rows("requests", "2021"):
        if row.label in ZERO:
            drawn |= {figure.path: 0 for figure in row.figures}
    return complete("2021", drawn)


def _blank_zeros(form: Form) -> Rows:
    return [[row[0], *BLANK] if row[0] in ZERO else row for row in requests_rows(form)]


def _down(rows: Rows, first: int, last: int, *, blank: bool = True) -> Rows:
    """The figures of some rows one row below their labels."""
    figures = [row[1:] for row in rows[first : last + 1]]
    moved = [[row[0], *above] for row, above in zip(rows[first + 1 : last + 1], figures, strict=False)]
    head = [rows[first][0], *BLANK] if blank else rows[first][:1]
    return [*rows[:first], head, *moved, ["", *figures[-1]], *rows[last + 1 :]]


def _up(rows: Rows, first: int, last: int, *, blank: bool = True) -> Rows:
    """The figures of some rows one row above their labels."""
    figures = [row[1:] for row in rows[first : last + 1]]
    moved = [[row[0], *below] for row, below in zip(rows[first:last], figures[1:], strict=True)]
    end = [rows[last][0], *BLANK] if blank else rows[last][:1]
    return [*rows[:first], ["", *figures[0]], *moved, end, *rows[last + 1 :]]


@pytest.mark.parametrize("write", EVERY_WRITER)
@pytest.mark.parametrize("move", [_down, _up, partial(_down, blank=False), partial(_up, blank=False)])
@pytest.mark.parametrize(("first", "last"), [(HEAD, LAST), (HEAD, 12), (5, 12), (9, 20), (15, LAST), (20, 24)])
def test_figures_beside_a_neighbours_label_are_not_read(
    write: Writer, move: partial[Rows], first: int, last: int
) -> None:
    """Each row adds up, and the balances do not hold: what stands between the ends is not read, the rest is."""
    rows = move(ROWS, first, last)
    tables, cells = read(write(rows))
    assert wrong(cells, FORM) == {}
    assert "row-not-placed" in {code for code, _ in codes(tables)}


@pytest.mark.parametrize("write", IN_ROWS)
@pytest.mark.parametrize("move", [_down, _up])
def test_rows_outside_of_the_stretch_are_read(write: Writer, move: partial[Rows]) -> None:
    _, cells = read(write(move(ROWS, 9, 14)))
    assert wrong(cells, FORM) == {}
    assert cells["requests.received.total"].value == FORM.figures["requests.received.total"]
    assert cells["requests.carried_forward.total"].value == FORM.figures["requests.carried_forward.total"]


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("head", [True, False])
@pytest.mark.parametrize("zeros", [True, False])
def test_figures_in_a_row_above_their_label(exact: bool, head: bool, zeros: bool) -> None:
    """Without a head the first figures stand right below the section's heading, in no table."""
    form = _with_zeros() if zeros else FORM
    source = _blank_zeros(form) if zeros else ROWS
    rows = [*source[: HEAD if head else 0], *(cells for row in source[HEAD:] for cells in (row[1:], row[:1]))]
    document = Document([Paragraph("三、收到和处理政府信息公开申请情况", Position(0)), table(rows, exact=exact)])
    tables = read_tables(document, sections={(0, 0): "requests"})
    assert wrong({cell.path: cell for cell in tables.cells}, form) == {}


def test_figures_of_two_rows_behind_one_label() -> None:
    """Where every cell has a line of its own, the last figures stand behind those of the row above."""
    rows = _down(ROWS, 8, 15, blank=False)
    rows[16] = rows[16][1:]
    _, cells = read(lines_document(rows))
    assert wrong(cells, FORM) == {}
    assert cells["requests.received.total"].value is not None


@pytest.mark.parametrize("first", [7, 9])
def test_figures_of_zeros_at_the_end_of_a_stretch_prove_nothing(first: int) -> None:
    """The rows balance either way."""
    form = _with_zeros()
    rows = requests_rows(form)
    last = rows.index(row_of(rows, ZERO[1]))
    _, cells = read(grid_document(_down(rows, first, last)))
    assert wrong(cells, form) == {}


@pytest.mark.parametrize("write", IN_ROWS)
@pytest.mark.parametrize("at", [5, 9, 20, 26])
@pytest.mark.parametrize("misprint", [False, True])
def test_blank_rows_and_figures_of_another_kind(write: Writer, at: int, misprint: bool) -> None:
    """The balances hold as the rows stand, or fail in a column: all are read but the one right above the figures, at most."""
    form = _with_zeros()
    rows = _blank_zeros(form)
    true = dict(form.figures)
    if misprint:
        path = "requests.carried_forward.total"
        true[path] = int(str(form.figures[path])) + 1
        rows[-1][-1] = str(true[path])
    rows.insert(at, ["", "11", "3", "0", "2", "0", "0", "16"])
    _, cells = read(write(rows))
    values = {path: cell for path, cell in cells.items() if cell.path.startswith("requests.")}
    assert all(cell.value in (None, true[path]) for path, cell in values.items())
    assert sum(cell.status is CellStatus.ABSENT for cell in values.values()) <= 2 * 7


@pytest.mark.parametrize("write", IN_ROWS)
@pytest.mark.parametrize("at", [6, 8, 17])
def test_blank_rows_and_a_lost_label(write: Writer, at: int) -> None:
    """Figures in the place of a label that is gone are that row's, whatever other rows are blank."""
    form = _with_zeros()
    rows = _blank_zeros(form)
    rows[at] = ["", *rows[at][1:]]
    _, cells = read(write(rows))
    assert wrong(cells, form) == {}
    absent = [cell for path, cell in cells.items() if path.startswith("requests.") and cell.status is CellStatus.ABSENT]
    assert len(absent) <= 2 * 7


def test_figures_above_their_label_in_section_two() -> None:
    """No sum tells it there: the rows between the figures and the blank row are not read."""
    rows = proactive_rows(FORM)
    first, second = rows.index(row_of(rows, "行政处罚")), rows.index(row_of(rows, "行政强制"))
    figures = [rows[first][1], rows[second][1]]
    rows[first : second + 1] = [["", figures[0]], ["行政处罚", figures[1]], ["行政强制", ""]]
    tables, cells = read(grid_document(rows))
    assert wrong(cells, FORM) == {}
    assert ("row-not-placed", "proactive.penalties") in codes(tables)
    assert cells["proactive.fees.amount"].value is not None


@pytest.mark.parametrize("write", IN_ROWS)
@pytest.mark.parametrize("move", [_down, _up])
def test_the_figures_without_a_label_are_blank(write: Writer, move: partial[Rows]) -> None:
    """The whole table is moved by a row: it balances, if each row has its neighbour's figures."""
    form = _with_zeros()
    rows = requests_rows(form)
    zero = ["0"] * 7
    rows[-1] = [rows[-1][0], *zero]
    rows[HEAD] = [rows[HEAD][0], *row_of(rows, "（七）总计")[1:]]
    rows[HEAD + 1] = [rows[HEAD + 1][0], *zero]
    if move is _up:
        rows[HEAD], rows[HEAD + 1] = [rows[HEAD][0], *zero], [rows[HEAD + 1][0], *rows[HEAD][1:]]
    moved = move(rows, HEAD, LAST)
    end = next(number for number, row in enumerate(moved[HEAD:], HEAD) if not row[0])
    moved[end] = ["", *BLANK]
    tables, cells = read(write(moved))
    assert all(cell.value is None for path, cell in cells.items() if path.startswith("requests."))
    assert "row-not-placed" in {code for code, _ in codes(tables)}
