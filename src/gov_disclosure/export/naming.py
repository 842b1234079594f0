"""What people read in the place of names: of standard input, of families of rules, of what a check lacks, of options."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from gov_disclosure.model.report import SectionKind
from gov_disclosure.rules.listing import listed, listed_zh
from gov_disclosure.rules.paired import LAST_YEAR

STANDARD_INPUT = "-"
"""The name of standard input among the names of files."""

STANDARD_INPUT_IN: Mapping[str, str] = MappingProxyType({"en": "standard input", "zh": "标准输入"})
"""What it is called, by language."""

PARTS_IN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                "previous": "last year's report (--previous)",
                "previous.year": "a report known to be of the year before",
                "published": "the date of publication",
                "year": "the year",
                "agency": "the agency",
                "sections": "the sections",
                "proactive": "table 二 (proactive)",
                "requests": "table 三 (requests)",
                "disputes": "table 四 (disputes)",
                "form": "a form in force that year",
                "cells": "the cells of the tables",
                "sections.position": "the places of the sections in the source",
                "tables.position": "the places of the tables in the source",
                **{f"sections.{kind}": f"section {kind.label[0]} ({kind})" for kind in SectionKind},
                **{f"sections.{kind}.number": f"the number of section {kind.label[0]}" for kind in SectionKind},
            }
        ),
        "zh": MappingProxyType(
            {
                "previous": "上年报告（--previous）",
                "previous.year": "可确定为上一年度的报告",
                "published": "公布日期",
                "year": "年度",
                "agency": "机关",
                "sections": "各部分",
                "proactive": "表二",
                "requests": "表三",
                "disputes": "表四",
                "form": "该年度施行的规定格式",
                "cells": "表格的单元格",
                "sections.position": "各部分在原文中的位置",
                "tables.position": "表格在原文中的位置",
                **{f"sections.{kind}": f"第{kind.label[0]}部分" for kind in SectionKind},
                **{f"sections.{kind}.number": f"第{kind.label[0]}部分的序号" for kind in SectionKind},
            }
        ),
    }
)
"""What a path means that names no figure, by language."""

_OF_LAST_YEAR: Mapping[str, str] = MappingProxyType({"en": "{part} of last year's report", "zh": "上年报告的{part}"})

FAMILIES_ZH: Mapping[str, str] = MappingProxyType(
    {
        "balances": "勾稽关系",
        "figures": "单个数据",
        "structure": "结构",
        "fees": "金额",
        "timeliness": "时限",
        "completeness": "完整性",
        "statements": "正文与表格",
        "years": "上年报告",
    }
)
"""The families of rules in Chinese; those of other packages have the names that these give them."""

_OPTIONS: tuple[tuple[str, str], ...] = (
    ("encoding=…", "--encoding NAME"),
    ("the option `timeout`", "--timeout"),
    ("选项 `timeout` ", " --timeout "),
    ("workers=0", "--workers 0"),
)


def in_options(message: str) -> str:
    """A message of the library with the options of the command line in the place of the arguments in Python.

    >>> in_options("name the encoding with encoding=…")
    'name the encoding with --encoding NAME'
    """
    for argument, option in _OPTIONS:
        message = message.replace(argument, option)
    return message


def file_name(name: str, language: str = "en") -> str:
    """What a file is called.

    >>> file_name("a.html"), file_name("-"), file_name("-", "zh")
    ('a.html', 'standard input', '标准输入')
    """
    return STANDARD_INPUT_IN[language] if name == STANDARD_INPUT else name


def lacking(paths: Sequence[str], language: str = "en") -> str:
    """The first few of what a check lacks, and how many more there are.

    >>> lacking(["previous", "requests.received.total"], "zh")
    '上年报告（--previous）、requests.received.total'
    >>> lacking(["sections.overview", "previous.requests"])
    "section 一 (overview), table 三 (requests) of last year's report"
    """
    names = [_part(path, language) for path in paths]
    return listed_zh(names) if language == "zh" else listed(names)


def _part(path: str, language: str) -> str:
    known = PARTS_IN[language]
    if path in known:
        return known[path]
    part = known.get(path.removeprefix(LAST_YEAR))
    return path if part is None else _OF_LAST_YEAR[language].format(part=part)
