"""Which cells are wrong: the smallest explanations, what they say, and where the search gives up."""

import pickle
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import Report, apply, explain, locate, validate
from gov_disclosure.model import tree
from gov_disclosure.repair import GaveUp, Localization, Slip
from repair.slips import Figures, damaged_report, figures_of, form_of, report_of, several
from repair.strategies import forms
from writer.forms import Form, seeded

FAULTS = {"requests-row-total", "requests-column-total", "requests-carry", "disputes-total", "negative-count"}
GRANTED = "requests.results.granted"
COLUMNS = tuple(figure.column for figure in tree.rows("requests", "2021")[0].figures)


def busy(number: int = 7) -> tuple[str, Figures]:
    """A form of 2021 without small figures to confuse."""
    edition, form = form_of(number)
    return edition, figures_of(form, "requests")


def only(report: Report) -> Localization:
    """The one localization of a report."""
    (found,) = explain(report)
    return found


def proposals(found: Localization) -> list[dict[str, Any]]:
    """The proposed values of each explanation, by path."""
    return [{correction.path: correction.proposed for correction in each} for each in found.explanations]


def applicants(*values: int | None) -> dict[str, int | None]:
    """A row of table 三 by column."""
    return dict(zip(COLUMNS, values, strict=True))


def with_row(figures: Figures, row: str, *values: int | None) -> dict[str, int | None]:
    """The figures with another row."""
    return {**figures, **{f"{row}.{column}": value for column, value in applicants(*values).items()}}


def row_of(figures: Figures, row: str) -> list[int]:
    """The figures of a row."""
    return [figures[f"{row}.{column}"] for column in COLUMNS]


@settings(max_examples=30, deadline=None)
@given(forms())
def test_consistent_form(form: tuple[str, Form]) -> None:
    """A form whose balances hold has nothing to correct."""
    edition, drawn = form
    report = report_of(edition, {**figures_of(drawn, "requests"), **figures_of(drawn, "disputes")})
    assert locate(report) == ()
    assert explain(report) == ()


@settings(max_examples=40, deadline=None)
@given(forms(), st.integers(1, 3), st.booleans(), st.integers(0, 2**32))
def test_applied_explanations_balance(form: tuple[str, Form], cells: int, known: bool, seed: int) -> None:
    """With the corrections of any one explanation put in, no balance fails; every figure is a count."""
    edition, drawn = form
    figures = figures_of(drawn, "requests")
    slip = several(seeded(seed), edition, figures, cells, known=known)
    report = report_of(edition, {**figures, **slip.printed})
    found = only(report)
    assert found.explanations
    for explanation in found.explanations:
        codes = {finding.code for finding in validate(apply(report, explanation)).findings}
        assert not codes & FAULTS
        assert explain(apply(report, explanation)) == ()


def test_correction() -> None:
    """A correction says what is printed, what should be, by which slip, and which balances it mends."""
    edition, figures = busy()
    path = next(path for path, value in figures.items() if value > 9 and path.startswith("requests.results.denied"))
    report = report_of(edition, {**figures, path: figures[path] * 10 + 9})
    (correction,) = locate(report)
    assert (correction.path, correction.printed, correction.proposed) == (path, figures[path] * 10 + 9, figures[path])
    assert (correction.kind, correction.unique, correction.explanation) == (Slip.ADDED_DIGIT, True, 1)
    assert [balance.kind for balance in correction.balances] == ["column-total", "row-total"]
    assert all(path in balance.left for balance in correction.balances)
    assert correction.balances == only(report).balances
    assert pickle.loads(pickle.dumps(correction)) == correction  # noqa: S301 - made here
    assert pickle.loads(pickle.dumps(explain(report))) == explain(report)  # noqa: S301 - made here


def test_total_of_totals() -> None:
    """The figure in three balances is located by all of them."""
    edition, figures = busy()
    path = "requests.results.total.total"
    (correction,) = locate(report_of(edition, {**figures, path: -figures[path]}))
    assert (correction.proposed, correction.kind) == (figures[path], Slip.WRONG_SIGN)
    assert [balance.kind for balance in correction.balances] == ["carry", "column-total", "row-total"]


