"""A report before it is printed: lines and grids in reading order. Every format prints the same page."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations, groupby, pairwise

from attrs import field, frozen

from gov_disclosure.model import tree
from gov_disclosure.model.report import SectionKind
from writer.forms import Form
from writer.prose import Text
from writer.style import Punctuation, Style

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
LABELS = 3
"""The width in columns of the labels of section 三."""


class Role(StrEnum):
    """What a line of the page is."""

    FURNITURE = "furniture"
    TITLE = "title"
    TEXT = "text"
    HEADING = "heading"


@frozen
class Line:
    """A paragraph."""

    text: str
    role: Role = Role.TEXT


@frozen
class GridCell:
    """A cell of a grid with its spans; a line break in `text` breaks the cell. `path` is the figure's, if it is one."""

    text: str
    columns: int = 1
    rows: int = 1
    path: str | None = None


@frozen
class Place:
    """One place of the full grid: the cell that covers it, and how far down and right of the cell's corner."""

    cell: GridCell
    down: int
    right: int

    @property
    def text(self) -> str:
        """The cell's text at its corner, nothing elsewhere."""
        return "" if self.down or self.right else self.cell.text


def _as_rows(rows: Iterable[Iterable[GridCell]]) -> tuple[tuple[GridCell, ...], ...]:
    return tuple(tuple(row) for row in rows)


@frozen
class Grid:
    """One table: rows of the cells that begin there. `table` is its name in the form, None for other tables."""

    rows: tuple[tuple[GridCell, ...], ...] = field(converter=_as_rows)
    table: str | None = None
    header: int = 0

    def places(self) -> list[list[Place]]:
        """The full grid, covered places included."""
        taken: dict[tuple[int, int], Place] = {}
        for number, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while (number, column) in taken:
                    column += 1
                for down in range(cell.rows):
                    for right in range(cell.columns):
                        taken[number + down, column + right] = Place(cell, down, right)
        width = 1 + max(column for _, column in taken)
        return [[taken[number, column] for column in range(width)] for number in range(len(self.rows))]


Page = Sequence[Line | Grid]


def page(form: Form, text: Text, style: Style) -> list[Line | Grid]:
    """The page of a report, in the style's spelling."""
    spelt = style.prose(text)
    return [*_front(spelt), *_body(form, spelt, style), *_lines(spelt.furniture, Role.FURNITURE)]


def _lines(texts: Sequence[str], role: Role = Role.TEXT) -> list[Line]:
    return [Line(text, role) for text in texts]


def _front(text: Text) -> Iterator[Line | Grid]:
    yield from _lines(text.breadcrumb, Role.FURNITURE)
    if text.fields:
        yield _fields(text.fields)
    if text.title:
        yield Line(text.title, Role.TITLE)
    yield from _lines(text.byline, Role.FURNITURE)
    yield from _lines(text.preamble)


def _fields(pairs: Sequence[tuple[str, str]]) -> Grid:
    rows: list[tuple[GridCell, ...]] = []
    for first in range(0, len(pairs), 2):
        cells = [GridCell(word) for pair in pairs[first : first + 2] for word in pair]
        if len(cells) == 2 and len(pairs) > 1:
            cells[1] = GridCell(cells[1].text, columns=3)
        rows.append(tuple(cells))
    return Grid(rows)


def _body(form: Form, text: Text, style: Style) -> Iterator[Line | Grid]:
    for section in text.sections:
        yield Line(section.heading, Role.HEADING)
        yield from _lines(section.lines)
        if style.tables and section.kind in _GRIDS:
            yield _GRIDS[section.kind](form, style)


def _figures(form: Form, row: tree.Row, style: Style, widths: Sequence[int] = ()) -> list[GridCell]:
    return [
        GridCell(style.figure(figure, form.figures[figure.path]), columns=width, path=figure.path)
        for figure, width in zip(row.figures, widths or [1] * len(row.figures), strict=True)
    ]


def _header(label: str, table: str, style: Style, columns: int = 1, rows: int = 1) -> GridCell:
    text = style.label(label)
    if table in style.broken and len(text) == 4:
        text = f"{text[:2]}\n{text[2:]}"
    return GridCell(text, columns, rows)


_UNEVEN = {(1, 3): ((1, 2, 1), (1, 2, 1)), (5, 3): ((1, 2, 1), (2, 1, 1)), (8, 2): ((2, 2), (2, 2))}
"""The form of 2019 prints its columns unevenly: widths of header and figures by first item and number of columns."""


