"""Text tables that repeat a span's text in every place that it covers, as pandas, some converters to Markdown and
spreadsheets filled after their cells were parted leave them: the spans are put back.

Words that stand side by side are one cell of several columns, and so are words that stand in the same columns of the
row above. Figures never tell by themselves: equal ones may be one cell only where the heads above name fewer columns
than there are, and each row is cut into as many figures as columns are named. Where that can be done in more ways than
one, the figures in which the ways differ are left open.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from itertools import groupby, pairwise
from typing import NamedTuple

from gov_disclosure.document import TableCell, make_cell
from gov_disclosure.position import Position
from gov_disclosure.readers.merged import WIDEST
from gov_disclosure.text import Mark, read_number

_SHORTEST = 4
"""Characters of words that are known by their repetition; short ones (无, 合格) stand side by side in any table."""

_FEWEST = 2
"""So many different words that stand side by side prove that a table repeats spans."""

_OPEN = "|"
"""Between the readings of a figure that is left open: no number has it."""

_NUMBERED = re.compile(r"(.+)\.([1-9][0-9]{0,2})", re.DOTALL)  # pandas numbers the names of columns that come again
_UNNAMED = re.compile(r"Unnamed: [0-9]{1,4}(?:_level_[0-9]{1,2})?")
_NOWHERE = Position(1)


class _Kind(Enum):
    """What a place of the grid holds."""

    BLANK = auto()
    FIGURE = auto()
    WORDS = auto()


_KIND_OF = {Mark.BLANK: _Kind.BLANK, Mark.NUMBER: _Kind.FIGURE, Mark.NOT_APPLICABLE: _Kind.FIGURE}


class _Span(NamedTuple):
    """The columns from `start` up to `end`."""

    start: int
    end: int


class _Row(NamedTuple):
    """A row and what each of its places says and is. The first `labels` places come before the figures: in a head all."""

    cells: Sequence[TableCell]
    texts: Sequence[str]
    kinds: Sequence[_Kind]
    labels: int
    bounds: frozenset[int] = frozenset()
    """Where the words of heads above it change: no cell of a head reaches over that, whatever its words are."""

    @property
    def is_head(self) -> bool:
        """Whether the row may head columns: it holds nothing but words, and blanks before them."""
        return self.labels == len(self.texts)

    def words(self) -> list[_Span]:
        """The stretches of the same words in the label or the head."""
        runs = _runs(self.texts[: self.labels])
        return [part for run in runs if self.kinds[run.start] is _Kind.WORDS for part in self._parted(run)]

    def _parted(self, run: _Span) -> Iterable[_Span]:
        inner = [place for place in range(run.start + 1, run.end) if place in self.bounds] if self.bounds else ()
        return [_Span(*ends) for ends in pairwise([run.start, *inner, run.end])]


class _Part(NamedTuple):
    """Heads that stand together, and the rows below them up to the next head."""

    heads: list[_Row]
    rows: list[_Row]


class _Piece(NamedTuple):
    """The columns of one cell and its text."""

    span: _Span
    text: str


def undone(rows: list[list[TableCell]]) -> list[list[TableCell]]:
    """The rows with one cell for each span; a table that repeats no spans comes back as it is.

    >>> rows = [["办理情况"] * 3, ["内容", "办理数量", "办理数量"], ["许可", "31", "31"], ["处罚", "7", "7"]]
    >>> [[(cell.text, cell.columns) for cell in row] for row in undone([list(map(TableCell, row)) for row in rows])][1:]
    [[('内容', 1), ('办理数量', 2)], [('许可', 1), ('31', 2)], [('处罚', 1), ('7', 2)]]
    """
    if not any(map(_may_repeat, rows)):
        return rows
    read = _bounded([_read(row) for row in rows])
    if not _repeats_spans(read):
        return rows
    parts = _parts(read)
    figures = {id(row): pieces for part in parts for row, pieces in _figures_of(part)}
    sure = _blanks_are_cells(read, parts)
    return [
        _cells(row, above, figures.get(id(row), ()), sure) for above, row in zip([None, *read[:-1]], read, strict=True)
    ]


def _may_repeat(row: Iterable[TableCell]) -> bool:
    """Whether the same words stand side by side: a quick look, for all tables."""
    before = None
    for cell in row:
        text = cell.text
        if text == before and len(text) >= _SHORTEST and _kind(text) is _Kind.WORDS:
            return True
        before = text
    return False


def _kind(text: str) -> _Kind:
    """What a text is; one without a letter is a figure, however damaged."""
    return _KIND_OF.get(read_number(text).mark) or (_Kind.WORDS if any(map(str.isalpha, text)) else _Kind.FIGURE)


def _read(cells: Sequence[TableCell]) -> _Row:
    texts = [cell.text for cell in cells]
    kinds = list(map(_kind, texts))
    if _Kind.FIGURE not in kinds:
        texts = _names(texts)
        kinds = list(map(_kind, texts))
    return _Row(cells, texts, kinds, _labels(kinds))


def _bounded(rows: Sequence[_Row]) -> list[_Row]:
    """The rows, heads below heads with the places where the words of these change."""
    found: list[_Row] = []
    bounds: frozenset[int] = frozenset()
    for row in rows:
        found.append(row._replace(bounds=bounds) if row.is_head and bounds else row)
        words = row.kinds, row.texts
        changes = [place for place in range(1, len(row.texts)) if _change(place, *words)] if row.is_head else []
        bounds = bounds.union(changes) if row.is_head else frozenset()
    return found


def _change(place: int, kinds: Sequence[_Kind], texts: Sequence[str]) -> bool:
    """Whether other words stand at a place than before it; blanks may be the rest of either."""
    before, here = kinds[place - 1 : place + 1]
    return before is here is _Kind.WORDS and texts[place - 1] != texts[place]


def _names(texts: Iterable[str]) -> list[str]:
    """The texts of a head without what pandas adds: numbers of names that come again, names of blanks.

    >>> _names(["项目", "数量", "数量.1", "数量.2", "附件.2", "Unnamed: 5"])
    ['项目', '数量', '数量', '数量', '附件.2', '']
    """
    seen: Counter[str] = Counter()
    names = []
    for text in texts:
        found = _NUMBERED.fullmatch(text)
        name = found[1] if found and seen[found[1]] == int(found[2]) else text
        seen[name] += 1
        names.append("" if _UNNAMED.fullmatch(name) else name)
    return names


def _labels(kinds: Sequence[_Kind]) -> int:
    """The places before the first figure, or before the first blank behind words; none where no words come first."""
    first = kinds.index(_Kind.WORDS) if _Kind.WORDS in kinds else 0
    if _Kind.FIGURE in kinds[:first]:
        return 0
    return next((place for place in range(first, len(kinds)) if kinds[place] is not _Kind.WORDS), len(kinds))


def _runs(texts: Iterable[object]) -> Iterator[_Span]:
    """The stretches of equal texts."""
    end = 0
    for _, same in groupby(texts):
        start, end = end, end + len(list(same))
        yield _Span(start, end)


def _parts(rows: Iterable[_Row]) -> list[_Part]:
    parts = [_Part([], [])]
    for row in rows:
        if row.is_head and parts[-1].rows:
            parts.append(_Part([], []))
        (parts[-1].heads if row.is_head else parts[-1].rows).append(row)
    return parts


def _named(part: _Part) -> list[_Span]:
    """The columns behind the labels as the heads name them; none without labels, or where a name reaches over them."""
    labels = {row.labels for row in part.rows}
    widths = {len(row.texts) for row in (*part.heads, *part.rows)}
    if not part.heads or len(labels) != 1 or len(widths) != 1 or max(widths) > WIDEST:
        return []
    first = labels.pop()
    names = zip(*(row.texts for row in part.heads), strict=True)  # of all heads: what differs in one is two columns
    found = [span for span in _runs(names) if span.end > first]
    words = all(part.heads[-1].kinds[span.start] is _Kind.WORDS for span in found)
    return found if found and words and 0 < first == found[0].start else []


def _has_wide(named: Sequence[_Span]) -> bool:
    return any(span.end - span.start > 1 for span in named)


def _figures_of(part: _Part) -> list[tuple[_Row, list[_Piece]]]:
    """The figures of the rows below one head that names fewer columns than there are. Their number is the head's, their
    columns need not be: forms print heads and rows unevenly. None where no cut into columns fits all rows.
    """
    named = _named(part)
    if not _has_wide(named):
        return [(row, _run_together(row)) for row in _narrow_rows(part)]
    first, count = named[0].start, len(named)
    columns = zip(*(row.texts[first:] for row in part.rows), strict=True)
    if len(list(_runs(columns))) > count:  # no cut fits all rows
        return []
    return [(row, _cut(row.texts, first, count)) for row in part.rows]


def _narrow_rows(part: _Part) -> list[_Row]:
    """The rows that have lost places below a head that names columns wider than one: nobody knows which."""
    widths = {len(head.texts) for head in part.heads}
    if len(widths) != 1 or not any(_has_wide(head.words()) for head in part.heads[-1:]):
        return []
    return [row for row in part.rows if row.labels < len(row.texts) < max(widths)]


def _run_together(row: _Row) -> list[_Piece]:
    """All figures of a row as one, which is none."""
    return [_Piece(_Span(row.labels, len(row.texts)), _OPEN.join(filter(None, row.texts[row.labels :])))]


def _cut(texts: Sequence[str], first: int, count: int) -> list[_Piece]:
    """The places from `first` on as `count` figures, each in one place or in several.

    >>> [piece.text for piece in _cut(["许可", "5", "5", "0", "0"], 1, 3)]
    ['5', '5|0', '0']
    """
    runs = [_Span(first + run.start, first + run.end) for run in _runs(texts[first:])]
    readings = _readings(runs, count)
    spans = _narrowed(runs, count - len(runs))
    return [
        _Piece(span, _side_by_side(dict.fromkeys(texts[run.start] for run in ways)))
        for span, ways in zip(spans, readings, strict=True)
    ]


def _readings(runs: Sequence[_Span], count: int) -> list[list[_Span]]:
    """For each of `count` figures the runs that it may belong to, if every run is one figure or more.

    Up to the end of a run at least one figure for each run has come, and so many that there are places for the others;
    at most one for each place, and so many that there is one for each run to come.
    """
    begin, end = runs[0].start, runs[-1].end
    least = [max(index, count - (end - run.start)) for index, run in enumerate(runs)]
    most = [min(run.end - begin, count - (len(runs) - index - 1)) for index, run in enumerate(runs)]
    return [
        [run for run, low, high in zip(runs, least, most, strict=True) if low <= place < high] for place in range(count)
    ]


def _narrowed(runs: Iterable[_Span], more: int) -> list[_Span]:
    """The runs cut into so many more spans, the first ones first."""
    spans = []
    for run in runs:
        extra = min(more, run.end - run.start - 1)
        spans += [_Span(place, place + 1) for place in range(run.start, run.start + extra)]
        spans.append(_Span(run.start + extra, run.end))
        more -= extra
    return spans


def _side_by_side(texts: Iterable[str]) -> str:
    """The readings of one figure as a text that is a number only if there is one; a number comes first."""
    return _OPEN.join(sorted(texts, key=lambda text: not text[:1].isdigit()))


def _repeats_spans(rows: Sequence[_Row]) -> bool:
    """Whether a table of figures proves that it repeats spans: several words of some length come side by side, and one
    of them fills a row, or stands over others that differ.
    """
    if not any(_Kind.FIGURE in row.kinds for row in rows) or len(_repeated_words(rows)) < _FEWEST:
        return False
    captions = (row.is_head and len(set(row.texts)) == 1 for row in rows)
    return any(captions) or any(
        upper.is_head and lower.is_head and _divides(upper, lower) for upper, lower in pairwise(rows)
    )


def _repeated_words(rows: Iterable[_Row]) -> set[str]:
    """The words that stand side by side."""
    texts = ((row.texts[start], end - start) for row in rows for start, end in row.words())
    return {text for text, width in texts if width > 1 and len(text) >= _SHORTEST}


def _divides(upper: _Row, lower: _Row) -> bool:
    """Whether other words stand below words that are repeated."""
    return any(len(set(lower.texts[span.start : span.end])) > 1 for span in upper.words())


def _blanks_are_cells(rows: Sequence[_Row], parts: Iterable[_Part]) -> bool:
    """Whether no blank can be the rest of a span: all rows have one width, all labels too, and no row has more figures,
    blanks among them, than its head has names.
    """
    widths = {len(row.texts) for row in rows}
    labels = {row.labels for row in rows if not row.is_head}
    return len(widths) == len(labels) == 1 and all(_figures_of(part) or not _has_wide(_named(part)) for part in parts)


def _cells(row: _Row, above: _Row | None, figures: Iterable[_Piece], sure: bool) -> list[TableCell]:
    """The cells of a row. A blank at the end may stand for a cell that the row has lost, and then no blank is sure."""
    words = row.words()
    covered = _covered(row, words, above)
    pieces = {span.start: _Piece(span, "" if span in covered else row.texts[span.start]) for span in words}
    pieces |= {piece.span.start: piece for piece in figures}
    sure = sure and row.kinds[-1] is not _Kind.BLANK
    return [_cell(row, piece, sure) for piece in _in_order(row, pieces)]


def _in_order(row: _Row, pieces: Mapping[int, _Piece]) -> Iterator[_Piece]:
    """The pieces of a row, and each other place by itself."""
    place = 0
    while place < len(row.texts):
        piece = pieces.get(place) or _Piece(_Span(place, place + 1), row.texts[place])
        yield piece
        place = piece.span.end


def _covered(row: _Row, words: Sequence[_Span], above: _Row | None) -> set[_Span]:
    """The words that stand in the same columns of the row above; the label right before figures is the row's own."""
    if above is None or above.is_head is not row.is_head:
        return set()
    same = {
        span
        for span in above.words()
        if above.texts[span.start : span.start + 1] == row.texts[span.start : span.start + 1]
    }
    return same.intersection(words if row.is_head else words[:-1])


def _cell(row: _Row, piece: _Piece, sure: bool) -> TableCell:
    start, end = piece.span
    first = row.cells[start]
    covered = not piece.text and not (sure and start >= row.labels)
    return make_cell(piece.text, first.position or _NOWHERE, end - start, covered)
