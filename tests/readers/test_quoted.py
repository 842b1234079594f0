"""Texts that another program has passed on with something of its own."""

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import parse_report
from gov_disclosure.readers import Source, registry
from gov_disclosure.readers.quoted import QuotedReader, unquoted
from readers.shapes import places, shape
from writer import passed_on
from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

READER = QuotedReader()
SENTENCES = [f"第{number}行没有表格。" for number in range(1, 31)]
CELLS = [cell for number in range(1, 15) for cell in (f"项目{number}", str(number), f"{number}5")]
ROWS = [f"项目{number} | {number} | 0 | {number}5 |" for number in range(1, 11)]


def lines(text: str) -> list[str]:
    """The paragraphs of a text that has no tables."""
    found = shape(READER, text)
    assert all(isinstance(block, str) for block in found)
    return [block for block in found if isinstance(block, str)]


LINE_ENDS: dict[str, Callable[[list[str]], str]] = {
    "U+2028": "\u2028".join,
    "U+2029": "\u2029".join,
    "next line": "\x85".join,
    "vertical tab": "\x0b".join,
    "literal": r"\n".join,
    "literal, with carriage returns": r"\r\n".join,
    "literal, in JSON": lambda texts: json.dumps("\n".join(texts), ensure_ascii=False)[1:-1],
    "breaks": "<br>".join,
    "breaks before line ends": "<br />\n".join,
    "breaks in capitals": "<BR/>\r\n".join,
}


@pytest.mark.parametrize("join", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("texts", [SENTENCES, CELLS], ids=["sentences", "cells"])
def test_line_ends(join: Callable[[list[str]], str], texts: list[str]) -> None:
    """Whatever ends the lines, they are the lines; and they stand where the source has them."""
    text = join(texts)
    assert READER.sniff(Source(text)) > 0.9
    assert lines(text) == texts
    printed = text.replace("\r\n", "\n").split("\n")
    for found, line, column in places(READER, text):
        assert printed[line - 1][column - 1 :].startswith(found)


def test_semicolons_between_cells() -> None:
    """A text without any line end, with figures between its semicolons."""
    assert lines("；".join(CELLS)) == CELLS
    assert lines("；".join(SENTENCES)) == ["；".join(SENTENCES)]


MARKS: dict[str, tuple[Callable[[int], str], bool]] = {
    "quotation": (lambda _: "> ", True),
    "quotation in a quotation": (lambda _: ">> ", True),
    "hyphens": (lambda _: "- ", True),
    "bullets": (lambda _: "• ", True),
    "asterisks": (lambda _: "  * ", True),
    "numbers": (lambda number: f"{number}:", True),
    "numbers and arrows": (lambda number: f"{number:>6}→", True),
    "numbers and tabs": (lambda number: f"{number:>6}\t", True),
    "the same number": (lambda _: "7:", False),
    "numbers that go down": (lambda number: f"{99 - number}:", False),
    "numbers far apart": (lambda number: f"{9 * number}:", False),
    "marks of half the lines": (lambda number: "- " * (number % 2), False),
}


@pytest.mark.parametrize(("mark", "goes"), MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("texts", [SENTENCES, CELLS], ids=["sentences", "cells"])
def test_marks_before_lines(mark: Callable[[int], str], *, goes: bool, texts: list[str]) -> None:
    """A mark goes if nearly all lines have it, numbers if they count the lines."""
    text = "\n".join(mark(number) + line for number, line in enumerate(texts, 1))
    assert (unquoted(text) != text) is goes
    if goes:
        assert lines(text) == texts
        assert places(READER, text)[2] == (texts[2], 3, len(mark(3)) + 1)


@pytest.mark.parametrize("bar", "｜¦∣丨│┃")
def test_bars(bar: str) -> None:
    """Bars of another kind part cells."""
    (table,) = shape(READER, "\n".join(ROWS).replace("|", bar))
    assert table == [[cell.strip() for cell in row.split("|")[:-1]] for row in ROWS]


def test_a_bar_in_a_sentence_stays() -> None:
    """A line with one bar is a row only where the bar ends it or stands before a figure."""
    text = "\n".join(["青屏县｜档案馆", *[row.replace("|", "｜") for row in ROWS * 2], "规章｜3", "行政许可｜"])
    assert unquoted(text) == text.replace("｜", "|").replace("县|档", "县｜档")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n".join(SENTENCES),
        "首页丨新闻丨公开\n" * 30,
        "首页｜1｜2\n" * 2,
        "┌──┬──┐\n" + "│甲│12│\n├──┼──┤\n" * 30,
        "正文\\n" * 30 + "\n" * 30,
        "| 甲<br>乙 | 1<br>2 | 3 |\n" * 30,
        "- 1\n" * 9,
        "\n".join(["前", *["- 1"] * 30, "后", "后"]),
    ],
)
def test_other_texts_stay(text: str) -> None:
    """Signs that stand in sentences, in cells or in few lines are part of the text."""
    assert unquoted(text) == text
    assert READER.sniff(Source(text)) == 0.0


