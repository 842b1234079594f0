"""Tables of plain markup, taken out of a page before lxml reads it: most of a page's bytes are tags in the cells of its tables.

What is taken is written as the standard has it, with nothing but plain tags and attributes, so that there is one way to read
it. Anything else stays in the page, and so does all if lxml then finds other elements than those that were left for the tables.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from gov_disclosure.document import Table, make_placed_cell, make_table
from gov_disclosure.position import make_position
from gov_disclosure.readers.cells import TD_STEPS
from gov_disclosure.readers.flattened import covered, is_flattened
from gov_disclosure.readers.merged import is_wordless
from gov_disclosure.readers.plain_markup import PlainCell, attributes_of, plain_cell, tags_between

TAKEN = "gov-disclosure-taken"
"""The attribute that numbers an element left in the place of a table."""


_Placed = tuple[bytes, int, str, int]
"""A cell: ``d`` or ``h``, the lines from the table's tag to its own, its text, and the columns that it spans."""


class PlainTable(NamedTuple):
    """The rows of a table, each with its path within it. `merged` says that a cell reaches over several rows, `names` are those
    under which a rule of a style sheet may mean an element, `joined` says that figures stand in several runs.
    """

    rows: list[tuple[str, list[_Placed]]]
    merged: bool
    names: frozenset[str]
    joined: bool

    def placed(self, path: str, line: int) -> Table:
        """The table where its element stands: at this path, on this line."""
        rows = [
            [
                make_placed_cell(text, line + below, f"{path}{step}{last}", columns)
                for last, (_, below, text, columns) in zip(_last_steps(cells), cells, strict=False)
            ]
            for step, cells in self.rows
            if cells
        ]
        position = make_position(line, 0, path)
        return Table(covered(rows), position) if not self.merged and is_flattened(rows) else make_table(rows, position)


def _last_steps(cells: list[_Placed]) -> Sequence[str]:
    """The last steps of the paths of a row's cells: the first ones of all there are."""
    if len(cells) <= len(_STEPS) and b"h" not in [cell[0] for cell in cells]:
        return _STEPS
    numbers = {b"d": count(1), b"h": count(1)}
    return [f"/t{kind.decode()}[{next(numbers[kind])}]" for kind, *_ in cells]


_STEPS = TD_STEPS[1:]


def take_plain_tables(data: bytes) -> tuple[bytes, list[PlainTable]]:
    """A page without its plain tables, and these in their order; an empty table stands in the place of each. The lines keep their numbers.

    >>> rest, tables = take_plain_tables("<p>二</p><table><tr><td>规章</td><td><p>3</p></td></tr></table>".encode())
    >>> rest.decode(), [text for _, cells in tables[0].rows for _, _, text, _ in cells]
    ('<p>二</p><table gov-disclosure-taken="0"></table>', ['规章', '3'])
    """
    if TAKEN.encode() in data or data.count(b"\n") > _MOST_LINES:
        return data, []
    pieces: list[bytes] = []
    tables: list[PlainTable] = []
    end = 0
    for opening, close in _innermost(data):
        inside = data[opening.end() : close]
        table = _read(opening[1], inside)
        if table is not None:
            pieces += (
                data[end : opening.end() - 1],
                f' {TAKEN}="{len(tables)}">'.encode(),
                b"\n" * inside.count(b"\n"),
            )
            tables.append(table)
            end = close
    return (b"".join([*pieces, data[end:]]), tables) if tables else (data, tables)


_MOST_LINES = 60_000
"""libxml2 counts no line beyond 65535 for sure."""
_TABLE = re.compile(rb"<table((?:[ \t\r\n][^<>]*)?)>")


def _innermost(data: bytes) -> Iterator[tuple[re.Match[bytes], int]]:
    """The tags of tables with no other tag of a table before their end, and where that is."""
    opening: re.Match[bytes] | None = None
    for following in _TABLE.finditer(data):
        if opening is not None and (close := data.find(_CLOSE, opening.end(), following.start())) >= 0:
            yield opening, close
        opening = following
    if opening is not None and (close := data.find(_CLOSE, opening.end())) >= 0:
        yield opening, close


