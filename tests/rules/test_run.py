"""Running rules: one's own are added, one that fails is reported, last year's report is passed on."""

import pickle
from collections.abc import Iterator
from functools import wraps
from typing import Any

import pytest

from gov_disclosure.errors import ArgumentError, GovDisclosureError
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.rules import RULES, Finding, NotAssessable, Passed, Rule, ValidationResult, validate
from rules.strategies import paths, report_of

EMPTY = Report()


def finding(severity: Severity, code: str = "odd-title") -> Finding:
    """An invented finding."""
    return Finding(code=code, severity=severity, message="odd", message_zh="异常")


def odd_title(report: Report) -> Iterator[Finding]:
    """A rule of somebody's own."""
    if report.title == "odd":
        yield finding(Severity.WARNING)


def test_added_rule_finds() -> None:
    """A rule that is given runs after the built-in ones."""
    report = Report(title="odd")
    plain, added = validate(report), validate(report, rules=[odd_title])
    assert added.findings == (*plain.findings, finding(Severity.WARNING))
    assert added.not_assessable == plain.not_assessable


def test_silent_rule_has_passed() -> None:
    """A rule that yields nothing counts as passed, under its own name."""
    assert validate(EMPTY, rules=[odd_title], select="given").passed == (Passed("odd-title"),)


def test_rule_that_raises() -> None:
    """A rule that raises becomes a finding that names it; what it found before stays, the others still run."""

    def broken(_report: Report) -> Iterator[Finding]:
        yield finding(Severity.ADVICE)
        raise ValueError("no luck")

    result = validate(Report(title="odd"), rules=[broken, odd_title])
    assert [found.code for found in result.findings] == ["odd-title", "rule-failed", "odd-title"]
    failed = result.findings[1]
    assert failed.severity is Severity.ERROR
    for text in ("broken", "package rules", "ValueError: no luck"):
        assert text in failed.message
    for text in ("broken", "软件包 rules", "ValueError: no luck"):
        assert text in failed.message_zh
    assert not result.ok


class CallableRule:
    """A rule that is an object, not a function."""

    def __call__(self, _report: Report) -> list[Finding]:
        """Find nothing."""
        return []


@pytest.mark.parametrize(
    ("rule", "cause"),
    [
        (lambda _report: ["text"], "it yielded str"),
        (lambda _report: None, "not iterable"),
        (int, "int() argument"),
        ("odd-title", "not callable"),
    ],
    ids=["yields text", "returns nothing", "takes something else", "is no function"],
)
def test_thing_that_is_no_rule(rule: Rule, cause: str) -> None:
    """What does not behave like a rule is reported like a rule that raises."""
    (failed,) = validate(EMPTY, rules=[rule]).findings
    assert failed.code == "rule-failed"
    assert cause in failed.message


@pytest.mark.parametrize("rules", [CallableRule(), test_thing_that_is_no_rule, "odd-title", 5])
def test_one_thing_in_the_place_of_rules(rules: Any) -> None:  # noqa: ANN401 - anything
    """The error says that a list is wanted."""
    with pytest.raises(
        ArgumentError, match=r"rules takes a list of functions, such as rules=\[my_rule\], not "
    ) as caught:
        validate(EMPTY, rules=rules)
    assert isinstance(caught.value, TypeError)


def test_callable_object() -> None:
    """Any callable is a rule; an object passes under its class's name."""
    assert validate(EMPTY, rules=[CallableRule()], select="given").passed == (Passed("CallableRule"),)


def test_previous_goes_to_rules_that_take_it() -> None:
    """Last year's report reaches the rules that ask for it, and no other."""
    seen = []

    def between(_report: Report, *, previous: Report | None = None) -> list[Finding]:
        seen.append(previous)
        return []

    last_year = Report(year=2023)
    result = validate(Report(year=2024), previous=last_year, rules=[between, odd_title])
    validate(Report(year=2024), rules=[between])
    assert seen == [last_year, None]
    assert not result.findings


def test_previous_without_a_default() -> None:
    """A rule that must be given last year's report is given None where there is none, also behind a decorator."""
    seen: list[Report | None] = []

    def between(_report: Report, previous: Report | None) -> list[Finding]:
        seen.append(previous)
        return []

    @wraps(between)
    def decorated(report: Report, **others: Report | None) -> list[Finding]:
        return between(report, others["previous"])

    rules: list[Rule] = [between, decorated]
    for previous in (None, Report(year=2023)):
        assert not validate(Report(year=2024), previous=previous, rules=rules, select="given").findings
    assert seen == [None, None, Report(year=2023), Report(year=2023)]


def test_rule_that_ends_the_program() -> None:
    """A rule that calls `sys.exit` does not end the validation."""

    def leaving(_report: Report) -> Iterator[Finding]:
        yield from ()
        raise SystemExit(3)

    result = validate(EMPTY, rules=[leaving, odd_title], select="given")
    assert [finding.code for finding in result.findings] == ["rule-failed"]
    assert "SystemExit: 3" in result.findings[0].message


def test_severity_by_name() -> None:
    """A rule may name the severity; one that there is not is a fault of the rule."""
    plain: Any = "error"

    def named(_report: Report) -> Iterator[Finding]:
        yield Finding(code="named", severity=plain, message="Odd.", message_zh="异常。")

    result = validate(EMPTY, rules=[named], select="given")
    assert result.findings[0].severity is Severity.ERROR
    assert not result.ok
    plain = "fatal"
    assert [each.code for each in validate(EMPTY, rules=[named], select="given").findings] == ["rule-failed"]


@pytest.mark.parametrize(
    ("severities", "ok"),
    [
        ([], True),
        ([Severity.ADVICE, Severity.WARNING], True),
        ([Severity.ADVICE, Severity.ERROR], False),
    ],
)
def test_ok(severities: list[Severity], *, ok: bool) -> None:
    """A result is ok where no finding is an error; what could not be assessed does not count."""
    blank = NotAssessable("requests-carry", ("requests",), ("requests",))
    assert ValidationResult(tuple(map(finding, severities)), (), (blank,)).ok is ok


def test_not_a_report() -> None:
    """Anything but a report is the caller's mistake, and the message says what to do."""
    wrong: Any = "政府信息公开工作年度报告"
    with pytest.raises(
        GovDisclosureError, match=r"not str: parse the source first, validate\(parse_report\(source\)\)"
    ):
        validate(wrong)


def test_result_is_a_value() -> None:
    """A result is equal, hashable and picklable, and running again gives the same."""
    values = dict.fromkeys(paths("2021"), 0) | {"requests.received.other": -1}
    report = report_of(values, "2021")
    result = validate(report)
    assert result.findings
    assert result == validate(report) == pickle.loads(pickle.dumps(result))  # noqa: S301 - made one line above
    assert len({result, validate(report)}) == 1


def test_rules_are_documented_and_named_apart() -> None:
    """Every built-in rule says in a line what must hold."""
    names = [getattr(rule, "__name__", "") for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.__doc__ for rule in RULES)
