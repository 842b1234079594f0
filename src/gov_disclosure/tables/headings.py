"""What the heads of a table say: whether its columns are the form's, in which edition, in which unit."""

from collections.abc import Iterable, Sequence
from functools import cache

from attrs import frozen

from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.tables.lexicon import Meaning, Role, form_lexicon
from gov_disclosure.tables.readings import Heading, Word, meanings_in
from gov_disclosure.tables.specs import row_specs

MONEY_UNITS = ("元", "万元", "亿元")

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


@frozen
class Head:
    """The headings between two stretches of rows of one table, taken together.

    `unknown` are texts in it that are no labels; `in_order` says whether its columns stand in the form's order;
    `unit` is the unit of money that it prints; `layout` is None where its columns are no line of a table.
    """

    columns: tuple[HeadColumn, ...] = ()
    unknown: tuple[Word, ...] = ()
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


def head(headings: Iterable[Heading], table: str) -> Head:
    """The columns and the unknown texts of headings that stand together, from the last one that opens a head."""
    columns: list[HeadColumn] = []
    unknown: list[Word] = []
    for line, heading in enumerate(headings):
        for word, meaning in meanings_in(heading, table):
            if meaning.role is Role.OPENING:
                columns, unknown = [], []
            elif meaning.role is Role.COLUMN:
                columns.append(HeadColumn(meaning, line, word.column, heading.width))
        unknown += [word for word in heading.unknown if not is_cut(word, table)]
    unit = next((column.meaning.unit for column in columns if column.meaning.unit in MONEY_UNITS), None)
    return Head(tuple(columns), tuple(unknown), _in_order(columns, table), unit, _layout(columns))


def _layout(columns: Sequence[HeadColumn]) -> Layout | None:
    """The grid columns in which the labels stand, from left to right; None outside a table of one width."""
    widths = {column.width for column in columns}
    places = tuple(sorted(column.column for column in columns if column.column is not None))
    return (widths.pop(), places) if len(widths) == 1 and len(places) == len(columns) else None


def is_cut(word: Word, table: str) -> bool:
    """Whether a text is a piece of a label in the table's head (结果 for 结果维持)."""
    return word.token.key in form_lexicon().pieces[table]


def _in_order(columns: Sequence[HeadColumn], table: str) -> bool:
    """Whether the columns named stand in the form's order; columns may be missing."""
    if not _total_is_read_apart(table):
        return any(_is_subsequence(_names(columns), order) for order in _orders(table))
    parts = [column for column in columns if column.meaning.path != "total"]
    totals = [column for column in columns if column.meaning.path == "total"]
    in_form_order = any(_is_subsequence(_names(parts), order) for order in _orders(table))
    return in_form_order and all(_is_last(total, parts) for total in totals)


def _names(columns: Iterable[HeadColumn]) -> list[str]:
    return [column.meaning.path for column in columns]


def _is_last(total: HeadColumn, parts: Sequence[HeadColumn]) -> bool:
    """Whether 总计 stands to the right of the first column. It may span lines of the head and is then read
    before columns on its left; where no grid tells left from right, it has to be read after the first.
    """
    first = next(iter(parts), None)
    if first is None or total.line > first.line:
        return True
    if total.column is not None and first.column is not None:
        return total.column > first.column
    return False


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
