"""Markdown in which a table stands inside another one, as converters write pages that are laid out in a table: all that
the outer cell holds is on one line, its tables row behind row and its paragraphs two spaces apart.
"""

import re
from collections.abc import Iterator, Sequence

from gov_disclosure.document import Block, Table, TableCell, make_cell, make_paragraph
from gov_disclosure.position import Position, make_position
from gov_disclosure.readers.lines import UNREAD
from gov_disclosure.readers.pieces import is_figure
from gov_disclosure.readers.plain import SPACE

_RULE = re.compile(r"\| \|(?: :?-{3,200}:? \|){1,200} \|")
_DASHES = re.compile(r":?-{3,}:?")
_BAR = re.compile(r"(?<!\\)\|")
_PARAGRAPH = re.compile(r"[^ ]+(?: [^ ]+)*")
_APART = "  "
_ROW_END = " "
"""What stands between the bars at the end of a row and at the beginning of the next, and in the width of a span."""

_LONGEST_CELL = 60
_MOST_LABELS = 3
"""Cells of the label of a row: its groups, and its own; a head has more."""

_Piece = tuple[str, int]
"""What stands between two bars, and its column."""


def is_folded(line: str) -> bool:
    """Whether a line has the rule below the head of a table between two rows.

    >>> is_folded("| 前  |  |  | | --- | --- | | 规章 | 6 |"), is_folded("| --- | --- |"), is_folded("| 规章 | --- | 6 |")
    (True, False, False)
    """
    return "| --- |" in line and _RULE.search(line) is not None


def blocks_of(number: int, line: str) -> Iterator[Block]:
    """The paragraphs and tables of a folded line."""
    rows: list[list[TableCell]] = [[]]
    ended = False
    for text, column in _pieces(line):
        if _is_prose(text):
            yield from _table(number, rows)
            rows = [[]]
            for found in _PARAGRAPH.finditer(text):
                yield make_paragraph(found[0], make_position(number, column + found.start(), None))
        elif text in ("", _ROW_END) or _DASHES.fullmatch(text.strip(" ")):
            ended = True
        else:
            cell = _cell(number, text, column)
            if _GLUED.search(text):
                cell = _unsure(cell, text)
            if ended and not (_is_entry(cell) and _goes_on(rows[-1])):
                rows.append([])
            elif ended and not _is_entry(rows[-1][-1]):
                rows[-1][-1] = _open(rows[-1][-1])
            ended = False
            rows[-1].append(cell)
    yield from _table(number, rows)


_GLUED = re.compile(r"\A[0-9０-９][^|\s]*\s*\Z|\A\s*[^|\s]*[0-9０-９]\Z")
"""A figure right beside a bar. Spaces stand around each bar of a folded line, so that this one may be a digit that was read as a bar."""


def _unsure(cell: TableCell, text: str) -> TableCell:
    printed = text.rstrip() + "|" if text[0] in SPACE else "|" + text.rstrip()
    return TableCell(cell.text + UNREAD, cell.position, raw=printed.strip(SPACE))


def _is_entry(cell: TableCell) -> bool:
    """Whether a cell may hold a figure."""
    return not cell.text or cell.raw is not None or is_figure(cell.text)


def _goes_on(row: Sequence[TableCell]) -> bool:
    """Whether figures behind a row belong to it: it ends in a figure, or is a label; other rows begin with one."""
    return bool(row) and (_is_entry(row[-1]) or len(row) <= _MOST_LABELS)


def _pieces(line: str) -> Iterator[_Piece]:
    column = 1
    for piece in _BAR.split(line):
        yield piece, column
        column += len(piece) + 1


def _is_prose(text: str) -> bool:
    """Whether a piece holds paragraphs and is no cell of an inner table."""
    inner = text.strip(" ")
    return bool(inner) and (
        text.startswith(_APART) or text.endswith(_APART) or (len(inner) > _LONGEST_CELL and _APART in inner)
    )


def _cell(number: int, text: str, column: int) -> TableCell:
    inner = text.strip(SPACE)
    start = text.index(inner[0]) if inner else 0
    return make_cell(inner.replace("\\|", "|"), make_position(number, column + start, None))


def _open(label: TableCell) -> TableCell:
    """A label whose row may end right behind it: as `covered`, for what follows may be the width of its span."""
    return make_cell(label.text, label.position or Position(1), label.columns, covered=True)


def _table(number: int, rows: Sequence[Sequence[TableCell]]) -> Iterator[Table]:
    filled = [row for row in rows if any(cell.text for cell in row)]
    if filled:
        yield Table(filled, filled[0][0].position or Position(number))
