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
    from gov_disclosure.area import (
        Additivity,
        Aggregate,
        AggregateCell,
        AreaFigure,
        AreaResult,
        aggregate,
        validate_area,
    )
    from gov_disclosure.batch import Outcome, OutcomeKind, parse_many
    from gov_disclosure.batch.kernel import batch_input_schema, batch_output_schema, parse_batch
    from gov_disclosure.comparison import Comparison, FigureChange, Passage, ReportName, TextChange, compare
    from gov_disclosure.errors import (
        AreaError,
        ArgumentError,
        CorrectionError,
        EmptySourceError,
        FrameError,
        GovDisclosureError,
        JsonError,
        LimitExceededError,
        MissingExtraError,
        NotAReportError,
        OtherFormatError,
        ReaderFailedError,
        ReaderLoadError,
        SourceError,
        UnknownPathError,
        UnknownReaderError,
        UnknownRuleError,
        UnknownSectionError,
        WorkersError,
    )
    from gov_disclosure.export.frames import reports_to_frame
    from gov_disclosure.export.schema import json_schema
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
    from gov_disclosure.model.statements import Statement
    from gov_disclosure.model.tree import Balance
    from gov_disclosure.position import Position
    from gov_disclosure.repair import (
        Bounds,
        Correction,
        GaveUp,
        Localization,
        Slip,
        apply,
        bounds,
        explain,
        infer_missing,
        locate,
    )
    from gov_disclosure.rules import Finding, Group, NotAssessable, Operand, Passed, Side, ValidationResult, validate
    from gov_disclosure.rules.series import SeriesResult, YearResult, validate_series

# Each name is imported when it is first used, so that importing the package costs next to nothing.
_HOME = {
    "Additivity": "gov_disclosure.area",
    "Aggregate": "gov_disclosure.area",
    "AggregateCell": "gov_disclosure.area",
    "Applicants": "gov_disclosure.model.requests",
    "AreaError": "gov_disclosure.errors",
    "AreaFigure": "gov_disclosure.area",
    "AreaResult": "gov_disclosure.area",
    "ArgumentError": "gov_disclosure.errors",
    "Balance": "gov_disclosure.model.tree",
    "Bounds": "gov_disclosure.repair",
    "Cell": "gov_disclosure.model.report",
    "CellStatus": "gov_disclosure.model.report",
    "Comparison": "gov_disclosure.comparison",
    "Contact": "gov_disclosure.model.report",
    "Correction": "gov_disclosure.repair",
    "CorrectionError": "gov_disclosure.errors",
    "Coverage": "gov_disclosure.model.report",
    "Diagnostic": "gov_disclosure.model.report",
    "Disputes": "gov_disclosure.model.disputes",
    "EmptySourceError": "gov_disclosure.errors",
    "FigureChange": "gov_disclosure.comparison",
    "Finding": "gov_disclosure.rules",
    "FrameError": "gov_disclosure.errors",
    "GaveUp": "gov_disclosure.repair",
    "GovDisclosureError": "gov_disclosure.errors",
    "Group": "gov_disclosure.rules",
    "JsonError": "gov_disclosure.errors",
    "Leftover": "gov_disclosure.model.report",
    "LimitExceededError": "gov_disclosure.errors",
    "Limits": "gov_disclosure.limits",
    "Localization": "gov_disclosure.repair",
    "MissingExtraError": "gov_disclosure.errors",
    "NotAReportError": "gov_disclosure.errors",
    "NotAssessable": "gov_disclosure.rules",
    "Operand": "gov_disclosure.rules",
    "OtherFormatError": "gov_disclosure.errors",
    "Outcome": "gov_disclosure.batch",
    "OutcomeKind": "gov_disclosure.batch",
    "Outcomes": "gov_disclosure.model.disputes",
    "Part": "gov_disclosure.model.report",
    "Passage": "gov_disclosure.comparison",
    "Passed": "gov_disclosure.rules",
    "Period": "gov_disclosure.model.report",
    "Position": "gov_disclosure.position",
    "Proactive2019": "gov_disclosure.model.proactive",
    "Proactive2021": "gov_disclosure.model.proactive",
    "ReaderFailedError": "gov_disclosure.errors",
    "ReaderLoadError": "gov_disclosure.errors",
    "Report": "gov_disclosure.model.report",
    "ReportName": "gov_disclosure.comparison",
    "Requests2019": "gov_disclosure.model.requests",
    "Requests2021": "gov_disclosure.model.requests",
    "Section": "gov_disclosure.model.report",
    "SectionKind": "gov_disclosure.model.report",
    "SeriesResult": "gov_disclosure.rules.series",
    "Severity": "gov_disclosure.model.report",
    "Side": "gov_disclosure.rules",
    "Slip": "gov_disclosure.repair",
    "SourceError": "gov_disclosure.errors",
    "SourceInfo": "gov_disclosure.model.report",
    "Statement": "gov_disclosure.model.statements",
    "TextChange": "gov_disclosure.comparison",
    "UnknownPathError": "gov_disclosure.errors",
    "UnknownReaderError": "gov_disclosure.errors",
    "UnknownRuleError": "gov_disclosure.errors",
    "UnknownSectionError": "gov_disclosure.errors",
    "ValidationResult": "gov_disclosure.rules",
    "Value": "gov_disclosure.model.report",
    "WorkersError": "gov_disclosure.errors",
    "YearResult": "gov_disclosure.rules.series",
    "aggregate": "gov_disclosure.area",
    "apply": "gov_disclosure.repair",
    "batch_input_schema": "gov_disclosure.batch.kernel",
    "batch_output_schema": "gov_disclosure.batch.kernel",
    "bounds": "gov_disclosure.repair",
    "compare": "gov_disclosure.comparison",
    "explain": "gov_disclosure.repair",
    "infer_missing": "gov_disclosure.repair",
    "is_report": "gov_disclosure.api",
    "json_schema": "gov_disclosure.export.schema",
    "locate": "gov_disclosure.repair",
    "parse_batch": "gov_disclosure.batch.kernel",
    "parse_many": "gov_disclosure.batch",
    "parse_report": "gov_disclosure.api",
    "parse_reports": "gov_disclosure.api",
    "reports_to_frame": "gov_disclosure.export.frames",
    "validate": "gov_disclosure.rules",
    "validate_area": "gov_disclosure.area",
    "validate_series": "gov_disclosure.rules.series",
}


