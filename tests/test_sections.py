"""Where the preamble and the six sections are, and what they say."""

from pathlib import Path

import pytest

from gov_disclosure.decoding import decode
from gov_disclosure.document import Block, Document, LineRef, Paragraph, Table, TableCell
from gov_disclosure.furniture import is_tail
from gov_disclosure.model.report import Section, SectionKind
from gov_disclosure.outline import outline
from gov_disclosure.position import Position
from gov_disclosure.readers.base import Reader, Source
from gov_disclosure.readers.lines import LinesReader
from gov_disclosure.readers.pipe import PipeReader
from gov_disclosure.readers.tsv import TsvReader
from gov_disclosure.script import simplify
from gov_disclosure.sections import build_sections, preamble, section_diagnostics

OVERVIEW, PROACTIVE, REQUESTS, DISPUTES, PROBLEMS, OTHER = SectionKind
HEADINGS = [kind.label for kind in SectionKind]
TITLE = "青禾县财政局2031年政府信息公开工作年度报告"
PREAMBLE = "根据有关规定编制本报告。文中数字的统计时段为2031年1月1日至12月31日。"
BODY = [
    "一、总体情况",
    "2031年，本局工作平稳。",
    "（一）主动公开",
    "公开信息5条。",
    "（二）依申请公开",
    "收到申请2件。",
    "二、主动公开政府信息情况",
    "规章",
    "7",
    "三、收到和处理政府信息公开申请情况",
    "一、本年新收政府信息公开申请数量",
    "2",
    "三、本年度办理结果",
    "（一）予以公开",
    "2",
    "四、结转下年度继续办理",
    "0",
    "四、政府信息公开行政复议、行政诉讼情况",
    "总计",
    "0",
    "五、存在的主要问题及改进情况",
    "（一）存在问题。一是人手不足。",
    "（二）改进措施。补充人手。",
    "六、其他需要报告的事项",
    "本年度没有收费。",
]


def doc(*items: str | Block, title: str | None = None) -> Document:
    """A document of paragraphs and other blocks, each paragraph on a line of its own."""
    blocks = [
        Paragraph(item, Position(number)) if isinstance(item, str) else item for number, item in enumerate(items, 1)
    ]
    return Document(blocks, title)


def read(*items: str | Block, consumed: frozenset[LineRef] = frozenset()) -> dict[SectionKind, Section]:
    """The sections of a document, by kind."""
    document = doc(*items)
    return {section.kind: section for section in build_sections(document, outline(document), consumed)}


def test_whole_report() -> None:
    """Six sections, the parts of two, the preamble; rows of the tables are no headings."""
    document = doc("首页 > 年报", TITLE, "发布日期：2032-01-20 浏览次数：3", PREAMBLE, *BODY)
    found = outline(document)
    assert [span.heading for span in found.sections] == HEADINGS
    assert preamble(document, found) == PREAMBLE
    assert (found.start, found.preamble, found.end) == (3, range(3, 4), len(document.blocks))
    assert found.title is not None
    assert found.title.text == TITLE
    assert section_diagnostics(found) == ()
    assert all(
        document.blocks[span.block] == Paragraph(span.heading, Position(span.block + 1)) for span in found.sections
    )
    sections = build_sections(document, found)
    assert [section.kind for section in sections] == list(SectionKind)
    assert sections[0].text == "\n".join(BODY[1:6])
    assert [(part.heading, part.text) for part in sections[0].parts] == [
        ("（一）主动公开", "公开信息5条。"),
        ("（二）依申请公开", "收到申请2件。"),
    ]
    assert sections[2].parts == ()
    assert [(part.heading, part.text) for part in sections[4].parts] == [
        ("（一）存在问题。", "一是人手不足。"),
        ("（二）改进措施。", "补充人手。"),
    ]
    assert sections[5].text == "本年度没有收费。"
    assert sections[0].position == Position(5)
    assert sections[0].parts[1].position == Position(9)


def test_consumed_lines_are_left_out() -> None:
    """What the tables took up is no text of a section."""
    document = doc(*BODY)
    consumed = frozenset((block, 0) for block in (7, 8, *range(10, 17), 18, 19))
    sections = build_sections(document, outline(document), consumed)
    assert [section.text for section in sections[1:4]] == ["", "", ""]


