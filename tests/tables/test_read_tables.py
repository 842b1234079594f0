"""A figure of a table is right, or None with a diagnostic, whatever happened to the table."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure.document import Document, Paragraph, Table, TableCell
from gov_disclosure.model.report import CellStatus
from gov_disclosure.tables import read_tables
from tables.grids import (
    Rows,
    Writer,
    codes,
    disputes_rows,
    grid_document,
    lines_document,
    proactive_rows,
    read,
    requests_rows,
    row_of,
    small_form,
    table,
    wrong,
)
from writer.forms import Form, forms

FORM = small_form()
WRITERS = pytest.mark.parametrize("write", [grid_document, lines_document], ids=["grid", "lines"])
RECEIVED = "requests.received"


@WRITERS
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_every_figure_of_a_whole_table_is_read(write: Writer, edition: str) -> None:
    """All figures of both editions come out at their paths, with nothing to report."""
    form = small_form(edition)
    tables, cells = read(write(proactive_rows(form), requests_rows(form), disputes_rows(form)))
    assert {path: cell.value for path, cell in cells.items()} == dict(form.figures)
    assert tables.diagnostics == ()
    assert [tables.tables[name].edition for name in ("proactive", "requests", "disputes")] == [edition] * 3


def test_position_and_print_of_a_cell_are_kept() -> None:
    """Every cell leads back to the source."""
    _, cells = read(grid_document(requests_rows(FORM)))
    cell = cells["requests.received.commercial_enterprise"]
    assert (cell.position is not None and (cell.position.line, cell.position.column), cell.raw) == (
        (4, 3),
        str(cell.value),
    )


@pytest.mark.parametrize(
    ("printed", "status", "value"),
    [
        ("0", CellStatus.REPORTED, 0),
        ("", CellStatus.BLANK, None),
        ("/", CellStatus.NOT_APPLICABLE, None),
        ("无", CellStatus.NOT_APPLICABLE, None),
        ("见附件", CellStatus.UNREADABLE, None),
        ("3.5", CellStatus.UNREADABLE, None),
        ("2万元", CellStatus.UNREADABLE, None),
        ("3.00", CellStatus.REPORTED, 3),
        ("1,204件", CellStatus.REPORTED, 1204),
        ("１２", CellStatus.REPORTED, 12),
        ("22（其中修订16件）", CellStatus.REPORTED, 22),
    ],
)
def test_what_a_cell_can_hold(printed: str, status: CellStatus, value: int | None) -> None:
    """Zero, blank, not applicable and unreadable are four things; unreadable ones are reported with their text."""
    rows = requests_rows(FORM)
    row_of(rows, "一、")[2] = printed
    tables, cells = read(grid_document(rows))
    cell = cells["requests.received.commercial_enterprise"]
    assert (cell.status, cell.value, cell.raw) == (status, value, printed)
    unreadable = [found.excerpt for found in tables.diagnostics if found.code == "cell-unreadable"]
    assert unreadable == ([printed] if status is CellStatus.UNREADABLE else [])


def test_a_cell_that_vanished_leaves_its_row_unplaced() -> None:
    """One cell a line, a blank one gone: nothing says which, so the row is None and quoted with its line."""
    rows = requests_rows(FORM)
    del row_of(rows, "二、")[3]
    tables, cells = read(lines_document(rows))
    assert codes(tables) == [("row-not-placed", "requests.carried_over")]
    found = next(found for found in tables.diagnostics if found.path == "requests.carried_over")
    assert found.excerpt == " | ".join(row_of(rows, "二、"))
    assert found.position is not None
    assert cells["requests.carried_over.total"].status is CellStatus.ABSENT
    assert wrong(cells, FORM) == {}
    assert cells["requests.results.granted.total"].value == FORM.figures["requests.results.granted.total"]


@WRITERS
def test_a_number_too_many_is_left_out_by_the_balances(write: Writer) -> None:
    """A page number or a row number beside the figures shifts nothing."""
    rows = requests_rows(FORM)
    row_of(rows, "（一）").insert(1, "7")
    tables, cells = read(write(rows))
    assert codes(tables) == [("row-placed", "requests.results.granted")]
    assert cells["requests.results.granted.total"].status is CellStatus.PLACED
    figures = {path: value for path, value in FORM.figures.items() if path.startswith("requests.")}
    assert {path: cell.value for path, cell in cells.items() if path.startswith("requests.")} == figures


@WRITERS
def test_a_number_too_many_leaves_its_row_unplaced(write: Writer) -> None:
    """In a table that does not balance, nothing tells which number is none of the row's."""
    rows = requests_rows(FORM)
    row_of(rows, "（一）").insert(1, "7")
    row_of(rows, "二、")[1:] = ["3", "0", "0", "0", "0", "0", "3"]
    tables, cells = read(write(rows))
    assert codes(tables) == [("row-not-placed", "requests.results.granted")]
    assert [left.text for left in tables.leftovers] == [" | ".join(row_of(rows, "（一）"))]
    assert cells["requests.results.granted.total"].value is None


