"""Reader `boxes`: tables drawn with lines, and tables under rules of dashes; other lines are paragraphs.

Walls are box-drawing characters, or ``+``, ``-`` and ``|`` (pandoc, reStructuredText, w3m, lynx, SQL shells). A cell is
what the walls enclose: it may span columns where a wall is missing, and rows where a border is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from attrs import define, field

from gov_disclosure.document import Block, Document, Paragraph, Table, TableCell, make_cell, make_cell_at
from gov_disclosure.position import Position, make_position
from gov_disclosure.readers.aligned import join_broken
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.grid import MEASURES, Measure, spans
from gov_disclosure.readers.lines import paragraph
from gov_disclosure.readers.pieces import Piece, is_figure
from gov_disclosure.readers.plain import SPACE, is_binary, sample, split_lines
from gov_disclosure.readers.ruled import find_ruled, is_rule

_UPRIGHT = "│┃║┆┇┊┋╎╏"
_LEVEL = "─━═┄┅┈┉╌╍"
_CORNERS = "".join(chr(code) for code in range(0x2500, 0x2580) if chr(code) not in _UPRIGHT + _LEVEL)
_DRAWN = str.maketrans(dict.fromkeys(_UPRIGHT, "│") | dict.fromkeys(_LEVEL, "─") | dict.fromkeys(_CORNERS, "┼"))
_OTHER_FORMS = re.compile(f"[{_UPRIGHT[1:]}{_LEVEL[1:]}{_CORNERS.replace('┼', '')}]")
_LEVEL_SIGN = re.compile(f"[{_LEVEL}]")
_CROSSING = re.compile(r"\+(?=:?[-=]{2})|(?<=[-=]{2})\+|(?<=[-=]:)\+|\|(?=-{3})|(?<=-{3})\|")  # links ends borders in |
_ASCII_RULE = re.compile(r"(?<=┼):?[-=]{2,}:?(?=┼)")
_SEGMENT = re.compile("[^│┼]+")
_WALL = re.compile("[│┼]")
_ASCII_BORDER = re.compile(r"[ \t]{0,40}\+(?::?[-=]{2,}:?\+)+[ \t]*")
_DRAWN_LINE = re.compile(rf"[ \t\u3000]{{0,40}}[{_UPRIGHT}{_CORNERS}].*[{_UPRIGHT}{_CORNERS}][ \t\u3000]*")
_INDENT = " \t\u3000"
_FIRST = frozenset(["+", "-", "=", *map(chr, range(0x2500, 0x2580))])
"""The first signs of lines with which a drawn or ruled table begins."""

_SURE = 0.91
_FEW_BORDERS = 2
_UNSEPARATED = 3
"""Borders of a table that draws none between its rows: above, below the head, and below."""

_MOST_COLUMNS = 80

Numbered = tuple[int, str]


class _Segment(NamedTuple):
    """What stands between two walls of a line: a piece of border, or of a cell."""

    left: int
    right: int
    text: str
    start: int
    border: bool


@define
class _Line:
    """A line of a drawn table: its segments between the columns' edges."""

    number: int
    segments: list[_Segment]

    @property
    def bordered(self) -> bool:
        """Whether a row ends here, at least in some columns."""
        return any(segment.border for segment in self.segments)

    @property
    def border(self) -> bool:
        """Whether it is nothing but border."""
        return all(segment.border or not segment.text.strip(SPACE) for segment in self.segments) and self.bordered


@define
class _Cell:
    """A cell that is being gathered from line to line."""

    left: int
    right: int
    row: int
    place: Position
    texts: list[str] = field(factory=list)
    lines: int = 0


def is_drawn(line: str) -> bool:
    """Whether a line belongs to a table drawn with box characters, or opens one that is drawn in ASCII.

    >>> is_drawn("├──┼──┤"), is_drawn("+---+---+"), is_drawn("| a | b |")
    (True, True, False)
    """
    return opens_box(line) and (_DRAWN_LINE.fullmatch(line) is not None or _ASCII_BORDER.fullmatch(line) is not None)


def opens_box(line: str) -> bool:
    """A quick look for `is_drawn`."""
    first = line.lstrip(_INDENT)[:1]
    return first == "+" or "\u2500" <= first <= "\u257f"


def drawn_end(lines: Sequence[Numbered], start: int) -> int:
    """The index behind the last line of the drawn table that begins at `start`."""
    in_ascii = lines[start][1].lstrip(" \t\u3000")[0] == "+"
    end = start + 1
    while end < len(lines) and _goes_on(lines[end][1], in_ascii):
        end += 1
    return end


def _goes_on(line: str, in_ascii: bool) -> bool:
    if not in_ascii:
        return opens_box(line) and _DRAWN_LINE.fullmatch(line) is not None
    text = line.strip(" \t\u3000")
    return len(text) > 1 and text[0] in "|+" and text[-1] in "|+"


def table_of(lines: Sequence[Numbered]) -> Table | None:
    """The table that drawn lines make; None if there is nothing in it."""
    drawn = [(number, _canonical(line)) for number, line in lines]
    for measure in MEASURES:
        placed = _placed(drawn, measure)
        if placed is not None:
            return _table(placed)
    return _table_of_pieces(drawn)


