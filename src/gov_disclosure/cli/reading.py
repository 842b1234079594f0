"""Files as the commands read them: a report each, or one line on standard error."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer
from attrs import frozen

from gov_disclosure.api import parse_report
from gov_disclosure.cli import USAGE
from gov_disclosure.cli.console import complain
from gov_disclosure.cli.text import one_line
from gov_disclosure.errors import GovDisclosureError, LimitExceededError, ReaderLoadError, UnknownReaderError
from gov_disclosure.limits import DEFAULT, Limits, in_options, read_within
from gov_disclosure.model.report import Report
from gov_disclosure.readers.registry import by_name

STANDARD_INPUT = "-"


@frozen
class Reading:
    """How files are read: the reader asked for by name, the encoding they are said to have, what they may hold."""

    reader: str | None = None
    encoding: str | None = None
    limits: Limits = DEFAULT


@frozen
class Unread:
    """A file that gives no report, and why."""

    reason: str


def read_reports(files: Iterable[str], reading: Reading) -> Iterator[tuple[str, Report | None]]:
    """Each file with its report; None, after a line on standard error, where it gives none.

    A reader that cannot be used ends the program before the first file: it is wrong for all of them.
    """
    check_reader(reading.reader)
    for name in files:
        report = read_report(name, reading)
        yield name, None if isinstance(report, Unread) else report


def read_report(name: str, reading: Reading) -> Report | Unread:
    """The report of one file, or why there is none, which then stands on standard error too."""
    try:
        source = _source(name, reading.limits)
        return parse_report(source, reader=reading.reader, encoding=reading.encoding, limits=reading.limits)
    except OSError as error:
        unread = Unread(_reason(name, error))
    except LimitExceededError as error:
        unread = Unread(in_options(error))
    except GovDisclosureError as error:
        unread = Unread(str(error))
    complain(f"{shown(name)}: {unread.reason}")
    return unread


def shown(name: str) -> str:
    """What a file is called in messages."""
    return "standard input" if name == STANDARD_INPUT else one_line(name) or repr(name)


def _reason(name: str, error: OSError) -> str:
    """Why the system does not give a file, and what to do where that is not plain."""
    if not name:
        return "the name of the file is empty"
    reason = str(error.strerror or error)
    if isinstance(error, IsADirectoryError):
        return f"{reason}: name the files in it, or read the folder with gov-disclosure extract"
    if isinstance(error, FileNotFoundError) and "://" in name:
        return f"{reason}: nothing is fetched from the network, save the page first"
    return reason


def check_reader(name: str | None) -> None:
    """End the program where the reader that was asked for by name cannot be used."""
    if name is None:
        return
    try:
        by_name(name)
    except (UnknownReaderError, ReaderLoadError) as error:
        complain(str(error))
        raise typer.Exit(USAGE) from None


def _source(name: str, limits: Limits) -> bytes | Path:
    if name != STANDARD_INPUT:
        return Path(name)
    content = read_within(sys.stdin.buffer, limits)
    assert isinstance(content, bytes)
    return content