@WRITERS
def test_figures_under_an_unknown_label_are_quoted(write: Writer) -> None:
    """A row with a label that is none of the form's goes to no other row unless the balances ask for it."""
    rows = requests_rows(FORM)
    row = row_of(rows, "1.属于国家秘密")
    row[0] = "1.别的什么"
    row[1:] = ["90", "0", "0", "0", "0", "0", "90"]
    tables, cells = read(write(rows))
    assert codes(tables) == [("row-unknown", "requests"), ("row-absent", "requests.results.denied.state_secret")]
    unknown = next(found for found in tables.diagnostics if found.code == "row-unknown")
    assert unknown.excerpt == " | ".join(row)
    assert wrong(cells, FORM) == {}


@WRITERS
def test_figures_that_lost_their_label_are_never_mixed_up(write: Writer) -> None:
    """Without its label a row's figures follow another row's: in a table they are a row of their own, which the balances
    place; where every cell has a line of its own they are left out.
    """
    rows = requests_rows(FORM)
    del row_of(rows, "2.其他法律")[0]
    tables, cells = read(write(rows))
    assert wrong(cells, FORM) == {}
    assert cells["requests.results.denied.prohibited_by_law.total"].status is not CellStatus.REPORTED
    assert tables.diagnostics != ()


@WRITERS
def test_columns_in_another_order_are_not_read(write: Writer) -> None:
    """The columns are the form's by their order, so a head that names another order makes the rows None."""
    rows = requests_rows(FORM)
    rows[2][0], rows[2][1] = rows[2][1], rows[2][0]
    tables, cells = read(write(rows))
    assert {cell.value for cell in cells.values()} == {None}
    assert {code for code, _ in codes(tables)} == {"columns-unexpected"}


def test_a_total_in_the_first_column_is_not_read() -> None:
    """总计 on the left of 自然人 is another table."""
    rows = requests_rows(FORM)
    rows[1] = ["总计", "自然人", "法人或其他组织"]
    _, cells = read(grid_document(rows))
    assert {cell.value for cell in cells.values()} == {None}


def test_a_column_of_row_numbers_does_not_pass_for_a_figure() -> None:
    """With one blank cell a numbered row has as many numbers as the form has figures."""
    rows = requests_rows(FORM)
    rows[1].insert(0, "行次")
    for number, row in enumerate(rows[3:], 1):
        row.insert(1, str(number))
        row[4] = ""
    _, cells = read(grid_document(rows))
    assert wrong(cells, FORM) == {}


