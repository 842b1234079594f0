"""The balances as a network: number, rank and signatures of the equations follow from the form's tree."""

from collections import Counter
from fractions import Fraction
from itertools import combinations

import pytest

from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.model import tree
from gov_disclosure.model.tree import Balance
from gov_disclosure.repair.network import connected, follows, network, networks, terms

FORMS = [
    ("requests", "2021", 39, 37, 175),
    ("requests", "2019", 37, 35, 161),
    ("disputes", "2021", 3, 3, 15),
    ("disputes", "2019", 3, 3, 15),
]
ORDER = {name: number for number, name in enumerate("abcdefgh")}


def rank(equations: list[dict[str, Fraction]]) -> int:
    """How many of the equations are independent, by exact elimination."""
    rest, found = [dict(equation) for equation in equations], 0
    while rest:
        pivot = rest.pop()
        if not pivot:
            continue
        found += 1
        path, leading = next(iter(pivot.items()))
        for other in rest:
            factor = other.get(path, Fraction(0)) / leading
            for term, value in pivot.items():
                other[term] = other.get(term, Fraction(0)) - factor * value
                if not other[term]:
                    del other[term]
    return found


def equations_of(table: str, edition: str) -> list[dict[str, Fraction]]:
    """The balances of the tree with their coefficients."""
    return [
        {path: Fraction(1) for path in balance.left} | {path: Fraction(-1) for path in balance.right}
        for balance in tree.balances(table, edition)
    ]


def signatures(table: str, edition: str) -> dict[str, tuple[tuple[int, Fraction], ...]]:
    """For each figure its balances, with the signs relative to the first: two figures with the same one are proportional."""
    found: dict[str, list[tuple[int, Fraction]]] = {}
    for number, equation in enumerate(equations_of(table, edition)):
        for path, sign in equation.items():
            found.setdefault(path, []).append((number, sign))
    return {path: tuple((number, sign / places[0][1]) for number, sign in places) for path, places in found.items()}


@pytest.mark.parametrize(("table", "edition", "number", "independent", "figures"), FORMS)
def test_balances_of_the_form(table: str, edition: str, number: int, independent: int, figures: int) -> None:
    """Number and rank of the balances, and every figure stands in one at least."""
    equations = equations_of(table, edition)
    assert len(equations) == number
    assert rank(equations) == independent
    assert {path for equation in equations for path in equation} == {f.path for f in tree.figures(table, edition)}
    assert len(tree.figures(table, edition)) == figures


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_signatures_of_requests(edition: str) -> None:
    """No two figures of table 三 are proportional: one wrong figure is told by the balances that fail."""
    assert max(Counter(signatures("requests", edition).values()).values()) == 1


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_signatures_of_disputes(edition: str) -> None:
    """In table 四 the five figures of a part are proportional, and no others."""
    found = signatures("disputes", edition)
    for one, two in combinations(found, 2):
        assert (found[one] == found[two]) == (one.rpartition(".")[0] == two.rpartition(".")[0])


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_three_figures_are_independent(edition: str) -> None:
    """Any three figures of table 三 are settled by the balances: every figure is in one row total, and two of a row share
    no balance beside it. So of three figures one is always alone in a balance.
    """
    kinds = [balance.kind for balance in tree.balances("requests", edition)]
    found = {path: {number for number, _ in places} for path, places in signatures("requests", edition).items()}
    for numbers in found.values():
        assert [kinds[number] for number in numbers].count("row-total") == 1
    for row in tree.rows("requests", edition):
        for one, two in combinations(row.figures, 2):
            assert len(found[one.path] & found[two.path]) == 1


@pytest.mark.parametrize(("table", "edition"), [(table, edition) for table, edition, *_ in FORMS])
def test_networks_say_what_the_balances_say(table: str, edition: str) -> None:
    """A network has the same rank as its balances, and each balance follows from it."""
    for made in networks(table, edition):
        ends = zip(made.paths, made.tails, made.heads, strict=True)
        nodes: list[dict[str, Fraction]] = [{} for _ in range(made.size)]
        for path, tail, head in ends:
            nodes[tail][path] = Fraction(-1)
            nodes[head][path] = Fraction(1)
        balances = [dict.fromkeys(b.left, Fraction(1)) | dict.fromkeys(b.right, Fraction(-1)) for b in made.balances]
        assert rank(nodes) == rank(balances) == rank([*nodes, *balances]) == made.size - 1
        assert all(follows(terms(balance), made) for balance in made.balances)


def test_no_network_without_balances() -> None:
    """Table 二 has no balances."""
    assert networks("proactive", "2021") == ()


def test_parts_of_disputes() -> None:
    """The three parts of table 四 share no figure."""
    parts = connected(tree.balances("disputes", "2021"))
    assert [len(part) for part in parts] == [1, 1, 1]
    assert [part[0].right[0].split(".")[1] for part in parts] == [
        "reconsideration",
        "direct_litigation",
        "litigation_after_reconsideration",
    ]


def test_balances_are_joined_by_a_later_one() -> None:
    """Two balances belong together if only a third shares figures with both."""
    one, two = Balance("t", "k", ("a",), ("b",)), Balance("t", "k", ("c",), ("d",))
    third = Balance("t", "k", ("a",), ("c",))
    assert connected((one, two)) == [(one,), (two,)]
    assert connected((one, two, third)) == [(one, two, third)]


@pytest.mark.parametrize(
    "balances",
    [
        # Three balances through one figure, none of which follows from the others
        [(("a",), ("b",)), (("a",), ("c",)), (("a",), ("d",))],
        # A circle of signs that cannot be turned
        [(("a", "b"), ()), (("b", "c"), ()), (("c", "a"), ())],
        # The balance that is left out speaks of a figure of its own
        [(("a", "e"), ("b",)), (("a",), ("c",)), (("a",), ("d",))],
    ],
)
def test_balances_that_are_no_network(balances: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    """A form whose balances are no network is refused, not solved wrongly."""
    with pytest.raises(GovDisclosureError, match="network"):
        network([Balance("t", "k", left, right) for left, right in balances], ORDER)
