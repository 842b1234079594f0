"""What is a report and what only looks like one: invented pages in the structure of each kind."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import (
    NotAReportError,
    ReaderFailedError,
    ReaderLoadError,
    SectionKind,
    SourceError,
    UnknownReaderError,
    is_report,
    parse_report,
)
from gov_disclosure.intake import Readable
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.readers import Document, Paragraph, Source
from gov_disclosure.recognition import ENOUGH, ENOUGH_HEADINGS, Evidence
from gov_disclosure.title import read_title
from writer.forms import random_form, seeded
from writer.layouts import LAYOUTS
from writer.page import Grid, Line, page
from writer.pipe import spans, write
from writer.prose import Text, random_text
from writer.style import Style

FORM = random_form(seeded(7))
TEXT = random_text(seeded(7), FORM, 2031)


def html(title: str, *paragraphs: str) -> str:
    """A page with a title and paragraphs."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"


# ---------------------------------------------------------------------------- what is none

GUIDE = """青屏县水务局政府信息公开指南
为方便公民、法人和其他组织获取本机关的政府信息，编制本指南。
一、主动公开
（一）公开范围
本机关职能、规章、规范性文件、行政许可、行政处罚、行政强制、行政事业性收费。
（二）公开形式
在县门户网站登载，张贴在办事大厅。
二、依申请公开
（一）受理机构
本局办公室，电话：0600-5550101。
（二）申请处理
收到申请之日起20个工作日内答复。
三、不予公开
国家秘密、内部事务信息、过程性信息、行政执法案卷信息不予公开。
四、监督方式
认为本机关没有履行义务的，可以申请行政复议或者提起行政诉讼。
"""

CATALOGUE = """青屏县水务局政府信息公开目录
序号 | 公开事项 | 公开内容 | 公开时限 | 公开主体 |
1 | 规章 | 文件全文 | 20个工作日 | 水务局 |
2 | 行政规范性文件 | 文件全文 | 20个工作日 | 水务局 |
3 | 行政许可 | 事项、依据、条件 | 20个工作日 | 水务局 |
4 | 行政处罚 | 决定书摘要 | 7个工作日 | 水务局 |
5 | 行政强制 | 依据、程序 | 20个工作日 | 水务局 |
6 | 行政事业性收费 | 项目、依据、标准 | 20个工作日 | 水务局 |
"""

CATALOGUE_WITH_COUNTS = """青屏县水务局政府信息公开
公开目录
规章 | 0 |
行政规范性文件 | 14 |
行政许可 | 128 |
行政处罚 | 36 |
行政强制 | 2 |
行政事业性收费 | 5 |
"""

NEWS = """青屏县45家单位2031年政府信息公开工作年度报告全部公布
发布日期：2032-02-01 来源：青屏日报
近日，青屏县各部门政府信息公开工作年度报告陆续登出。记者看到，全县去年新收申请312件，上年结转4件，予以公开201件。
报告分为总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分。
县政务公开办负责人说，今年的报告比去年早三天出齐，读者可以在门户网站查看。
"""

NEWS_HEADLINE_IS_A_TITLE = """青屏县发布2031年政府信息公开工作年度报告
2032年1月30日，青屏县在门户网站登出年度报告，全文六章，附三张表格。
全年受理申请312件，办结309件。
"""

BUDGET = """青屏县水务局2031年部门决算公开
第一部分 部门概况
一、主要职能
二、部门决算单位构成
第二部分 2031年部门决算情况说明
一、收入支出决算总体情况说明
本年收入合计1200.53万元。
二、财政拨款收入支出决算总体情况说明
行政事业性收费 | 0 |
政府集中采购 | 36.5 |
三、其他重要事项的情况说明
政府采购支出总额36.5万元。
第三部分 名词解释
信息公开：指按照规定在门户网站公开决算。
"""

WORK_REPORT = """政府工作报告
2032年1月12日在青屏县第八届人民代表大会第一次会议上
各位代表：现在，我代表县人民政府向大会报告工作。
一、2031年工作回顾
全年生产总值增长6.1%，政务公开水平持续提高。
二、存在的主要问题
发展基础还不牢。
三、2032年工作安排
办好十件实事。
"""

