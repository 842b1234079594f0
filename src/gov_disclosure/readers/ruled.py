"""Tables under rules of dashes: columns are what the groups of dashes underline (pandoc, reStructuredText)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gov_disclosure.document import Table, TableCell, make_cell
from gov_disclosure.position import Position, make_position
from gov_disclosure.readers.aligned import join_broken
from gov_disclosure.readers.grid import MEASURES, Measure, Span, spans
from gov_disclosure.readers.pieces import LONGEST_LINE, Piece, tokens

_RULE = re.compile(r" {0,40}(?:-{2,}|={2,})(?: +(?:-{2,}|={2,}))+ *")
_LINE = re.compile(r" {0,40}-{5,} *")
_GROUP = re.compile("[-=]+")
_TALLEST_HEAD = 8
_LONGEST_TABLE = 2_000
"""Lines of a table with blank lines between its rows: where none closes it, it is none."""

_MOST_RULES = 3
"""Rules of one table: above, below the head, and below. No line is looked at for more than so many."""

Numbered = tuple[int, str]
Found = tuple[int, int, Table]


def is_rule(line: str) -> bool:
    """Whether a line is groups of dashes with spaces between, as stand below a head.

    >>> is_rule("  ------  ---"), is_rule("------"), is_rule("- 4 -")
    (True, False, False)
    """
    return line[:1] in _RULE_BEGINS and len(line) <= LONGEST_LINE and _RULE.fullmatch(line) is not None


_RULE_BEGINS = frozenset(" -=")


class _Extent(NamedTuple):
    """Where a ruled table stands: its first line, the rule, the line behind the body and the one behind all.
    `parted` says that blank lines part its rows.
    """

    begin: int
    rule: int
    body_end: int
    end: int
    parted: bool


def find_ruled(lines: Sequence[Numbered], index: int, floor: int) -> Found | None:
    """The table whose rule is the line `index`: where it begins (not before `floor`), its end and itself; None where
    the rule parts no columns, or other columns in each measure of the characters.
    """
    line = lines[index][1]
    if not is_rule(line):
        return None
    groups = [Piece(group[0], group.start(), group.end()) for group in _GROUP.finditer(line)]
    extent = _extent(lines, index, floor)
    found = [_table(lines, extent, spans(line, groups, measure), measure) for measure in MEASURES]
    tables = [table for table in found if table is not None]
    if not tables or any(table != tables[0] for table in tables[1:]):
        return None
    return extent.begin, extent.end, tables[0]


def _extent(lines: Sequence[Numbered], rule: int, floor: int) -> _Extent:
    indent = _indentation(lines[rule][1])  # what is indented less is no line of the table
    begin, top = rule, max(floor, rule - _TALLEST_HEAD)
    while begin > top and _goes_on(lines[begin - 1][1], indent) and not _ends_head(lines[begin - 1][1]):
        begin -= 1
    parted = begin > floor and _LINE.fullmatch(lines[begin - 1][1]) is not None
    if parted:
        closed = _closed(lines, rule + 1)
        if closed is not None:
            return _Extent(begin - 1, rule, closed, closed + 1, True)
    end = _simple_end(lines, rule + 1, indent)
    return _Extent(begin, rule, end, end, False)


def _indentation(line: str) -> int:
    """The columns before a line's first text; a wide space has two."""
    before = line[: len(line) - len(line.lstrip())]
    return len(before) + before.count("\u3000")


def _goes_on(line: str, indent: int) -> bool:
    """Whether a line may belong to a table that is indented so."""
    return bool(line) and not line.isspace() and (not indent or _indentation(line) >= indent)


def _simple_end(lines: Sequence[Numbered], start: int, indent: int) -> int:
    """The line behind the body that begins at `start`: blank, or behind the last rule that a table can have."""
    end, rules = start, 1
    while end < len(lines) and rules < _MOST_RULES and _goes_on(lines[end][1], indent):
        rules += _ends_head(lines[end][1])
        end += 1
    return end


def _closed(lines: Sequence[Numbered], start: int) -> int | None:
    """The line of dashes that closes a table, None if there is none before the next rule."""
    for index in range(start, min(len(lines), start + _LONGEST_TABLE)):
        if _ends_head(lines[index][1]):
            return index if _LINE.fullmatch(lines[index][1]) else None
    return None


def _ends_head(line: str) -> bool:
    """Whether a line is a rule of one group of dashes or of more."""
    return is_rule(line) or (len(line) <= LONGEST_LINE and _LINE.fullmatch(line) is not None)


def _table(lines: Sequence[Numbered], extent: _Extent, columns: Sequence[Span], measure: Measure) -> Table | None:
    """The rows above and below the rule; None where a text does not stand in one column."""
    rows: list[list[TableCell]] = []
    for part in _rows(lines, extent):
        cut = [_cut(line, columns, measure) for line in part]
        if any(cells is None for cells in cut):
            return None
        rows.append(_joined([cells for cells in cut if cells is not None]))
    filled = [row for row in rows if sum(bool(cell.text) for cell in row) > 1]
    return Table(rows, Position(lines[extent.begin][0], 1)) if filled else None


def _rows(lines: Sequence[Numbered], extent: _Extent) -> Iterator[list[Numbered]]:
    """The lines of each row."""
    head = [line for line in lines[extent.begin : extent.rule] if not _ends_head(line[1])]
    body = [line for line in lines[extent.rule + 1 : extent.body_end] if not _ends_head(line[1])]
    if not extent.parted:
        yield from ([line] for line in (*head, *body))
        return
    if head:
        yield head
    row: list[Numbered] = []
    for line in body:
        if line[1].strip():
            row.append(line)
        elif row:
            yield row
            row = []
    if row:
        yield row


def _cut(numbered: Numbered, columns: Sequence[Span], measure: Measure) -> list[TableCell] | None:
    """The cells of a line, None where a word stands outside the columns."""
    number, line = numbered
    if len(line) > LONGEST_LINE:
        return None
    words: list[list[Piece]] = [[] for _ in columns]
    begins = [start for start, _ in columns]
    pieces = list(tokens(line))
    for piece, (start, end) in zip(pieces, spans(line, pieces, measure), strict=True):
        column = bisect_right(begins, start) - 1
        if column < 0 or (end > columns[column][1] and column + 1 < len(columns)):
            return None
        if words[column] and piece.start - words[column][-1].end > 1:  # a wide gap parts cells
            return None
        words[column].append(piece)
    return [_cell(number, found) for found in words]


def _cell(number: int, words: Sequence[Piece]) -> TableCell:
    """The words of one column; a blank place may be the width of a span: such tables draw none."""
    if not words:
        return make_cell("", make_position(number, 1, None), 1, True)
    return make_cell(" ".join(word.text for word in words), make_position(number, words[0].start + 1, None))


def _joined(lines: Sequence[Sequence[TableCell]]) -> list[TableCell]:
    """The cells of a row, each from all its lines."""
    return [_whole(column) for column in zip(*lines, strict=True)]


def _whole(parts: Sequence[TableCell]) -> TableCell:
    filled = [part for part in parts if part.text]
    if not filled:
        return parts[0]
    text = ""
    for part in filled:
        text = join_broken(text, part.text)
    assert filled[0].position is not None
    return make_cell(text, filled[0].position)
