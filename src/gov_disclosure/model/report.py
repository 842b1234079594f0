"""The report as a whole: what `parse_report` returns."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from attrs import field, frozen

from gov_disclosure.errors import UnknownPathError, UnknownSectionError
from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.proactive import Proactive2019, Proactive2021
from gov_disclosure.model.requests import Requests2019, Requests2021
from gov_disclosure.position import Noted, Position, with_notes

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from gov_disclosure.model.statements import Statement

Value: TypeAlias = int | Decimal | None


class CellStatus(StrEnum):
    """What the document has in the place of a figure."""

    REPORTED = "reported"
    """A figure is printed and read."""
    BLANK = "blank"
    """The cell is there and empty."""
    NOT_APPLICABLE = "not_applicable"
    """The cell holds a mark for "none": ``/``, ``-``, ``—`` or 无."""
    UNREADABLE = "unreadable"
    """The cell holds something that is not one figure."""
    PLACED = "placed"
    """A figure is printed, but its label or its neighbours are damaged: the order of the form, its labels and its
    balances settle which figure it is. A diagnostic says how.
    """
    INFERRED = "inferred"
    """The document does not print the figure: the library derived it."""
    ABSENT = "absent"
    """No cell could be found or settled for the figure."""


@with_notes
@frozen(weakref_slot=False)  # `reported_cell` needs the same slots as `_CellDraft`
class Cell:
    """One figure of the form with its proof.

    `value` is None unless `status` is ``REPORTED``, ``PLACED`` or ``INFERRED``; `raw` is the text as printed, `unit`
    the unit that the value is in, `position` where the cell stands in the source.
    """

    path: str
    status: CellStatus
    value: Value = None
    raw: str | None = None
    position: Position | None = None
    unit: str | None = None


class _CellDraft:
    """The slots of a `Cell`, open to assignment."""

    __slots__ = ("path", "position", "raw", "status", "unit", "value")


_REPORTED = CellStatus.REPORTED


def reported_cell(path: str, value: Value, raw: str, position: Noted, unit: str | None) -> Cell:
    """The same as `Cell` with the status ``REPORTED``, in less than half the time: a report has hundreds.

    >>> reported_cell("requests.received.total", 35, "35", None, "件") == Cell(
    ...     "requests.received.total", CellStatus.REPORTED, 35, "35", None, "件")
    True
    """
    draft: Any = _CellDraft()
    draft.path = path
    draft.status = _REPORTED
    draft.value = value
    draft.raw = raw
    draft.position = position
    draft.unit = unit
    draft.__class__ = Cell  # from here on frozen; Python allows it where the slots are the same
    cell: Cell = draft
    return cell


class SectionKind(StrEnum):
    """The six sections of the form, in its order."""

    OVERVIEW = "overview"
    PROACTIVE = "proactive"
    REQUESTS = "requests"
    DISPUTES = "disputes"
    PROBLEMS = "problems"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The heading that the form prints."""
        return _HEADINGS[self]

    @classmethod
    def named(cls, kind: str) -> "SectionKind":
        """The kind of that value; raises `UnknownSectionError` where there is none.

        >>> SectionKind.named("problems") is SectionKind.PROBLEMS
        True
        """
        try:
            return cls(kind)
        except ValueError:
            raise UnknownSectionError(f"no section is of the kind {kind!r}; there are: {', '.join(cls)}") from None


_HEADINGS = {
    SectionKind.OVERVIEW: "一、总体情况",
    SectionKind.PROACTIVE: "二、主动公开政府信息情况",
    SectionKind.REQUESTS: "三、收到和处理政府信息公开申请情况",
    SectionKind.DISPUTES: "四、政府信息公开行政复议、行政诉讼情况",
    SectionKind.PROBLEMS: "五、存在的主要问题及改进情况",
    SectionKind.OTHER: "六、其他需要报告的事项",
}


@frozen
class Part:
    """A subsection such as （一）主动公开: its heading as printed and the text below it."""

    heading: str
    text: str
    position: Position | None = None


@frozen
class Section:
    """One of the six sections.

    `text` is all that stands below the heading, headings of parts included, the form's tables left out,
    one paragraph a line. `parts` are its subsections. `positions` say where each line of `text` begins in the source,
    `verbatim` which lines stand there character by character.
    """

    kind: SectionKind
    heading: str
    text: str
    parts: tuple[Part, ...] = ()
    position: Position | None = None
    positions: tuple[Position | None, ...] = field(default=(), repr=False)
    verbatim: tuple[bool, ...] = field(default=(), repr=False)


@frozen
class Period:
    """The period that the figures cover, both days included."""

    start: date
    end: date


@frozen
class Contact:
    """Whom the report names for questions."""

    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None
    url: str | None = None


@frozen
class SourceInfo:
    """How the source was read.

    `encoding` is None for text that was given as `str`; `script` is ``"simplified"`` or ``"traditional"``;
    `length` counts characters; `digest` is the SHA-256 of the bytes (of the UTF-8 form of a `str`).
    """

    reader: str
    encoding: str | None
    script: str
    length: int
    digest: str
    name: str | None = None