RULE_OF_LAW = """青屏县水务局2031年法治政府建设年度报告
根据有关规定，现将2031年法治政府建设情况报告如下，请予公开。
一、总体情况
2031年，本局把依法办事贯穿始终。
二、政府信息公开工作情况
主动公开信息52条。
三、行政执法情况
行政许可 | 12 |
行政处罚 | 33 |
行政强制 | 1 |
四、行政复议、行政诉讼情况
全年行政复议2件，均已维持；行政诉讼0件。
五、存在的主要问题及改进情况
执法人员偏少，将统筹调剂。
六、其他需要报告的事项
无。
"""

RULE_OF_LAW_WITHOUT_TITLE = RULE_OF_LAW.partition("\n")[2]

KEY_POINTS = """青屏县2031年政务公开工作要点
一、总体要求
坚持公开为常态。
二、主动公开重点领域信息
围绕供水、住房、就业，公开政策依据。
三、规范依申请公开办理
做好登记、审核、答复。
四、加强组织保障
各部门于年底前报送落实情况。
"""

LINKS = html(
    "政府信息公开年报_青屏县人民政府",
    "首页 > 政府信息公开 > 政府信息公开年报",
    *[f"青屏县{organ}2031年政府信息公开工作年度报告" for organ in ("水务局", "教育局", "档案馆", "财政局")],
    "上一页 下一页 共3页",
)

ONE_LINK = html(
    "青屏县水务局2031年政府信息公开工作年度报告",
    "发布日期：2032-01-20",
    "请下载附件查看。",
    "附件：青屏县水务局2031年政府信息公开工作年度报告.pdf",
    "主办：青屏县人民政府 备案号：青ICP备1号",
)

CONTENTS = (
    "青屏县水务局2031年政府信息公开工作年度报告\n目录\n"
    + "\n".join(kind.label for kind in SectionKind)
    + "\n正文见附件\n"
)

SCHOOL = """青禾大学2031年信息公开年度报告
一、概述
2031年，学校推进校务公开，完善制度。
二、主动公开情况
主动公开信息1204条。
三、依申请公开情况
受理申请3件，均已答复。
四、对信息公开的评议情况
师生总体满意。
五、因信息公开工作受到举报的情况
没有。
六、信息公开工作存在的主要问题和改进措施
栏目更新不够均衡，将逐月检查。
"""

HOSPITAL = """青屏县人民医院2031年信息公开工作年度报告
一、信息公开工作概述
二、主动公开信息情况
公开服务价格、就诊流程等信息88条。
三、依申请公开信息情况
收到申请0件。
四、存在的问题和改进措施
栏目不够醒目。
五、其他事项
无。
"""

ENTERPRISE = """青屏供水集团有限公司2031年年度报告
一、公司基本情况
二、主要财务数据
营业收入 | 1,200 |
净利润 | 35 |
三、重大事项
信息公开披露情况良好。
四、存在的主要问题及改进措施
漏损率偏高。
"""

OF_2015 = """青屏县水务局2015年政府信息公开工作年度报告
根据《政府信息公开条例》，编制本报告。统计期限为2015年1月1日至12月31日。
一、概述
2015年，本局信息公开平稳。
二、主动公开政府信息情况
全年主动公开政府信息310条。
三、依申请公开政府信息情况
收到申请4件，均已答复。
四、因政府信息公开申请行政复议、提起行政诉讼情况
没有。
五、政府信息公开的收费及减免情况
没有收费。
六、存在的主要问题及改进措施
更新不够及时。
七、附表
指标名称 | 计量单位 | 统计数 |
一、主动公开情况 | —— | —— |
（一）主动公开政府信息数 | 条 | 310 |
二、依申请公开情况 | —— | —— |
（一）收到申请数 | 件 | 4 |
1.当面申请数 | 件 | 1 |
（二）申请办结数 | 件 | 4 |
三、行政复议数量 | 件 | 0 |
（一）维持具体行政行为数 | 件 | 0 |
四、行政诉讼数量 | 件 | 0 |
"""

INTERPRETATION = """图解：青屏县水务局2031年政府信息公开工作年度报告
一、总体情况
主动公开信息128条，比上年多三成。
二、主动公开政府信息情况
行政许可 12
行政处罚 3
三、收到和处理政府信息公开申请情况
新收申请35件，结转1件，予以公开20件。
四、政府信息公开行政复议、行政诉讼情况
结果维持1件。
五、存在的主要问题及改进情况
人手偏少，已经补充。
六、其他需要报告的事项
没有收取信息处理费。
"""