def test_blank_cells_of_a_text_grid_need_a_proof() -> None:
    """Where spans leave blanks behind, a row with blank cells is read by the columns of complete rows."""
    form = FORM
    rows = requests_rows(form)
    wide = [[row[0], "", *row[1:]] if len(row) == 8 else row for row in rows]
    blanked = row_of(wide, "（一）")
    other = row_of(wide, "3.危及")
    blanked[3], other[2] = "", ""
    tables, cells = read(grid_document(wide, exact=False))
    # With its figure gone the row no longer adds up to its total, so nothing proves it
    assert set(codes(tables)) == {
        ("row-not-placed", "requests.results.granted"),
        ("row-not-placed", "requests.results.denied.security_and_stability"),
    }
    assert wrong(cells, form) == {}


@pytest.mark.parametrize(("shift", "missing"), [(0, 0), (1, 0)])
def test_zero_cells_left_blank_are_found_by_columns_and_sums(shift: int, missing: int) -> None:
    """Blank cells among the covered ones of a text grid are told apart where the row adds up."""
    values = ["5", "", "2", "", "", "", "7"]
    rows = requests_rows(FORM)
    full = [[row[0], "", "", *row[1:]] if len(row) == 8 else row for row in rows]
    target = row_of(full, "（一）")
    target[1:] = ["", *values, ""] if shift else ["", "", *values]
    neighbour = row_of(full, "（二）")
    neighbour[1:] = ["", *neighbour[3:], ""] if shift else neighbour[1:]
    _, cells = read(grid_document(full, exact=False))
    read_row = [
        cells[f"requests.results.granted.{name}"].value
        for name in ("natural_person", "commercial_enterprise", "research_institution", "total")
    ]
    assert read_row == [5, None, 2, 7]
    assert (
        sum(cell.value is None and cell.path.startswith("requests.results.granted.") for cell in cells.values())
        == 4 + missing
    )


@WRITERS
def test_two_equal_copies_are_one_table(write: Writer) -> None:
    """A page that carries its table twice is read like one that carries it once."""
    rows = requests_rows(FORM)
    tables, cells = read(write(rows, rows))
    assert codes(tables) == []
    assert wrong(cells, FORM) == {}
    assert cells["requests.received.total"].value is not None


@WRITERS
def test_two_copies_that_differ_are_reported(write: Writer) -> None:
    """Figures that differ between two copies are None; the others stay."""
    rows, copy = requests_rows(FORM), requests_rows(FORM)
    row_of(copy, "一、")[1] = "999"
    tables, cells = read(write(rows, copy))
    assert codes(tables) == [("row-repeated", RECEIVED)]
    assert cells["requests.received.natural_person"].value is None
    assert (
        cells["requests.received.commercial_enterprise"].value
        == FORM.figures["requests.received.commercial_enterprise"]
    )


@pytest.mark.parametrize(
    ("head", "printed", "value"),
    [
        ("本年收费金额（单位：万元）", "96171.6", "96171.6"),
        ("本年收费金额（单位：万元）", "251000元", "25.1"),
        ("本年收费金额（单位：元）", "251000", "25.1"),
        ("本年收费金额", "12", "12"),
        ("本年收费金额（单位：元）", "3万元", "3"),
    ],
)
def test_fees_are_in_ten_thousands(head: str, printed: str, value: str) -> None:
    """The unit in the cell counts before the unit in the head, and the amount is given in 万元 exactly."""
    rows = proactive_rows(FORM)
    rows[-2][1], rows[-1][1] = head, printed
    _, cells = read(grid_document(rows))
    cell = cells["proactive.fees.amount"]
    assert (cell.value, cell.unit, cell.raw) == (Decimal(value), "万元", printed)


@pytest.mark.parametrize(
    ("head", "printed", "unit"),
    [("采购总金额", "12.5", None), ("采购总金额", "125000元", "元"), ("采购总金额（单位：万元）", "12.5", "万元")],
)
def test_procurement_keeps_the_unit_that_is_printed(head: str, printed: str, unit: str | None) -> None:
    """The form prints no unit for 采购总金额, so none is assumed and nothing converted."""
    rows = proactive_rows(small_form("2019"))
    rows[-2][2], rows[-1][2] = head, printed
    _, cells = read(grid_document(rows))
    cell = cells["proactive.procurement.amount"]
    assert (cell.value, cell.unit) == (Decimal(printed.rstrip("元")), unit)


