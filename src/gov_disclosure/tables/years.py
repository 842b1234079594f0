"""Labels that name a row of the form, or a group of rows, in another year: 上年新收 where the form has 本年新收."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gov_disclosure.model.editions import EDITIONS, LATEST
from gov_disclosure.tables.lexicon import Role, form_lexicon
from gov_disclosure.tables.likeness import likely_row
from gov_disclosure.tables.owners import is_of_other
from gov_disclosure.tables.stream import Token

_SHIFTED = (
    ("上年", "本年"), ("上一年", "本年"), ("去年", "本年"), ("前年", "上年"), ("前一年", "上年"), ("上上年", "上年"),
)  # fmt: skip
"""What last year's table prints, and what the form has there."""
_NAMED = re.compile(r"(20\d\d)年度?")


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
    if "年" not in key or key in lexicon.by_key:
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
    if named and year is not None and int(named[1]) != year:
        yield key.replace(named[0], "本年", 1)
        yield key.replace(named[0], "本年度", 1)
    for printed, own in _SHIFTED:
        if printed in key:
            yield key.replace(printed, own, 1)


@lru_cache(maxsize=1024)
def may_name_other_year(key: str) -> bool:
    """Whether a label is that of a row under another year, or may be, as the year reported on is not known.

    >>> may_name_other_year("二前年结转政府信息公开申请数量"), may_name_other_year("本年处理决定数量")
    (True, False)
    """
    return any(row_in_other_year(key, table, _NO_YEAR) is not None for table in EDITIONS[LATEST].tables)


_NO_YEAR = 0
"""Every year that a label names is another one."""


def names_other_year(token: Token, year: int | None) -> bool:
    """Whether a label in a head names another year than the one reported on, or that one is not known."""
    return True in [meaning.year is not None and meaning.year != year for meaning in token.meanings]


def is_of_other_year(token: Token, year: int | None) -> bool:
    """Whether a text in a head of several, such as 2022年度, puts what it heads under another year. What names last year by a piece of
    a label is none: the form of 2019 has 上一年项目数量.
    """
    return names_other_year(token, year) or (not token.piece and is_of_other(token.caption, (year, None)))
