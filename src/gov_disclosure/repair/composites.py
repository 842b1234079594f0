"""Slips that touch several cells at once, each undone: what the cells would hold."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from gov_disclosure.model import tree
from gov_disclosure.repair.corrections import Slip
from gov_disclosure.repair.network import Network
from gov_disclosure.repair.values import Exact

Row = tuple[int, ...]
"""The numbers of the figures of one printed row, its total last."""

Undone = tuple[Slip, Mapping[int, Exact]]
"""A slip and the values of the cells without it; None for one that was lost and has to follow from the balances."""


@cache
def grid(network: Network, edition: str) -> tuple[Row, ...]:
    """The rows of a network's figures, in the form's order.

    >>> from gov_disclosure.repair.network import networks
    >>> rows = grid(networks("requests", "2021")[0], "2021")
    >>> len(rows), rows[1]
    (25, (7, 8, 9, 10, 11, 12, 13))
    """
    numbers = {path: number for number, path in enumerate(network.paths)}
    rows = ([numbers.get(figure.path) for figure in row.figures] for row in tree.rows(network.table, edition))
    return tuple(tuple(number for number in row if number is not None) for row in rows if None not in row)


def composites(network: Network, edition: str, values: Sequence[Exact]) -> Iterator[Undone]:
    """Every slip over several cells that the printed figures may come from, undone; those that change nothing left out."""
    rows = grid(network, edition)
    for kind, undone in (*_swaps(rows, values), *_moves(rows, values), *_lines(network, rows, values)):
        changes = {number: value for number, value in undone.items() if value != values[number]}
        if len(changes) > 1:
            yield kind, changes


def _exchanged(one: Sequence[int], two: Sequence[int], values: Sequence[Exact]) -> Mapping[int, Exact]:
    pairs = tuple(zip(one, two, strict=True))
    return {first: values[second] for first, second in pairs} | {second: values[first] for first, second in pairs}


def _swaps(rows: Sequence[Row], values: Sequence[Exact]) -> Iterator[Undone]:
    """Two cells beside or above each other."""
    beside = (pair for row in rows for pair in pairwise(row))
    above = (pair for column in zip(*rows, strict=True) for pair in pairwise(column))
    for one, two in (*beside, *above):
        if values[one] != values[two] and values[one] is not None and values[two] is not None:
            yield Slip.SWAPPED_NEIGHBOURS, _exchanged((one,), (two,), values)


def _moves(rows: Sequence[Row], values: Sequence[Exact]) -> Iterator[Undone]:
    """One digit over the border between two cells of a row; a cell left without digits is 0."""
    for row in rows:
        for left, right in pairwise(row):
            for one, two in _borders(values[left], values[right]):
                yield Slip.MOVED_DIGIT, {left: one, right: two}


def _borders(left: Exact, right: Exact) -> Iterator[tuple[int, int]]:
    """Two numbers with the digit before or behind the border on its other side.

    >>> list(_borders(12, 63)), list(_borders(12, 0))
    ([(1, 263), (126, 3)], [(1, 2)])
    """
    if not all(isinstance(value, int) and value >= 0 for value in (left, right)):
        return
    one, two = (str(value) if value else "" for value in (left, right))
    if one:
        yield int(one[:-1] or 0), int(one[-1] + two)
    if two:
        yield int(one + two[0]), int(two[1:] or 0)


def _lines(network: Network, rows: Sequence[Row], values: Sequence[Exact]) -> Iterator[Undone]:
    """Whole rows and columns."""
    columns = tuple(zip(*rows, strict=True))
    items = _items(network, rows)
    pairs = dict.fromkeys((*pairwise(rows), *((one, two) for one in items for two in items if one < two)))
    for one, two in pairs:
        yield Slip.MISPLACED_ROW, _exchanged(one, two, values)
    for first, second in pairwise(columns):
        yield Slip.MISPLACED_COLUMN, _exchanged(first, second, values)
    for chosen in (*((row,) for row in rows), *((rows,) if len(rows) > 1 else ())):
        yield from _shifts(chosen, values)


def _items(network: Network, rows: Sequence[Row]) -> list[Row]:
    """The rows that the corner note adds up, which are easily taken for one another."""
    noted = {path for balance in network.balances if balance.kind == "carry" for path in balance.left + balance.right}
    return [row for row in rows if network.paths[row[0]] in noted]


def _shifts(rows: Sequence[Row], values: Sequence[Exact]) -> Iterator[Undone]:
    """Figures one column beside their own from some column on, in rows that share the fault: a cell was lost and the last
    one is empty, or an empty one was put in and the last figure is lost.
    """
    width = len(rows[0])
    for column in range(width - 1):
        if all(not values[row[-1]] for row in rows):
            yield Slip.MISPLACED_COLUMN, _merged(_lost(row, column, values) for row in rows)
        if all(not values[row[column]] for row in rows):
            yield Slip.MISPLACED_COLUMN, _merged(_added(row, column, values) for row in rows)


def _lost(row: Row, column: int, values: Sequence[Exact]) -> Mapping[int, Exact]:
    moved = {there: values[here] for here, there in pairwise(row[column:])}
    return {**moved, row[column]: None}


def _added(row: Row, column: int, values: Sequence[Exact]) -> Mapping[int, Exact]:
    moved = {here: values[there] for here, there in pairwise(row[column:])}
    return {**moved, row[-1]: None}


def _merged(parts: Iterator[Mapping[int, Exact]]) -> Mapping[int, Exact]:
    return {number: value for part in parts for number, value in part.items()}
