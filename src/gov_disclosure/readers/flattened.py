"""Markup in which a tool has written the places of a span as blank cells, as trafilatura does: then a blank cell is a cell
of the form or a place that its neighbour covers, and the markup no longer says which.
"""

from collections.abc import Sequence

from gov_disclosure.document import TableCell, make_cell
from gov_disclosure.position import Position
from gov_disclosure.readers.pieces import is_figure

_NOWHERE = Position(1)
_LEAST = 3
"""Cells of a heading's row from which it is no row of a label and its one figure."""

Row = Sequence[TableCell]


def is_flattened(rows: Sequence[Row]) -> bool:
    """Whether no cell is wider than another, and a row of headings has blanks, which are the width or the height of spans
    then.

    >>> is_flattened([[TableCell("第二十条第（一）项"), TableCell(""), TableCell("")], [*map(TableCell, "规30")]])
    True
    """
    return any(map(_is_heading, rows)) and all(cell.columns == 1 for row in rows for cell in row)


def covered(rows: Sequence[Row]) -> list[list[TableCell]]:
    """The rows with their blank cells as places that may be covered."""
    return [
        [cell if cell.text else make_cell("", cell.position or _NOWHERE, covered=True) for cell in row] for row in rows
    ]


def _is_heading(row: Row) -> bool:
    texts = [cell.text for cell in row if cell.text]
    return len(row) >= _LEAST and 0 < len(texts) < len(row) and not any(map(is_figure, texts))
