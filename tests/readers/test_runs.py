"""Runs of text in one cell: one number, two, or a copy."""

import time

import pytest

from gov_disclosure.document import Table
from gov_disclosure.readers import Source
from gov_disclosure.readers.html import HtmlReader

PAGE = (
    "<html><head><style>{css}</style></head><body><table{attributes}><tr><td>许可</td><td{attributes}>{cell}</td></tr>"
    "<tr><td>处罚</td><td><span>3</span><span>1</span></td></tr></table>"
)


def seen(cell: str, css: str = "", attributes: str = "") -> str:
    (table,) = HtmlReader().read(Source(PAGE.format(cell=cell, css=css, attributes=attributes))).blocks
    assert isinstance(table, Table)
    return table.rows[0][1].text


def figure(cell: str, css: str = "", attributes: str = "") -> str:
    """The text of a cell on a page with these styles; the other figure of two pieces stays one."""
    page = PAGE.format(cell=cell, css=css, attributes=attributes)
    (table,) = HtmlReader().read(Source(page)).blocks
    assert isinstance(table, Table)
    assert table.rows[1][1].text == "31"
    return table.rows[0][1].text


@pytest.mark.parametrize(
    "cell",
    [
        "<span>4</span><span>7</span>",
        "<b>4</b>7<o:p>&nbsp;</o:p>",
        "<span style='letter-spacing:2px;mso-bidi-font-size:9pt'>4</span><span style='color:#000;margin:0;padding:0cm'>7</span>",
        "<p class=MsoNormal style='margin-left:9pt'><span lang=EN-US style='border:none windowtext 1.0pt'>4</span><span>7</span></p>",
        "<span class=GramE>4</span><span class='15'>7</span>",
        "<span style='display:inline'>4</span><span style='float:none;position:static'>7</span>",
        "<font color=red>4</font>7",
        "<span style='color:#fff'>4</span><span style='color:#fff'>7</span>",
        "<span style='background:#eee'>4</span><span style='color:#333'>7</span>",
        "<span class=now>4</span>7",
        "<font color=red style='margin:0 auto'>4</font>7",
        "<b style='display:inline-block'>4</b><b style='display:inline-block'>7</b>",
        "<span class=NormalCharacter>4</span><span class=UserStyle_1>7</span>",
        "<span class=ca-2>4</span><span class=ca-3>7</span>",
        "<span class=Heading1Char>4</span><span class=CharOverride-2>7</span>",
    ],
)
def test_pieces_of_one_number(cell: str) -> None:
    """Word processors cut a number into pieces, with styles that part nothing."""
    assert figure(cell) == "47"


@pytest.mark.parametrize(
    ("cell", "css", "attributes"),
    [
        ("<span style='display:block'>4</span><span style='display:block'>7</span>", "", ""),
        ("<p><b><i style='display:inline-block;width:3em'>4</i></b><b>7</b></p>", "", ""),
        ("4<span style='float:right'>7</span>", "", ""),
        ("4<span style='display:table-cell'>7</span>", "", ""),
        ("4<span style='margin-left:2em'>7</span>", "", ""),
        ("4<span style='padding:0 6px'>7</span>", "", ""),
        ("<span style='border:1px solid'>4</span>7", "", ""),
        ("4<span style='position:absolute'>7</span>", "", ""),
        ("4<span style='position:relative;left:9px'>7</span>", "", ""),
        ("<div style='display:flex'><span>4</span><span>7</span></div>", "", ""),
        ("<div class='d-flex'><span class=a>4</span><span>7</span></div>", "", ""),
        ("4<i style='display:inline-block;width:1em'></i>7", "", ""),
        ("<b style='display:inline-block;width:3em'>4</b><b style='display:inline-block;width:3em'>7</b>", "", ""),
        ("<b>4</b> <b>7</b>", "b{display:inline-block}", ""),
        ("<b>4</b><b>7</b>", "b{display:inline-block;margin-right:4px}", ""),
        ("<b>4</b><b>7</b>", "b{display:inline-block}td b{padding:0 1px}", ""),
        ("<b>4</b><b>7</b>", "b{display:inline-flex;border:1px solid}", ""),
        ("<b class=n>4</b><b class=n>7</b>", "b{display:inline-block}.n{min-width:40px}", ""),
        ("<b style='display:inline-block'>4</b><b style='display:inline-block'>7</b>", "td b{width:50%}", ""),
        ("<p><b>4</b><b>7</b></p>", "b{display:inline-block}p{text-indent:2em}", ""),
        ("4<img src=f.png>7", "", ""),
        ("4<svg></svg>7", "", ""),
        ("4<script>write()</script>7", "", ""),
        ("4<button>7</button>", "", ""),
        ("4<q>7</q>", "", ""),
        ("<input readonly value=4><input readonly value=7>", "", ""),
        ("<math><msup><mn>4</mn><mn>7</mn></msup></math>", "", ""),
        ("<a href=a.html>4</a> <a href=b.html>7</a>", "", ""),
        ("<span class=issued>4</span><span class=repealed>7</span>", "", ""),
        ("<span class='col-6 x'>4</span><span>7</span>", "", ""),
        ("<em class=badge>4</em>7", "", ""),
        ("<b>4</b><b>7</b>", "td b{display:block}", ""),
        ("<b>4</b><b>7</b>", "td > b + b{padding-left:1em}", ""),
        ("<b>4</b><b>7</b>", "@media (min-width:600px){b{float:left}}", ""),
        ("<b id=x>4</b><b>7</b>", "#x{margin:1em}", ""),
        ("<p><b>4</b><b>7</b></p>", "p{display:grid}", ""),
    ],
)
def test_two_figures(cell: str, css: str, attributes: str) -> None:
    """What a page shows in boxes, or with something between, is no number together."""
    assert figure(cell, css, attributes) == "4\n7"


