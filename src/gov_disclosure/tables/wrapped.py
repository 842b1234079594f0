"""Rows of a text table that a tool broke at the width of its lines: the last figures stand in the next line, without a label.

That a page left those cells blank and printed other figures below looks the same, so the row is put together only if
its sums hold then, and only because of the figures in the next line.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gov_disclosure.tables.gathering import HeadedRow
from gov_disclosure.tables.placement import adds_up
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.specs import RowSpec


class Rejoined(NamedTuple):
    """The rows of a table with those put together that were broken, the strays that are left, and the rows put together."""

    known: list[HeadedRow]
    strays: list[HeadedRow]
    rejoined: list[HeadedRow]


def rejoin(specs: Sequence[RowSpec], known: Sequence[HeadedRow], strays: Sequence[HeadedRow]) -> Rejoined:
    """Put the rows together that continue in the next line of their table."""
    whole = {id(first): (joined, rest) for first, rest, joined in _broken(specs, known, strays)}
    rests = {id(rest) for _, rest in whole.values()}
    rows = [whole[id(row)][0] if id(row) in whole else row for row in known if id(row) not in rests]
    left = [row for row in strays if id(row) not in rests]
    return Rejoined(rows, left, [joined for joined, _ in whole.values()])


def _broken(
    specs: Sequence[RowSpec], known: Sequence[HeadedRow], strays: Sequence[HeadedRow]
) -> Iterator[tuple[HeadedRow, HeadedRow, HeadedRow]]:
    """Each row that is broken, the row that holds its last figures, and both as one."""
    spec_of: Mapping[str | None, RowSpec] = {spec.path: spec for spec in specs}
    for row, below in pairwise(sorted([*known, *strays], key=lambda row: row.reading.place)):
        spec = spec_of.get(row.reading.path)
        if spec is None or not _goes_on(row.reading, below.reading):
            continue
        joined = _joined(row.reading, below.reading, spec)
        if joined is not None:
            yield row, below, row._replace(reading=joined)


def _goes_on(reading: Reading, below: Reading) -> bool:
    """Whether a line of figures alone stands right below a row, in the same table of a text."""
    if reading.row is None or reading.exact or below.token is not None or below.first:
        return False
    block, line = reading.refs[-1]
    return below.refs[0] == (block, line + 1)


def _joined(reading: Reading, below: Reading, spec: RowSpec) -> Reading | None:
    """Both lines as one row, if they have all its figures, and a sum over both of them is there and holds."""
    first, rest = _filled(reading), _filled(below)
    tokens = [*reading.tokens[:first], *below.tokens[:rest]]
    if len(tokens) != spec.size or any(token.blank for token in tokens) or not adds_up(tokens, spec):
        return None
    if not any(tokens[total.total].count and min(total.parts) < first <= total.total for total in spec.sums):
        return None
    cells = [*reading.cells[:first], *below.cells[:rest]]
    refs = [*reading.refs, *below.refs]
    return reading._replace(tokens=tokens, cells=cells, values=spec.size, refs=refs, row=None, certain=False)


def _filled(reading: Reading) -> int:
    """How many entries a line has up to its last figure."""
    return max((index for index, token in enumerate(reading.tokens, 1) if not token.blank), default=0)
