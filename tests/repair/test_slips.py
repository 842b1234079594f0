"""The slip that makes one figure of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.repair import Slip
from gov_disclosure.repair.slips import slip
from repair.slips import IN_ONE_CELL
from writer.forms import seeded

KINDS = [
    (162, 126, Slip.TRANSPOSED_DIGITS),
    (21, 12, Slip.TRANSPOSED_DIGITS),
    (1, 10, Slip.DROPPED_DIGIT),
    (3, 103, Slip.DROPPED_DIGIT),
    (26, 126, Slip.DROPPED_DIGIT),
    (1226, 126, Slip.DOUBLED_DIGIT),
    (11, 1, Slip.DOUBLED_DIGIT),
    (1206, 126, Slip.ADDED_DIGIT),
    (50, 0, Slip.ADDED_DIGIT),
    (128, 126, Slip.CHANGED_DIGIT),
    (0, 7, Slip.CHANGED_DIGIT),
    (7, 0, Slip.CHANGED_DIGIT),
    (-126, 126, Slip.WRONG_SIGN),
    (-126, 162, Slip.OTHER),
    (621, 126, Slip.OTHER),
    (12, 12345, Slip.OTHER),
    (12345, 12, Slip.OTHER),
    (0, 126, Slip.OTHER),
]


@pytest.mark.parametrize(("printed", "proposed", "kind"), KINDS)
def test_slip(printed: int, proposed: int, kind: Slip) -> None:
    """Each slip is told from the two numbers."""
    assert slip(printed, proposed, total=False) is kind


@pytest.mark.parametrize("printed", [0, None])
def test_blank_for_sum(printed: int | None) -> None:
    """An empty total whose parts have a sum is a slip of its own."""
    assert slip(printed, 126, total=True) is Slip.BLANK_FOR_SUM


@given(st.integers(0, 10**6), st.sampled_from(sorted(IN_ONE_CELL)), st.integers(0, 2**32))
def test_made_slips_are_told(value: int, kind: Slip, seed: int) -> None:
    """Whatever a slip makes of a number is known as a slip, if not always as that one."""
    printed = IN_ONE_CELL[kind](seeded(seed), value)
    if printed != value and kind is not Slip.OTHER:
        assert slip(printed, value, total=kind is Slip.BLANK_FOR_SUM) is not Slip.OTHER
