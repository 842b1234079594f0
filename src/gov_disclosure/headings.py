"""The headings of the six sections and of their parts: how they are worded, and which line is one."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import SectionKind
from gov_disclosure.model.tree import rows
from gov_disclosure.text import fold, squeeze

if TYPE_CHECKING:
    import regex


class Wording(NamedTuple):
    """One way to word the heading of a section: a pattern without blanks.

    `numbered` says that the words are a heading only behind a section's number (二、): without one they
    may be the heading of a part, or a link.
    """

    kind: SectionKind
    pattern: str
    numbered: bool = False


_AND = "(?:、|，|,|和|及|与|以及|及其|或|/)?"
_OF = "(?:的)?"
_WORK = "(?:工作)?"
_SUBJECT = "(?:政府信息公开|政务公开|信息公开)"
_INFORMATION = "(?:政府)?(?:信息)"
_FAULTS = "(?:问题|困难|不足|不足之处|薄弱环节)"
_REMEDY = "(?:改进|整改|改善|解决|下一步|今后|下步)"

_YEAR = r"(?:(?:本|20[0-9][0-9]\s?)?年(?:度)?)?"
_PLAN = f"{_OF}(?:改进|整改|工作|主要)?{_OF}(?:情况|措施|意见|打算|方向|计划|举措|安排|思路)?"

WORDINGS: tuple[Wording, ...] = (
    Wording(SectionKind.OVERVIEW, f"{_YEAR}(?:{_SUBJECT})?{_WORK}{_OF}(?:总体|整体){_WORK}(?:情况|概况)"),
    Wording(SectionKind.OVERVIEW, f"(?:{_SUBJECT})?{_WORK}{_OF}(?:基本情况|总体概述|概述|概况)", numbered=True),
    Wording(SectionKind.PROACTIVE, f"(?:行政机关)?主动公开{_OF}{_INFORMATION}{_OF}{_WORK}情况"),
    Wording(SectionKind.PROACTIVE, f"(?:行政机关)?{_INFORMATION}主动公开{_OF}{_WORK}情况"),
    Wording(SectionKind.PROACTIVE, f"(?:行政机关)?主动公开{_OF}{_WORK}情况", numbered=True),
    Wording(
        SectionKind.REQUESTS,
        f"(?:行政机关)?(?:收到|受理|接收){_AND}(?:处理|办理|答复){_OF}(?:政府)?信息公开{_OF}申请{_OF}{_WORK}情况",
    ),
    Wording(SectionKind.REQUESTS, f"(?:政府)?信息公开申请{_OF}(?:收到|受理|接收){_AND}(?:处理|办理|答复){_OF}情况"),
    Wording(SectionKind.REQUESTS, f"(?:政府信息)?依申请公开(?:政府信息)?{_OF}(?:工作|办理|处理)?情况", numbered=True),
    Wording(
        SectionKind.DISPUTES,
        f"(?:因)?(?:{_SUBJECT}{_WORK}{_OF})?(?:被|引起的|引发的)?(?:申请|提起|提出)?(?:行政)?复议{_AND}(?:被)?(?:提起|申请)?"
        f"(?:行政)?诉讼{_OF}{_WORK}情况",
    ),
    Wording(SectionKind.DISPUTES, f"(?:{_SUBJECT}{_WORK}{_OF})?(?:行政)?复议{_AND}(?:行政)?诉讼", numbered=True),
    Wording(
        SectionKind.PROBLEMS,
        f"(?:{_SUBJECT})?{_WORK}(?:中)?(?:存在|面临){_OF}(?:主要)?{_FAULTS}(?:{_AND}{_FAULTS})?{_AND}(?:主要)?{_REMEDY}{_PLAN}",
    ),
    Wording(SectionKind.PROBLEMS, f"主要问题{_AND}{_REMEDY}{_PLAN}"),
    Wording(
        SectionKind.PROBLEMS,
        f"(?:{_SUBJECT})?{_WORK}(?:中)?(?:存在|面临){_OF}(?:主要)?{_FAULTS}(?:情况)?",
        numbered=True,
    ),
    Wording(SectionKind.OTHER, f"(?:其他|其它)(?:需要|需|应当|应)?{_OF}报告{_OF}(?:其他)?(?:事项|情况)"),
    Wording(SectionKind.OTHER, f"(?:需要|需|应当|应)报告{_OF}(?:其他|其它){_OF}(?:有关)?事项"),
    Wording(SectionKind.OTHER, f"(?:其他|其它)(?:需要|需)?(?:说明)?{_OF}事项", numbered=True),
)
"""Each kind's headings, the form's own first. One line more is all that a new wording needs."""

RUN_IN_STARTS = ("本年", "本机关", "本单位", "本部门", "（一）", "(一)", "一是", "无", "20", "按照", "根据", "依据")
"""What a text begins with that is glued to the heading of its section without any sign between."""

_LONGEST = 80
_LONGEST_HALF = 30
_ORDINALS = "一二三四五六七八九十"
_WORD_STARTS = "总整基概政信行主收受接因依被引申提复工存面其需应中本年2"
_RADICAL_STARTS = "⼀⼆⼋⼗⾏⼯⾯"
_MARKDOWN = "#*_> \t\xa0\u3000"
_BEFORE = _MARKDOWN + "-"
_BROKEN_STARTS = frozenset("一二三四五六")
FIRST_CHARACTERS = frozenset(_ORDINALS + "第123456789" + _WORD_STARTS + _RADICAL_STARTS + _BEFORE + "\r\n")
"""What a line begins with that may be a heading."""
_SHORTEST = 4
_NUMBER = (
    r"(?:第?(?P<ordinal>[一二三四五六七八九十](?![一二三四五六七八九十])|[1-9](?!\d))(?:部分|章)?+"
    r"\s{0,8}+[、.．,，:：]?+\s{0,8}+)?+"
)
_WORD_SIGNS = "况述项题难足⾜节讼"
_RADICAL = "[\u2e80-\u2fdf]"
_MAY_BE_HEADING = f"(?:{_NUMBER}[{_WORD_STARTS}]|[{_RADICAL_STARTS}])(?=[^{_WORD_SIGNS}]{{0,80}}+[{_WORD_SIGNS}])"
"""What every heading begins with, and the characters of which each wording has one."""
_ENDING = "：:。.*#_ \t\xa0\u3000"
_NOTE = r"[（(][^。（）()]{1,20}[)）]"
_PAGE = r"[\s.…·．-]*\d{1,3}"
_BROKEN = r"[一二三四五六][、.．]?\s*[\u4e00-\u9fff、]{0,24}"

_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


@cache
def _possessive(pattern: str) -> "regex.Pattern[str]":
    """A pattern with possessive groups, behind which `re` loses matches up to Python 3.11.4."""
    import regex

    return regex.compile(pattern)


class HeadingMatch(NamedTuple):
    """A line that is, or begins with, the heading of a section.

    `text` is the heading as printed; `rest` is where the text that runs on behind it begins, -1 where
    nothing does. `ordinal` is the number in front, 0 where there is none. `usual` says that the words are
    a heading with or without it.
    """

    kind: SectionKind
    text: str
    ordinal: int
    rest: int = -1
    usual: bool = True

    @property
    def in_place(self) -> bool:
        """Whether the number is the one that the form gives to the section."""
        return self.ordinal == ORDER[self.kind] + 1


ORDER = {kind: place for place, kind in enumerate(SectionKind)}


def _spaced(pattern: str) -> str:
    """A pattern that allows blanks behind each Chinese character."""
    return re.sub("([\u4e00-\u9fff、，,/])", r"\1\\s{0,8}", pattern)


@cache
def _heading() -> "regex.Pattern[str]":
    words = "|".join(f"(?P<w{place}>{_spaced(wording.pattern)})" for place, wording in enumerate(WORDINGS))
    return _possessive(f"{_NUMBER}(?:{words})")


def match_heading(line: str) -> HeadingMatch | None:
    """The heading of a section that a line is or begins with, None where it is none.

    >>> match_heading("二、 主动公开政府信息情况：").text
    '二、 主动公开政府信息情况：'
    >>> match_heading("六、其他需要报告的事项 本年度没有。").rest
    12
    >>> match_heading("总体情况良好。") is None
    True
    """
    return _match_short(line) if len(line) <= _LONGEST_HALF else _match(line)


def _match(line: str) -> HeadingMatch | None:
    start = 0
    if line[:1] in _BEFORE:
        start = len(line) - len(line.lstrip(_BEFORE))
    begins = _possessive(_MAY_BE_HEADING).match(line, start)
    if not begins or (len(line) > _LONGEST and not begins["ordinal"]):
        return None
    found = _heading().match(line, start, start + _LONGEST)
    if found is None:
        return _match_folded(line, start) if len(line) <= _LONGEST and _compiled(_RADICAL).search(line) else None
    return _accepted(line, start, found)


# The form's headings and the labels of its rows are the same in every report.
_match_short = lru_cache(maxsize=1024)(_match)


_OTHER_NUMBER = r"[#*_> ]{0,9}(?:[（(](?P<numeral>[一二三四五六])[)）]|(?P<roman>[Ⅰ-Ⅵ]|I{1,3}|IV|VI?)[.．、])"


def match_otherwise_numbered(line: str) -> HeadingMatch | None:
    """A heading under its own number, but in brackets (（二）) or in Roman numerals (Ⅱ.); None for any other line.

    >>> match_otherwise_numbered("（二）主动公开政府信息情况").ordinal
    2
    >>> match_otherwise_numbered("（一）主动公开政府信息情况") is None
    True
    """
    number = _compiled(_OTHER_NUMBER).match(line) if line[:1] in _OTHER_STARTS else None
    if number is None or len(line) > _LONGEST:
        return None
    numeral = number["numeral"] or _ORDINALS[_ROMAN.index(unicodedata.normalize("NFKC", number["roman"]))]
    match = match_heading(f"{numeral}、{line[number.end() :]}")
    if match is None or not (match.usual and match.in_place and match.rest < 0):
        return None
    return match._replace(text=line.strip(_MARKDOWN))


_OTHER_STARTS = frozenset("（(ⅠⅡⅢⅣⅤⅥIV#*_> ")
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


def _match_folded(line: str, start: int) -> HeadingMatch | None:
    """A heading printed with radicals for characters, as PDF fonts do; the whole line must be the heading."""
    match = match_heading(fold(line[start:]))
    return match._replace(text=line[start:].strip(_MARKDOWN)) if match and match.rest < 0 else None


def _accepted(line: str, start: int, found: "regex.Match[str]") -> HeadingMatch | None:
    """The heading where the words need no number or have one, and the line ends as that of a heading does."""
    assert found.lastgroup is not None
    wording, ordinal = WORDINGS[int(found.lastgroup[1:])], found["ordinal"] or ""
    if wording.numbered and (not ordinal or ordinal.isascii()):
        return None
    end = _ending(line, found.start() + len(found.group().rstrip()), numbered=bool(ordinal))
    if end is None:
        return None
    cut, rest = end
    number = _ORDINALS.find(ordinal) + 1 or int(ordinal) if ordinal else 0
    return HeadingMatch(wording.kind, line[start:cut].strip(_MARKDOWN), number, rest, not wording.numbered)


def _ending(line: str, end: int, *, numbered: bool) -> tuple[int, int] | None:
    """Where the heading ends whose words end at `end`, and where the text behind it begins (-1 where there is none).

    None where what follows makes the line prose or an entry of a table of contents.
    """
    note = _compiled(_NOTE).match(line, end)
    after = note.end() if note else end
    follows = line[after : after + _LONGEST]
    if not follows.strip(_ENDING):
        return (len(line), -1) if len(follows) < _LONGEST else None
    if not numbered or _compiled(_PAGE).fullmatch(follows):
        return None
    follows = line[end : end + _LONGEST]
    begin = end + len(follows) - len(follows.lstrip(_ENDING))
    if begin == end and not line.startswith(RUN_IN_STARTS, begin):
        return None
    return None if match_heading(line[begin : begin + _LONGEST]) else (begin, begin)


def may_be_heading(line: str) -> bool:
    """A quick look at the first character: False says that a line is no heading and no first half of one."""
    return line[:1] in FIRST_CHARACTERS and (len(line) >= _SHORTEST or line[:1] in _BROKEN_STARTS)


def may_be_broken(line: str) -> bool:
    """Whether a line may be the first half of a numbered heading."""
    return line[:1] in _BROKEN_STARTS and len(line) <= _LONGEST_HALF and _compiled(_BROKEN).fullmatch(line) is not None


# ---------------------------------------------------------------------------- parts

_PART = r"[#*_> \t\xa0\u3000]{0,16}(?P<number>[（(]\s{0,4}[一二三四五六七八九十⼀⼆⼋⼗]{1,3}\s{0,4}[)）])"
_PART_STARTS = frozenset("（(#*_> ")
_HEADING_END = "[。：:]"
_LONGEST_PART_HEADING = 40
_LONGEST_ROW_START = 160


def split_part(line: str) -> tuple[str, str] | None:
    """The heading of a part and the text that runs on behind it; None where the line begins no part.

    Rows of the form's tables, such as （一）予以公开, are none, whatever figures and labels run on behind.

    >>> split_part("（一）存在问题。一是人手不足。")
    ('（一）存在问题。', '一是人手不足。')
    >>> split_part("(二) 改进措施:"), split_part("（一）予以公开 3 0 0 0 0 0 3")
    (('(二) 改进措施:', ''), None)
    """
    found = _compiled(_PART).match(line) if line[:1] in _PART_STARTS else None
    if found is None:
        return None
    if _may_be_row(line, found.end()) and _is_row(line[found.start("number") :][:_LONGEST_ROW_START]):
        return None
    end = _compiled(_HEADING_END).search(line, found.end(), found.start("number") + _LONGEST_PART_HEADING)
    if end:
        cut = end.end()
    elif len(line) - found.start("number") <= _LONGEST_PART_HEADING:
        cut = len(line)
    else:
        cut = found.end()  # a numbered paragraph: the number is all the heading that it has
    return line[found.start("number") : cut].strip(_MARKDOWN), line[cut:].strip(_MARKDOWN)


def _may_be_row(line: str, end: int) -> bool:
    """A quick look at the character behind the number."""
    return squeeze(line[end : end + 8])[:1] in _row_starts()


def _is_row(line: str) -> bool:
    """Whether a line is, or begins with, the label of a row: whole, cut off, or with figures or labels behind it."""
    key = squeeze(line)
    if key[3:4] == "项":
        return True  # 第二十条第（一）项, broken before its number
    labels = _row_labels().get(key[1:2], ())
    return any(
        (len(key) > _NUMBER_LENGTH and label.startswith(key))
        or (key.startswith(label) and key[len(label) : len(label) + 1] in _BEHIND_LABELS)
        for label in labels
    )


_NUMBER_LENGTH = len("(一)")
_BEHIND_LABELS = frozenset(["", *"0123456789(/-|:,"])


@cache
def _row_starts() -> frozenset[str]:
    """The first characters of the labels behind their number."""
    return frozenset(label[_NUMBER_LENGTH] for labels in _row_labels().values() for label in labels) | {"项"}


@cache
def _row_labels() -> dict[str, tuple[str, ...]]:
    """The printed labels of the form's rows that are numbered as parts are, by their numeral."""
    texts = {
        text
        for edition, form in EDITIONS.items()
        for table in form.tables
        for row in rows(table, edition)
        for text in (row.label, *row.parents)
    }
    whole = {squeeze(text) for text in texts if text.startswith("（")} | {"(六)其他处理情况"}
    every = whole | {text[:3] + text[3:].partition("(")[0] for text in whole}
    return {numeral: tuple(sorted(label for label in every if label[1] == numeral)) for numeral in _ORDINALS}