INTERPRETATION_TITLES = (
    "图解：青屏县水务局2031年政府信息公开工作年度报告",
    "一图读懂青屏县水务局2031年政府信息公开工作年度报告",
    "【图解】青屏县2031年政府信息公开年报",
    "《青屏县2031年政府信息公开工作年度报告》解读",
    "青屏县2031年政府信息公开工作年度报告（图文解读）",
    "图说2031年政府信息公开年报",
)

FORM_ITSELF = """中华人民共和国政府信息公开工作年度报告格式
一、总体情况
（填写本机关落实条例、主动公开等五方面的内容。）
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | | | |
行政规范性文件 | | | |
三、收到和处理政府信息公开申请情况
（表格见附件。）
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
六、其他需要报告的事项
"""

FIGURES_ONLY = """青屏县信息公开统计
行政许可 128
行政处罚 36
行政强制 2
"""

NO_REPORTS: dict[str, tuple[str, str]] = {
    "guide": (GUIDE, "a guide"),
    "catalogue": (CATALOGUE, "a catalogue"),
    "catalogue with counts": (CATALOGUE_WITH_COUNTS, "a catalogue"),
    "news": (NEWS, "news about reports"),
    "news under a headline like a title": (NEWS_HEADLINE_IS_A_TITLE, "news, or a link"),
    "final account": (BUDGET, "a budget or a final account"),
    "work report": (WORK_REPORT, "a work report"),
    "law-based government": (RULE_OF_LAW, "law-based government"),
    "law-based government without title": (RULE_OF_LAW_WITHOUT_TITLE, "found 4 of 6 sections"),
    "plan of work": (KEY_POINTS, "a plan of work"),
    "list of links": (LINKS, "names 4 reports"),
    "link to an attachment": (ONE_LINK, "news, or a link"),
    "table of contents": (CONTENTS, "found 6 of 6 sections and 0 of 3 tables"),
    "school": (SCHOOL, "a school"),
    "hospital": (HOSPITAL, "a hospital"),
    "enterprise": (ENTERPRISE, "found 1 of 6 sections"),
    "report on 2015": (OF_2015, "it is about 2015"),
    "the form itself": (FORM_ITSELF, "the form of a report"),
    "figures only": (FIGURES_ONLY, "of 3 tables"),
    **{
        f"interpretation {number}": ("\n".join([title, *INTERPRETATION.split("\n")[1:]]), "an interpretation")
        for number, title in enumerate(INTERPRETATION_TITLES)
    },
}
"""A document of each kind, and what the message says of it."""


@pytest.mark.parametrize(("document", "said"), NO_REPORTS.values(), ids=NO_REPORTS)
def test_other_documents(document: str, said: str) -> None:
    """Refused, and the message says what was found and what was looked for."""
    with pytest.raises(NotAReportError) as caught:
        parse_report(document)
    assert said in str(caught.value)
    assert "looked for" in str(caught.value)
    assert not is_report(document)


# ---------------------------------------------------------------------------- what is one

STYLE = Style()
WITHOUT_TABLES = str(LAYOUTS["no-tables"](FORM, TEXT))
WHOLE = str(LAYOUTS["pipe-spans"](FORM, TEXT))


def printed(keep: Callable[[Line | Grid], bool], *, before: str = "", text: Text = TEXT) -> str:
    """The report with only some of its lines and tables."""
    return before + write([block for block in page(FORM, text, STYLE) if keep(block)], row=spans, rule="")


def is_table_of_the_form(block: Line | Grid) -> bool:
    return isinstance(block, Grid) and block.table is not None


MENU = "首页\n政府信息公开指南\n政府信息公开目录\n政府信息公开年报\n法治政府建设年度报告\n财政预决算\n图解\n政策解读\n"
NARRATIVE = """霁川市砚汀区档案馆2031年政府信息公开工作年度报告
一、齐抓共管，把公开放在心上
2031年，本馆围绕查档服务公开各类信息。
二、工作机制保障
每季度对账一次。
三、明年打算
补齐旧档目录。
附件：统计表
"""