def test_tables_of_different_editions_in_one_report() -> None:
    """The edition belongs to each table."""
    old = small_form("2019")
    tables, cells = read(grid_document(proactive_rows(FORM), requests_rows(old)))
    assert tables.tables["proactive"].edition == "2021"
    assert tables.tables["requests"].edition == "2019"
    assert cells["requests.results.other_handling.total"].value == old.figures["requests.results.other_handling.total"]


def test_an_edition_that_cannot_be_settled_is_not_guessed() -> None:
    """Heads of both editions in one table contradict each other: no figure, one diagnostic."""
    rows = proactive_rows(FORM)
    rows[1] = ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"]
    tables, cells = read(grid_document(rows))
    assert tables.tables["proactive"] is None
    assert codes(tables) == [("table-edition-unclear", "proactive")]
    assert {cell.value for path, cell in cells.items() if path.startswith("proactive")} == {None}


def test_a_list_of_links_is_no_table() -> None:
    """A label with a number behind it in a navigation list is not a figure of the form."""
    document = Document([Paragraph("行政许可"), Paragraph("128"), Paragraph("政策解读"), Paragraph("5")])
    tables, cells = read(document)
    assert tables.tables["proactive"] is None
    assert {cell.value for cell in cells.values()} == {None}


def test_figures_on_the_line_after_their_label() -> None:
    """A label alone in its row, its figures in the next."""
    rows = requests_rows(FORM)
    split: Rows = []
    for row in rows:
        split += [[row[0]], row[1:]] if row[0].startswith("（一）") else [row]
    _, cells = read(grid_document(split, exact=False))
    assert cells["requests.results.granted.total"].value == FORM.figures["requests.results.granted.total"]
    assert wrong(cells, FORM) == {}


