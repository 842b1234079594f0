"""The joint solver finds exactly what trying every choice finds, within its budget."""

import time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure.tables.balancing import Candidate, Equation, Outcome, Solution, solve, table_equations
from gov_disclosure.tables.specs import row_specs
from writer.forms import PROFILES, random_form, seeded

SUM = Equation((("a", 0), ("b", 0)), (("sum", 0),))
CARRY = Equation((("new", 0), ("old", 0)), (("sum", 0), ("left", 0)))


def candidates(**rows: list[int]) -> dict[str, list[Candidate]]:
    return {row: [Candidate((figure,)) for figure in figures] for row, figures in rows.items()}


def figures(solution: Solution) -> dict[str, list[tuple[int, ...]]]:
    return {row: [one.figures for one in found] for row, found in solution.readings.items()}


CASES = [
    ({"a": [1, 12], "b": [3], "sum": [15]}, Outcome.UNIQUE, {"a": [(12,)], "b": [(3,)], "sum": [(15,)]}),
    ({"a": [1, 2], "b": [3, 4], "sum": [5]}, Outcome.SEVERAL, {"a": [(1,), (2,)], "b": [(3,), (4,)], "sum": [(5,)]}),
    ({"a": [1, 2], "b": [3], "sum": [9]}, Outcome.NONE, {}),
    ({"a": [], "b": [3], "sum": [9]}, Outcome.NONE, {}),
    ({"a": [1, 2], "b": [3]}, Outcome.SEVERAL, {"a": [(1,), (2,)], "b": [(3,)]}),
    ({"a": [1, 1], "b": [3], "sum": [4]}, Outcome.UNIQUE, {"a": [(1,)], "b": [(3,)], "sum": [(4,)]}),
]


@pytest.mark.parametrize(("rows", "outcome", "readings"), CASES)
def test_outcomes(rows: dict[str, list[int]], outcome: Outcome, readings: dict[str, list[tuple[int, ...]]]) -> None:
    """One choice, several or none; an equation through a row that is not given does not bind."""
    solution = solve(candidates(**rows), [SUM, CARRY])
    assert (solution.outcome, figures(solution)) == (outcome, readings)


def test_keys_tell_candidates_apart() -> None:
    """The same figures under two keys are two readings: zero is not blank."""
    readings = {
        "a": [Candidate((0,), "zero"), Candidate((0,), "blank")],
        "b": [Candidate((3,))],
        "sum": [Candidate((3,))],
    }
    solution = solve(readings, [SUM])
    assert solution.outcome is Outcome.SEVERAL
    assert solution.settled.keys() == {"b", "sum"}


def test_equations_within_a_row() -> None:
    """A row that does not add up by itself is no reading."""
    within = Equation((("row", 0), ("row", 1)), (("row", 2),))
    solution = solve({"row": [Candidate((1, 2, 3)), Candidate((1, 2, 4))]}, [within])
    assert figures(solution) == {"row": [(1, 2, 3)]}


def by_trying(rows: dict[str, list[Candidate]], equations: list[Equation]) -> dict[str, set[Candidate]]:
    kept: dict[str, set[Candidate]] = {row: set() for row in rows}
    for choice in product(*rows.values()):
        chosen = dict(zip(rows, choice, strict=True))
        if all(
            sum(chosen[row].figures[place] for row, place in one.left)
            == sum(chosen[row].figures[place] for row, place in one.right)
            for one in equations
        ):
            for row, candidate in chosen.items():
                kept[row].add(candidate)
    return kept


@st.composite
def problems(draw: st.DrawFn) -> tuple[dict[str, list[Candidate]], list[Equation]]:
    width = draw(st.integers(1, 3))
    reading = st.builds(Candidate, st.tuples(*[st.integers(0, 6)] * width), st.sampled_from([None, "other"]))
    rows = {name: draw(st.lists(reading, max_size=4)) for name in "abcdef"[: draw(st.integers(2, 6))]}
    place = st.tuples(st.sampled_from(list(rows)), st.integers(0, width - 1))
    side = st.lists(place, min_size=1, max_size=4, unique=True).map(tuple)
    return rows, draw(st.lists(st.builds(Equation, side, side), max_size=4))


