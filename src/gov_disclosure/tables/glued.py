"""Tables whose cells run together: `…申请数量15130000154二、上年结转…0000000三、…`.

A text archive that simply cuts the tags out of a page leaves labels and digits without anything between them. The labels
are found in the order of the form, and what stands between two of them are the digits of one row. How these
split into figures is settled by the sums: in section 三 over the whole table at once (`balancing.solve`), in section 四
by `splitting.agreed_groups`; in section 二, which has no sums, only where the digits split in one way.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from gov_disclosure.document import Document, LineRef
from gov_disclosure.model.editions import EDITIONS, edition_of_year
from gov_disclosure.model.report import Cell, CellStatus
from gov_disclosure.model.tree import Figure
from gov_disclosure.position import Position
from gov_disclosure.tables import glued_text
from gov_disclosure.tables.balancing import Candidate, Outcome, solve, table_equations
from gov_disclosure.tables.cells import cell
from gov_disclosure.tables.glued_digits import candidates_of, may_be_joined, spans_of
from gov_disclosure.tables.glued_text import GluedText, Label, Span, figures_between, is_whole, piece_of, read_text
from gov_disclosure.tables.headings import ORDER_OF_PARTS
from gov_disclosure.tables.lexicon import Role
from gov_disclosure.tables.outside import are_numbered
from gov_disclosure.tables.owners import Own
from gov_disclosure.tables.specs import RowSpec, row_specs
from gov_disclosure.tables.splitting import TooManyError, agreed_groups, groups, places_of, splits
from gov_disclosure.tables.stream import token
from gov_disclosure.text import Mark

LEAST_ROWS = 5
"""Labels with digits behind them that make a glued table where it does not have all of its rows."""

MOST_HEADS = 30
"""More labels than any head of a table has."""

LONGEST_EXCERPT = 120

_ANCHORS = {
    "proactive": re.compile(r"规\s?章\s{0,3}(?:[0-9０-９]|$)"),
    "requests": re.compile(r"新\s?收\D{4,40}[0-9０-９]|^[0-9０-９]{7,60}$"),
    "disputes": re.compile(r"计\s{0,3}[0-9０-９]|^[0-9０-９]{15,90}$"),
}
"""What a glued table of each name shows, and few other texts do."""


@frozen
class UnsettledRow:
    """A row that could not be settled, or not wholly: its path, its text as printed, and where it begins."""

    path: str
    excerpt: str
    position: Position | None


@frozen
class GluedTable:
    """A table whose cells run together: the cells of its rows by the path of the row, in the order of the form's rows,
    the rows that could not be settled, and the document's lines that it takes up.

    Figures have the status ``PLACED``. Where only some figures of a row are settled, the others are ``ABSENT``, and
    the row is among `unsettled` too. A row in neither is not printed.
    """

    table: str
    edition: str
    rows: Mapping[str, tuple[Cell, ...]]
    unsettled: tuple[UnsettledRow, ...]
    refs: frozenset[LineRef]


def find_glued(
    document: Document, tables: Collection[str], sections: Mapping[LineRef, str], own: Own
) -> Mapping[str, GluedTable]:
    """Those of `tables` that stand in a document in simplified Chinese with their cells run together.

    `sections` gives the lines of the headings of sections with their kinds: a table counts in its own section, and
    elsewhere only where the document has no such section. `own` are the year and the organ reported on; the year settles
    the edition of the table of section 四 where no other table does.
    """
    found: dict[str, GluedTable] = {}
    for table in (name for name in _ANCHORS if name in tables):
        lines = glued_text.lines_of(document, sections, table, own)
        anchor = _ANCHORS[table]
        glued_lines = [printed.text for _, printed in lines if anchor.search(printed.text)]
        if glued_lines and not glued_text.is_scaled(lines, glued_lines):
            requests = found.get("requests")
            edition = requests.edition if requests else edition_of_year(own[0])
            glued = _read(read_text(lines), table, edition)
            if glued is not None:
                found[table] = glued
    return found


@frozen
class _Row:
    """A row as it was found: its label, the label behind it (None behind the last row), the heads right above it."""

    spec: RowSpec
    label: Label
    following: Label | None
    heads: Sequence[Label] = ()


def _read(text: GluedText, table: str, in_force: str) -> GluedTable | None:
    if table == "disputes":
        complete = [(in_force, [row]) for start in range(len(text.labels)) if (row := _disputes_row(text, start))]
    else:
        complete = [
            (edition, rows)
            for edition in EDITIONS
            for start, _ in enumerate(text.labels)
            if (rows := _rows(text, start, table, edition))
        ]
    if len(complete) == 1:
        edition, rows = complete[0]
        return _Reader(text, table, edition, rows).read()
    return _unsettled(text, table, in_force, [row for _, rows in complete for row in rows])


def _rows(text: GluedText, start: int, table: str, edition: str) -> list[_Row] | None:
    """All rows of a table in the form's order from the label number `start` on, None where they do not follow."""
    specs = row_specs(table, edition)
    if text.labels[start].role(table, edition) != (Role.ROW, specs[0].path):
        return None
    rows: list[_Row] = []
    heads = _heads_above(text, start)
    for number in range(start, len(text.labels)):
        label = text.labels[number]
        role, path = label.role(table, edition)
        if role is Role.ROW and path == specs[len(rows)].path:
            rows.append(_Row(specs[len(rows)], label, text.behind(number), tuple(heads)))
            heads = []
            if len(rows) == len(specs):
                return rows
        elif role is Role.GROUP and not _is_empty(text, number, table, edition):
            return None
        elif role in (Role.COLUMN, Role.HEADING, Role.OPENING) and table == "proactive":
            heads.append(label)
        elif role is not Role.GROUP:
            return None
    return None


