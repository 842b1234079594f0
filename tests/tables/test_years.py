"""Tables of another year that only their labels tell."""

import pytest

from gov_disclosure.document import Document, LineRef, Paragraph, Table
from gov_disclosure.tables import read_tables
from gov_disclosure.tables.readings import Heading, scan
from gov_disclosure.tables.stream import lines
from gov_disclosure.tables.years import row_in_other_year
from tables.grids import (
    Writer,
    disputes_rows,
    grid_document,
    lines_document,
    proactive_rows,
    requests_rows,
    row_of,
    small_form,
    table,
)

FORM = small_form()


@pytest.mark.parametrize(
    ("key", "year", "path"),
    [
        ("一上年新收政府信息公开申请数量", None, "requests.received"),
        ("去年新收政府信息公开申请数量", None, "requests.received"),
        ("二前年结转政府信息公开申请数量", None, "requests.carried_over"),
        ("2021年新收政府信息公开申请数量", 2022, "requests.received"),
        ("2021年度新收政府信息公开申请数量", 2022, "requests.received"),
        ("2022年新收政府信息公开申请数量", 2022, None),
        ("2021年新收政府信息公开申请数量", None, None),
        ("一本年新收政府信息公开申请数量", 2022, None),
        ("二前年结转政府口息公开申请数量", 2022, "requests.carried_over"),
        ("一上年新收政府信息公开申请数", 2022, "requests.received"),
        ("二上年结转政府口息公开申请数量", 2022, None),
        ("一本年新收政府口息公开申请数量", 2022, None),
        ("上年同期", 2022, None),
        ("其中上年", 2022, None),
        ("总计", 2022, None),
        ("三2021年度办理结果", 2022, "requests.results"),
        ("三上年度办理结果", 2022, "requests.results"),
        ("三2022年度办理结果", 2022, None),
    ],
)
def test_labels_of_another_year(key: str, year: int | None, path: str | None) -> None:
    """A label of the form with other words for the year; any other text about a year is none."""
    assert row_in_other_year(key, "requests", year) == path


@pytest.mark.parametrize("write", [grid_document, lines_document], ids=["grid", "lines"])
@pytest.mark.parametrize(
    "labels",
    [
        {"一、本年": "一、上年新收政府信息公开申请数量", "二、上年": "二、前年结转政府信息公开申请数量"},
        {"一、本年": "一、2021年新收政府信息公开申请数量"},
        {"一、本年": "一、上年新收政府信息公开申请数量"},
        {"二、上年": "二、前年结转政府信息公开申请数量"},
        {"二、上年": "二、前年结转政府口息公开申请数量"},
    ],
)
def test_a_table_of_another_year_is_not_read(write: Writer, labels: dict[str, str]) -> None:
    """It balances like this year's; no figure of it is taken, and all are left over."""
    rows = requests_rows(FORM)
    for own, other in labels.items():
        row_of(rows, own)[0] = other
    tables = read_tables(write(rows), year=2022)
    assert {cell.value for cell in tables.cells} == {None}
    assert [(found.code, found.path) for found in tables.diagnostics if found.path == "requests"] == [
        ("table-absent", "requests"),
        ("table-elsewhere", "requests"),
    ]
    assert len(tables.leftovers) == len(rows) - 3


@pytest.mark.parametrize("write", [grid_document, lines_document], ids=["grid", "lines"])
def test_a_row_of_blanks_names_its_year(write: Writer) -> None:
    """A label with nothing but blank cells behind it says which year the table is of, as one with figures does."""
    rows = requests_rows(FORM)
    row_of(rows, "二、上年")[:] = ["二、前年结转政府信息公开申请数量", *[" "] * 7]
    tables = read_tables(write(rows), year=2022)
    assert {cell.value for cell in tables.cells} == {None}


@pytest.mark.parametrize("head", ["本年处理决定数量", "填报年份：2022年"])
def test_blanks_behind_another_text_about_a_year(head: str) -> None:
    """Only the label of a row names the year of a table: what heads a column is no text of its own, nor is a note."""
    document = Document([Paragraph(text) for text in ("信息内容", head, " ", " ", "行政许可", "7", "行政处罚", "3")])
    events = scan(lines(document), {})
    assert head not in [word.cell.text for event in events if isinstance(event, Heading) for word in event.unknown]


