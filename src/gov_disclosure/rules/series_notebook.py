"""A series as a notebook shows it: a line a year, and the findings at a click."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gov_disclosure import web
from gov_disclosure.model.report import Severity
from gov_disclosure.rules.results import Finding
from gov_disclosure.rules.series import SeriesResult, YearResult

_HEAD = ("year", "agency", "compared with", *(severity.value for severity in Severity), "passed", "not assessable")


def to_notebook(series: SeriesResult) -> str:
    """The series as HTML: how much was found in each report, what was found, and the findings on the series itself."""
    return web.shown(
        series.summary,
        web.table(_HEAD, map(_row, series.results)),
        web.items(series.findings),
        *_found(series.results),
    )


def _row(year: YearResult) -> tuple[object, ...]:
    counts = Counter(finding.severity for finding in year.result.findings)
    weighed = tuple(counts[severity] for severity in Severity)
    about = (year.report.year, year.report.agency, year.previous and year.previous.year)
    return (*about, *weighed, len(year.result.passed), len(year.result.not_assessable))


def _found(results: Iterable[YearResult]) -> Iterator[str]:
    for year in results:
        findings: tuple[Finding, ...] = year.result.findings
        yield web.folded(f"{year.report.year or 'no known year'}: {len(findings)} findings", web.items(findings))