def _proactive(form: Form, style: Style) -> Grid:
    width = 5 if form.editions["proactive"] == "2019" else 4
    rows: list[list[GridCell]] = []
    for article, group in groupby(form.rows("proactive"), key=lambda row: row.figures[0].articles[0]):
        lines = list(group)
        item = int(article[3:-1])
        above, below = _widths(item, len(lines[0].figures), width)
        rows.append([GridCell(_item(item, style), columns=width)])
        columns = [figure.column_label for figure in lines[0].figures]
        headers = [_header(label, "proactive", style, span) for label, span in zip(columns, above, strict=True)]
        rows.append([GridCell("信息内容"), *headers])
        rows.extend([GridCell(style.label(row.label)), *_figures(form, row, style, below)] for row in lines)
    return Grid(rows, "proactive")


def open_where_repeated(form: Form, style: Style) -> Iterator[str]:
    """The paths of the figures of section 二 that are two things in a table which repeats spans: the places of a row can
    be cut in several ways into as many figures as it has.
    """
    for row in _proactive(form, style).rows:
        cells = [cell for cell in row if cell.path]
        places = [cell.text for cell in cells for _ in range(cell.columns)]
        ways = set(_ways(places, len(cells))) if cells else set()
        for cell, texts in zip(cells, zip(*ways, strict=True), strict=True):
            if cell.path and len(set(texts)) > 1:
                yield cell.path


def _ways(places: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    """The ways to cut places into `count` stretches of equal texts."""
    for cuts in combinations(range(1, len(places)), count - 1):
        stretches = [places[start:end] for start, end in pairwise((0, *cuts, len(places)))]
        if all(len(set(stretch)) == 1 for stretch in stretches):
            yield tuple(stretch[0] for stretch in stretches)


def _item(item: int, style: Style) -> str:
    label = f"第二十条第（{'一二三四五六七八九'[item - 1]}）项"
    return label if style.punctuation is Punctuation.SPACED else style.label(label)


def _widths(item: int, count: int, width: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if width == 5:
        first = max(known for known, columns in _UNEVEN if known <= item and columns == count)
        return _UNEVEN[first, count]
    even = (*[1] * (count - 1), width - count)
    return even, even


def _requests(form: Form, style: Style) -> Grid:
    rows = form.rows("requests")
    first, *organizations, last = [figure.column_label for figure in rows[0].figures]
    header = [
        [GridCell(style.label(CORNER), LABELS, 3), GridCell("申请人情况", len(organizations) + 2)],
        [GridCell(first, rows=2), GridCell("法人或其他组织", len(organizations)), GridCell(last, rows=2)],
        [_header(label, "requests", style) for label in organizations],
    ]
    paths = [(*row.parents[1:], row.label) for row in rows]
    body = [[*_labels(paths, number, style), *_figures(form, row, style)] for number, row in enumerate(rows)]
    return Grid([*header, *body], "requests", header=3)


def _labels(paths: Sequence[tuple[str, ...]], number: int, style: Style) -> Iterator[GridCell]:
    """The label cells that begin in a row: each group's at its first row."""
    path = paths[number]
    before = paths[number - 1] if number else ()
    for depth, label in enumerate(path, start=1):
        if path[:depth] != before[:depth]:
            rows = sum(other[:depth] == path[:depth] for other in paths)
            yield GridCell(style.label(label), LABELS + 1 - depth if depth == len(path) else 1, rows)


def _disputes(form: Form, style: Style) -> Grid:
    first, *others = form.rows("disputes")
    outcomes = [figure.column_label for figure in first.figures]
    cut = [label[:2] if style.cut else label for label in outcomes]
    header = [
        [GridCell(first.label, len(outcomes)), GridCell("行政诉讼", len(outcomes) * len(others))],
        [
            *[_header(label, "disputes", style, rows=2) for label in (outcomes[0], *cut[1:])],
            *[GridCell(row.label, len(outcomes)) for row in others],
        ],
        [_header(label, "disputes", style) for _ in others for label in cut],
    ]
    figures = [cell for row in (first, *others) for cell in _figures(form, row, style)]
    return Grid([*header, figures], "disputes", header=3)


_GRIDS = {
    SectionKind.PROACTIVE: _proactive,
    SectionKind.REQUESTS: _requests,
    SectionKind.DISPUTES: _disputes,
}
