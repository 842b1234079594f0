"""Findings as a person reads them in the terminal."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich.console import Console
from rich.text import Text

from gov_disclosure.cli.console import print_line, print_wrapped
from gov_disclosure.cli.report import SEVERITY_STYLES
from gov_disclosure.cli.text import harmless, one_line
from gov_disclosure.model.report import Report, Severity, Value
from gov_disclosure.rules import Finding, NotAssessable, Operand, Side, ValidationResult

_INDENT = 9
_NAMED = 4
_FEW = 2


def print_validation(console: Console, name: str, report: Report, result: ValidationResult) -> None:
    """Print what the rules made of one file: a line that sums up, then the findings."""
    verdict = _severities(result.findings) or "no findings"
    style = "bold red" if not result.ok else "bold green" if result.passed else "bold yellow"
    print_wrapped(console, f"{harmless(name)}: {verdict}", style=style)
    print_wrapped(console, _checks(result), indent=2, style="dim")
    if report.diagnostics:
        count = _number(len(report.diagnostics), "diagnostic")
        print_wrapped(console, f"{count} from reading: see gov-disclosure parse", indent=2, style="dim")
    for finding in result.findings:
        _print_finding(console, finding)


def print_summary(console: Console, results: Sequence[ValidationResult | None]) -> None:
    """Print one line on all files; None stands for a file that could not be read."""
    read = [result for result in results if result is not None]
    faulty = sum(not result.ok for result in read)
    parts = [f"{len(read) - faulty} without errors", f"{faulty} with errors"]
    parts += [f"{len(results) - len(read)} not read"] if len(results) > len(read) else []
    findings = _severities(finding for result in read for finding in result.findings)
    print_line(console)
    print_wrapped(
        console,
        f"{_number(len(results), 'file')}: {', '.join(parts)}. {(findings or 'no findings').capitalize()}.",
        style="bold",
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _severities(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "piece of advice"}
    return ", ".join(
        _number(counts[severity], noun).replace("piece of advices", "pieces of advice")
        for severity, noun in nouns.items()
        if counts[severity]
    )


def _checks(result: ValidationResult) -> str:
    held = f"{_number(len(result.passed), 'check')} held"
    if not result.not_assessable:
        return held
    return f"{held}, {len(result.not_assessable)} could not be made for want of {_missing(result.not_assessable)}"


def _missing(outcomes: Iterable[NotAssessable]) -> str:
    paths = list(dict.fromkeys(path for outcome in outcomes for path in outcome.missing))
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return ", ".join(paths[:_NAMED]) + more


def _print_finding(console: Console, finding: Finding) -> None:
    print_line(console)
    severity = (f"{finding.severity.value:<{_INDENT}}", SEVERITY_STYLES[finding.severity])
    print_line(console, Text.assemble(severity, (harmless(finding.code), "bold")))
    for message in (finding.message, finding.message_zh):
        print_wrapped(console, one_line(message), indent=_INDENT)
    for name, side in (("left", finding.left), ("right", finding.right)):
        if side.operands or side.sum is not None:
            _print_side(console, name, side)


def _print_side(console: Console, name: str, side: Side) -> None:
    """Print the sum of a side and its figures, those that are not 0 one by one."""
    shown = [operand for operand in side.operands if operand.value or len(side.operands) <= _FEW]
    zeros = len(side.operands) - len(shown)
    print_line(console, Text.assemble((f"  {name:<{_INDENT - 2}}", "dim"), (_value(side.sum), "bold")))
    width = max((len(_value(operand.value)) for operand in shown), default=1)
    for operand in shown:
        print_line(console, f"{'':{_INDENT}}{_value(operand.value):>{width}}  {operand.path}{_place(operand)}")
    if zeros:
        print_line(console, f"{'':{_INDENT}}{0:>{width}}  in {_number(zeros, 'other')}")


def _value(value: Value) -> str:
    return "nothing" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _place(operand: Operand) -> str:
    return f"  (line {operand.position.line})" if operand.position else ""
