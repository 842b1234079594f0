"""From the readings of one table to its cells: the edition first, then row by row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from attrs import evolve, frozen

from gov_disclosure.document import LineRef
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Cell, CellStatus, Diagnostic, Leftover
from gov_disclosure.tables import diagnostics
from gov_disclosure.tables.cells import cell
from gov_disclosure.tables.doubts import are_rows_of_their_own, doubted, row_numbers
from gov_disclosure.tables.gathering import NO_HEAD, Gathered, HeadedRow
from gov_disclosure.tables.glued import GluedTable
from gov_disclosure.tables.ordered import in_order
from gov_disclosure.tables.placement import Choice, Evidence, Found, gather, lone_widths, place
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.recovery import BALANCED, Placed, balanced, contested, in_columns, relabelled
from gov_disclosure.tables.shifted import Rows, may_be_shifted
from gov_disclosure.tables.specs import RowSpec, row_specs
from gov_disclosure.tables.totals import (
    LEAST_JUDGED,
    in_failing_balance,
    stray_totals,
    totals_fail,
    totals_stand_before,
)
from gov_disclosure.tables.units import SCALED
from gov_disclosure.tables.whole import WholeRow, whole_cells, whole_rows
from gov_disclosure.tables.wrapped import rejoin


@frozen
class Assembled:
    """One table's cells in the form's order, what could not be settled, what was not placed, and the lines of the document
    that the table takes up: none where there is no table. `whole` are the rows of one with nothing to settle.
    """

    cells: tuple[Cell, ...]
    diagnostics: tuple[Diagnostic, ...]
    leftovers: tuple[Leftover, ...] = ()
    refs: frozenset[LineRef] = frozenset()
    whole: tuple[WholeRow, ...] = ()


class _Row(NamedTuple):
    """One row's cells, one for each figure, and what could not be settled; `used` says whether its figures were placed,
    `agreed` whether all copies have the same; `doubted` are cells that were read and may be other rows'.
    """

    cells: tuple[Cell, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    used: bool = False
    agreed: bool = True
    doubted: tuple[Cell, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing of the row is left over: its figures were placed, and its copies agree."""
        return self.used and self.agreed


def fitting_editions(table: str, gathered: Gathered) -> frozenset[str]:
    """The editions whose form has every column that the table's heads name, and of these the ones that leave
    the fewest of its rows over. Empty where the heads contradict each other.
    """
    by_heads = frozenset(EDITIONS)
    for head in {id(row.head): row.head for row in gathered.rows}.values():
        by_heads &= head.editions
    misfits = {edition: _misfits(_sizes(table, edition), gathered) for edition in by_heads}
    return frozenset(edition for edition in by_heads if misfits[edition] == min(misfits.values()))


def names_columns(gathered: Gathered) -> bool:
    """Whether any head of the table names a column."""
    return any(row.head.columns for row in gathered.rows)


@cache
def _sizes(table: str, edition: str) -> Mapping[str | None, int]:
    return {spec.path: spec.size for spec in row_specs(table, edition)}


def _misfits(sizes: Mapping[str | None, int], gathered: Gathered) -> int:
    """How many rows have more values than the form has figures there."""
    return len([1 for row in gathered.rows if row[0].values > sizes.get(row[0].path, 0)])


def assemble(
    table: str, edition: str, gathered: Gathered, *, pages: frozenset[LineRef] = frozenset(), gridded: bool = False
) -> Assembled:
    """The cells of one table in one edition. `pages` are lines that may hold the number of a page; `gridded` says that the
    document prints every place of its tables in its column.
    """
    specs = row_specs(table, edition)
    gathered = gathered.in_edition(edition)
    whole = whole_rows(specs, gathered)
    cells = whole and whole_cells(whole, pages)
    if whole and cells:  # as in most documents
        return Assembled(tuple(cells), (), (), gathered.refs, tuple(whole))
    return _row_by_row(table, edition, gathered, pages, gridded)