def test_prose_parts_two_tables() -> None:
    """Figures behind a long paragraph belong to no row before it."""
    rows = requests_rows(FORM)
    document = Document(
        [Table([[TableCell(cell) for cell in row] for row in rows[:6]]), Paragraph("说" * 200), Paragraph("12")]
    )
    tables = read_tables(document)
    assert all(found.excerpt != "12" for found in tables.diagnostics)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[Form, Rows]:
    """A form of which some rows have lost a cell, its label or a part of it, or have something slipped in."""
    form = draw(forms())
    rows = requests_rows(form)
    for index in draw(st.sets(st.integers(3, len(rows) - 1), max_size=6)):
        row = rows[index]
        at = draw(st.integers(0, len(row) - 1))
        match draw(st.sampled_from(["drop", "blank", "insert", "cut"])):
            case "drop":
                del row[at]
            case "blank":
                row[at] = ""
            case "insert":
                row.insert(at, draw(st.sampled_from(["- 3 -", "第 4 页", "续表", "", "12"])))
            case "cut":
                row[at] = row[at][: len(row[at]) // 2] if at == 0 else ""
    return form, rows


def loose_grid(*tables: Rows) -> Document:
    return grid_document(*tables, exact=False)


@given(damaged(), st.sampled_from([grid_document, loose_grid, lines_document]))
@settings(max_examples=300, deadline=None)
def test_no_damage_makes_a_wrong_figure(case: tuple[Form, Rows], write: Writer) -> None:
    """Whatever is dropped, blanked, cut or slipped in: a figure is right or None."""
    form, rows = case
    _, cells = read(write(rows))
    assert wrong(cells, form) == {}


def html_rows(*rows: str) -> Rows:
    """Rows written as in the source, cells between bars."""
    return [row.split("|") for row in rows]


RULES_2021 = ("信息内容|本年制发件数|本年废止件数|现行有效件数", "规章|0|0|0")
DECISIONS = ("信息内容|本年处理决定数量", "行政许可|130")
WRONGED: dict[str, tuple[tuple[str, ...], str]] = {
    "row number beside a blank cell": ((*RULES_2021, "行政规范性文件|2||5|2"), "proactive.normative_documents.issued"),
    "row number in the place of a blank": ((*DECISIONS, "行政强制||1"), "proactive.compulsory_measures.decisions"),
    "extra column without a head": ((*DECISIONS, "行政处罚||4", "行政强制|3|5"), "proactive.penalties.decisions"),
    "another year's columns": (
        ("信息内容|2022年|2023年", "行政许可|130|120", "行政事业性收费|10|12"),
        "proactive.fees.amount",
    ),
    "transposed": (("信息内容|行政处罚|行政强制", "本年处理决定数量|5|"), "proactive.compulsory_measures.decisions"),
}


@pytest.mark.parametrize(("rows", "path"), WRONGED.values(), ids=WRONGED)
def test_a_foreign_number_is_no_figure(rows: tuple[str, ...], path: str) -> None:
    """A number that fills a blank cell's place from beside it is not that cell's figure."""
    _, cells = read(grid_document(html_rows(*rows)))
    assert {cell.value for found, cell in cells.items() if found == path} <= {None}


VANISHED: dict[str, tuple[str, str]] = {
    "row numbers in front": (
        "信息内容 本年处理决定数量 1 行政许可 2 行政处罚 12 3 行政强制 4",
        "proactive.licenses.decisions",
    ),
    "last year's figure left alone": (
        "信息内容 本年处理决定数量 行政许可 22 130 行政处罚 2",
        "proactive.penalties.decisions",
    ),
}


@pytest.mark.parametrize(("cells_in_lines", "path"), VANISHED.values(), ids=VANISHED)
def test_a_vanished_cell_is_not_replaced(cells_in_lines: str, path: str) -> None:
    """Where cells get lost, a number behind a label may be another one."""
    _, cells = read(lines_document([cells_in_lines.split()]))
    assert cells[path].value is None


@pytest.mark.parametrize("values", ["1 0 0 0 0 1 12", "12 1 0 0 0 0 1"])
def test_a_page_number_does_not_shift_a_row(values: str) -> None:
    """Seven numbers that would add up without the one at the end, and with one zero more, are not read."""
    rows = requests_rows(FORM)
    row_of(rows, "二、")[1:] = values.split()
    _, cells = read(lines_document(rows))
    assert {cell.value for path, cell in cells.items() if path.startswith("requests.carried_over")} == {None}


def test_a_misprinted_total_is_read_as_printed() -> None:
    """A row that does not add up is the document's fault, not the reader's: the rules find it."""
    rows = requests_rows(FORM)
    row_of(rows, "二、")[1:] = ["5", "4", "3", "2", "1", "6", "99"]
    for write in (grid_document, lines_document):
        _, cells = read(write(rows))
        assert cells["requests.carried_over.total"].value == 99


def test_columns_that_do_not_add_up_are_not_the_forms() -> None:
    """Where most rows fail, the columns are others: 总计 misplaced, a column of last year in front."""
    rows = requests_rows(FORM)
    for row in rows[3:]:
        row[1:] = [*row[2:], row[1]]
    tables, cells = read(grid_document(rows))
    assert {cell.value for cell in cells.values()} == {None}
    assert ("columns-unexpected", "requests") in codes(tables)


HEADS_IN_ANOTHER_ORDER = {
    "parts of section 四 swapped": (
        1,
        ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "复议后起诉", "未经复议直接起诉"],
    ),
    "litigation first": (0, ["行政诉讼", "行政复议"]),
}


@pytest.mark.parametrize(("line", "head"), HEADS_IN_ANOTHER_ORDER.values(), ids=HEADS_IN_ANOTHER_ORDER)
def test_parts_of_section_four_in_another_order(line: int, head: list[str]) -> None:
    """The three groups of five are told apart by the head alone."""
    rows = disputes_rows(FORM)
    rows[line] = head
    for write in (grid_document, lines_document):
        _, cells = read(write(rows))
        assert {cell.value for cell in cells.values()} == {None}


