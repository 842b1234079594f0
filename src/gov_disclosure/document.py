"""What a reader returns: the blocks of a text in order. It knows nothing of the form.

A reader of one's own can be short: cells may be given as plain strings.

>>> table = Table([["规章", "0", "0", "6"]])
>>> table.rows[0][3].text
'6'
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from attrs import field, frozen

from gov_disclosure.position import MOST_COLUMNS, Noted, Position, with_notes


@with_notes
@frozen(weakref_slot=False)  # see `make_paragraph`
class Paragraph:
    """A run of text that stands by itself: a paragraph, a heading, or one line of a text file.

    `text` may be blank: a line that holds only a no-break space is a blank cell where every cell
    has a line of its own. `raw` is the text as the source prints it, where `text` was converted
    (script, readings); it is None where both are the same.
    """

    text: str
    position: Position | None = None
    raw: str | None = None
    noted: ClassVar[Noted]
    covered: ClassVar[bool] = False
    """A paragraph is never the width of a neighbour, as a `TableCell` may be."""

    @property
    def printed(self) -> str:
        """The text as the source prints it."""
        return self.text if self.raw is None else self.raw


@with_notes
@frozen(weakref_slot=False)  # see `make_cell`
class TableCell:
    """One cell of a table.

    `columns` is the width in grid columns. `covered` marks a place that is (or may well be) only the
    width of its neighbour's span and no cell of its own, as text formats print it.
    """

    text: str
    position: Position | None = None
    columns: int = 1
    covered: bool = False
    raw: str | None = None
    noted: ClassVar[Noted]

    @property
    def printed(self) -> str:
        """The text as the source prints it."""
        return self.text if self.raw is None else self.raw


class _ParagraphDraft:
    """The slots of a `Paragraph`, open to assignment."""

    __slots__ = ("position", "raw", "text")


class _CellDraft:
    """The slots of a `TableCell`, open to assignment."""

    __slots__ = ("columns", "covered", "position", "raw", "text")


def make_paragraph(text: str, position: Position) -> Paragraph:
    """The same as `Paragraph(text, position)` in less than half the time: see `make_position`.

    >>> make_paragraph("规章", Position(1)) == Paragraph("规章", Position(1))
    True
    """
    draft: Any = _ParagraphDraft()
    draft.text = text
    draft.position = position
    draft.raw = None
    draft.__class__ = Paragraph
    paragraph: Paragraph = draft
    return paragraph


def make_line(text: str, line: int, column: int) -> Paragraph:
    """The same as `make_paragraph` with a place in a text, which is only noted down.

    >>> make_line("规章", 3, 1) == Paragraph("规章", Position(3, 1))
    True
    """
    draft: Any = _ParagraphDraft()
    draft.text = text
    draft.position = line * MOST_COLUMNS + column
    draft.raw = None
    draft.__class__ = Paragraph
    paragraph: Paragraph = draft
    return paragraph


def make_cell(text: str, position: Position, columns: int = 1, covered: bool = False) -> TableCell:
    """The same as `TableCell(text, position, columns, covered)` in less than half the time: see `make_position`.

    >>> make_cell("6", Position(1), 2) == TableCell("6", Position(1), 2)
    True
    """
    draft: Any = _CellDraft()
    draft.text = text
    draft.position = position
    draft.columns = columns
    draft.covered = covered
    draft.raw = None
    draft.__class__ = TableCell
    cell: TableCell = draft
    return cell


def make_placed_paragraph(text: str, line: int, element: str) -> Paragraph:
    """The same as `make_paragraph` with a place in markup, which is only noted down.

    >>> make_placed_paragraph("规章", 1, "/p[1]").position
    Position(line=1, column=0, element='/p[1]')
    """
    draft: Any = _ParagraphDraft()
    draft.text = text
    draft.position = f"{line} {element}"
    draft.raw = None
    draft.__class__ = Paragraph
    paragraph: Paragraph = draft
    return paragraph


def make_placed_cell(text: str, place: str, columns: int) -> TableCell:
    """The same as `make_cell` with the note of a place in markup: its line and its element.

    >>> make_placed_cell("6", "1 /table[1]/tr[1]/td[1]", 2).position
    Position(line=1, column=0, element='/table[1]/tr[1]/td[1]')
    """
    draft: Any = _CellDraft()
    draft.text = text
    draft.position = place
    draft.columns = columns
    draft.covered = False
    draft.raw = None
    draft.__class__ = TableCell
    cell: TableCell = draft
    return cell


def make_cell_at(text: str, line: int, column: int, covered: bool = False) -> TableCell:
    """The same as `make_cell` with a place in a text, which is only noted down.

    >>> make_cell_at("6", 3, 1) == TableCell("6", Position(3, 1))
    True
    """
    draft: Any = _CellDraft()
    draft.text = text
    draft.position = line * MOST_COLUMNS + column
    draft.columns = 1
    draft.covered = covered
    draft.raw = None
    draft.__class__ = TableCell
    cell: TableCell = draft
    return cell


_Rows = Iterable[Iterable[TableCell | str]]


def _as_rows(rows: _Rows) -> tuple[tuple[TableCell, ...], ...]:
    return tuple([tuple([cell if isinstance(cell, TableCell) else TableCell(cell) for cell in row]) for row in rows])


@frozen
class Table:
    """Rows of cells. `exact` says that the source marks every cell, blank ones too, as HTML does:
    then a row's cells can be counted; in text formats blank cells get lost and spans leave blanks behind.
    """

    rows: tuple[tuple[TableCell, ...], ...] = field(converter=_as_rows)
    position: Position | None = None
    exact: bool = False


def make_table(rows: Iterable[Iterable[TableCell]], position: Position, *, exact: bool = True) -> Table:
    """The same as `Table(rows, position, exact)` for rows of cells alone, which then need no look at each.

    >>> make_table([[TableCell("6")]], Position(1)) == Table([["6"]], Position(1), exact=True)
    True
    """
    table = Table((), position, exact)
    object.__setattr__(table, "rows", tuple(map(tuple, rows)))
    return table


Block = Paragraph | Table

LineRef = tuple[int, int]
"""A line of a document: the index of its block, and the row where the block is a table (else 0)."""


def _as_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(blocks)


_Tags = Mapping[str, str] | Iterable[tuple[str, str]]


def _as_tags(tags: _Tags) -> tuple[tuple[str, str], ...]:
    pairs = tags.items() if isinstance(tags, Mapping) else tags
    return tuple([(str(name).lower(), str(value)) for name, value in pairs])


@frozen
class Document:
    """The blocks of one source in reading order. `title` is the title that the format itself carries
    (HTML's ``<title>``), None where it carries none. `tags` are the values that it carries under names
    (HTML's ``<meta name content>``), as pairs in order, the names in lower case; a mapping may be given.

    >>> Document([], tags={"PubDate": "2032-01-20"}).tags
    (('pubdate', '2032-01-20'),)
    """

    blocks: tuple[Block, ...] = field(converter=_as_blocks)
    title: str | None = None
    tags: tuple[tuple[str, str], ...] = field(default=(), converter=_as_tags)