def _row_by_row(table: str, edition: str, gathered: Gathered, pages: frozenset[LineRef], gridded: bool) -> Assembled:
    """The cells of a table of which each row has to be looked at."""
    specs = row_specs(table, edition)
    known, strays, found = _sorted_out(table, edition, specs, gathered)
    numbers = row_numbers(known, strays)
    strays = [stray for stray in strays if not any(stray is number for number in numbers)]
    by_path: dict[str, list[HeadedRow]] = {spec.path: [] for spec in specs}
    for row in known:
        by_path[str(row.reading.path)].append(row)
    # In a table a label alone is a row of blank cells; where every cell has a line of its own, figures are lost
    lost = any(path in gathered.labels and not rows for path, rows in by_path.items()) and any(
        row.reading.row is None for row in known
    )
    irregular = lost or bool(strays and (specs[0].sums or not are_rows_of_their_own(specs, known, strays)))
    evidence = _evidence(specs, by_path, irregular=irregular, gridded=gridded)
    rows = {spec.path: _row(table, spec, by_path[spec.path], evidence, gathered.copies) for spec in specs}
    for spec in doubted(specs, by_path, strays, gathered.labels, pages) if gathered.copies == 1 else ():
        read = rows[spec.path].cells if rows[spec.path].used else ()
        rows[spec.path] = _not_placed(spec, by_path[spec.path][0].reading, read)
    faults: list[Diagnostic] = []
    if _are_others(rows.values()):
        rows = {spec.path: _repeated(spec, by_path[spec.path]) for spec in specs}
    else:
        rows, strays, faults = _settled(table, edition, by_path, rows, strays, gathered)
    guessed = {row.reading.path for row in known if row.reading.path and not row.reading.certain}
    refuted = in_failing_balance(table, edition, {path: row.cells for path, row in rows.items()}, guessed)
    if gathered.copies == 1:
        left = [*(stray.reading for stray in strays), *gathered.beside]
        read_cells = {path: row.cells for path, row in rows.items() if row.used}
        refuted |= may_be_shifted(table, edition, specs, Rows(by_path, left, gathered.labels), read_cells)
    rows |= {spec.path: _not_placed(spec, by_path[spec.path][0].reading) for spec in specs if spec.path in refuted}
    found = [one for one in found if (one.code != "row-placed" or rows[str(one.path)].used) and one.path not in refuted]
    found += faults
    found += [diagnostics.row_unknown(stray.reading, table) for stray in strays]
    found += [diagnostics.table_elsewhere(table, stretch.rows[0].reading) for stretch in gathered.elsewhere]
    found += [diagnostic for row in rows.values() for diagnostic in row.diagnostics]
    left = [row.reading for row in known if not rows[str(row.reading.path)].whole] + [row.reading for row in strays]
    left += [row.reading for stretch in gathered.elsewhere for row in stretch.all_rows]
    cells = tuple([cell for row in rows.values() for cell in row.cells])
    return Assembled(cells, tuple(found), tuple(leftovers(table, left)), gathered.refs)


def assemble_glued(glued: GluedTable) -> Assembled:
    """The cells of a table whose cells run together in the document."""
    specs = row_specs(glued.table, glued.edition)
    open_rows = {row.path for row in glued.unsettled}
    found = [diagnostics.table_glued(glued.table)]
    found += [diagnostics.row_glued(row.path, row.excerpt, row.position) for row in glued.unsettled]
    lacking = [spec for spec in specs if spec.path not in glued.rows and spec.path not in open_rows]
    found += map(diagnostics.row_absent, lacking)
    left = [Leftover(glued.table, row.excerpt, row.position) for row in glued.unsettled]
    cells = [cell for spec in specs for cell in glued.rows.get(spec.path, absent(spec))]
    return Assembled(tuple(cells), tuple(found), tuple(left), glued.refs)


