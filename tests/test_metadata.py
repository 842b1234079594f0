"""What a report says of itself: title, organ, year, dates, numbers, contact."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from gov_disclosure.document import Block, Paragraph, Table, TableCell
from gov_disclosure.metadata import Metadata, read_metadata
from gov_disclosure.model.report import Contact, Period
from gov_disclosure.outline import lines_between, outline
from gov_disclosure.sections import build_sections
from test_sections import BODY, PREAMBLE, TITLE, doc, seed

YEAR = Period(date(2031, 1, 1), date(2031, 12, 31))


def read(*items: str | Block, title: str | None = None, name: str | None = None) -> Metadata:
    """The metadata of a document that has these blocks above its sections."""
    document = doc(*items, *BODY, title=title)
    return read_metadata(document, outline(document), name=name)


def test_all() -> None:
    """Everything that a full page gives."""
    found = read(
        "首页 > 年报",
        TITLE,
        "索引号：QH0001/2032-00007 文号：青财〔2032〕3号 发布机构：县财政局",
        "发布日期：2032-01-20 09:30 成文日期：2032-01-18 浏览次数：3",
        PREAMBLE + "如有疑问请联系（地址：青禾路8号，邮编：000123，电话：0000-1234567）。",
    )
    assert found == Metadata(
        title=TITLE,
        agency="青禾县财政局",
        year=2031,
        period=YEAR,
        published=date(2032, 1, 20),
        index_number="QH0001/2032-00007",
        document_number="青财〔2032〕3号",
        contact=Contact("青禾路8号", "000123", "0000-1234567"),
    )


def test_nothing() -> None:
    """Where the document gives nothing, nothing is made up."""
    document = doc("首页")
    assert read_metadata(document, outline(document)) == Metadata()
    assert read_metadata(doc(), outline(doc())) == Metadata()


CELLS = (["索 引 号:", "QH-7", "成文日期:", "2032-01-18"], ["文件编号:", "无", "发布机构:", "县府办"])
LINES = ["索引号", "QH-7", "文号", "公布日期", "2032-01-18", "公开方式", "主动公开", "发布单位", "县府办", "统一编号"]


@pytest.mark.parametrize(
    "block",
    [
        [Table(CELLS)],
        [Table([[*row, "", ""] for row in CELLS], exact=True)],
        [Table([["索引号：QH-7", "文号：", "公布日期：2032-01-18"], ["发布机构：县府办"]])],
        [Table([["索引号", "QH-7"], ["文号", ""], ["发布日期", "2032年1月18日"], ["发布机构", "县府办"]], exact=True)],
        LINES,
        [line for pair in zip(LINES, [""] * len(LINES), strict=True) for line in pair],
        ["索引号：QH-7   文  号：   发布日期：2032- 01- 18 10: 13", "发布机构：县府办  有效性：有效"],
        ["索引号：", "QH-7", "发布时间：", "2032/1/18", "公开主体：", "县府办"],
        ["【索引号】：QH-7 【发布日期】：2032.01.18 【发布机构】：县府办"],
    ],
)
def test_metadata_block(block: list[str | Block]) -> None:
    """Labels and values in cells, in one line, or one below the other; a blank value takes no other's."""
    found = read(*block, "正文如下，根据有关规定编制本报告。")
    assert (found.index_number, found.document_number) == ("QH-7", None)
    assert (found.published, found.agency) == (date(2032, 1, 18), "县府办")


@pytest.mark.parametrize(
    "value",
    ["无", "暂无", "/", "—", "", "2032-01-20", TITLE, "见附件", "本局2032年1月，发3号", "很" * 61 + "3"],
)
def test_no_number(value: str) -> None:
    """Marks for "none", dates, titles and words are no numbers of documents."""
    found = read(Table([["文号", value], ["索引号", value]]))
    assert (found.index_number, found.document_number) == (None, None)


def test_blank_cell_ends_a_label() -> None:
    """A blank cell is a blank value where the source marks every cell, and only width where it does not."""
    row = ["索引号", "", "X-9"]
    assert read(Table([row], exact=True)).index_number is None
    assert read(Table([row])).index_number == "X-9"
    assert (
        read(Table([[TableCell("索引号"), TableCell("", covered=True), TableCell("X-9")]], exact=True)).index_number
        == "X-9"
    )