def _is_empty(text: GluedText, number: int, table: str, edition: str) -> bool:
    """Whether nothing but the number of the next label stands behind a group's label."""
    following = text.behind(number)
    return following is not None and any(
        not text.folded[start:end].strip()
        for start, end in text.bodies(text.labels[number], following, following.number(table, edition))
    )


def _heads_above(text: GluedText, start: int) -> list[Label]:
    """The labels right above a row that have nothing between them."""
    first = start
    while first and first > start - MOST_HEADS and text.adjoin(first - 1):
        first -= 1
    return list(text.labels[first:start])


def _disputes_row(text: GluedText, end: int) -> _Row | None:
    """The one row of section 四, if the label number `end` is the last of all its heads in order."""
    spec = row_specs("disputes", next(iter(EDITIONS)))[0]
    heads = [*_heads_above(text, end), text.labels[end]]
    columns = [name for label in heads if (name := label.column("disputes"))]
    parts = list(dict.fromkeys(figure.row for figure in spec.figures))
    printed = [path for label in heads if (path := label.role("disputes")[1]) in ORDER_OF_PARTS]
    in_order = printed == [*ORDER_OF_PARTS] or (printed == parts and text.begins_line(heads[0]))
    if not in_order or columns != [figure.column for figure in spec.figures]:
        return None
    if not text.folded[text.labels[end].end : text.labels[end].end + 3].lstrip()[:1].isdigit():
        return None
    return _Row(spec, text.labels[end], text.behind(end), heads)


def _unsettled(text: GluedText, table: str, edition: str, rows: Sequence[_Row]) -> GluedTable | None:
    """The table, if there is one, without a figure: its labels are not those of the form in order, or come twice."""
    specs = {spec.path: spec for name in EDITIONS for spec in row_specs(table, name)}
    found = {row.label.start: row for row in rows}
    for number, label in enumerate(text.labels):
        spec = specs.get(label.role(table)[1] or "")
        if spec and text.folded[label.end : label.end + 2].strip(" )]:、")[:1].isdigit():
            found.setdefault(label.start, _Row(spec, label, text.behind(number)))
    if not rows and len({row.spec.path for row in found.values()}) < LEAST_ROWS:
        return None
    reader = _Reader(text, table, edition, [found[start] for start in sorted(found)])
    reader.leave(reader.rows)
    return reader.table_of({})


