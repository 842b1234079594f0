"""Reader `tsv`: cells between tabs, one row a line; other lines are paragraphs."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, repeat
from operator import not_
from typing import TYPE_CHECKING

from gov_disclosure.document import Block, Document, Paragraph, TableCell, make_cell, make_cell_at, make_table
from gov_disclosure.position import Position, make_position
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.lines import paragraph
from gov_disclosure.readers.plain import NARROW_SPACE, SPACE, count_filled, is_binary, join_cr, sample, split_lines
from gov_disclosure.readers.repeated import undone

if TYPE_CHECKING:
    import regex

_FEW = 3
_MANY = 0.5

_FIELD = r'"(?:[^"]|""){0,4000}+"'
_QUOTED = rf"(?<=\t){_FIELD}(?=[\t\n]|\Z)|(?<![^\n]){_FIELD}(?=\t)"
_FOLD = str.maketrans("\n\t", "\r ")  # CR is free: it has been read as a line end already

_Line = tuple[int, str]


@cache
def _quoted() -> "regex.Pattern[str]":
    """Quoted fields; `re` loses matches behind possessive groups up to Python 3.11.4."""
    import regex

    return regex.compile(_QUOTED)


def _fold_quoted(text: str) -> str:
    """`text` with the line ends inside quoted fields, as spreadsheets write them, turned into CR."""
    if '"' not in text:
        return text
    return _quoted().sub(lambda field: field[0].translate(_FOLD), text)


def lines_of(text: str) -> list[_Line]:
    """The lines with their numbers; a line end inside a quoted field is a CR."""
    lines = _fold_quoted(join_cr(text)).split("\n")
    if '"' not in text:
        return list(enumerate(lines, 1))
    numbers = accumulate((1 + line.count("\r") for line in lines), initial=1)
    return list(zip(numbers, lines, strict=False))


def _unquoted(text: str) -> str:
    inner = text[1:-1]
    quoted = len(text) > 1 and text[0] == text[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"').strip(SPACE) if quoted else text


def _row(number: int, line: str) -> list[TableCell]:
    if '"' in line:  # only a quoted field holds a folded line end, too
        return _quoted_row(number, line)
    pieces = line.split("\t")
    if " " not in line and "".join(pieces).isprintable():  # no white space but tabs, as nearly always
        starts = accumulate([len(piece) + 1 for piece in pieces], initial=1)
        return list(map(make_cell_at, pieces, repeat(number), starts, map(not_, pieces)))
    cells = []
    column = 1
    for piece in pieces:
        text = piece.strip(SPACE)
        start = column if not text or len(text) == len(piece) else column + piece.index(text[0])
        cells.append(make_cell_at(text, number, start, not text))
        column += len(piece) + 1
    return cells


def _quoted_row(number: int, line: str) -> list[TableCell]:
    cells = []
    column = 1
    for piece in line.split("\t"):
        text = piece.strip(SPACE)
        before = piece[: piece.index(text[0])] if text else ""
        place = make_position(*_behind(number, column, before), None)
        text = _unquoted(text)
        cells.append(make_cell(text.replace("\r", "\n"), place, 1, not text))
        number, column = _behind(number, column, f"{piece}\t")
    return cells


def _behind(number: int, column: int, passed: str) -> tuple[int, int]:
    """Line and column behind the text `passed`, which begins at `number` and `column`."""
    ends = passed.count("\r")
    return (number + ends, len(passed) - passed.rfind("\r")) if ends else (number, column + len(passed))


def _blocks_of(group: list[_Line]) -> Iterator[Block]:
    """One table, or paragraphs where tabs only indent the lines."""
    if any("\t" in line.strip(" \t") for _, line in group):
        yield make_table(undone([_row(*line) for line in group]), Position(group[0][0], 1), exact=False)
    else:
        yield from _paragraphs(group)


def _paragraphs(group: list[_Line]) -> Iterator[Paragraph]:
    for number, line in group:
        if (found := paragraph(number, line.replace("\r", " "))) is not None:
            yield found


def blocks_of(lines: Iterable[_Line]) -> Iterator[Block]:
    """Runs of lines with tabs as tables, the others as paragraphs."""
    group: list[_Line] = []
    apart: list[_Line] = []  # rows of which each stands alone, with blank lines between
    for number, line in lines:
        if "\t" in line:
            group.append((number, line))
            continue
        if group:
            if len(group) == 1:
                apart += group
            else:
                yield from _each(apart)
                yield from _blocks_of(group)
                apart = []
            group = []
        if line.lstrip(NARROW_SPACE):
            if apart:
                yield from _each(apart)
                apart = []
            yield from _paragraphs([(number, line)])
    yield from _each(apart + group if len(group) == 1 else apart)
    yield from _blocks_of(group if len(group) > 1 else [])


def _each(rows: list[_Line]) -> Iterator[Block]:
    """Rows that blank lines part: one table from three on."""
    if len(rows) >= _FEW:
        yield from _blocks_of(rows)
        return
    for row in rows:
        yield from _blocks_of([row])


class TsvReader:
    """Reads tab-separated rows. A tab tells a blank cell from a covered place in no way: an empty one is `covered`."""

    name = "tsv"
    surest = 0.9

    def sniff(self, source: Source) -> float:
        """By the share of lines that have a tab behind some text."""
        text = sample(source.text)
        if "\t" not in text:
            return 0.0
        lines = split_lines(text)
        rows = len([line for line in lines if "\t" in line.lstrip("\t ")])
        if not rows or is_binary(text):
            return 0.0
        share = min(1.0, rows / max(1, count_filled(lines)))
        return 0.5 + 0.4 * share if rows >= _FEW or share >= _MANY else 0.1

    def read(self, source: Source) -> Document:
        """Runs of lines with tabs as tables, the others as paragraphs."""
        return Document(tuple(blocks_of(lines_of(source.text))))