def test_rows_that_no_table_took_up() -> None:
    """Of a table's rows exactly the consumed ones are left out; a row of blank cells is no text."""
    table = Table(
        [
            ["三、收到和处理政府信息公开申请情况", "", ""],
            ["总计", "2", "2"],
            ["", " ", "\xa0"],
            ["说明：无其他情况。", ""],
        ]
    )
    sections = read(*BODY[:9], table, *BODY[17:], consumed=frozenset({(9, 1)}))
    assert sections[REQUESTS].text == "说明：无其他情况。"
    assert read(*BODY[:9], table, *BODY[17:])[REQUESTS].text == "总计 | 2 | 2\n说明：无其他情况。"


UNREAD = [
    "三、本年度办理结果 （一）予以公开 3 0 0 0 0 0 3",
    "（二）部分公开（区分处理的，只计这一情",
    "1 0 0 0 0 0 1",
    "形，不计其他情形）",
    "（三）不予公开 1.属于国家秘密 0 0 0 0 0 0 0",
    "（三）不予公开1.属于国家秘密0000000",
    "（四）无法提",
    "供",
    "（五）",
    "（六）其他处理 1.申请人无正当理由逾期不补正、",
    "（六）其他处理情况 0 0 0 0 0 0 0",
    "（七）总计 4 0 0 0 0 0 4",
    "（七）总计4000004四、结转下年度继续办理0000000",
    "四、结转下年度继续办理 0 0 0 0 0 0 0",
]


def test_rows_of_a_table_that_was_not_read() -> None:
    """They stay in the section's text; none is a section, a part or a title."""
    document = doc(TITLE, *BODY[:7], "第二十条第", "（一）项", *BODY[7:10], *UNREAD, *BODY[17:])
    found = outline(document)
    assert [span.heading for span in found.sections] == HEADINGS
    sections = build_sections(document, found)
    assert sections[2].text.split("\n") == UNREAD
    assert [section.parts for section in sections[1:4]] == [(), (), ()]
    assert len(sections[0].parts) == len(sections[4].parts) == 2


def test_parts_of_a_section_with_a_table() -> None:
    """Prose of section 三 may have parts, even one that is worded much like a row."""
    sections = read(*BODY[:10], "（一）收件情况", "收到2件。", "（二）部分公开情况。没有。", *BODY[10:])
    assert [part.heading for part in sections[REQUESTS].parts] == ["（一）收件情况", "（二）部分公开情况。"]


@pytest.mark.parametrize(
    "tail",
    [
        ["【打印本页】 【关闭窗口】", "主办：青禾县人民政府 备案号：某ICP备00000000号"],
        ["", "【返回顶部】【打印本稿】【关闭本页】", "0"],
        ["解读链接：一图读懂", "", "责任编辑：某某", "[ 打印本页 | 关闭窗口 ]", "更多"],
        ["【去页首】【存这页】", "0"],
        ["【我要留言】", ""],
        ["打印 关闭 去页首"],
        ["存这页 | 打印 | 回到页首"],
        ["附件：统计表.xlsx", "0"],
        ["0", "附件", ""],
        ["", "0", ""],
        ["禾田县2031年政府信息公开工作年度报告", "本县工作。"],
        [Table([["[ 打印本页", "关闭窗口 ]"], ["版权所有", "青禾县"]])],
    ],
)
def test_furniture_below(tail: list[str | Block]) -> None:
    """Links, buttons, counters and the site's foot are no part of the last section."""
    document = doc(TITLE, *BODY, *tail)
    found = outline(document)
    assert build_sections(document, found)[-1].text == "本年度没有收费。"
    assert found.end == 1 + len(BODY)


