"""Which entry of a row is which figure, and when that is proved.

A row with as many values as the form has figures is read in order. A row with blank cells is read only
where the layout proves which cells are blank; otherwise it is not placed at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from gov_disclosure.tables.headings import Layout
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.specs import RowSpec
from gov_disclosure.tables.stream import Place, Sort
from gov_disclosure.text import Mark


@frozen
class Evidence:
    """What the other rows of the table prove.

    `layouts` are those in which complete rows have their figures; `irregular` says that some rows have lost or gained cells, `even` that every row has as many cells as figures; `doubtful` that a heading does not
    look like the form's.
    """

    layouts: frozenset[Layout]
    irregular: bool
    even: bool
    doubtful: bool = False


def gather(rows: Iterable[tuple[Reading, RowSpec]], *, doubtful: bool) -> Evidence:
    """The evidence of a table's rows."""
    layouts = set()
    irregular, even = False, True
    for reading, spec in rows:
        values = reading.values
        even = even and len(reading.entries) == spec.size
        if len(values) == spec.size:
            layouts.add((reading.width, tuple(entry.column for entry in values)))
        elif len(values) > spec.size or len(reading.entries) < spec.size:
            irregular = True
    return Evidence(frozenset(layouts), irregular, even, doubtful)


def place(
    reading: Reading, spec: RowSpec, evidence: Evidence, head_layout: Layout | None = None
) -> tuple[Place, ...] | None:
    """The entry of each figure of the row, None where the document does not prove it.

    `head_layout` is the layout of the labels above the figures.
    """
    if head_layout and len(reading.entries) == spec.size > len(reading.values):
        evidence = evolve(evidence, layouts=evidence.layouts | {head_layout})
    possible = _candidates(reading, spec, evidence)
    proved = [candidate for candidate in possible if _proved(candidate, reading, spec, evidence)]
    if not proved or any(_texts(other) != _texts(proved[0]) for other in proved[1:]):
        return None
    return proved[0]


def _texts(candidate: Sequence[Place]) -> list[str]:
    return [entry.printed for entry in candidate]


def _candidates(reading: Reading, spec: RowSpec, evidence: Evidence) -> Iterator[tuple[Place, ...]]:
    """The readings of the row that are possible at all, the plainest first."""
    wanted = spec.size
    if len(reading.values) > wanted:
        return
    if len(reading.values) == wanted:
        yield reading.values
        return
    uncovered = tuple(entry for entry in reading.entries if not entry.covered)
    if not reading.values and len(reading.entries) >= wanted:
        yield reading.entries[:wanted]
    elif len(uncovered) == wanted:
        yield uncovered
    elif len(reading.entries) == wanted:
        yield reading.entries
    elif reading.grid:
        yield from _by_columns(reading, wanted, evidence)


def _by_columns(reading: Reading, wanted: int, evidence: Evidence) -> Iterator[tuple[Place, ...]]:
    """The row read by the columns in which complete rows of the same width have their figures."""
    by_column = {entry.column: entry for entry in reading.entries}
    for width, columns in sorted(evidence.layouts):
        if width == reading.width and len(columns) == wanted and all(column in by_column for column in columns):
            candidate = tuple(by_column[column] for column in columns)
            if sum(entry.token.sort is not Sort.BLANK for entry in candidate) == len(reading.values):
                yield candidate


def _proved(candidate: Sequence[Place], reading: Reading, spec: RowSpec, evidence: Evidence) -> bool:
    if reading.exact and len(reading.entries) == spec.size and not evidence.doubtful:
        return True
    complete = len(reading.values) == spec.size
    if complete and not evidence.irregular and not evidence.doubtful and not _has_spare(candidate, reading):
        return True
    if all(entry.token.sort is Sort.BLANK for entry in candidate):
        return True
    if spec.sums:
        return _adds_up(candidate, spec) and _attested(candidate, reading, evidence)
    if evidence.doubtful or _has_spare(candidate, reading):
        return False
    return complete or (not evidence.irregular and _attested(candidate, reading, evidence))


def _has_spare(candidate: Sequence[Place], reading: Reading) -> bool:
    """Whether a line is left over that may be a cell. In a row of a table, what is left over is blank and is
    the width of a span, as long as the head and the other rows are as they should be.
    """
    if reading.grid or len(candidate) == len(reading.entries):
        return False
    used = {id(entry) for entry in candidate}
    return any(not entry.covered for entry in reading.entries if id(entry) not in used)


def _attested(candidate: Sequence[Place], reading: Reading, evidence: Evidence) -> bool:
    """Whether the blanks of the row are cells: known as such, or where complete rows have figures, or in a table
    whose spans leave no places behind. A row without a label has no span that could.
    """
    if not any(entry.covered for entry in candidate):
        return True
    if len(candidate) == len(reading.entries) and (evidence.even or reading.label is None):
        return True
    return (reading.width, tuple(entry.column for entry in candidate)) in evidence.layouts


def _adds_up(candidate: Sequence[Place], spec: RowSpec) -> bool:
    """Whether every sum of the row holds with its total printed; blank cells add nothing."""
    if not spec.sums:
        return False
    values = [_amount(entry) for entry in candidate]
    return all(
        candidate[total.total].token.sort is Sort.VALUE
        and values[total.total] is not None
        and sum(values[part] or 0 for part in total.parts) == values[total.total]
        and all(values[part] is not None for part in total.parts)
        for total in spec.sums
    )


def _amount(entry: Place) -> Decimal | None:
    """What the entry adds to a sum: nothing where it is blank or marked as none, None where it is unreadable."""
    number = entry.token.number
    if number.mark is Mark.NUMBER:
        return number.value
    return Decimal(0) if number.mark in (Mark.BLANK, Mark.NOT_APPLICABLE) else None
