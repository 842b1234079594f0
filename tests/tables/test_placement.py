"""Blank cells of text tables: which of them are cells."""

import pytest

from gov_disclosure.document import Document, Table, TableCell
from gov_disclosure.model import tree
from gov_disclosure.position import Position
from gov_disclosure.readers import Source
from gov_disclosure.readers.pipe import PipeReader
from gov_disclosure.tables import read_tables
from tables.grids import HEADS, figures_of, grid_document, read, wrong
from tables.grids import table as grid
from writer.forms import Form, complete

HEAD = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
OTHERS = [["行政规范性文件", "4", "5", "6"], ["信息内容", "本年处理决定数量", "", ""], ["行政许可", "7", "", ""]]
LABELS = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
SPREAD = [[label, "", "", "1", "0", "0", "0", "0", "0", "1"] for label in LABELS]
PADDED = [[label, "1", "0", "0", "0", "0", "0", "1", "", ""] for label in LABELS]


def _table(rows: list[list[str]]) -> Table:
    """A table of a text: nothing tells its blank cells from the width of spans."""
    return Table([[TableCell(text, Position(1), covered=not text) for text in row] for row in rows])


@pytest.mark.parametrize(
    ("row", "others", "read"),
    [
        (["规章", "1", "2", ""], PADDED, False),
        (["规章", "1", "2", ""], SPREAD, True),
        (["规章", "1", "2", "3"], PADDED, True),
        (["规章", "1 2", "3", ""], SPREAD, False),
    ],
    ids=["filled up at the end", "every place is printed", "no blank", "two figures in one cell"],
)
def test_a_blank_at_the_end_of_a_row_without_sums(row: list[str], others: list[list[str]], read: bool) -> None:
    """It is the blank figure only where the rows of section 三 show that each place is printed in its column."""
    tables = read_tables(Document([_table([HEAD, row, *OTHERS]), _table(others)]))
    figures = {cell.path: cell.value for cell in tables.cells}
    assert figures["proactive.rules.issued"] == (1 if read else None)
    assert figures["proactive.licenses.decisions"] == 7


def _requests(shifted: bool) -> Table:
    """Three rows of section 三 of which the middle one has a blank figure; maybe the last begins a column earlier."""
    last = ["", "1.属于国家秘密", "2", "0", "1", "0", "0", "0", "3"]
    return _table(
        [
            ["", "一、本年新收政府信息公开申请数量", "3", "0", "1", "0", "0", "0", "4"],
            ["", "二、上年结转政府信息公开申请数量", "5", "1", "0", "", "2", "0", "8"],
            [*last[1:], ""] if shifted else last,
        ]
    )


@pytest.mark.parametrize("shifted", [False, True])
def test_a_blank_in_rows_of_other_columns(shifted: bool) -> None:
    """Where complete rows of one width have their figures in different columns, a blank may come from a shifted row."""
    figures = {cell.path: cell.value for cell in read_tables(Document([_requests(shifted)])).cells}
    assert figures["requests.carried_over.total"] == (None if shifted else 8)
    assert figures["requests.received.total"] == 4


