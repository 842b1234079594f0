"""Which readings belong to which table of the form, and under which head they stand."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from attrs import define, evolve, field

from gov_disclosure.document import LineRef
from gov_disclosure.tables.apart import numbers_columns, without_apart
from gov_disclosure.tables.below import told_below
from gov_disclosure.tables.headings import Head, head, is_cut
from gov_disclosure.tables.lexicon import HEAD_ROLES
from gov_disclosure.tables.owners import NOTHING, Own, Under, is_idle, is_of_other, under, under_heading
from gov_disclosure.tables.readings import Event, Gap, Heading, Reading, Word, is_title
from gov_disclosure.tables.standing import behind_gap, below_head, in_table, is_titled, may_be_head, of_table
from gov_disclosure.tables.stream import names_no_row
from gov_disclosure.tables.units import UNIT_WORD, one_unit
from gov_disclosure.tables.years import row_in_other_year
from gov_disclosure.text import label_key

NO_HEAD = Head()
LEAST_REPEATED = 2
"""Rows that must come twice for the table to be printed twice."""

LEAST_LABELS = 5
"""Labels of rows that make a table the form's even without a head, in a section that is not its own."""

TABLES = ("proactive", "requests", "disputes")

FRONT = "front"
"""Where a stretch stands that no section's heading precedes, in a document that has sections."""


class HeadedRow(NamedTuple):
    """A reading of a row and the head that it stands under."""

    reading: Reading
    head: Head


@define
class Stretch:
    """What stands together between two gaps, of one table: its rows, figures under no known label, the paths of
    all rows whose label is there, with figures or without, and the lines used. `section` is the kind of section
    that it stands in, None in a document without sections; `note` is the line above that gives the unit; `captioned`
    says that a caption, or labels of its rows, put it under another year; `notes` are the units of money that texts of its section name, `below_label`
    that the label of a row was the last to come, and `texts` are those that are no labels, in it without figures and right above it.
    """

    table: str
    section: str | None
    note: Heading | None = None
    captioned: bool = False
    notes: list[str] = field(factory=list)
    rows: list[HeadedRow] = field(factory=list)
    strays: list[HeadedRow] = field(factory=list)
    labels: set[str] = field(factory=set)
    refs: list[LineRef] = field(factory=list)
    headings: list[Heading] = field(factory=list)
    head: Head = NO_HEAD
    heads: int = 0
    columns: int = 0
    below_label: bool = False
    texts: list[str] = field(factory=list)

    def take(self, event: Reading | Heading) -> None:
        """The next row or heading."""
        if isinstance(event, Heading):
            self._take_heading(in_table(event, self.table))
        else:
            self._take_reading(event)

    def _take_heading(self, heading: Heading) -> None:
        self.refs += heading.refs
        self.labels.update([word[0].row for word in heading.labels if word[0].row])
        self.texts += [word[0].key for word in heading.unknown]
        # A row of texts that are no labels may head other columns than the form's
        wide = heading.width > 1 and not heading.labels
        if wide or heading.of_other_year or self._is_headed_by(heading) or _note_of_unit(heading):
            self.headings.append(heading)
        elif heading.labels:
            self.below_label = True  # what stands alone below the label of a row heads no column
        elif self.headings and not self.below_label:
            self.headings.append(heading)
        self.notes += _units(heading)

    def _is_headed_by(self, heading: Heading) -> bool:
        for word in heading.labels:
            meaning = word.token.meaning_in(self.table)
            if meaning is not None and meaning.role in HEAD_ROLES:
                return True
        return False

    @property
    def head_below(self) -> Head:
        """The head that a row would stand under that came next."""
        lines = [self.note, *self.headings] if self.note else self.headings
        return below_head(self.head, head(lines, self.table), self.headings) if self.headings else self.head

    def _take_reading(self, reading: Reading) -> None:
        self.refs += reading.refs
        if self.headings:
            self.head = self.head_below
            self.heads += any(heading.labels for heading in self.headings)
            self.columns += len(self.head.columns)
            self.headings = []
        self.below_label = False
        if reading.path is not None:
            self.labels.add(reading.path)
            self.rows.append(HeadedRow(reading, self.head))
        elif self.table == "disputes" and not self._is_named(reading) and not numbers_columns(reading):
            # The one row of this table has no label
            self.rows.append(HeadedRow(reading._replace(path=self.table), self.head))
        else:
            self._take_stray(reading)

    def _is_named(self, reading: Reading) -> bool:
        """Whether a reading has a label: what parts the pages, between the head and the first row, is none."""
        return reading.names_itself and (bool(self.rows) or reading.token is None or not names_no_row(reading.token))

    def _take_stray(self, reading: Reading) -> None:
        """Figures under no known label. Right below a row that may be a group, they may be the group's rows."""
        if self.rows and not self.strays and self.rows[-1].reading.may_be_group:
            self.strays.append(self.rows.pop())
        self.strays.append(HeadedRow(reading, self.head))

    @property
    def all_rows(self) -> list[HeadedRow]:
        """Rows with a label and without."""
        return [*self.rows, *self.strays]

    def is_of_other_year(self, year: int | None) -> bool:
        """Whether labels of its rows put it under another year: 上年新收, and no row 本年新收."""
        if self.captioned:
            return True
        tokens = [stray.reading.token for stray in self.strays if stray.reading.names_itself]
        keys = [*self.texts, *(token.key for token in tokens if token is not None), *self._groups_of_years()]
        rows = [row_in_other_year(key, self.table, year) for key in keys]
        return any(row is not None and row not in self.labels for row in rows)

    def _groups_of_years(self) -> Iterator[str]:
        """The labels of groups before those of rows that may name another year."""
        for reading in (row.reading for row in self.rows if row.reading.first > 1 and row.reading.row is not None):
            for cell in reading.row.cells[: reading.first - 1] if reading.row else ():
                if "年" in cell.text:
                    yield label_key(cell.text)

    def is_table(self) -> bool:
        """One label with a number behind it is no table: lists of links look like that."""
        return bool(self.rows) and (self.heads > 0 or len({row.reading.path for row in self.rows}) > 1)

    def is_the_forms(self) -> bool:
        """Whether it stands where the form has it, or looks like the form in another place."""
        return self.section in (self.table, None) or self.columns > 0 or len(self.labels) >= LEAST_LABELS


