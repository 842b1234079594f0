"""Tables with lines of characters around their cells, or dashes below the head."""

from collections.abc import Iterator

from attrs import frozen

from writer.aligned import Measure, by_width, column_edges
from writer.page import Grid, Place


@frozen
class Walls:
    """The characters that a box is drawn with."""

    upright: str
    level: str
    crossing: str


LIGHT = Walls("│", "─", "┼")
ASCII = Walls("|", "-", "+")


def drawn(grid: Grid, walls: Walls = LIGHT, measure: Measure = by_width) -> Iterator[str]:
    """Every cell in its box, with its spans."""
    places = grid.places()
    edges = column_edges(grid, measure, gap=3)
    yield _border([], places[0], edges, walls, measure)
    for number, row in enumerate(places):
        height = max(place.text.count("\n") + 1 for place in row)
        for line in range(height):
            yield _content(row, line, edges, walls, measure)
        below = places[number + 1] if number + 1 < len(places) else []
        yield _border(row, below, edges, walls, measure)


def _content(row: list[Place], line: int, edges: list[int], walls: Walls, measure: Measure) -> str:
    text = ""
    for column, place in enumerate(row):
        if place.right:
            continue
        parts = place.text.split("\n")
        part = parts[line] if line < len(parts) else ""
        room = edges[column + place.cell.columns] - edges[column] - 2
        text += f"{walls.upright} {part}" + " " * (room - measure(part))
    return text + walls.upright


def _border(above: list[Place], below: list[Place], edges: list[int], walls: Walls, measure: Measure) -> str:
    """The line between two rows: nothing where a cell goes on, a wall where one stands on both sides."""
    text = ""
    row = below or above
    for column, place in enumerate(row):
        width = edges[column + 1] - edges[column] - 1
        open_above = bool(below) and place.down > 0
        begins = not place.right or (bool(above) and not above[column].right)
        beside_open = column > 0 and bool(below) and row[column - 1].down > 0
        if open_above:
            text += (_corner(walls, beside_open or column == 0) if begins else " ") + " " * width
        else:
            text += (walls.crossing if begins or not above or not below else walls.level) + walls.level * width
    return text + (walls.upright if row[-1].down and below else walls.crossing)


def _corner(walls: Walls, open_on_both_sides: bool) -> str:
    return walls.upright if open_on_both_sides else walls.crossing


def simple(grid: Grid, measure: Measure = by_width) -> Iterator[str]:
    """Every place of the grid, dashes below the first row and nothing else drawn."""
    rows = [[place.text.replace("\n", "") for place in row] for row in grid.places()]
    widths = [max(2, *map(measure, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        if number == 1:
            yield "  " + "  ".join("-" * width for width in widths)
        cells = [cell + " " * (width - measure(cell)) for cell, width in zip(row, widths, strict=True)]
        yield ("  " + "  ".join(cells)).rstrip() or "  "
