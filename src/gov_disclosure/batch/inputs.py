"""What ``extract`` is given, made into a list of files: files, folders, patterns, and a list on standard input."""

import codecs
import errno
import glob
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import IO

from attrs import field, frozen

from gov_disclosure.batch.files import SUFFIXES
from gov_disclosure.batch.sources import is_special
from gov_disclosure.errors import SourceError

STANDARD_INPUT = "-"
PROTOCOL = ".run.json"
"""What the protocol of a run has behind the name of its output."""
_LONGEST = 1 << 28
"""Protocols and lists of so many bytes are none of ours."""
_BLOCK = 1 << 16
_SEPARATORS = re.escape(os.sep + (os.altsep or ""))
_DEEP = re.compile(rf"(?<![^{_SEPARATORS}])\*\*(?![^{_SEPARATORS}])[{_SEPARATORS}]*")
"""``**`` as a whole part of a pattern; elsewhere it says no more than ``*``."""


def expand(arguments: Iterable[str], listed: Callable[[], bytes], without: Collection[Path] = ()) -> Iterator[str]:
    """Every file that is named, once, in the order of the arguments; within a folder by name.

    A folder gives all files below it, those left out whose name, or whose folder's name, begins with a dot, and so is what
    is no regular file (pipes, sockets, devices). A folder that the system does not open is given itself, so that what it
    holds is not passed over in silence. A pattern gives what fits it; ``**`` stands for folders within folders, and follows
    no links. Neither gives what a finished run has written there, as its protocol beside it says. ``-`` gives the paths that `listed` returns. Another path is given as it is, whether it exists or not. The
    files `without` are left out, and all that is in a folder `without`.

    Raises `SourceError` for a pattern that nothing fits, for an argument without a character, and where all that is named
    are files `without`.
    """
    own = [identity_of(os.fspath(path)) for path in without]
    seen, passed_over = set(own), ""
    inside = tuple(os.path.join(path, "") for path in own)  # noqa: PTH118 - a Path would lose the separator at the end
    for argument in arguments:
        for path in _paths(argument, listed):
            identity = identity_of(path)
            if identity not in seen and not identity.startswith(inside):
                seen.add(identity)
                yield path
            elif identity in own:
                passed_over = path
    if passed_over and len(seen) == len(set(own)):
        raise _only_own(passed_over)


def _only_own(path: str) -> SourceError:
    return SourceError(
        f"{path} is written by the run itself, as its output or as its list of --errors, and there is no other input: "
        "name the files to be read",
        message_zh=f"{path} 由这次运行写出，是其输出或 --errors 的清单，此外没有其他输入：请给出要读取的文件",
    )


def _paths(argument: str, listed: Callable[[], bytes]) -> Iterator[str]:
    if argument == STANDARD_INPUT:
        for path in split_list(listed()):
            yield from _files(path)
    elif not argument:
        raise SourceError(
            "an input is empty, as a shell gives a variable without a value: name a file or a folder (. is the current one)",
            message_zh="有一个输入为空，例如 shell 中没有值的变量：请给出文件或文件夹（当前文件夹为 .）",
        )
    elif not os.path.lexists(argument) and glob.has_magic(argument):
        yield from _fitting(argument)
    else:
        yield from _files(argument)


def split_list(data: bytes) -> list[str]:
    r"""The paths of a list, one a line; of a list with NUL bytes (``find -print0``), what stands between them.

    A byte order mark before lines belongs to no path.

    >>> split_list(b"a.html\nb c.html\r\n\n"), split_list(b"a\nb.html\0c.html\0")
    (['a.html', 'b c.html'], ['a\nb.html', 'c.html'])
    """
    if b"\0" in data:
        paths = data.split(b"\0")
    else:
        paths = [line.removesuffix(b"\r") for line in data.removeprefix(codecs.BOM_UTF8).split(b"\n")]
    return [os.fsdecode(path) for path in paths if path]


