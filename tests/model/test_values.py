"""What enters calculations: the values of typed tables, and which values are figures at all."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import (
    GovDisclosureError,
    Report,
    aggregate,
    apply,
    bounds,
    compare,
    explain,
    infer_missing,
    locate,
    validate,
    validate_area,
    validate_series,
)
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.values import MOST_DIGITS, fault_of, is_figure, table_values
from gov_disclosure.repair import Correction, Slip

PATHS = (
    "requests.received.total",
    "requests.received.other",
    "disputes.reconsideration.upheld",
    "proactive.fees.amount",
)
ODD = (
    Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity"), Decimal("1e400000"), Decimal("1e-5000"),
    10**5000, -(10**5000), 10**MOST_DIGITS, 1.5, float("nan"), True, "12", (),
)  # fmt: skip
NAMES = [f"{type(value).__name__} {number}" for number, value in enumerate(ODD)]
BLANK = {figure.path: 0 for table in ("proactive", "requests", "disputes") for figure in tree.figures(table, "2021")}

FUNCTIONS: dict[str, Callable[[Report], object]] = {
    "validate": validate,
    "validate previous": lambda report: validate(evolve(report_of({}), year=2025), previous=report),
    "validate_series": lambda report: validate_series([report, evolve(report_of({}), year=2025)]),
    "locate": locate,
    "explain": explain,
    "infer_missing": infer_missing,
    "bounds": lambda report: bounds(report, "requests.carried_over.other"),
    "apply": lambda report: apply(report, []),
    "compare": lambda report: compare(report, report_of({})),
    "compare previous": lambda report: compare(report_of({}), report),
    "validate_area": lambda report: validate_area(report, {"水务局": report_of({})}),
    "validate_area children": lambda report: validate_area(report_of({}), {"水务局": report}),
    "aggregate": lambda report: aggregate({"水务局": report_of({}), "档案馆": report}),
}


def report_of(values: dict[str, object]) -> Report:
    """A report of 2024 with zeros everywhere but at some paths."""
    tables = {name: tree.build(name, "2021", BLANK | values) for name in EDITIONS["2021"].tables}
    return Report(year=2024, agency="霁川市水务局", **tables)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("value", ODD, ids=NAMES)
def test_odd_figures(function: str, value: object) -> None:
    """What is no figure is refused with its path, whatever is asked of the report."""
    for path in PATHS:
        with pytest.raises(GovDisclosureError, match=path):
            FUNCTIONS[function](report_of({path: value}))


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("value", [10**MOST_DIGITS - 1, -(10**20), Decimal("2.5"), Decimal("-1e-20"), Decimal(3)])
def test_unlikely_figures(function: str, value: int | Decimal) -> None:
    """Figures that no report has are computed with all the same, and no rule fails on them."""
    for path in PATHS:
        found = FUNCTIONS[function](report_of({path: value}))
        assert "rule-failed" not in str(found)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), 10**5000], ids=["nan", "infinity", "huge"])
def test_odd_correction(value: int | Decimal) -> None:
    """A correction cannot propose what is no figure."""
    path = "requests.received.other"
    correction = Correction(path=path, printed=0, proposed=value, kind=Slip.OTHER, unique=True, explanation=1)
    with pytest.raises(GovDisclosureError, match=path):
        apply(report_of({}), [correction])


@given(st.integers(-(10**15), 10**15) | st.decimals(-(10**15), 10**15, places=4) | st.none())
def test_figures_that_are_read(value: int | Decimal | None) -> None:
    """Whatever reading may find in a cell is a figure."""
    assert is_figure(value)
    assert fault_of(report_of({"proactive.fees.amount": value})) is None


@pytest.mark.parametrize("edition", EDITIONS)
def test_table_values(edition: str) -> None:
    """The values stand in the form's order; equal tables that are not the same are not mixed up."""
    for table in EDITIONS[edition].tables:
        figures = tree.figures(table, edition)
        for first in (0, 1000):
            values = {figure.path: first + place for place, figure in enumerate(figures)}
            typed = tree.build(table, edition, values)
            assert table_values(typed, table) == table_values(evolve(typed), table) == tuple(values.values())