REPORTS: dict[str, str] = {
    "tables as pictures": WITHOUT_TABLES,
    "tables without headings": printed(is_table_of_the_form),
    "narrative headings and an annex": printed(is_table_of_the_form, before=NARRATIVE),
    "a menu above": MENU + WHOLE,
    "a menu above, tables as pictures": MENU + WITHOUT_TABLES,
    "no title": printed(lambda block: not isinstance(block, Line) or block.text != TEXT.title),
    "an interpretation linked above the title": f"{INTERPRETATION_TITLES[1]}\n{WITHOUT_TABLES}",
    "an interpretation linked below the title": WHOLE.replace(
        "一、总体情况", f"{INTERPRETATION_TITLES[1]}\n一、总体情况", 1
    ),
    "linked interpretation with its label": WITHOUT_TABLES.replace(
        "一、总体情况", f"相关解读：{INTERPRETATION_TITLES[1]}\n一、总体情况", 1
    ),
    "news above the report": NEWS + WHOLE,
    "an interpretation above the report": INTERPRETATION + WHOLE,
}
"""Reports that lack something, or have something else beside them."""


@pytest.mark.parametrize("document", REPORTS.values(), ids=REPORTS)
def test_reports(document: str) -> None:
    """Read, with the figures that are there."""
    assert is_report(document)
    report = parse_report(document)
    if "|" in document.partition("二、主动公开政府信息情况")[2]:
        assert report.flatten() == FORM.figures


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_is_a_report(name: str) -> None:
    """However it is printed."""
    assert is_report(LAYOUTS[name](FORM, TEXT))


def test_real_documents_are_reports(seeds: Path, layouts: Path) -> None:
    """Every one of them."""
    files = [*seeds.glob("*.txt"), *layouts.glob("*.txt"), *layouts.glob("*.html")]
    assert [file.name for file in files if not is_report(file)] == []


def test_an_interpretation_gives_no_figures_to_the_report_below() -> None:
    """Nor its sections."""
    report = parse_report(INTERPRETATION + WITHOUT_TABLES)
    assert set(report.flatten().values()) == {None}
    assert report.agency == TEXT.agency
    assert report.sections == parse_report(WITHOUT_TABLES).sections or "128条" not in report.sections[0].text


# ---------------------------------------------------------------------------- is_report


def reads(source: Readable) -> bool:
    try:
        parse_report(source)
    except NotAReportError:
        return False
    return True


EVERY = [*(document for document, _ in NO_REPORTS.values()), *REPORTS.values()]
PIECES = [line for document in EVERY for line in document.splitlines()[:40]]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_it_agrees_with_parse_report(data: st.DataObject) -> None:
    """On any document with lines lost, doubled, moved, or cut off."""
    lines = data.draw(st.sampled_from(EVERY)).splitlines()
    for _ in range(data.draw(st.integers(0, 4))):
        first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(lines))] * 2)))
        change = data.draw(st.sampled_from(CHANGES))
        lines = change(lines, first, last)
    document = "\n".join(lines)
    assert is_report(document) == reads(document)


Lines = list[str]
CHANGES: tuple[Callable[[Lines, int, int], Lines], ...] = (
    lambda lines, first, last: lines[:first] + lines[last:],
    lambda lines, first, last: lines[first:last],
    lambda lines, first, last: lines[:last] + lines[first:],
    lambda lines, first, last: lines[last:] + lines[:first],
    lambda lines, first, last: lines[:first] + lines[first:last][::-1] + lines[last:],
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("\n".join))
def test_it_agrees_on_lines_thrown_together(document: str) -> None:
    """From reports and from what is none."""
    assert is_report(document) == reads(document)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(LAYOUTS)), st.floats(0, 1), st.floats(0, 1))
def test_it_agrees_on_any_cut(name: str, first: float, last: float) -> None:
    """Through the middle of tags, characters and cells as well."""
    document = LAYOUTS[name](FORM, TEXT)
    part = document[int(first * len(document)) :][: int(last * len(document))]
    assert is_report(part) == reads(part)


def test_sections_that_settle_it_leave_the_tables_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stage that takes the longest."""
    monkeypatch.setattr("gov_disclosure.api.read_tables", None)
    assert is_report(WHOLE)


@pytest.mark.parametrize("text", ["中文文章，没有那个词。\n" * 50_000, "no Chinese at all <p> " * 50_000])
def test_a_text_without_the_word_is_answered_by_a_scan(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No reader sees it."""
    monkeypatch.setattr("gov_disclosure.readers.registry.read", None)
    assert not is_report(text)
    with pytest.raises(NotAReportError, match="公开"):
        parse_report(text)


