"""Rows as the document has them: a label and what stands behind it, before anything is placed.

One pass reads both shapes: a table's row that holds its label and figures, and labels and figures that
have a line each. It tells three things apart: a `Reading`, a `Heading`, and a `Gap` where a table ends.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeGuard

from attrs import define, frozen

from gov_disclosure.document import LineRef, TableCell
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.position import Position
from gov_disclosure.tables.captions import Caption
from gov_disclosure.tables.cutting import Part, parts_of, reworded
from gov_disclosure.tables.lexicon import Role
from gov_disclosure.tables.specs import row_specs
from gov_disclosure.tables.stream import Line, Printed, Sort, Token, caption_in, title_in
from gov_disclosure.tables.units import SCALED, UNIT_WORD, names_scaled, unit_in
from gov_disclosure.tables.years import (
    caption_behind,
    is_of_other_year,
    may_name_other_year,
    names_group_of_other_year,
    names_other_year,
)
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
    `width` is the grid width of the line, `above` are texts on the lines right above that are no labels; `of_other_year` says that
    a text names another year than the one reported on.
    """

    labels: Sequence[Word]
    refs: Sequence[LineRef]
    unknown: Sequence[Word] = ()
    width: int = 1
    above: Sequence[Word] = ()
    of_other_year: bool = False


class Gap(NamedTuple):
    """What stands before it and behind it does not belong to one table. `section` is the kind of the section that
    begins here, None where it goes on, and `unit` the unit of money that its heading names; `caption` is that of the
    tables behind it.
    """

    section: str | None = None
    caption: Caption | None = None
    unit: str | None = None


Event = Reading | Heading | Gap


def is_title(event: Event) -> TypeGuard[Gap]:
    """Whether an event is the title of a report, which parts nothing where it is the own one."""
    return isinstance(event, Gap) and event.caption is not None and event.caption.title


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
            read = self.tokens, self.cells, values, self.refs
            events.append(_reading_of((self.path, self.label, self.token, *read, None, 0, True, False)))
        elif not self.tokens and self.path is not None and self.label is not None and self.token is not None:
            events.append(Heading((Word(self.token, self.label),), self.refs))
        elif self.tokens and self.label is not None and self.token is not None and may_name_other_year(self.token.key):
            events.append(Heading((), self.refs[:1], (Word(self.token, self.label),)))


MOST_ABOVE = 6
"""Texts above the first label of a head, but for the nearest, that may head a column: it has no more."""

_NO_WORDS: tuple[Word, ...] = ()


def scan(lines: Iterable[Line], sections: Mapping[LineRef, str], year: int | None = None) -> list[Event]:
    """Readings, headings and gaps in reading order; `sections` gives the kind of section that begins at a line, `year` is the
    one reported on.
    """
    events: list[Event] = []
    waiting: _Open | None = None
    above = _NO_WORDS
    for line in lines:
        tokens = line[0]
        if len(tokens) > 1:
            above = _NO_WORDS
            waiting = _row(line, waiting, events, year)
            continue
        first = tokens[0]
        if first.entry and first.caption is None:
            if waiting is None:
                waiting = _Open(None, None, None, [], [], [])
            waiting.tokens.append(first)
            waiting.cells += line[1]
            waiting.refs += line[2]
            above = _NO_WORDS
            continue
        if waiting:
            waiting.close(events)
        waiting = None
        if first.sort is _PROSE:
            events.append(gap(line, sections.get(line.refs[0])))
            above = _NO_WORDS
        else:
            waiting = _word(line, first, above, events, year)
            above = (*above[-MOST_ABOVE:], Word(first, line[1][0])) if first.loose else _NO_WORDS
    if waiting:
        waiting.close(events)
    return without_spacers(events) if any(map(_is_blank_reading, events)) else events


def _row_without_values(line: Line, row: Row, events: list[Event], year: int | None) -> None:
    """A caption, the head that the row is or may be, or the blank figures of section 四."""
    if caption := caption_in(line):
        events.append(Gap(caption=caption))
    elif not all(token.blank for token in line.tokens):
        _head(line, row, events, year)
        if title := title_in(line):
            events.append(Gap(caption=title))
    elif _is_blank_row(line, events):
        events.append(Reading(None, None, None, line.tokens, line.cells, 0, line.refs, row))


_LONGEST = max(spec.size for edition in EDITIONS for spec in row_specs("disputes", edition))


def _is_blank_row(line: Line, events: Sequence[Event]) -> bool:
    """Whether a row of blanks is that of the figures of section 四, which has no label, right below the head."""
    last = events[-1] if events else None
    if not isinstance(last, Heading) or len(line.tokens) != _LONGEST:
        return False
    headed = any("disputes" in word.token.tables for word in last.labels)
    return headed and (line.exact or last.width == _LONGEST)


def _is_blank_reading(event: Event) -> bool:
    return type(event) is Reading and not event.values and event.path is None


