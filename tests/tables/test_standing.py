"""What a head says still holds below texts that name no column, and behind a line that parts its table."""

import pytest

from gov_disclosure.document import Document, Paragraph, Table, TableCell
from gov_disclosure.tables import Tables, read_tables
from gov_disclosure.tables.headings import Head
from gov_disclosure.tables.readings import Heading, Word
from gov_disclosure.tables.standing import behind_gap, below_head, in_table
from gov_disclosure.tables.stream import token
from tables.grids import Rows, codes, requests_rows, row_of, small_form, table, wrong

FORM = small_form()
BLANK = [""] * 7
PROSE = "以下为续表，有关情况请各单位在填报时予以核对，如有不明之处可来电咨询。"


def _requests(head: dict[str, str], label: str, printed: str) -> Rows:
    """Section 三 with other words in its head and one row of blanks whose label is not known."""
    rows = [[head.get(cell, cell) for cell in row] if at < 3 else row for at, row in enumerate(requests_rows(FORM))]
    row_of(rows, label)[:] = [printed, *BLANK]
    return rows


def _read(*blocks: Table | Paragraph) -> Tables:
    heading = Paragraph("三、收到和处理政府信息公开申请情况")
    return read_tables(Document([heading, *blocks]), sections={(0, 0): "requests"}, year=2023)


def _figures(tables: Tables) -> int:
    return sum(cell.value is not None for cell in tables.cells)


SWAPPED = {"商业企业": "科研机构", "科研机构": "商业企业"}
OF_2022 = {"申请人情况": "申请人情况（2022年）"}
UNKNOWN = [
    ("4.保护第三方合法权益", "4.保护第三方合法权"),
    ("2.重复申请", "2.重复提出申请"),
    ("（二）部分公开", "（二）部分公开（区分处理）"),
]


@pytest.mark.parametrize("head", [SWAPPED, OF_2022])
@pytest.mark.parametrize(("label", "printed"), UNKNOWN)
@pytest.mark.parametrize("exact", [True, False])
def test_a_row_of_blanks_under_an_unknown_label_is_no_new_head(
    head: dict[str, str], label: str, printed: str, exact: bool
) -> None:
    """What refuses the rows above it refuses those below it as well."""
    tables = _read(table(_requests(head, label, printed), exact=exact))
    assert _figures(tables) == 0
    assert "columns-unexpected" in [code for code, _ in codes(tables)]


@pytest.mark.parametrize(("label", "printed"), UNKNOWN)
def test_below_a_head_in_order_all_other_rows_are_read(label: str, printed: str) -> None:
    tables = _read(table(_requests({}, label, printed)))
    assert wrong({cell.path: cell for cell in tables.cells}, FORM) == {}
    assert _figures(tables) == 24 * 7


def _parted(head: dict[str, str]) -> list[Table | Paragraph]:
    rows = [[head.get(cell, cell) for cell in row] if at < 3 else row for at, row in enumerate(requests_rows(FORM))]
    return [table(rows[:12]), Paragraph(PROSE * 4), table(rows[12:])]


@pytest.mark.parametrize("head", [SWAPPED, OF_2022])
def test_a_head_holds_for_the_rest_of_its_table(head: dict[str, str]) -> None:
    """Where prose parts a table, its second half has no head of its own."""
    assert _figures(_read(*_parted(head))) == 0


def test_the_rest_of_a_table_in_order_is_read() -> None:
    assert _figures(_read(*_parted({}))) == 25 * 7


def test_a_head_that_names_no_column_adds_to_the_one_above() -> None:
    """It may refuse what is below it; it takes no refusal back."""
    above = Head(unknown=("当面",), in_order=False, unit="万元")
    below = below_head(above, Head(unknown=("信函",)), [])
    assert (below.unknown, below.in_order, below.unit) == (("当面", "信函"), False, "万元")
    assert not below_head(Head(), Head(in_order=False), []).in_order


@pytest.mark.parametrize(("section", "says"), [("requests", True), ("disputes", True), ("proactive", False)])
def test_last_year_in_a_head(section: str, says: bool) -> None:
    """上一年 may be a piece of a column's label in section 二 only."""
    heading = Heading((), ((0, 0),), (Word(token("上一年"), TableCell("上一年"), 1),), 2)
    assert in_table(heading, section).of_other_year == says


def test_nothing_holds_of_a_head_in_order_behind_a_gap() -> None:
    assert behind_gap(Head(unit="元")) is None
    assert behind_gap(Head(in_order=False)) == Head(in_order=False)
