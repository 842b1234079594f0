"""Annexes with tables of another year or organ, beside a report whose own tables are pictures; and the report's own annexes."""

from collections.abc import Sequence
from time import perf_counter

import pytest

from gov_disclosure import Report, parse_report
from tables.grids import Rows, disputes_rows, proactive_rows, requests_rows, small_form

FORM = small_form()
ORGAN = "澜屏市水务局"
NAME = "年政府信息公开工作年度报告"
HEADINGS = ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况")
TABLES = ("proactive", "requests", "disputes")
ALL = (0, 1, 2)
LAST = ["五、存在的主要问题及改进情况", "人手不足。", "六、其他需要报告的事项", "没有。"]
PICTURE = "（见图片）"


def _text(rows: Rows) -> list[str]:
    return ["\t".join(row) for row in rows]


GRIDS = [_text(rows) for rows in (proactive_rows(FORM), requests_rows(FORM), disputes_rows(FORM))]
OTHERS = [[line.replace("\t1", "\t5") for line in grid] for grid in GRIDS]


def _annex(caption: str, grids: Sequence[list[str]], headed: Sequence[int] = ALL) -> list[str]:
    """The tables below a caption, under headings of their own."""
    return [
        caption,
        *(line for part, grid in enumerate(grids) for line in ([HEADINGS[part]] if part in headed else []) + grid),
    ]


def _page(
    annex: list[str],
    own: Sequence[int] = (),
    instead: str | None = PICTURE,
    *,
    title: str = f"{ORGAN}2023{NAME}",
    amid: bool = False,
) -> Report:
    """A report that prints its `own` tables, has `instead` of the others, no heading if that is None, and an annex."""
    body = []
    for part in ALL:
        if part in own:
            body += [HEADINGS[part], *GRIDS[part]]
        elif instead is not None:
            body += [HEADINGS[part], instead]
    ends = [*annex, *LAST] if amid else [*LAST, *annex]
    return parse_report("\n".join([title, "一、总体情况", "全年平稳。", *body, *ends]))


def _wrong(report: Report, own: Sequence[int]) -> list[str]:
    """The figures that are not the report's, and those of its own tables that are missing."""
    mine = {TABLES[part] for part in own}
    return [
        path
        for path, value in report.flatten().items()
        if value != (FORM.figures.get(path) if path.partition(".")[0] in mine else None)
    ]


OTHER_REPORTS = (
    f"附件：{ORGAN}2022{NAME}",
    f"附：{ORGAN}2022{NAME}（供参考）",
    f"附件1\t{ORGAN}2022{NAME}",
    f"往年报告：{ORGAN}2022{NAME}",
    "附件：上年度报告",
    "附件：2022年年报",
    "附：2022年度政府信息公开年度报告统计表",
    f"附件：{ORGAN}2023{NAME}（更正前）",
    f"附件：财政局2023{NAME}",
    "附件：2022年度数据",
    "附件2：青禾镇人民政府",
)


@pytest.mark.parametrize("caption", OTHER_REPORTS)
@pytest.mark.parametrize("own", [(), (0,), (0, 1)])
@pytest.mark.parametrize("instead", [PICTURE, "", None])
@pytest.mark.parametrize("amid", [True, False])
def test_an_annex_with_headings_of_its_own(caption: str, own: Sequence[int], instead: str | None, amid: bool) -> None:
    """Whether the report's own headings have a text or nothing below them, or are gone with the tables."""
    report = _page(_annex(caption, OTHERS), own, instead, amid=amid)
    if not own and instead is None and not amid and report.year == 2022:
        return  # the annex is the only report on the page, and is read as that of its year
    assert _wrong(report, own) == []
    assert {one.path for one in report.diagnostics if one.code == "table-absent"} >= {
        TABLES[part] for part in ALL if part not in own
    }


@pytest.mark.parametrize(
    "caption",
    ["附件2：青禾镇人民政府", "附件：澜屏市财政局", "（二）澜屏市财政局", "附件：澜屏市财政局统计表", "附件1\t财政局"],
)
@pytest.mark.parametrize("part", ALL)
def test_another_organs_table_below_the_own_heading(caption: str, part: int) -> None:
    own = tuple({*ALL} - {part})
    body = [line for at in own for line in (HEADINGS[at], *GRIDS[at])]
    lines = [*body, HEADINGS[part], PICTURE, caption, *OTHERS[part], *LAST]
    report = parse_report("\n".join([f"{ORGAN}2023{NAME}", "一、总体情况", "全年平稳。", *lines]))
    assert _wrong(report, own) == []
    assert ("table-absent", TABLES[part]) in [(one.code, one.path) for one in report.diagnostics]


