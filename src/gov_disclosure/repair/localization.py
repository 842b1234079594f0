"""Error localization after Fellegi and Holt (1976): the fewest figures whose change makes all balances hold.

The edits are the balances of the form, and that a count is a whole number from zero up.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import define, frozen

from gov_disclosure.errors import ArgumentError
from gov_disclosure.model import tree
from gov_disclosure.model.report import Report
from gov_disclosure.model.tree import Balance
from gov_disclosure.model.values import require_report
from gov_disclosure.repair.board import Amounts, Board, board
from gov_disclosure.repair.composites import composites
from gov_disclosure.repair.corrections import Correction, Slip
from gov_disclosure.repair.flow import determined, solve
from gov_disclosure.repair.network import Network, terms
from gov_disclosure.repair.search import Budget, Changes, Search
from gov_disclosure.repair.slips import CELL_WEIGHT, COMPOSITE_WEIGHT, OTHER_WEIGHT, slip
from gov_disclosure.repair.values import Exact, Number, Table, exact, possible, present, read, value_of

MOST_CELLS = 3
BUDGET = 200_000
MOST_EXPLANATIONS = 100

_WEIGHING = 50  # moves that it costs to ask whether the blanks fit


class GaveUp(StrEnum):
    """Why a localization is not complete."""

    MORE_CELLS = "more_cells"
    """No explanation is as small as the search goes: more cells are wrong."""
    BUDGET = "budget"
    """The moves that the search may make were used up."""
    MORE_EXPLANATIONS = "more_explanations"
    """There are more smallest explanations than are listed."""
    UNSETTLED = "unsettled"
    """Other explanations as small are possible, whose values the balances do not settle, because blanks join them."""
    NO_FAILING_BALANCE = "no_failing_balance"
    """Every balance without a blank holds, yet a figure is negative or not whole, or no values fit the blanks."""


@frozen(kw_only=True)
class Localization:
    """What is wrong among figures that balances bind together: table 三 as a whole, or one part of table 四.

    `balances` are those that fail. `explanations` are the smallest ones, with as few slips as possible, the most
    plausible first: each the corrections that belong together; empty where none was found. `complete` says that there
    is no other as small; where it is False, `reason` says why.
    """

    table: str
    balances: tuple[Balance, ...]
    explanations: tuple[tuple[Correction, ...], ...]
    complete: bool
    reason: GaveUp | None = None


@frozen
class _Candidate:
    """An explanation: other values by number of the figure, and the slip of those that belong to one."""

    values: Changes
    kinds: Mapping[int, Slip]
    weight: int

    @property
    def key(self) -> tuple[tuple[int, Number], ...]:
        """What tells explanations apart: the values, in the form's order."""
        return tuple(sorted(self.values.items()))


def locate(report: Report) -> tuple[Correction, ...]:
    """Which figures are wrong where balances fail, and what they should be: the corrections of all smallest
    explanations, in the form's order; none for a report whose balances hold.

    `explain` tells the same with the balances that fail and where the search gave up.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> printed = Report(disputes=Disputes(
    ...     reconsideration=Outcomes(upheld=30, corrected=1, other=0, pending=0, total=13)))
    >>> [(found.path, found.printed, found.proposed, str(found.kind)) for found in locate(printed)]
    [('disputes.reconsideration.total', 13, 31, 'transposed_digits'),
     ('disputes.reconsideration.upheld', 30, 12, 'other')]
    """
    require_report(report, "locate")
    return tuple(
        correction for found in explain(report) for explanation in found.explanations for correction in explanation
    )


def explain(report: Report, *, cells: int = MOST_CELLS, budget: int = BUDGET) -> tuple[Localization, ...]:
    """The smallest explanations of all failing balances, one `Localization` for figures that hang together.

    `cells` is the largest number of wrong cells that is searched for, `budget` how many moves the search may make:
    counted, not timed, so that the same report always gives the same answer. Raises `ArgumentError` where one of them is no
    whole number of at least 0.
    """
    require_report(report, "explain")
    _require_count("cells", cells, MOST_CELLS)
    _require_count("budget", budget, BUDGET)
    found = (_localize(table, part, cells, budget) for table, parts in present(report) for part in parts)
    return tuple(localization for localization in found if localization is not None)


def _require_count(option: str, given: object, default: int) -> None:
    if not isinstance(given, int) or isinstance(given, bool) or given < 0:
        raise ArgumentError(
            f"{option} takes a whole number of at least 0, such as {option}={default}, not {given!r}",
            message_zh=f"{option} 应为不小于 0 的整数，如 {option}={default}，而不是 {given!r}",
        )


