"""Lines cut at their spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.readers.pieces import cut, is_figure, is_heading, is_page_number, is_plain_row, is_prose, is_row

LINES = {
    "label and figures": ("规章 130 0 6", ["规章"], ["130", "0", "6"]),
    "two labels": ("三、办理结果 （一）公开 0 3", ["三、办理结果", "（一）公开"], ["0", "3"]),
    "a number and its label": ("(三) 不公开 1. 国家秘密 0 3", ["(三) 不公开", "1. 国家秘密"], ["0", "3"]),
    "wide gaps": ("  甲 乙   丙  1   2 ", ["甲 乙", "丙"], ["1", "2"]),
    "marks": ("规章 / － — 无 - 3件", ["规章"], ["/", "－", "—", "无", "-", "3件"]),
    "full-width digits": ("规章 １，２３４ 22（其中修订16件）", ["规章"], ["１，２３４", "22（其中修订16件）"]),
    "signed": ("许可 +3 -7 增3 减7 0.35", ["许可"], ["+3", "-7", "增3", "减7", "0.35"]),
    "a figure inside": ("2021 年 共收到 35 件", ["2021 年 共收到 35 件"], []),
    "no figure behind": ("1.其他", ["1.其他"], []),
    "no-break space": ("规章 \u00a0 0", ["规章"], ["\u00a0", "0"]),
    "ideographic spaces": ("规章\u3000\u3000130\u3000\u30000", ["规章"], ["130", "0"]),
    "one ideographic space": ("合\u3000计 3 4", ["合\u3000计"], ["3", "4"]),
    "nothing": ("", [], []),
}


@pytest.mark.parametrize(("line", "label", "figures"), LINES.values(), ids=LINES)
def test_cut(line: str, label: list[str], figures: list[str]) -> None:
    """Labels are parted by wide gaps and by numbers; figures are what ends the line."""
    found = cut(line)
    assert [piece.text for piece in found.label] == label
    assert [piece.text for piece in found.figures] == figures


@given(st.text(alphabet="甲0 1-/.（）\u3000\u00a0\t", max_size=60))
def test_pieces_stand_where_they_say(line: str) -> None:
    """Each piece is the line from its start to its end, but for the sort of spaces inside."""
    for piece in cut(line).pieces:
        assert "".join(line[piece.start : piece.end].split()) == "".join(piece.text.split())


@pytest.mark.parametrize(
    ("line", "row", "plain"),
    [
        ("规章 1 0 6", True, True),
        ("规章 / / /", True, True),
        ("行政许可 37518", True, False),
        ("1 2 3", True, True),
        ("/ / /", True, True),
        ("- - - -", True, False),
        ("5", False, False),
        ("- 4 -", False, False),
        ("— 12 —", False, False),
        ("3 / 9", False, False),
        ("联系电话： 0572 2289119 1", False, False),
        ("收到35件，办结 30", False, False),
        ("（二）部分公开（只计这一情形，不计其他） 3", True, False),
        ("文字", False, False),
        ("2.申(shēn)" + "请(qǐng)" * 20 + " 1 2 3", True, True),
        ("2.申" + "请人" * 30 + " 1 2 3", False, False),
    ],
)
def test_is_row(line: str, row: bool, plain: bool) -> None:
    """A row ends in figures; with many of them it is one by itself."""
    found = cut(line)
    assert (is_row(found, line), is_row(found, line) and is_plain_row(found)) == (row, plain)


def test_kinds_of_lines() -> None:
    """Page numbers, headings, prose and figures."""
    assert [is_page_number(text) for text in ("第 2 页 共 9 页", " —3— ", "3", "规章 3")] == [True, True, False, False]
    assert [is_heading(text) for text in ("三、收到", "　四、 甲", "（一）甲", "1.甲")] == [True, True, False, False]
    assert [is_prose(text) for text in ("完成。", "如下：", "信息内容", "x" * 3_000)] == [True, True, False, True]
    assert [is_figure(text) for text in ("3", "--", "----", "甲")] == [True, True, False, False]
