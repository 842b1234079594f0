"""Which cells findings speak of."""

from collections.abc import Iterator

import pytest

from gov_disclosure import Finding, Operand, Report, Severity, Side, validate
from gov_disclosure.export.marks import CellDoubt, Doubt, doubts
from gov_disclosure.model import tree
from gov_disclosure.model.disputes import Disputes, Outcomes
from writer.forms import random_form, seeded

FORM = random_form(seeded(5), "2021")


def report_with(path: str, change: int) -> Report:
    """A consistent form with one figure changed."""
    values = {**FORM.figures, path: FORM.figures[path] + change}
    return Report(requests=tree.build("requests", "2021", values), disputes=tree.build("disputes", "2021", values))


def test_a_wrong_cell() -> None:
    """It breaks three balances and is the one that explains them; the others are only compared."""
    path = "requests.results.granted.natural_person"
    report = report_with(path, 900_000)
    said = doubts(report, validate(report, select="balances"))
    assert {each for each, doubt in said.cells.items() if doubt.doubt > Doubt.COMPARED} == {path}
    assert said.cells[path].doubt is Doubt.WRONG
    assert said.cells[path].proposed == (str(FORM.figures[path]),)
    assert said.cells[path].findings == tuple(range(1, len(said.findings) + 1))


def test_cells_that_may_be_wrong() -> None:
    """Where several explain a finding, each is doubtful with what it should be."""
    outcomes = Outcomes(upheld=30, corrected=1, other=0, pending=0, total=13)
    report = Report(disputes=Disputes(reconsideration=outcomes))
    said = doubts(report, validate(report, select="balances"))
    found = {path.rpartition(".")[2]: doubt for path, doubt in said.cells.items()}
    assert found["total"] == CellDoubt(Doubt.DOUBTFUL, (1,), ("31",))
    assert found["upheld"] == CellDoubt(Doubt.DOUBTFUL, (1,), ("12",))
    assert found["pending"].doubt is Doubt.COMPARED


def finding(severity: Severity, left: tuple[str, ...], right: tuple[str, ...] = ()) -> Finding:
    """A finding on some paths."""
    sides = [Side(tuple(Operand(path, "", 1) for path in paths), 1) for paths in (left, right)]
    return Finding(code="own", severity=severity, message="", message_zh="", left=sides[0], right=sides[1])


PATHS = tuple(figure.path for figure in tree.figures("disputes", "2021"))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (finding(Severity.ERROR, PATHS[:1]), [Doubt.WRONG]),
        (finding(Severity.ADVICE, PATHS[:1]), [Doubt.DOUBTFUL]),
        (finding(Severity.ERROR, PATHS[:1], PATHS[1:2]), [Doubt.COMPARED, Doubt.DOUBTFUL]),
        (finding(Severity.ERROR, PATHS * 4), []),
    ],
    ids=["error on one", "advice on one", "two sides", "a whole table"],
)
def test_a_finding_that_no_slip_explains(found: Finding, expected: list[Doubt]) -> None:
    """It speaks of the figure that it is about, or of the side that was compared."""

    def rule(report: Report) -> Iterator[Finding]:
        yield found

    report = Report(disputes=Disputes())
    said = doubts(report, validate(report, rules=[rule], select="given"))
    assert [said.cells[path].doubt for path in PATHS if path in said.cells] == expected


def test_several_findings_on_one_cell() -> None:
    """The greatest doubt counts; all findings and values are kept, each once."""
    first = CellDoubt(Doubt.COMPARED, (3, 1), ("7",))
    assert first.joined(CellDoubt(Doubt.WRONG, (2, 3), ("7", "9"))) == CellDoubt(Doubt.WRONG, (1, 2, 3), ("7", "9"))
