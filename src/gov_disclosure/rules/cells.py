"""The cells of a report by path and by table. Many rules ask; they are put in order once for all of them."""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Cell, CellStatus, Report
from gov_disclosure.model.values import TABLES, Same


def cells_by_path(report: Report) -> Mapping[str, Cell]:
    """The report's cells by path."""
    return _by_path(Same(report.cells))


def cells_by_table(report: Report) -> Mapping[str, tuple[Cell, ...]]:
    """The report's cells, table by table; no entry for a table of which it has no cells."""
    return _by_table(Same(report.cells))


def statuses_by_table(report: Report) -> Mapping[str, frozenset[CellStatus]]:
    """The statuses that cells have, table by table; most rules on cells need no more."""
    return _statuses(Same(report.cells))


# A report and the one of the year before are what one validation looks at
@lru_cache(maxsize=2)
def _statuses(key: Same[tuple[Cell, ...]]) -> Mapping[str, frozenset[CellStatus]]:
    return MappingProxyType(
        {table: frozenset([cell.status for cell in cells]) for table, cells in _by_table(key).items()}
    )


@lru_cache(maxsize=2)
def _by_path(key: Same[tuple[Cell, ...]]) -> Mapping[str, Cell]:
    return MappingProxyType({cell.path: cell for cell in key.value})


@cache
def _tables() -> Mapping[str, str]:
    """The table of each figure of the form."""
    return {
        figure.path: table
        for name, edition in EDITIONS.items()
        for table in edition.tables
        for figure in tree.figures(table, name)
    }


@lru_cache(maxsize=2)
def _by_table(key: Same[tuple[Cell, ...]]) -> Mapping[str, tuple[Cell, ...]]:
    found: dict[str, list[Cell]] = {table: [] for table in TABLES}
    known = _tables()
    for cell in key.value:
        table = known.get(cell.path)
        if table is None:  # a cell made by hand that the form does not have
            found.setdefault(cell.path.partition(".")[0], []).append(cell)
        else:
            found[table].append(cell)
    return MappingProxyType({table: tuple(cells) for table, cells in found.items() if cells})
