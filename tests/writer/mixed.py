"""Documents that print each table in another layout."""

from collections.abc import Iterator

from writer import aligned, pipe
from writer.page import Grid, Page

Tables = tuple[aligned.Table, aligned.Table, aligned.Table]
"""How the tables of sections 二, 三 and 四 are printed."""


def write(page: Page, tables: Tables, gap: str = "\n") -> str:
    """The page with its three tables printed by one of `tables` each, other grids by the first."""
    by_name = dict(zip(("proactive", "requests", "disputes"), tables, strict=True))
    return aligned.write(page, lambda grid: by_name.get(grid.table or "", cells)(grid), gap)


def pipes(grid: Grid) -> Iterator[str]:
    """``a | b | ||``: a bare pipe for each column of a span beyond its first."""
    places = grid.places()
    return (pipe.spans(pipe.Row(row, last=number == len(places))) for number, row in enumerate(places, start=1))


def tabs(grid: Grid) -> Iterator[str]:
    """Every place of the grid, tabs between."""
    return ("\t".join(place.text.replace("\n", "") for place in row) for row in grid.places())


def cells(grid: Grid) -> Iterator[str]:
    """One cell a line."""
    for row in grid.rows:
        for cell in row:
            yield from filter(None, cell.text.split("\n"))
