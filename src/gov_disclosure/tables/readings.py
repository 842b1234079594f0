"""Rows as the document has them: a label and what stands behind it, before anything is placed.

One pass reads both shapes: a table's row that holds its label and figures, and labels and figures that
have a line each. It tells three things apart: a `Reading`, a `Heading`, and a `Gap` where a table ends.
"""

from collections.abc import Collection, Iterable, Iterator

from attrs import define, field, frozen

from gov_disclosure.document import LineRef
from gov_disclosure.position import Position
from gov_disclosure.tables.lexicon import Meaning
from gov_disclosure.tables.stream import Line, Place, Sort


@frozen
class Reading:
    """A label with the entries behind it. `path` is the row's, None where the label is unknown or missing.

    `entries` are the cells after the label, `values` those that are not blank; `grid` says that they stand in one row of a
    table of `width` grid columns; `exact` as in `Table`.
    """

    path: str | None
    label: Place | None
    entries: tuple[Place, ...]
    values: tuple[Place, ...]
    refs: tuple[LineRef, ...]
    grid: bool = False
    exact: bool = False
    width: int = 1

    @property
    def table(self) -> str | None:
        """The table that the label belongs to."""
        return self.path and self.path.partition(".")[0]

    @property
    def excerpt(self) -> str:
        """The row as printed, for quotation."""
        label = [self.label.printed] if self.label else []
        return " | ".join([*label, *(entry.printed for entry in self.entries)])

    @property
    def position(self) -> Position | None:
        """Where the row begins."""
        return self.label.position if self.label else self.entries[0].position


@frozen
class Heading:
    """Labels of one line that head columns or groups. `unknown` are the texts among them that are no labels;
    `grid` says that they stand in one row of a table of `width` grid columns.
    """

    labels: tuple[Place, ...]
    unknown: tuple[Place, ...]
    refs: tuple[LineRef, ...]
    grid: bool = False
    width: int = 1


@frozen
class Gap:
    """What stands before it and behind it does not belong to one table."""


Event = Reading | Heading | Gap


@define
class _Open:
    """A label, or none, whose entries are being gathered."""

    path: str | None
    label: Place | None
    entries: list[Place] = field(factory=list)
    refs: list[LineRef] = field(factory=list)

    def close(self, line: Line | None = None) -> Iterator[Reading | Heading]:
        """The reading, if anything stands behind the label; a row's label alone is a heading, as （六）其他处理 is
        one in 2021. `line` is the row of a table that holds it all.
        """
        if self.path is not None and self.label is not None and not self.entries:
            yield Heading((self.label,), (), tuple(self.refs))
        values = tuple([entry for entry in self.entries if entry.token.sort is not Sort.BLANK])
        if not self.entries or (self.path is None and not values):
            return
        refs = tuple(self.refs)
        if line is None:
            yield Reading(self.path, self.label, tuple(self.entries), values, refs)
        else:
            yield Reading(self.path, self.label, tuple(self.entries), values, refs, True, line.exact, line.width)


def scan(lines: Iterable[Line], gaps: Collection[LineRef]) -> Iterator[Event]:
    """Readings, headings and gaps in reading order. `gaps` are lines that no table reaches over."""
    waiting = _Open(None, None)
    for line in lines:
        place = line.places[0] if line.places else None
        sort = place.token.sort if place and line.single else None
        if line.refs[0] in gaps or sort is Sort.PROSE:
            yield from waiting.close()
            waiting = _Open(None, None)
            yield Gap()
        elif place and (sort is Sort.VALUE or sort is Sort.BLANK):
            waiting.entries.append(place)
            waiting.refs += line.refs
        elif place and sort is not None:
            yield from waiting.close()
            waiting = _Open(place.token.row, place, refs=list(line.refs))
            if waiting.path is None and place.token.meanings:
                yield Heading((place,), (), line.refs)
        else:
            segments = _segments(line)
            if _continues(segments, waiting):
                segments[0].path, segments[0].label = waiting.path, waiting.label
                segments[0].refs[:0] = waiting.refs
            else:
                yield from waiting.close()
            yield from _heading(line)
            for segment in segments:
                yield from segment.close(line)
            waiting = _label_without_entries(segments)
    yield from waiting.close()


def _segments(line: Line) -> list[_Open]:
    """A row of a table cut before every label of a row; entries before the first one have no label."""
    segments: list[_Open] = []
    blanks: list[Place] = []
    for place in line.places:
        sort = place.token.sort
        if place.token.row is not None:
            segments.append(_Open(place.token.row, place, refs=list(line.refs)))
        elif sort is Sort.LABEL:
            continue
        elif sort in (Sort.TEXT, Sort.PROSE) and not (segments and _has_values(segments[-1])):
            # A text where a label should stand: what follows belongs to it and to no label before it
            segments.append(_Open(None, place, refs=list(line.refs)))
        elif segments:
            segments[-1].entries.append(place)
        elif sort is Sort.BLANK:
            blanks.append(place)
        else:
            segments.append(_Open(None, None, [*blanks, place], list(line.refs)))
    return segments


def _has_values(segment: _Open) -> bool:
    return any(entry.token.sort is not Sort.BLANK for entry in segment.entries)


def _continues(segments: list[_Open], waiting: _Open) -> bool:
    """Whether a row without label holds the figures of the label just before it."""
    return bool(segments) and segments[0].label is None and waiting.label is not None and not waiting.entries


def _label_without_entries(segments: list[_Open]) -> _Open:
    if segments and segments[-1].path is not None and not segments[-1].entries:
        return segments[-1]
    return _Open(None, None)


def _heading(line: Line) -> Iterator[Heading]:
    labels = tuple(place for place in line.places if place.token.meanings and place.token.row is None)
    if labels and not any(place.token.sort is Sort.VALUE for place in line.places):
        unknown = tuple(place for place in line.places if place.token.sort is Sort.TEXT)
        yield Heading(labels, unknown, line.refs, True, line.width)


def meanings_in(heading: Heading, table: str) -> Iterator[tuple[Place, Meaning]]:
    """The labels of a heading that mean something in one table, in reading order."""
    for place in heading.labels:
        meaning = next((meaning for meaning in place.token.meanings if meaning.table == table), None)
        if meaning is not None:
            yield place, meaning
