"""Rows as the document has them: a label and what stands behind it, before anything is placed.

One pass reads both shapes: a table's row that holds its label and figures, and labels and figures that
have a line each. It tells three things apart: a `Reading`, a `Heading`, and a `Gap` where a table ends.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from attrs import define, frozen

from gov_disclosure.document import LineRef, TableCell
from gov_disclosure.position import Position
from gov_disclosure.tables.lexicon import Role
from gov_disclosure.tables.stream import Caption, Line, Printed, Sort, Token
from gov_disclosure.tables.units import SCALED, UNIT_WORD, names_scaled, unit_of
from gov_disclosure.tables.years import may_name_other_year
from gov_disclosure.text import label_key


class Row:
    """A row of a table: its cells, and where they stand in the grid."""

    __slots__ = ("_edges", "cells", "exact")

    def __init__(self, line: Line) -> None:
        self.cells = line.cells
        self.exact = line.exact
        self._edges: Sequence[int] | None = None

    @property
    def edges(self) -> Sequence[int]:
        """The grid column in which each cell begins, and the one behind the last."""
        if self._edges is None:  # few rows are asked
            widths = [cell.columns if isinstance(cell, TableCell) else 1 for cell in self.cells]
            self._edges = list(accumulate(widths, initial=0))
        return self._edges

    @property
    def width(self) -> int:
        """How many grid columns the row has."""
        return self.edges[-1]


class Reading(NamedTuple):
    """A label with the entries behind it. `path` is the row's, None where the label is unknown or missing.

    `token` is the label's; `tokens` and `cells` are what stands after the label, blank cells too; `values` counts those that are not
    blank. `row` is the row of the table that they stand in, from its cell number `first` on; None where every
    cell has a line of its own. `certain` is False where the label is damaged, `label_above` says that it has a row of its own.
    """

    path: str | None
    label: Printed | None
    token: Token | None
    tokens: Sequence[Token]
    cells: Sequence[Printed]
    values: int
    refs: Sequence[LineRef]
    row: Row | None = None
    first: int = 0
    certain: bool = True
    label_above: bool = False

    @property
    def columns(self) -> Sequence[int]:
        """The grid columns of the entries; their order where they stand in no row of a table."""
        count = len(self.tokens)
        return self.row.edges[self.first : self.first + count] if self.row else range(count)

    @property
    def width(self) -> int:
        """The grid width of the row, 0 where they stand in no row of a table."""
        return self.row.width if self.row else 0

    @property
    def exact(self) -> bool:
        """Whether the source marks every cell of the row."""
        return self.row is not None and self.row.exact

    @property
    def place(self) -> tuple[LineRef, int]:
        """What orders readings as they stand in the document."""
        return self.refs[0], self.first

    @property
    def names_itself(self) -> bool:
        """Whether a text stands before the figures that is no label of the form (上年, 合计)."""
        return self.token is not None and not self.token.meanings

    @property
    def may_be_group(self) -> bool:
        """Whether the label is that of a group of rows in another edition."""
        return self.token is not None and any(meaning.role is Role.GROUP for meaning in self.token.meanings)

    @property
    def excerpt(self) -> str:
        """The row as printed, for quotation."""
        cells = [self.label, *self.cells] if self.label else self.cells
        return " | ".join(cell.printed for cell in cells)

    @property
    def position(self) -> Position | None:
        """Where the row begins."""
        return (self.label or self.cells[0]).position


_reading_of = partial(tuple.__new__, Reading)
"""`Reading._make` without its call of a function, for all eleven: a document has hundreds."""


class Word(NamedTuple):
    """A token in a heading and what it stands in; `column` is its grid column, None outside a table."""

    token: Token
    cell: Printed
    column: int | None = None


@frozen
class Heading:
    """Labels of one line that head columns or groups. `unknown` are the texts among them that are no labels;
    `width` is the grid width of the line.
    """

    labels: Sequence[Word]
    refs: Sequence[LineRef]
    unknown: Sequence[Word] = ()
    width: int = 1


class Gap(NamedTuple):
    """What stands before it and behind it does not belong to one table. `section` is the kind of the section that
    begins here, None where it goes on, and `unit` the unit of money that its heading names; `caption` is that of the
    tables behind it.
    """

    section: str | None = None
    caption: Caption | int | None = None
    unit: str | None = None


Event = Reading | Heading | Gap


@define
class _Open:
    """A label, or none, whose entries are being gathered, each on a line of its own."""

    path: str | None
    label: Printed | None
    token: Token | None
    refs: list[LineRef]
    tokens: list[Token]
    cells: list[Printed]

    def close(self, events: list[Event]) -> None:
        """The reading, if anything stands behind the label; a row's label alone is a heading, as （六）其他处理 is
        one in 2021, and so is a text before blanks that may name a row of another year.
        """
        values = len([token for token in self.tokens if not token.blank])
        if self.tokens and (values or self.path is not None):
            events.append(
                _reading_of(
                    (
                        self.path,
                        self.label,
                        self.token,
                        self.tokens,
                        self.cells,
                        values,
                        self.refs,
                        None,
                        0,
                        True,
                        False,
                    )
                )
            )
        elif not self.tokens and self.path is not None and self.label is not None and self.token is not None:
            events.append(Heading((Word(self.token, self.label),), self.refs))
        elif self.tokens and self.label is not None and self.token is not None and may_name_other_year(self.token.key):
            events.append(Heading((), self.refs[:1], (Word(self.token, self.label),)))


def scan(lines: Iterable[Line], sections: Mapping[LineRef, str]) -> list[Event]:
    """Readings, headings and gaps in reading order; `sections` gives the kind of section that begins at a line."""
    events: list[Event] = []
    waiting: _Open | None = None
    for line in lines:
        tokens = line[0]
        if len(tokens) > 1:
            waiting = _row(line, waiting, events)
            continue
        first = tokens[0]
        if first.entry:
            if waiting is None:
                waiting = _Open(None, None, None, [], [], [])
            waiting.tokens.append(first)
            waiting.cells += line[1]
            waiting.refs += line[2]
            continue
        if waiting:
            waiting.close(events)
        waiting = None
        if first.sort is _PROSE:
            events.append(gap(line, sections.get(line.refs[0])))
        else:
            waiting = _word(line, first, events)
    if waiting:
        waiting.close(events)
    return events


def gap(line: Line, section: str | None) -> Gap:
    """What parts two tables: a line of prose, or the heading with which a section begins."""
    if section is None:
        return Gap()
    text = line.cells[0].text
    return Gap(section, unit=SCALED if names_scaled(text) else unit_of(label_key(text)))


def _word(line: Line, token: Token, events: list[Event]) -> _Open:
    """A label or another short text on a line of its own: what follows belongs to it."""
    cell = line.cells[0]
    if token.caption is not None:
        events.append(Gap(caption=token.caption))
    elif token.row is None and token.meanings:
        events.append(Heading((Word(token, cell),), line.refs))
    elif token.piece or (token.unit is not None and token.row is None) or token.key.startswith(UNIT_WORD):
        events.append(Heading((), line.refs, (Word(token, cell),)))
    return _Open(token.row, cell, token, [*line.refs], [], [])


_PROSE, _TEXT = Sort.PROSE, Sort.TEXT  # bound once: every cell is looked at

_word_in = partial(tuple.__new__, Word)
"""`Word._make` without its call of a function."""


def _row(line: Line, waiting: _Open | None, events: list[Event]) -> _Open | None:
    """A row of a table; what is returned is its label, if that is all there is in it."""
    tokens = line.tokens
    parts = _parts(tuple([token.stand_in or token for token in tokens]))
    if waiting is None and len(parts) == 1 and parts[0].values:  # as most rows are
        events.append(_reading(parts[0], line, Row(line), None))
        return None
    above = None
    if waiting:
        if _continues(tokens, parts, waiting):
            above = waiting
        else:
            waiting.close(events)
    row = Row(line)
    if not any(part.values for part in parts):
        words = [token for token in tokens if not token.blank]
        if len(words) == 1 and words[0].caption is not None:
            events.append(Gap(caption=words[0].caption))
        else:
            _head(line, row, events)
    for part in parts:
        if part.values or part.row is not None:
            events.append(_reading(part, line, row, above) if part.end > part.first else _row_head(part, line))
        above = None
    return _label_without_entries(parts, line)


class _Part(NamedTuple):
    """A stretch of a table's row: the place of its label, if any, the path of the row that it labels, and the
    entries from `first` up to `end`, `values` of them not blank.
    """

    label: int | None
    row: str | None
    first: int
    end: int
    values: int


@lru_cache(maxsize=4096)
def _parts(tokens: Sequence[Token]) -> tuple[_Part, ...]:
    """A row of a table cut at its labels; entries before the first label have none."""
    parts: list[_Part] = []
    open_: _Part | None = None
    first: int | None = None  # of the entries that no label precedes
    for index, token in enumerate(tokens):
        if open_ and (token.entry or (open_.values and token.sort is not Sort.LABEL)):
            parts[-1] = open_ = open_._replace(end=index + 1, values=open_.values + (not token.blank))
        elif token.entry:
            first = index if first is None else first
            if not token.blank:
                open_ = _Part(None, None, first, index + 1, 1)
                parts.append(open_)
        else:
            open_ = first = None
            if token.sort is not Sort.LABEL or token.row is not None:
                # A text where a label should stand: what follows belongs to it and to no label before it
                open_ = _Part(
                    index, None if _is_behind_row(token, tokens, parts) else token.row, index + 1, index + 1, 0
                )
                parts.append(open_)
    return tuple(parts)


def _is_behind_row(token: Token, tokens: Sequence[Token], parts: Sequence[_Part]) -> bool:
    """Whether a label that may be a group's stands behind that of a row without figures: then the row is out of order."""
    before = parts[-1] if parts else None
    if before is None or before.label is None or before.row is None or before.values:
        return False
    return _may_be_group(token) and not _may_be_group(tokens[before.label])