def test_text_below_is_kept() -> None:
    """A signature, an annex and many figures are no furniture."""
    figures = ["0", "0", "3"]
    assert read(*BODY, "青禾县财政局", "2032年1月20日")[OTHER].text.endswith("青禾县财政局\n2032年1月20日")
    assert read(*BODY, "附件：统计表", "说明如下。")[OTHER].text.endswith("附件：统计表\n说明如下。")
    assert read(*BODY, *figures)[OTHER].text.endswith("0\n0\n3")
    table = Table([["来源", "数量"], ["信函", "2"]])
    assert read(*BODY, table)[OTHER].text.endswith("来源 | 数量\n信函 | 2")
    assert read(*BODY, "青禾县财政局 办公室", "【说明】另见公告")[OTHER].text.endswith("【说明】另见公告")


@pytest.mark.parametrize("tail", [["收费情况：", "0"], ["收费情况:", "", "0"], ["收费情况：", "0", "5", "打印本页"]])
def test_number_behind_a_label(tail: list[str]) -> None:
    """It is what the label tells, and no counter; a second one is."""
    assert read(*BODY, *tail)[OTHER].text.split("\n")[-2:] == [tail[0], "0"]


def test_empty_last_section() -> None:
    """A last section with nothing but furniture below it is empty."""
    document = doc(*BODY[:-1], "打印本页", "其他")
    assert build_sections(document, outline(document))[-1].text == ""
    assert build_sections(doc(*BODY[:-1]), outline(doc(*BODY[:-1])))[-1].text == ""


def test_contents_below_the_preamble() -> None:
    """Entries of a table of contents are no part of the preamble."""
    document = doc(TITLE, PREAMBLE, "目录", *HEADINGS, *BODY, "- 1 -")
    found = outline(document)
    assert preamble(document, found) == PREAMBLE
    assert build_sections(document, found)[-1].text == "本年度没有收费。"


def test_preamble_without_title() -> None:
    """Without a title the preamble begins with the first running text; without text there is none."""
    document = doc(Table([["索引号", "X-1", "文号", "无"]]), "首页", PREAMBLE, *BODY)
    assert preamble(document, outline(document)) == PREAMBLE
    bare = doc(TITLE, "2032-01-20", *BODY)
    assert preamble(bare, outline(bare)) == ""
    assert preamble(doc("首页"), outline(doc("首页"))) == ""


def test_preamble_of_several_lines() -> None:
    """All lines of the preamble are kept, page numbers and metadata left out."""
    document = doc(TITLE, "现将年报公布如下：", "- 1 -", "来源：本局", "欢迎监督", *BODY)
    assert preamble(document, outline(document)) == "现将年报公布如下：\n欢迎监督"


def test_absent_sections() -> None:
    """Each missing section is reported with what was looked for, in both languages."""
    document = doc(*BODY[:6], *BODY[20:])
    found = section_diagnostics(outline(document))
    assert [
        (one.code, kind.label in one.message, kind.label in one.message_zh)
        for one, kind in zip(found, (PROACTIVE, REQUESTS, DISPUTES), strict=True)
    ] == [("section-absent", True, True)] * 3
    assert len(section_diagnostics(outline(doc()))) == 6


@pytest.mark.parametrize(
    ("lines", "heading", "text"),
    [
        (["六、其他需要报告的事项 本年度没有收费。"], "六、其他需要报告的事项", "本年度没有收费。"),
        (["六、其他需要", "报告的事项", "没有。"], "六、其他需要报告的事项", "没有。"),
        (["六、", "", "其他需要报告的事项", "没有。"], "六、其他需要报告的事项", "没有。"),
        (["## 六、其他需要报告的事项", "没有。"], "六、其他需要报告的事项", "没有。"),
        (["**六、其他需要报告的事项**", "没有。"], "六、其他需要报告的事项", "没有。"),
        (["  六．其他需要报告的事项：  ", "没有。"], "六．其他需要报告的事项：", "没有。"),
        (["其他需要报告的事项", "没有。"], "其他需要报告的事项", "没有。"),
    ],
)
def test_printed_headings(lines: list[str], heading: str, text: str) -> None:
    """Headings are found however they are set, and kept as printed without marks of markup."""
    section = read(*BODY[:-2], *lines)[OTHER]
    assert (section.heading, section.text) == (heading, text)


