"""What the numbers of one sentence say of one another."""

import pytest

from gov_disclosure.statements.found import Found, whole


def found(quantity: str, value: int, *, within: bool = False) -> Found:
    return Found(quantity, value, "件", "", "", 0, within)


def test_again_behind_which() -> None:
    """The same quantity right behind 其中 is a part of the first."""
    first, second = found("rules.issued", 5), found("rules.issued", 2, within=True)
    assert list(whole([first, second], set())) == [first]


def test_told_of_several_parts() -> None:
    """A quantity that is told twice is told of parts, but 收到 may be told with the requests carried over and without."""
    answered, received = [found("requests.answered", 3)] * 2, [found("requests.received", 3)] * 2
    assert list(whole(answered, set())) == []
    assert list(whole(received, set())) == received


def test_received_of_which() -> None:
    """Behind 其中 the new requests are told again only beside those carried over."""
    received, new = found("requests.received", 5), found("requests.received", 3, within=True)
    carried = found("requests.carried_over", 2, within=True)
    assert list(whole([received, new], set())) == [received]
    assert list(whole([received, carried, new], set())) == [received, carried, new]


def test_doubted() -> None:
    """What the sentence tells only of some elsewhere is left out."""
    assert list(whole([found("requests.granted", 1)], {"requests.granted"})) == []


@pytest.mark.parametrize(("value", "within", "inclusive"), [(2, True, True), (2, False, False), (9, True, False)])
def test_inclusive(value: int, within: bool, inclusive: bool) -> None:
    """部分公开 behind 含 or 其中 is among 予以公开, unless it is more."""
    granted, _ = whole([found("requests.granted", 5), found("requests.partially_granted", value, within=within)], set())
    assert granted.inclusive is inclusive
