"""Where the columns of an aligned table are: proved by its rows, or not at all.

Tools count a Chinese character as one column or as two, so that every question is asked in both measures.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import accumulate, pairwise
from math import gcd
from typing import NamedTuple

from gov_disclosure.readers.pieces import Cut, Piece

Span = tuple[int, int]
"""The columns of print from the first up to the one behind the last."""

_WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
_AMBIGUOUS = "\u2014\u2018\u2019\u201c\u201d\u2026\u2460-\u257f"
MEASURES = (None, re.compile(f"[{_WIDE}]"), re.compile(f"[{_WIDE}{_AMBIGUOUS}]"))
"""The characters that take two columns: none; the wide ones; the ambiguous ones, too."""

Measure = re.Pattern[str] | None

_SLACK = 1
"""Columns by which figures of one column may stand out of line: printed positions are rounded."""

_LEAST_APART = 2
"""Spaces that stand for a separator."""

_TALLEST_HEAD = 8
"""Lines of a head that are asked for its columns."""

_MOST = 40
"""Columns of the widest table that is told by its spaces."""


def measures_of(lines: Iterable[str]) -> Iterator[Measure]:
    """The measures in which any of the lines comes out different."""
    text = "".join([line for line in lines if not line.isascii()])
    yield None
    for measure, own in zip(MEASURES[1:], _OWN, strict=True):
        if own.search(text):
            yield measure


_OWN = (re.compile(f"[{_WIDE}]"), re.compile(f"[{_AMBIGUOUS}]"))
"""The characters that each measure but the first has for wide, and the one before it has not."""


def spans(line: str, pieces: Sequence[Piece], measure: Measure) -> list[Span]:
    """The columns of print in which pieces stand."""
    return _spans(line, pieces, measure)[0]


def _spans(line: str, pieces: Sequence[Piece], measure: Measure) -> tuple[list[Span], int]:
    """The columns of print in which pieces stand, and how far the line reaches."""
    if not line.isprintable() and _UNSEEN.search(line):
        line, pieces = _without_unseen(line, pieces)
    if measure is None:
        return [(piece.start, piece.end) for piece in pieces], len(line)
    found = []
    behind = extra = 0
    for _, start, end in pieces:
        width = 0
        if not line[behind:end].isascii():  # as figures are
            extra += len(measure.findall(line, behind, start))
            width = len(measure.findall(line, start, end))
        found.append((start + extra, end + extra + width))
        behind, extra = end, extra + width
    return found, len(line) + extra + len(measure.findall(line, behind))


_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
"""Characters that are printed in no column, such as U+200B and U+FEFF."""


_LEFT_OUT = re.compile(
    "(?<![0-9０-９])\u200b|\u200b(?![0-9０-９])|[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)


_BLANK_WORD = re.compile("(?<![^ ])(?:[Nn][Aa][Nn]|None|null|NULL|<NA>|NaT|&nbsp;)(?![^ ])")
"""What programs write into a blank cell."""


def shown(line: str) -> str:
    """The line without the characters that take no column, and with blanks that are as wide for words such as NaN; U+200B stays
    between digits, which it may part.
    """
    if "n" in line or "N" in line:  # as &nbsp; has, too
        line = _BLANK_WORD.sub(lambda word: "\u00a0" * len(word[0]), line)
    return line if line.isprintable() else _LEFT_OUT.sub("", line)


def _without_unseen(line: str, pieces: Sequence[Piece]) -> tuple[str, list[Piece]]:
    """The line without the characters that take no column, and its pieces where they stand in it then."""
    before = [0, *accumulate(_UNSEEN.fullmatch(character) is not None for character in line)]
    return _UNSEEN.sub("", line), [Piece(text, start - before[start], end - before[end]) for text, start, end in pieces]


class Measured(NamedTuple):
    """A row and where its pieces stand, in one measure. `length` is how far its padding reaches."""

    labels: list[Span]
    figures: list[Span]
    length: int


def measured(line: str, found: Cut, measure: Measure) -> Measured:
    """A row in one measure."""
    placed, length = _spans(line, found.pieces, measure)
    count = len(found.label)
    return Measured(placed[:count], placed[count:], length)


class Placed(NamedTuple):
    """A row in its grid: for each cell the index of its piece, or None where it is blank and `sure` or not."""

    cells: list[int | None]
    sure: list[bool]


def proved(rows: Sequence[tuple[str, Cut]]) -> list[Placed] | None:
    """Every row, a line and its pieces, with its blank cells in their places; None where nothing proves the columns, or two
    measures prove different ones. Where a figure stands below its head in one measure, and beside it in another, it may stand
    there by chance, and the same spaces part all cells.
    """
    measures = measures_of(line for line, _ in rows)
    each = [[measured(line, found, measure) for line, found in rows] for measure in measures]
    separated = list(map(_separated, each))
    if _Separated.BY_HEAD in separated:
        return None
    lined_up = [one for one, by in zip(each, separated, strict=True) if by is _Separated.NO]
    placed = [one for one in map(place, lined_up) if one is not None]
    return placed[0] if placed and all(_same(one, placed[0]) for one in placed[1:]) else None


def _same(one: Sequence[Placed], other: Sequence[Placed]) -> bool:
    """Whether two measures give the same cells."""
    return [placed.cells for placed in one] == [placed.cells for placed in other]


def place(rows: Sequence[Measured]) -> list[Placed] | None:
    """Every row with its blank cells in their places, in one measure; None where nothing proves the columns.

    First the figures alone are lined up, with the labels left of them; then all pieces, which is right where a
    label takes the place of a figure.
    """
    return None if _heads_stand_over_labels(rows) else _by_figures(rows) or _by_pieces(rows)


def _heads_stand_over_labels(rows: Sequence[Measured]) -> bool:
    """Whether a text of a head, not its first, begins above the labels and ends above the figures: then both have no columns
    in common.
    """
    edge = max((row.labels[-1][1] for row in rows if row.figures and row.labels), default=-1)
    return any(start < edge < end for row in rows if not row.figures for start, end in row.labels[1:])


class _Separated(Enum):
    """Whether the same spaces part all cells, and what shows it: two rows without blanks, or a head and a figure beside it."""

    NO = auto()
    BY_ROWS = auto()
    BY_HEAD = auto()


def _separated(rows: Sequence[Measured]) -> _Separated:
    """Whether the same spaces part all cells, more of them only where some are blank, and line nothing up: cells of two
    rows without blanks neither begin nor end together, nor have their middle in one place.
    """
    whole = [row.labels + row.figures for row in rows]
    gaps: list[set[int]] = []
    least = 0
    for row in whole:
        gaps.append({after[0] - before[1] for before, after in pairwise(row)})
        least = gcd(least, *gaps[-1])
        if 0 < least < _LEAST_APART:  # as where columns are lined up
            return _Separated.NO
    if least < _LEAST_APART or not any(least in found for found in gaps):
        return _Separated.NO
    filled = [row for row, found in zip(whole, gaps, strict=True) if found == {least}]
    pairs = [(one, other) for one, other in pairwise(filled) if len(one) == len(other)]
    if pairs:
        return _Separated.BY_ROWS if any(map(_out_of_line, *zip(*pairs, strict=True))) else _Separated.NO
    heads = [row.labels for row in rows if not row.figures and row.labels in filled]
    beside = any(_is_beside(head, row.figures) for head in heads for row in rows)
    return _Separated.BY_HEAD if beside else _Separated.NO


def _is_beside(head: Sequence[Span], figures: Sequence[Span]) -> bool:
    """Whether a figure stands below a text of a head, but shares no edge and no middle with it."""
    return any(
        figure[0] < text[1] and text[0] < figure[1] and _out_of_line([text], [figure])
        for figure in figures
        for text in head
    )


def _out_of_line(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether any two cells of one place share no edge and no middle."""
    return any(
        upper[0] != lower[0] and upper[1] != lower[1] and sum(upper) != sum(lower)
        for upper, lower in zip(one, other, strict=True)
    )