def test_title_is_no_value() -> None:
    """The title below a label without a value is the title."""
    found = read("文号", TITLE)
    assert (found.document_number, found.title) == (None, TITLE)


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["成文日期：2032-01-18", "发布日期：2032-01-20"], date(2032, 1, 20)),
        (["成文日期：2032-01-18"], date(2032, 1, 18)),
        (["2032-01-20 09:30 来源：本局 浏览次数：3"], date(2032, 1, 20)),
        (["发布日期：不详"], None),
        (["发布日期：2032-02-30"], None),
        (["2032-01-20"], date(2032, 1, 20)),
        (["2032-01-20", "成文日期：2032-01-18"], date(2032, 1, 20)),
        (["2032-01-20", "发布日期：2032-01-22"], date(2032, 1, 22)),
        (["青禾县", "2032-01-20"], None),
    ],
)
def test_published(lines: list[str], published: date | None) -> None:
    """The date of publication goes before the document's own; a bare date is one only right below the title."""
    assert read(TITLE, *lines).published == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("时间：2032-01-20", date(2032, 1, 20)),
        ("来源：青禾网　日期：2032年1月20日　字号：大 中 小", date(2032, 1, 20)),
        ("发布日期2032-01-20浏览次数3", date(2032, 1, 20)),
        ("发布于 2032-01-20 09:30", date(2032, 1, 20)),
        ("2032-01-20 发布", date(2032, 1, 20)),
        ("来源：青禾网 2032-01-20 09:30", date(2032, 1, 20)),
        ("发表时间：2032-01-20", date(2032, 1, 20)),
        ("发稿时间：2032-01-20", date(2032, 1, 20)),
        ("时间：2029-01-20", None),
        ("时间：2032-01-20至2032-02-20", None),
        ("公示时间：2032-01-20", None),
        ("更新时间：2032-01-20", None),
        ("依照时间：2032-01-20之前的规定编制本报告。", None),
    ],
)
def test_published_beside_the_title(line: str, published: date | None) -> None:
    """Words that say it elsewhere count beside the title alone, above it or below, and never in prose."""
    assert read(line, TITLE, PROSE).published == published
    assert read(TITLE, line, PROSE).published == published
    far = ["县情概况", "机构设置", "通知公告", "部门动态"]
    own_label = line.startswith("发") and "：" in line
    assert read(line, *far, TITLE, PROSE).published == (published if own_label else None)


def test_published_beside_a_title_printed_twice() -> None:
    """The head of the page and the head of the article may both have it."""
    assert read(TITLE, "2032-01-20", "字号：大 中 小", TITLE, PROSE).published == date(2032, 1, 20)
    assert read(TITLE, "2032-01-20", TITLE, "2032-01-25", PROSE).published is None


def tagged(*items: str | Block, title: str | None = None, **tags: str) -> Metadata:
    """The metadata of a page that has these tags."""
    document = attrs.evolve(doc(*items, *BODY, title=title), tags=tags)
    return read_metadata(document, outline(document))


@pytest.mark.parametrize(
    ("lines", "tag", "published"),
    [
        ([], "2032-01-20 09:30", date(2032, 1, 20)),
        ([], "2032-01-19T18:00:00Z", date(2032, 1, 20)),
        ([], "2029-01-20", None),
        ([], "1970-01-01 08:00:00", None),
        ([], "今天", None),
        (["发布日期：2032-01-22"], "2032-01-20", date(2032, 1, 22)),
        (["时间：2032-01-22"], "2032-01-20", date(2032, 1, 22)),
        (["发布日期：2032-01-22", "发布日期：2032-01-23"], "2032-01-20", None),
        (["成文日期：2032-01-18"], "2032-01-20", date(2032, 1, 20)),
    ],
)
def test_published_by_tag(lines: list[str], tag: str, published: date | None) -> None:
    """A printed date of publication goes before the page's tag, and the tag before the document's own date."""
    assert tagged(TITLE, *lines, PROSE, PubDate=tag).published == published


def test_tags_of_days() -> None:
    """Only names that cannot mean anything else are taken, and none where they contradict each other."""
    day = date(2032, 1, 20)
    assert tagged(TITLE, publishdate="2032-01-20").published == day
    assert tagged(TITLE, **{"article:published_time": "2032-01-20T08:00:00+08:00"}).published == day
    assert tagged(TITLE, createDate="2032-01-20", date="2032-01-20", lastmodified="2032-01-20").published is None
    document = attrs.evolve(doc(TITLE, *BODY), tags=[("pubdate", "2032-01-20"), ("PubDate", "2032-01-21")])
    assert read_metadata(document, outline(document)).published is None


