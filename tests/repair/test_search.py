"""The search for sets of cells: every set is found, none is found that does not balance, and it stops when told."""

from collections.abc import Iterator
from itertools import combinations
from random import Random

import pytest

from gov_disclosure.model import tree
from gov_disclosure.repair.board import Board, board
from gov_disclosure.repair.network import networks
from gov_disclosure.repair.search import Budget, Search
from repair.slips import figures_of, form_of

Signature = dict[int, int]


def search_of(found: Board, moves: int = 10**6) -> Search:
    """A search over a board."""
    return Search(found, found.steps(), Budget(moves))


def wrong_board(seed: int, cells: int) -> tuple[Board, list[Signature], Signature]:
    """A board with so many wrong cells, the balances of each cell, and how much each balance fails by."""
    random = Random(seed)
    edition, form = form_of(seed)
    figures = figures_of(form, "requests")
    for path in random.sample(list(figures), cells):
        figures[path] += random.choice((1, 1, 2, 30))
    balances = tree.balances("requests", edition)
    (network,) = networks("requests", edition)
    signatures = [
        {
            number: 1 if path in balance.left else -1
            for number, balance in enumerate(balances)
            if path in balance.left + balance.right
        }
        for path in network.paths
    ]
    fails = {
        number: sum(figures[p] for p in b.left) - sum(figures[p] for p in b.right) for number, b in enumerate(balances)
    }
    values = [figures[path] for path in network.paths]
    return board(network, values), signatures, {number: amount for number, amount in fails.items() if amount}


def less(fails: Signature, signature: Signature, times: int) -> Signature:
    """What is left of the failures once a cell is changed."""
    rest = {number: fails.get(number, 0) + times * signature.get(number, 0) for number in {*fails, *signature}}
    return {number: amount for number, amount in rest.items() if amount}


def by_trying(signatures: list[Signature], fails: Signature, found: Board) -> Iterator[frozenset[tuple[int, int]]]:
    """All pairs of cells that make the balances hold, by trying each pair of cells with each change that mends a balance."""
    for one, two in combinations(range(len(signatures)), 2):
        for first, second in ((one, two), (two, one)):
            for number, sign in signatures[first].items():
                change = -fails.get(number, 0) * sign
                rest = less(fails, signatures[first], change)
                other, other_sign = next(iter(signatures[second].items()))
                last = -rest.get(other, 0) * other_sign
                values = {first: found.printed(first) + change, second: found.printed(second) + last}
                if change and last and min(values.values()) >= 0 and not less(rest, signatures[second], last):
                    yield frozenset((cell, int(value)) for cell, value in values.items())


@pytest.mark.parametrize("seed", [4, 7, 11])
def test_every_pair_is_found(seed: int) -> None:
    """The search finds the pairs that trying all pairs finds, working from the balances themselves."""
    found, signatures, fails = wrong_board(seed, 2)
    pairs = {frozenset(changes.items()) for changes in search_of(found).sets(found.failing, 2)}
    assert pairs
    assert pairs == set(by_trying(signatures, fails, found))


@pytest.mark.parametrize("size", [1, 2, 3])
def test_sets_balance(size: int) -> None:
    """Every set that is found has as many cells as asked for, makes the board balance, and is found once."""
    for seed in range(5):
        found, _, _ = wrong_board(seed, size)
        sets = list(search_of(found).sets(found.failing, size))
        assert sets
        assert len({frozenset(changes.items()) for changes in sets}) == len(sets)
        for changes in sets:
            assert len(changes) == size
            assert not found.after(changes)


def test_budget() -> None:
    """A search stops when its moves are used up, and says so."""
    found, _, _ = wrong_board(5, 3)
    search = search_of(found, 40)
    list(search.sets(found.failing, 3))
    assert search.budget.exhausted
    search = search_of(found)
    list(search.sets(found.failing, 3))
    assert not search.budget.exhausted


def test_too_many_failing_groups() -> None:
    """Where more groups fail than so many cells can reach, no move is made."""
    found, _, _ = wrong_board(5, 3)
    search = search_of(found)
    assert list(search.sets(found.failing, 1)) == []
    assert search.budget.left == 10**6
