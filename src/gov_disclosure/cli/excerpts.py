"""The rows of a table that findings are about, with the figures marked that may be wrong."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

from rich.console import Console
from rich.text import Text

from gov_disclosure.cli.tables import print_rows, printed, settled
from gov_disclosure.model import tree
from gov_disclosure.model.report import Cell, CellStatus, Report, Value
from gov_disclosure.model.tree import Figure, Row
from gov_disclosure.rules import Finding, Side
from gov_disclosure.rules.cells import cells_by_path

WRONG = ">{}<"
"""How a figure shows that is wrong."""
DOUBTFUL = ">{}?<"
"""How a figure shows that may be wrong."""

_PLAIN = "{} "
_FEW = 2
_TABLES = ("proactive", "requests", "disputes")


def drawable(report: Report, finding: Finding) -> bool:
    """Whether a finding compares figures of this report's tables."""
    compared = finding.left.sum is not None or finding.right.sum is not None
    return compared and bool(drawn(report, finding))


def drawn(report: Report, finding: Finding) -> tuple[str, ...]:
    """The paths of a finding that are figures of this report's tables: not last year's, nor statements of the text."""
    return tuple(path for path in finding.paths if _figure(report, path) is not None)


def print_excerpt(console: Console, report: Report, findings: Iterable[Finding], marks: Mapping[str, str]) -> int:
    """Print the rows that findings compare with all their columns, and of a comparison over several rows its own
    column: the total and what is not 0.

    `marks` are templates such as `WRONG` by path. Returns how many figures were left out, all of them 0.
    """
    compared = [finding for finding in findings if drawn(report, finding)]
    marked = {path for path in marks if _figure(report, path) is not None}
    paths = {path for finding in compared for path in _paths(report, finding)} | marked
    tables = {path.partition(".")[0] for path in paths}
    for table in filter(tables.__contains__, _TABLES):
        _print_table(console, report, table, {path: marks.get(path, _PLAIN) for path in paths})
    return len({path for finding in compared for path in drawn(report, finding)} - paths)


def _figure(report: Report, path: str) -> Figure | None:
    name = path.partition(".")[0]
    table = getattr(report, name) if name in _TABLES else None
    return None if table is None else tree.figure(path, table.edition)


def _paths(report: Report, finding: Finding) -> Iterator[str]:
    paths = drawn(report, finding)
    figures = [figure for path in paths if (figure := _figure(report, path)) is not None]
    row = figures[0].row
    if all(figure.row == row for figure in figures):
        edition = getattr(report, row.partition(".")[0]).edition
        rows = tree.rows(row.partition(".")[0], edition)
        yield from (figure.path for each in rows if each.path == row for figure in each.figures)
        return
    for side in (finding.left, finding.right):
        yield from (path for path in _telling(side) if path in paths)


def _telling(side: Side) -> Iterator[str]:
    """The figures of a side that are not 0; all of them where they are few."""
    return (operand.path for operand in side.operands if operand.value or len(side.operands) <= _FEW)


def _print_table(console: Console, report: Report, table: str, templates: Mapping[str, str]) -> None:
    form = tree.rows(table, getattr(report, table).edition)
    rows = tuple(row for row in form if any(figure.path in templates for figure in row.figures))
    cells = cells_by_path(report)
    shown = {figure.path: Text() for row in rows for figure in row.figures}
    for figure in _chosen(rows, templates):
        shown[figure.path] = _marked(_cell(report, cells, figure), figure, templates[figure.path])
    print_rows(console, rows, shown)


def _chosen(rows: Iterable[Row], templates: Mapping[str, str]) -> Iterator[Figure]:
    return (figure for row in rows for figure in row.figures if figure.path in templates)


def _cell(report: Report, cells: Mapping[str, Cell], figure: Figure) -> Cell:
    """The cell of a figure; one made of its value where a report that was made by hand has none."""
    cell = cells.get(figure.path)
    if cell is None:
        value: Value = reduce(getattr, figure.path.split("."), report)  # type: ignore[assignment]
        cell = Cell(figure.path, CellStatus.REPORTED, value, unit=figure.unit)
    return settled(cell, figure)


def _marked(cell: Cell, figure: Figure, template: str) -> Text:
    """The figure in its mark. Figures without one have a space behind them, so that the digits stand below each other."""
    text = printed(cell, figure)
    if template == _PLAIN:
        return text.append(" ")
    return Text(template.format(text.plain), style="bold red" if template == WRONG else "bold yellow")
