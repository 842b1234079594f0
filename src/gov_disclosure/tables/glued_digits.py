"""A run of digits in a table whose cells run together, as the figures of one row."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import comb

from gov_disclosure.tables.balancing import Candidate
from gov_disclosure.tables.glued_text import GluedText, Span
from gov_disclosure.tables.specs import RowSpec
from gov_disclosure.tables.splitting import TooManyError, groups, places_of, splits

LEAST_PARTED = 3
"""Figures of a row that show, where each is a number of its own, that something parts those of every row."""

MOST_PLACEMENTS = 300
"""Ways to spread a row's figures over its columns that are looked at, where some cells may be blank."""


def candidates_of(text: GluedText, digits: Sequence[int], spec: RowSpec) -> Iterator[Candidate]:
    """The readings of digits, by their places in the text, as a row with one total, the last of its figures.

    Raises `TooManyError` where there are more than are looked at.
    """
    run = "".join(text.folded[place] for place in digits)
    ways = splits(run, groups(spec.size, spec.sums), blanks=True)
    placements = sum(comb(spec.size - 1, len(way) - 1) for way in ways)
    if placements > MOST_PLACEMENTS:
        raise TooManyError
    for way in ways:
        spans = places_of(digits, way)
        for columns in combinations(range(spec.size - 1), len(way) - 1):
            placed = dict(zip((*columns, spec.size - 1), range(len(way)), strict=True))
            order = [placed.get(column) for column in range(spec.size)]
            figures = tuple(0 if place is None else way[place] for place in order)
            yield Candidate(figures, tuple(None if place is None else spans[place] for place in order))


def may_be_joined(sizes: Iterable[int], printed: Iterable[Sequence[str]]) -> bool:
    """Whether a row shows that figures may stand with nothing between them, and no row of several that something parts them: how
    many figures each row has, and its numbers as they are printed.

    >>> may_be_joined([3, 2], [["762"], ["14", "1"]]), may_be_joined([3, 3, 2], [["762"], ["8", "0", "9"], ["14", "1"]])
    (True, False)
    """
    rows = list(zip(sizes, printed, strict=True))
    if any(size == len(run) >= LEAST_PARTED for size, run in rows):
        return False
    return any(size > len(run) == 1 < len(run[0]) for size, run in rows)


def spans_of(candidate: Candidate) -> Sequence[Span | None]:
    """Where the figures of a reading stand in the text, None for those that were left blank."""
    key = candidate.key
    assert isinstance(key, tuple)
    return key