def test_line_separator_among_sentences() -> None:
    """Between two sentences U+2028 parts paragraphs; in a cell it stays."""
    title = "青屏县档案馆2023年政府信息公开工作年度报告"
    text = f"{title}\u2028本报告依照有关规定编制，内容包括六个部分。\n甲\u2028乙\t1\n"
    assert unquoted(text) == text.replace(f"{title}\u2028", f"{title}\n")


def test_pages_without_line_ends() -> None:
    """A page ends its last line, and its number is known where pages count up."""
    pages = ["前言\n规章\n6\n1", "许可\n9\n2", "处罚\n4\n3"]
    assert lines("\f".join(pages)) == ["前言", "规章", "6", "许可", "9", "处罚", "4"]
    assert places(READER, "\f".join(pages))[3:5] == [("许可", 4, 3), ("9", 5, 1)]


PASSED_ON = [layout for layout in LAYOUTS.values() if layout.reader == "quoted"]


@pytest.mark.parametrize("layout", PASSED_ON, ids=lambda layout: layout.name)
def test_figures_stand_where_they_are_printed(layout: Callable[..., str]) -> None:
    """Every figure of a report is found again at its position."""
    random = seeded(7)
    form = random_form(random, "2021", PROFILES[2])
    document = layout(form, random_text(random, form))
    report = parse_report(document)
    assert report.source is not None
    assert report.source.reader == "quoted"
    printed = document.split("\n")
    places = [(cell.raw, cell.position) for cell in report.cells if cell.value is not None]
    assert len(places) > 50
    for raw, position in places:
        assert raw is not None
        assert position is not None
        assert printed[position.line - 1][position.column - 1 :].startswith(raw)


def test_the_best_reader_reads_what_is_left() -> None:
    """A quoted table with tabs is a table."""
    text = passed_on.as_quotation("一、前\n" + "规章\t1\t2\t3\n" * 30)
    assert registry.choose(Source(text), registry.load_all([])[0]).name == "quoted"
    assert shape(READER, text) == ["一、前", [["规章", "1", "2", "3"]] * 30]


@given(st.text('>-* 1甲|｜\n\r\f\u2028\\n"<br/>\t', max_size=300), st.sampled_from(["> ", "- ", ""]))
def test_any_text(text: str, mark: str) -> None:
    """No text makes it raise, no letter or figure gets lost, and the length stays."""
    text = "".join(f"{mark}甲{line}\n" for line in text.split("\n")) * 4
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(unquoted(plain)) == len(plain)
    found = "".join(text for text, _, _ in places(READER, text))
    assert found.count("甲") == text.count("甲")


@pytest.mark.parametrize(
    "text",
    ["> " * 200_000, "> 甲\n" * 100_000, "<br>" * 100_000, "\u2028" * 300_000, "1\f" * 200_000, "｜1" * 200_000, "\\n" * 200_000],
    ids=["marks", "quotation", "breaks", "separators", "pages", "bars", "literal"],
)  # fmt: skip
def test_linear_time(text: str) -> None:
    """Long texts take no time to speak of."""
    begun = time.process_time()
    READER.sniff(Source(text))
    READER.read(Source(text))
    assert time.process_time() - begun < 20