def test_title_by_tag() -> None:
    """The tag with the title of an article counts where the page prints none, once with the page's own title."""
    assert tagged(PROSE, ArticleTitle=TITLE).title == TITLE
    assert tagged(PROSE, ArticleTitle=TITLE, title="年报-青禾县").agency == "青禾县财政局"
    assert tagged("2031年政府信息公开工作年度报告", ArticleTitle=TITLE).title == "2031年政府信息公开工作年度报告"
    once = tagged(TITLE.replace("2031", "2030"), PROSE, title=TITLE)
    assert tagged(TITLE.replace("2031", "2030"), PROSE, title=TITLE, ArticleTitle=TITLE) == once


@pytest.mark.parametrize(
    ("lines", "source", "agency"),
    [
        ([], "青禾县财政局", "青禾县财政局"),
        ([], "青禾县人民政府", "青禾县人民政府"),
        ([], "青禾网", None),
        ([], "青禾县财政局办公室", None),
        ([], "本站", None),
        (["发布机构：县府办"], "青禾县财政局", "县府办"),
    ],
)
def test_agency_by_tag(lines: list[str], source: str, agency: str | None) -> None:
    """The source of the content is the agency only where nothing else names one, and if it is an organ."""
    assert tagged("2031年政府信息公开工作年度报告", *lines, PROSE, ContentSource=source).agency == agency
    assert tagged(TITLE, *lines, PROSE, ContentSource=source).agency == "青禾县财政局"


def test_footer_dates() -> None:
    """Dates at the foot of a page or of the report are none of publication."""
    document = doc(TITLE, *BODY, "2032年1月20日", "发布日期：2032-03-03")
    assert read_metadata(document, outline(document)).published is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("文中数字的统计时段为2031年1月1日至12月31日。", YEAR),
        ("文中数字的统计时段自2031年1月1日起至2031年12月31日止。", YEAR),
        ("统计期限：2031 年 1 月 1 日至 12 月 31 日。", YEAR),
        ("数据统计时间为２０３１年１月１日－１２月３１日。", YEAR),
        ("统计期限为2031.1.1-2031.12.31。", YEAR),
        ("数据自2031年5月15日到2032年1月1日。", Period(date(2031, 5, 15), date(2032, 1, 1))),
        ("公示期为2032年1月1日至1月7日。文中数据为2031年1月1日至12月31日。", YEAR),
        ("公示期为2032年1月1日至1月7日。", None),
        ("统计期限为2031年2月30日至12月31日。", None),
        ("统计期限为2031年12月31日至1月1日。", None),
        ("统计期限为2031年。", None),
    ],
)
def test_period(text: str, period: Period | None) -> None:
    """The range of days that a sentence gives for the figures; no other range, and no impossible one."""
    assert read("根据有关规定编制本报告。" + text).period == period


def test_period_elsewhere() -> None:
    """Section 六 or 一 may give the period where the preamble does not."""
    document = doc(TITLE, *BODY, "本报告统计期限为2031年1月1日至12月31日。")
    assert read_metadata(document, outline(document)).period == YEAR
    document = doc(*BODY[:-2], "六、其他需要报告的事项 统计期限为2031年1月1日至12月31日。")
    assert read_metadata(document, outline(document)).period == YEAR


@pytest.mark.parametrize(
    ("items", "title", "name", "year"),
    [
        ([TITLE, PREAMBLE], None, None, 2031),
        ([PREAMBLE.replace("2031", "2030")], None, None, 2030),
        (["现公布青禾县财政局2030年政府信息公开工作年度报告。"], None, None, 2030),
        (["根据有关规定编制本报告。"], None, None, 2031),
        (["发布日期：2029-01-01", "根据有关规定编制本报告。"], None, None, None),
        ([], TITLE.replace("2031", "2030") + "-青禾县", None, 2030),
    ],
)
def test_year(items: list[str], title: str | None, name: str | None, year: int | None) -> None:
    """The year reported on: from the title, the period, the text; never after the day of publication."""
    assert read(*items, title=title, name=name).year == year