def test_a_row_of_last_year_beside_this_years_marks_no_table() -> None:
    """The row is quoted, and the others are read."""
    rows = requests_rows(FORM)
    rows.insert(4, ["一、上年新收政府信息公开申请数量", *"9000009"])
    tables = read_tables(Document([table(rows)]), year=2022)
    assert [found.code for found in tables.diagnostics if found.path == "requests"] == ["row-unknown"]
    assert all(cell.value == FORM.figures[cell.path] for cell in tables.cells if cell.path.startswith("requests."))


def test_a_row_of_another_year_without_figures() -> None:
    """Its label tells the year of the table all the same."""
    rows = requests_rows(FORM)
    row_of(rows, "二、上年")[:] = ["二、前年结转政府信息公开申请数量", *[""] * 7]
    assert {cell.value for cell in read_tables(grid_document(rows), year=2022).cells} == {None}


@pytest.mark.parametrize("sections", [{(0, 0): "requests"}, {}], ids=["in its section", "without sections"])
@pytest.mark.parametrize("figures", [True, False], ids=["figures", "blanks"])
@pytest.mark.parametrize(
    "between", [[], [Paragraph("以下各项数字由各科室分别报送，经汇总核对以后列出。")]], ids=["", "prose"]
)
@pytest.mark.parametrize("write", [grid_document, lines_document], ids=["grid", "lines"])
def test_a_first_row_of_another_year_without_a_head(
    write: Writer, between: list[Paragraph], figures: bool, sections: dict[LineRef, str]
) -> None:
    """What stands right above the rows of the table names its year though no head tells that the table begins there."""
    rows = requests_rows(FORM)
    first = row_of(rows, "一、本年")
    first[0] = "一、上年新收政府信息公开申请数量"
    first[1:] = first[1:] if figures else [" "] * 7
    above, below = (write(part).blocks for part in ([first], rows[rows.index(first) + 1 :]))
    heading = Paragraph("三、收到和处理政府信息公开申请情况")
    tables = read_tables(Document([heading, *above, *between, *below]), sections=sections, year=2022)
    assert {cell.value for cell in tables.cells} == {None}


_SECTIONS = {
    "proactive": ("二、主动公开政府信息情况", proactive_rows(FORM)),
    "requests": ("三、收到和处理政府信息公开申请情况", requests_rows(FORM)),
    "disputes": ("四、政府信息公开行政复议、行政诉讼情况", disputes_rows(FORM)),
}


def _count_read(section: str, words: dict[str, str], *above: str, exact: bool = True) -> int:
    """Figures that are read of a section of a report on 2023 with other words in its heading or its table."""
    heading, rows = _SECTIONS[section]
    printed = [[words.get(cell, cell) for cell in row] for row in rows]
    texts = [Paragraph(words.get(heading, heading)), *map(Paragraph, above)]
    document = Document([*texts, table(printed, exact=exact)])
    tables = read_tables(document, sections={(0, 0): section}, year=2023)
    return sum(cell.value is not None for cell in tables.cells)


SIZES = {"proactive": 10, "requests": 175, "disputes": 15}
OTHERS = [
    "2022年",
    "二〇二二年",
    "二○二二年度",
    "二O二二年",
    "二Ｏ二二年",
    "二零二二年",
    "2022年1-12月",
    "2023年1-6月",
    "2023年上半年",
    "22年",
    "2022",
]
OWN = ["2023年", "二○二三年", "二Ο二三年度", "2023年1-12月", "2023年1月至12月", "2023", "23年"]


@pytest.mark.parametrize("year", OTHERS)
@pytest.mark.parametrize(
    ("section", "label", "printed"),
    [
        ("requests", "申请人情况", "申请人情况（{}）"),
        ("requests", "一、本年新收政府信息公开申请数量", "一、{}新收政府信息公开申请数量"),
        ("disputes", "行政复议", "{}行政复议"),
        ("proactive", "本年处理决定数量", "{}处理决定数量"),
        ("proactive", "本年制发件数", "{}制发件数"),
    ],
)
def test_another_year_in_whatever_form(section: str, label: str, printed: str, year: str) -> None:
    """In the head of a table, or in the label of a row."""
    assert _count_read(section, {label: printed.format(year)}) == 0


