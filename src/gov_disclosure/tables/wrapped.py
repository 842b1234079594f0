"""Rows of a text table that a tool broke at the width of its lines: the last figures stand in the next line, without a label.

That a page left those cells blank and printed other figures below looks the same, and so does a row that has lost a blank
cell, with the number of a page below it. So the row is put together only if its sums hold then, because of the figures in
the next line, and no balance with other rows fails.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gov_disclosure.model.tree import balances
from gov_disclosure.tables.gathering import HeadedRow
from gov_disclosure.tables.placement import adds_up
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.specs import RowSpec, Sum
from gov_disclosure.tables.stream import Token


class Rejoined(NamedTuple):
    """The rows of a table with those put together that were broken, the strays that are left, and the rows put together."""

    known: list[HeadedRow]
    strays: list[HeadedRow]
    rejoined: list[HeadedRow]


class _Broken(NamedTuple):
    """A row that is broken, the row that holds its last figures, and both as one."""

    first: HeadedRow
    rest: HeadedRow
    whole: HeadedRow


def rejoin(
    table: str, edition: str, specs: Sequence[RowSpec], known: Sequence[HeadedRow], strays: Sequence[HeadedRow]
) -> Rejoined:
    """Put the rows together that continue in the next line of their table."""
    found = list(_broken(specs, known, strays))
    if found:
        failing = _contradicted(table, edition, specs, [row for row in known if not _is_among(row, found)], found)
        found = [one for one in found if one.whole.reading.path not in failing]
    whole = {id(one.first): one.whole for one in found}
    rests = {id(one.rest) for one in found}
    rows = [whole.get(id(row), row) for row in known if id(row) not in rests]
    return Rejoined(rows, [row for row in strays if id(row) not in rests], [one.whole for one in found])


def _is_among(row: HeadedRow, found: Sequence[_Broken]) -> bool:
    return any(row is one.first or row is one.rest for one in found)


def _broken(specs: Sequence[RowSpec], known: Sequence[HeadedRow], strays: Sequence[HeadedRow]) -> Iterator[_Broken]:
    spec_of: Mapping[str | None, RowSpec] = {spec.path: spec for spec in specs}
    taken: HeadedRow | None = None
    for row, below in pairwise(sorted([*known, *strays], key=lambda row: row.reading.place)):
        spec = spec_of.get(row.reading.path)
        if spec is None or row is taken or not _goes_on(row.reading, below.reading):
            continue
        joined = _joined(row.reading, below.reading, spec)
        if joined is not None:
            taken = below
            yield _Broken(row, below, row._replace(reading=joined))


def _goes_on(reading: Reading, below: Reading) -> bool:
    """Whether a line of figures alone stands right below a row, in the same table of a text."""
    if reading.row is None or reading.exact or below.token is not None or below.first:
        return False
    block, line = reading.refs[-1]
    return below.refs[0] == (block, line + 1)


def _joined(reading: Reading, below: Reading, spec: RowSpec) -> Reading | None:
    """Both lines as one row, if they have all its figures, and a sum over both of them is there and holds."""
    first, rest = _filled(reading), _filled(below)
    tokens = [*reading.tokens[:first], *below.tokens[:rest]]
    if len(tokens) != spec.size or any(token.blank for token in tokens) or not adds_up(tokens, spec):
        return None
    broken = [total for total in spec.sums if min(total.parts) < first <= total.total]
    # Section 四 has no balance with other rows, and one number below it may be a page's
    if not broken or (len(spec.sums) > 1 and rest < _LEAST_ALONE):
        return None
    if any(not tokens[total.total].count or _may_be_whole(tokens[:first], total) for total in broken):
        return None
    cells = [*reading.cells[:first], *below.cells[:rest]]
    refs = [*reading.refs, *below.refs]
    return reading._replace(tokens=tokens, cells=cells, values=spec.size, refs=refs, row=None, certain=False)


_LEAST_ALONE = 2


def _may_be_whole(tokens: Sequence[Token], total: Sum) -> bool:
    """Whether the last figure of the first line is the sum of those before it: then it may be the total, and blank cells gone."""
    *parts, last = [token.count or 0 for token in tokens[min(total.parts) :]]
    return sum(parts) == last


def _filled(reading: Reading) -> int:
    """How many entries a line has up to its last figure."""
    return max((index for index, token in enumerate(reading.tokens, 1) if not token.blank), default=0)


def _contradicted(
    table: str, edition: str, specs: Sequence[RowSpec], known: Sequence[HeadedRow], found: Sequence[_Broken]
) -> set[str | None]:
    """The paths of the rows put together that stand in a balance of the table which fails with them."""
    figures_of = {spec.path: spec.figures for spec in specs}
    counts: dict[str, int | None] = {}
    row_of: dict[str, str] = {}
    for row in (*known, *(one.whole for one in found)):
        path, tokens = str(row.reading.path), row.reading.tokens
        figures = figures_of.get(path, ())
        if len(tokens) == len(figures):
            counts |= {
                figure.path: 0 if token.blank else token.count for figure, token in zip(figures, tokens, strict=True)
            }
            row_of |= dict.fromkeys((figure.path for figure in figures), path)
    failing: set[str | None] = set()
    for balance in balances(table, edition):
        left, right = ([counts.get(path) for path in side] for side in (balance.left, balance.right))
        if (
            None not in left
            and None not in right
            and sum(map(int, filter(None, left))) != sum(map(int, filter(None, right)))
        ):
            failing |= {row_of[path] for path in (*balance.left, *balance.right)}
    return failing
