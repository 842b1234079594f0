"""Rows between vertical bars, in every grammar that tools print."""

import time
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gov_disclosure.document import Document, Paragraph, Table
from gov_disclosure.readers import Source
from gov_disclosure.readers.pipe import PipeReader

READER = PipeReader()
COVERED = "~"
BLANK = ""


def read(text: str) -> Document:
    return READER.read(Source(text))


def shape(text: str) -> list[list[list[str]] | str]:
    """The blocks: a paragraph's text; a table's rows, where "~" is a covered place and "" a blank cell."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[COVERED if cell.covered else cell.text for cell in row] for row in block.rows]
        for block in read(text).blocks
    ]


GRAMMARS = {
    "closed": ("a | b | c |", [["a", "b", "c"]]),
    "closed, space behind": ("a | b | c | ", [["a", "b", "c"]]),
    "closed, width as bare bars": ("x | 35 | ||", [["x", "35", "~", "~"]]),
    "closed, width of one": ("x | 35 | |", [["x", "35", "~"]]),
    "closed, nothing but a label": ("x | |||", [["x", "~", "~", "~"]]),
    "closed, blank cell": ("x | 1 |  | 3 |\ny | |||", [["x", "1", "", "3"], ["y", "~", "~", "~"]]),
    "closed, one row only": ("x | 1 |  | 3 |", [["x", "1", "~", "3"]]),
    "closed, spans dropped": (
        "x |\na | b | c |\ny |\nz | 1 |\n |  | 3 |\nw |  | 4 |",
        [["x"], ["a", "b", "c"], ["y"], ["z", "1"], ["~", "~", "3"], ["w", "", "4"]],
    ),
    "closed, row begins with a blank": ("a | b | c |\n | 2.x | 0 |", [["a", "b", "c"], ["~", "2.x", "0"]]),
    "closed, the blank stripped away": ("a | b | c |\n| 2.x | 0 |", [["a", "b", "c"], ["~", "2.x", "0"]]),
    "closed, no-break space": ("x | 1 | \u00a0 | 3 |", [["x", "1", "", "3"]]),
    "closed, last bar missing": (
        "a | b |\nc | d |\ne | f |\ng | h |\ni | 5",
        [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"], ["i", "5"]],
    ),
    "one cell a line": ("x |\n5 |\n |", [["x"], ["5"], ["~"]]),
    "framed": ("| a | b |", [["a", "b"]]),
    "framed, separator": ("| a | b |\n|---|---|\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
    "framed, aligned separator": ("| a | b |\n| :--- | ---: |\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
    "framed, dashes are cells": ("| a | b |\n| - | - |", [["a", "b"], ["-", "-"]]),
    "framed, full grid": (
        "| a |  |  |\n| x | 1 |  |\n| y | 3 | 4 |",
        [["a", "~", "~"], ["x", "1", "~"], ["y", "3", "4"]],
    ),
    "framed, narrow spans": ("| a | | |\n| x |  | 2 |", [["a", "~", "~"], ["x", "", "2"]]),
    "framed, bare spans": ("| a |||\n| x |  | 2 |", [["a", "~", "~"], ["x", "", "2"]]),
    "framed, invented header": ("|  |  |\n| --- | --- |\n| a | |\n| x |  |", [["~", "~"], ["a", "~"], ["x", ""]]),
    "framed, indented": ("  | a | b |\n  | c | d |", [["a", "b"], ["c", "d"]]),
    "framed, last bar missing": ("| a | b\n| c |", [["a", "b"], ["c"]]),
    "open": ("a| b| c  \n---|---|---  \nx| 1| 2  ", [["a", "b", "c"], ["x", "1", "2"]]),
    "open, blank cells": ("h  \na| b| c  \nx|  |    \n", [["h"], ["a", "b", "c"], ["x", "", ""]]),
    "open, row of one cell": ("x  \n---  \na| b  \ny  \nc| 1  ", [["x"], ["a", "b"], ["y"], ["c", "1"]]),
    "escaped bar": (r"| a\|b | c |", [["a|b", "c"]]),
    "line break in a cell": ("| a<br>b | c<BR/>d |", [["a\nb", "c\nd"]]),
    "bold": ("| **a** | ** | **** |", [["a", "**", "****"]]),
    "emphasis": ("| *3* | ***3*** | __3__ | _3_ | * 3 * |", [["3"] * 5]),
    "code and formulas": ("| `3` | ```3``` | $3$ | $$3$$ |", [["3"] * 4]),
    "marks of several texts": ("| *3* 件 *4* | _3_4_ | 3* | *3 | $3 |", [["*3* 件 *4*", "_3_4_", "3*", "*3", "$3"]]),
    "names of blank heads": ("|a|Col2|Col4|\n|---|---|---|\n|Col1|1|2|", [["a", "~", "Col4"], ["Col1", "1", "2"]]),
    "no head below which to name": ("|a|Col2|Col3|\n|x|1|2|", [["a", "Col2", "Col3"], ["x", "1", "2"]]),
}


@pytest.mark.parametrize(("text", "rows"), GRAMMARS.values(), ids=GRAMMARS)
def test_grammar(text: str, rows: list[list[str]]) -> None:
    """Each piece is a cell, a blank cell, a covered place, or none."""
    assert shape(text) == [rows]


BLOCKS = {
    "paragraphs around": ("前\na | b |\n后", ["前", [["a", "b"]], "后"]),
    "blank line ends the table": ("a | b |\n\nc | d |", [[["a", "b"]], [["c", "d"]]]),
    "hard break in prose": ("前  \na | b |\nc | d |\n后  ", ["前", [["a", "b"], ["c", "d"]], "后"]),
    "bread crumb": ("[ 首页 | 关闭 ]", ["[ 首页 | 关闭 ]"]),
    "lone row with a figure": ("许可 | 0", [[["许可", "0"]]]),
    "nothing but a bar": ("|", []),
    "nothing but a separator": ("|---|---|", []),
    "blank line of no-break spaces": ("\u00a0", [""]),
    "nothing": ("", []),
    "carriage returns": ("a | b |\r\nc | d |\rx", [[["a", "b"], ["c", "d"]], "x"]),
    "zero byte": ("a\0 | b |", [[["a\0", "b"]]]),
}


@pytest.mark.parametrize(("text", "blocks"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(text: str, blocks: list[object]) -> None:
    """Runs of lines with bars are tables, the others paragraphs."""
    assert shape(text) == blocks


def test_positions() -> None:
    """A cell stands where its first character stands."""
    table = read("标题\n\na |  b | |\n").blocks[1]
    assert isinstance(table, Table)
    assert [(cell.position.line, cell.position.column) for cell in table.rows[0] if cell.position] == [
        (3, 1),
        (3, 6),
        (3, 9),
    ]
    assert not table.exact


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("a | b | c |\n" * 5, True),
        ("许可 |\n5 |\n" * 5, True),
        ("许可 | 0 | 1 |", True),
        ("a | b | c |\r" * 5, True),
        ("文字\n" * 30 + "? |\n| ? |", False),
        ("文字", False),
        ("\0|\ufffd|\n" * 9, False),
    ],
)
def test_sniff(text: str, sure: bool) -> None:
    """Sure where rows are many, not where a few bars are left in the furniture."""
    assert (READER.sniff(Source(text)) >= 0.5) is sure


CELLS = st.text(
    st.characters(exclude_characters='|\\<*-:"', exclude_categories=("Cc", "Cs", "Z", "Cf")), min_size=1, max_size=6
).filter(lambda cell: cell.strip() == cell)
GRIDS = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5)
)
WRITERS = {
    "closed": lambda row: " | ".join(row) + " |",
    "framed": lambda row: f"| {' | '.join(row)} |",
    "tight": lambda row: f"|{'|'.join(row)}|",
    "open": lambda row: "| ".join(row) + "  ",
}


@pytest.mark.parametrize("writer", WRITERS)
@given(grid=GRIDS)
def test_grid_reads_back(writer: str, grid: list[list[str]]) -> None:
    """A grid of cells reads back in every grammar. Equal neighbours may be one cell that a tool repeated: see `repeated`."""
    assume(all(one != other for row in grid for one, other in pairwise(row)))
    text = "\n".join(map(WRITERS[writer], grid))
    expected = [text.strip()] if writer == "open" and len(grid) == 1 and len(grid[0]) == 2 else [grid]
    found = shape(text)
    assert found in (expected, [grid])


@given(st.text(alphabet="| -:a\\\n\r\t\u00a0<br>*0", max_size=200))
def test_any_text(text: str) -> None:
    """No text makes it raise, and no letter or figure gets lost."""
    found = "".join(
        block.text if isinstance(block, Paragraph) else "".join(cell.text for row in block.rows for cell in row)
        for block in read(text).blocks
    )
    assert found.count("0") == text.count("0")


@pytest.mark.parametrize(
    "text",
    [
        "|" * 200_000,
        "| " * 200_000,
        "-" * 200_000 + "|",
        "|---" * 200_000 + "x",
        "---" + "|  " * 200_000 + "x",
        " " * 200_000 + "|",
    ],
)
def test_linear_time(text: str) -> None:
    """A line of very many bars takes no time to speak of."""
    begun = time.process_time()
    read(text)
    READER.sniff(Source(text))
    assert time.process_time() - begun < 20


WRAPPED = {
    "last cell on the next line": ("甲| 1|\n2  \n乙| 3| 4  \n", [["甲", "1", "2"], ["乙", "3", "4"]]),
    "several cells on the next line": (
        "甲| 1|\n2| 3  \n乙| 3| 4| 5  \n",
        [["甲", "1", "2", "3"], ["乙", "3", "4", "5"]],
    ),
    "over three lines": ("甲|\n1|\n2  \n乙| 3| 4  \n", [["甲", "1", "2"], ["乙", "3", "4"]]),
    "blank last cell": ("甲| 1|   \n乙| 3| 4  \n丙| 3| 4  \n", [["甲", "1", "~"], ["乙", "3", "4"], ["丙", "3", "4"]]),
    "no hard breaks": ("甲| 1|\n乙| 3| 4\n", [["甲", "1", "~"], ["乙", "3", "4"]]),
}


@pytest.mark.parametrize(("text", "rows"), WRAPPED.values(), ids=WRAPPED)
def test_wrapped_row(text: str, rows: list[list[str]]) -> None:
    """A row that html2text wrapped behind a bar is one row; without its hard breaks nobody can tell."""
    (table,) = READER.read(Source(text)).blocks
    assert isinstance(table, Table)
    assert [[cell.text or "~" for cell in row] for row in table.rows] == rows
    *_, last = table.rows[0]
    assert last.position is not None
    assert text.split("\n")[last.position.line - 1][last.position.column - 1 :].startswith(last.text)


def test_a_bar_that_slipped_into_the_next_line() -> None:
    """Below a line without a bar, a bar alone ends that line: it is no blank cell. Below a row it is one."""
    first, second = PipeReader().read(Source("181\n |\n162 |\n |\n")).blocks
    assert isinstance(first, Paragraph)
    assert first.text == "181"
    assert isinstance(second, Table)
    assert [[cell.text for cell in row] for row in second.rows] == [["162"], [""]]


@pytest.mark.parametrize(("edge", "blank"), [("", COVERED), (" ", "")])
def test_blanks_as_wide_as_their_columns(edge: str, blank: str) -> None:
    """Where the bars stand below one another, the width of a blank says nothing; where they do not, a narrow one is covered."""
    labels = ["自然人   ", "规章    ", "行政许可  ", "行政强制措施"]
    text = "\n".join(f"|{label}{edge if number == 3 else ''}|      |  | |0|" for number, label in enumerate(labels))
    rows = shape(text)[0]
    assert [row[1:] for row in rows] == [[blank, blank, COVERED, "0"]] * 4


@pytest.mark.parametrize(
    ("held", "first", "blank"),
    [("\u00a0", "申请人情况", ""), ("\u3000", "\u3000", COVERED), ("&nbsp;", "&nbsp;", COVERED)],
)
def test_pieces_that_are_held_open(held: str, first: str, blank: str) -> None:
    """They are blank cells, unless a row of heads has such: there they are what a span covers."""
    rows = shape(
        f"| {first} | 自然人 | 商业企业 | 总计 |\n| 一、新收 | {held} | 3 | 3 |\n| 二、结转 | 1 | {held} | 1 |"
    )[0]
    assert [row[1:] for row in rows[1:]] == [[blank, "3", "3"], ["1", blank, "1"]]
