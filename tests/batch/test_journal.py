"""Plans that differ, and what a journal keeps."""

import pytest
from attrs import evolve

from gov_disclosure.batch.journal import Plan

PLAN = Plan("1.0", {"wide": False}, "00ff", 10)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, None),
        ({"options": {"wide": True}}, "the options are others"),
        ({"version": "1.1"}, "version 1.0 of gov-disclosure, and this is 1.1"),
        ({"count": 11, "inputs": "11"}, "there were 10 inputs, and there are 11 now"),
        ({"inputs": "11"}, "in another order"),
    ],
)
def test_differences(changes: dict[str, object], words: str | None) -> None:
    """The message names the first thing that differs."""
    difference = evolve(PLAN, **changes).differs_from(PLAN)  # type: ignore[arg-type]
    assert difference is None if words is None else words in (difference or "")