@pytest.mark.parametrize(
    ("organ", "name"),
    [
        (ORGAN, ORGAN),
        (ORGAN, "市水务局"),
        (ORGAN, f"云州{ORGAN}"),
        ("澜屏县人民政府", "县政府办公室"),
        ("澜屏县", "澜屏县人民政府办公室"),
    ],
)
@pytest.mark.parametrize(
    "caption",
    [
        "附件：{}2023年政府信息公开工作年度报告附表",
        "附件：{}2023年政府信息公开工作年度报告",
        "附件：2023年政府信息公开工作年度报告附表",
        "附件1",
        "附表1",
        "附：2023年度统计表",
        "{}\n2024年1月20日\n附件",
        "附件\n统计年度：2023年",
    ],
)
@pytest.mark.parametrize("headed", [ALL, ()])
def test_the_reports_own_annex(organ: str, name: str, caption: str, headed: Sequence[int]) -> None:
    """Of its own year, under any name of its organ: the tables are read."""
    annex = _annex(caption.format(name), GRIDS, headed)
    report = _page(annex, instead="（见附件）", title=f"{organ}2023{NAME}")
    assert _wrong(report, ALL) == []


def test_a_link_to_another_report_above_the_sections() -> None:
    """It heads nothing of the report below it."""
    title = f"相关链接：{ORGAN}2022{NAME}\n{ORGAN}2023{NAME}"
    assert _wrong(_page([], ALL, title=title), ALL) == []


@pytest.mark.parametrize("word", ["上一篇", "下一条", "相关链接", "相关阅读", "友情链接"])
def test_links_amid_the_report(word: str) -> None:
    """Its own tables stand below links to its neighbours."""
    links = [f"{word}：{ORGAN}2022{NAME}", f"{word}：澜屏市财政局2023{NAME}"]
    assert _wrong(_page([*links, *_annex("下一篇：没有了", GRIDS, ())], instead=""), ALL) == []
    assert _wrong(_page([*links, *_annex("全年平稳。", GRIDS)], instead=None, amid=True), ALL) == []


@pytest.mark.parametrize("word", ["上一篇", "下一条", "相关链接", "相关阅读", "友情链接", "链接"])
@pytest.mark.parametrize("name", [f"{ORGAN}2022{NAME}", f"澜屏市财政局2023{NAME}", f"2022{NAME}"])
@pytest.mark.parametrize("own", [(), (0,), (0, 1), ALL])
@pytest.mark.parametrize("amid", [True, False])
def test_another_report_below_a_link(word: str, name: str, own: Sequence[int], amid: bool) -> None:
    """The headings of the sections come again below it: whose they are is not known."""
    for lines in ([], ["下一篇：没有了"], ["来源：本网"]):
        body = _annex("\n".join([f"{word}：{name}", *lines]), OTHERS)
        for instead in (PICTURE, ""):
            report = _page(body, own, instead, amid=amid)
            assert _wrong(report, own) == []
            absent = {one.path for one in report.diagnostics if one.code == "table-absent"}
            assert absent == {TABLES[part] for part in ALL if part not in own}


def test_a_copy_of_the_report_below_a_link() -> None:
    """It disturbs nothing, and a link amid a table neither."""
    link = f"上一篇：{ORGAN}2022{NAME}"
    assert _wrong(_page(_annex(link, GRIDS), ALL), ALL) == []
    grid = [*GRIDS[1][:5], link, *GRIDS[1][5:]]
    assert _wrong(_page([HEADINGS[1], *grid], (0,), None, amid=True), (0, 1)) == []


def test_many_links_take_no_longer() -> None:
    lines = [line for part in range(1500) for line in (f"上一篇：澜屏市财政局2023{NAME}", HEADINGS[part % 3])]
    start = perf_counter()
    report = _page(lines, ALL)
    assert perf_counter() - start < 1
    assert _wrong(report, ALL) == []


def test_a_list_of_former_reports() -> None:
    """It takes no section whose heading comes but once."""
    report = _page(_annex("往年年报：2022年年报", GRIDS), instead=None, amid=True)
    assert _wrong(report, ALL) == []
    again = _page(_annex("往年年报：2022年年报", OTHERS))
    assert _wrong(again, ()) == []


@pytest.mark.parametrize("line", ["澜屏市人民政府门户网站", "澜屏市人民政府", "2023年以来", "制表机关：国务院办公厅"])
def test_furniture_amid_a_table(line: str) -> None:
    """A running head between two rows, or above the first one."""
    for at in (0, 6):
        grid = [*GRIDS[1][:at], line, *GRIDS[1][at:]]
        assert _wrong(_page([HEADINGS[1], *grid], (0,), None, amid=True), (0, 1)) == []


def test_many_annexes_take_no_longer() -> None:
    lines = ["附件：澜屏市财政局政府信息公开统计表"] * 1500
    start = perf_counter()
    report = _page(lines, ALL)
    assert perf_counter() - start < 1
    assert _wrong(report, ALL) == []


@pytest.mark.parametrize("signed", ["青禾市教体局", "云台县人民政府办公室"])
def test_who_signs_a_report_heads_no_table(signed: str) -> None:
    """A name above a day; without the day it is the organ of what stands below."""
    for day, own in (("\n2024年1月20日", ALL), ("\n二〇二四年一月二十日", ALL), ("", ())):
        assert _wrong(_page(_annex(f"{signed}{day}", GRIDS, ())), own) == []
