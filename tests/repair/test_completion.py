"""Blanks: what the balances settle is the truth, and the truth is within the bounds."""

from decimal import Decimal
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import (
    Bounds,
    CellStatus,
    Report,
    UnknownPathError,
    bounds,
    explain,
    infer_missing,
    validate,
)
from gov_disclosure.model import tree
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.report import Cell, Value
from repair.slips import Figures, figures_of, form_of, report_of
from repair.strategies import forms
from rules.strategies import paths
from rules.strategies import report_of as report_with_cells
from writer.forms import Form, complete


def punched(figures: Figures, share: float, seed: int) -> dict[str, int | None]:
    """The figures with a share of them blank."""
    random = Random(seed)
    return {path: None if random.random() < share else value for path, value in figures.items()}


def values_of(report: Report, figures: Figures) -> dict[str, object]:
    """What the report's tables have at the paths of the figures."""
    found: dict[str, object] = {}
    for path in figures:
        value: object = report
        for name in path.split("."):
            value = getattr(value, name)
        found[path] = value
    return found


shares = st.sampled_from((0.01, 0.05, 0.2, 0.5, 0.8, 0.95))


@settings(max_examples=60, deadline=None)
@given(forms(), shares, st.integers(0, 2**32))
def test_nothing_but_the_truth(form: tuple[str, Form], share: float, seed: int) -> None:
    """Blanks punched into a consistent form get their true values or none, and what is printed stays."""
    edition, drawn = form
    figures = {**figures_of(drawn, "requests"), **figures_of(drawn, "disputes")}
    report = report_of(edition, punched(figures, share, seed))
    completed = infer_missing(report)
    found = values_of(completed, figures)
    assert all(value in {None, figures[path]} for path, value in found.items())
    assert all(found[path] == value for path, value in values_of(report, figures).items() if value is not None)
    assert infer_missing(completed) == completed
    assert explain(completed) == ()


@settings(max_examples=25, deadline=None)
@given(forms(), shares, st.integers(0, 2**32))
def test_truth_within_bounds(form: tuple[str, Form], share: float, seed: int) -> None:
    """The bounds hold the truth, and they meet exactly where the value is inferred."""
    edition, drawn = form
    figures = {**figures_of(drawn, "requests"), **figures_of(drawn, "disputes")}
    report = report_of(edition, punched(figures, share, seed))
    completed = values_of(infer_missing(report), figures)
    for path in Random(seed).sample(sorted(figures), 12):
        found = bounds(report, path)
        assert found.lowest is not None
        assert found.lowest <= figures[path]
        assert found.highest is None or figures[path] <= found.highest
        assert found.determined == (completed[path] is not None)


@settings(max_examples=15, deadline=None)
@given(forms(), st.integers(0, 2**32))
def test_bounds_are_reached(form: tuple[str, Form], seed: int) -> None:
    """Each bound is a value with which the printed figures still agree, and the next one beyond is none."""
    edition, drawn = form
    figures = figures_of(drawn, "requests")
    printed = punched(figures, 0.3, seed)
    path = Random(seed).choice([path for path, value in printed.items() if value is None])
    found = bounds(report_of(edition, printed), path)
    assert isinstance(found.lowest, int)
    assert explain(report_of(edition, {**printed, path: found.lowest})) == ()
    if found.lowest:
        assert explain(report_of(edition, {**printed, path: found.lowest - 1}))
    if isinstance(found.highest, int):
        assert explain(report_of(edition, {**printed, path: found.highest})) == ()
        assert explain(report_of(edition, {**printed, path: found.highest + 1}))


PARTS = ("reconsideration", "direct_litigation", "litigation_after_reconsideration")


def disputes(**values: int | None) -> Report:
    """A report whose table 四 has these reconsiderations and no lawsuits."""
    none = Outcomes(upheld=0, corrected=0, other=0, pending=0, total=0)
    return Report(
        disputes=Disputes(
            reconsideration=Outcomes(**values),
            direct_litigation=none,
            litigation_after_reconsideration=none,
        )
    )