def leftovers(table: str, readings: Iterable[Reading]) -> Iterator[Leftover]:
    """The rows that were not placed, in the order of the document; those without any figure are none."""
    for reading in sorted(readings, key=lambda reading: reading.place):
        if reading.values:
            yield Leftover(table, reading.excerpt, reading.position)


def _sorted_out(
    table: str, edition: str, specs: Sequence[RowSpec], gathered: Gathered
) -> tuple[list[HeadedRow], list[HeadedRow], list[Diagnostic]]:
    """The rows under a label of the edition, those under none, and what is to be said of labels that are damaged."""
    paths = {spec.path for spec in specs}
    known = [row for row in gathered.rows if row.reading.path in paths]
    strays = [*gathered.strays, *(row for row in gathered.rows if row.reading.path not in paths)]
    if gathered.copies > 1 or (not strays and len(known) <= len(specs)):  # as in most tables
        return known, strays, []
    known, strays, broken = rejoin(table, edition, specs, known, strays)
    likely = relabelled(table, edition, specs, known, strays)
    label_of = {spec.path: spec.label for spec in specs}
    found = [diagnostics.row_rejoined(row.reading, label_of[row.reading.path or table]) for row in broken]
    found += [diagnostics.label_damaged(strays[index].reading, path, label_of[path]) for index, path in likely.items()]
    known += [
        HeadedRow(strays[index].reading._replace(path=path, certain=False), strays[index].head)
        for index, path in likely.items()
    ]
    return known, [stray for index, stray in enumerate(strays) if index not in likely], found


def _settled(
    table: str,
    edition: str,
    by_path: Mapping[str, Sequence[HeadedRow]],
    rows: dict[str, _Row],
    strays: list[HeadedRow],
    gathered: Gathered,
) -> tuple[dict[str, _Row], list[HeadedRow], list[Diagnostic]]:
    """The rows after the table has been looked at as a whole, the strays that are left, and what is wrong with it."""
    specs = row_specs(table, edition)
    spec_of = {spec.path: spec for spec in specs}
    known = [row for spec in specs for row in by_path[spec.path]]
    whole = table == BALANCED and gathered.copies == 1 and not all(row.used for row in rows.values())
    plain = all(row.head.in_order and row.head.unit != SCALED for row in (*known, *strays))
    if whole and plain and not contested(known, strays) and (ways := in_columns(edition, specs, known)):
        first = {spec.path: by_path[spec.path][0] for spec in specs}
        lone = lone_widths(row.reading for row in known)
        # A row of a text that is a cell narrower than all others may lack any of its blanks
        ways = {path: way for path, way in ways.items() if _is_regular(first[path].reading, lone)}
        if all(_is_under_its_head(spec_of[path], first[path], way) for path, way in ways.items()):
            rows = rows | {path: _read_row(spec_of[path], first[path], way) for path, way in ways.items()}
    cells = {path: row.cells for path, row in rows.items()}
    exact = [row.reading.path for row in known if row.reading.exact and row.reading.path]
    if totals_fail(specs, cells) or totals_stand_before(specs, cells, exact):
        fault = diagnostics.totals_fail(table, gathered.rows[0].reading)
        return {spec.path: _Row(absent(spec)) for spec in specs}, strays, [fault]
    for path in stray_totals(
        specs, cells, [row.reading.path for row in known if row.reading.path and row.reading.values]
    ):
        rows[path] = _not_placed(spec_of[path], by_path[path][0].reading)
    if _most_unplaced(specs, by_path, rows):
        rows = {spec.path: _undone(spec, by_path[spec.path], rows[spec.path]) for spec in specs}
    if not whole or not plain or any(CellStatus.UNREADABLE in map(_status, row.cells) for row in rows.values()):
        return rows, strays, []
    settled = {path: [int(cell.value or 0) for cell in row.cells] for path, row in rows.items() if row.used}
    placed = balanced(edition, specs, settled, known, strays) or {
        path: one for path, one in in_order(edition, specs, known, strays).items() if path not in settled
    }
    # Where figures alike may stand in several columns, none of a row may be sure of its own
    placed = {path: one for path, one in placed.items() if any(index is not None for index in one.choice)}
    more = {path: _placed_row(spec_of[path], one, rows[path].doubted) for path, one in placed.items()}
    used = [one.row for one in placed.values()]
    return {**rows, **more}, [stray for stray in strays if stray not in used], []


