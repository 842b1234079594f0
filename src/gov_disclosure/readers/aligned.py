"""Reader `aligned`: rows whose cells are parted by spaces, lined up or not; other lines are paragraphs.

A line is a row where figures end it and enough of its neighbours look like that; lines of short texts above rows are
their heads. Blank cells are given where the columns are proved (see `grid`), and nowhere else.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define

from gov_disclosure.document import (
    Block,
    Document,
    Paragraph,
    Table,
    TableCell,
    make_cell,
    make_cell_at,
    make_paragraph,
    make_table,
)
from gov_disclosure.position import Position, make_position
from gov_disclosure.readers import grid
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.lines import paragraph
from gov_disclosure.readers.pieces import (
    LONGEST_LABEL,
    Cut,
    Piece,
    begins_numbered,
    cut,
    is_figure,
    is_heading,
    is_page_number,
    is_plain_row,
    is_prose,
    is_row,
    words_of,
)
from gov_disclosure.readers.plain import SPACE, count_filled, is_binary, lines_of_pages, sample, split_lines

_TALLEST_HEAD = 12
"""Lines of texts above a row that may still be its head."""

_SHORTEST_WORD = 2
"""Characters of the shortest text that a single space parts from the next one in a head of few columns."""

_MANY_WORDS = 4

FEW_FIGURES = 6
"""So many figures in rows make a layout."""

Numbered = tuple[int, str]


@define
class _Line:
    """A line of a stretch that prose bounds, as it is `printed` and without the characters that nobody sees; `row` says that
    it is one of a table. `blanks` are the columns of the head under which a row without figures is padded.
    """

    number: int
    printed: str
    line: str
    cut: Cut
    row: bool
    blanks: tuple[int, ...] = ()

    @property
    def head(self) -> bool:
        """Whether it is a row of texts alone."""
        return self.row and not self.cut.figures and not self.blanks


def blocks_of(lines: Sequence[Numbered]) -> Iterator[Block]:
    """Tables and paragraphs of lines that hold no other marks of tables."""
    stretch: list[Numbered] = []
    for numbered in lines:
        if not _is_prose(numbered[1]):
            stretch.append(numbered)
            continue
        if stretch:
            yield from _stretch(stretch)
            stretch = []
        if (found := paragraph(*numbered)) is not None:
            yield found
    yield from _stretch(stretch)


def _is_prose(line: str) -> bool:
    return is_prose(line) and ("&nbsp;" not in line or is_prose(grid.shown(line)))


def _paragraphs(lines: Sequence[Numbered]) -> Iterator[Paragraph]:
    for number, line in lines:
        if line and (found := paragraph(number, line)) is not None:
            yield found


def _stretch(lines: Sequence[Numbered]) -> Iterator[Block]:
    """The tables of a stretch without prose; a lone line with a number behind a text makes none."""
    seen = [(number, line, grid.shown(line)) for number, line in lines]
    if not any(_is_plain(line) for _, _, line in seen):
        yield from _paragraphs(lines)
        return
    read = [_Line(number, printed, line, found := cut(line), is_row(found, line)) for number, printed, line in seen]
    _find_heads(read)
    _find_padded(read)
    yield from _tables(read)


def _is_plain(line: str) -> bool:
    if line.rstrip()[-1:] not in _ROW_ENDS or " " not in line:
        return False
    found = cut(line)
    return is_plain_row(found) and is_row(found, line)


_ROW_ENDS = frozenset("0123456789０１２３４５６７８９-－–—―─/／\\无%％)）件项次个份条宗起元")
"""The last characters of figures, and of marks and units in their place."""


def _find_heads(lines: Sequence[_Line]) -> None:
    """Mark the rows of texts that stand above rows of figures."""
    below: _Line | None = None
    height = 0
    for line in reversed(lines):
        if line.row:
            below, height = line, 0
        elif below is not None and line.cut.label:
            height += 1
            if height > _TALLEST_HEAD or is_page_number(line.line):
                below = None
            elif (found := _head(line, below)) is not None:
                line.cut, line.row = found, True


def _head(line: _Line, below: _Line) -> Cut | None:
    """The line as a row of texts, None where it is none."""
    found = line.cut
    pieces = found.label
    if found.figures or all(begins_numbered(piece.text) for piece in pieces):
        return None
    if len(pieces) == 1:
        if below.cut.spread or is_heading(line.line):
            return None
        pieces = words_of(found)
        short = sum(len(piece.text) < _SHORTEST_WORD for piece in pieces)
        if short and (len(pieces) < _MANY_WORDS or 2 * short > len(pieces)):
            return None
    if len(pieces) == 1 or is_heading(line.line) or any(len(piece.text) > LONGEST_LABEL for piece in pieces):
        return None
    return found._replace(label=pieces)


def _find_padded(lines: Sequence[_Line]) -> None:
    """Mark rows without figures where their padding tells them from other lines."""
    if _all_padded(lines):
        return
    head: _Line | None = None
    for line in lines:
        label = line.cut.label
        if line.cut.figures or not label:
            continue
        if line.row or (len(label) > 1 and _padding(line)):
            line.row = True
            head = head if head is not None and _continues(line, head) else line
        elif head is not None and _padding(line) and label[0].start == head.cut.label[0].start:
            line.blanks = tuple([piece.start for piece in head.cut.label[1:] if piece.start < line.cut.length])
            line.row = bool(line.blanks)
        else:
            head = None


def _continues(line: _Line, head: _Line) -> bool:
    """Whether the texts of a line stand below those of the head."""
    return {piece.start for piece in line.cut.label} <= {piece.start for piece in head.cut.label}


def _all_padded(lines: Sequence[_Line]) -> bool:
    """Whether padding tells nothing: whole pages are padded."""
    filled = [line for line in lines if line.cut.label and not line.cut.figures]
    if len({line.cut.length for line in lines if line.cut.pieces}) == 1:
        return True
    return any(_padding(line) for line in filled if is_heading(line.line) or is_page_number(line.line))


def _padding(line: _Line) -> int:
    return line.cut.length - line.cut.label[-1].end


def _tables(lines: Sequence[_Line]) -> Iterator[Block]:
    """Rows that follow one another, blank lines between or not, as tables; the others as paragraphs."""
    table: list[_Row] = []
    for part in _parts(lines):
        cells = iter(_cells([line for line in part if line.row]))
        for line in part:
            if line.row:
                table.append((line.number, next(cells)))
            elif found := _paragraphs_of(line):
                yield from _table(table)
                table = []
                yield from found
    yield from _table(table)


def _paragraphs_of(line: _Line) -> list[Paragraph]:
    """The paragraph that a line is; labels of a group and of its first row, each with its number, are one each."""
    pieces = line.cut.label
    if len(pieces) == 1 or line.cut.figures or not all(begins_numbered(piece.text) for piece in pieces):
        return list(_paragraphs([(line.number, line.printed)]))
    return [make_paragraph(piece.text, make_position(line.number, piece.start + 1, None)) for piece in pieces]


_Row = tuple[int, list[TableCell]]
"""A row's line, and its cells."""