def _by_figures(rows: Sequence[Measured]) -> list[Placed] | None:
    filled = [row for row in rows if row.figures]
    edge = max((row.labels[-1][1] for row in filled if row.labels), default=-1)
    heads = [[span for span in row.labels if span[0] > edge] for row in rows if not row.figures]
    lanes = _lanes([row.figures for row in filled], heads)
    if lanes is None or lanes[0][0] <= edge or not _alike(_members([row.figures for row in filled], lanes)):
        return None
    first = min(span[0] for row in filled for span in row.figures)
    return [
        _unsure_before(first, _in_lanes(row, row.figures, lanes, len(row.labels)), lanes, len(row.labels))
        if row.figures
        else _as_printed(row)
        for row in rows
    ]


def _unsure_before(first: int, placed: Placed, lanes: Sequence[Span], labels: int) -> Placed:
    """The same, where a blank right behind a label, before any figure of the table, may belong to the label."""
    sure = [sure and (not labels or lane[1] > first) for lane, sure in zip(lanes, placed.sure[labels:], strict=True)]
    return Placed(placed.cells, placed.sure[:labels] + sure)


def _by_pieces(rows: Sequence[Measured]) -> list[Placed] | None:
    filled = [row for row in rows if row.figures]
    lanes = _lanes([row.labels + row.figures for row in filled], [])
    if lanes is None or not _alike(_members([row.figures for row in filled], lanes)):
        return None
    labelled = {_lane_of(span, lanes) for row in rows if row.figures for span in row.labels}
    placed = []
    for row in rows:
        whole = _in_lanes(row, row.labels + row.figures, lanes, 0) if row.figures else _as_printed(row)
        sure = [sure and lane not in labelled for lane, sure in enumerate(whole.sure)]
        placed.append(Placed(whole.cells, sure))
    return placed


def _as_printed(row: Measured) -> Placed:
    count = len(row.labels) + len(row.figures)
    return Placed(list(range(count)), [True] * count)


