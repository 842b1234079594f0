"""Which entry of a row is which figure, and when that is proved.

A row with as many values as the form has figures is read in order. A row with blank cells is read only
where the layout proves which cells are blank; otherwise it is not placed at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from attrs import frozen

from gov_disclosure.tables.headings import Layout
from gov_disclosure.tables.outside import Claim, are_numbers, lone_count, upheld
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.spans import may_be_one
from gov_disclosure.tables.specs import RowSpec
from gov_disclosure.tables.stream import Sort, Token
from gov_disclosure.text import Mark, Number

Choice = Sequence[int]
"""For each figure of a row, the index of its entry."""


class Found(NamedTuple):
    """A reading of a row, what the form asks for, and the layout of the labels above."""

    reading: Reading
    spec: RowSpec
    head_layout: Layout | None = None


@frozen
class Evidence:
    """What the rows of a table prove for one another.

    `layouts` are those in which complete rows have their figures, by the width of the row; `irregular` says that
    some rows have lost or gained cells, `gained` that some have gained, `even` that every row has as many cells as figures; `doubtful` that a
    heading does not look like the form's, `ragged` that the rows differ in width, `gridded` that the document prints every
    place of its tables in its column. `lone` are the widths that only one row has, `widest` is the greatest. `entries`
    are the numbers of entries in rows that add up, by what `_kind` tells of the row; `numbered` says that the rows have but their
    own numbers.
    """

    layouts: Mapping[int, frozenset[tuple[int, ...]]]
    irregular: bool
    gained: bool
    even: bool
    doubtful: bool = False
    ragged: bool = False
    gridded: bool = False
    lone: frozenset[int] = frozenset()
    widest: int = 0
    entries: Mapping[tuple[int, int], frozenset[int]] = {}
    numbered: bool = False


def prints_every_place(readings: Sequence[Reading], size: int) -> bool:
    """Whether rows of `size` figures, the last of them a total, prove that what spans cover is printed in its column: all
    rows are as wide and end in a figure, and some have places between label and figures.
    """
    rows = [reading for reading in readings if reading.values]
    if any(row.exact or row.row is None or row.tokens[-1].blank for row in rows):
        return False
    return len({row.width for row in rows}) == 1 and any(len(row.tokens) > size for row in rows)


def gather(rows: Sequence[Found], *, irregular: bool, doubtful: bool, gridded: bool = False) -> Evidence:
    """The evidence of a table's rows; `irregular` may be known already."""
    even = all(len(reading.tokens) == spec.size for reading, spec, _ in rows)
    irregular = irregular or any(r.values > spec.size or len(r.tokens) < spec.size for r, spec, _ in rows)
    complete = even and all(reading.values == spec.size for reading, spec, _ in rows)
    # Where every row is complete, nobody asks for the columns
    layouts = {} if complete else _layouts(rows)
    ragged = not complete and len({reading.width for reading, _, _ in rows if reading.values}) > 1
    lone = lone_widths([reading for reading, _, _ in rows]) if ragged else frozenset[int]()
    gained = any(len(reading.tokens) > spec.size for reading, spec, _ in rows)
    widest = max((reading.width for reading, _, _ in rows if reading.values), default=0) if ragged else 0
    entries = {} if even else _entries(rows)
    numbered = not complete and are_numbers(rows)
    return Evidence(layouts, irregular, gained, even, doubtful, ragged, gridded, lone, widest, entries, numbered)


def _entries(rows: Iterable[Found]) -> Mapping[tuple[int, int], frozenset[int]]:
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for reading, spec, _ in rows:
        if reading.values == spec.size and adds_up([token for token in reading.tokens if not token.blank], spec):
            found[_kind(reading, spec)].add(len(reading.tokens))
    return {kind: frozenset(numbers) for kind, numbers in found.items()}


def _kind(reading: Reading, spec: RowSpec) -> tuple[int, int]:
    """How deep the groups are that the form has the row in, and how many cells stand before its figures: rows that are alike in
    this have labels of one width.
    """
    return spec.path.count("."), reading.first


