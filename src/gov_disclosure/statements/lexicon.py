"""The words of statements and the quantities that they name, from ``phrases.toml`` and ``quantities.toml``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Any, TypeAlias

from attrs import frozen

from gov_disclosure.model import tree
from gov_disclosure.statements.phrases import any_of, expand, shortest

Rows: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives of rows or groups whose sum is meant."""

Branches: TypeAlias = "dict[str, tuple[Branches, tuple[Word, str, int] | None]]"
"""Phrases by two characters, then by one each: what follows, and what is known of one that ends there, with its length."""


class Word(StrEnum):
    """What a phrase is in a clause."""

    NOUN = "noun"
    """What is counted: requests, reconsiderations, documents …"""
    VERB = "verb"
    """What was done with it: received, answered, issued …"""
    OUTCOME = "outcome"
    """What became of it; a quantity by itself."""
    APPLICANT = "applicant"
    """Who asked."""
    NUMBER = "number"
    NONE = "none"
    """无, 未, 没有: the number is zero."""
    CAUSE = "cause"
    """What stands before it in the clause is only the cause of what follows."""
    JOIN = "join"
    EACH = "each"
    """The number holds for each of the things named, not for all together."""
    RESPECTIVE = "respective"
    """分别: what is named before it has the numbers behind it, one by one."""
    ABOUT = "about"
    """The clause is about disclosure."""
    OWN = "own"
    """The organ that reports."""
    AREA = "area"
    """All organs of an area, that of the report where it is read in its text."""
    TIME = "time"
    """The year of the report, by its name."""
    DURING = "during"
    """全年, 年内: the year that was named last."""
    OTHER_TIME = "other_time"
    """Another time than the whole year of the report."""
    ELSEWHERE = "elsewhere"
    """Another organ."""
    SUBSET = "subset"
    """其中: of what was said before."""
    ASIDE = "aside"
    """A difference, a share: the clause says nothing of the form, and what follows is not touched."""
    CHANNEL = "channel"
    """By letter, online: the clause counts only some, or says of what follows that it does."""
    FOREIGN = "foreign"
    """Something that the form does not count."""
    PUNCTUAL = "punctual"
    """按时: all of them, unless the paragraph also speaks of those that were late."""
    FILLER = "filler"
    STOP = "stop"
    """Punctuation that ends a clause."""
    ENUMERATION = "enumeration"
    """、 which ends a clause behind a number and joins words before one."""
    FULL_STOP = "full_stop"
    UNKNOWN = "unknown"


@frozen
class Quantity:
    """What a statement can give: a stable name and the rows that it may mean, alternatives of sums.

    `loose` are further readings, void where the paragraph also gives a quantity of `unless`.
    """

    name: str
    meaning: str
    chinese: str
    readings: Rows
    loose: Rows = ()
    unless: tuple[str, ...] = ()
    money: bool = False


@frozen
class Applicant:
    """Who asked: a stable name and the columns that are meant, alternatives of sums."""

    name: str
    meaning: str
    chinese: str
    columns: Rows


@frozen
class Lexicon:
    """The phrases with what each is, those of several characters also as a tree; the length of the longest; and the one or
    two characters with which phrases begin.
    """

    phrases: Mapping[str, tuple[Word, str]]
    tree: Branches
    longest: int
    beginnings: frozenset[str]
    carried: tuple[tuple[str, re.Pattern[str]], ...]
    one_by_one: re.Pattern[str]
    day_of_writing: re.Pattern[str]
    organ_acted_on: re.Pattern[str]
    qualifiers: Mapping[str, tuple[str, ...]]
    combinations: Mapping[str, Mapping[str, str]]
    requests_headings: tuple[str, ...]


@cache
def load(name: str) -> dict[str, Any]:
    """A data file; only the first report whose prose is read needs what reads it, not the import of the package."""
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def _rows(rows: list[list[str]]) -> Rows:
    return tuple(map(tuple, rows))


@cache
def quantities() -> Mapping[str, Quantity]:
    """Every quantity by name."""
    return {name: _quantity(name, entry) for name, entry in load("quantities.toml")["quantities"].items()}


@cache
def amounts() -> frozenset[str]:
    """The quantities of money."""
    return frozenset(name for name, quantity in quantities().items() if quantity.money)


def _quantity(name: str, entry: dict[str, Any]) -> Quantity:
    return Quantity(
        name,
        entry["meaning"],
        entry["chinese"],
        _rows(entry["readings"]),
        _rows(entry.get("loose", [])),
        tuple(entry.get("unless", [])),
        entry.get("unit") == "money",
    )


@cache
def applicants() -> Mapping[str, Applicant]:
    """Every kind of applicant by name."""
    return {
        name: Applicant(name, entry["meaning"], entry["chinese"], _rows(entry["columns"]))
        for name, entry in load("quantities.toml")["applicants"].items()
    }


@cache
def lexicon() -> Lexicon:
    """The phrases of ``phrases.toml``, each written out."""
    data = load("phrases.toml")
    phrases = dict(_phrases(data))
    return Lexicon(
        phrases,
        _tree(phrases),
        max(map(len, phrases)),
        frozenset(phrase[:2] for phrase in (*phrases, *_expanded(data["idioms"]["day_of_writing_begins"]))),
        tuple((name, re.compile(pattern)) for name, pattern in data["carried"].items()),
        re.compile(data["idioms"]["one_by_one"]),
        re.compile(data["idioms"]["day_of_writing"]),
        re.compile(data["idioms"]["organ_acted_on"]),
        {name: tuple(_expanded(texts)) for name, texts in data["qualifiers"].items()},
        data["combinations"],
        tuple(data["contexts"]["requests"]),
    )


def _expanded(texts: Iterable[str]) -> Iterator[str]:
    return (phrase for text in texts for phrase in expand(text))