@pytest.mark.parametrize(
    ("figures", "read"),
    [
        ("1 1 0 0 2 3 1 0  4 0 1 0 0 1", True),
        ("1 1 0 0 2 3 1 0  6 0 1 0 0 1", False),
        ("1 1 0 0 2 3 1 0 0 6 0 1 0 0 1", True),
    ],
    ids=["a blank that adds up", "a blank where something is missing", "a wrong sum without a blank"],
)
def test_a_blank_in_a_sum_that_fails(figures: str, read: bool) -> None:
    """In a text the blank of section 四 may stand for a figure that is gone anywhere in its sum."""
    head = [["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3]
    rows = [[TableCell(text, Position(1)) for text in row] for row in [*head, figures.split(" ")]]
    tables = read_tables(Document([Table(rows)]))
    total = next(cell for cell in tables.cells if cell.path == "disputes.reconsideration.total")
    assert total.value == (2 if read else None)


def _sparse_form() -> Form:
    """A form with few figures, two rows of section 三 full."""
    drawn = {"requests.results.partially_granted.legal_service_organization": 7}
    drawn |= {figure.path: 3 for figure in tree.figures("requests", "2021") if ".granted." in figure.path}
    return complete("2021", drawn)


@pytest.mark.parametrize("narrow", [False, True], ids=["as wide as the others", "a cell narrower than any other"])
def test_a_row_of_its_own_width(narrow: bool) -> None:
    """A row that lacks a place which all others have may lack any of its blanks: the one behind its label or a figure's."""
    form = _sparse_form()
    rows = [
        [
            row.label,
            "",
            "",
            *(figure if figure != "0" else "" for figure in figures_of(form, row)[:-1]),
            figures_of(form, row)[-1],
        ]
        for row in form.rows("requests")
    ]
    partially = next(row for row in rows if row[0].startswith("（二）部分公开"))
    partially[:3] = ["", partially[0], ""]  # beside the label of its group
    assert partially[3:] == ["", "", "", "", "7", "", "7"]
    if narrow:
        del partially[8]
    # Nothing may be settled by the other rows, either
    next(row for row in rows if row[0].startswith("（七）总计"))[3:5] = ["3/3", "?"]
    cells = {cell.path: cell for cell in read_tables(Document([grid(rows, exact=False)])).cells}
    assert wrong(cells, form) == {}
    read = [cell.value for path, cell in cells.items() if ".partially_granted." in path]
    assert read == ([None] * 7 if narrow else [None, None, None, None, 7, None, 7])


def test_a_total_of_its_own_width() -> None:
    """Neither is it read in columns, where blanks beside blanks leave two columns without a balance."""
    form = complete("2021", {"requests.received.natural_person": 1, "requests.results.granted.natural_person": 1})
    rows = [
        [row.label, "", *(figure if figure != "0" else "" for figure in figures_of(form, row))]
        for row in form.rows("requests")
    ]
    total = next(row for row in rows if row[0].startswith("（七）总计"))
    del total[4]
    for row in rows:
        row[2] = "" if row is not total else row[2]
    tables = read_tables(Document([grid(rows, exact=False)]))
    assert wrong({cell.path: cell for cell in tables.cells}, form) == {}


_NARROW = """
| 一、本年新收政府信息公开申请数量 |  |  | 8 | 1 | 1 | 1 | 1 | 1 | 13 |
|  | （二）部分公开（区分处理的，只计这一情形，不计其他情形） |  | 5 | 1 | 1 | 1 | 1 | 9 |
|  |  | 政府信息公开工作年度报告 |
|  | 5.要求行政机关确认或重新出具已获取信息 | 2 | 3 | 5 | 10 |
|  | （六）其他处理 |  | 1 | 2 | 3 | 4 | 5 | 15 |
| （七）总计 |  | 7 | 1 | 1 | 1 | 1 | 1 | 12 |
| 四、结转下年度继续办理 |  |  | 1 | 2 | 3 | 4 | 5 | 15 |
"""


def test_a_blank_behind_a_label_in_a_table_that_has_lost_blanks() -> None:
    """A complete row that has lost a place of its label's is no proof that others as narrow begin with a blank figure."""
    cells = {cell.path: cell.value for cell in read_tables(PipeReader().read(Source(text=_NARROW)), year=2020).cells}
    assert cells["requests.results.partially_granted.commercial_enterprise"] is None
    assert cells["requests.results.other_handling.commercial_enterprise"] is None
    assert cells["requests.results.total.total"] == 12


@pytest.mark.parametrize(
    ("row", "read_as_printed"),
    [
        ("30 0 0 30 0 0 0 0 0 _ 25 0 0 0 25", False),  # a 0 of the first group is gone
        ("30 0 0 0 30 0 0 0 0 _ 25 0 0 0 25", True),
        ("31 0 0 30 0 0 0 0 0 _ 25 0 0 0 25", True),  # a total fails wherever the blank cell stands
    ],
)
def test_a_blank_cell_that_fills_up_a_row_of_section_four(row: str, read_as_printed: bool) -> None:
    """Where all totals would hold with the blank cell elsewhere, its figures may stand one place off."""
    figures = [figure.replace("_", "") for figure in row.split(" ")]
    _, cells = read(grid_document([*HEADS["disputes", "2021"], figures]))
    values = [cell.value for path, cell in cells.items() if path.startswith("disputes.")]
    assert values == [int(figure) if figure and read_as_printed else None for figure in figures]
