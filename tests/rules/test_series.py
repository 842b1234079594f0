"""The reports of several years: what each is compared with, and what is said of the series."""

import pickle
from itertools import permutations
from typing import cast

import attrs
import pytest

from gov_disclosure.errors import SourceError, UnknownRuleError
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.model.requests import Applicants, Requests2021
from gov_disclosure.rules import Outcome, validate
from gov_disclosure.rules.series import CODES, SeriesResult, validate_series

AGENCY = "霁川市水务局"


def report(year: int | None, agency: str | None = AGENCY, total: int = 0) -> Report:
    """A report with one figure."""
    return Report(year=year, agency=agency, requests=Requests2021(received=Applicants(total=total)))


def pairs(result: SeriesResult) -> list[tuple[int | None, int | None]]:
    """The years that are compared: each with the one before it, None for none."""
    return [(each.report.year, each.previous.year if each.previous else None) for each in result.results]


def codes(result: SeriesResult) -> list[str]:
    return [finding.code for finding in result.findings]


def test_each_with_the_year_before() -> None:
    """A whole series has no findings of its own; the order in which it is given does not count."""
    reports = [report(year) for year in (2021, 2022, 2023)]
    results = [validate_series(order) for order in permutations(reports)]
    assert pairs(results[0]) == [(2021, None), (2022, 2021), (2023, 2022)]
    assert all(result == results[0] for result in results)
    assert codes(results[0]) == []
    assert results[0].years == (2021, 2022, 2023)


def test_results_are_those_of_validate() -> None:
    """Each report is validated as it would be by itself."""
    reports = [report(year, total=year) for year in (2021, 2022)]
    first, second = validate_series(reports).results
    assert first.result == validate(reports[0])
    assert second.result == validate(reports[1], previous=reports[0])


def test_options_are_passed_on() -> None:
    """Rules are selected, left out and graded as for `validate`; one-time iterators are kept for every report."""
    reports = [report(year, total=-1) for year in (2021, 2022)]
    graded = validate_series(iter(reports), select=iter(["figures"]), severity={"negative-count": Severity.ADVICE})
    assert [[finding.severity for finding in each.result.findings] for each in graded.results] == [["advice"]] * 2
    assert graded.ok
    ignored = validate_series(reports, select="figures", ignore="negative-count")
    assert all(each.result.findings == () for each in ignored.results)
    with pytest.raises(UnknownRuleError):
        validate_series(reports, select="nothing-like-that")


def test_added_rules() -> None:
    """Rules of one's own are run on each."""
    seen = []

    def noting(found: Report, *, previous: Report | None = None) -> list[Outcome]:
        seen.append((found.year, previous and previous.year))
        return []

    validate_series([report(2022), report(2021)], rules=iter([noting]))
    assert seen == [(2021, None), (2022, 2021)]


def test_missing_years() -> None:
    """A gap is named, and the year behind it is compared with none."""
    result = validate_series([report(2021), report(2023), report(2026), report(2027)])
    assert codes(result) == ["series-year-missing"]
    assert result.findings[0].severity is Severity.ADVICE
    assert "no report on 2022, 2024–2025;" in result.findings[0].message
    assert "缺少 2022、2024–2025 年的报告" in result.findings[0].message_zh
    assert pairs(result) == [(2021, None), (2023, None), (2026, None), (2027, 2026)]


def test_repeated_years() -> None:
    """Of two reports on one year neither is chosen."""
    result = validate_series([report(2021), report(2022, total=3), report(2022, total=4), report(2023)])
    assert codes(result) == ["series-year-repeated"]
    assert "more than one report on 2022;" in result.findings[0].message
    assert pairs(result) == [(2021, None), (2022, 2021), (2022, 2021), (2023, None)]


def test_unknown_years() -> None:
    """Reports that name no year stand last and are compared with none."""
    result = validate_series([report(None), report(2022), report(2021)])
    assert codes(result) == ["series-year-unknown"]
    assert pairs(result) == [(2021, None), (2022, 2021), (None, None)]
    assert result.years == (2021, 2022)


def test_agencies() -> None:
    """Two agencies are two series, each judged by itself; names that differ by brackets and place are one."""
    result = validate_series(
        [report(2021), report(2022, "水务局（河长办）"), report(2021, "霁川市财政局"), report(2023, "霁川市财政局")]
    )
    assert codes(result) == ["series-other-agency", "series-year-missing"]
    assert "霁川市水务局, 霁川市财政局" in result.findings[0].message
    assert result.findings[1].message.startswith("霁川市财政局: no report on 2022;")
    assert [each.previous.agency if each.previous else None for each in result.results] == [None, None, AGENCY, None]


@pytest.mark.parametrize(
    ("agencies", "compared", "found"),
    [
        ([AGENCY, None], True, []),
        ([None, AGENCY], True, []),
        ([None, None], True, []),
    ],
)
def test_nameless(agencies: list[str | None], found: list[str], *, compared: bool) -> None:
    """A report that names no agency belongs to the only one there is."""
    result = validate_series([report(2021 + place, agency) for place, agency in enumerate(agencies)])
    assert codes(result) == found
    assert (result.results[1].previous is not None) is compared


def test_nameless_among_several() -> None:
    """Among several agencies it belongs to none."""
    result = validate_series([report(2021), report(2021, "霁川市财政局"), report(2022, None)])
    assert codes(result) == ["series-other-agency"]
    assert "(none named)" in result.findings[0].message
    assert result.results[2].previous is None


def test_ok() -> None:
    """An error of any report counts."""
    assert validate_series([]).ok
    assert validate_series([report(2021)]).ok
    assert not validate_series([report(2021), report(2022, total=-1)]).ok


def test_values() -> None:
    """Results are equal by value and survive a pickle."""
    result = validate_series([report(2021), report(2023), report(None)])
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301
    assert set(codes(result)) <= set(CODES)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        result.findings = ()  # type: ignore[misc]


def test_other_things() -> None:
    """A source that was not parsed is refused, also as the last one."""
    with pytest.raises(SourceError, match=r"an iterable of Reports, not one Report: validate_series\(\[report, …\]\)"):
        validate_series(report(2024))  # type: ignore[arg-type]
    with pytest.raises(SourceError, match="takes Reports, not str"):
        validate_series([report(2021), cast("Report", "report.html")])