def _tree(phrases: Mapping[str, tuple[Word, str]]) -> Branches:
    tree: Branches = {}
    for phrase, known in phrases.items():
        if len(phrase) > 1:
            *steps, last = phrase[:2], *phrase[2:]
            branches = tree
            for step in steps:
                branch = branches.get(step)
                if branch is None:
                    branches[step] = branch = ({}, None)
                branches = branch[0]
            branches[last] = (branches[last][0] if last in branches else {}, (*known, len(phrase)))
    return tree


_NOT_IDLE = frozenset(
    {Word.NOUN, Word.FOREIGN, Word.ELSEWHERE, Word.TIME, Word.DURING, Word.OTHER_TIME}
    | {Word.OWN, Word.AREA, Word.SUBSET, Word.CAUSE, Word.CHANNEL}
)


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(any_of(shortest(one for one, (word, _) in lexicon().phrases.items() if word in _NOT_IDLE)))


def tells(text: str, start: int, end: int) -> bool:
    """Whether a clause without a number has a word that changes what the next clause can go on with."""
    if _telling().search(text, start, end):
        return True
    # Two patterns are faster than one: only the first is made of plain words
    return text.find(_REPORT, start, end) >= 0 and lexicon().day_of_writing.search(text, start, end) is not None


_REPORT = "报"
"""What each day of writing is about."""


@cache
def naming() -> re.Pattern[str]:
    """What finds a word that says what is counted; what only goes on from one that did is left out."""
    phrases = lexicon().phrases.items()
    named = (one for one, (word, value) in phrases if word is Word.NOUN or (word is Word.OUTCOME and value[-1] != "?"))
    return re.compile(any_of(shortest(("转", "遗留", *named))))


def _phrases(data: dict[str, Any]) -> Iterator[tuple[str, tuple[Word, str]]]:
    """Every phrase with what it is; of two entries for one phrase the later holds."""
    for kind, written in data["words"].items():
        yield from _entries(Word(kind), "", written)
    for word in (Word.APPLICANT, Word.NOUN, Word.VERB, Word.OUTCOME):
        for value, written in data[f"{word}s"].items():
            yield from _entries(word, value, written)


def _entries(word: Word, value: str, written: list[str]) -> Iterator[tuple[str, tuple[Word, str]]]:
    return ((phrase, (word, value or phrase)) for phrase in _expanded(written) if phrase)


# ---------------------------------------------------------------------------- what a quantity refers to


@cache
def applicant_quantity(name: str) -> tuple[str, str]:
    """The name of a quantity of table 三 parted from that of the applicant, which is "" where it names none.

    >>> applicant_quantity("requests.denied.natural_person")
    ('requests.denied', 'natural_person')
    """
    base, _, last = name.rpartition(".")
    return (base, last) if last in applicants() else (name, "")


@cache
def readings(name: str, edition: str, *, strict: bool = False) -> Rows:
    """The paths that a quantity may mean in one edition of its table: alternatives of sums.

    `name` may join quantities with ``+``. `strict` leaves the loose readings out.

    >>> readings("requests.received", "2021")
    (('requests.received.total',), ('requests.received.total', 'requests.carried_over.total'))
    >>> readings("normative_documents.issued", "2019")
    (('proactive.normative_documents.created',),)
    """
    parts = [_readings(part, edition, strict=strict) for part in name.split("+")]
    if not all(parts):
        return ()
    return tuple(tuple(path for paths in chosen for path in paths) for chosen in product(*parts))


def _readings(name: str, edition: str, *, strict: bool) -> Rows:
    base, applicant = applicant_quantity(name)
    quantity = quantities()[base]
    columns = applicants()[applicant].columns if applicant else (("total",),)
    rows = quantity.readings if strict else quantity.readings + quantity.loose
    found = (_paths(reading, chosen, edition) for reading in rows for chosen in columns)
    return tuple(dict.fromkeys(paths for paths in found if paths))


def _paths(rows: tuple[str, ...], columns: tuple[str, ...], edition: str) -> tuple[str, ...]:
    """The cells of some rows, none at all where the edition lacks one of the rows."""
    found = [_cells(row, columns, edition) for row in rows]
    return tuple(path for cells in found for path in cells) if all(found) else ()


def _cells(row: str, columns: tuple[str, ...], edition: str) -> tuple[str, ...]:
    """The cells of a row, of the rows of a group, or the one cell whose path is given."""
    if tree.figure(row, edition) is not None:
        return (row,)
    table = row.partition(".")[0]
    names = [one.path for one in tree.rows(table, edition) if f"{one.path}.".startswith(f"{row}.")]
    return tuple(f"{name}.{column}" for name in names for column in columns)


@cache
def table_of(name: str) -> str | None:
    """The table that a quantity speaks of, None where the form has no figure for it.

    >>> table_of("litigation.upheld"), table_of("information_fee.amount")
    ('disputes', None)
    """
    rows = quantities()[applicant_quantity(name.partition("+")[0])[0]].readings
    return rows[0][0].partition(".")[0] if rows else None


def describe(name: str) -> tuple[str, str]:
    """What a quantity is, in English and Chinese.

    >>> describe("requests.received.natural_person")
    ('requests received, natural persons', '收到的申请（自然人）')
    """
    parts = [_described(part) for part in name.split("+")]
    return ", ".join(english for english, _ in parts), "、".join(chinese for _, chinese in parts)


def _described(name: str) -> tuple[str, str]:
    base, applicant = applicant_quantity(name)
    quantity = quantities()[base]
    if not applicant:
        return quantity.meaning, quantity.chinese
    who = applicants()[applicant]
    return f"{quantity.meaning}, {who.meaning}", f"{quantity.chinese}（{who.chinese}）"
