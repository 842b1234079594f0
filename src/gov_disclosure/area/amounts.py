"""The figures of one report as they enter a sum: by path, in one unit, and through the eyes of another edition."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from gov_disclosure.model import tree
from gov_disclosure.model.report import Report, Value

UNIT = "万元"
"""The unit in which amounts of money are added."""

SCALES = {"元": Decimal("0.0001"), UNIT: Decimal(1), "亿元": Decimal(10_000)}
"""What an amount in a unit is multiplied with to be in 万元."""


def figures_of(report: Report, table: str) -> dict[str, Value]:
    """The figures of one table by path; empty where the report has no such table.

    An amount whose unit is neither the form's nor printed is None: it cannot be added to others.
    """
    typed = getattr(report, table)
    if typed is None:
        return {}
    figures = tree.figures(table, typed.edition)
    found = dict(zip((figure.path for figure in figures), _reader(table, typed.edition)(typed), strict=True))
    for path in _amounts_without_unit(table, typed.edition):
        found[path] = _in_unit(report, path, found[path])
    return found


@cache
def _reader(table: str, edition: str) -> Callable[[Any], tuple[Value, ...]]:
    return attrgetter(*(figure.path.partition(".")[2] for figure in tree.figures(table, edition)))


@cache
def _amounts_without_unit(table: str, edition: str) -> tuple[str, ...]:
    return tuple(figure.path for figure in tree.figures(table, edition) if figure.unit is None)


def _in_unit(report: Report, path: str, value: Value) -> Value:
    unit = next((cell.unit for cell in report.cells if cell.path == path), None)
    if not value:
        return value  # nothing is nothing in every unit
    return value * SCALES[unit] if unit in SCALES else None


@cache
def _sources(table: str, own: str, other: str) -> Mapping[str, tuple[str, ...]]:
    """For each figure of an edition, the figures of another edition that are together the same: mostly the one with the
    same path, or the rows into which its row was divided. A figure without any has no entry.
    """
    theirs = tree.figures(table, other)
    paths = {figure.path for figure in theirs}
    found: dict[str, tuple[str, ...]] = {}
    for figure in tree.figures(table, own):
        divided = tuple(f.path for f in theirs if f.column == figure.column and f.row.startswith(f"{figure.row}."))
        sources = (figure.path,) if figure.path in paths else divided
        if sources:
            found[figure.path] = sources
    return found


def seen_as(values: Mapping[str, Value], table: str, own: str, edition: str) -> dict[str, Value]:
    """Figures of a table of one edition, `own`, as figures of another; those that it does not have are left out."""
    if own == edition:
        return dict(values)
    sources = _sources(table, edition, own)
    return {path: _together([values[source] for source in parts]) for path, parts in sources.items()}


def _together(values: list[Value]) -> Value:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
