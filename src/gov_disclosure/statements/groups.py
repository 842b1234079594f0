"""What a clause gives: its number with the words that say of what."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from gov_disclosure.statements.lexicon import Word
from gov_disclosure.statements.tokens import Token, word_of

# Bound once: reading a member off its enum costs as much as a call
_ABOUT, _APPLICANT, _CAUSE, _EACH, _NONE = Word.ABOUT, Word.APPLICANT, Word.CAUSE, Word.EACH, Word.NONE
_NOUN, _NUMBER, _OUTCOME, _RESPECTIVE, _VERB = Word.NOUN, Word.NUMBER, Word.OUTCOME, Word.RESPECTIVE, Word.VERB


class Group(NamedTuple):
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


_made = partial(tuple.__new__, Group)
"""`Group._make` without its call of a function."""
_NAMED = frozenset({Word.NOUN, Word.VERB, Word.OUTCOME, Word.APPLICANT})
_CONTENT = _NAMED | {Word.CAUSE}
_MOST_WORDS = 60
"""A clause of more words is no prose."""
_REQUESTS = frozenset({"requests", "on_request", "application"})


def groups(clause: Sequence[Token]) -> Sequence[Group]:
    """The groups of a clause of known words: one for each number, or one for a clause that says 无, 未, 没有.

    None at all where what follows has an outcome for its cause (因不予公开引发的行政复议): that counts only some.
    """
    if len(clause) > _MOST_WORDS:
        return ()
    alike = _groups_alike(tuple(map(_said, clause)))
    return [_numbered(group, clause) for group in alike]


def _numbered(group: Group, clause: Sequence[Token]) -> Group:
    place = group.number
    return group if place is None else _made((clause[int(place)].number, *group[1:]))


_said = itemgetter(Token._fields.index("word"), Token._fields.index("value"), Token._fields.index("unit"))
_Said = tuple[Word, str, str | None]


@lru_cache(maxsize=4096)
def _groups_alike(said: tuple[_Said, ...]) -> tuple[Group, ...]:
    """The groups of all clauses that differ only in their numbers; each has the place of its number in that one's stead."""
    return tuple(_groups([Token(word, at, at + 1, value, at, unit) for at, (word, value, unit) in enumerate(said)]))


def _groups(clause: Sequence[Token]) -> Iterator[Group]:
    words = list(map(word_of, clause))
    kinds = set(words)
    if _CAUSE in kinds and _counts_some(clause):
        return
    if _NONE in kinds:
        if _NUMBER not in kinds and words.count(_NONE) == 1:
            yield _group(clause, None)
        return
    if _NUMBER not in kinds:
        return
    numbers = [index for index, word in enumerate(words) if word is _NUMBER]
    if _RESPECTIVE in kinds and _stand_in_row(clause, numbers[0]):
        yield from _in_one_row(clause)
        return
    leads = _CONTENT.isdisjoint(words[: numbers[0]])
    for index, share in _shares(clause, numbers, leads=leads):
        yield _group(share, clause[index])


def _shares(clause: Sequence[Token], numbers: Sequence[int], *, leads: bool) -> Iterator[tuple[int, Sequence[Token]]]:
    """Each number with its share of the clause: what stands before it, or behind it if the clause begins with it, which
    `leads` says.

    What stands behind the last number belongs to it.
    """
    for place, index in enumerate(numbers):
        if leads:
            end = numbers[place + 1] if place + 1 < len(numbers) else len(clause)
            yield index, clause[index + 1 : end]
        else:
            start = numbers[place - 1] + 1 if place else 0
            last = place + 1 == len(numbers)
            yield index, [*clause[start:index], *(clause[index + 1 :] if last else ())]


def _group(words: Sequence[Token], number: Token | None) -> Group:
    kinds = set(map(word_of, words))
    kept = _behind_cause(words) if _CAUSE in kinds else words
    values = _values(kept)
    if len(values.get(_NOUN, ())) > 1:
        kept = _without_cause(kept)
        values = _values(kept)
    lost = () if len(kept) == len(words) else [token for token in words if token not in kept]
    return Group(
        number.number if number else None,
        number.unit if number else None,
        values.get(_NOUN, ()),
        values.get(_VERB, ()),
        _specific(values.get(_OUTCOME, ())),
        values.get(_APPLICANT, ()),
        _EACH in kinds,
        not _JOINING.isdisjoint(kinds) and _joined(kept),
        _ABOUT in kinds or (bool(lost) and any(token.value in _REQUESTS for token in lost)),
    )


