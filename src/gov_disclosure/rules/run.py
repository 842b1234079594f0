"""Runs the rules over one report. The families stand in `FAMILIES`, each in a file of its own."""

import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import FunctionType
from typing import Any, TypeVar

from gov_disclosure.errors import ArgumentError
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.model.values import require_report
from gov_disclosure.rules import (
    balances,
    completeness,
    fees,
    figures,
    registry,
    statements,
    structure,
    timeliness,
    years,
)
from gov_disclosure.rules.results import Finding, NotAssessable, Outcome, Passed, Rule, ValidationResult
from gov_disclosure.rules.selection import ALWAYS, AS_THEY_SAY, Family, Selection, codes_of, rule_name, selection

_Kind = TypeVar("_Kind", Finding, Passed, NotAssessable)

RULE_FAILED, RULES_NOT_LOADED = ALWAYS
GIVEN = "given"
"""The family of the rules that a caller hands over."""


def validate(
    report: Report,
    *,
    previous: Report | None = None,
    rules: Iterable[Rule] = (),
    select: Iterable[str] | str = (),
    ignore: Iterable[str] | str = (),
    severity: Mapping[str, Severity | str] = AS_THEY_SAY,
) -> ValidationResult:
    """What the rules find in one report; nothing is changed.

    `previous` is last year's report: it is given to the rules that have a parameter of that name. `rules` are run
    after the built-in ones and those of installed packages. `select` and `ignore` name the codes or families that are
    run or left out, `severity` those whose findings get another severity; a code counts more than its family.
    A rule that raises becomes a finding itself (``rule-failed``), and the others still run.

    Raises `SourceError` where `report` is no `Report` or has a figure that is none (a float, NaN), `UnknownRuleError` for a name that no rule has, and
    `ArgumentError` for an option of another type.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> report = Report(disputes=Disputes(
    ...     reconsideration=Outcomes(upheld=3, corrected=1, other=0, pending=0, total=5)))
    >>> result = validate(report, select="balances")
    >>> [(finding.code, finding.expected, finding.observed) for finding in result.findings]
    [('disputes-total', 4, 5)]
    >>> result.ok
    False
    >>> validate(report, select="balances", severity={"disputes-total": "advice"}).ok
    True
    """
    for each in (report,) if previous is None else (report, previous):
        require_report(each, "validate")
    families, faults = _all_families(_given(rules))
    chosen = selection(families, select, ignore, severity)
    run = _outcomes(report, previous, families) if chosen.is_everything else _chosen(report, previous, families, chosen)
    outcomes = [*faults, *run]
    return ValidationResult(
        findings=_of_kind(Finding, outcomes),
        passed=_of_kind(Passed, outcomes),
        not_assessable=_of_kind(NotAssessable, outcomes),
        report=report,
    )


def _of_kind(kind: type[_Kind], outcomes: Sequence[Outcome]) -> tuple[_Kind, ...]:
    found: Iterator[Any] = filter(kind.__instancecheck__, outcomes)  # without a step of Python for each
    return tuple(found)


def families(rules: Iterable[Rule] = ()) -> tuple[Family, ...]:
    """Every family that `validate` runs: the built-in ones, those of installed packages, and `rules` that are given.

    >>> [family.name for family in families()][:2]
    ['balances', 'figures']
    """
    return _all_families(_given(rules))[0]


def _given(rules: Iterable[Rule] | None) -> tuple[Rule, ...]:
    """The rules that a caller hands over; raises `ArgumentError` where they are not several."""
    several: object = rules or ()
    if isinstance(several, tuple):  # as nearly always
        return several
    if isinstance(several, Iterable) and not isinstance(several, str | bytes):
        return tuple(several)
    raise ArgumentError(
        f"rules takes a list of functions, such as rules=[my_rule], not {several!r}",
        message_zh=f"rules 应为函数列表，如 rules=[my_rule]，而不是 {several!r}",
    )


def _all_families(rules: tuple[Rule, ...]) -> tuple[tuple[Family, ...], list[Finding]]:
    """The families, and what is to be said of packages whose rules do not load."""
    found, faults = list(FAMILIES), []
    for outcome in registry.load_rules():
        if isinstance(outcome, registry.Loaded):
            found.append(Family(outcome.declared.name, outcome.rules, outcome.declared.package))
        else:
            faults.append(_not_loaded(outcome))
    return (*found, Family(GIVEN, rules)) if rules else tuple(found), faults


