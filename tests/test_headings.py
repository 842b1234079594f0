"""Headings of sections and parts: which lines are some, and which only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.headings import (
    WORDINGS,
    match_heading,
    match_otherwise_numbered,
    may_be_broken,
    may_be_heading,
    split_part,
)
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import SectionKind
from gov_disclosure.model.tree import rows

OVERVIEW, PROACTIVE, REQUESTS, DISPUTES, PROBLEMS, OTHER = SectionKind

WORDED = {
    OVERVIEW: ["总体情况", "总体工作情况", "政府信息公开工作总体情况", "整体情况", "2031年总体情况", "本年度总体情况"],
    PROACTIVE: [
        "主动公开政府信息情况",
        "行政机关主动公开政府信息情况",
        "政府信息主动公开情况",
        "主动公开政府信息的情况",
    ],
    REQUESTS: [
        "收到和处理政府信息公开申请情况",
        "收到及处理政府信息公开申请的情况",
        "受理、办理政府信息公开申请情况",
        "政府信息公开申请收到和处理情况",
    ],
    DISPUTES: [
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "政府信息公开工作行政复议和行政诉讼情况",
        "行政复议行政诉讼情况",
        "政府信息公开复议、诉讼情况",
    ],
    PROBLEMS: [
        "存在的主要问题及改进情况",
        "存在的问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "政府信息公开工作中存在的主要问题和改进措施",
        "存在问题及下一步工作打算",
        "存在的困难和不足及改进意见",
        "主要问题及改进情况",
    ],
    OTHER: ["其他需要报告的事项", "其它需要报告的事项", "需要报告的其他事项", "其他应报告事项", "其他需要报告的情况"],
}
CASES = [(kind, words) for kind, many in WORDED.items() for words in many]
NUMBERED_ONLY = [
    (OVERVIEW, "基本情况"),
    (PROACTIVE, "主动公开情况"),
    (REQUESTS, "依申请公开情况"),
    (DISPUTES, "复议诉讼"),
    (PROBLEMS, "存在的主要问题"),
    (OTHER, "其他事项"),
]


@pytest.mark.parametrize("kind", SectionKind)
def test_form_heading(kind: SectionKind) -> None:
    """The form's own heading is one, and stands in its place."""
    match = match_heading(kind.label)
    assert match is not None
    assert (match.kind, match.text, match.in_place, match.rest) == (kind, kind.label, True, -1)


@pytest.mark.parametrize(
    "number", ["", "一、", "三．", "五.", "二 ", "六", "第四部分 ", "2、", "## 一、", "**三、", "\u3000\u3000五、"]
)
@pytest.mark.parametrize(("kind", "words"), CASES)
def test_wordings(kind: SectionKind, words: str, number: str) -> None:
    """A known wording is recognised whatever its number."""
    match = match_heading(number + words)
    assert match is not None
    assert match.kind is kind
    assert match.text == (number + words).lstrip("#* \u3000")


@pytest.mark.parametrize("ending", ["：", ":", "。", " ", "**", " #", "（单位：件）"])
@pytest.mark.parametrize(("kind", "words"), CASES)
def test_endings(kind: SectionKind, words: str, ending: str) -> None:
    """Signs behind the words change nothing; a heading keeps its colon and its note."""
    match = match_heading(f"一、{words}{ending}")
    assert match is not None
    assert (match.kind, match.rest) == (kind, -1)
    assert match.text == f"一、{words}{ending}".rstrip("*# ")


@pytest.mark.parametrize(("kind", "words"), CASES)
def test_blanks_inside(kind: SectionKind, words: str) -> None:
    """Blanks between the characters are allowed."""
    match = match_heading("一 、 " + " ".join(words).replace("2 0 3 1", "2031"))
    assert match is not None
    assert match.kind is kind


@pytest.mark.parametrize(("kind", "words"), NUMBERED_ONLY)
def test_numbered_only(kind: SectionKind, words: str) -> None:
    """Words that may head a part count only behind a section's number."""
    match = match_heading(f"三、{words}")
    assert match is not None
    assert (match.kind, match.usual) == (kind, False)
    assert match_heading(words) is None
    assert match_heading(f"3.{words}") is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "总体情况良好。",
        "总体情况、主动公开政府信息情况和其他情况",
        "其他需要报告的事项在下文说明",
        "（一）总体情况",
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "3.其他",
        "行政复议",
        "一、总体情况............3",
        "一、总体情况 3",
        "一、总体情况 二、主动公开政府信息情况 三、其他",
        "一、总体情况保持稳定，各项任务按期完成",
        "二十、总体情况",
        "一、总体情况" + " " * 200,
        "2031年，我局收到和处理政府信息公开申请情况良好。",
    ],
)
def test_no_heading(line: str) -> None:
    """Prose, rows of the tables, parts and entries of a table of contents are no headings."""
    assert match_heading(line) is None


