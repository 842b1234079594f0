"""How cells and tables are put on paper: the text of each figure, and which tables a report shows."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from gov_disclosure.export.entries import TABLES, entries
from gov_disclosure.export.json import plain_number
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Cell, CellStatus, Report, SectionKind
from gov_disclosure.model.tree import Figure
from gov_disclosure.tables.stream import Sort, token
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
    """One table of a report: its name and edition, and the cell of each figure by path.

    `proven` says that the statuses of the cells are the report's. A typed table alone has values only.
    """

    name: str
    edition: str
    cells: Mapping[str, Cell]
    proven: bool = True


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


def table_alone(table: Any) -> FormTable:
    """One typed table without the report that proves it.

    >>> from gov_disclosure.model.disputes import Disputes
    >>> table_alone(Disputes()).proven
    False
    """
    return evolve(next(tables_of(report_of(table))), proven=False)


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

    All keep their order where that can be: what may be one of its cells, such as a number alone, stands above it with the
    words before. Only a line that says what a table is about stands below, with the words behind it: 上年情况 would put
    the table under another year.

    >>> around_table("收到提案（件）：\n3\n全年平稳。")
    (['收到提案（件）：', '3'], ['全年平稳。'])
    >>> around_table("上年情况\n3\n无\n全年平稳。")
    (['3', '无'], ['上年情况', '全年平稳。'])
    """
    lines = text.split("\n")
    last = max((number for number, line in enumerate(lines, 1) if _is_bare(line)), default=0)
    settled = next((number for number, line in enumerate(lines[:last]) if _is_telling(line)), last)
    above = lines[:settled]
    below: list[str] = []
    for line in lines[settled:last]:
        (above if _is_bare(line) else below).append(line)
    return above, [*below, *lines[last:]]


def _is_bare(line: str) -> bool:
    """Whether a line below a table could be one of its cells."""
    return not any(map(str.isalpha, line)) or read_number(line).mark is not Mark.UNREADABLE


def _is_telling(line: str) -> bool:
    """Whether words above a table may say something of it: of which year, in which unit, what a row or a column is."""
    if _is_bare(line):
        return False
    meant = [token(part.strip()) for part in (line, *line.split("|"))]
    return any(each.sort is not Sort.PROSE and not each.inert for each in meant)
