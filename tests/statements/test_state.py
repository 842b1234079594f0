"""What a paragraph has established, and whether there is anything to go on with."""

import pytest
from attrs import evolve

from gov_disclosure.statements.state import Chain, State

FRESH = State(None, context=False, about=False, chain=Chain.CONTEXT)


def test_fresh() -> None:
    """At the beginning of a paragraph that is about nothing, and behind something else that was counted."""
    assert FRESH.is_fresh
    assert evolve(FRESH, chain=Chain.BROKEN, context=True).is_fresh


@pytest.mark.parametrize(
    "state",
    [
        evolve(FRESH, chain=Chain.ALIVE),
        evolve(FRESH, topic="reconsideration"),
        evolve(FRESH, verb="decide"),
        evolve(FRESH, measures=["requests.received"]),
    ],
)
def test_something_to_go_on_with(state: State) -> None:
    """A noun, a verb or a number that was given leaves the next sentence something."""
    assert not state.is_fresh