def _localize(table: Table, network: Network, cells: int, moves: int) -> Localization | None:
    printed = board(network, [exact(value) for value in read(table, network)])
    impossible = [number for number, value in enumerate(printed.values) if not possible(value)]
    if not printed.failing:
        fits = not impossible and (None not in printed.values or _filled(printed, {}) is not None)
        return None if fits else _nothing(printed, GaveUp.NO_FAILING_BALANCE)
    search = Search(printed, printed.steps(), Budget(moves))
    size, candidates = _Localizer(search, table.edition, frozenset(impossible)).smallest(cells)
    if not candidates:
        return _nothing(printed, GaveUp.BUDGET if search.budget.exhausted else GaveUp.MORE_CELLS)
    return _found(printed, candidates, _reason(search, size, len(candidates)))


def _nothing(printed: Board, reason: GaveUp) -> Localization:
    return Localization(
        table=printed.network.table, balances=_failing(printed), explanations=(), complete=False, reason=reason
    )


@define
class _Localizer:
    """One search for the explanations of one board; `impossible` figures must be among what changes."""

    search: Search
    edition: str
    impossible: frozenset[int]

    @property
    def board(self) -> Board:
        return self.search.board

    def smallest(self, cells: int) -> tuple[int, list[_Candidate]]:
        """The candidates with the fewest slips, and how many cells they change at least."""
        for size in range(1, cells + 1):
            found = self._lightest(self._cells(size))
            if found or self.search.budget.exhausted:
                return size, found
            found = self._lightest(self._composites(size - 1)) if size < cells else []
            if found or self.search.budget.exhausted:
                return size + 1, found
        return cells, []

    def _lightest(self, candidates: Iterator[_Candidate]) -> list[_Candidate]:
        """The candidates that blanks have values for, the lightest first, one more than are listed at most."""
        found: dict[tuple[tuple[int, Number], ...], _Candidate] = {}
        for candidate in sorted(candidates, key=lambda candidate: (candidate.weight, candidate.key)):
            if len(found) > MOST_EXPLANATIONS:
                break
            if candidate.key not in found and self._holds(candidate):
                found[candidate.key] = candidate
        return list(found.values())

    def _holds(self, candidate: _Candidate) -> bool:
        if not self.impossible <= candidate.values.keys() or not all(map(possible, candidate.values.values())):
            return False
        if None not in self.board.values:
            return True
        return self.search.budget.spend(_WEIGHING) and _filled(self.board, candidate.values) is not None

    def _cells(self, size: int) -> Iterator[_Candidate]:
        """Explanations that change `size` cells, each for itself."""
        for changes in self.search.sets(self.board.failing, size):
            yield self._candidate(changes)

    def _composites(self, size: int) -> Iterator[_Candidate]:
        """Explanations by a slip over several cells, and by `size` wrong cells beside."""
        for kind, undone in composites(self.board.network, self.edition, self.board.values):
            if not self.search.budget.spend():
                return
            for changes in self._beside(undone, size):
                yield self._candidate(changes, dict.fromkeys(undone, kind))

    def _beside(self, undone: Mapping[int, Exact], size: int) -> Iterator[Changes]:
        """All that changes where a slip over several cells is undone, and `size` further cells are wrong."""
        touched = {end for number in undone for end in self.board.ends(number)}
        if len(self.board.failing.keys() - touched) > 2 * size:
            return
        kept = {number: value for number, value in undone.items() if value is not None}
        if len(kept) < len(undone) or any(self.board.values[number] is None for number in kept):
            yield from self._lost(undone, kept, size)
        else:
            yield from _rest(self.search, self.board.after(kept), kept, size)

    def _lost(self, undone: Mapping[int, Exact], kept: Changes, size: int) -> Iterator[Changes]:
        """The same where blanks are filled, or figures were lost, which have to follow from the balances."""
        budget = self.search.budget
        found = board(self.board.network, [undone.get(number, value) for number, value in enumerate(self.board.values)])
        if len(found.failing) > 2 * size:
            return
        for changes in _rest(Search(found, found.steps(), budget), found.failing, kept, size):
            filled = _filled(found, changes) if budget.spend(_WEIGHING) else None
            if filled is not None and kept.keys() | filled.keys() >= undone.keys():
                now = {**changes, **{number: filled[number] for number in undone.keys() - kept.keys()}}
                yield {number: value for number, value in now.items() if value != self.board.values[number]}

    def _candidate(self, changes: Changes, slips: Mapping[int, Slip] = MappingProxyType({})) -> _Candidate:
        """A candidate with the slip of each cell, and its weight; `slips` are those of a slip over several cells."""
        kinds = {number: slips.get(number) or self._kind(number, value) for number, value in changes.items()}
        alone = [kind for number, kind in kinds.items() if number not in slips]
        cells = sum(OTHER_WEIGHT if kind is Slip.OTHER else CELL_WEIGHT for kind in alone)
        return _Candidate(changes, kinds, cells + COMPOSITE_WEIGHT * bool(slips))

    def _kind(self, number: int, value: Number) -> Slip:
        figure = tree.figure(self.board.network.paths[number], self.edition)
        return slip(self.board.values[number], value, total=figure is not None and figure.total)


