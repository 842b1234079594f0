"""Which rules are run, and how much their findings weigh: rules are named by their codes or by their family."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve, frozen

from gov_disclosure.errors import ArgumentError, UnknownRuleError
from gov_disclosure.model.report import Severity
from gov_disclosure.rules.results import Finding, Rule


@frozen
class Family:
    """Rules that belong together, under the name by which they are selected.

    `package` is the one that declares them, None for those of this library and for rules that were handed over.
    """

    name: str
    rules: tuple[Rule, ...]
    package: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its findings."""
        return tuple(code for rule in self.rules for code in codes_of(rule))


def rule_name(rule: Rule) -> str:
    """The name of a rule: that of the function, or of the class of an object that can be called."""
    return str(getattr(rule, "__name__", type(rule).__name__))


def codes_of(rule: Rule) -> tuple[str, ...]:
    """The codes that a rule yields: its attribute `codes`, one or several, else its name in kebab case.

    >>> def fees_rounded(report): ...
    >>> codes_of(fees_rounded)
    ('fees-rounded',)
    """
    declared = getattr(rule, "codes", None)
    if isinstance(declared, str):
        return (declared,)
    return tuple(map(str, declared)) if declared else (rule_name(rule).replace("_", "-"),)


@frozen
class Selection:
    """What is run: everything that is selected (all, where nothing is named) and not left out.

    A code counts more than the family that it belongs to: ``select=("requests-carry",), ignore=("balances",)`` runs
    that one balance. What is both selected and left out by the same name is left out.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = MappingProxyType({})

    @property
    def is_everything(self) -> bool:
        """Whether every rule is run, and each finding weighs what it says."""
        return not (self.select or self.ignore or self.severity)

    def admits(self, code: str, family: str) -> bool:
        """Whether the outcomes of a code count."""
        if not (self.select or self.ignore):
            return True
        for name in (code, family):
            if name in self.ignore:
                return False
            if name in self.select:
                return True
        return not self.select

    def runs(self, rule: Rule, family: str) -> bool:
        """Whether a rule can yield anything that counts."""
        if not (self.select or self.ignore):
            return True
        return any(self.admits(code, family) for code in codes_of(rule))

    def graded(self, finding: Finding, family: str) -> Finding:
        """The finding with the severity that was asked for."""
        wanted = self.severity.get(finding.code) or self.severity.get(family)
        return finding if wanted in (None, finding.severity) else evolve(finding, severity=wanted)


AS_THEY_SAY: Mapping[str, Severity | str] = MappingProxyType({})
"""No severity but the findings' own."""
_NONE: tuple[str, ...] = ()
_EVERYTHING = Selection()


def selection(
    families: Iterable[Family],
    select: Iterable[str] | str = _NONE,
    ignore: Iterable[str] | str = _NONE,
    severity: Mapping[str, Severity | str] = AS_THEY_SAY,
) -> Selection:
    """The selection that a caller asks for by names.

    Raises `UnknownRuleError` where a name is neither a code nor a family, or a severity is none, and `ArgumentError` for
    what is neither a name nor several, and no mapping.
    """
    if select is _NONE and ignore is _NONE and severity is AS_THEY_SAY:  # as most callers have it
        return _EVERYTHING
    chosen = Selection(_names("select", select), _names("ignore", ignore), _severities(severity))
    asked = sorted(chosen.select | chosen.ignore | chosen.severity.keys())
    if asked:
        known = frozenset(name for family in families for name in (family.name, *family.codes))
        for name in asked:
            if name not in known:
                raise _unknown(name, known)
    return chosen


def _names(option: str, given: object) -> frozenset[str]:
    if isinstance(given, str):
        return frozenset([given])
    names: list[Any] = list(given) if isinstance(given, Iterable) else [given]
    if all(isinstance(name, str) for name in names):
        return frozenset(names)
    shown = names if isinstance(given, Iterable) else given
    raise ArgumentError(
        f"{option} takes a code or a family of rules, or several, such as {option}=['balances', 'fee-unit'], not {shown!r}",
        message_zh=f"{option} 应为一个或多个规则代码或类别，如 {option}=['balances', 'fee-unit']，而不是 {shown!r}",
    )


def _severities(given: object) -> Mapping[str, Severity]:
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        raise ArgumentError(
            f"severity takes a mapping of codes or families to severities, such as {{'fee-unit': 'advice'}}, not {given!r}",
            message_zh=f"severity 应为规则代码或类别到级别的映射，如 {{'fee-unit': 'advice'}}，而不是 {given!r}",
        )
    return MappingProxyType({name: _severity(name, wanted) for name, wanted in given.items()})


def _severity(name: str, wanted: Severity | str) -> Severity:
    try:
        return Severity(wanted)
    except ValueError:
        raise UnknownRuleError(
            f"{wanted!r} (for {name}) is no severity; there are: {', '.join(Severity)}",
            message_zh=f"“{wanted}”（用于 {name}）不是级别；级别有：{'、'.join(Severity)}",
        ) from None


def _unknown(name: str, known: frozenset[str]) -> UnknownRuleError:
    hint, hint_zh = _elsewhere(name) or _nearest(name, known)
    return UnknownRuleError(
        f"no rule and no family of rules is named {name!r}; {hint}",
        message_zh=f"没有名为“{name}”的规则或类别；{hint_zh}",
    )


def _elsewhere(name: str) -> tuple[str, str] | None:
    """Where findings come from that no rule makes; None for any other name."""
    if name in ALWAYS:
        return (
            "it says that rules could not do their work, and is always told: leave out the rules themselves",
            "它说明规则未能运行，总会给出：如不需要，请停用相应规则",
        )
    function = _FUNCTIONS.get(name.partition("-")[0])
    if function is None:
        return None
    return f"such findings are those of {function}(), and cannot be chosen", f"此类发现由 {function}() 给出，不能选择"


def _nearest(name: str, known: frozenset[str]) -> tuple[str, str]:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), n=3)
    if near:
        return f"did you mean {' or '.join(near)}?", f"是否为 {' 或 '.join(near)}？"
    return f"known are: {', '.join(sorted(known))}", f"现有：{'、'.join(sorted(known))}"


ALWAYS = ("rule-failed", "rules-not-loaded")
"""The codes of findings on rules, not on a report."""

_FUNCTIONS = MappingProxyType({"series": "validate_series", "area": "validate_area"})
"""What makes the findings whose codes begin so."""
