"""Spans whose text stands in every place that they cover."""

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gov_disclosure.document import Table, TableCell
from gov_disclosure.readers import Source
from gov_disclosure.readers.pipe import PipeReader
from gov_disclosure.readers.repeated import undone
from gov_disclosure.readers.tsv import TsvReader

Shape = list[list[str]]


def cells(text: str) -> list[list[TableCell]]:
    """Rows by lines, cells by spaces; a dot is a blank that may be covered."""
    return [
        [TableCell("", covered=True) if word == "." else TableCell(word) for word in line.split()]
        for line in text.strip().splitlines()
    ]


def shape(rows: list[list[TableCell]]) -> Shape:
    """Each cell's text with ``*n`` for its width; a blank is ``_`` if it is one for certain and ``~`` if not."""
    return [
        [
            (cell.text or ("~" if cell.covered else "_")) + (f"*{cell.columns}" if cell.columns > 1 else "")
            for cell in row
        ]
        for row in rows
    ]


PROOF = ("主动公开情况", "第二十条事项")
"""Two captions over the whole width prove that a table repeats spans."""

CASES = {
    "wide figure": (
        "内容 数量 数量 数量\n许可 31 31 31\n处罚 0 0 0",
        ["内容 数量*3", "许可 31*3", "处罚 0*3"],
    ),
    "equal figures under heads of their own": (
        "内容 制发 废止 有效\n规章 0 0 0\n文件 7 7 7",
        ["内容 制发 废止 有效", "规章 0 0 0", "文件 7 7 7"],
    ),
    "copies that differ": (
        "内容 数量 数量 数量\n许可 31 31 30\n处罚 5 5 5",
        ["内容 数量*3", "许可 31 31 30", "处罚 5 5 5"],
    ),
    "a figure once and blanks": (
        "内容 数量 数量 数量\n许可 31 . .",
        ["内容 数量*3", "许可 31 ~ ~"],
    ),
    "heads and rows printed unevenly": (
        "内容 上年 增减 增减 处理\n许可 9 9 0 11\n服务 0 0 0 0",
        ["内容 上年 增减*2 处理", "许可 9*2 0 11", "服务 0 0 0*2"],
    ),
    "a row that can be cut in two ways": (
        "内容 上年 增减 增减 处理\n许可 5 5 0 0\n服务 . . 7 7\n处罚 增3 增3 0 0",
        ["内容 上年 增减*2 处理", "许可 5 5|0 0*2", "服务 _ 7| 7*2", "处罚 增3 0|增3 0*2"],
    ),
    "no cut that fits all rows": (
        "内容 上年 增减 增减 处理\n许可 5 5 1 2\n服务 1 2 2 3\n处罚 1 2 3 3",
        ["内容 上年 增减*2 处理", "许可 5 5 1 2", "服务 1 2 2 3", "处罚 1 2 3 3"],
    ),
    "a head over the labels, too, says nothing of figures": (
        "办理 办理 办理\n许可 31 31",
        ["办理*3", "许可 31 31"],
    ),
    "no label beside the figures": (
        "数量 数量 金额\n31 31 31",
        ["数量*2 金额", "31 31 31"],
    ),
    "heads that only the upper one tells apart": (
        "年度 甲年 甲年 乙年\n内容 数量 数量 数量\n许可 3 3 3",
        ["年度 甲年*2 乙年", "内容 数量*2 数量", "许可 3 3*2"],
    ),
    "labels and groups": (
        "注解 注解 注解 情况 情况\n注解 注解 注解 个人 总计\n新收 新收 新收 1 1\n结果 公开 公开 0 0\n结果 不予 秘密 0 0\n结果 不予 禁止 2 2",
        ["注解*3 情况*2", "~*3 个人 总计", "新收*3 1 1", "结果 公开*2 0 0", "~ 不予 秘密 0 0", "~ ~ 禁止 2 2"],
    ),
    "words in other columns than above": (
        "甲组 甲组 乙组 乙组\n甲组 丙组 丙组 乙组\n规章 1 2 3",
        ["甲组*2 乙组*2", "甲组 丙组 丙组 乙组", "规章 1 2 3"],
    ),
    "the same words on both sides of what divides the head above": (
        "复议案件 复议案件 诉讼案件 诉讼案件\n维持 总计合计 总计合计 维持\n5 5 2 2",
        ["复议案件*2 诉讼案件*2", "维持 总计合计 总计合计 维持", "5 5 2 2"],
    ),
    "blanks above divide nothing": (
        "办理情况 办理情况 . .\n维持情况 数量合计 数量合计 数量合计\n许可 5 7 7",
        ["办理情况*2 ~ ~", "维持情况 数量合计*3", "许可 5 7 7"],
    ),
    "a label that comes again with figures stays": (
        "内容 甲类 乙类\n规章 1 2\n规章 3 4",
        ["内容 甲类 乙类", "规章 1 2", "规章 3 4"],
    ),
    "blank cells": (
        "内容 制发 废止 有效\n规章 . . 47\n文件 3 . 0\n办法 3 . .",
        ["内容 制发 废止 有效", "规章 _ _ 47", "文件 3 _ 0", "办法 3 ~ ~"],
    ),
    "blank cells beside spans that are not filled": (
        "内容 制发 废止 有效\n规章 . . 47\n内容 数量 数量 数量\n许可 5 . .",
        ["内容 制发 废止 有效", "规章 ~ ~ 47", "内容 数量*3", "许可 5 ~ ~"],
    ),
    "labels of different width": (
        "内容 制发 废止 有效\n规章 . . 47\n文件 其中 . 47",
        ["内容 制发 废止 有效", "规章 ~ ~ 47", "文件 其中 ~ 47"],
    ),
    "rows of different width": (
        "内容 数量 数量\n许可 5 5\n处罚 . 7 8 9",
        ["内容 数量*2", "许可 5 5", "处罚 ~ 7 8 9"],
    ),
    "names numbered by pandas": (
        "内容 数量 数量.1 附件.2\n许可 5 5 1",
        ["内容 数量*2 附件.2", "许可 5*2 1"],
    ),
    "figures with their unit, marks and full-width digits": (
        "内容 数量 数量\n许可 2,721件 2,721件\n处罚 / /\n强制 ３０ ３０",
        ["内容 数量*2", "许可 2,721件*2", "处罚 /*2", "强制 ３０*2"],
    ),
}


