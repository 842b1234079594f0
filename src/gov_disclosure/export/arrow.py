"""The figures of reports as an Arrow table, one row a figure: the schema that data frames, files and clusters share.

A figure stands in `value` as an exact decimal whatever it is, and once more in the column of its sort: a count or a change in
`count` (int64), an amount of money in `amount` (decimal). None of them is ever a float.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from gov_disclosure.errors import FrameError
from gov_disclosure.export.english import column_label, row_label
from gov_disclosure.export.entries import Entry, entries
from gov_disclosure.export.extras import load
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Report
from gov_disclosure.model.tree import Figure

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_ID = "urn:gov-disclosure:schema:figures:1"
"""The name of the schema with its version. Columns may be added at the end in a version; any other change is a new one."""

DECIMAL = (38, 18)
"""Digits in all and behind the point. A reader takes figures of up to 15 digits, and 元 become 万元 by four places."""

_INT64_DIGITS = 19

# Name, type, whether a null may stand there, and what it is.
_COLUMNS = (
    ("source", "string", True, "The file's name, where the report was read from one file"),
    ("digest", "string", True, "SHA-256 of the source, in hexadecimal"),
    ("agency", "string", True, "The organ that reports"),
    ("year", "int64", True, "The year reported on"),
    ("edition", "string", False, "The edition of the form that the table follows: 2019 or 2021"),
    ("table", "string", False, "The table: proactive, requests or disputes"),
    ("path", "string", False, "The figure's path: its row and its column"),
    ("row", "string", False, "The row's path"),
    ("column", "string", False, "The column's key"),
    ("row_label_zh", "string", False, "The row as the form prints it, with the group that it needs"),
    ("row_label_en", "string", False, "The row in English"),
    ("column_label_zh", "string", False, "The column as the form prints it"),
    ("column_label_en", "string", False, "The column in English"),
    ("kind", "string", False, "What sort of figure it is: count, change or money"),
    ("total", "bool", False, "Whether the form makes it the sum of other figures: leave totals out of sums"),
    ("value", "decimal", True, "The figure, exact, whatever its kind"),
    ("count", "int64", True, "The figure where its kind is count or change"),
    ("amount", "decimal", True, "The figure where its kind is money"),
    ("unit", "string", True, "The unit that the figure is in"),
    ("status", "string", False, "What the document has in the figure's place: see CellStatus"),
    ("raw", "string", True, "The text of the cell as printed"),
    ("line", "int64", True, "The line of the source where the cell stands"),
)


@cache
def figures_schema() -> "pa.Schema":
    """The schema of `figures_table`; the metadata of each field has its description.

    Raises `MissingExtraError` where pyarrow is not installed.

    >>> figures_schema().field("count").type
    DataType(int64)
    """
    arrow = load_arrow()
    types = arrow_types()
    fields = [
        arrow.field(name, types[kind], nullable=nullable, metadata={"description": description})
        for name, kind, nullable, description in _COLUMNS
    ]
    schema: pa.Schema = arrow.schema(fields, metadata={"gov_disclosure.schema": SCHEMA_ID})
    return schema


def figures_table(reports: Iterable[Report]) -> "pa.Table":
    """Every figure of the reports, one row each, in the order of the reports and of the form.

    Raises `MissingExtraError` where pyarrow is not installed, `FrameError` for a value that no column holds, which no
    report that was read from a document has.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> report = Report(agency="示例局", year=2024, disputes=Disputes(reconsideration=Outcomes(upheld=3)))
    >>> figures_table([report]).select(["year", "path", "count"]).slice(0, 1).to_pylist()
    [{'year': 2024, 'path': 'disputes.reconsideration.upheld', 'count': 3}]
    """
    arrow, schema = load_arrow(), figures_schema()
    rows = [row for report in reports for row in _rows(report)]
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [column_array(list(values), field) for values, field in zip(columns, schema, strict=True)]
    table: pa.Table = arrow.Table.from_arrays(arrays, schema=schema)
    return table


def load_arrow() -> Any:
    """The module pyarrow; raises `MissingExtraError` where it is not installed."""
    return load("pyarrow", "arrow", "an Arrow table")


def arrow_types() -> "dict[str, pa.DataType]":
    """The types of columns by the names that they have here."""
    arrow = load_arrow()
    return {
        "string": arrow.string(),
        "int64": arrow.int64(),
        "bool": arrow.bool_(),
        "date": arrow.date32(),
        "decimal": arrow.decimal128(*DECIMAL),
    }


def column_array(values: list[Any], field: "pa.Field[Any]") -> "pa.Array[Any]":
    """One column. Half of a surrogate pair, which no column of text can hold, becomes U+FFFD.

    Raises `FrameError` for a value that the column cannot hold.
    """
    try:
        return _array(values, field)
    except UnicodeEncodeError:
        return _array([value and "".join(map(_whole, value)) for value in values], field)


def _whole(character: str) -> str:
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


def _array(values: list[Any], field: "pa.Field[Any]") -> "pa.Array[Any]":
    arrow = load_arrow()
    if arrow.types.is_integer(field.type):
        _refuse_fractions(values, field)
    try:
        array: pa.Array[Any] = arrow.array(values, field.type)
    except (arrow.ArrowInvalid, arrow.ArrowTypeError, OverflowError) as error:
        raise FrameError(f"a value of {field.name!r} does not fit the column's type {field.type}: {error}") from error
    return array


def _refuse_fractions(values: list[Any], field: "pa.Field[Any]") -> None:
    """Raise `FrameError` for a decimal that is no integer of 64 bits: Arrow would cut off its fraction without a word."""
    for value in values:
        if type(value) is Decimal and not _is_whole(value):
            raise FrameError(f"a value of {field.name!r} is {value:.30g}, and the column has whole numbers of 64 bits")


def _is_whole(value: Decimal) -> bool:
    return value.is_finite() and value.adjusted() < _INT64_DIGITS and value == value.to_integral_value()


def _rows(report: Report) -> Iterator[tuple[Any, ...]]:
    source = report.source
    about = (source and source.name, source and source.digest, report.agency, report.year)
    for entry in entries(report):
        yield (*about, *_words(entry.edition, entry.figure), *_proof(entry))


@cache
def _words(edition: str, figure: Figure) -> tuple[str | bool, ...]:
    """What the form says of a figure, from `edition` to `total`."""
    return (
        edition,
        figure.path.partition(".")[0],
        figure.path,
        figure.row,
        figure.column,
        figure.row_name,
        row_label(figure),
        figure.column_label,
        column_label(figure),
        figure.kind.value,
        figure.total,
    )


def _proof(entry: Entry) -> tuple[Any, ...]:
    """What the document says of it, from `value` to `line`."""
    cell = entry.cell
    money = entry.figure.kind is Kind.MONEY
    return (
        None if cell.value is None else Decimal(cell.value),
        None if money else cell.value,
        cell.value if money else None,
        cell.unit,
        cell.status.value,
        cell.raw,
        cell.position and cell.position.line,
    )
