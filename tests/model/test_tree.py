"""The form as a tree: its figures, and the balances that follow from it."""

from collections import Counter
from fractions import Fraction

import pytest

from gov_disclosure.model import tree

NUMBERS = [("2021", 175, 39, 37), ("2019", 161, 37, 35)]


def rank(rows: list[list[int]]) -> int:
    """The rank of a matrix, by elimination with exact fractions."""
    matrix = [[Fraction(entry) for entry in row] for row in rows]
    done = 0
    for column in range(len(matrix[0])):
        pivot = next((i for i in range(done, len(matrix)) if matrix[i][column]), None)
        if pivot is None:
            continue
        matrix[done], matrix[pivot] = matrix[pivot], matrix[done]
        for i in range(done + 1, len(matrix)):
            factor = matrix[i][column] / matrix[done][column]
            if factor:
                matrix[i] = [entry - factor * top for entry, top in zip(matrix[i], matrix[done], strict=True)]
        done += 1
    return done


def coefficients(table: str, edition: str) -> list[list[int]]:
    """The equations as rows over the figures: 1 on the left side, -1 on the right."""
    paths = [figure.path for figure in tree.figures(table, edition)]
    return [
        [(path in balance.left) - (path in balance.right) for path in paths]
        for balance in tree.balances(table, edition)
    ]


@pytest.mark.parametrize(("edition", "figures", "equations", "expected"), NUMBERS)
def test_requests_balances(edition: str, figures: int, equations: int, expected: int) -> None:
    """Table 三 has so many figures and equations; two equations follow from the others."""
    matrix = coefficients("requests", edition)
    assert (len(matrix[0]), len(matrix), rank(matrix)) == (figures, equations, expected)


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_every_cell_has_its_own_equations(edition: str) -> None:
    """No two cells of table 三 stand in the same set of equations, and each stands in one at least."""
    signatures = Counter(tuple(map(bool, column)) for column in zip(*coefficients("requests", edition), strict=True))
    assert set(signatures.values()) == {1}
    assert all(any(signature) for signature in signatures)


@pytest.mark.parametrize(("edition", "rows"), [("2021", 25), ("2019", 23)])
def test_kinds(edition: str, rows: int) -> None:
    """A total in each row, a sum and a carry in each of the seven columns."""
    kinds = Counter(balance.kind for balance in tree.balances("requests", edition))
    assert kinds == {"row-total": rows, "column-total": 7, "carry": 7}


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_disputes_balances(edition: str) -> None:
    """Table 四 has three totals, each over its four outcomes; table 二 has none."""
    assert rank(coefficients("disputes", edition)) == len(tree.balances("disputes", edition)) == 3
    assert all(len(balance.left) == 4 for balance in tree.balances("disputes", edition))
    assert tree.balances("proactive", edition) == ()


def test_one_balance_spelled_out() -> None:
    """The corner note of the form, for one column."""
    carry = [balance for balance in tree.balances("requests", "2021") if balance.kind == "carry"]
    assert carry[0] == tree.Balance(
        "requests",
        "carry",
        ("requests.received.natural_person", "requests.carried_over.natural_person"),
        ("requests.results.total.natural_person", "requests.carried_forward.natural_person"),
    )


@pytest.mark.parametrize(("table", "edition", "number"), [("proactive", "2021", 10), ("proactive", "2019", 22)])
def test_number_of_figures(table: str, edition: str, number: int) -> None:
    """The other form of table 二 has other figures; all paths are different."""
    paths = [figure.path for figure in tree.figures(table, edition)]
    assert len(set(paths)) == len(paths) == number


@pytest.mark.parametrize(
    ("path", "row_name", "label"),
    [
        ("requests.received.total", "一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数量 · 总计"),
        ("requests.results.total.other", "（七）总计", "（七）总计 · 其他"),
        ("requests.results.other_handling.other.other", "（六）其他处理 3.其他", "3.其他 · 其他"),
        ("disputes.reconsideration.upheld", "行政复议", "行政复议 · 结果维持"),
    ],
)
def test_names(path: str, row_name: str, label: str) -> None:
    """A figure knows its row with the group that the row's own label does not tell."""
    figure = tree.figure(path, "2021")
    assert figure is not None
    assert (figure.row_name, figure.label) == (row_name, label)


@pytest.mark.parametrize("path", ["requests.received", "requests.received.nobody", "nothing.at.all", ""])
def test_unknown_figure(path: str) -> None:
    """A path that the form does not have gives None."""
    assert tree.figure(path, "2021") is None


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("table", ["proactive", "requests", "disputes"])
def test_build(table: str, edition: str) -> None:
    """A table built from values holds each at its path, and None where no value was given."""
    figures = tree.figures(table, edition)
    values = {figure.path: number for number, figure in enumerate(figures) if number % 3}
    built = tree.build(table, edition, values)
    assert built.edition == edition
    for figure in figures:
        part = built
        for name in figure.path.split(".")[1:]:
            part = getattr(part, name)
        assert part == values.get(figure.path), figure.path
