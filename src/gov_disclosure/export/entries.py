"""The figures of a report one by one: each with the form's words for it and its cell."""

from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import NamedTuple

from gov_disclosure.errors import UnknownPathError
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS, edition_of_year
from gov_disclosure.model.figures import told
from gov_disclosure.model.report import Cell, Report
from gov_disclosure.model.tree import Figure
from gov_disclosure.model.values import table_values

TABLES = ("proactive", "requests", "disputes")


class Entry(NamedTuple):
    """One figure: the edition of its table, what the form says of it, its cell."""

    edition: str
    figure: Figure
    cell: Cell


def entries(report: Report) -> Iterator[Entry]:
    """Every figure of the form that the report has, in the form's order.

    A table that the document lacks has its figures too, as ``ABSENT``, where the report has cells for them. A figure of
    a typed table without a cell, or with one of another value, as in reports made or changed by hand, is ``REPORTED``
    where it has a value.

    Raises `UnknownPathError` where a cell is none of the table's edition.
    """
    cells: dict[str, dict[str, Cell]] = {}
    for cell in report.cells:
        cells.setdefault(cell.path.partition(".")[0], {})[cell.path] = cell
    for table in TABLES:
        known = cells.pop(table, {})
        if known or getattr(report, table) is not None:
            yield from _of_table(report, table, known)
    for known in cells.values():
        _refuse(known)


def _of_table(report: Report, table: str, known: dict[str, Cell]) -> Iterator[Entry]:
    typed = getattr(report, table)
    edition = _edition(table, known, report.year) if typed is None else typed.edition
    figures = tree.figures(table, edition)
    if known.keys() - {figure.path for figure in figures}:
        _refuse({path: cell for path, cell in known.items() if tree.figure(path, edition) is None})
    values = repeat(None) if typed is None else table_values(typed, table)
    for figure, value in zip(figures, values, strict=False):
        yield Entry(edition, figure, told(known.get(figure.path), figure.path, value, figure.unit))


def _edition(table: str, known: Mapping[str, Cell], year: int | None) -> str:
    """The edition that the cells of an absent table follow."""
    fitting = [
        edition for edition in EDITIONS if known.keys() <= {figure.path for figure in tree.figures(table, edition)}
    ]
    in_force = edition_of_year(year)
    return in_force if in_force in fitting or not fitting else fitting[0]


def _refuse(known: Mapping[str, Cell]) -> None:
    path = next(iter(known))
    raise UnknownPathError(
        f"the cell {path!r} is no figure of its table's edition of the form: "
        "make a report's cells of the same edition as its tables"
    )
