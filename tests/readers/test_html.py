"""Web pages as blocks."""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document import Document, Paragraph, Table
from gov_disclosure.errors import SourceError
from gov_disclosure.readers import Source
from gov_disclosure.readers.html import HtmlReader
from readers.test_pipe import GRIDS

READER = HtmlReader()


def read(markup: str) -> Document:
    return READER.read(Source(markup))


def shape(markup: str) -> list[list[list[str]] | str]:
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in read(markup).blocks
    ]


TEXT = {
    "blocks": ("<h1>甲</h1><p>乙<b>丙</b>丁</p><ul><li>戊</ul><div>己", ["甲", "乙丙丁", "戊", "己"]),
    "text beside blocks": ("<div>甲<p>乙</p>丙</div>丁", ["甲", "乙", "丙", "丁"]),
    "line breaks": ("<p>甲<br>乙<br/><br>丙</p>", ["甲", "乙", "丙"]),
    "white space of the markup": ("<p>\n 2023 年\n 公\n开 \t of\n work\n</p>", ["2023 年公开 of work"]),
    "entities": ("<p>&nbsp;甲&nbsp;&#20057;&lt;&amp;</p>", ["甲\u00a0乙<&"]),
    "nothing to see": (
        "<p>甲<script>1</script><style>2</style><!--3--><template>4</template><noscript>5</noscript>乙</p>",
        ["甲乙"],
    ),
    "hidden": (
        (
            "<p>甲<span hidden>1</span>乙</p><div style='color:red; DISPLAY : NONE'>2</div>丙"
            "<p style='visibility:hidden'>3</p><p>丁<i style='mso-hide:all'>4</i>戊</p>"
        ),
        ["甲乙", "丙", "丁戊"],
    ),
    "hidden at the start": ("<div><p hidden>1</p>甲</div>", ["甲"]),
    "the body that a script shows": ("<body style='visibility:hidden'><p>甲</p></body>", ["甲"]),
    "hidden root": ("<html hidden><p>甲</p></html>", ["甲"]),
    "Word's junk": (
        "<p><!--[if !supportMisalignedColumns]--><o:p></o:p>甲<![if !supportEmptyParas]>乙<![endif]></p>",
        ["甲乙"],
    ),
    "readings": ("<p><ruby>開<rp>(</rp><rt>kāi</rt><rp>)</rp></ruby>始</p>", ["開始"]),
    "preformatted": ("<pre>甲 \n乙\n\n丙</pre>", ["甲", "乙", "丙"]),
    "preformatted by style": ("<div style='white-space: pre-wrap'>甲\n乙</div>", ["甲", "乙"]),
    "no such style": ("<div style='white-space: normal'>甲\n乙<b>\n</b></div>", ["甲乙"]),
    "inline around blocks": ("<span>甲<p>乙</p></span>丙", ["甲", "乙", "丙"]),
    "nothing": ("<!-- -->", []),
    "empty": ("", []),
    "zero byte": ("<p>甲\0乙</p>", ["甲\ufffd乙"]),
    "lone surrogate": ("<p>甲\ud800乙</p>", ["甲\ufffd乙"]),
}


@pytest.mark.parametrize(("markup", "blocks"), TEXT.values(), ids=TEXT)
def test_paragraphs(markup: str, blocks: list[object]) -> None:
    """Every run of text between block edges is a paragraph, as a reader of the page sees it."""
    assert shape(markup) == blocks


