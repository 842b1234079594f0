"""Whole, non-negative numbers for the blanks of a network: whether there are any, and how far each can go.

A blank is a flow without a limit; a printed figure is a flow that is given. The methods are those of every textbook:
augmenting paths (Ford and Fulkerson 1956), shortest first (Edmonds and Karp 1972).
"""

from collections import deque
from collections.abc import Callable, Sequence

from attrs import frozen

from gov_disclosure.repair.network import Network
from gov_disclosure.repair.values import Exact, possible

Step = tuple[int, bool]
"""One step of a path: the number of a figure, and whether the flow along it grows."""


@frozen
class Residual:
    """Numbers for the blanks, and the ways in which they may be changed: a blank may always grow, and shrink to zero.

    `amounts` holds a number for each figure and is changed by `push`; `blanks` are the numbers of the blank ones.
    """

    network: Network
    blanks: tuple[int, ...]
    amounts: list[int]
    steps: list[list[tuple[int, int, bool]]]
    """For each node: where one blank leads to, its number, and whether going there makes it grow."""

    def path(self, source: int, arrived: Callable[[int], bool], without: int | None = None) -> list[Step] | None:
        """The steps of a shortest way from `source` to a node, None where there is no way."""
        came: dict[int, tuple[int, Step] | None] = {source: None}
        waiting = deque([source])
        while waiting:
            here = waiting.popleft()
            if here != source and arrived(here):
                return _way(came, here)
            for there, blank, grows in self.steps[here]:
                if there not in came and blank != without and (grows or self.amounts[blank]):
                    came[there] = (here, (blank, grows))
                    waiting.append(there)
        return None

    def room(self, path: Sequence[Step]) -> int | None:
        """How much a path can carry, None where there is no limit."""
        return min((self.amounts[blank] for blank, grows in path if not grows), default=None)

    def push(self, path: Sequence[Step], amount: int) -> None:
        """Change the blanks of a path."""
        for blank, grows in path:
            self.amounts[blank] += amount if grows else -amount


def _way(came: dict[int, tuple[int, Step] | None], node: int) -> list[Step]:
    way = []
    while (before := came[node]) is not None:
        node, step = before
        way.append(step)
    return way


def solve(network: Network, values: Sequence[Exact]) -> Residual | None:
    """Whole numbers from zero up for the blanks (None) with which all balances hold.

    None where there are none, or where a given value is no whole number from zero up itself.
    """
    if not all(map(possible, values)):
        return None
    blanks = tuple(number for number, value in enumerate(values) if value is None)
    residual = Residual(
        network, blanks, [value if isinstance(value, int) else 0 for value in values], _steps(network, blanks)
    )
    excess = [0] * network.size
    for tail, head, amount in zip(network.tails, network.heads, residual.amounts, strict=True):
        excess[tail] -= amount
        excess[head] += amount
    for node in range(network.size):
        while excess[node] > 0:
            if not _relieve(residual, excess, node):
                return None
    return None if any(excess) else residual


def _relieve(residual: Residual, excess: list[int], node: int) -> bool:
    """Lead some of a node's excess to one that lacks; False where there is no way."""
    path = residual.path(node, lambda there: excess[there] < 0)
    if path is None:
        return False
    blank, grows = path[0]
    goal = (residual.network.heads if grows else residual.network.tails)[blank]
    room = residual.room(path)
    amount = min(excess[node], -excess[goal], excess[node] if room is None else room)
    residual.push(path, amount)
    excess[node] -= amount
    excess[goal] += amount
    return True


def _steps(network: Network, blanks: Sequence[int]) -> list[list[tuple[int, int, bool]]]:
    steps: list[list[tuple[int, int, bool]]] = [[] for _ in range(network.size)]
    for blank in blanks:
        tail, head = network.tails[blank], network.heads[blank]
        steps[tail].append((head, blank, True))
        steps[head].append((tail, blank, False))
    return steps


def determined(residual: Residual) -> dict[int, int]:
    """The blanks that can have one number only, with that number."""
    return {blank: residual.amounts[blank] for blank in residual.blanks if not _moves(residual, blank)}


def _moves(residual: Residual, blank: int) -> bool:
    """Whether a blank can have another number: whether it lies on a circle along which amounts can be changed."""
    tail, head = residual.network.tails[blank], residual.network.heads[blank]
    if residual.path(head, lambda node: node == tail, blank) is not None:
        return True
    return residual.amounts[blank] > 0 and residual.path(tail, lambda node: node == head, blank) is not None


def extremes(residual: Residual, blank: int) -> tuple[int, int | None]:
    """The lowest and the highest number of a blank, None where there is no highest. Changes the amounts."""
    tail, head = residual.network.tails[blank], residual.network.heads[blank]
    start = residual.amounts[blank]
    down = _carried(residual, tail, head, blank, start)
    assert down is not None
    up = _carried(residual, head, tail, blank, None)
    return start - down, None if up is None else start - down + up


def _carried(residual: Residual, source: int, goal: int, blank: int, limit: int | None) -> int | None:
    """The most that can be led from one node to another past a blank, which is set accordingly; up to `limit`."""
    carried = 0
    while limit is None or carried < limit:
        path = residual.path(source, lambda node: node == goal, blank)
        if path is None:
            break
        room = residual.room(path)
        if room is None and limit is None:
            return None
        amount = min(amount for amount in (room, None if limit is None else limit - carried) if amount is not None)
        residual.push(path, amount)
        carried += amount
    return carried
