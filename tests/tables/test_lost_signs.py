"""What may be left of 万 before 元: the unit of the fee is not clear, and the fee is None, never 10,000 times too small."""

from decimal import Decimal

import pytest

from gov_disclosure.document import Document, Paragraph
from gov_disclosure.model.report import CellStatus
from gov_disclosure.tables.units import UNCLEAR, unit_of, without_unit
from gov_disclosure.text import label_key, marked
from tables.grids import column, proactive_rows, read, small_form, table, wrong

FORM = small_form()
FEE = "proactive.fees.amount"
LOST = ["□元", "?元", "??元", "？元", "·元", "*元", "_元", "__元", "\ufffd元", "\ue000元", "□ 元", "-元"]
ODD = ["方元", "力元", "W元", "仟元", "萬元", "佰万元"]
PLAIN = [
    "元",
    " 元",
    "\u3000元",
    "“元”",
    "（元）",
    "￥元",
    "\u200b元",
    "为元",
    "件、元",
    "件，元",
    "件/元",
    "人民币元",
    "人民币 元",
]


@pytest.mark.parametrize("unit", [*LOST, *ODD])
@pytest.mark.parametrize("note", ["单位：{}", "收费金额（单位：{}）", "收费金额（{}）", "注：金额单位: {}"])
def test_a_sign_before_yuan_leaves_the_unit_open(unit: str, note: str) -> None:
    assert unit_of(label_key(note.format(unit))) == UNCLEAR


@pytest.mark.parametrize("unit", PLAIN)
def test_brackets_colons_blanks_and_words_do_not(unit: str) -> None:
    assert unit_of(label_key(f"单位：{unit}")) == "元"


@pytest.mark.parametrize("text", ["收费情况（元）", "收费金额/元", "金额-元", "本年收费金额，元", "元"])
def test_nor_does_what_parts_it_from_a_label(text: str) -> None:
    assert unit_of(label_key(text)) == "元"


@pytest.mark.parametrize("text", ["多元解纷", "单元", "李·元芳", "·元旦", "（多元化）", "三件"])
def test_words_with_the_character_name_no_unit(text: str) -> None:
    assert unit_of(label_key(text)) is None


def test_a_label_without_such_a_unit() -> None:
    assert [without_unit(label_key(text)) for text in ("收费金额（□元）", "单位：?元")] == ["收费金额", ""]


def test_it_keeps_the_length() -> None:
    assert [marked(text) for text in ("单位：□ 元", "（元）")] == ["单位：\ufffd\ufffd元", "（元）"]


@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize("unit", ["□元", "?元", "方元", "元"])
@pytest.mark.parametrize("where", ["head", "label", "note"])
def test_the_fee(lines: bool, unit: str, where: str) -> None:
    """In the head, in the row's label, and in a note; all other figures are read, but where a label nobody knows has a line of its
    own.
    """
    head = {"head": f"本年收费金额（单位：{unit}）"}.get(where, "本年收费金额")
    label = {"label": f"行政事业性收费（{unit}）"}.get(where, "行政事业性收费")
    rows = [*proactive_rows(FORM)[:-2], ["信息内容", head], [label, "25100"]]
    notes = [Paragraph(f"单位：{unit}")] if where == "note" else []
    _, cells = read(Document([*notes, *(column(rows) if lines else [table(rows)])]))
    fee = cells[FEE]
    assert fee.value == (Decimal("2.51") if unit == "元" else None)
    assert fee.status is not CellStatus.BLANK
    assert wrong({path: cell for path, cell in cells.items() if path != FEE}, FORM) == {}
    found = sum(cell.value is not None for path, cell in cells.items() if path.startswith("proactive"))
    assert found >= (0 if lines and where == "label" else 9)
