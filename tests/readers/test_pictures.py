"""Cells that show something which is no text."""

import pytest

from gov_disclosure.document import Table
from gov_disclosure.readers import Source
from gov_disclosure.readers.html import HtmlReader


def read(cell: str) -> str:
    page = f"<table><tr><td>规章</td><td>5</td><td>{cell}</td></tr><tr><td>文件</td><td>1</td><td>6</td></tr></table>"
    (table,) = HtmlReader().read(Source(page)).blocks
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [3, 3]
    return table.rows[0][2].text


@pytest.mark.parametrize(
    "cell",
    [
        "<img src=f.png>",
        "<p><img src='f.png' alt='12'>&nbsp;</p>",
        "<svg><text>12</text></svg>",
        "<canvas></canvas>",
        "<object data=f.svg></object>",
        "<progress value=12 max=20>12</progress>",
        "<video><p>12</p></video>",
        "<audio controls>12</audio>",
        "<iframe src=f.html></iframe>",
        "<script>document.write(12)</script>",
        "<script src=f.js></script>",
        "<input value=12>",
        "<input type=button readonly value=12>",
    ],
)
def test_not_blank(cell: str) -> None:
    """A cell that shows something which cannot be read is not blank; the text of an image proves nothing."""
    assert read(cell) == "…"


@pytest.mark.parametrize(
    "cell",
    [
        "<img src='/images/spacer.gif'>",
        "<img src=blank.png alt=''>",
        "<img src=f.png width=1 height=20>",
        "<img src=f.png height=0px>",
        "<img>",
        "<script> </script>",
        "<input type=hidden value=12>",
        "<input type=checkbox value=1>",
        "<input>",
        "<audio>12</audio>",
        "<svg width=0 height=0><text>1</text></svg>",
    ],
)
def test_blank(cell: str) -> None:
    """What takes up room only, or shows nothing, leaves the cell blank."""
    assert read(cell) == ""


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("12<img src=f.png>", "12"),
        ("<script>count()</script>12", "12"),
        ("12<video>9</video>", "12"),
        ("12<progress>9</progress>", "12"),
        ("12<meter>9</meter><canvas>9</canvas>", "12"),
        ("12<object data=f.svg>9</object>", "12…9"),
        ("<object data=f.svg>9</object>", "…9"),
        ("12<object data=f.svg>图</object>", "12图"),
        ("<input type=text readonly value=12>", "12"),
        ("<input disabled value='1,234'>件", "1,234件"),
        ("<input type=number readonly value=3><input type=number readonly value=4>", "3\n4"),
    ],
)
def test_beside_text(cell: str, text: str) -> None:
    """A picture takes nothing from a text; a field that cannot be changed shows its value."""
    assert read(cell) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("12<sup>①</sup>", "12"),
        ("<b>1,234</b><sup><a href='#n'>[1]</a></sup>", "1,234"),
        ("12<span style='vertical-align:super'>*</span>", "12"),
        ("12<sup>注1</sup>", "12"),
        ("12<sup>1</sup>", "12\n1"),
        ("12<sup>2）</sup>", "12\n2）"),
        ("12<sup>①</sup>3", "12\n①\n3"),
        ("<sup>①</sup>12", "①\n12"),
        ("1<sup>①</sup>2<sup>①</sup>", "1\n①\n2\n①"),
        ("件<sup>①</sup>", "件\n①"),
    ],
)
def test_mark_of_a_note(cell: str, text: str) -> None:
    """The raised mark of a note behind a figure is no part of it, and is left out where it can be nothing else."""
    assert read(cell) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("1&#8203;2", "12"),
        ("1&#8203;&#8203;,&#8203;234", "1,234"),
        ("公&#8203;开", "公\u200b开"),
        ("1 &#8203;2", "1 \u200b2"),
    ],
)
def test_places_where_a_number_may_break(cell: str, text: str) -> None:
    """A page shows nothing where it allows a number to break."""
    assert read(cell) == text


def test_several_in_one_table() -> None:
    """Each cell is looked at, whatever is left out before it."""
    cells = (
        "<td>1<sup>①</sup></td><td>2<sup>1</sup></td><td><img src=f.png></td><td>3<sup><a href='#n'>[2]</a></sup></td>"
        "<td><script>x</script></td><td>4<s>5</s></td>"
    )
    (table,) = HtmlReader().read(Source(f"<table><tr>{cells}</tr><tr>{cells}</tr></table>")).blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["1", "2\n1", "…", "3", "…", "4\n5"]] * 2


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<s>12</s>", "12…"),
        ("<p><del>12</del></p>", "12…"),
        ("<strike>12</strike>件", "12…\n件"),
        ("<b style='text-decoration:line-through'>12</b>", "12…"),
        ("<p style='text-decoration:line-through'>12</p>", "12…"),
        ("<s>12</s>13", "12\n13"),
        ("<s>件</s>13", "件\n13"),
    ],
)
def test_struck_alone(cell: str, text: str) -> None:
    """A figure that the page strikes out without another one has a mark."""
    assert read(cell) == text
