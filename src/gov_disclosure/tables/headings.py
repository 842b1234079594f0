"""What the heads of a table say: whether its columns are the form's, in which edition, in which unit."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from attrs import frozen

from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.tables.lexicon import UNIT_WORD, Meaning, Role, form_lexicon
from gov_disclosure.tables.readings import Heading
from gov_disclosure.tables.specs import row_specs
from gov_disclosure.tables.stream import MONEY_UNITS, Token

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

    `unknown` are texts in it that are no labels; `in_order` says whether its columns stand in the form's order;
    `unit` is the unit of money that it prints; `layout` is None where its columns are no line of a table.
    """

    columns: tuple[HeadColumn, ...] = ()
    unknown: tuple[str, ...] = ()
    in_order: bool = True
    unit: str | None = None
    layout: Layout | None = None

    @property
    def editions(self) -> frozenset[str]:
        """The editions whose form has all these columns."""
        found = frozenset(EDITIONS)
        for column in self.columns:
            found &= column.meaning.editions
        return found


class _Line(NamedTuple):
    """One heading without its place in the document: grid width, labels with their columns, other texts."""

    width: int
    labels: tuple[tuple[Token, int | None], ...]
    unknown: tuple[Token, ...]


def head(headings: Iterable[Heading], table: str) -> Head:
    """The columns and the unknown texts of headings that stand together, from the last one that opens a head."""
    lines = [
        _Line(
            heading.width,
            tuple([(word.token, word.column) for word in heading.labels]),
            tuple([word.token for word in heading.unknown]),
        )
        for heading in headings
    ]
    return _head(tuple(lines), table)


@lru_cache(maxsize=1024)  # the heads are the same in most documents
def _head(lines: tuple[_Line, ...], table: str) -> Head:
    columns: list[HeadColumn] = []
    parts: list[str] = []
    unknown: list[str] = []
    units: list[str | None] = []
    for number, line in enumerate(lines):
        for token, column in line.labels:
            meaning = token.meaning_in(table)
            if meaning is None:
                continue
            if meaning.role is Role.OPENING:
                # What stands on the same line belongs to the head that is opened
                columns, unknown = [column for column in columns if column.line == number], []
            elif meaning.role is Role.COLUMN:
                columns.append(HeadColumn(meaning, number, column, line.width, UNIT_OF_MONEY in token.key))
            elif meaning.path in ORDER_OF_PARTS:
                parts.append(meaning.path)
        unknown += [token.key for token in line.unknown if not is_cut(token, table) and unit_of(token) not in UNITS]
        units += [unit_of(token) for token in line.unknown if unit_of(token) in MONEY_UNITS]
    if any(column.prints_unit for column in columns) or not units:
        units = [column.meaning.unit for column in columns if column.meaning.unit in MONEY_UNITS]
    ordered = _in_order(columns, table) and _is_subsequence(parts, ORDER_OF_PARTS)
    return Head(tuple(columns), tuple(unknown), ordered, next(iter(units), None), _layout(columns))


ORDER_OF_PARTS = (
    "disputes.reconsideration",
    "行政诉讼",
    "disputes.direct_litigation",
    "disputes.litigation_after_reconsideration",
)
"""The parts of the head of section 四, as they are read line by line."""


def _layout(columns: Sequence[HeadColumn]) -> Layout | None:
    """The grid columns in which the labels stand, from left to right; None outside a table of one width."""
    widths = {column.width for column in columns}
    places = tuple(sorted(column.column for column in columns if column.column is not None))
    return (widths.pop(), places) if len(widths) == 1 and len(places) == len(columns) else None


def unit_of(token: Token) -> str | None:
    """The unit that a note such as 单位：元 names, None where a text is no such note."""
    before, found, unit = token.key.partition(UNIT_WORD)
    return unit if found and not before else None


def is_cut(token: Token, table: str) -> bool:
    """Whether a text is a piece of a label in the table's head (结果 for 结果维持)."""
    return token.key in form_lexicon().pieces[table]


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
