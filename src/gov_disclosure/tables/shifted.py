"""Rows whose figures may be those of the label above or below: one label has none, and figures without a label are left.

Where the cells of a row stand a line higher or lower than its label, each label of a stretch has its neighbour's figures, and
each row adds up all the same. At one end of the stretch a label is without figures, at the other figures are without a label.
A blank row and figures of another kind look like that too; the balances between rows tell which it is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gov_disclosure.model.report import Cell, CellStatus
from gov_disclosure.tables.balancing import Equation, table_equations
from gov_disclosure.tables.gathering import HeadedRow
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.recovery import BALANCED, amounts_of
from gov_disclosure.tables.specs import RowSpec

_ByPath = Mapping[str, Sequence[HeadedRow]]
_Cells = Mapping[str, Sequence[Cell]]
"""The cells of the rows that were read, by path."""
_Figures = Sequence[int] | None
"""What a row counts; None where nothing says which figures these are."""

LEAST_LEFT = 2
"""Figures behind those of a row of section 三 that may be another row's; one alone may be the number of a page."""

MOST_ENDS = 6
"""Figures without a label of which it is asked whether they are a row's; more of them leave a doubt."""


class Rows(NamedTuple):
    """The rows by path, readings that are part of none, and the paths of the rows whose label is there."""

    by_path: _ByPath
    left: Iterable[Reading]
    labels: Collection[str]


class _Left(NamedTuple):
    """Figures without a label, how many of them are printed, and the number of the last row of the form above them, -1 if there
    is none.
    """

    figures: _Figures
    values: int
    above: int


class _Table(NamedTuple):
    """A table as it stands: the figures of each row, the numbers of the rows without any, of these whose label is not there
    either, and figures without a label.
    """

    specs: Sequence[RowSpec]
    equations: Sequence[Equation]
    own: Sequence[_Figures]
    holes: Sequence[int]
    lost: Sequence[int]
    ends: Sequence[_Left]


def may_be_shifted(
    table: str,
    edition: str,
    specs: Sequence[RowSpec],
    found: Rows,
    cells: _Cells,
) -> set[str]:
    """The rows, by path, between a label without figures and figures without a label, unless the balances hold as the rows
    stand, and would not if each had its neighbour's figures; `cells` are those of the rows that were read.
    """
    by_path, left, labels = found
    rows = [(spec, by_path[spec.path], cells.get(spec.path, ())) for spec in specs]
    holes = [number for number, (_, printed, read) in enumerate(rows) if not _has_figures(printed, read)]
    if not specs[0].sums:
        left = _within(by_path, left)
    ends = list(_ends(specs, by_path, cells, left)) if holes else []
    if not ends and not (table == BALANCED and {0, len(specs) - 1}.intersection(holes)):
        return set()
    equations = [one for one in table_equations(table, edition) if len(one.rows) > 1]
    lost = [number for number in holes if specs[number].path not in labels]
    as_it_stands = _Table(specs, equations, [_figures_of(*row) for row in rows], holes, lost, ends)
    doubtful = {number for end in ends for hole in holes for number in _doubtful(as_it_stands, end, hole)}
    if _is_moved_by_one(as_it_stands):
        doubtful.update(range(len(specs)))
    return {specs[number].path for number in doubtful if by_path[specs[number].path]}


def _within(by_path: _ByPath, left: Iterable[Reading]) -> list[Reading]:
    """The figures that stand in a table of markup with rows of the form, where each label has its figures beside it: no others can
    be such a row's.
    """
    rows = [row.reading for rows in by_path.values() for row in rows]
    if not all(row.exact and not row.label_above for row in rows):
        return list(left)
    blocks = {ref[0] for row in rows for ref in row.refs}
    return [reading for reading in left if reading.refs[0][0] in blocks]


def _is_moved_by_one(table: _Table) -> bool:
    """Whether nothing balances but the whole table moved by one row, the figures without a label being blank."""
    blank = [0] * table.specs[0].size
    ways = [[*table.own[1:], blank]] if 0 in table.holes else []
    ways += [[blank, *table.own[:-1]]] if len(table.specs) - 1 in table.holes else []
    if not table.equations or not ways or all(_are_equal(_sides(one, table, table.own)) for one in table.equations):
        return False
    return any(all(_are_equal(_sides(one, table, rows)) for one in table.equations) for rows in ways)