@pytest.mark.parametrize("year", OWN)
@pytest.mark.parametrize(
    ("section", "label", "printed"),
    [
        ("requests", "申请人情况", "申请人情况（{}）"),
        ("disputes", "行政复议", "{}行政复议"),
        ("proactive", "本年处理决定数量", "{}处理决定数量"),
        ("proactive", "本年制发件数", "{}制发件数"),
    ],
)
def test_the_own_year_in_whatever_form(section: str, label: str, printed: str, year: str) -> None:
    assert _count_read(section, {label: printed.format(year)}) == SIZES[section]


@pytest.mark.parametrize(
    "caption", ["二○二二年", "二O二二年度", "附：二○二二年度数据", "统计年度：二○二二年", "贰零贰贰年度"]
)
@pytest.mark.parametrize("section", SIZES)
def test_a_caption_in_chinese_numerals(section: str, caption: str) -> None:
    assert _count_read(section, {}, caption) == 0
    assert _count_read(section, {}, caption.replace("二年", "三年").replace("贰年", "叁年")) == SIZES[section]


@pytest.mark.parametrize("section", SIZES)
@pytest.mark.parametrize(
    ("behind", "read"),
    [
        ("（2022年）", False),
        ("（2022年度）", False),
        ("（二○二二年）", False),
        ("（2022年1-12月）", False),
        ("（2022）", False),
        ("（上年度）", False),
        ("2022年", False),
        ("2022年1-12月", False),
        ("上年度", False),
        ("（2023年以来）", True),
        ("（2023年）", True),
        ("（二○二三年度）", True),
        ("（2023年1-12月）", True),
        ("（2023）", True),
        ("（本年度）", True),
        ("（单位：件）", True),
        ("（表）", True),
        ("2023年度", True),
    ],
)
def test_a_year_at_the_end_of_a_heading(section: str, behind: str, read: bool) -> None:
    """It says of which year the tables of the section are."""
    heading, _ = _SECTIONS[section]
    assert _count_read(section, {heading: f"{heading}{behind}"}) == (SIZES[section] if read else 0)


@pytest.mark.parametrize(("behind", "read"), [("（2022年）", 0), ("（2023年）", 175), ("", 175)])
def test_a_year_at_the_end_of_a_heading_above_text(behind: str, read: int) -> None:
    """The same where nothing stands between the cells."""
    heading, rows = _SECTIONS["requests"]
    document = Document([Paragraph(f"{heading}{behind}"), Paragraph("".join(cell for row in rows for cell in row))])
    tables = read_tables(document, sections={(0, 0): "requests"}, year=2023)
    assert sum(cell.value is not None for cell in tables.cells) == read


@pytest.mark.parametrize(
    ("own", "printed"),
    [
        ("申请人情况", "申请人情况（22年）"),
        ("申请人情况", "申请人情况（2022）"),
        ("申请人情况", "申请人情况（二○二二年）"),
        (_SECTIONS["requests"][0], _SECTIONS["requests"][0] + "（2022年）"),
    ],
)
def test_a_shape_is_that_of_one_year(own: str, printed: str) -> None:
    """A report on another year that is printed alike is not read as the ones before it."""
    blocks: list[Paragraph | Table] = []
    for heading, rows in _SECTIONS.values():
        words = [[printed if cell == own else cell for cell in row] for row in rows]
        blocks += [Paragraph(printed if heading == own else heading), table(words)]
    sections = {(2 * number, 0): section for number, section in enumerate(_SECTIONS)}
    for year, read in [(2022, 200)] * 3 + [(2023, 25)]:
        tables = read_tables(Document(blocks), sections=sections, year=year)
        assert sum(cell.value is not None for cell in tables.cells) == read