def _rest(search: Search, failing: Amounts, kept: Changes, size: int) -> Iterator[Changes]:
    """What `size` cells have to change beside those kept."""
    if size == 0 and not failing:
        yield kept
    elif size:
        yield from search.sets(failing, size, kept)


def _filled(printed: Board, changes: Changes) -> Mapping[int, int] | None:
    """The blanks that can have one value only once figures are changed; None where no values fit the blanks."""
    residual = solve(printed.network, [changes.get(number, value) for number, value in enumerate(printed.values)])
    return None if residual is None else determined(residual)


def _reason(search: Search, size: int, found: int) -> GaveUp | None:
    """Why there may be other explanations as small as those found, which change `size` cells or more."""
    hidden = _hides_others(search, size)
    if search.budget.exhausted:
        return GaveUp.BUDGET
    if found > MOST_EXPLANATIONS:
        return GaveUp.MORE_EXPLANATIONS
    return GaveUp.UNSETTLED if hidden else None


def _hides_others(search: Search, size: int) -> bool:
    """Whether sets of `size` cells may do whose values the balances do not settle.

    Such a set holds a circle. Led around it until one cell is as printed, the amounts make a smaller set that meets the
    balances, whatever the sign of its values; so where there is no such set, there is no circle.
    """
    if search.board.smallest_circle() > size:
        return False
    signless = Search(search.board, search.steps, search.budget, lambda _: True)
    return any(True for smaller in range(1, size) for _ in signless.sets(search.board.failing, smaller))


def _found(printed: Board, candidates: list[_Candidate], reason: GaveUp | None) -> Localization:
    unique = len(candidates) == 1 and reason is None
    explanations = [
        _corrections(printed, candidate, number, unique=unique)
        for number, candidate in enumerate(candidates[:MOST_EXPLANATIONS], 1)
    ]
    return Localization(
        table=printed.network.table,
        balances=_failing(printed),
        explanations=tuple(explanations),
        complete=reason is None,
        reason=reason,
    )


def _corrections(printed: Board, candidate: _Candidate, number: int, *, unique: bool) -> tuple[Correction, ...]:
    """One correction for each cell of a candidate."""
    failing = _failing(printed, blanks=True)
    return tuple(
        Correction(
            path=(path := printed.network.paths[cell]),
            printed=value_of(printed.values[cell]),
            proposed=value_of(value),
            kind=candidate.kinds[cell],
            unique=unique,
            explanation=number,
            balances=tuple(balance for balance in failing if path in balance.left or path in balance.right),
        )
        for cell, value in candidate.key
    )


def _failing(printed: Board, *, blanks: bool = False) -> tuple[Balance, ...]:
    """The balances that do not hold; `blanks` adds those that only hold together with others do not."""
    balances = zip(printed.network.balances, printed.network.nodes, strict=True)
    values = dict(zip(printed.network.paths, printed.values, strict=True))
    return tuple(balance for balance, node in balances if _fails(printed, balance, node, values, blanks=blanks))


def _fails(printed: Board, balance: Balance, node: int | None, values: Mapping[str, Exact], *, blanks: bool) -> bool:
    """Whether a balance fails: its node does, or, where it has none, its sums differ."""
    if node is not None and printed.group[node] not in printed.failing:
        return False
    signed = [(sign, values[path]) for path, sign in terms(balance).items()]
    if any(value is None for _, value in signed):
        return blanks and node is not None
    return node is not None or sum(sign * value for sign, value in signed if value is not None) != 0
