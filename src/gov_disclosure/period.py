"""The days for which a report gives its figures, told from the days of events, inspections and other reports."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from gov_disclosure.model.report import Period
from gov_disclosure.text import fold, read_date

_SIGNS = r"\-./－．／"
_HOUR = r"(?:\s?(?:\d{1,2}|零)\s?[时点])?"
_START = (
    rf"[2２][0０]\d\d\s{{0,3}}[年{_SIGNS}]\s{{0,3}}\d{{1,2}}\s{{0,3}}[月⽉{_SIGNS}]\s{{0,3}}\d{{1,2}}\s{{0,3}}[日⽇]?"
)
_END = (
    rf"(?P<year>[2２][0０]\d\d\s{{0,3}}[年{_SIGNS}]\s{{0,3}})?"
    rf"\d{{1,2}}\s{{0,3}}[月⽉{_SIGNS}]\s{{0,3}}\d{{1,2}}\s{{0,3}}[日⽇]?"
)
_RANGE = (
    rf"(?P<start>{_START}){_HOUR}\s{{0,3}}(?:[（(][^（()）\n]{{1,12}}[)）])?\s{{0,3}}(?:起|开始)?\s{{0,3}}[，,]?\s{{0,3}}"
    rf"(?:[至⾄到]|[-~－‐‑–—―─～〜]{{1,2}})\s{{0,3}}(?P<end>{_END}){_HOUR}"
)

_WORDS = frozenset(
    "本该此上述下列年度报告文中里内所的之各项类有关相全部主要政府务信息公开工作情况数据字指标统计起截止"
    '时间期限段周区范围跨口径日涉及涵盖覆反映包括含为是系均都即自从由取以于在:：(（“" \t\n\r\u3000\xa00123456789'
)
"""The characters of a statement such as 本报告所列数据的统计期限为; an event (开展, 查阅, 培训) has others."""
_TERM = "(?:(?<!工作)(?<!工作的)(?:期限|时限|时间|时段|时期|期间|周期|区间|范围|跨度|口径|日期|起止)|统计期)"
_IS = '[为是系指即均都:：(（“"\\s]'
_FROM = '[为是系指即均都:：(（“"\\s自从由取以于在]'
_SAYS = rf"(?:(?:统计|数据|数字|指标|所列).*?{_TERM}?{_TERM}|报告期[间限]?|(?:报告|年报)的?时限)(?:{_IS}+|内?[:：(（])$"
"""A term of the figures and a word that puts the days equal to it."""
_RUNS = (
    rf"(?:统计|数据|数字|指标|所列|报告期).*{_TERM}{_FROM}*$|(?:数据|数字|统计|指标)[中情况的]*(?:(?![于在]){_FROM})+$"
)
"""The figures run from one day to another; nothing else is said to happen then."""
_COVERS = rf"(?:报告|年报).*(?:涵盖|覆盖|反映|包括|包含|涉及|统计)的?{_FROM}*$"
_CLOSES = r"\s{0,3}(?:止|为止|结束)?\s{0,3}(?:$|[。，,；;、)）”\"\n])"
_SPANS = rf"\s{{0,3}}(?:期间|之间|的|内)|{_CLOSES}"
_OF_REPORT = "本报告|年报|年度报告|报告[中所期]|所列|文中"
_BOUNDARIES = "。，,；;、！!？?）)》"
_LONGEST_STATEMENT = 60

_OF_FIGURES = "统计|数据|报告期|所列|本报告|年报"
_OF_OTHERS = "公示|征求|试点|活动|整治|上年|上一年|去年|往年|同期|相比|较|公开的?[期时日]"
_LONGEST_SEARCHED = 20_000
_LONGEST_SENTENCE = 300

_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


class _Range(NamedTuple):
    """A range of days in a text: the beginning of its sentence, and what stands behind it."""

    days: Period
    before: str
    after: str


def stated_period(text: str) -> Period | None:
    """The first range of days that a text states to be that of the report's figures.

    >>> stated_period("文中数字的统计时段为2031年1月1日至12月31日。")
    Period(start=datetime.date(2031, 1, 1), end=datetime.date(2031, 12, 31))
    >>> stated_period("报告期内，2031年4月1日至6月30日开展宣传。") is None
    True
    """
    return next((found.days for found in _ranges(text) if _is_stated(found)), None)


def period_of_year(text: str, year: int) -> Period | None:
    """The whole of a year that is known to be the report's, where a sentence on the figures or the report names it."""
    whole = Period(date(year, 1, 1), date(year, 12, 31))
    for days, before, after in _ranges(text):
        if days == whole and _compiled(_OF_FIGURES).search(before) and _compiled(_SPANS).match(after):
            return whole
    return None


def _ranges(text: str) -> Iterator[_Range]:
    """The ranges of days in a text, without those in a sentence on something else than this report."""
    text = text[:_LONGEST_SEARCHED]
    for found in _compiled(_RANGE).finditer(text):
        first = max(0, found.start() - _LONGEST_SENTENCE)
        before = text[max(first, text.rfind("。", first, found.start()) + 1) : found.start()]
        if (days := _period(found)) and not _compiled(_OF_OTHERS).search(before):
            yield _Range(days, before, text[found.end() : found.end() + _LONGEST_STATEMENT])


def _period(found: re.Match[str]) -> Period | None:
    first, last = fold(found["start"]), fold(found["end"])
    start = read_date(first)
    if start is None:
        return None
    end = read_date(last if found["year"] else f"{start.year}{first[4:5].strip() or '年'}{last}")
    return Period(start, end) if end and start <= end else None


def _is_stated(found: _Range) -> bool:
    """Whether the words right before a range say that it is that of the figures.

    Words of something else before them (网站访问数据的统计时间) make them another thing's, but for a whole year.
    """
    near = found.before[-_LONGEST_STATEMENT:]
    rest = near.rstrip(_ALL_WORDS)
    said = near[len(rest) :]
    own = not rest or rest[-1] in _BOUNDARIES or _compiled(_OF_REPORT).search(said) or is_whole_year(found.days)
    return bool(own) and _states(said, found.after)


def _states(said: str, after: str) -> bool:
    if _compiled(_SAYS).search(said):
        return True
    if _compiled(_RUNS).search(said):
        return bool(_compiled(_CLOSES).match(after))
    return bool(_compiled(_COVERS).search(said) and _compiled(_SPANS).match(after))


_ALL_WORDS = "".join(_WORDS)


def is_whole_year(days: Period) -> bool:
    """Whether days are a calendar year, as the period of nearly every report is."""
    start, end = days.start, days.end
    return start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
