"""What stands below a table of markup takes nothing from it."""

import pytest

from gov_disclosure.document import Document, Paragraph, Table
from gov_disclosure.tables import Tables, read_tables
from tables.grids import Rows, codes, disputes_rows, proactive_rows, requests_rows, row_of, small_form, table

FORM = small_form()
HEADINGS = {
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
}
ROWS = {"proactive": proactive_rows(FORM), "requests": requests_rows(FORM), "disputes": disputes_rows(FORM)}
CHANNELS = [["当面", "信函", "网络", "合计"], ["3", "4", "5", "12"]]


def _read(section: str, rows: Rows, *below: Table | Paragraph, exact: bool = True) -> Tables:
    blocks = [Paragraph(HEADINGS[section]), table(rows, exact=exact), *below]
    return read_tables(Document(blocks), sections={(0, 0): section}, year=2023)


def _left(tables: Tables) -> list[str]:
    return [left.text for left in tables.leftovers]


@pytest.mark.parametrize("section", HEADINGS)
@pytest.mark.parametrize(
    ("below", "left"),
    [
        (Paragraph("3"), "3"),
        (table(CHANNELS), "3 | 4 | 5 | 12"),
        (table([["甲", "乙", "丙"], ["1", "2", "3"]]), "1 | 2 | 3"),
    ],
)
def test_what_stands_below_a_table_of_markup(section: str, below: Table | Paragraph, left: str) -> None:
    """The number of a page and a table with a head of its own are left over, and cost no figure."""
    tables = _read(section, ROWS[section], below)
    printed = [path for path in FORM.figures if path.startswith(section)]
    assert {cell.path: cell.value for cell in tables.cells if cell.path in printed} == {
        path: FORM.figures[path] for path in printed
    }
    assert codes(tables) == []
    assert _left(tables) == [left]


@pytest.mark.parametrize("below", [Paragraph("3"), table(CHANNELS, exact=False)])
def test_in_text_it_may_be_the_rest_of_a_row(below: Table | Paragraph) -> None:
    tables = _read("proactive", ROWS["proactive"], below, exact=False)
    assert ("row-not-placed", "proactive.fees") in codes(tables)


def test_figures_right_below_without_a_head_may_be_the_rest_of_a_row() -> None:
    tables = _read("proactive", ROWS["proactive"], table([["3", "4"]]))
    assert ("row-not-placed", "proactive.fees") in codes(tables)


def test_a_number_in_a_row_of_the_table() -> None:
    """It is no paragraph, and costs nothing of the table that it stands in."""
    rows = ROWS["requests"]
    tables = _read("requests", [*rows[:10], ["3"], *rows[10:]])
    assert sum(cell.value is not None for cell in tables.cells) == 25 * 7


@pytest.mark.parametrize("below", [(), (Paragraph("3"),), (Paragraph("1"), Paragraph("加强学习"))])
def test_a_number_below_a_table_with_a_blank_row(below: tuple[Paragraph, ...]) -> None:
    """Each label of markup has its figures beside it: no number outside the table can have moved them."""
    rows = [list(row) for row in ROWS["proactive"]]
    row_of(rows, "行政许可")[1] = ""
    row_of(rows, "行政强制")[1] = ""
    tables = _read("proactive", rows, *below)
    cells = {cell.path: cell.value for cell in tables.cells}
    assert cells["proactive.penalties.decisions"] == FORM.figures["proactive.penalties.decisions"]


@pytest.mark.parametrize("first", ["1", "（1）"])
def test_numbers_of_columns_under_the_head_of_section_four(first: str) -> None:
    """They are no figures: quoted, and the row below them is read."""
    rows = [list(row) for row in ROWS["disputes"]]
    numbers = [first, *map(str, range(2, 16))]
    tables = _read("disputes", [*rows[:-1], numbers, rows[-1]])
    assert {cell.path: cell.value for cell in tables.cells if cell.path.startswith("disputes")} == {
        path: value for path, value in FORM.figures.items() if path.startswith("disputes")
    }
    assert codes(tables) == [("row-unknown", "disputes")]


def test_numbers_of_columns_alone_are_no_figures() -> None:
    rows = ROWS["disputes"]
    tables = _read("disputes", [*rows[:-1], [str(number) for number in range(1, 16)]])
    assert {cell.value for cell in tables.cells} == {None}
