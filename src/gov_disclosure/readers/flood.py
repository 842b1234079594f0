"""Pages that give one element so many attributes that libxml2 takes time by the square of their number."""

import re
from typing import Any

from lxml import etree

from gov_disclosure.errors import LimitExceededError

MOST_ATTRIBUTES = 1000
"""Attributes that an element may have; libxml2 walks past all of them to add one more."""

_SMALL = 100_000  # bytes: what a page of this size can do takes a second
_LONG = 4000
_LONG_TAG = re.compile(rb">[^>]{4000}")
_QUOTED_END = re.compile(rb"""=\s*(?:"[^">]*>|'[^'>]*>)""")


class _Counter:
    """A target for lxml's parser that makes no tree."""

    def start(self, tag: object, attributes: dict[str, str]) -> None:  # noqa: ARG002 - lxml gives both
        if len(attributes) > MOST_ATTRIBUTES:
            raise LimitExceededError(
                f"an element of the page has {len(attributes):,} attributes, and {MOST_ATTRIBUTES:,} are read at most: "
                "is it a web page?",
                message_zh=f"网页中有一个元素带 {len(attributes):,} 个属性，最多读取 {MOST_ATTRIBUTES:,} 个：这是网页吗？",
                name="attributes",
                allowed=MOST_ATTRIBUTES,
                found=len(attributes),
            )

    def close(self) -> None:
        """Nothing was made."""


def refuse_flood(data: bytes) -> None:
    """Raise `LimitExceededError` for a large page with an element of more than 1000 attributes.

    Time is linear. Only a page with a stretch of 4000 bytes without ``>`` outside or a ``>`` inside of quotes can
    have such an element; the others cost two quick looks.
    """
    if len(data) <= _SMALL or not _may_flood(data):
        return
    target: Any = _Counter()  # lxml asks for no more of its methods than there are
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, recover=True, target=target)
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # nothing in it that is an element or text
        return


def _may_flood(data: bytes) -> bool:
    return b">" not in data[:_LONG] or _LONG_TAG.search(data) is not None or _QUOTED_END.search(data) is not None
