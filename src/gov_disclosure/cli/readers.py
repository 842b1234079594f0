"""The list of readers in the terminal."""

from collections.abc import Iterable, Iterator

from rich.console import Console

from gov_disclosure.cli.lists import FAULT, Line, print_list
from gov_disclosure.cli.options import Language
from gov_disclosure.cli.words import Words, words_of
from gov_disclosure.readers.registry import Listed

_HEADINGS = ("reader", "package", "version", "entry point")


def print_readers(console: Console, readers: Iterable[Listed], language: Language = Language.ENGLISH) -> None:
    """Print each reader with its package, version and entry point, and what keeps it from being used."""
    words = words_of(language)
    lines = (Line(_cells(reader, words), tuple(_notes(reader, words))) for reader in readers)
    print_list(console, [words.say(heading) for heading in _HEADINGS], lines)


def _cells(reader: Listed, words: Words) -> tuple[str, ...]:
    unknown = words.say("unknown")
    return reader.name, reader.package or unknown, reader.version or unknown, reader.value


def _notes(reader: Listed, words: Words) -> Iterator[tuple[str, str]]:
    if reader.failure is not None:
        yield words.say("reader not loaded", cause=reader.failure), FAULT
    if reader.shadowed:
        yield words.say("shadowed"), "yellow"
