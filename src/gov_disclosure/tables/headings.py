"""What the heads of a table say: whether its columns are the form's, in which edition, in which unit."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import ne
from typing import NamedTuple

from attrs import evolve, frozen

from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.tables.headwords import PARTS as PARTS_OF_DISPUTES
from gov_disclosure.tables.headwords import whole_head
from gov_disclosure.tables.lexicon import Meaning, Role, form_lexicon
from gov_disclosure.tables.places import LEAST_LABELS, PARTS, Run, Text, fits
from gov_disclosure.tables.readings import Heading
from gov_disclosure.tables.specs import row_specs
from gov_disclosure.tables.stream import Token
from gov_disclosure.tables.units import MONEY_UNITS, UNIT_WORD, one_unit, says_of_what, without_unit

UNIT_OF_MONEY = "元"
UNITS = frozenset({*MONEY_UNITS, "件", "项", "次", "个", "份", "条", "宗", "起", "件次"})
"""What a note 单位：… in a head may name without changing a figure of another sort."""

Layout = tuple[int, tuple[int, ...]]
"""The width of a row and the grid columns in which its figures stand."""


@frozen
class HeadColumn:
    """A column's label where it stands: the line of the head and its width, and the grid column (None outside
    a table).
    """

    meaning: Meaning
    line: int
    column: int | None
    width: int
    prints_unit: bool


@frozen
class Head:
    """The headings between two stretches of rows of one table, taken together.

    `unknown` are texts in it that are no labels; `in_order` says whether its columns stand in the form's order, and
    `placed_in` are the editions in which all its texts stand where the form has them; `unit` is the unit of money that it
    prints; `layout` is None where its columns are no line of a table.
    """

    columns: tuple[HeadColumn, ...] = ()
    unknown: tuple[str, ...] = ()
    in_order: bool = True
    unit: str | None = None
    layout: Layout | None = None
    placed_in: frozenset[str] = frozenset(EDITIONS)

    @property
    def editions(self) -> frozenset[str]:
        """The editions whose form has all these columns."""
        found = frozenset(EDITIONS)
        for column in self.columns:
            found &= column.meaning.editions
        return found

    def in_edition(self, edition: str) -> "Head":
        """The head read as one of an edition: out of order where its texts do not stand in that edition's places."""
        return self if edition in self.placed_in or not self.in_order else evolve(self, in_order=False)


class _Line(NamedTuple):
    """One heading without its place in the document: grid width, labels with their columns, other texts, and whether it names
    another year.
    """

    width: int
    labels: tuple[tuple[Token, int | None], ...]
    unknown: tuple[tuple[Token, int | None], ...]
    above: tuple[Token, ...] = ()
    of_other_year: bool = False


def head(headings: Iterable[Heading], table: str) -> Head:
    """The columns and the unknown texts of headings that stand together, from the last one that opens a head."""
    lines = [
        _Line(
            heading.width,
            tuple([(word.token, word.column) for word in heading.labels]),
            tuple([(word.token, word.column) for word in heading.unknown]),
            tuple([word.token for word in heading.above]),
            heading.of_other_year,
        )
        for heading in headings
    ]
    return _head(tuple(lines), table)


@lru_cache(maxsize=1024)  # the heads are the same in most documents
def _head(lines: tuple[_Line, ...], table: str) -> Head:
    columns: list[HeadColumn] = []
    unknown: list[str] = []
    notes: list[str] = []
    first = 0
    for number, line in enumerate(lines):
        for token, column in line.labels:
            meaning = token.meaning_in(table)
            if meaning is None:
                continue
            if meaning.role is Role.OPENING:
                # What stands on the same line belongs to the head that is opened
                columns, unknown = [column for column in columns if column.line == number], []
                first = number
            elif meaning.role is Role.COLUMN:
                columns.append(HeadColumn(meaning, number, column, line.width, UNIT_OF_MONEY in token.key))
        unknown += [
            token.key
            for token, column in line.unknown
            if not (is_cut(token, table) or _is_note(token) or (not column and _is_like_opening(token.key, table)))
        ]
        notes += [token.unit for token, _ in line.unknown if token.unit is not None]
    printed = [column.meaning.unit for column in columns if column.prints_unit and column.meaning.unit]
    placed = _placed_in(lines[first:], table)
    ordered = bool(placed) and _in_order(columns, table) and _is_subsequence(_parts(lines, table), ORDER_OF_PARTS)
    ordered = ordered and _is_behind_persons(lines[first:], table) and not any(line.of_other_year for line in lines)
    return Head(tuple(columns), tuple(unknown), ordered, one_unit(printed or notes), _layout(columns), placed)


