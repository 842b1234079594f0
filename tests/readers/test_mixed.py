"""Documents in more than one layout."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.readers import Source, registry
from gov_disclosure.readers.mixed import MixedReader
from readers.shapes import Shape, places, shape

READER = MixedReader()
PIPES = "规章 | 1 | 2 | 3 |\n许可 | 4 | 5 | 6 |"
TABS = "规章\t1\t2\t3\n许可\t4\t5\t6"
SPACES = "规章 1 2 3\n许可 4 5 6"
BOX = "+----+---+\n| 甲 | 1 |\n+----+---+"
CELLS = "规章\n1\n2\n3\n许可\n4\n5\n6"
ROWS = [["规章", "1", "2", "3"], ["许可", "4", "5", "6"]]

TEXTS: dict[str, tuple[str, Shape]] = {
    "pipes and tabs": (f"{PIPES}\n{TABS}", [ROWS, ROWS]),
    "tabs, pipes and spaces": (f"{TABS}\n\n{PIPES}\n前\n{SPACES}", [ROWS, ROWS, "前", ROWS]),
    "a box among cells": (f"{CELLS}\n{BOX}\n{CELLS}", [*CELLS.split("\n"), [["甲", "1"]], *CELLS.split("\n")]),
    "a row of one cell by a hard break": ("a| b  \n甲  \nc| 1  ", [[["a", "b"], ["甲"], ["c", "1"]]]),
    "quoted line ends": (f'甲\t"乙\n丙"\t1\n{SPACES}', [[["甲", "乙\n丙", "1"]], ROWS]),
    "indented by tabs": (f"\t{SPACES}", [ROWS]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "blocks"), TEXTS.values(), ids=TEXTS)
def test_blocks(text: str, blocks: Shape) -> None:
    """Each stretch is read as its own reader would read it."""
    assert shape(READER, text) == blocks


def test_positions_behind_quoted_line_ends() -> None:
    """Lines are counted in the source as given."""
    assert places(READER, '甲\t"乙\n丙"\t1\r\n规章 1 2 3')[-4:] == [
        ("规章", 3, 1),
        ("1", 3, 4),
        ("2", 3, 6),
        ("3", 3, 8),
    ]


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        (PIPES, "pipe"),
        (TABS, "tsv"),
        (SPACES, "aligned"),
        (CELLS, "lines"),
        (BOX, "boxes"),
        (f"{PIPES}\n\n{TABS}", "mixed"),
        (f"{PIPES}\n\n{SPACES}", "mixed"),
        (f"{TABS}\n\n{SPACES}", "mixed"),
        (f"{BOX}\n\n{TABS}", "mixed"),
        (f"{BOX}\n\n{SPACES}", "mixed"),
        (f"{PIPES}\n{PIPES}\n\n{CELLS}", "pipe"),
        (f"{TABS}\n[ 打印 | 关闭 ]\n[ 首页 | 返回 ]", "tsv"),
        (f"{PIPES}\n附件 1\n附件 2\n电话 12345", "pipe"),
        ("名称 | 数\n--- | ---\n规章 | 1", "pipe"),
    ],
)
def test_which_reader_is_taken(text: str, reader: str) -> None:
    """A document in one layout keeps its own reader; cells that have a line each, need none."""
    assert registry.choose(Source(text), registry.load_all([])[0]).name == reader


@given(st.text(alphabet='+-|│─甲1 \n\t"\r', max_size=300))
def test_any_text(text: str) -> None:
    """No text makes it raise, and no letter or figure gets lost."""
    found = "".join(text for text, _, _ in places(READER, text))
    assert sorted(c for c in found if c in "甲1") == sorted(c for c in text if c in "甲1")


@given(st.lists(st.sampled_from([PIPES, TABS, SPACES]), min_size=1, max_size=6))
def test_layouts_in_any_order(parts: list[str]) -> None:
    """What is read of a stretch does not depend on its neighbours."""
    rows = [row for block in shape(READER, "\n\n".join(parts)) for row in block]
    assert rows == ROWS * len(parts)


@pytest.mark.parametrize(
    "text",
    ["| \t" * 100_000, "|\n\t\n" * 50_000, ("甲|1\n甲\t1\n甲 1 2 3\n") * 10_000, " " * 300_000 + "|\n+--+"],
    ids=["one line", "alternating", "rows", "spaces"],
)
def test_linear_time(text: str) -> None:
    """Layouts that alternate line by line take no time to speak of."""
    begun = time.process_time()
    READER.read(Source(text))
    READER.sniff(Source(text))
    assert time.process_time() - begun < 20