TABLES = {
    "plain": ("<table><tr><td>a<td>1<tr><td>b<td>2</table>", [[["a", "1"], ["b", "2"]]]),
    "groups": (
        "<table><thead><tr><th>a<th>b</thead><tbody><tr><th>c<td>1</tbody><tfoot><tr><td>d<td>2</tfoot></table>",
        [[["a", "b"], ["c", "1"], ["d", "2"]]],
    ),
    "blank cells": ("<table><tr><td>a<td>&nbsp;<td><td> <td>\u3000</table>", [[["a", "", "", "", ""]]]),
    "figure over spans": ("<table><tr><td>a<td><p><span>1</span><span>30</span></p></table>", [[["a", "130"]]]),
    "broken label": (
        "<table><tr><td>商业<br/>企业<td><p>科研</p><p>机构</p></table>",
        [[["商业\n企业", "科研\n机构"]]],
    ),
    "broken figure": ("<table><tr><td>a<td>12<br>3</table>", [[["a", "12\n3"]]]),
    "text and block": (
        "<table><tr><td>12<p>3</p><td><p>4</p>5<td><div><p>6</p><p>7</p></div></table>",
        [[["12\n3", "4\n5", "6\n7"]]],
    ),
    "blocks in inline": (
        "<table><tr><td><span>1</span><span><p>2</p></span><td><b><p>3</p></b><i>4</i></table>",
        [[["1\n2", "3\n4"]]],
    ),
    "footnote mark": ("<table><tr><td>a<td>12<sup>3</sup></table>", [[["a", "12\n3"]]]),
    "struck figure": ("<table><tr><td>a<td><s>1</s>2<td><del>3</del><ins>4</ins></table>", [[["a", "1\n2", "3\n4"]]]),
    "wrapped markup": (
        "<table>\n<tr>\n<td>\n 公开\n 信息\n</td>\n<td>\n1 \n</td>\n</tr>\n</table>",
        [[["公开信息", "1"]]],
    ),
    "caption and columns": (
        "<table><caption>表<br>一</caption><colgroup><col></colgroup><tr><td>a<td>1</table>",
        ["表", "一", [["a", "1"]]],
    ),
    "unseen in a cell": ("<table><tr><td>a<script>x</script><td>1<style>y</style>2</table>", [[["a", "12"]]]),
    "text outside cells": (
        "<table>甲<tr><td>1</td>2<td>3</td></tr>乙</table>丙",
        ["甲", "2", "乙", [["1", "3"]], "丙"],
    ),
    "text in a group": ("<table><tbody>甲<tr><td>1<td>3</tr></tbody></table>", ["甲", [["1", "3"]]]),
    "cells without a row": ("<table><td>5<td>6<tr><td>7</table>", [[["5", "6"], ["7"]]]),
    "form in a row": ("<table><tr><form><td>1</td><td>2</td></form></tr></table>", [[["1", "2"]]]),
    "cell without its end": ("<table><tr><td><div>12<td>3</table>", [[["12", "3"]]]),
    "roles": (
        (
            "<div role=table><div role=rowgroup><div role=row>"
            "<div role=cell>a</div><span role=cell aria-colspan=2>1</span></div></div></div>"
        ),
        [[["a", "1"]]],
    ),
    "layout around a table": (
        "<table><tr><td>左<td><p>文</p><table><tr><td>a<td>1</table>末</table>",
        ["左", "文", [["a", "1"]], "末"],
    ),
    "layout around prose": (
        f"<table><tr><td>左<td><p>{'文' * 150}</p><p>{'章' * 150}</p></table>",
        ["左", "文" * 150, "章" * 150],
    ),
    "one cell": ("<table><tr><td>甲<br>乙</table>", ["甲", "乙"]),
    "no cell": ("<table><tr></tr></table>", []),
    "text file with tables": ("甲\n乙\n<table><tr><td>a<td>1</table>\n丙", ["甲", "乙", [["a", "1"]], "丙"]),
}


@pytest.mark.parametrize(("markup", "blocks"), TABLES.values(), ids=TABLES)
def test_tables(markup: str, blocks: list[object]) -> None:
    """A data table gives its cells; a layout table gives what it holds."""
    assert shape(markup) == blocks


def test_note_in_a_large_table() -> None:
    """One long note does not make a large data table a layout table."""
    rows = "<tr><td>a<td>1<td>2<td>3" * 10
    (table,) = read(f"<table>{rows}<tr><td colspan=4>{'注' * 300}</table>").blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 11


@pytest.mark.parametrize(
    ("colspan", "columns"),
    [("3", 3), (" 4px", 4), ("999999999", 1000), ("9" * 5000, 1000), ("0", 1), ("-2", 1), ("", 1), ("x", 1)],
)
def test_colspan(colspan: str, columns: int) -> None:
    """The width of a cell is what browsers make of it."""
    (table,) = read(f"<table><tr><td>a<td colspan='{colspan}'>1</table>").blocks
    assert isinstance(table, Table)
    assert table.exact
    assert [cell.columns for cell in table.rows[0]] == [1, columns]
    assert not any(cell.covered for cell in table.rows[0])