@pytest.mark.parametrize(("text", "rows"), CASES.values(), ids=CASES)
def test_rows(text: str, rows: list[str]) -> None:
    """One cell for each span, and equal figures are one only where the head names fewer columns."""
    table = cells(text)
    width = len(table[0])
    found = shape(undone([*([TableCell(caption)] * width for caption in PROOF), *table]))
    assert found[:2] == [[f"{caption}*{width}"] for caption in PROOF]
    assert found[2:] == [row.split() for row in rows]


UNPROVED = {
    "words side by side in another table": "单位 考核等次 考核等次 得分\n甲局 优秀等次 优秀等次 95\n乙局 优秀等次 合格等次 90",
    "signs side by side": "单位 甲 乙 丙\n有无 有 有 有\n数量 3 3 0",
    "words without figures": "主办机构 某某市局 某某市局\n某某市局 某某市局 某某市局\n承办机构 某某县局 某某县局",
    "one word that comes again": "办理情况 办理情况 办理情况\n许可 5 5",
    "figures repeated below their head": "内容 本年数量 本年数量\n许可 5 5\n处罚 7 7",
    "a table without spans": "内容 制发 废止\n规章 . 5\n文件 5 5",
}


@pytest.mark.parametrize("text", UNPROVED.values(), ids=UNPROVED)
def test_table_that_proves_no_spans(text: str) -> None:
    """It comes back as it is."""
    assert undone(cells(text)) == cells(text)


