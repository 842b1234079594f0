"""Cells that are merged over several rows: where they reach, so that what stands behind them keeps its column."""

from collections.abc import Iterable, Sequence

from gov_disclosure.document import TableCell, make_cell
from gov_disclosure.position import Position

WIDEST = 64
"""Columns that are followed down a table; no table of figures is wider."""

_NOWHERE = Position(1)
_Reach = tuple[int, TableCell | None]
"""The rows that a cell still covers, and what stands in its place there if it holds no words."""


def is_wordless(text: str) -> bool:
    """Whether a cell that reaches over several rows is no label of them: it holds a figure or a mark."""
    return bool(text) and not text.isspace() and not any(map(str.isalpha, text))


def fill_merged(rows: Iterable[Sequence[TableCell]], heights: Iterable[int]) -> list[list[TableCell]]:
    """The rows with a covered cell wherever a merged cell without words reaches from above; such a cell is covered itself,
    because nobody knows which of its rows it belongs to.

    `heights` are the rows that each cell reaches over, in the order of the cells. A label may reach over the rows of
    its group and leaves nothing in them.

    >>> rows = [[TableCell("规章"), TableCell("3")], [TableCell("规范性文件"), TableCell("5")]]
    >>> [cell.covered for cell in fill_merged([[*rows[0], TableCell("9")], rows[1]], [1, 2, 1, 1, 1])[1]]
    [False, True, False]
    """
    remaining = iter(heights)
    covered: dict[int, _Reach] = {}
    filled = []
    for row in rows:
        cells, covered = _fill(row, [next(remaining, 1) for _ in row], covered)
        filled.append(cells)
    return filled


def _fill(
    row: Sequence[TableCell], heights: Sequence[int], covered: dict[int, _Reach]
) -> tuple[list[TableCell], dict[int, _Reach]]:
    """One row with its covered cells, and what covers the next one, by grid column."""
    filled: list[TableCell] = []
    column = 0
    for cell, height in zip(row, heights, strict=True):
        while column in covered:
            filled += _cover(covered[column])
            column += 1
        merged = height > 1 and is_wordless(cell.text)
        filled.append(make_cell(cell.text, cell.position or _NOWHERE, cell.columns, covered=True) if merged else cell)
        if height > 1:
            reach = (height, make_cell("", cell.position or _NOWHERE, covered=True) if merged else None)
            covered |= dict.fromkeys(range(column, min(column + cell.columns, WIDEST)), reach)
        column += cell.columns
    for behind in sorted(place for place in covered if place >= column):
        filled += _cover(covered[behind])
    return filled, {place: (rows - 1, cover) for place, (rows, cover) in covered.items() if rows > 1}


def _cover(reach: _Reach) -> list[TableCell]:
    return [reach[1]] if reach[1] else []
