"""A run of digits splits as trying every cut does."""

import time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure.tables.specs import Sum, row_specs
from gov_disclosure.tables.splitting import MOST_SPLITS, Group, TooManyError, agreed_groups, groups, splits

SEVEN = groups(7, [Sum((0, 1, 2, 3, 4, 5), 6)])
THREE = groups(3, [])
FIFTEEN = groups(15, row_specs("disputes", "2021")[0].sums)


def cut(digits: str, size: int) -> list[tuple[int, ...]]:
    """Every way to cut the digits into numbers as they are printed."""
    found = []
    for places in combinations(range(1, len(digits)), size - 1):
        pieces = [digits[start:end] for start, end in zip((0, *places), (*places, len(digits)), strict=True)]
        if all(piece == str(int(piece)) for piece in pieces):
            found.append(tuple(map(int, pieces)))
    return found


def test_groups() -> None:
    """The rows of the form as groups."""
    assert ((Group(6),), (Group(0),) * 3, (Group(4),) * 3) == (SEVEN, THREE, FIFTEEN)


@given(st.text("0012345", min_size=7, max_size=14))
@settings(max_examples=150, deadline=None)
def test_seven_figures(digits: str) -> None:
    """The last figure is the sum of the six before it."""
    assert sorted(splits(digits, SEVEN)) == sorted(way for way in cut(digits, 7) if sum(way[:6]) == way[6])


@given(st.text("0012345", min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_seven_figures_or_fewer(digits: str) -> None:
    """Blank cells print nothing; what is printed still adds up."""
    expected = {way for size in range(1, 8) for way in cut(digits, size) if sum(way[:-1]) == way[-1]}
    assert set(splits(digits, SEVEN, blanks=True)) == expected


@given(st.text("0123456789", min_size=1, max_size=9))
def test_figures_without_a_sum(digits: str) -> None:
    """Every cut is a way, and with blanks every cut into fewer too."""
    assert sorted(splits(digits, THREE)) == sorted(cut(digits, 3))
    assert set(splits(digits, THREE, blanks=True)) == {way for size in (1, 2, 3) for way in cut(digits, size)}


@given(st.lists(st.lists(st.integers(0, 30), min_size=4, max_size=4), min_size=3, max_size=3))
@settings(max_examples=40, deadline=None)
def test_fifteen_figures(parts: list[list[int]]) -> None:
    """The true figures are among the ways, and what is agreed on is true."""
    true = tuple(figure for part in parts for figure in (*part, sum(part)))
    run = "".join(map(str, true))
    assert true in splits(run, FIFTEEN)
    for number, placed in enumerate(agreed_groups(run, FIFTEEN)):
        if placed is not None:
            assert placed.figures == true[number * 5 : number * 5 + 5]
            assert placed.start == len("".join(map(str, true[: number * 5])))


AGREED = [
    ("0" * 15, [(0,) * 5] * 3),
    ("0" * 14, [None] * 3),  # a figure is missing
    ("0" * 16, [None] * 3),  # a figure too many
    ("11002" + "0" * 10, [(1, 1, 0, 0, 2), (0,) * 5, (0,) * 5]),
    ("10102" + "0" * 10, [None] * 3),  # 10 10 20 and nine zeros, where three cells are blank
    ("25210" + "28" + "00145" + "20046", [None, (0, 0, 1, 4, 5), (2, 0, 0, 4, 6)]),  # 25 2 1 0 or 2 5 21 0
    ("210921" + "0" * 11, [None] * 3),  # 21 0 9 0 21 with a misprint adds up as 2 10 9 0 21
]


@pytest.mark.parametrize(("run", "expected"), AGREED)
def test_agreed_groups(run: str, expected: list[tuple[int, ...] | None]) -> None:
    """A group is settled where its figures are the same in every reading."""
    assert [placed and placed.figures for placed in agreed_groups(run, FIFTEEN)] == expected


@pytest.mark.parametrize("digits", ["1" * 200, "12345678" * 8, "10" * 40, "123456" * 5])
def test_bounded(digits: str) -> None:
    """Long runs end in good time, with an answer or without."""
    start = time.perf_counter()
    for row in (SEVEN, FIFTEEN, THREE):
        try:
            assert len(splits(digits, row, blanks=True)) <= MOST_SPLITS
            agreed_groups(digits, FIFTEEN)
        except TooManyError:
            pass
    assert time.perf_counter() - start < 20  # seconds under a tracer; unbounded it would take days
