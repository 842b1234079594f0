"""Numbers as prose writes them: Arabic and Chinese numerals, whole."""

from functools import lru_cache

from gov_disclosure.text import read_chinese_numeral

_TEN_THOUSAND = "万"
_THOUSAND = 1000


@lru_cache(maxsize=1024)
def read_numeral(text: str) -> int | None:
    """A Chinese numeral up to 九万九千九百九十九, None for anything else. 两 is taken where people say it.

    >>> [read_numeral(numeral) for numeral in ("一百二十三", "两", "一万零五十", "〇", "三四", "十几")]
    [123, 2, 10050, 0, None, None]
    """
    high, ten_thousand, low = _plain(text).partition(_TEN_THOUSAND)
    if not ten_thousand:
        return read_chinese_numeral(high)
    thousands = read_chinese_numeral(high)
    rest = _rest(low)
    return None if thousands is None or rest is None or not 0 < thousands < 10 else thousands * 10_000 + rest  # noqa: PLR2004


def _plain(text: str) -> str:
    """The numeral with 二 for every 两 that stands before a place or alone."""
    text = text.replace("〇", "零")
    if text == "两":
        return "二"
    for place in "百千万":
        text = text.replace(f"两{place}", f"二{place}")
    return text


def _rest(low: str) -> int | None:
    """What stands behind 万: nothing, four digits, or fewer behind a 零; ten is 一十 there."""
    if not low:
        return 0
    digits = low.removeprefix("零")
    if digits.startswith("十"):
        return None
    value = read_chinese_numeral(digits.removeprefix("一") if digits.startswith("一十") else digits)
    if value is None or value == 0 or (value < _THOUSAND) != low.startswith("零"):
        return None
    return value
