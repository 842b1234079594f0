"""Rows with a damaged label or damaged cells, placed by order, likeness and balance."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.model.report import Cell, CellStatus
from tables.grids import (
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
from writer.forms import complete

FORM = small_form()
ROWS = 25
"""Rows of section 三 with figures."""


def _values(cells: dict[str, Cell], row: str) -> list[object]:
    return [cell.value for path, cell in cells.items() if path.startswith(f"{row}.")]


def _figures(row: str) -> list[object]:
    return [value for path, value in FORM.figures.items() if path.startswith(f"{row}.")]


@pytest.mark.parametrize(
    "label", ["（二）部分公", "（二）部分公幵（区分处理的，只计这一情形，不计其他情形）", "部分公开（区分处理的"]
)
def test_a_damaged_label_is_placed_between_its_neighbours(label: str) -> None:
    """Its figures are read, marked as placed, and the diagnostic quotes the row."""
    rows = requests_rows(FORM)
    row = row_of(rows, "（二）")
    row[0] = label
    tables, cells = read(grid_document(rows))
    assert _values(cells, "requests.results.partially_granted") == _figures("requests.results.partially_granted")
    assert codes(tables) == [("label-damaged", "requests.results.partially_granted")]
    assert cells["requests.results.partially_granted.total"].status is CellStatus.PLACED
    assert " | ".join(row) in [found.excerpt for found in tables.diagnostics]


def test_a_damaged_label_out_of_its_place_is_not_taken() -> None:
    """Behind 四、结转下年度继续办理 the form has no row: only the balances could say what it is, and they do."""
    rows = requests_rows(FORM)
    row = row_of(rows, "（二）")
    rows.remove(row)
    rows.append(["（二）部分公", *row[1:]])
    row_of(rows, "二、上年")[1:] = ["9", "0", "0", "0", "0", "0", "9"]
    tables, cells = read(grid_document(rows))
    assert cells["requests.results.partially_granted.total"].value is None
    assert ("row-unknown", "requests") in codes(tables)


def test_two_damaged_labels_that_claim_one_row() -> None:
    """Neither is taken by its label."""
    rows = requests_rows(FORM)
    row = row_of(rows, "（二）")
    row[0] = "（二）部分公"
    rows.insert(rows.index(row) + 1, ["（二）部分", *["1"] * 7])
    _, cells = read(grid_document(rows))
    assert wrong(cells, FORM) == {}


def test_rows_of_section_two_with_a_damaged_label() -> None:
    """There are no balances there, but a label that is like one only."""
    rows = [["信息内容", "本年处理决定数量"], ["行政许可", "3"], ["行政处罚", "5"], ["行政强伟措施", "7"]]
    _, cells = read(grid_document(rows))
    assert cells["proactive.compulsory_measures.decisions"].value in (7, None)
    assert cells["proactive.penalties.decisions"].value in (5, None)


@pytest.mark.parametrize("number", range(ROWS))
def test_a_row_without_its_label_is_placed_by_the_balances(number: int) -> None:
    """Each of the rows in turn has lost its label."""
    rows = requests_rows(FORM)
    rows[3 + number][0] = ""
    tables, cells = read(grid_document(rows))
    assert wrong(cells, FORM) == {}
    assert sum(cell.value is not None for path, cell in cells.items() if path.startswith("requests.")) == ROWS * 7
    assert [code for code, _ in codes(tables)] == ["row-placed"]
    assert tables.leftovers == ()


def test_a_cell_too_few_and_one_too_many() -> None:
    """A vanished cell in one row, a row number in another: both places follow from the balances."""
    rows = requests_rows(FORM)
    row_of(rows, "（一）").insert(1, "7")
    row = row_of(rows, "（二）")
    row[5] = ""
    tables, cells = read(lines_document(rows))
    assert wrong(cells, FORM) == {}
    assert {code for code, _ in codes(tables)} <= {"row-placed", "row-not-placed"}


def test_a_zero_that_vanished_is_none_and_its_neighbours_are_read() -> None:
    """Which of two zeros is gone nobody knows; the other figures of the row are settled."""
    rows = requests_rows(FORM)
    row = row_of(rows, "1.属于国家")
    total = row_of(rows, "（七）")
    for place, figure in enumerate(("4", "0", "0", "0", "2", "0", "6"), 1):
        total[place] = str(int(total[place]) - int(row[place]) + int(figure))
        row[place] = figure
    forward = row_of(rows, "四、结转")
    for place in range(1, 8):
        sides = [int(row_of(rows, label)[place]) for label in ("一、本年", "二、上年", "（七）")]
        forward[place] = str(sides[0] + sides[1] - sides[2])
    if any(figure.startswith("-") for figure in forward):
        row_of(rows, "一、本年")[1:] = [str(int(figure) + 100) for figure in row_of(rows, "一、本年")[1:7]] + [
            str(int(row_of(rows, "一、本年")[7]) + 600)
        ]
        forward[1:] = [str(int(figure) + 100) for figure in forward[1:7]] + [str(int(forward[7]) + 600)]
    del row[3]
    tables, cells = read(lines_document(rows))
    assert codes(tables) == [("row-placed", "requests.results.denied.state_secret")]
    assert _values(cells, "requests.results.denied.state_secret") == [4, None, None, None, 2, 0, 6]


def test_a_row_of_zeros_that_lost_one_is_left_over() -> None:
    """No figure is sure of its column: nothing was placed, and nothing else is said."""
    rows = requests_rows(FORM)
    row = row_of(rows, "1.属于国家")
    for sums in (row_of(rows, "（七）"), row_of(rows, "四、结转")):
        sign = 1 if sums[0].startswith("四") else -1
        sums[1:] = [str(int(sum_) + sign * int(figure)) for sum_, figure in zip(sums[1:], row[1:], strict=True)]
    row[1:] = ["0"] * 6
    tables, cells = read(grid_document(rows))
    path = "requests.results.denied.state_secret"
    assert codes(tables) == [("row-not-placed", path)]
    assert _values(cells, path) == [None] * 7
    assert [left.text for left in tables.leftovers] == [" | ".join(row)]


@pytest.mark.parametrize("tail", ["需要另行制作", "2.没有现成信息需要另行"])
@pytest.mark.parametrize("before", [True, False])
def test_figures_beside_a_damaged_label_of_its_own_line(tail: str, before: bool) -> None:
    """Where a piece of a label stands alone and figures under no label on either side, none of them is taken by its likeness."""
    rows = requests_rows(FORM)
    row = row_of(rows, "2.没有")
    at = rows.index(row)
    zeros = ["0"] * 7
    rows[at : at + 1] = [["无法提", *row[1:]], [tail], zeros] if before else [[tail], zeros, ["无法提", *row[1:]]]
    _, cells = read(grid_document(rows, exact=False))
    assert wrong(cells, FORM) == {}


def test_a_text_in_the_place_of_a_label_may_be_any_row() -> None:
    """Rows that balance in two orders are not placed because the right order would give a row a strange label."""
    form = complete("2021", dict.fromkeys(FORM.figures, 0) | {"requests.results.unable.requires_creation.other": 5})
    rows = requests_rows(form)
    rows = [row for row in rows if not row[0].startswith("3.补正后")]
    row_of(rows, "1.本机关")[0] = "三"
    row_of(rows, "2.没有")[0] = ""
    rows.insert(rows.index(row_of(rows, "三")) + 2, ["", *["0"] * 7])
    rows.insert(rows.index(row_of(rows, "三")) + 2, ["", *["0"] * 7])
    _, cells = read(grid_document(rows, exact=False))
    assert wrong(cells, form) == {}


def test_leftovers_hold_what_was_not_placed() -> None:
    """Rows that go nowhere are there whole, in the order of the document."""
    rows = requests_rows(FORM)
    rows.insert(5, ["合计", "1", "2", "3", "4", "5", "6", "21"])
    rows.append(["上年同期", *"1234567"])
    tables, cells = read(grid_document(rows))
    assert [left.text.partition(" ")[0] for left in tables.leftovers] == ["合计", "上年同期"]
    assert {left.table for left in tables.leftovers} == {"requests"}
    assert all(left.position for left in tables.leftovers)
    assert wrong(cells, FORM) == {}


@given(st.randoms(use_true_random=False))
def test_no_damage_makes_a_figure_wrong(chance: random.Random) -> None:
    """Labels gone, cells gone, numbers put in, rows swapped: a figure is right or None. No row is damaged twice: one
    that lost a figure and got another number prints seven figures, and is read as printed.
    """
    rows = requests_rows(FORM)
    for row in chance.sample(rows[3:], chance.randint(1, 4)):
        what = chance.randrange(5)
        if what == 0:
            row[0] = row[0][: chance.randrange(len(row[0]))] if row[0] else ""
        elif what == 1 and len(row) > 2:
            del row[chance.randrange(1, len(row))]
        elif what == 2:
            row.insert(chance.randrange(1, len(row) + 1), str(chance.randrange(40)))
        elif what == 3:
            other = rows[chance.randrange(3, len(rows))]
            row[:], other[:] = other[:], row[:]
        else:
            rows.remove(row)
    for document in (grid_document(rows), lines_document(rows)):
        _, cells = read(document)
        assert wrong(cells, FORM) == {}


@pytest.mark.parametrize("document", [grid_document, lines_document])
def test_a_figure_broken_over_two_cells_is_not_cut(document: Writer) -> None:
    """1 234 may be 1234 or a number and another: it is never read as 234."""
    rows = requests_rows(FORM)
    for label in ("一、本年", "（七）", "（一）"):
        row = row_of(rows, label)
        row[1:2] = ["1", f"{int(row[1]):03}"] if int(row[1]) < 1000 else [row[1][:-3], row[1][-3:]]
    _, cells = read(document(rows))
    for path in ("received", "results.total", "results.granted"):
        assert cells[f"requests.{path}.natural_person"].value is None


def test_figures_broken_in_a_narrow_column_are_not_cut() -> None:
    """The last digits stand in the row below, without a label."""
    rows = requests_rows(FORM)
    for label in ("一、本年", "（七）总计"):
        row = row_of(rows, label)
        at = rows.index(row)
        rows.insert(at + 1, ["", *(figure[2:] for figure in row[1:])])
        row[1:] = [figure[:2] for figure in row[1:]]
    for exact in (True, False):
        _, cells = read(grid_document(rows, exact=exact))
        assert wrong(cells, FORM) == {}


def test_a_column_that_the_form_does_not_have_is_not_left_out() -> None:
    """An eighth kind of applicant: the other columns may be the form's, but nothing says so."""
    rows = [row if len(row) < 8 else [*row[:3], str(int(row[2]) % 3), *row[3:]] for row in requests_rows(FORM)]
    _, cells = read(grid_document(rows))
    assert wrong(cells, FORM) == {}


