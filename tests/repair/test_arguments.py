"""What the functions of repair do not take: the error is the library's, and says what was passed and what to pass."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from gov_disclosure import ArgumentError, Report, apply, bounds, explain
from gov_disclosure.model.disputes import Disputes, Outcomes

REPORT: Any = Report(disputes=Disputes(reconsideration=Outcomes(upheld=30, corrected=1, other=0, pending=0, total=13)))
TOTAL = "disputes.reconsideration.total"


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda given: bounds(REPORT, given), "bounds() takes the path of a figure, such as"),
        (lambda given: apply(REPORT, given), "apply() takes several corrections, such as those of locate(report), not"),
        (lambda given: explain(REPORT, cells=given), "cells takes a whole number of at least 0, such as cells=3, not"),
        (lambda given: explain(REPORT, budget=given), "budget takes a whole number of at least 0, such as budget=2"),
    ],
)
@pytest.mark.parametrize("given", [None, 1.5])
def test_another_type(function: Callable[[Any], object], message: str, given: object) -> None:
    """In English and in Chinese; to Python it is a `TypeError`."""
    with pytest.raises(ArgumentError, match=re.escape(message)) as raised:
        function(given)
    assert isinstance(raised.value, TypeError)
    for told in (str(raised.value), raised.value.message_zh):
        assert repr(given) in told
    assert raised.value.message_zh != str(raised.value)


@pytest.mark.parametrize("given", [5, []])
def test_no_path(given: Any) -> None:  # noqa: ANN401 - whatever a caller passes
    """A number, and what has no hash."""
    with pytest.raises(ArgumentError):
        bounds(REPORT, given)


@pytest.mark.parametrize("given", ["a", -1, True])
def test_no_count(given: Any) -> None:  # noqa: ANN401 - whatever a caller passes
    """Text, less than nothing, and a truth value; on a report whose balances hold, too."""
    for report in (REPORT, Report()):
        for option in ("cells", "budget"):
            with pytest.raises(ArgumentError, match=f"^{option} takes"):
                explain(report, **{option: given})


def test_the_least() -> None:
    """No cell and no move at all may be asked for."""
    assert not explain(REPORT, cells=0)[0].explanations
    assert not explain(REPORT, budget=0)[0].explanations
    assert bounds(REPORT, TOTAL).determined
