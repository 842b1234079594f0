"""What a sentence was found to say, before the readings are known, and what its numbers say of one another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from gov_disclosure.statements.lexicon import quantities


class Found(NamedTuple):
    """A statement before its readings are known; `start` is its clause in the passage."""

    quantity: str
    value: int | Decimal
    unit: str | None
    printed: str
    quote: str
    start: int
    within: bool = False
    """其中 or 含 says that it is among what was said before."""
    inclusive: bool = False
    """The next number is said to be among this one."""


def whole(found: Sequence[Found], doubted: set[str]) -> Iterator[Found]:
    """The numbers of one sentence without those of only some: what is told again behind 其中, and what is told of
    several parts one after the other.
    """
    if not doubted and len({one.quantity for one in found}) == len(found) and not any(one.within for one in found):
        return iter(found)
    kept = [one for before, one in zip((None, *found), found, strict=False) if not _is_part_of(before, one, found)]
    told = Counter(one.quantity for one in kept if one.quantity != _RECEIVED)
    return (one for one in _inclusive(kept) if one.quantity not in doubted and told[one.quantity] <= 1)


_RECEIVED = "requests.received"
"""May be told twice in one sentence: with the requests carried over, and without."""


def _is_part_of(before: Found | None, one: Found, found: Sequence[Found]) -> bool:
    if before is None or not one.within or one.quantity != before.quantity:
        return False
    return one.quantity != _RECEIVED or all(other.quantity != "requests.carried_over" for other in found)


def _inclusive(found: Sequence[Found]) -> Iterator[Found]:
    """予以公开26件（含部分公开11件）: the first number may be of both."""
    for one, following in pairwise(found):
        known = quantities().get(one.quantity)
        includes = known is not None and following.within and following.quantity in known.unless
        yield one._replace(inclusive=True) if includes and following.value <= one.value else one
    yield from found[-1:]
