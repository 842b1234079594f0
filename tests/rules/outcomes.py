"""What single rules say of a report, in short."""

from pathlib import Path
from typing import Any

from gov_disclosure.model.report import Report
from gov_disclosure.rules import Finding, NotAssessable, Passed, Rule

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"


def found(rule: Rule, report: Report) -> list[Finding]:
    """The findings of a rule, each with its own code and both languages."""
    findings = [outcome for outcome in rule(report) if isinstance(outcome, Finding)]
    code = getattr(rule, "__name__", "").replace("_", "-")
    assert all(finding.code == code and finding.message and finding.message_zh for finding in findings)
    return findings


def kinds(rule: Rule, report: Report) -> list[str]:
    """The sorts of outcomes of a rule, in their order."""
    names: dict[type[Any], str] = {Finding: "finding", Passed: "passed", NotAssessable: "not assessable"}
    return [names[type(outcome)] for outcome in rule(report)]
