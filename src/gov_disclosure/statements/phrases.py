"""Phrases as they are written short in ``phrases.toml``, and the patterns that find any of many."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, TypeAlias

_PIECE = re.compile(r"\\(.)|([^\\\[\](|)]+)")
_CLOSING = {"[": "]", "(": ")"}


def expand(text: str) -> tuple[str, ...]:
    """Every phrase that a line of ``phrases.toml`` stands for: (a|b) is a choice, [a|b] may be missing.

    >>> expand("[行政]复议(案件|申请)")
    ('行政复议案件', '行政复议申请', '复议案件', '复议申请')
    """
    return _choices(text, 0, "")[0]


def _choices(text: str, start: int, closing: str) -> tuple[tuple[str, ...], int]:
    """The choices up to the closing bracket, and where it stands."""
    found: list[str] = []
    pieces: list[tuple[str, ...]] = []
    while start < len(text) and text[start] != closing:
        if text[start] == "|":
            found.extend(map("".join, product(*pieces)))
            pieces, start = [], start + 1
        else:
            piece, start = _piece(text, start)
            pieces.append(piece)
    return (*found, *map("".join, product(*pieces))), start


def _piece(text: str, start: int) -> tuple[tuple[str, ...], int]:
    match = _PIECE.match(text, start)
    if match is not None:
        return (match[1] or match[2],), match.end()
    bracket = text[start]
    inside, end = _choices(text, start + 1, _CLOSING[bracket])
    return (inside if bracket == "(" else (*inside, "")), end + 1


# ---------------------------------------------------------------------------- what finds any of many

Nested: TypeAlias = dict[str, Any]
"""Phrases by their first character, each of these by its second one, and so on; "" where a phrase ends."""


def _nested(phrases: Iterable[str]) -> Nested:
    nested: Nested = {}
    for phrase in phrases:
        _add(phrase, nested)
    return nested


def _add(phrase: str, nested: Nested) -> None:
    for character in phrase:
        nested = nested.setdefault(character, {})
    nested[""] = {}


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of the longest of some phrases; what several begin with is looked at once.

    >>> any_of(["收到", "收", "答复"])
    '(?:收到?|答复)'
    """
    return _nested_pattern(_nested(phrases))


def _nested_pattern(nested: Nested) -> str:
    choices = [re.escape(first) + _nested_pattern(rest) for first, rest in nested.items() if first]
    if not choices:
        return ""
    alone = len(choices) == 1 and ("" not in nested or len(choices[0]) == 1)
    return ("|".join(choices) if alone else f"(?:{'|'.join(choices)})") + "?" * ("" in nested)


def shortest(phrases: Iterable[str]) -> Iterator[str]:
    """The phrases that hold no other: who finds these finds all."""
    known: Nested = {}
    for phrase in sorted(phrases, key=len):
        if not any(_begins(phrase[place:], known) for place in range(len(phrase))):
            _add(phrase, known)
            yield phrase


def _begins(text: str, nested: Nested) -> bool:
    """Whether a text begins with one of some phrases."""
    for character in text:
        if character not in nested:
            return False
        nested = nested[character]
        if "" in nested:
            return True
    return False