def _has_odd_entry(reading: Reading, spec: RowSpec, evidence: Evidence) -> bool:
    """Whether a row has more entries than figures, and others like it have not: the first or last digit of a figure may have been
    read as the bar of a cell.
    """
    count = len(reading.tokens)
    alike = evidence.entries.get(_kind(reading, spec))
    if alike is None:
        return count > max((most for numbers in evidence.entries.values() for most in numbers), default=spec.size)
    return count > spec.size and count not in alike


def lone_widths(readings: Iterable[Reading]) -> frozenset[int]:
    """The widths that only one of the rows with figures has."""
    widths = Counter(reading.width for reading in readings if reading.values)
    return frozenset(width for width, times in widths.items() if times == 1)


def _layouts(rows: Iterable[Found]) -> Mapping[int, frozenset[tuple[int, ...]]]:
    """The layouts of complete rows that are proved themselves: they hold no other cell, or add up, or agree with
    another row in a grid as wide as its head (in markup never: it names its cells, so what is left over is one).
    """
    certain: dict[int, set[tuple[int, ...]]] = defaultdict(set)
    claims: list[Claim] = []
    for reading, spec, head_layout in rows:
        if reading.row is None or (spec.sums and reading.values != spec.size):
            continue
        choice = _values(reading)
        columns = _columns(reading, choice)
        complete = reading.values == spec.size
        if complete and (
            len(reading.tokens) == spec.size or adds_up([reading.tokens[index] for index in choice], spec)
        ):
            certain[reading.width].add(columns)
        elif not spec.sums and not reading.exact:
            claims.append(Claim((reading.width, columns), head_layout, spec.size, lone_count(reading)))
    for width, columns in upheld(claims):
        certain[width].add(columns)
    return {width: frozenset(found) for width, found in certain.items()}


def _columns(reading: Reading, choice: Choice) -> tuple[int, ...]:
    columns = reading.columns
    return tuple([columns[index] for index in choice])


def _values(reading: Reading) -> Choice:
    return [index for index, token in enumerate(reading.tokens) if not token.blank]


def place(reading: Reading, spec: RowSpec, evidence: Evidence, head_layout: Layout | None = None) -> Choice | None:
    """The entry of each figure of the row, None where the document does not prove it.

    `head_layout` is the layout of the labels above the figures.
    """
    if evidence.numbered:
        return None
    if reading.values == len(reading.tokens) == spec.size and _proved(range(spec.size), reading, spec, evidence, None):
        return range(spec.size)
    possible = [*_candidates(reading, spec, evidence), *_under_head(reading, spec, head_layout)]
    proved = [choice for choice in possible if _proved(choice, reading, spec, evidence, head_layout)]
    if not spec.sums and any(_may_repeat(choice, reading, head_layout) for choice in proved):
        return None
    if not proved or any(_printed(other, reading) != _printed(proved[0], reading) for other in proved[1:]):
        return None
    return proved[0]


def _may_repeat(choice: Choice, reading: Reading, head_layout: Layout | None) -> bool:
    """Whether neighbouring figures may be one that a tool has written into each place of its span."""
    if reading.exact or head_layout is None or head_layout[0] != reading.width:
        return False
    return may_be_one(_columns(reading, choice), _printed(choice, reading), head_layout[1])


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


_IS_COVERED = attrgetter("covered")
"""Called from C: every figure is looked at."""


def _covered(reading: Reading, index: int) -> bool:
    """Whether an entry may be only the width of a neighbour's span."""
    return reading.cells[index].covered


def _by_layouts(reading: Reading, spec: RowSpec, evidence: Evidence) -> Iterator[Choice]:
    """The row read by the columns in which complete rows of the same width have their figures."""
    index_of = {column: index for index, column in enumerate(reading.columns)}
    for layout in sorted(evidence.layouts.get(reading.width, ())):
        if len(layout) == spec.size and all(column in index_of for column in layout):
            choice = [index_of[column] for column in layout]
            if sum(not reading.tokens[index].blank for index in choice) == reading.values:
                yield choice


