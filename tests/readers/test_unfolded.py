"""Tables that a converter has put on one line of an outer table."""

import time

import pytest

from gov_disclosure.document import Paragraph, Table
from gov_disclosure.readers import Source
from gov_disclosure.readers.pipe import PipeReader
from gov_disclosure.readers.unfolded import blocks_of, is_folded

FOLDED = {
    "rows": ("| 前  |  |  | | --- | --- | | 规章 | 6 | | 文件 | 7 | |", ["前", [["规章", "6"], ["文件", "7"]]]),
    "paragraphs": (
        "|  一、前文  第一段。   |  |  | | --- | --- | | 规章 | 6 |  后文，一句。  末段 |",
        ["一、前文", "第一段。", [["规章", "6"]], "后文，一句。", "末段"],
    ),
    "a head": ("| 内容 | 数量 | | --- | --- | | 规章 | 6 | |", [[["内容", "数量"], ["规章", "6"]]]),
    "blank cells": (
        "|  |  |  | | --- | --- | | 规章 |  | 6 | | 文件 | 7 |  | |",
        [[["规章", "", "6"], ["文件", "7", ""]]],
    ),
    "width of spans": (
        "|  |  |  |  | | --- | --- | --- | | 办理 | | | | 许可 | 4 | | 0 | | 新收 | | 5 | | 处罚 | 6 | |",
        [[["办理"], ["许可", "4", "0"], ["新收", "5"], ["处罚", "6"]]],
    ),
    "a head of many names above figures": (
        "|  | | --- | | 甲 | 乙 | 丙 | 丁 | | 1 | 2 | 3 | 4 | |",
        [[["甲", "乙", "丙", "丁"], ["1", "2", "3", "4"]]],
    ),
    "bars within a cell": ("|  | | --- | | 甲\\|乙 | 1 | |", [[["甲|乙", "1"]]]),
}


def shape(line: str) -> list[object]:
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in blocks_of(3, line)
    ]


@pytest.mark.parametrize(("line", "blocks"), FOLDED.values(), ids=FOLDED)
def test_blocks(line: str, blocks: list[object]) -> None:
    """Paragraphs and rows stand as they stood before the line ends were lost."""
    assert is_folded(line)
    assert [block for block in shape(line) if block] == blocks


@pytest.mark.parametrize(
    "line", ["| --- | --- |", "| 规章 | --- | --- | 6 |", "| 规章 | 6 |", "--- | ---", "| 规章 | | --- |", ""]
)
def test_other_lines(line: str) -> None:
    """A row with dashes for figures, and the rule of a table that has its own lines."""
    assert not is_folded(line)


def test_positions() -> None:
    """A block stands where it is printed."""
    line = "| 前文。  二、标题   |  |  | | --- | --- | | 规章 | 6 | |"
    *_, table = blocks = list(blocks_of(7, line))
    assert isinstance(table, Table)
    places = [block.position for block in blocks[:-1]] + [cell.position for cell in table.rows[0]]
    assert [(place.line, place.column) for place in places if place] == [
        (7, line.index(text) + 1) for text in ("前文", "二、", "规章", "6")
    ]


def test_reader() -> None:
    """Such a line stands among others."""
    text = "前\n\n|  |\n| --- |\n| 导航  |  |  | | --- | --- | | 规章 | 6 | |\n| 末 | 行 |\n"
    assert [type(block).__name__ for block in PipeReader().read(Source(text)).blocks] == [
        "Paragraph", "Table", "Paragraph", "Table", "Table",
    ]  # fmt: skip


@pytest.mark.parametrize("part", ["| | --- | | 规章 | 6 |  前文  ", "| --- ", "| | ---", "- ", "|  "])
def test_long_lines_take_linear_time(part: str) -> None:
    """Whatever they hold."""
    begun = time.process_time()
    PipeReader().read(Source(part * 60_000))
    assert time.process_time() - begun < 8


def test_a_bar_behind_a_label_may_end_its_row() -> None:
    """What stands between the bars is the width of the label, or the end of its row and the beginning of the next."""
    line = "| 前文。  |  |  | | --- | --- | | 处罚 | | 6 | | 强制 | 7 | |"
    table = list(blocks_of(1, line))[-1]
    assert isinstance(table, Table)
    assert [[(cell.text, cell.covered) for cell in row] for row in table.rows] == [
        [("处罚", True), ("6", False)],
        [("强制", False), ("7", False)],
    ]
