"""The whole numbers that a column of 64 bits holds."""

from decimal import Decimal

import pytest

from gov_disclosure.errors import FrameError
from gov_disclosure.export.arrow import column_array

pa = pytest.importorskip("pyarrow")


@pytest.mark.parametrize("value", [10**18, 2**63 - 1, -(2**63)])
def test_held(value: int) -> None:
    """Decimals with up to nineteen digits, as far as 64 bits go, are themselves."""
    assert column_array([Decimal(value)], pa.field("value", pa.int64())).to_pylist() == [value]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal(2**63), "does not fit the column's type int64"),
        (Decimal(10**19), "whole numbers of 64 bits"),
        (Decimal("1E+5000"), "whole numbers of 64 bits"),
        (Decimal("-Infinity"), "whole numbers of 64 bits"),
    ],
)
def test_not_held(value: Decimal, words: str) -> None:
    """One that is greater raises, and the message says so without its five thousand digits."""
    with pytest.raises(FrameError, match=words) as raised:
        column_array([value], pa.field("value", pa.int64()))
    assert len(str(raised.value)) < 200
