"""What ``extract`` is given, made into a list of files: files, folders, patterns, and a list on standard input."""

import glob
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO

from gov_disclosure.errors import SourceError

STANDARD_INPUT = "-"
_BLOCK = 1 << 16


def expand(arguments: Iterable[str], listed: Callable[[], bytes], without: Collection[Path] = ()) -> Iterator[str]:
    """Every file that is named, once, in the order of the arguments; within a folder by name.

    A folder gives all files below it, those left out whose name, or whose folder's name, begins with a dot. A folder that
    the system does not open is given itself, so that what it holds is not passed over in silence. A pattern gives what
    fits it; ``**`` stands for folders within folders. ``-`` gives the paths that `listed` returns. Another path is given
    as it is, whether it exists or not. The files `without` are left out.

    Raises `SourceError` for a pattern that nothing fits.
    """
    seen = {_identity(str(path)) for path in without}
    for argument in arguments:
        for path in _paths(argument, listed):
            identity = _identity(path)
            if identity not in seen:
                seen.add(identity)
                yield path


def _paths(argument: str, listed: Callable[[], bytes]) -> Iterator[str]:
    if argument == STANDARD_INPUT:
        for path in split_list(listed()):
            yield from _files(path)
    elif not os.path.lexists(argument) and glob.has_magic(argument):
        yield from _fitting(argument)
    else:
        yield from _files(argument)


def split_list(data: bytes) -> list[str]:
    r"""The paths of a list, one a line; of a list with NUL bytes (``find -print0``), what stands between them.

    >>> split_list(b"a.html\nb c.html\r\n\n"), split_list(b"a\nb.html\0c.html\0")
    (['a.html', 'b c.html'], ['a\nb.html', 'c.html'])
    """
    paths = data.split(b"\0") if b"\0" in data else [line.removesuffix(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(path) for path in paths if path]


def _files(path: str) -> Iterator[str]:
    if not os.path.isdir(path):  # noqa: PTH112 - a Path would lose how it was typed
        yield path
        return
    closed: list[str] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(folder, name) for name in sorted(names) if not name.startswith("."))  # noqa: PTH118
    yield from closed


def _fitting(pattern: str) -> Iterator[str]:
    found = sorted(path for path in glob.iglob(pattern, recursive=True) if not os.path.isdir(path))  # noqa: PTH112, PTH207
    if not found:
        raise SourceError(f"no file fits the pattern {pattern!r}")
    yield from found


def _identity(path: str) -> tuple[str, str]:
    folder, name = os.path.split(path)
    return _real(os.path.join(os.getcwd(), folder)), name  # noqa: PTH109, PTH118


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
