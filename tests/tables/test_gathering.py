"""Which rows belong to this year's table of the form, and what becomes of the others."""

import pytest

from gov_disclosure.document import Document, Paragraph, Table, TableCell
from gov_disclosure.position import Position
from gov_disclosure.tables import Tables, read_tables
from tables.grids import codes, requests_rows, row_of, small_form, table, wrong

FORM = small_form()
YEAR = 2023


def _read(*blocks: str | Table) -> Tables:
    """Section 三 of a report on 2023 with these blocks; a text is a paragraph."""
    heading = Paragraph("三、收到和处理政府信息公开申请情况", Position(1))
    body = [Paragraph(one, Position(2)) if isinstance(one, str) else one for one in blocks]
    return read_tables(Document([heading, *body]), sections={(0, 0): "requests"}, year=YEAR)


def _values(tables: Tables) -> set[object]:
    return {cell.value for cell in tables.cells if cell.path.startswith("requests.")}


def _others() -> Table:
    """The same table with other figures."""
    rows = requests_rows(FORM)
    return table([*rows[:3], *([row[0], *(str(int(figure) + 100) for figure in row[1:])] for row in rows[3:])])


@pytest.mark.parametrize(
    "caption", ["附：上一年度情况", "上年", "附表2 去年数据", "2022年度情况", "附：2021年统计表", "往年情况"]
)
@pytest.mark.parametrize("own", ["本年度情况", "2023年度情况", "附：2023年数据"])
def test_a_caption_parts_the_years(caption: str, own: str) -> None:
    """This year's table is read, whichever comes first; the other's rows are left over."""
    mine = table(requests_rows(FORM))
    for tables in (_read(mine, caption, _others()), _read(caption, _others(), own, mine)):
        assert wrong({cell.path: cell for cell in tables.cells}, FORM) == {}
        assert tables.tables["requests"] is not None
        assert ("table-elsewhere", "requests") in codes(tables)
        assert len(tables.leftovers) == 25


@pytest.mark.parametrize("caption", ["附：上一年度情况", "2022年度情况"])
def test_a_table_of_another_year_alone_is_no_table(caption: str) -> None:
    """Nothing of it is read, and nothing of it is lost."""
    tables = _read(caption, _others())
    assert _values(tables) == {None}
    assert tables.tables["requests"] is None
    assert len(tables.leftovers) == 25


@pytest.mark.parametrize("caption", ["附：上一年度情况", "2022年度情况", "上年数"])
@pytest.mark.parametrize("lost", [[], ["规章"], ["规章", "行政规范性文件"], ["规章", "行政规范性文件", "行政许可"]])
def test_a_caption_below_a_row_whose_figures_are_gone(caption: str, lost: list[str]) -> None:
    """A cell a line: the label of the last row has lost its blank, and is followed by the caption and another head."""
    mine = [line for row in _ROWS for line in (row[:1] if row[0] in (*lost, "行政事业性收费") else row)]
    document = Document([Paragraph(line) for line in (*mine, caption, *(line for row in _ROWS for line in row))])
    tables = read_tables(document, year=YEAR)
    read = {cell.path: cell.value for cell in tables.cells if cell.value is not None}
    assert read == {}
    assert ("table-elsewhere", "proactive") in codes(tables)


_ROWS = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "99", "81", "65"],
    ["行政规范性文件", "64", "82", "70"],
    ["第二十条第（五）项"],
    ["信息内容", "本年处理决定数量"],
    ["行政许可", "66"],
    ["第二十条第（八）项"],
    ["信息内容", "本年收费金额（单位：万元）"],
    ["行政事业性收费", "62"],
]


@pytest.mark.parametrize(
    ("corner", "read"), [("2022年度情况", False), ("上年数", False), ("2023年度情况", True), ("项目", True)]
)
@pytest.mark.parametrize("exact", [True, False])
def test_a_caption_in_the_corner_of_the_head(corner: str, read: bool, exact: bool) -> None:
    rows = requests_rows(FORM)
    rows[0][0] = corner
    assert (_read(table(rows, exact=exact)).tables["requests"] is not None) is read


