"""Texts of a head that are no labels of the form: what each may stand for, and figures under those that contradict."""

import pytest

from gov_disclosure.tables.places import Text, fits
from gov_disclosure.tables.stand_ins import heads_no_figure, is_invented, is_like, named_slots
from gov_disclosure.tables.stream import token
from tables.grids import (
    Rows,
    Writer,
    codes,
    disputes_rows,
    grid_document,
    lines_document,
    read,
    requests_rows,
    small_form,
    wrong,
)

FORM = small_form()
WRITERS = pytest.mark.parametrize("write", [grid_document, lines_document])
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


@pytest.mark.parametrize(
    ("key", "invented"),
    [
        ("数据1", True), ("列2", True), ("第三列", True), ("Column1", True), ("Col2", True), ("Unnamed0", True), ("", True),
        ("Unnamed3level0", True), ("V7", True), ("NaN", True), ("B", True), ("公民", False), ("备注", False), ("数据来源", False),
    ],
)  # fmt: skip
def test_names_that_tools_invent(key: str, invented: bool) -> None:
    assert is_invented(key) is invented


def test_a_remark_heads_no_figure() -> None:
    assert [heads_no_figure(key) for key in ("备注", "项目名称", "公民")] == [True, True, False]


SLOTS = frozenset(
    frozenset({name})
    for name in ("natural_person", "commercial_enterprise", "research_institution", "public_interest_organization", "legal_service_organization", "other")
)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("公民", {"natural_person"}),
        ("公益机构", {"public_interest_organization"}),
        ("白然人", {"natural_person"}),
        ("商业及科研", {"commercial_enterprise", "research_institution"}),
        ("甲类", set()),
    ],
)
def test_what_a_text_names(key: str, named: set[str]) -> None:
    """In other words, or by a piece of one label only."""
    found = named_slots(key, SLOTS, "requests", "2021")
    assert {name for slot in found for name in slot} == named
    assert len(found) == len(named)


def test_a_misspelt_label_is_like_its_own() -> None:
    other = frozenset({"other"})
    assert is_like("其佗", other, "requests", "2021")
    assert not is_like("甲类", other, "requests", "2021")


@pytest.mark.parametrize(
    ("table", "head", "in_place"),
    [
        ("requests", "项目|单位|公民|科研机构|社会公益组织|法律服务机构|其他|总计", False),
        ("requests", "项目|自然人|商业企业|科研机构|律师事务所|公益机构|其他|总计", False),
        ("requests", "项目|自然人|商业企业|科研机构|社会公益组织|律师事务所|其他|总计", True),
        ("requests", "项目|甲类|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计", False),
        ("requests", "项目|数据1|数据2|数据3|数据4|数据5|数据6|总计", True),
        ("requests", "企业|个人|院校|协会|律所|别的|合计", False),
        ("requests", "自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|备注", False),
        ("requests", "序号|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计", True),
        ("requests", "公民|单位|合计", True),
        ("requests", "单位|公民|总计", False),
        ("disputes", "被维持|被纠正|其他结果|尚未审结|总计", True),
        ("disputes", "|".join(["被纠正", "被维持", "其他结果", "尚未审结", "总计"] * 3), False),
        ("disputes", "维持原决定|结果纠正|其他结果|尚未审结|小计", True),
        ("disputes", "行政复议|行政诉讼|备注", True),
        ("disputes", "审结|合计|未经复议直接起诉|复议后起诉", True),
        ("requests", "企业|法人或其他组织|总计", False),
        ("requests", "自然人|商业企业|科研机构|社会公法律服|其他|总计", True),
        ("requests", "自然人|商业企业|科研机构|法律服社会公|其他|总计", False),
        ("requests", "|".join(["某县申请情况统计"] * 8), True),
    ],
)
def test_each_unknown_text_in_the_place_of_what_it_names(table: str, head: str, in_place: bool) -> None:
    found = [token(text) for text in head.split("|")]
    run = tuple(Text(one.key, one.meaning_in(table), column) for column, one in enumerate(found))
    assert fits([run], table, "2021") is in_place


def requests_under(*head: str) -> Rows:
    """Section 三 under one line of heads, the first of them above the labels of the rows."""
    return [list(head), *requests_rows(FORM)[3:]]


@WRITERS
@pytest.mark.parametrize(
    "head",
    [
        ["项目", "单位", "公民", *COLUMNS[2:]],
        ["项目", "企业", "个人", *COLUMNS[2:]],
        ["项目", *COLUMNS[:3], "律师事务所", "公益机构", *COLUMNS[5:]],
    ],
)
def test_columns_in_other_words_and_order_are_not_read(write: Writer, head: list[str]) -> None:
    """Where every cell has a line of its own, the texts above the first label count as well."""
    tables, cells = read(write(requests_under(*head)))
    assert {code for code, _ in codes(tables)} == {"columns-unexpected"}
    assert {cell.value for path, cell in cells.items() if path.startswith("requests.")} == {None}


@WRITERS
@pytest.mark.parametrize(
    "head",
    [
        ["项目", "公民", "企业", *COLUMNS[2:]],
        ["项目", "个人", *COLUMNS[1:4], "律师事务所", "其他", "总计"],
        ["项目", *(f"数据{number}" for number in range(1, 7)), "总计"],
        ["项目", *COLUMNS[:6], "合计"],
    ],
)
def test_columns_in_other_words_in_the_forms_order_are_read(write: Writer, head: list[str]) -> None:
    tables, cells = read(write(requests_under(*head)))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 175


@WRITERS
def test_disputes_in_another_order_are_not_read(write: Writer) -> None:
    rows = disputes_rows(FORM)
    first = ["被纠正", "被维持", *RESULTS[2:]]
    tables, cells = read(write([rows[0], [*first, *rows[1][5:]], first * 2, *rows[3:]]))
    assert codes(tables) == [("columns-unexpected", "disputes")]
    assert {cell.value for path, cell in cells.items() if path.startswith("disputes.")} == {None}


@WRITERS
@pytest.mark.parametrize("above", ["单位：件", "下表为本年度申请的办理情况，请看", "统计表"])
def test_a_note_above_a_whole_head_names_no_column(write: Writer, above: str) -> None:
    tables, cells = read(write([[above], *requests_under("项目", *COLUMNS)]))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 175


@WRITERS
def test_a_total_in_another_word_over_two_rows_of_the_head(write: Writer) -> None:
    rows = requests_rows(FORM)
    tables, cells = read(write([rows[0], ["自然人", "法人或其他组织", "合计"], *rows[2:]]))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 175
