"""Bare page numbers in a text where every cell has a line of its own, and the one that is missing among them.

`1` and `3` between paragraphs are the numbers of pages; then a `2` between them, behind a label, may be one too.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gov_disclosure.document import LineRef, Paragraph
from gov_disclosure.tables.stream import Line, Sort

MOST_PAGES = 200
"""More pages than any report has."""

_TEXTS = (Sort.PROSE, Sort.TEXT)

_Numbered = tuple[int, int]
"""Where a line stands, and the number that is all there is in it."""


def lines_like_pages(lines: Sequence[Line]) -> frozenset[LineRef]:
    """The lines that hold the number of a page which no other line has, between those that have the pages around it."""
    pages = list(_pages(lines))
    if not pages or any(after[1] <= before[1] for before, after in pairwise(pages)):
        return frozenset()
    return frozenset(
        lines[index].refs[0]
        for begin, end, missing in _missing(pages, len(lines))
        for index, count in _numbers(lines)
        if begin < index < end and count in missing
    )


def _pages(lines: Sequence[Line]) -> Iterator[_Numbered]:
    """The numbers beside which neither a label nor a figure stands: they are no figures of a table."""
    for index in [
        index for index, line in enumerate(lines) if line[0][0].count is not None
    ]:  # quick: looks at every line
        before = lines[index - 1]
        if not index or before[0][0].sort not in _TEXTS:  # as most are
            continue
        count = _count(lines[index])
        last = index + 1 == len(lines) or not lines[index + 1].tokens[0].entry
        if count is not None and last and _is_paragraph(before):
            yield index, count


def _numbers(lines: Sequence[Line]) -> Iterator[_Numbered]:
    for index, line in enumerate(lines):
        count = _count(line)
        if count is not None:
            yield index, count


def _count(line: Line) -> int | None:
    """The number that a line is, if it may be that of a page."""
    if len(line.tokens) > 1 or not isinstance(line.cells[0], Paragraph):
        return None
    count = line.tokens[0].count
    return count if count is not None and 0 < count <= MOST_PAGES and line.cells[0].text.strip().isdigit() else None


def _is_paragraph(line: Line) -> bool:
    """Whether a line is prose: a short text may be a label."""
    first = line.tokens[0]
    return first.sort is Sort.PROSE or (len(line.tokens) == 1 and line.cells[0].text.rstrip().endswith("。"))


def _missing(pages: Sequence[_Numbered], end: int) -> Iterator[tuple[int, int, range]]:
    """From where to where which numbers are missing: those between two pages, the one before and the one behind all."""
    (first, lowest), (last, highest) = pages[0], pages[-1]
    yield -1, first, range(lowest - 1, lowest)
    for (start, before), (stop, after) in pairwise(pages):
        yield start, stop, range(before + 1, after)
    yield last, end, range(highest + 1, highest + 2)
