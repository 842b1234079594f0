"""Tables that are taken out of a page before lxml reads it: they are read as lxml would have them, or stay."""

import random
from collections.abc import Callable, Iterator
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document import Document
from gov_disclosure.readers import Source, markup
from gov_disclosure.readers.plain_tables import PlainTable, take_plain_tables
from writer.damage import damaged
from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS, html_page
from writer.prose import random_text

WORD = '<p class="MsoNormal" align="center"><span style="font-family:宋体;font-size:10.5pt">{}<o:p></o:p></span></p>'


def page(table: str, head: str = "", before: str = "", behind: str = "") -> bytes:
    return f"<html><head>{head}</head><body><p>三</p>{before}{table}{behind}<p>四</p></body></html>".encode()


def table(*cells: str, attributes: str = "") -> str:
    """A table of rows of two cells, the last of which are those given."""
    rows = "\n".join(f"<tr><td>许可</td>{cell}</tr>" for cell in cells)
    return f"<table{attributes}>{rows}<tr><td>处罚</td><td>5</td></tr></table>"


def _nothing_taken(data: bytes) -> tuple[bytes, list[PlainTable]]:
    return data, []


def both_ways(data: bytes) -> tuple[Document | str, Document | str]:
    """The document of a page with its plain tables taken out, and as lxml has all of it."""
    with pytest.MonkeyPatch.context() as patch:
        one = _read(data)
        patch.setattr(markup, "take_plain_tables", _nothing_taken)
        return one, _read(data)


def _read(data: bytes) -> Document | str:
    try:
        return markup.read_markup(Source(data.decode("utf-8", "replace"), None, "utf-8", data))
    except Exception as error:  # noqa: BLE001 - both have to raise the same
        return repr(error)


PLAIN = (
    "<td>12</td>",
    "<td></td>",
    '<td colspan="2">12</td>',
    "<td colspan=x>12</td>",
    "<td rowspan='2'>许可</td>",
    "<td width=64 nowrap>12</td>",
    "<td> 12\r\n </td>",
    "<td>&nbsp;</td>",
    "<td><p>12</p></td>",
    f"<td><!--[if !supportMisalignedColumns]--><!--[endif]-->{WORD.format('12')}</td>",
    "<td><p>行政</p>\n<p>强制</p></td>",
    "<td>行政<br/>强制</td>",
    "<td><div><p>12</p></div></td>",
    "<td><span>1</span><span>2</span></td>",
    "<td><p>1<b>2</b></p></td>",
    "<th>12</th><td>3</td>",
    "<td>12</td></tr><tr></tr><tr><td>x</td>",
)


@pytest.mark.parametrize("cell", PLAIN)
@pytest.mark.parametrize("attributes", ["", ' border="1" class="MsoTableGrid" style="width:100%"'])
def test_plain_cells(cell: str, attributes: str) -> None:
    """They are taken out, and read as in the page."""
    data = page(table(cell, "<td>7</td>", attributes=attributes), "<style>.x{display:none}</style>")
    rest, taken = take_plain_tables(data)
    assert len(taken) == 1
    assert b"<td" not in rest
    assert rest.count(b"\n") == data.count(b"\n")
    one, other = both_ways(data)
    assert one == other
    assert repr(one) == repr(other)


TABLES = (
    ("<thead><tr><th>甲</th><th>乙</th></tr></thead>\n<tbody><tr><td>1</td><td>2</td></tr></tbody>", True),
    ("<colgroup><col width=5><col></colgroup><tr><td>1</td></tr><tr><td>2</td></tr>", True),
    ("<tr><td></td><td>1</td></tr><tr><td></td></tr>", True),
    ("<tr><th>1</th><td>2</td></tr><tr></tr><tr><td>3</td></tr><tr>\n</tr>", True),
    ("<tr></tr><tr>" + "<td>1</td>" * 70 + "</tr><tr></tr>", True),
    ("<tr><td rowspan=2></td><td>1</td></tr><tr><td>2</td></tr>", True),
    ("<tr><td rowspan=2>0</td><td>1</td></tr><tr><td>2</td></tr>", False),
    ("<td></td><tr><td>1</td><td>2</td></tr>", False),
    ("<tr><td>1</td><td>2</td></tr><td>3</td>", False),
    ("<tr><td>1</td><td>2</td>", False),
    ("<tr><td>1</td><td>2</td></tbody></tr>", False),
    ("<tr><td>1</td><tr><td>2</td></tr></tr>", False),
    ("<tr><td>1</td><td>2</td></tr>3", False),
    ("<tr><td>1</td><td " + " ".join(f"class='c{number}'" for number in range(300)) + ">2</td></tr>", False),
    ("<tr><td>1</td><td>" + "<b></b>" * 300 + "2</td></tr>", False),
    ("<tr><td>1</td><td>" + "<b></b>" * 300 + "</td><td>2</td></tr>", False),
)