def test_rowspan_invents_no_cell() -> None:
    """A row has only the cells that stand in it."""
    assert shape("<table><tr><td rowspan=2>a<td>1<tr><td>2</table>") == [[["a", "1"], ["2"]]]


def test_positions() -> None:
    """Blocks and cells lead back to their line and element."""
    document = read(
        "<body><div><p>甲</p>\n<p><b>乙</b></p>\n<table>\n<tr><th>a</th><td>1</td></tr>\n"
        "<tbody><tr><td>b</td>\n<td>2</td></tr></tbody></table>\n<table><td>c<td>3</table></div></body>"
    )
    first, second, table, odd = document.blocks
    assert isinstance(table, Table)
    assert isinstance(odd, Table)
    assert str(first.position) == "line 1, /html/body/div[1]/p[1]"
    assert str(second.position) == "line 2, /html/body/div[1]/p[2]"
    assert str(table.position) == "line 3, /html/body/div[1]/table[1]"
    assert [str(cell.position) for row in table.rows for cell in row] == [
        "line 4, /html/body/div[1]/table[1]/tr[1]/th[1]",
        "line 4, /html/body/div[1]/table[1]/tr[1]/td[1]",
        "line 5, /html/body/div[1]/table[1]/tbody[1]/tr[1]/td[1]",
        "line 6, /html/body/div[1]/table[1]/tbody[1]/tr[1]/td[2]",
    ]
    assert str(odd.rows[0][1].position) == "line 7, /html/body/div[1]/table[2]/td[2]"


def test_line_behind_loose_text() -> None:
    """A block stands on its own line, whatever text stands before it in no block."""
    blocks = read("<div>甲\n<p>乙</p>丙\n<h2><img>丁</h2></div>").blocks
    assert [block.position.line for block in blocks if block.position] == [1, 2, 2, 3]


def test_title() -> None:
    """The page's title is the document's."""
    assert read("<title> 甲\n 乙 </title><p>丙").title == "甲乙"
    assert read("<p>丙").title is None


def test_encoding_is_the_sources() -> None:
    """The meta tag has no say: the source is decoded already."""
    markup = "<meta charset=gb2312><p>公开"
    source = Source(markup, encoding="gb18030", data=markup.encode("gb18030"))
    assert [block.text for block in READER.read(source).blocks if isinstance(block, Paragraph)] == ["公开"]
    source = Source(markup, encoding="utf-8", data=b"\xef\xbb\xbf" + markup.encode())
    assert [block.text for block in READER.read(source).blocks if isinstance(block, Paragraph)] == ["公开"]


@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td", "b", "table"])
def test_deep_nesting(tag: str) -> None:
    """What lxml reads whole is read; where it would leave out the rest, the error says so."""
    text = [block.text for block in read(f"{f'<{tag}>' * 500}甲").blocks if isinstance(block, Paragraph)]
    assert text == ["甲"]
    with pytest.raises(SourceError, match="nests its elements deeper"):
        read(f"{f'<{tag}>' * 5000}甲")


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("<!DOCTYPE html><p>", 1.0),
        ("\ufeff\n<?xml version='1.0'?>\n<!-- x -->\n<HTML>", 1.0),
        ("<div><p>甲</p><p>乙</p></div>", 0.95),
        ("甲\n<table><tr><td>1</td></tr></table>", 0.95),
        ("| 商业<br>企业 | 1 < 2 |", 0.0),
        ("甲", 0.0),
        ("x" * 10**6 + "<td></td>" * 9 + "x" * 10**6, 0.95),
    ],
)
def test_sniff(text: str, score: float) -> None:
    """Certain for a page, sure for a fragment, nothing for a text with a tag or two."""
    assert READER.sniff(Source(text)) == score