def test_part_of_disputes() -> None:
    """In table 四 a figure is located where no other of its part could be lowered far enough."""
    figures = dict.fromkeys(figures_of(form_of(1)[1], "disputes"), 0)
    part = "disputes.direct_litigation"
    found = only(report_of("2021", {**figures, f"{part}.upheld": 30, f"{part}.other": 21, f"{part}.total": 15}))
    assert found.complete
    assert proposals(found) == [{f"{part}.total": 51}]
    assert found.explanations[0][0].unique


def test_order_of_plausibility() -> None:
    """Several explanations are numbered, a known slip before an arbitrary change."""
    figures = dict.fromkeys(figures_of(form_of(1)[1], "disputes"), 0)
    part = "disputes.reconsideration"
    corrections = locate(report_of("2021", {**figures, f"{part}.upheld": 44, f"{part}.other": 18, f"{part}.total": 26}))
    assert [(c.path.split(".")[-1], c.proposed, str(c.kind), c.explanation) for c in corrections] == [
        ("total", 62, "transposed_digits", 1),
        ("upheld", 8, "other", 2),
    ]
    assert not any(correction.unique for correction in corrections)


def test_parts_of_disputes_are_told_apart() -> None:
    """Figures that no balance joins are localized each for themselves, and each counts its explanations from 1."""
    edition, form = form_of(7)
    figures = {**figures_of(form, "requests"), **figures_of(form, "disputes")}
    for path in ("requests.received.other", "disputes.reconsideration.total", "disputes.direct_litigation.total"):
        figures[path] += 1
    found = explain(report_of(edition, figures))
    assert [localization.table for localization in found] == ["requests", "disputes", "disputes"]
    assert all(localization.explanations[0][0].explanation == 1 for localization in found)


def swapped(values: list[int], one: int, two: int) -> list[int]:
    """A row with two cells exchanged."""
    values = list(values)
    values[one], values[two] = values[two], values[one]
    return values


ROW = [20, 8, 3, 0, 41, 7, 79]
COMPOSITES = [
    ("swapped", swapped(ROW, 4, 5), Slip.SWAPPED_NEIGHBOURS),
    ("digit moved right", [2, 8, 3, 0, 4, 17, 79], None),
    ("digit to the right", [20, 8, 3, 0, 4, 17, 79], Slip.MOVED_DIGIT),
    ("digit to the left", [20, 8, 3, 0, 417, 0, 79], Slip.MOVED_DIGIT),
    ("a cell lost, the last one blank", [20, 8, 3, 41, 7, 79, None], Slip.MISPLACED_COLUMN),
    ("a cell lost, the last one zero", [20, 3, 0, 41, 7, 79, 0], Slip.MISPLACED_COLUMN),
    ("a blank put in", [None, 20, 8, 3, 0, 41, 7], Slip.MISPLACED_COLUMN),
    ("a zero put in", [20, 8, 0, 3, 0, 41, 7], Slip.MISPLACED_COLUMN),
]


def form_with(row: list[int]) -> Figures:
    """A consistent form in which only the row of what was granted is not zero."""
    figures = dict.fromkeys((figure.path for figure in tree.figures("requests", "2021")), 0)
    for name in (GRANTED, "requests.results.total", "requests.received"):
        figures |= {f"{name}.{column}": value for column, value in zip(COLUMNS, row, strict=True)}
    return figures


@pytest.mark.parametrize(("row", "kind"), [(row, kind) for _, row, kind in COMPOSITES], ids=[c[0] for c in COMPOSITES])
def test_slips_over_cells(row: list[int | None], kind: Slip | None) -> None:
    """A slip over several cells is one slip: it is located as a whole, with the figure that got lost."""
    figures = form_with(ROW)
    found = only(report_of("2021", with_row(figures, GRANTED, *row)))
    right = {f"{GRANTED}.{column}": value for column, value in zip(COLUMNS, ROW, strict=True)}
    if kind is not None:
        (explanation,) = found.explanations
        assert {correction.kind for correction in explanation} == {kind}
    assert found.explanations[0][0].unique
    for correction in found.explanations[0]:
        assert correction.proposed == right[correction.path]
        assert correction.printed != correction.proposed