@pytest.mark.parametrize(("inside", "is_plain"), TABLES)
def test_tables(inside: str, is_plain: bool) -> None:
    """Groups of rows, and what is lost or in the wrong place."""
    data = page(f"<table>\n{inside}\n</table>")
    assert bool(take_plain_tables(data)[1]) is is_plain
    one, other = both_ways(data)
    assert one == other
    assert repr(one) == repr(other)


OTHER = (
    "<td>1<sup>2</sup></td>",
    "<td><a href='#n'>2</a></td>",
    "<td hidden>2</td>",
    "<td><span style='display:none'>2</span></td>",
    "<td><span style='vertical-align:super'>2</span>3</td>",
    "<td><span style='color:red'>1</span><span>2</span></td>",
    "<td><span style='display:inline-block'>1</span><span>2</span></td>",
    "<td><span class='mobile'>1</span><span class='pc'>2</span></td>",
    "<td><img src='1.png'></td>",
    "<td>&lt;5</td>",
    "<td>1\u200b2</td>",
    "<td>1\u20282</td>",
    "<td>1\v2</td>",
    "<td>1\b2<br>3</td>",
    "<td>1&#11;2</td>",
    "<td>1\r2</td>",
    "<td>1<br></br>2</td>",
    "<td><p>1<p>2</td>",
    "<td><p>1<div>2</div></p></td>",
    "<td><b><p>2</p></b></td>",
    "<td><b><i>2</b></i></td>",
    "<td><p/>2</td>",
    "<td>1<td>2</td>",
    "<td>2</th>",
    "<TD>2</TD>",
    "<td\nwidth=5>2</td>",
    "<td role=cell>2</td>",
    "<td\v nowrap>2</td>",
    "<td rowspan='2'>2</td>",
    "<td style='width:1px' style='width:2px'>2</td>",
    "<td>2</td>3",
    "<td><!-- a > b -->2</td>",
    "<td><!-- -->2--></td>",
    "<td>" + "很长的一段话，" * 30 + "</td>",
    "<td><table><tr><td>2</td><td>3</td></tr></table></td>",
)


@pytest.mark.parametrize("cell", OTHER)
def test_cells_that_are_not_plain(cell: str) -> None:
    """Their table stays in the page."""
    data = page(table(cell))
    assert b"<t" + table(cell).encode()[2:20] in take_plain_tables(data)[0]
    one, other = both_ways(data)
    assert one == other


@pytest.mark.parametrize(
    ("head", "before", "behind"),
    [
        ("<style>td{display:none}</style>", "", ""),
        ("<style>td span{float:left}</style>", "", ""),
        ("<style>p{vertical-align:super}</style>", "", ""),
        ("", "<!-- ", " -->"),
        ("", "<!--", ""),
        ("", "<script>x = '", "'</script>"),
        ("", "<iframe srcdoc='", "'></iframe>"),
        ("", '<p title="', ""),
        ("", "<div style='display:none'>", "</div>"),
        ("", "<noscript>", "</noscript>"),
        ("", "<textarea>", "</textarea>"),
        ("", "<select>", "</select>"),
        ("", "<table><tr><td>一</td><td>", "</td></tr></table>"),
        ("", "<table><tr><td>一</td></tr>", "</table>"),
        ("", "<div role=table><div role=row><div role=cell>1</div><div role=cell>", "</div></div></div>"),
        ("", "<table><tr><td>1</td><td style='visibility:hidden;display:none'>2</td></tr></table>", ""),
        ("", "<table><tr><td>1</td><td style='opacity:0'>2</td></tr></table>", ""),
        ("", "<p><b><span>", ""),
        ("", "<table><tr><td>一</td><td>&gt<del>; 2022年", "</td></tr></table>"),
        ("", "<table><tr><td>一</td><td><span style='text-decoration:line-through'>2022年", "</td></tr></table>"),
        ("", "<p title='gov-disclosure-taken'>x</p>", ""),
        ("", "\0\xff", ""),
        ("", "<body></html>", "<p>x"),
    ],
)
def test_what_stands_around(head: str, before: str, behind: str) -> None:
    """Wherever the table stands, and whatever style sheets say of it."""
    for cell in ("<td><p><span>1</span><span>2</span></p></td>", "<td><p>12</p></td>"):
        one, other = both_ways(page(table(cell, cell), head, before, behind))
        assert one == other
        assert repr(one) == repr(other)


