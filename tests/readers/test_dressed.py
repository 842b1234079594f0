"""Headings of markup languages in plain text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import parse_report
from gov_disclosure.model.report import SectionKind
from gov_disclosure.readers.dressed import MAY_BE_DRESSED, undressed
from gov_disclosure.readers.lines import LinesReader
from readers.shapes import places, shape

TITLE = "青屏县档案馆2023年政府信息公开工作年度报告"
HEADING = "一、总体情况"


@pytest.mark.parametrize(
    "line",
    [
        "= {}",
        "== {} ==",
        "==  {}",
        r"\section{{{}}}",
        r"\section*{{{}}}",
        r"\title{{{}}}",
        r"\subsubsection{{{}}}",
        "h2. {}",
        "#+TITLE: {}",
        "<h2>{}</h2>",
        '<h1 align="center">{}</h1>',
        '<span id="page-1"></span>{}',
        '## <span id="page-1"></span><a name="x"></a> {}',
    ],
)
@pytest.mark.parametrize("text", [TITLE, HEADING])
def test_headings(line: str, text: str) -> None:
    """What is left is the heading, where it stands."""
    whole = line.format(text)
    assert undressed(whole) == (text, whole.index(text))
    assert places(LinesReader(), f"前\n {whole}") == [("前", 1, 1), (text, 2, whole.index(text) + 2)]


@pytest.mark.parametrize("line", ["====", "====================", "~~~~~", "^^^^", "------------"])
def test_underlines(line: str) -> None:
    """A line below a heading says nothing."""
    assert shape(LinesReader(), f"{HEADING}\n{line}\n正文") == [HEADING, "正文"]


@pytest.mark.parametrize(
    "line",
    ["= 5", "=3件", "-", "--", "--------", "- 3 -", "===", "<3>", "<h2>规章</h3>", "h2.规章", "hello", "## 一、总体情况", r"\section", "-5", "== 规章 =="],
)  # fmt: skip
def test_other_lines_stay(line: str) -> None:
    """Cells, page numbers and marks for none are what they were."""
    assert undressed(line) == (line, 0)


@pytest.mark.parametrize("line", ["= {} =", r"\section{{{}}}", "h2. {}", "<h2>{}</h2>", "- {}", "{}\n------------"])
def test_sections_of_a_report(line: str) -> None:
    """All six sections and the title are found, and no mark is left in the text."""
    parts = [line.format(TITLE), "本报告依照有关规定编制。"]
    for kind in SectionKind:
        parts += [line.format(kind.label), "全年平稳。"]
    report = parse_report("\n".join(parts))
    assert report.title is not None
    assert TITLE in report.title
    assert [(section.kind, section.text) for section in report.sections] == [
        (kind, "全年平稳。") for kind in SectionKind
    ]


@given(st.text("=\\h2. <span>一二三四section{}#/-~", max_size=60))
def test_any_line(line: str) -> None:
    """What is left is a piece of the line, and only lines that begin so are touched."""
    text, start = undressed(line)
    assert line[start : start + len(text)] == text
    assert line[:1] in MAY_BE_DRESSED or text == line


@pytest.mark.parametrize(
    "line", ["= " + " " * 300_000 + "x", "<h2>" * 100_000, '<a b=""></a>' * 50_000, "=" * 300_000 + "x"]
)
def test_linear_time(line: str) -> None:
    """Long lines take no time to speak of."""
    begun = time.process_time()
    undressed(line)
    assert time.process_time() - begun < 5
