"""Elements with a flood of attributes."""

import pytest

from gov_disclosure.errors import LimitExceededError
from gov_disclosure.readers.flood import MOST_ATTRIBUTES, refuse_flood

FILLER = b"<p class='x'>1</p>" * 6000


def element(count: int, written: str) -> bytes:
    """An element with so many attributes."""
    return ("<p " + "".join(written.format(number) for number in range(count)) + ">1</p>").encode()


WRITTEN = [
    "a{} ",
    "a{}=1 ",
    'a{}="1"',
    "a{}='1'/",
    'a{}=">" ',
    "a{}='<b>' ",
    'a{}=\n\n\n\n\n\n\n\n\n\n\n\n">" ',
    "a{}<\n",
]


@pytest.mark.parametrize("before", [b"", b"<html>", FILLER, b"<!-- <i a='-->", b"<script>'<i a='</script>"])
@pytest.mark.parametrize("written", WRITTEN)
def test_a_flood_is_refused(written: str, before: bytes) -> None:
    """However the attributes are written and whatever stands before them."""
    with pytest.raises(LimitExceededError, match="attributes"):
        refuse_flood(before + element(MOST_ATTRIBUTES + 1, written) + FILLER)


@pytest.mark.parametrize("written", WRITTEN)
def test_many_attributes_pass(written: str) -> None:
    """As many as are allowed are."""
    refuse_flood(element(MOST_ATTRIBUTES, written) + FILLER)


@pytest.mark.parametrize(
    "page", [b"", b"<p>", FILLER, b" " * 200_000, b"\0" * 200_000, b"<img src='" + b"A" * 200_000 + b"'>"]
)
def test_other_pages_pass(page: bytes) -> None:
    """A page without a flood passes, one with a long attribute too."""
    refuse_flood(page)