def misread(data: bytes) -> tuple[int, str] | None:
    r"""The first path of a list that is not UTF-8 and that no file has, with its number: the list may be in another encoding.

    >>> misread("a.html\n报告.html\n".encode("gbk"))
    (2, '\\xb1\\xa8\\xb8\\xe6.html')
    """
    for number, path in enumerate(split_list(data), start=1):
        name = os.fsencode(path)
        if not _is_utf8(name) and not os.path.lexists(name):
            return number, name.decode("utf-8", "backslashreplace")
    return None


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def join_list(names: Iterable[str]) -> bytes:
    r"""The list that `split_list` splits, to the byte: one a line, or with NUL behind each where lines would not hold one.

    >>> join_list(["a.html", "b.html"]), join_list(["a\nb.html"])
    (b'a.html\nb.html\n', b'a\nb.html\x00')
    """
    paths = [os.fsencode(name) for name in names]
    marked = bool(paths) and paths[0].startswith(codecs.BOM_UTF8)
    end = b"\0" if marked or any(b"\n" in path or path.endswith(b"\r") for path in paths) else b"\n"
    return b"".join(path + end for path in paths)


def _files(path: str) -> Iterator[str]:
    if not os.path.isdir(path):  # noqa: PTH112 - a Path would lose how it was typed
        yield path
        return
    closed: list[str] = []
    for folder, names in _walk(path, closed):
        written = results_in(folder, names)
        given = (name for name in sorted(names) if not name.startswith(".") and name not in written)
        found = (os.path.join(folder, name) for name in given)  # noqa: PTH118
        yield from (file for file in found if not is_special(file))
    yield from closed


