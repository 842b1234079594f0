"""What a row of the form asks for: its figures in order, and which of them is the sum of which."""

from functools import cache
from typing import NamedTuple

from attrs import frozen

from gov_disclosure.model.fields import Kind
from gov_disclosure.model.tree import Figure, balances, rows


class Sum(NamedTuple):
    """The figure at index `total` is the sum of those at `parts`."""

    parts: tuple[int, ...]
    total: int


@frozen
class RowSpec:
    """A printed row: its path and label, its figures in the order of the columns, its sums; `counts` says that all its figures
    are numbers of things.
    """

    path: str
    label: str
    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]
    size: int
    counts: bool


@cache
def row_specs(table: str, edition: str) -> tuple[RowSpec, ...]:
    """The printed rows of one table. The table of section 四 prints all its figures in one row."""
    form_rows = rows(table, edition)
    if table == "disputes":
        figures = tuple(figure for row in form_rows for figure in row.figures)
        return (_spec(table, edition, table, "行政复议、行政诉讼", figures),)
    return tuple(_spec(table, edition, row.path, row.label, row.figures) for row in form_rows)


def _spec(table: str, edition: str, path: str, label: str, figures: tuple[Figure, ...]) -> RowSpec:
    counts = all(figure.kind is Kind.COUNT for figure in figures)
    return RowSpec(path, label, figures, _sums(table, edition, figures), len(figures), counts)


def _sums(table: str, edition: str, figures: tuple[Figure, ...]) -> tuple[Sum, ...]:
    index = {figure.path: place for place, figure in enumerate(figures)}
    return tuple(
        Sum(tuple(index[path] for path in balance.left), index[balance.right[0]])
        for balance in balances(table, edition)
        if all(path in index for path in (*balance.left, *balance.right))
    )
