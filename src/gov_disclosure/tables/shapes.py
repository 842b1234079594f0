"""The shape of a document's tables: what its lines hold, but for the values of their figures.

Offices print the form alike, and one office prints it alike each year. Up to the values, a table is cut and placed by
what stands in its cells: a label, a value, a blank. So where a document had nothing to settle, the places of its figures
are kept under its shape, and the next one of that shape is read there at once; its values still have to be figures, and
its sums to hold. `read_tables` would read it the same without; a test holds it.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from attrs import frozen

from gov_disclosure.document import LineRef
from gov_disclosure.model.editions import edition_of_year
from gov_disclosure.tables.assembly import Assembled
from gov_disclosure.tables.broken import MOST_PIECES_AROUND, join_labels
from gov_disclosure.tables.captions import Caption
from gov_disclosure.tables.gathering import TABLES
from gov_disclosure.tables.readings import Event, Gap, Heading, Reading, gap, scan
from gov_disclosure.tables.specs import RowSpec
from gov_disclosure.tables.stream import PROSE_ALONE, Line, Printed, Token
from gov_disclosure.tables.whole import WholeRow, whole_cells

MOST_SHAPES = 256
"""Shapes that are kept at a time."""

MOST_CELLS = 2000
"""Cells and gaps in a shape that is kept; the form has three hundred."""


class Shape(NamedTuple):
    """What tells documents apart whose tables are read alike, and the lines in which tables can be."""

    key: tuple[Any, ...]
    lines: list[Line]


@frozen
class _PlacedRow:
    """A row of the form, and what takes its figures out of the cells of all lines; `unit` is the one that its head names."""

    spec: RowSpec
    take: Callable[[Sequence[Any]], Sequence[Any]]
    unit: str | None


@frozen
class _PlacedTable:
    """A table's rows, and the numbers of the lines that it takes up."""

    edition: str
    rows: tuple[_PlacedRow, ...]
    lines: tuple[int, ...]


Known = Mapping[str, tuple[str | None, Assembled]]
"""Each table's edition and what it holds."""

_Plan = Mapping[str, _PlacedTable]


_PLANS: dict[tuple[Any, ...], _Plan | None] = {}
"""None where a shape was seen but once: most documents' shapes may never come again."""

_NO_PAGES: frozenset[LineRef] = frozenset()
_GAP = None
"""Stands in a key before lines that something parts from those above, be it one line of prose or many."""


def shape_of(lines: list[Line], sections: Mapping[LineRef, str], year: int | None, agency: str | None = None) -> Shape:
    """The shape of a document's lines. `sections` gives the kind of section that begins at a line, `year` and
    `agency` are those reported on.

    Stretches of texts that are nothing to a table are left out of it: a title, names, dates, a menu.
    """
    parts = [
        _row_part(tokens, cells, exact) if exact or len(tokens) > 1 else tokens[0].stand_in or tokens[0]
        for tokens, cells, _, exact in lines
    ]
    key: list[Any] = [edition_of_year(year), bool(sections)]
    kept: list[Line] = []
    section = None
    dated = False
    start = 0
    for end in [*[index for index, line in enumerate(lines) if line[0] is PROSE_ALONE], len(lines)]:
        if start < end and _matters(lines[start:end], parts[start:end], section):
            key += [_GAP, *parts[start:end]]
            kept += lines[start:end]
        if end < len(lines) and (kind := sections.get(lines[end].refs[0])) is not None:
            section = kind
            key.append(begun := gap(lines[end], kind))
            dated = dated or begun.caption is not None
        start = end + 1
    dated = dated or True in [token.dated for line in kept for token in line[0]]
    if dated or True in [line[0][0].opens for line in kept if len(line[0]) > 1]:
        key += [year, agency]
    return Shape(tuple(key), kept)


