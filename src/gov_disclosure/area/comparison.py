"""The report of an area against the sum of its parts' reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gov_disclosure.area import wording
from gov_disclosure.area.additivity import Additivity
from gov_disclosure.area.amounts import figures_of, seen_as
from gov_disclosure.area.members import Member, members, name_of, refuse_odd_figures
from gov_disclosure.area.results import AreaFigure, AreaResult
from gov_disclosure.errors import AreaError
from gov_disclosure.model import tree
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Report, Value
from gov_disclosure.model.values import TABLES
from gov_disclosure.rules import Finding, NotAssessable, Outcome, Passed

EXCEEDED, REMAINDER = "area-exceeded", "area-remainder"
BLANK, OTHER_YEAR, REPORT_MISSING = "area-blank", "area-year", "area-report-missing"

CODES = (EXCEEDED, REMAINDER, BLANK, OTHER_YEAR, REPORT_MISSING)
"""The codes of the findings on an area."""


def validate_area(parent: Report, children: Iterable[Report] | Mapping[str, Report | None]) -> AreaResult:
    """Compare the report of an area with the sum of the reports of its parts; nothing is changed.

    `children` are the reports of all reporting agencies, the government's own office among them, or a mapping of their
    names to reports, None for one without a report. Each figure of the parent is compared with the sum of the children's,
    also over editions, where both have it.

    Raises `AreaError` where there are no children, two of the same name, something that is no report, the parent
    itself, or a figure that is none (a float, NaN).

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> area, part = (Report(agency=name, disputes=Disputes(reconsideration=Outcomes(upheld=count)))
    ...     for name, count in (("云溪区", 5), ("云溪区水务局", 3)))
    >>> validate_area(area, {"云溪区水务局": part, "云溪区教育局": None}).remainders
    {'disputes.reconsideration.upheld': 2}
    """
    if not isinstance(parent, Report):
        raise AreaError(
            f"validate_area() takes the report of the area first, not {type(parent).__name__}: "
            "parse the source first, parse_report(source)"
        )
    refuse_odd_figures(parent, "the report of the area", "validate_area")
    found = members(children, "validate_area")
    _refuse_parent(parent, found)
    counted = [one for one in found if one.report is not None and not _is_of_other_year(one.report, parent)]
    without = tuple(one.name for one in found if one.report is None)
    other_year = tuple(one.name for one in found if one.report is not None and _is_of_other_year(one.report, parent))
    figures = tuple(one for table in TABLES for one in _compared(parent, counted, table))
    outcomes = [
        *wording.of_children(REPORT_MISSING, without),
        *wording.of_children(OTHER_YEAR, other_year, parent.year),
        *_outcomes(parent, figures, complete=not without and not other_year),
    ]
    return AreaResult(
        parent=name_of(parent) or "the area",
        year=parent.year,
        children=tuple(one.name for one in counted),
        without_report=without,
        other_year=other_year,
        figures=figures,
        findings=tuple([outcome for outcome in outcomes if isinstance(outcome, Finding)]),
        passed=tuple([outcome for outcome in outcomes if isinstance(outcome, Passed)]),
        not_assessable=tuple([outcome for outcome in outcomes if isinstance(outcome, NotAssessable)]),
    )


def _refuse_parent(parent: Report, found: Iterable[Member]) -> None:
    same = next((one.name for one in found if one.report == parent), None)
    if same is not None:
        raise AreaError(
            f"{same} is the report of the area itself: leave it out of the children, or it is counted twice"
        )


def _is_of_other_year(report: Report, parent: Report) -> bool:
    return None not in (report.year, parent.year) and report.year != parent.year


# ---------------------------------------------------------------------------- figures


def _compared(parent: Report, counted: Sequence[Member], table: str) -> Iterator[AreaFigure]:
    typed = getattr(parent, table)
    if typed is None:
        return
    values = figures_of(parent, table)
    known = {one.name: _seen(one.report, table, typed.edition) for one in counted if one.report is not None}
    for figure in tree.figures(table, typed.edition):
        yield _comparison(figure, values[figure.path], known)


def _seen(report: Report, table: str, edition: str) -> Mapping[str, Value] | None:
    """A child's figures as figures of the parent's edition; None where it has no such table."""
    typed = getattr(report, table)
    return None if typed is None else seen_as(figures_of(report, table), table, typed.edition, edition)


def _comparison(figure: tree.Figure, parent: Value, known: Mapping[str, Mapping[str, Value] | None]) -> AreaFigure:
    path = figure.path
    values = [child[path] for child in known.values() if child is not None and child.get(path) is not None]
    return AreaFigure(
        path=path,
        label=f"{figure.row_name} · {figure.column_label}",
        parent=parent,
        sum=sum(value for value in values if value is not None) if values else None,
        blank=tuple(name for name, child in known.items() if child is None or (path in child and child[path] is None)),
        other_edition=tuple(name for name, child in known.items() if child is not None and path not in child),
    )


# ---------------------------------------------------------------------------- outcomes


def _outcomes(parent: Report, comparisons: Sequence[AreaFigure], *, complete: bool) -> Iterator[Outcome]:
    for table in TABLES:
        own = [one for one in comparisons if one.path.startswith(f"{table}.")]
        if not own:
            yield NotAssessable(EXCEEDED, (table,), (table,))
            yield NotAssessable(REMAINDER, (table,), (table,))
            continue
        edition = getattr(parent, table).edition
        more, less, equal, unknown = _sorted_out(own, edition)
        for group in _by_additivity(more):
            yield wording.exceeded(EXCEEDED, table, group, parent)
        for group in _by_additivity(less):
            yield wording.remainder(REMAINDER, table, group, parent, complete=complete)
        yield from wording.blank(BLANK, table, own)
        yield from _passed(EXCEEDED, [*equal, *less])
        yield from _passed(REMAINDER, equal)
        if unknown:
            paths = tuple(one.path for one in unknown)
            yield NotAssessable(EXCEEDED, paths, paths)
            yield NotAssessable(REMAINDER, paths, paths)


def _passed(code: str, held: Iterable[AreaFigure]) -> Iterator[Passed]:
    paths = tuple(one.path for one in held)
    if paths:
        yield Passed(code, paths)


def _sorted_out(
    comparisons: Iterable[AreaFigure], edition: str
) -> tuple[list[AreaFigure], list[AreaFigure], list[AreaFigure], list[AreaFigure]]:
    """Figures whose sum is more than the parent's, less, the same, and those that cannot be compared."""
    more: list[AreaFigure] = []
    less: list[AreaFigure] = []
    equal: list[AreaFigure] = []
    unknown: list[AreaFigure] = []
    for one in comparisons:
        remainder = one.remainder
        if remainder is None or one.additivity is Additivity.LISTED:
            unknown.append(one)
        elif remainder < 0 and (one.whole or not _is_signed(one.path, edition)):
            more.append(one)  # what is not known can only add to it
        elif not one.whole:
            unknown.append(one)
        else:
            (less if remainder else equal).append(one)
    return more, less, equal, unknown


def _is_signed(path: str, edition: str) -> bool:
    figure = tree.figure(path, edition)
    return figure is not None and figure.kind is Kind.CHANGE


def _by_additivity(comparisons: Sequence[AreaFigure]) -> Iterator[list[AreaFigure]]:
    """The figures in groups whose findings weigh the same: one group, one finding."""
    for kind in Additivity:
        group = [one for one in comparisons if one.additivity is kind]
        if group:
            yield group
