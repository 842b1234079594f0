"""An HTML table as rows of cells, or the finding that it only serves the layout."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from lxml import etree

from gov_disclosure.document import (
    Block,
    Paragraph,
    Table,
    TableCell,
    make_cell,
    make_paragraph,
    make_placed_cell,
    make_table,
)
from gov_disclosure.position import make_position
from gov_disclosure.readers.breaks import (
    BREAK,
    CELL_TAGS,
    SHOWN_TAG,
    cell_text,
    inner_text,
    mark_breaks,
    mark_paragraphs,
    to_lines,
)
from gov_disclosure.readers.flattened import covered, is_flattened
from gov_disclosure.readers.merged import fill_merged, is_wordless
from gov_disclosure.readers.pictures import with_marks
from gov_disclosure.readers.runs import FIGURE_ENDS, Runs

_Element = etree._Element

_ROW_GROUPS = frozenset({"tbody", "thead", "tfoot"})
_EMPTY_PARTS = frozenset({"caption", "col", "colgroup"})

_DIGITS = re.compile(r"\s{0,9}\+?([0-9]+)")
_WIDEST = 1000  # columns that a cell may span, as in HTML itself

_LONG = 200  # characters that make a cell prose
_PROSE_LINES = 3
_PROSE_LINE = 40
_PROSE_SHARE = 20  # one cell of prose in twenty makes a layout table: a note in a large data table does not

_tostring: Callable[..., str] = etree.tostring
_line: Callable[[_Element], int | None] = attrgetter("sourceline")  # lxml's types do not know it

_Row = list[TableCell]


def read_table(table: _Element, path: str, runs: Runs) -> list[Block] | None:
    """The table (with its caption before it), or None if it serves the layout: then its content flows as text."""
    marked = mark_breaks(table)
    if marked is None or len(marked.cells) <= 1:
        return None
    cells = marked.cells
    asked = runs.of_table(marked.has_pictures)
    # A table by its role keeps the names of its own elements in the paths
    found = None if table.get(SHOWN_TAG) else _regular(table, path, len(cells), asked)
    if found is None:
        mark_paragraphs(table)
        found = irregular_rows(table, path, asked)
    blocks, rows = found
    if marked.showing:
        rows = with_marks(rows, cells, marked.showing)
    merged = [cell for cell in cells if cell.get("rowspan")]
    if any(map(is_wordless, map(inner_text, merged))):
        rows = fill_merged(rows, [width(cell.get("rowspan") or "1") for cell in cells])
    rows = [row for row in rows if row]
    if _serves_layout(rows):
        return None
    position = make_position(line_of(table), 0, path)
    flattened = not merged and is_flattened(rows)
    blocks.append(Table(covered(rows), position) if flattened else make_table(rows, position))
    return blocks


def _serves_layout(rows: list[_Row]) -> bool:
    long = [cell.text for row in rows for cell in row if len(cell.text) > _PROSE_LINES * _PROSE_LINE]
    prose = [text for text in long if len(text) > _LONG or ("\n" in text and _has_paragraphs(text))]
    return len(prose) * _PROSE_SHARE >= sum(map(len, rows))


def _has_paragraphs(text: str) -> bool:
    return sum(len(line) >= _PROSE_LINE for line in text.split("\n")) >= _PROSE_LINES


def _regular(table: _Element, path: str, cells: int, runs: Runs | None) -> tuple[list[Block], list[_Row]] | None:
    """The rows of a table that is built as the standard has it; None if anything is out of its place."""
    captions: list[Block] = []
    rows: list[_Row] = []
    counts: dict[str, int] = {}
    if _astray(table.text):
        return None
    for part in table:
        tag = str(part.tag)
        counts[tag] = number = counts.get(tag, 0) + 1
        place = f"{path}/{tag}[{number}]"
        if tag == "caption":
            captions.extend(_caption(part, place))
        if _astray(part.tail) or not _take_rows(part, tag, place, rows, runs):
            return None
    # More cells than the rows have: a cell within a cell, where the markup lacks an end tag.
    return (captions, rows) if sum(map(len, rows)) == cells else None


def _take_rows(part: _Element, tag: str, path: str, rows: list[_Row], runs: Runs | None) -> bool:
    """Add the rows of a child of a table; False if it is no such part or anything in it is out of its place."""
    if tag == "tr":
        row = _cells(part, path, runs)
        if row is not None:
            rows.append(row)
        return row is not None
    if tag in _ROW_GROUPS:
        found = _group_rows(part, path, runs)
        rows += [row for row in found if row is not None]
        return None not in found
    return tag in _EMPTY_PARTS


def _astray(text: str | None) -> bool:
    """Whether there is text where only white space may stand."""
    return text is not None and not text.isspace() and text != ""


def _caption(caption: _Element, path: str) -> Iterator[Paragraph]:
    for line in to_lines(inner_text(caption)):
        if line:
            yield make_paragraph(line, make_position(line_of(caption), 0, path))


def _group_rows(group: _Element, path: str, runs: Runs | None) -> list[_Row | None]:
    if _astray(group.text):
        return [None]
    return [
        None if row.tag != "tr" or _astray(row.tail) else _cells(row, f"{path}/tr[{number}]", runs)
        for number, row in enumerate(group, 1)
    ]


def _cells(row: _Element, path: str, runs: Runs | None) -> _Row | None:
    """The row's cells; written for speed, as this is where a page's time goes."""
    if _astray(row.text):
        return None
    cells: _Row = []
    number_of = {"td": 0, "th": 0}
    for cell in row:
        tag = cell.tag
        if tag not in number_of or ((tail := cell.tail) and not tail.isspace()):
            return None
        number_of[tag] = number = number_of[tag] + 1
        if inside := len(cell):
            if inside > 1 or cell.text or (inner := cell[0]).tag != "p" or inner.tail or _holds_paragraph(inner):
                mark_paragraphs(cell)
            text = _tostring(cell, encoding=str, method="text", with_tail=False)
        else:
            text = cell.text or ""
        if " " in text or not text.isprintable():  # no other space is printable
            text = cell_text(text)
        if inside and runs is not None and len(text) > 1 and text[-1] in FIGURE_ENDS:
            text = runs.seen(cell, text)
        step = TD_STEPS[number] if tag == "td" and number <= _MOST_STEPS else f"/{tag}[{number}]"
        span = cell.get("colspan")
        cells.append(make_placed_cell(text, f"{_line(cell) or 1} {path}{step}", 1 if span is None else width(span)))
    return cells


def _holds_paragraph(paragraph: _Element) -> bool:
    """Whether a paragraph stands within another one, as lxml leaves it where an element in the line is around it."""
    return len(paragraph) > 0 and next(paragraph.iterdescendants("p"), None) is not None


_MOST_STEPS = 64
TD_STEPS = tuple(f"/td[{number}]" for number in range(_MOST_STEPS + 1))
"""The last steps of most cells' paths, made once: a page has hundreds."""


