"""The rules: pure functions that judge a report and yield what they find."""

from gov_disclosure.rules.results import (
    Finding,
    NotAssessable,
    Operand,
    Outcome,
    Passed,
    Rule,
    Side,
    ValidationResult,
)
from gov_disclosure.rules.run import RULES, validate

__all__ = [
    "RULES",
    "Finding",
    "NotAssessable",
    "Operand",
    "Outcome",
    "Passed",
    "Rule",
    "Side",
    "ValidationResult",
    "validate",
]
