"""What the readers of plain text share."""

import pytest

from gov_disclosure.readers.plain import without_page_numbers

PAGED = {
    "at the foot": ("a|1|\fb|2", [1, 3]),
    "at the head": ("1|a|\f2|b|\f3|c", [0, 2, 4]),
    "blank lines and the last form feed": ("a| 7 |\f|b||8|\f", [1, 5]),
    "none on the first page": ("a|\fb|2|\fc|3|\fd|4", [2, 4, 6]),
    "beside a running head": ("h|1|a|\fh|2|b", [1, 4]),
    "beside a running foot": ("a|1|h|\fb|2|h", [1, 4]),
}
OTHERS = {
    "no form feed": "a|1|b|2",
    "one page": "a|1|\f",
    "not counting up": "a|1|\fb|3",
    "not on every page": "a|1|\fb|\fc|3",
    "two pages behind a cover": "a|\fb|2|\fc|3",
    "too long": "a|2030|\fb|2031",
    "other digits": "a|²|\fb|³",
}


@pytest.mark.parametrize(("text", "numbers"), PAGED.values(), ids=PAGED)
def test_page_numbers(text: str, numbers: list[int]) -> None:
    """They are made blank, and all other lines stay in their places."""
    lines = text.split("|")
    assert without_page_numbers(lines) == ["" if place in numbers else line for place, line in enumerate(lines)]


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_numbers_that_may_be_figures(text: str) -> None:
    """Nothing is left out."""
    assert without_page_numbers(text.split("|")) == text.split("|")