def test_rows_exchanged() -> None:
    """Two rows that are taken for one another."""
    figures = form_with(ROW)
    figures |= {f"requests.carried_forward.{column}": 1 for column in COLUMNS[:-1]}
    figures |= {f"requests.received.{column}": figures[f"requests.received.{column}"] + 1 for column in COLUMNS[:-1]}
    figures["requests.carried_forward.total"], figures["requests.received.total"] = 6, 85
    assert explain(report_of("2021", figures)) == ()
    one, two = "requests.carried_over", "requests.carried_forward"
    printed = with_row(with_row(figures, one, *row_of(figures, two)), two, *row_of(figures, one))  # type: ignore[arg-type]
    (explanation,) = only(report_of("2021", printed)).explanations
    assert {correction.kind for correction in explanation} == {Slip.MISPLACED_ROW}
    assert {correction.path: correction.proposed for correction in explanation} == {
        path: figures[path] for path in figures if path.startswith((one, two))
    }


def test_columns_exchanged() -> None:
    """The column of totals beside its place."""
    edition, figures = busy()
    printed = dict(figures)
    for row in tree.rows("requests", edition):
        one, two = f"{row.path}.other", f"{row.path}.total"
        printed[one], printed[two] = figures[two], figures[one]
    found = only(report_of(edition, printed))
    assert {correction.kind for correction in found.explanations[0]} == {Slip.MISPLACED_COLUMN}
    assert {path: value for path, value in figures.items() if printed[path] != value} in proposals(found)


def test_wrong_cell_beside_a_slip_over_cells() -> None:
    """One more wrong cell is found beside a slip over several."""
    figures = form_with(ROW)
    printed = with_row(figures, GRANTED, *[20, 8, 3, 0, 4, 17, 79])
    printed["requests.carried_over.other"] = 600
    found = only(report_of("2021", printed))
    assert {f"{GRANTED}.legal_service_organization": 41, f"{GRANTED}.other": 7, "requests.carried_over.other": 0} in (
        proposals(found)
    )


def test_blank_is_free() -> None:
    """A blank takes no part: its balances count only where they are joined so that it drops out."""
    edition, figures = busy()
    blank, wrong = f"{GRANTED}.natural_person", f"{GRANTED}.other"
    report = report_of(edition, {**figures, blank: None, wrong: figures[wrong] + 40})
    (correction,) = locate(report)
    assert (correction.path, correction.proposed, correction.unique) == (wrong, figures[wrong], True)
    assert [balance.kind for balance in correction.balances] == ["column-total", "row-total"]
    assert [balance.kind for balance in only(report).balances] == ["column-total"]


def test_blanks_that_hide() -> None:
    """Where blanks hide which of two figures is wrong, both are listed."""
    edition, figures = busy()
    rows = [row.path for row in tree.rows("requests", edition)][3:5]
    blanks = {f"{row}.total": None for row in rows}
    wrong = f"{rows[0]}.other"
    found = only(report_of(edition, {**figures, **blanks, wrong: figures[wrong] - 1}))
    assert len(found.explanations) > 1
    assert {wrong: figures[wrong]} in proposals(found)
    assert not found.explanations[0][0].unique


def test_no_values_for_blanks() -> None:
    """A part above its blank-ridden sum: nothing is proposed, and the reader is told."""
    figures: dict[str, int | None] = dict.fromkeys(figures_of(form_of(1)[1], "disputes"), 0)
    part = "disputes.reconsideration"
    found = only(report_of("2021", {**figures, f"{part}.upheld": 9, f"{part}.pending": None, f"{part}.total": 4}))
    assert (found.balances, found.explanations, found.complete) == ((), (), False)
    assert found.reason is GaveUp.NO_FAILING_BALANCE


@pytest.mark.parametrize("value", [-5, Decimal(-5), Decimal("0.5")])
def test_impossible_figure_in_balance(value: int | Decimal) -> None:
    """A figure that no count can be is wrong even where all balances hold; what is right is not known."""
    figures: dict[str, Any] = dict.fromkeys(figures_of(form_of(1)[1], "disputes"), 0)
    part = "disputes.reconsideration"
    figures |= {f"{part}.upheld": value, f"{part}.total": value}
    found = only(report_of("2021", figures))
    assert (found.explanations, found.reason) == ((), GaveUp.NO_FAILING_BALANCE)


