"""Reader `mixed`: documents whose tables have more than one layout; each stretch is read as its own reader would."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto

from gov_disclosure.document import Block, Document, Table
from gov_disclosure.readers import aligned, boxes, pipe, tsv
from gov_disclosure.readers.aligned import FEW_FIGURES
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.plain import is_binary, sample, split_lines

_SURE = 0.93
"""More than any reader of one layout says, less than that of markup."""

Numbered = tuple[int, str]


class _Layout(Enum):
    """What holds the cells of a line apart."""

    BARS = auto()
    TABS = auto()
    SPACES = auto()


def _layout(line: str) -> _Layout:
    if "|" in line and pipe.has_bar(line):
        return _Layout.BARS
    return _Layout.TABS if "\t" in line and "\t" in line.strip(" \t") else _Layout.SPACES


_BLOCKS: dict[_Layout, Callable[[list[Numbered]], Iterator[Block]]] = {
    _Layout.BARS: pipe.blocks_of,
    _Layout.TABS: tsv.blocks_of,
    _Layout.SPACES: aligned.blocks_of,
}


def blocks_of(lines: Sequence[Numbered]) -> Iterator[Block]:
    """The blocks of lines in any layout."""
    stretch: list[Numbered] = []
    layout = _Layout.SPACES
    for part in boxes.parts_of(lines):
        if isinstance(part, Table):
            yield from _BLOCKS[layout](stretch)
            stretch = []
            yield part
            continue
        other = _layout_behind(part[1], layout)
        if other is not layout:
            yield from _BLOCKS[layout](stretch)
            stretch = []
            layout = other
        stretch.append(part)
    yield from _BLOCKS[layout](stretch)


def _layout_behind(line: str, before: _Layout) -> _Layout:
    """A line's layout; next to lines with bars, one that ends in a hard break may be a row of one cell."""
    if before is _Layout.BARS and pipe.in_table(line):
        return before
    return _layout(line)


def count_layouts(text: str) -> int:
    """In how many layouts the text has rows of figures."""
    lines = split_lines(text)
    drawn = boxes.may_have_tables(text) and boxes.has_tables(lines)
    if drawn:  # what stands inside a drawn table has no layout of its own
        lines = [line for _, line in boxes.lines_outside(list(enumerate(lines)))]
        text = "\n".join(lines)
    found = drawn + sum(len(figures.findall(text)) >= FEW_FIGURES for figures in (_BETWEEN_BARS, _BETWEEN_TABS))
    # The last question is the dearest: it is asked where the answer counts
    return found + (found == 1 and aligned.count_rows(lines)[1] >= FEW_FIGURES)


_BETWEEN_BARS = re.compile(r"\| {0,3}[0-9０-９]")
_BETWEEN_TABS = re.compile(r"\t {0,3}[0-9０-９]")


class MixedReader:
    """Reads a document that prints one table with bars, another with tabs or spaces, or in a drawn box."""

    name = "mixed"
    surest = _SURE

    def sniff(self, source: Source) -> float:
        """High where rows of figures come in more than one layout, 0 elsewhere."""
        text = sample(source.text)
        if "|" not in text and "\t" not in text and not boxes.may_have_tables(text):
            return 0.0
        return _SURE if count_layouts(text) > 1 and not is_binary(text) else 0.0

    def read(self, source: Source) -> Document:
        """Each stretch of one layout as its reader reads it."""
        return Document(tuple(blocks_of(tsv.lines_of(source.text))))
