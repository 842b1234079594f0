"""What the totals of a whole table say of it: whether its columns are the form's, and whether a total is one."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from gov_disclosure.model.report import Cell, CellStatus
from gov_disclosure.tables.balancing import Equation, table_equations
from gov_disclosure.tables.specs import RowSpec, Sum

LEAST_JUDGED = 4
"""Rows with a total above 0 from which on it is judged whether rows add up."""

_Cells = Mapping[str, Sequence[Cell]]
"""The cells of each row by its path."""


def totals_fail(specs: Sequence[RowSpec], cells: _Cells) -> bool:
    """Whether most rows do not add up to their total, or no sum of section 四 holds: then the columns are not the form's."""
    judged = []
    for row, total in _sums(specs, cells):
        value = row[total.total].value
        parts = _parts(row, total) if value is not None else []
        if parts and (value or any(parts)):
            judged.append(sum(parts) == value)
    if len(judged) > 1 and not any(judged):
        return True
    return len(judged) >= LEAST_JUDGED and 2 * sum(judged) < len(judged)


def totals_stand_before(specs: Sequence[RowSpec], cells: _Cells, exact: Collection[str]) -> bool:
    """Whether the last figure of rows without a total is the sum of the others in most of them, or not less in any: then
    it is the total, and a column is gone; not less says nothing where more totals hold in their place. `exact` are the
    paths of the rows of which the source marks every cell.
    """
    differences = []
    for spec in specs:
        for total in spec.sums:
            printed = _parts(cells[spec.path], total) if cells[spec.path][total.total].value is None else []
            least = 2 if spec.path in exact else 1
            if len(printed) >= least and any(printed):
                differences.append(printed[-1] - sum(printed[:-1]))
    if not differences or 2 * differences.count(0) > len(differences):
        return bool(differences)
    return min(differences) >= 0 and _count_holding(specs, cells) <= len(differences)


def _count_holding(specs: Sequence[RowSpec], cells: _Cells) -> int:
    """The totals above 0 that their parts add up to."""
    return sum(
        bool(row[total.total].value) and sum(_parts(row, total)) == row[total.total].value
        for row, total in _sums(specs, cells)
    )


def stray_totals(specs: Sequence[RowSpec], cells: _Cells, printed: Iterable[str]) -> Iterator[str]:
    """The rows, by path, whose total fails in a table that leaves most totals blank, or in which most rows could not be
    read: it may be any number. `printed` are the paths of the rows that have figures.
    """
    read = [
        (spec.path, total)
        for spec in specs
        for total in spec.sums
        if len(spec.sums) == 1 and cells[spec.path][total.total].value is not None
    ]
    left_blank = set(printed) - {path for path, _ in read}
    if len(left_blank) < LEAST_JUDGED or len(left_blank) < len(read):
        return
    for path, total in read:
        if sum(_parts(cells[path], total)) != cells[path][total.total].value:
            yield path


def in_failing_balance(table: str, edition: str, cells: _Cells, paths: Collection[str]) -> set[str]:
    """Those of the rows at `paths` through which a balance with other rows goes that fails, all its cells being read or blank."""
    found: set[str] = set()
    for equation in table_equations(table, edition) if paths else ():
        through = equation.rows.intersection(paths)
        if through and len(equation.rows) > 1 and not _may_hold(equation, cells):
            found |= through
    return found


def _may_hold(equation: Equation, cells: _Cells) -> bool:
    """Whether a balance holds, or cannot be judged."""
    if not equation.rows <= cells.keys():
        return True
    left, right = ([cells[row][index] for row, index in side] for side in (equation.left, equation.right))
    if any(cell.status in (CellStatus.ABSENT, CellStatus.UNREADABLE) for cell in (*left, *right)):
        return True
    return sum(int(cell.value or 0) for cell in left) == sum(int(cell.value or 0) for cell in right)


def _sums(specs: Sequence[RowSpec], cells: _Cells) -> Iterator[tuple[Sequence[Cell], Sum]]:
    for spec in specs:
        for total in spec.sums:
            yield cells[spec.path], total


def _parts(row: Sequence[Cell], total: Sum) -> list[int]:
    """The parts of a sum that are printed."""
    return [int(value) for part in total.parts if (value := row[part].value) is not None]
