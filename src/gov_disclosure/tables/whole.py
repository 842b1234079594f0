"""Tables with nothing to settle: every row of the form once and in its order, each with all its figures, and every sum holds.

Most tables are like that, and are read here at once. `assembly` looks at any other one row by row, and would read these the
same; a test holds it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gov_disclosure.document import LineRef
from gov_disclosure.model.report import Cell, reported_cell
from gov_disclosure.tables.cells import cell
from gov_disclosure.tables.gathering import NO_HEAD, Gathered, HeadedRow
from gov_disclosure.tables.headings import Head
from gov_disclosure.tables.placement import has_covered, has_joined
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.specs import RowSpec
from gov_disclosure.tables.stream import Printed, Token
from gov_disclosure.tables.units import SCALED


class WholeRow(NamedTuple):
    """A row of the form, and what stands in the places of its figures, in their order. `unit` is the one that its head names,
    `refs` are its lines.
    """

    spec: RowSpec
    tokens: Sequence[Token]
    cells: Sequence[Printed]
    unit: str | None
    refs: Sequence[LineRef]


def whole_rows(specs: Sequence[RowSpec], gathered: Gathered) -> list[WholeRow] | None:
    """The rows of a table of which each has a value in the place of every figure; None where any place has to be settled.

    What the values are is not looked at.
    """
    rows = gathered.rows
    if len(rows) != len(specs) or gathered.strays or gathered.elsewhere or gathered.copies != 1:
        return None
    if rows[0].head is NO_HEAD and len(specs) == 1:
        return None
    found: list[WholeRow] = []
    for spec, row in zip(specs, rows, strict=True):
        whole = _whole_row(spec, row)
        if whole is None:
            return None
        found.append(whole)
    return found


def whole_cells(rows: Iterable[WholeRow], pages: frozenset[LineRef]) -> list[Cell] | None:
    """The cells of whole rows; None where a value is no figure, or a sum fails. `pages` are lines that may hold the number
    of a page.
    """
    cells: list[Cell] = []
    for row in rows:
        found = _row_cells(row)
        if found is None or not (row.spec.sums or pages.isdisjoint(row.refs)):
            return None
        cells += found
    return cells


def _whole_row(spec: RowSpec, row: HeadedRow) -> WholeRow | None:
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
    return WholeRow(spec, tokens, printed, head.unit, reading.refs)


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


def _row_cells(row: WholeRow) -> list[Cell] | None:
    spec, tokens, printed, unit, _ = row
    if not spec.counts:
        found = [cell(*each, unit) for each in zip(spec.figures, tokens, printed, strict=True)]
        return None if None in [one.value for one in found] else found
    counts = [token.count for token in tokens if token.count is not None]
    if len(counts) < spec.size or not _sums_hold(counts, spec):
        return None
    return [
        reported_cell(figure.path, count, place.text if place.raw is None else place.raw, place.noted, figure.unit)
        for figure, count, place in zip(spec.figures, counts, printed, strict=True)
    ]


def _sums_hold(counts: Sequence[int], spec: RowSpec) -> bool:
    count = counts.__getitem__
    return False not in [sum(map(count, parts)) == count(total) for parts, total in spec.sums]
