"""Numbers for blanks: whether there are any, which are settled, and how far each can go."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.repair.flow import determined, extremes, solve
from repair.strategies import MOST, SMALL, every_small, holds

ALL = list(every_small())
parts = st.integers(0, MOST)
places = st.sets(st.integers(0, 8), min_size=1)


def agreeing(values: list[int | None]) -> list[tuple[int, ...]]:
    """The tables, of all there are, that print the same where the values are known."""
    return [table for table in ALL if all(value in {None, number} for value, number in zip(values, table, strict=True))]


@given(st.sampled_from(ALL), places)
def test_numbers_are_found(table: tuple[int, ...], blanks: set[int]) -> None:
    """Blanks of a consistent table have numbers with which it balances."""
    found = solve(SMALL, [None if place in blanks else value for place, value in enumerate(table)])
    assert found is not None
    assert min(found.amounts) >= 0
    assert holds(dict(zip(SMALL.paths, found.amounts, strict=True)))


@given(st.sampled_from(ALL), places)
def test_determined_and_extremes(table: tuple[int, ...], blanks: set[int]) -> None:
    """What is settled and how far the rest goes is what trying every number says, where all numbers were tried."""
    values = [None if place in blanks else value for place, value in enumerate(table)]
    found = solve(SMALL, values)
    assert found is not None
    settled = determined(found)
    tried = agreeing(values)
    for blank in blanks:
        numbers = {other[blank] for other in tried}
        again = solve(SMALL, values)
        assert again is not None
        lowest, highest = extremes(again, blank)
        assert lowest <= min(numbers)
        assert highest is None or highest >= max(numbers)
        assert (lowest == highest) == (blank in settled)
        if table[8] <= MOST and 8 not in blanks:  # the sum of all is printed, so that every number was tried
            assert (lowest, highest) == (min(numbers), max(numbers))


@pytest.mark.parametrize(
    "values",
    [
        (1, 1, 3, None, None, None, None, None, None),  # a row that fails
        (5, None, 3, 0, 0, 0, None, None, 3),  # a part above its sum
        (None, None, 2, None, None, 2, 1, 1, None),  # two sums of rows above those of the columns
        (-1, None, 2, 0, 0, 0, None, None, None),
        (Fraction(1, 2), None, 2, 0, 0, 0, None, None, None),
    ],
)
def test_no_numbers(values: tuple[int | None, ...]) -> None:
    """Figures that contradict each other leave none."""
    assert solve(SMALL, values) is None


def test_no_highest() -> None:
    """A part whose sums are all blank has no highest number."""
    found = solve(SMALL, (None, 1, None, 2, 0, 2, None, 1, None))
    assert found is not None
    assert extremes(found, 0) == (0, None)
