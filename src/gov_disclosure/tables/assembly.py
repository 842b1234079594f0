"""From the readings of one table to its cells: the edition first, then row by row."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import evolve, frozen

from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Cell, CellStatus, Diagnostic
from gov_disclosure.tables import diagnostics
from gov_disclosure.tables.cells import cell
from gov_disclosure.tables.gathering import Gathered, HeadedRow
from gov_disclosure.tables.placement import Choice, Evidence, Found, gather, place
from gov_disclosure.tables.specs import RowSpec, row_specs


@frozen
class Assembled:
    """One table's cells in the form's order, and what could not be settled."""

    cells: tuple[Cell, ...]
    diagnostics: tuple[Diagnostic, ...]


class _Row(NamedTuple):
    """One row's cells, one for each figure, and what could not be settled."""

    cells: tuple[Cell, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def fitting_editions(table: str, gathered: Gathered) -> frozenset[str]:
    """The editions whose form has every column that the table's heads name, and of these the ones that leave
    the fewest of its rows over. Empty where the heads contradict each other.
    """
    by_heads = frozenset(EDITIONS)
    for head in {id(row.head): row.head for row in gathered.rows}.values():
        by_heads &= head.editions
    misfits = {edition: _misfits(row_specs(table, edition), gathered) for edition in by_heads}
    return frozenset(edition for edition in by_heads if misfits[edition] == min(misfits.values()))


def names_columns(gathered: Gathered) -> bool:
    """Whether any head of the table names a column."""
    return any(row.head.columns for row in gathered.rows)


def _misfits(specs: Sequence[RowSpec], gathered: Gathered) -> int:
    size = {spec.path: spec.size for spec in specs}
    return sum(row.reading.values > size.get(str(row.reading.path), 0) for row in gathered.rows)


def assemble(table: str, edition: str, gathered: Gathered) -> Assembled:
    """The cells of one table in one edition."""
    specs = row_specs(table, edition)
    by_path: dict[str, list[HeadedRow]] = {spec.path: [] for spec in specs}
    strays = list(gathered.strays)
    for row in gathered.rows:
        if row.reading.path in by_path:
            by_path[row.reading.path].append(row)
        else:
            strays.append(row.reading)
    found: list[Diagnostic] = [diagnostics.row_unknown(stray, table) for stray in strays]
    found += [diagnostics.table_elsewhere(table, stretch.rows[0].reading) for stretch in gathered.elsewhere]
    lost = any(path in gathered.labels and not rows for path, rows in by_path.items())
    evidence = _evidence(specs, by_path, irregular=lost or bool(strays))
    rows = [_row(table, spec, by_path[spec.path], evidence, gathered.copies) for spec in specs]
    if _totals_fail(specs, rows):
        rows = [_Row(absent(spec)) for spec in specs]
        found.append(diagnostics.totals_fail(table, gathered.rows[0].reading))
    found += [diagnostic for row in rows for diagnostic in row.diagnostics]
    return Assembled(tuple([cell for row in rows for cell in row.cells]), tuple(found))


def _totals_fail(specs: Sequence[RowSpec], rows: Sequence["_Row"]) -> bool:
    """Whether most rows do not add up to their total: then the columns are not the form's."""
    judged = [
        sum([row.cells[part].value or 0 for part in total.parts]) == row.cells[total.total].value
        for spec, row in zip(specs, rows, strict=True)
        for total in spec.sums
        if row.cells[total.total].value
    ]
    return len(judged) >= LEAST_JUDGED and 2 * sum(judged) < len(judged)


LEAST_JUDGED = 4
"""Rows with a total above 0 from which on it is judged whether rows add up."""


def absent(spec: RowSpec) -> tuple[Cell, ...]:
    """The cells of a row that could not be found or settled."""
    return tuple(Cell(figure.path, CellStatus.ABSENT) for figure in spec.figures)


def _evidence(specs: Sequence[RowSpec], by_path: dict[str, list[HeadedRow]], *, irregular: bool) -> Evidence:
    rows = [(row, spec) for spec in specs for row in by_path[spec.path]]
    doubtful = any(row.head.unknown for row, _ in rows)
    return gather(
        [Found(row.reading, spec, row.head.layout) for row, spec in rows], irregular=irregular, doubtful=doubtful
    )


def _row(table: str, spec: RowSpec, rows: Sequence[HeadedRow], evidence: Evidence, copies: int) -> _Row:
    if not rows:
        return _Row(absent(spec), (diagnostics.row_absent(spec),))
    copied = [_copy(table, spec, row, evidence) for row in rows]
    unsettled = [copy for copy in copied if isinstance(copy, Diagnostic)]
    if len(rows) < copies:
        unsettled.append(diagnostics.row_repeated([row.reading for row in rows], spec, copies))
    if unsettled:  # a copy that cannot be read may say something else
        return _Row(absent(spec), tuple(unsettled))
    settled = [copy for copy in copied if not isinstance(copy, Diagnostic)]
    cells = _agreed(settled)
    if cells is not settled[0]:
        unsettled.append(diagnostics.row_repeated([row.reading for row in rows], spec, len(rows)))
    if None in [cell.value for cell in settled[0]]:
        unsettled += _unreadable(spec, settled[0])
    return _Row(cells, tuple(unsettled))


def _copy(table: str, spec: RowSpec, row: HeadedRow, evidence: Evidence) -> tuple[Cell, ...] | Diagnostic:
    """The cells of one print of a row, or why it has none."""
    if not row.head.in_order:
        labels = (column.meaning.path for column in row.head.columns)
        return diagnostics.columns_unexpected(table, row.reading, labels)
    choice = place(row.reading, spec, evidence, row.head.layout)
    return diagnostics.row_not_placed(row.reading, spec) if choice is None else _cells(spec, row, choice)


def _cells(spec: RowSpec, row: HeadedRow, choice: Choice) -> tuple[Cell, ...]:
    tokens, printed, unit = row.reading.tokens, row.reading.cells, row.head.unit
    pairs = zip(spec.figures, choice, strict=True)
    return tuple([cell(figure, tokens[index], printed[index], unit) for figure, index in pairs])


def _agreed(copies: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """The first copy where all copies have the same figures; figures that differ are unreadable."""
    first = copies[0]
    if all(_figures(copy) == _figures(first) for copy in copies[1:]):
        return first
    return tuple(
        same[0]
        if len({cell.value for cell in same}) == 1
        else evolve(same[0], status=CellStatus.UNREADABLE, value=None, unit=None)
        for same in zip(*copies, strict=True)
    )


def _figures(cells: Iterable[Cell]) -> list[object]:
    return [cell.value for cell in cells]


def _unreadable(spec: RowSpec, cells: Sequence[Cell]) -> Iterator[Diagnostic]:
    for figure, read in zip(spec.figures, cells, strict=True):
        if read.status is CellStatus.UNREADABLE:
            yield diagnostics.cell_unreadable(figure.label, read)
