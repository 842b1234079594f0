"""The labels of a page's metadata block, such as 索引号 and 发布日期: which there are, and where a line has them."""

import re
from datetime import date, datetime, timedelta, timezone
from functools import cache, lru_cache
from typing import NamedTuple

from gov_disclosure.text import fold, read_date, squeeze

LABELS: dict[str, tuple[str, ...]] = {
    "index_number": ("索引号", "信息索引号", "索引编号"),
    "document_number": ("文号", "文件编号", "发文字号", "发文文号", "发文号", "文件字号", "公文文号"),
    "published": ("发布日期", "发布时间", "信息发布日期", "发表日期", "发表时间", "发稿日期", "发稿时间"),
    "disclosed": ("公布日期", "公布时间", "公开日期", "公开时间"),
    "dated": ("成文日期", "成文时间", "生成日期", "发文日期", "发文时间", "制发日期", "印发日期", "产生日期"),
    "agency": (
        "发布机构",
        "发布单位",
        "发布机关",
        "发布主体",
        "公开主体",
        "公开机构",
        "公开单位",
        "公开机关",
        "发文机关",
        "发文单位",
        "制发机关",
        "制发单位",
        "信息公开单位",
    ),
    "title": ("标题", "名称", "信息名称", "文件名称", "公文名称"),
    "": (
        "公开方式",
        "公开时限",
        "公开范围",
        "公开形式",
        "公开类别",
        "统一编号",
        "信息来源",
        "来源",
        "文章来源",
        "作者",
        "更新日期",
        "更新时间",
        "浏览次数",
        "浏览量",
        "浏览",
        "阅读次数",
        "阅读量",
        "阅读",
        "访问量",
        "访问次数",
        "点击数",
        "点击量",
        "点击次数",
        "字体",
        "字号",
        "字体大小",
        "视力保护色",
        "保护视力色",
        "责任编辑",
        "编辑",
        "审核",
        "信息分类",
        "主题分类",
        "体裁分类",
        "组配分类",
        "服务对象分类",
        "服务对象",
        "所属分类",
        "分类",
        "主题词",
        "关键词",
        "内容概述",
        "内容摘要",
        "信息时效性",
        "时效性",
        "有效性",
        "效力状态",
        "生效日期",
        "生效时间",
        "实施日期",
        "失效日期",
        "失效时间",
        "废止日期",
        "废止时间",
        "有效期",
        "载体类型",
        "记录形式",
        "语种",
        "责任部门",
        "分享到",
        "分享",
    ),
}
"""The labels of a page's metadata block, by the field that they fill; ``""`` for those that fill none."""

_FIELD_OF = {label: name for name, labels in LABELS.items() for label in labels}
PRINTED_LABELS = {label + colon: name for label, name in _FIELD_OF.items() for colon in ("", ":", "：")}
"""The field of each label as most pages print it, in a line or cell of its own."""
_LONGEST_LABEL = max(map(len, _FIELD_OF))
_SPREAD = 4 * _LONGEST_LABEL
_LABEL_ENDS = frozenset("".join(label[-1] for label in _FIELD_OF) + ":： \t\r\n\u3000\xa0)）]】")
_LABEL_BRACKETS = tuple("】])）")

_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


class LabelMatch(NamedTuple):
    """A label of the metadata block in a line: the field that it fills, where it begins, where its value begins."""

    name: str
    start: int
    end: int


def may_be_label(text: str) -> bool:
    """A quick look: False says that a line neither is a label nor has one."""
    return ":" in text or "：" in text or text[-1:] in _LABEL_ENDS


def field_of(text: str) -> str | None:
    """The field of a line or cell that is only a label, ``""`` where it fills none; None where it is no label.

    >>> field_of("索 引 号："), field_of("公开方式"), field_of("青禾县")
    ('index_number', '', None)
    """
    if len(text) > _SPREAD or text[-1:] not in _LABEL_ENDS:
        return None
    return PRINTED_LABELS[text] if text in PRINTED_LABELS else _FIELD_OF.get(squeeze(text).strip("():"))


def find_labels(text: str) -> list[LabelMatch]:
    """The labels with a colon in a line, in order.

    >>> [found.name for found in find_labels("索引号：X-1 文 号：无 时间 10: 13")]
    ['index_number', 'document_number']
    """
    if ":" not in text and "：" not in text:
        return []
    colons = _compiled("[:：]").finditer(text)
    return [found for colon in colons if (found := _label_before(text, colon.start()))]