class Severity(StrEnum):
    """How much a diagnostic or a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@frozen
class Diagnostic:
    """What reading could not settle.

    `code` is stable and documented; `path` names the table, row or figure where one is concerned;
    `excerpt` quotes the source as printed, `position` says where.
    """

    code: str
    severity: Severity
    message: str
    message_zh: str
    path: str | None = None
    excerpt: str | None = None
    position: Position | None = None


@frozen
class Leftover:
    """A row or a figure of a table that was not placed: its text as printed and where it stands.

    `table` is the table that it was found in: ``"proactive"``, ``"requests"`` or ``"disputes"``.
    """

    table: str
    text: str
    position: Position | None = None


@frozen
class Coverage:
    """How much of one table was found: `found` figures have a value, `blank` ones are printed as blank or as not
    applicable, out of `expected`.

    >>> Coverage(found=170, blank=5, expected=175).missing
    0
    """

    found: int
    blank: int
    expected: int

    @property
    def missing(self) -> int:
        """Figures that could not be found or read."""
        return self.expected - self.found - self.blank


@frozen(kw_only=True)
class Report:
    """A government information disclosure annual report (政府信息公开工作年度报告, articles 49 and 50).

    `year` is the year reported on. The three tables are None where the document has none; `cells` holds
    every figure of the form with its proof, in the form's order. `leftovers` are the rows and figures of its tables
    that were not placed.

    The tables have the values: in a report made by hand or changed with `attrs.evolve`, `flatten`, `cell`, `coverage` and
    the exports tell what they have. A cell of another value proves nothing, and is left out.
    """

    title: str | None = None
    agency: str | None = None
    year: int | None = None
    period: Period | None = None
    published: date | None = None
    index_number: str | None = None
    document_number: str | None = None
    contact: Contact | None = None
    preamble: str = ""
    sections: tuple[Section, ...] = ()
    proactive: Proactive2021 | Proactive2019 | None = None
    requests: Requests2021 | Requests2019 | None = None
    disputes: Disputes | None = None
    cells: tuple[Cell, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    source: SourceInfo | None = None

    def __str__(self) -> str:
        """The report in a line: what it is, and how much of it was read.

        >>> print(Report(agency="青屏县档案馆", year=2023))
        青屏县档案馆2023年政府信息公开工作年度报告: 0 of 0 figures, 0 diagnostics
        """
        name = self.title or f"{self.agency or ''}{f'{self.year}年' if self.year else ''}政府信息公开工作年度报告"
        values = self.flatten().values()
        found = sum(value is not None for value in values)
        return f"{name}: {found} of {len(values)} figures, {len(self.diagnostics)} diagnostics"

    def flatten(self) -> dict[str, Value]:
        """Every figure of the form by path, None where there is none; counts in 件, fees in 万元."""
        from gov_disclosure.model.figures import values_of

        return values_of(self)

    def cell(self, path: str) -> Cell:
        """The cell at a path such as ``"requests.received.total"``.

        Raises `UnknownPathError` where the report's edition of the form has no such figure.
        """
        from gov_disclosure.model.figures import cell_at

        cell = cell_at(self, path)
        if cell is not None:
            return cell
        raise UnknownPathError(
            f"no figure has the path {path!r} in this report's edition of the form; "
            f"report.flatten() lists the {len(self.flatten())} paths"
        )

    @cached_property
    def statements(self) -> "tuple[Statement, ...]":
        """What the preamble and the sections say about the figures of the form, in the order of the text.

        Read when first asked for. What cannot be understood for certain is left out.
        """
        from gov_disclosure.statements import read_statements

        return read_statements(self)

    @property
    def coverage(self) -> dict[str, Coverage]:
        """How much of each table was found, by its name."""
        from gov_disclosure.model.figures import coverage_of

        return coverage_of(self)

    def section(self, kind: SectionKind | str) -> Section | None:
        """The section of one kind, None where the document lacks it; raises `UnknownSectionError` where there is no such kind."""
        wanted = SectionKind.named(kind)
        return next((section for section in self.sections if section.kind is wanted), None)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain values, as `json_schema("report")` describes them: nothing is lost."""
        from gov_disclosure.export.json import to_json_value

        return to_json_value(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """What `to_dict` gives, as JSON."""
        from gov_disclosure.export.json import to_json

        return to_json(self, indent=indent)

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> "Report":
        """The report that `to_dict` made the value of.

        Raises `JsonError` where it is not that of a report, `MissingExtraError` without the extra ``json``.
        """
        from gov_disclosure.export.structure import report_from_dict

        return report_from_dict(value)

    @classmethod
    def from_json(cls, text: str | bytes) -> "Report":
        """The report that `to_json` made the text of; raises what `from_dict` does."""
        from gov_disclosure.export.structure import report_from_json

        return report_from_json(text)

    def to_html(self) -> str:
        """The report as a web page: its text, and the tables as the form prints them, with their spans."""
        from gov_disclosure.export.html import report_to_html

        return report_to_html(self)

    def to_markdown(self) -> str:
        """The report in Markdown, with the tables as pipe tables."""
        from gov_disclosure.export.markdown import report_to_markdown

        return report_to_markdown(self)

    def _repr_html_(self) -> str:
        from gov_disclosure.export.notebook import report_notebook

        return report_notebook(self)

    @overload
    def to_frame(self, *, wide: bool = ..., backend: Literal["pandas"] = ...) -> "pd.DataFrame": ...
    @overload
    def to_frame(self, *, wide: bool = ..., backend: Literal["polars"]) -> "pl.DataFrame": ...
    @overload
    def to_frame(self, *, wide: bool = ..., backend: Literal["arrow"]) -> "pa.Table": ...
    def to_frame(self, *, wide: bool = False, backend: Literal["pandas", "polars", "arrow"] = "pandas") -> Any:
        """The figures as a data frame, one row each, or `wide`, a column each: see `reports_to_frame`.

        Raises `MissingExtraError` without the extra ``frame``.
        """
        from gov_disclosure.export.frames import reports_to_frame

        return reports_to_frame([self], wide=wide, backend=backend)
