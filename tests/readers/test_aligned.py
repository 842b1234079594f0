"""Rows whose cells are parted by spaces."""

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import parse_report
from gov_disclosure.document import Paragraph, Table
from gov_disclosure.readers import Source
from gov_disclosure.readers.aligned import AlignedReader
from gov_disclosure.readers.lines import LinesReader
from gov_disclosure.readers.pieces import is_figure
from readers.shapes import Shape, places, shape
from writer import aligned
from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS
from writer.page import page
from writer.prose import random_text
from writer.style import Style

READER = AlignedReader()

TEXTS: dict[str, tuple[str, Shape | None]] = {
    "single spaces": (
        "内容 甲数 乙数 丙数\n规章 1 0 6\n许可 5",
        [[["内容", "甲数", "乙数", "丙数"], ["规章", "1", "0", "6"], ["许可", "5"]]],
    ),
    "a label around its figures": (
        "甲 1 2 3\n（二）部分（区分，\n   4  5  6\n只计）\n乙 7 8 9",
        [[["甲", "1", "2", "3"]], "（二）部分（区分，", [["4", "5", "6"]], "只计）", [["乙", "7", "8", "9"]]],
    ),
    "labels of a group and its first row": (
        "甲 1 2 3\n（六）其他 1.逾期不补、\n   4  5  6\n不再处理",
        [[["甲", "1", "2", "3"]], "（六）其他", "1.逾期不补、", [["4", "5", "6"]], "不再处理"],
    ),
    "page number": (
        "甲  1  2  3\n\n- 4 -\n\n乙  1  2  3",
        [[["甲", "1", "2", "3"]], "- 4 -", [["乙", "1", "2", "3"]]],
    ),
    "prose": ("2021 年 共收到 35 件\n数量 35 件\n联系电话： 0572 2289119 1", None),
    "one number behind a text": ("附件 1\n附件 2\n附件 3", None),
    "heading with a space": ("三、收到 处理情况\n甲 1 2 3", ["三、收到 处理情况", [["甲", "1", "2", "3"]]]),
    "a bracket is no cell": (
        "内容 金额 (单位: 万元)\n收费 1 2 3",
        [[["内容", "金额 (单位: 万元)"], ["收费", "1", "2", "3"]]],
    ),
    "an item is no head": (
        "第二十条第 (一) 项\n甲 1 2 3",
        ["第二十条第 (一) 项", [["甲", "1", "2", "3"]]],
    ),
    "left-aligned": (
        "甲甲  10   200   3\n乙乙       4     5\n丙丙  1",
        [[["甲甲", "10", "200", "3"], ["乙乙", "", "4", "5"], ["丙丙", "1", "~", "~"]]],
    ),
    "right-aligned": (
        "甲甲    10   200   3\n乙乙           4   5\n丙丙     1         7",
        [[["甲甲", "10", "200", "3"], ["乙乙", "", "4", "5"], ["丙丙", "1", "", "7"]]],
    ),
    "centred": (
        "甲甲   10   20000   3\n乙乙          4     5\n丙丙   1            7",
        [[["甲甲", "10", "20000", "3"], ["乙乙", "", "4", "5"], ["丙丙", "1", "", "7"]]],
    ),
    "wide characters take two columns": (
        "一二三四   1   2   3\n一         4       6",
        [[["一二三四", "1", "2", "3"], ["一", "4", "", "6"]]],
    ),
    "each character takes one column": (
        "一二三四   1   2   3\n一      4       6",
        [[["一二三四", "1", "2", "3"], ["一", "4", "", "6"]]],
    ),
    "columns that only the head proves": (
        "内容   甲数   乙数   丙数\n规章   1             6\n文件          2      7",
        [[["内容", "甲数", "乙数", "丙数"], ["规章", "1", "", "6"], ["文件", "", "2", "7"]]],
    ),
    "columns that nothing proves": (
        "规章   1          6\n文件       20    7  8",
        [[["规章", "1", "6"], ["文件", "20", "7", "8"]]],
    ),
    "nothing lined up": ("甲  1   2  3\n乙乙乙乙   4  5", [[["甲", "1", "2", "3"], ["乙乙乙乙", "4", "5"]]]),
    "padded rows, broken head": (
        "  内容  商业  科研\n      企业  机构\n      \n  规章  1   2 \n  \n  许可         \n  \n  丙   4   5   6\n",
        [[["内容", "商业企业", "科研机构"], ["规章", "1", "2", "~"], ["许可", "", ""], ["丙", "4", "5", "6"]]],
    ),
    "carriage returns": ("甲 1 2 3\r\n乙 1 2 3\r", [[["甲", "1", "2", "3"], ["乙", "1", "2", "3"]]]),
    "a blank cell of a no-break space": ("甲 1 \u00a0 3 5", [[["甲", "1", "", "3", "5"]]]),
    "a head of letters with spaces between": (
        "总计 商 业 企\n规章 1 2 3",
        ["总计 商 业 企", [["规章", "1", "2", "3"]]],
    ),
    "page numbers between form feeds": (
        "甲 1 2 3\n1\n\x0c乙 1 2 3\n2\n\x0c",
        [[["甲", "1", "2", "3"], ["乙", "1", "2", "3"]]],
    ),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "blocks"), TEXTS.values(), ids=TEXTS)
