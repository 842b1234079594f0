"""The sign of a change, wherever it is printed."""

from decimal import Decimal

import pytest

from gov_disclosure.document import Paragraph, TableCell
from gov_disclosure.model import tree
from gov_disclosure.model.report import CellStatus
from gov_disclosure.tables.cells import cell
from gov_disclosure.tables.stream import token

FIGURES = {figure.path: figure for edition in ("2019", "2021") for figure in tree.figures("proactive", edition)}


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("7（减少）", -7),
        ("7（下降）", -7),
        ("7项（减少）", -7),
        ("7（较上年减少）", -7),
        ("减少7", -7),
        ("-7（减少）", -7),
        ("7↓", -7),
        ("↑7", 7),
        ("增7", 7),
        ("7（增加）", 7),
        ("+7（上升）", 7),
        ("0（减少）", 0),
        ("7（其中取消2项）", 7),
        ("+7（减少）", None),
        ("增7（减少）", None),
        ("7↑（减少）", None),
        ("-7（增加）", None),
        ("7（减）", None),
        ("7（其中减少2项）", None),
        ("7（增减相抵）", None),
        ("7（含新增3项）", None),
    ],
)
def test_the_sign_of_a_change(printed: str, value: int | None) -> None:
    """A note behind the figure may be its sign; one that contradicts it, or says more of a change, leaves it open."""
    read = cell(FIGURES["proactive.licenses.change"], token(printed), Paragraph(printed), None)
    assert (read.value, read.status is CellStatus.UNREADABLE) == (value, value is None)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("- 3", -3), ("–3", -3), ("－ 3", -3), ("3减", -3), ("3减少", -3), ("3增", 3), ("-0", 0), ("— 3 —", None), ("- 3 4", None),
        ("—3", None), ("3减1", None), ("减3减", None),
    ],
)  # fmt: skip
def test_a_change_with_its_sign_apart(printed: str, value: int | None) -> None:
    """In the cell of a table; on a line of its own a dash may begin an item of a list."""
    figure = FIGURES["proactive.licenses.change"]
    assert cell(figure, token(printed), TableCell(printed), None).value == value
    dashed = printed.startswith(("- ", "–", "－ "))
    assert cell(figure, token(printed), Paragraph(printed), None).value == (None if dashed else value)


def test_a_count_has_no_sign() -> None:
    for printed in ("- 3", "3减", "12万", "减3", "减少3", "↓3", "3↓", "增3", "↑3", "3↑"):
        assert cell(FIGURES["proactive.rules.issued"], token(printed), TableCell(printed), None).value is None


@pytest.mark.parametrize(
    ("printed", "head", "value"),
    [
        ("12.5万", None, "12.5"), ("12.5 万", "元", "12.5"), ("0.3万", "万元", "0.3"), ("￥12.5", None, None), ("12万3", None, None),
        ("约12万", None, None),
    ],
)  # fmt: skip
def test_an_amount_in_ten_thousands(printed: str, head: str | None, value: str | None) -> None:
    """万 in the cell of a fee is 万元, whatever the head says; a sign of a currency names no unit."""
    read = cell(FIGURES["proactive.fees.amount"], token(printed), TableCell(printed), head)
    assert read.value == (None if value is None else Decimal(value))


def test_a_note_on_a_count_is_a_note() -> None:
    """What a count includes does not change it."""
    read = cell(FIGURES["proactive.rules.issued"], token("7（较上年减少）"), Paragraph("7（较上年减少）"), None)
    assert read.value == 7


@pytest.mark.parametrize("path", ["proactive.fees.amount", "proactive.procurement.amount"])
@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("增3", None),
        ("减3", None),
        ("减少3万元", None),
        ("增加 3.5", None),
        ("↑3", None),
        ("3↓", None),
        ("-3", Decimal(-3)),
        ("+3", Decimal(3)),
        ("3", Decimal(3)),
        ("3（减少）", Decimal(3)),
    ],
)
def test_an_amount_with_a_word_of_change_is_none(path: str, printed: str, value: Decimal | None) -> None:
    """It says by how much the amount has changed, as a count with such a word does; a plain sign is the amount's own."""
    read = cell(FIGURES[path], token(printed), Paragraph(printed), None)
    assert (read.value, read.status) == (value, CellStatus.UNREADABLE if value is None else CellStatus.REPORTED)
