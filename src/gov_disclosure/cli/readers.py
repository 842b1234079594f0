"""The list of readers in the terminal."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from gov_disclosure.cli.console import print_line, print_wrapped
from gov_disclosure.cli.text import one_line
from gov_disclosure.readers.registry import Listed

_HEADINGS = ("reader", "package", "version", "entry point")
_GAP = 2
_INDENT = 2
_SHADOWED = "not used: a reader of the same name comes before it"


def print_readers(console: Console, readers: Iterable[Listed]) -> None:
    """Print each reader with its package, version and entry point, and what keeps it from being used."""
    lines = [(_row(reader), reader) for reader in readers]
    rows = [_HEADINGS, *(row for row, _ in lines)]
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    print_line(console, Text(_join(_HEADINGS, widths), "bold"))
    for row, reader in lines:
        print_line(console, _join(row, widths))
        if reader.failure is not None:
            print_wrapped(console, f"does not load: {one_line(reader.failure)}", indent=_INDENT, style="bold red")
        if reader.shadowed:
            print_wrapped(console, _SHADOWED, indent=_INDENT, style="yellow")


def _row(reader: Listed) -> tuple[str, ...]:
    cells = (reader.name, reader.package or "unknown", reader.version or "unknown", reader.value)
    return tuple(one_line(cell) for cell in cells)


def _join(row: Iterable[str], widths: Iterable[int]) -> str:
    return "".join(
        cell + " " * (width + _GAP - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
    ).rstrip()