@pytest.mark.parametrize(
    "label", ["一、上级新收政府信息公开申请数量", "其中：通过网络申请", "上年同期", "8.不属于行政查询事项"]
)
def test_a_label_that_says_something_else_is_not_taken(label: str) -> None:
    """Not by its likeness, and not by the balances."""
    rows = requests_rows(FORM)
    row = row_of(rows, "8.属于" if "行政查询" in label else "一、本年")
    row[0] = label
    tables, cells = read(grid_document(rows))
    assert {code for code, _ in codes(tables)} == {"row-unknown", "row-absent"}
    assert wrong(cells, FORM) == {}


@pytest.mark.parametrize(
    "words", ["（累计）", "（历年）", "（占比）", "（全市）", "草案", "修订", "（百）", "（%）", "（％）"]
)
@pytest.mark.parametrize("document", [grid_document, lines_document])
@pytest.mark.parametrize(
    ("table", "label"),
    [
        ("proactive", "行政规范性文件"),
        ("proactive", "行政许可"),
        ("proactive", "行政事业性收费"),
        ("requests", "一、本年新收"),
        ("requests", "（二）部分公开"),
        ("requests", "1.属于国家秘密"),
        ("requests", "四、结转"),
    ],
)
def test_a_label_with_words_behind_it_is_not_taken(table: str, label: str, document: Writer, words: str) -> None:
    """What stands in its row counts something else."""
    rows = proactive_rows(FORM) if table == "proactive" else requests_rows(FORM)
    row_of(rows, label)[0] += words
    path = next(row.path for row in FORM.rows(table) if row.label.startswith(label))
    _, cells = read(document(rows))
    assert set(_values(cells, path)) == {None}
    assert wrong(cells, FORM) == {}