@pytest.mark.parametrize(
    "word", ["公 开", "公<b>开</b>", "公&#24320;", "&#x516C;&#x5F00;", "公（gōng）開", "公\n开", "公\u200b开"]
)
def test_the_word_may_be_apart(word: str) -> None:
    """By blanks, tags, readings or character references: no report is lost by the scan."""
    document = html("年度报告", "报告").replace("报告", str(LAYOUTS["html-markup-as-text"](FORM, TEXT)))
    assert is_report(document.replace("公开", word)) == reads(document.replace("公开", word))


@pytest.mark.parametrize(
    "source",
    ["", b"", "\n", bytes(range(256)) * 9, b"%PDF-1.7 text " * 9, b"PK\x03\x04word/" * 9, io.BytesIO(b"{\\rtf1 text")],
)
def test_what_cannot_be_read_is_none(source: Readable) -> None:
    """Empty sources, other formats, noise."""
    assert is_report(source) is False


def test_the_callers_mistakes_are_raised(tmp_path: Path) -> None:
    """As `parse_report` does."""
    path = tmp_path / "report.txt"
    path.write_text(WHOLE, "utf-8")
    assert is_report(path)
    with pytest.raises(FileNotFoundError):
        is_report(tmp_path / "absent.html")
    with pytest.raises(SourceError):
        is_report(str(path))
    with pytest.raises(SourceError):
        is_report(None)  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(SourceError):
        is_report(b"x", encoding="no-such-code")
    with pytest.raises(UnknownReaderError):
        is_report(WHOLE, reader="no-such-reader")
    with pytest.raises(ReaderLoadError):
        is_report(WHOLE, reader=object())  # type: ignore[arg-type]  # the point of the test


class Fixed:
    """A reader that gives the same document for any source, or fails."""

    name = "fixed"

    def __init__(self, document: Document | None) -> None:
        self.document = document

    def sniff(self, source: Source) -> float:
        return 0.0

    def read(self, source: Source) -> Document:
        assert self.document is not None
        return self.document


def test_a_reader_of_ones_own() -> None:
    """It may read what is no text; where it fails, that is for its author to know."""
    document = Document([Paragraph(line) for line in WITHOUT_TABLES.splitlines()])
    assert is_report(b"\x01\x02", reader=Fixed(document))
    assert not is_report(b"\x01\x02", reader=Fixed(Document([Paragraph("天气")])))
    with pytest.raises(ReaderFailedError):
        is_report(b"\x01\x02", reader=Fixed(None))


def test_a_reader_that_was_not_asked_for_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The source cannot be read, so it is none."""

    def fail(*_: object) -> Document:
        raise ReaderFailedError("it failed")

    monkeypatch.setattr("gov_disclosure.readers.registry.read", fail)
    assert not is_report(WHOLE)


# ---------------------------------------------------------------------------- the data


def test_headings_that_are_enough_are_enough_with_more() -> None:
    """What settles it without the tables settles it with them."""
    assert set(ENOUGH_HEADINGS) <= set(ENOUGH)
    assert all(least.titled == least.current == least.tables == least.rows == 0 for least in ENOUGH_HEADINGS)


def test_nothing_is_not_enough() -> None:
    """Each alternative asks for something."""
    assert not any(Evidence().reaches(least) for least in ENOUGH)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_title_of_a_report_is_that_of_no_other_kind(edition: str) -> None:
    """The writer's titles, with every organ."""
    for seed in range(40):
        title = random_text(seeded(seed), random_form(seeded(seed), edition)).title
        assert title
        assert read_title(title)
        assert is_report(WITHOUT_TABLES.replace(str(TEXT.title), title))


@pytest.mark.parametrize(
    ("body", "english", "chinese"),
    [
        (
            "<div style='display:none'>{}</div>",
            "what is shown of the source does not contain",
            "来源所显示的文字中没有",
        ),
        ("<script>{}</script>", "what is shown of the source does not contain", "来源所显示的文字中没有"),
        ('<script>"\\u516c\\u5f00"</script>', "only in a script or in JSON", "脚本或 JSON"),
        ("<textarea>&lt;table>&lt;td>{}</textarea>", "holds the markup of a table", "含有表格的标记"),
        ("<p>天气</p>", "the source does not contain the word", "来源中没有“公开”"),
    ],
)
def test_pages_that_hide_the_article(body: str, english: str, chinese: str) -> None:
    """The message is true of the source, and says what to do."""
    with pytest.raises(NotAReportError) as refused:
        parse_report(f"<html><body><p>天气</p>{body.format('政府信息公开')}</body></html>")
    assert english in str(refused.value)
    assert chinese in (refused.value.message_zh or "")