def test_a_row_of_section_four_with_a_name_of_its_own() -> None:
    """上年 is not this year."""
    rows = disputes_rows(FORM)
    rows[-1].insert(0, "上年")
    tables, cells = read(grid_document(rows))
    assert {cell.value for cell in cells.values()} == {None}
    assert tables.tables["disputes"] is None


@pytest.mark.parametrize("position", [0, 3, 5])
def test_a_flat_head_with_the_total_inside(position: int) -> None:
    """总计 between the columns of its own line is not the form's."""
    rows = requests_rows(FORM)
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    columns.insert(position, "总计")
    rows[:3] = [["勾稽", *columns]]
    _, cells = read(grid_document(rows))
    assert {cell.value for cell in cells.values()} == {None}


def test_a_subtotal_of_a_group_goes_to_no_row() -> None:
    """（三）不予公开 with figures, behind a row whose own figures are gone."""
    rows = requests_rows(FORM)
    del row_of(rows, "（二）")[1:]
    rows.insert(rows.index(row_of(rows, "（二）")) + 1, ["（三）不予公开", "4", "0", "0", "0", "0", "0", "4"])
    _, cells = read(grid_document(rows))
    assert cells["requests.results.partially_granted.total"].value is None
    assert wrong(cells, FORM) == {}


def sections_of(*tables: tuple[str, Rows]) -> tuple[Document, dict[tuple[int, int], str]]:
    """Tables in sections: a heading each, then the table."""
    blocks: list[Paragraph | Table] = []
    headings = {}
    for section, rows in tables:
        headings[len(blocks), 0] = section
        blocks += [Paragraph(section), table(rows)]
    return Document(blocks), headings


def test_a_table_of_another_section_fills_no_gap() -> None:
    """A statistics table of section 一 with the same labels is not the form's."""
    own = [row for row in proactive_rows(FORM) if row[0] != "行政许可"]
    document, headings = sections_of(
        ("overview", html_rows("信息内容|本年处理决定数量", "行政许可|120", "行政处罚|30")), ("proactive", own)
    )
    tables = read_tables(document, sections=headings)
    cells = {cell.path: cell.value for cell in tables.cells}
    assert cells["proactive.licenses.decisions"] is None
    assert cells["proactive.penalties.decisions"] == FORM.figures["proactive.penalties.decisions"]
    assert "table-elsewhere" in [found.code for found in tables.diagnostics]


def test_a_table_in_an_annex_is_read() -> None:
    """Where its own section has none, the form's table counts wherever it stands."""
    document, headings = sections_of(("proactive", [["见附件"]]), ("other", proactive_rows(FORM)))
    tables = read_tables(document, sections=headings)
    assert {cell.value for cell in tables.cells if cell.path.startswith("proactive")} != {None}


def test_two_years_in_one_section_are_not_mixed() -> None:
    """A row that one of the copies lacks is None, like figures that differ."""
    last_year = [row for row in proactive_rows(FORM) if row[0] != "规章"]
    this_year = [row for row in proactive_rows(FORM) if row[0] != "行政强制"]
    document = Document([table(last_year), Paragraph("说" * 200), table(this_year)])
    _, cells = read(document)
    assert cells["proactive.compulsory_measures.decisions"].value is None
    assert cells["proactive.rules.issued"].value is None
    assert cells["proactive.penalties.decisions"].value == FORM.figures["proactive.penalties.decisions"]


@pytest.mark.parametrize("above", [True, False])
def test_a_note_of_the_unit(above: bool) -> None:
    """单位：元 above a table or in its head says what the figures are in."""
    rows = html_rows(
        "信息内容|本年收费金额" if above else "信息内容|本年收费金额|单位：元", "行政事业性收费|25100", "行政处罚|3"
    )
    rows = [["信息内容", "本年处理决定数量"], ["行政许可", "3"], *rows[:2]]
    _, cells = read(Document([*([Paragraph("单位：元")] if above else []), table(rows)]))
    assert cells["proactive.fees.amount"].value == Decimal("2.51")


