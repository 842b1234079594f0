"""Heads of section 二, and labels, that say what the form's do in other words, and those that say something else."""

import pytest

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
    small_form,
    wrong,
)

FORM = small_form()
WRITERS = pytest.mark.parametrize("write", [grid_document, lines_document])


def with_columns(row: str, *columns: str) -> Rows:
    """Section 二 with other columns in the head above a row."""
    rows = proactive_rows(FORM)
    place = next(index for index, cells in enumerate(rows) if cells[0] == row)
    rows[place - 1] = ["信息内容", *columns]
    return rows


@WRITERS
@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("规章", ["上年制发件数", "上年废止件数", "上年有效件数"]),
        ("规章", ["合计", "其中：新制发", "其中：废止"]),
        ("行政许可", ["累计处理决定数量"]),
        ("行政事业性收费", ["上年收费金额（单位：万元）"]),
        ("行政事业性收费", ["信息处理费金额（单位：万元）"]),
    ],
)
def test_figures_under_columns_of_other_meaning_are_not_read(write: Writer, row: str, columns: list[str]) -> None:
    rows = with_columns(row, *columns)
    tables, cells = read(write(rows))
    paths = {"规章": "rules", "行政许可": "licenses", "行政事业性收费": "fees"}
    under = {path: cell.value for path, cell in cells.items() if path.startswith(f"proactive.{paths[row]}.")}
    assert set(under.values()) == {None}
    assert wrong(cells, FORM) == {}
    assert tables.diagnostics


@WRITERS
@pytest.mark.parametrize(
    "column", ["本年收费金额（单位：万元）", "收费金额（单位：万元）", "金额（万元）", "本年收费金额", "本年收费金额（万元）"]
)  # fmt: skip
def test_the_fee_under_its_own_head_is_read(write: Writer, column: str) -> None:
    _, cells = read(write(with_columns("行政事业性收费", column)))
    assert wrong(cells, FORM) == {}
    assert cells["proactive.fees.amount"].value == FORM.figures["proactive.fees.amount"]


@pytest.mark.parametrize("note", ["单位：万元", "金额单位：万元", "表中金额单位：万元", "注：收费金额单位为万元"])
def test_a_note_of_the_unit_is_no_column(note: str) -> None:
    """It stands in a line of its own."""
    rows = proactive_rows(FORM)
    _, cells = read(grid_document([rows[0], [note, ""], *rows[1:]]))
    assert wrong(cells, FORM) == {}
    assert sum(cell.value is not None for cell in cells.values()) == 10


def test_a_head_that_names_another_year_is_not_read() -> None:
    """Only the year reported on is this year."""
    rows = with_columns("规章", "2022年制发件数", "2022年废止件数", "2022年现行有效件数")
    document = grid_document(with_columns("行政许可", "2022年处理决定数量"))
    for year in (2023, None):
        cells = {cell.path: cell.value for cell in read_tables(document, year=year).cells}
        assert cells["proactive.licenses.decisions"] is None
    for document in (grid_document(rows), lines_document(rows)):
        cells = {cell.path: cell.value for cell in read_tables(document, year=2023).cells}
        assert cells["proactive.rules.issued"] is None


@WRITERS
@pytest.mark.parametrize("year", [2022, 2023])
def test_the_year_reported_on_is_this_year(write: Writer, year: int) -> None:
    """The document read before, of the same shape and another year, says nothing of it."""
    document = write(with_columns("行政许可", f"{year}年处理决定数量"))
    for _ in range(3):
        cells = {cell.path: cell for cell in read_tables(document, year=year).cells}
        assert wrong(cells, FORM) == {}
        assert sum(cell.value is not None for cell in cells.values()) == 10
        other = {cell.path: cell.value for cell in read_tables(document, year=year + 1).cells}
        assert other["proactive.licenses.decisions"] is None


@WRITERS
@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("行政许可", ["本年度处理决定数量"]),
        ("行政许可", ["本年处理决定数量（件）"]),
        ("规章", ["本年制发件数（件）", "本年废止件数（单位：件）", "现行有效件数（件）"]),
        ("行政事业性收费", ["本年收费金额（单位：人民币万元）"]),
        ("行政事业性收费", ["本年度收费金额（万元）"]),
    ],
)
def test_labels_in_longer_forms_are_read(write: Writer, row: str, columns: list[str]) -> None:
    tables, cells = read(write(with_columns(row, *columns)))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 10


def test_a_count_of_fees_is_no_amount() -> None:
    """件 is no unit of the fee."""
    _, cells = read(grid_document(with_columns("行政事业性收费", "本年收费金额（件）")))
    assert cells["proactive.fees.amount"].value is None


def test_a_misspelt_corner_heads_no_column() -> None:
    rows = [["信息内客", *row[1:]] if row[0] == "信息内容" else row for row in proactive_rows(FORM)]
    tables, cells = read(grid_document(rows))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 10


@WRITERS
def test_rows_whose_labels_end_in_their_unit_are_read(write: Writer) -> None:
    rows = requests_rows(FORM)
    tables, cells = read(write([*rows[:3], *([f"{row[0]}（件）", *row[1:]] for row in rows[3:])]))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 175


@WRITERS
def test_a_total_in_another_word_is_read(write: Writer) -> None:
    rows = [["（七）合计", *row[1:]] if row[0] == "（七）总计" else row for row in requests_rows(FORM)]
    tables, cells = read(write(rows))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 175


@pytest.mark.parametrize("columns", [["2022年数"], ["2022年", "2023年"]])
def test_a_head_that_begins_with_a_number_is_a_head(columns: list[str]) -> None:
    """Of a column that the form does not have."""
    rows = with_columns("行政许可", *columns)
    place = next(index for index, cells in enumerate(rows) if cells[0] == "行政许可")
    rows[place] = [rows[place][0], "5", *rows[place][1:]][: 1 + len(columns)]
    cells = {cell.path: cell.value for cell in read_tables(grid_document(rows), year=2023).cells}
    assert cells["proactive.licenses.decisions"] is None


def test_a_remark_with_a_line_of_its_own_heads_no_figure() -> None:
    """Its blank cells have no lines."""
    rows = with_columns("规章", "本年制发件数", "本年废止件数", "现行有效件数", "备注")
    tables, cells = read(lines_document(rows))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 10


@pytest.mark.parametrize("head", ["临溪县水利局二〇二三年年度工作情况报告", "二、主动公开政府信息情况（续）"])
def test_the_head_of_a_page_heads_no_figure(head: str) -> None:
    """It is longer than any column's label, or that of the section."""
    rows = proactive_rows(FORM)
    tables, cells = read(lines_document([*rows[:2], [head], *rows[2:]]))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 10