def _canonical(line: str) -> str:
    """The line with one sort of wall, border and crossing; each character keeps its place."""
    if opens_box(line) and line.lstrip(" \t\u3000")[0] != "+":
        return line.translate(_DRAWN) if _OTHER_FORMS.search(line) else line
    crossed = _CROSSING.sub("┼", line)
    ruled = _ASCII_RULE.sub(lambda rule: "─" * len(rule[0]), crossed)
    text = ruled.rstrip(" \t\u3000")
    edges = text.replace("|", "│")
    first = len(edges) - len(edges.lstrip(" \t\u3000"))
    edges = f"{edges[:first]}┼{edges[first + 1 :]}" if edges[first] == "+" else edges
    return f"{edges[:-1]}┼" if edges[-1] == "+" else edges


def _walls(line: str) -> list[Piece]:
    return [Piece(wall[0], wall.start(), wall.end()) for wall in _WALL.finditer(line)]


def _placed(lines: Sequence[Numbered], measure: Measure) -> list[_Line] | None:
    """The lines in the grid that the borders draw; None where the walls of a line do not stand on its edges."""
    walls = [_walls(line) for _, line in lines]
    edges = [[start for start, _ in spans(line, found, measure)] for (_, line), found in zip(lines, walls, strict=True)]
    drawn = [places for (_, line), places in zip(lines, edges, strict=True) if "─" in line]
    columns = {place: index for index, place in enumerate(sorted({place for places in drawn for place in places}))}
    if not 1 < len(columns) <= _MOST_COLUMNS:
        return None
    if any(places[0] not in columns or columns.keys() < set(places) for places in edges):
        return None
    if any(not columns.keys() >= set(places) or columns[places[-1]] != len(columns) - 1 for places in edges):
        return None
    return [
        _line(*numbered, found, [columns[place] for place in places])
        for numbered, found, places in zip(lines, walls, edges, strict=True)
    ]


def _line(number: int, line: str, walls: Sequence[Piece], columns: Sequence[int]) -> _Line:
    segments = []
    for index in range(len(walls) - 1):
        start, end = walls[index].end, walls[index + 1].start
        text = line[start:end]
        border = bool(text) and not text.strip("─") and "┼" in (walls[index].text, walls[index + 1].text)
        segments.append(_Segment(columns[index], columns[index + 1], text, start, border))
    return _Line(number, segments)


def _table(lines: Sequence[_Line]) -> Table | None:
    each_line = _rows_are_lines(lines)
    cells = _gather(lines, each_line)
    spanned = not each_line and _has_spans(lines, cells)
    rows: dict[int, list[TableCell]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.left)):
        rows.setdefault(cell.row, []).append(_cell(cell, spanned))
    kept = [row for row in rows.values() if any(cell.text for cell in row)]
    return Table(kept, Position(lines[0].number, 1), spanned) if kept else None


def _has_spans(lines: Sequence[_Line], cells: Sequence[_Cell]) -> bool:
    """Whether the table draws its spans: then a blank cell is one, and not the width of its neighbour."""
    return any(cell.right - cell.left > 1 for cell in cells) or any(line.bordered and not line.border for line in lines)


def _cell(cell: _Cell, exact: bool) -> TableCell:
    text = ""
    for more in cell.texts:
        text = join_broken(text, more)
    return make_cell(text, cell.place, cell.right - cell.left, not text and not exact)


def _gather(lines: Sequence[_Line], each_line: bool) -> list[_Cell]:
    """The cells of all rows; a cell that no border ends goes on."""
    cells: list[_Cell] = []
    current: dict[tuple[int, int], _Cell] = {}
    row = 0
    for line in lines:
        for segment in line.segments:
            if segment.border:
                continue
            between = segment.left, segment.right
            if between not in current:
                current[between] = _begun(line.number, segment, row)
                cells.append(current[between])
            _take(current[between], line.number, segment)
        if line.bordered or each_line:
            row += 1
            current = _still_current(line, current) if not each_line else {}
    return [cell for cell in cells if cell.lines]


def _begun(number: int, segment: _Segment, row: int) -> _Cell:
    return _Cell(segment.left, segment.right, row, make_position(number, segment.start + 1, None))


def _take(cell: _Cell, number: int, segment: _Segment) -> None:
    cell.lines += 1
    text = segment.text.strip(SPACE)
    if text:
        if not cell.texts:
            cell.place = make_position(number, segment.start + segment.text.index(text[0]) + 1, None)
        cell.texts.append(text)


def _still_current(line: _Line, current: dict[tuple[int, int], _Cell]) -> dict[tuple[int, int], _Cell]:
    """The cells that a line with borders does not end: those that go on in it."""
    if line.border:
        gone_on = {(s.left, s.right) for s in line.segments if not s.border and s.text}
        return {between: cell for between, cell in current.items() if between in gone_on}
    kept = {(segment.left, segment.right) for segment in line.segments if not segment.border}
    return {between: cell for between, cell in current.items() if between in kept}


