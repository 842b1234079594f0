"""Chinese government information disclosure annual reports (政府信息公开工作年度报告) as typed tables, checked.

>>> import gov_disclosure
>>> from pathlib import Path
>>> report = gov_disclosure.parse_report(Path("examples/documents/pipes-bare.txt"))
>>> gov_disclosure.validate(report).ok
True
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gov_disclosure.api import is_report, parse_report, parse_reports
    from gov_disclosure.errors import (
        GovDisclosureError,
        LimitExceededError,
        NotAReportError,
        ReaderFailedError,
        ReaderLoadError,
        SourceError,
        UnknownPathError,
        UnknownReaderError,
        UnknownRuleError,
    )
    from gov_disclosure.limits import Limits
    from gov_disclosure.model.disputes import Disputes, Outcomes
    from gov_disclosure.model.proactive import Proactive2019, Proactive2021
    from gov_disclosure.model.report import (
        Cell,
        CellStatus,
        Contact,
        Coverage,
        Diagnostic,
        Leftover,
        Part,
        Period,
        Report,
        Section,
        SectionKind,
        Severity,
        SourceInfo,
        Value,
    )
    from gov_disclosure.model.requests import Applicants, Requests2019, Requests2021
    from gov_disclosure.position import Position
    from gov_disclosure.rules import Finding, Group, NotAssessable, Operand, Passed, Side, ValidationResult, validate

# Each name is imported when it is first used, so that importing the package costs next to nothing.
_HOME = {
    "Applicants": "gov_disclosure.model.requests",
    "Cell": "gov_disclosure.model.report",
    "CellStatus": "gov_disclosure.model.report",
    "Contact": "gov_disclosure.model.report",
    "Coverage": "gov_disclosure.model.report",
    "Diagnostic": "gov_disclosure.model.report",
    "Disputes": "gov_disclosure.model.disputes",
    "Finding": "gov_disclosure.rules",
    "Group": "gov_disclosure.rules",
    "GovDisclosureError": "gov_disclosure.errors",
    "Leftover": "gov_disclosure.model.report",
    "LimitExceededError": "gov_disclosure.errors",
    "Limits": "gov_disclosure.limits",
    "NotAReportError": "gov_disclosure.errors",
    "NotAssessable": "gov_disclosure.rules",
    "Operand": "gov_disclosure.rules",
    "Outcomes": "gov_disclosure.model.disputes",
    "Part": "gov_disclosure.model.report",
    "Passed": "gov_disclosure.rules",
    "Period": "gov_disclosure.model.report",
    "Position": "gov_disclosure.position",
    "Proactive2019": "gov_disclosure.model.proactive",
    "Proactive2021": "gov_disclosure.model.proactive",
    "ReaderFailedError": "gov_disclosure.errors",
    "ReaderLoadError": "gov_disclosure.errors",
    "Report": "gov_disclosure.model.report",
    "Requests2019": "gov_disclosure.model.requests",
    "Requests2021": "gov_disclosure.model.requests",
    "Section": "gov_disclosure.model.report",
    "SectionKind": "gov_disclosure.model.report",
    "Severity": "gov_disclosure.model.report",
    "Side": "gov_disclosure.rules",
    "SourceError": "gov_disclosure.errors",
    "SourceInfo": "gov_disclosure.model.report",
    "UnknownPathError": "gov_disclosure.errors",
    "UnknownReaderError": "gov_disclosure.errors",
    "UnknownRuleError": "gov_disclosure.errors",
    "ValidationResult": "gov_disclosure.rules",
    "Value": "gov_disclosure.model.report",
    "is_report": "gov_disclosure.api",
    "parse_report": "gov_disclosure.api",
    "parse_reports": "gov_disclosure.api",
    "validate": "gov_disclosure.rules",
}


if not TYPE_CHECKING:  # a type checker would believe that any name is there

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found: object = getattr(import_module(_HOME[name]), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})


__all__ = [
    "Applicants",
    "Cell",
    "CellStatus",
    "Contact",
    "Coverage",
    "Diagnostic",
    "Disputes",
    "Finding",
    "GovDisclosureError",
    "Group",
    "Leftover",
    "LimitExceededError",
    "Limits",
    "NotAReportError",
    "NotAssessable",
    "Operand",
    "Outcomes",
    "Part",
    "Passed",
    "Period",
    "Position",
    "Proactive2019",
    "Proactive2021",
    "ReaderFailedError",
    "ReaderLoadError",
    "Report",
    "Requests2019",
    "Requests2021",
    "Section",
    "SectionKind",
    "Severity",
    "Side",
    "SourceError",
    "SourceInfo",
    "UnknownPathError",
    "UnknownReaderError",
    "UnknownRuleError",
    "ValidationResult",
    "Value",
    "is_report",
    "parse_report",
    "parse_reports",
    "validate",
]