@given(problems())
@settings(max_examples=150, deadline=None)
def test_the_same_as_trying_every_choice(problem: tuple[dict[str, list[Candidate]], list[Equation]]) -> None:
    """What is kept are the readings that stand in a solution, no more and no fewer."""
    rows, equations = problem
    expected = by_trying(rows, equations)
    solution = solve(rows, equations)
    if not all(expected.values()):
        assert solution.outcome is Outcome.NONE
    else:
        assert {row: set(found) for row, found in solution.readings.items()} == expected
        assert (solution.outcome is Outcome.UNIQUE) == all(len(found) == 1 for found in expected.values())


@pytest.mark.parametrize("seed", range(12))
def test_many_rows_in_two_equations(seed: int) -> None:
    """Rows enough that the sums meet in the middle, and one row that stands in both equations."""
    random = seeded(seed)
    rows = {name: [Candidate((random.randint(0, 40), random.randint(0, 40))) for _ in range(3)] for name in "abcdefg"}
    chosen = {name: random.choice(found) for name, found in rows.items()}
    total = tuple(sum(one.figures[place] for one in chosen.values()) for place in (0, 1))
    rows["sum"] = [Candidate(total), Candidate((total[0] + 1, total[1])), Candidate((total[0], total[1] + 2))]
    rows["old"] = [Candidate((total[0] + 5, 0)), Candidate((total[0] + 6, 3))]
    rows["left"] = [Candidate((5, 0)), Candidate((6, 3))]
    equations = [Equation(tuple((name, place) for name in "abcdefg"), (("sum", place),)) for place in (0, 1)]
    equations.append(Equation((("old", 0),), (("sum", 0), ("left", 0))))
    solution = solve(rows, equations)
    assert {row: set(found) for row, found in solution.readings.items()} == by_trying(rows, equations)


@given(problems(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_does_not_matter(problem: tuple[dict[str, list[Candidate]], list[Equation]], random: object) -> None:
    """Rows and candidates turned round give the same."""
    rows, equations = problem
    turned = {row: rows[row][::-1] for row in reversed(rows)}
    first, second = solve(rows, equations), solve(turned, equations[::-1])
    assert first.outcome is second.outcome
    assert {row: set(found) for row, found in first.readings.items()} == {
        row: set(found) for row, found in second.readings.items()
    }


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: str(profile.usual))
def test_two_rows_that_may_be_swapped(edition: str, profile: object) -> None:
    """In a whole table, rows that are offered each other's figures are settled wherever these are not the same."""
    form = random_form(seeded(7), edition, profile)  # type: ignore[arg-type]
    specs = row_specs("requests", edition)
    true = {spec.path: tuple(int(form.figures[figure.path]) for figure in spec.figures) for spec in specs}
    offered = {path: [Candidate(own), Candidate(true[specs[0].path])] for path, own in true.items()}
    solution = solve(offered, table_equations("requests", edition))
    assert all(Candidate(true[path]) in found for path, found in solution.readings.items())


def test_the_budget_ends_the_search() -> None:
    """A problem that is too large comes back undecided soon."""
    rows = {f"r{number}": [Candidate((2**number * one,)) for one in range(1, 9)] for number in range(24)}
    total = Equation(tuple((row, 0) for row in rows), (("sum", 0),))
    start = time.perf_counter()
    solution = solve({**rows, "sum": [Candidate((4 * 2**24,))]}, [total])
    assert time.perf_counter() - start < 20  # seconds under a tracer; unbounded it would take days
    assert solution == Solution(Outcome.UNDECIDED)
    assert solve(rows, [total], budget=0).outcome is Outcome.SEVERAL  # nothing binds, so that nothing is searched


def test_equations_of_the_form() -> None:
    """The balances by printed rows: the table of section 四 is one row."""
    assert [len(table_equations(table, "2019")) for table in ("proactive", "requests", "disputes")] == [0, 37, 3]
    assert all(equation.rows == {"disputes"} for equation in table_equations("disputes", "2021"))