def test_blocks(text: str, blocks: Shape | None) -> None:
    """Rows are tables, the others paragraphs; None stands for a text without a row."""
    assert shape(READER, text) == (text.split("\n") if blocks is None else blocks)


def test_positions() -> None:
    """A cell stands where its first character stands, a blank one right behind the cell before it."""
    text = "标题\n\n甲甲  10   200   3\n乙乙       4     5"
    assert places(READER, text) == [
        ("标题", 1, 1),
        ("甲甲", 3, 1),
        ("10", 3, 5),
        ("200", 3, 10),
        ("3", 3, 16),
        ("乙乙", 4, 1),
        ("", 4, 3),
        ("4", 4, 10),
        ("5", 4, 16),
    ]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("规章 1 0 6\n文件 1 2 3", 0.9),
        ("规章 1 0 6\n文字\n文件 1 2 3\n文字", 0.7),
        ("规章\n1\n0\n6", 0.0),
        ("规章 | 1 | 0\n文件 | 1 | 2 3 4 5 6 7 8", 0.0),
        ("附件 1\n" * 9, 0.0),
        ("\0\x01 1 2 3\n" * 9, 0.0),
    ],
)
def test_sniff(text: str, score: float) -> None:
    """By the share of rows, if some row is one by itself."""
    assert READER.sniff(Source(text)) == pytest.approx(score)


@given(st.text(alphabet="甲乙0 1-/.（）一、\n\u3000\u00a0", max_size=300))
def test_any_text(text: str) -> None:
    """No text makes it raise, and nothing but spaces gets lost or changes its order."""
    found = "".join(text for text, _, _ in places(READER, text))
    assert "".join(found.split()) == "".join(text.split())


@given(st.text(alphabet="甲乙。 1\n", max_size=200))
def test_without_rows_it_reads_lines(text: str) -> None:
    """Where no row is one by itself, the blocks are those of the reader of lines."""
    text = text.replace("1", "")
    assert READER.read(Source(text)) == LinesReader().read(Source(text))


FIGURES = st.lists(st.integers(0, 99999).map(str) | st.just(""), min_size=4, max_size=4)


@pytest.mark.parametrize("align", [str.ljust, str.rjust, str.center])
@given(rows=st.lists(FIGURES, min_size=1, max_size=8))
def test_blank_cells_keep_their_places(align: Callable[[str, int], str], rows: list[list[str]]) -> None:
    """Where one row is whole, every cell of the others is read in its column; a row without any is a paragraph."""
    grid = [["12345"] * 4, *rows]
    text = "\n".join("行行   " + "   ".join(align(cell, 5) for cell in row).rstrip() for row in grid)
    read = [row for block in shape(READER, text) if isinstance(block, list) for row in block]
    assert [[cell.replace("~", "") for cell in row[1:]] for row in read] == [row for row in grid if any(row)]


def test_rows_without_a_head_may_have_blanks_in_different_columns() -> None:
    """They have as many figures each, and not the same ones."""
    lines = ["规章    11      33", "许可        22  44", "处罚    55  66"]
    rows = [row for block in READER.read(Source("\n".join(lines))).blocks for row in getattr(block, "rows", ())]
    assert [[cell.text for cell in row] for row in rows] == [
        ["规章", "11", "", "33"],
        ["许可", "", "22", "44"],
        ["处罚", "55", "66", ""],
    ]


