"""Tables of plain markup, taken out of a page before lxml reads it: most of a page's bytes are tags in the cells of its tables.

What is taken is written as the standard has it, with nothing but plain tags and attributes, so that there is one way to read
it. Anything else stays in the page, and so does all if lxml then finds other elements than those that were left for the tables.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, zip_longest
from typing import NamedTuple

from gov_disclosure.document import Table, make_placed_cell, make_table
from gov_disclosure.position import make_position
from gov_disclosure.readers.cells import TD_STEPS
from gov_disclosure.readers.flattened import covered, is_flattened
from gov_disclosure.readers.merged import is_wordless
from gov_disclosure.readers.plain_cells import Cell, Frame, Opening, Run, cells_of, decoded, frame_of, runs_of
from gov_disclosure.readers.plain_markup import WHITE, Tags, attributes_of
from gov_disclosure.readers.runs import FIGURE_ENDS

TAKEN = "gov-disclosure-taken"
"""The attribute that numbers an element left in the place of a table."""


class PlainTable(NamedTuple):
    """The cells of a table: their texts, the lines from the table's tag to their own, and their frames; its rows, each with its path within
    the table and the number of its first cell; and its line ends. `merged` says that a cell reaches over several rows, `names` are those
    under which a rule of a style sheet may mean an element, `joined` says that figures stand in several runs.
    """

    texts: list[str]
    below: list[int]
    frames: list[Frame]
    rows: list[tuple[str, int]]
    lines: int
    merged: bool
    names: frozenset[str]
    joined: bool

    def placed(self, path: str, line: int) -> Table:
        """The table where its element stands: at this path, on this line."""
        cells = zip(self.texts, self.below, [frame.columns for frame in self.frames], strict=True)
        rows = [
            [
                make_placed_cell(text, f"{line + below} {path}{step}{last}", columns)
                for last, (text, below, columns) in zip(lasts, cells, strict=False)
            ]
            for step, lasts in self._steps()
        ]
        position = make_position(line, 0, path)
        return Table(covered(rows), position) if not self.merged and is_flattened(rows) else make_table(rows, position)

    def _steps(self) -> Iterator[tuple[str, Sequence[str]]]:
        """The step to each row that has cells, and those to its cells."""
        has_heads = any(frame.kind == b"h" for frame in self.frames)
        ends = [*[begin for _, begin in self.rows[1:]], len(self.texts)]
        for (step, begin), end in zip(self.rows, ends, strict=True):
            if begin < end:
                is_plain = not has_heads and end - begin <= len(_STEPS)
                yield step, _STEPS[: end - begin] if is_plain else _last_steps(self.frames[begin:end])


def _last_steps(frames: Sequence[Frame]) -> list[str]:
    """The last steps of the paths of a row's cells."""
    numbers = {b"d": count(1), b"h": count(1)}
    return [f"/t{frame.kind.decode()}[{next(numbers[frame.kind])}]" for frame in frames]


_STEPS = TD_STEPS[1:]


def take_plain_tables(data: bytes) -> tuple[bytes, list[PlainTable]]:
    """A page without its plain tables, and these in their order; an empty table stands in the place of each. The lines keep their numbers.

    >>> rest, tables = take_plain_tables("<p>二</p><table><tr><td>规章</td><td><p>3</p></td></tr></table>".encode())
    >>> rest.decode(), tables[0].texts
    ('<p>二</p><table gov-disclosure-taken="0"></table>', ['规章', '3'])
    """
    pieces: list[bytes] = []
    tables: list[PlainTable] = []
    end = 0
    for opening, close in _innermost(data):
        table = _read(opening[1], data[opening.end() : close])
        if table is not None:
            mark = f' {TAKEN}="{len(tables)}">'
            pieces += data[end : opening.end() - 1], mark.encode(), b"\n" * table.lines
            tables.append(table)
            end = close
    rest = b"".join([*pieces, data[end:]])
    if rest.count(TAKEN.encode()) > len(tables) or (len(rest) > _MOST_LINES < rest.count(b"\n")):
        return data, []
    return rest, tables


_MOST_LINES = 60_000
"""libxml2 counts no line beyond 65535 for sure."""
_TABLE = re.compile(rb"<table((?:[ \t\r\n][^<>]*)?)>")


def _innermost(data: bytes) -> Iterator[tuple[re.Match[bytes], int]]:
    """The tags of tables with no other tag of a table before their end, and where that is."""
    openings = list(_TABLE.finditer(data))
    for opening, following in zip_longest(openings, openings[1:]):
        close = data.find(_CLOSE, opening.end(), len(data) if following is None else following.start())
        if close >= 0:
            yield opening, close


_CLOSE = b"</table>"
_TEXTS = re.compile(rb">([ \t\r\n]*[^<> \t\r\n][^<>]*)<")
"""What stands between two tags, but for white space alone."""
_CELL_BEFORE = b"/td>"
"""The end of a cell, without its ``<``: what stands before the first text is read like what stands between two."""


