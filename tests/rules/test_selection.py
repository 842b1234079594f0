"""Rules selected, left out and graded anew, by code and by family."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from gov_disclosure.errors import ArgumentError, UnknownRuleError
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.rules import FAMILIES, RULES, Finding, families, validate
from gov_disclosure.rules.selection import codes_of

WRONG = Outcomes(upheld=-3, corrected=1, other=0, pending=0, total=5)
REPORT = Report(disputes=Disputes(reconsideration=WRONG))


def odd_title(_report: Report) -> Iterator[Finding]:
    """A rule that always finds."""
    yield Finding(code="odd-title", severity=Severity.WARNING, message="odd", message_zh="异常")


def two_codes(_report: Report) -> Iterator[Finding]:
    """A rule that yields two codes."""
    for code in ("first-half", "second-half"):
        yield Finding(code=code, severity=Severity.ADVICE, message=code, message_zh=code)


two_codes.codes = ("first-half", "second-half")  # type: ignore[attr-defined]


def codes(asked: dict[str, Any]) -> list[str]:
    """The codes that are found in the invented report."""
    return [finding.code for finding in validate(REPORT, rules=[odd_title, two_codes], **asked).findings]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"select": "balances"}, ["disputes-total"]),
        ({"select": ["balances", "negative-count"]}, ["disputes-total", "negative-count"]),
        ({"select": ["odd-title"]}, ["odd-title"]),
        ({"select": "given"}, ["odd-title", "first-half", "second-half"]),
        ({"select": "second-half"}, ["second-half"]),
        ({"select": ["figures", "given"], "ignore": "first-half"}, ["negative-count", "odd-title", "second-half"]),
        ({"select": ["disputes-total", "figures"], "ignore": "balances"}, ["disputes-total", "negative-count"]),
        ({"select": "balances", "ignore": "balances"}, []),
        ({"select": "balances", "ignore": ("disputes-total",)}, []),
    ],
)
def test_selected(asked: dict[str, Any], expected: list[str]) -> None:
    """A code counts more than its family, and leaving out more than selecting."""
    assert codes(asked) == expected


def test_what_is_left_out_is_neither_passed_nor_open() -> None:
    """Nothing of a rule that is left out stays in the result."""
    result = validate(REPORT, ignore="figures")
    figures = {code for family in FAMILIES if family.name == "figures" for code in family.codes}
    seen = {each.code for each in result.findings} | {each.code for each in result.passed}
    assert not (seen | {each.code for each in result.not_assessable}) & figures


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ({"disputes-total": "advice"}, ["advice", "error"]),
        ({"balances": Severity.WARNING}, ["warning", "error"]),
        ({"balances": "advice", "disputes-total": "error", "figures": "warning"}, ["error", "warning"]),
    ],
)
def test_graded_anew(severity: dict[str, Severity | str], expected: list[str]) -> None:
    """Findings get the severity that was asked for, by code before family."""
    found = validate(REPORT, select=["balances", "figures"], severity=severity).findings
    assert [finding.severity for finding in found] == expected


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"select": "requests-cary"}, "did you mean requests-carry"),
        ({"ignore": ["zzz"]}, "known are: "),
        ({"severity": {"figures": "fatal"}}, "'fatal' (for figures) is no severity; there are: error, warning, advice"),
        ({"severity": {"zzz": "error"}}, "no rule and no family"),
    ],
)
def test_unknown_name(asked: dict[str, Any], message: str) -> None:
    """A name that nothing has is the caller's mistake, and the message helps."""
    with pytest.raises(UnknownRuleError) as raised:
        validate(REPORT, **asked)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("name", "message", "message_zh"),
    [
        ("rule-failed", "is always told", "总会给出"),
        ("rules-not-loaded", "is always told", "总会给出"),
        ("series", "those of validate_series()", "由 validate_series() 给出"),
        ("series-year-missing", "those of validate_series()", "由 validate_series() 给出"),
        ("area-exceeded", "those of validate_area()", "由 validate_area() 给出"),
    ],
)
def test_a_name_of_findings_that_no_rule_makes(name: str, message: str, message_zh: str) -> None:
    """The error says where they come from."""
    for asked in ({"select": name}, {"ignore": [name]}, {"severity": {name: "advice"}}):
        with pytest.raises(UnknownRuleError, match=re.escape(message)) as raised:
            validate(REPORT, **asked)
        assert message_zh in raised.value.message_zh


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"select": 5},
            "select takes a code or a family of rules, or several, such as select=['balances', 'fee-unit'], not 5",
        ),
        ({"ignore": 5}, "ignore takes a code or a family of rules"),
        ({"ignore": ["balances", None]}, "not ['balances', None]"),
        ({"ignore": None}, "not None"),
        ({"severity": "error"}, "severity takes a mapping of codes or families to severities, such as"),
        ({"severity": ["balances"]}, "not ['balances']"),
    ],
)
def test_options_of_another_type(asked: dict[str, Any], message: str) -> None:
    """The error says what was passed and what to pass; to Python it is a `TypeError`."""
    with pytest.raises(ArgumentError, match=re.escape(message)) as raised:
        validate(REPORT, **asked)
    assert isinstance(raised.value, TypeError)
    assert raised.value.message_zh != str(raised.value)


def test_a_code_that_is_not_declared() -> None:
    """Its finding is told, and its family chooses it; by its own name it is unknown."""

    def odd(_report: Report) -> Iterator[Finding]:
        yield Finding(code="even", severity=Severity.ERROR, message="even", message_zh="偶")

    for asked in ({}, {"select": "given"}):
        result = validate(REPORT, rules=[odd], **asked)  # type: ignore[arg-type]
        assert "even" in [finding.code for finding in result.findings]
    with pytest.raises(UnknownRuleError):
        validate(REPORT, rules=[odd], select="even")
    assert "even" not in [finding.code for finding in validate(REPORT, rules=[odd], ignore="odd").findings]


def test_rules_that_fail_are_told_whatever_is_selected() -> None:
    """A rule that was asked for and raises is never silent."""

    def odd_rule(_report: Report) -> Iterator[Finding]:
        raise ValueError("no luck")

    assert [finding.code for finding in validate(Report(), rules=[odd_rule], select="odd-rule").findings] == [
        "rule-failed"
    ]
    assert not validate(Report(), rules=[odd_rule], ignore="odd-rule").findings


def test_codes_are_one_rule_s_only() -> None:
    """No two rules yield the same code, and no family is named like a code."""
    found = [code for rule in RULES for code in codes_of(rule)]
    assert len(found) == len(set(found))
    assert not set(found) & {family.name for family in families()}


def test_one_code_as_text() -> None:
    """A rule may give its one code as text."""

    def quiet(_report: Report) -> Iterator[Finding]:
        yield from ()

    quiet.codes = "first-half"  # type: ignore[attr-defined]
    assert codes_of(quiet) == ("first-half",)
