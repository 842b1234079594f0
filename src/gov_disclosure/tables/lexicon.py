"""Every label of the form by the key under which it is matched: what a piece of text can mean in a table.

The printed labels come from the model, other spellings from ``spellings.toml``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Any, TypeAlias

from attrs import evolve, frozen

from gov_disclosure.model.editions import EDITIONS, LATEST
from gov_disclosure.model.fields import Kind, Label, labels
from gov_disclosure.tables.units import MONEY_UNITS, without_unit
from gov_disclosure.text import label_key, strip_enumerator

SPELLINGS_FILE = "spellings.toml"

_Spellings: TypeAlias = Mapping[str, Mapping[str, Any]]


class Role(StrEnum):
    """What a label is in its table."""

    ROW = "row"
    """It stands before the figures of a row."""
    GROUP = "group"
    """It stands before rows, and carries no figures of its own."""
    COLUMN = "column"
    """It stands above figures."""
    HEADING = "heading"
    """It belongs to the head of a table and says nothing of a figure."""
    OPENING = "opening"
    """It is a heading with which the head of a table or of a part begins."""


_BRACKETS = (")", "）")
_COUNTED = re.compile(r"[（(]\s{0,3}(?:单位[:：]?\s{0,3})?(?:件次?|[项次个份条宗起])\s{0,3}[）)]\s{0,9}\Z")
_YEARS = re.compile("20[0-9]{2}|(?<![0-9])[12][0-9](?=年)")
PART_OF_YEAR = "(?:[0-9]{1,4}月(?:[0-9]{1,2}日)?[至到]?(?:20[0-9]{2}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?份?|[上下]半年|第?[一二三四1-4]季度)"
_YEAR_NAMED = re.compile(
    rf"(?:20[0-9]{{2}}年?度?[至到]?)?(?:20[0-9]{{2}}|(?<![0-9])[12][0-9])年度?(?P<part>{PART_OF_YEAR})?|"
    r"\A20[0-9]{2}(?![0-9])|(?<![0-9])20[0-9]{2}\Z|[上去前往历]一?年度?(?:同期)?"
)
_WHOLE_YEAR = re.compile("1月?(?:1日)?[至到]?(?:20[0-9]{2}年)?12月(?:31日)?份?")
_SINCE_THE_FORM = re.compile("5月(?:15日)?[至到]?(?:2019年)?12月(?:31日)?份?")
"""2019 from 5月, when the Regulations as revised came into force."""
LONGEST_DATED = 40
"""Characters in a label that names a year."""
UNNAMED_YEAR = 0
"""The year of a label that names several, or last year: none that is reported on."""

HEAD_ROLES = frozenset({Role.COLUMN, Role.HEADING, Role.OPENING})


@frozen
class Meaning:
    """One thing that a label can mean: `path` is the row's or group's path, the column's name, or the heading itself.
    `editions` are those whose form has it there; `unit` is the unit that the label prints, `year` the year that it names where the
    form has 本年 or none, `UNNAMED_YEAR` where it names several or the last one.
    """

    table: str
    role: Role
    path: str
    editions: frozenset[str]
    unit: str | None = None
    year: int | None = None


@frozen
class Lexicon:
    """`by_key` gives the meanings of a whole label, `beginnings` every proper beginning of a label,
    `pieces` every piece of a label in the head of each table, without the unit that it prints, `groups` the labels of groups by their paths,
    `group_characters` all that these are made of. `stand_ins` gives for each table the columns, or parts of the head, by other
    words that may name them, `amounts` the table and path of what is given in money.
    """

    by_key: Mapping[str, tuple[Meaning, ...]]
    beginnings: frozenset[str]
    pieces: Mapping[str, frozenset[str]]
    groups: Mapping[str, tuple[str, ...]]
    group_characters: frozenset[str]
    stand_ins: Mapping[str, Mapping[str, str]]
    amounts: frozenset[tuple[str, str]]

    def is_piece(self, key: str) -> bool:
        """Whether the text with the key `key`, its unit of money apart, may be a piece of a label in the head of a table."""
        key = without_unit(key)
        return key != "" and any(key in pieces for pieces in self.pieces.values())

    def meanings(self, key: str, text: str) -> tuple[Meaning, ...]:
        """What a piece of text with the key `key` can mean, nothing if it is no label.

        A label that has lost its number, or carries another one, is known by its words, unless they
        also head a column (其他, 总计). A unit of counting in brackets behind it, 本年度 for 本年, and 人民币 before its unit say
        nothing else; what heads a table may name a year besides, or in the place of 本年.
        """
        found = self.by_key.get(key)
        if found is None:
            number, words = strip_enumerator(text)
            if number:
                found = self.by_key.get(label_key(words))
        return found or self._behind_group(key) or self._in_other_words(key, text)

    def _in_other_words(self, key: str, text: str) -> tuple[Meaning, ...]:
        """The meanings of a label with a unit of counting, in a longer form, or with a year."""
        if text.rstrip().endswith(_BRACKETS) and (counted := _COUNTED.search(text)):
            words = text[: counted.start()]
            return tuple(
                meaning
                for meaning in self.meanings(label_key(words), words)
                if (meaning.table, meaning.path) not in self.amounts
            )
        for longer, shorter in (("人民币", ""), ("本年度", "本年")):
            if longer in key and (found := self.by_key.get(key.replace(longer, shorter, 1))):
                return found
        return self._of_year(key)

    def _of_year(self, key: str) -> tuple[Meaning, ...]:
        """What heads a table, or rows of it, and names a year besides: 2023年处理决定数量, 行政复议（2022年）, 上年行政诉讼."""
        dated = ("年" in key or "20" in key) and len(key) <= LONGEST_DATED
        named = _YEAR_NAMED.search(key) if dated else None
        if named is None:
            return ()
        before, behind = key[: named.start()], key[named.end() :]
        own = (self.by_key.get(f"{before}{year}{behind}") for year in ("本年", "本年度", ""))
        found = next(filter(None, own), ())
        year = _year_named(named)
        return tuple(evolve(meaning, year=year) for meaning in found if meaning.role is not Role.ROW)

    def _behind_group(self, key: str) -> tuple[Meaning, ...]:
        """The meanings of a row's label that stands behind labels of its groups, or what is left of them, in one text
        (三三、本年度办理结果（一）予以公开).
        """
        for start in range(1, len(key) - SHORTEST_ROW_LABEL + 1):
            if key[start - 1] not in self.group_characters:
                break
            found = [meaning for meaning in self.by_key.get(key[start:], ()) if meaning.role is Role.ROW]
            if found and key[start:] not in AMBIGUOUS_WORDS:
                return tuple(meaning for meaning in found if self._is_of_groups(key[:start], meaning.path))
        return ()

    def _is_of_groups(self, before: str, path: str) -> bool:
        """Whether a text is made of the labels of the groups that the row at `path` stands in, or a piece of them."""
        above = ["".join(labels) for labels in self._groups_above(path)]
        return any(before in text * 2 or (before[:1] == before[1:2] and before[1:] in text) for text in above)

    def _groups_above(self, path: str) -> Iterator[tuple[str, ...]]:
        """The labels of the groups above a row, outermost first, in each of their spellings."""
        parents = [path[:place] for place, character in enumerate(path) if character == "."]
        return product(*(self.groups[parent] for parent in parents if parent in self.groups))


def _year_named(named: re.Match[str]) -> int:
    """The one year that words name as a whole."""
    years = {int(f"20{year[-2:]}") for year in _YEARS.findall(named[0])}
    year = years.pop() if len(years) == 1 else UNNAMED_YEAR
    return year if is_whole(named["part"], year) else UNNAMED_YEAR


def is_whole(part: str | None, year: int) -> bool:
    """Whether the months behind a year are all of it; those of 2019 since the form came into force are.

    >>> is_whole("112月", 2023), is_whole("16月", 2023), is_whole("5月15日至12月31日", 2019)
    (True, False, True)
    """
    since = year == FIRST_YEAR and part is not None and _SINCE_THE_FORM.fullmatch(part) is not None
    return part is None or since or _WHOLE_YEAR.fullmatch(part) is not None


FIRST_YEAR = 2019


class SpellingsError(RuntimeError):
    """``spellings.toml`` names something that the form does not have: the installation is broken."""


@cache
def form_lexicon() -> Lexicon:
    """The lexicon of all tables and editions."""
    meanings: dict[str, dict[tuple[str, Role, str, str | None], set[str]]] = defaultdict(lambda: defaultdict(set))
    for key, meaning in _entries():
        meanings[key][meaning.table, meaning.role, meaning.path, meaning.unit] |= meaning.editions
    by_key = {
        key: tuple(Meaning(*what[:3], frozenset(editions), what[3]) for what, editions in found.items())
        for key, found in meanings.items()
    }
    beginnings = frozenset(key[:length] for key in by_key for length in range(1, len(key)))
    groups = _groups(by_key)
    characters = frozenset("".join(key for keys in groups.values() for key in keys))
    every = [meaning for meanings in by_key.values() for meaning in meanings]
    amounts = frozenset((meaning.table, meaning.path) for meaning in every if meaning.unit in MONEY_UNITS)
    return Lexicon(by_key, beginnings, _pieces(by_key), groups, characters, _stand_ins(by_key), amounts)


SHORTEST_ROW_LABEL = 2


def _groups(by_key: Mapping[str, tuple[Meaning, ...]]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, meanings in by_key.items():
        for meaning in meanings:
            if meaning.role is Role.GROUP:
                groups[meaning.path].append(key)
    return {path: tuple(keys) for path, keys in groups.items()}


def _pieces(by_key: Mapping[str, tuple[Meaning, ...]]) -> Mapping[str, frozenset[str]]:
    pieces: dict[str, set[str]] = defaultdict(set)
    for key, meanings in by_key.items():
        for meaning in meanings:
            if meaning.role in (Role.COLUMN, Role.HEADING, Role.OPENING):
                words = without_unit(key)
                pieces[meaning.table] |= {words[i:j] for i in range(len(words)) for j in range(i, len(words) + 1)}
    return {table: frozenset(found) for table, found in pieces.items()}


def _stand_ins(by_key: Mapping[str, tuple[Meaning, ...]]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {table: {} for table in EDITIONS[LATEST].tables}
    for table, names in _spellings()["stand_ins"].items():
        for label, words in names.items():
            path = next(meaning.path for meaning in by_key[label_key(label)] if meaning.table == table)
            found[table] |= {label_key(word): path for word in words}
    return found


def _entries() -> Iterator[tuple[str, Meaning]]:
    spellings = _spellings()
    for edition in EDITIONS.values():
        for table, part in edition.tables.items():
            yield from _of_part(part, table, table, frozenset({edition.name}), spellings)
    for heads, role in (("headings", Role.HEADING), ("openings", Role.OPENING)):
        for table, words in spellings[heads].items():
            for key in map(label_key, words):
                yield key, Meaning(table, role, key, frozenset(EDITIONS))


def _of_part(
    part: type[Any], table: str, path: str, editions: frozenset[str], spellings: _Spellings
) -> Iterator[tuple[str, Meaning]]:
    for name, label in labels(part).items():
        below = f"{path}.{name}"
        if label.part is None:
            texts = [label.text, *spellings["columns"].get(table, {}).get(label.text, [])]
            yield from _column(Meaning(table, Role.COLUMN, name, editions, label.unit), label, texts)
        else:
            texts = [label.text, *spellings["rows"].get(below, [])]
            yield from _row(Meaning(table, _role(table, label), below, editions), texts)
            if is_in_money(label):
                yield from _row_with_unit(Meaning(table, _role(table, label), below, editions), texts)
            yield from _of_part(label.part, table, below, editions, spellings)


def _role(table: str, label: Label) -> Role:
    if table == "disputes":  # its one row has no label: the parts' names head columns
        return Role.HEADING
    carries_figures = label.part is not None and any(child.part is None for child in labels(label.part).values())
    return Role.ROW if carries_figures else Role.GROUP


def _row(meaning: Meaning, texts: list[str]) -> Iterator[tuple[str, Meaning]]:
    for text in texts:
        yield label_key(text), meaning
        number, words = strip_enumerator(text)
        # 其他 and 总计 without a number are headings of columns
        if number and label_key(words) not in AMBIGUOUS_WORDS:
            yield label_key(words), meaning


def is_in_money(label: Label) -> bool:
    """Whether all figures of a row are amounts of money, so that a unit in its label is theirs."""
    return label.part is not None and all(child.kind is Kind.MONEY for child in labels(label.part).values())


def _row_with_unit(meaning: Meaning, texts: list[str]) -> Iterator[tuple[str, Meaning]]:
    for text in texts:
        for unit in MONEY_UNITS:
            with_unit = evolve(meaning, unit=unit)
            yield label_key(f"{text}（单位：{unit}）"), with_unit
            yield label_key(f"{text}（{unit}）"), with_unit


AMBIGUOUS_WORDS = frozenset({"其他", "其它", "总计", "合计"})


def _column(meaning: Meaning, label: Label, texts: list[str]) -> Iterator[tuple[str, Meaning]]:
    for text in texts:
        yield label_key(text), meaning
        if label.kind is Kind.MONEY:
            words = text.partition("（")[0]
            for unit in MONEY_UNITS:
                with_unit = Meaning(meaning.table, meaning.role, meaning.path, meaning.editions, unit)
                yield label_key(f"{words}（单位：{unit}）"), with_unit
                yield label_key(f"{words}（{unit}）"), with_unit


@cache
def _spellings() -> _Spellings:
    import tomllib  # only the first document needs it, not the import of the package
    from importlib.resources import files

    spellings = tomllib.loads(files("gov_disclosure").joinpath(SPELLINGS_FILE).read_text("utf-8"))
    _check(spellings)
    return spellings


def _check(spellings: _Spellings) -> None:
    known = set()
    for edition in EDITIONS.values():
        for table, part in edition.tables.items():
            known |= {f"[headings] {table}", f"[openings] {table}"}
            known |= {f"[columns.{table}] {label}" for label in spellings["headings"].get(table, ())}
            for path, label in _walk(part, table):
                known.add(f"[rows] {path}" if label.part is not None else f"[columns.{table}] {label.text}")
    named = {f"[{part}] {name}" for part in ("rows", "headings", "openings") for name in spellings[part]}
    columns = [*spellings["columns"].items(), *(spellings["stand_ins"].items() if "stand_ins" in spellings else ())]
    named |= {f"[columns.{table}] {name}" for table, names in columns for name in names}
    unknown = sorted(named - known)
    if unknown:
        raise SpellingsError(f"{SPELLINGS_FILE} names what the form does not have: {', '.join(unknown)}; mend the file")


def _walk(part: type[Any], path: str) -> Iterator[tuple[str, Label]]:
    for name, label in labels(part).items():
        yield f"{path}.{name}", label
        if label.part is not None:
            yield from _walk(label.part, f"{path}.{name}")