class Gathered(NamedTuple):
    """All that was found of one table. `copies` says how often the document prints it; `elsewhere` are tables like
    it that stand in other sections, or under another year, and were left out; `beside` are figures in its section that are part
    of none.
    """

    rows: Sequence[HeadedRow]
    strays: Sequence[HeadedRow]
    labels: frozenset[str]
    refs: frozenset[LineRef]
    copies: int
    elsewhere: Sequence[Stretch]
    beside: Sequence[Reading] = ()

    @property
    def all_rows(self) -> list[HeadedRow]:
        """Rows with a label and without."""
        return [*self.rows, *self.strays]

    def in_edition(self, edition: str) -> "Gathered":
        """The table with its heads read as those of an edition."""
        if all(edition in row.head.placed_in for row in self.all_rows):
            return self
        rows, strays = (
            [row._replace(head=row.head.in_edition(edition)) for row in found] for found in (self.rows, self.strays)
        )
        return self._replace(rows=rows, strays=strays)


class Gathering(NamedTuple):
    """The tables by name, and the readings with values that stand in the section of a table and are part of none."""

    tables: dict[str, Gathered]
    loose: dict[str, list[Reading]]


def gather_tables(
    events: Sequence[Event], *, has_sections: bool, year: int | None = None, agency: str | None = None
) -> Gathering:
    """What was found of each table; a table of which nothing was found has no entry, one that is only there for another
    year has no rows.
    """
    stretches: dict[str, list[Stretch]] = {}
    loose: dict[str, list[Reading]] = {table: [] for table in TABLES}
    section = FRONT if has_sections else None
    for stretch in _stretches(without_apart(events, section, loose), section, (year, agency), loose):
        if stretch.is_table() and stretch.is_the_forms():
            stretch.captioned = stretch.is_of_other_year(year)
            stretches.setdefault(stretch.table, []).append(stretch)
        elif stretch.section is not None and stretch.section in loose:
            loose[stretch.section] += [row.reading for row in stretch.all_rows]
    gathered = {table: _gathered(found)._replace(beside=loose[table]) for table, found in stretches.items()}
    return Gathering(gathered, loose)


