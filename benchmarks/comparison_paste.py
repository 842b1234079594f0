"""What a spreadsheet shows of the tables of a page that is pasted into it: rows as lines, a tab between any two cells."""

from collections.abc import Iterator

import lxml.html
from lxml.etree import _Element


def pasted(page: str) -> str:
    """The innermost tables, each cell in its place; the places that it spans beside that stay empty."""
    tables = [table for table in lxml.html.document_fromstring(page).iter("table") if table.find(".//table") is None]
    return "\n\n".join("\n".join("\t".join(row) for row in grid(table)) for table in tables)


def grid(table: _Element) -> Iterator[list[str]]:
    """The rows of a table in full width."""
    taken: dict[tuple[int, int], str] = {}
    rows = list(table.iter("tr"))
    for down, row in enumerate(rows):
        right = 0
        for cell in row.iterchildren("td", "th"):
            while (down, right) in taken:
                right += 1
            _place(cell, down, right, taken)
    width = max((right for _, right in taken), default=-1) + 1
    for down in range(len(rows)):
        yield [taken.get((down, right), "") for right in range(width)]


def _place(cell: _Element, down: int, right: int, taken: dict[tuple[int, int], str]) -> None:
    for below in range(int(cell.get("rowspan", 1))):
        for beside in range(int(cell.get("colspan", 1))):
            taken[down + below, right + beside] = ""
    taken[down, right] = " ".join(str(cell.xpath("string()")).split())
