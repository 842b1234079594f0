"""Tables with nothing to settle: every row of the form once and in its order, each with all its figures, and every sum holds.

Most tables are like that, and are read here at once. `assembly` looks at any other one row by row, and would read these the
same; a test holds it.
"""

from collections.abc import Sequence

from gov_disclosure.document import LineRef
from gov_disclosure.model.report import Cell, reported_cell
from gov_disclosure.tables.cells import cell
from gov_disclosure.tables.gathering import NO_HEAD, Gathered, HeadedRow
from gov_disclosure.tables.headings import Head
from gov_disclosure.tables.placement import has_covered, has_joined
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.specs import RowSpec
from gov_disclosure.tables.units import SCALED


def whole_cells(specs: Sequence[RowSpec], gathered: Gathered, pages: frozenset[LineRef]) -> list[Cell] | None:
    """The cells of a whole table in the form's order; None where anything of it has to be settled. `pages` are lines that
    may hold the number of a page.
    """
    rows = gathered.rows
    if len(rows) != len(specs) or gathered.strays or gathered.elsewhere or gathered.copies != 1:
        return None
    if rows[0].head is NO_HEAD and len(specs) == 1:
        return None
    cells: list[Cell] = []
    for spec, row in zip(specs, rows, strict=True):
        found = _row_cells(spec, row)
        if found is None or not (spec.sums or pages.isdisjoint(row.reading.refs)):
            return None
        cells += found
    return cells


def _row_cells(spec: RowSpec, row: HeadedRow) -> list[Cell] | None:
    """The cells of a row that has every figure, None where it has other cells or fewer, or its sums fail."""
    reading, head = row
    if reading.path != spec.path or reading.values != spec.size or not _is_settled(head):
        return None
    if has_joined(reading) or (reading.exact and has_covered(reading)):
        return None
    tokens, printed = reading.tokens, reading.cells
    if len(tokens) > spec.size:
        choice = [index for index, token in enumerate(tokens) if not token.blank]
        if not spec.sums and not _stands_under(head, reading, choice):
            return None
        tokens, printed = [tokens[index] for index in choice], [printed[index] for index in choice]
    if not spec.counts:
        found = [cell(*each, head.unit) for each in zip(spec.figures, tokens, printed, strict=True)]
        return None if None in [one.value for one in found] else found
    counts = [token.count for token in tokens if token.count is not None]
    if len(counts) < spec.size or not _sums_hold(counts, spec):
        return None
    return [
        reported_cell(figure.path, count, place.text if place.raw is None else place.raw, place.position, figure.unit)
        for figure, count, place in zip(spec.figures, counts, printed, strict=True)
    ]


def _stands_under(head: Head, reading: Reading, choice: Sequence[int]) -> bool:
    """Whether the figures of a row with blanks beside them, which no sum proves, stand in neighbouring columns, those
    of the labels above.
    """
    if reading.exact or reading.row is None or head.layout is None:
        return False
    edges = reading.columns
    columns = tuple([edges[index] for index in choice])
    return head.layout == (reading.width, columns) and columns[-1] - columns[0] == len(columns) - 1


def _is_settled(head: Head) -> bool:
    return head.in_order and not head.unknown and head.unit != SCALED


def _sums_hold(counts: Sequence[int], spec: RowSpec) -> bool:
    return all(sum(map(counts.__getitem__, total.parts)) == counts[total.total] for total in spec.sums)
