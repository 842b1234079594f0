"""The greatest amount that is plausible is plausible."""

from decimal import Decimal

import pytest

from gov_disclosure.model.proactive import Fees2021, Proactive2021
from gov_disclosure.model.report import Cell, CellStatus, Report
from gov_disclosure.rules.fees import ANY, LEVELS, fee_unit, level_of
from gov_disclosure.rules.results import Finding, Passed

AGENCIES = ("北山镇人民政府", "云溪县水务局", "云溪市城乡建设局", "北河省财政厅", None)


def charged(amount: Decimal, agency: str | None) -> Report:
    """A report with a fee in 万元."""
    cell = Cell("proactive.fees.amount", CellStatus.REPORTED, amount, str(amount), None, "万元")
    return Report(agency=agency, proactive=Proactive2021(fees=Fees2021(amount=amount)), cells=(cell,))


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_bound_itself(agency: str | None) -> None:
    """An amount at the bound of its level passes; one 分 more does not."""
    bound = level_of(agency).fees
    (at,) = fee_unit(charged(bound, agency))
    (above,) = fee_unit(charged(bound + Decimal("0.000001"), agency))
    assert isinstance(at, Passed)
    assert isinstance(above, Finding)


def test_every_level() -> None:
    """None is left out above."""
    assert {level_of(agency) for agency in AGENCIES} == {*LEVELS, ANY}
