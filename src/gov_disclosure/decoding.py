"""Bytes to text: which encoding a source is in, and its text.

A byte order mark settles it, and so does valid UTF-8, which text in another encoding hardly ever is. Beyond that
neither the caller's hint nor the page's own declaration is believed: an encoding is taken where the text that it
gives has the characters expected of a report. The hint is tried first, then what the page declares in its first
4 KB, then the encodings in use. Others than those are taken only if they are named and none of those does better.
"""

import codecs
import re
from collections.abc import Iterator

from gov_disclosure.errors import SourceError

UNKNOWN = "unknown"
"""The encoding name of bytes that no evidence explains: decoded as UTF-8 with U+FFFD for what is no UTF-8."""

_MARKS = (  # the UTF-32 marks begin with the UTF-16 ones
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_ALL = ("utf-8", "gb18030", "big5hkscs", "cp950", *_WIDE)
_UTF8: tuple[tuple[str, ...], ...] = ((), ("utf-8",))
_MEANT = {  # what a name stands for in practice: the superset in use, or either order of the bytes
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "big5": ("big5hkscs", "cp950"),
    "utf-8-sig": ("utf-8",),
    "utf-16": ("utf-16-le", "utf-16-be"),
    "utf-32": ("utf-32-le", "utf-32-be"),
}

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';,]+)", re.IGNORECASE)
_HEADER_SIGNS = frozenset("/;=")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{1,40})""")
_DECLARED_BYTES = 4096
_MOST_DECLARED = 4

_EXPECTED = tuple(dict.fromkeys("政府信息公开年度报告政務開報的和工作在、。，情况況"))
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_FOREIGN_BYTE = re.compile(rb"[\x80-\xff]")
_SCORED = 1 << 12  # characters from the first that is not ASCII; the whole text where few of them are
_SCORED_BYTES = 1 << 16
_FEW = 100
_SURE = 0.06  # share of expected characters: in prose of this field it is above 0.1, in garbled text below 0.04
_LIKELY = 0.02


def decode(data: bytes, *, encoding: str | None = None) -> tuple[str, str]:
    """The text of `data` and the name of the encoding it was read in.

    Never raises for what the bytes are: what cannot be decoded shows as U+FFFD, and the encoding is
    ``"unknown"`` where nothing tells it. `encoding` is a hint, the name of an encoding or a whole header such as
    ``text/html; charset=gb2312``; one that the bytes contradict gives way to what they show.

    Raises `SourceError` if `encoding` is a name, not a header, that is no text encoding that Python knows.

    >>> decode("政府信息公开".encode("gbk"))
    ('政府信息公开', 'gb18030')
    >>> decode("政府信息公开".encode("gbk"), encoding="text/html; charset=utf-8")
    ('政府信息公开', 'gb18030')
    """
    names = () if encoding is None else _hinted(encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, names = data[len(mark) :], (name,)
            text = _strict(data, name)
            return _best(data, names) if text is None else (text, name)
    if names in _UTF8 and b"\0" not in data[:_DECLARED_BYTES] and (text := _strict(data, "utf-8")) is not None:
        return text, "utf-8"
    return _best(data, names)


def _hinted(encoding: str) -> tuple[str, ...]:
    """The encodings that a name or a header stands for; none where a header says nothing of use."""
    if _HEADER_SIGNS.isdisjoint(encoding):
        return _meant(_known(encoding))
    found = _CHARSET.search(encoding)
    return _if_known(found[1]) if found else ()


def _known(encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
        "".encode(codec.name)  # codecs such as base64 are no text encodings and fail here
    except (LookupError, ValueError, TypeError) as error:
        if encoding[:2].lower() == "x-":
            return _known(encoding[2:])
        raise SourceError(
            f"unknown encoding {encoding!r}: name one that Python knows, for example 'utf-8', 'gb18030' or 'big5', "
            "or give the whole header, such as 'text/html; charset=gb2312'",
            message_zh=f"没有名为“{encoding}”的编码：请给出 Python 支持的编码名称，如 utf-8、gb18030、big5，"
            "或整个标头，如 text/html; charset=gb2312",
        ) from error
    return codec.name


def _meant(name: str) -> tuple[str, ...]:
    return _MEANT.get(name, (name,))


def _if_known(name: str) -> tuple[str, ...]:
    try:
        return _meant(_known(name))
    except SourceError:
        return ()


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except ValueError:  # UnicodeError is one
        return None


def _best(data: bytes, hinted: tuple[str, ...]) -> tuple[str, str]:
    """The first encoding that gives a text of this field without fault; else the best one, with its faults."""
    wide = _WIDE if b"\0" in data[:_DECLARED_BYTES] else ()
    names = tuple(dict.fromkeys([*hinted, *wide, *_declared(data), *_ALL]))
    for name in filter(_ALL.__contains__, names):
        text = _strict(data, name)
        if text is not None and _score(text) >= _SURE:
            return text, name
    best = _likeliest(data, names)
    if best is not None:
        return data.decode(best, "replace"), best
    for name in ("utf-8", *hinted):  # a text, but of another field
        if (text := _strict(data, name)) is not None:
            return text, name
    return data.decode("utf-8", "replace"), UNKNOWN


def _declared(data: bytes) -> Iterator[str]:
    """The encodings that the page itself declares; none of the wide ones, as the tag was read as ASCII."""
    for found, _ in zip(_DECLARED.finditer(data[:_DECLARED_BYTES]), range(_MOST_DECLARED), strict=False):
        yield from (name for name in _if_known(found[1].decode("ascii")) if not name.startswith(("utf-16", "utf-32")))


def _likeliest(data: bytes, names: tuple[str, ...]) -> str | None:
    """The encoding under which `data`, faults and all, looks most like a text of this field."""
    found = _FOREIGN_BYTE.search(data)
    start = found.start() // 4 * 4 if found else 0
    sample = data[start : start + _SCORED_BYTES]
    scores = [(_score(sample.decode(name, "replace")), -rank, name) for rank, name in enumerate(names)]
    score, _, name = max(scores)
    return name if score >= _LIKELY else None


def _score(text: str) -> float:
    """Share of expected characters among those that are not ASCII, less the undecodable ones."""
    found = _FOREIGN.search(text)
    if found is None:
        return 0.0
    sample = text[found.start() : found.start() + _SCORED]
    foreign = _count_foreign(sample)
    if foreign < _FEW and len(text) > _SCORED:  # such as a sign in a long script
        sample = text
        foreign = _count_foreign(sample)
    return (sum(map(sample.count, _EXPECTED)) - 2 * sample.count("\ufffd")) / foreign


def _count_foreign(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))
