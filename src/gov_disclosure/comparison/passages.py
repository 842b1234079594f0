"""A text cut into passages, one sentence each, and what is compared of a passage: its words without its numbers."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

from attrs import frozen

from gov_disclosure.model.report import Section
from gov_disclosure.position import Position

_SENTENCE = re.compile(r"[^。！？；!?;]+[。！？；!?;]*")
_NO_LETTERS = re.compile(r"[\W\d_〇零一二三四五六七八九十百千万亿两]+")
_LETTER = re.compile(r"[^\W\d_〇零一二三四五六七八九十百千万亿两]")


@frozen
class Passage:
    """One sentence of a section. `position` is that of its line, else that of the part or the section that it stands in."""

    text: str
    position: Position | None = None


def words(text: str) -> str:
    """The words of a text: letters alone, in one width and case; numbers, signs and blanks are left out.

    >>> words("２０２４年，公开信息1,204条；") == words("2023年公开信息九百八十条") == "年公开信息条"
    True
    """
    letters = _NO_LETTERS.sub("", text).lower()
    if unicodedata.is_normalized("NFKC", letters):
        return letters
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", letters).lower())


def passages(section: Section | None) -> tuple[Passage, ...]:
    """The passages of a section in order; none where there is no section.

    A passage ends with 。！？； or its line. Headings of parts are passages too; what has no words is none.
    """
    return tuple(_passages(section)) if section else ()


def _passages(section: Section) -> Iterator[Passage]:
    for line, position in zip(section.text.split("\n"), _positions(section), strict=False):
        for sentence in _SENTENCE.findall(line):
            if _LETTER.search(sentence):
                yield Passage(sentence.strip(), position)


def _positions(section: Section) -> Iterator[Position | None]:
    """Where each line stands, as far as the section knows."""
    place, parts = section.position, iter(section.parts)
    following = next(parts, None)
    for line, known in zip_longest(section.text.split("\n"), section.positions):
        if following and line and line.startswith(following.heading):
            place, following = following.position or place, next(parts, None)
        yield known or place