@pytest.mark.parametrize(
    ("cell", "css"),
    [
        ("<b>4</b><b>7</b>", "ul b{display:block}"),
        ("<b>4</b><b>7</b>", ".b,h1{display:block}"),
        ("<b>4</b><b>7</b>", "@media print{b{display:block}}"),
        ("<b>4</b><b>7</b>", "b{display:block}td b{display:inline}"),
        ("<b>4</b><b>7</b>", "table,td{margin:1em;border:1px solid;padding:3px}"),
        ("<b class=a>4</b><b class=c>7</b>", ".a{color:red}"),
        ("<b>4</b><b>7</b>", "b{color:#333;background:url(x.png)}"),
        ("<b>4</b><b>7</b>", "@media(max-width:700px){b{margin-left:5px}}"),
        ("<b>4</b><b>7</b>", "li b,.menu td b,#top b{float:left}"),
        ("<b>4</b><b>7</b>", "b{display:inline-block}"),
        ("<b>4</b><b>7</b>", "b{display:inline-flex;margin:0;width:auto}"),
        ("<p><b>4</b><b>7</b></p>", "b{display:inline-block;text-indent:0}p{text-indent:2em}"),
        ("<b style='display:inline-block'>4</b><b style='display:inline-block'>7</b>", "table{width:100%}"),
    ],
)
def test_style_sheets_that_part_nothing(cell: str, css: str) -> None:
    """Rules for other elements, other media, or without an edge."""
    assert figure(cell, css) == "47"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<b style='display:block'>减</b><b style='display:block'>3</b>", "减\n3"),
        ("<b style='display:block'>1</b> <b style='display:block'>234</b>", "1\n234"),
        ("<b style='display:block'>12</b><b style='display:block'>件</b>", "12件"),
        ("<b style='display:block'>许可</b><b style='display:block'>（件）</b>", "许可（件）"),
    ],
)
def test_signs_groups_and_units(cell: str, text: str) -> None:
    """A sign and the groups of a number may be parted, a unit is none of it."""
    assert seen(cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        "<b class='d-none d-md-inline'>47</b><b class='d-md-none'>47</b>",
        "<span aria-hidden=true>47</span><span class=sr-only>47</span>",
        "47<span class='visually-hidden'>47</span>",
        "47<span class='screenReaderText'>47</span>",
        "<span class='visible-xs'>4<i>7</i></span><span class='hidden-xs'>47</span>",
        "<em class='m-hide'>47</em><em class='pc-hide'>47</em>",
    ],
)
def test_copies_for_other_media(cell: str) -> None:
    """Copies that say the same are one figure, if their classes are for some screens or for screen readers."""
    assert figure(cell) == "47"