def test_bytes_that_are_no_text() -> None:
    data = page(table("<td>1</td>")).replace(b"<td>1", b"<td>1\xff")
    assert take_plain_tables(data) == (data, [])


# fmt: off
_FRAGMENTS = (
    "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<td", ">", "<", "<p>", "</p>", "<div>", "</div>", "<br>", "<br/>", "</br>", "<span>",
    "</span>", "<b>", "</b>", "<table>", "</table>", "<!--", "-->", "<tbody>", "</tbody>", "<thead>", "</thead>", "<colgroup>", "<col>",
    "</colgroup>", "<caption>", "</caption>", "<script>", "</script>", "<noscript>", "</noscript>", "<textarea>", "</textarea>",
    "<sup>1</sup>", "<s>", "</s>", "<a>", "</a>", "<o:p></o:p>", "<o:p>", "</o:p>", "<img>", "<svg>", "</svg>", "<font>", "</font>", "<li>",
    "<h3>", "</html>", "</body>", "<TD>", "</TD>", "<P>", "5", "12", ",", "&nbsp;", "&amp;", "&#160;", "<!-->", "\r\n", "\r", "\n", " ", "\t",
    "\xa0", "\u3000", "\u2028", "\u200b", "\x00", "\v", "\b", "\f", "\ufffe", "&#11;", "&#x8;", "<!-- a > b -->", "<![if !x]>", "<style>td{display:none}</style>",
    "<style>td span{float:left}</style>", '<p class="MsoNormal">', '<span class="mobile">', "<span style='color:#fff'>",
    "<span style='float:left'>", "<td rowspan=2>", '<td colspan="3">', "<td hidden>", "<td style='display:none'>", '"', "'", "<div hidden>",
    "<div style='display:none'>",
)
# fmt: on


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=12), st.lists(st.sampled_from(_FRAGMENTS), max_size=4))
def test_any_markup(inside: list[str], before: list[str]) -> None:
    """Read with its tables taken out, a page is the same as without."""
    data = page(table("".join(inside), "<td><p>1<b>2</b></p></td>"), before="".join(before))
    one, other = both_ways(data)
    assert one == other
    assert repr(one) == repr(other)


def _documents(seed: int) -> Iterator[bytes]:
    form = random_form(seeded(seed), "2021", PROFILES[seed % len(PROFILES)])
    text = random_text(seeded(seed), form)
    yield html_page(form, text, 20_000)
    yield from (str(write(form, text)).encode() for name, write in LAYOUTS.items() if name.startswith("html"))
    found = damaged(seed).document
    yield found if isinstance(found, bytes) else found.encode()


def _spoilt(data: bytes, rng: random.Random) -> bytes:
    """A page with one piece of markup more, or less."""
    tags = [place for place, byte in enumerate(data) if byte == ord("<")]
    if not tags:
        return data
    place = rng.choice(tags)
    behind = data.find(b">", place) + 1 if rng.random() < 0.5 else place
    return data[:place] + rng.choice(_FRAGMENTS).encode() + data[behind:]


@pytest.mark.parametrize("change", [lambda data, _: data, _spoilt], ids=["as written", "spoilt"])
@pytest.mark.parametrize("seed", range(8))
def test_written_pages(seed: int, change: Callable[[bytes, random.Random], bytes]) -> None:
    """Pages of the tests' writer, in all its layouts, damaged, and spoilt."""
    rng = random.Random(seed)
    for data in _documents(seed):
        one, other = both_ways(change(data, rng))
        assert one == other
        assert repr(one) == repr(other)


def test_pages_of_the_writer_have_plain_tables() -> None:
    """Else the test above says nothing."""
    assert sum(len(take_plain_tables(data)[1]) for seed in range(4) for data in _documents(seed)) > 20


@pytest.mark.parametrize("piece", ["<table>", "<table><tr><td>", "<table></table>", "<td>1</td>", "<table><tr><td>1</td><td>2</td></tr></table>", "<td></td>", "1<b></b>"])  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "<table><tr><td>{}</td></tr></table>"])
def test_time_is_linear(piece: str, around: str) -> None:
    data = around.format(piece * 20_000).encode()
    start = process_time()
    take_plain_tables(data)
    assert process_time() - start < 3