@define
class _Reader:
    """The rows of one table, and what could not be settled so far."""

    text: GluedText
    table: str
    edition: str
    rows: Sequence[_Row]
    unsettled: list[UnsettledRow] = field(factory=list)

    def read(self) -> GluedTable:
        """The table, as far as it is settled."""
        methods = {"proactive": self.proactive, "requests": self.requests, "disputes": self.disputes}
        try:
            return self.table_of(methods[self.table]())
        except TooManyError:
            self.unsettled = []
            self.leave(self.rows)
            return self.table_of({})

    def table_of(self, cells: Mapping[str, tuple[Cell, ...]]) -> GluedTable:
        """The table with these cells; its lines go from its first head to its last figure."""
        first = min((*self.rows[0].heads, self.rows[0].label), key=lambda label: label.start).start
        last = self.rows[-1]
        end = max((end for spans in self.contents(last) for _, end in spans), default=last.label.end)
        refs = self.text.refs(first, end)
        return GluedTable(self.table, self.edition, cells, tuple(self.unsettled), refs)

    def leave(self, rows: Sequence[_Row]) -> None:
        """Rows that are not settled."""
        for row in rows:
            end = row.following.start if row.following else len(self.text.text)
            excerpt = self.text.text[row.label.start : min(end, row.label.start + LONGEST_EXCERPT)].rstrip(" （(\n")
            self.unsettled.append(UnsettledRow(row.spec.path, excerpt, self.text.position(row.label.start)))

    def contents(self, row: _Row) -> Iterator[list[Span]]:
        """The numbers behind a row's label, in every way in which they part from the number of the next label."""
        number = row.following.number(self.table, self.edition) if row.following else None
        last = row is self.rows[-1]
        for start, end in self.text.bodies(row.label, row.following, number):
            spans = figures_between(self.text, start, end, last=last, alone=not row.spec.sums)
            if spans is not None:
                yield spans

    def requests(self) -> dict[str, tuple[Cell, ...]]:
        """The rows of section 三, settled over the whole table at once."""
        candidates = {row.spec.path: list(self.candidates(row)) for row in self.rows}
        full = all(any(None not in spans_of(one) for one in found) for found in candidates.values())
        in_order = _in_order(self.text, self.rows[0])
        solution = solve(candidates, table_equations(self.table, self.edition)) if full and in_order else None
        if solution is None or solution.outcome is Outcome.NONE:
            self.leave(self.rows)
            return {}
        cells: dict[str, tuple[Cell, ...]] = {}
        for row in self.rows:
            chosen = solution.settled.get(row.spec.path)
            if chosen is None or None in spans_of(chosen):
                self.leave([row])
            else:
                cells[row.spec.path] = self.cells(row, spans_of(chosen))
        return cells

    def candidates(self, row: _Row) -> Iterator[Candidate]:
        """The readings of a row of counts; those in which cells were left blank have spans that are None."""
        for spans in self.contents(row):
            counts = [token(self.text.folded[slice(*span)]).count for span in spans]
            if len(spans) == row.spec.size:
                if None not in counts:
                    yield Candidate(tuple(count for count in counts if count is not None), tuple(spans))
            elif spans and all(is_whole(self.text, span) for span in spans):
                digits = [place for span in spans for place in range(*span)]
                yield from candidates_of(self.text, digits, row.spec)

    def disputes(self) -> dict[str, tuple[Cell, ...]]:
        """The row of section 四, as far as its parts are settled."""
        row = self.rows[0]
        spans = next(self.contents(row), [])
        settled: list[Span | None] = [None] * row.spec.size
        if len(spans) == row.spec.size:
            counts = [token(self.text.folded[slice(*span)]).count for span in spans]
            for total in row.spec.sums:
                parts = [counts[part] for part in total.parts]
                if None not in parts and sum(count or 0 for count in parts) == counts[total.total]:
                    for place in (*total.parts, total.total):
                        settled[place] = spans[place]
        elif spans and all(is_whole(self.text, span) for span in spans):
            digits = [place for span in spans for place in range(*span)]
            settled = self.settled_parts(digits, row.spec)
        if None in settled:
            self.leave([row])
        return {row.spec.path: self.cells(row, settled)} if any(settled) else {}

    def settled_parts(self, digits: Sequence[int], spec: RowSpec) -> list[Span | None]:
        """The places of the figures in those parts of the row that are settled."""
        run = "".join(self.text.folded[place] for place in digits)
        settled: list[Span | None] = []
        parts = groups(spec.size, spec.sums)
        for part, placed in zip(parts, agreed_groups(run, parts), strict=True):
            settled += (
                [None] * (part.parts + 1) if placed is None else places_of(digits[placed.start :], placed.figures)
            )
        return settled

    def proactive(self) -> dict[str, tuple[Cell, ...]]:
        """The rows of section 二 whose numbers can be read in one way only, and are not those of the rows."""
        cells: dict[str, tuple[Cell, ...]] = {}
        printed = [self.printed(row) for row in self.rows]
        if are_numbered(printed):
            self.leave(self.rows)
            return cells
        joined = may_be_joined([row.spec.size for row in self.rows], printed)
        heads: Sequence[Label] = ()
        for row in self.rows:
            heads = row.heads or heads
            columns = [name for label in heads if (name := label.column(self.table, self.edition))]
            spans = self.only(row, joined=joined) if columns == [figure.column for figure in row.spec.figures] else None
            if spans is None or not self.is_clear(row, heads):
                self.leave([row])
            else:
                cells[row.spec.path] = self.cells(row, spans, self.text.unit((heads[-1], row.label)))
        return cells

    def printed(self, row: _Row) -> Sequence[str]:
        """The numbers behind a row's label as they are printed."""
        return [self.text.folded[slice(*span)] for span in next(self.contents(row), [])]

    def is_clear(self, row: _Row, heads: Sequence[Label]) -> bool:
        """Whether nothing stands between the heads and the first row, nor a unit above them."""
        if not row.heads:
            return True
        return self.text.joined(heads[0], row.label) and not self.text.has_unit_above(heads[0])

    def only(self, row: _Row, *, joined: bool) -> list[Span] | None:
        """The places of a row's figures, if there is but one way to read them, even if cells were left blank. Those of other
        rows may be `joined`.
        """
        contents = list(self.contents(row))
        if len(contents) != 1:
            return None
        spans = contents[0]
        if len({self.text.line(start) for start, _ in spans}) > 1:
            return None
        if len(spans) == row.spec.size:
            numbers = [token(self.text.folded[slice(*span)]).number.mark for span in spans]
            parted = glued_text.are_parted_alike(spans, joined=joined)
            return spans if parted and Mark.UNREADABLE not in numbers else None
        if len(spans) != 1 or not is_whole(self.text, spans[0]):
            return None
        run = self.text.folded[slice(*spans[0])]
        ways = splits(run, groups(row.spec.size, ()), blanks=True)
        return places_of(list(range(*spans[0])), ways[0]) if len(ways) == 1 and len(ways[0]) == row.spec.size else None

    def cells(self, row: _Row, spans: Sequence[Span | None], unit: str | None = None) -> tuple[Cell, ...]:
        """The cells of a row's figures at their places in the text."""
        return tuple(
            Cell(figure.path, CellStatus.ABSENT) if span is None else self.cell(figure, span, unit)
            for figure, span in zip(row.spec.figures, spans, strict=True)
        )

    def cell(self, figure: Figure, span: Span, unit: str | None) -> Cell:
        """The cell of one figure."""
        printed = piece_of(self.text, span)
        read = cell(figure, token(printed.text), printed, unit)
        return read if read.value is None else evolve(read, status=CellStatus.PLACED)


def _in_order(text: GluedText, row: _Row) -> bool:
    """Whether the heads above the first row name the columns in the form's order (some may be lost); the total may stand anywhere."""
    order = [figure.column for figure in row.spec.figures if not figure.total]
    named = [name for label in row.heads if (name := label.column("requests")) in order]
    if named:
        return named == order
    above = iter(order)
    return all(name in above for name in text.columns_above(row.label, "requests") if name in order)
