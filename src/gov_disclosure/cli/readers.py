"""The list of readers in the terminal."""

from collections.abc import Iterable, Iterator

from rich.console import Console

from gov_disclosure.cli.lists import FAULT, Line, print_list
from gov_disclosure.readers.registry import Listed

_HEADINGS = ("reader", "package", "version", "entry point")
_SHADOWED = "not used: a reader of the same name comes before it"


def print_readers(console: Console, readers: Iterable[Listed]) -> None:
    """Print each reader with its package, version and entry point, and what keeps it from being used."""
    print_list(console, _HEADINGS, (Line(_cells(reader), tuple(_notes(reader))) for reader in readers))


def _cells(reader: Listed) -> tuple[str, ...]:
    return reader.name, reader.package or "unknown", reader.version or "unknown", reader.value


def _notes(reader: Listed) -> Iterator[tuple[str, str]]:
    if reader.failure is not None:
        yield f"does not load: {reader.failure}", FAULT
    if reader.shadowed:
        yield _SHADOWED, "yellow"