def test_headings_in_a_table() -> None:
    """A whole report laid out in one table has all its sections; their lines are the table's rows."""
    rows = [[TITLE], [PREAMBLE], *[[line, "", ""] for line in BODY], ["打印本页"]]
    table = Table([[TableCell(cell, Position(number)) for cell in row] for number, row in enumerate(rows, 1)])
    document = doc(table)
    found = outline(document)
    assert [span.heading for span in found.sections] == HEADINGS
    assert preamble(document, found) == PREAMBLE
    sections = build_sections(document, found)
    assert sections[0].text == "\n".join(BODY[1:6])
    assert sections[0].position == Position(3)
    assert [part.position for part in sections[0].parts] == [Position(5), Position(7)]
    assert sections[-1].text == "本年度没有收费。"


def test_heading_as_a_tables_first_row() -> None:
    """The other rows of a heading's table belong to the section that they stand in."""
    first = Table([["二、主动公开政府信息情况", ""], ["规章", "7"]])
    last = Table([["", "总计"], ["三、收到和处理政府信息公开申请情况", ""]])
    sections = read(*BODY[:6], first, last, *BODY[17:])
    assert sections[PROACTIVE].text == "规章 | 7\n| 总计"
    assert sections[REQUESTS].text == ""


def test_other_tables_are_text() -> None:
    """A table that no form table used keeps its words; its rows are no parts."""
    sections = read(*BODY, Table([["（一）培训", "3场"], ["会议", TableCell("", covered=True), "2次", ""]]))
    assert sections[OTHER].text == "本年度没有收费。\n（一）培训 | 3场\n会议 | 2次"
    assert sections[OTHER].parts == ()


def test_multi_line_paragraph() -> None:
    """A paragraph is one line of a section's text even where its source breaks it."""
    assert read(*BODY[:-1], "本年度\n没有收费。")[OTHER].text == "本年度 没有收费。"


# ---------------------------------------------------------------------------- real documents

READERS: dict[str, Reader] = {
    "000": PipeReader(),
    "001": TsvReader(),
    "002": LinesReader(),
    "003": LinesReader(),
    "004": LinesReader(),
}


def seed(folder: Path, number: str) -> Document:
    """One of the real documents, in simplified Chinese."""
    path = next(folder.glob(f"{number}_*"))
    text, encoding = decode(path.read_bytes())
    return simplify(READERS[number].read(Source(text, path.name, encoding)))[0]


@pytest.mark.parametrize("number", READERS)
def test_seeds(seeds: Path, number: str) -> None:
    """Real documents: six sections, five parts in the first, the last without furniture."""
    document = seed(seeds, number)
    found = outline(document)
    sections = build_sections(document, found)
    assert [section.heading for section in sections] == HEADINGS
    assert len(sections[0].parts) == 5
    last = sections[-1].text.split("\n")
    assert last[-1].endswith("。")
    assert not any(map(is_tail, last))
    assert section_diagnostics(found) == ()
    assert (preamble(document, found) == "") is (number == "001")


def test_positions_of_lines() -> None:
    """Each line says where it begins; a text that runs on behind its heading begins behind it."""
    blocks: list[Block] = [
        Paragraph("一、总体情况：全年平稳。", Position(1, 3)),
        Paragraph("  收到申请2件。", Position(2, 1)),
        Paragraph("办结两件。", Position(3, 2), raw="辦結兩件。"),
        Paragraph("分成\n两行。", Position(4, 1)),
        Table([["三、", "2"]], Position(6, 1)),
        Paragraph("无处。"),
    ]
    document = Document(blocks)
    section = build_sections(document, outline(document))[0]
    assert section.text.split("\n") == [
        "全年平稳。",
        "收到申请2件。",
        "办结两件。",
        "分成 两行。",
        "三、 | 2",
        "无处。",
    ]
    assert section.positions == (Position(1, 10), Position(2, 3), Position(3, 2), Position(4, 1), Position(6, 1), None)
    assert section.verbatim == (True, True, False, False, False, False)


def test_positions_in_markup() -> None:
    """Markup knows no columns: a line has the position of its element."""
    place = Position(1, 0, "/html/body/p[2]")
    document = Document([Paragraph("一、总体情况", Position(1)), Paragraph(" 平稳。", place)])
    section = build_sections(document, outline(document))[0]
    assert section.positions == (place,)
