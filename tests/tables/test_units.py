"""The unit of the fee, wherever a document names it."""

from decimal import Decimal
from itertools import product

import pytest

from gov_disclosure.document import Block, Document, Paragraph, Table
from gov_disclosure.model.report import CellStatus
from gov_disclosure.tables import read_tables
from gov_disclosure.tables.units import SCALED, UNCLEAR, one_unit, unit_of, without_unit
from gov_disclosure.text import label_key
from tables.grids import Rows, column, proactive_rows, read, requests_rows, small_form, table, wrong

FORM = small_form()
FEE = "proactive.fees.amount"
YUAN = "25100"


def in_grid(rows: Rows) -> list[Block]:
    return [table(rows)]


def in_lines(rows: Rows) -> list[Block]:
    return [*column(rows)]


LAYOUTS = {"grid": in_grid, "lines": in_lines}


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("单位：元", "元"),
        ("（单位：万元）", "万元"),
        ("金额单位：元", "元"),
        ("计量单位：亿元", "亿元"),
        ("单位：件、元", "元"),
        ("注：金额单位为元。", "元"),
        ("收费金额（元）", "元"),
        ("行政事业性收费（万元）", "万元"),
        ("元", "元"),
        ("单位：人民币元", "元"),
        ("单位：元、万元", UNCLEAR),
        ("单位：千元", UNCLEAR),
        ("单位：美元", UNCLEAR),
        ("单位：万", UNCLEAR),
        ("单位：千件", SCALED),
        ("（计量单位：百件次）", SCALED),
        ("单位：千件、万元", SCALED),
        ("注：表中数据单位均为千件", SCALED),
        ("单位：仟件", SCALED),
        ("单位：1000件", SCALED),
        ("（单位：千件，保留整数）", SCALED),
        ("以千件为单位", SCALED),
        ("（千件）", SCALED),
        ("总计（千件）", SCALED),
        ("走访单位十个", None),
        ("各单位百项", None),
        ("报送单位千份", None),
        ("惠及企事业单位万个", None),
        ("图1 网站访问量（单位：万人次）", None),
        ("图2 政务热线受理量（单位：万件）", None),
        ("百件", SCALED),
        ("十条", None),
        ("收费金额以元为单位", UNCLEAR),
        ("金额以万元计", UNCLEAR),
        ("单位：件", None),
        ("自然人", None),
        ("全年收费1,234元", None),
        ("全年收费三万元", None),
        ("多元解纷", None),
        ("元旦假期", None),
        ("某单元" * 20 + "元", None),
    ],
)
def test_the_unit_that_a_text_names(printed: str, unit: str | None) -> None:
    """A sum names none, nor does a word with the same character; prose is not looked at."""
    assert unit_of(label_key(printed)) == unit


@pytest.mark.parametrize(
    ("printed", "words"), [("金额（单位：元）", "金额"), ("金额（千元）", "金额"), ("万元", ""), ("总计", "总计")]
)
def test_a_label_without_its_unit(printed: str, words: str) -> None:
    assert without_unit(label_key(printed)) == words


def test_one_unit() -> None:
    found = [one_unit(units) for units in ([], ["元", "元"], ["元", "万元"], ["元", SCALED])]
    assert found == [None, "元", UNCLEAR, SCALED]


