"""Figures that no sum proves and that stand beside the columns of their heads: the numbers of the rows, or a column of the source's own."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.specs import RowSpec

Layout = tuple[int, tuple[int, ...]]
"""The width of a row and the grid columns in which its figures stand."""


class Claim(NamedTuple):
    """A row without sums that has other cells beside its values: their columns in the width of the row, the columns of its head,
    how many figures the form has in it, and what it counts if it has one value.
    """

    layout: Layout
    head: Layout | None
    size: int
    number: int | None = None

    @property
    def is_complete(self) -> bool:
        """Whether it has as many values as figures."""
        return len(self.layout[1]) == self.size

    @property
    def columns(self) -> tuple[int, ...] | None:
        """The columns of its head, if that is as wide."""
        return self.head[1] if self.head is not None and self.head[0] == self.layout[0] else None


def upheld(claims: Sequence[Claim]) -> Iterable[Layout]:
    """The layouts in which several complete rows agree, each under a head as wide as it, and with no value before the first column
    that is headed. A figure alone in its row may stand beside its head's column, but not outside of all columns that rows of
    several figures have or are headed by, nor where one of these has a value outside, nor if it is one of several that count up.
    If a row has a value outside as well as under the first column, no figure may stand beside its head.
    """
    under = [claim for claim in claims if claim.columns is not None and claim.is_complete]
    beside = [claim for claim in under if not _is_headed(claim)]
    stray = [claim for claim in claims if not claim.is_complete and _goes_beyond(claim)] if beside else []
    own = any(map(_is_under_first, stray))
    alone = [claim for claim in beside if claim.size == 1]
    numbered = bool(stray) or counts_up([claim.number for claim in alone])
    struck = [
        claim
        for claim in beside
        if own or _stands_before(claim) or (claim in alone and (numbered or _is_outside(claim, claims)))
    ]
    kept = [claim.layout for claim in under if claim not in struck]
    return [layout for layout in dict.fromkeys(kept) if kept.count(layout) > 1]


def _is_headed(claim: Claim) -> bool:
    return claim.columns is None or set(claim.columns).issuperset(claim.layout[1])


def _goes_beyond(claim: Claim) -> bool:
    """Whether a value stands before the columns of the head or behind them; between them it is within the width of a head."""
    edges = (claim.columns or ())[:1] + (claim.columns or ())[-1:]
    return bool(edges) and any(not edges[0] <= column <= edges[1] for column in claim.layout[1])


def _is_under_first(claim: Claim) -> bool:
    return claim.columns is not None and claim.columns[0] in claim.layout[1]


def _stands_before(claim: Claim) -> bool:
    return claim.columns is not None and claim.layout[1][:1] < claim.columns[:1]


def _is_outside(figure: Claim, claims: Iterable[Claim]) -> bool:
    """Whether a figure stands in no column that the rows of several figures, as wide as its row, have or are headed by."""
    wide = [claim for claim in claims if claim.size > 1 and claim.layout[0] == figure.layout[0]]
    headed = {column for claim in wide for column in claim.columns or ()}
    headed |= {column for claim in wide if claim.is_complete for column in claim.layout[1]}
    return bool(headed) and headed.isdisjoint(figure.layout[1])


def counts_up(numbers: Sequence[int | None], least: int = 3) -> bool:
    """Whether numbers, `least` or more, count up by one.

    >>> counts_up([3, 4, 5]), counts_up([3, 4]), counts_up([3, 4, 6]), counts_up([3, None, 5])
    (True, False, False, False)
    """
    counts = [number for number in numbers if number is not None]
    return len(counts) == len(numbers) >= least and all(after - before == 1 for before, after in pairwise(counts))


def lone_count(reading: Reading) -> int | None:
    """What a row counts that has one value."""
    if reading.values != 1:
        return None
    return next(token.count for token in reading.tokens if not token.blank)


def are_numbers(rows: Iterable[tuple[Reading, RowSpec, object]]) -> bool:
    """Whether the rows of a table without sums, some with fewer values than figures, begin or end with numbers that count up, though
    the form has several figures in some.
    """
    filled = [(reading, spec) for reading, spec, _ in rows if reading.values and not spec.sums]
    if all(spec.size == 1 for _, spec in filled) or all(reading.values == spec.size for reading, spec in filled):
        return False
    counts = [[token.count for token in reading.tokens if not token.blank] for reading, _ in filled]
    return any(counts_up([row[end] for row in counts], LEAST_COUNTED) for end in _ENDS)


def are_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the numbers of the rows stand at one end of all rows of a table that print any: each row is its numbers as printed, in
    which several may run together. Rows that print none may be numbered or not.

    >>> are_numbered([["1"], ["2", "546"], [], ["4"]]), are_numbered([["1000"], ["20"], ["317"]])
    (True, True)
    >>> are_numbered([["0", "0", "6"], ["1"], ["2"]]), are_numbered([[], ["1", "7"], [], ["2"], ["3", "6"]])
    (False, True)
    """
    ends = [[(place, row[end]) for place, row in enumerate(rows, start=1) if row] for end in _ENDS]
    filled = [list(enumerate([text for _, text in end], start=1)) for end in ends]
    if len(ends[0]) < LEAST_NUMBERED:
        return False
    begin = all(text.startswith(str(place)) for place, text in ends[0])
    return begin or all(text.endswith(str(place)) for place, text in ends[-1]) or any(map(_count_on, [*ends, *filled]))


def _count_on(ends: Iterable[tuple[int, str]]) -> bool:
    """Whether numbers grow as their places do, from 1 on or from a later number."""
    before = {int(text) - place if text.isdigit() and len(text) <= LONGEST_NUMBER else -1 for place, text in ends}
    return len(before) == 1 and min(before) >= 0


_ENDS = (0, -1)

LEAST_COUNTED = 4
"""Rows with figures that are numbered rows, if a number at one end of each counts up."""

LEAST_NUMBERED = 3
"""The same where the numbers are those of the rows by their places in the form."""

LONGEST_NUMBER = 3
"""Digits of the number of a row."""
