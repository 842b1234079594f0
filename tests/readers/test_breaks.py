"""Characters that no text of an XML tree may have: a page with them is read."""

import pytest

from gov_disclosure import parse_report
from gov_disclosure.document import Paragraph, Table
from gov_disclosure.readers import Source, markup
from gov_disclosure.readers.breaks import printable
from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

UNPRINTED = ("\b", "\x1f", "\x01", "\ufffe", "\uffff", "&#8;", "&#x1F;", "&#65534;")
VERTICAL = ("\v", "&#11;", "&#x0b;", "&#00011;")
CELLS = (
    "<td>{}<br></td>",
    "<td>{}<sup>注</sup></td>",
    "<td><p>{}</p><p></p></td>",
    "<td><div>{}</div><div></div></td>",
    "<td><span>{}</span></td>",
    "<td>{}<img src=blank.gif><br></td>",
)


def rows_of(cell: str) -> list[list[str]]:
    data = f"<html><body><p>二</p><table><tr><td>许可</td>{cell}</tr><tr><td>处罚</td><td>5</td></tr></table>".encode()
    table = next(
        block
        for block in markup.read_markup(Source(data.decode(), None, "utf-8", data)).blocks
        if isinstance(block, Table)
    )
    return [[each.text for each in row] for row in table.rows]


@pytest.mark.parametrize("sign", [*UNPRINTED, *VERTICAL, "\f", "&#12;"])
@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_with_such_a_character_is_read(cell: str, sign: str) -> None:
    """It shows nothing beside a figure, and parts two."""
    plain = rows_of(cell.format("12"))
    assert rows_of(cell.format("12" + sign)) == plain
    assert rows_of(cell.format(sign + "12")) == plain
    assert "12" not in rows_of(cell.format("1" + sign + "2"))[0][1]


@pytest.mark.parametrize("sign", UNPRINTED)
def test_words_have_no_gap_where_it_stood(sign: str) -> None:
    assert rows_of(f"<td>行政{sign}强制<br></td>")[0][1] == "行政强制"


@pytest.mark.parametrize("sign", VERTICAL)
def test_a_vertical_tab_ends_a_line(sign: str) -> None:
    assert rows_of(f"<td>行政{sign}强制<br></td>")[0][1] == "行政\n强制"


def test_within_the_page_of_a_frame() -> None:
    data = b"<body><iframe srcdoc='&lt;p&gt;1&amp;#8;2&lt;/p&gt;'></iframe>"
    found = markup.read_markup(Source(data.decode(), None, "utf-8", data))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["1 2"]


@pytest.mark.parametrize(
    "page_of", ["许可\t12\r\n&#160;&#13;&#10;&#9;&#128;&#88;&#110;&#xb7;&#x1fa;", "１２，（）", "&#;&#x;&#"]
)
def test_what_is_printed_stays(page_of: str) -> None:
    assert printable(page_of.encode()) == page_of.encode()


@pytest.mark.parametrize("sign", [*UNPRINTED, *VERTICAL])
def test_figures_of_a_report(sign: str) -> None:
    """A whole report with one in each cell is read as without."""
    form = random_form(seeded(3), "2021", PROFILES[1])
    text = str(LAYOUTS["html-plain"].text(form, random_text(seeded(3), form)))
    whole = parse_report(text.encode())
    found = parse_report(text.replace("</td>", sign + "<br></td>").encode())
    assert whole.flatten() == found.flatten()
    assert sum(value is not None for value in whole.flatten().values()) > 190


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("<td>12</br>35</td>", "12\n35"),
        ("<td>12</BR >35</td>", "12\n35"),
        ("<td>12</p>35</td>", "12\n35"),
        ("<td>12</div> 35</td>", "12\n35"),
        ("<td>12</Br>35</td>", "12\n35"),
        ("<td>12</p><b>35</b></td>", "12\n35"),
        ("<td>12</P ><a href='x'>35</a></td>", "12\n35"),
        ("<td>12</p><!-- - -->35</td>", "12\n35"),
        ("<td>12</p><o:p></o:p>35</td>", "12\n35"),
        ("<td>12</p><span></span>35</td>", "12\n35"),
        ("<td>12,</div>350</td>", "12,\n350"),
        ("<td>１２</p>３５</td>", "１２\n３５"),
        ("<td>&#49;&#50;</p>35</td>", "12\n35"),
        ("<td><p>12</p>35</td>", "12\n35"),
        ("<td><p><span><p>12</p><p>35</p></span></p></td>", "12\n35"),
        ("<td><p><span><p>1235</p></span></p></td>", "1235"),
        ("<td>12</span>35</td>", "1235"),
    ],
)
def test_an_end_tag_that_breaks_a_line(cell: str, lines: str) -> None:
    """As browsers show it: two figures below one another are none."""
    assert rows_of(cell)[0][1] == lines