def _walk(top: str, closed: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each folder from `top` on with its files, by name; none that is hidden or a link. What does not open is `closed`."""
    for folder, folders, names in os.walk(top, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield folder, names


def _fitting(pattern: str) -> Iterator[str]:
    closed: list[str] = []
    fitting = _globbed(pattern, closed)
    found = {path for path in fitting if not os.path.isdir(path) and not is_special(path)}  # noqa: PTH112
    found = set(_without_results(found))
    if not found and not closed:
        raise SourceError(f"no file fits the pattern {pattern!r}", message_zh=f"没有符合通配模式“{pattern}”的文件")
    yield from sorted(found)
    yield from closed


def _without_results(paths: Collection[str]) -> Iterator[str]:
    folders = {os.path.dirname(path) for path in paths}  # noqa: PTH120 - a Path would lose how it was typed
    written = {folder: results_in(folder, _names_in(folder)) for folder in folders}
    return (path for path in paths if os.path.basename(path) not in written[os.path.dirname(path)])  # noqa: PTH119, PTH120


def _names_in(folder: str) -> list[str]:
    try:
        return os.listdir(folder or os.curdir)  # noqa: PTH208
    except OSError:  # it may be entered, and not listed
        return []


def results_in(folder: str, names: Iterable[str]) -> frozenset[str]:
    """Those of the files in a folder that finished runs wrote there: as each protocol says, and no other names than it may."""
    protocols = (name for name in names if name.endswith(PROTOCOL))
    return frozenset(file for name in protocols for file in _told_by(folder, name))


def _told_by(folder: str, name: str) -> Iterator[str]:
    """The tables that a protocol may tell of, by their names, and the lists of failed inputs, by their contents."""
    told = read_protocol(os.path.join(folder, name))  # noqa: PTH118
    stem, dot, suffix = name.removesuffix(PROTOCOL).rpartition(".")
    if suffix.lower() in SUFFIXES:
        for file in told.files:
            if file == name or (file.startswith(f"{stem}{dot}") and file.endswith(f"{dot}{suffix}")):
                yield file
    for path in told.lists_in(folder):
        base = os.path.basename(path)  # noqa: PTH119
        if path == os.path.join(folder, base):  # noqa: PTH118
            yield base


@frozen
class Written:
    """What a finished run has written, as its protocol says: its files, and lists of failed inputs with their digests."""

    files: tuple[str, ...] = ()
    lists: Mapping[str, str] = field(factory=dict)

    def lists_in(self, folder: str) -> dict[str, str]:
        """The lists that are still what the run wrote; `folder` is that of the output, where their paths begin."""
        paths = {os.path.join(folder, name): digest for name, digest in self.lists.items()}  # noqa: PTH118
        return {path: digest for path, digest in paths.items() if digest_of(path) == digest}


def digest_of(path: str) -> str | None:
    """The SHA-256 of a file; None for what is none, or is longer than any list."""
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > _LONGEST:  # noqa: PTH113, PTH202
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            return sha256(file.read()).hexdigest()
    except (OSError, ValueError):
        return None


def read_protocol(path: str) -> Written:
    """What the protocol of a finished run tells of; nothing where the file is none."""
    try:
        if os.path.getsize(path) > _LONGEST:  # noqa: PTH202
            return Written()
        with open(path, "rb") as file:  # noqa: PTH123
            told = json.load(file)
        files, lists = told["summary"]["files"], told.get("lists", {})
        if not isinstance(told["plan"]["inputs"], str) or not isinstance(files, list):
            return Written()
        return Written(tuple(map(os.fspath, files)), {os.fspath(name): digest for name, digest in lists.items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):  # somebody else's file
        return Written()


def _globbed(pattern: str, closed: list[str]) -> Iterator[str]:
    """What fits a pattern. The folders of ``**`` are walked here: `glob` follows links to folders, and so goes in circles."""
    deep = _DEEP.search(pattern)
    if deep is None:
        yield from glob.iglob(pattern)  # noqa: PTH207 - a Path would lose how it was typed
        _add_closed(pattern, closed)
        return
    above, below = pattern[: deep.start()], pattern[deep.end() :] or "*"
    _add_closed(above, closed)
    for top in glob.iglob(above) if above else [""]:  # noqa: PTH207
        for folder, _ in _walk(top or os.curdir, closed):
            inner = folder if top else folder.removeprefix(os.curdir).lstrip(os.sep)
            yield from _globbed(os.path.join(glob.escape(inner), below), closed)  # noqa: PTH118


def _add_closed(pattern: str, closed: list[str]) -> None:
    """Add the folders that a pattern without ``**`` looks into and the system does not open: `glob` passes them over."""
    above, name = os.path.split(pattern)
    if above == pattern:
        return
    _add_closed(above, closed)
    if name:
        folders = glob.iglob(above) if glob.has_magic(above) else [above]  # noqa: PTH207
        closed += [folder for folder in folders if folder not in closed and _is_closed(folder, name)]


def _is_closed(folder: str, name: str) -> bool:
    """Whether the system says neither what is in a folder nor that it is none."""
    try:
        if glob.has_magic(name):
            os.scandir(folder or os.curdir).close()
        else:
            os.lstat(os.path.join(folder, name))  # noqa: PTH118
    except OSError as error:
        return error.errno not in _NO_FOLDER
    return False


_NO_FOLDER = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL})
"""What the system says of a file, of a link that leads nowhere, and of a name that nothing can have."""


def identity_of(path: str) -> str:
    """The one path of a file, however it is given: its folder without links, and its own name, be it that of a link."""
    folder, name = os.path.split(path)
    return os.path.join(_real(os.path.join(os.getcwd(), folder)), name)  # noqa: PTH109, PTH118


@lru_cache(maxsize=1024)
def _real(folder: str) -> str:
    return os.path.realpath(folder)


def write_list(paths: Iterable[str], file: IO[bytes]) -> int:
    """Write paths to a file, each with a NUL behind it; returns how many."""
    count = 0
    for path in paths:
        file.write(os.fsencode(path) + b"\0")
        count += 1
    return count


def read_list(path: Path) -> Iterator[str]:
    """The paths in such a file, read piece by piece."""
    rest = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            *whole, rest = (rest + block).split(b"\0")
            yield from map(os.fsdecode, whole)
