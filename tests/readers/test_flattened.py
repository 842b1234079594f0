"""Markup in which a tool has written the places of spans as blank cells."""

import attrs
import pytest

from gov_disclosure import parse_report
from gov_disclosure.document import Table
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.html import HtmlReader
from writer.forms import PROFILES, random_form, seeded
from writer.html import Markup, write
from writer.page import Grid, GridCell, page
from writer.prose import random_text
from writer.style import Blank, Style


def _table(body: str) -> Table:
    (table,) = HtmlReader().read(Source(text=f"<html><body><table>{body}</table></body></html>")).blocks
    assert isinstance(table, Table)
    return table


HEADING = "<tr><td>第一项<td><td></tr>"


@pytest.mark.parametrize(
    ("body", "exact"),
    [
        (HEADING + "<tr><td>甲<td>1<td>2</tr>", False),
        ("<tr><td>内容<td>数量<td></tr><tr><td>甲<td><td>2</tr>", False),
        ("<tr><td><td>组<td>数量</tr><tr><td>甲<td>1<td>2</tr>", False),
        ("<tr><td>内容<td>数量<td>件数</tr><tr><td>甲<td>1<td>2</tr>", True),
        ("<tr><td>内容<td>数量<td>件数</tr><tr><td>甲<td>1<td></tr>", True),
        ("<tr><td>内容<td></tr><tr><td>甲<td>1</tr>", True),
        ("<tr><td colspan=3>第一项</tr>" + HEADING + "<tr><td>甲<td>1<td>2</tr>", True),
        ("<tr><td rowspan=2>组<td><td>数量</tr><tr><td>甲<td>2</tr>", True),
    ],
)
def test_a_heading_with_blanks_for_its_width(body: str, exact: bool) -> None:
    """Only where no cell is wider or higher than another; then blank cells may be covered."""
    table = _table(body)
    assert table.exact is exact
    assert {cell.covered for row in table.rows for cell in row} == {False} | {not exact}
    assert all(cell.covered is (not cell.text and not exact) for row in table.rows for cell in row)


def test_rows_of_extractors() -> None:
    """The same in XML, where places of spans are ``<cell/>``."""
    text = "<doc><p>甲</p><table><row><cell>第一项</cell><cell/><cell/></row><row><cell>乙</cell><cell>1</cell><cell/></row></table></doc>"
    *_, table = HtmlReader().read(Source(text=text)).blocks
    assert isinstance(table, Table)
    assert [[cell.covered for cell in row] for row in table.rows] == [[False, True, True], [False, False, True]]


def _flattened(grid: Grid) -> Grid:
    """The grid with a cell in each of its places."""
    taken: set[tuple[int, int]] = set()
    rows: list[dict[int, GridCell]] = []
    for number, row in enumerate(grid.rows):
        rows.append({})
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            taken |= {(number + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            rows[-1][column] = attrs.evolve(cell, rows=1, columns=1)
    width = max(column for _, column in taken) + 1
    return attrs.evolve(grid, rows=[[row.get(column, GridCell("")) for column in range(width)] for row in rows])


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("blank", [Blank.NONE, Blank.PARTS, Blank.ALL], ids=lambda blank: blank.name)
@pytest.mark.parametrize("seed", range(5))
def test_reports(edition: str, blank: Blank, seed: int) -> None:
    """No figure is wrong; with every figure printed, none is missing."""
    random = seeded(seed)
    form = random_form(random, edition, PROFILES[1 + seed % 3])
    blocks = page(form, random_text(random, form), Style(blank=blank))
    report = parse_report(
        write([_flattened(block) if isinstance(block, Grid) else block for block in blocks], Markup())
    )
    read = {path: value for path, value in report.flatten().items() if value is not None}
    assert {path: form.figures.get(path) for path in read} == read
    if blank is Blank.NONE:
        assert read.keys() == form.figures.keys()