def _has_figures(rows: Sequence[HeadedRow], cells: Sequence[Cell]) -> bool:
    return any(row.reading.values for row in rows) or any(cell.value is not None for cell in cells)


def _ends(specs: Sequence[RowSpec], by_path: _ByPath, cells: _Cells, left: Iterable[Reading]) -> Iterator[_Left]:
    """Figures without a label that may be those of a row: in a row of their own, or behind the figures of another."""
    printed = [by_path[spec.path][0].reading if by_path[spec.path] else None for spec in specs]
    for reading in left:
        above = [number for number, row in enumerate(printed) if row and row.values and row.place < reading.place]
        number = max(above, default=-1)
        spec = specs[max(number, 0)]
        is_rest = bool(above) and _is_rest(reading, by_path[spec.path][0].reading, spec)
        if not reading.names_itself and not is_rest and _may_be_row(reading, spec):
            yield _Left(_counts(reading, spec), reading.values, number)
    for number, (spec, row) in enumerate(zip(specs, printed, strict=True)):
        if row is not None and spec.path not in cells and _may_be_two(row, spec):
            yield _Left(_of_two(row, spec)[1], row.values - spec.size, number)


def _is_rest(reading: Reading, above: Reading, spec: RowSpec) -> bool:
    """Whether figures are the rest of the row above that is broken over two lines."""
    *parts, last = amounts_of(above) or [0]
    return len(above.tokens) + reading.values == spec.size and last != sum(parts)


def _may_be_row(reading: Reading, spec: RowSpec) -> bool:
    """Whether figures may be those of a row, and not the number of a page."""
    if reading.values == 1 and spec.sums:
        return _counts(reading, spec) == [0] * spec.size
    return reading.values > 0


def _may_be_two(reading: Reading, spec: RowSpec) -> bool:
    """Whether the figures behind a label may be those of two rows."""
    return bool(spec.sums) and (reading.values >= spec.size + LEAST_LEFT or None not in _of_two(reading, spec))


def _figures_of(spec: RowSpec, rows: Sequence[HeadedRow], cells: Sequence[Cell]) -> _Figures:
    """The figures of a row as it was read, else as it is printed; none are 0."""
    if any(cell.status is CellStatus.UNREADABLE for cell in cells):
        return None
    if cells or not rows:
        return [int(cell.value or 0) for cell in cells] or [0] * spec.size
    reading = rows[0].reading
    if _may_be_two(reading, spec):
        return _of_two(reading, spec)[0]
    return _counts(reading, spec) if reading.values else [0] * spec.size


def _of_two(reading: Reading, spec: RowSpec) -> tuple[_Figures, _Figures]:
    """The figures of two rows that stand behind one label."""
    counts = amounts_of(reading) or []
    if len(counts) != 2 * spec.size:
        counts = [0 if token.blank else token.count or 0 for token in reading.tokens]
        if len(counts) != 2 * spec.size or reading.tokens[spec.size - 1].blank or reading.tokens[-1].blank:
            return None, None
    both = counts[: spec.size], counts[spec.size :]
    return both if all(_adds_up(one, spec) for one in both) else (None, None)


def _counts(reading: Reading, spec: RowSpec) -> _Figures:
    """The figures as they are printed, if there is one for each place, or the places of the blank cells are beyond doubt."""
    counts = amounts_of(reading)
    if counts is None or len(counts) == spec.size:
        return counts
    if not any(counts):
        return [0] * spec.size
    cells = [0 if token.blank else token.count or 0 for token in reading.tokens]
    windows = [cells[start : start + spec.size] for start in range(len(cells) - spec.size + 1)]
    whole = [one for one in windows if sum(one) == sum(cells) and _adds_up(one, spec)]
    return whole[0] if whole and all(one == whole[0] for one in whole) else None


