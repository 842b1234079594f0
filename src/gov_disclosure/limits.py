"""How much of a source is read at most, so that a hostile one costs no more than an honest one of that size."""

from typing import IO, Any

from attrs import Attribute, field, fields, frozen

from gov_disclosure.document import Document, Table
from gov_disclosure.errors import LimitExceededError, SourceError

_MEGABYTE = 1 << 20
_PIECE_MARKS = "\n\r\t|<&│┃║\u2028"
"""Each line, cell, element or character reference begins or ends with one of these."""
_ADVICE = (
    "if the source is to be trusted, raise it with parse_report(…, limits=Limits({name}=…)); None stands for no limit"
)
_ADVICE_ZH = "来源可信的，可用 parse_report(…, limits=Limits({name}=…)) 调高上限，None 为不设上限"


def _whole(_: object, attribute: "Attribute[Any]", value: object) -> None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise SourceError(
            f"Limits.{attribute.name} must be a whole number of at least 1, or None for no limit; it is {value!r}",
            message_zh=f"Limits.{attribute.name} 应为不小于 1 的整数，不设上限时为 None；现为 {value!r}",
        )


@frozen
class Limits:
    """What a source may hold at most; None stands for no limit.

    `size` is in bytes (of a `str`: in characters). Most reports have less than 1 MB, one with scans inside has ten.
    `pieces` is the number of lines, cells and elements. A report has some thousand, a page around it ten thousand;
    each costs up to 3,000 bytes of memory while it is read, so that the default stands for 0.9 GB at the worst.

    Time and memory are linear in both. `SourceError` is raised for a limit that is no number of at least 1.

    >>> Limits(size=1000)
    Limits(size=1000, pieces=300000)
    """

    size: int | None = field(default=32 * _MEGABYTE, validator=_whole)
    pieces: int | None = field(default=300_000, validator=_whole)


DEFAULT = Limits()
UNLIMITED = Limits(None, None)


def check_size(size: int, limits: Limits, *, unit: str = "bytes", known: bool = True) -> None:
    """Raise `LimitExceededError` for a source of more than `limits.size`; `known` says that `size` is all of it."""
    if limits.size is None or size <= limits.size:
        return
    found = f"has {size:,} {unit}" if known else f"goes on behind {limits.size:,} {unit}"
    unit_zh = _UNITS_ZH[unit]
    found_zh = f"有 {size:,} {unit_zh}" if known else f"超过 {limits.size:,} {unit_zh}仍未结束"
    raise LimitExceededError(
        f"the source {found}, and the limit `size` is {limits.size:,}: {_ADVICE.format(name='size')}",
        message_zh=f"来源{found_zh}，而上限 `size` 为 {limits.size:,}：{_ADVICE_ZH.format(name='size')}",
        name="size",
        allowed=limits.size,
        found=size if known else None,
    )


def check_text(text: str, limits: Limits) -> None:
    """Raise `LimitExceededError` for a text that may fall into more than `limits.pieces`, before it is read."""
    if limits.pieces is None or len(text) <= limits.pieces:
        return  # a piece has one character at least
    check_pieces(count_pieces(text), limits)


def count_pieces(text: str) -> int:
    """The lines, cells and elements that a text may fall into at most."""
    return sum(map(text.count, _PIECE_MARKS))


def check_document(document: Document, limits: Limits) -> None:
    """The same for what a reader made of the source."""
    if limits.pieces is not None:
        cells = sum(sum(map(len, block.rows)) for block in document.blocks if isinstance(block, Table))
        check_pieces(len(document.blocks) + cells, limits)


def check_pieces(pieces: int, limits: Limits) -> None:
    """Raise `LimitExceededError` for more than `limits.pieces`."""
    if limits.pieces is not None and pieces > limits.pieces:
        raise LimitExceededError(
            f"the source falls into {pieces:,} lines, cells and elements, and the limit `pieces` is "
            f"{limits.pieces:,}: {_ADVICE.format(name='pieces')}",
            message_zh=f"来源含有 {pieces:,} 个行、单元格和元素，而上限 `pieces` 为 {limits.pieces:,}："
            f"{_ADVICE_ZH.format(name='pieces')}",
            name="pieces",
            allowed=limits.pieces,
            found=pieces,
        )


_UNITS = {"size": "bytes", "pieces": "lines, cells and elements"}
_UNITS_ZH = {"size": "字节数", "pieces": "行、单元格和元素的总数", "bytes": "个字节", "characters": "个字符"}


def in_options(error: LimitExceededError) -> str:
    """What the error says, with the option of the command line that raises the limit; some limits are fixed and have none.

    >>> in_options(LimitExceededError(name="size", allowed=1000, found=2000))  # doctest: +ELLIPSIS
    'has more bytes than --max-size allows (it has 2,000, the limit is 1,000): if the file is to be trusted, ...'
    """
    if error.name not in (field.name for field in fields(Limits)):
        return str(error)
    found = "" if error.found is None else f"it has {error.found:,}, "
    return (
        f"has more {_UNITS[error.name]} than --max-{error.name} allows ({found}the limit is {error.allowed:,}): "
        "if the file is to be trusted, raise it, or give none for no limit"
    )


def in_options_zh(error: LimitExceededError) -> str:
    """The same in Chinese.

    >>> in_options_zh(LimitExceededError(name="size", allowed=1000, found=2000))
    '字节数超过 --max-size 的上限（现有 2,000，上限为 1,000）：文件可信的，可调高上限，或用 none 取消上限'
    """
    if error.name not in (field.name for field in fields(Limits)):
        return error.message_zh
    found = "" if error.found is None else f"现有 {error.found:,}，"
    return (
        f"{_UNITS_ZH[error.name]}超过 --max-{error.name} 的上限（{found}上限为 {error.allowed:,}）："
        "文件可信的，可调高上限，或用 none 取消上限"
    )


def read_within(file: IO[Any], limits: Limits) -> object:
    """What an open file holds, read up to the limit and no further; whatever it gives instead of text or bytes.

    Raises `LimitExceededError` where it holds more.
    """
    try:
        whole = _parts_within(file, limits.size)
    except TypeError:  # an object that only gives everything at once
        whole = file.read()
    if isinstance(whole, str | bytes | bytearray):
        check_size(len(whole), limits, unit="characters" if isinstance(whole, str) else "bytes", known=False)
    return whole


def _parts_within(file: IO[Any], limit: int | None) -> object:
    """What a file holds; of one that holds more than `limit`, one byte or character more than that."""
    if limit is None:
        return file.read()
    parts: list[Any] = []
    left = limit + 1
    while left > 0:
        part: object = file.read(min(left, _MEGABYTE))
        if not isinstance(part, str | bytes | bytearray | memoryview):
            return part
        if not len(part):
            break
        parts.append(part)
        left -= len(part)
    return "".join(parts) if isinstance(part, str) else b"".join(parts)