def _under_head(reading: Reading, spec: RowSpec, head_layout: Layout | None) -> Iterator[Choice]:
    """A row without sums read by the columns of the labels above, if it is as wide as these."""
    if spec.sums or head_layout is None or (reading.width, spec.size) != (head_layout[0], len(head_layout[1])):
        return
    index_of = {column: index for index, column in enumerate(reading.columns)}
    choice = [index_of[column] for column in head_layout[1] if column in index_of]
    if len(choice) == spec.size and sum(not reading.tokens[index].blank for index in choice) == reading.values:
        yield choice


def _proved(choice: Choice, reading: Reading, spec: RowSpec, evidence: Evidence, head_layout: Layout | None) -> bool:
    if not reading.values:
        return True
    whole = len(reading.tokens) == spec.size
    complete = reading.values == spec.size
    named = reading.exact or (evidence.even and reading.row is not None)
    covered = (not complete or reading.exact) and has_covered(reading)
    sure = (complete or named) and not covered and (complete or reading.exact or not _misses_an_amount(reading, spec))
    # Where the source marks every cell, a row is shifted only by a cell too many
    irregular = evidence.gained if reading.exact else evidence.irregular
    if whole and sure and not irregular and not evidence.doubtful:
        moved = _may_be_shifted if reading.row is None else _may_have_moved
        return not has_joined(reading) and not moved(reading, spec)
    if reading.exact and not whole and (evidence.irregular or not complete):
        return False  # which of its blank cells is one too many, no other row tells
    if adds_up([reading.tokens[index] for index in choice], spec):
        return complete or (
            _attested(choice, reading, evidence, head_layout)
            and (
                not _may_lack_a_column(choice, reading, evidence)
                # A complete row that is narrower may have lost a place of its label's
                or (reading.width >= evidence.widest and _is_laid_out(choice, reading, evidence, head_layout))
            )
        )
    if evidence.irregular or evidence.doubtful or (spec.sums and not complete) or _is_loose(choice, reading, evidence):
        return False
    odd = spec.sums and _has_odd_entry(reading, spec, evidence) and not _stands_under(choice, reading, head_layout)
    return (
        not odd
        and _attested(choice, reading, evidence, head_layout)
        and (not complete or _is_laid_out(choice, reading, evidence, head_layout))
    )


def _is_loose(choice: Choice, reading: Reading, evidence: Evidence) -> bool:
    """Whether a cell may hold several figures, or the blank at the end may only fill the row up to the width of others, as
    it does where rows are shorter: then a cell before it may be gone.
    """
    last = choice[-1]
    known = evidence.even or evidence.gridded or reading.exact
    return has_joined(reading) or (not known and reading.tokens[last].blank and _covered(reading, last))


def _misses_an_amount(reading: Reading, spec: RowSpec) -> bool:
    """Whether a sum with a blank among its parts fails: the blank may stand for a figure that is gone, at any place of the sum."""
    if len(reading.tokens) != spec.size:
        return False
    amounts = [_amount(token) for token in reading.tokens]
    return any(
        amounts[total.total]
        and any(reading.tokens[part].blank for part in total.parts)
        and sum(amounts[part] or 0 for part in total.parts) != amounts[total.total]
        for total in spec.sums
    )


def _may_lack_a_column(choice: Choice, reading: Reading, evidence: Evidence) -> bool:
    """Whether a column may be gone from a grid of text, and the blank behind the label be the label's width."""
    loose = (evidence.irregular or reading.width in evidence.lone) and reading.row is not None and not reading.exact
    return loose and reading.tokens[choice[0]].blank


def has_joined(reading: Reading) -> bool:
    """Whether an entry is, or may be, several numbers: then these may be cells that share one, and no entry can be counted."""
    return True in map(_IS_JOINED, reading.tokens)


_IS_JOINED = attrgetter("joined")


def has_covered(reading: Reading) -> bool:
    """Whether any entry may be only the width of a neighbour's span."""
    return True in map(_IS_COVERED, reading.cells)


