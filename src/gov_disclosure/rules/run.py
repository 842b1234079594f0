"""Runs the rules over one report. The families stand in `RULES`, each in a file of its own."""

import inspect
from collections.abc import Iterable

from gov_disclosure.errors import SourceError
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.rules import balances, figures
from gov_disclosure.rules.results import Finding, NotAssessable, Outcome, Passed, Rule, ValidationResult

RULE_FAILED = "rule-failed"


def validate(
    report: Report, *, previous: Report | None = None, rules: Iterable[Rule] | None = None
) -> ValidationResult:
    """What the rules find in one report; nothing is changed.

    `rules` are run after the built-in ones. `previous` is last year's report: it is given to the rules that
    have a parameter of that name. A rule that raises becomes a finding itself (``rule-failed``), and the
    others still run. Raises `SourceError` where `report` is no `Report`.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> result = validate(Report(disputes=Disputes(
    ...     reconsideration=Outcomes(upheld=3, corrected=1, other=0, pending=0, total=5))))
    >>> [(finding.code, finding.expected, finding.observed) for finding in result.findings]
    [('disputes-total', 4, 5)]
    >>> result.ok
    False
    """
    if not isinstance(report, Report):
        raise SourceError(
            f"validate() takes a Report, not {type(report).__name__}: parse the source first, "
            "validate(parse_report(source))"
        )
    outcomes = [outcome for rule in (*RULES, *(rules or ())) for outcome in _run(rule, report, previous)]
    return ValidationResult(
        findings=tuple(outcome for outcome in outcomes if isinstance(outcome, Finding)),
        passed=tuple(outcome for outcome in outcomes if isinstance(outcome, Passed)),
        not_assessable=tuple(outcome for outcome in outcomes if isinstance(outcome, NotAssessable)),
    )


def _run(rule: Rule, report: Report, previous: Report | None) -> list[Outcome]:
    outcomes: list[Outcome] = []
    try:
        for outcome in _call(rule, report, previous):
            outcomes.append(_checked(outcome))  # noqa: PERF401 - what came before a failure is kept
    except Exception as error:  # noqa: BLE001 - whatever a rule raises must not stop the others
        return [*outcomes, _rule_failed(rule, error)]
    return outcomes or [Passed(_code(rule))]


def _checked(outcome: Outcome) -> Outcome:
    if not isinstance(outcome, Outcome):
        raise TypeError(f"it yielded {type(outcome).__name__}; a rule yields Finding, Passed or NotAssessable")
    return outcome


def _call(rule: Rule, report: Report, previous: Report | None) -> Iterable[Outcome]:
    if previous is not None and "previous" in inspect.signature(rule).parameters:
        return rule(report, previous=previous)
    return rule(report)


def _name(rule: Rule) -> str:
    return str(getattr(rule, "__name__", type(rule).__name__))


def _code(rule: Rule) -> str:
    """The code under which a rule that yields nothing has passed: its name in kebab case."""
    return _name(rule).replace("_", "-")


def _rule_failed(rule: Rule, error: Exception) -> Finding:
    package = str(getattr(rule, "__module__", None) or type(rule).__module__).partition(".")[0]
    cause = f"{type(error).__name__}: {error}"
    return Finding(
        code=RULE_FAILED,
        severity=Severity.ERROR,
        message=f"The rule {_name(rule)} of the package {package} failed ({cause}), so what it checks is not known; "
        "the other rules were run. Tell the package's author, or leave the rule out.",
        message_zh=f"软件包 {package} 的规则 {_name(rule)} 运行出错（{cause}），其检查结果未知；其他规则均已运行。"
        "请告知该软件包的作者，或停用该规则。",
    )


RULES: tuple[Rule, ...] = (
    *balances.RULES,
    *figures.RULES,
)
