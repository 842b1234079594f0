"""元 behind 费: a unit of which a text speaks without saying for certain that it is the amount's."""

import pytest

from gov_disclosure.tables.units import UNCLEAR, unit_of
from tables.grids import codes, grid_document, proactive_rows, read, small_form, wrong

FEE = "proactive.fees.amount"
FORM = small_form()


@pytest.mark.parametrize(
    ("key", "unit"),
    [
        ("本年收费元", "元"),
        ("收费元计算", UNCLEAR),
        ("本年收费元数", UNCLEAR),
        ("本年公元二零三一年", None),
        ("多元调解", None),
    ],
)
def test_unit_of(key: str, unit: str | None) -> None:
    """It is one at the end of a text, unclear before other words, and none in other words."""
    assert unit_of(key) == unit


@pytest.mark.parametrize(
    ("head", "label", "note"),
    [
        ("本年收费金额", "行政事业性收费", "收费（元）计算"),
        ("本年收费金额", "行政事业性收费（收费元计）", ""),
        ("本年收费金额（单位：万元）", "行政事业性收费", "收费（元）计算"),
    ],
)
def test_an_amount_that_may_be_in_yuan(head: str, label: str, note: str) -> None:
    """It is not read as 万元, ten thousand times too much."""
    *rows, _, _ = proactive_rows(FORM)
    notes = [[note]] if note else []
    tables, cells = read(grid_document([*rows, *notes, ["信息内容", head], [label, "25100"]]))
    assert cells[FEE].value is None
    assert any(path in {FEE, "proactive.fees"} for _, path in codes(tables))
    others = {path: cell for path, cell in cells.items() if path != FEE}
    assert wrong(others, FORM) == {}
    assert cells["proactive.penalties.decisions"].value == FORM.figures["proactive.penalties.decisions"]