def _is_laid_out(choice: Choice, reading: Reading, evidence: Evidence, head_layout: Layout | None) -> bool:
    """Whether the blanks beside the figures of a complete row are the width of spans: other rows, or the labels
    above, have the same columns.
    """
    columns = _columns(reading, choice)
    return columns in evidence.layouts.get(reading.width, ()) or (reading.width, columns) == head_layout


def _stands_under(choice: Choice, reading: Reading, head_layout: Layout | None) -> bool:
    return (reading.width, _columns(reading, choice)) == head_layout


def _attested(choice: Choice, reading: Reading, evidence: Evidence, head_layout: Layout | None) -> bool:
    """Whether the blanks of the row are cells: known as such, or where all complete rows or the labels above have
    their columns, or in a table whose spans leave no places behind. A row without a label has no span that could.
    """
    if not any(_covered(reading, index) for index in choice):
        counted = reading.exact or len(choice) in (reading.values, len(reading.tokens))
        return counted or not evidence.ragged
    loose = evidence.ragged and not evidence.even and not reading.exact
    if loose and reading.values < len(choice) and _covered(reading, choice[0]):
        return False  # labels of other widths stand before rows of the same width
    if reading.exact:  # in markup it is a figure of the row above that covers a cell
        return False
    whole = len(choice) == len(reading.tokens)
    if whole and (evidence.even or reading.label is None):
        return True
    columns = _columns(reading, choice)
    return evidence.layouts.get(reading.width) == frozenset({columns}) or (reading.width, columns) == head_layout


def _may_be_shifted(reading: Reading, spec: RowSpec) -> bool:
    """Whether a row that does not add up would, if one number at its end were none of the row's and one blank
    cell had vanished. Where every cell has a line of its own, a page number gets in and a blank gets lost.
    """
    tokens = list(reading.tokens)
    if not spec.sums or adds_up(tokens, spec):
        return False
    if len(spec.sums) > 1:  # too many cells for one that broke and one that vanished to be noticed
        return True
    rests = (tokens[1:], tokens[:-1])
    return any(adds_up([*rest[:at], _NOTHING, *rest[at:]], spec) for rest in rests for at in range(spec.size))


def _may_have_moved(reading: Reading, spec: RowSpec) -> bool:
    """Whether a row with several totals, one of which fails, would add up with its blank cell in another place: then a cell is
    gone there, and the blank one fills the row up.
    """
    tokens = list(reading.tokens)
    if len(spec.sums) == 1 or reading.values == len(tokens) or not _misses_any(tokens, spec):
        return False
    blanks = [index for index, token in enumerate(tokens) if token.blank]
    rests = ([*tokens[:index], *tokens[index + 1 :]] for index in blanks)
    return any(adds_up([*rest[:at], _NOTHING, *rest[at:]], spec) for rest in rests for at in range(spec.size))


def _misses_any(tokens: Sequence[Token], spec: RowSpec) -> bool:
    """Whether a total that is printed is not the sum of its parts."""
    amounts = [_amount(token) for token in tokens]
    return any(
        tokens[total.total].sort is _VALUE and sum(amounts[part] or 0 for part in total.parts) != amounts[total.total]
        for total in spec.sums
    )


_NOTHING = Token(Sort.BLANK, blank=True, entry=True, number=Number(Mark.BLANK, None, None, None))


def adds_up(tokens: Sequence[Token], spec: RowSpec) -> bool:
    """Whether the row has sums and all hold with their totals printed; blank cells add nothing."""
    amounts = [_amount(token) if token.count is None else token.count for token in tokens]
    for total in spec.sums:
        parts = [amount for part in total.parts if (amount := amounts[part]) is not None]
        if len(parts) < len(total.parts) or tokens[total.total].sort is not _VALUE:
            return False
        if sum(parts) != amounts[total.total]:
            return False
    return bool(spec.sums)


_VALUE = Sort.VALUE  # bound once: each row is looked at


def _amount(token: Token) -> Decimal | int | None:
    """What an entry adds to a sum: nothing where it is blank or marked as none, None where it is unreadable."""
    number = token.number
    if number.mark is Mark.NUMBER:
        return None if number.is_change else number.value
    return 0 if number.mark in (Mark.BLANK, Mark.NOT_APPLICABLE) else None
