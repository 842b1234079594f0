"""Heads whose texts are none of the form's, or the form's in another order or of another year: no figure below them is read."""

from decimal import Decimal

import pytest

from gov_disclosure.document import Document
from gov_disclosure.tables import read_tables
from tables.grids import (
    Rows,
    Writer,
    codes,
    disputes_rows,
    grid_document,
    lines_document,
    proactive_rows,
    read,
    requests_rows,
    small_form,
    wrong,
)

FORM = small_form()
YEAR = 2023
WRITERS = pytest.mark.parametrize("write", [grid_document, lines_document])
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def values(document: Document, table: str, year: int | None = YEAR) -> tuple[set[int | Decimal | None], bool]:
    """The values read of a table, and whether anything is said of it."""
    tables = read_tables(document, year=year)
    found = {cell.value for cell in tables.cells if cell.path.startswith(f"{table}.")}
    return found, any((one.path or "").startswith(table) for one in tables.diagnostics)


def requests_under(*heads: list[str]) -> Rows:
    return [*map(list, heads), *requests_rows(FORM)[3:]]


def disputes_under(*heads: list[str]) -> Rows:
    return [*map(list, heads), disputes_rows(FORM)[-1]]


FOREIGN = [
    "红庙镇|黑石镇|白塔镇|青山乡|黄坡乡|蓝田乡|合计",
    "第一季度|第二季度|第三季度|第四季度|补登|调整|合计",
    "一月|二月|三月|四月|五月|六月|合计",
    "网站|信函|当面|传真|邮件|其他|合计",
    "教育局|财政局|民政局|司法局|水利局|公安局|合计",
    "网上申请|信函申请|当面申请|传真申请|电话申请|其他申请|总计",
    "Person|Business|Research|Charity|Law firm|Other|Total",
    "个人|律所|社团|公司|院校|其他组织|合计",
    "自然人|国有企业|民营企业|外资企业|事业单位|社会团体|总计",
    "个人|研究机构|企业|公益组织|律师事务所|其他主体|合计",
    "红庙镇|黑石镇|白塔镇|青山乡|黄坡乡|其他|总计",
    "自然人|红庙镇|黑石镇|白塔镇|青山乡|其他|总计",
    "自然人|商业企业|科研机构|红庙镇|黑石镇|其他|总计",
]


@WRITERS
@pytest.mark.parametrize("corner", [["项目"], []])
@pytest.mark.parametrize("head", FOREIGN)
def test_columns_that_are_none_of_the_forms(write: Writer, corner: list[str], head: str) -> None:
    """However many of them have a label of the form: seven figures that add up are no proof of whose they are."""
    found, told = values(write(requests_under([*corner, *head.split("|")])), "requests")
    assert found == {None}
    assert told


@WRITERS
@pytest.mark.parametrize("head", FOREIGN)
def test_columns_that_are_none_of_the_forms_below_its_opening(write: Writer, head: str) -> None:
    rows = requests_under(requests_rows(FORM)[0], head.split("|"))
    assert values(write(rows), "requests") == ({None}, True)


@pytest.mark.parametrize(
    "head",
    [
        "公民|商业企业|科研机构|公益组织|律所|其他|合计",
        "个人|企业|科研|公益|法律|其他|合计",
        "白然人|商业企业|科硏机构|社会公益组织|法律服务机构|其他|总计",
        "数据1|数据2|数据3|数据4|数据5|数据6|总计",
    ],
)
@WRITERS
def test_columns_in_other_words_or_misspelt_are_read(write: Writer, head: str) -> None:
    tables, cells = read(write(requests_under(["项目", *head.split("|")])))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 175


def test_a_corner_that_is_printed_in_each_place_of_its_span() -> None:
    rows = requests_rows(FORM)[3:]
    head = ["项目", "项目", "公民", *COLUMNS[1:]]
    _, cells = read(grid_document([head, *([row[0], "", *row[1:]] for row in rows)]))
    assert wrong(cells, FORM) == {}
    assert sum(cell.value is not None for cell in cells.values()) == 175


def test_a_row_of_other_texts_above_a_whole_head_names_no_column() -> None:
    above = ["填报人", "江一", "审核人", "江二", "", "", "", ""]
    tables, cells = read(grid_document(requests_under(above, ["项目", *COLUMNS])))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 175


@pytest.mark.parametrize("write", [grid_document, lines_document])
def test_a_table_whose_head_is_lost_is_read(write: Writer) -> None:
    """A head that is absent is another case than one that says something else."""
    _, cells = read(write(requests_under()))
    assert wrong(cells, FORM) == {}
    assert sum(cell.value is not None for cell in cells.values()) == 175


@WRITERS
@pytest.mark.parametrize(
    "parts",
    [
        "2021年|2022年|2023年",
        "行政复议（2021年）|行政复议（2022年）|行政复议（2023年）",
        "市本级|街道|合计",
        "行政复议|行政诉讼一审|行政诉讼二审",
        "行政复议|行政诉讼|国家赔偿",
        "第一季度|第二季度|第三季度",
    ],
)
def test_parts_that_are_none_of_the_forms(write: Writer, parts: str) -> None:
    """Each over five columns with the labels of the form."""
    wide = [text for part in parts.split("|") for text in (part, *[""] * 4)]
    head = wide if write is grid_document else parts.split("|")
    assert values(write(disputes_under(head, RESULTS * 3)), "disputes") == ({None}, True)


