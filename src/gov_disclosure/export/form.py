"""The three tables as the form prints them: rows of cells with their spans, from the model's classes and a few heads."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from attrs import frozen

from gov_disclosure.model.tree import Figure, Row, rows

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = "申请人情况"
ORGANIZATIONS = "法人或其他组织"
LITIGATION = "行政诉讼"
CONTENT = "信息内容"

_ITEMS = "一二三四五六七八九"
_LABELS = 3
"""How many columns the labels of section 三 take: item, group, row."""


@frozen
class FormCell:
    """A cell of the printed form: the place of a `figure`, the `head` of columns or of rows, or else the label of a row."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    figure: Figure | None = None
    head: bool = False


FormRow = tuple[FormCell, ...]


@cache
def grid(table: str, edition: str) -> tuple[FormRow, ...]:
    """One table of an edition: its rows, each with the cells that begin in it.

    >>> [len(grid(table, "2021")) for table in ("proactive", "requests", "disputes")]
    [14, 28, 4]
    """
    return tuple(tuple(row) for row in _GRIDS[table](rows(table, edition)))


def _head(text: str, columns: int = 1, rows: int = 1) -> FormCell:
    return FormCell(text, columns, rows, head=True)


def _figures(row: Row, width: int = 0) -> Iterator[FormCell]:
    """The places of a row's figures; the last is as wide as what `width` leaves."""
    for number, figure in enumerate(row.figures, 1):
        rest = width - number + 1 if number == len(row.figures) else 1
        yield FormCell(columns=max(rest, 1), figure=figure)


def _proactive(form: Sequence[Row]) -> Iterator[list[FormCell]]:
    width = max(len(row.figures) for row in form)
    for article, group in groupby(form, key=lambda row: row.figures[0].articles[0]):
        lines = list(group)
        item = _ITEMS[int(article.removeprefix("20(").removesuffix(")")) - 1]
        yield [_head(f"第二十条第（{item}）项", width + 1)]
        heads = [_head(cell.figure.column_label, cell.columns) for cell in _figures(lines[0], width) if cell.figure]
        yield [_head(CONTENT), *heads]
        for row in lines:
            yield [FormCell(row.label), *_figures(row, width)]


def _requests(form: Sequence[Row]) -> Iterator[list[FormCell]]:
    first, *organizations, last = [figure.column_label for figure in form[0].figures]
    yield [_head(CORNER, _LABELS, 3), _head(APPLICANTS, len(organizations) + 2)]
    yield [_head(first, rows=2), _head(ORGANIZATIONS, len(organizations)), _head(last, rows=2)]
    yield [_head(label) for label in organizations]
    paths = [(*row.parents[1:], row.label) for row in form]
    for number, row in enumerate(form):
        yield [*_labels(paths, number), *_figures(row)]


def _labels(paths: Sequence[tuple[str, ...]], number: int) -> Iterator[FormCell]:
    """The labels that begin in a row: that of each group in the group's first row."""
    path, before = paths[number], paths[number - 1] if number else ()
    for depth, label in enumerate(path, 1):
        if path[:depth] != before[:depth]:
            height = sum(other[:depth] == path[:depth] for other in paths)
            yield FormCell(label, _LABELS + 1 - depth) if depth == len(path) else _head(label, rows=height)


def _disputes(form: Sequence[Row]) -> Iterator[list[FormCell]]:
    first, *others = form
    outcomes = [figure.column_label for figure in first.figures]
    width = len(outcomes)
    yield [_head(first.label, width), _head(LITIGATION, width * len(others))]
    yield [*(_head(label, rows=2) for label in outcomes), *(_head(row.label, width) for row in others)]
    yield [_head(label) for _ in others for label in outcomes]
    yield [cell for row in form for cell in _figures(row)]


_GRIDS = {"proactive": _proactive, "requests": _requests, "disputes": _disputes}