def _version() -> str:
    """The version of the installed package; where it is run from its sources, what no release is called."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("gov-disclosure")
    except PackageNotFoundError:
        return "0+unknown"


if TYPE_CHECKING:
    __version__: str
else:  # a type checker would believe that any name is there

    def __getattr__(name: str) -> object:
        if name == "__version__":
            found: object = _version()
        elif name in _HOME:
            found = getattr(import_module(_HOME[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME, "__version__"})


__all__ = [
    "Additivity",
    "Aggregate",
    "AggregateCell",
    "Applicants",
    "AreaError",
    "AreaFigure",
    "AreaResult",
    "ArgumentError",
    "Balance",
    "Bounds",
    "Cell",
    "CellStatus",
    "Comparison",
    "Contact",
    "Correction",
    "CorrectionError",
    "Coverage",
    "Diagnostic",
    "Disputes",
    "EmptySourceError",
    "FigureChange",
    "Finding",
    "FrameError",
    "GaveUp",
    "GovDisclosureError",
    "Group",
    "JsonError",
    "Leftover",
    "LimitExceededError",
    "Limits",
    "Localization",
    "MissingExtraError",
    "NotAReportError",
    "NotAssessable",
    "Operand",
    "OtherFormatError",
    "Outcome",
    "OutcomeKind",
    "Outcomes",
    "Part",
    "Passage",
    "Passed",
    "Period",
    "Position",
    "Proactive2019",
    "Proactive2021",
    "ReaderFailedError",
    "ReaderLoadError",
    "Report",
    "ReportName",
    "Requests2019",
    "Requests2021",
    "Section",
    "SectionKind",
    "SeriesResult",
    "Severity",
    "Side",
    "Slip",
    "SourceError",
    "SourceInfo",
    "Statement",
    "TextChange",
    "UnknownPathError",
    "UnknownReaderError",
    "UnknownRuleError",
    "UnknownSectionError",
    "ValidationResult",
    "Value",
    "WorkersError",
    "YearResult",
    "aggregate",
    "apply",
    "batch_input_schema",
    "batch_output_schema",
    "bounds",
    "compare",
    "explain",
    "infer_missing",
    "is_report",
    "json_schema",
    "locate",
    "parse_batch",
    "parse_many",
    "parse_report",
    "parse_reports",
    "reports_to_frame",
    "validate",
    "validate_area",
    "validate_series",
]
