"""Which unit a text in or beside a table names, of money or of thousands of things: the one place that says so."""

import re
from collections.abc import Iterable
from functools import lru_cache

from gov_disclosure.text import LOST, fold, label_key

MONEY_UNITS = ("元", "万元", "亿元")
UNCLEAR = "unclear"
"""The unit of an amount of which a text speaks without saying it for certain: such an amount cannot be read."""

SCALED = "scaled"
"""The unit of counts that are given in hundreds or thousands (单位：千件): they cannot be read as the form has them."""

UNIT_WORD = "单位"
LONGEST_NOTE = 60
"""A longer text is prose, and speaks of sums rather than of the table."""

SHORT = 16
"""Without the word 单位, only a text as short as a label names the unit for certain."""

_NUMERALS = "0-9零〇一二两三四五六七八九十百千万亿仟佰拾萬億几数余多"
_MENTION = re.compile(rf"([{_NUMERALS}]*)([美欧日港韩英澳]?)(?<![单公广状纪开])元(?![旦月素宵江阳谋氏宝坝])")
_BEFORE = frozenset("以按为币额费")
_SCALES = re.compile("[十百千万亿仟佰拾萬億]+")
_BARE_SCALE = re.compile(f"{UNIT_WORD}为?[百千万亿]+$")
_SCALE = "(?:[十百千万亿仟佰]+余?|10{2,8})"
_COUNTED = "(?:件次?|[项份条宗起])"
_WHOSE = "(?:注|备注|说明)?(?:本表|表中|表内|上表|下表|以上|以下)?(?:各项|所有|全部)?(?:数据|计量|统计|数量|计数)*的?"
_OF_WHAT = re.compile(rf"{_WHOSE}(?:金额|计价|货币|币种|收费|费用)*|(?:注|备注|说明|附注).*")
_SCALED_KEY = re.compile(
    rf"{_WHOSE}{UNIT_WORD}[均皆]?为?(?:[百千万亿]*元)?{_SCALE}{_COUNTED}(?:[百千万亿]*元|保留.{{1,8}})?"
    rf"|(?:总计|合计|数量|申请人情况)?[百千万亿仟佰]+件次?|以{_SCALE}件次?为{UNIT_WORD}"
    rf"|本列数据.{{0,50}}{UNIT_WORD}{_SCALE}{_COUNTED}"
)
"""The whole key of a note: what stands behind other words is about other things (网站访问量单位万人次)."""
_SCALED_NOTE = re.compile(rf"{UNIT_WORD}\s{{0,3}}[:：]\s{{0,3}}{_SCALE}\s?{_COUNTED}")
_PRINTED = re.compile(f"(?:{UNIT_WORD})?[{LOST}十百千万亿仟佰拾萬億]*[美欧日港韩英澳]?元$")


_LOST_SIGNS = r"(?:[^\w\s()\[\]{}<>《》:\"',;/.、。-]|[_方干于]){1,3}"
_LOST_SCALE = re.compile(rf"({UNIT_WORD}\s{{0,3}}[:为]?\s{{0,3}}){_LOST_SIGNS}\s{{0,3}}(?={_COUNTED})")
"""What may be left of 千 or 万 before 件: signs (单位：□件), or a character that looks like it."""
_SCALED_BEHIND = re.compile(
    rf"(?:\(\s{{0,3}}(?:{UNIT_WORD}\s{{0,3}}:?\s{{0,3}})?(?:{_SCALE}|{_LOST_SIGNS})\s{{0,3}}{_COUNTED}\s{{0,3}}\)"
    rf"|{UNIT_WORD}\s{{0,3}}:?\s{{0,3}}{_SCALE}\s{{0,3}}{_COUNTED})\s{{0,9}}\Z"
)


@lru_cache(maxsize=4096)
def unit_in(key: str, text: str) -> str | None:
    """`unit_of` a text with the key `key`, which is `SCALED` also where 千 or 万 may be lost before 件.

    >>> unit_in("单位件", "单位：□件"), unit_in("单位件", "单位：件")
    ('scaled', None)
    """
    if UNIT_WORD in key and (restored := _restored(text)) != text:
        return unit_of(label_key(restored)) or unit_of(key)
    return unit_of(key)


