"""The cells of a report by path and by table. Many rules ask; they are put in order once for all of them."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from gov_disclosure.model.report import Cell, Report


class _Same:
    """Cells as a key by identity: to compare them by value would take longer than to put them in order."""

    __slots__ = ("cells",)

    def __init__(self, cells: tuple[Cell, ...]) -> None:
        self.cells = cells

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.cells is other.cells

    def __hash__(self) -> int:
        return id(self.cells)


def cells_by_path(report: Report) -> Mapping[str, Cell]:
    """The report's cells by path."""
    return _by_path(_Same(report.cells))


def cells_by_table(report: Report) -> Mapping[str, tuple[Cell, ...]]:
    """The report's cells, table by table; no entry for a table of which it has no cells."""
    return _by_table(_Same(report.cells))


# A report and the one of the year before are what one validation looks at
@lru_cache(maxsize=2)
def _by_path(key: _Same) -> Mapping[str, Cell]:
    return MappingProxyType({cell.path: cell for cell in key.cells})


@lru_cache(maxsize=2)
def _by_table(key: _Same) -> Mapping[str, tuple[Cell, ...]]:
    found: dict[str, list[Cell]] = {}
    for cell in key.cells:
        found.setdefault(cell.path.partition(".")[0], []).append(cell)
    return MappingProxyType({table: tuple(cells) for table, cells in found.items()})
