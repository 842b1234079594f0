"""Simplified text as converting mirrors print it: traditional characters, some with their reading in brackets."""

from collections.abc import Mapping
from functools import cache
from typing import Protocol

READINGS: Mapping[str, str] = {
    "開": "kāi", "報": "bào", "號": "hào", "動": "dòng", "務": "wù", "請": "qǐng", "數": "shù", "項": "xiàng",
    "國": "guó", "區": "qū", "縣": "xiàn", "總": "zǒng", "計": "jì", "關": "guān", "機": "jī", "業": "yè",
    "類": "lèi", "處": "chù", "結": "jié", "轉": "zhuǎn", "訴": "sù", "議": "yì", "維": "wéi", "審": "shěn",
    "內": "nèi", "現": "xiàn", "發": "fā", "與": "yǔ", "屬": "shǔ", "規": "guī", "設": "shè", "過": "guò",
}  # fmt: skip
"""The characters that get a reading: a choice of those that mirrors mark."""

_MARKED = str.maketrans({character: f"{character}({reading})" for character, reading in READINGS.items()})


class _Converter(Protocol):
    def convert(self, string: str) -> str: ...


@cache
def _converter() -> _Converter:
    from opencc import OpenCC

    converter: _Converter = OpenCC("s2t")
    return converter


def traditional(text: str, left: str = "") -> str:
    """The text in traditional characters; those in `left` stay as they are, as some mirrors leave them."""
    converted = _converter().convert(text)
    if not left or len(converted) != len(text):
        return converted
    return "".join(before if before in left else after for before, after in zip(text, converted, strict=True))


def with_readings(text: str) -> str:
    """The text in traditional characters with bracketed readings."""
    return traditional(text, left="里只后").translate(_MARKED)
