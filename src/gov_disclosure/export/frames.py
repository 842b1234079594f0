"""Reports as data frames: pandas, Polars or Arrow, all made from the same Arrow table."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import product
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from gov_disclosure.errors import FrameError
from gov_disclosure.export.arrow import arrow_types, column_array, figures_schema, figures_table, load_arrow
from gov_disclosure.export.entries import TABLES, Entry, entries
from gov_disclosure.export.extras import load
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Report
from gov_disclosure.model.tree import Figure

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Backend: TypeAlias = Literal["pandas", "polars", "arrow"]

COMPUTABLE = (17, 6)
"""Digits in all and behind the point of the decimals in pandas, where all of a column fit: 万元 to the last 分.

Arrow's result of + has one digit more than its operands, of * and / with an integer twenty more, of `pct_change` 21 more, and
none may have more than 38.
"""

_AT_ONCE = 500
"""Reports that are turned into Arrow together: what stands in memory as Python values."""

# Name, type and where in the report it stands: what a wide frame says of each report before its figures.
_ABOUT = (
    ("source", "string", "source.name"),
    ("digest", "string", "source.digest"),
    ("title", "string", "title"),
    ("agency", "string", "agency"),
    ("year", "int64", "year"),
    ("published", "date", "published"),
    ("period_start", "date", "period.start"),
    ("period_end", "date", "period.end"),
    ("index_number", "string", "index_number"),
    ("document_number", "string", "document_number"),
    ("proactive_edition", "string", "proactive.edition"),
    ("requests_edition", "string", "requests.edition"),
    ("disputes_edition", "string", "disputes.edition"),
)


@overload
def reports_to_frame(
    reports: Iterable[Report], *, wide: bool = ..., backend: Literal["pandas"] = ...
) -> "pd.DataFrame": ...
@overload
def reports_to_frame(reports: Iterable[Report], *, wide: bool = ..., backend: Literal["polars"]) -> "pl.DataFrame": ...
@overload
def reports_to_frame(reports: Iterable[Report], *, wide: bool = ..., backend: Literal["arrow"]) -> "pa.Table": ...
def reports_to_frame(reports: Iterable[Report], *, wide: bool = False, backend: Backend = "pandas") -> Any:
    """The figures of reports as a data frame: long, one row a figure, or `wide`, one row a report and a column a path.

    `backend` is ``"pandas"``, ``"polars"`` or ``"arrow"``. Counts are nullable integers, amounts of money exact
    decimals; in pandas of `COMPUTABLE` digits, unless a figure of the column needs more. The columns of a long frame are those of `gov_disclosure.export.arrow.figures_schema`; a wide one has the
    figures of the editions that the reports follow.

    Raises `MissingExtraError` where a package is not installed, `FrameError` for another backend, for what is no report,
    and for a value that no column holds.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> report = Report(agency="示例局", year=2024, disputes=Disputes(reconsideration=Outcomes(upheld=3)))
    >>> frame = reports_to_frame([report], wide=True)
    >>> frame["disputes.reconsideration.upheld"].to_list()
    [3]
    """
    _refuse_no_reports(reports)
    finish = _backend(backend)
    checked = _checked(reports)
    return finish(_wide(list(checked)) if wide else _long(checked))


def _refuse_no_reports(reports: object) -> None:
    """Raise `FrameError` for one report, and for what holds none at all."""
    if isinstance(reports, Report):
        raise FrameError(
            "reports_to_frame() takes an iterable of reports, not one: report.to_frame(), or reports_to_frame([report])",
            message_zh="reports_to_frame() 应为多份报告，而不是一份：请用 report.to_frame()，或 reports_to_frame([report])",
        )
    if not isinstance(reports, Iterable):
        raise FrameError(
            f"reports_to_frame() takes an iterable of reports, such as reports_to_frame([report]), not {reports!r}",
            message_zh=f"reports_to_frame() 应为多份报告，如 reports_to_frame([report])，而不是 {reports!r}",
        )


def _checked(reports: Iterable[object]) -> Iterator[Report]:
    for number, report in enumerate(reports):
        if not isinstance(report, Report):
            raise FrameError(
                f"a data frame is made of reports, and item {number} is of type {type(report).__name__}: "
                "leave out what is no Report"
            )
        yield report


# ---------------------------------------------------------------------------- long and wide


def _long(reports: Iterator[Report]) -> "pa.Table":
    tables = [figures_table(some) for some in _stretches(reports)]
    table: pa.Table = load_arrow().concat_tables(tables) if tables else figures_schema().empty_table()
    return table


def _stretches(reports: Iterator[Report]) -> Iterator[list[Report]]:
    stretch: list[Report] = []
    for report in reports:
        stretch.append(report)
        if len(stretch) == _AT_ONCE:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _wide(reports: Sequence[Report]) -> "pa.Table":
    arrow, types = load_arrow(), arrow_types()
    about = [
        (arrow.field(name, types[kind]), [_at(report, where) for report in reports]) for name, kind, where in _ABOUT
    ]
    figures = [{entry.figure.path: entry for entry in entries(report)} for report in reports]
    columns = [*about, *_figure_columns(figures)]
    schema = arrow.schema([field for field, _ in columns])
    arrays = [column_array(values, field) for field, values in columns]
    table: pa.Table = arrow.Table.from_arrays(arrays, schema=schema)
    return table


def _at(report: Report, where: str) -> Any:
    """A value inside the report, None where what holds it is None."""
    value: Any = report
    for name in where.split("."):
        value = getattr(value, name, None)
    return value


def _figure_columns(reports: Sequence[dict[str, Entry]]) -> Iterator[tuple["pa.Field[Any]", list[Any]]]:
    arrow, types = load_arrow(), arrow_types()
    for figure in _figures(reports):
        money = figure.kind is Kind.MONEY
        found = [figures.get(figure.path) for figures in reports]
        field = arrow.field(figure.path, types["decimal" if money else "int64"])
        yield field, [entry and entry.cell.value for entry in found]
        if money and figure.unit is None:  # the form prints no unit, so each document has its own
            yield arrow.field(f"{figure.path}.unit", types["string"]), [entry and entry.cell.unit for entry in found]


def _figures(reports: Sequence[dict[str, Entry]]) -> list[Figure]:
    """The figures of the editions that occur, table by table, the newest edition first."""
    present = {(entry.figure.path.partition(".")[0], entry.edition) for report in reports for entry in report.values()}
    found: dict[str, Figure] = {}
    for table, edition in product(TABLES, reversed(list(EDITIONS))):
        if (table, edition) in present:
            found |= {figure.path: figure for figure in tree.figures(table, edition) if figure.path not in found}
    return list(found.values())


# ---------------------------------------------------------------------------- backends


def _backend(name: str) -> Any:
    """What makes a frame of an Arrow table; its packages are asked for before there is any work."""
    if name not in tuple(_FINISH):
        raise FrameError(
            f"there is no backend {name!r}: choose one of {', '.join(_FINISH)}",
            message_zh=f"没有 {name!r} 这一后端：请选用 {'、'.join(_FINISH)} 之一",
        )
    return _FINISH[name]()


def _pandas() -> Any:
    load("pyarrow", "frame", "a pandas data frame")
    pd, types = load("pandas", "frame", "a pandas data frame"), arrow_types()
    dtypes = {types["string"]: pd.StringDtype("pyarrow"), types["int64"]: pd.Int64Dtype()}
    for kind in (types["date"], types["decimal"], load_arrow().decimal128(*COMPUTABLE)):
        dtypes[kind] = pd.ArrowDtype(kind)
    return lambda table: _computable(table).to_pandas(types_mapper=dtypes.get)


def _computable(table: "pa.Table") -> "pa.Table":
    """The same figures, the decimals in a type that pandas can compute with; a column that does not fit stays as it is."""
    arrow = load_arrow()
    for number, name in enumerate(table.column_names):
        column = table.column(number)
        if arrow.types.is_decimal(column.type):
            with suppress(arrow.ArrowInvalid):  # a figure has more digits; Arrow rounds none
                table = table.set_column(number, name, column.cast(arrow.decimal128(*COMPUTABLE)))
    return table


def _polars() -> Any:
    load("pyarrow", "frame", "a Polars data frame")
    return load("polars", "frame", "a Polars data frame").from_arrow


def _arrow() -> Any:
    load_arrow()
    return lambda table: table


_FINISH = {"pandas": _pandas, "polars": _polars, "arrow": _arrow}
