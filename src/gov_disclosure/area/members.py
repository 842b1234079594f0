"""The reports that are added or compared: each under a name of its own."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from gov_disclosure.errors import AreaError
from gov_disclosure.model.report import Report
from gov_disclosure.model.values import fault_of


@frozen
class Member:
    """A report under its name; None where the name is all that is known."""

    name: str
    report: Report | None


def members(given: Iterable[Report] | Mapping[str, Report | None], caller: str) -> tuple[Member, ...]:
    """The reports under their names: the keys of a mapping, else the agencies, else the titles, else their numbers.

    Raises `AreaError` where there are none, where one is no report or has a figure that is none, and where two have the
    same name.
    """
    found = tuple(_members(given, caller))
    if not found:
        raise AreaError(f"{caller}() was given no reports: give it at least one")
    names: set[str] = set()
    for member in found:
        if member.name in names:
            raise AreaError(
                f"{caller}() was given two reports named {member.name!r}: leave one out if it is there twice, "
                "or give a mapping with a name for each, {name: report}"
            )
        names.add(member.name)
    return found


def _members(given: Iterable[Report] | Mapping[str, Report | None], caller: str) -> Iterator[Member]:
    if isinstance(given, Mapping):
        for key, report in given.items():
            if report is not None:
                _refuse_other_things(report, repr(key), caller)
            yield Member(str(key), report)
        return
    anything: object = given
    if not isinstance(anything, Iterable) or isinstance(anything, str | bytes):
        raise AreaError(f"{caller}() takes an iterable of reports or a mapping of names to reports, not {_kind(given)}")
    for number, report in enumerate(given, 1):
        _refuse_other_things(report, f"number {number}", caller)
        yield Member(name_of(report) or f"report {number}", report)


def name_of(report: Report) -> str | None:
    """What a report is called: its agency, else its title."""
    return report.agency or report.title


def _refuse_other_things(report: object, which: str, caller: str) -> None:
    if not isinstance(report, Report):
        raise AreaError(
            f"{caller}() takes reports; {which} is {_kind(report)}: parse the source first, parse_report(source). "
            "For a name without a report, give a mapping with None"
        )
    refuse_odd_figures(report, which, caller)


def refuse_odd_figures(report: Report, which: str, caller: str) -> None:
    """Raise `AreaError` where a report has a figure that is none, such as NaN."""
    fault = fault_of(report)
    if fault is not None:
        raise AreaError(f"{caller}() cannot compute with {which}: {fault}")


def _kind(value: object) -> str:
    return type(value).__name__
