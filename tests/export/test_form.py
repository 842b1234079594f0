"""The printed form: every figure has one place, and the spans fill a rectangle."""

import pytest

from gov_disclosure.export.form import FormCell, grid
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS

TABLES = [(table, edition) for edition, forms in EDITIONS.items() for table in forms.tables]
WIDTHS = {"proactive": 4, "requests": 10, "disputes": 15}

every_table = pytest.mark.parametrize(("table", "edition"), TABLES)


@every_table
def test_every_figure_once(table: str, edition: str) -> None:
    """In the form's order."""
    places = [cell.figure for row in grid(table, edition) for cell in row if cell.figure]
    assert tuple(places) == tree.figures(table, edition)


@every_table
def test_every_label(table: str, edition: str) -> None:
    """Of each row, each group that it stands in, and each column."""
    texts = {cell.text for row in grid(table, edition) for cell in row}
    for row in tree.rows(table, edition):
        assert {row.label, *row.parents[1:], *(figure.column_label for figure in row.figures)} <= texts


@every_table
def test_the_spans_fill_a_rectangle(table: str, edition: str) -> None:
    """No place is covered twice, none is left open."""
    rows = grid(table, edition)
    taken: dict[tuple[int, int], FormCell] = {}
    for number, row in enumerate(rows):
        for cell in row:
            column = next(place for place in range(99) if (number, place) not in taken)
            for place in [
                (number + down, column + right) for down in range(cell.rows) for right in range(cell.columns)
            ]:
                assert place not in taken
                taken[place] = cell
    assert set(taken) == {(number, column) for number in range(len(rows)) for column in range(WIDTHS[table])}


def test_heads() -> None:
    """The heads that the form prints over columns."""
    first, second, third, *_ = grid("requests", "2021")
    assert [(cell.columns, cell.rows) for cell in first] == [(3, 3), (7, 1)]
    assert [(cell.text, cell.columns, cell.rows) for cell in second] == [
        ("自然人", 1, 2),
        ("法人或其他组织", 5, 1),
        ("总计", 1, 2),
    ]
    assert [cell.text for cell in third] == ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    items = [row[0].text for row in grid("proactive", "2019") if len(row) == 1]
    assert items == [f"第二十条第（{item}）项" for item in "一五六八九"]