@lru_cache(maxsize=64)
def width(written: str) -> int:
    """The columns of a ``colspan`` as browsers take it: 1 where it is no number, never more than 1000.

    >>> width("3"), width("0"), width("wide"), width("99999999999999999999")
    (3, 1, 1, 1000)
    """
    found = _DIGITS.match(written)
    return 1 if found is None else max(1, min(_WIDEST, int(found[1][:9])))


def irregular_rows(table: _Element, path: str, runs: Runs | None) -> tuple[list[Block], list[_Row]]:
    """The rows of a table with anything out of its place: cells without a row, within one another, text between cells.

    Text outside any cell comes before the table, where browsers show it.
    """
    gathered = _Gathered(table, path)
    stray = [
        make_paragraph(line, make_position(line_of(table), 0, path))
        for line in to_lines(BREAK.join(gathered.stray))
        if line
    ]
    return list(stray), [[cell.closed(runs) for cell in row] for row in gathered.rows]


class _OpenCell:
    """A cell whose text is still being gathered."""

    def __init__(self, element: _Element, path: str) -> None:
        self.pieces: list[str] = []
        self._element = element
        self._position = make_position(line_of(element), 0, path)
        self._columns = width(element.get("colspan") or element.get("aria-colspan") or "")

    def closed(self, runs: Runs | None) -> TableCell:
        text = cell_text("".join(self.pieces))
        if runs is not None and len(text) > 1 and text[-1] in FIGURE_ENDS:
            text = runs.seen(self._element, text)
        return make_cell(text, self._position, self._columns)


class _Level(NamedTuple):
    """An element on the way down a table; `pieces` takes the text that stands in it."""

    children: Iterator[_Element]
    counts: dict[str, int]
    path: str
    pieces: list[str]
    tail: str | None
    cell: bool


class _Gathered:
    """The cells beneath a table in the order of the page, whatever they stand in."""

    def __init__(self, table: _Element, path: str) -> None:
        self.rows: list[list[_OpenCell]] = []
        self.stray: list[str] = [table.text or ""]
        levels = [_Level(iter(table), {}, path, self.stray, None, False)]
        while levels:
            element = next(levels[-1].children, None)
            if element is not None:
                levels.append(self._enter(element, levels[-1], len(levels)))
                continue
            left = levels.pop()
            if left.tail and levels:
                levels[-1].pieces.append(BREAK + left.tail if left.cell else left.tail)

    def _enter(self, element: _Element, parent: _Level, depth: int) -> _Level:
        tag = element.tag
        path = child_path(parent.path, parent.counts, element, depth)
        pieces = parent.pieces
        if tag == "tr":
            self.rows.append([])
        elif tag in CELL_TAGS:
            cell = _OpenCell(element, path)
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(cell)
            pieces = cell.pieces
        if element.text:
            pieces.append(element.text)
        return _Level(iter(element), {}, path, pieces, element.tail, tag in CELL_TAGS)


_UNNUMBERED = frozenset({"html", "body"})
LONGEST_PATH = 100  # levels that an element path tells; what is deeper is placed at its ancestor there


def line_of(element: _Element) -> int:
    """The line on which the element begins."""
    return _line(element) or 1


def child_path(parent: str, counts: dict[str, int], element: _Element, depth: int) -> str:
    """The path of `element` under `parent`; `counts` holds how many of each tag stand before it and is kept up."""
    if depth > LONGEST_PATH:
        return parent
    tag = str(element.get(SHOWN_TAG) or element.tag)
    if tag in _UNNUMBERED:
        return f"{parent}/{tag}"
    number = counts[tag] = counts.get(tag, 0) + 1
    return f"{parent}/{tag}[{number}]"
