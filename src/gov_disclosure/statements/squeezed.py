"""A sentence in the plain forms in which it is matched."""

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from gov_disclosure.text import squeeze


@frozen
class Squeezed:
    """A sentence in plain forms without blanks, and where each of its characters stands in the sentence."""

    text: str
    places: Sequence[int]


_GAP = "\0"
"""Stands for blanks between two digits, which may be one number or two."""


_squeezed = lru_cache(maxsize=4096)(squeeze)


def squeeze_sentence(sentence: str) -> Squeezed:
    """The sentence as it is matched.

    >>> squeeze_sentence("共 １２ 件（含 3 件）").text
    '共12件(含3件)'
    """
    if _EASY.fullmatch(sentence):
        for mark, plain_mark in _PLAIN_MARKS:
            sentence = sentence.replace(mark, plain_mark)
        return Squeezed(sentence, range(len(sentence)))
    plain = squeeze(sentence)
    if len(plain) == len(sentence):
        return Squeezed(plain, range(len(plain)))
    printed = [place for place, character in enumerate(sentence) if not character.isspace()]
    if len(plain) == len(printed) and not _PARTED_DIGITS.search(sentence):
        return Squeezed(plain, printed)
    return _squeezed_one_by_one(sentence)


_PLAIN_MARKS = tuple(zip("，；：（）“”", ',;:()""', strict=True))
_EASY = re.compile(r"[一-鿿!-Z\\^_a-~、。《》，；：（）“”]*")
"""Most sentences: of its characters only the marks have another plain form."""

_PARTED_DIGITS = re.compile(r"\d\s+\d")


def _squeezed_one_by_one(sentence: str) -> Squeezed:
    """The same where a character becomes several or none, or blanks stand between digits."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(sentence):
        for plain in _squeezed(character):
            if plain.isdigit() and characters and characters[-1].isdigit() and places[-1] not in (place, place - 1):
                characters.append(_GAP)
                places.append(place)
            characters.append(plain)
            places.append(place)
    return Squeezed("".join(characters), tuple(places))
