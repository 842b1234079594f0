"""How cells and tables are put on paper: the text of each figure, and which tables a report shows."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from gov_disclosure.export.entries import TABLES, entries
from gov_disclosure.export.json import plain_number
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Cell, CellStatus, Report, SectionKind
from gov_disclosure.model.tree import Figure
from gov_disclosure.text import Mark, read_number

SECTION_OF: Mapping[str, SectionKind] = {
    "proactive": SectionKind.PROACTIVE,
    "requests": SectionKind.REQUESTS,
    "disputes": SectionKind.DISPUTES,
}
"""The section that each table stands in."""

_ABOUT = (
    ("索引号", "index_number"),
    ("文号", "document_number"),
    ("发布日期", "published"),
    ("发布机构", "agency"),
)

DOUBT = "？"
"""In the place of a text that is not one figure, so that nobody takes it, or a part of it, for one."""


@frozen
class FormTable:
    """One table of a report: its name and edition, and the cell of each figure by path."""

    name: str
    edition: str
    cells: Mapping[str, Cell]


def about(report: Report) -> Iterator[tuple[str, str]]:
    """The metadata that stand above the title of a page, each with its label."""
    for label, name in _ABOUT:
        value = getattr(report, name)
        if value:
            yield label, str(value)


def tables_of(report: Report) -> Iterator[FormTable]:
    """The tables that the report has, in the form's order."""
    shown = {name for name in TABLES if getattr(report, name) is not None}
    cells: dict[str, dict[str, Cell]] = {name: {} for name in TABLES}
    for entry in entries(report):
        cells[entry.figure.path.partition(".")[0]][entry.figure.path] = entry.cell
    for name in TABLES:
        if name in shown:
            yield FormTable(name, getattr(report, name).edition, cells[name])


def report_of(table: Any) -> Report:
    """A report that has one typed table and nothing else."""
    name = next(name for edition in EDITIONS.values() for name, kind in edition.tables.items() if kind is type(table))
    return Report(**{name: table})


def figure_text(cell: Cell, figure: Figure) -> str:
    """A figure in plain digits, with its unit where the form does not print it.

    Where there is no figure, the text is blank, a slash, or a full-width question mark for what is not readable as one.

    >>> from decimal import Decimal
    >>> from gov_disclosure.model.tree import figure
    >>> amount = figure("proactive.procurement.amount", "2019")
    >>> figure_text(Cell(amount.path, CellStatus.REPORTED, Decimal("1E+3"), unit="元"), amount)
    '1000元'
    >>> figure_text(Cell(amount.path, CellStatus.UNREADABLE, raw="3 5"), amount)
    '？'
    """
    if cell.value is not None:
        unit = cell.unit if cell.unit and cell.unit != figure.unit else ""
        return f"{plain_number(cell.value)}{unit}"
    if cell.status is CellStatus.NOT_APPLICABLE:
        return "/"
    return DOUBT if cell.status is CellStatus.UNREADABLE else ""


def around_table(text: str) -> tuple[list[str], list[str]]:
    r"""The lines of a section's text that stand above its table, and those below it, so that the table is read back as it is.

    Words above could put it under another year (上年情况); a number or a mark alone, below, could be one of its cells.

    >>> around_table("上年情况\n3\n无\n全年平稳。")
    (['3', '无'], ['上年情况', '全年平稳。'])
    """
    above: list[str] = []
    below: list[str] = []
    for line in text.split("\n"):
        (above if _is_bare(line) else below).append(line)
    return above, below


def _is_bare(line: str) -> bool:
    return not any(map(str.isalpha, line)) or read_number(line).mark is not Mark.UNREADABLE
