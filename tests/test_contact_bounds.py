"""The shortest number that can be called."""

import pytest

from gov_disclosure.contact import read_contact


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("联系电话：12345。", "12345"),
        ("联系电话：1234。", None),
        ("联系电话：2031，见附件。咨询电话：12345。", "12345"),
    ],
    ids=["a hotline", "no number", "the second one"],
)
def test_phone(text: str, phone: str | None) -> None:
    """A hotline has five digits; fewer are a year or an extension."""
    found = read_contact(text)
    assert (found and found.phone) == phone
