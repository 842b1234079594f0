"""Rows whose figures may be those of the next row."""

from functools import partial

import pytest

from gov_disclosure.document import Document, Table, TableCell
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
    wrong,
)

FORM = small_form()


def _without_figures_and_label(rows: Rows, label: str) -> Rows:
    """The rows without the figures behind a label and without the label of the next row."""
    at = rows.index(row_of(rows, label))
    return [*rows[:at], rows[at][:1], rows[at + 1][1:], *rows[at + 2 :]]


@pytest.mark.parametrize(
    ("rows", "label", "path"),
    [
        (proactive_rows(FORM), "行政处罚", "proactive.penalties"),
        (proactive_rows(FORM), "规章", "proactive.rules"),
        (requests_rows(FORM), "2.重复申请", "requests.results.not_processed.duplicate"),
        (requests_rows(FORM), "（七）总计", "requests.results.total"),
    ],
)
def test_figures_below_a_label_that_may_be_the_next_rows(rows: Rows, label: str, path: str) -> None:
    """Where every cell has a line of its own, the figures may stand behind the label of the row above."""
    tables, cells = read(lines_document(_without_figures_and_label(rows, label)))
    assert wrong(cells, FORM) == {}
    assert ("row-not-placed", path) in codes(tables)


@pytest.mark.parametrize("label", ["行政事业性收费第二十条第（九）项", "费"])
def test_a_strange_label_behind_a_row_whose_next_is_gone(label: str) -> None:
    """One that holds the label of a row further on is not the next row's, and any shows that the table goes on."""
    rows = _without_figures_and_label(proactive_rows(FORM), "行政处罚")
    row_of(rows, "行政事业性收费")[0] = label
    tables, cells = read(lines_document(rows))
    assert wrong(cells, FORM) == {}
    assert ("row-not-placed", "proactive.penalties") in codes(tables)


@pytest.mark.parametrize("write", [grid_document, partial(grid_document, exact=False), lines_document])
@pytest.mark.parametrize("first", [3, 4, 12, 20])
@pytest.mark.parametrize("whole", [True, False])
def test_figures_that_stand_above_their_labels(write: Writer, first: int, whole: bool) -> None:
    """From a row on, each label stands behind its figures: read downwards, every row would take the next row's."""
    rows = requests_rows(FORM)
    shifted = [part for row in rows[first:] for part in (["", *row[1:]] if whole else row[1:], row[:1])]
    tables, cells = read(write([*rows[:first], *shifted]))
    assert wrong(cells, FORM) == {}
    assert ("row-not-placed", "requests.results.total") in codes(tables)


def test_figures_without_a_label_before_a_label_without_figures() -> None:
    """The rows between are read where the balances hold."""
    rows = requests_rows(FORM)
    row_of(rows, "（二）部分公开")[0] = ""
    _, cells = read(grid_document(rows))
    assert wrong(cells, FORM) == {}
    assert cells["requests.results.granted.total"].value is not None


def test_a_table_that_ends_early_is_read_up_to_its_end() -> None:
    """Nothing says that a label is gone where all rows behind are."""
    rows = requests_rows(FORM)
    _, cells = read(lines_document(rows[:9]))
    assert wrong(cells, FORM) == {}
    assert cells["requests.results.denied.prohibited_by_law.total"].value is not None


def test_a_lone_figure_before_several_rows_that_are_gone() -> None:
    """With one cell a line it may be the next row's, whose label is gone like all that is behind; no sum tells."""
    rows = proactive_rows(FORM)
    penalties = next(index for index, row in enumerate(rows) if row[0] == "行政处罚")
    rows[penalties][1:] = ["98765"]  # the figure of 行政强制, as its label and the row's own figure are lost
    _, cells = read(lines_document(rows[: penalties + 1]))
    assert cells["proactive.penalties.decisions"].value is None
    assert cells["proactive.licenses.decisions"].value == FORM.figures["proactive.licenses.decisions"]


def test_figures_behind_a_bar_that_may_end_the_row() -> None:
    """A place without words between a label and figures may be the end of the row."""
    rows = [["信息内容", "本年处理决定数量"], ["行政处罚", "3"], ["行政强制", "5"]]
    for covered in (False, True):
        cells = [[TableCell(text, Position(1)) for text in row] for row in rows[:2]]
        cells[1].insert(1, TableCell("", Position(1), covered=covered))
        read_cells = {cell.path: cell.value for cell in read_tables(Document([Table(cells)])).cells}
        assert read_cells["proactive.penalties.decisions"] is None
    whole = read_tables(Document([Table([[TableCell(text, Position(1)) for text in row] for row in rows])]))
    assert {cell.value for cell in whole.cells if cell.path.endswith("decisions")} == {None, 3, 5}


def _numbered(rows: Rows) -> Rows:
    """The rows with their number before each label that has figures behind it."""
    filled = [row for row in rows if row[-1].isdigit()]
    return [[str(filled.index(row) + 1) if row in filled else "", *row] for row in rows]


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_numbers_of_rows_are_none_of_the_tables_figures(edition: str, exact: bool) -> None:
    """They are no figures without a label, and nothing is said of them."""
    form = small_form(edition)
    document = grid_document(_numbered(proactive_rows(form)), _numbered(requests_rows(form)), exact=exact)
    tables, cells = read(document)
    assert wrong(cells, form) == {}
    assert {cell.path for cell in cells.values() if cell.value is None} == {
        path for path in cells if path.startswith("disputes")
    }
    assert (codes(tables), tables.leftovers) == ([], ())


def test_other_numbers_before_labels_are_quoted() -> None:
    """They do not count up, so that they may be figures."""
    rows = [[row[0] and str(int(row[0]) ** 2), *row[1:]] for row in _numbered(requests_rows(FORM))]
    tables, cells = read(grid_document(rows))
    assert wrong(cells, FORM) == {}
    assert len([code for code, _ in codes(tables) if code == "row-unknown"]) == len(rows) - 3


WRITERS = pytest.mark.parametrize("write", [partial(grid_document, exact=False), lines_document], ids=["grid", "lines"])

OTHER_ROWS = {
    "a row of its own": (["其中：本级", "3"], True),
    "no label": (["", "3"], False),
}


@WRITERS
@pytest.mark.parametrize(("row", "read_on"), OTHER_ROWS.values(), ids=OTHER_ROWS)
def test_a_row_that_section_two_does_not_have(write: Writer, row: list[str], read_on: bool) -> None:
    """Where every row of the form has its label and its figures, another one with a label puts none of them in doubt."""
    rows = proactive_rows(FORM)
    rows.insert(rows.index(row_of(rows, "行政强制")), row)
    _, cells = read(write(rows))
    assert wrong(cells, FORM) == {}
    assert cells["proactive.rules.issued"].value == (FORM.figures["proactive.rules.issued"] if read_on else None)


@WRITERS
def test_a_row_that_section_two_does_not_have_beside_one_that_lost_a_cell(write: Writer) -> None:
    """Then figures may have moved."""
    rows = proactive_rows(FORM)
    row_of(rows, "规章").pop()
    rows.insert(rows.index(row_of(rows, "行政强制")), ["其中：本级", "3"])
    _, cells = read(write(rows))
    assert {cell.value for cell in cells.values()} == {None}