def _outcomes(report: Report, previous: Report | None, families: Iterable[Family]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for family in families:
        for rule in family.rules:
            _run(rule, report, previous, outcomes)
    return outcomes


def _chosen(
    report: Report, previous: Report | None, families: Iterable[Family], chosen: Selection
) -> Iterator[Outcome]:
    for family in families:
        for rule in family.rules:
            if chosen.runs(rule, family.name):
                for outcome in _run(rule, report, previous, []):
                    if outcome.code == RULE_FAILED or chosen.admits(outcome.code, family.name):
                        yield chosen.graded(outcome, family.name) if isinstance(outcome, Finding) else outcome


def _run(rule: Rule, report: Report, previous: Report | None, outcomes: list[Outcome]) -> list[Outcome]:
    """The outcomes before it with those of one more rule."""
    before = len(outcomes)
    own = _OWN.get(rule) if type(rule) is FunctionType else None  # other things that can be called may have no hash
    try:
        if own is not None and previous is None:
            outcomes += rule(report)  # what came before a failure is kept
        else:
            told = _call(rule, report, previous)
            outcomes.extend(told if own else map(_checked, told))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a rule raises must not stop the others
        outcomes.append(_rule_failed(rule, error))
    if len(outcomes) == before:
        outcomes.append(own or Passed(codes_of(rule)[0]))
    return outcomes


def _checked(outcome: Outcome) -> Outcome:
    if not isinstance(outcome, Outcome):
        raise TypeError(f"it yielded {type(outcome).__name__}; a rule yields Finding, Passed or NotAssessable")
    return outcome


def _call(rule: Rule, report: Report, previous: Report | None) -> Iterable[Outcome]:
    if previous is None and _does_without_previous(rule):
        return rule(report)
    return rule(report, previous=previous) if _asks_for_previous(rule) else rule(report)


def _asks_for_previous(rule: Rule) -> bool:
    try:
        return "previous" in inspect.signature(rule).parameters
    except (TypeError, ValueError):  # a function written in C may have no signature
        return False


def _does_without_previous(rule: Rule) -> bool:
    """Whether a plain function needs no `previous`; to look up a signature would take longer than most rules."""
    code = getattr(rule, "__code__", None)
    if code is None or hasattr(rule, "__wrapped__"):
        return False
    return "previous" not in code.co_varnames or "previous" in (getattr(rule, "__kwdefaults__", None) or ())


def _rule_failed(rule: Rule, error: BaseException) -> Finding:
    package = str(getattr(rule, "__module__", None) or type(rule).__module__).partition(".")[0]
    cause = f"{type(error).__name__}: {error}"
    name = rule_name(rule)
    return Finding(
        code=RULE_FAILED,
        severity=Severity.ERROR,
        message=f"The rule {name} of the package {package} failed ({cause}), so what it checks is not known; "
        "the other rules were run. Tell the package's author, or leave the rule out.",
        message_zh=f"软件包 {package} 的规则 {name} 运行出错（{cause}），其检查结果未知；其他规则均已运行。"
        "请告知该软件包的作者，或停用该规则。",
    )


def _not_loaded(failed: registry.Failed) -> Finding:
    return Finding(
        code=RULES_NOT_LOADED,
        severity=Severity.WARNING,
        message=f"The rules {failed.declared} do not load ({failed.cause}), so they were not run. "
        "Repair or uninstall their package.",
        message_zh=f"规则{failed.declared.chinese}无法加载（{failed.cause}），未予运行。请修复或卸载其软件包。",
    )


FAMILIES: tuple[Family, ...] = (
    Family("balances", balances.RULES),
    Family("figures", figures.RULES),
    Family("structure", structure.RULES),
    Family("fees", fees.RULES),
    Family("timeliness", timeliness.RULES),
    Family("completeness", completeness.RULES),
    Family("statements", statements.RULES),
    Family("years", years.RULES),
)

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.rules)
_OWN = {rule: Passed(codes_of(rule)[0]) for rule in RULES}
"""Each does without `previous`, and yields outcomes only; with what is told where it yields none."""
