"""Numbers that need not be the form's by what else their sentence or paragraph says, from ``doubts.toml``."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from gov_disclosure.statements.found import Found
from gov_disclosure.statements.lexicon import load
from gov_disclosure.text import squeeze


class Doubt(NamedTuple):
    """Words that leave the numbers of some quantities open; `words` are looked for before the pattern is."""

    quantities: frozenset[str]
    below: tuple[str, ...]
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    paragraph: bool

    def concerns(self, name: str) -> bool:
        """Whether it is about a quantity."""
        return name in self.quantities or name.startswith(self.below)

    def holds(self, text: str) -> bool:
        """Whether a text has the words."""
        return any(word in text for word in self.words) and self.pattern.search(squeeze(text)) is not None


_NUMBER = "(?:[0-9][0-9,.]{0,15}|[一二三四五六七八九十百千两]{1,8})"


@cache
def doubts() -> tuple[Doubt, ...]:
    """All of them, in the order of their file."""
    return tuple(
        Doubt(
            frozenset(entry["quantities"]),
            tuple(name for name in entry["quantities"] if name.endswith(".")),
            tuple(entry["words"]),
            re.compile(entry["pattern"].replace("#", _NUMBER)),
            entry.get("paragraph", False),
        )
        for entry in load("doubts.toml")["doubts"]
    )


@cache
def _concerning(quantity: str) -> tuple[tuple[str, Doubt], ...]:
    """The doubts about a quantity, or about one of those joined in it, each with every one of its words."""
    names = quantity.split("+")
    return tuple((word, doubt) for doubt in doubts() if any(map(doubt.concerns, names)) for word in doubt.words)


def certain(found: Sequence[Found], paragraph: str) -> Sequence[Found]:
    """What was found in a paragraph, without the numbers that it leaves open."""
    return [one for one in found if not _is_open(one, paragraph)]


def _is_open(one: Found, paragraph: str) -> bool:
    named = [doubt for word, doubt in _concerning(one.quantity) if word in paragraph]
    return bool(named) and any(
        doubt.holds(paragraph if doubt.paragraph else one.quote) for doubt in dict.fromkeys(named)
    )
