r"""Reader `pipe`: cells between vertical bars, one row a line; other lines are paragraphs.

Which pieces between the bars are cells depends on how the tool that printed them writes a row:

====================  ==========================  =================================================
grammar               looks like                  the pieces at the row's ends
====================  ==========================  =================================================
closed                ``a | b |``                 what stands behind the last bar is no cell
framed (Markdown)     ``| a | b |``               neither is what stands before the first one
open (html2text)      ``a| b| c``                 both are cells; a row of one cell has no bar
====================  ==========================  =================================================

A place that is only the width of a span is printed as bare bars (``35 | ||``), with one space (``| |``), or
just like a blank cell (``|  |``). `TableCell.covered` marks what is, or may be, such a place.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import starmap
from typing import NamedTuple

from gov_disclosure.document import Block, Document, Paragraph, Table, TableCell, make_cell_at, make_table
from gov_disclosure.position import Position
from gov_disclosure.readers import unfolded
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.lines import UNREAD, paragraph
from gov_disclosure.readers.plain import SPACE, count_filled, is_binary, sample, split_lines
from gov_disclosure.readers.repeated import undone

_UNESCAPED = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br[ \t]{0,9}/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|`{1,3}|\${1,2})(.+)\1", re.DOTALL)
_EMPHASES = frozenset("*_`$")
_NARROW = ("", " ")  # no converter prints a blank cell like that
_HARD_BREAK = "  "
_OPEN_SHARE = 4  # one row in four that ends without a bar makes an open table
_GRID_SHARE = 0.8  # so many rows of one width make a grid
_FEW = 3
_MANY = 0.3


_Numbered = tuple[int, str]


class _Line(NamedTuple):
    """The pieces of a line between its bars; `marked` says that they may hold marks of Markdown."""

    number: int
    pieces: list[str]
    marked: bool


def _split(number: int, line: str) -> _Line:
    if "\\|" in line:
        return _Line(number, _UNESCAPED.split(line), True)
    return _Line(number, line.split("|"), "<" in line or "*" in line or "`" in line or "$" in line or "_" in line)


def _blank(piece: str) -> bool:
    return not piece.strip(SPACE)


def _held(piece: str) -> bool:
    """Whether a no-break space holds a blank piece open: then it is a blank cell of the page that was converted."""
    return bool(piece.strip(" \t"))


def _framed(lines: Sequence[_Line]) -> bool:
    """Whether the piece before the first bar is no cell: no row has anything there."""
    first = {line.pieces[0] for line in lines}
    return first <= {""} or (len(lines) > 1 and all(map(_blank, first)))


def _open(lines: Sequence[_Line]) -> bool:
    """Whether rows end without a bar."""
    ends = [line.pieces[-1] for line in lines if len(line.pieces) > 1]
    return sum(end != "" and not _blank(end) for end in ends) * _OPEN_SHARE >= len(lines)


def _cells_of(pieces: list[str], framed: bool, opened: bool) -> list[str]:
    """Those of `pieces` that are cells or covered places."""
    begin = _first(pieces, framed)
    ended = not opened and len(pieces) > begin and _blank(pieces[-1])
    return pieces[begin : -1 if ended else None]


def _first(pieces: list[str], framed: bool) -> int:
    """The index of the first piece that is a cell."""
    return 1 if framed and len(pieces) > 1 else 0


def _wide_is_blank(rows: Sequence[list[str]]) -> bool:
    """Whether two spaces between bars are a blank cell and no covered place.

    They are where covered places are printed narrow, and where they are not printed at all, so that rows differ
    in width. In a full grid, even with a few rows cut short, nothing tells the two apart; nor where each column is as wide as its
    widest cell.
    """
    if any("" in row or " " in row for row in rows):
        return not _line_up(rows)
    widths = Counter(map(len, rows))
    return max(widths.values()) < _GRID_SHARE * len(rows)


def _line_up(rows: Sequence[list[str]]) -> bool:
    """Whether the bars stand below one another, although the texts between them are not as long as one another."""
    lengths = [(len(row[0]), len(row[0].strip(SPACE))) for row in rows]
    return len({text for _, text in lengths}) > _FEW and len({piece for piece, _ in lengths}) == 1


def _unmarked(text: str) -> str:
    """The text of a cell without Markdown's marks for bars, line ends, emphasis, code and formulas."""
    if "\\|" in text:
        text = text.replace("\\|", "|")
    if "<" in text:
        text = _BREAK.sub("\n", text)
    found = _EMPHASIS.fullmatch(text) if text[:1] in _EMPHASES else None
    return text if found is None or text[0] in found[2] else found[2].strip(SPACE)


class _Blanks(NamedTuple):
    """What is a blank cell, and no covered place: two spaces between bars, or a no-break space that holds the piece open."""

    wide: bool
    held: bool