def _gathered(stretches: Sequence[Stretch]) -> Gathered:
    """A table that stands in its own section is the form's; what is like it elsewhere is not, or is a copy."""
    own = [stretch for stretch in stretches if not stretch.captioned]
    home = [stretch for stretch in own if stretch.section == stretch.table] or own
    return Gathered(
        rows=[_in_its_unit(row, stretch.notes) for stretch in home for row in stretch.rows],
        strays=[_in_its_unit(stray, stretch.notes) for stretch in home for stray in stretch.strays],
        labels=frozenset[str]().union(*(stretch.labels for stretch in home)),
        refs=frozenset([ref for stretch in home for ref in stretch.refs]),
        copies=_copies(home),
        elsewhere=[stretch for stretch in stretches if not any(stretch is one for one in home)],
    )


def _copies(stretches: Sequence[Stretch]) -> int:
    """How often the table is printed. One row that comes twice is a row repeated, several are a copy."""
    if len(stretches) == 1:
        return 1
    times = Counter(path for stretch in stretches for path in {row.reading.path for row in stretch.rows})
    repeated = sum(count > 1 for count in times.values())
    return max(times.values()) if repeated and repeated >= min(LEAST_REPEATED, len(times)) else 1


def _stretches(
    events: Sequence[Event], section: str | None, own: Own, loose: Mapping[str, list[Reading]]
) -> Iterator[Stretch]:
    """The events cut into stretches; readings with values that belong to none go to the `loose` ones of their section. `own` are
    the year and the organ reported on.
    """
    stretch: Stretch | None = None
    note: Heading | None = None
    notes: list[str] = []
    above: list[Heading] = []
    names: list[str] = []  # of rows right above a table that are none of the form's
    heads: dict[str, Head] = {}  # of tables that a gap has parted
    for event, captioned in _with_captions(events, section, own):
        table = _table_of(event, stretch)
        ended = stretch is not None and table != stretch.table
        if stretch is not None and ended:
            yield stretch
            heads[stretch.table] = behind_gap(stretch.head_below) or NO_HEAD
            stretch = None
        if isinstance(event, Gap):
            heads, names = (heads, names) if event.section is None and event.caption is None else ({}, [])
            section, note = (
                event.section or section,
                note if event.section is None and event.caption and not ended else None,
            )
            above = []
            notes = notes if event.section is None else [event.unit] if event.unit else []
        elif table is None:
            note = _note_of_unit(event)
            notes += _units(event)
            above = [*above, event] if may_be_head(event) else []
            names += _own_names(event)
            if isinstance(event, Reading) and event.values and section is not None and section in loose:
                loose[section].append(event)
        else:
            stretch = stretch or Stretch(
                table,
                section,
                note,
                bool(captioned),
                notes,
                headings=of_table(above, table),
                head=heads.get(table, NO_HEAD),
                texts=names,
            )
            above, names = [], []
            stretch.captioned = stretch.captioned or _has_caption_of_other(event, own)
            stretch.take(event)
    if stretch is not None:
        yield stretch


def _own_names(event: Reading | Heading) -> list[str]:
    """The labels of rows, with figures or without, that are none of the form's, such as 上年新收政府信息公开申请数量."""
    if isinstance(event, Heading):
        return [word.token.key for word in event.unknown]
    return [event.token.key] if event.token is not None and event.names_itself else []


