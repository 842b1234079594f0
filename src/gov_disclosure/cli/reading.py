"""Files as the commands read them: their reports, or one line on standard error."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer
from attrs import evolve, frozen

from gov_disclosure.api import parse_reports
from gov_disclosure.cli import USAGE
from gov_disclosure.cli.console import complain
from gov_disclosure.cli.text import one_line
from gov_disclosure.cli.words import CHINESE, ENGLISH, Words
from gov_disclosure.errors import GovDisclosureError, LimitExceededError, ReaderLoadError, UnknownReaderError
from gov_disclosure.export.naming import STANDARD_INPUT, in_options
from gov_disclosure.limits import DEFAULT, Limits, read_within
from gov_disclosure.limits import in_options as limit_in_options
from gov_disclosure.limits import in_options_zh as limit_in_options_zh
from gov_disclosure.model.report import Diagnostic, Report, Severity
from gov_disclosure.readers.registry import by_name


@frozen
class Reading:
    """How files are read: the reader asked for by name, the encoding they are said to have, what they may hold.

    `words` are those in which it is said why a file gives no report.
    """

    reader: str | None = None
    encoding: str | None = None
    limits: Limits = DEFAULT
    words: Words = ENGLISH


@frozen
class Unread:
    """A file that gives no report, and why."""

    reason: str


def read_first_reports(files: Iterable[str], reading: Reading) -> Iterator[tuple[str, Report | None]]:
    """Each file with its first report; None, after a line on standard error, where it gives none.

    A reader that cannot be used ends the program before the first file: it is wrong for all of them.
    """
    check_reader(reading)
    for name in files:
        reports = read_reports(name, reading)
        yield name, None if isinstance(reports, Unread) else _first(reports)


def read_reports(name: str, reading: Reading) -> tuple[Report, ...] | Unread:
    """The reports of one file, or why there is none, which then stands on standard error too."""
    words = reading.words
    try:
        source = _source(name, reading.limits)
        return parse_reports(source, reader=reading.reader, encoding=reading.encoding, limits=reading.limits)
    except OSError as error:
        unread = Unread(_reason(name, error, words))
    except LimitExceededError as error:
        unread = Unread(words.either(limit_in_options(error), limit_in_options_zh(error)))
    except GovDisclosureError as error:
        unread = Unread(in_options(words.error(error)))
    complain(words.say("about", name=shown(name, words), message=unread.reason), words)
    return unread


def _first(reports: tuple[Report, ...]) -> Report:
    """The first report, with a diagnostic where there are others: it names commands, as those who read it have no Python."""
    if len(reports) == 1:
        return reports[0]
    english, chinese = (words.say("several", count=len(reports)) for words in (ENGLISH, CHINESE))
    several = Diagnostic("several-reports", Severity.WARNING, english, chinese)
    return evolve(reports[0], diagnostics=(several, *reports[0].diagnostics))


def shown(name: str, words: Words = ENGLISH) -> str:
    """What a file is called in messages."""
    return one_line(words.file(name)) or repr(name)


def _reason(name: str, error: OSError, words: Words) -> str:
    """Why the system does not give a file, and what to do where that is not plain."""
    if not name:
        return words.say("empty name")
    reason = words.system_error(error)
    if isinstance(error, IsADirectoryError):
        return words.say("is folder", reason=reason)
    if isinstance(error, FileNotFoundError) and "://" in name:
        return words.say("no network", reason=reason)
    return reason


def check_reader(reading: Reading) -> None:
    """End the program where the reader that was asked for by name cannot be used."""
    if reading.reader is None:
        return
    try:
        by_name(reading.reader)
    except (UnknownReaderError, ReaderLoadError) as error:
        complain(reading.words.error(error), reading.words)
        raise typer.Exit(USAGE) from None


def _source(name: str, limits: Limits) -> bytes | Path:
    if name != STANDARD_INPUT:
        return Path(name)
    content = read_within(sys.stdin.buffer, limits)
    assert isinstance(content, bytes)
    return content