@pytest.mark.parametrize(
    ("printed", "completed"),
    [
        ((3, 1, 0, 2, None), (3, 1, 0, 2, 6)),  # a total
        ((3, None, 0, 2, 6), (3, 1, 0, 2, 6)),  # a single missing part
        ((None, None, None, None, 0), (0, 0, 0, 0, 0)),  # the parts of a zero total
        ((3, 1, 2, None, 6), (3, 1, 2, 0, 6)),
        ((6, None, None, None, 6), (6, 0, 0, 0, 6)),  # the rest of a total that is used up
        ((3, None, None, 2, 6), (3, None, None, 2, 6)),
        ((None, 1, 0, 2, None), (None, 1, 0, 2, None)),
    ],
)
def test_infer_missing(printed: tuple[int | None, ...], completed: tuple[int | None, ...]) -> None:
    """Totals, single missing parts and parts of a zero total are inferred, the rest stays blank."""
    names = ("upheld", "corrected", "other", "pending", "total")
    found = infer_missing(disputes(**dict(zip(names, printed, strict=True)))).disputes
    assert found is not None
    assert found.reconsideration == Outcomes(**dict(zip(names, completed, strict=True)))


def test_several_balances_together() -> None:
    """Values that no single balance gives: six blanks around a circle of three rows and three columns, two of them in
    every balance, which follow from all balances and from two of them being zero.
    """
    rows = [f"requests.results.denied.{name}" for name in ("state_secret", "prohibited_by_law", "internal_affairs")]
    columns = ("natural_person", "commercial_enterprise", "other")
    circle = [(0, 0, 0), (0, 1, 5), (1, 1, 4), (1, 2, 0), (2, 2, 7), (2, 0, 2)]
    cells = {f"{rows[row]}.{columns[column]}": value for row, column, value in circle}
    figures = complete("2021", cells).figures
    values = {path: int(value) for path, value in figures.items() if path.startswith("requests.")}
    report = report_of("2021", {**values, **dict.fromkeys(cells)})
    assert values_of(infer_missing(report), values) == values
    for balance in tree.balances("requests", "2021"):
        assert sum(path in cells for path in balance.left) in {0, 2}


def test_cells_of_inferred_values() -> None:
    """Cells become inferred and keep what the document prints, blank or unreadable."""
    values = {
        **dict.fromkeys(paths("2021"), 0),
        "requests.received.total": None,
        "disputes.reconsideration.total": None,
    }
    given_cells = {
        "requests.received.total": Cell("requests.received.total", CellStatus.UNREADABLE, raw="O"),
        "disputes.reconsideration.total": Cell("disputes.reconsideration.total", CellStatus.NOT_APPLICABLE, raw="/"),
    }
    completed = infer_missing(report_with_cells(values, "2021", given_cells))
    for path, raw in (("requests.received.total", "O"), ("disputes.reconsideration.total", "/")):
        cell = completed.cell(path)
        assert (cell.status, cell.value, cell.raw, cell.unit) == (CellStatus.INFERRED, 0, raw, "件")
    missing = {path for outcome in validate(completed).not_assessable for path in outcome.missing}
    assert not missing & values.keys()


def test_contradiction_infers_nothing() -> None:
    """Where a table's figures contradict each other, nothing is inferred in it; other tables are completed."""
    edition, form = form_of(7)
    figures = figures_of(form, "requests")
    report = report_of(edition, {**figures, "requests.received.total": None, "requests.carried_over.other": 10**6})
    part = "disputes.reconsideration"
    other = disputes(upheld=3, corrected=1, other=0, pending=0, total=None)
    both = Report(requests=report.requests, disputes=other.disputes)
    completed = infer_missing(both)
    assert completed.requests == report.requests
    assert completed.disputes is not None
    assert completed.disputes.reconsideration.total == 4
    assert [found.table for found in explain(both)] == ["requests"]
    assert bounds(both, "requests.received.total") == Bounds(0, None)
    assert bounds(both, f"{part}.total") == Bounds(4, 4)


