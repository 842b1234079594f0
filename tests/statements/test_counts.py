"""Which quantity a number is of."""

from decimal import Decimal

import pytest

from gov_disclosure.model.report import SectionKind
from gov_disclosure.statements.counts import counts, value_of
from gov_disclosure.statements.groups import Group, groups
from gov_disclosure.statements.state import Chain, Part, State
from gov_disclosure.statements.tokens import clauses, reporter, tokens

WHOSE = reporter("霁川市水务局", 2024)


def state(section: SectionKind = SectionKind.OVERVIEW) -> State:
    return State(section, context=True, about=True, chain=Chain.ALIVE, topic="requests")


def read(text: str, found: State) -> list[str]:
    return [
        name for clause in clauses(tokens(text, WHOSE)) for one in groups(clause) for name in counts(one, clause, found)
    ]


@pytest.mark.parametrize(
    ("text", "part", "names"),
    [
        ("予以公开3件", Part(), ["requests.granted"]),
        ("予以公开3件", Part(5), []),
        ("予以公开8件", Part(5), ["requests.granted"]),
        ("全年予以公开3件", Part(5), ["requests.granted"]),
        ("结转下年3件", Part(5), ["requests.carried_forward"]),
        ("收到申请3件", Part(qualified=True), []),
    ],
)
def test_part(text: str, part: Part, names: list[str]) -> None:
    """What became of requests is not told of all where only some were counted before, unless it is more."""
    found = state()
    found.part = part
    assert read(text, found) == names


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("行政复议3件,行政诉讼2件", "reconsideration+litigation"),
        ("行政复议0件,行政诉讼2件", "litigation"),
        ("行政复议3件,维持2件,行政诉讼2件", "litigation"),
        ("行政诉讼3件,未经复议直接起诉2件", "direct_litigation"),
        ("行政复议3件,收到申请5件", "requests"),
    ],
)
def test_topic(text: str, topic: str) -> None:
    """Two things of one kind that were counted one after the other share what follows."""
    found = state()
    read(text, found)
    assert found.topic == topic


def test_units() -> None:
    """条 counts what became of requests only where they were counted in it, and 项 no decisions."""
    assert read("收到申请5件,公开3条", state()) == ["requests.received"]
    assert read("收到申请5条,公开3条", state()) == ["requests.received", "requests.granted"]
    found = state(SectionKind.PROACTIVE)
    found.verb = "decide"
    assert read("行政许可5件", found) == ["licenses.decisions"]
    assert read("行政许可5项", found) == []


def test_value() -> None:
    """Money is exact, a count whole."""
    assert value_of("fees.amount", Group(3, "万元")) == (Decimal(3), "万元")
    assert value_of("requests.received", Group(None, None)) == (0, None)