def _read(attributes: bytes, source: bytes) -> PlainTable | None:
    """A table by what stands between its tags; None where it is not plain."""
    inside = source.strip(WHITE)
    if (
        b"\n" in attributes
        or (known := attributes_of(attributes)) is None
        or known.spans
        or inside[:1] + inside[-1:] != b"<>"
    ):
        return None
    pieces = _TEXTS.split(b"%b%b" % (_CELL_BEFORE, inside[:-1]))
    texts, runs = decoded(pieces[1::2]), runs_of(pieces[::2])
    if texts is None or runs is None:
        return None
    reading = _Reading(source.count(b"\n", 0, len(source) - len(source.lstrip(WHITE))))
    if not reading.take(runs[0], cells_of(texts, runs[1:])) or _is_for_layout(reading.texts):
        return None
    behind = source.count(b"\n", len(source.rstrip(WHITE)))
    return reading.table(behind, known.names | _CELLS)


class _Frames(dict[tuple[Opening | None, tuple[Run, ...]], Frame | None]):
    """The frames of a table's cells: most are alike."""

    def __missing__(self, key: tuple[Opening | None, tuple[Run, ...]]) -> Frame | None:
        opening, runs = key
        self[key] = frame = None if opening is None else frame_of(opening, runs)
        return frame


_CELLS = frozenset({"table", "td", "th"})


_PROSE = 120
"""Characters of a cell that may be prose, which may make a table one that serves the layout."""


def _is_for_layout(texts: list[str]) -> bool:
    return len(texts) <= 1 or max(map(len, texts)) > _PROSE


class _Reading:
    """What was read of one table so far, from the line on which its first tag stands."""

    def __init__(self, line: int) -> None:
        self.texts: list[str] = []
        self._below: list[int] = []
        self._frames: list[Frame] = []
        self._rows: list[tuple[str, int]] = []
        self._merged = False
        self._joined = False
        self._names: set[frozenset[str]] = set()
        self._open: tuple[str, ...] = ()
        self._counts: dict[str, int] = {}
        self._outside: dict[str, int] = {}
        self._group = ""
        self._line = line

    def take(self, first: Run, cells: Iterable[Cell]) -> bool:
        """Take up the cells, the first run standing before them; False where any is not plain."""
        if not self._go_on(first):
            return False
        opening, line = first.opening, self._line
        known = _Frames()
        for text, lines, runs in cells:
            frame = known[opening, runs]
            if frame is None or text is None or (frame.odd and not self._may_stand(frame, runs, text)):
                return False
            self.texts.append(text)
            self._below.append(line)
            self._frames.append(frame)
            line += frame.lines + lines
            run = runs[-1]
            opening = run.opening
            if not run.at_once:
                self._line = line
                if not self._go_on(run):
                    return False
                line = self._line
        self._line = line
        self._names.update([frame.names for frame in known.values() if frame is not None])
        return opening is None and not self._open

    def table(self, behind: int, names: frozenset[str]) -> PlainTable:
        """What was read, with so many line ends behind its last tag, and the names of the table itself."""
        every = names.union(*self._names)
        return PlainTable(
            self.texts, self._below, self._frames, self._rows, self._line + behind, self._merged, every, self._joined
        )

    def _may_stand(self, frame: Frame, runs: Sequence[Run], text: str) -> bool:
        """Mind that a cell spans rows, or has several texts: False where it is blank, or they may be two figures."""
        self._merged = self._merged or frame.rows
        is_joined = len(runs) > 1 and len(text) > 1 and text[-1] in FIGURE_ENDS
        self._joined = self._joined or is_joined
        return not (frame.rows and is_wordless(text)) and (frame.plain or not is_joined)

    def _go_on(self, run: Run) -> bool:
        """Go on behind the end of a cell, up to the next one with a text; False where anything but rows and their groups stands there."""
        for opening, frame in run.blanks:
            if not self._go_to(opening.rows) or not self._is_in_row:
                return False
            self._merged = self._merged or frame.rows
            self.texts.append("")
            self._below.append(self._line)
            self._frames.append(frame)
            self._line += frame.lines
            self._names.add(frame.names)
        return self._go_to(run.rows) if run.opening is None else self._go_to(run.opening.rows) and self._is_in_row

    @property
    def _is_in_row(self) -> bool:
        return self._open[-1:] == ("tr",)

    def _go_to(self, rows: Tags) -> bool:
        self._line += rows.lines
        for tag in rows.tags:
            if not (self._close(tag.name) if tag.closes else self._begin(tag.name)):
                return False
            self._names.add(tag.names)
        return True

    def _begin(self, name: str) -> bool:
        if name not in _MAY_BEGIN.get(self._open[-1:], ()):
            return False
        if name == "col":
            return True
        self._counts[name] = number = self._counts.get(name, 0) + 1
        if name == "tr":
            self._rows.append((f"{self._group}/tr[{number}]", len(self.texts)))
        elif name in _GROUPS:
            self._group = f"/{name}[{number}]"
            self._outside, self._counts = self._counts, {}
        self._open = (*self._open, name)
        return True

    def _close(self, name: str) -> bool:
        if self._open[-1:] != (name,):
            return False
        self._open = self._open[:-1]
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
