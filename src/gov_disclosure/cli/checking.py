"""Files as `validate` checks them: each read, judged by the rules that were chosen, its wrong figures located."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import typer
from attrs import evolve, frozen

from gov_disclosure.cli import USAGE
from gov_disclosure.cli.console import complain
from gov_disclosure.cli.options import parse_severities
from gov_disclosure.cli.reading import Reading, Unread, check_reader, read_reports, shown
from gov_disclosure.cli.text import one_line
from gov_disclosure.cli.words import ENGLISH, Words
from gov_disclosure.errors import UnknownRuleError
from gov_disclosure.export.checked import CheckedFile
from gov_disclosure.export.naming import STANDARD_INPUT
from gov_disclosure.model.report import Report
from gov_disclosure.repair import Localization, explain
from gov_disclosure.rules import ValidationResult, families, validate
from gov_disclosure.rules.predecessor import agency_fits, reasons
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
    """Each report of each file as it was checked, with the report; last year's file too where it cannot be read.

    A file then is checked without it. `locate` says whether wrong figures are looked for.
    """
    check_reader(reading)
    before = () if checking.previous is None else read_reports(checking.previous, reading)
    if isinstance(before, Unread):
        yield CheckedFile(name=str(checking.previous), reason=before.reason), None
        before = ()
    for name in files:
        reports = read_reports(name, reading)
        if isinstance(reports, Unread):
            yield CheckedFile(name=name, reason=reports.reason), None
            continue
        several = len(reports) > 1
        for number, report in enumerate(reports, start=1):
            previous = _previous(report, before, alone=not several)
            file = CheckedFile(name=name, number=number if several else None)
            if before and previous is None:
                _complain_of_none(checking, report, len(before), reading.words)
            yield _check(file, report, previous, checking, locate=locate), report


def _previous(report: Report, before: Sequence[Report], *, alone: bool) -> Report | None:
    """Last year's report: the only one, or where either file holds several, the only one of the agency that can be it."""
    if alone and len(before) == 1:
        return before[0]
    fitting = [other for other in before if agency_fits(report, other) and not any(reasons(report, other))]
    return fitting[0] if len(fitting) == 1 else None


def _complain_of_none(checking: Checking, report: Report, count: int, words: Words) -> None:
    """Say that the file which was given holds no report to compare with: else it would be said that none was given."""
    title = one_line(report.title or report.agency or "") or words.say("untitled")
    message = words.say("none fits", count=count, title=title)
    complain(words.say("about", name=shown(str(checking.previous), words), message=message), words)


def _check(
    file: CheckedFile, report: Report, previous: Report | None, checking: Checking, *, locate: bool
) -> CheckedFile:
    result = validate(
        report, previous=previous, select=checking.select, ignore=checking.ignore, severity=checking.severity
    )
    return evolve(
        file,
        result=result,
        localizations=_localizations(report, result) if locate else (),
        previous=None if previous is None else checking.previous,
    )


def _localizations(report: Report, result: ValidationResult) -> tuple[Localization, ...]:
    return explain(report) if result.findings else ()
