"""Boards: what fails where blanks are left out of account."""

import pytest

from gov_disclosure.repair.board import board
from gov_disclosure.repair.network import networks
from repair.strategies import SMALL, small

TABLE = small(3, 4, 5, 6)


def test_nothing_fails() -> None:
    """A consistent table has no failing group, with and without blanks."""
    assert not board(SMALL, TABLE).failing
    assert not board(SMALL, (None, *TABLE[1:])).failing
    assert not board(SMALL, [None] * 9).failing


def test_failing_groups() -> None:
    """One wrong cell fails at both of its ends, by the same amount."""
    found = board(SMALL, (TABLE[0] + 2, *TABLE[1:]))
    assert sorted(found.failing.values()) == [-2, 2]
    assert set(found.failing) == set(found.ends(0))
    assert not found.after({0: TABLE[0]})


def test_blank_joins() -> None:
    """A blank joins the balances at its ends, and what fails beside it still does."""
    found = board(SMALL, (None, TABLE[1] + 2, *TABLE[2:]))
    assert len(set(found.ends(0))) == 1
    assert set(found.failing) == set(found.ends(1))
    assert all(number != 0 for steps in found.steps().values() for number, _, _ in steps)


@pytest.mark.parametrize(
    ("blanks", "circle"),
    [((), 4), ((0,), 3), ((0, 1), 2), ((0, 1, 3), 1), (tuple(range(9)), 4)],
)
def test_smallest_circle(blanks: tuple[int, ...], circle: int) -> None:
    """Blanks make circles smaller, until a figure begins and ends in the same group."""
    values = [None if number in blanks else value for number, value in enumerate(TABLE)]
    assert board(SMALL, values).smallest_circle() == circle


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_circles_of_the_form(edition: str) -> None:
    """Without blanks, no three figures of table 三 make a circle; in table 四, any two do."""
    (requests,) = networks("requests", edition)
    assert board(requests, [0] * len(requests.paths)).smallest_circle() == 4
    assert board(networks("disputes", edition)[0], [0] * 5).smallest_circle() == 2