def _values(words: Iterable[Token]) -> dict[Word, tuple[str, ...]]:
    """What the words name, by their kind and each of it once."""
    values: dict[Word, tuple[str, ...]] = {}
    for token in words:
        word = token.word
        if word in _NAMED:
            known = values.get(word, ())
            if token.value not in known:
                values[word] = (*known, token.value)
    return values


# ---------------------------------------------------------------------------- numbers in one row

_IN_ROW = frozenset(
    {Word.NUMBER, Word.JOIN, Word.ENUMERATION, Word.FILLER, Word.VERB, Word.TIME, Word.DURING, Word.OWN, Word.AREA}
)
_THINGS = frozenset({Word.NOUN, Word.OUTCOME, Word.APPLICANT})
_APART = {"requests.granted_or_partially_granted": ("requests.granted", "requests.partially_granted")}
"""What is one word, but two things where each has a number of its own."""


def _row_begins(clause: Sequence[Token]) -> int:
    return next(index for index, token in enumerate(clause) if token.word is _RESPECTIVE)


def _stand_in_row(clause: Sequence[Token], number: int) -> bool:
    """Whether 分别 has bare numbers behind it; else each stands behind its own thing (分别为自然人7件、企业2件)."""
    begins = _row_begins(clause)
    return begins < number and not any(token.word in _THINGS for token in clause[begins:number])


def _in_one_row(clause: Sequence[Token]) -> Iterator[Group]:
    """Things with the numbers that stand behind 分别 in their order (行政复议、行政诉讼分别为3件、2件).

    None at all where they are not as many, or where something but numbers stands there.
    """
    begins = _row_begins(clause)
    row = clause[begins + 1 :]
    numbers = [token for token in row if token.word is _NUMBER]
    things = list(_things(_behind_cause(clause[:begins])))
    same_unit = len({token.unit for token in numbers}) == 1
    if len(things) != len(numbers) or not same_unit or any(token.word not in _IN_ROW for token in row):
        return
    shared = [token for token in clause if token.word is _ABOUT]
    differing = set()
    for kind in _NAMED:
        named = [token for thing in things for token in thing if token.word is kind]
        if len({token.value for token in named}) <= 1:
            shared += named[:1] or [token for token in row if token.word is kind]
        elif all(sum(token.word is kind for token in thing) == 1 for thing in things):
            differing.add(kind)
        else:
            return
    if differing:
        for thing, number in zip(things, numbers, strict=True):
            yield _group([*shared, *(token for token in thing if token.word in differing)], number)


def is_row(clause: Sequence[Token], following: Sequence[Token], text: str) -> bool:
    """Whether the next clause is only one more number (行政复议、行政诉讼3件、2件): which is of what is not known."""
    if following[0].word is not _NUMBER or text[clause[-1].end : following[0].start] not in _BETWEEN:
        return False
    return all(token.word not in _CONTENT for token in following) and any(token.word is _NUMBER for token in clause)


_BETWEEN = frozenset("、和与及")


def _things(words: Sequence[Token]) -> Iterator[list[Token]]:
    """The words between joining words; two things where one word stands for both."""
    thing: list[Token] = []
    for token in words:
        if token.word in _JOINING:
            yield thing
            thing = []
        elif token.value in _APART:
            first, second = (token._replace(value=value) for value in _APART[token.value])
            yield [*thing, first]
            thing = [second]
        else:
            thing.append(token)
    yield thing


# ---------------------------------------------------------------------------- what a number counts


def _behind_cause(words: Sequence[Token]) -> Sequence[Token]:
    """What stands behind the last word of cause that has a noun behind it."""
    causes = [index for index, token in enumerate(words) if token.word is _CAUSE]
    for index in reversed(causes):
        if any(token.word is _NOUN for token in words[index:]):
            return words[index + 1 :]
    return words


def _counts_some(clause: Sequence[Token]) -> bool:
    after = _behind_cause(clause)
    return any(token.word is _OUTCOME for token in clause[: len(clause) - len(after)])


def _without_cause(words: Sequence[Token]) -> Sequence[Token]:
    """Without a noun of requests that only says what the next noun is about (政府信息公开申请行政复议)."""
    nouns = [token for token in words if token.word is _NOUN]
    if len(nouns) <= 1:
        return words
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
    places = [index for index, token in enumerate(words) if token.word in {_NOUN, _OUTCOME, _APPLICANT}]
    return bool(places) and _joins(words[places[0] : places[-1]])


def _specific(outcomes: tuple[str, ...]) -> tuple[str, ...]:
    """Without an outcome of which another one is a part: 不掌握……无法提供 is the former."""
    if len(outcomes) <= 1:
        return outcomes
    return tuple(one for one in outcomes if not any(other.startswith(f"{one}.") for other in outcomes))
