"""Files that outlive a power cut: what the system holds of them is written before anything says that they are there."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import IO


def flush(file: IO[bytes]) -> None:
    """Have the system write what it holds of an open file, so that a power cut leaves none that is empty."""
    file.flush()
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # a pipe or a terminal keeps nothing
        os.fsync(file.fileno())


def flush_file(path: Path) -> None:
    """The same for a file that others wrote."""
    with path.open("r+b") as file:
        flush(file)


def flush_folder(path: Path) -> None:
    """Have the system write which names a folder has; some systems have nothing for that, and see to it themselves."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_whole(path: Path, data: bytes, folder: Path) -> None:
    """Write a file that gets its name when it is complete; until then it is in a `folder` on the same disk."""
    new = folder / f"{path.name}{NEW}"
    with new.open("wb") as file:
        file.write(data)
        flush(file)
    rename(new, path)


NEW = ".new"
"""What a file that is not complete has behind its name."""


def rename(path: Path, target: Path) -> None:
    """Give a file or a folder another name, for good."""
    path.replace(target)
    flush_folder(target.parent)
