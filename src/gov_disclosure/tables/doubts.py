"""Rows whose figures stand behind their label as they should, and may be others' all the same."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from gov_disclosure.document import LineRef, TableCell
from gov_disclosure.tables.gathering import HeadedRow
from gov_disclosure.tables.likeness import SHORTEST
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.recovery import contested
from gov_disclosure.tables.specs import RowSpec
from gov_disclosure.text import label_key

_ByPath = Mapping[str, Sequence[HeadedRow]]


def doubted(
    specs: Sequence[RowSpec],
    by_path: _ByPath,
    strays: Sequence[HeadedRow],
    labels: Collection[str],
    pages: frozenset[LineRef],
) -> Iterator[RowSpec]:
    """The rows right below which figures without a label stand; those whose figures may be the next row's, or stand above
    their labels; and rows without sums that may have the number of a page, one of `pages`, among their figures. `labels`
    are the paths of all rows whose label is there, with figures or without.
    """
    known = [row for rows in by_path.values() for row in rows]
    below = contested(known, strays)
    lacking = set(_before_lacking(specs, by_path, known, strays))
    shifted = set(_may_stand_above(specs, by_path, strays, labels))
    last = max((number for number, spec in enumerate(specs) if by_path[spec.path]), default=0)
    for number, spec in enumerate(specs):
        readings = [row.reading for row in by_path[spec.path]]
        behind = spec.path in lacking and any(
            # Where the table ends early, more than a row is gone; what no sum proves may be the next row's all the same
            (not spec.sums or number < last or number == len(specs) - 2 or _is_before(reading, strays))
            and specs[number + 1].path not in labels
            if reading.row is None
            else _may_end_at_label(reading)
            for reading in readings
        )
        page = not spec.sums and any(not pages.isdisjoint(reading.refs) for reading in readings)
        if spec.path in below or spec.path in shifted or behind or page:
            yield spec


def are_rows_of_their_own(specs: Sequence[RowSpec], known: Sequence[HeadedRow], strays: Sequence[HeadedRow]) -> bool:
    """Whether figures under other labels leave no doubt of the form's rows: they stand in rows of their own, and every row
    of the form that has figures has as many as the form.
    """
    size = {spec.path: spec.size for spec in specs}
    taken = {ref for row in known for ref in row.reading.refs}
    whole = all(row.reading.values == len(row.reading.tokens) == size[str(row.reading.path)] for row in known)
    return whole and all(row.reading.names_itself and taken.isdisjoint(row.reading.refs) for row in strays)


def row_numbers(known: Sequence[HeadedRow], strays: Sequence[HeadedRow]) -> list[HeadedRow]:
    """Those of the strays that number the rows: one number before the label in each of several rows, counting up by one."""
    labelled = {row.reading.refs[-1]: row.reading.first for row in known if row.reading.row is not None}
    before = [
        row for row in strays if row.reading.token is None and row.reading.first < labelled.get(row.reading.refs[-1], 0)
    ]
    numbers = [_only_count(row.reading) for row in sorted(before, key=lambda row: row.reading.place)]
    counted = len(numbers) >= LEAST_NUMBERED and None not in numbers
    steps = [(after or 0) - (number or 0) for number, after in pairwise(numbers)]
    return before if counted and set(steps) == {1} else []


LEAST_NUMBERED = 3
"""Rows with a number before their label that are numbered rows, if the numbers count up."""


def _only_count(reading: Reading) -> int | None:
    counts = [token.count for token in reading.tokens if not token.blank]
    return counts[0] if len(counts) == 1 else None


def _before_lacking(
    specs: Sequence[RowSpec], by_path: _ByPath, known: Sequence[HeadedRow], strays: Sequence[HeadedRow]
) -> Iterator[str]:
    """The rows, by path, whose next one in the form has no figures, unless figures under a label of their own follow that
    holds no other row's label.
    """
    labelled = {row.reading.place: row.reading.token.key for row in strays if row.reading.token is not None}
    in_order = sorted([*known, *strays], key=lambda row: row.reading.place) if labelled else []
    told = {row.reading.path: labelled.get(below.reading.place) for row, below in pairwise(in_order)}
    for spec, following in pairwise(specs):
        if by_path[spec.path] and not by_path[following.path]:
            key = told.get(spec.path)
            if (
                key is None
                or len(key) < SHORTEST
                or any(_holds(key, other) for other in specs if other is not following)
            ):
                yield spec.path


def _may_stand_above(
    specs: Sequence[RowSpec], by_path: _ByPath, strays: Sequence[HeadedRow], labels: Collection[str]
) -> Iterator[str]:
    """The rows, by path, from figures without a label to the next label without figures: where a row's figures stand above
    its label, those behind each label are the next row's.
    """
    lacking = [number for number, spec in enumerate(specs) if spec.path in labels and not by_path[spec.path]]
    first_of = {number: by_path[spec.path][0].reading for number, spec in enumerate(specs) if by_path[spec.path]}
    loose = [stray.reading for stray in strays if not stray.reading.names_itself]
    # Those of two rows behind one label
    loose += [one for number, one in first_of.items() if one.values >= LEAST_ABOVE * specs[number].size > LEAST_ABOVE]
    for above in loose if lacking else ():
        first = next((number for number, one in first_of.items() if one.place > above.place), None)
        if first is not None and len(above.tokens) >= specs[first].size:
            end = next((number for number in lacking if number > first), first)
            yield from (spec.path for spec in specs[first:end] if by_path[spec.path])


LEAST_ABOVE = 2
"""Times the figures of a row that stand behind a label if the next row's stand above theirs."""


def _is_before(reading: Reading, strays: Sequence[HeadedRow]) -> bool:
    return any(reading.place < stray.reading.place for stray in strays)


def _holds(key: str, spec: RowSpec) -> bool:
    """Whether the label of a row stands in a text among others."""
    return label_key(spec.label) in key


def _may_end_at_label(reading: Reading) -> bool:
    """Whether the figures of a row stand below its label, or behind a bar that may end its row."""
    beside = (reading.label, reading.cells[0])
    barred = any(isinstance(cell, TableCell) and cell.covered for cell in beside)
    return reading.label_above or (barred and not reading.exact)
