"""Years in whatever characters they are printed."""

from time import perf_counter

import pytest

from gov_disclosure.printed_years import in_digits
from gov_disclosure.text import find_years, label_key, read_year


@pytest.mark.parametrize("nought", "〇○◯零ＯOΟО0０")
def test_a_year_whatever_stands_for_its_nought(nought: str) -> None:
    """Circles, and letters of three scripts."""
    assert in_digits(f"二{nought}二二年度") == "2022年度"
    assert in_digits(f"二 {nought} 二 {nought} 年") == "2020 年"
    assert read_year(f"二{nought}二三年") == 2023
    assert label_key(f"一、二{nought}二二年新收") == "一2022年新收"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("贰零贰贰年", "2022年"), ("2O22年", "2022年"), ("２０２３年", "2023年"), ("二0二三年", "2023年")],
)
def test_other_digits(printed: str, plain: str) -> None:
    assert in_digits(printed) == plain


@pytest.mark.parametrize("text", ["二○二二", "二十○年", "一、本年新收", "第二〇二二号", "二OO年"])
def test_what_is_no_year_stays(text: str) -> None:
    assert in_digits(text) == text


def test_two_years() -> None:
    assert find_years(in_digits("二○二二年和二Ｏ二三年")) == (2022, 2023)


def test_time_grows_with_the_length() -> None:
    began = perf_counter()
    in_digits("二 ○ " * 100_000 + "年")
    assert perf_counter() - began < 2