@pytest.mark.parametrize("printed", ["7（含", "007", "3-5"])
def test_what_begins_like_a_number_is_an_unreadable_cell(printed: str) -> None:
    """It is quoted, and takes its place in the row."""
    rows = requests_rows(FORM)
    row_of(rows, "一、")[2] = printed
    for write in (grid_document, lines_document):
        tables, cells = read(write(rows))
        assert cells["requests.received.commercial_enterprise"].status is CellStatus.UNREADABLE
        assert printed in [found.excerpt for found in tables.diagnostics]
        assert wrong(cells, FORM) == {}


@WRITERS
def test_two_numbers_in_one_cell_leave_their_row_unplaced(write: Writer) -> None:
    """They may be two cells, so that the others cannot be counted."""
    rows = requests_rows(FORM)
    row_of(rows, "一、")[2] = "1 30"
    tables, cells = read(write(rows))
    assert codes(tables) == [("row-not-placed", "requests.received")]
    assert wrong(cells, FORM) == {}


def test_a_group_with_figures_beside_its_rows_is_quoted() -> None:
    """（六）其他处理 is a group in 2021: a subtotal behind it belongs to none of its three rows."""
    rows = requests_rows(FORM)
    at = rows.index(row_of(rows, "1.申请人无正当理由"))
    rows.insert(at, ["（六）其他处理", "9", "0", "0", "0", "0", "0", "9"])
    tables, cells = read(grid_document(rows))
    assert tables.tables["requests"].edition == "2021"
    assert codes(tables) == [("row-unknown", "requests")]
    assert wrong(cells, FORM) == {}


def test_figures_below_a_row_that_may_be_a_group_contest_it() -> None:
    """（六）其他处理 and two rows without labels: whether the first is its sum or its first row, the balances know alone."""
    form = small_form("2019")
    rows = requests_rows(form)
    at = rows.index(row_of(rows, "（六）"))
    rows[at + 1 : at + 1] = [["", "1", "0", "0", "0", "0", "0", "1"]] * 2
    tables, cells = read(grid_document(rows))
    assert wrong(cells, form) == {}
    assert [code for code, _ in codes(tables)].count("row-unknown") == 2
    row_of(rows, "（七）")[1] = "99"
    tables, cells = read(grid_document(rows))
    assert {cell.value for path, cell in cells.items() if "other_handling" in path} == {None}


def test_two_labels_before_a_row_without_one() -> None:
    """Figures below two labels of one line go to neither."""
    rows = html_rows("信息内容|本年处理决定数量", "行政许可|3", "行政处罚|行政强制", "12|7")
    _, cells = read(grid_document(rows, exact=False))
    assert cells["proactive.penalties.decisions"].value is None
    assert cells["proactive.compulsory_measures.decisions"].value is None


def test_money_counted_in_things_is_unreadable() -> None:
    """A fee of three items is no amount."""
    rows = proactive_rows(FORM)
    rows[-1][1] = "3件"
    _, cells = read(grid_document(rows))
    assert cells["proactive.fees.amount"].status is CellStatus.UNREADABLE


def test_a_label_of_one_edition_that_is_a_group_in_the_other() -> None:
    """（六）其他处理 before figures, with rows below it that only the form of 2021 has, is no row of 2019: a label is gone."""
    rows = requests_rows(small_form())
    rows = [row for row in rows if not row[0].startswith("2.申请人逾期未按")]
    row_of(rows, "1.申请人无正当理由逾期")[0] = "（六）其他处理"
    tables, cells = read(grid_document(rows, exact=False))
    assert tables.tables["requests"].edition == "2021"
    assert wrong(cells, small_form()) == {}
