"""Which rules are run, and how much their findings weigh: rules are named by their codes or by their family."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attrs import evolve, frozen

from gov_disclosure.errors import UnknownRuleError
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


def selection(
    families: Iterable[Family],
    select: Iterable[str] | str = (),
    ignore: Iterable[str] | str = (),
    severity: Mapping[str, Severity | str] = MappingProxyType({}),
) -> Selection:
    """The selection that a caller asks for by names.

    Raises `UnknownRuleError` where a name is neither a code nor a family, or a severity is none.
    """
    chosen = Selection(
        _names(select), _names(ignore), MappingProxyType({k: _severity(k, v) for k, v in severity.items()})
    )
    asked = sorted(chosen.select | chosen.ignore | chosen.severity.keys())
    if asked:
        known = frozenset(name for family in families for name in (family.name, *family.codes))
        for name in asked:
            if name not in known:
                raise _unknown(name, known)
    return chosen


def _names(given: Iterable[str] | str) -> frozenset[str]:
    return frozenset([given] if isinstance(given, str) else given)


def _severity(name: str, wanted: Severity | str) -> Severity:
    try:
        return Severity(wanted)
    except ValueError:
        raise UnknownRuleError(
            f"{wanted!r} (for {name}) is no severity; there are: {', '.join(Severity)}",
            message_zh=f"“{wanted}”（用于 {name}）不是级别；级别有：{'、'.join(Severity)}",
        ) from None


def _unknown(name: str, known: frozenset[str]) -> UnknownRuleError:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"known are: {', '.join(sorted(known))}"
    hint_zh = f"是否为 {' 或 '.join(near)}？" if near else f"现有：{'、'.join(sorted(known))}"
    return UnknownRuleError(
        f"no rule and no family of rules is named {name!r}; {hint}",
        message_zh=f"没有名为“{name}”的规则或类别；{hint_zh}",
    )