def test_lxml_is_loaded_late() -> None:
    """Naming the readers and sniffing load no lxml; reading a page does."""
    code = (
        "import sys; from gov_disclosure.readers import Source; from gov_disclosure.readers.registry import load_all, rank\n"
        "source = Source('<html><p>x'); loaded, _ = load_all(); first = rank(source, loaded)[0].loaded\n"
        "assert 'lxml' not in sys.modules; first.reader.read(source); assert 'lxml' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_many_blocks_take_linear_time() -> None:
    """Neither many siblings nor a long table slow each other down."""
    begun = time.process_time()
    read("<p>甲" * 50_000 + "<table>" + "<tr><td>a<td>1" * 20_000 + "</table>" + "<table>" + "<td>a" * 20_000)
    assert time.process_time() - begun < 20


def _markup(row: list[str]) -> str:
    escaped = [cell.replace("&", "&amp;").replace("<", "&lt;") for cell in row]
    return f"<tr><td>{'</td><td><p>'.join(escaped)}</td></tr>"


@given(GRIDS)
def test_grid_reads_back(grid: list[list[str]]) -> None:
    """A grid of cells reads back."""
    assert shape(f"<table>{''.join(map(_markup, grid))}</table>") == [grid]


PIECES = (
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<p>",
    "</div>",
    "<div>",
    "<br>",
    "<li hidden>",
    "<sup>",
    "1",
    " ",
    "甲",
    "<!--",
    "&",
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_markup(markup: str) -> None:
    """No tag soup makes it raise."""
    read(markup)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('7<span style="vertical-align:super">2</span>', "7\n2"),
        ('7<span style="vertical-align: super; color:red">2</span>', "7\n2"),
        ('<span style="text-decoration:line-through">5</span>6', "5\n6"),
        ('5<a href="#n1">1</a>', "5\n1"),
        ('<a href="/gk/5.html">51</a>', "51"),
        ('<span lang="EN-US">1</span><span>30</span>', "130"),
        ('<font style="color:red">1</font>30', "130"),
    ],
)
def test_what_is_set_apart_joins_no_figure(cell: str, text: str) -> None:
    """A raised or struck number, and the link to a footnote, do not lengthen the number beside them."""
    document = read(f"<table><tr><td>规章</td><td>{cell}</td></tr><tr><td>文件</td><td>1</td></tr></table>")
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][1].text == text


def test_a_frame_that_carries_its_page() -> None:
    """The page in ``srcdoc`` stands where the frame does, on its line; hidden parts of it stay hidden."""
    page = """<html><body><p>甲</p>
<iframe srcdoc="<p>一、总体情况</p><p style='display:none'>藏</p><table><tr><td>规章</td><td>3</td></tr></table>"></iframe>
<iframe src="menu.html">菜单</iframe><p>乙</p></body></html>"""
    blocks = HtmlReader().read(Source(text=page)).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["甲", "一、总体情况", "乙"]
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0]] == ["规章", "3"]
    assert str(table.rows[0][1].position) == "line 2, /html/body/iframe[1]/table[1]/tr[1]/td[2]"


@pytest.mark.parametrize("end", ["</html>", "</HTML>", "</body></html >", "</body>\n</html>\n"])
def test_what_stands_behind_the_end_of_the_page(end: str) -> None:
    """Pages that were joined, or that end before their end, are read to the end; positions stay."""
    page = f"<html><body>\n<p>甲</p>{end}<p>乙</p></body></html>"
    blocks = HtmlReader().read(Source(text=page)).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["甲", "乙"]


def test_rows_and_cells_of_tei() -> None:
    """Text extractors write tables as <table><row><cell>."""
    page = "<doc><main><p>甲</p><table><row><cell role='head'>规章</cell><cell/><cell>3</cell></row><row><cell>乙</cell><cell>1</cell><cell>2</cell></row></table></main></doc>"
    (table,) = (block for block in HtmlReader().read(Source(text=page)).blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [["规章", "", "3"], ["乙", "1", "2"]]
    assert "/row[1]/cell[3]" in str(table.rows[0][2].position)


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ("307", "307…"),
        ("307</td>", "307"),
        ("307 ", "307"),
        ("<span>30</span>7", "307…"),
        ("<b>3</b></sp", "3…"),
        ("5</table>", "5"),
        ("", ""),
    ],
)
def test_page_that_ends_in_a_number(end: str, last: str) -> None:
    """A page that was cut off within a cell may have cut its number: it is marked, so that it is read as no figure."""
    (rows,) = shape(f"<table><tr><td>甲</td><td>5</td></tr><tr><td>乙</td><td>{end}")
    assert rows[-1][-1] == last
