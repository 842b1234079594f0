r"""Lines of plain text that a markup language dresses as headings: what they say without it.

AsciiDoc and MediaWiki (``== x ==``), LaTeX (``\section{x}``), Textile (``h2. x``), Org (``#+TITLE: x``), and headings of
HTML or anchors in Markdown. Lines that only underline a heading (Setext, reStructuredText) say nothing.
"""

import re

_DRESS = re.compile(
    r"(?P<equals>={1,6})[ \t]{1,9}(?P<a>.{1,300}?)(?:[ \t]{1,9}(?P=equals))?"
    r"|\\(?:title|chapter|(?:sub){0,2}section)\*?\{(?P<b>.{1,300})\}"
    r"|h[1-6]\. (?P<c>.{1,300})"
    r"|#\+(?:TITLE|title): (?P<d>.{1,300})"
    r"|<(?P<tag>h[1-6])(?: [^<>]{0,100})?>(?P<e>[^<>]{1,300})</(?P=tag)>"
    r"|#{0,6} ?(?:<(?P<anchor>span|a) [^<>]{0,100}></(?P=anchor)>){1,9} ?(?P<f>.{1,300})"
)
_WORDS = re.compile("[\u4e00-\u9fff]{4}")
MAY_BE_DRESSED = frozenset("=\\h#<-~^")
"""What such a line begins with."""

_UNDERLINES = {"=": 4, "~": 4, "^": 4, "-": 9}
"""What underlines a heading, and from how many on: up to eight dashes may be a cell without a figure."""


def undressed(text: str) -> tuple[str, int]:
    r"""What a line says and the characters before that; nothing for an underline.

    >>> undressed("== 一、总体情况 =="), undressed(r"\section{一、总体情况}"), undressed("==========")
    (('一、总体情况', 3), ('一、总体情况', 9), ('', 0))
    """
    first = text[:1]
    if first not in MAY_BE_DRESSED:
        return text, 0
    if first in _UNDERLINES and len(text) >= _UNDERLINES[first] and not text.strip(first):
        return "", 0
    found = _DRESS.fullmatch(text) if first != "#" or "<" in text or "+" in text[:2] else None
    group = next((name for name in "abcdef" if found[name]), None) if found else None
    if found is None or group is None or not _WORDS.search(found[group]):
        return text, 0
    return found[group], found.start(group)
