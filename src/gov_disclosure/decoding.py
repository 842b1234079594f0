"""Bytes to text: which encoding a source is in, and its text.

The order of evidence: a byte order mark; the encoding that the caller names; valid UTF-8 (text in another
encoding is hardly ever valid UTF-8, so this beats a meta tag that lies); the charset that the page declares
in its first 4 KB; and at last which of the encodings in use gives most of the characters expected here.
"""

import codecs
import re

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
_SUPERSETS = {"gb2312": ("gb18030",), "gbk": ("gb18030",), "big5": ("big5hkscs", "cp950")}
_LEGACY = ("gb18030", "big5hkscs", "cp950")
_WIDE = ("utf-16-le", "utf-16-be")
_EXPECTED = "政府信息公开年度报告政務開報的和工作在、。，情况況"
_META = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{1,40})""")
_META_BYTES = 4096
_SCORED_BYTES = 1 << 16
_ENOUGH = 0.02  # share of expected characters; in prose of this field it is above 0.1


def decode(data: bytes, *, encoding: str | None = None) -> tuple[str, str]:
    """The text of `data` and the name of the encoding it was read in.

    Never raises for what the bytes are: what cannot be decoded shows as U+FFFD, and the encoding is
    ``"unknown"`` where nothing tells it. An `encoding` that the bytes contradict gives way to what they show.

    Raises `SourceError` if `encoding` is no text encoding that Python knows.

    >>> decode("政府信息公开".encode("gbk"))
    ('政府信息公开', 'gb18030')
    """
    hint = None if encoding is None else _known(encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    for name in _supersets(hint):
        if (text := _strict(data, name)) is not None:
            return text, name
    return _evident(data) or _likely(data) or (data.decode("utf-8", "replace"), UNKNOWN)


def _known(encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
        "".encode(codec.name)  # codecs such as base64 are no text encodings and fail here
    except (LookupError, ValueError, TypeError) as error:
        raise SourceError(
            f"unknown encoding {encoding!r}: name one that Python knows, for example 'utf-8', 'gb18030' or 'big5'"
        ) from error
    return codec.name


def _supersets(name: str | None) -> tuple[str, ...]:
    return () if name is None else _SUPERSETS.get(name, (name,))


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except ValueError:  # UnicodeError is one
        return None


def _evident(data: bytes) -> tuple[str, str] | None:
    """UTF-16 that shows its zero bytes, valid UTF-8, or what the page declares."""
    if b"\0" in data[:_META_BYTES] and (best := _best(data, _WIDE)) is not None:
        return data.decode(best, "replace"), best
    if (text := _strict(data, "utf-8")) is not None:
        return text, "utf-8"
    for name in _declared(data):
        if (text := _strict(data, name)) is not None:
            return text, name
    return None


def _declared(data: bytes) -> tuple[str, ...]:
    found = _META.search(data[:_META_BYTES])
    if found is None:
        return ()
    try:
        name = _known(found[1].decode("ascii"))
    except SourceError:
        return ()
    return () if name.startswith(("utf-16", "utf-32")) else _supersets(name)  # the tag itself was read as ASCII


def _likely(data: bytes) -> tuple[str, str] | None:
    best = _best(data, (*_LEGACY, *_WIDE, "utf-8"))
    return None if best is None else (data.decode(best, "replace"), best)


def _best(data: bytes, names: tuple[str, ...]) -> str | None:
    """The encoding under which the beginning of `data` looks most like a text of this field."""
    sample = data[:_SCORED_BYTES]
    scored = [(_score(sample.decode(name, "replace")), -rank, name) for rank, name in enumerate(names)]
    score, _, name = max(scored)
    return name if score >= _ENOUGH else None


def _score(text: str) -> float:
    """Share of expected characters among those that are not ASCII, less the undecodable ones."""
    foreign = sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
    if not foreign:
        return 0.0
    good = sum(map(text.count, set(_EXPECTED)))
    return (good - 2 * text.count("\ufffd")) / foreign
