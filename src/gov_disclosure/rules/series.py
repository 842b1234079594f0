"""The reports of several years: each against the one before it, and what is to be said of the series itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from attrs import frozen

from gov_disclosure.errors import SourceError
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.rules.agencies import agency_numbers
from gov_disclosure.rules.listing import count, listed, listed_zh
from gov_disclosure.rules.results import Finding, Rule, ValidationResult
from gov_disclosure.rules.run import validate

YEAR_MISSING = "series-year-missing"
YEAR_REPEATED = "series-year-repeated"
YEAR_UNKNOWN = "series-year-unknown"
OTHER_AGENCY = "series-other-agency"
CODES = (YEAR_MISSING, YEAR_REPEATED, YEAR_UNKNOWN, OTHER_AGENCY)
"""The codes of the findings on a series itself."""


@frozen(repr=False)
class YearResult:
    """What the rules made of one report; `previous` is the report that it was compared with, None for none."""

    report: Report
    previous: Report | None
    result: ValidationResult

    def __repr__(self) -> str:
        """The year, what it was compared with, and how much was found: all that it holds would fill screens."""
        beside = f" beside {self.previous.year}" if self.previous else ""
        return f"<YearResult: {self.report.year or 'no known year'}{beside}; {len(self.result.findings)} findings>"


@frozen(repr=False)
class SeriesResult:
    """What the rules made of a series: `results` in the order of the years, `findings` on the series itself."""

    results: tuple[YearResult, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __str__(self) -> str:
        """Each report and what was found in it, then the findings on the series, in English.

        >>> print(validate_series([Report(year=2024), Report(year=2022)], select="balances"))
        2022: 0 findings; 0 checks passed, ... not assessable
        2024: 0 findings; 0 checks passed, ... not assessable
        advice series-year-missing: no report on 2023; the year after each gap is compared with none.
        """
        years = [f"{each.report.year or 'no known year'}: {each.result}" for each in self.results]
        return "\n".join([*years, *(f"{one.severity.value} {one.code}: {one.message}" for one in self.findings)])

    @property
    def summary(self) -> str:
        """How many reports on which years, and how much was found, in a line.

        >>> validate_series([Report(year=2024), Report(year=2022)], select="balances").summary
        '2 reports (2022, 2024): 0 findings on them, 1 on the series'
        """
        years = ", ".join(map(str, self.years)) or "no known year"
        found = sum(len(each.result.findings) for each in self.results)
        return f"{count(len(self.results), 'report')} ({years}): {count(found, 'finding')} on them, {len(self.findings)} on the series"

    def __repr__(self) -> str:
        return f"<SeriesResult: {self.summary}>"

    def _repr_html_(self) -> str:
        from gov_disclosure.rules.series_notebook import to_notebook

        return to_notebook(self)

    @property
    def ok(self) -> bool:
        """Whether no finding is an error, neither on a report nor on the series."""
        return all(each.result.ok for each in self.results) and all(
            finding.severity is not Severity.ERROR for finding in self.findings
        )

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are reported on, each once, in order."""
        return tuple(dict.fromkeys(each.report.year for each in self.results if each.report.year is not None))


def validate_series(
    reports: Iterable[Report],
    *,
    rules: Iterable[Rule] = (),
    select: Iterable[str] | str = (),
    ignore: Iterable[str] | str = (),
    severity: Mapping[str, Severity | str] = MappingProxyType({}),
) -> SeriesResult:
    """What the rules find in the reports of several years, each with that of the year before as `previous`.

    The order in which they are given does not count; reports of no known year come last. A report is compared with
    one of the same agency and the year before, and only where there is exactly one. `rules`, `select`, `ignore` and
    `severity` are those of `validate`; they do not touch the findings on the series itself.

    Raises `SourceError` where one is no `Report`, or one is given instead of several, and `UnknownRuleError` for a name that no rule has.

    >>> result = validate_series([Report(year=2024), Report(year=2021), Report(year=2022)])
    >>> result.years, [(each.report.year, each.previous.year) for each in result.results if each.previous]
    ((2021, 2022, 2024), [(2022, 2021)])
    >>> [finding.code for finding in result.findings]
    ['series-year-missing']
    """
    series = sorted(_reports(reports), key=lambda report: (report.year is None, report.year or 0))
    agencies = agency_numbers([report.agency for report in series])
    chosen, selected, ignored = _several(rules), _several(select), _several(ignore)
    known = _by_year(series, agencies)
    results = []
    for report, agency in zip(series, agencies, strict=True):
        previous = _previous(report, agency, known)
        result = validate(report, previous=previous, rules=chosen, select=selected, ignore=ignored, severity=severity)
        results.append(YearResult(report, previous, result))
    return SeriesResult(tuple(results), tuple(_findings(series, agencies)))


