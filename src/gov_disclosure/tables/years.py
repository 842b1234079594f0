"""Labels that name a row of the form, or a group of rows, in another year: 上年新收 where the form has 本年新收."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from gov_disclosure.model.editions import EDITIONS, LATEST
from gov_disclosure.model.tree import rows
from gov_disclosure.printed_years import in_digits
from gov_disclosure.tables.captions import Caption, caption_of
from gov_disclosure.tables.lexicon import PART_OF_YEAR, Role, form_lexicon, is_whole
from gov_disclosure.tables.likeness import likely_row
from gov_disclosure.tables.owners import Own, Under, is_of_other, under, under_heading
from gov_disclosure.tables.stream import Token, token
from gov_disclosure.text import label_key

_SHIFTED = (
    ("上年", "本年"), ("上一年", "本年"), ("去年", "本年"), ("前年", "上年"), ("前一年", "上年"), ("上上年", "上年"),
)  # fmt: skip
"""What last year's table prints, and what the form has there."""
_NAMED = re.compile(rf"(?:20|(?<!\d))(\d\d)年度?(?P<part>{PART_OF_YEAR})?|20(\d\d)(?!\d)")
"""2022年, 22年, 2022年1-12月, and 2022 alone."""
_BEHIND_LABEL = re.compile(r"(?:(20\d\d)年度?|[上去]一?年度?)数?\Z")
"""三、本年度办理结果（2022年）, as a key."""
_SPEAKS_OF_OTHER = re.compile("上一?年|下一?年|去年")
"""In 上年结转（2022年）, the year says what the label means."""


@lru_cache(maxsize=1024)
def row_in_other_year(key: str, table: str, year: int | None) -> str | None:
    """The path of the row, or of the group of rows, whose label, put under another year than the one reported on, has this key, or is like it.

    >>> row_in_other_year("一上年新收政府信息公开申请数量", "requests", 2023)
    'requests.received'
    >>> row_in_other_year("二前年结转政府口息公开申请数量", "requests", 2023)
    'requests.carried_over'
    >>> row_in_other_year("2023年新收政府信息公开申请数量", "requests", 2023) is None
    True
    """
    lexicon = form_lexicon()
    if ("年" not in key and "20" not in key) or key in lexicon.by_key:
        return None
    own = tuple(_in_this_year(key, year))
    rows = (
        meaning.path
        for each in own
        for meaning in lexicon.by_key.get(each, ())
        if meaning.table == table and meaning.role in (Role.ROW, Role.GROUP)
    )
    return next(rows, None) or next((row for each in own if (row := likely_row(each, table, LATEST))), None)


def _in_this_year(key: str, year: int | None) -> Iterator[str]:
    """The label with the words for this year in the place of those for another one."""
    named = _NAMED.search(key)
    if named and year is not None and not _is_own(named, year):
        yield key.replace(named[0], "本年", 1)
        yield key.replace(named[0], "本年度", 1)
    for printed, own in _SHIFTED:
        if printed in key:
            yield key.replace(printed, own, 1)
    behind = _BEHIND_LABEL.search(key)
    if (
        behind
        and not _SPEAKS_OF_OTHER.search(key, 0, behind.start())
        and (behind[1] is None or (year is not None and int(behind[1]) != year))
    ):
        yield key[: behind.start()]


def _is_own(named: re.Match[str], year: int) -> bool:
    return int(f"20{named[1] or named[3]}") == year and is_whole(named["part"], year)


@lru_cache(maxsize=1024)
def may_name_other_year(key: str) -> bool:
    """Whether a label is that of a row under another year, or may be, as the year reported on is not known.

    >>> may_name_other_year("二前年结转政府信息公开申请数量"), may_name_other_year("本年处理决定数量")
    (True, False)
    """
    return any(row_in_other_year(key, table, _NO_YEAR) is not None for table in EDITIONS[LATEST].tables)


@lru_cache(maxsize=1024)
def names_group_of_other_year(key: str, year: int | None) -> bool:
    """Whether a label is that of a group of rows, which has no figures of its own, under another year than the one reported on.

    >>> names_group_of_other_year("三本年度办理结果2022年", 2023), names_group_of_other_year("一2022年新收政府信息公开申请数量", 2023)
    (True, False)
    """
    found = (row_in_other_year(key, table, year) for table in EDITIONS[LATEST].tables)
    return any(path is not None and path not in _rows_with_figures() for path in found)


@cache
def _rows_with_figures() -> frozenset[str]:
    return frozenset(row.path for table in EDITIONS[LATEST].tables for row in rows(table, LATEST))


_NO_YEAR = 0
"""Every year that a label names is another one."""


def caption_behind(heading: str) -> Caption | None:
    """What the year at the end of a section's heading says of its tables: 三、收到和处理政府信息公开申请情况（2022年）.

    >>> caption_behind("三、收到和处理政府信息公开申请情况（二○二二年度）").years, caption_behind("四、行政诉讼情况（单位：件）")
    ((2022,), None)
    """
    found = _BEHIND.search(in_digits(heading))
    if found is None:
        return None
    words = found[1] or found[2]
    caption = caption_of(label_key(words), words)
    if caption is None:
        return Caption((int(words),)) if _YEAR_ALONE.fullmatch(words) else None
    return Caption(caption.years, other=caption.other, draft=caption.draft, since=caption.since)


def under_section(kind: str, heading: str, own: Own) -> Under:
    """What tables are under below the heading of a section."""
    caption = caption_behind(heading)
    return under_heading(kind) if caption is None else under(under_heading(kind), caption, own)


_BEHIND = re.compile(
    r"[(（\[［【〔]([^()（）]{2,30})[)）\]］】〕]\s{0,9}\Z|(20\d\d\s{0,3}年[^()（）]{0,40}|[上去]一?年度?)\s{0,9}\Z"
)
_YEAR_ALONE = re.compile(r"20\d\d")


def names_other_year(token: Token, year: int | None) -> bool:
    """Whether a label in a head names another year than the one reported on, or that one is not known, or a part of it, or a measure."""
    return is_measured(token) or True in [
        meaning.year is not None and meaning.year != year for meaning in token.meanings
    ]


def is_of_other_year(token: Token, year: int | None) -> bool:
    """Whether a text in a head of several, such as 2022年度, puts what it heads under another year. What names last year by a piece of
    a label is none: the form of 2019 has 上一年项目数量.
    """
    return names_other_year(token, year) or (not token.piece and is_of_other(token.caption, (year, None)))


def is_measured(one: Token) -> bool:
    """Whether a text is the label of a head, of section 三 or 四, with words that make other figures of those below it: in section 二
    现行有效件数（累计） says what the form has.
    """
    measured = _MEASURED.fullmatch(one.key) if one.loose else None
    label = token(measured[1]) if measured else None
    return label is not None and label.heads and "proactive" not in label.tables


_MEASURED = re.compile(
    r"([^\W\d]{2,20}?)(?:(?:20\d\d年?)?(?:[上下]半年|第?[一二三四1-4]季度|(?!112月)\d{1,3}月份?)|累计数?|历年|计划数?|[上去]一?年度?数|占比|比例|比重|作废|同期|同比|百分比|比率|[百千万%‰])"
)
"""行政复议（上半年）, 总计（累计）, as a key."""