@pytest.mark.parametrize("caption", ["统计年度：2023年", "填报单位：本机关", "2023年度情况", "更正后"])
def test_a_unit_above_a_caption_counts(caption: str) -> None:
    """The caption is no table that the unit might be of."""
    tables = _read("单位：千件", caption, table(requests_rows(FORM)))
    assert _values(tables) == {None}


@pytest.mark.parametrize("line", ["统计年度：2023年", "二〇二四年一月二十日"])
def test_a_label_amid_a_table(line: str) -> None:
    """It says what holds anyway, as at the head of each page: the table goes on."""
    rows = requests_rows(FORM)
    tables = _read(table(rows[:12]), line, table(rows[12:]))
    assert wrong({cell.path: cell for cell in tables.cells}, FORM) == {}
    assert tables.diagnostics[0].path == "proactive"  # what section 三 holds gives none


@pytest.mark.parametrize(
    "line", ["上年结转0件。", "去年未收到申请。", "上年度无诉讼", "上年结转3件", "本年度情况如下。", "上年无"]
)
def test_a_sentence_about_last_year_is_no_caption(line: str) -> None:
    """It says something of this year's report."""
    tables = _read(line, table(requests_rows(FORM)))
    assert tables.tables["requests"] is not None
    assert tables.leftovers == ()


def test_tables_of_two_organs_under_one_heading() -> None:
    """Figures that are the same in both are so by chance, and a table that balances may be the other's."""
    mine, others = requests_rows(FORM), [list(row) for row in requests_rows(FORM)]
    for row in others[3:]:
        row[1:] = [str(int(figure) + 1) if number else figure for number, figure in enumerate(row[1:])]
    for blocks in (["（一）局机关", table(mine), "（二）所属单位", table(others)], [table([*mine, *others])]):
        tables = _read(*blocks)
        assert _values(tables) == {None}
        assert {code for code, _ in codes(tables)} >= {"row-repeated"}
        assert len(tables.leftovers) == 50


def test_two_years_in_the_rows_of_one_table() -> None:
    """The label stands before last year's figures, and this year's stand below them without one."""
    rows = requests_rows(FORM)
    both = [
        line
        for row in rows
        for line in ([row] if len(row) < 8 else [[row[0], "2022", *"1234567"], ["", "2023", *row[1:]]])
    ]
    tables = _read(table(both))
    assert _values(tables) == {None}
    assert len(tables.leftovers) == 50


def test_figures_in_a_section_that_are_part_of_no_table_are_left_over() -> None:
    """No label of the form, no head: they are quoted, and the diagnostic does not deny them."""
    tables = _read(
        Table([[TableCell("件数"), *map(TableCell, "1234567")], [TableCell("人数"), *map(TableCell, "7654321")]])
    )
    assert [left.text for left in tables.leftovers] == [
        "件数 | 1 | 2 | 3 | 4 | 5 | 6 | 7",
        "人数 | 7 | 6 | 5 | 4 | 3 | 2 | 1",
    ]
    (absent,) = (one for one in tables.diagnostics if one.path == "requests")
    assert (absent.code, "leftovers" in absent.message) == ("table-absent", True)


def test_a_column_that_is_gone_is_told_by_the_totals() -> None:
    """Every column balances, but the last figure is the total of the others."""
    rows = [row if len(row) < 8 else [*row[:4], *row[5:], ""] for row in requests_rows(FORM)]
    for exact in (True, False):
        assert _values(_read(table(rows, exact=exact))) == {None}


def test_a_row_of_another_edition_out_of_order() -> None:
    """（六）其他处理 behind a row's label is the group that stands beside it, not the row of 2019."""
    rows = requests_rows(FORM)
    row_of(rows, "2.申请人")[:1] = [
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "（六）其他处理",
    ]
    tables = _read(table(rows))
    assert wrong({cell.path: cell for cell in tables.cells}, FORM) == {}