def _reports(reports: object) -> Iterator[Report]:
    if not isinstance(reports, Iterable) or isinstance(reports, str | bytes):
        raise SourceError(
            f"validate_series() takes an iterable of Reports, not one {type(reports).__name__}: "
            "validate_series([report, …]), or validate(report) for one"
        )
    return map(_checked, reports)


def _checked(report: object) -> Report:
    if not isinstance(report, Report):
        raise SourceError(
            f"validate_series() takes Reports, not {type(report).__name__}: parse the sources first, "
            "validate_series(map(parse_report, sources))"
        )
    return report


def _several(given: Any) -> Any:  # noqa: ANN401 - `validate` says what it may be
    """What `validate` is given for each report: of an iterator, all that it gives, so that each report has it."""
    return tuple(given) if isinstance(given, Iterator) else given


ByYear = dict[tuple[int, int], list[Report]]
"""The reports by agency and year."""


def _by_year(series: Sequence[Report], agencies: Sequence[int]) -> ByYear:
    found: ByYear = {}
    for report, agency in zip(series, agencies, strict=True):
        if report.year is not None:
            found.setdefault((agency, report.year), []).append(report)
    return found


def _previous(report: Report, agency: int, known: ByYear) -> Report | None:
    """The one report of the agency on the year before."""
    before = known.get((agency, report.year - 1), []) if report.year is not None else []
    return before[0] if len(before) == 1 else None


# ---------------------------------------------------------------------------- findings on the series


def _findings(series: Sequence[Report], agencies: Sequence[int]) -> Iterator[Finding]:
    reports: dict[int, list[Report]] = {}
    for report, number in zip(series, agencies, strict=True):
        reports.setdefault(number, []).append(report)
    names = {number: next((each.agency for each in own if each.agency), None) for number, own in reports.items()}
    if len(reports) > 1:
        yield _other_agencies(list(names.values()))
    for number, own in reports.items():
        years = [report.year for report in own if report.year is not None]
        yield from _year_findings(names[number], years)
        if len(years) < len(own):
            yield _unknown(names[number], len(own) - len(years))


def _year_findings(agency: str | None, years: Sequence[int]) -> Iterator[Finding]:
    """The findings on the years of one agency, which are in order."""
    who, who_zh = (f"{agency}: ", f"{agency}：") if agency else ("", "")
    repeated = sorted(year for year, count in Counter(years).items() if count > 1)
    if repeated:
        listed = [str(year) for year in repeated]
        yield Finding(
            code=YEAR_REPEATED,
            severity=Severity.WARNING,
            message=f"{who}more than one report on {', '.join(listed)}; the year after each is compared with none of "
            "them. Leave out those that do not count.",
            message_zh=f"{who_zh}{'、'.join(listed)} 年有不止一份报告，其下一年度的报告未与之比较。请剔除多余的报告。",
        )
    gaps = [(first + 1, last - 1) for first, last in pairwise(years) if last - first > 1]
    if gaps:
        yield Finding(
            code=YEAR_MISSING,
            severity=Severity.ADVICE,
            message=f"{who}no report on {', '.join(_span(*gap) for gap in gaps)}; the year after each gap is compared "
            "with none.",
            message_zh=f"{who_zh}缺少 {'、'.join(_span(*gap) for gap in gaps)} 年的报告，其下一年度的报告无从比较。",
        )


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


_LISTED = 10
"""Agencies that a message names."""


def _other_agencies(names: Sequence[str | None]) -> Finding:
    english, chinese = ([name or unnamed for name in names] for unnamed in ("(none named)", "（未写明）"))
    return Finding(
        code=OTHER_AGENCY,
        severity=Severity.WARNING,
        message=f"The reports are of {len(names)} agencies, each of which is compared with itself alone: "
        f"{listed(english, _LISTED)}. If one of them only got a new name, compare its years by validate(report, previous=…).",
        message_zh=f"这些报告出自 {len(names)} 个机关，只在同一机关的报告之间比较：{listed_zh(chinese, _LISTED)}。"
        "如系机关更名，请用 validate(report, previous=…) 比较相应年度。",
    )


def _unknown(agency: str | None, count: int) -> Finding:
    who, who_zh = (f"{agency}: ", f"{agency}：") if agency else ("", "")
    return Finding(
        code=YEAR_UNKNOWN,
        severity=Severity.WARNING,
        message=f"{who}{count} of the reports name no year, so they stand last and are compared with none.",
        message_zh=f"{who_zh}有 {count} 份报告未能确定年度，列于最后，未作年度间比较。",
    )
