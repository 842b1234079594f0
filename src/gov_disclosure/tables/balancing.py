"""The balances of a table solved jointly: which of several readings each row has.

Rows come with one or more candidate readings. `solve` finds, exactly and in bounded time, which candidates
stand in some choice that satisfies every equation: the figures are settled where only one is left.
It serves rows whose digits split in several ways, rows that lost their label, and blank cells that lost their place.

How: candidates that no values of the other rows can balance go first, by the least and greatest sum of each equation.
Then a row that stands in more equations than the others (the total of all results) is tried candidate by
candidate, and the rows left are added up from both ends until the sums meet in the middle. All equations are packed
into one integer, a field of bits each, so that one addition and one comparison serve them all.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from operator import sub
from typing import NamedTuple

from attrs import define, field, frozen

from gov_disclosure.model.tree import balances
from gov_disclosure.tables.specs import row_specs

BUDGET = 400_000
"""Sums formed before the search gives up: some tenths of a second."""

Place = tuple[str, int]
"""A figure: the path of its row, and its index there."""


class Outcome(StrEnum):
    """How a search ended."""

    UNIQUE = "unique"
    """Exactly one choice satisfies all equations."""
    NONE = "none"
    """No choice does."""
    SEVERAL = "several"
    """More than one does."""
    UNDECIDED = "undecided"
    """The budget ran out before this was known."""


@frozen
class Equation:
    """Two sums of figures that have to be equal."""

    left: tuple[Place, ...]
    right: tuple[Place, ...]

    @property
    def rows(self) -> frozenset[str]:
        """The paths of the rows that the equation goes through."""
        return frozenset(row for row, _ in (*self.left, *self.right))


@frozen
class Candidate:
    """One reading of a row: its figures in the order of the columns, none negative.

    Candidates of a row with the same figures are one, unless their `key` differs: where it matters which cell is
    blank, or which text a figure was read from, the key tells so.
    """

    figures: tuple[int, ...]
    key: Hashable = None


@frozen
class Solution:
    """`readings` are the candidates of each row that stand in some choice that satisfies all equations. It is empty where
    there is none, or where it is not known.
    """

    outcome: Outcome
    readings: Mapping[str, tuple[Candidate, ...]] = field(factory=dict)

    @property
    def settled(self) -> Mapping[str, Candidate]:
        """The rows that have the same reading in every choice, with that reading."""
        return {row: found[0] for row, found in self.readings.items() if len(found) == 1}


@cache
def table_equations(table: str, edition: str) -> tuple[Equation, ...]:
    """The balances of one table of the form, by the paths of its printed rows (`row_specs`).

    >>> len(table_equations("requests", "2021")), len(table_equations("disputes", "2021"))
    (39, 3)
    """
    place = {
        figure.path: (spec.path, index)
        for spec in row_specs(table, edition)
        for index, figure in enumerate(spec.figures)
    }
    return tuple(
        Equation(tuple(place[path] for path in balance.left), tuple(place[path] for path in balance.right))
        for balance in balances(table, edition)
    )


def solve(
    candidates: Mapping[str, Sequence[Candidate]], equations: Iterable[Equation], *, budget: int = BUDGET
) -> Solution:
    """Which candidates of each row stand in a choice, one for each row, that satisfies all `equations`.

    `candidates` are given by the path of the row. An equation through a row that is not among them cannot be assessed and
    does not bind; a row without candidates has no reading, so that there is no choice. `budget` bounds the
    number of sums that are formed. The answer does not depend on the order of rows or candidates.

    >>> total = Equation((("a", 0), ("b", 0)), (("sum", 0),))
    >>> readings = {"a": [Candidate((1,)), Candidate((12,))], "b": [Candidate((3,))], "sum": [Candidate((15,))]}
    >>> solve(readings, [total]).settled["a"].figures
    (12,)
    """
    binding = [equation for equation in equations if equation.rows <= candidates.keys()]
    ties = [equation for equation in binding if len(equation.rows) > 1]
    within = [equation for equation in binding if len(equation.rows) == 1]
    left = {row: _adding_up(row, dict.fromkeys(found), within) for row, found in candidates.items()}
    if not all(left.values()):
        return Solution(Outcome.NONE)
    try:
        kept = _search(left, ties, budget) if ties else {}
    except _BudgetSpentError:
        return Solution(Outcome.UNDECIDED)
    if kept is None:
        return Solution(Outcome.NONE)
    readings = {
        row: tuple(found[index] for index in sorted(kept[row])) if row in kept else tuple(found)
        for row, found in left.items()
    }
    unique = all(len(found) == 1 for found in readings.values())
    return Solution(Outcome.UNIQUE if unique else Outcome.SEVERAL, readings)


def _adding_up(row: str, candidates: Iterable[Candidate], equations: Sequence[Equation]) -> list[Candidate]:
    own = [equation for equation in equations if row in equation.rows]
    return [candidate for candidate in candidates if all(_holds(equation, candidate) for equation in own)]


def _holds(equation: Equation, candidate: Candidate) -> bool:
    left, right = (sum(candidate.figures[index] for _, index in places) for places in (equation.left, equation.right))
    return left == right


class _BudgetSpentError(Exception):
    """The search has formed as many sums as it may."""


class _Choice(NamedTuple):
    """A candidate by its number: what it adds to the left side of each equation less the right, one by one and packed."""

    number: int
    terms: tuple[int, ...]
    packed: int


_Domains = dict[str, tuple[_Choice, ...]]
_Terms = tuple[int, ...]
_Kept = dict[str, set[int]]


class _Fields:
    """A sum for each equation packed into one integer, each in its own field of bits, wide enough for any sum."""

    def __init__(self, count: int, greatest: int) -> None:
        width = greatest.bit_length() + 4  # a difference of bounds is up to four times the greatest sum
        self.shifts = [width * number for number in range(count)]
        self.signs = self.pack([1 << (width - 1)] * count)

    def pack(self, terms: Iterable[int]) -> int:
        """The terms in one integer; it adds and subtracts as they do."""
        return sum(term << shift for term, shift in zip(terms, self.shifts, strict=True))

    def between(self, low: int, high: int) -> Callable[[int], bool]:
        """Whether each field of a packed number is between those of `low` and `high`."""
        signs = self.signs
        low, high = low - signs, high + signs
        return lambda packed: (packed - low) & signs == signs == (high - packed) & signs


def _search(candidates: Mapping[str, Sequence[Candidate]], ties: Sequence[Equation], budget: int) -> _Kept | None:
    terms: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, equation in enumerate(ties):
        for places, sign in ((equation.left, 1), (equation.right, -1)):
            for row, index in places:
                terms[row].append((number, index, sign))
    vectors = {row: [_terms(terms[row], one.figures, len(ties)) for one in candidates[row]] for row in terms}
    greatest = sum(max(abs(term) for vector in found for term in vector) for found in vectors.values())
    fields = _Fields(len(ties), greatest)
    domains = {
        row: tuple(_Choice(one, vector, fields.pack(vector)) for one, vector in enumerate(vectors[row]))
        for row in sorted(vectors)
    }
    equations = {row: frozenset(number for number, _, _ in found) for row, found in terms.items()}
    return _Search(fields, equations, budget).run(domains, (0,) * len(ties))


def _terms(terms: Iterable[tuple[int, int, int]], figures: Sequence[int], count: int) -> _Terms:
    vector = [0] * count
    for number, index, sign in terms:
        vector[number] += sign * figures[index]
    return tuple(vector)


@define
class _Search:
    """One search with its budget; `equations` are the numbers of those that each row stands in."""

    fields: _Fields
    equations: Mapping[str, frozenset[int]]
    budget: int

    def spend(self, cost: int) -> None:
        """Take the cost of a step off the budget before the step is done."""
        self.budget -= cost
        if self.budget < 0:
            raise _BudgetSpentError

    def run(self, domains: _Domains, target: _Terms) -> _Kept | None:
        """The choices of each row that stand in a solution, None where there is none; together they make `target`."""
        narrowed = self.narrow(domains, self.fields.pack(target))
        if narrowed is None:
            return None
        kept = {row: {choices[0].number} for row, choices in narrowed.items() if len(choices) == 1}
        fixed = [narrowed[row][0].terms for row in kept]
        rest = tuple(map(sub, target, map(sum, zip(*fixed, strict=True)))) if fixed else target
        for part in self.parts({row: choices for row, choices in narrowed.items() if len(choices) > 1}):
            touched = frozenset[int]().union(*(self.equations[row] for row in part))
            share = tuple(term if number in touched else 0 for number, term in enumerate(rest))
            found = self.solve_part(part, share)
            if found is None:
                return None
            kept |= found
        return kept

    def narrow(self, domains: _Domains, target: int) -> _Domains | None:
        """The choices that the least and greatest values of the other rows can balance; None where a row has none.

        Where every row has one choice left, they make the target.
        """
        while True:
            size = sum(map(len, domains.values()))
            self.spend(size)
            least = {row: self.fields.pack(map(min, *_columns(found))) for row, found in domains.items()}
            greatest = {row: self.fields.pack(map(max, *_columns(found))) for row, found in domains.items()}
            low, high = target - sum(greatest.values()), target - sum(least.values())
            narrowed: _Domains = {}
            for row, found in domains.items():
                fits = self.fields.between(low + greatest[row], high + least[row])
                narrowed[row] = tuple([choice for choice in found if fits(choice.packed)])
            if not all(narrowed.values()):
                return None
            if sum(map(len, narrowed.values())) == size:
                return narrowed
            domains = narrowed

    def parts(self, domains: _Domains) -> Iterator[_Domains]:
        """Rows that hang together by equations."""
        left = dict(domains)
        while left:
            row, choices = left.popitem()
            part, touched = {row: choices}, self.equations[row]
            while more := [other for other in left if self.equations[other] & touched]:
                for other in more:
                    part[other] = left.pop(other)
                    touched |= self.equations[other]
            yield part

    def solve_part(self, part: _Domains, target: _Terms) -> _Kept | None:
        """Where one row stands in more equations than the others, it is tried choice by choice."""
        hub = max(part, key=lambda row: (len(self.equations[row]), -len(part[row]), row))
        if len(self.equations[hub]) == min(len(self.equations[row]) for row in part):
            return self.meet(part, self.fields.pack(target))
        kept: _Kept = {}
        for choice in part[hub]:
            for row, found in (self.run({**part, hub: (choice,)}, target) or {}).items():
                kept.setdefault(row, set()).update(found)
        return kept or None

    def meet(self, part: _Domains, target: int) -> _Kept | None:
        """Sums from the first row on and from the last row back, until they meet."""
        order = sorted(part, key=lambda row: (len(part[row]), row))
        rows = [part[row] for row in order]
        least = [self.fields.pack(map(min, *_columns(choices))) for choices in rows]
        greatest = [self.fields.pack(map(max, *_columns(choices))) for choices in rows]
        ahead, behind = [{0}], [{0}]
        while (done := len(ahead) + len(behind) - 2) < len(order):
            first, last = len(ahead) - 1, len(order) - len(behind)
            forward = done == 0 or len(ahead[-1]) * len(rows[first]) <= len(behind[-1]) * len(rows[last])
            others = slice(first + 1, None) if forward else slice(0, last)
            fits = self.fields.between(target - sum(greatest[others]), target - sum(least[others]))
            if forward:
                ahead.append(self.step(ahead[-1], rows[first], fits))
            else:
                behind.append(self.step(behind[-1], rows[last], fits))
        meeting = {total for total in ahead[-1] if target - total in behind[-1]}
        if not meeting:
            return None
        middle = len(ahead) - 1
        kept = self.trace(meeting, ahead, rows[:middle])
        kept += self.trace({target - total for total in meeting}, behind, rows[middle:][::-1])[::-1]
        return dict(zip(order, kept, strict=True))

    def step(self, sums: set[int], choices: Sequence[_Choice], fits: Callable[[int], bool]) -> set[int]:
        """Every sum with every choice added, as far as the other rows can make up the rest."""
        self.spend(len(sums) * len(choices))
        return set(filter(fits, {total + choice.packed for choice in choices for total in sums}))

    def trace(self, reached: set[int], layers: Sequence[set[int]], rows: Sequence[Sequence[_Choice]]) -> list[set[int]]:
        """The choices by which the sums of the last layer were reached, for each row in order."""
        kept: list[set[int]] = []
        for layer, choices in zip(reversed(layers[:-1]), reversed(rows), strict=True):
            self.spend(len(reached) * len(choices))
            before = [(choice.number, {total - choice.packed for total in reached} & layer) for choice in choices]
            kept.append({number for number, sums in before if sums})
            reached = set[int]().union(*(sums for _, sums in before))
        return kept[::-1]


def _columns(choices: Sequence[_Choice]) -> list[_Terms]:
    """The terms of all choices; those of one alone come twice, because the least of one number is no call."""
    terms = [choice.terms for choice in choices]
    return terms if len(terms) > 1 else terms * 2