@pytest.mark.parametrize(
    "results",
    [
        "纠正|维持|其他|未审结|合计",
        "撤销|维持|其他|未结|合计",
        "维持|其他|纠正|未审结|合计",
        "维持|纠正|未审结|其他|合计",
        "合计|维持|纠正|其他|未审结",
        "败诉|胜诉|其他|未结|合计",
    ],
)
def test_short_results_in_another_order(results: str) -> None:
    words = results.split("|")
    rows = disputes_under(["行政复议", "行政诉讼"], [*words, "未经复议直接起诉", "复议后起诉"], words * 2)
    assert values(grid_document(rows), "disputes") == ({None}, True)


@pytest.mark.parametrize("results", ["维持|纠正|其他|未审结|合计", "被维持|被纠正|其他结果|尚未审结|总计"])
def test_short_results_in_the_forms_order_are_read(results: str) -> None:
    words = results.split("|")
    rows = disputes_under(["行政复议", "行政诉讼"], [*words, "未经复议直接起诉", "复议后起诉"], words * 2)
    _, cells = read(grid_document(rows))
    assert wrong(cells, FORM) == {}
    assert sum(cell.value is not None for cell in cells.values()) == 15


def renamed(rows: Rows, printed: str, other: str) -> Rows:
    return [[other if cell == printed else cell for cell in row] for row in rows]


@WRITERS
@pytest.mark.parametrize(
    ("table", "printed", "other"),
    [
        ("requests", "申请人情况", "申请人情况（{}年）"),
        ("requests", "申请人情况", "{}年申请人情况"),
        ("disputes", "行政复议", "行政复议（{}年）"),
        ("disputes", "行政诉讼", "{}年行政诉讼"),
        ("proactive", "第二十条第（一）项", "第二十条第（一）项（{}年度）"),
        ("proactive", "信息内容", "信息内容（{}年）"),
    ],
)
def test_a_year_in_what_heads_a_table(write: Writer, table: str, printed: str, other: str) -> None:
    """The year reported on changes nothing; another one makes all figures below another year's."""
    rows = {"requests": requests_rows, "disputes": disputes_rows, "proactive": proactive_rows}[table](FORM)
    document = write(renamed(rows, printed, other.format(YEAR)))
    own = {cell.path: cell for cell in read_tables(document, year=YEAR).cells}
    assert wrong(own, FORM) == {}
    assert None not in {cell.value for path, cell in own.items() if path.startswith(f"{table}.")}
    assert values(document, table, YEAR + 1)[0] == {None}
    assert values(write(renamed(rows, printed, other.format(YEAR - 1))), table)[0] == {None}


@pytest.mark.parametrize(
    "head", ["2022年度", "上年度", "上年申请人情况", "申请人情况（上年度）", "申请人情况（2021—2023年）"]
)
def test_another_time_beside_the_corner(head: str) -> None:
    assert values(grid_document(renamed(requests_rows(FORM), "申请人情况", head)), "requests")[0] == {None}


@WRITERS
def test_a_year_in_the_label_of_a_group(write: Writer) -> None:
    """Before the label of its first row, or on a line of its own."""
    rows = requests_rows(FORM)
    at = next(index for index, row in enumerate(rows) if row[0].startswith("（一）"))
    label = ["三、2022年度办理结果"]
    if write is lines_document:
        rows.insert(at, label)
    else:
        rows = [*rows[:3], *([*(label if index == at - 3 else [""]), *row] for index, row in enumerate(rows[3:]))]
    assert values(write(rows), "requests")[0] == {None}


@WRITERS
@pytest.mark.parametrize("head", ["2021年|2022年|2023年", "年初数|本年数|年末数", "上年数|本年数|累计数"])
def test_columns_of_section_two_that_are_other_times(write: Writer, head: str) -> None:
    rows = proactive_rows(FORM)
    rows[1] = ["信息内容", *head.split("|")]
    tables = read_tables(write(rows), year=YEAR)
    cells = {cell.path: cell.value for cell in tables.cells}
    assert cells["proactive.rules.issued"] is cells["proactive.rules.in_force"] is None
    assert tables.diagnostics


@WRITERS
@pytest.mark.parametrize("column", ["本年处理决定数量（2021—2023年）", "本年处理决定数量（2021年至2023年）"])
def test_a_column_of_several_years(write: Writer, column: str) -> None:
    rows = renamed(proactive_rows(FORM), "本年处理决定数量", column)
    cells = {cell.path: cell.value for cell in read_tables(write(rows), year=YEAR).cells}
    assert cells["proactive.licenses.decisions"] is None


@WRITERS
@pytest.mark.parametrize("group", ["法人和其他组织", "法人或者其他组织", "其中：法人或其他组织", "法人或其他组织情况"])
def test_the_group_of_columns_in_other_words(write: Writer, group: str) -> None:
    """It has pieces of several columns' labels, but names the one part above them."""
    rows = renamed(requests_rows(FORM), "法人或其他组织", group)
    assert values(write(rows), "requests") == (
        {value for path, value in FORM.figures.items() if path.startswith("requests.")},
        False,
    )


@WRITERS
def test_the_total_in_other_words(write: Writer) -> None:
    rows = requests_rows(FORM)
    rows[1] = ["小计" if text == "总计" else text for text in rows[1]]
    rows[2] = ["小计" if text == "总计" else text for text in rows[2]]
    assert None not in values(write(rows), "requests")[0]
