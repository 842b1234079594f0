"""The sets of one, two or three cells whose change makes a board balance: complete, and bounded by a count of moves.

A set whose values the balances settle holds no circle, so one of its cells is alone in a failing group: its change is what
the group lacks. That moves the lack to the cell's other end, and leaves a smaller set to find.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from attrs import define

from gov_disclosure.repair.board import Amounts, Board, Step
from gov_disclosure.repair.values import Number, possible, simplest

Changes = Mapping[int, Number]
"""Other values for figures, by their number in the network."""

Seen = set[frozenset[tuple[int, Number]]]


@define
class Budget:
    """How many moves a search may still make."""

    left: int

    def spend(self, moves: int = 1) -> bool:
        """Take moves off; False once there are none left."""
        self.left -= moves
        return self.left >= 0

    @property
    def exhausted(self) -> bool:
        """Whether more was asked for than there was."""
        return self.left < 0


@define
class Search:
    """One search over one board: what it may still spend, and which values a figure may have."""

    board: Board
    steps: Mapping[int, tuple[Step, ...]]
    budget: Budget
    allowed: Callable[[Number], bool] = possible

    def sets(
        self, failing: Amounts, size: int, taken: Changes = MappingProxyType({}), seen: Seen | None = None
    ) -> Iterator[Changes]:
        """The changes of `size` cells, beside those `taken`, that make the failing groups balance.

        Sets of changes that are `seen` were gone through before, in another order.
        """
        seen = set() if seen is None else seen
        for changes, rest in self._first(failing, size, taken):
            key = frozenset(changes.items())
            if key in seen:
                continue
            seen.add(key)
            if not rest and size == 1:
                yield changes
            elif rest and size > 1:
                yield from self.sets(rest, size - 1, changes, seen)

    def _first(self, failing: Amounts, size: int, taken: Changes) -> Iterator[tuple[Changes, Amounts]]:
        """One more cell changed so that a failing group balances, and the groups that fail then."""
        if len(failing) > 2 * size:  # a cell has two ends
            return
        for node, amount in failing.items():
            for number, other, goes_out in self.steps.get(node, ()):
                if size == 1 and other not in failing:
                    continue
                if not self.budget.spend():
                    return
                value = simplest(self.board.printed(number) + (amount if goes_out else -amount))
                if number not in taken and self.allowed(value):
                    yield {**taken, number: value}, moved(failing, node, other)


def moved(failing: Amounts, node: int, other: int) -> Amounts:
    """The failing groups once what one lacks or has too much is led to another."""
    rest = dict(failing)
    total = rest.pop(node) + rest.pop(other, 0)
    if total:
        rest[other] = total
    return rest