def test_file_name() -> None:
    """A file that is named like a report gives organ and year where the document is silent, and no title."""
    document = doc("一、总体情况", "工作平稳。")
    for name in (TITLE + ".pdf", f"/reports/{TITLE}", f"C:\\年报\\{TITLE}.html"):
        found = read_metadata(document, outline(document), name=name)
        assert (found.title, found.agency, found.year) == (None, "青禾县财政局", 2031)
    assert read_metadata(document, outline(document), name="2031.html") == Metadata()


@pytest.mark.parametrize(
    ("items", "title", "agency"),
    [
        (
            ["2031年政府信息公开工作年度报告", "发布机构：县府办"],
            "青禾县财政局2031年政府信息公开年报-青禾",
            "青禾县财政局",
        ),
        (["2031年政府信息公开工作年度报告", "发布机构：县府办"], None, "县府办"),
        (["发布机构：无"], None, None),
        ([Table([["名称", TITLE], ["发布机构", "县府办"]])], None, "青禾县财政局"),
        (["2031年政府信息公开工作年度报告", "来源：青禾网"], None, None),
    ],
)
def test_agency(items: list[str | Block], title: str | None, agency: str | None) -> None:
    """The organ of the title goes before that of the metadata block; a source of news is no organ."""
    assert read(*items, title=title).agency == agency


def test_contact_of_the_report_only() -> None:
    """Section 六 may name the contact; the foot of the page does not."""
    document = doc(TITLE, *BODY, "请联系本局，电话：0000-1234567。", "主办：青禾县", "电话：0000-7654321")
    found = read_metadata(document, outline(document))
    assert found.contact == Contact(phone="0000-1234567")
    foot = "地址：青禾路8号 邮编：000123 电话：0000-7654321"
    for above in ("主办：青禾县", "网站首页 | 关于我们 | 联系我们", "青禾县财政局"):
        document = doc(TITLE, *BODY, above, foot)
        assert read_metadata(document, outline(document)).contact is None
    document = doc(TITLE, *BODY, "如有疑问，请按以下方式联系：", foot)
    assert read_metadata(document, outline(document)).contact == Contact("青禾路8号", "000123", "0000-7654321")


SENTENCE = "统计期限2031年1月1日至电话：0000-12地址：（a@b"


@pytest.mark.parametrize(
    "blocks",
    [
        [Paragraph(" " * 2_000_000)],
        [Paragraph(TITLE), Paragraph("根据规定。" + SENTENCE * 50_000), *map(Paragraph, BODY)],
        [*map(Paragraph, BODY), Paragraph(SENTENCE * 50_000)],
        [Paragraph("一、总体情况" + "　" * 1_000_000)],
        [Paragraph("索引号：" * 300_000)],
        [Paragraph("本局主动公开政府信息，按时答复申请。" * 3)] * 40_000,
    ],
    ids=["blanks", "preamble", "last section", "heading", "labels", "prose"],
)
def test_linear_time(blocks: list[Block]) -> None:
    """Two million characters are read in moments, whatever they are: in square time this test would not end."""
    document = attrs.evolve(doc(), blocks=blocks)
    found = outline(document)
    assert len(build_sections(document, found)) == len(found.sections)
    assert read_metadata(document, found).document_number is None


# ---------------------------------------------------------------------------- pages that mislead

PROSE = "依照有关规定编制本报告。"
OLD, OLDER, NEW = (TITLE.replace("2031", year) for year in ("2030", "2029", "2032"))
PLAIN = "2031年政府信息公开工作年度报告"
WITHOUT_YEAR = ["一、总体情况", "工作平稳。", *BODY[6:]]