def test_the_first_year_of_the_form_begins_in_may() -> None:
    rows = [
        [cell.replace("申请人情况", "申请人情况（2019年5月15日至12月31日）") for cell in row]
        for row in requests_rows(FORM)
    ]
    tables = read_tables(grid_document(rows), year=2019)
    assert all(cell.value == FORM.figures[cell.path] for cell in tables.cells if cell.path.startswith("requests."))


SIDE_BY_SIDE = [
    ("统计年度：{}年      单位：件", True),
    ("{}年度 单位：件", True),
    ("表号：公开1表   统计年度：{}年", True),
    ("统计年度 {}年", True),
    ("填报日期：2024年1月10日    统计年度：{}年", True),
    ("阅读 {}次", False),
]


@pytest.mark.parametrize("section", SIZES)
@pytest.mark.parametrize(("printed", "known"), SIDE_BY_SIDE)
def test_captions_side_by_side(section: str, printed: str, known: bool) -> None:
    """The line above most statistical forms says several things; the own year among them takes nothing away."""
    assert _count_read(section, {}, printed.format(2023)) == SIZES[section]
    assert _count_read(section, {}, printed.format(2022)) == (0 if known else SIZES[section])


@pytest.mark.parametrize(
    "above", ["更正前   单位：件", "样表    单位：件", "填报单位 青屏县审计局", "单位：件    填报单位：青屏县审计局"]
)
def test_other_captions_side_by_side(above: str) -> None:
    """Of a version that does not count, of another organ."""
    rows = requests_rows(FORM)
    document = Document([Paragraph("三、收到和处理政府信息公开申请情况"), Paragraph(above), table(rows)])
    tables = read_tables(document, sections={(0, 0): "requests"}, year=2023, agency="青屏县水务局")
    assert {cell.value for cell in tables.cells} == {None}


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize(
    ("cells", "other"),
    [
        (["填报单位：青屏县审计局", "2023年度"], True),
        (["统计年度：2023年", "填报单位：青屏县审计局"], True),
        (["编号：01", "填报单位：青屏县审计局"], True),
        (["统计年度：2023年", "填报单位：青屏县水务局"], False),
        (["编号：01", "单位：件"], False),
    ],
)
def test_captions_in_a_row_of_the_table(cells: list[str], other: bool, exact: bool) -> None:
    """Its first row says them, each in a cell of its own."""
    rows = requests_rows(FORM)
    row = [*cells, *[""] * (len(rows[-1]) - len(cells))]
    document = Document([Paragraph("三、收到和处理政府信息公开申请情况"), table([row, *rows], exact=exact)])
    tables = read_tables(document, sections={(0, 0): "requests"}, year=2023, agency="青屏县水务局")
    read = sum(cell.value is not None for cell in tables.cells)
    assert read == (0 if other else SIZES["requests"])


@pytest.mark.parametrize("behind", ["（累计）", "（上半年）", "（1-6月）", "（占比）", "（作废）", "累计"])
@pytest.mark.parametrize(
    ("section", "label"), [("disputes", "行政复议"), ("requests", "申请人情况"), ("requests", "总计")]
)
def test_words_behind_a_label_of_a_head(section: str, label: str, behind: str) -> None:
    """They make other figures of those below it than the year's."""
    assert _count_read(section, {label: label + behind}) == 0
    assert _count_read(section, {label: label + behind}, exact=False) == 0
    heading, rows = _SECTIONS[section]
    printed = [[label + behind if cell == label else cell for cell in row] for row in rows]
    document = Document([Paragraph(heading), *lines_document(printed).blocks])
    read = read_tables(document, sections={(0, 0): section}, year=2023)
    assert {cell.value for cell in read.cells} == {None}


@pytest.mark.parametrize("behind", ["（件）", "（1-12月）", "①"])
@pytest.mark.parametrize(("section", "label"), [("disputes", "行政复议"), ("requests", "申请人情况")])
def test_words_behind_a_label_of_a_head_that_say_nothing_else(section: str, label: str, behind: str) -> None:
    assert _count_read(section, {label: label + behind}) == SIZES[section]


@pytest.mark.parametrize("behind", ["（%）", "（百分比）"])
def test_shares_are_no_figures(behind: str) -> None:
    assert _count_read("requests", {"自然人": f"自然人{behind}"}) == 0