def _matters(lines: list[Line], parts: Sequence[object], section: str | None) -> bool:
    """Whether lines between two gaps may be any of a table: `parts` are theirs, `section` is the one that they stand in."""
    live = [index for index, part in enumerate(parts) if type(part) is not Token or not part.inert]
    if live and section in TABLES:
        return True
    if section is not None:  # a name says whose the tables of a section are, and nothing outside of sections
        names = [index for index, part in enumerate(parts) if type(part) is Token and _is_name(part.caption)]
        live = sorted({*live, *names}) if names else live
    if not live or section in TABLES:
        return bool(live)
    # Of texts that are nothing to a table, only those near the others can become labels together with them; a label that begins
    # there and ends farther off has no figures, and what has none is no table
    near = lines[max(live[0] - MOST_PIECES_AROUND, 0) : live[-1] + 1 + MOST_PIECES_AROUND]
    events = scan(join_labels(near), {})
    return not all(_is_inert(event) or (section is None and _is_gap_of_name(event)) for event in events)


def _is_name(caption: Caption | None) -> bool:
    return caption is not None and caption.weak


def _is_gap_of_name(event: Event) -> bool:
    return isinstance(event, Gap) and event.caption is not None and (event.caption.weak or event.caption.day)


def _is_inert(event: Event) -> bool:
    """Whether it is nothing to a table, but in the section of one."""
    if isinstance(event, Reading):
        return event.path is None
    return isinstance(event, Heading) and not event.labels and all(word.token.inert for word in event.unknown)


def _row_part(tokens: Sequence[Token], cells: Sequence[Printed], exact: bool) -> object:
    """What tells a row of a table: what stands in its cells, and the columns of each; all in one tuple, as the garbage
    collector looks at each.
    """
    covered = map(_IS_COVERED, cells) if exact else ()
    return exact, *[token.stand_in or token for token in tokens], *map(_COLUMNS, cells), *covered


_COLUMNS, _IS_COVERED = attrgetter("columns"), attrgetter("covered")  # of the cells of a table's row


def recall(shape: Shape, pages: frozenset[LineRef]) -> Known | None:
    """The tables of a document of a known shape; None where it is not known, or has anything to settle. `pages` are lines that
    may hold the number of a page.
    """
    plan = _PLANS.get(shape.key)
    if plan is None or pages:
        return None
    tokens = [token for line in shape.lines for token in line[0]]
    printed = [cell for line in shape.lines for cell in line[1]]
    found = {}
    for table, placed in plan.items():
        rows = (WholeRow(row.spec, row.take(tokens), row.take(printed), row.unit, ()) for row in placed.rows)
        cells = whole_cells(rows, _NO_PAGES)
        if cells is None:
            return None
        refs = frozenset([ref for number in placed.lines for ref in shape.lines[number].refs])
        found[table] = placed.edition, Assembled(tuple(cells), (), (), refs)
    return found


def remember(shape: Shape, tables: Known) -> None:
    """Keep where the figures of a document's tables stand, if they had nothing to settle and its shape comes again."""
    if not all(one.whole for _, one in tables.values()):
        return
    if shape.key in _PLANS:
        _PLANS[shape.key] = _plan(shape.lines, tables)
    elif len(shape.key) + sum(len(line.cells) for line in shape.lines) <= MOST_CELLS:
        if len(_PLANS) >= MOST_SHAPES:
            _PLANS.clear()
        _PLANS[shape.key] = None


def _plan(lines: Sequence[Line], tables: Known) -> _Plan | None:
    cells = [id(cell) for line in lines for cell in line.cells]
    places = {cell: place for place, cell in enumerate(cells)}
    if len(places) < len(cells):  # a reader may give one cell in two places
        return None
    plan = {}
    for table, (edition, one) in tables.items():
        taken = tuple([number for number, line in enumerate(lines) if not one.refs.isdisjoint(line.refs)])
        if edition is None or frozenset([ref for number in taken for ref in lines[number].refs]) != one.refs:
            return None
        rows = [_PlacedRow(row.spec, _taker([places[id(cell)] for cell in row.cells]), row.unit) for row in one.whole]
        plan[table] = _PlacedTable(edition, tuple(rows), taken)
    return plan


def _taker(places: Sequence[int]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    first, end = places[0], places[-1] + 1
    side_by_side = list(places) == list(range(first, end))
    return itemgetter(slice(first, end)) if side_by_side else itemgetter(*places)
