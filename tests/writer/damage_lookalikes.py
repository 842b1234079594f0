"""Damage that makes a table look like another one that is whole: a number stands where nothing is, or for another row."""

import re
from collections.abc import Callable
from random import Random

import attrs

from writer.page import Grid, GridCell, Line, Page, Role
from writer.page_damage import Blocks, Row, figure_cells, figure_rows, on_table

_ZERO = frozenset({"", "0", "０", "/"})
_LEAST_PROSE = 40
"""Characters of a text that is a paragraph of prose, beside which a bare number is a page's."""


def page_number_for_blank(page: Page, random: Random) -> Page | None:
    """The number of a page stands where a blank figure of section 二 was; those of the pages around it stand in the text."""
    table = next((at for at, block in enumerate(page) if isinstance(block, Grid) and block.table == "proactive"), None)
    prose = [at for at, block in enumerate(page) if _is_prose(block)]
    before = [at for at in prose if table is not None and at < table]
    behind = [at for at in prose if table is not None and at > table]
    if table is None or not before or not behind:
        return None
    grid = page[table]
    assert isinstance(grid, Grid)
    blank = [cell for row in grid.rows for cell in row if cell.path and cell.text in _ZERO]
    if not blank:
        return None
    number = random.randint(2, 9)
    filled = _on_cells(grid, {random.choice(blank)}, str(number))
    first, last = random.choice(before), random.choice(behind)
    return [
        *page[: first + 1], Line(str(number - 1)), *page[first + 1 : table], filled,
        *page[table + 1 : last + 1], Line(str(number + 1)), *page[last + 1 :],
    ]  # fmt: skip


def _is_prose(block: Line | Grid) -> bool:
    return isinstance(block, Line) and block.role is Role.TEXT and len(block.text) > _LEAST_PROSE


def _on_cells(grid: Grid, cells: set[GridCell], text: str) -> Grid:
    """The grid with a foreign text in some cells."""
    rows = [[attrs.evolve(cell, text=text, path=None) if cell in cells else cell for cell in row] for row in grid.rows]
    return attrs.evolve(grid, rows=rows)


@on_table
def number_for_total(grid: Grid, random: Random) -> Blocks | None:
    """All totals are blank, and in a row of blank cells a page number stands in the place of the total."""
    rows = [row for row in map(_figures, grid.rows) if row and all(cell.text in _ZERO for cell in row)]
    if grid.table != "requests" or not rows:
        return None
    *parts, total = random.choice(rows)
    totals = {cell for row in grid.rows for cell in row if cell.path and cell.path.endswith(".total")}
    left = attrs.evolve(
        grid,
        rows=[
            [attrs.evolve(cell, text="") if cell in {*totals, *parts} and cell != total else cell for cell in row]
            for row in grid.rows
        ],
    )
    return [_on_cells(left, {total}, str(random.randint(1, 40)))]


def _figures(row: Row) -> list[GridCell]:
    return [row[index] for index in figure_cells(row)]


@on_table
def figures_and_label_lost(grid: Grid, random: Random) -> Blocks | None:
    """The figures of a row are gone, and the label of the row below it."""
    rows = list(grid.rows)
    pairs = [
        index
        for index in figure_rows(grid)[:-1]
        if figure_cells(rows[index])[0] > 0 and index + 1 in figure_rows(grid) and figure_cells(rows[index + 1])[0] > 0
    ]
    if not pairs:
        return None
    index = random.choice(pairs)
    rows[index] = rows[index][: figure_cells(rows[index])[0]]
    rows[index + 1] = rows[index + 1][figure_cells(rows[index + 1])[0] :]
    return [attrs.evolve(grid, rows=rows)]


@on_table
def table_is_last_years(grid: Grid, random: Random) -> Blocks | None:
    """The table is last year's, and nothing says so but the labels of one row or two."""
    texts = [cell.text for row in grid.rows for cell in row if cell.path]
    shifts = random.choice((_SHIFTS, _SHIFTS[:1], _SHIFTS[1:]))
    labels = "".join(cell.text for row in grid.rows for cell in row if not cell.path)
    if grid.table != "requests" or not any(map(_is_count, texts)) or not all(old in labels for old, _ in shifts):
        return None
    shifted = _on_labels(grid, lambda text: _shifted(text, shifts))
    return [
        attrs.evolve(shifted, rows=[[_doubled(cell) if cell.path else cell for cell in row] for row in shifted.rows])
    ]


_SHIFTS = (("本年新收", "上年新收"), ("上年结转", "前年结转"))


def _shifted(text: str, shifts: tuple[tuple[str, str], ...]) -> str:
    for own, other in shifts:
        text = text.replace(own, other)
    return text


def _on_labels(grid: Grid, change: Callable[[str], str]) -> Grid:
    rows = [[cell if cell.path else attrs.evolve(cell, text=change(cell.text)) for cell in row] for row in grid.rows]
    return attrs.evolve(grid, rows=rows)


_DIGITS = re.compile("[0-9０-９]+")


def _is_count(text: str) -> bool:
    return text not in _ZERO and _DIGITS.fullmatch(text) is not None


def _doubled(cell: GridCell) -> GridCell:
    """A figure of another year, so that the table balances like this year's."""
    text = "".join(filter(str.isdigit, cell.text))
    return attrs.evolve(cell, text=str(2 * int(text)) if text else cell.text, path=None)


@on_table
def page_number_below(grid: Grid, random: Random) -> Blocks | None:
    """A row has lost a figure that is 0, and right below it stands the number of a page: together they may add up."""
    rows = [index for index in figure_rows(grid) if any(cell.text in _ZERO for cell in _figures(grid.rows[index]))]
    if grid.table == "proactive" or not rows:
        return None
    index = random.choice(rows)
    row = grid.rows[index]
    lost = random.choice([place for place in figure_cells(row) if row[place].text in _ZERO])
    filled = [int(cell.text) for cell in _figures(row) if cell.text.isascii() and cell.text.isdigit()]
    number = random.choice((random.randint(1, 20), sum(filled), max(filled, default=1)))
    below = [row[:lost] + row[lost + 1 :], [GridCell(str(number))]]
    return [attrs.evolve(grid, rows=[*grid.rows[:index], *below, *grid.rows[index + 1 :]])]
