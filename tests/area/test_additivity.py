"""What adds up over an area is a table, and says why."""

import pytest

from gov_disclosure.area.additivity import RULINGS, Additivity, additivity, ruling
from rules.strategies import EDITIONS, paths

COUNTS = {
    "2019": {Additivity.SHARED: 6, Additivity.LISTED: 10, Additivity.SUM: 182},
    "2021": {Additivity.SHARED: 6, Additivity.LISTED: 0, Additivity.SUM: 194},
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure(edition: str) -> None:
    """Each figure of each edition has a ruling; a new figure is noticed here."""
    found = [additivity(path) for path in paths(edition)]
    assert {kind: found.count(kind) for kind in Additivity} == COUNTS[edition]


def test_reasons() -> None:
    """Each ruling gives its reason in both languages, and is used."""
    used = {ruling(path) for edition in EDITIONS for path in paths(edition)}
    assert used == set(RULINGS)
    assert all(one.reason and one.reason_zh for one in RULINGS)