def _rows_are_lines(lines: Sequence[_Line]) -> bool:
    """Whether the table draws no borders between its rows: figures stand below figures."""
    borders = sum(line.border for line in lines)
    above: _Line | None = None
    for line in lines:
        if line.bordered:
            above = None
            continue
        if above is not None and _figures_below(above, line) >= (1 if borders <= _UNSEPARATED else 2):
            return True
        above = line
    return False


def _figures_below(above: _Line, line: _Line) -> int:
    """How many figures stand right below figures, 0 unless both lines fill their first cell."""
    if len(above.segments) != len(line.segments):
        return 0
    pairs = list(zip(above.segments, line.segments, strict=True))
    if any(not segment.text.strip(SPACE) for segment in pairs[0]):
        return 0
    return sum(is_figure(one.text.strip(SPACE)) and is_figure(other.text.strip(SPACE)) for one, other in pairs)


def _table_of_pieces(lines: Sequence[Numbered]) -> Table | None:
    """The table where walls do not stand below one another: what the walls of each line part, line by line."""
    rows = [_pieces(number, line) for number, line in lines if line.strip("─│┼ \t\u3000")]
    kept = [row for row in rows if row]
    return Table(kept, Position(lines[0][0], 1)) if kept else None


def _pieces(number: int, line: str) -> list[TableCell]:
    cells = []
    walls = _walls(line)
    for left, right in pairwise(walls):
        piece = line[left.end : right.start]
        text = piece.strip(SPACE)
        column = left.end + (piece.index(text[0]) if text else 0) + 1
        if not text or text.strip("─"):
            cells.append(make_cell_at(text, number, column, not text))
    return cells


def blocks_of(lines: Sequence[Numbered]) -> Iterator[Block]:
    """Drawn and ruled tables, the other lines as paragraphs."""
    others: list[Numbered] = []
    for part in parts_of(lines):
        if isinstance(part, Table):
            yield from _paragraphs(others)
            others = []
            yield part
        else:
            others.append(part)
    yield from _paragraphs(others)


def parts_of(lines: Sequence[Numbered]) -> Iterator[Table | Numbered]:
    """The drawn and ruled tables, and the lines that belong to none."""
    floor = 0
    for begin, end, ruled in _extents(lines):
        yield from lines[floor:begin]
        table = table_of(lines[begin:end]) if ruled is None else ruled
        if table is not None:
            yield table
        floor = end
    yield from lines[floor:]


def lines_outside(lines: Sequence[Numbered]) -> Iterator[Numbered]:
    """The lines that belong to no drawn or ruled table; drawn ones are not read for it."""
    floor = 0
    for begin, end, _ in _extents(lines):
        yield from lines[floor:begin]
        floor = end
    yield from lines[floor:]


def _extents(lines: Sequence[Numbered]) -> Iterator[tuple[int, int, Table | None]]:
    """Where each table begins, the index behind its last line, and the table itself if it is ruled."""
    floor = 0
    for index in [index for index, (_, line) in enumerate(lines) if line.lstrip(_INDENT)[:1] in _FIRST]:
        if index < floor:
            continue
        line = lines[index][1]
        if is_drawn(line):
            floor = drawn_end(lines, index)
            yield index, floor, None
        elif (ruled := find_ruled(lines, index, floor)) is not None:
            floor = ruled[1]
            yield ruled


def _paragraphs(lines: Sequence[Numbered]) -> Iterator[Paragraph]:
    for number, line in lines:
        if line and (found := paragraph(number, line)) is not None:
            yield found


def may_have_tables(text: str) -> bool:
    """A quick look for `has_tables`."""
    return any(mark in text for mark in _MARKS)


_MARKS = ("+--", "+==", "-- ", "== ", *_LEVEL)


def has_tables(lines: Sequence[str]) -> bool:
    """Whether some lines are borders of drawn tables, or rules with a table below."""
    borders = (line for line in lines if opens_box(line) and _is_border(line))
    if len(list(islice(borders, _FEW_BORDERS))) == _FEW_BORDERS:
        return True
    if not any(is_rule(line) for line in lines):
        return False
    return any(isinstance(part, Table) for part in parts_of(list(enumerate(lines, 1))))


def _is_border(line: str) -> bool:
    if _ASCII_BORDER.fullmatch(line):
        return True
    return _LEVEL_SIGN.search(line) is not None and _DRAWN_LINE.fullmatch(line) is not None


class BoxesReader:
    """Reads tables that lines of characters are drawn around."""

    name = "boxes"
    surest = _SURE

    def sniff(self, source: Source) -> float:
        """High where there are borders of tables."""
        text = sample(source.text)
        if not may_have_tables(text) or is_binary(text):
            return 0.0
        return _SURE if has_tables(split_lines(text)) else 0.0

    def read(self, source: Source) -> Document:
        """Drawn tables as tables, the other lines as paragraphs."""
        return Document(tuple(blocks_of(list(enumerate(split_lines(source.text), 1)))))