def _lanes(rows: Sequence[Sequence[Span]], heads: Sequence[Sequence[Span]]) -> list[Span] | None:
    """The columns of a table. They are proved if no row stands twice in one, all that stands in a column is lined
    up, and one row, or a head, stands in all of them, or nothing at all is out of line.
    """
    lanes = _merged([span for row in rows for span in row])
    if not 0 < len(lanes) <= _MOST or not all(_fits(row, lanes) for row in rows):
        return None
    members = _members(rows, lanes)
    if not all(map(_lined_up, members)):
        return None
    for head in _lowest(heads):
        headed = _headed(head, lanes)
        if headed is not None:
            return headed
    return lanes if any(len(row) == len(lanes) for row in rows) or all(map(_flush, members)) else None


def _lowest(heads: Sequence[Sequence[Span]]) -> Iterator[list[Span]]:
    """What stands next above the rows: the lowest line of the head, then with those texts of the line above it below
    which there is nothing, and so on.
    """
    lowest: list[Span] = []
    for head in reversed(heads[-_TALLEST_HEAD:]):
        lowest += [span for span in head if all(span[1] <= low[0] or low[1] <= span[0] for low in lowest)]
        if len(lowest) > _MOST:
            return
        yield lowest


def _merged(spans: list[Span]) -> list[Span]:
    """The columns of print that anything covers; what touches is one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _lane_of(span: Span, lanes: Sequence[Span]) -> int | None:
    """The one lane that a span touches, None if there is none or more than one."""
    touched = [index for index, lane in enumerate(lanes) if span[0] < lane[1] and lane[0] < span[1]]
    return touched[0] if len(touched) == 1 else None


def _lanes_of(row: Sequence[Span], lanes: Sequence[Span]) -> list[int | None]:
    """`_lane_of` for all spans of a row, which follow one another as the lanes do."""
    found: list[int | None] = []
    lane, last = 0, len(lanes) - 1
    for start, end in row:
        while lane < last and lanes[lane][1] <= start:
            lane += 1
        touched = start < lanes[lane][1] and lanes[lane][0] < end
        found.append(lane if touched and (lane == last or end <= lanes[lane + 1][0]) else None)
    return found


def _fits(row: Sequence[Span], lanes: Sequence[Span]) -> bool:
    """Whether each span of a row stands in one lane, and no two in the same."""
    touched = _lanes_of(row, lanes)
    return None not in touched and len(set(touched)) == len(row)


def _members(rows: Sequence[Sequence[Span]], lanes: Sequence[Span]) -> list[list[Span]]:
    members: list[list[Span]] = [[] for _ in lanes]
    for row in rows:
        for span, lane in zip(row, _lanes_of(row, lanes), strict=True):
            if lane is not None:
                members[lane].append(span)
    return members


def _lined_up(members: Sequence[Span]) -> bool:
    """Whether all begin in one column, or end in one, or have their middle in one."""
    edges = ([span[0] for span in members], [span[1] for span in members], [sum(span) / 2 for span in members])
    return any(max(edge) - min(edge) <= _SLACK for edge in edges)


def _alike(members: Sequence[Sequence[Span]]) -> bool:
    """Whether the figures of all columns are lined up in one way: left, right, or by their middle."""
    lanes = [lane for lane in members if lane]
    lefts = [[span[0] for span in lane] for lane in lanes]
    rights = [[span[1] for span in lane] for lane in lanes]
    middles = [[sum(span) / 2 for span in lane] for lane in lanes]
    return any(all(max(edge) - min(edge) <= _SLACK for edge in way) for way in (lefts, rights, middles))


def _flush(members: Sequence[Span]) -> bool:
    """Whether several stand exactly one below the other."""
    return len(members) > 1 and (len({span[0] for span in members}) == 1 or len({span[1] for span in members}) == 1)


def _headed(head: Sequence[Span], lanes: Sequence[Span]) -> list[Span] | None:
    """The lanes with those that only the head has (nothing stands below it), if it stands over each of them."""
    own = [span for span in head if all(span[1] <= lane[0] or lane[1] <= span[0] for lane in lanes)]
    below = [_lane_of(span, lanes) for span in head if span not in own]
    return sorted([*lanes, *own]) if sorted(map(str, below)) == sorted(map(str, range(len(lanes)))) else None


def _in_lanes(row: Measured, spans: Sequence[Span], lanes: Sequence[Span], first: int) -> Placed:
    """The cells of a row; `first` labels stand before the lanes. Behind the last piece a blank cell is sure only
    where the row is padded to it.
    """
    cells: list[int | None] = list(range(first))
    sure = [True] * first
    index_of = {lane: first + index for index, lane in enumerate(_lanes_of(spans, lanes))}
    last = max(lane for lane in index_of if lane is not None)
    for lane, (start, _) in enumerate(lanes):
        piece = index_of.get(lane)
        cells.append(piece)
        sure.append(piece is not None or lane < last or start < row.length)
    return Placed(cells, sure)
