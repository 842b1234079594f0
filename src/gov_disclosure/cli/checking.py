"""Files as `validate` checks them: each read, judged by the rules that were chosen, its wrong figures located."""

from collections.abc import Iterable, Iterator, Mapping

import typer
from attrs import frozen

from gov_disclosure.cli import USAGE
from gov_disclosure.cli.console import complain
from gov_disclosure.cli.options import parse_severities
from gov_disclosure.cli.reading import Reading, Unread, check_reader, read_report
from gov_disclosure.cli.words import ENGLISH, Words
from gov_disclosure.errors import UnknownRuleError
from gov_disclosure.export.checked import CheckedFile
from gov_disclosure.export.naming import STANDARD_INPUT
from gov_disclosure.model.report import Report
from gov_disclosure.repair import Localization, explain
from gov_disclosure.rules import ValidationResult, families, validate
from gov_disclosure.rules.selection import selection


@frozen
class Checking:
    """What files are checked for: the rules that are chosen, and the file of last year's report."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: Mapping[str, str]
    previous: str | None = None


def make_checking(
    files: list[str],
    previous: str | None,
    select: Iterable[str] | None,
    ignore: Iterable[str] | None,
    severity: Iterable[str] | None,
    words: Words = ENGLISH,
) -> Checking:
    """What was asked for; ends the program where that cannot be done, before any file is read, and says so in `words`."""
    if previous is not None and len(files) > 1:
        raise typer.BadParameter("it is compared with one FILE, but there are several", param_hint="--previous")
    if previous == STANDARD_INPUT == files[0]:
        raise typer.BadParameter("standard input cannot be both reports", param_hint="--previous")
    checking = Checking(tuple(select or ()), tuple(ignore or ()), parse_severities(severity or ()), previous)
    try:
        selection(families(), checking.select, checking.ignore, checking.severity)
    except UnknownRuleError as error:
        complain(words.error(error), words)
        raise typer.Exit(USAGE) from None
    return checking


def check_files(
    files: Iterable[str], reading: Reading, checking: Checking, *, locate: bool
) -> Iterator[tuple[CheckedFile, Report | None]]:
    """Each file as it was checked, with its report; last year's too where it cannot be read.

    A file then is checked without it. `locate` says whether wrong figures are looked for.
    """
    check_reader(reading)
    previous = None if checking.previous is None else read_report(checking.previous, reading)
    if isinstance(previous, Unread):
        yield CheckedFile(name=str(checking.previous), reason=previous.reason), None
        previous = None
    for name in files:
        report = read_report(name, reading)
        if isinstance(report, Unread):
            yield CheckedFile(name=name, reason=report.reason), None
        else:
            yield _check(name, report, previous, checking, locate=locate), report


def _check(name: str, report: Report, previous: Report | None, checking: Checking, *, locate: bool) -> CheckedFile:
    result = validate(
        report, previous=previous, select=checking.select, ignore=checking.ignore, severity=checking.severity
    )
    return CheckedFile(
        name=name,
        result=result,
        localizations=_localizations(report, result) if locate else (),
        previous=None if previous is None else checking.previous,
    )


def _localizations(report: Report, result: ValidationResult) -> tuple[Localization, ...]:
    return explain(report) if result.findings else ()
