"""Which readings belong to which table of the form, and under which head they stand."""

from collections.abc import Iterable, Iterator

from attrs import define, evolve, field, frozen

from gov_disclosure.document import LineRef
from gov_disclosure.tables.headings import Head, head, is_cut
from gov_disclosure.tables.lexicon import Role
from gov_disclosure.tables.readings import Event, Gap, Heading, Reading, Word, meanings_in

NO_HEAD = Head()
HEADING_ROLES = frozenset({Role.COLUMN, Role.HEADING, Role.OPENING})


@frozen
class HeadedRow:
    """A reading of a row and the head that it stands under."""

    reading: Reading
    head: Head


@define
class Gathered:
    """All that was found of one table: its rows, figures under no known label, the paths of all rows whose label
    is there, with figures or without, and the lines used.
    """

    rows: list[HeadedRow] = field(factory=list)
    strays: list[Reading] = field(factory=list)
    labels: set[str] = field(factory=set)
    refs: set[LineRef] = field(factory=set)

    def add(self, other: "Gathered") -> None:
        """Take in what was found elsewhere."""
        self.rows += other.rows
        self.strays += other.strays
        self.labels |= other.labels
        self.refs |= other.refs


@define
class _Stretch:
    """What stands together between two gaps, of one table."""

    table: str
    gathered: Gathered = field(factory=Gathered)
    headings: list[Heading] = field(factory=list)
    head: Head = NO_HEAD
    heads: int = 0

    def take_heading(self, heading: Heading) -> None:
        self.gathered.refs.update(heading.refs)
        self.gathered.labels.update(word.token.row for word in heading.labels if word.token.row)
        if any(meaning.role in HEADING_ROLES for _, meaning in meanings_in(heading, self.table)):
            self.headings.append(heading)

    def take_reading(self, reading: Reading) -> None:
        self.gathered.refs.update(reading.refs)
        if self.headings:
            self.head = head(self.headings, self.table)
            self.heads += 1
            self.headings = []
        if reading.path is not None:
            self.gathered.labels.add(reading.path)
            self.gathered.rows.append(HeadedRow(reading, self.head))
        elif self.table == "disputes":
            # The one row of this table has no label
            self.gathered.rows.append(HeadedRow(evolve(reading, path=self.table), self.head))
        else:
            self.gathered.strays.append(reading)

    def is_table(self) -> bool:
        """One label with a number behind it is no table: lists of links look like that."""
        return self.heads > 0 or len({row.reading.path for row in self.gathered.rows}) > 1


def gather_tables(events: Iterable[Event]) -> dict[str, Gathered]:
    """What was found of each table; a table of which nothing was found has no entry."""
    found: dict[str, Gathered] = {}
    for stretch in _stretches(events):
        if stretch.is_table() and stretch.gathered.rows:
            found.setdefault(stretch.table, Gathered()).add(stretch.gathered)
    return found


def _stretches(events: Iterable[Event]) -> Iterator[_Stretch]:
    stretch: _Stretch | None = None
    for event in events:
        table = _table_of(event, stretch)
        if stretch is not None and table != stretch.table:
            yield stretch
            stretch = None
        if table is None:
            continue
        stretch = stretch or _Stretch(table)
        if isinstance(event, Heading):
            stretch.take_heading(event)
        elif isinstance(event, Reading):
            stretch.take_reading(event)
    if stretch is not None:
        yield stretch


def _table_of(event: Event, stretch: _Stretch | None) -> str | None:
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
    return table in word.token.tables or is_cut(word, table)
