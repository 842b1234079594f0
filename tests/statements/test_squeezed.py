"""A sentence in plain forms."""

import pytest

from gov_disclosure.statements.squeezed import squeeze_sentence
from gov_disclosure.text import squeeze


def test_every_character() -> None:
    """Whichever way a sentence takes, its text is that of `squeeze`, for each character of the basic plane."""
    for character in map(chr, range(0x10000)):
        assert squeeze_sentence(character).text == squeeze(character)


@pytest.mark.parametrize(
    ("text", "plain", "places"),
    [
        ("收到，（含2件）", "收到,(含2件)", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("“公开”：１件", '"公开":1件', [0, 1, 2, 3, 4, 5, 6]),
        ("共 12 件", "共12件", [0, 2, 3, 5]),
        ("1 2件", "1\0002件", [0, 2, 2, 3]),
        ("㈠\u200b件", "(一)件", [0, 0, 0, 2]),
    ],
)
def test_places(text: str, plain: str, places: list[int]) -> None:
    """Each character knows where it stands in the sentence; blanks between two digits leave a sign of them."""
    squeezed = squeeze_sentence(text)
    assert squeezed.text == plain
    assert list(squeezed.places) == places