def _adds_up(figures: Sequence[int], spec: RowSpec) -> bool:
    return all(sum(figures[part] for part in one.parts) == figures[one.total] for one in spec.sums)


def _doubtful(table: _Table, end: _Left, hole: int) -> Iterator[int]:
    """The numbers of the rows between figures without a label and a label without figures that may have their neighbour's."""
    between = range(end.above + 1, hole + 1) if hole > end.above else range(hole, end.above + 1)
    if not table.equations:
        sizes = {table.specs[number].size for number in between}
        yield from between if sizes == {end.values} and len(between) > 1 else ()
    elif hole not in _beside(table, end) and not _is_told(table, end, hole):
        yield from between


def _beside(table: _Table, end: _Left) -> list[int]:
    """The rows without figures in whose place figures without a label stand."""
    filled = (number for number in range(end.above + 1, len(table.own)) if number not in table.holes)
    return [*range(end.above + 1, next(filled, len(table.own)))]


def _is_told(table: _Table, end: _Left, hole: int) -> bool:
    """Whether balances tell that the rows stand where they should, the figures without a label being no row's, or that of a
    row in whose place they stand.
    """
    if len(table.ends) > MOST_ENDS:
        return False
    others = _filled(table, [other for other in table.ends if other is not end])
    moved = _moved(others, end, hole)
    standing = {number: [*others[:number], end.figures, *others[number + 1 :]] for number in _beside(table, end)}
    # Nothing but its place tells the row of a lost label from others that add up to the same
    placed = any(_hold_mostly(table, rows) for number, rows in standing.items() if number in table.lost)
    return placed or any(_hold_better(table, rows, moved) for rows in (others, *standing.values()))


def _hold_mostly(table: _Table, rows: Sequence[_Figures]) -> bool:
    """Whether most balances above 0 hold."""
    holding = [
        _are_equal(sides) for sides in (_sides(one, table, rows) for one in table.equations) if any(sides) or not sides
    ]
    return 2 * sum(holding) > len(holding) or not holding


def _filled(table: _Table, ends: Iterable[_Left]) -> list[_Figures]:
    """The figures of the rows as they stand; those without a label are the row's in whose place they stand."""
    rows = list(table.own)
    free = list(table.holes)
    for end in ends:
        hole = next((number for number in _beside(table, end) if number in free), None)
        if hole is not None:
            free.remove(hole)
            rows[hole] = end.figures
    return rows


def _moved(rows: Sequence[_Figures], end: _Left, hole: int) -> list[_Figures]:
    """The figures of the rows if those from the ones without a label to the label without any are its neighbour's."""
    if hole > end.above:
        return [*rows[: end.above + 1], end.figures, *rows[end.above + 1 : hole], *rows[hole + 1 :]]
    return [*rows[:hole], *rows[hole + 1 : end.above + 1], end.figures, *rows[end.above + 1 :]]


def _hold_better(table: _Table, standing: Sequence[_Figures], moved: Sequence[_Figures]) -> bool:
    """Whether balances above 0 hold as the rows stand and not if they are moved, more of them than fail both ways, and none
    holds only if they are moved; where it is not known what is moved, whether all hold.
    """
    holding = [(_sides(one, table, standing), _sides(one, table, moved)) for one in table.equations]
    if None in moved:
        return all(_are_equal(as_it_stands) for as_it_stands, _ in holding)
    against = [as_it_stands for as_it_stands, if_moved in holding if _are_equal(if_moved)]
    told = [_are_equal(sides) for sides, if_moved in holding if any(sides) and not _are_equal(if_moved)]
    return 2 * sum(told) > len(told) and all(map(_are_equal, against))


def _sides(equation: Equation, table: _Table, rows: Sequence[_Figures]) -> Sequence[int]:
    """What the sides of a balance add up to; none where it cannot be judged."""
    figures = {spec.path: row for spec, row in zip(table.specs, rows, strict=True)}
    if any(figures[path] is None for path in equation.rows):
        return ()
    return [sum((figures[path] or ())[index] for path, index in side) for side in (equation.left, equation.right)]


def _are_equal(sides: Sequence[int]) -> bool:
    return len(set(sides)) == 1
