"""The figures of two reports side by side."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import reduce

from attrs import frozen

from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS, LATEST, edition_of_year
from gov_disclosure.model.figures import told
from gov_disclosure.model.report import Cell, CellStatus, Report, Value


@frozen
class FigureChange:
    """One figure of the form in two reports.

    `label` is the printed label of row and column (of the current report's edition, where it has the figure). A value
    is in its unit: 件, 项, 万元, or for the procurement of the form of 2019 what its cell names. A status is None where
    the edition of that report has no such figure.
    """

    path: str
    label: str
    previous: Value = None
    current: Value = None
    previous_status: CellStatus | None = None
    current_status: CellStatus | None = None
    previous_unit: str | None = None
    current_unit: str | None = None

    @property
    def table(self) -> str:
        """``"proactive"``, ``"requests"`` or ``"disputes"``."""
        return self.path.partition(".")[0]

    @property
    def name(self) -> str:
        """The figure in English: the words of its path.

        >>> FigureChange("requests.results.unable.not_held.total", "1.本机关不掌握相关政府信息 · 总计").name
        'results: unable: not held: total'
        """
        return self.path.partition(".")[2].replace(".", ": ").replace("_", " ")

    @property
    def shared(self) -> bool:
        """Whether both reports' editions of the form have the figure."""
        return self.previous_status is not None and self.current_status is not None

    @property
    def comparable(self) -> bool:
        """Whether both have a value, in the same unit."""
        same_unit = self.previous_unit == self.current_unit
        return self.previous is not None and self.current is not None and same_unit

    @property
    def changed(self) -> bool:
        """Whether the values differ, or only one of the two reports has one."""
        units = self.previous_unit != self.current_unit and bool(self.previous or self.current)
        return self.previous != self.current or units

    @property
    def difference(self) -> Value:
        """Current less previous, None where the two cannot be compared.

        >>> FigureChange("requests.received.total", "", previous=20, current=35).difference
        15
        """
        if self.previous is None or self.current is None or not self.comparable:
            return None
        return self.current - self.previous

    @property
    def ratio(self) -> float | None:
        """Current by previous, None where the two cannot be compared or the previous figure is 0."""
        if self.current is None or not self.previous or not self.comparable:
            return None
        return float(Decimal(self.current) / Decimal(self.previous))


def compare_figures(report: Report, previous: Report) -> tuple[FigureChange, ...]:
    """Every figure of both forms in the order of the current one; those that only the previous form has stand behind."""
    return tuple(change for table in EDITIONS[LATEST].tables for change in _table(report, previous, table))


def _table(report: Report, previous: Report, table: str) -> Iterator[FigureChange]:
    now, before = _edition(report, previous, table), _edition(previous, report, table)
    current, earlier = ({figure.path: figure for figure in tree.figures(table, edition)} for edition in (now, before))
    cells, earlier_cells = ({cell.path: cell for cell in each.cells} for each in (report, previous))
    for path, figure in (current | {path: figure for path, figure in earlier.items() if path not in current}).items():
        here = _shown(report, current[path], cells) if path in current else _NOTHING
        there = _shown(previous, earlier[path], earlier_cells) if path in earlier else _NOTHING
        label = f"{figure.row_name} · {figure.column_label}"
        yield FigureChange(path, label, there[0], here[0], there[1], here[1], there[2], here[2])


def _edition(report: Report, other: Report, table: str) -> str:
    """The edition of a report's table; where it is absent, that of the other report's, or of the year."""
    found = getattr(report, table) or getattr(other, table)
    return str(found.edition) if found else edition_of_year(report.year)


_Shown = tuple[Value, CellStatus | None, str | None]
_NOTHING: _Shown = (None, None, None)


def _shown(report: Report, figure: tree.Figure, cells: Mapping[str, Cell]) -> _Shown:
    """Value, status and unit of a figure; the typed table has the value, the cell the rest, else the form the unit."""
    table, _, rest = figure.path.partition(".")
    value = reduce(getattr, rest.split("."), getattr(report, table)) if getattr(report, table) else None
    cell = told(cells.get(figure.path), figure.path, value, figure.unit)
    return value, cell.status, cell.unit or figure.unit
