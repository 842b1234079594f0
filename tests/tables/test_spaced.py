"""Spaces in the head of a table that stand elsewhere than between its cells."""

from collections.abc import Sequence

import pytest

from gov_disclosure.document import Document, Paragraph, Table
from gov_disclosure.tables.spaced import respaced
from gov_disclosure.tables.stream import lines


def _respaced(block: str | Sequence[str], *, exact: bool = False) -> list[list[str]]:
    """The cells of each line; a list is a row of a table."""
    document = Document([Paragraph(block) if isinstance(block, str) else Table([list(block)], exact=exact)])
    return [[cell.text for cell in line.cells] for line in respaced(lines(document))]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("未经复议直接起诉 复议后起诉", [["未经复议直接起诉"], ["复议后起诉"]]),
        ("行政复议 行政诉讼", [["行政复议"], ["行政诉讼"]]),
        ("行政复议\u3000行政诉讼", [["行政复议"], ["行政诉讼"]]),
        (["行政复议\xa0行政诉讼", "总计"], [["行政复议", "行政诉讼", "总计"]]),
        (
            ["信息内容", "本年制发件数 本年废止件数", "现行有效件数"],
            [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]],
        ),
        (["第二十条", "第（八）项"], [["第二十条第（八）项"]]),
    ],
)
def test_labels_of_a_head(block: str | list[str], expected: list[list[str]]) -> None:
    """Each label has a cell, and each cell a label."""
    assert _respaced(block) == expected


@pytest.mark.parametrize(
    "block",
    [
        "自 然 人",
        "行政复议 上年诉讼",
        "（一）予以公开 行政复议",
        "总体情况 良好",
        ["规章", "1 30", "4"],
        ["结果维持", "结果 纠正"],
        ["信息内容", "本年制发件数", "备注"],
    ],
)
def test_other_texts_stay(block: str | list[str]) -> None:
    """One label, other words, figures: nothing is parted or put together."""
    assert _respaced(block) == [[block] if isinstance(block, str) else block]


def test_marked_cells_stay() -> None:
    """Where the source marks every cell, spaces say nothing."""
    assert _respaced(["第二十条", "第（八）项"], exact=True) == [["第二十条", "第（八）项"]]


@pytest.mark.parametrize(("text", "found"), [("”", []), ("）", []), ("?", [["?"]]), ("—", [["—"]])])
def test_closing_marks_alone(text: str, found: list[list[str]]) -> None:
    """The end of a broken label says nothing; another mark may stand for a figure."""
    assert _respaced(text) == found
