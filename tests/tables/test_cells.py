"""The sign of a change, wherever it is printed."""

import pytest

from gov_disclosure.document import Paragraph
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


def test_a_note_on_a_count_is_a_note() -> None:
    """What a count includes does not change it."""
    read = cell(FIGURES["proactive.rules.issued"], token("7（较上年减少）"), Paragraph("7（较上年减少）"), None)
    assert read.value == 7
