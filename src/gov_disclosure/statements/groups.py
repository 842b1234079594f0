"""What a clause gives: its number with the words that say of what."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from attrs import frozen

from gov_disclosure.statements.lexicon import Word
from gov_disclosure.statements.tokens import Token


@frozen
class Group:
    """A number and the words around it; `number` is None where the clause says that there is none (无, 未)."""

    number: int | Decimal | None
    unit: str | None
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    each: bool = False
    joined: bool = False
    about: bool = False

    @property
    def sums(self) -> bool:
        """Whether the number is of all things named together; a zero is of each of them."""
        return bool(self.number) and not self.each

    @property
    def value(self) -> int | Decimal:
        """The number; zero where there is none of them."""
        return self.number or 0


_CONTENT = frozenset({Word.NOUN, Word.VERB, Word.OUTCOME, Word.APPLICANT, Word.CAUSE})
_MOST_WORDS = 60
"""A clause of more words is no prose."""
_REQUESTS = frozenset({"requests", "on_request", "application"})


def groups(clause: Sequence[Token]) -> Iterator[Group]:
    """The groups of a clause of known words: one for each number, or one for a clause that says 无, 未, 没有.

    None at all where what follows has an outcome for its cause (因不予公开引发的行政复议): that counts only some.
    """
    if len(clause) > _MOST_WORDS or _counts_some(clause):
        return
    numbers = [index for index, token in enumerate(clause) if token.word is Word.NUMBER]
    none = [index for index, token in enumerate(clause) if token.word is Word.NONE]
    if none:
        if not numbers and len(none) == 1:
            yield _group(clause, None)
        return
    yield from (_group(words, clause[index]) for index, words in _shares(clause, numbers))


def _shares(clause: Sequence[Token], numbers: Sequence[int]) -> Iterator[tuple[int, Sequence[Token]]]:
    """Each number with its share of the clause: what stands before it, or behind it if the clause begins with it.

    What stands behind the last number belongs to it.
    """
    leads = bool(numbers) and not any(token.word in _CONTENT for token in clause[: numbers[0]])
    for place, index in enumerate(numbers):
        if leads:
            end = numbers[place + 1] if place + 1 < len(numbers) else len(clause)
            yield index, clause[index + 1 : end]
        else:
            start = numbers[place - 1] + 1 if place else 0
            last = place + 1 == len(numbers)
            yield index, [*clause[start:index], *(clause[index + 1 :] if last else ())]


def _group(words: Sequence[Token], number: Token | None) -> Group:
    kinds = {token.word for token in words}
    kept = _without_cause(_behind_cause(words) if Word.CAUSE in kinds else words)
    lost = () if len(kept) == len(words) else [token for token in words if token not in kept]
    return Group(
        number.number if number else None,
        number.unit if number else None,
        _values(kept, Word.NOUN),
        _values(kept, Word.VERB),
        _specific(_values(kept, Word.OUTCOME)),
        _values(kept, Word.APPLICANT),
        each=Word.EACH in kinds,
        joined=_joined(kept) if not kinds.isdisjoint(_JOINING) else False,
        about=Word.ABOUT in kinds or any(token.value in _REQUESTS for token in lost),
    )


def _behind_cause(words: Sequence[Token]) -> Sequence[Token]:
    """What stands behind the last word of cause that has a noun behind it."""
    causes = [index for index, token in enumerate(words) if token.word is Word.CAUSE]
    for index in reversed(causes):
        if any(token.word is Word.NOUN for token in words[index:]):
            return words[index + 1 :]
    return words


def _counts_some(clause: Sequence[Token]) -> bool:
    if all(token.word is not Word.CAUSE for token in clause):
        return False
    after = _behind_cause(clause)
    return any(token.word is Word.OUTCOME for token in clause[: len(clause) - len(after)])


def _without_cause(words: Sequence[Token]) -> Sequence[Token]:
    """Without a noun of requests that only says what the next noun is about (政府信息公开申请行政复议)."""
    nouns = [token for token in words if token.word is Word.NOUN]
    for first, second in pairwise(nouns):
        between = words[words.index(first) : words.index(second)]
        if first.value in _REQUESTS and second.value not in _REQUESTS and not _joins(between):
            return [token for token in words if token is not first]
    return words


_JOINING = frozenset({Word.JOIN, Word.ENUMERATION})


def _joins(words: Sequence[Token]) -> bool:
    return any(token.word in _JOINING for token in words)


def _joined(words: Sequence[Token]) -> bool:
    """Whether a joining word stands between two words of content."""
    places = [index for index, token in enumerate(words) if token.word in {Word.NOUN, Word.OUTCOME, Word.APPLICANT}]
    return bool(places) and _joins(words[places[0] : places[-1]])


def _values(words: Sequence[Token], word: Word) -> tuple[str, ...]:
    return tuple(dict.fromkeys([token.value for token in words if token.word is word]))


def _specific(outcomes: tuple[str, ...]) -> tuple[str, ...]:
    """Without an outcome of which another one is a part: 不掌握……无法提供 is the former."""
    if len(outcomes) <= 1:
        return outcomes
    return tuple(one for one in outcomes if not any(other.startswith(f"{one}.") for other in outcomes))
