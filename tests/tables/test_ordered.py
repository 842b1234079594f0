"""Rows whose labels are broken beyond recognition, counted between the labels that are whole."""

import pytest

from gov_disclosure.model.report import CellStatus
from gov_disclosure.tables.diagnostics import row_placed
from tables.grids import Rows, codes, grid_document, read, requests_rows, row_of, small_form, wrong

FORM = small_form()
BROKEN = {
    "3.危及": "本 3.危及“三安全一稳",
    "4.保护": "三 开 定”4.保护第三方",
    "5.属于": "合法权益5.属于三类",
    "6.属于": "内部事 务信息6.属于四类",
    "7.属于": "",
}
"""Pieces of labels and of their groups that stand side by side, and figures without any."""


def _broken(rows: Rows) -> Rows:
    for label, pieces in BROKEN.items():
        row_of(rows, label)[0] = pieces
    return rows


def _requests(rows: Rows) -> tuple[set[str], dict[str, object]]:
    """The rows that were read in part or whole, and the figures that are wrong."""
    _, cells = read(grid_document(rows, exact=False))
    found = {path.rpartition(".")[0] for path, cell in cells.items() if cell.value is not None}
    return {path for path in found if path.startswith("requests.")}, wrong(cells, FORM)


def test_rows_are_counted_between_whole_labels() -> None:
    """All rows are read, those without a label of their own as placed, with a diagnostic."""
    tables, cells = read(grid_document(_broken(requests_rows(FORM)), exact=False))
    requests = {path: cell.value for path, cell in cells.items() if path.startswith("requests.")}
    assert requests == {path: value for path, value in FORM.figures.items() if path.startswith("requests.")}
    assert cells["requests.results.denied.internal_affairs.total"].status is CellStatus.PLACED
    assert ("row-placed", "requests.results.denied.internal_affairs") in codes(tables)
    assert row_placed.__doc__ is not None


def test_a_page_number_between_the_rows_is_none_of_them() -> None:
    """A number alone is no row."""
    rows = _broken(requests_rows(FORM))
    rows.insert(rows.index(row_of(rows, "1.本机关")), ["4"])
    assert _requests(rows) == ({path.rpartition(".")[0] for path in FORM.figures if path.startswith("requests.")}, {})


def _without_a_row(rows: Rows) -> None:
    rows.remove(row_of(rows, "合法权益5"))


def _with_a_row_more(rows: Rows) -> None:
    rows.insert(rows.index(row_of(rows, "合法权益5")), ["", *["0"] * 7])


def _out_of_order(rows: Rows) -> None:
    first, second = rows.index(row_of(rows, "2.重复")), rows.index(row_of(rows, "1.本机关"))
    rows[first], rows[second] = rows[second], rows[first]


def _with_other_words(rows: Rows) -> None:
    row_of(rows, "合法权益5")[0] = "上年合计"


def _with_a_word_that_tells(rows: Rows) -> None:
    row_of(rows, "合法权益5")[0] = "5.不属于三类内部事务信息"


def _with_a_figure_less(rows: Rows) -> None:
    row_of(rows, "合法权益5").pop(1)


def _that_do_not_balance(rows: Rows) -> None:
    row = row_of(rows, "合法权益5")
    row[1], row[-1] = str(int(row[1]) + 1), str(int(row[-1]) + 1)


@pytest.mark.parametrize(
    "damage",
    [
        _without_a_row,
        _with_a_row_more,
        _out_of_order,
        _with_other_words,
        _with_a_word_that_tells,
        _with_a_figure_less,
        _that_do_not_balance,
    ],
)
def test_nothing_is_counted_where_anything_is_amiss(damage: object) -> None:
    """The broken rows stay open, and no figure is wrong."""
    rows = _broken(requests_rows(FORM))
    assert callable(damage)
    damage(rows)
    found, faults = _requests(rows)
    assert "requests.results.denied.internal_affairs" not in found
    assert faults == {}
