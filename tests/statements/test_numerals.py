"""Chinese numerals of prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.statements.numerals import read_numeral

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """A number up to 99,999 as it is written."""
    high, low = divmod(number, 10_000)
    if not high:
        text = _up_to_9999(low)
        return text.removeprefix("一") if text.startswith("一十") else text
    return DIGITS[high] + "万" + (("零" * (low < 1000) + _up_to_9999(low)) if low else "")


def _up_to_9999(number: int) -> str:
    text = ""
    for digit, place in zip(f"{number:04d}", ("千", "百", "十", ""), strict=True):
        if digit != "0":
            text += DIGITS[int(digit)] + place
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零") or "零"


@given(st.integers(0, 99_999))
def test_round_trip(number: int) -> None:
    """Every number up to 99,999 is read as it is written."""
    assert read_numeral(written(number)) == number


@pytest.mark.parametrize("number", [10, 19, 110, 1_010, 10_010, 10_019, 10_110, 11_010, 20_000, 99_999])
def test_tens(number: int) -> None:
    """Ten is 十 at the beginning and 一十 behind other digits."""
    assert read_numeral(written(number)) == number


@given(st.integers(0, 99_999))
def test_as_people_say_it(number: int) -> None:
    """两 before 百, 千 and 万, and 〇 for 零, change nothing."""
    spoken = written(number).replace("零", "〇")
    for place in "百千万":
        spoken = spoken.replace(f"二{place}", f"两{place}")
    assert read_numeral(spoken) == number


@given(st.text("零一二三四五六七八九十百千万两〇", max_size=8))
def test_nothing_else_is_read(text: str) -> None:
    """What is read is written so, and no other way."""
    number = read_numeral(text)
    if number is not None:
        plain = text.replace("〇", "零").replace("两百", "二百").replace("两千", "二千").replace("两万", "二万")
        assert ("二" if plain == "两" else plain) == written(number)


@pytest.mark.parametrize(
    "text", ["", "万", "三四", "一百五", "十万", "两十", "一万二", "一万零", "二〇二四", "十十", "一万万"]
)
def test_no_number(text: str) -> None:
    """What is no whole number up to 99,999 in the usual way of writing is None."""
    assert read_numeral(text) is None