def _table(rows: Sequence[_Row]) -> Iterator[Table]:
    if rows:
        yield make_table([row for row in _joined(rows) if row], Position(rows[0][0], 1), exact=False)


def _parts(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines cut where other columns may begin: at a head, a heading and a page."""
    part: list[_Line] = []
    filled = False
    for line in lines:
        new = (line.head and filled) or "\f" in line.line or is_page_number(line.line)
        if part and (new or (not line.row and is_heading(line.line))):
            yield part
            part, filled = [], False
        part.append(line)
        filled = filled or (line.row and not line.head)
    if part:
        yield part


def _cells(rows: Sequence[_Line]) -> list[list[TableCell]]:
    """The cells of rows under one head, with blank ones where they are proved."""
    if any(row.cut.spread for row in rows) and not _are_full(rows) and not _are_few_and_full(rows):
        found = grid.proved([(row.line, row.cut) for row in rows])
        if found is not None:
            return [_with_blanks(row, placed) for row, placed in zip(rows, found, strict=True)]
    return [_as_printed(row) for row in rows]


def _are_full(rows: Sequence[_Line]) -> bool:
    """Whether all rows have as many figures, and the head has no line of more texts: then nothing is blank, as in most tables.
    Rows without a head may each have other cells blank.
    """
    counts = {len(row.cut.figures) for row in rows}
    heads = max((len(row.cut.label) for row in rows if not row.cut.figures), default=0)
    return (
        len(counts - {0}) == 1 and 0 < heads <= max(counts) and not any(row.blanks for row in rows if row.cut.figures)
    )


def _are_few_and_full(rows: Sequence[_Line]) -> bool:
    """Whether each of two rows at most has just one cell below each text of the one head, as in section 二: so few prove no column
    that both leave blank.
    """
    heads = [row.cut.label for row in rows if not row.cut.figures]
    filled = [row.cut for row in rows if row.cut.figures]
    if len(heads) != 1 or not 0 < len(filled) <= _FEW or heads[0][0].start or any(row.blanks for row in rows):
        return False
    cells = len(heads[0])
    return all(len(row.label) == 1 and not row.label[0].start and len(row.pieces) == cells for row in filled)


_FEW = 2


def _as_printed(row: _Line) -> list[TableCell]:
    number = row.number
    cells = [
        make_cell_at(piece[0], number, piece[1] + 1) if piece[0].isprintable() else _cell(number, piece)
        for piece in row.cut.pieces
    ]
    return cells + [make_cell_at("", number, column + 1) for column in row.blanks] if row.blanks else cells


def _with_blanks(row: _Line, placed: grid.Placed) -> list[TableCell]:
    if not row.cut.figures:
        return _as_printed(row)
    cells: list[TableCell] = []
    column = 1
    pieces = row.cut.pieces
    for index, sure in zip(placed.cells, placed.sure, strict=True):
        if index is None:
            cells.append(make_cell_at("", row.number, column, not sure or not cells))
        else:
            cells.append(_cell(row.number, pieces[index]))
            column = pieces[index].end + 1
    return cells


def _cell(number: int, piece: Piece) -> TableCell:
    text, start, _ = piece
    if not text.isprintable():  # no-break spaces and the like, which part no pieces
        text = text.strip(SPACE)
        start += piece.text.index(text[0]) if text else 0
    return make_cell_at(text, number, start + 1)


def _joined(rows: Sequence[_Row]) -> list[list[TableCell]]:
    """The rows; where blank lines part them, a line right below another goes on with its cells."""
    filled = [number for number, row in rows if _is_filled(row)]
    if len(filled) < _PARTED or any(after - before == 1 for before, after in pairwise(filled)):
        return [row for _, row in rows]
    joined: list[list[TableCell]] = []
    before = 0
    for number, row in rows:
        above = joined[-1] if joined else []
        right_below, before = number == before + 1, number
        if above and right_below and _goes_on(row, above):
            joined[-1] = _with_more(above, row)
        else:
            joined.append(row)
    return joined


_PARTED = 2
"""Rows with figures that show whether lines without any part them."""


def _is_filled(row: list[TableCell]) -> bool:
    return any(is_figure(cell.text) for cell in reversed(row))  # figures end a row


def _starts(row: list[TableCell]) -> dict[int, TableCell]:
    return {cell.position.column: cell for cell in row if cell.position is not None and cell.text}


def _goes_on(row: list[TableCell], above: list[TableCell]) -> bool:
    return not _is_filled(row) and _starts(row).keys() <= _starts(above).keys()


def _with_more(above: list[TableCell], row: list[TableCell]) -> list[TableCell]:
    more = _starts(row)
    return [_more(cell, more.get(cell.position.column if cell.position else 0)) for cell in above]


def _more(cell: TableCell, below: TableCell | None) -> TableCell:
    if below is None or cell.position is None or not cell.text:
        return cell
    return make_cell(join_broken(cell.text, below.text), cell.position, cell.columns, cell.covered)


def join_broken(above: str, below: str) -> str:
    r"""A text that is broken over two lines: between Chinese characters nothing is missing, figures stay apart.

    >>> join_broken("商业", "企业"), join_broken("e-mail", "address"), join_broken("12", "3")
    ('商业企业', 'e-mail address', '12\n3')
    """
    if not above or not below:
        return above or below
    if above[-1].isdigit() and below[0].isdigit():
        return f"{above}\n{below}"
    return f"{above} {below}" if above[-1].isascii() and below[0].isascii() else above + below


def count_rows(lines: Sequence[str]) -> tuple[int, int]:
    """How many lines look like rows, and the figures in them; 0 where none is a row by itself."""
    ends = _ROW_ENDS
    found = [_quick(line) for line in lines if line.rstrip()[-1:] in ends and " " in line]
    rows = [each for each in found if each is not None]
    if not any(map(is_plain_row, rows)):
        return 0, 0
    return len(rows), sum(len(row.figures) for row in rows)


def _quick(line: str) -> Cut | None:
    if "|" in line or "\t" in line.strip(SPACE) or _is_prose(line):
        return None
    found = cut(line := grid.shown(line))
    return found if is_row(found, line) else None


class AlignedReader:
    """Reads rows of a label and figures with spaces between, as text extracted from PDF or a page has them."""

    name = "aligned"
    surest = 0.9

    def sniff(self, source: Source) -> float:
        """By the share of lines that end in figures, if there are at least a few."""
        text = sample(source.text)
        lines = split_lines(text)
        rows, figures = count_rows(lines)
        if figures < FEW_FIGURES or is_binary(text):
            return 0.0
        return 0.5 + 0.4 * min(1.0, rows / max(1, count_filled(lines)))

    def read(self, source: Source) -> Document:
        """Runs of rows as tables, the other lines as paragraphs."""
        return Document(tuple(blocks_of(list(enumerate(lines_of_pages(source.text), 1)))))