def before_scale(text: str) -> str | None:
    """The words before a unit of thousands of things, or what may be left of one, in brackets at the end of a text.

    >>> before_scale("自然人（千件）"), before_scale("总计（单位：□件）"), before_scale("自然人（件）")
    ('自然人', '总计', None)
    """
    may_be = len(text) <= LONGEST_NOTE and (UNIT_WORD in text or text.rstrip().endswith(_BRACKETS))
    folded = fold(text) if may_be else ""
    found = _SCALED_BEHIND.search(folded)
    return folded[: found.start()] if found else None


_BRACKETS = (")", "）")


def _restored(text: str) -> str:
    """A text with 千 where 千 or 万 may be lost."""
    folded = fold(text)
    return _LOST_SCALE.sub(r"\1千", folded) if _LOST_SCALE.search(folded) else text


@lru_cache(maxsize=4096)
def unit_of(key: str) -> str | None:
    """The unit of money that a text with the key `key` names; `UNCLEAR` where it speaks of one without naming exactly one
    that is known, or may have lost 万, `SCALED` where it names thousands of things, None where it speaks of none. A sum (3万元)
    names no unit.

    >>> unit_of("收费金额元"), unit_of("单位件元"), unit_of("收费共12万元"), unit_of("单位千元"), unit_of("单位千件")
    ('元', '元', None, 'unclear', 'scaled')
    """
    if len(key) > LONGEST_NOTE:
        return None
    if _SCALED_KEY.fullmatch(key):
        return SCALED
    if "元" not in key:
        return UNCLEAR if UNIT_WORD in key and _BARE_SCALE.search(key) else None
    unit = one_unit([unit for match in _MENTION.finditer(key) if (unit := _unit_of_mention(match))])
    certain = key.endswith("元") and (UNIT_WORD in key or len(key) <= SHORT)
    return unit if unit is None or certain else UNCLEAR


def says_of_what(key: str) -> bool:
    """Whether what stands before 单位 in a note may say of what it is the unit, and is no label of a column.

    >>> says_of_what(""), says_of_what("表中金额"), says_of_what("上年收费金额")
    (True, True, False)
    """
    return _OF_WHAT.fullmatch(key) is not None


def names_scaled(text: str) -> bool:
    """Whether a heading, or a text in which cells run together, says that its counts are given in thousands.

    >>> names_scaled("三、收到和处理政府信息公开申请情况（单位：千件）自然人"), names_scaled("单位：件")
    (True, False)
    """
    return UNIT_WORD in text and _SCALED_NOTE.search(_restored(text)) is not None


def _unit_of_mention(match: re.Match[str]) -> str | None:
    before, currency = match.groups()
    key, first, last = match.string, match.start(), match.end()
    if (
        not before
        and not currency
        and last < len(key)
        and UNIT_WORD not in key
        and key[first - 1 : first] not in _BEFORE
    ):
        return None  # a name or another word with this character
    if not before and key[first - 1 : first] == LOST:
        return UNCLEAR
    if f"{before}元" in MONEY_UNITS and not currency:
        return f"{before}元"
    return UNCLEAR if currency or _SCALES.fullmatch(before) else None


def one_unit(units: Iterable[str]) -> str | None:
    """The unit that all agree on, `UNCLEAR` where they do not, None where there are none; `SCALED` if it is among them."""
    found = set(units)
    if SCALED in found:
        return SCALED
    return None if not found else found.pop() if len(found) == 1 else UNCLEAR


def without_unit(key: str) -> str:
    """A label's key without the unit of money printed at its end.

    >>> without_unit("本年收费金额单位万元"), without_unit("金额元"), without_unit("自然人")
    ('本年收费金额', '金额', '自然人')
    """
    return _PRINTED.sub("", key) if key.endswith("元") else key
