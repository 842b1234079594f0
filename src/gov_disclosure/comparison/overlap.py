"""How much of one text another one repeats, word for word.

A letter is repeated where it stands in a run of `RUN` letters that the other text has as well. Runs do not go over the
end of a passage, so that order does not count; numbers and signs are no letters (see `words`). Time and memory
grow with the length of the texts alone.
"""

from collections.abc import Sequence

from attrs import frozen

from gov_disclosure.comparison.passages import Passage, words

RUN = 10
"""Letters in a row. Names and phrases of the trade that any two reports share (政府信息公开申请, 8 letters) are mostly
shorter, what is left of a sentence when a word is replaced is mostly longer.
"""

KEPT = 0.8
"""The share of a passage from which on it counts as kept: a word in a sentence may change."""

MOST = 200_000
"""Letters of one text that are looked at: some two hundred pages."""


@frozen
class Overlap:
    """How many letters of two texts are repeated in the other one."""

    current: int = 0
    current_repeated: int = 0
    previous: int = 0
    previous_repeated: int = 0

    @property
    def reused(self) -> float | None:
        """The share of the current text that the previous one has as well, 0 to 1; None where it has no words."""
        return self.current_repeated / self.current if self.current else None

    @property
    def similarity(self) -> float | None:
        """The share of both texts that is in both, 0 to 1, the same either way; None where neither has words."""
        both = self.current + self.previous
        return (self.current_repeated + self.previous_repeated) / both if both else None


def overlap(current: Sequence[Passage], previous: Sequence[Passage]) -> Overlap:
    """How much two texts repeat of one another.

    >>> old = [Passage("全年在门户网站登载稿件120篇，更正过时内容3处。")]
    >>> new = [Passage("全年在门户网站登载稿件98篇，更正过时内容5处。"), Passage("新设便民服务点2个。")]
    >>> found = overlap(new, old)
    >>> round(found.reused, 2), round(found.similarity, 2)
    (0.7, 0.83)
    """
    now, before = _words(current), _words(previous)
    return Overlap(
        current=sum(map(len, now)),
        current_repeated=sum(_repeated(now, before)),
        previous=sum(map(len, before)),
        previous_repeated=sum(_repeated(before, now)),
    )


def reuse(current: Sequence[Passage], previous: Sequence[Passage]) -> Overlap:
    """The one direction of `overlap`: what the current text repeats. The letters of the previous one are not counted."""
    now, before = _words(current), _words(previous)
    return Overlap(current=sum(map(len, now)), current_repeated=sum(_repeated(now, before)))


def kept(passages: Sequence[Passage], other: Sequence[Passage]) -> tuple[bool, ...]:
    """For each passage, whether the other text has it too, nearly word for word.

    >>> kept([Passage("网站改版3次。"), Passage("新设服务点。")], [Passage("网站改版2次。")])
    (True, False)
    """
    letters = _words(passages)
    counts = _repeated(letters, _words(other))
    return tuple(bool(own) and count >= KEPT * len(own) for own, count in zip(letters, counts, strict=True))


def _words(passages: Sequence[Passage]) -> list[str]:
    """The words of each passage; none where the text is too long by then."""
    found, room = [], MOST
    for passage in passages:
        found.append(words(passage.text)[:room] if room else "")
        room -= len(found[-1])
    return found


def _repeated(letters: Sequence[str], other: Sequence[str]) -> list[int]:
    """For each passage, how many of its letters are repeated in the other text."""
    known = frozenset([each[start : start + RUN] for each in other for start in _starts(each)])
    return [_covered(each, known) for each in letters]


def _starts(letters: str) -> range:
    """Where the runs of a passage start; a passage that is shorter than a run is one by itself."""
    return range(max(len(letters) - RUN, 0) + 1)


def _covered(letters: str, known: frozenset[str]) -> int:
    hits = [start for start in _starts(letters) if letters[start : start + RUN] in known]
    covered = end = 0
    for start in hits:
        covered += start + RUN - max(start, end)
        end = start + RUN
    return min(covered, len(letters))