@pytest.mark.parametrize("seed", range(3))
def test_labels_broken_around_their_figures(seed: int) -> None:
    """Every row keeps its figures, and none of them is ever read as another."""
    random = seeded(seed)
    form = random_form(random, "2021")
    text = aligned.write(page(form, random_text(random, form), Style()), aligned.in_halves)
    rows = [row for block in READER.read(Source(text)).blocks if isinstance(block, Table) for row in block.rows]
    wanted = [[str(form.figures[figure.path]) for figure in row.figures] for row in form.rows("requests")]
    assert [figures for row in rows if len(figures := [c.text for c in row if is_figure(c.text)]) == 7] == wanted
    read = parse_report(text).flatten()
    assert {path: value for path, value in read.items() if value not in (None, form.figures[path])} == {}


@pytest.mark.parametrize("unprinted", ["\u200b", "\u00ad", "\ufeff", "\u200c", "\u2060", "\u202c"])
@pytest.mark.parametrize(
    "layout", ["aligned-right-blank", "aligned-left-blank", "aligned-padded-blank", "aligned-by-characters"]
)
def test_characters_that_nobody_sees(unprinted: str, layout: str) -> None:
    """They stand in labels, in the space between cells and in figures, and the tables are read as they are without them."""
    random = seeded(7)
    form = random_form(random, "2021", PROFILES[1])
    plain = LAYOUTS[layout].text(form, random_text(random, form))
    hidden = "".join(character + unprinted * (random.random() < 0.04) for character in plain)
    if unprinted == "\u200b":  # between digits it may stand for a space
        hidden = re.sub("(?<=[0-9])\u200b(?=[0-9])", "", hidden)
    found, wanted = parse_report(hidden).flatten(), parse_report(plain).flatten()
    assert {path: value for path, value in found.items() if value not in (None, form.figures[path])} == {}
    assert [path for path in found if found[path] != wanted[path]] == []


@pytest.mark.parametrize("word", ["nan", "NaN", "None", "null", "<NA>", "&nbsp;"])
def test_a_word_for_a_blank_cell_is_a_blank(word: str) -> None:
    """It stands in its column, and may end a row; within other words it is none."""
    text = f"规章    1  {word}  3\n许可  {word}  5  6\n处罚    7  8  {word}"
    rows = [row for block in READER.read(Source(text)).blocks if isinstance(block, Table) for row in block.rows]
    assert [[cell.text for cell in row] for row in rows] == [
        ["规章", "1", "", "3"],
        ["许可", "", "5", "6"],
        ["处罚", "7", "8", ""],
    ]


def test_words_that_hold_such_a_word() -> None:
    text = "Nanjing  1  2  3\nNone.  4  5  6\nNote null and void\n甲  7  8  9"
    blocks = READER.read(Source(text)).blocks
    rows = [[cell.text for cell in row] for block in blocks if isinstance(block, Table) for row in block.rows]
    assert [row[0] for row in rows] == ["Nanjing", "None.", "甲"]
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["Note null and void"]


def test_a_heading_keeps_what_nobody_sees() -> None:
    """What is no row of a table is given as it is printed."""
    blocks = READER.read(Source("二、情\u200b况\n甲  1  2\u2060  3\n乙  4  5  6")).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["二、情\u200b况"]
    rows = [[cell.text for cell in row] for block in blocks if isinstance(block, Table) for row in block.rows]
    assert rows == [["甲", "1", "2", "3"], ["乙", "4", "5", "6"]]


@pytest.mark.parametrize(
    "text",
    [
        " " * 300_000,
        "1 " * 150_000,
        "甲 " * 150_000,
        "甲 1 2 3\n" + " " * 300_000 + "\n甲 1 2 3",
        "甲  1  2  3\n" * 20_000,
        "甲  乙  丙\n" * 20_000 + "甲 1 2 3",
        "\u3000" * 300_000 + "1",
        "甲 1 2 3\n" + "（" * 1_900 + "\n" + "（1" * 900 + " 1 2 3\n" + "1," * 900 + " 1 2 3",
    ],
    ids=["spaces", "figures", "words", "long line", "rows", "heads", "wide spaces", "brackets"],
)
def test_linear_time(text: str) -> None:
    """Very long lines and very many rows take no time to speak of."""
    begun = time.process_time()
    READER.read(Source(text))
    READER.sniff(Source(text))
    assert time.process_time() - begun < 20
