"""Where the preamble and the six sections are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document import Block, Paragraph, Table, TableCell
from gov_disclosure.model.report import SectionKind
from gov_disclosure.outline import Outline, lines_between, outline, row_text
from gov_disclosure.sections import build_sections, preamble, section_diagnostics
from test_sections import BODY, HEADINGS, PREAMBLE, TITLE, doc, read

OVERVIEW, PROACTIVE, REQUESTS, DISPUTES, PROBLEMS, OTHER = SectionKind


@pytest.mark.parametrize(
    "front",
    [
        HEADINGS,
        [heading.partition("、")[2] for heading in HEADINGS],
        [f"{heading}........{page}" for page, heading in enumerate(HEADINGS, 1)],
        ["目 录", *[f"{heading} {page}" for page, heading in enumerate(HEADINGS, 1)]],
        ["总体情况"],
    ],
)
def test_contents_and_navigation(front: list[str]) -> None:
    """Headings repeated above the report do not draw its sections away."""
    document = doc(*front, TITLE, PREAMBLE, *BODY)
    found = outline(document)
    assert found.sections[0].block == len(front) + 2
    assert len(found.sections) == 6
    assert preamble(document, found) == PREAMBLE
    assert build_sections(document, found)[0].text == "\n".join(BODY[1:6])


def test_report_begins_anew() -> None:
    """Where a second report follows, its sections are not mixed into the first."""
    second = [line.replace("本年度没有收费", "第二份") for line in BODY]
    document = doc(TITLE, *BODY, *second)
    found = outline(document)
    assert [span.block for span in found.sections][-1] < len(BODY) + 1
    assert build_sections(document, found)[-1].text == "本年度没有收费。"


def test_stray_heading() -> None:
    """A line of text that repeats the words of a heading does not cut a section in two."""
    document = doc(*BODY[:4], "总体情况", *BODY[4:])
    found = outline(document)
    assert [span.heading for span in found.sections] == HEADINGS
    assert "总体情况" in build_sections(document, found)[0].text.split("\n")


@pytest.mark.parametrize("numbers", ["（一）（二）（三）（四）（五）（六）", "Ⅰ.Ⅱ.Ⅲ.Ⅳ.Ⅴ.Ⅵ."])
def test_otherwise_numbered(numbers: str) -> None:
    """Six headings with numbers of another kind are the report's; with one missing they are none."""
    size = len(numbers) // 6
    others = {
        heading: numbers[size * place : size * (place + 1)] + heading[2:] for place, heading in enumerate(HEADINGS)
    }
    lines = [others.get(line, line) for line in BODY]
    found = outline(doc(TITLE, PREAMBLE, *lines))
    assert [span.heading for span in found.sections] == list(others.values())
    assert [span.kind for span in found.sections] == list(SectionKind)
    lines.remove(others[HEADINGS[4]])
    assert outline(doc(TITLE, PREAMBLE, *lines)).sections == ()


def test_out_of_order() -> None:
    """Sections that stand in another order are all found, and it is said."""
    document = doc(*BODY[:6], *BODY[17:20], *BODY[6:17], *BODY[20:])
    found = outline(document)
    (diagnostic,) = section_diagnostics(found)
    assert diagnostic.code == "section-order"
    assert [span.kind for span in found.sections] == [OVERVIEW, DISPUTES, PROACTIVE, REQUESTS, PROBLEMS, OTHER]
    assert [section.kind for section in build_sections(document, found)] == list(SectionKind)
    assert found.section(DISPUTES) is not None
    assert outline(doc()).section(OTHER) is None


def test_annex() -> None:
    """The headings of tables in an annex that numbers anew are found behind the report's own."""
    front = [*BODY[:6], "二、工作机制", "开会2次。", *BODY[20:]]
    document = doc(
        *front, "附件", *(line.replace("二、主", "一、主").replace("三、收", "二、收") for line in BODY[6:17])
    )
    kinds = [span.kind for span in outline(document).sections]
    assert sorted(kinds, key=list(SectionKind).index) == [OVERVIEW, PROACTIVE, REQUESTS, PROBLEMS, OTHER]


def test_half_a_heading() -> None:
    """The first half of a heading alone is none, whatever block follows."""
    assert OTHER not in read(*BODY[:-2], "六、其他需要", Table([["报告的事项"]]))
    assert OTHER not in read(*BODY[:-2], "六、其他需要")
    assert OTHER not in read(
        *BODY[:-2], "六、其他需要", "说明的各类事项，一并报告如下，请各单位知悉并遵照执行，特此说明"
    )


def test_row_text() -> None:
    """Blank cells stay as blanks between bars, covered cells and blank cells at the end go."""
    assert (
        row_text([TableCell("a"), TableCell(""), TableCell("b", covered=True), TableCell(" c "), TableCell("")])
        == "a |  | c"
    )


def test_lines_between() -> None:
    """Places are blocks and rows; an end inside a table is kept to."""
    blocks: list[Block] = [Paragraph("a"), Table([["b"], ["c"]]), Paragraph("d")]
    assert [text for _, text in lines_between(blocks, (0, 0), (1, 1))] == ["a", "b"]
    assert [text for _, text in lines_between(blocks, (1, 1), (3, 0))] == ["c", "d"]


def test_empty_document() -> None:
    """A document without headings has an outline without sections."""
    found = outline(doc("首页", TITLE, "正文。"))
    assert found == Outline(end=3, titles=found.titles)
    assert found.title is not None
    assert build_sections(doc("首页"), Outline()) == ()
    assert outline(doc()) == Outline()


LINES = st.sampled_from(
    [
        *HEADINGS,
        *BODY,
        "总体情况",
        "六、其他需要报告的事项 无。",
        "三、收到和处理",
        "政府信息公开申请情况",
        "打印本页",
        "",
        "0",
        "- 3 -",
        TITLE,
    ]
)


@given(
    st.lists(
        LINES | st.lists(LINES, min_size=1, max_size=4).map(lambda cells: Table([[cell] for cell in cells])),
        max_size=40,
    )
)
def test_spans_tile_the_report(items: list[str | Block]) -> None:
    """Whatever the order of lines: spans follow each other without overlap, each kind once, and building never fails."""
    document = doc(*items)
    found = outline(document)
    places = [((span.block, span.row), span.body, (span.end, span.end_row)) for span in found.sections]
    for place, body, end in places:
        assert place < body <= end
    for (_, _, end), (following, _, _) in pairwise(places):
        assert end == following
    kinds = [span.kind for span in found.sections]
    assert len(set(kinds)) == len(kinds)
    assert 0 <= found.start <= found.end <= len(items)
    sections = build_sections(document, found)
    assert len(sections) + len([one for one in section_diagnostics(found) if one.code == "section-absent"]) == 6
    assert all(part.heading in section.text for section in sections for part in section.parts)
