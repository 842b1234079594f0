"""The form's classes walked as a tree: every row and figure with its path, and the balances that follow.

Nothing here is typed in by hand: a figure added to a class is found here the day it is added.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import frozen

from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.fields import Kind, Label, Side, labels


@frozen
class Figure:
    """One figure of the form: its path, its row and column with their printed labels, what sort it is.

    `groups` are the labels of the groups that the row stands in, outermost first.
    """

    path: str
    row: str
    column: str
    row_label: str
    column_label: str
    kind: Kind
    unit: str | None
    articles: tuple[str, ...]
    total: bool
    groups: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Row and column as the form prints them."""
        return f"{self.row_label} · {self.column_label}"

    @property
    def row_name(self) -> str:
        """The row with the inner group that its label alone does not tell.

        >>> figure("requests.results.other_handling.other.total", "2021").row_name
        '（六）其他处理 3.其他'
        """
        return " ".join((*self.groups[1:], self.row_label))


@frozen
class Row:
    """One row of the form that carries figures."""

    path: str
    label: str
    parents: tuple[str, ...]
    figures: tuple[Figure, ...]


@frozen
class Balance:
    """Two sums of figures that the form makes equal, each side as paths."""

    table: str
    kind: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@cache
def rows(table: str, edition: str) -> tuple[Row, ...]:
    """The rows with figures of one table, in the form's order.

    >>> len(rows("requests", "2021")), len(rows("requests", "2019"))
    (25, 23)
    """
    return tuple(_rows(EDITIONS[edition].tables[table], table, Label(table), ()))


def _rows(part: type[Any], path: str, label: Label, parents: tuple[str, ...]) -> Iterator[Row]:
    children = labels(part)
    figures = tuple(
        _figure(path, label, name, child, parents[1:]) for name, child in children.items() if child.part is None
    )
    if figures:
        yield Row(path, label.text, parents, figures)
    inside = (*parents, label.text)
    for name, child in children.items():
        if child.part is not None:
            yield from _rows(child.part, f"{path}.{name}", child, inside)


def _figure(path: str, row: Label, name: str, column: Label, groups: tuple[str, ...]) -> Figure:
    assert column.kind is not None
    return Figure(
        path=f"{path}.{name}",
        row=path,
        column=name,
        row_label=row.text,
        column_label=column.text,
        kind=column.kind,
        unit=column.unit,
        articles=row.articles or column.articles,
        total=row.total or column.total,
        groups=groups,
    )


@cache
def figures(table: str, edition: str) -> tuple[Figure, ...]:
    """Every figure of one table, in the form's order.

    >>> [len(figures(table, "2021")) for table in ("proactive", "requests", "disputes")]
    [10, 175, 15]
    """
    return tuple(figure for row in rows(table, edition) for figure in row.figures)


@cache
def figure(path: str, edition: str) -> Figure | None:
    """The figure at a path, None where the edition has none there."""
    return _by_path(path.partition(".")[0], edition).get(path)


@cache
def _by_path(table: str, edition: str) -> Mapping[str, Figure]:
    if table not in EDITIONS[edition].tables:
        return {}
    return {figure.path: figure for figure in figures(table, edition)}


def build(table: str, edition: str, values: Mapping[str, Any]) -> Any:
    """The typed table that holds `values`, by path; figures without a value are None."""
    return fill(table, edition, [values.get(figure.path) for figure in figures(table, edition)])


def fill(table: str, edition: str, values: Sequence[Any]) -> Any:
    """The typed table that holds `values`: one for each of its `figures`, in their order."""
    plan = _plan(table, edition)
    return plan.part(edition=edition, **_arguments(plan, values))


@frozen
class _Plan:
    """How to build one class: the names of its figures, which of all figures they are, and the plans of its rows by
    field name.
    """

    part: type[Any]
    names: tuple[str, ...]
    figures: slice
    rows: tuple[tuple[str, "_Plan"], ...]


@cache
def _plan(table: str, edition: str) -> _Plan:
    return _plan_of(EDITIONS[edition].tables[table], 0)[0]


def _plan_of(part: type[Any], first: int) -> tuple[_Plan, int]:
    """The plan of a class whose first figure is number `first`, and the number behind its last figure."""
    children = labels(part).items()
    names = tuple(name for name, child in children if child.part is None)
    end = first + len(names)
    own = slice(first, end)
    rows_below = []
    for name, child in children:
        if child.part is not None:
            below, end = _plan_of(child.part, end)
            rows_below.append((name, below))
    return _Plan(part, names, own, tuple(rows_below)), end


def _arguments(plan: _Plan, values: Sequence[Any]) -> dict[str, Any]:
    arguments = dict(zip(plan.names, values[plan.figures], strict=True))
    for name, row in plan.rows:
        arguments[name] = row.part(**_arguments(row, values))
    return arguments


@cache
def balances(table: str, edition: str) -> tuple[Balance, ...]:
    """The equations between the figures of one table.

    >>> [len(balances("requests", edition)) for edition in ("2019", "2021")]
    [37, 39]
    """
    return tuple(_balances(table, EDITIONS[edition].tables[table], table))


def _balances(table: str, part: type[Any], path: str) -> Iterator[Balance]:
    children = labels(part)
    for name, child in children.items():
        if child.total and child.part is None:
            parts = tuple(f"{path}.{other}" for other in children if other != name)
            yield Balance(table, "row-total", parts, (f"{path}.{name}",))
        elif child.total and child.part is not None:
            yield from _column_totals(table, path, name, children)
    if any(child.side for child in children.values()):
        yield from _sides(table, path, children)
    for name, child in children.items():
        if child.part is not None:
            yield from _balances(table, child.part, f"{path}.{name}")


def _column_totals(table: str, path: str, total: str, children: Mapping[str, Label]) -> Iterator[Balance]:
    parts = [f"{path}.{name}" for name in children if name != total]
    total_part = children[total].part
    assert total_part is not None
    for column in labels(total_part):
        summands = tuple(leaf for name in parts for leaf in _leaves(children[name.rpartition(".")[2]], name, column))
        yield Balance(table, "column-total", summands, (f"{path}.{total}.{column}",))


def _leaves(label: Label, path: str, column: str) -> Iterator[str]:
    assert label.part is not None
    children = labels(label.part)
    if column in children and children[column].part is None:
        yield f"{path}.{column}"
    else:
        for name, child in children.items():
            yield from _leaves(child, f"{path}.{name}", column)


def _sides(table: str, path: str, children: Mapping[str, Label]) -> Iterator[Balance]:
    sides = {
        side: [_item(f"{path}.{name}", child) for name, child in children.items() if child.side is side]
        for side in Side
    }
    first = next(iter(sides[Side.LEFT]))
    for column in labels(first[1]):
        left, right = (tuple(f"{row}.{column}" for row, _ in sides[side]) for side in (Side.LEFT, Side.RIGHT))
        yield Balance(table, "carry", left, right)


def _item(path: str, label: Label) -> tuple[str, type[Any]]:
    """The row that stands for an item of the corner note: the row itself, or the total row of its group."""
    assert label.part is not None
    for name, child in labels(label.part).items():
        if child.total and child.part is not None:
            return f"{path}.{name}", child.part
    return path, label.part
