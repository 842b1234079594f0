"""The proof of `python -m repair.slips` on a few forms; see docs/repair.md for what it gives on 500."""

from collections import Counter

import pytest

from gov_disclosure import Slip
from repair import slips


@pytest.fixture(scope="module")
def total() -> Counter[tuple[str, str]]:
    """What comes out of one form of each edition."""
    counter: Counter[tuple[str, str]] = Counter()
    for number in (2, 7):
        counter += slips.count(number)
    return counter


@pytest.mark.parametrize("kind", slips.IN_ONE_CELL)
def test_one_cell(total: Counter[tuple[str, str]], kind: Slip) -> None:
    """One wrong cell of table 三 is the only explanation, with the right value, in each cell and for each slip."""
    outcomes = {result for (name, result), number in total.items() if number and name == f"requests: {kind}"}
    assert {"only"} <= outcomes <= {"only", "no change"}


@pytest.mark.parametrize("kind", slips.IN_ONE_CELL)
def test_one_cell_of_disputes(total: Counter[tuple[str, str]], kind: Slip) -> None:
    """One wrong cell of table 四 is always among the explanations."""
    outcomes = {result for (name, result), number in total.items() if number and name == f"disputes: {kind}"}
    assert outcomes <= {"only", "among", "no change"}


@pytest.mark.parametrize("name", ["2 cells: known slips", "2 cells: arbitrary"])
def test_two_cells(total: Counter[tuple[str, str]], name: str) -> None:
    """Two wrong cells are among the smallest explanations in 99 of 100."""
    there = total[name, "only"] + total[name, "among"]
    assert there >= 0.99 * sum(number for (other, _), number in total.items() if other == name) > 0


def test_consistent_forms(total: Counter[tuple[str, str]]) -> None:
    """No correction is proposed where all balances hold, and nothing that must not be has come out."""
    assert total["consistent form", "wrong"] == 0
    assert slips.failures(total) == []


def test_failures() -> None:
    """What must not come out is named."""
    assert slips.failures({("requests: other", "wrong"): 1, ("2 cells: arbitrary", "gave up"): 1}) == [
        "requests: other"
    ]
    assert slips.failures({("consistent form", "wrong"): 1}) == ["consistent form"]


def test_command(
    total: Counter[tuple[str, str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command prints one line for each slip."""
    monkeypatch.setattr(slips, "count", lambda *_: total)
    assert slips.main(["--forms", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["slip", *" ".join(slips.OUTCOMES).split()]
    assert any(line.startswith("requests: transposed_digits") for line in lines)
