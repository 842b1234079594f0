"""Lists in the terminal: a line each in columns, and below it what is to be said of it."""

from collections.abc import Iterable, Sequence

from attrs import frozen
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from gov_disclosure.cli.console import print_line, print_wrapped
from gov_disclosure.cli.text import one_line

FAULT = "bold red"
"""The style of a note on what does not load."""

_GAP = 2
_INDENT = 2


@frozen
class Line:
    """One line of a list: its cells, and notes, each with its style."""

    cells: tuple[str, ...]
    notes: tuple[tuple[str, str], ...] = ()


def print_list(console: Console, headings: Sequence[str], lines: Iterable[Line]) -> None:
    """Print lines in columns as wide as their cells, below each its notes."""
    rows = [(tuple(map(one_line, line.cells)), line.notes) for line in lines]
    columns = zip(headings, *(cells for cells, _ in rows), strict=True)
    widths = [max(map(cell_len, column)) for column in columns]
    print_line(console, Text(_join(headings, widths), "bold"))
    for cells, notes in rows:
        print_line(console, _join(cells, widths))
        for note, style in notes:
            print_wrapped(console, one_line(note), indent=_INDENT, style=style)


def _join(row: Iterable[str], widths: Iterable[int]) -> str:
    return "".join(
        cell + " " * (width + _GAP - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
    ).rstrip()
