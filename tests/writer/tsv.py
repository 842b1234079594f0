"""Tables with tabs between the cells."""

from collections.abc import Callable, Sequence

from writer.page import LABELS, Grid, Line, Page, Place

Table = Callable[[Grid], list[list[str]]]


def write(page: Page, table: Table) -> str:
    """The page with its tables printed by `table`, and a blank line between its blocks."""
    return "\n\n".join(block.text if isinstance(block, Line) else _lines(table(block)) for block in page) + "\n"


def _lines(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in rows)


def full(grid: Grid) -> list[list[str]]:
    """Every place of the grid, covered ones empty."""
    return [[place.text for place in line] for line in grid.places()]


def filled(grid: Grid) -> list[list[str]]:
    """Every place of the grid with the text of the cell that covers it."""
    return [[place.cell.text for place in line] for line in grid.places()]


def ragged(grid: Grid) -> list[list[str]]:
    """Covered places dropped, so that rows differ in width."""
    return [[cell.text for cell in row] for row in grid.rows]


def shifted(grid: Grid) -> list[list[str]]:
    """Section 三 with rows shifted against the header: spans of labels lost, and in the last rows their leading blanks."""
    if grid.table != "requests":
        return full(grid)
    places = grid.places()
    body = places[grid.header :]
    groups = [number for number, line in enumerate(body) if _begins_group(line)]
    rows = [_shifted(line, late=number > groups[-1]) for number, line in enumerate(body)]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in [*_header(grid), *rows]]


def _begins_group(line: Sequence[Place]) -> bool:
    """Whether a row of the innermost level begins its group."""
    group, leaf = line[LABELS - 2], line[LABELS - 1]
    return not leaf.right and not group.down


def _shifted(line: Sequence[Place], *, late: bool) -> list[str]:
    labels = [place.text for place in line[:LABELS] if not place.right]
    depth = len(labels)
    if late and not labels[0]:
        labels = [labels[-1]] + [""] * (depth == LABELS)
    elif depth == 1:
        labels.append("")
    return labels + [place.text for place in line[LABELS:]]


def _header(grid: Grid) -> list[list[str]]:
    """The header one column to the left of its figures, with the total in the first of its rows."""
    (corner, top), (first, group, last), names = grid.rows[: grid.header]
    blanks = [""] * len(names)
    return [
        [corner.text, "", top.text, *blanks, last.text],
        ["", "", first.text, group.text],
        ["", "", "", *(cell.text for cell in names)],
    ]