@pytest.mark.parametrize(("reader", "mark"), [(TsvReader(), "\t"), (PipeReader(), " | ")])
def test_readers(reader: TsvReader | PipeReader, mark: str) -> None:
    """A cell stands where its first copy stands."""
    text = "\n".join(
        mark.join(line.split())
        for line in (*(" ".join([caption] * 3) for caption in PROOF), "内容 数量 数量", "许可 31 31")
    )
    (table,) = reader.read(Source(text)).blocks
    assert isinstance(table, Table)
    assert [[(cell.text, cell.columns) for cell in row] for row in table.rows] == [
        *([(caption, 3)] for caption in PROOF),
        [("内容", 1), ("数量", 2)],
        [("许可", 1), ("31", 2)],
    ]
    assert [cell.position.column for cell in table.rows[3] if cell.position] == [1, 3 + len(mark)]


WORDS = st.sampled_from([*PROOF, "内容", "数量", "数量.1", "0", "7", "31件", "", "/", "无", "Unnamed: 1"])
GRIDS = st.integers(1, 6).flatmap(lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), max_size=8))


@given(GRIDS)
def test_the_grid_keeps_its_width(grid: Shape) -> None:
    """Every place is covered by one cell, and what a row says stands in it or, where a label reaches down, above it."""
    width = len(grid[0]) if grid else 2
    grid = [*([caption] * width for caption in PROOF), *grid]
    rows = undone([[TableCell(text) for text in row] for row in grid])
    assert [sum(cell.columns for cell in row) for row in rows] == list(map(len, grid))
    for row, texts in zip(rows, grid, strict=True):
        said = {"", *texts, *(text.removesuffix(".1") for text in texts)}
        assert all(set(cell.text.split("|")) <= said for cell in row)


@given(GRIDS)
def test_figures_under_heads_of_their_own_are_never_one(grid: Shape) -> None:
    """Below heads that all differ no figure is wide."""
    if not grid:
        return
    head = [f"第{'甲乙丙丁戊己'[place]}栏" for place in range(len(grid[0]))]
    body = [["标签", *row[1:]] for row in grid if not any(map(str.isalpha, "".join(row[1:])))]
    rows = undone(
        [[TableCell(text) for text in row] for row in (*([caption] * len(head) for caption in PROOF), head, *body)]
    )
    assert all(cell.columns == 1 for row in rows[2:] for cell in row)


@st.composite
def spans(draw: st.DrawFn, count: int) -> list[int]:
    """The widths of `count` cells in six columns."""
    cuts = draw(st.lists(st.integers(1, 5), min_size=count - 1, max_size=count - 1, unique=True).map(sorted))
    return [right - left for left, right in pairwise((0, *cuts, 6))]


@given(st.data(), st.integers(1, 6))
def test_every_figure_is_right_or_left_open(data: st.DataObject, count: int) -> None:
    """However head and rows are spread over the columns."""
    names = [f"第{'甲乙丙丁戊己'[place]}栏" for place in range(count)]
    figures = st.lists(st.sampled_from(["0", "0", "0", "3", "12", ""]), min_size=count, max_size=count)
    told = data.draw(st.lists(figures, min_size=1, max_size=4))
    assume(any(map(any, told)))  # a table without figures is left as it is
    widths = data.draw(spans(count))
    rows = [["内容", *repeated(names, data.draw(spans(count)))], *(["标签", *repeated(row, widths)] for row in told)]
    found = undone([[TableCell(text) for text in row] for row in (*([caption] * 7 for caption in PROOF), *rows)])
    for row, texts in zip(found[3:], told, strict=True):
        assert len(row) == count + 1
        assert all(text in cell.text.split("|") for cell, text in zip(row[1:], texts, strict=True))


def repeated(texts: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Each text as often as its cell is wide."""
    return [text for text, width in zip(texts, widths, strict=True) for _ in range(width)]


def test_wide_tables_take_linear_time() -> None:
    """Whatever stands in them."""
    wide = [
        *([caption] * 20_000 for caption in PROOF),
        ["内容", *["数量"] * 19_999],
        ["许可", *["5", "5", "0", "0"] * 5_000][:20_000],
    ]
    long = [*([caption] * 3 for caption in PROOF), ["内容", "数量", "数量"], *[["许可", "5", "5"]] * 20_000]
    for rows in (wide, long):
        table = [[TableCell(text) for text in row] for row in rows]
        begun = time.process_time()
        undone(table)
        assert time.process_time() - begun < 4