def test_rows_are_no_headings() -> None:
    """No row of the form's tables is a heading of a section or of a part."""
    for edition, form in EDITIONS.items():
        for table in form.tables:
            for row in rows(table, edition):
                for label in (row.label, *row.parents):
                    assert match_heading(label) is None
                    assert split_part(label) is None
                    assert split_part(label.replace("（", "(").replace("）", ") ")) is None


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("六、其他需要报告的事项 本年度没有。", "六、其他需要报告的事项", "本年度没有。"),
        ("六、其他需要报告的事项：无。", "六、其他需要报告的事项：", "无。"),
        ("六、其他需要报告的事项。没有收费。", "六、其他需要报告的事项。", "没有收费。"),
        ("五、存在的问题及改进情况一是人手不足。", "五、存在的问题及改进情况", "一是人手不足。"),
        ("一、总体情况2031年，我局工作平稳。", "一、总体情况", "2031年，我局工作平稳。"),
        ("一、总体情况（一）主动公开。公开5条。", "一、总体情况", "（一）主动公开。公开5条。"),
    ],
)
def test_run_in(line: str, heading: str, text: str) -> None:
    """Text that runs on behind a numbered heading is split off, and nothing is lost."""
    match = match_heading(line)
    assert match is not None
    assert (match.text, line[match.rest :]) == (heading, text)


@pytest.mark.parametrize(
    "line", ["⼀、总体情况", "四、政府信息公开⾏政复议、⾏政诉讼情况", "⾏政机关主动公开政府信息情况"]
)
def test_radicals(line: str) -> None:
    """Headings printed with radicals, as PDF fonts do, are found and kept as printed."""
    match = match_heading(line)
    assert match is not None
    assert match.text == line


def test_every_kind_is_worded() -> None:
    """Each section can be recognised with and without its number."""
    assert {wording.kind for wording in WORDINGS if not wording.numbered} == set(SectionKind)


@given(st.text("一二三四五六、.．（）(): 总体情况主动公开政府信息其他需要报告的事项存在问题\n\u3000", max_size=40))
def test_quick_look_agrees(line: str) -> None:
    """A line that the quick look turns away is no heading; what is one keeps its text."""
    match = match_heading(line)
    if match is not None:
        assert may_be_heading(line)
        assert match.text in line


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("（一）主动公开", ("（一）主动公开", "")),
        ("(一) 主动公开:", ("(一) 主动公开:", "")),
        ("（ 二 ）依申请公开情况。", ("（ 二 ）依申请公开情况。", "")),
        ("**（三）政府信息管理**", ("（三）政府信息管理", "")),
        ("（一）存在问题。一是人手不足。", ("（一）存在问题。", "一是人手不足。")),
        ("（二）改进情况：一是加强培训；二是补充人手。", ("（二）改进情况：", "一是加强培训；二是补充人手。")),
        ("（十一）平台", ("（十一）平台", "")),
        ("（一）" + "各科室按照分工办理，" * 6 + "完成。", ("（一）", "各科室按照分工办理，" * 6 + "完成。")),
        ("一是加强培训。", None),
        ("1.主动公开", None),
        ("一、总体情况", None),
        ("（注）说明", None),
        ("（七）总计", None),
        ("（六）其他处理情况", None),
        ("（二）部分公开", None),
    ],
)
def test_split_part(line: str, split: tuple[str, str] | None) -> None:
    """The heading of a part reaches to the first full stop or colon; rows of the tables are no parts."""
    assert split_part(line) == split


def test_may_be_broken() -> None:
    """Only a short line with a section's number may be the first half of a heading."""
    assert may_be_broken("三、收到和处理政府信息公开")
    assert not may_be_broken("收到和处理政府信息公开")
    assert not may_be_broken("三、" + "收到和处理" * 10)


@pytest.mark.parametrize("number", ["（{0}）", "({0})", "{1}.", "{1}、", "{2}.", "## （{0}）"])
def test_other_numbers(number: str) -> None:
    """Brackets and Roman numerals number a heading as well, if the number is the form's."""
    for place, kind in enumerate(SectionKind):
        line = number.format("一二三四五六"[place], "ⅠⅡⅢⅣⅤⅥ"[place], ("I", "II", "III", "IV", "V", "VI")[place])
        match = match_otherwise_numbered(line + kind.label[2:])
        assert match is not None
        assert (match.kind, match.ordinal, match.rest) == (kind, place + 1, -1)
        assert match.text == (line + kind.label[2:]).removeprefix("## ")


@pytest.mark.parametrize(
    "line",
    ["（二）总体情况", "（一）主动公开情况", "一、总体情况", "（一）总体情况良好。", "（一）予以公开", "I总体情况", "VII.总体情况", "（七）总计", ""],
)  # fmt: skip
def test_parts_are_not_otherwise_numbered(line: str) -> None:
    """Another number than the form's, words that may head a part, and rows are no headings of sections."""
    assert match_otherwise_numbered(line) is None


def test_heading_in_a_list() -> None:
    """A hyphen before a heading is a mark of a list."""
    match = match_heading("- 一、总体情况")
    assert match is not None
    assert match.text == "一、总体情况"
