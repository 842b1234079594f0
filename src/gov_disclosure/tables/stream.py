"""The cells of a document as a stream of lines of tokens, whatever the layout.

A table's row is a line; so is a paragraph, because where every cell has a line of its own only the
order of the lines is left of the table.
"""

from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from gov_disclosure.document import Document, LineRef, Paragraph, TableCell
from gov_disclosure.position import Position
from gov_disclosure.tables.lexicon import Meaning, Role, form_lexicon
from gov_disclosure.text import Mark, Number, label_key, read_number

LONGEST_LABEL = 120
LONGEST_FIGURE = 60
MOST_PIECES = 8


class Sort(Enum):
    """What a token is."""

    BLANK = auto()
    VALUE = auto()
    """A number, or a mark that there is none."""
    LABEL = auto()
    TEXT = auto()
    """Short text that is no known label."""
    PROSE = auto()
    """Text too long for a cell of the form."""


NO_NUMBER = Number(Mark.UNREADABLE, None, None, None)


@frozen
class Token:
    """What one text can mean.

    `number` is what it is as a figure, and `whole` the same as a count, if it can be one. `key`, `meanings` and
    `row` (the path of the row that it labels) are what it is as a label.
    """

    sort: Sort
    number: Number = NO_NUMBER
    whole: int | None = None
    key: str = ""
    meanings: tuple[Meaning, ...] = ()
    row: str | None = None


class Place(NamedTuple):
    """A token where it stands: in a paragraph or in a cell. `column` counts grid columns from 0."""

    token: Token
    cell: Paragraph | TableCell
    column: int = 0

    @property
    def printed(self) -> str:
        """The text as the source prints it."""
        return self.cell.printed

    @property
    def position(self) -> Position | None:
        """Where it stands in the source."""
        return self.cell.position

    @property
    def covered(self) -> bool:
        """Whether it may be only the width of a neighbour's span."""
        return isinstance(self.cell, TableCell) and self.cell.covered


class Line(NamedTuple):
    """One row of a table, or one paragraph (`single`).

    `refs` are the document's lines that it comes from, `width` the grid width;
    `exact` says that every cell of the row is known.
    """

    places: tuple[Place, ...]
    refs: tuple[LineRef, ...]
    single: bool
    exact: bool = False
    width: int = 1


@lru_cache(maxsize=8192)  # the labels and most figures are the same in every document
def token(text: str) -> Token:
    """What a text can mean in a table of the form."""
    if len(text) <= LONGEST_FIGURE:
        number = read_number(text)
        if number.mark is Mark.BLANK:
            return Token(Sort.BLANK, number)
        if number.mark is not Mark.UNREADABLE:
            return Token(Sort.VALUE, number, _whole(number))
    if len(text) > LONGEST_LABEL:
        return Token(Sort.PROSE)
    return _label(label_key(text), text)


def _whole(number: Number) -> int | None:
    if number.value is None or number.value != number.value.to_integral_value():
        return None
    return int(number.value)


def _label(key: str, text: str) -> Token:
    meanings = form_lexicon().meanings(key, text)
    row = next((meaning.path for meaning in meanings if meaning.role is Role.ROW), None)
    return Token(Sort.LABEL if meanings else Sort.TEXT, key=key, meanings=meanings, row=row)


def lines(document: Document) -> Iterator[Line]:
    """The document's lines in order, labels that are broken over several lines put together (商业 / 企业)."""
    waiting: list[Line] = []
    for line in _lines(document):
        if line.single and line.places[0].token.sort in _WORDS:
            waiting.append(line)
            continue
        if waiting:
            yield from _joined(waiting)
            waiting = []
        yield line
    yield from _joined(waiting)


_WORDS = (Sort.LABEL, Sort.TEXT)


def _lines(document: Document) -> Iterator[Line]:
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield Line((Place(token(block.text), block),), ((index, 0),), True)
        else:
            for number, row in enumerate(block.rows):
                yield _of_row(row, (index, number), exact=block.exact)


def _of_row(row: tuple[TableCell, ...], ref: LineRef, *, exact: bool) -> Line:
    places = []
    column = 0
    for cell in row:
        places.append(Place(token(cell.text), cell, column))
        column += cell.columns
    # A row of one cell is a line like any other where every cell has a line of its own
    return Line(tuple(places), (ref,), len(places) == 1, exact, column)


def _joined(pieces: list[Line]) -> Iterator[Line]:
    start = 0
    while start < len(pieces):
        count = _longest_label(pieces, start)
        yield pieces[start] if count == 1 else _put_together(pieces[start : start + count])
        start += count


def _longest_label(pieces: list[Line], start: int) -> int:
    """How many pieces from `start` make one label, 1 where none do."""
    lexicon = form_lexicon()
    best, key = 1, pieces[start].places[0].token.key
    for end in range(start + 1, min(start + MOST_PIECES, len(pieces))):
        if key not in lexicon.beginnings:
            break
        key += pieces[end].places[0].token.key
        if key in lexicon.by_key:
            best = end - start + 1
    return best


def _put_together(pieces: list[Line]) -> Line:
    cells = [piece.places[0].cell for piece in pieces]
    key = "".join(piece.places[0].token.key for piece in pieces)
    whole = Paragraph(key, cells[0].position, "".join(cell.printed for cell in cells))
    return Line((Place(_label(key, key), whole),), tuple(ref for piece in pieces for ref in piece.refs), True)
