"""A reader for reports that are stored as JSON: a title and a list of blocks, each a paragraph or a table of cells.

    {"title": "…", "blocks": [{"paragraph": "一、总体情况"}, {"table": [["规章", "0", "0", "6"]], "line": 12}]}

A cell is a string, or an object with ``text`` and, where it spans several columns, ``columns``.
"""

import json
from typing import Any

from gov_disclosure.position import Position
from gov_disclosure.readers import Document, Paragraph, Source, Table, TableCell


class CellsReader:
    """Reads a JSON dump of cells."""

    name = "cells"

    def sniff(self, source: Source) -> float:
        """Sure of a text that begins like a JSON object and has a list of blocks."""
        beginning = source.text[:2000].lstrip()
        return 0.9 if beginning.startswith("{") and '"blocks"' in beginning else 0.0

    def read(self, source: Source) -> Document:
        """The blocks as they stand in the dump."""
        dump = json.loads(source.text)
        return Document([_block(block, place) for place, block in enumerate(dump["blocks"], 1)], dump.get("title"))


def _block(block: dict[str, Any], place: int) -> Paragraph | Table:
    position = Position(block.get("line", place))
    if "table" in block:
        return Table([[_cell(cell, position) for cell in row] for row in block["table"]], position, exact=True)
    return Paragraph(block["paragraph"], position)


def _cell(cell: str | dict[str, Any], position: Position) -> TableCell:
    if isinstance(cell, str):
        return TableCell(cell, position)
    return TableCell(cell["text"], position, cell.get("columns", 1))
