"""The figures of two reports: values, statuses, units, differences."""

from decimal import Decimal

import pytest

from gov_disclosure.comparison.figures import FigureChange, compare_figures
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.proactive import Fees2021, Proactive2019, Proactive2021, Procurement2019
from gov_disclosure.model.report import Cell, CellStatus, Report, Value


@pytest.mark.parametrize(
    ("previous", "current", "difference", "ratio", "changed"),
    [
        (20, 35, 15, 1.75, True),
        (35, 20, -15, 20 / 35, True),
        (0, 35, 35, None, True),
        (35, 0, -35, 0.0, True),
        (0, 0, 0, None, False),
        (7, 7, 0, 1.0, False),
        (None, 7, None, None, True),
        (7, None, None, None, True),
        (None, None, None, None, False),
        (Decimal("0.1"), Decimal("0.3"), Decimal("0.2"), 3.0, True),
        (Decimal("3.0"), Decimal(3), Decimal("0.0"), 1.0, False),
    ],
)
def test_change(previous: Value, current: Value, difference: Value, ratio: float | None, *, changed: bool) -> None:
    """A blank is no zero, and nothing is divided by zero."""
    figure = FigureChange("requests.received.total", "", previous, current)
    assert (figure.difference, figure.ratio, figure.changed) == (difference, ratio, changed)


def test_names() -> None:
    """A figure has its printed label and an English name."""
    figures = {figure.path: figure for figure in compare_figures(Report(), Report())}
    figure = figures["requests.results.other_handling.other.total"]
    assert (figure.table, figure.label) == ("requests", "（六）其他处理 3.其他 · 总计")
    assert figure.name == "results: other handling: other: total"


def test_statuses() -> None:
    """The cells say why a value is missing; without cells there is a value or none."""
    cells = (Cell("disputes.reconsideration.upheld", CellStatus.BLANK, raw=""),)
    this = Report(disputes=Disputes(), cells=cells)
    last = Report(disputes=Disputes(reconsideration=Outcomes(upheld=3)))
    figures = {figure.path: figure for figure in compare_figures(this, last)}
    figure = figures["disputes.reconsideration.upheld"]
    assert (figure.previous_status, figure.current_status) == (CellStatus.REPORTED, CellStatus.BLANK)
    assert figures["disputes.reconsideration.other"].current_status is CellStatus.ABSENT
    assert figure.shared


def test_absent_table_takes_the_other_edition() -> None:
    """A table that one report lacks is compared in the edition of the other one's."""
    figures = compare_figures(Report(year=2024), Report(year=2020, proactive=Proactive2019()))
    assert len([figure for figure in figures if figure.table == "proactive"]) == 22
    assert all(figure.shared for figure in figures if figure.table == "proactive")


def procurement(amount: str, unit: str | None) -> Report:
    path = "proactive.procurement.amount"
    cell = Cell(path, CellStatus.REPORTED, Decimal(amount), amount, unit=unit)
    return Report(proactive=Proactive2019(procurement=Procurement2019(amount=Decimal(amount))), cells=(cell,))


@pytest.mark.parametrize(
    ("units", "difference"), [(("元", "元"), Decimal(2)), (("元", "万元"), None), (("元", None), None)]
)
def test_units(units: tuple[str | None, str | None], difference: Value) -> None:
    """Amounts in different units, or in one that is not known, are not taken from one another."""
    last, this = (procurement(amount, unit) for amount, unit in zip(("5", "7"), units, strict=True))
    figures = {figure.path: figure for figure in compare_figures(this, last)}
    figure = figures["proactive.procurement.amount"]
    assert (figure.difference, figure.changed) == (difference, True)
    assert (figure.previous_unit, figure.current_unit) == units


def test_the_form_gives_the_unit() -> None:
    """A figure without a cell is in the form's unit."""
    this = Report(proactive=Proactive2021(fees=Fees2021(amount=Decimal("3.5"))))
    figures = {figure.path: figure for figure in compare_figures(this, this)}
    assert figures["proactive.fees.amount"].current_unit == "万元"


def test_the_form_gives_the_unit_of_an_absent_table() -> None:
    """A table that is absent in one year has the form's units, so that they are no difference."""
    this, last = Report(proactive=Proactive2021(fees=Fees2021(amount=Decimal("3.5")))), Report()
    figures = {figure.path: figure for figure in compare_figures(this, last)}
    assert figures["proactive.fees.amount"].previous_unit == "万元"
