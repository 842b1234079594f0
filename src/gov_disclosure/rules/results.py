"""What a rule yields, and what `validate` returns: plain values, complete when they are made."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from attrs import field, frozen

from gov_disclosure.model.report import Report, Severity, Value
from gov_disclosure.position import Position


@frozen
class Operand:
    """One figure that a rule looked at.

    `label` is the printed label of row and column; `raw` and `position` tell how and where the document
    prints the figure, None where the report does not know.
    """

    path: str
    label: str
    value: Value
    raw: str | None = None
    position: Position | None = None


@frozen
class Side:
    """One side of a comparison: its operands and their sum.

    A side without operands is a constant (`sum` is the constant), or nothing at all (`sum` is None).
    """

    operands: tuple[Operand, ...] = ()
    sum: Value = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the operands, in the form's order."""
        return tuple(operand.path for operand in self.operands)


@frozen(kw_only=True)
class Finding:
    """A fault that a rule found. It changes nothing in the report.

    `expected` is what follows from the `left` side, `observed` what the `right` side says (for a rule on
    a single figure: the figure itself, on the left). `expected` is None where the rule names no one value.
    """

    code: str
    severity: Severity = field(converter=Severity)
    message: str
    message_zh: str
    left: Side = Side()
    right: Side = Side()
    expected: Value = None
    observed: Value = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of both sides."""
        return self.left.paths + self.right.paths

    def __str__(self) -> str:
        return f"{self.severity} {self.code}: {self.message}"


@frozen
class Passed:
    """A check that held: its code and the figures that it was made on."""

    code: str
    paths: tuple[str, ...] = ()


@frozen
class NotAssessable:
    """A check that could not be made: its code, the figures that it needs, and those without a value.

    Where the whole table is absent, both hold the table's own path, such as ``("requests",)``.
    """

    code: str
    paths: tuple[str, ...]
    missing: tuple[str, ...]


@frozen
class Group:
    """Findings that most likely have one cause: they share one figure, or tell of one fault in several ways.

    `path` is the figure that all of them look at, None where there is no such one.
    """

    findings: tuple[Finding, ...]
    path: str | None = None


Outcome: TypeAlias = Finding | Passed | NotAssessable

Rule: TypeAlias = Callable[..., Iterable[Outcome]]
"""A pure function ``rule(report)``, or ``rule(report, *, previous=None)``, that yields `Finding`.

It may yield `Passed` and `NotAssessable` as well, to say how far it got. One that yields nothing has passed.
"""


@frozen
class ValidationResult:
    """What the rules made of one report, in the order of the rules and within a rule of the form.

    `report` is the report itself, for showing where the findings are; it is no part of the result's value.
    """

    findings: tuple[Finding, ...] = ()
    passed: tuple[Passed, ...] = ()
    not_assessable: tuple[NotAssessable, ...] = ()
    report: Report | None = field(default=None, eq=False, repr=False)

    def __str__(self) -> str:
        """How many checks passed, and each finding in a line, in English.

        >>> print(ValidationResult())
        0 findings; 0 checks passed, 0 not assessable
        """
        counted = f"{len(self.findings)} findings; {len(self.passed)} checks passed, {len(self.not_assessable)} not assessable"
        return "\n".join([counted, *(f"{one.severity.value} {one.code}: {one.message}" for one in self.findings)])

    @property
    def ok(self) -> bool:
        """Whether no finding is an error. What could not be assessed is no error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The findings by cause: one wrong cell breaks up to three balances, and they are one group.

        Which cell is wrong, and what it should be, `gov_disclosure.locate` tells.
        """
        from gov_disclosure.rules.causes import grouped

        return grouped(self.findings)

    def to_dict(self) -> dict[str, Any]:
        """The result as plain values, as `json_schema("findings")` describes them: the verdict, the findings with the
        families of their rules, what passed, what was not assessable, the groups.
        """
        from gov_disclosure.export.json import to_json_value

        return to_json_value(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """What `to_dict` gives, as JSON."""
        from gov_disclosure.export.json import to_json

        return to_json(self, indent=indent)

    def to_html(self) -> str:
        """The result as a web page: the verdict, the tables that findings are about with their wrong cells marked, and the
        findings in Chinese and English.
        """
        from gov_disclosure.export.notebook import result_to_html

        return result_to_html(self)

    def _repr_html_(self) -> str:
        from gov_disclosure.export.notebook import result_notebook

        return result_notebook(self)
