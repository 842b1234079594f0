"""Tables that lines are drawn around."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document import Table
from gov_disclosure.readers import Source
from gov_disclosure.readers.boxes import BoxesReader, is_drawn
from readers.shapes import Shape, places, shape

READER = BoxesReader()

TABLES: dict[str, tuple[str, Shape]] = {
    "drawn": ("┌───┬───┐\n│ a │ b │\n├───┼───┤\n│ 1 │   │\n└───┴───┘", [[["a", "b"], ["1", "~"]]]),
    "heavy and double": ("╔═══╦═══╗\n║ a ║ b ║\n╠═══╬═══╣\n║ 1 ║ 2 ║\n╚═══╩═══╝", [[["a", "b"], ["1", "2"]]]),
    "grid": ("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+", [[["a", "b"], ["1", "2"]]]),
    "a span": ("+---+---+\n| 甲甲  |\n+---+---+\n|   | 2 |\n+---+---+", [[["甲甲"], ["", "2"]]]),
    "a span of rows": (
        "+---+---+\n| 甲 | 1 |\n|   +---+\n| 乙 | 2 |\n+---+---+",
        [[["甲乙", "1"], ["2"]]],
    ),
    "cells of several lines": (
        "+------+---+\n| 商业 | 1 |\n| 企业 |   |\n+------+---+\n| a    | 2 |\n| b    |   |\n+------+---+",
        [[["商业企业", "1"], ["a b", "2"]]],
    ),
    "a number broken over lines stays apart": (
        "+----+----+\n| 甲 | 12 |\n|    | 34 |\n+----+----+\n| 乙 | 5  |\n+----+----+",
        [[["甲", "12\n34"], ["乙", "5"]]],
    ),
    "no borders between rows": (
        "+----+---+---+\n| a  | b | c |\n+----+---+---+\n| 甲 | 1 | 2 |\n| 乙 | 3 |   |\n+----+---+---+",
        [[["a", "b", "c"], ["甲", "1", "2"], ["乙", "3", "~"]]],
    ),
    "borders that end in bars": (
        "+-----------+\n| 办理      |\n|-----------|\n| 甲甲  | 1 |\n|       |---|\n|       | 2 |\n|-------+---|\n| 乙    | 3 |\n+-----------+",
        [[["办理"], ["甲甲", "1"], ["2"], ["乙", "3"]]],
    ),
    "signed changes": ("+----+----+\n| +3 | -7 |\n+----+----+\n", [[["+3", "-7"]]]),
    "dashes are cells": (
        "+----+----+\n| -- | 甲 |\n+----+----+\n| 1  | 2  |\n+----+----+",
        [[["--", "甲"], ["1", "2"]]],
    ),
    "wide characters as one column": ("+----+---+\n| 甲甲 | 1 |\n+----+---+", [[["甲甲", "1"]]]),
    "walls out of line": ("┌───┬───┐\n│ a │ b │\n├───┼───┤\n│ 1   │ 2 │\n└───┴───┘", [[["a", "b"], ["1", "2"]]]),
    "walls without borders": ("│ a │ b │\n│ 1 │ 2 │", [[["a", "b"], ["1", "2"]]]),
    "paragraphs around": ("前\n+---+---+\n| a | b |\n+---+---+\n后", ["前", [["a", "b"]], "后"]),
    "nothing in it": ("+---+---+\n+---+---+", []),
    "indented, carriage returns": ("  ┌───┬───┐\r\n  │ a │ b │\r\n  └───┴───┘\r\n", [[["a", "b"]]]),
}


@pytest.mark.parametrize(("text", "blocks"), TABLES.values(), ids=TABLES)
def test_tables(text: str, blocks: Shape) -> None:
    """Cells are what the walls enclose."""
    assert shape(READER, text) == blocks


def test_spans_are_known() -> None:
    """A table that draws its spans marks every cell; one that draws none may have flattened them."""
    drawn = READER.read(Source(TABLES["a span"][0])).blocks[0]
    assert isinstance(drawn, Table)
    assert drawn.exact
    assert [[cell.columns for cell in row] for row in drawn.rows] == [[2], [1, 1]]
    flat = READER.read(Source(TABLES["drawn"][0])).blocks[0]
    assert isinstance(flat, Table)
    assert not flat.exact


def test_positions() -> None:
    """A cell stands where its first character stands."""
    text = "+---+----+\n| a |    |\n|   |  b |\n+---+----+\n"
    assert places(READER, text) == [("a", 2, 3), ("b", 3, 8)]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("+---+---+\n| a | b |\n+---+---+", 0.91),
        ("┌───┐\n│ a │\n└───┘", 0.91),
        ("名称  数量\n----  ----\n规章  3", 0.91),
        ("+---+", 0.0),
        ("文字\n\n---- ----\n\n文字", 0.0),
        ("| a | b |\n|---|---|", 0.0),
        ("规章\n5", 0.0),
        ("\0\x01" * 30 + "\n+---+\n+---+", 0.0),
    ],
)
def test_sniff(text: str, score: float) -> None:
    """Sure where borders are drawn, or a rule has a table below."""
    assert READER.sniff(Source(text)) == score


def test_is_drawn() -> None:
    """Borders of boxes; bars and lists are none."""
    assert [is_drawn(line) for line in ("│a│", "+--+", "+--", "|a|", "+ a", "─ a ─")] == [True, True] + [False] * 4


@given(st.text(alphabet="+-=|│─┼甲1 \n\t", max_size=300))
def test_any_text(text: str) -> None:
    """No text makes it raise, and no letter or figure gets lost."""
    found = "".join(text for text, _, _ in places(READER, text))
    assert sorted(c for c in found if c in "甲1") == sorted(c for c in text if c in "甲1")


@pytest.mark.parametrize(
    "text",
    [
        "+" + "-" * 300_000,
        "+-" * 150_000,
        "+--" * 100_000 + "+",
        "│" * 300_000,
        "+---+\n" + "| a |\n" * 50_000,
        "+---+---+\n| a | b |\n" * 20_000,
        "--- ---\n" * 40_000,
        "-----\na\n--- ---\n1 2\n\n" * 10_000,
        "-- " * 100_000,
    ],
    ids=["border", "crossings", "columns", "walls", "rows", "bands", "rules", "unclosed", "groups"],
)
def test_linear_time(text: str) -> None:
    """Very many walls, rows and rules take no time to speak of."""
    begun = time.process_time()
    READER.read(Source(text))
    READER.sniff(Source(text))
    assert time.process_time() - begun < 20