def _is_regular(reading: Reading, lone: frozenset[int]) -> bool:
    """Whether the source marks every cell of a row, or other rows are as wide."""
    return reading.exact or reading.row is None or reading.width not in lone


def _status(cell: Cell) -> CellStatus:
    return cell.status


def _read_row(spec: RowSpec, row: HeadedRow, choice: Choice) -> _Row:
    return _Row(_cells(spec, row, choice), used=True)


def _placed_row(spec: RowSpec, placed: Placed, doubted: tuple[Cell, ...]) -> _Row:
    """The row as it was placed; if it was read so before, and only doubted, there is nothing to say of it."""
    reading = placed.row.reading
    cells = tuple(
        Cell(figure.path, CellStatus.ABSENT)
        if index is None
        else _placed(cell(figure, reading.tokens[index], reading.cells[index], None))
        for figure, index in zip(spec.figures, placed.choice, strict=True)
    )
    if doubted and _figures(doubted) == _figures(cells):
        return _Row(doubted, used=True)
    return _Row(cells, (diagnostics.row_placed(reading, spec),), used=True)


def _placed(cell: Cell) -> Cell:
    return evolve(cell, status=CellStatus.PLACED) if cell.status is CellStatus.REPORTED else cell


def _most_unplaced(
    specs: Sequence[RowSpec], by_path: Mapping[str, Sequence[HeadedRow]], rows: Mapping[str, _Row]
) -> bool:
    """Whether most rows with as many values as figures, or more, could not be placed: then one with other cells besides
    its figures may add up by chance, with the number of the row among them.
    """
    filled = [
        rows[spec.path].used
        for spec in specs
        if spec.sums and any(row.reading.values >= spec.size for row in by_path[spec.path])
    ]
    return len(filled) >= LEAST_JUDGED and 0 < 2 * sum(filled) < len(filled)


def _undone(spec: RowSpec, rows: Sequence[HeadedRow], read: _Row) -> _Row:
    """The row without figures if it has other cells than these."""
    other = next((row.reading for row in rows if len(row.reading.tokens) != spec.size), None)
    return read if other is None or not read.used else _not_placed(spec, other)


def _not_placed(spec: RowSpec, reading: Reading, doubted: tuple[Cell, ...] = ()) -> _Row:
    return _Row(absent(spec), (diagnostics.row_not_placed(reading, spec),), doubted=doubted)


def absent(spec: RowSpec) -> tuple[Cell, ...]:
    """The cells of a row that could not be found or settled."""
    return tuple(Cell(figure.path, CellStatus.ABSENT) for figure in spec.figures)


def _evidence(
    specs: Sequence[RowSpec], by_path: dict[str, list[HeadedRow]], *, irregular: bool, gridded: bool
) -> Evidence:
    rows = [(row, spec) for spec in specs for row in by_path[spec.path]]
    doubtful = any(row.head.unknown or (len(specs) == 1 and row.head is NO_HEAD) for row, _ in rows)
    found = [Found(row.reading, spec, row.head.layout) for row, spec in rows]
    return gather(found, irregular=irregular, doubtful=doubtful, gridded=gridded)