@pytest.mark.parametrize(
    ("lines", "title", "agency", "year"),
    [
        ([OLDER, OLD, TITLE, PROSE], TITLE, "青禾县财政局", 2031),
        ([TITLE, NEW, PROSE], TITLE, "青禾县财政局", 2031),
        (["青禾县人民政府2030年政府信息公开年报", PLAIN, PROSE], PLAIN, None, 2031),
        (["禾田县2031年政府信息公开年报", "秋水县2031年政府信息公开年报", PLAIN, PROSE], PLAIN, None, 2031),
        (["禾田县2031年政府信息公开年报", TITLE, "秋水县2031年政府信息公开年报", "青禾县财政局编制。", PROSE], TITLE, "青禾县财政局", 2031),
        (["青禾县2031年政府信息公开年报", PLAIN, "请见青禾县门户网站。"], PLAIN, None, 2031),
        (["青禾县财政局召开会议审议2031年政府信息公开工作年度报告", PLAIN, PROSE], PLAIN, None, 2031),
        (["2032-01-20 禾田县2031年政府信息公开工作年度报告", TITLE, PROSE], TITLE, "青禾县财政局", 2031),
        (["关于编制2032年政府信息公开工作年度报告的通知", TITLE, PROSE], TITLE, "青禾县财政局", 2031),
        (["2032年工作要点", "青禾县财政局政府信息公开工作年度报告", PROSE], "青禾县财政局政府信息公开工作年度报告", "青禾县财政局", 2031),
        ([OLD, "年报", PREAMBLE], None, None, 2031),
        (["2031年市级部门政府信息公开年报", PROSE], "2031年市级部门政府信息公开年报", None, 2031),
    ],
)  # fmt: skip
def test_links_to_other_reports(lines: list[str], title: str | None, agency: str | None, year: int | None) -> None:
    """Of the titles above the report the one of its year is its own; the organ is that of no other report."""
    found = read(*lines)
    assert (found.title, found.agency, found.year) == (title, agency, year)


def test_titles_below_are_links() -> None:
    """A title behind the report is none of it."""
    document = doc(TITLE, PROSE, *BODY, OLD, "发布日期：2031-01-20")
    found = read_metadata(document, outline(document))
    assert (found.title, found.year, found.published) == (TITLE, 2031, None)


@pytest.mark.parametrize(
    ("lines", "site", "year"),
    [
        ([TITLE, PREAMBLE.replace("2031", "2030")], None, None),
        ([TITLE, PREAMBLE.replace("2031", "2030"), "发布日期：2032-01-20"], None, 2031),
        ([TITLE, PREAMBLE.replace("2031", "2030")], TITLE + "-青禾县", 2031),
        ([OLD, TITLE, PROSE], None, None),
        ([OLD, TITLE, PROSE], TITLE + "-青禾县", 2031),
        (["青禾县2030-2031年政府信息公开工作年度报告", PROSE], None, None),
        (["依照条例（2019年修订）编制本机关政府信息公开工作年度报告。"], None, None),
        (["自2029年起编制本机关政府信息公开工作年度报告。"], None, None),
        (["按照2029年政府信息公开工作年度报告格式编制。"], None, None),
        (["发布日期：2032-01-20", PROSE], None, None),
    ],
)
def test_year_that_is_not_settled(lines: list[str], site: str | None, year: int | None) -> None:
    """Where titles and period contradict each other, something else must settle it; years of regulations are none."""
    document = doc(*lines, *WITHOUT_YEAR, title=site)
    assert read_metadata(document, outline(document)).year == year


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["发布日期：2032-01-20", TITLE, "发布日期：2032-02-02"], None),
        (["发布日期：2032-01-20", TITLE, "发布时间：2032-01-20 10:00"], date(2032, 1, 20)),
        (["公开日期：2032-01-18", TITLE, "发布时间：2032-01-20"], date(2032, 1, 20)),
        (["发布日期：2029-05-05", TITLE], None),
        (["发布日期：2029-05-05", TITLE, "发布日期：2032-01-20"], date(2032, 1, 20)),
        (["2019年5月15日起施行 来源：公报", TITLE], None),
        (["发布日期：条例自2032年5月15日起施行", TITLE], None),
        (["青禾县财政局2031年法治政府建设年度报告 发布日期：2032-04-05", TITLE], None),
        (["青禾县财政局2031年法治政府建设年度报告", "发布日期：2032-04-05", TITLE], None),
        (["青禾县财政局2031年法治政府建设年度报告", "时间：2032-04-05", TITLE], None),
        (
            ["青禾县财政局2031年法治政府建设年度报告", "发布日期：2032-04-05", TITLE, "发布日期：2032-01-20"],
            date(2032, 1, 20),
        ),
    ],
)
def test_dates_of_other_things(lines: list[str], published: date | None) -> None:
    """Contradicting dates are none, and so are a date before the year reported on and that of a regulation."""
    assert read(*lines, PROSE).published == published


WATER = TITLE.replace("财政局", "水务局")


