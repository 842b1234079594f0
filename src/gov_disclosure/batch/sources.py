"""What `parse_many` takes: paths, bytes, and bytes with a name, made into numbered items."""

import errno
import multiprocessing
import os
import re
import stat
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from gov_disclosure.batch.system import RefusedError
from gov_disclosure.errors import SourceError
from gov_disclosure.intake import Readable

BatchSource: TypeAlias = "os.PathLike[str] | bytes | tuple[str, bytes]"

_OPEN_FILES = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""Names of what a process holds open: its standard input, or the pipe that a shell made of ``<(command)``."""
_NO_TEXT = re.compile("(?<!\\\\)(\\\\*)([\ud800-\udfff])")
"""What stands in a name for a byte that is no UTF-8, or is half of a pair; with the backslashes before it."""
_LIKE_A_BYTE = re.compile(r"(?<!\\)(\\+)(?=x[89a-f][0-9a-f]|ud[89a-f][0-9a-f]{2})")
"""Backslashes of a name before what would look like one that was written out."""


@frozen
class Item:
    """One source with its number, from 0, and its name; `data` is None where a file is named.

    `named` says that the name was given, and may tell of what year or organ the report is.
    """

    number: int
    name: str
    data: bytes | None = None
    named: bool = True

    def opened(self) -> Readable:
        """The source as `parse_reports` takes it. Raises `OSError` for a path that no file can have, and for a file that may
        be waited for without end.
        """
        if self.data is None:
            _refuse_no_path(self.name)
            _refuse_endless(self.name)
            return Path(self.name)
        if not self.named:
            return self.data
        file = BytesIO(self.data)
        file.name = self.name  # as an open file has it
        return file


def is_special(path: str) -> bool:
    """Whether there is something that is neither a regular file nor a folder: a pipe, a socket or a device.

    What the system does not tell of counts as a file, so that reading it says why.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a Path would lose how it was typed
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _refuse_no_path(name: str) -> None:
    try:
        possible = b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        possible = False
    if not possible:
        raise RefusedError(
            errno.EINVAL,
            f"no file can have this path: it holds characters that names cannot have ({name!r})",
            f"没有文件能用这个路径：其中有文件名不能有的字符（{name!r}）",
        )


def _refuse_endless(name: str) -> None:
    if not name.startswith(_OPEN_FILES):
        if is_special(name):
            raise RefusedError(
                errno.EINVAL,
                "it is a pipe, a socket or a device, and not a file: save what it gives as a file",
                "这是管道、套接字或设备，不是文件：请先把其内容存成文件",
            )
    elif multiprocessing.parent_process() is not None:
        raise RefusedError(
            errno.ENXIO,
            "workers have no standard input and no files that are open here: read it with 0 workers",
            "工作进程没有标准输入，也没有在此打开的文件：请以 0 个工作进程读取",
        )


def as_text(name: str) -> str:
    r"""A name as the tables have it: bytes of a file's name that are no UTF-8 are written out, and two names stay two.

    Backslashes of the name itself stay as they are, but for those before such a byte, or before what looks like one that was
    written out: these are doubled.

    >>> as_text(b"\xd6\xd0.html".decode("utf-8", "surrogateescape"))
    '\\xd6\\xd0.html'
    >>> print(as_text(r"C:\pages\a.html"), as_text(r"\xd6\xd0.html"))
    C:\pages\a.html \\xd6\\xd0.html
    """
    doubled = _LIKE_A_BYTE.sub(r"\1\1", name)
    return _NO_TEXT.sub(lambda found: f"{found[1] * 2}{_written_out(found[2])}", doubled)


def _written_out(character: str) -> str:
    code = ord(character)
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"  # noqa: PLR2004 - as Python has bytes


def itemize(sources: Iterable[BatchSource]) -> Iterator[Item]:
    """The sources as items, one by one as they are asked for.

    Raises `SourceError` for a source of another type, and for one source in the place of several.

    >>> [item.name for item in itemize([Path("a.html"), b"<p>", ("b.html", b"<p>")])]
    ['a.html', 'source 2', 'b.html']
    """
    one: object = sources
    if isinstance(one, str | bytes | os.PathLike) or not isinstance(one, Iterable):
        raise SourceError(
            f"parse_many takes an iterable of sources, not one {type(one).__name__}: pass a list such as [path], or "
            "path.rglob('*.html') for a folder",
            message_zh=f"parse_many 接受由多个来源组成的序列，而不是单个 {type(one).__name__}：请给出列表，如 [path]，"
            "文件夹可用 path.rglob('*.html')",
        )
    return (_item(number, source) for number, source in enumerate(sources))


def _item(number: int, source: object) -> Item:
    match source:
        case bytes():
            return Item(number, f"source {number + 1}", source, named=False)
        case os.PathLike():
            return Item(number, os.fsdecode(source))
        case (str() as name, bytes() as data):
            return Item(number, name, data)
    raise SourceError(
        f"source {number + 1} is {type(source).__name__}, and parse_many takes paths (pathlib.Path), bytes, and pairs "
        "(name, bytes)",
        message_zh=f"第 {number + 1} 个来源是 {type(source).__name__}，而 parse_many 只接受路径（pathlib.Path）、字节，"
        "以及名称与字节的二元组",
    )