@pytest.mark.parametrize(
    ("cell", "css", "text"),
    [
        ("<b class='d-none d-md-inline'>47</b><b class='d-md-none'>9</b>", "", "…47……9…"),
        ("47<span class=sr-only>9</span>", "", "47…9…"),
        ("47<span class=tooltiptext>47</span>", "", "47…47…"),
        ("<i class=hidden>-</i>47", "", "…-…47"),
        ("<font color='#ffffff'>9</font>47", "", "…9…47"),
        ("<b style='color:white'>9</b>47", "", "…9…47"),
        ("<b style='color:rgba(0,0,0,0)'>9</b>47", "", "…9…47"),
        ("<b style='color:transparent'>9</b>47", "", "…9…47"),
        ("<b class=w>9</b>47", ".w{color:#fefefe}", "…9…47"),
        ("<p style='background:#eeeeee'><b style='color:#eee'>9</b>47</p>", "", "…9…47"),
    ],
)
def test_perhaps_not_seen(cell: str, css: str, text: str) -> None:
    """A text that is in a class for hidden ones, or in the colour of its ground, joins no figure, and leaves none."""
    assert figure(cell, css) == text


@pytest.mark.parametrize(
    "attributes", [" bgcolor='#003366'", " style='background:#036'", " style='background:url(f.png)'"]
)
def test_white_on_a_dark_ground(attributes: str) -> None:
    """A colour is seen on any other ground."""
    assert figure("<b style='color:#fff'>4</b>7", attributes=attributes) == "47"


def test_in_a_table_out_of_order() -> None:
    """A table that is not built as the standard has it is asked, too."""
    cells = "<td>许可<td><b style='float:left'>4</b><b style='float:left'>7</b>"
    (table,) = HtmlReader().read(Source(f"<table>{cells}<tr><td>处罚<td>1</table>")).blocks
    assert isinstance(table, Table)
    assert table.rows[0][1].text == "4\n7"


def test_very_many_pieces() -> None:
    """A figure among hundreds of elements is in doubt."""
    assert seen("<i style='float:left'>4</i>" + "<i></i>" * 300 + "7") == "47…"


def test_many_cells_and_rules_take_bounded_time() -> None:
    """Many rules for many pieces are not all tried; what is left is parted."""
    css = "".join(f".a td .b.x{number}{{float:left}}.a .b{{color:red}}" for number in range(2000))
    cells = "".join(f"<tr><td>许可<td class=c{number}><b class=b>4</b><b class='b x9'>7</b>" for number in range(3000))
    begun = time.process_time()
    (table,) = HtmlReader().read(Source(f"<style>{css}</style><table class=a>{cells}</table>")).blocks
    assert time.process_time() - begun < 10
    assert isinstance(table, Table)
    assert table.rows[-1][1].text == "4\n7"


@pytest.mark.parametrize("selector", [".menu{} li b", ".menu{} b", "#x{} b", ".a .x{} b"])
def test_many_rules_that_mean_nothing_in_the_table(selector: str) -> None:
    """Rules for other parts of the page use up no questions."""
    css = "".join(selector.format(number) + "{float:left;padding:0 5px}" for number in range(60))
    rows = "".join(f"<tr><td>许可<td id=c{number}><b>4</b><b>7</b>" for number in range(300))
    menu = "<ul class=menu1><li><b>1</b></ul>"
    page = f"<style>{css}</style>{menu}<div class=a>{'<div>' * 40}<table>{rows}</table></div>"
    table = HtmlReader().read(Source(page)).blocks[-1]
    assert isinstance(table, Table)
    assert {row[1].text for row in table.rows} == {"47"}


def test_rules_for_one_of_two_tables() -> None:
    """What is known of one table's pieces does not hold in the next."""
    cells = "<tr><td>许可<td><b>4</b><b>7</b><tr><td>处罚<td>1"
    page = (
        f"<style>.a b{{float:left}}</style><table>{cells}</table><table class=a>{cells}</table><table>{cells}</table>"
    )
    tables = [each for each in HtmlReader().read(Source(page)).blocks if isinstance(each, Table)]
    assert [table.rows[0][1].text for table in tables] == ["47", "4\n7", "47"]


def test_rules_for_some_rows_and_cells() -> None:
    """Pieces that are alike are told apart by what they stand in."""
    page = (
        "<style>.odd b,td.w b{margin:0 3px}</style><table><tr><td>许可<td><b>4</b><b>7</b><tr class=odd><td>处罚<td><b>4</b><b>7</b>"
        "<tr><td>强制<td class=w><b>4</b><b>7</b><tr><td>收费<td><b>4</b><b>7</b></table>"
    )
    (table,) = HtmlReader().read(Source(page)).blocks
    assert isinstance(table, Table)
    assert [row[1].text for row in table.rows] == ["47", "4\n7", "4\n7", "47"]
