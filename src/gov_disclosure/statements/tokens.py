"""A sentence as words: every character belongs to a known phrase, a number, a date, a mark, or is unknown."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache, partial
from operator import itemgetter
from typing import NamedTuple

from attrs import frozen

from gov_disclosure.statements.lexicon import Branches, Word, lexicon, tells
from gov_disclosure.statements.numerals import read_numeral
from gov_disclosure.text import find_years, scale_to, squeeze

MONEY = frozenset({"元", "万元", "亿元"})


class Token(NamedTuple):
    """One word of a sentence, from `start` up to `end` in its squeezed text; a number has its value and unit."""

    word: Word
    start: int
    end: int
    value: str = ""
    number: int | Decimal | None = None
    unit: str | None = None


# Bound once: reading a member off its enum costs as much as a call
_ALL_ORGANS, _COUNT, _ROW, _UNKNOWN = Word.AREA, Word.NUMBER, Word.RESPECTIVE, Word.UNKNOWN
word_of: Callable[[Token], Word] = itemgetter(0)
"""What a word is: `token.word` for all words of a clause at once."""
_made = partial(tuple.__new__, Token)
"""`Token._make` without its call of a function: a report has hundreds."""


@frozen
class Reporter:
    """Whose report it is: what its own year and its own names are."""

    year: int | None
    names: Mapping[str, tuple[str, ...]]
    """By their first character, the longest first."""
    area: str
    """The area that the report is about, "" where it is that of one organ."""
    readings: "Mapping[str, tuple[_Reading, ...]]"
    """What can be read where a character stands, in the order in which it is tried; anywhere else only phrases."""
    beginnings: frozenset[str]
    """These characters, and the phrases of one character."""

    def is_area(self, words: str) -> bool:
        """Whether 全县, 我市 … is the area that the report is about."""
        return self.area.endswith("街道" if "街道" in words else words[1])

    def covers(self, year: str | None) -> bool:
        """Whether a year that the text names is the one reported on."""
        return year is not None and self.year == int(year)


_AREA = re.compile(r"(?P<area>.*(?:省|市|区|县|州|旗|盟|镇|乡|街道))(?:(?:人民)?政府|办事处)?")
_SHORTEST_NAME = 2
_LONGEST_NAME = 60


@lru_cache(maxsize=64)
def reporter(agency: str | None, year: int | None) -> Reporter:
    """The reporter of a report by its agency: its name and its endings, also as people shorten them.

    >>> reporter("青屏县人民政府办公室", 2024).names["县"]
    ('县人民政府办公室', '县人民政府办', '县政府办公室', '县政府办')
    """
    name = squeeze(agency or "")[-_LONGEST_NAME:]
    match = _AREA.fullmatch(name)
    area = match["area"] if match else ""
    forms = [name, area, f"{area}人民政府"] if area else [name]
    names = {short for form in forms for short in _shortened(form)}
    endings = {one[first:] for one in names for first in range(len(one) - _SHORTEST_NAME + 1)}
    names_by_first: dict[str, tuple[str, ...]] = {}
    for one in sorted(endings, key=lambda one: (-len(one), one)):
        names_by_first[one[0]] = (*names_by_first.get(one[0], ()), one)
    firsts = dict.fromkeys(_TELLING | _WRITING, False) | dict.fromkeys(names_by_first, True)
    readings = {first: _readings(first, named=named) for first, named in firsts.items()}
    alone = (phrase for phrase in lexicon().beginnings if len(phrase) == 1)
    return Reporter(year, names_by_first, area, readings, frozenset({*_TELLING, *names_by_first, *alone}))


def _shortened(name: str) -> Iterator[str]:
    for form in (name, name.replace("人民政府", "政府")):
        yield form
        if form.endswith("政府办公室"):
            yield form.removesuffix("公室")


# ---------------------------------------------------------------------------- patterns

_UNIT = "件次|亿元|万元|件|条|份|宗|起|次|部|个|项|例|元"
_END = r"(?=[;。、()]|,(?![0-9]))"
_NUMBER = re.compile(
    rf"(?:(?P<arabic>(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,12}})(?:\.[0-9]{{1,8}})?)(?![0-9])(?:(?P<unit>{_UNIT})|{_END})"
    rf"|(?P<chinese>[一二三四五六七八九十百千万零〇两]{{1,10}})(?:(?P<counter>{_UNIT})|(?<=[零〇]){_END}))"
)
_COUNTED = re.compile("([0-9]{1,12})(件次|[件条份宗起次部个项例])")
_YEAR = r"(?:(?P<year>20[0-9]{2})|(?P<chinese>二[〇零OＯ○][〇零OＯ○一二三四五六七八九]{2}))年"
_PERIOD = re.compile(
    r"(?:(?P<year>20[0-9]{2})年(?:度|全年)?(?:\()?)?1月1日起?(?:至|到|-|~)(?:(?P<until>20[0-9]{2})年)?12月31日(?:止|期间)?(?:\))?"
)
_LAST_DAY = "12月31日"
_UNTIL = ("截至", "截止", "截至到", "截止到")
_WHOLE_YEAR = re.compile(
    _YEAR
    + r"(?:12月31日止?|度|底|末|全年|以来|期间)?(?:累计|共计)?(?![0-9]{1,2}月|初(?![步审次始级])|中[旬期,;。:我共收]|[以之]?前[,;。:收共我])"
)
_OTHER_DATE = re.compile(
    r"20[0-9]{2}年?度?(?:[-—–~－]{1,2}|至|到)20[0-9]{2}年(?:度|底|末|间|期间)?"
    r"|(?:20[0-9]{2}年)?[0-9]{1,2}月(?:份|[0-9]{1,2}[日号])?|20[0-9]{2}年(?:[以之]?前|初|中[旬期]?)?|[0-9]{1,2}[日号]"
)
_DATE_BEGINS = re.compile("[0-9]{1,4}[年月日号]|20[0-9]{2}[-—–~－至到]|二[〇零OＯ○]")
_ENUMERATOR = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.、)](?![0-9])|[①-⑳]")
_ARTICLE = re.compile(r"第[0-9一二三四五六七八九十百]{1,6}[条款项]")
_LIST_MARK = re.compile("[、)](?![0-9])")
_HEADED = ("情况", "方面", "如下", "工作", "内容", "说明", "事项", "问题", "措施")
"""Behind these the number of an item stands where a line break was lost."""
_MARKS = {",": Word.STOP, ";": Word.STOP, ":": Word.STOP, "(": Word.STOP, ")": Word.STOP, "、": Word.ENUMERATION}
_MARKS |= dict.fromkeys("。!?\n", Word.FULL_STOP)
_ARABIC = frozenset("0123456789")
_DATED = _ARABIC | {"二"}
_DIGITS = frozenset("0123456789一二三四五六七八九十百千万零〇两")
_NUMERALS = frozenset("0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_CARRIED = frozenset("上往去由从自含包结转")
"""With these, or with a year, begins what was carried from one year to the next."""
_TELLING = _CARRIED.union(_DIGITS, _MARKS, "第")
_WRITING = frozenset("截本该此")
"""With these begins the day on which a report was written; more often they begin phrases, or nothing."""


def tokens(text: str, whose: Reporter) -> list[Token]:
    """The words of a squeezed sentence, in order and without gaps.

    A clause that gives no number and says nothing of what is counted, when and by whom is one unknown word.
    """
    found: list[Token] = []
    readings = whose.readings
    place, size, begins = 0, len(text), True
    while place < size:
        token = _first(text, place) if begins else None
        if token is None:
            for read in readings.get(text[place], _PHRASES):
                token = read(text, place, whose)
                if token is not None:
                    break
            else:
                token = _made((_UNKNOWN, place, _end_of_unknown(text, place, whose), "", None, None))
        found.append(token)
        place, begins = token.end, token.word in _BREAKS
    return found


def _first(text: str, place: int) -> Token | None:
    """What only the beginning of a clause can be: the number of an item, or a clause that nothing hangs on."""
    if text[place] in _NUMERALS and (match := _ENUMERATOR.match(text, place)):
        return Token(Word.STOP, place, match.end())
    match = _IDLE.match(text, place)
    if (
        match is None
        or (end := match.end()) == place
        or text[end : end + 1] not in _IDLE_ENDS
        or tells(text, place, end)
    ):
        return None
    return _made((_UNKNOWN, place, end, "", None, None))


_IDLE_ENDS = frozenset({*",;)。!?", ""})
"""The marks, or the end of the text; ( and : end no clause that is idle."""
_MAY_COUNT = ",;:()。!?0-9零〇①-⑳未无没不一二两三四五六七八九十百千万"
_IDLE = re.compile(
    rf"[^{_MAY_COUNT}]*(?:(?:[一二两三四五六七八九十百千万](?![件条份宗起次部个项例元、.])|不(?!存在))[^{_MAY_COUNT}]*)*"
)
"""A clause without a number of things or a word that denies; the mark that ends it is asked for apart, as a shorter match
has none either.
"""


_BREAKS = frozenset({Word.STOP, Word.FULL_STOP})


def _end_of_unknown(text: str, place: int, whose: Reporter) -> int:
    """The next place behind an unknown character where, by two characters, something may be read."""
    alone, beginnings = whose.beginnings, lexicon().beginnings
    for end in range(place + 1, len(text)):
        if text[end] in alone or text[end : end + 2] in beginnings:
            return end
    return len(text)


def _mark(text: str, place: int, _whose: Reporter) -> Token:
    return _made((_MARKS[text[place]], place, place + 1, "", None, None))


def _colon(text: str, place: int, _whose: Reporter) -> Token | None:
    """A colon right before a number ends no clause (予以公开：5件)."""
    plain = _NUMBER.match(text, place + 1)
    return _made((Word.FILLER, place, place + 1, "", None, None)) if plain else None


def _count(text: str, place: int, _whose: Reporter) -> Token | None:
    """Digits with a unit behind them, as most numbers are; which of those behind a comma are no number is left open."""
    match = _COUNTED.match(text, place)
    if match is None or text[place - 1 : place] == ",":
        return None
    digits, unit = match.groups()
    return _made((_COUNT, place, match.end(), "", int(digits), unit))


def _dated(text: str, place: int, whose: Reporter) -> Token | None:
    """What begins with a year, a month or a day; most numbers do not."""
    return (_carried(text, place, whose) or _date(text, place, whose)) if _DATE_BEGINS.match(text, place) else None


def _carried(text: str, place: int, whose: Reporter) -> Token | None:
    for (name, written), distance in zip(lexicon().carried, (-1, 1), strict=True):
        if match := written.match(text, place):
            year = match["year"]
            right = year is None or (whose.year is not None and int(year) == whose.year + distance)
            return Token(Word.OUTCOME if right else Word.OTHER_TIME, place, match.end(), name if right else "")
    return None


def _day_of_writing(text: str, place: int, _whose: Reporter) -> Token | None:
    match = lexicon().day_of_writing.match(text, place)
    return _made((Word.OTHER_TIME, place, match.end(), match[0], None, None)) if match else None


def _date(text: str, place: int, whose: Reporter) -> Token | None:
    own = False
    match = _PERIOD.match(text, place)
    if match:
        own = all(year is None or whose.covers(year) for year in match.group("year", "until"))
    elif (match := _WHOLE_YEAR.match(text, place)) and not _begins_range(text, match.end()):
        own = whose.covers(match["year"]) or find_years(match[0]) == (whose.year,)
    else:
        match = _OTHER_DATE.match(text, place)
        own = match is not None and match[0] == _LAST_DAY and text.endswith(_UNTIL, 0, place)
    return Token(Word.TIME if own else Word.OTHER_TIME, place, match.end()) if match else None


_LAST_YEAR = re.compile(r"(?:[-—–~－]{1,2}|至|到)20[0-9]{2}年")


def _begins_range(text: str, end: int) -> bool:
    """Whether another year follows, so that several are named (2022年至2024年)."""
    return text[end : end + 1] in _TO and _LAST_YEAR.match(text, end) is not None


_TO = frozenset("-—–~－至到")


def _number(text: str, place: int, _whose: Reporter) -> Token | None:
    match = _NUMBER.match(text, place)
    if match is None:
        return None
    unit = match["unit"] or match["counter"]
    if unit is None and _LIST_MARK.match(text, match.end()) and text.endswith(_HEADED, 0, place):
        return Token(Word.STOP, place, match.end() + 1)
    if text[place] == "一" and match.end() == place + 2 and _is_one_by_one(text, place):
        return Token(Word.ASIDE, place, match.end())
    written = _written(text, match)
    if written is None or (unit not in MONEY and written != int(written)):
        return Token(Word.UNKNOWN, place, match.end())
    if unit in MONEY:
        return Token(Word.NUMBER, place, match.end(), "", scale_to(Decimal(written), unit, "万元"), "万元")
    return _made((Word.NUMBER, place, match.end(), "", int(written), unit))


def _is_one_by_one(text: str, place: int) -> bool:
    """Whether a number belongs to an idiom (收到一件、办结一件)."""
    found = lexicon().one_by_one.finditer(text, max(place - _IDIOM, 0), place + _IDIOM)
    return any(match.start() <= place < match.end() for match in found)


_IDIOM = 24


def _written(text: str, match: re.Match[str]) -> int | Decimal | None:
    """The number as it is written; None where it is the end of something else: 数十件, 1,2345件."""
    before = text[max(match.start() - 2, 0) : match.start()]
    if written := match["arabic"]:
        if before[:1].isdigit() and before[1:] == ",":
            return None
        plain = written.replace(",", "")
        return Decimal(plain) if "." in plain else int(plain)
    return None if before[-1:] in _SOME and match["chinese"][0] in _PLACES else read_numeral(match["chinese"])


_SOME = frozenset("数几")
_PLACES = frozenset("十百千万")


def _phrase(text: str, place: int, whose: Reporter) -> Token | None:
    """The longest phrase that begins here."""
    words = lexicon()
    branches, found = words.tree.get(text[place : place + 2], _NOTHING)
    if branches:
        for character in text[place + 2 : place + words.longest]:
            branch = branches.get(character)
            if branch is None:
                break
            branches, known = branch
            if known is not None:
                found = known
    if found is None:
        alone = words.phrases.get(text[place])
        if alone is None:
            return None
        found = (*alone, 1)
    word, value, length = found
    if word is _ALL_ORGANS and not whose.is_area(value):
        word = Word.ELSEWHERE
    return _made((word, place, place + length, value, None, None))


_NOTHING: tuple[Branches, None] = ({}, None)


def _name(text: str, place: int, whose: Reporter) -> Token | None:
    """The longest name of the reporter that begins here, unless a phrase is as long."""
    name = next((one for one in whose.names[text[place]] if text.startswith(one, place)), None)
    if name is None:
        return None
    phrase = _phrase(text, place, whose)
    return Token(Word.OWN, place, place + len(name)) if phrase is None or place + len(name) > phrase.end else None


def _article(text: str, place: int, _whose: Reporter) -> Token | None:
    match = _ARTICLE.match(text, place)
    return Token(Word.FILLER, place, match.end()) if match else None


_Reading = Callable[[str, int, Reporter], Token | None]
_PHRASES: tuple[_Reading, ...] = (_phrase,)
_NUMBERS: tuple[tuple[frozenset[str], _Reading], ...] = (
    (frozenset(":"), _colon),
    (frozenset(_MARKS), _mark),
    (_CARRIED, _carried),
    (_WRITING, _day_of_writing),
    (_ARABIC, _count),
    (_DATED, _dated),
    (_DIGITS, _number),
)


@cache
def _readings(first: str, *, named: bool) -> tuple[_Reading, ...]:
    """What can be read where a character stands, in the order in which it is tried; `named` says that a name of the
    reporter may begin with it.
    """
    numbers = tuple(read for characters, read in _NUMBERS if first in characters)
    return (*numbers, *((_name,) if named else ()), *_PHRASES, *((_article,) if first == "第" else ()))


# ---------------------------------------------------------------------------- clauses


def clauses(found: Sequence[Token]) -> Iterator[list[Token]]:
    """The clauses of a sentence; a joining word behind a number begins a new one, but for numbers in one row (分别)."""
    clause: list[Token] = []
    counted = row = False
    for token in found:
        word = token.word
        if word in _BREAKS or (counted and word in _JOINS and not row):
            if clause:
                yield clause
                clause, counted, row = [], False, False
        else:
            clause.append(token)
            if word is _COUNT:
                counted = True
            elif word is _ROW:
                row = row or not counted
    if clause:
        yield clause


_JOINS = frozenset({Word.JOIN, Word.ENUMERATION})
