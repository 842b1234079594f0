"""Figures as the equations take them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from gov_disclosure import Report, SourceError
from gov_disclosure.model.disputes import Disputes
from gov_disclosure.repair import apply, bounds, explain, infer_missing, locate
from gov_disclosure.repair.values import exact, possible, present, value_of


@pytest.mark.parametrize(
    ("value", "expected", "can_be"),
    [
        (3, 3, True),
        (0, 0, True),
        (-3, -3, False),
        (None, None, True),
        (Decimal("4.00"), 4, True),
        (Decimal("1.5"), Fraction(3, 2), False),
    ],
)
def test_exact(value: int | Decimal | None, expected: int | Fraction | None, can_be: bool) -> None:
    """Values lose nothing on the way in and out; a count is whole and not negative."""
    assert exact(value) == expected
    assert value_of(exact(value)) == value
    assert possible(exact(value)) is can_be


def test_present() -> None:
    """Tables that the report lacks are left out."""
    assert [len(parts) for _, parts in present(Report(disputes=Disputes()))] == [3]
    assert list(present(Report())) == []


@pytest.mark.parametrize("function", [locate, explain, infer_missing, lambda report: apply(report, ())])
def test_no_report(function: object) -> None:
    """What is no report is refused in words that say what to do."""
    with pytest.raises(SourceError, match="parse the source first"):
        function("三、收到和处理政府信息公开申请情况")  # type: ignore[operator]
    with pytest.raises(SourceError, match=r"bounds\(\) takes a Report, not str"):
        bounds("text", "requests.received.total")  # type: ignore[arg-type]
