"""The rules: pure functions that judge a report and yield what they find."""

from gov_disclosure.rules.results import (
    Finding,
    Group,
    NotAssessable,
    Operand,
    Outcome,
    Passed,
    Rule,
    Side,
    ValidationResult,
)
from gov_disclosure.rules.run import FAMILIES, RULES, families, validate
from gov_disclosure.rules.selection import Family

__all__ = [
    "FAMILIES",
    "RULES",
    "Family",
    "Finding",
    "Group",
    "NotAssessable",
    "Operand",
    "Outcome",
    "Passed",
    "Rule",
    "Side",
    "ValidationResult",
    "families",
    "validate",
]