def fee_rows(head: str, label: str = "行政事业性收费", *more: list[str]) -> Rows:
    rows = proactive_rows(FORM)
    assert rows[-1][0] == "行政事业性收费"
    return [*rows[:-2], ["信息内容", head], [label, YUAN], *more]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("head", "label", "above", "below"),
    [
        ("收费金额（元）", "行政事业性收费", "", ""),
        ("金额（元）", "行政事业性收费", "", ""),
        ("收费金额（单位：元）", "行政事业性收费", "", ""),
        ("本年收费金额（元）", "行政事业性收费", "", ""),
        ("本年收费金额", "行政事业性收费（元）", "", ""),
        ("本年收费金额", "行政事业性收费（单位：元）", "", ""),
        ("本年收费金额", "行政事业性收费", "金额单位：元", ""),
        ("本年收费金额", "行政事业性收费", "计量单位：元", ""),
        ("本年收费金额", "行政事业性收费", "单位：件、元", ""),
        ("本年收费金额", "行政事业性收费", "注：金额单位为元", ""),
        ("本年收费金额", "行政事业性收费", "", "注：行政事业性收费单位为元。"),
        ("本年收费金额", "行政事业性收费", "", "元"),
        ("收费金额（元）", "行政事业性收费（元）", "单位：元", ""),
    ],
)
def test_the_fee_in_its_unit(layout: str, head: str, label: str, above: str, below: str) -> None:
    """It may stand in the head, in the row's label, in a note above or below, or behind the figure."""
    blocks = [*map(Paragraph, filter(None, [above])), *LAYOUTS[layout](fee_rows(head, label))]
    _, cells = read(Document([*blocks, *map(Paragraph, filter(None, [below]))]))
    others = {path: cell for path, cell in cells.items() if path != FEE}
    assert (cells[FEE].value, cells[FEE].unit, wrong(others, FORM)) == (Decimal("2.51"), "万元", {})
    assert cells["proactive.penalties.decisions"].value == FORM.figures["proactive.penalties.decisions"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("head", "label", "below"),
    [
        ("收费金额（千元）", "行政事业性收费", ""),
        ("收费金额（美元）", "行政事业性收费", ""),
        ("本年收费金额（元）", "行政事业性收费（万元）", ""),
        ("本年收费金额（单位：万元）", "行政事业性收费", "元"),
        ("本年收费金额（单位：万元）", "行政事业性收费", "单位：元"),
        ("本年收费金额", "行政事业性收费", "以元为单位"),
        ("本年收费金额", "行政事业性收费（千元）", ""),
        ("本年收费金额", "行政事业收费（元）", ""),
        ("采购金额（元）", "行政事业性收费", ""),
    ],
)
def test_a_fee_whose_unit_is_in_doubt_is_none(layout: str, head: str, label: str, below: str) -> None:
    """Units that contradict each other, that are unknown, or that stand in a damaged label; something is said of it."""
    blocks = [*LAYOUTS[layout](fee_rows(head, label)), *map(Paragraph, filter(None, [below]))]
    tables, cells = read(Document(blocks))
    assert cells[FEE].value in (None, Decimal("2.51"))
    assert [found for found in tables.diagnostics if found.code != "table-absent"]
    assert wrong({path: cell for path, cell in cells.items() if path != FEE}, FORM) == {}


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("place", [0, -1])
@pytest.mark.parametrize("printed", ["信息内容（单位：元）", "信息内容（元）", "信息内容（单位：千元）"])
def test_a_unit_in_the_corner_of_a_head(printed: str, place: int, exact: bool) -> None:
    """It contradicts the one that the column names, in whichever part of the table it stands."""
    rows = fee_rows("本年收费金额（单位：万元）")
    corners = [row for row in rows if row[0] == "信息内容"]
    corners[place][0] = printed
    _, cells = read(Document([table(rows, exact=exact)]))
    assert cells[FEE].value is None
    assert wrong({path: cell for path, cell in cells.items() if path != FEE}, FORM) == {}


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("place", [0, 1, -1])
@pytest.mark.parametrize(
    "row", [["金额单位：元", "", "", ""], ["收费单位：元", "", "", ""], ["", "", "", "金额单位：元"]]
)
def test_a_row_with_another_unit(row: list[str], place: int, exact: bool) -> None:
    """At the top, at the bottom or between, with blank cells beside it."""
    rows = fee_rows("本年收费金额（单位：万元）")
    rows.insert(len(rows) if place < 0 else place, row)
    _, cells = read(Document([table(rows, exact=exact)]))
    assert cells[FEE].value is None


@pytest.mark.parametrize("printed", ["元", "单位：元"])
def test_a_row_of_its_own_below_the_figure(printed: str) -> None:
    _, cells = read(Document([table(fee_rows("本年收费金额", "行政事业性收费", ["", printed]))]))
    assert cells[FEE].value == Decimal("2.51")


def test_a_note_of_another_section_says_nothing() -> None:
    """It is about other figures."""
    rows = fee_rows("本年收费金额")
    document = Document([Paragraph("单位：元"), Paragraph("二、主动公开"), table(rows)])
    tables = read_tables(document, sections={(0, 0): "overview", (1, 0): "proactive"})
    cell = next(cell for cell in tables.cells if cell.path == FEE)
    assert (cell.status, cell.value) == (CellStatus.REPORTED, Decimal(YUAN))


def test_the_unit_in_the_heading_of_the_section() -> None:
    document = Document([Paragraph("二、主动公开政府信息情况（单位：元）"), table(fee_rows("本年收费金额"))])
    tables = read_tables(document, sections={(0, 0): "proactive"})
    assert next(cell.value for cell in tables.cells if cell.path == FEE) == Decimal("2.51")


def test_cells_that_run_together() -> None:
    """The unit may stand in the label of the row, or in a note below."""
    text = "".join("".join(row) for row in fee_rows("本年收费金额", "行政事业性收费（元）"))
    _, cells = read(Document([Paragraph(text)]))
    assert cells[FEE].value == Decimal("2.51")
    text = "".join("".join(row) for row in fee_rows("本年收费金额"))
    _, cells = read(Document([Paragraph(text), Paragraph("注：单位为元。")]))
    assert cells[FEE].value == Decimal("2.51")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    "note",
    [
        *("单位：千件", "（单位：百件）", "计量单位：万件次", "单位：千件、万元", "以千件为单位"),
        *(
            "单位：□件",
            "（单位：?件）",
            "单位 \ufffd 件",
            "计量单位：■件",
            "单位：_件、万元",
            "单位：方件",
            "单位:干件",
        ),
    ],
)
def test_counts_in_thousands_are_not_read(note: str, below: bool, layout: str) -> None:
    """The form counts single requests; what was rounded away nobody knows."""
    blocks = [*LAYOUTS[layout](requests_rows(FORM))]
    tables, cells = read(Document([*blocks, Paragraph(note)] if below else [Paragraph(note), *blocks]))
    assert {cell.value for path, cell in cells.items() if path.startswith("requests.")} == {None}
    assert {found.code for found in tables.diagnostics if found.path and found.path.startswith("requests.")}