def _blanks_of(rows: Sequence[list[str]]) -> _Blanks:
    return _Blanks(_wide_is_blank(rows), not any(map(_holds_covered, rows)))


def _holds_covered(row: Sequence[str]) -> bool:
    """Whether a row of heads has a piece held open: there, such are the places that a head covers."""
    texts = [text for piece in row if (text := piece.strip(SPACE)) not in _NO_TEXTS]
    is_head = len(texts) >= _FEW and not any(map(_HAS_DIGIT, texts))
    return is_head and any(piece.strip(SPACE) in _NO_TEXTS and _held(piece) for piece in row)


_NO_TEXTS = ("", "&nbsp;")
_HAS_DIGIT = re.compile("[0-9０-９]").search


def _row(line: _Line, pieces: list[str], column: int, blanks: _Blanks) -> list[TableCell]:
    """The cells of a row; `column` is where the first of `pieces` begins."""
    number, _, marked = line
    cells = []
    leading = True  # a row's first blanks are the height of a span above, or may well be
    for piece in pieces:
        text = piece.strip(SPACE)
        if text and (blanks.held or text not in _NO_TEXTS):
            leading = False
            cells.append(make_cell_at(_unmarked(text) if marked else text, number, column + piece.index(text[0])))
        else:
            sure = piece not in _NARROW and (blanks.held if _held(piece) else blanks.wide and not leading)
            cells.append(make_cell_at("", number, column, not sure))
        column += len(piece) + 1
    return cells


_Printed = tuple[_Line, list[str]]
"""A line, and those of its pieces that are cells."""


def _unwrapped(lines: Sequence[_Printed]) -> list[list[_Printed]]:
    """The lines of each row. A row of an open table ends in a hard break, so that a line which ends in a bare bar is
    wrapped, if the row goes on to a hard break.
    """
    rows: list[list[_Printed]] = []
    whole = False  # whether the line behind begins a row that ends in a hard break
    for line, cells in reversed(lines):
        if whole and cells[-1] == "":
            rows[-1].append((line, cells[:-1]))
        else:
            rows.append([(line, cells)])
            whole = line.pieces[-1].endswith(_HARD_BREAK) and not _blank(line.pieces[-1])
    return [row[::-1] for row in reversed(rows)]


def _table(lines: Sequence[_Line]) -> Table | None:
    framed = _framed(lines)
    opened = not framed and _open(lines)
    kept = [(line, cells) for line in lines if (cells := _cells_of(line.pieces, framed, opened))]
    if not kept:
        return None
    wrapped = opened and any(not cells[-1] for _, cells in kept)
    printed = _unwrapped(kept) if wrapped else [[line] for line in kept]
    blanks = _blanks_of([[piece for _, cells in row for piece in cells] for row in printed])
    rows = [
        [
            cell
            for line, cells in row
            for cell in _row(line, cells, len(line.pieces[0]) + 2 if _first(line.pieces, framed) else 1, blanks)
        ]
        for row in printed
    ]
    return make_table(undone(rows), Position(lines[0].number, 1), exact=False)


def _is_prose(line: str) -> bool:
    """A lone line with one bar between two texts, such as a bread crumb, is no table; unless a side is a figure."""
    before, _, after = line.partition("|")
    return "|" not in after and all(any(map(str.isalpha, side)) for side in (before, after))


def _paragraphs(lines: list[_Numbered]) -> Iterator[Paragraph]:
    return filter(None, starmap(paragraph, lines))


def _blocks_of(group: list[_Numbered], *, bars_touch: Callable[[], bool]) -> Iterator[Block]:
    """The table of a run of lines with bars, and among them lines that a hard break ends. `bars_touch` says that bars stand right
    behind words too.
    """
    kept = [(number, line) for number, line in group if not _is_separator(line)]
    if (
        len(kept) <= _FEW_GLUED
        and (unsure := [_GLUED.fullmatch(line) for _, line in kept])
        and all(unsure)
        and not bars_touch()
    ):
        yield from (_unsure(number, found) for (number, _), found in zip(kept, unsure, strict=True) if found)
        return
    lines = [_split(number, line) for number, line in kept]
    if len(group) > 1 and "|Col" in group[0][1] and _is_separator(group[1][1]):
        lines[0] = _without_names(lines[0])
    barred = [line for line in lines if len(line.pieces) > 1]
    if len(kept) == 1 and _is_prose(kept[0][1]):
        yield from _paragraphs(kept)
    elif len(lines) == len(barred) or (barred and not _framed(barred) and _open(barred)):
        if lines and (table := _table(lines)) is not None:
            yield table
    else:
        yield from _apart(group, bars_touch=bars_touch)


