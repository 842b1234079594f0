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
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gov_disclosure.document import Block, Document, Paragraph, Table, TableCell
from gov_disclosure.position import Position
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.lines import paragraph
from gov_disclosure.readers.plain import SPACE, count_filled_lines, is_binary, sample, split_lines

_UNESCAPED = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br[ \t]{0,9}/?>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(.+)\*\*", re.DOTALL)
_TWO_BARS = re.compile(r"^[^|\n]*\|[^|\n]*\|", re.MULTILINE)
_END_BAR = re.compile(r"\|[ \t\r]{0,9}$", re.MULTILINE)
_HARD_BREAK = "  "
_OPEN_SHARE = 4  # one row in four that ends without a bar makes an open table
_GRID_SHARE = 0.8  # so many rows of one width make a grid
_FEW = 3
_MANY = 0.3


class _Piece(NamedTuple):
    """What stands between two bars; `column` counts from 1."""

    text: str
    column: int

    @property
    def blank(self) -> bool:
        return not self.text.strip(SPACE)

    @property
    def narrow(self) -> bool:
        """Nothing or one space: no converter prints a blank cell like that."""
        return self.text in ("", " ")

    @property
    def held(self) -> bool:
        """Blank, but held open by a no-break space: a blank cell of the page that was converted."""
        return bool(self.text.strip(" \t")) and self.blank


_Numbered = tuple[int, str]


class _Line(NamedTuple):
    number: int
    pieces: list[_Piece]


def _split(line: str) -> list[_Piece]:
    pieces = []
    column = 1
    for text in _UNESCAPED.split(line) if "\\|" in line else line.split("|"):
        pieces.append(_Piece(text, column))
        column += len(text) + 1
    return pieces


def _framed(lines: Sequence[_Line]) -> bool:
    """Whether the piece before the first bar is no cell: no row has anything there."""
    if all(line.pieces[0].text == "" for line in lines):
        return True
    return len(lines) > 1 and all(line.pieces[0].blank for line in lines)


def _open(lines: Sequence[_Line]) -> bool:
    """Whether rows end without a bar."""
    return sum(not line.pieces[-1].blank for line in lines if len(line.pieces) > 1) * _OPEN_SHARE >= len(lines)


def _cells_of(line: _Line, framed: bool, opened: bool) -> _Line:
    """`line` with only the pieces that are cells or covered places."""
    pieces = line.pieces[1:] if framed and len(line.pieces) > 1 else line.pieces
    if pieces and pieces[-1].blank and not opened:
        pieces = pieces[:-1]
    return line._replace(pieces=pieces)


def _wide_is_blank(lines: Sequence[_Line]) -> bool:
    """Whether two spaces between bars are a blank cell and no covered place.

    They are where covered places are printed narrow, and where they are not printed at all, so that rows differ
    in width. In a full grid, even with a few rows cut short, nothing tells the two apart.
    """
    if any(piece.narrow for line in lines for piece in line.pieces):
        return True
    widths = Counter(len(line.pieces) for line in lines)
    return max(widths.values()) < _GRID_SHARE * len(lines)


def _unmarked(text: str) -> str:
    """The text of a cell without Markdown's marks for bars, line ends and bold type."""
    if "\\|" in text:
        text = text.replace("\\|", "|")
    if "<" in text:
        text = _BREAK.sub("\n", text)
    bold = _BOLD.fullmatch(text) if text.startswith("**") else None
    return text if bold is None else bold[1].strip(SPACE)


def _row(line: _Line, wide_is_blank: bool) -> tuple[TableCell, ...]:
    cells = []
    leading = True  # a row's first blanks are the height of a span above, or may well be
    for piece in line.pieces:
        text = piece.text.strip(SPACE)
        if text:
            leading = False
            place = Position(line.number, piece.column + piece.text.index(text[0]))
            cells.append(TableCell(_unmarked(text), place))
        else:
            sure = piece.held or (wide_is_blank and not leading and not piece.narrow)
            cells.append(TableCell("", Position(line.number, piece.column), 1, not sure))
    return tuple(cells)


def _table(lines: Sequence[_Line]) -> Table | None:
    framed = _framed(lines)
    opened = not framed and _open(lines)
    kept = [cells for line in lines if (cells := _cells_of(line, framed, opened)).pieces]
    if not kept:
        return None
    wide_is_blank = _wide_is_blank(kept)
    return Table(tuple(_row(line, wide_is_blank) for line in kept), Position(lines[0].number, 1))


def _is_prose(line: str) -> bool:
    """A lone line with one bar between two texts, such as a bread crumb, is no table; unless a side is a figure."""
    before, _, after = line.partition("|")
    return "|" not in after and all(any(map(str.isalpha, side)) for side in (before, after))


def _paragraph(number: int, line: str) -> Iterator[Paragraph]:
    if (found := paragraph(number, line)) is not None:
        yield found


def _blocks_of(group: list[_Numbered]) -> Iterator[Block]:
    """The table of a run of lines with bars, and among them lines that a hard break ends."""
    kept = [(number, line) for number, line in group if not _is_separator(line)]
    lines = [_Line(number, _split(line)) for number, line in kept]
    barred = [line for line in lines if len(line.pieces) > 1]
    if len(kept) == 1 and _is_prose(kept[0][1]):
        yield from _paragraph(*kept[0])
    elif len(lines) == len(barred) or (barred and not _framed(barred) and _open(barred)):
        if lines and (table := _table(lines)) is not None:
            yield table
    else:
        yield from _apart(group)


def _apart(group: list[_Numbered]) -> Iterator[Block]:
    """The same where a line without a bar is no row: tables and paragraphs in turn."""
    run: list[_Numbered] = []
    for number, line in group:
        if _has_bar(line):
            run.append((number, line))
            continue
        yield from _blocks_of(run)
        run = []
        yield from _paragraph(number, line)
    yield from _blocks_of(run)


def _is_separator(line: str) -> bool:
    """Whether `line` only underlines a Markdown header; a single dash would be a cell."""
    if "---" not in line or line.strip("|-: \t"):
        return False
    marks = (piece.strip(" \t:") for piece in line.split("|"))
    return all(mark == "" or (mark.startswith("---") and not mark.strip("-")) for mark in marks)


def _has_bar(line: str) -> bool:
    return "|" in line and ("\\|" not in line or _UNESCAPED.search(line) is not None)


def _in_table(line: str) -> bool:
    return _has_bar(line) or (line.endswith(_HARD_BREAK) and not line.isspace())


def _blocks(text: str) -> Iterator[Block]:
    group: list[_Numbered] = []
    for number, line in enumerate(split_lines(text), 1):
        if line and _in_table(line):
            group.append((number, line))
            continue
        if group:
            yield from _blocks_of(group)
            group = []
        if line:
            yield from _paragraph(number, line)
    yield from _blocks_of(group)


class PipeReader:
    """Reads rows whose cells stand between vertical bars, Markdown tables among them."""

    name = "pipe"

    def sniff(self, source: Source) -> float:
        """By the share of lines with two bars or one at the end."""
        text = sample(source.text)
        if "|" not in text or is_binary(text):
            return 0.0
        rows, ended = len(_TWO_BARS.findall(text)), len(_END_BAR.findall(text))
        filled = max(1, count_filled_lines(text))
        share = min(1.0, max(rows, ended) / filled)
        return 0.5 + 0.4 * share if rows >= _FEW or share >= _MANY else 0.1

    def read(self, source: Source) -> Document:
        """Runs of lines with bars as tables, the others as paragraphs."""
        return Document(tuple(_blocks(source.text)))