def test_contradiction_in_one_part_of_a_table() -> None:
    """Table 四 is trusted as a whole or not: where one of its three parts contradicts itself, the others are left too."""
    sound = Outcomes(upheld=3, corrected=1, other=0, pending=None, total=5)
    wrong = Outcomes(upheld=3, corrected=1, other=0, pending=0, total=9)
    whole = Disputes(reconsideration=sound, direct_litigation=sound, litigation_after_reconsideration=sound)
    assert pending(infer_missing(Report(disputes=whole))) == {1}
    assert {bounds(Report(disputes=whole), f"disputes.{name}.pending") for name in PARTS} == {Bounds(1, 1)}
    for contradictory in (
        evolve(whole, reconsideration=wrong),
        evolve(whole, direct_litigation=wrong),
        evolve(whole, litigation_after_reconsideration=wrong),
    ):
        report = Report(disputes=contradictory)
        assert infer_missing(report) == report
        others = [name for name in PARTS if getattr(contradictory, name) is sound]
        assert [bounds(report, f"disputes.{name}.pending") for name in others] == [Bounds(0, None)] * 2


def pending(report: Report) -> set[Value]:
    """The figures of table 四 that are pending."""
    return {report.cell(f"disputes.{name}.pending").value for name in PARTS}


@pytest.mark.parametrize("values", [{"upheld": 9, "total": 4}, {"upheld": -1, "total": None}])
def test_hidden_contradiction_infers_nothing(values: dict[str, int | None]) -> None:
    """Blanks that would have to be negative, and negative figures, are contradictions too."""
    report = disputes(**{"corrected": None, "other": 0, "pending": 0, **values})
    assert infer_missing(report) == report
    assert explain(report)[0].explanations == ()


def test_blank_forms() -> None:
    """Nothing follows from nothing: blanks are no zeros."""
    report = report_of("2021", dict.fromkeys(figures_of(form_of(1)[1], "requests")))
    assert infer_missing(report) == report
    assert infer_missing(Report()) == Report()
    assert bounds(report, "requests.received.total") == Bounds(0, None)


def test_bounds_of_other_figures() -> None:
    """Figures without balances, and printed ones."""
    values = dict.fromkeys(paths("2019")) | {"requests.received.total": 7}
    report = report_with_cells(values, "2019")
    assert bounds(report, "requests.received.total") == Bounds(7, 7)
    assert bounds(report, "requests.received.other") == Bounds(0, 7)
    assert bounds(report, "proactive.licenses.decisions") == Bounds(0, None)
    assert bounds(report, "proactive.licenses.change") == Bounds(None, None)
    assert bounds(report, "proactive.procurement.amount") == Bounds(0, None)
    assert not Bounds(None, None).determined
    assert Bounds(Decimal("1.5"), Decimal("1.5")).determined


def test_bounds_of_an_absent_table() -> None:
    """A table that the document lacks bounds nothing; its paths are those of the report's cells."""
    absent = Report(cells=(Cell("requests.results.other_handling.total", CellStatus.ABSENT),))
    assert bounds(absent, "requests.results.other_handling.total") == Bounds(0, None)
    with pytest.raises(UnknownPathError, match="no figure has the path"):
        bounds(absent, "requests.received.total")


@pytest.mark.parametrize("path", ["", "requests", "requests.received", "requests.nothing.total", "nothing", "title"])
def test_unknown_path(path: str) -> None:
    """A path that the form lacks is the caller's mistake."""
    report = report_with_cells(dict.fromkeys(paths("2021"), 0), "2021")
    with pytest.raises(UnknownPathError, match="no figure has the path"):
        bounds(report, path)
