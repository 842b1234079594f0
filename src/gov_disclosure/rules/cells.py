"""The cells of a report by path and by table. Many rules ask; they are put in order once for all of them."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter
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


_path, _status = attrgetter("path"), attrgetter("status")


# A report and the one of the year before are what one validation looks at
@lru_cache(maxsize=2)
def _statuses(key: Same[tuple[Cell, ...]]) -> Mapping[str, frozenset[CellStatus]]:
    return MappingProxyType({table: frozenset(map(_status, cells)) for table, cells in _by_table(key).items()})


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


@cache
def _whole_forms() -> Mapping[tuple[str, ...], tuple[tuple[str, slice], ...]]:
    """Where the cells of each table stand in a report that has those of all figures of one edition in its order."""
    return dict(_whole_form(name, tuple(edition.tables)) for name, edition in EDITIONS.items())


def _whole_form(edition: str, tables: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[tuple[str, slice], ...]]:
    figures = [tree.figures(table, edition) for table in tables]
    ends = [0, *accumulate(map(len, figures))]
    slices = tuple((table, slice(*ends)) for table, ends in zip(tables, pairwise(ends), strict=True))
    return tuple(figure.path for of_table in figures for figure in of_table), slices


@lru_cache(maxsize=2)
def _by_table(key: Same[tuple[Cell, ...]]) -> Mapping[str, tuple[Cell, ...]]:
    known = _whole_forms().get(tuple(map(_path, key.value)))
    if known is None:
        return MappingProxyType(_one_by_one(key.value))
    return MappingProxyType({table: key.value[cells] for table, cells in known})


def _one_by_one(cells: Iterable[Cell]) -> dict[str, tuple[Cell, ...]]:
    found: dict[str, list[Cell]] = {table: [] for table in TABLES}
    known = _tables()
    for cell in cells:
        table = known.get(cell.path)
        if table is None:  # a cell made by hand that the form does not have
            found.setdefault(cell.path.partition(".")[0], []).append(cell)
        else:
            found[table].append(cell)
    return {table: tuple(cells) for table, cells in found.items() if cells}