def _may_be_group(token: Token) -> bool:
    return any(meaning.role is Role.GROUP for meaning in token.meanings)


def _reading(part: _Part, line: Line, row: Row, above: _Open | None) -> Reading:
    """The reading of a part; its label is the one in the line `above` where that is given."""
    _, path, first, end, values = part
    tokens, cells = line.tokens[first:end], line.cells[first:end]
    if above:
        refs = (*above.refs, *line.refs)
        return Reading(above.path, above.label, above.token, tokens, cells, values, refs, row, first, label_above=True)
    label = part.label
    if label is None:
        return _reading_of((None, None, None, tokens, cells, values, line.refs, row, first, True, False))
    token = line.tokens[label]
    return _reading_of((path, line.cells[label], token, tokens, cells, values, line.refs, row, first, True, False))


def _row_head(part: _Part, line: Line) -> Heading:
    """The heading that a row's label alone is."""
    label = part.first - 1
    return Heading((Word(line.tokens[label], line.cells[label]),), line.refs)


def _continues(tokens: Sequence[Token], parts: Sequence[_Part], waiting: _Open) -> bool:
    """Whether a row that begins with an entry holds the figures of the label just before it. That label must be a
    row's: a group's stands alone by right, and a text that is none of the form's is quoted with the figures all
    the same.
    """
    if not parts or waiting.token is None or waiting.tokens:
        return False
    if not all(token.entry for token in tokens[: parts[0].end]):
        return False
    return not any(meaning.role is Role.GROUP for meaning in waiting.token.meanings)


def _label_without_entries(parts: Sequence[_Part], line: Line) -> _Open | None:
    """A row's label that is all there is in its line, but for the labels of its groups."""
    if len(parts) != 1 or parts[0].row is None or parts[0].end != parts[0].first:
        return None
    place = parts[0].first - 1
    others = [token for index, token in enumerate(line.tokens) if index != place and not token.blank]
    if any(meaning.role is not Role.GROUP for token in others for meaning in token.meanings):
        return None
    return _Open(parts[0].row, line.cells[place], line.tokens[place], [*line.refs], [], [])


def _head(line: Line, row: Row, events: list[Event]) -> None:
    """The heading that a row without values is, or may be: one label that heads something, or nothing but texts."""
    tokens = line.tokens
    heads = any(token.meanings and token.row is None for token in tokens)
    if not heads and any(token.row is not None or token.sort is _PROSE for token in tokens):
        return
    words = list(map(_word_in, zip(tokens, line.cells, row.edges, strict=False)))
    labels = [word for word in words if word[0].meanings and word[0].row is None]
    unknown = [word for word in words if word[0].sort is _TEXT]
    if labels or unknown:
        events.append(Heading(labels, line.refs, unknown, row.width))
