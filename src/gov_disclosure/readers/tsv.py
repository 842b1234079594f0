"""Reader `tsv`: cells between tabs, one row a line; other lines are paragraphs."""

import re
from collections.abc import Iterator

from gov_disclosure.document import Block, Document, Paragraph, Table, TableCell
from gov_disclosure.position import Position
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.lines import paragraph
from gov_disclosure.readers.plain import SPACE, count_filled_lines, is_binary, join_cr, sample

_INNER_TAB = re.compile(r"^[\t ]*[^\t\n ][^\t\n]*\t", re.MULTILINE)
_FEW = 3
_MANY = 0.5

_FIELD = r'"(?:[^"]|""){0,4000}+"'
_QUOTED = re.compile(rf"(?<=\t){_FIELD}(?=[\t\n]|\Z)|(?<![^\n]){_FIELD}(?=\t)")
_FOLD = str.maketrans("\n\t", "\r ")  # CR is free: it has been read as a line end already

_Line = tuple[int, str]


def _fold_quoted(text: str) -> str:
    """`text` with the line ends inside quoted fields, as spreadsheets write them, turned into CR."""
    if '"' not in text:
        return text
    return _QUOTED.sub(lambda field: field[0].translate(_FOLD), text)


def _lines(text: str) -> Iterator[_Line]:
    number = 1
    for line in _fold_quoted(join_cr(text)).split("\n"):
        yield number, line
        number += 1 + line.count("\r")


def _unquoted(text: str) -> str:
    inner = text[1:-1]
    quoted = len(text) > 1 and text[0] == text[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"').strip(SPACE) if quoted else text


def _cell(number: int, line: str, offset: int, piece: str) -> TableCell:
    text = piece.strip(SPACE)
    if text and piece[0] != text[0]:
        offset += piece.index(text[0])
    place = Position(number + line.count("\r", 0, offset), offset - line.rfind("\r", 0, offset))
    if '"' in text:
        text = _unquoted(text)
    return TableCell(text.replace("\r", "\n"), place, covered=not text)


def _row(number: int, line: str) -> tuple[TableCell, ...]:
    cells = []
    offset = 0
    for piece in line.split("\t"):
        cells.append(_cell(number, line, offset, piece))
        offset += len(piece) + 1
    return tuple(cells)


def _blocks_of(group: list[_Line]) -> Iterator[Block]:
    """One table, or paragraphs where tabs only indent the lines."""
    if any("\t" in line.strip(" \t") for _, line in group):
        yield Table(tuple(_row(*line) for line in group), Position(group[0][0], 1))
    else:
        yield from _paragraphs(group)


def _paragraphs(group: list[_Line]) -> Iterator[Paragraph]:
    for number, line in group:
        if (found := paragraph(number, line.replace("\r", " "))) is not None:
            yield found


def _blocks(text: str) -> Iterator[Block]:
    group: list[_Line] = []
    for number, line in _lines(text):
        if "\t" in line:
            group.append((number, line))
            continue
        if group:
            yield from _blocks_of(group)
            group = []
        if line:
            yield from _paragraphs([(number, line)])
    yield from _blocks_of(group)


class TsvReader:
    """Reads tab-separated rows. A tab tells a blank cell from a covered place in no way: an empty one is `covered`."""

    name = "tsv"

    def sniff(self, source: Source) -> float:
        """By the share of lines that have a tab behind some text."""
        text = sample(source.text)
        rows = len(_INNER_TAB.findall(text)) if "\t" in text else 0
        if not rows or is_binary(text):
            return 0.0
        share = min(1.0, rows / max(1, count_filled_lines(text)))
        return 0.5 + 0.4 * share if rows >= _FEW or share >= _MANY else 0.1

    def read(self, source: Source) -> Document:
        """Runs of lines with tabs as tables, the others as paragraphs."""
        return Document(tuple(_blocks(source.text)))