def without_spacers(events: Sequence[Event]) -> list[Event]:
    """The events without rows of blanks where the same table has figures as well."""
    found: list[Event] = []
    for start, end in pairwise(
        [
            0,
            *(index for index, event in enumerate(events) if isinstance(event, Gap) and not is_title(event)),
            len(events),
        ]
    ):
        stretch = events[start:end]
        filled = any(isinstance(event, Reading) and event.path is None and event.values for event in stretch)
        blank = [event for event in stretch if _is_blank_reading(event)]
        spacers = blank if filled else blank[1:]
        found += [event for event in stretch if not any(event is one for one in spacers)]
    return found


def gap(line: Line, section: str | None) -> Gap:
    """What parts two tables: a line of prose, or the heading with which a section begins."""
    if section is None:
        return Gap()
    text = line.cells[0].text
    return Gap(section, caption_behind(text), SCALED if names_scaled(text) else unit_in(label_key(text), text))


def _word(line: Line, token: Token, above: Sequence[Word], events: list[Event], year: int | None) -> _Open:
    """A label or another short text on a line of its own: what follows belongs to it. `above` are texts right above."""
    cell = line.cells[0]
    if token.caption is not None:
        events.append(Gap(caption=token.caption))
    elif token.title is not None:
        events.append(Gap(caption=token.title))
    elif names_other_year(token, year):
        events.append(Heading((), line.refs, (Word(token, cell),), of_other_year=True))
    elif token.row is None and token.meanings:
        events.append(Heading((Word(token, cell),), line.refs, above=above))
    elif (
        token.piece
        or (token.unit is not None and token.row is None)
        or token.key.startswith(UNIT_WORD)
        or (token.loose and names_group_of_other_year(token.key, year))
    ):
        events.append(Heading((), line.refs, (Word(token, cell),)))
    return _Open(token.row, cell, token, [*line.refs], [], [])


_PROSE, _TEXT = Sort.PROSE, Sort.TEXT  # bound once: every cell is looked at

_word_in = partial(tuple.__new__, Word)
"""`Word._make` without its call of a function."""


def _row(line: Line, waiting: _Open | None, events: list[Event], year: int | None) -> _Open | None:
    """A row of a table; what is returned is its label, if that is all there is in it."""
    tokens = line.tokens
    parts = parts_of(tuple([token.stand_in or token for token in tokens]))
    if waiting is None and len(parts) == 1 and parts[0].values and parts[0].begins_row:  # as most rows are
        events.append(_reading(parts[0], line, Row(line), None))
        return None
    if parts and (worded := reworded(tokens, line.cells, parts)):
        return _row(line._replace(tokens=worded), waiting, events, year)
    above = None
    if waiting:
        if _continues(tokens, parts, waiting):
            above = waiting
        else:
            waiting.close(events)
    row = Row(line)
    if not any(part.values for part in parts):
        _row_without_values(line, row, events, year)
    for part in parts:
        if part.values or part.row is not None:
            events.append(_reading(part, line, row, above) if part.end > part.first else _row_head(part, line))
        above = None
    return _label_without_entries(parts, line)


def _reading(part: Part, line: Line, row: Row, above: _Open | None) -> Reading:
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


def _row_head(part: Part, line: Line) -> Heading:
    """The heading that a row's label alone is."""
    label = part.first - 1
    return Heading((Word(line.tokens[label], line.cells[label]),), line.refs)


def _continues(tokens: Sequence[Token], parts: Sequence[Part], waiting: _Open) -> bool:
    """Whether a row that begins with an entry holds the figures of the label just before it. That label must be a
    row's: a group's stands alone by right, and a text that is none of the form's is quoted with the figures all
    the same.
    """
    if not parts or waiting.token is None or waiting.tokens:
        return False
    if not all(token.entry for token in tokens[: parts[0].end]):
        return False
    return not any(meaning.role is Role.GROUP for meaning in waiting.token.meanings)


def _label_without_entries(parts: Sequence[Part], line: Line) -> _Open | None:
    """A row's label that is all there is in its line, but for the labels of its groups."""
    if len(parts) != 1 or parts[0].row is None or parts[0].end != parts[0].first:
        return None
    place = parts[0].first - 1
    others = [token for index, token in enumerate(line.tokens) if index != place and not token.blank]
    if any(meaning.role is not Role.GROUP for token in others for meaning in token.meanings):
        return None
    return _Open(parts[0].row, line.cells[place], line.tokens[place], [*line.refs], [], [])


def _head(line: Line, row: Row, events: list[Event], year: int | None) -> None:
    """The heading that a row without values is, or may be: one label that heads something, or nothing but texts."""
    tokens = line.tokens
    heads = any(token.meanings and token.row is None for token in tokens)
    if not heads and any(token.row is not None or token.sort is _PROSE for token in tokens):
        return
    words = list(map(_word_in, zip(tokens, line.cells, row.edges, strict=False)))
    labels = [
        word for word in words if word[0].meanings and word[0].row is None and not names_other_year(word[0], year)
    ]
    unknown = [word for word in words if word[0].sort is _TEXT or names_other_year(word[0], year)]
    if labels or unknown:
        dated = any(is_of_other_year(word[0], year) for word in unknown)
        events.append(Heading(labels, line.refs, unknown, row.width, of_other_year=dated))
