"""One source as rows of the tables that ``extract`` writes: made in a worker, as Arrow."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from gov_disclosure.batch.jobs import SAMPLE, Reading
from gov_disclosure.batch.outcomes import Attempt, OutcomeKind
from gov_disclosure.batch.sources import Item, as_text
from gov_disclosure.errors import LimitExceededError
from gov_disclosure.export.arrow import arrow_types, column_array, figures_schema, figures_table
from gov_disclosure.export.checked import blame
from gov_disclosure.export.entries import TABLES
from gov_disclosure.export.extras import load
from gov_disclosure.export.frames import reports_to_frame
from gov_disclosure.limits import in_options, in_options_zh
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.repair import Correction, Localization, explain
from gov_disclosure.rules import Finding, families, validate

if TYPE_CHECKING:
    import pyarrow as pa

REPORT = "report"
"""The column with the number of a report in its source, from 1: a page may hold several."""

_OUTCOMES = (
    ("source", "string", "The input as it was given or found"),
    ("outcome", "string", "read, not_a_report or failed"),
    ("code", "string", "Why there is no report; empty where there is one"),
    ("message", "string", "The same in words, in English"),
    ("message_zh", "string", "The same in words, in Chinese"),
    ("reports", "int64", "How many reports it holds"),
    ("agency", "string", "The organ of the first report"),
    ("year", "int64", "The year that the first report is on"),
    ("title", "string", "The title of the first report"),
    ("reader", "string", "The reader that read it"),
    ("digest", "string", "SHA-256 of the source, in hexadecimal"),
    ("diagnostics", "int64", "How many things reading could not settle, in all its reports"),
    ("errors", "int64", "How many findings are errors; empty where the rules were not run"),
    ("warnings", "int64", "How many findings are warnings"),
    ("seconds", "float64", "How long reading and checking took"),
)
_FINDINGS = (
    ("source", "string", "The input as it was given or found"),
    (REPORT, "int64", "The number of the report in its source, from 1"),
    ("agency", "string", "The organ that reports"),
    ("year", "int64", "The year reported on"),
    ("severity", "string", "error, warning or advice"),
    ("family", "string", "The family of the rule"),
    ("code", "string", "The code of the finding"),
    ("message", "string", "What is wrong, in English"),
    ("message_zh", "string", "What is wrong, in Chinese"),
    ("paths", "string", "The paths of the figures that were compared, parted by spaces"),
    ("expected", "decimal", "What follows from the one side, where it is a number"),
    ("observed", "decimal", "What the other side says"),
    ("wrong", "string", "The path of the figure that is wrong, where the balances leave one way to mend them"),
    ("proposed", "decimal", "What that figure should be"),
    (
        "line",
        "int64",
        "The line of the source where the wrong figure stands, else the first of those that were compared",
    ),
)
_DIAGNOSTICS = (
    ("source", "string", "The input as it was given or found"),
    (REPORT, "int64", "The number of the report in its source, from 1"),
    ("agency", "string", "The organ that reports"),
    ("year", "int64", "The year reported on"),
    ("severity", "string", "warning or advice"),
    ("code", "string", "The code of the diagnostic"),
    ("message", "string", "What reading could not settle, in English"),
    ("message_zh", "string", "What reading could not settle, in Chinese"),
    ("path", "string", "The path of the table, row or figure that it is about, where it is about one"),
    ("excerpt", "string", "The source as printed"),
    ("line", "int64", "The line of the source"),
)
_BALANCES = "balances"
"""The family of the rules whose findings tell which figure is wrong."""
_SCHEMA_IDS = {name: f"urn:gov-disclosure:schema:{name}:1" for name in ("outcomes", "findings", "diagnostics")}


@frozen
class Piece:
    """What one source gives: its figures, findings and diagnostics as Arrow, and what its outcome says of it."""

    panel: bytes
    findings: bytes
    diagnostics: bytes
    about: dict[str, Any]


@frozen
class Extraction:
    """The job of ``extract``: read one source, check it where `checked`, make its rows; `wide` says of which shape."""

    reading: Reading
    wide: bool = False
    checked: bool = True

    def __call__(self, item: Item) -> Piece:
        """The rows of one source; raises what reading it raises."""
        reports = tuple(renamed(report, as_text(item.name)) for report in self._read(item))
        findings = [list(validate(report).findings) if self.checked else [] for report in reports]
        return Piece(
            panel=_encoded(panel_table(reports, wide=self.wide)),
            findings=_encoded(_findings(reports, findings)),
            diagnostics=_encoded(_diagnostics(reports)),
            about={**about(reports), **(_counts(findings) if self.checked else {})},
        )

    def _read(self, item: Item) -> tuple[Report, ...]:
        try:
            return self.reading(item)
        except LimitExceededError as error:  # who runs the command has options, and no `Limits`
            raise LimitExceededError(
                in_options(error),
                message_zh=in_options_zh(error),
                name=error.name,
                allowed=error.allowed,
                found=error.found,
            ) from None

    def prepare(self) -> None:
        """Do the same with a small report."""
        evolve(self, reading=Reading())(Item(0, "sample", SAMPLE.encode()))


def renamed(report: Report, name: str) -> Report:
    """The report with the whole path as its source: a folder has many files of one name."""
    return report if report.source is None else evolve(report, source=evolve(report.source, name=name))


def about(reports: Sequence[Report]) -> dict[str, Any]:
    """What the outcome of a source says of its reports."""
    first = reports[0]
    return {
        "reports": len(reports),
        "agency": first.agency,
        "year": first.year,
        "title": first.title,
        "reader": first.source and first.source.reader,
        "digest": first.source and first.source.digest,
        "diagnostics": sum(len(report.diagnostics) for report in reports),
    }


def _counts(findings: Sequence[Sequence[Finding]]) -> dict[str, int]:
    found = [finding.severity for some in findings for finding in some]
    return {"errors": found.count(Severity.ERROR), "warnings": found.count(Severity.WARNING)}


# ---------------------------------------------------------------------------- tables


def panel_table(reports: Sequence[Report], *, wide: bool = False) -> "pa.Table":
    """The figures of the reports of one source, each with the number of its report."""
    tables = [
        reports_to_frame([report], wide=True, backend="arrow") if wide else figures_table([report])
        for report in reports
    ]
    arrow = _arrow()
    numbered = [
        table.append_column(_report_field(), arrow.repeat(arrow.scalar(number, arrow.int64()), table.num_rows))
        for number, table in enumerate(tables, start=1)
    ]
    table: pa.Table = arrow.concat_tables(numbered, promote_options="default")
    return table


def _findings(reports: Sequence[Report], findings: Sequence[Sequence[Finding]]) -> "pa.Table":
    schema = findings_schema()
    rows = [
        row
        for number, (report, found) in enumerate(zip(reports, findings, strict=True), start=1)
        for row in _finding_rows(report, number, found)
    ]
    return table_of(rows, schema)


def _finding_rows(report: Report, number: int, findings: Sequence[Finding]) -> Iterator[tuple[Any, ...]]:
    family_of = _families()
    failing = any(family_of.get(finding.code) == _BALANCES for finding in findings)
    localizations = explain(report) if failing else ()
    for finding in findings:
        correction = _correction(finding, localizations)
        yield (
            report.source and report.source.name,
            number,
            report.agency,
            report.year,
            finding.severity.value,
            family_of.get(finding.code),
            finding.code,
            finding.message,
            finding.message_zh,
            " ".join(finding.paths),
            _decimal(finding.expected),
            _decimal(finding.observed),
            correction and correction.path,
            correction and _decimal(correction.proposed),
            _line(report, finding, correction),
        )


def _line(report: Report, finding: Finding, correction: Correction | None) -> int | None:
    """The line of the wrong figure where one is named, else of the first of those that were compared."""
    wrong = None if correction is None else report.cell(correction.path)
    if wrong is not None and wrong.position is not None:
        return wrong.position.line
    operands = (*finding.left.operands, *finding.right.operands)
    return next((operand.position.line for operand in operands if operand.position is not None), None)


def _diagnostics(reports: Sequence[Report]) -> "pa.Table":
    rows = [row for number, report in enumerate(reports, start=1) for row in _diagnostic_rows(report, number)]
    return table_of(rows, diagnostics_schema())


def _diagnostic_rows(report: Report, number: int) -> Iterator[tuple[Any, ...]]:
    for diagnostic in report.diagnostics:
        yield (
            report.source and report.source.name,
            number,
            report.agency,
            report.year,
            diagnostic.severity.value,
            diagnostic.code,
            diagnostic.message,
            diagnostic.message_zh,
            diagnostic.path,
            diagnostic.excerpt,
            diagnostic.position and diagnostic.position.line,
        )


def _correction(finding: Finding, localizations: Sequence[Localization]) -> Correction | None:
    """The one figure that is to blame for a finding, None where there may be another."""
    blamed = blame([finding], localizations)
    if blamed is None or not blamed.sure or len(blamed.alternatives[0]) > 1:
        return None
    return blamed.alternatives[0][0]


def outcome_row(item: Item, attempt: Attempt) -> tuple[Any, ...]:
    """The row of one source in the table of outcomes."""
    known = outcome_values(item, attempt, attempt.value and attempt.value.about)
    return tuple(known.get(name) for name, *_ in _OUTCOMES)


def outcome_values(item: Item, attempt: Attempt, known: Mapping[str, Any] | None) -> dict[str, Any]:
    """The row of one source by its columns; `known` is what is said of its reports, None where there are none."""
    failure = attempt.failure
    kind = OutcomeKind.READ if failure is None else failure.kind
    return {
        "source": as_text(item.name),
        "outcome": kind.value,
        "code": failure and failure.code,
        "message": failure and failure.message,
        "message_zh": failure and failure.message_zh,
        "seconds": round(attempt.seconds, 6),
        **({"reports": 0} if known is None else known),
    }


def table_of(rows: Sequence[tuple[Any, ...]], schema: "pa.Schema") -> "pa.Table":
    """Rows as a table."""
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [column_array(list(values), field) for values, field in zip(columns, schema, strict=True)]
    table: pa.Table = _arrow().Table.from_arrays(arrays, schema=schema)
    return table


# ---------------------------------------------------------------------------- schemas


@cache
def panel_schema() -> "pa.Schema":
    """The schema of the figures: that of `figures_table`, and the number of the report in its source."""
    return figures_schema().append(_report_field())


@cache
def outcomes_schema() -> "pa.Schema":
    """The schema of the outcomes, one row an input."""
    return _schema("outcomes", _OUTCOMES)


@cache
def findings_schema() -> "pa.Schema":
    """The schema of the findings, one row a finding."""
    return _schema("findings", _FINDINGS)


@cache
def diagnostics_schema() -> "pa.Schema":
    """The schema of the diagnostics, one row a diagnostic."""
    return _schema("diagnostics", _DIAGNOSTICS)


def empty_panel(*, wide: bool) -> "pa.Table":
    """The table of no report."""
    if not wide:
        return panel_schema().empty_table()
    about: pa.Table = reports_to_frame([], wide=True, backend="arrow")
    return about.schema.append(_report_field()).empty_table()


def wide_schema(schemas: Iterable["pa.Schema"]) -> "pa.Schema":
    """The schema of several wide tables put together: what is said of a report, then its figures in the form's order."""
    fields = {field.name: field for schema in schemas for field in schema}
    figures = [name for name in _wide_names() if name in fields]
    about = [name for name in fields if name not in frozenset(figures)]
    schema: pa.Schema = _arrow().schema([fields[name] for name in (*about, *figures)])
    return schema


