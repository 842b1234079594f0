"""Tables of another year that only their labels tell."""

import pytest

from gov_disclosure.document import Document, Paragraph
from gov_disclosure.tables import read_tables
from gov_disclosure.tables.readings import Heading, scan
from gov_disclosure.tables.stream import lines
from gov_disclosure.tables.years import row_in_other_year
from tables.grids import Writer, grid_document, lines_document, requests_rows, row_of, small_form, table

FORM = small_form()


@pytest.mark.parametrize(
    ("key", "year", "path"),
    [
        ("一上年新收政府信息公开申请数量", None, "requests.received"),
        ("去年新收政府信息公开申请数量", None, "requests.received"),
        ("二前年结转政府信息公开申请数量", None, "requests.carried_over"),
        ("2021年新收政府信息公开申请数量", 2022, "requests.received"),
        ("2021年度新收政府信息公开申请数量", 2022, "requests.received"),
        ("2022年新收政府信息公开申请数量", 2022, None),
        ("2021年新收政府信息公开申请数量", None, None),
        ("一本年新收政府信息公开申请数量", 2022, None),
        ("二前年结转政府口息公开申请数量", 2022, "requests.carried_over"),
        ("一上年新收政府信息公开申请数", 2022, "requests.received"),
        ("二上年结转政府口息公开申请数量", 2022, None),
        ("一本年新收政府口息公开申请数量", 2022, None),
        ("上年同期", 2022, None),
        ("其中上年", 2022, None),
        ("总计", 2022, None),
        ("三2021年度办理结果", 2022, "requests.results"),
        ("三上年度办理结果", 2022, "requests.results"),
        ("三2022年度办理结果", 2022, None),
    ],
)
def test_labels_of_another_year(key: str, year: int | None, path: str | None) -> None:
    """A label of the form with other words for the year; any other text about a year is none."""
    assert row_in_other_year(key, "requests", year) == path


@pytest.mark.parametrize("write", [grid_document, lines_document], ids=["grid", "lines"])
@pytest.mark.parametrize(
    "labels",
    [
        {"一、本年": "一、上年新收政府信息公开申请数量", "二、上年": "二、前年结转政府信息公开申请数量"},
        {"一、本年": "一、2021年新收政府信息公开申请数量"},
        {"一、本年": "一、上年新收政府信息公开申请数量"},
        {"二、上年": "二、前年结转政府信息公开申请数量"},
        {"二、上年": "二、前年结转政府口息公开申请数量"},
    ],
)
def test_a_table_of_another_year_is_not_read(write: Writer, labels: dict[str, str]) -> None:
    """It balances like this year's; no figure of it is taken, and all are left over."""
    rows = requests_rows(FORM)
    for own, other in labels.items():
        row_of(rows, own)[0] = other
    tables = read_tables(write(rows), year=2022)
    assert {cell.value for cell in tables.cells} == {None}
    assert [(found.code, found.path) for found in tables.diagnostics if found.path == "requests"] == [
        ("table-absent", "requests"),
        ("table-elsewhere", "requests"),
    ]
    assert len(tables.leftovers) == len(rows) - 3


@pytest.mark.parametrize("write", [grid_document, lines_document], ids=["grid", "lines"])
def test_a_row_of_blanks_names_its_year(write: Writer) -> None:
    """A label with nothing but blank cells behind it says which year the table is of, as one with figures does."""
    rows = requests_rows(FORM)
    row_of(rows, "二、上年")[:] = ["二、前年结转政府信息公开申请数量", *[" "] * 7]
    tables = read_tables(write(rows), year=2022)
    assert {cell.value for cell in tables.cells} == {None}


@pytest.mark.parametrize("head", ["本年处理决定数量", "填报年份：2022年"])
def test_blanks_behind_another_text_about_a_year(head: str) -> None:
    """Only the label of a row names the year of a table: what heads a column is no text of its own, nor is a note."""
    document = Document([Paragraph(text) for text in ("信息内容", head, " ", " ", "行政许可", "7", "行政处罚", "3")])
    events = scan(lines(document), {})
    assert head not in [word.cell.text for event in events if isinstance(event, Heading) for word in event.unknown]


def test_a_row_of_last_year_beside_this_years_marks_no_table() -> None:
    """The row is quoted, and the others are read."""
    rows = requests_rows(FORM)
    rows.insert(4, ["一、上年新收政府信息公开申请数量", *"9000009"])
    tables = read_tables(Document([table(rows)]), year=2022)
    assert [found.code for found in tables.diagnostics if found.path == "requests"] == ["row-unknown"]
    assert all(cell.value == FORM.figures[cell.path] for cell in tables.cells if cell.path.startswith("requests."))


def test_a_row_of_another_year_without_figures() -> None:
    """Its label tells the year of the table all the same."""
    rows = requests_rows(FORM)
    row_of(rows, "二、上年")[:] = ["二、前年结转政府信息公开申请数量", *[""] * 7]
    assert {cell.value for cell in read_tables(grid_document(rows), year=2022).cells} == {None}
