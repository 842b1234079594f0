"""Texts in the place of a figure, and rows of blanks below the head of section 四."""

import pytest

from gov_disclosure.document import Document
from gov_disclosure.model.report import CellStatus
from tables.grids import (
    Rows,
    codes,
    disputes_rows,
    grid_document,
    proactive_rows,
    read,
    requests_rows,
    small_form,
    table,
    wrong,
)

FORM = small_form()
GRIDS = pytest.mark.parametrize("exact", [True, False])


@GRIDS
@pytest.mark.parametrize("text", ["（3）", "O", "两", "十二", "约12", "未发生"])
@pytest.mark.parametrize(
    ("rows", "label", "path"),
    [
        (requests_rows(FORM), "（一）予以公开", "requests.results.granted.natural_person"),
        (proactive_rows(FORM), "规章", "proactive.rules.issued"),
    ],
)
def test_a_text_in_the_first_place_costs_one_figure(exact: bool, text: str, rows: Rows, label: str, path: str) -> None:
    """As in any other place of the row."""
    changed = [[row[0], text, *row[2:]] if row[0] == label else row for row in rows]
    tables, cells = read(grid_document(changed, exact=exact))
    assert codes(tables) == [("cell-unreadable", path)]
    assert (cells[path].status, cells[path].raw) == (CellStatus.UNREADABLE, text)
    assert wrong({other: cell for other, cell in cells.items() if other != path}, FORM) == {}
    assert sum(cell.value is not None for cell in cells.values()) == (174 if path.startswith("requests") else 9)


@GRIDS
@pytest.mark.parametrize(
    "text",
    [
        "（3）",
        "十二",
        "未发生",
        "￥32,000",
        "约12",
        "详见附件",
        "人民币3500元",
        "合计137",
        "小计：3",
        "RMB35",
        "大约3元",
        "涉密",
        "同上",
        "待定",
        "已上报",
        "#N/A",
        "#VALUE!",
    ],
)
@pytest.mark.parametrize("padded", [False, True])
def test_a_text_for_the_only_figure_is_unreadable(exact: bool, text: str, padded: bool) -> None:
    """The row is there, in a text also where rows are filled up to one width."""
    rows = [["行政许可", text] if row[0] == "行政许可" else row for row in proactive_rows(FORM)]
    if padded:
        rows = [[*row, *[""] * (4 - len(row))] for row in rows]
    tables, cells = read(grid_document(rows, exact=exact and not padded))
    assert codes(tables) == [("cell-unreadable", "proactive.licenses.decisions")]
    assert cells["proactive.licenses.decisions"].raw == text


@GRIDS
@pytest.mark.parametrize("text", ["未统计", "同上"])
def test_texts_for_all_figures_of_a_row_are_unreadable(exact: bool, text: str) -> None:
    """Each is quoted, and the row is not said to be absent."""
    rows = [[row[0], *[text] * 7] if row[0] == "（一）予以公开" else row for row in requests_rows(FORM)]
    tables, cells = read(grid_document(rows, exact=exact))
    assert {code for code, _ in codes(tables)} == {"cell-unreadable"}
    assert {cell.raw for path, cell in cells.items() if path.startswith("requests.results.granted.")} == {text}
    assert wrong(cells, FORM) == {}


@pytest.mark.parametrize("row", [["三", "1", "2", "3", "4", "5", "6"], ["三", "9", "1", "2", "3", "4", "5", "6", "21"]])
def test_a_text_among_more_or_fewer_figures_is_none(row: list[str]) -> None:
    """It may be a note beside the figures, one of which is gone."""
    rows = [["（一）予以公开", *row] if line[0] == "（一）予以公开" else line for line in requests_rows(FORM)]
    tables, cells = read(grid_document(rows, exact=False))
    assert cells["requests.results.granted.natural_person"].value is None
    assert tables.diagnostics


BLANK = [""] * 15


@pytest.mark.parametrize("exact", [True, False])
def test_blank_figures_of_section_four_are_blank(exact: bool) -> None:
    head = disputes_rows(FORM)[:2]
    wide = [["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3]
    tables, cells = read(grid_document([head[0], *wide, BLANK], exact=exact))
    assert codes(tables) == []
    assert "disputes" not in [found.path for found in tables.diagnostics]
    found = {cell.status for path, cell in cells.items() if path.startswith("disputes.")}
    assert found == {CellStatus.BLANK}
    assert len(tables.lines) == 3


@pytest.mark.parametrize("place", [0, 1])
def test_a_blank_row_beside_the_figures_is_nothing(place: int) -> None:
    rows = disputes_rows(FORM)
    rows.insert(len(rows) - place, BLANK)
    tables, cells = read(grid_document(rows))
    assert (wrong(cells, FORM), codes(tables)) == ({}, [])
    assert sum(cell.value is not None for cell in cells.values()) == 15


def test_other_blank_rows_are_no_figures() -> None:
    """Fewer cells, or below no head of section 四."""
    heads = disputes_rows(FORM)[:3]
    for rows in ([*heads, [""] * 14], [["甲"], BLANK], [*requests_rows(FORM)[:3], BLANK]):
        tables, cells = read(Document([table(rows)]))
        assert {cell.status for path, cell in cells.items() if path.startswith("disputes.")} == {CellStatus.ABSENT}
        assert "disputes" in [found.path for found in tables.diagnostics if found.code == "table-absent"]
