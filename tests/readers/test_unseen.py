"""What no reader of a page sees joins no figure."""

import time

import pytest

from gov_disclosure.document import Table
from gov_disclosure.readers import Source
from gov_disclosure.readers.html import HtmlReader

HEAD = "<html><head><style>{css}</style></head><body>"
TABLE = "<table><tr><td>规章</td><td{attributes}>{cell}</td></tr><tr><td>文件</td><td>1</td></tr><tr><td>许可</td><td>6</td></tr></table>"


def figure(cell: str, css: str = "", attributes: str = "") -> str:
    """The text of a cell of a page with these styles."""
    page = HEAD.format(css=css) + TABLE.format(cell=cell, attributes=attributes)
    (table,) = HtmlReader().read(Source(page)).blocks
    assert isinstance(table, Table)
    assert [row[-1].text for row in table.rows[1:]] == ["1", "6"]
    return table.rows[0][1].text


@pytest.mark.parametrize(
    ("cell", "css", "text"),
    [
        ("<p>7<span class=n>2</span></p>", ".n{vertical-align:super}", "7\n2"),
        ("7<span class=n>2</span>", "td span{vertical-align:4px}", "7\n2"),
        ("7<span class=n>2</span>", "ol .n{vertical-align:super}", "72"),
        ("7<span class=n>2</span>", "@media print{.n{vertical-align:super}}", "72"),
        ("7<span class=n>2</span>", "tr > td > .n{vertical-align:super}", "7\n2"),
        ("7<i style='position:relative;top:-4.0pt;mso-text-raise:4.0pt'>2</i>", "", "7\n2"),
        ("7<span style='vertical-align:5pt'>2</span>", "", "7\n2"),
        ("<b style='mso-text-raise:1pt'>7</b><b style='mso-text-raise:1pt'>2</b>", "", "72"),
        ("<b style='mso-text-raise:1pt'>7</b><b style='mso-text-raise:1pt'>2</b>5", "", "7\n2\n5"),
        (
            "<s style='x'>7</s><b style='text-decoration:line-through'>7</b><b style='text-decoration:line-through'>2</b>",
            "",
            "7\n7\n2",
        ),
    ],
)
def test_raised(cell: str, css: str, text: str) -> None:
    """A raised number does not lengthen the one beside it, however the page raises it; a figure raised as a whole stays one."""
    assert figure(cell, css) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("12<small>1</small>", "12\n1"),
        ("<small>12</small>", "12"),
        ("<small>5</small><small>2</small>", "52"),
        ("<span class=a style='font-size:7pt'>5</span><span class=a style='font-size:7pt'>2</span>", "52"),
        ("5<small>2</small>件", "5\n2\n件"),
        ("5<span class='sup'>2</span><span class='sup'>3</span>", "5\n2\n3"),
        ("<font size=3>12</font>", "12"),
        ("12<small>345</small>", "12345"),
        ("共12<small>件</small>", "共12件"),
        ("12<span class='MsoFootnoteReference'>1</span>", "12\n1"),
        ("12<span class='sup'>1</span>", "12\n1"),
        ("12<a class='footnote-ref'>1</a>", "12\n1"),
        ("12<span class='model'>1</span>", "121"),
        ("<span class='MsoFootnoteReference'>12</span>", "12"),
        ("12<span style='font-size:6pt'>1</span>", "12\n1"),
        ("12<span style='font-size:9pt'>1</span>", "121"),
        ("<span style='font-size:6.5pt'>12</span>", "12"),
        ("<span style='font-size:6.5pt'>1</span><span style='font-size:6.5pt'>2</span>", "12"),
        ("<span style='font-size:1px'>9</span>12", "12"),
        ("<span class='line-through'>12</span>35", "12\n35"),
        ("<span class='text-decoration-line-through'>12</span>35", "12\n35"),
        ("<span class='underline'>12</span>35", "1235"),
    ],
)
def test_notes_and_struck_figures_by_class_or_size(cell: str, text: str) -> None:
    """What most style sheets make of such names is known, though the sheet is elsewhere; a cell as a whole may be small."""
    assert figure(cell) == text


@pytest.mark.parametrize(
    ("cell", "css", "text"),
    [
        ("<b class=a>12</b><b class=b>12</b>", ".b{display:none}", "12"),
        ("<b class=a>12</b><b class=b>12</b>", "#x,b.b{visibility:hidden}", "12"),
        ("12<b id=x>9</b>", "#x{display:none}", "12"),
        ("12<p class=b>9</p>", "td .b{display:none}", "12"),
        ("<b class=a>12</b><b class=b>12</b>", "@media screen{.b{display:none}}@media print{.a{display:none}}", "12"),
        (
            "<b class=a>12</b><b class=b>12</b>",
            ".b{display:none}@media (max-width:640px){.a{display:none}.b{display:inline}}",
            "12",
        ),
        ("<b class=a>1</b><b class=b>2</b>", "@media print{.b{display:none}}", "12"),
        ("<b class=a>1</b><b class=b>2</b>", ".b:hover,ul .b{display:none}", "12"),
        ("<b class=a>1</b><b class=b>2</b>", ".b{display:none}b.b{display:inline}", "12"),
        ("<b class=a>1</b><b class=b style='display:inline'>2</b>", ".b{display:none}", "12"),
        ("1<b style='font-size:0'>2</b>", "", "1"),
        ("1<b style='position:absolute;left:-9999px'>2</b>", "", "1"),
        ("1<b class=b>2</b>", ".b{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}", "1"),
        ("1<b class=b>件</b>", ".b{display:none}", "1"),
    ],
)
def test_hidden(cell: str, css: str, text: str) -> None:
    """What is surely hidden beside a figure is left out, what is not stays."""
    assert figure(cell, css) == text