def test_counts_in_thousands_that_run_together() -> None:
    text = "".join("".join(row) for row in requests_rows(FORM))
    notes = ("单位：千件", "单位：□件")
    for note, below in product(notes, (False, True)):
        blocks = [Paragraph(text), Paragraph(note)] if below else [Paragraph(f"{note}{text}")]
        _, cells = read(Document(blocks))
        assert {cell.value for cell in cells.values()} == {None}


@pytest.mark.parametrize(
    "line",
    [
        "图2 政务热线受理量（单位：万件）",
        "在全市各级机关单位百个优秀案例评选中，我局入选。",
        "各单位百项便民举措已公开。",
    ],
)
def test_other_things_in_thousands_say_nothing(line: str) -> None:
    """Neither beside a table nor beside its text that runs together."""
    text = "".join("".join(row) for row in requests_rows(FORM))
    for block in (table(requests_rows(FORM)), Paragraph(text)):
        _, cells = read(Document([block, Paragraph(line)]))
        assert all(cell.value is not None for path, cell in cells.items() if path.startswith("requests."))


def test_damaged_rows_with_counts_in_thousands_are_not_placed() -> None:
    """Their balances hold in thousands as well."""
    rows = requests_rows(FORM)
    numbered = [row if number < 3 else [*row, str(number)] for number, row in enumerate(rows)]
    blocks: list[list[Block]] = [[table(numbered)], [table(numbered[:6] + [["", *row[1:]] for row in numbered[6:]])]]
    for found in blocks:
        _, cells = read(Document([Paragraph("单位：千件"), *found]))
        assert {cell.value for path, cell in cells.items() if path.startswith("requests.")} == {None}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "label",
    [
        "申请人情况",
        "自然人",
        "商业企业",
        "法人或其他组织",
        "总计",
        "一、本年新收政府信息公开申请数量",
        "（七）总计",
        "1.属于国家秘密",
    ],
)
@pytest.mark.parametrize("unit", ["（千件）", "（单位：千件）", "（□件）", "（单位：?件）"])
def test_a_label_with_counts_in_thousands(layout: str, label: str, unit: str) -> None:
    """In the head or before a row: at least the figures of what it labels are None."""
    rows = [[f"{cell}{unit}" if cell == label else cell for cell in row] for row in requests_rows(FORM)]
    assert rows != requests_rows(FORM)
    _, cells = read(Document(LAYOUTS[layout](rows)))
    read_as = {path for path, cell in cells.items() if cell.value is not None and path.startswith("requests.")}
    of_row = {
        "一": "requests.received.",
        "1": "requests.results.denied.state_secret.",
        "（": "requests.results.total.",
    }.get(label[0], "requests.")
    assert not [path for path in read_as if path.startswith(of_row)]


@pytest.mark.parametrize("unit", ["千件", "□件", "方件"])
def test_a_heading_with_counts_in_thousands(unit: str) -> None:
    document = Document([Paragraph(f"三、收到和处理政府信息公开申请情况（单位：{unit}）"), table(requests_rows(FORM))])
    tables = read_tables(document, sections={(0, 0): "requests"})
    assert {cell.value for cell in tables.cells if cell.path.startswith("requests.")} == {None}


def test_a_row_without_cells() -> None:
    """A reader of another package may give one: nothing stands in it."""
    rows = [*table(requests_rows(FORM)).rows, ()]
    _, cells = read(Document([Table(rows)]))
    assert cells["requests.received.total"].value == FORM.figures["requests.received.total"]


@pytest.mark.parametrize(
    "note",
    [
        "单位：件",
        "单位:\u200b件",
        "单位：（件）",
        "单位：“件”",
        "单位：、件",
        "单位：/件",
        "单位：件、元",
        "单位：案件",
        "单位：各件",
        "□单位：件",
    ],
)
def test_counts_in_single_things_are_read(note: str) -> None:
    """Nothing before 件 can be what is left of 千."""
    _, cells = read(Document([Paragraph(note), table(requests_rows(FORM))]))
    assert {path: cell.value for path, cell in cells.items() if cell.value is not None}.items() <= FORM.figures.items()
    assert cells["requests.received.total"].value is not None