_CLOSE = b"</table>"
_CELL_END = re.compile(rb"</t([dh])>")


def _read(attributes: bytes, source: bytes) -> PlainTable | None:
    """A table by what stands between its tags; None where it is not plain."""
    if b"\n" in attributes or (known := attributes_of(attributes)) is None or known.spans:
        return None
    *pieces, rest = _CELL_END.split(source)
    reading = _Reading()
    if not reading.take(pieces) or not reading.go_to(rest) or reading.is_open or _is_for_layout(reading.rows):
        return None
    return PlainTable(reading.rows, reading.merged, known.names.union(_CELLS, *reading.names), reading.joined)


_CELLS = frozenset({"table", "td", "th"})


_PROSE = 120
"""Characters of a cell that may be prose, which may make a table one that serves the layout."""


def _is_for_layout(rows: list[tuple[str, list[_Placed]]]) -> bool:
    lengths = [len(cell[2]) for _, row in rows for cell in row]
    return len(lengths) <= 1 or max(lengths) > _PROSE


class _Reading:
    """What was read of one table so far."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, list[_Placed]]] = []
        self.merged = False
        self.joined = False
        self.names: set[frozenset[str]] = set()
        self._row: list[_Placed] | None = None
        self._open: tuple[str, ...] = ()
        self._counts: dict[str, int] = {}
        self._outside: dict[str, int] = {}
        self._group = ""
        self._line = 0

    @property
    def is_open(self) -> bool:
        """Whether a row or a group of rows has no end."""
        return bool(self._open)

    def take(self, pieces: Sequence[bytes]) -> bool:
        """Take up cells, each as the piece of markup before its end, and the letter of its end tag; False where any is not plain.

        Most are alike: blanks, and figures such as 0.
        """
        known: dict[bytes, PlainCell] = {}
        for piece, end in zip(pieces[::2], pieces[1::2], strict=True):
            cell = known.get(piece)
            if cell is None:
                cell = plain_cell(piece)
                if cell is None or (cell.rows and is_wordless(cell.text)):
                    return False
                known[piece] = cell
            between, kind, text, columns, lines, *_ = cell
            if kind != end or (between and not self.go_to(between)) or self._row is None:
                return False
            self._row.append((kind, self._line, text, columns))
            self._line += lines
        self.names.update([cell.names for cell in known.values()])
        self.merged = any(cell.rows for cell in known.values())
        self.joined = any(cell.joined for cell in known.values())
        return True

    def go_to(self, between: bytes) -> bool:
        """Go on behind what stands between two cells; False where it is anything but rows and their groups."""
        tags = tags_between(between)
        if tags is None:
            return False
        self._line += between.count(b"\n")
        for tag in tags:
            if not (self._close(tag.name) if tag.closes else self._begin(tag.name)):
                return False
            self.names.add(tag.names)
        return True

    def _begin(self, name: str) -> bool:
        if name not in _MAY_BEGIN.get(self._open[-1:], ()):
            return False
        if name == "col":
            return True
        self._counts[name] = number = self._counts.get(name, 0) + 1
        if name == "tr":
            self._row = []
            self.rows.append((f"{self._group}/tr[{number}]", self._row))
        elif name in _GROUPS:
            self._group = f"/{name}[{number}]"
            self._outside, self._counts = self._counts, {}
        self._open = (*self._open, name)
        return True

    def _close(self, name: str) -> bool:
        if self._open[-1:] != (name,):
            return False
        self._open = self._open[:-1]
        if name == "tr":
            self._row = None
        if name in _GROUPS:
            self._group = ""
            self._counts = self._outside
        return True


_GROUPS = frozenset({"tbody", "thead", "tfoot"})
_MAY_BEGIN: dict[tuple[str, ...], frozenset[str]] = {
    (): _GROUPS | {"tr", "col", "colgroup"},
    ("colgroup",): frozenset({"col"}),
} | {(group,): frozenset({"tr"}) for group in _GROUPS}
"""What may begin within an element of a table, the empty tuple being the table itself."""
