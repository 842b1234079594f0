"""Texts of a head that are pieces of labels, or unknown, in their places and in others."""

from collections.abc import Callable

import pytest

from gov_disclosure.document import Document
from gov_disclosure.tables.places import Text, fits
from gov_disclosure.tables.stream import token
from tables.grids import (
    Rows,
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
WRITERS = pytest.mark.parametrize("write", [grid_document, lines_document])
Writer = Callable[..., Document]
PARTS = [["行政复议", "行政诉讼"], ["", "未经复议直接起诉", "复议后起诉"]]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


@pytest.mark.parametrize(
    ("table", "head", "edition", "in_place"),
    [
        ("proactive", "信息内容|制发|废止|现行有效", "2021", True),
        ("proactive", "信息内容|本年|本年|现行", "2021", True),
        ("proactive", "信息内容|现行有效|本年制发|本年废止", "2021", False),
        ("proactive", "现行有效|本年制发件数|本年废止件数", "2021", False),
        ("proactive", "信息内容|上一年|本年处理决定数量", "2021", False),
        ("proactive", "信息内容|上一年", "2021", False),
        ("proactive", "信息内容|上一年|本年增减|处理决定", "2019", True),
        ("proactive", "信息内容|处理决定|上一年|本年增减", "2019", False),
        ("proactive", "信息内容|采购项目|总金额（元）", "2019", True),
        ("proactive", "信息内容|收费金额（元）", "2021", True),
        ("proactive", "信息内容|处理决定数量（元）", "2021", False),
        ("requests", "自然人|商业|科研|公益|法律服务|其他|总计", "2021", True),
        ("requests", "商业|企业|科研|机构|总计", "2021", True),
        ("requests", "科研|商业|公益", "2021", False),
        ("requests", "公民|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计", "2021", True),
        ("requests", "自然人|公司|科研机构|社会公益组织|法律服务机构|其他|合计", "2021", True),
        ("requests", "商业企业|科研机构|社会公益组织|法律服务机构|其他|公民|总计", "2021", False),
        ("requests", "自然人|科研机构|公司|社会公益组织|法律服务机构|其他|总计", "2021", False),
        ("requests", "合计|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他", "2021", False),
        ("requests", "项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计", "2021", True),
        ("requests", "公民|法人或其他组织|总计", "2021", True),
        ("requests", "法人或其他组织|公民|总计", "2021", False),
        ("disputes", "维持|纠正|其他|尚未|总计", "2021", True),
        ("disputes", "结果|结果|其他结果|尚未审结|总计", "2021", True),
        ("disputes", "|".join(["纠正", "维持", "其他", "尚未", "总计"] * 3), "2021", False),
        ("disputes", "撤销|结果维持|结果纠正|其他结果|尚未审结|总计|" + "|".join(RESULTS * 2), "2021", False),
        ("disputes", "行政复议|行政诉讼|直接起诉|复议后", "2021", True),
        ("disputes", "行政复议|行政诉讼|复议后|直接起诉", "2021", False),
        ("disputes", "行政复议|行政诉讼|未经复议直接起诉|先复议再起诉", "2021", True),
        ("disputes", "行政复议|行政诉讼|先复议再起诉|未经复议直接起诉", "2021", False),
    ],
)
def test_each_text_in_its_place(table: str, head: str, edition: str, in_place: bool) -> None:
    """In the order of the form, with an unknown text only where a column, or a part, is not named."""
    found = [token(text) for text in head.split("|")]
    run = tuple(Text(one.key, one.meaning_in(table), column) for column, one in enumerate(found))
    assert fits([run], table, edition) is in_place


def with_head(rows: Rows, at: slice, *head: list[str]) -> Rows:
    return [*rows[: at.start], *map(list, head), *rows[at.stop :]]


@WRITERS
@pytest.mark.parametrize(
    "rows",
    [
        with_head(proactive_rows(FORM), slice(1, 2), ["信息内容", "制发", "废止", "现行有效"]),
        with_head(requests_rows(FORM), slice(1, 3), ["自然人", "商业", "科研", "公益", "法律服务", "其他", "总计"]),
        with_head(
            requests_rows(FORM),
            slice(1, 3),
            ["公民", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
        ),
        with_head(disputes_rows(FORM), slice(0, 3), *PARTS, ["结果", "结果", *RESULTS[2:]] * 3),
    ],
)
def test_a_head_that_is_cut_or_misspelt_is_read(write: Writer, rows: Rows) -> None:
    tables, cells = read(write(rows))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) in (10, 175, 15)


@WRITERS
@pytest.mark.parametrize(
    ("rows", "lost"),
    [
        (with_head(proactive_rows(FORM), slice(1, 2), ["信息内容", "现行有效", "本年制发", "本年废止"]), 6),
        (
            with_head(
                requests_rows(FORM),
                slice(1, 3),
                ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "公民", "总计"],
            ),
            175,
        ),
        (
            with_head(requests_rows(FORM), slice(1, 3), ["自然人", "科研", "企业", "公益", "法律服务", "其他", "总计"]),
            175,
        ),
        (with_head(disputes_rows(FORM), slice(0, 2), PARTS[0], ["先复议后诉讼", "未经复议直接起诉"]), 15),
    ],
)
def test_columns_in_another_order_are_not_read(write: Writer, rows: Rows, lost: int) -> None:
    """Whether the texts that say so are pieces or unknown; rows under other heads are read."""
    tables, cells = read(write(rows))
    assert "columns-unexpected" in [found.code for found in tables.diagnostics]
    names = {175: "requests", 15: "disputes", 6: "proactive"}
    found = [cell.value for path, cell in cells.items() if path.startswith(names[lost])]
    assert found.count(None) == lost


@pytest.mark.parametrize(
    ("head", "figures"), [(["信息内容", "上一年", "本年处理决定数量"], ["7", ""]), (["信息内容", "上一年"], ["7"])]
)
def test_last_year_is_no_column_of_the_form_of_2021(head: list[str], figures: list[str]) -> None:
    """Its figures are not taken for this year's."""
    rows = proactive_rows(FORM)
    start = next(index for index, row in enumerate(rows) if row[0] == "行政许可")
    rows[start - 1] = head
    rows[start : start + 1] = [["行政许可", *figures]]
    _, cells = read(grid_document(rows))
    assert cells["proactive.licenses.decisions"].value is None
    assert wrong(cells, FORM) == {}
    assert cells["proactive.rules.issued"].value == FORM.figures["proactive.rules.issued"]