@cache
def _wide_names() -> tuple[str, ...]:
    editions = list(reversed(list(EDITIONS)))
    paths = [figure.path for table, edition in product(TABLES, editions) for figure in tree.figures(table, edition)]
    return tuple(name for path in dict.fromkeys(paths) for name in (path, f"{path}.unit"))


@cache
def _report_field() -> "pa.Field[Any]":
    arrow = _arrow()
    description = "The number of the report in its source, from 1"
    field: pa.Field[Any] = arrow.field(REPORT, arrow.int64(), metadata={"description": description})
    return field


def _schema(name: str, columns: Sequence[tuple[str, str, str]]) -> "pa.Schema":
    arrow = _arrow()
    types = {**arrow_types(), "float64": arrow.float64()}
    fields = [arrow.field(name, types[kind], metadata={"description": text}) for name, kind, text in columns]
    schema: pa.Schema = arrow.schema(fields, metadata={"gov_disclosure.schema": _SCHEMA_IDS[name]})
    return schema


@cache
def _families() -> dict[str, str]:
    return {code: family.name for family in reversed(families()) for code in family.codes}


def _decimal(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _encoded(table: "pa.Table") -> bytes:
    arrow = _arrow()
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _arrow() -> Any:
    return load("pyarrow", "extract", "writing a panel")