def _row(table: str, spec: RowSpec, rows: Sequence[HeadedRow], evidence: Evidence, copies: int) -> _Row:
    if not rows:
        return _Row(absent(spec), (diagnostics.row_absent(spec),))
    copied = [_copy(table, spec, row, evidence) for row in rows]
    if len(copied) == copies == 1 and isinstance(copied[0], tuple) and rows[0].reading.certain:  # so are most
        unread = _unreadable(spec, copied[0]) if None in [cell.value for cell in copied[0]] else ()
        return _Row(copied[0], tuple(unread), used=True)
    unsettled = [copy for copy in copied if isinstance(copy, Diagnostic)]
    if len(rows) < copies:
        unsettled.append(diagnostics.row_repeated([row.reading for row in rows], spec, copies))
    if unsettled:  # a copy that cannot be read may say something else
        return _Row(absent(spec), tuple(unsettled))
    settled = [copy for copy in copied if not isinstance(copy, Diagnostic)]
    cells = _agreed(settled)
    cells_agree = cells is settled[0]
    if not cells_agree:
        unsettled.append(diagnostics.row_repeated([row.reading for row in rows], spec, len(rows)))
    if None in [cell.value for cell in settled[0]]:
        unsettled += _unreadable(spec, settled[0])
    if not rows[0].reading.certain:
        cells = tuple(map(_placed, cells))
    return _Row(cells, tuple(unsettled), used=True, agreed=cells_agree)


def _copy(table: str, spec: RowSpec, row: HeadedRow, evidence: Evidence) -> tuple[Cell, ...] | Diagnostic:
    """The cells of one print of a row, or why it has none."""
    if not row.head.in_order:
        named = [column.meaning.path for column in row.head.columns]
        return diagnostics.columns_unexpected(table, row.reading, named, spec)
    choice = place(row.reading, spec, evidence, row.head.layout)
    if choice is None or _total_is_headed_elsewhere(spec, row, choice):
        return diagnostics.row_not_placed(row.reading, spec)
    return _cells(spec, row, choice)


def _is_under_its_head(spec: RowSpec, row: HeadedRow, choice: Choice) -> bool:
    """Whether the head above names every column, and 总计 none but the last: columns that balance say not which they are."""
    named = {column.meaning.path for column in row.head.columns}
    return named >= {figure.column for figure in spec.figures} and not _total_is_headed_elsewhere(spec, row, choice)


def _total_is_headed_elsewhere(spec: RowSpec, row: HeadedRow, choice: Choice) -> bool:
    """Whether a blank total stands in another column than the head has 总计 in: then a column may be gone."""
    entry = choice[spec.sums[0].total] if len(spec.sums) == 1 else None
    if entry is None or not row.reading.tokens[entry].blank:
        return False
    headed = [
        column.column
        for column in row.head.columns
        if column.meaning.path == spec.figures[-1].column and column.width == row.reading.width
    ]
    return headed[-1:] not in ([], [None], [row.reading.columns[entry]])


def _cells(spec: RowSpec, row: HeadedRow, choice: Choice) -> tuple[Cell, ...]:
    tokens, printed, unit = row.reading.tokens, row.reading.cells, row.head.unit
    pairs = zip(spec.figures, choice, strict=True)
    return tuple([cell(figure, tokens[index], printed[index], unit) for figure, index in pairs])


def _are_others(rows: Iterable[_Row]) -> bool:
    """Whether copies of a table are tables of several organs or years: they differ in most figures, and those that are the
    same are so by chance.
    """
    cells = [cell for row in rows for cell in row.cells]
    differing = [cell for row in rows if not row.agreed for cell in row.cells if cell.value is None]
    return len(differing) > sum(bool(cell.value) for cell in cells)


def _repeated(spec: RowSpec, rows: Sequence[HeadedRow]) -> _Row:
    """A row of which no copy can be taken for the others."""
    if not rows:
        return _Row(absent(spec), (diagnostics.row_absent(spec),))
    return _Row(absent(spec), (diagnostics.tables_differ([row.reading for row in rows], spec),))


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
