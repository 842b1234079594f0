"""Tables with spaces between the cells: as extracted from PDF, as text browsers and converters print a page."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from writer.page import Grid, Line, Page, Place

Table = Callable[[Grid], Iterator[str]]
Measure = Callable[[str], int]
Align = Callable[[str, int], str]


def by_character(text: str) -> int:
    """Each character as one column."""
    return len(text)


def by_width(text: str) -> int:
    """Wide characters as two columns, as terminals show them."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def write(page: Page, table: Table, gap: str = "\n") -> str:
    """The page with its tables printed by `table`."""
    return gap.join(block.text if isinstance(block, Line) else "\n".join(table(block)) for block in page) + "\n"


def spaced(grid: Grid, gap: str = " ") -> Iterator[str]:
    """``a b 1 2``: a row a line, blank cells lost."""
    for row in grid.rows:
        yield gap.join(cell.text.replace("\n", "") for cell in row if cell.text)


def padded(grid: Grid) -> Iterator[str]:
    """Columns padded by characters, a padded blank line below each row; cells below a span move to the left."""
    widths = [
        max(by_character(line) for cell in column if cell is not None for line in cell.text.split("\n"))
        for column in zip_longest(*grid.rows)
    ]
    for row in grid.rows:
        yield from _padded_row([cell.text.split("\n") for cell in row], widths)
        yield " " * (2 + sum(widths[: len(row)]) + 2 * (len(row) - 1))


def _padded_row(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for lines in zip_longest(*cells, fillvalue=""):
        yield "  " + "  ".join(line.ljust(width) for line, width in zip(lines, widths, strict=False))


def printed(grid: Grid, align: Align = str.ljust, measure: Measure = by_width) -> Iterator[str]:
    """Every cell in its place on the paper, figures aligned by `align`; nothing behind the last one of a line."""
    places = grid.places()
    edges = column_edges(grid, measure, gap=3)
    for row in places:
        begins = [place for place in row if not place.down and not place.right]
        height = max([place.text.count("\n") + 1 for place in begins], default=1)
        for number in range(height):
            yield _printed_line(row, number, edges, align, measure)


def _printed_line(row: Sequence[Place], number: int, edges: Sequence[int], align: Align, measure: Measure) -> str:
    line, at = "", 0
    for column, place in enumerate(row):
        if place.down or place.right:
            continue
        parts = place.text.split("\n")
        text = parts[number] if number < len(parts) else ""
        room = edges[column + place.cell.columns] - edges[column] - 3 - (measure(text) - len(text))
        text = align(text, room) if place.cell.path else text
        if text.strip():
            line += " " * (edges[column] - at) + text
            at = edges[column] + measure(text)
    return line.rstrip()


def column_edges(grid: Grid, measure: Measure, gap: int) -> list[int]:
    """Where each column begins, and where the last one ends; a span that needs more room widens its last column."""
    widths = [0] * len(grid.places()[0])
    begins = [(row, column, place) for row, line in enumerate(grid.places()) for column, place in enumerate(line)]
    for _, column, place in sorted(begins, key=lambda found: found[2].cell.columns):
        if place.down or place.right:
            continue
        last = column + place.cell.columns
        needed = max(measure(line) for line in place.text.split("\n")) + gap
        widths[last - 1] += max(0, needed - sum(widths[column:last]))
    return [sum(widths[:column]) for column in range(len(widths) + 1)]


def in_halves(grid: Grid) -> Iterator[str]:
    """Long labels broken around their figures, two spaces between cells."""
    for row in grid.rows:
        cells = [cell.text.replace("\n", "") for cell in row]
        label = next((cell for cell in cells if len(cell) >= _LONG), None)
        figures = [cell.text for cell in row if cell.path]
        if grid.table != "requests" or label is None or not figures:
            yield "  ".join(filter(None, cells))
            continue
        half = len(label) // 2
        yield "  ".join([*cells[: cells.index(label)], label[:half]])
        yield "      " + "   ".join(figures)
        yield label[half:]


_LONG = 15
