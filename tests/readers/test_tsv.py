"""Rows between tabs."""

import time
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gov_disclosure.document import Paragraph, Table
from gov_disclosure.readers import Source
from gov_disclosure.readers.tsv import TsvReader
from readers.test_pipe import GRIDS

READER = TsvReader()


def shape(text: str) -> list[list[list[str]] | str]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [["~" if cell.covered else cell.text for cell in row] for row in block.rows]
        for block in READER.read(Source(text)).blocks
    ]


CASES = {
    "rows": ("a\tb\nc\td", [[["a", "b"], ["c", "d"]]]),
    "empty places": ("x\t\t1\t\n\t\t2\t3", [[["x", "~", "1", "~"], ["~", "~", "2", "3"]]]),
    "label with its width": ("x\t\t\ny\t1\t2", [[["x", "~", "~"], ["y", "1", "2"]]]),
    "paragraphs around": ("前\n\na\tb\n\n后", ["前", [["a", "b"]], "后"]),
    "tabs that only indent": ("\t一、前\n\t\t后", ["一、前", "后"]),
    "tab at a line's end": ("前\t", ["前"]),
    "blank cell line": ("\u3000", [""]),
    "carriage returns": ("a\tb\r\nc\td\re", [[["a", "b"], ["c", "d"]], "e"]),
    "quoted field over lines": ('"商业\n企业"\t1\nx\t"2"', [[["商业\n企业", "1"], ["x", "2"]]]),
    "quoted last field": ('x\t"a ""b""\nc"\ny\t1', [[["x", 'a "b"\nc'], ["y", "1"]]]),
    "tab in a quoted field": ('"a\tb"\t1', [[["a b", "1"]]]),
    "quotation mark of prose": ('"前\n后"\n中', ['"前', '后"', "中"]),
    "lone quotation mark": ('a\t"b\nc\td', [[["a", '"b'], ["c", "d"]]]),
    "blank lines between all rows": (
        "前\na\t1\n\nb\t2\n\n\nc\t3\n后",
        ["前", [["a", "1"], ["b", "2"], ["c", "3"]], "后"],
    ),
    "blank lines between tables": ("a\t1\nb\t2\n\nc\t3", [[["a", "1"], ["b", "2"]], [["c", "3"]]]),
    "a blank line between two rows": ("a\t1\n\nb\t2", [[["a", "1"]], [["b", "2"]]]),
    "rows apart, and a table": (
        "a\t1\n\nb\t2\n\nc\t3\n\nd\t4\ne\t5",
        [[["a", "1"], ["b", "2"], ["c", "3"]], [["d", "4"], ["e", "5"]]],
    ),
    "a blank cell between rows": ("a\t1\n\u3000\nb\t2\n\nc\t3", [[["a", "1"]], "", [["b", "2"]], [["c", "3"]]]),
    "nothing": ("\n\t\n", []),
}


@pytest.mark.parametrize(("text", "blocks"), CASES.values(), ids=CASES)
def test_blocks(text: str, blocks: list[object]) -> None:
    """Lines with tabs are rows with all their places, the others are paragraphs."""
    assert shape(text) == blocks


def test_positions() -> None:
    """A cell stands where its first character stands, also behind a field of several lines."""
    table = READER.read(Source('前\na\t b\t\n"c\nd"\te\n')).blocks[1]
    assert isinstance(table, Table)
    places = [[(cell.position.line, cell.position.column) for cell in row if cell.position] for row in table.rows]
    assert places == [[(2, 1), (2, 4), (2, 6)], [(3, 1), (4, 4)]]


def test_quoted_blank_is_covered() -> None:
    """An empty field is no surer a blank cell for its quotation marks."""
    table = READER.read(Source('a\t""\tb\t\n')).blocks[0]
    assert isinstance(table, Table)
    assert [cell.covered for cell in table.rows[0]] == [False, True, False, True]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("a\tb\n" * 5, True),
        ("a\tb", True),
        ("a\tb\r" * 5, True),
        ("\t文字\n" * 9, False),
        ("文字\n" * 30 + "a\tb", False),
        ("\0\t\0\t\n", False),
    ],
)
def test_sniff(text: str, sure: bool) -> None:
    """Sure where many lines have a tab behind a text."""
    assert (READER.sniff(Source(text)) >= 0.5) is sure


@given(GRIDS)
def test_grid_reads_back(grid: list[list[str]]) -> None:
    """A grid of cells reads back; where texts are repeated side by side, they may be one that spans its places."""
    assume(not any(one == after and not one.isdigit() for row in grid for one, after in pairwise(row)))
    assert shape("\n".join(map("\t".join, grid))) == [grid]


@given(st.text(alphabet='\t\n\r "a0\u00a0', max_size=200))
def test_any_text(text: str) -> None:
    """No text makes it raise, and no figure gets lost."""
    found = "".join(block if isinstance(block, str) else "".join(map("".join, block)) for block in shape(text))
    assert found.count("0") == text.count("0")


def test_long_line_of_quotes_takes_linear_time() -> None:
    """The place of a cell is not counted from the beginning of the line again."""
    begun = time.process_time()
    READER.read(Source('"\t' * 300_000))
    assert time.process_time() - begun < 8