def _label_before(text: str, colon: int) -> LabelMatch | None:
    """The longest label that ends right before a colon; blanks may stand between its characters."""
    near = text[max(0, colon - _LONGEST_LABEL - 1) : colon]
    if near[-1:] not in _LABEL_ENDS:
        return None
    found = _label_ending(near) if near.isalnum() else _spread_label_ending(text[max(0, colon - _SPREAD) : colon])
    return LabelMatch(found[0], colon - found[1], colon + 1) if found else None


@lru_cache(maxsize=1024)
def _label_ending(text: str) -> tuple[str, int] | None:
    """The field of the longest label with which a text ends, and the label's length."""
    return next(((_FIELD_OF[text[at:]], len(text) - at) for at in range(len(text)) if text[at:] in _FIELD_OF), None)


def _spread_label_ending(text: str) -> tuple[str, int] | None:
    """`_label_ending`, with blanks between the characters and a bracket behind."""
    word, found = "", None
    last = len(text) - 1 - text.endswith(_LABEL_BRACKETS)
    for place in range(last, -1, -1):
        character = text[place]
        if character.isspace():
            continue
        word = character + word
        if len(word) > _LONGEST_LABEL or not "\u4e00" <= character <= "\u9fff":
            break
        if word in _FIELD_OF:
            found = _FIELD_OF[word], len(text) - place
    return found


# ---------------------------------------------------------------------------- days without a label of the block

_DAY = (
    r"(?P<day>20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)(?:\s?日)?)"
    r"(?:[\sT]{1,3}\d{1,2}:\s?\d{2}(?!\d)(?::\s?\d{2}(?!\d))?)?(?!\s?[-~—至到起\d])"
)
_ALONE = rf"[\[(【<]?\s?{_DAY}\s?[\])】>]?"
_STAMPS = tuple(
    pattern.replace("DAY", _DAY)
    for pattern in (
        r"(?<![\w])(?<!更新\s)(?<!修改\s)(?:时间|日期)\s?:\s?DAY",
        r"(?<![\w])(?:发布|发表|公布|公开)(?:日期|时间)\s{0,3}DAY",
        r"(?<![\w])(?:发布|发表)于\s?:?\s?DAY",
        r"(?<![\w])DAY\s?(?:发布|发表)(?!\w)",
        r"(?<![\w])(?:信息|文章)?来源\s?:\s?[^\s:]{2,20}\s{1,3}DAY",
    )
)
_LONGEST_STAMPED = 160


def read_stamps(line: str) -> set[date]:
    """The days in a line beside a title that are said to be those of publication in other words than `LABELS` has.

    >>> read_stamps("来源：县财政局 时间：2032-01-20 09:30"), read_stamps("公示时间：2032-01-20"), read_stamps("2032-01-20")
    ({datetime.date(2032, 1, 20)}, set(), set())
    """
    if "20" not in (text := _narrow(line)):
        return set()
    found = (_compiled(pattern).search(text) for pattern in _STAMPS)
    return {day for match in found if match and (day := read_date(match["day"]))}


def read_day(text: str) -> date | None:
    """The day that a line is and nothing else, its time and brackets around it apart.

    >>> read_day("【2032年1月20日】"), read_day("2032-01-20 09:30"), read_day("2032-01-20 起施行")
    (datetime.date(2032, 1, 20), datetime.date(2032, 1, 20), None)
    """
    found = _compiled(_ALONE).fullmatch(_narrow(text).strip())
    return read_date(found["day"]) if found else None


def read_time(value: str) -> date | None:
    """The day in China of a time that is written for programs; None for one from before there were reports.

    >>> read_time("2032-01-19T18:00:00Z"), read_time("2032-01-20 09:30"), read_time("1970-01-01 08:00:00")
    (datetime.date(2032, 1, 20), datetime.date(2032, 1, 20), None)
    """
    try:
        time = datetime.fromisoformat(value)
        day: date | None = (time.astimezone(_IN_CHINA) if time.tzinfo else time).date()
    except (ValueError, OverflowError):
        day = read_day(value)
    return day if day and day.year >= _FIRST_YEAR else None


_IN_CHINA = timezone(timedelta(hours=8))
_FIRST_YEAR = 2008
"""The Regulation is in force since then; content systems put 1970 and the like where they have no date."""


def _narrow(line: str) -> str:
    return fold(line) if len(line) <= _LONGEST_STAMPED else ""
