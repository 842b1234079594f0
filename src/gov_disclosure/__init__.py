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
    from gov_disclosure.api import parse_report
    from gov_disclosure.errors import (
        GovDisclosureError,
        NotAReportError,
        ReaderFailedError,
        ReaderLoadError,
        SourceError,
        UnknownPathError,
        UnknownReaderError,
    )
    from gov_disclosure.model.report import (
        Cell,
        CellStatus,
        Contact,
        Diagnostic,
        Part,
        Period,
        Report,
        Section,
        SectionKind,
        Severity,
        SourceInfo,
    )
    from gov_disclosure.position import Position
    from gov_disclosure.rules import Finding, ValidationResult, validate

# Each name is imported when it is first used, so that importing the package costs next to nothing.
_HOME = {
    "Cell": "gov_disclosure.model.report",
    "CellStatus": "gov_disclosure.model.report",
    "Contact": "gov_disclosure.model.report",
    "Diagnostic": "gov_disclosure.model.report",
    "Finding": "gov_disclosure.rules",
    "GovDisclosureError": "gov_disclosure.errors",
    "NotAReportError": "gov_disclosure.errors",
    "Part": "gov_disclosure.model.report",
    "Period": "gov_disclosure.model.report",
    "Position": "gov_disclosure.position",
    "ReaderFailedError": "gov_disclosure.errors",
    "ReaderLoadError": "gov_disclosure.errors",
    "Report": "gov_disclosure.model.report",
    "Section": "gov_disclosure.model.report",
    "SectionKind": "gov_disclosure.model.report",
    "Severity": "gov_disclosure.model.report",
    "SourceError": "gov_disclosure.errors",
    "SourceInfo": "gov_disclosure.model.report",
    "UnknownPathError": "gov_disclosure.errors",
    "UnknownReaderError": "gov_disclosure.errors",
    "ValidationResult": "gov_disclosure.rules",
    "parse_report": "gov_disclosure.api",
    "validate": "gov_disclosure.rules",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})


__all__ = [
    "Cell",
    "CellStatus",
    "Contact",
    "Diagnostic",
    "Finding",
    "GovDisclosureError",
    "NotAReportError",
    "Part",
    "Period",
    "Position",
    "ReaderFailedError",
    "ReaderLoadError",
    "Report",
    "Section",
    "SectionKind",
    "Severity",
    "SourceError",
    "SourceInfo",
    "UnknownPathError",
    "UnknownReaderError",
    "ValidationResult",
    "parse_report",
    "validate",
]