@pytest.mark.parametrize("other", [OLD, WATER], ids=["another year", "another organ"])
@pytest.mark.parametrize(
    "said",
    [
        ["发布日期：2031-03-05"],
        ["来源：县政府", "公布日期：2031-03-05"],
        ["时间：2031-03-05"],
        [" 发布日期：2031-03-05"],
    ],
)
def test_dates_of_other_reports(other: str, said: list[str]) -> None:
    """A date below the title of another report, or behind it, is that one's: a report is published in the next year."""
    lines = [other + said[0]] if said[0].startswith(" ") else [other, *said]
    assert read(*lines, TITLE, "青禾县财政局编制。", PROSE).published is None
    assert read(TITLE, *lines, "青禾县财政局编制。", PROSE).published is None
    assert read(TITLE, "发布日期：2032-01-20", *lines, "青禾县财政局编制。", PROSE).published == date(2032, 1, 20)


@pytest.mark.parametrize(
    ("lines", "index_number", "document_number"),
    [
        (["索引号", "青禾县财政局2031年部门预算（第3批）", "文号", "青禾路8号"], None, None),
        (["索引号：", "2031", "文号：", "3"], None, None),
        (["索引号：A-1/2032", "索引号：B-2/2032", "文号：青财〔2032〕3号", "文号：青财〔2032〕4号"], None, None),
        (["索引号：A-1/2032", "索引号：A-1/2032", "文号：2032年第3号"], "A-1/2032", "2032年第3号"),
        ([Table([["索引号："], ["QH-7/2032"], ["文号："], ["发布日期："], ["2032-01-20"]])], "QH-7/2032", None),
        ([Table([["索引号："], [""], ["QH-7/2032"]], exact=True)], None, None),
    ],
)
def test_numbers_of_other_things(
    lines: list[str | Block], index_number: str | None, document_number: str | None
) -> None:
    """The line below a label is its value only where it has the shape of one; contradicting numbers are none."""
    found = read(*lines, TITLE, PROSE)
    assert (found.index_number, found.document_number) == (index_number, document_number)


@pytest.mark.parametrize(
    "sentence", ["与2030年1月1日至12月31日的数据相比，有所增加。", "上年度报告的统计时段为2030年1月1日至12月31日。"]
)
def test_period_of_another_year(sentence: str) -> None:
    """The period with which the report compares itself is not its own."""
    assert read(TITLE, sentence + PREAMBLE).period == YEAR


EVENT = "本年报可于2032年1月20日至2032年3月31日到县档案馆查阅。"


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        (EVENT, None),
        (EVENT + PREAMBLE, YEAR),
        ("统计期限为2032年1月4日至1月20日。", None),
        ("统计期限为2031年4月1日至11月30日。", Period(date(2031, 4, 1), date(2031, 11, 30))),
        ("本报告介绍2031年1月1日至12月31日期间的工作。", YEAR),
    ],
)
def test_days_that_are_not_the_period(sentence: str, period: Period | None) -> None:
    """The days of an inspection, or of a part of another year, take away neither the title nor the year."""
    found = read(TITLE, sentence)
    assert (found.title, found.year, found.period) == (TITLE, 2031, period)


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("上一年度报告见2030年度政府信息公开工作年度报告。", 2031),
        ("本报告参照2030年政府信息公开工作年度报告编制。", 2031),
        ("针对2030年政府信息公开工作年度报告指出的问题逐项整改。", 2031),
        ("2030年政府信息公开工作年度报告中的问题已经整改。", 2031),
        ("根据《条例》规定，现公布2031年政府信息公开工作年度报告。", 2031),
    ],
)
def test_reports_of_other_years_named(sentence: str, year: int) -> None:
    """A report of another year that the preamble speaks of is not this one."""
    assert read("青禾县财政局政府信息公开工作年度报告", sentence).year == year


# ---------------------------------------------------------------------------- real documents


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_seeds(seeds: Path, number: str) -> None:
    """Real documents: all of one year, each with an organ; whatever is read stands in the document."""
    document = seed(seeds, number)
    found = read_metadata(document, outline(document), name=f"{number}.txt")
    assert found.year == 2024
    assert found.agency
    assert found.period in {None, Period(date(2024, 1, 1), date(2024, 12, 31))}
    assert found.published is None or found.published.year == 2025
    printed = _bare("".join(text for _, text in lines_between(document.blocks, (0, 0), (len(document.blocks), 0))))
    contact = found.contact or Contact()
    read = [found.title, found.agency, found.index_number, found.document_number, *attrs.astuple(contact)]
    assert [value for value in read if value and _bare(value) not in printed] == []