def test_fraction() -> None:
    """A figure that is not whole is corrected like others, and reported as it was."""
    edition, figures = busy()
    path = f"{GRANTED}.other"
    printed: dict[str, Any] = {**figures, path: Decimal("3.5")}
    (correction,) = locate(report_of(edition, printed))
    assert (correction.printed, correction.proposed) == (Decimal("3.5"), figures[path])


def test_unsettled() -> None:
    """Two wrong cells whose balances are joined by blanks: how much of the excess is whose is not settled, so the pair that
    is found in another row is not unique.
    """
    denied = "requests.results.denied"
    right = form_with([20, 0, 0, 0, 0, 0, 20])
    right |= {f"{GRANTED}.natural_person": 18, f"{GRANTED}.total": 18}
    for row in ("state_secret", "internal_affairs"):
        right |= {f"{denied}.{row}.natural_person": 1, f"{denied}.{row}.total": 1}
    assert explain(report_of("2021", right)) == ()
    blanks = {f"{denied}.{row}.total": None for row in ("state_secret", "internal_affairs")}
    excess = {f"{denied}.{row}.natural_person": 6 for row in ("state_secret", "internal_affairs")}
    found = only(report_of("2021", {**right, **blanks, **excess}))
    assert found.reason is GaveUp.UNSETTLED
    assert {f"{GRANTED}.natural_person": 8, f"{GRANTED}.total": 8} in proposals(found)
    assert not any(correction.unique for each in found.explanations for correction in each)


def test_more_cells() -> None:
    """Beyond the cells that are searched for, the search says that it gave up."""
    edition, figures = busy()
    slip = several(seeded(3), edition, figures, 6, known=False)
    found = only(report_of(edition, {**figures, **slip.printed}))
    assert (found.explanations, found.complete, found.reason) == ((), False, GaveUp.MORE_CELLS)
    assert found.balances


def test_four_cells() -> None:
    """The search goes further when asked to."""
    edition, figures = busy()
    slip = several(seeded(3), edition, figures, 4, known=False)
    report = report_of(edition, {**figures, **slip.printed})
    assert only(report).reason is GaveUp.MORE_CELLS
    (found,) = explain(report, cells=4, budget=10**6)
    assert slip.right in proposals(found)


def test_budget() -> None:
    """A search without moves left gives up, and calls nothing unique."""
    (found,) = explain(damaged_report(3), budget=50)
    assert (found.explanations, found.reason) == ((), GaveUp.BUDGET)
    edition, figures = busy()
    path = f"{GRANTED}.other"
    (found,) = explain(report_of(edition, {**figures, path: figures[path] + 1}), budget=1)
    assert not found.complete
    assert not any(correction.unique for each in found.explanations for correction in each)


def test_many_explanations() -> None:
    """No more than a hundred explanations are listed, and none is unique."""
    figures: dict[str, int | None] = dict.fromkeys(form_with(ROW), 30)
    for row in tree.rows("requests", "2021"):
        figures[f"{row.path}.total"] = None
    for column in COLUMNS[:-1]:
        figures[f"requests.results.total.{column}"] = 630
        figures[f"requests.received.{column}"] = 630
    figures["requests.results.total.other"] = 629
    figures["requests.results.total.natural_person"] = 632
    found = only(report_of("2021", figures))
    assert found.table == "requests"
    assert len(found.explanations) <= 100
    assert found.complete or found.reason is not None


def test_table_absent() -> None:
    """A report without tables has nothing to locate."""
    assert locate(Report()) == ()


def test_mixed_editions() -> None:
    """Each table is taken in its own edition."""
    edition, form = form_of(2)
    assert edition == "2019"
    figures = figures_of(form, "requests")
    figures["requests.results.other_handling.total"] += 5
    report = Report(requests=tree.build("requests", "2019", figures), disputes=tree.build("disputes", "2021", {}))
    (correction,) = locate(report)
    assert correction.path == "requests.results.other_handling.total"
