"""Lines that say of which year, or whose, the tables below them are."""

import re
from enum import Enum, auto
from typing import TypeAlias


class Caption(Enum):
    """The year that a caption puts the tables below it under."""

    OWN = auto()
    OTHER = auto()


# A table's name is made of these, in one way only: no word is made of others. 报告 is none of them, for the title of another
# year's report is a link
_TABLE_WORDS = (
    "政府信息|信息|公开|工作|行政|机关|主动|依申请|申请|收到|受理|处理|办理|答复|复议|诉讼|被|提起|因|和|与|及|的|"
    "有关|相关|主要|具体|基本|各项|分类|指标|情况|数据|统计|汇总|登记|一览|明细|对照|对比|比较|参照|表|如下|见下|附表|附图"
)
_ABOUT = rf"(?:(?:{_TABLE_WORDS}){{0,24}}|[^\W\d件无未结转]{{0,8}}?(?:情况|数据|统计|表))"
_ITEM = r"(?:[一二三四五六七八九十]{1,2}|\d)?"
_BEFORE = rf"{_ITEM}(?:附[件表录]?\d{{0,2}}|(?:附|续)?表[一二三四五六七八九十\d]?)?(?:对比|对照|参考|参照|比较|其中)?(?:以下|如下|下[表列])?(?:是|为|系)?"
_BEHIND = r"(?:[仅只]?供(?:对比|比较|参考|参照)|对比|参考)?"
_OTHER = r"(?:上一?年度?|去年度?|往年度?|前一?年度?|上期|上年同期|去年同期|上一?年度同期)"
_OWN = r"(?:本年度?|今年度?|本期|报告期)"
_NAMED = r"(20\d\d)年度?"

_CAPTIONS = (
    (Caption.OTHER, re.compile(rf"{_BEFORE}{_OTHER}(?:数据?|{_ABOUT}){_BEHIND}")),
    (Caption.OWN, re.compile(rf"{_BEFORE}{_OWN}(?:数据?|{_ABOUT}){_BEHIND}")),
)
"""Whole lines such as 附：上一年度情况, as keys."""

_OF_YEAR = re.compile(rf"{_BEFORE}{_NAMED}(?:数据?|{_ABOUT}){_BEHIND}(?:(?:即|为)?(?:上一?年度?|去年|本年度?))?")
_PERIOD = re.compile(
    r"(?:数据|统计|填报|报告)*(?:期限|时限|时间|期间|年度|时段|区间|范围|周期)?(?:为|是|自|从)?"
    r"(20\d\d)年1月1日(?:起|始)?(?:至|到|止|—|-)?(?:\1年)?12月31日(?:止)?"
)
_CHINESE_YEAR = re.compile("二[〇○零Ｏ0]([一二三四五六七八九〇○零])([一二三四五六七八九〇○零])年")
_DIGIT = {"〇": "0", "○": "0", "零": "0"} | {digit: str(number) for number, digit in enumerate("一二三四五六七八九", 1)}


_ORGAN = (
    r"(?P<organ>(?=[^\W\d]*[省市区县旗州盟镇乡])[^\W\d]{3,24}?(?:人民政府(?:办公[室厅])?|办事处|委员会|管委会|办公[室厅]|街道|中心|"
    r"集团|公司|学校|医院|大学|银行|[局厅委院所站队处]))"
)
_DATA = r"(?:数据|情况|统计|报|汇总|一览|明细|登记|对照)表|数据|统计"
_OF_ORGAN = re.compile(
    rf"(?:附[件表录]?\d{{0,2}}|其中|[上下]一[篇条])(?:20\d\d年度?)?{_ORGAN}[^\W_]{{0,60}}?(?:情况|报告|年报|{_DATA})|"
    rf"(?:20\d\d年度?)?{_ORGAN.replace('organ', 'owner')}[^\W_]{{0,60}}?(?:{_DATA})"
)
"""附件：某县水务局2023年…数据, as keys: what stands below is that organ's."""


def caption_of(key: str, text: str) -> Caption | int | str | None:
    """The year that a line with the key `key` puts the tables below it under: a number where it names one; the organ, where
    it names one; None where it is no caption.

    >>> from gov_disclosure.text import label_key
    >>> [caption_of(label_key(text), text) for text in ("附：上一年度情况", "表2 2022年收到和处理申请情况（供对比）", "本年新收")]
    [<Caption.OTHER: 2>, 2022, None]
    >>> caption_of(label_key("附件：青屏县水务局2023年政府信息公开数据"), "")
    '青屏县水务局'
    """
    if "。" in text:
        return None
    owned = _OF_ORGAN.fullmatch(key)
    if owned:
        return owned["organ"] or owned["owner"]
    if "年" not in key and "期" not in key:
        return None
    key = _CHINESE_YEAR.sub(_in_digits, key)
    named = _OF_YEAR.fullmatch(key) or _PERIOD.fullmatch(key)
    if named:
        return int(named[1])
    return next((caption for caption, pattern in _CAPTIONS if pattern.fullmatch(key)), None)


def _in_digits(found: re.Match[str]) -> str:
    return f"20{_DIGIT[found[1]]}{_DIGIT[found[2]]}年"


Own: TypeAlias = tuple[int | None, str | None]
"""The year and the organ reported on, each None where it is not known."""


def is_of_other(caption: Caption | int | str | None, year: int | None, agency: str | None) -> bool:
    """Whether a caption puts what stands below it under another year than the one reported on, or under another organ.

    >>> is_of_other(2022, 2023, None), is_of_other("青屏县水务局", 2023, "青屏县档案馆"), is_of_other("县水务局", 2023, "青屏县水务局")
    (True, True, False)
    """
    if isinstance(caption, int):
        return year is not None and caption != year
    if isinstance(caption, str):
        return agency is not None and not _is_short_for(caption, agency) and not _is_short_for(agency, caption)
    return caption is Caption.OTHER


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name is left of another one where characters of it are left out: 县政府办 of 青屏县人民政府办公室."""
    rest = iter(name)
    return all(character in rest for character in short)