def _with_captions(events: Sequence[Event], section: str | None, own: Own) -> Iterator[tuple[Event, Under]]:
    """Each event, and what it stands under; captions that are as good as any other text are left out."""
    captioned = NOTHING
    unsigned: Under | None = None  # what holds without the name right above
    told = told_below(events, own)
    for number, event in enumerate(events):
        captioned = unsigned if unsigned is not None and _is_day(event) else captioned
        unsigned = None
        if isinstance(event, Gap):
            caption = event.caption
            unsigned = captioned if caption is not None and caption.weak else None
            if (
                caption is not None
                and event.section is None
                and is_idle(caption, captioned, own, in_section=section not in (None, FRONT))
                and not (told and caption.is_remark)
            ):
                continue
            if is_title(event) and not _heads_table(events, number, own):
                continue
            section = event.section or section
            captioned = _below(event, captioned, own)
        yield event, captioned | told[number] if told else captioned


def _heads_table(events: Sequence[Event], number: int, own: Own) -> bool:
    """Whether a title stands right above a table, and in no list of titles: one below that of another report leads to a page."""
    before = next((event for event in reversed(events[max(number - NEAR, 0) : number]) if isinstance(event, Gap)), None)
    if before is not None and is_title(before) and before != events[number] and is_of_other(before.caption, own):
        return False
    below = takewhile(lambda event: not isinstance(event, Gap), events[number + 1 : number + 1 + NEAR])
    return any(_table_of(event, None) is not None or is_titled(event) for event in below)


NEAR = 3
"""So many rows below a title a table begins that it heads."""


def _below(gap: Gap, captioned: Under, own: Own) -> Under:
    """What tables below a gap are under: prose alone changes nothing."""
    captioned = captioned if gap.section is None else under_heading(gap.section)
    return captioned if gap.caption is None or gap.caption.above else under(captioned, gap.caption, own)


def _is_day(event: Event) -> bool:
    """Whether what stands below a name is a day: whoever signs a report heads no table."""
    if isinstance(event, Gap):
        return event.caption is not None and event.caption.day
    cells = event.cells if isinstance(event, Reading) and event.path is None else ()
    return bool(cells) and _DAY.match(cells[0].text) is not None


_DAY = re.compile(r"\s{0,9}20\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]")


def _has_caption_of_other(event: Event, own: Own) -> bool:
    """Whether the corner of a head names another year or organ."""
    return isinstance(event, Heading) and any(
        word.column == 0 and is_of_other(word.token.caption, own) for word in event.unknown
    )


def _note_of_unit(event: Event) -> Heading | None:
    """A line such as 单位：千件 that stands above a table."""
    if not isinstance(event, Heading) or not event.unknown:  # most have but labels
        return None
    return event if any(map(_is_note, event.unknown)) else None


def _is_note(word: Word) -> bool:
    return word.token.key.startswith(UNIT_WORD) and word.token.unit is None


def _units(event: Event) -> list[str]:
    """The units that the texts of a line name, wherever it does so: a table has one column of money at most."""
    if not isinstance(event, Heading) or not (event.unknown or event.labels):
        return []
    return [word.token.unit for word in (*event.unknown, *event.labels) if word.token.unit]


def _in_its_unit(row: HeadedRow, notes: Sequence[str]) -> HeadedRow:
    """The row with the unit on which its head, its label and the notes of its section agree."""
    label = row.reading.token.unit if row.reading.token else None
    if label is None and not notes:  # as most rows are
        return row
    unit = one_unit(unit for unit in (row.head.unit, label, *notes) if unit is not None)
    return row if unit == row.head.unit else row._replace(head=evolve(row.head, unit=unit))


def _table_of(event: Event, stretch: Stretch | None) -> str | None:
    """The table that an event belongs to: by its own words, else the one that it stands in."""
    current = stretch.table if stretch else None
    if isinstance(event, Gap):
        return None
    if isinstance(event, Reading):
        return event.path.partition(".")[0] if event.path is not None else current
    if current is not None and any(_may_head(word, current) for word in event.labels):
        return current
    return next((word.token.tables[0] for word in event.labels if len(word.token.tables) == 1), current)


def _may_head(word: Word, table: str) -> bool:
    return table in word.token.tables or is_cut(word.token, table)