_GLUED = re.compile(
    r"(?P<label>[^|]*[^|\s])?[ \t]+(?P<first>\|[0-9０-９][^|\s]*)[ \t]*|(?P<only>\|[0-9０-９][^|\s]*|[^|\s]*[0-9０-９]\|)[ \t]*"
)
"""A figure with a bar right before or behind it, alone in its line or behind a label: one of its digits may have been read as the bar."""

_TOUCHED_WORD = re.compile(r"[^|]*[^|\s0-9０-９]\|[ \t]*")
_FEW_GLUED = 2
"""Lines of that sort together; where bars part the cells, more lines have one."""


def _unsure(number: int, line: re.Match[str]) -> Block:
    """The line with its figure as one that cannot be read."""
    group = "first" if line["first"] else "only"
    printed, place = line[group], Position(number, line.start(group) + 1)
    text = printed.strip("|") + UNREAD
    if not line["label"]:
        return Paragraph(text, place, printed)
    label = line["label"].strip(SPACE)
    start = Position(number, line["label"].index(label) + 1)
    return Table([[TableCell(label, start), TableCell(text, place, raw=printed)]], start)


def _without_names(head: _Line) -> _Line:
    """The head of a Markdown table without the names that PyMuPDF4LLM gives to blank cells: Col2 to the second one."""
    named = [piece.strip(" ") == f"Col{place}" for place, piece in enumerate(head.pieces)]
    pieces = [" " * len(piece) if name else piece for piece, name in zip(head.pieces, named, strict=True)]
    return head._replace(pieces=pieces)


def _apart(group: list[_Numbered], *, bars_touch: Callable[[], bool]) -> Iterator[Block]:
    """The same where a line without a bar is no row: tables and paragraphs in turn."""
    run: list[_Numbered] = []
    for number, line in group:
        if has_bar(line):
            run.append((number, line))
            continue
        yield from _blocks_of(run, bars_touch=bars_touch)
        run = []
        yield from _paragraphs([(number, line)])
    yield from _blocks_of(run, bars_touch=bars_touch)


def _is_separator(line: str) -> bool:
    """Whether `line` only underlines a Markdown header; a single dash would be a cell."""
    if "---" not in line or line.strip("|+-: \t"):
        return False
    marks = (piece.strip(" \t:") for piece in line.replace("+", "|").split("|"))
    return all(mark == "" or (mark.startswith("---") and not mark.strip("-")) for mark in marks)


def has_bar(line: str) -> bool:
    """Whether a line has a bar between cells."""
    return "|" in line and ("\\|" not in line or _UNESCAPED.search(line) is not None)


def in_table(line: str) -> bool:
    """Whether a line may be a row: it has a bar, or a hard break ends it."""
    return has_bar(line) or (line.endswith(_HARD_BREAK) and not line.isspace())


def blocks_of(lines: Iterable[_Numbered]) -> Iterator[Block]:
    """Runs of lines with bars as tables, the others as paragraphs."""
    lines = list(lines)

    @cache  # few documents ask
    def bars_touch() -> bool:
        return sum(_TOUCHED_WORD.fullmatch(line) is not None for _, line in lines) >= _FEW

    group: list[_Numbered] = []
    bare = -1  # the last line without a bar
    for number, line in lines:
        folded = unfolded.is_folded(line)
        if line and not folded and in_table(line):
            if line.strip() != "|" or bare != number - 1:  # else it is the bar of the line above
                group.append((number, line))
            continue
        bare = number if line else -1
        if group:
            yield from _blocks_of(group, bars_touch=bars_touch)
            group = []
        if folded:
            yield from unfolded.blocks_of(number, line)
        elif line and (found := paragraph(number, line)) is not None:
            yield found
    yield from _blocks_of(group, bars_touch=bars_touch)


class PipeReader:
    """Reads rows whose cells stand between vertical bars, Markdown tables among them."""

    name = "pipe"
    surest = 0.9

    def sniff(self, source: Source) -> float:
        """By the share of lines with two bars, one at the end, or one where a line of dashes underlines a head."""
        text = sample(source.text)
        if "|" not in text or is_binary(text):
            return 0.0
        lines = split_lines(text)
        barred = [line for line in lines if "|" in line]
        ruled = any(map(_is_separator, barred))  # then one bar makes a row
        rows = len([line for line in barred if ruled or line.count("|") > 1])
        ended = len([line for line in barred if line.rstrip(" \t").endswith("|")])
        share = min(1.0, max(rows, ended) / max(1, count_filled(lines)))
        return 0.5 + 0.4 * share if rows >= _FEW or share >= _MANY else 0.1

    def read(self, source: Source) -> Document:
        """Runs of lines with bars as tables, the others as paragraphs."""
        return Document(tuple(blocks_of(enumerate(split_lines(source.text), 1))))