@pytest.mark.parametrize(
    ("cell", "css", "text"),
    [
        ("1<b class=b>2</b>", ".b{display:none}.on > .b{display:inline}", "1"),
        ("1<b class=b>2</b>", ".b{display:none}td > .b{display:inline}", "1…2…"),
        ("1<b class=b>2</b>", ".b:nth-child(1){display:none}", "1…2…"),
        ("1<b class=b>2</b>", "@media (min-width:768px){.b{display:none}}", "1…2…"),
        ("1<b style='opacity:0'>2</b>", "", "1…2…"),
        ("1<b style='width:0;overflow:hidden'>2</b>", "", "1…2…"),
        ("1<b style='font-size:0'>2<i style='font-size:9px'>3</i></b>", "", "1…23…"),
        ("<b class=b>2</b>", ".b{display:none}", "2…"),
        ("<b style='opacity:0'>2</b>", "", "2…"),
    ],
)
def test_in_doubt(cell: str, css: str, text: str) -> None:
    """What may be hidden is parted from the figure, and has a mark with which it is read as none; so has a whole figure."""
    assert figure(cell, css) == text


@pytest.mark.parametrize(
    ("attributes", "css", "text"),
    [
        (" style='font-size:0'", "", "2…"),
        (" class=b", ".b{display:none}", "2…"),
        ("", "td{opacity:0}", "2"),
        ("", "tr{display:none}", "2"),
        (" style='text-decoration:line-through'", "", "2…"),
        (" class=b", "td.b{text-decoration:line-through}", "2…"),
    ],
)
def test_hidden_cells(attributes: str, css: str, text: str) -> None:
    """A hidden cell stays in its place, as no figure; a table that is hidden as a whole waits for a script."""
    assert figure("2", css, attributes) == text


def test_size_of_its_own() -> None:
    """What has a size of its own is seen."""
    assert figure("<b style='font-size:14px'>2</b>", attributes=" style='font-size:0'") == "2"


def test_hidden_row() -> None:
    """A row that the style sheet hides keeps its cells, as no figures."""
    page = (
        HEAD.format(css="tr.old{display:none}")
        + "<table><tr class=old><td>规章</td><td>3</td></tr>"
        + "<tr><td>规章<td>4" * 3
    )
    (table,) = HtmlReader().read(Source(page)).blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows[:2]] == [["规章", "3…"], ["规章", "4"]]


def test_report_that_a_script_shows() -> None:
    """What a style sheet hides outside of tables is read: it may be the whole report."""
    page = (
        HEAD.format(css=".a{display:none}")
        + "<div class=a><p>甲</p>"
        + TABLE.format(cell="3", attributes="")
        + "</div>"
    )
    first, table = HtmlReader().read(Source(page)).blocks
    assert first == first.__class__("甲", first.position)
    assert isinstance(table, Table)
    assert table.rows[0][1].text == "3"


@pytest.mark.parametrize(
    "cell",
    [
        "<math><semantics><mn>12</mn><annotation encoding='application/x-tex'>12</annotation></semantics></math>",
        "<math><semantics><mn>12</mn><annotation-xml><cn>12</cn></annotation-xml></semantics></math>",
        "<span class=katex><span class=katex-mathml><math><mn>12</mn></math></span><span class=katex-html>12</span></span>",
        "<span class=katex><span class=katex-mathml><math><mn>12</mn></math></span></span>",
        "<span><span aria-hidden=true>12</span><span class='MJX_Assistive_MathML'><math><mn>12</mn></math></span></span>",
    ],
)
def test_formulas(cell: str) -> None:
    """A formula is read once, without its source text."""
    assert figure(cell) == "12"


def test_many_rules_take_bounded_time() -> None:
    """Many rules for many elements are not all tried: what is left is in doubt."""
    css = "".join(f".a .x{number} .b{{display:none}}" for number in range(3000))
    page = HEAD.format(css=css) + "<table>" + "<tr><td>规章<td class=a>1<b class=b>2</b>" * 5000 + "</table>"
    begun = time.process_time()
    (table,) = HtmlReader().read(Source(page)).blocks
    assert time.process_time() - begun < 10
    assert isinstance(table, Table)
    assert table.rows[-1][1].text == "1…2…"


@pytest.mark.parametrize(
    "piece", ["1<small>2</small>", "1<span style='font-size:7pt'>2</span>", "1<span class=sup>2</span>"]
)
def test_a_cell_with_thousands_of_notes(piece: str) -> None:
    """A long cell holds no figure, and is not asked piece by piece."""
    page = HEAD.format(css="") + TABLE.format(cell=piece * 4000, attributes="")
    start = time.perf_counter()
    HtmlReader().read(Source(page))
    assert time.perf_counter() - start < 5


def test_a_size_of_its_own_within_a_tiny_one() -> None:
    """A browser shows it at the size that it has itself."""
    assert figure("<font size=3>12</font>", attributes=" style='font-size:1px'") == "12"
