"""The form's three tables in a document: rows of cells become typed tables, cells and diagnostics."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import frozen

from gov_disclosure.document import Document, LineRef
from gov_disclosure.model.editions import EDITIONS, edition_of_year
from gov_disclosure.model.report import Cell, Diagnostic, Leftover
from gov_disclosure.model.tree import fill
from gov_disclosure.tables import diagnostics
from gov_disclosure.tables.annexes import own_sections
from gov_disclosure.tables.assembly import (
    Assembled,
    absent,
    assemble,
    assemble_glued,
    fitting_editions,
    leftovers,
    names_columns,
)
from gov_disclosure.tables.broken import join_labels
from gov_disclosure.tables.gathering import TABLES, Gathered, gather_tables
from gov_disclosure.tables.glued import GluedTable, find_glued
from gov_disclosure.tables.pages import lines_like_pages
from gov_disclosure.tables.placement import prints_every_place
from gov_disclosure.tables.readings import Reading, scan
from gov_disclosure.tables.shapes import recall, remember, shape_of
from gov_disclosure.tables.specs import row_specs
from gov_disclosure.tables.stream import lines


@frozen
class Tables:
    """The typed tables by name (None where the document has none), every cell of the form in its order,
    what could not be settled, the rows that were not placed, and the lines of the document that the tables take up.
    """

    tables: dict[str, Any]
    cells: tuple[Cell, ...]
    diagnostics: tuple[Diagnostic, ...]
    leftovers: tuple[Leftover, ...]
    lines: frozenset[LineRef]


def read_tables(
    document: Document,
    *,
    sections: Mapping[LineRef, str] = MappingProxyType({}),
    year: int | None = None,
    agency: str | None = None,
) -> Tables:
    """Read the tables of a document in simplified Chinese.

    `sections` gives the lines of the headings of sections with their kinds: no table reaches over them. `year` is the
    year reported on, which settles the edition where the tables themselves do not.
    """
    printed = lines(document, sections)
    if (kept := own_sections(document, printed, sections, (year, agency))) is not sections:
        sections, printed = kept, lines(document, kept)
    pages = lines_like_pages(printed)
    shape = shape_of(printed, sections, year, agency)
    known = recall(shape, pages)
    if known is not None:
        return _joined(known, _NONE_LOOSE)
    gathered, loose = gather_tables(
        scan(join_labels(printed), sections, year), has_sections=bool(sections), year=year, agency=agency
    )
    found = {table: one for table, one in gathered.items() if one.all_rows}
    missing = [table for table in TABLES if table not in gathered]
    glued = _with_figures(find_glued(document, missing, sections, (year, agency))) if missing else {}
    in_force = edition_of_year(year)
    editions = _editions(found, in_force) | {table: one.edition for table, one in glued.items()}
    gridded = _is_gridded(found, editions["requests"] or in_force)
    read: dict[str, tuple[str | None, Assembled]] = {}
    for table in TABLES:
        edition = editions[table]
        if table in glued:
            assembled = assemble_glued(glued[table])
        elif edition is None or table not in found:
            assembled = _none(table, edition or in_force, gathered.get(table), loose[table])
        else:
            assembled = assemble(table, edition, found[table], pages=pages, gridded=gridded)
        read[table] = edition, assembled
    if not any(loose.values()):
        remember(shape, read)
    return _joined(read, loose)


_NONE_LOOSE: Mapping[str, Sequence[Reading]] = MappingProxyType(dict.fromkeys(TABLES, ()))


def _joined(read: Mapping[str, tuple[str | None, Assembled]], loose: Mapping[str, Sequence[Reading]]) -> Tables:
    """The three tables as one result; `loose` are the readings in their sections that are part of none."""
    tables: dict[str, Any] = {}
    left: list[Leftover] = []
    for table, (edition, one) in read.items():
        values = [cell.value for cell in one.cells]
        tables[table] = fill(table, edition, values) if one.refs and edition else None
        left += [*one.leftovers, *_loose(table, one, loose)]
    every = [one for _, one in read.values()]
    return Tables(
        tables,
        tuple([cell for one in every for cell in one.cells]),
        tuple([diagnostic for one in every for diagnostic in one.diagnostics]),
        tuple(left),
        frozenset[LineRef]().union(*(one.refs for one in every)),
    )


def _is_gridded(found: Mapping[str, Gathered], edition: str) -> bool:
    """Whether the document prints every place of its tables, as the one with the deepest labels shows; it is only asked for
    where rows of section 二 end in a blank.
    """
    ends = [row.reading.tokens[-1] for row in found["proactive"].rows] if "proactive" in found else []
    if "requests" not in found or not any(end.blank for end in ends):
        return False
    return prints_every_place([row.reading for row in found["requests"].rows], row_specs("requests", edition)[0].size)


def _loose(table: str, assembled: Assembled, loose: Mapping[str, Sequence[Reading]]) -> Iterable[Leftover]:
    """The figures in the section of a table that are part of none, but for those that its glued text holds."""
    return leftovers(table, [reading for reading in loose[table] if assembled.refs.isdisjoint(reading.refs)])


def _with_figures(glued: Mapping[str, GluedTable]) -> dict[str, GluedTable]:
    """The tables of which more is printed than labels."""
    return {
        table: one
        for table, one in glued.items()
        if one.rows or any(sum(map(str.isdigit, row.excerpt)) >= LEAST_DIGITS for row in one.unsettled)
    }


LEAST_DIGITS = 3
"""Digits in a row that are more than its number."""


def _none(table: str, edition: str, gathered: Gathered | None, loose: Sequence[Reading]) -> Assembled:
    """A table that is not there, is only there for another year, or whose edition cannot be settled."""
    cells = tuple(cell for spec in row_specs(table, edition) for cell in absent(spec))
    if gathered is None:
        return Assembled(cells, (diagnostics.table_absent(table, printed=bool(loose)),))
    rows = gathered.all_rows
    why = (
        diagnostics.edition_unclear(table, fitting_editions(table, gathered))
        if rows
        else diagnostics.table_absent(table, printed=True)
    )
    others = [diagnostics.table_elsewhere(table, stretch.rows[0].reading) for stretch in gathered.elsewhere]
    left = [row.reading for row in rows] + [row.reading for stretch in gathered.elsewhere for row in stretch.all_rows]
    return Assembled(cells, (why, *others), tuple(leftovers(table, left)))


def _editions(found: dict[str, Gathered], in_force: str) -> dict[str, str | None]:
    """Each table's edition; None where it matters and cannot be settled.

    The columns of section 二 mean other things in each edition, so its edition is never assumed. The rows
    of section 三 mean the same in both, and the table of section 四 is the same.
    """
    fitting = {table: fitting_editions(table, gathered) for table, gathered in found.items()}
    proactive: str | None = in_force
    if "proactive" in found:
        proactive = _only(fitting["proactive"]) if names_columns(found["proactive"]) else None
    requests = None
    if "requests" in found:
        requests = _only(fitting["requests"]) or _by_labels(found["requests"])
    requests = requests or proactive or in_force
    return {"proactive": proactive, "requests": requests, "disputes": requests}


def _by_labels(requests: Gathered) -> str | None:
    """The edition whose rows' labels are the nearest to those that the document has, and first the one that knows them all, as
    rows or as groups; None where it has no label that tells the editions apart.
    """
    rows = {edition: {spec.path for spec in row_specs("requests", edition)} for edition in EDITIONS}
    every = frozenset[str]().union(*rows.values())
    telling = every - every.intersection(*rows.values())
    seen = requests.labels & telling

    def distance(edition: str) -> tuple[int, int]:
        foreign = [path for path in seen if not any(f"{row}.".startswith(f"{path}.") for row in rows[edition])]
        return len(foreign), len(rows[edition] & telling ^ seen)

    return min(EDITIONS, key=distance) if seen else None


def _only(editions: frozenset[str]) -> str | None:
    return next(iter(editions)) if len(editions) == 1 else None
