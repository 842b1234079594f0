"""Which entry of a row is which figure, and when that is proved.

A row with as many values as the form has figures is read in order. A row with blank cells is read only
where the layout proves which cells are blank; otherwise it is not placed at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from gov_disclosure.document import TableCell
from gov_disclosure.tables.headings import Layout
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.specs import RowSpec
from gov_disclosure.tables.stream import Sort, Token
from gov_disclosure.text import Mark

Choice = Sequence[int]
"""For each figure of a row, the index of its entry."""


@frozen
class Evidence:
    """What the rows of a table prove for one another.

    `layouts` are those in which complete rows have their figures; `irregular` says that some rows have lost or
    gained cells, `even` that every row has as many cells as figures; `doubtful` that a heading does not look
    like the form's.
    """

    layouts: frozenset[Layout]
    irregular: bool
    even: bool
    doubtful: bool = False


def gather(rows: Sequence[tuple[Reading, RowSpec]], *, doubtful: bool) -> Evidence:
    """The evidence of a table's rows."""
    even = all(len(reading.tokens) == spec.size for reading, spec in rows)
    irregular = any(reading.values > spec.size or len(reading.tokens) < spec.size for reading, spec in rows)
    complete = even and all(reading.values == spec.size for reading, spec in rows)
    # Where every row is complete, nobody asks for the columns
    layouts = frozenset() if complete else frozenset(_layouts(rows))
    return Evidence(layouts, irregular, even, doubtful)


def _layouts(rows: Iterable[tuple[Reading, RowSpec]]) -> Iterator[Layout]:
    for reading, spec in rows:
        if reading.row is not None and reading.values == spec.size:
            yield reading.row.width, _columns(reading, _values(reading))


def _columns(reading: Reading, choice: Choice) -> tuple[int, ...]:
    columns = reading.row.columns(len(reading.tokens)) if reading.row else range(len(reading.tokens))
    return tuple(columns[index] for index in choice)


def _values(reading: Reading) -> Choice:
    return [index for index, token in enumerate(reading.tokens) if not token.blank]


def place(reading: Reading, spec: RowSpec, evidence: Evidence, head_layout: Layout | None = None) -> Choice | None:
    """The entry of each figure of the row, None where the document does not prove it.

    `head_layout` is the layout of the labels above the figures.
    """
    if reading.values == len(reading.tokens) == spec.size and not (evidence.irregular or evidence.doubtful):
        return range(spec.size)
    possible = _candidates(reading, spec, evidence)
    proved = [choice for choice in possible if _proved(choice, reading, spec, evidence, head_layout)]
    if not proved or any(_printed(other, reading) != _printed(proved[0], reading) for other in proved[1:]):
        return None
    return proved[0]


def _printed(choice: Choice, reading: Reading) -> list[str]:
    return [reading.cells[index].printed for index in choice]


def _candidates(reading: Reading, spec: RowSpec, evidence: Evidence) -> Iterator[Choice]:
    """The ways to read the row that are possible at all."""
    if reading.values > spec.size:
        return
    entries = range(len(reading.tokens))
    uncovered = [index for index in entries if not _covered(reading, index)]
    if reading.values == spec.size:
        yield _values(reading)
    elif not reading.values and len(entries) >= spec.size:
        yield entries[: spec.size]
    elif len(uncovered) == spec.size:
        yield uncovered
    elif len(entries) == spec.size:
        yield entries
    elif reading.row is not None:
        yield from _by_layouts(reading, spec, evidence)


def _covered(reading: Reading, index: int) -> bool:
    """Whether an entry may be only the width of a neighbour's span."""
    cell = reading.cells[index]
    return isinstance(cell, TableCell) and cell.covered


def _by_layouts(reading: Reading, spec: RowSpec, evidence: Evidence) -> Iterator[Choice]:
    """The row read by the columns in which complete rows of the same width have their figures."""
    columns = _columns(reading, range(len(reading.tokens)))
    width = reading.row.width if reading.row else 0
    for layout_width, places in sorted(evidence.layouts):
        if layout_width == width and len(places) == spec.size and set(places) <= set(columns):
            choice = [columns.index(place) for place in places]
            if sum(not reading.tokens[index].blank for index in choice) == reading.values:
                yield choice


def _proved(choice: Choice, reading: Reading, spec: RowSpec, evidence: Evidence, head_layout: Layout | None) -> bool:
    if reading.exact and len(reading.tokens) == spec.size and not evidence.doubtful:
        return True
    complete = reading.values == spec.size
    if complete and not evidence.irregular and not evidence.doubtful and not _has_spare(choice, reading):
        return True
    if not reading.values:
        return True
    attested = complete or _attested(choice, reading, evidence, head_layout)
    if spec.sums:
        return attested and _adds_up([reading.tokens[index] for index in choice], spec)
    if evidence.doubtful or _has_spare(choice, reading):
        return False
    return complete or (attested and not evidence.irregular)


def _has_spare(choice: Choice, reading: Reading) -> bool:
    """Whether a line is left over that may be a cell. In a row of a table, what is left over is blank and is
    the width of a span, as long as the head and the other rows are as they should be.
    """
    return reading.row is None and len(choice) != len(reading.tokens)


def _attested(choice: Choice, reading: Reading, evidence: Evidence, head_layout: Layout | None) -> bool:
    """Whether the blanks of the row are cells: known as such, or where complete rows or the labels above have
    their columns, or in a table whose spans leave no places behind. A row without a label has no span that could.
    """
    if not any(_covered(reading, index) for index in choice):
        return True
    whole = len(choice) == len(reading.tokens)
    if whole and (evidence.even or reading.label is None):
        return True
    layout = (reading.row.width if reading.row else 0, _columns(reading, choice))
    return layout in evidence.layouts or (whole and layout == head_layout)


def _adds_up(tokens: Sequence[Token], spec: RowSpec) -> bool:
    """Whether every sum of the row holds with its total printed; blank cells add nothing."""
    amounts = [_amount(token) for token in tokens]
    return all(
        tokens[total.total].sort is Sort.VALUE
        and amounts[total.total] is not None
        and all(amounts[part] is not None for part in total.parts)
        and sum(amounts[part] or 0 for part in total.parts) == amounts[total.total]
        for total in spec.sums
    )


def _amount(token: Token) -> Decimal | None:
    """What an entry adds to a sum: nothing where it is blank or marked as none, None where it is unreadable."""
    number = token.number
    if number.mark is Mark.NUMBER:
        return number.value
    return Decimal(0) if number.mark in (Mark.BLANK, Mark.NOT_APPLICABLE) else None
