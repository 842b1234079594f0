"""Sums of reports, cell by cell, that know which reports have no figure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from gov_disclosure import web
from gov_disclosure.area.additivity import Additivity, additivity
from gov_disclosure.area.amounts import UNIT, figures_of
from gov_disclosure.area.members import Member, members
from gov_disclosure.errors import AreaError, UnknownPathError
from gov_disclosure.model import tree
from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.proactive import Proactive2019, Proactive2021
from gov_disclosure.model.report import Cell, CellStatus, Report, Value
from gov_disclosure.model.requests import Requests2019, Requests2021
from gov_disclosure.model.values import TABLES
from gov_disclosure.rules.listing import count


@frozen
class AggregateCell:
    """One figure of the form added over reports.

    `sum` adds the figures that are known, None where none is; `blank` names the reports without one. `value` is the sum
    where every report has the figure; with a blank it is None, unless partial sums were asked for.
    """

    path: str
    value: Value
    sum: Value
    blank: tuple[str, ...] = ()

    @property
    def additivity(self) -> Additivity:
        """What the sum says of the area as a whole."""
        return additivity(self.path)


@frozen(kw_only=True, repr=False)
class Aggregate:
    """Reports added cell by cell: `names` of the reports, their `years`, and a cell for each figure.

    Aggregates can be added to each other. The order of the reports makes no difference.
    """

    names: tuple[str, ...]
    years: tuple[int, ...] = ()
    editions: tuple[tuple[str, str], ...] = ()
    cells: tuple[AggregateCell, ...] = ()
    partial: bool = False

    def edition(self, table: str) -> str | None:
        """The edition of one table, None where no report has it."""
        return dict(self.editions).get(table)

    def cell(self, path: str) -> AggregateCell:
        """The cell at a path; raises `UnknownPathError` where there is none."""
        for cell in self.cells:
            if cell.path == path:
                return cell
        raise UnknownPathError(
            f"no figure has the path {path!r} in these tables; aggregate.flatten() lists the {len(self.cells)} paths"
        )

    def flatten(self) -> dict[str, Value]:
        """Every figure by path; counts in 件, money in 万元."""
        return {cell.path: cell.value for cell in self.cells}

    @property
    def blanks(self) -> dict[str, tuple[str, ...]]:
        """The names of the reports without a figure, by path; figures that all reports have are left out."""
        return {cell.path: cell.blank for cell in self.cells if cell.blank}

    @property
    def proactive(self) -> Proactive2021 | Proactive2019 | None:
        """The table of section 二."""
        table: Proactive2021 | Proactive2019 | None = self._table("proactive")
        return table

    @property
    def requests(self) -> Requests2021 | Requests2019 | None:
        """The table of section 三."""
        table: Requests2021 | Requests2019 | None = self._table("requests")
        return table

    @property
    def disputes(self) -> Disputes | None:
        """The table of section 四."""
        table: Disputes | None = self._table("disputes")
        return table

    def _table(self, name: str) -> Any:  # noqa: ANN401 - the class depends on the name
        edition = self.edition(name)
        return tree.build(name, edition, self.flatten()) if edition else None

    def to_report(self) -> Report:
        """The sums as a report, which `validate` takes: each figure is ``INFERRED``, or ``ABSENT`` without a value."""
        cells = tuple(
            Cell(
                cell.path,
                CellStatus.ABSENT if cell.value is None else CellStatus.INFERRED,
                cell.value,
                None,
                None,
                unit,
            )
            for cell, unit in zip(self.cells, self._units(), strict=True)
        )
        return Report(
            year=self.years[0] if len(self.years) == 1 else None,
            proactive=self.proactive,
            requests=self.requests,
            disputes=self.disputes,
            cells=cells,
        )

    def _units(self) -> list[str]:
        figures = [figure for table, edition in self.editions for figure in tree.figures(table, edition)]
        return [figure.unit or UNIT for figure in figures]

    def __add__(self, other: "Aggregate") -> "Aggregate":
        """The sum of both; raises `AreaError` where a report is in both, or their editions differ.

        It has partial sums where both have.
        """
        if not isinstance(other, Aggregate):
            return NotImplemented
        common = sorted(set(self.names) & set(other.names))
        if common:
            raise AreaError(f"{', '.join(common)}: in both aggregates, and would be counted twice; leave one out")
        editions = _merged([self.editions, other.editions])
        partial = self.partial and other.partial
        known = [(part.names, {cell.path: cell for cell in part.cells}) for part in (self, other)]
        return Aggregate(
            names=tuple(sorted(self.names + other.names)),
            years=tuple(sorted({*self.years, *other.years})),
            editions=editions,
            cells=tuple(_added(path, known, partial=partial) for path in _paths(editions)),
            partial=partial,
        )

    def __repr__(self) -> str:
        return f"<Aggregate: {self._heading}; {len(self.blanks)} of {count(len(self.cells), 'figure')} with blanks>"

    def _repr_html_(self) -> str:
        rows = [(cell.path, cell.value, cell.sum, ", ".join(cell.blank)) for cell in self.cells]
        figures = web.table(("figure", "value", "sum", "without a value"), rows) if rows else ""
        return web.shown(self._heading, web.items(self._tables()), web.folded(count(len(rows), "figure"), figures))

    @property
    def _heading(self) -> str:
        years = ", ".join(map(str, self.years)) or "year unknown"
        return f"{count(len(self.names), 'report')} added ({years})"

    def __str__(self) -> str:
        return "\n".join([self._heading, *self._tables()])

    def _tables(self) -> list[str]:
        """How much of each table every report has, and who lacks most."""
        lines = []
        for table, edition in self.editions:
            cells = [cell for cell in self.cells if cell.path.startswith(f"{table}.")]
            whole = sum(not cell.blank for cell in cells)
            lines.append(f"{table} ({edition}): {whole} of {len(cells)} figures known in every report")
        counts = Counter(name for cell in self.cells for name in cell.blank)
        if counts:
            named = ", ".join(
                f"{name} {many}" for name, many in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            )
            lines.append(f"without a figure: {named}")
        return lines


def aggregate(reports: Iterable[Report] | Mapping[str, Report | None], *, partial: bool = False) -> Aggregate:
    """Add reports cell by cell.

    `reports` are reports, named by their agencies, or a mapping of names to reports; a name with None counts as a report
    without any figure. A figure that is blank in one of them has no value, but a `sum` of those that are known and the
    names of those that are not; with `partial` the value is that sum.

    Raises `AreaError` where there are no reports, two of the same name, a figure that is none (a float, NaN), or a table in two editions: the tables of 2019 and
    2021 count different things, so add those of each edition by themselves.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> one, two = (Report(agency=name, disputes=Disputes(reconsideration=Outcomes(upheld=count)))
    ...     for name, count in (("云溪区水务局", 3), ("云溪区教育局", 4)))
    >>> aggregate([one, two]).disputes.reconsideration.upheld
    7
    """
    found = members(reports, "aggregate")
    editions = _merged([_editions(member.report) for member in found])
    values = {member.name: _figures(member) for member in found}
    return Aggregate(
        names=tuple(sorted(values)),
        years=tuple(sorted({member.report.year for member in found if member.report and member.report.year})),
        editions=editions,
        cells=tuple(_cell(path, values, partial=partial) for path in _paths(editions)),
        partial=partial,
    )


def _editions(report: Report | None) -> tuple[tuple[str, str], ...]:
    tables = [(name, getattr(report, name, None)) for name in TABLES]
    return tuple((name, table.edition) for name, table in tables if table is not None)


def _merged(parts: Sequence[tuple[tuple[str, str], ...]]) -> tuple[tuple[str, str], ...]:
    """The edition of each table; the rows of a table that is the same in all editions have the latest."""
    merged = []
    for table in TABLES:
        counts = Counter(edition for part in parts for name, edition in part if name == table)
        if len({tuple(_paths(((table, edition),))) for edition in counts}) > 1:
            named = ", ".join(f"{count} of {edition}" for edition, count in sorted(counts.items()))
            raise AreaError(
                f"the table {table} has several editions ({named}), whose figures are not the same: add the reports of "
                f"each edition by themselves, for example aggregate(r for r in reports if r.{table} is not None and "
                f"r.{table}.edition == {max(counts)!r})"
            )
        if counts:
            merged.append((table, max(counts)))
    return tuple(merged)


def _paths(editions: Iterable[tuple[str, str]]) -> list[str]:
    return [figure.path for table, edition in editions for figure in tree.figures(table, edition)]


def _figures(member: Member) -> dict[str, Value]:
    if member.report is None:
        return {}
    return {path: value for table in TABLES for path, value in figures_of(member.report, table).items()}


def _cell(path: str, values: Mapping[str, Mapping[str, Value]], *, partial: bool) -> AggregateCell:
    found = {name: figures.get(path) for name, figures in values.items()}
    known = [value for value in found.values() if value is not None]
    blank = tuple(sorted(name for name, value in found.items() if value is None))
    return _made(path, sum(known) if known else None, blank, partial=partial)


def _added(
    path: str, parts: Sequence[tuple[tuple[str, ...], Mapping[str, AggregateCell]]], *, partial: bool
) -> AggregateCell:
    cells = [cells[path] if path in cells else AggregateCell(path, None, None, names) for names, cells in parts]
    known = [cell.sum for cell in cells if cell.sum is not None]
    blank = tuple(sorted(name for cell in cells for name in cell.blank))
    return _made(path, sum(known) if known else None, blank, partial=partial)


def _made(path: str, known: Value, blank: tuple[str, ...], *, partial: bool) -> AggregateCell:
    return AggregateCell(path, known if partial or not blank else None, known, blank)
