"""Where the printed figures of a network do not balance, blanks left out of account.

A blank may take up any amount, so the balances at its two ends say nothing by themselves; their sum, in which the blank
drops out, still does. So blanks join nodes, and what is left is a smaller network of printed figures.
"""

from collections.abc import Mapping, Sequence

from attrs import frozen

from gov_disclosure.repair.network import Network
from gov_disclosure.repair.values import Exact, Number

Amounts = Mapping[int, Number]
"""How much more comes into a node than goes out of it; nodes that balance are left out."""

Step = tuple[int, int, bool]
"""A figure at a node: its number, the node at its other end, and whether it goes out of this one."""


@frozen
class Board:
    """Printed figures as flows between groups of nodes, and the groups that do not balance."""

    network: Network
    values: tuple[Exact, ...]
    group: tuple[int, ...]
    failing: Amounts

    def steps(self) -> Mapping[int, tuple[Step, ...]]:
        """The printed figures at each group; one that begins and ends in the same group cannot be judged."""
        steps: dict[int, list[Step]] = {}
        for number, value in enumerate(self.values):
            tail, head = self.ends(number)
            if value is not None and tail != head:
                steps.setdefault(tail, []).append((number, head, True))
                steps.setdefault(head, []).append((number, tail, False))
        return {node: tuple(found) for node, found in steps.items()}

    def smallest_circle(self) -> int:
        """How many printed figures form the smallest circle: 1 to 3, or 4 for four and more.

        Amounts can be led around a circle without any balance noticing, so the balances settle no value in it.
        """
        ends = [set(self.ends(number)) for number, value in enumerate(self.values) if value is not None]
        if any(len(pair) == 1 for pair in ends):
            return 1
        if len(set(map(frozenset, ends))) < len(ends):
            return 2
        near: dict[int, set[int]] = {}
        for one, two in ends:
            near.setdefault(one, set()).add(two)
            near.setdefault(two, set()).add(one)
        return 3 if any(near[one] & near[two] for one, two in ends) else 4

    def ends(self, number: int) -> tuple[int, int]:
        """The groups that a figure goes out of and comes into."""
        return self.group[self.network.tails[number]], self.group[self.network.heads[number]]

    def printed(self, number: int) -> Number:
        """A figure that is known to be there."""
        value = self.values[number]
        assert value is not None
        return value

    def after(self, changes: Mapping[int, Number]) -> Amounts:
        """The groups that do not balance once printed figures have other values."""
        amounts = dict(self.failing)
        for number, value in changes.items():
            tail, head = self.ends(number)
            difference = value - self.printed(number)
            amounts[tail] = amounts.get(tail, 0) - difference
            amounts[head] = amounts.get(head, 0) + difference
        return {node: amount for node, amount in amounts.items() if amount}


def board(network: Network, values: Sequence[Exact]) -> Board:
    """The board of a network with these figures, None for blanks."""
    group = _joined(network, values)
    amounts: list[Number] = [0] * network.size
    for tail, head, value in zip(network.tails, network.heads, values, strict=True):
        if value:
            amounts[group[tail]] -= value
            amounts[group[head]] += value
    return Board(network, tuple(values), group, {node: amount for node, amount in enumerate(amounts) if amount})


def _joined(network: Network, values: Sequence[Exact]) -> tuple[int, ...]:
    """For each node the first one that blanks join it to."""
    group = list(range(network.size))
    if None not in values:
        return tuple(group)
    for tail, head, value in zip(network.tails, network.heads, values, strict=True):
        if value is None:
            one, two = _first(group, tail), _first(group, head)
            group[max(one, two)] = min(one, two)
    return tuple(_first(group, node) for node in range(network.size))


def _first(group: Sequence[int], node: int) -> int:
    while group[node] != node:
        node = group[node]
    return node