def _parts(lines: Sequence[_Line], table: str) -> list[str]:
    """The parts of section 四 that labels name, without those above a head that names them all."""
    rows = [[*_names_of(line, table), *(None for _ in line.unknown)] for line in lines]
    return [name for row in rows[whole_head(rows) :] for name in row if name in ORDER_OF_PARTS]


def _is_behind_persons(lines: Sequence[_Line], table: str) -> bool:
    """Whether the group of the organisations stands behind 自然人 in section 三: their columns may come below both, in one order or
    the other.
    """
    if table != "requests":
        return True
    persons, group = (
        [
            (number, column)
            for number, line in enumerate(lines)
            for name, (_, column) in zip(_names_of(line, table), line.labels, strict=True)
            if name in slot
        ]
        for slot in PARTS[table][:2]
    )
    return not any(_is_before(one, other) for one in group for other in persons)


def _is_before(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """Whether a label, given by its line and its grid column, stands before another one: further left, or above it where both have a
    line of their own. A line of its own above a row is as well the group's above its columns.
    """
    if one[1] is None and other[1] is None:
        return one[0] < other[0]
    return one[1] is not None and other[1] is not None and one[1] < other[1]


def _names_of(line: _Line, table: str) -> list[str | None]:
    """What the labels of a line name."""
    meanings = [token.meaning_in(table) for token, _ in line.labels]
    return [None if meaning is None else meaning.path for meaning in meanings]


def _placed_in(lines: Sequence[_Line], table: str) -> frozenset[str]:
    """The editions in which all texts of the head stand where the form has them; what whole labels say is judged apart."""
    if not any(line.unknown or line.above or _is_of_others(line, table) for line in lines):
        return frozenset(EDITIONS)
    runs = tuple(_runs(lines, table))
    return frozenset(edition for edition in EDITIONS if fits(runs, table, edition))


def _is_of_others(line: _Line, table: str) -> bool:
    """Whether a line has a label that heads other tables only, as 其他 does in section 四: here it is a text like any other."""
    return None in _names_of(line, table)


def _runs(lines: Sequence[_Line], table: str) -> Iterator[Run]:
    """The texts of each row, from left to right; those that have a line each are one run."""
    alone: list[Text] = []
    before: _Line | None = None
    for line in lines:
        if line.above and table in PARTS:
            alone += [Text(token.key, None, None) for token in _above_columns(line, before, table)]
            yield _above_first(line, alone, table)
        before = line
        labels = [Text(token.key, token.meaning_in(table), column) for token, column in line.labels]
        others = [Text(token.key, None, column) for token, column in line.unknown if not _is_note(token)]
        texts = sorted([*labels, *others], key=lambda text: text.column or 0)
        words = [*line.labels, *line.unknown]
        if len(words) == 1 and words[0][1] is None:
            alone += texts
        else:
            yield tuple(alone)
            yield tuple(texts)
            alone = []
    yield tuple(alone)


def _above_first(line: _Line, alone: Sequence[Text], table: str) -> Run:
    """The parts of the head, each with a line of its own, where other texts stand between them and the first column: as one row."""
    meaning = line.labels[0][0].meaning_in(table)
    first = next(iter(_orders(table)))[0]
    if table != "disputes" or meaning is None or meaning.path != first:
        return ()
    parts = [
        (text.key, text.meaning) for text in alone if text.meaning is not None and text.meaning.path in ORDER_OF_PARTS
    ]
    words = [(token.key, None) for token in line.above if not _is_note(token) and len(token.key) <= LONGEST_NAME]
    row = [*parts, *words]
    return tuple([Text(*word, column) for column, word in enumerate(row)]) if len(row) >= LEAST_LABELS else ()


def _above_columns(line: _Line, before: _Line | None, table: str) -> Sequence[Token]:
    """The texts right above a label that stand in the places of the columns which the form has before it, unless they are
    those of the line `before` it in the head.
    """
    meaning = line.labels[0][0].meaning_in(table)
    order = next(iter(_orders(table)))
    known = before is not None and bool(before.unknown) and before.unknown[-1][0] is line.above[-1]
    if known or meaning is None or meaning.path not in order:
        return ()
    short = [token for token in line.above if not _is_note(token)]
    longest = next((index for index in reversed(range(len(short))) if len(short[index].key) > LONGEST_NAME), -1)
    first = len(short) - order.index(meaning.path)
    return short[max(longest + 1, first) :]


LONGEST_NAME = 8
"""Characters in another word for a column; longer texts above a head are notes."""


ORDER_OF_PARTS = PARTS_OF_DISPUTES
"""The parts of the head of section 四, as they are read line by line."""


def _layout(columns: Sequence[HeadColumn]) -> Layout | None:
    """The grid columns in which the labels stand, from left to right; None outside a table of one width."""
    widths = {column.width for column in columns}
    places = tuple(sorted(column.column for column in columns if column.column is not None))
    return (widths.pop(), places) if len(widths) == 1 and len(places) == len(columns) else None


def _is_note(token: Token) -> bool:
    """Whether a text is a note of the unit: 单位：件, 金额单位：元, 万元. What stands before the unit may say of what it is, but
    not what another column holds (上年收费金额（单位：万元）).
    """
    before, found, unit = token.key.partition(UNIT_WORD)
    if token.unit is not None:
        return (bool(found) and says_of_what(before)) or not without_unit(token.key)
    return bool(found) and not before and unit in UNITS


def is_cut(token: Token, table: str) -> bool:
    """Whether a text is a piece of a label in the table's head (结果 for 结果维持)."""
    return without_unit(token.key) in form_lexicon().pieces[table]


@lru_cache(maxsize=1024)
def _is_like_opening(key: str, table: str) -> bool:
    """Whether a text is 信息内容 with one wrong character: it stands above the labels of the rows."""
    openings = [
        label
        for label, meanings in form_lexicon().by_key.items()
        if len(label) == len(key) and any((one.table, one.role) == (table, Role.OPENING) for one in meanings)
    ]
    return any(sum(map(ne, key, label)) == 1 for label in openings)


def _in_order(columns: Sequence[HeadColumn], table: str) -> bool:
    """Whether the columns named stand in the form's order; columns may be missing."""
    if not _total_is_read_apart(table):
        return _follows_form(_names(columns), table)
    parts = [column for column in columns if column.meaning.path != "total"]
    totals = [index for index, column in enumerate(columns) if column.meaning.path == "total"]
    return _follows_form(_names(parts), table) and all(_is_last(index, columns) for index in totals)


def _follows_form(names: Sequence[str], table: str) -> bool:
    return any(_is_subsequence(names, order) for order in _orders(table))


def _names(columns: Iterable[HeadColumn]) -> list[str]:
    return [column.meaning.path for column in columns]


def _is_last(index: int, columns: Sequence[HeadColumn]) -> bool:
    """Whether 总计 can head the last column. It may span lines of the head, and is then read before columns on its
    left: on its own line it has to be the last, on a line above the first column it has to stand further right.
    Where every label has a line of its own, it comes second (as the form's spans are read) or last.
    """
    total = columns[index]
    others = [column for column in columns if column.meaning.path != "total"]
    if total.column is None or not others:
        return index in (1, len(columns) - 1)
    behind = [other for other in others if other.line == total.line and (other.column or 0) > total.column]
    above = [other for other in others[:1] if other.line > total.line and (other.column or 0) >= total.column]
    return not behind and not above


@cache
def _total_is_read_apart(table: str) -> bool:
    return any(len(spec.sums) == 1 for edition in EDITIONS for spec in row_specs(table, edition))


@cache
def _orders(table: str) -> frozenset[tuple[str, ...]]:
    """The orders of the form's columns, row by row."""
    return frozenset(
        tuple(figure.column for figure in spec.figures) for edition in EDITIONS for spec in row_specs(table, edition)
    )


def _is_subsequence(names: Sequence[str], order: Sequence[str]) -> bool:
    remaining = iter(order)
    return all(name in remaining for name in names)
