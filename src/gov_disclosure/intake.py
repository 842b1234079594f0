"""What `parse_report` accepts, made into one `Source`: a path, bytes, text, or an open file."""

import os
from io import FileIO
from pathlib import Path
from typing import IO, TypeAlias

from gov_disclosure.decoding import UNKNOWN, decode
from gov_disclosure.errors import SourceError
from gov_disclosure.limits import DEFAULT, Limits, check_size, read_within
from gov_disclosure.readers.base import Source

Readable: TypeAlias = "str | bytes | bytearray | memoryview | os.PathLike[str] | IO[str] | IO[bytes]"

LONGEST_PATH = 1024


def source_of(given: Readable, *, encoding: str | None = None, limits: Limits = DEFAULT) -> Source:
    """The source that was given.

    A `str` is the text itself, never a path; bytes and files are decoded, with `encoding` as a hint.
    Raises `SourceError` where a `str` names a file, an open file gives no text, or a type is none that can be taken,
    `LimitExceededError` where there is more than `limits` allow, and the usual `OSError` where a file cannot be opened.
    """
    refuse_options(encoding, limits)
    if isinstance(given, str):
        _refuse_path(given)
        check_size(len(given), limits, unit="characters")
        return Source(text=given)
    if isinstance(given, bytes | bytearray | memoryview):
        check_size(memoryview(given).nbytes, limits)
        return _decoded(bytes(given), None, encoding)
    if isinstance(given, os.PathLike):
        path = Path(os.fsdecode(given))
        return _decoded(_read(path, limits), path.name, encoding)
    if hasattr(given, "read"):
        return _of_file(given, encoding, limits)
    raise SourceError(
        f"cannot read a report from {type(given).__name__}: pass a path (pathlib.Path), bytes, the text itself, "
        "or an open file",
        message_zh=f"不能从 {type(given).__name__} 读取报告：请给出路径（pathlib.Path）、字节、正文本身，或打开的文件",
    )


def refuse_options(encoding: object, limits: object) -> None:
    """Raise `SourceError` for options of another type: they would fail far from here, or not at all."""
    if not isinstance(encoding, str | None):
        raise SourceError(
            f"encoding must be the name of an encoding, such as 'gb18030', or None; it is {encoding!r}",
            message_zh=f"encoding 应为编码名称（如 'gb18030'）或 None；现为 {encoding!r}",
        )
    if not isinstance(limits, Limits):
        raise SourceError(
            f"limits must be a Limits, such as Limits(size=10_000_000); it is {limits!r}",
            message_zh=f"limits 应为 Limits，如 Limits(size=10_000_000)；现为 {limits!r}",
        )


def refuse_unknown_encoding(encoding: str | None) -> None:
    """Raise `SourceError` for a name that is no encoding's, before there are bytes to decode."""
    decode(b"", encoding=encoding)


def _read(path: Path, limits: Limits) -> bytes:
    """The bytes of a file, none of them if it is too large."""
    with _opened(path) as file:
        check_size(os.fstat(file.fileno()).st_size, limits)
        content = read_within(file, limits)  # a device or a file that grows tells another size than it has
    assert isinstance(content, bytes)
    return content


def _opened(path: Path) -> FileIO:
    """The file, open; raises `SourceError` for a path that no file can have."""
    try:
        return path.open("rb", buffering=0)
    except ValueError as error:  # a NUL, or half of a surrogate pair
        raise SourceError(
            f"no file can have the path {str(path)!r} ({error}): check where it comes from",
            message_zh=f"没有文件能用路径 {str(path)!r}（{error}）：请检查其来源",
        ) from error


def _refuse_path(text: str) -> None:
    """A path given as `str` would be read as the text of a report, and fail in a confusing way."""
    if not text or len(text) > LONGEST_PATH or "\n" in text or "\0" in text:
        return
    try:
        names_file = Path(text).exists()
    except (OSError, ValueError):
        return
    if names_file:
        raise SourceError(
            f"{text!r} is a str that names an existing file; a str is taken for the text of a report itself: "
            "pass pathlib.Path(...) to read the file",
            message_zh=f"“{text}”是一个字符串，却与现有文件同名；字符串一律作为报告正文：要读取该文件，请给出 pathlib.Path(...)",
        )


def _of_file(file: IO[str] | IO[bytes], encoding: str | None, limits: Limits) -> Source:
    content = _content(file, limits)
    name: object = getattr(file, "name", None)
    name = Path(name).name if isinstance(name, str) else None
    if isinstance(content, str):
        return Source(text=content, name=name)
    if isinstance(content, bytes | bytearray | memoryview):
        return _decoded(bytes(content), name, encoding)
    raise SourceError(
        f"the open file gave {type(content).__name__}, not text or bytes: open it with mode 'r' or 'rb'",
        message_zh=f"打开的文件给出的是 {type(content).__name__}，既非文字也非字节：请用模式 'r' 或 'rb' 打开",
    )


def _content(file: IO[str] | IO[bytes], limits: Limits) -> object:
    """What an open file gives; raises `SourceError` where it is closed, or open as a text that it is not."""
    try:
        return read_within(file, limits)
    except OSError:
        raise
    except UnicodeError as error:
        raise SourceError(
            f"the open file is no text in the encoding that it was opened with ({error}): open it with mode 'rb', "
            "and its encoding is found out",
            message_zh=f"打开的文件按打开时所用的编码不是文字（{error}）：请用模式 'rb' 打开，编码会自动识别",
        ) from error
    except ValueError as error:
        raise SourceError(
            f"the open file cannot be read ({error}): open it anew, or pass its path (pathlib.Path)",
            message_zh=f"打开的文件无法读取（{error}）：请重新打开，或给出路径（pathlib.Path）",
        ) from error


def _decoded(data: bytes, name: str | None, encoding: str | None) -> Source:
    text, known = decode(data, encoding=encoding)
    return Source(text=text, name=name, encoding=known, data=data)


def refuse_undecoded(source: Source) -> None:
    """Raise `SourceError` for bytes that look like text, but in no encoding that is in use."""
    text = source.text
    faults = text.count(FAULT) if source.encoding == UNKNOWN else 0
    if faults * _MOST_FAULTS > len(text) and "\0" not in text:
        at = text.index(FAULT)
        before = text[max(0, at - 10) : at]
        raise SourceError(
            f"the bytes are a text in none of the encodings in use (UTF-8, GB18030, Big5, UTF-16), and no hint fits: "
            f"what cannot be decoded begins at character {at + 1}, behind {before!r}; "
            "name the encoding with encoding=…, or convert the file to UTF-8",
            message_zh="其字节按任何一种通用编码（UTF-8、GB18030、Big5、UTF-16）都不是文字，所给编码也不符："
            f"从第 {at + 1} 个字符起无法解码，其前为“{before}”；请指明编码（encoding=…），或将文件转换为 UTF-8",
        )


FAULT = "\ufffd"
"""What stands for bytes that cannot be decoded."""

_MOST_FAULTS = 100
"""One in so many characters that cannot be decoded: fewer do not keep a page from being read."""
