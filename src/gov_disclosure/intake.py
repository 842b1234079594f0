"""What `parse_report` accepts, made into one `Source`: a path, bytes, text, or an open file."""

import os
from pathlib import Path
from typing import IO, TypeAlias

from gov_disclosure.decoding import decode
from gov_disclosure.errors import SourceError
from gov_disclosure.readers.base import Source

Readable: TypeAlias = "str | bytes | bytearray | memoryview | os.PathLike[str] | IO[str] | IO[bytes]"

LONGEST_PATH = 1024


def source_of(given: Readable, *, encoding: str | None = None) -> Source:
    """The source that was given.

    A `str` is the text itself, never a path; bytes and files are decoded, with `encoding` as a hint.
    Raises `SourceError` where a `str` names a file or the type is none that can be read, and the usual
    `OSError` where a file cannot be opened.
    """
    if isinstance(given, str):
        _refuse_path(given)
        return Source(text=given)
    if isinstance(given, bytes | bytearray | memoryview):
        return _decoded(bytes(given), None, encoding)
    if isinstance(given, os.PathLike):
        path = Path(given)
        return _decoded(path.read_bytes(), path.name, encoding)
    if hasattr(given, "read"):
        return _of_file(given, encoding)
    raise SourceError(
        f"cannot read a report from {type(given).__name__}: pass a path (pathlib.Path), bytes, the text itself, "
        "or an open file"
    )


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
            "pass pathlib.Path(...) to read the file"
        )


def _of_file(file: IO[str] | IO[bytes], encoding: str | None) -> Source:
    content: object = file.read()
    name: object = getattr(file, "name", None)
    name = Path(name).name if isinstance(name, str) else None
    if isinstance(content, str):
        return Source(text=content, name=name)
    if isinstance(content, bytes | bytearray | memoryview):
        return _decoded(bytes(content), name, encoding)
    raise SourceError(f"the open file gave {type(content).__name__}, not text or bytes: open it with mode 'r' or 'rb'")


def _decoded(data: bytes, name: str | None, encoding: str | None) -> Source:
    text, known = decode(data, encoding=encoding)
    return Source(text=text, name=name, encoding=known, data=data)
