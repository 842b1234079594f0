"""Reader `lines`: plain text, every line a paragraph; also where every cell of a table has its own line."""

from itertools import pairwise

from gov_disclosure.document import Document, Paragraph, make_line
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.dressed import MAY_BE_DRESSED, undressed
from gov_disclosure.readers.plain import NARROW_SPACE, SPACE, is_binary, lines_of_pages, sample

_LAST_RESORT = 0.3

UNREAD = "…"
"""Stands for a figure, or behind one, that the source does not tell for sure: with it, a cell is read as no figure."""


def paragraph(number: int, line: str) -> Paragraph | None:
    """The paragraph that `line` is, None if it is empty.

    A line of nothing but no-break or ideographic spaces is a blank cell as converters print it: a paragraph without text.
    """
    text = line.strip(SPACE)
    if text:
        if text[0] in MAY_BE_DRESSED:
            return _undressed(text, number, line.index(text[0]) + 1)
        return make_line(text, number, 1 if len(text) == len(line) else line.index(text[0]) + 1)
    blank = line.lstrip(NARROW_SPACE)
    return make_line("", number, len(line) - len(blank) + 1) if blank else None


def _undressed(text: str, number: int, column: int) -> Paragraph | None:
    said, before = undressed(text)
    return make_line(said, number, column + before) if said else None


def _paragraphs(text: str) -> list[Paragraph]:
    found = [paragraph(number, line) for number, line in enumerate(lines_of_pages(text), 1) if line]
    kept = [one for one in found if one is not None]
    filled = [one for one in kept if one.text]
    return filled if _are_parted(kept, len(filled)) else kept


def _are_parted(lines: list[Paragraph], filled: int) -> bool:
    """Whether blank lines stand behind nearly all that are filled, as empty lines do elsewhere: none is sure to be a blank cell then."""
    if len(lines) - filled < _SHARE_PARTED * filled or filled < _FEWEST_PARTED:
        return False
    parted = sum(bool(line.text) and not behind.text for line, behind in pairwise(lines))
    return parted >= _SHARE_PARTED * filled


_SHARE_PARTED = 0.8
_FEWEST_PARTED = 4


class LinesReader:
    """Reads any text: it claims every text a little, so that a reader that knows the format comes first."""

    name = "lines"
    surest = _LAST_RESORT

    def sniff(self, source: Source) -> float:
        """Always the same low score for text, 0 for what is no text."""
        return 0.0 if is_binary(sample(source.text)) else _LAST_RESORT

    def read(self, source: Source) -> Document:
        """Every line that is not empty, as a paragraph."""
        return Document(tuple(_paragraphs(source.text)))
