"""What people read in the place of names that are none: standard input, and what a check lacks that is no figure."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from gov_disclosure.rules.listing import listed, listed_zh

STANDARD_INPUT = "-"
"""The name of standard input among the names of files."""

STANDARD_INPUT_IN: Mapping[str, str] = MappingProxyType({"en": "standard input", "zh": "标准输入"})
"""What it is called, by language."""

PARTS_IN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                "previous": "last year's report (--previous)",
                "published": "the date of publication",
                "year": "the year",
                "agency": "the agency",
                "sections": "the sections",
                "proactive": "table 二 (proactive)",
                "requests": "table 三 (requests)",
                "disputes": "table 四 (disputes)",
            }
        ),
        "zh": MappingProxyType(
            {
                "previous": "上年报告（--previous）",
                "published": "公布日期",
                "year": "年度",
                "agency": "机关",
                "sections": "各部分",
                "proactive": "表二",
                "requests": "表三",
                "disputes": "表四",
            }
        ),
    }
)
"""What a path means that names no figure, by language."""


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
    """
    names = [PARTS_IN[language].get(path, path) for path in paths]
    return listed_zh(names) if language == "zh" else listed(names)
