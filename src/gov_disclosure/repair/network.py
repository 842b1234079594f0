"""The balances of a table as a network: each figure is a flow from one node to another, and each node passes on what
it takes in.

Every figure stands in one, two or three balances. Where a balance follows from the others (the total row's own
row total), it is left out, and every figure stands in at most two; with the signs turned so that it comes into one and
goes out of the other, the balances are the conservation of a flow. So all questions to them have exact answers in whole
numbers, without linear programming: the matrix of a network is totally unimodular (Hoffman and Kruskal 1956).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from attrs import frozen

from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.model import tree

Terms = Mapping[str, int]
"""An equation "sum = 0": the sign of each figure by path."""


@frozen
class Network:
    """Balances that hang together, directly or through figures that they share.

    Figure number i flows out of the node ``tails[i]`` and into the node ``heads[i]``; there are `size` nodes. The
    node of a balance is its place in ``nodes``, None for one that follows from the others; figures of a single
    balance have their other end at a node of none.
    """

    table: str
    paths: tuple[str, ...]
    tails: tuple[int, ...]
    heads: tuple[int, ...]
    size: int
    balances: tuple[tree.Balance, ...]
    nodes: tuple[int | None, ...]


@cache
def networks(table: str, edition: str) -> tuple[Network, ...]:
    """The networks of one table, in the form's order: one of section 三, three of section 四, none of section 二.

    >>> [(len(network.paths), len(network.balances), network.size) for network in networks("requests", "2021")]
    [(175, 39, 38)]
    >>> [len(network.paths) for network in networks("disputes", "2021")]
    [5, 5, 5]
    """
    order = {figure.path: number for number, figure in enumerate(tree.figures(table, edition))}
    return tuple(network(part, order) for part in connected(tree.balances(table, edition)))


def connected(balances: Sequence[tree.Balance]) -> list[tuple[tree.Balance, ...]]:
    """The balances parted into those that share figures, directly or through others."""
    parts: list[tuple[tree.Balance, ...]] = []
    for balance in balances:
        own = {*balance.left, *balance.right}
        near = [part for part in parts if any(own & {*other.left, *other.right} for other in part)]
        parts = [part for part in parts if part not in near]
        parts.append((*(other for part in near for other in part), balance))
    return [tuple(sorted(part, key=balances.index)) for part in sorted(parts, key=lambda part: balances.index(part[0]))]


def terms(balance: tree.Balance) -> Terms:
    """A balance as an equation: plus on the left, minus on the right."""
    return dict.fromkeys(balance.left, 1) | dict.fromkeys(balance.right, -1)


def network(balances: Sequence[tree.Balance], order: Mapping[str, int]) -> Network:
    """The network of connected balances, its figures in `order`.

    Raises `GovDisclosureError` where the balances of the form are no network: that would be this library's fault.
    """
    equations = [terms(balance) for balance in balances]
    kept = _sparse(equations)
    paths = sorted({path for equation in equations for path in equation}, key=order.__getitem__)
    ends = _ends([equations[number] for number in kept], paths)
    if any(len(two) != 2 for two in ends):  # noqa: PLR2004 - the figure of a balance that was left out
        raise _no_network(balances)
    tails, heads = _oriented(ends, len(kept))
    nodes = {number: node for node, number in enumerate(kept)}
    made = Network(
        table=balances[0].table,
        paths=tuple(paths),
        tails=tails,
        heads=heads,
        size=max((*tails, *heads)) + 1,
        balances=tuple(balances),
        nodes=tuple(nodes.get(number) for number in range(len(balances))),
    )
    for number, equation in enumerate(equations):
        if number not in nodes and not follows(equation, made):
            raise _no_network(balances)
    return made


def _sparse(equations: Sequence[Terms]) -> list[int]:
    """The numbers of the equations that stay, so that no figure stands in more than two of them."""
    kept = list(range(len(equations)))
    while True:
        counts = Counter(path for number in kept for path in equations[number])
        crowded = {path for path, count in counts.items() if count > 2}  # noqa: PLR2004 - a flow has two ends
        if not crowded:
            return kept
        kept.remove(max(kept, key=lambda number: len(crowded & equations[number].keys())))


def _ends(equations: Sequence[Terms], paths: Sequence[str]) -> list[list[tuple[int, int]]]:
    """For each figure its two nodes with the signs there; node ``len(equations)`` is that of no balance."""
    ends = []
    for path in paths:
        found = [(node, equation[path]) for node, equation in enumerate(equations) if path in equation]
        ends.append(found if len(found) > 1 else [*found, (len(equations), 0)])
    return ends


def _oriented(ends: Sequence[Sequence[tuple[int, int]]], free: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Tails and heads: the signs of whole equations are turned until each figure has a plus and a minus."""
    turned = {0: 1}
    waiting = [0]
    while waiting:
        node = waiting.pop()
        for first, second in ends:
            for (here, sign), (there, other) in ((first, second), (second, first)):
                if here == node and there != free and there not in turned:
                    turned[there] = -turned[here] * sign * other
                    waiting.append(there)
    tails, heads = [], []
    for (one, sign), (two, other) in ends:
        comes_in = turned[one] * sign > 0
        if two != free and (turned[two] * other > 0) == comes_in:
            raise GovDisclosureError("the signs of the form's balances make no network, so repair cannot solve them")
        tails.append(two if comes_in else one)
        heads.append(one if comes_in else two)
    return tuple(tails), tuple(heads)


def follows(equation: Terms, network: Network) -> bool:
    """Whether an equation is a sum of multiples of the network's: each node then has a height, and each figure's
    sign is the climb from its tail to its head.
    """
    height = {0: 0}
    edges = [
        (tail, head, equation.get(path, 0))
        for path, tail, head in zip(network.paths, network.tails, network.heads, strict=True)
    ]
    while len(height) < network.size:
        known = len(height)
        for tail, head, climb in edges:
            if tail in height:
                height.setdefault(head, height[tail] + climb)
            elif head in height:
                height[tail] = height[head] - climb
        if len(height) == known:
            return False
    return all(height[head] - height[tail] == climb for tail, head, climb in edges)


def _no_network(balances: Sequence[tree.Balance]) -> GovDisclosureError:
    return GovDisclosureError(
        f"the balances of the table {balances[0].table} make no network, so repair cannot solve them"
    )
