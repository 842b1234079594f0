"""Neighbouring figures that may be one, which a tool has written into each place of its span."""

from collections.abc import Sequence
from itertools import pairwise

NOTHING = " 0０\u3000\xa0"
"""What a figure is made of that counts nothing: printed once or twice, it is the same."""


def may_be_one(columns: Sequence[int], printed: Sequence[str], head: Sequence[int]) -> bool:
    """Whether neighbouring figures may be one: they are the same, and stand under one label, or under labels that the tool has
    written into each place too.

    `columns` are the grid columns of the figures of a row, `head` those of the labels above.
    """
    if tuple(columns) == tuple(head) and columns[-1] - columns[0] == len(columns) - 1:
        return False
    once = len(head) == len(columns)
    return any(
        after == column + 1 and one == other and one.strip(NOTHING) and not (once and _parts(column, after, head))
        for (column, one), (after, other) in pairwise(zip(columns, printed, strict=True))
    )


def _parts(column: int, after: int, head: Sequence[int]) -> bool:
    """Whether the label above the second of two columns begins there, and the first has one as well."""
    return after in head and head[0] <= column
