"""Remarks on tables, which say what these hold: 注：上表为2022年数据."""

import re
from collections.abc import Iterator

from gov_disclosure.printed_years import in_digits
from gov_disclosure.tables.captions import ABOUT, CHANGED, ORGAN, OTHER, SAMPLE, SEASON, SELF, Caption, by_label
from gov_disclosure.text import label_key, squeeze

_OPENER = r"(?:特别|另)?(?:备注|附注|编者注|注意?|说明)[0-9一二三四五]{0,2}[:：.、]{0,2}(?:[0-9]{1,2}[.、])?"
_ONE, _ALL = (
    r"[上前]表格?|上面的?表格?",
    r"(?:以上|上述|前述|上面)(?:各|所有|全部|[一二三四两0-9]张?)?(?:表格?)?|表(?=[中内])",
)
_SUBJECT = rf"(?:(?P<this>[本此该]表格?)|(?P<below>以下|下[表列])|(?P<one>{_ONE})|(?P<all>{_ALL}))"
_WHAT = r"[中内里]?(?:所[列示载])?的?(?:所有|全部|各项|统计|有关|相关)*(?:数据|数字|数值|情况|内容)?"
_IS = r"(?:均|都|皆|全部?|仅|只)?(?:为|是|系|属于?|指|[取引摘]自|来[自源]于?|反映的?[是为]?)?[:：]?"
_HEAD = re.compile(rf"[*_(（【\[“\"]*(?:{_OPENER})?{_SUBJECT}{_WHAT}{_IS}")
_BARE_HEAD = re.compile(rf"[*_(（【\[“\"]*{_OPENER}(?:所有|全部|统计)?数据(?:均|都)?[为是系]")
"""What a remark begins with, squeezed."""

_TIME = (
    rf"(?P<other>{OTHER}|(?:20[0-9][0-9]年|本年|今年)?度?(?!前[四4]个?季度|[四4]个季度|前十二个?月)(?:{SEASON})|(?:历年|近[两二三四五]年)来?(?=累计))|"
    r"(?P<year>(?:20)?[0-9][0-9])年(?!以来|至今)(?:度|全年)?"
)
_TAIL = r"(?:[仅只]?供?(?:对比|比较|参考|参照)|请?以正式.{0,8}为准|20[0-9][0-9]年度?数据?尚?未.{0,8})?"
_SAYS = re.compile(
    rf"{SELF}(?:{_TIME}|(?P<draft>{SAMPLE}|(?:{CHANGED})前|有误(?:.{{0,6}}以.{{1,8}}为准)?)|{ORGAN})的?(?:(?:年度?)?报告|年报|数据?|数字|数值|累计数?据?|统计)?(?:{ABOUT})?{_TAIL}"
)
"""What it says, as a key."""

_SOURCE = re.compile("[取引摘自来源]{2}于?[:：]?\\Z")
_SEVERAL = re.compile("[各及和全、]")
_UP_TO_SPRING = re.compile("截[至止]到?(20[0-9]{2})[年./-](?:0?[1-3])[月./-]")
"""On a day after its end, the figures of a year are complete."""

_SIGNS = re.compile("以上|前述|以下|[上前下]面?表|上面|[上前]述|[本此该]表|表[中内]|数据")
_PIECES = re.compile(r"[。；;]|\s{2,}")


def remark_of(text: str) -> Caption | None:
    """What a remark says of tables; None for any other text. Of several sentences the first that says anything counts.

    >>> remark_of("注：上表为2022年数据。").years, remark_of("以上为2022年数据").above, remark_of("注：按件计。")
    ((2022,), True, None)
    """
    if _SIGNS.search(text) is None:
        return None
    return next(_remarks(in_digits(text)), None)


def _remarks(text: str) -> Iterator[Caption]:
    for piece in _PIECES.split(text):
        squeezed = squeeze(piece)
        head = _HEAD.match(squeezed) or _BARE_HEAD.match(squeezed)
        if head is not None and (said := _said(squeezed[head.end() :].lstrip(",，"))) is not None:
            if said.organ is not None and (_SOURCE.search(head[0]) or _SEVERAL.search(said.organ)):
                continue  # who counted, and whose figures are summed up, says not whose they are
            found = head.groupdict()
            this, below = found.get("this") is not None, found.get("below") is not None
            one = this or not found.get("all")
            yield said._replace(above=not (this or below), this=this, one=one, label=False)


def _said(rest: str) -> Caption | None:
    """What the words behind the head of a remark say."""
    if (day := _UP_TO_SPRING.match(rest)) is not None:
        return Caption((int(day[1]) - 1,))
    found = _SAYS.fullmatch(label_key(rest))
    if found is None:
        return by_label(rest.rstrip(')）】]”"*_,，'))
    year = found["year"]
    return Caption(
        (2000 + int(year) % 100,) if year else (),
        found["organ"],
        True if found["other"] else None,
        True if found["draft"] else None,
    )
