"""The figures that a report tells: the typed tables have their values, the cells are the proof of them."""

from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from gov_disclosure.model import tree
from gov_disclosure.model.report import Cell, CellStatus, Coverage, Report, Value
from gov_disclosure.model.values import TABLES, table_values


def values_of(report: Report) -> dict[str, Value]:
    """Every figure by path; of a table that is absent, those that the report has cells for, without a value.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> len(values_of(Report(disputes=Disputes(reconsideration=Outcomes(upheld=3)))))
    15
    """
    values: dict[str, Value] = {}
    for name in TABLES:
        table = getattr(report, name)
        if table is None:
            values.update((cell.path, None) for cell in _of_absent(report, name))
        else:
            values.update(zip(_paths(name, table.edition), table_values(table, name), strict=True))
    return values


def cells_of(report: Report) -> Iterator[Cell]:
    """The cells of the same figures, in the same order."""
    known = {cell.path: cell for cell in report.cells}
    for name in TABLES:
        table = getattr(report, name)
        if table is None:
            yield from (told(cell, cell.path, None) for cell in _of_absent(report, name))
        else:
            for figure, value in zip(tree.figures(name, table.edition), table_values(table, name), strict=True):
                yield told(known.get(figure.path), figure.path, value, figure.unit)


def cell_at(report: Report, path: str) -> Cell | None:
    """The cell of one figure, None where the report has no such figure."""
    known = next((cell for cell in report.cells if cell.path == path), None)
    name = str(path).partition(".")[0]
    table = getattr(report, name) if name in TABLES else None
    if table is None:
        return told(known, path, None) if known is not None and name in TABLES else None
    figure = tree.figure(path, table.edition)
    return None if figure is None else told(known, path, attrgetter(path)(report), figure.unit)


def coverage_of(report: Report) -> dict[str, Coverage]:
    """How much of each table the report has, by its name."""
    statuses: dict[str, list[CellStatus]] = {}
    for cell in cells_of(report):
        statuses.setdefault(cell.path.partition(".")[0], []).append(cell.status)
    return {table: _coverage(found) for table, found in statuses.items()}


_WITH_VALUE = frozenset({CellStatus.REPORTED, CellStatus.PLACED, CellStatus.INFERRED})
_WITHOUT = frozenset({CellStatus.BLANK, CellStatus.NOT_APPLICABLE})


def _coverage(statuses: list[CellStatus]) -> Coverage:
    found, blank = (sum(status in kinds for status in statuses) for kinds in (_WITH_VALUE, _WITHOUT))
    return Coverage(found, blank, len(statuses))


def told(known: Cell | None, path: str, value: Value, unit: str | None = None) -> Cell:
    """The cell that the report has, where its value is the table's: it proves no other. Else one made from the value.

    >>> told(Cell("requests.received.total", CellStatus.REPORTED, 5, "5件"), "requests.received.total", 6, "件").raw is None
    True
    """
    if known is not None and (known.value is value or known.value == value):
        return known
    return Cell(path, CellStatus.ABSENT) if value is None else Cell(path, CellStatus.REPORTED, value, unit=unit)


def _of_absent(report: Report, name: str) -> Iterator[Cell]:
    return (cell for cell in report.cells if cell.path.startswith(f"{name}."))


@cache
def _paths(name: str, edition: str) -> tuple[str, ...]:
    return tuple(figure.path for figure in tree.figures(name, edition))
