"""Damage to a page before it is printed: what editors, converters and PDF printers do to cells, rows and tables.

A damage is a function from a page and random numbers to the damaged page, or None where it finds nothing to damage.
No damage prints another number in the place of a figure: what a figure was stays its truth.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from random import Random

import attrs

from gov_disclosure.model.report import SectionKind
from writer.page import Grid, GridCell, Line, Page, Role
from writer.traditional import traditional, with_readings

Row = Sequence[GridCell]
Blocks = Sequence[Line | Grid]
PageDamage = Callable[[Page, Random], Page | None]
RowDamage = Callable[[Row, Random], Row | None]
TableDamage = Callable[[Grid, Random], Blocks | None]

DASHED = ("- 3 -", "— 1 —", "第 3 页 共 9 页", "－ 12 －", "3 / 9", "·4·")
RUNNING = ("政府信息公开工作年度报告", "附件1", "（续表）", "信息公开年报")


def figure_cells(row: Row) -> list[int]:
    """Where in a row its figures are."""
    return [index for index, cell in enumerate(row) if cell.path]


def figure_rows(grid: Grid) -> list[int]:
    """The rows of a grid that have figures."""
    return [index for index, row in enumerate(grid.rows) if figure_cells(row)]


def _label_cells(row: Row) -> list[int]:
    return [index for index, cell in enumerate(row) if not cell.path and cell.text]


def on_table(change: TableDamage) -> PageDamage:
    """The damage to one of a page's tables, as a damage to the page."""

    @wraps(change)
    def damage(page: Page, random: Random) -> Page | None:
        tables = [index for index, block in enumerate(page) if isinstance(block, Grid) and figure_rows(block)]
        if not tables:
            return None
        index = random.choice(tables)
        grid = page[index]
        assert isinstance(grid, Grid)
        blocks = change(grid, random)
        return None if blocks is None else [*page[:index], *blocks, *page[index + 1 :]]

    return damage


def on_row(change: RowDamage) -> PageDamage:
    """The damage to one row with figures, as a damage to the page."""

    @on_table
    @wraps(change)
    def damage(grid: Grid, random: Random) -> Blocks | None:
        index = random.choice(figure_rows(grid))
        row = change(grid.rows[index], random)
        return None if row is None else [_with_rows(grid, index, index + 1, [row])]

    return damage


def _with_rows(grid: Grid, start: int, end: int, rows: Sequence[Row]) -> Grid:
    """The grid with the rows from `start` to `end` replaced."""
    return attrs.evolve(grid, rows=[*grid.rows[:start], *rows, *grid.rows[end:]])


def _with_cells(row: Row, start: int, end: int, *cells: GridCell) -> Row:
    return [*row[:start], *cells, *row[end:]]


def _with_text(row: Row, index: int, text: str) -> Row:
    return _with_cells(row, index, index + 1, attrs.evolve(row[index], text=text))


# Labels


def _on_label(change: Callable[[str, Random], str]) -> PageDamage:
    @on_row
    @wraps(change)
    def damage(row: Row, random: Random) -> Row | None:
        labels = _label_cells(row)
        if not labels:
            return None
        index = labels[-1] if random.random() < 0.8 else random.choice(labels)
        return _with_text(row, index, change(row[index].text, random))

    return damage


@_on_label
def label_lost(text: str, random: Random) -> str:
    """The cell of a label is empty."""
    return ""


@on_row
def label_cell_lost(row: Row, random: Random) -> Row | None:
    """The cell of a label is gone."""
    labels = _label_cells(row)
    return _with_cells(row, labels[-1], labels[-1] + 1) if labels else None


@_on_label
def label_cut(text: str, random: Random) -> str:
    """Only the beginning of a label is there."""
    return text[: random.randint(1, len(text))]


@_on_label
def label_misspelt(text: str, random: Random) -> str:
    """One character of a label is lost, doubled or another."""
    at = random.randrange(len(text))
    return text[:at] + random.choice(("", text[at] * 2, "囗", "某", "?")) + text[at + 1 :]


@_on_label
def label_unnumbered(text: str, random: Random) -> str:
    """A label has lost its number."""
    return text.lstrip("（()）一二三四五六七八123456789.、．") or text


@_on_label
def label_broken(text: str, random: Random) -> str:
    """A label is broken over lines."""
    at = random.randint(0, len(text))
    return f"{text[:at]}\n{text[at:]}"


@_on_label
def label_letters(text: str, random: Random) -> str:
    """Each character of a label stands on a line of its own."""
    return "\n".join(text)


@on_table
def label_wrapped(grid: Grid, random: Random) -> Blocks | None:
    """The second half of a label stands below its figures."""
    index = random.choice(figure_rows(grid))
    row = grid.rows[index]
    labels = _label_cells(row)
    if not labels or len(row[labels[-1]].text) < 4:
        return None
    text = row[labels[-1]].text
    at = random.randint(1, len(text) - 1)
    return [_with_rows(grid, index, index + 1, [_with_text(row, labels[-1], text[:at]), [GridCell(text[at:])]])]


def _group_cells(grid: Grid) -> list[tuple[int, int]]:
    """The cells of labels that span rows."""
    return [
        (number, index)
        for number in figure_rows(grid)
        for index, cell in enumerate(grid.rows[number])
        if not cell.path and cell.text and cell.rows > 1
    ]


def _on_group(change: Callable[[str, Random], str]) -> PageDamage:
    @on_table
    @wraps(change)
    def damage(grid: Grid, random: Random) -> Blocks | None:
        groups = _group_cells(grid)
        if not groups:
            return None
        number, index = random.choice(groups)
        row = grid.rows[number]
        return [_with_rows(grid, number, number + 1, [_with_text(row, index, change(row[index].text, random))])]

    return damage


@_on_group
def group_lost(text: str, random: Random) -> str:
    """A group has no label."""
    return ""


@_on_group
def group_doubled(text: str, random: Random) -> str:
    """The first character, or all, of a group's label is printed twice."""
    return random.choice((text[:1] + text, text + text))


@on_table
def group_repeated(grid: Grid, random: Random) -> Blocks | None:
    """A group's label stands in each of its rows."""
    groups = _group_cells(grid)
    if not groups:
        return None
    number, index = random.choice(groups)
    cell = attrs.evolve(grid.rows[number][index], rows=1)
    end = number + grid.rows[number][index].rows
    rows = [_with_cells(grid.rows[number], index, index + 1, cell)]
    rows += [[cell, *row] for row in grid.rows[number + 1 : end]]
    return [_with_rows(grid, number, end, rows)]


@on_row
def group_amid_figures(row: Row, random: Random) -> Row | None:
    """The label of a group stands among the figures."""
    text = random.choice(("（三）不予公开", "三、本年度办理结果", "（五）不予处理", "三三、本年度办理结果"))
    at = random.choice(figure_cells(row))
    return _with_cells(row, at, at, GridCell(text))


# Figures


@on_row
def figure_lost(row: Row, random: Random) -> Row | None:
    """The cell of a figure is gone."""
    at = random.choice(figure_cells(row))
    return _with_cells(row, at, at + 1)


@on_row
def figure_blank(row: Row, random: Random) -> Row | None:
    """The cell of a figure is empty."""
    return _with_text(row, random.choice(figure_cells(row)), "")


@on_row
def figure_broken(row: Row, random: Random) -> Row | None:
    """A figure is broken over lines."""
    long = [index for index in figure_cells(row) if len(row[index].text) > 1]
    if not long:
        return None
    index = random.choice(long)
    at = random.randint(1, len(row[index].text) - 1)
    return _with_text(row, index, f"{row[index].text[:at]}\n{row[index].text[at:]}")


@on_row
def figure_garbled(row: Row, random: Random) -> Row | None:
    """A figure cannot be read."""
    index = random.choice(figure_cells(row))
    text = row[index].text
    return _with_text(row, index, random.choice((f"{text}O", f"l{text}", f"{text}?", "□", f"{text[:-1]}X", "见附件")))


@on_row
def figure_noted(row: Row, random: Random) -> Row | None:
    """A note stands in the cell of a figure."""
    index = random.choice(figure_cells(row))
    notes = (
        "{}（其中修订16件）",
        "{}①",
        "{}*",
        "{} [1]",
        "约{}",
        "{}（含上年2件）",
        "{}\n（注）",
        "★{}",
        "共{}件",
        "{}件次",
    )
    return _with_text(row, index, random.choice(notes).format(row[index].text))


def _merged(separator: str, row: Row, random: Random) -> Row | None:
    pairs = [
        index for index in figure_cells(row)[:-1] if row[index + 1].path and row[index].text and row[index + 1].text
    ]
    if not pairs:
        return None
    at = random.choice(pairs)
    first, second = row[at : at + 2]
    width = first.columns + second.columns if separator and random.random() < 0.5 else 1
    return _with_cells(row, at, at + 2, GridCell(f"{first.text}{separator}{second.text}", columns=width))


@on_row
def figures_merged(row: Row, random: Random) -> Row | None:
    """Two figures stand in one cell."""
    return _merged(random.choice((" ", "\n", "/", "、")), row, random)


@on_row
def figures_glued(row: Row, random: Random) -> Row | None:
    """Two figures stand in one cell with nothing between."""
    return _merged("", row, random)


@on_row
def row_glued(row: Row, random: Random) -> Row | None:
    """All figures of a row stand in one cell, maybe with its label."""
    figures = figure_cells(row)
    if len(figures) < 2:
        return None
    start = figures[0] - (figures[0] > 0 and random.random() < 0.5)
    return _with_cells(
        row, start, figures[-1] + 1, GridCell("".join(cell.text for cell in row[start : figures[-1] + 1]))
    )


@on_row
def row_in_words(row: Row, random: Random) -> Row | None:
    """A row is one cell, with spaces between what were cells."""
    return [GridCell(random.choice((" ", "  ", "　")).join(cell.text for cell in row if cell.text))]


def _blanked(row: Row) -> Row:
    return [attrs.evolve(cell, text="") if cell.path and not cell.path.endswith(".total") else cell for cell in row]


def _without_blanks(row: Row) -> Row:
    return [cell for cell in row if cell.text or not cell.path]


@on_row
def blanks_lost(row: Row, random: Random) -> Row | None:
    """The zeros of a row are blank, and blank cells are gone."""
    zeros = [attrs.evolve(cell, text="") if cell.path and cell.text in {"0", "０", "/"} else cell for cell in row]
    left = _without_blanks(zeros)
    return left if len(left) < len(row) else None


@on_table
def all_blanks_lost(grid: Grid, random: Random) -> Blocks | None:
    """The blank cells of a table are gone."""
    rows = [_without_blanks(row) for row in grid.rows]
    return [attrs.evolve(grid, rows=rows)] if any(map(len, rows)) else None


@on_table
def only_totals(grid: Grid, random: Random) -> Blocks | None:
    """Only the totals of a table are filled in."""
    return [attrs.evolve(grid, rows=[_blanked(row) for row in grid.rows])] if grid.table != "proactive" else None


@on_row
def blank_added(row: Row, random: Random) -> Row | None:
    """An empty cell too many."""
    at = random.randint(0, len(row))
    return _with_cells(row, at, at, GridCell(""))


@on_row
def number_beside(row: Row, random: Random) -> Row | None:
    """A page or row number stands in the row."""
    at = random.randint(0, len(row))
    return _with_cells(row, at, at, GridCell(str(random.randint(1, 40))))


@on_table
def figure_spans_rows(grid: Grid, random: Random) -> Blocks | None:
    """Two equal figures below each other are one cell."""
    pairs = [
        (number, index, below)
        for number in figure_rows(grid)[:-1]
        for index, cell in enumerate(grid.rows[number])
        for below, other in enumerate(grid.rows[number + 1])
        if cell.path and other.path and cell.text == other.text and cell.columns == other.columns
        if _column(cell) == _column(other)
    ]
    if not pairs:
        return None
    number, index, below = random.choice(pairs)
    upper, lower = grid.rows[number : number + 2]
    merged = _with_cells(upper, index, index + 1, attrs.evolve(upper[index], rows=2))
    return [_with_rows(grid, number, number + 2, [merged, _with_cells(lower, below, below + 1)])]


def _column(cell: GridCell) -> str:
    return (cell.path or "").rpartition(".")[2]


# Rows


@on_table
def row_lost(grid: Grid, random: Random) -> Blocks | None:
    """A row is gone."""
    index = random.choice(figure_rows(grid))
    return [_with_rows(grid, index, index + 1, [])]


@on_table
def row_repeated(grid: Grid, random: Random) -> Blocks | None:
    """A row is printed twice, not always next to itself."""
    index, at = random.choice(figure_rows(grid)), random.choice(figure_rows(grid))
    at = at if random.random() < 0.3 else index + 1
    return [_with_rows(grid, at, at, [grid.rows[index]])]


@on_table
def rows_swapped(grid: Grid, random: Random) -> Blocks | None:
    """Two rows stand in each other's place."""
    rows = list(grid.rows)
    one, other = random.choice(figure_rows(grid)), random.choice(figure_rows(grid))
    rows[one], rows[other] = rows[other], rows[one]
    return [attrs.evolve(grid, rows=rows)]


@on_table
def rows_merged(grid: Grid, random: Random) -> Blocks | None:
    """A row follows the one before it on the same line."""
    index = random.choice(figure_rows(grid))
    if index + 1 == len(grid.rows):
        return None
    return [_with_rows(grid, index, index + 2, [[*grid.rows[index], *grid.rows[index + 1]]])]


def _addends(count: int, random: Random) -> list[str]:
    """Numbers of a row that adds up, as foreign rows do."""
    parts = [random.randint(0, 50) for _ in range(count - 1)]
    return [str(number) for number in (*parts, sum(parts))]


@on_table
def row_added(grid: Grid, random: Random) -> Blocks | None:
    """A row that the form does not have: a sum, last year's figures, a share of the row above."""
    index = random.choice(figure_rows(grid))
    figures = [grid.rows[index][at] for at in figure_cells(grid.rows[index])]
    label = random.choice(("其中：本级", "合计", "上年", "上年同期", "较上年增减", "小计"))
    numbers = [GridCell(text, cell.columns) for text, cell in zip(_addends(len(figures), random), figures, strict=True)]
    at = index + random.randint(0, 1)
    return [_with_rows(grid, at, at, [[GridCell(label, _width(grid.rows[index])), *numbers]])]


def _width(row: Row) -> int:
    """The columns before a row's first figure."""
    return max(1, sum(cell.columns for cell in row[: figure_cells(row)[0]]))


def _inserted(text: str, grid: Grid, random: Random) -> Blocks:
    at = random.choice(figure_rows(grid)) + random.randint(0, 1)
    return [_with_rows(grid, at, at, [[GridCell(text)]])]


@on_table
def page_number_row(grid: Grid, random: Random) -> Blocks | None:
    """A page number with its dashes stands between two rows."""
    return _inserted(random.choice(DASHED), grid, random)


@on_table
def bare_page_number_row(grid: Grid, random: Random) -> Blocks | None:
    """A bare page number stands between two rows."""
    return _inserted(str(random.randint(1, 20)), grid, random)


@on_table
def running_head_row(grid: Grid, random: Random) -> Blocks | None:
    """A running head stands between two rows."""
    return _inserted(random.choice(RUNNING), grid, random)


# Columns


@on_table
def row_numbers(grid: Grid, random: Random) -> Blocks | None:
    """The rows are numbered in a column of their own."""
    where = random.choice(("first", "before", "last"))
    rows: list[Row] = list(grid.rows)
    for count, index in enumerate(figure_rows(grid), start=1):
        row = grid.rows[index]
        at = {"first": 0, "before": figure_cells(row)[0], "last": len(row)}[where]
        rows[index] = _with_cells(row, at, at, GridCell(str(count)))
    return [attrs.evolve(grid, rows=rows)]


@on_table
def column_added(grid: Grid, random: Random) -> Blocks | None:
    """A column that the form does not have, its head too."""
    head, filled = random.choice((("备注", 0.1), ("合计", 1.0), ("上年", 1.0), ("", 0.0), ("序号", 0.5)))
    last = random.random() < 0.6
    rows: list[Row] = []
    for number, row in enumerate(grid.rows):
        figures = figure_cells(row)
        at = len(row) if last or not figures else figures[0]
        text = str(random.randint(0, 30)) if figures and random.random() < filled else ""
        rows.append(_with_cells(row, at, at, GridCell(head if number == 0 else text)))
    return [attrs.evolve(grid, rows=rows)]


@on_table
def column_lost(grid: Grid, random: Random) -> Blocks | None:
    """A column of figures is gone, maybe with its head."""
    if grid.table != "requests":
        return None
    lost = random.randrange(1, 6)
    head = 2 if grid.header == 3 and random.random() < 0.5 else None
    rows: list[Row] = []
    for number, row in enumerate(grid.rows):
        figures = figure_cells(row)
        rows.append(_with_cells(row, figures[lost], figures[lost] + 1) if len(figures) > lost else row)
        if number == head:
            rows[-1] = _with_cells(row, lost - 1, lost)
    return [attrs.evolve(grid, rows=rows)]


# Heads


def _heads(grid: Grid) -> list[int]:
    return [index for index in range(len(grid.rows)) if not figure_cells(grid.rows[index])]


@on_table
def heads_lost(grid: Grid, random: Random) -> Blocks | None:
    """One row of heads is gone, or all are."""
    heads = _heads(grid)
    if not heads:
        return None
    gone = heads if random.random() < 0.5 else [random.choice(heads)]
    return [attrs.evolve(grid, rows=[row for index, row in enumerate(grid.rows) if index not in gone], header=0)]


@on_table
def head_cell_lost(grid: Grid, random: Random) -> Blocks | None:
    """One cell of the heads is gone, or its text."""
    heads = _heads(grid)
    if not heads:
        return None
    index = random.choice(heads)
    row = grid.rows[index]
    at = random.randrange(len(row))
    left = _with_cells(row, at, at + 1) if random.random() < 0.5 and len(row) > 1 else _with_text(row, at, "")
    return [_with_rows(grid, index, index + 1, [left])]


@on_table
def heads_invented(grid: Grid, random: Random) -> Blocks | None:
    """Each row is a table of its own, below heads that a converter invented."""
    if grid.table != "requests":
        return None
    heads = [GridCell(f"数据{number}") for number in range(1, 7)]
    return [Grid([[GridCell("项目", _width(row)), *heads, GridCell("总计")], row]) for row in _unspanned(grid)]


def _unspanned(grid: Grid) -> list[Row]:
    """The rows with figures, without what spans rows."""
    return [[attrs.evolve(cell, rows=1) for cell in grid.rows[index]] for index in figure_rows(grid)]


# Tables


def _tail(grid: Grid, index: int, *, repeated: bool) -> list[Row]:
    """The rows from `index` on; what spans from above goes on blank, or is printed again."""
    rows: list[list[GridCell]] = [list(row) for row in grid.rows[index:]]
    above = [
        attrs.evolve(cell, rows=number + cell.rows - index, text=cell.text if repeated else "", path=None)
        for number, row in enumerate(grid.rows[:index])
        for cell in row
        if number + cell.rows > index
    ]
    rows[0] = [*above, *rows[0]]
    return [tuple(row) for row in rows]


def _halves(grid: Grid, between: Sequence[Line], random: Random) -> Blocks | None:
    index = random.choice(figure_rows(grid))
    if index == 0:
        return None
    heads = list(grid.rows[: grid.header]) if random.random() < 0.4 else []
    rest = Grid([*heads, *_tail(grid, index, repeated=random.random() < 0.5)], grid.table, len(heads))
    upper = [
        [attrs.evolve(cell, rows=min(cell.rows, index - number)) for cell in row]
        for number, row in enumerate(grid.rows[:index])
    ]
    return [attrs.evolve(grid, rows=upper), *between, rest]


@on_table
def cut_by_page(grid: Grid, random: Random) -> Blocks | None:
    """A page ends within the table; its number, the running head and the heads of the columns may follow."""
    lines = [Line(random.choice(DASHED))] if random.random() < 0.6 else []
    lines += [Line(random.choice(RUNNING))] if random.random() < 0.4 else []
    return _halves(grid, lines, random)


@on_table
def cut_by_bare_number(grid: Grid, random: Random) -> Blocks | None:
    """A page ends within the table with a bare number."""
    return _halves(grid, [Line(str(random.randint(1, 20)))], random)


@on_table
def cut_by_heading(grid: Grid, random: Random) -> Blocks | None:
    """The heading of the section stands again within the table."""
    heading = SectionKind(grid.table or "other").label
    return _halves(grid, [Line(random.choice((heading, f"{heading}（续）")), Role.HEADING)], random)


@on_table
def cut_into_rows(grid: Grid, random: Random) -> Blocks | None:
    """Each row is a table of its own."""
    heads = [attrs.evolve(grid, rows=grid.rows[: grid.header])] if grid.header else []
    return [*heads, *[attrs.evolve(grid, rows=[row], header=0) for row in _unspanned(grid)]]


@on_table
def table_truncated(grid: Grid, random: Random) -> Blocks | None:
    """The table ends early."""
    index = random.choice(figure_rows(grid))
    return [attrs.evolve(grid, rows=grid.rows[:index])] if index else None


@on_table
def table_copied(grid: Grid, random: Random) -> Blocks | None:
    """The table is there twice, as for telephones."""
    return [grid, grid]


@on_table
def table_of_last_year(grid: Grid, random: Random) -> Blocks | None:
    """Last year's table stands beside this year's, each below its caption."""
    rows = [
        [attrs.evolve(cell, text=str(random.randint(60, 99)), path=None) if cell.path else cell for cell in row]
        for row in grid.rows
    ]
    last: list[Line | Grid] = [Line("附：上一年度情况"), attrs.evolve(grid, rows=rows)]
    return [grid, *last] if random.random() < 0.5 else [*last, Line("本年度情况"), grid]


@on_table
def disputes_in_rows(grid: Grid, random: Random) -> Blocks | None:
    """The table of section 四 in three rows, in three tables, or on its side."""
    figures = [row[index] for row in grid.rows for index in figure_cells(row)]
    if grid.table != "disputes" or len(figures) != 15:
        return None
    names = [GridCell(name) for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")]
    kinds = [GridCell(kind) for kind in ("行政复议", "未经复议直接起诉", "复议后起诉")]
    thirds = [figures[start : start + 5] for start in (0, 5, 10)]
    tables = [[[attrs.evolve(kind, columns=5)], names, third] for kind, third in zip(kinds, thirds, strict=True)]
    in_rows = [[GridCell(""), *names], *[[kind, *third] for kind, third in zip(kinds, thirds, strict=True)]]
    on_its_side = [[GridCell(""), *kinds], *zip(names, *thirds, strict=True)]
    one_a_row = [[kinds[at // 5], names[at % 5], cell] for at, cell in enumerate(figures)]
    return random.choice(([Grid(rows) for rows in tables], [Grid(in_rows)], [Grid(on_its_side)], [Grid(one_a_row)]))


# The page


def _on_texts(page: Page, change: Callable[[str], str]) -> Page:
    return [
        attrs.evolve(block, text=change(block.text))
        if isinstance(block, Line)
        else attrs.evolve(
            block, rows=[[attrs.evolve(cell, text=change(cell.text)) for cell in row] for row in block.rows]
        )
        for block in page
    ]


_FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def in_traditional(page: Page, random: Random) -> Page | None:
    """A mirror has converted the page, maybe with readings in brackets."""
    return _on_texts(page, random.choice((traditional, with_readings)))


def in_full_width(page: Page, random: Random) -> Page | None:
    """Digits, or all ASCII characters, are full-width."""
    digits = str.maketrans({code: chr(code + 0xFEE0) for code in range(0x30, 0x3A)})
    table = random.choice((digits, _FULL_WIDTH))
    return _on_texts(page, lambda text: text.translate(table))


def heading_lost(page: Page, random: Random) -> Page | None:
    """The heading of a section is gone."""
    headings = [index for index, block in enumerate(page) if isinstance(block, Line) and block.role is Role.HEADING]
    if not headings:
        return None
    index = random.choice(headings)
    return [*page[:index], *page[index + 1 :]]


def tables_in_an_annex(page: Page, random: Random) -> Page | None:
    """The three tables stand behind the report."""
    tables = [block for block in page if isinstance(block, Grid) and block.table]
    rest = [block for block in page if not (isinstance(block, Grid) and block.table)]
    heads = [Line(f"附表{number}") for number in range(1, len(tables) + 1)]
    return [*rest, *[block for pair in zip(heads, tables, strict=True) for block in pair]]


@on_table
def row_goes_on_below(grid: Grid, random: Random) -> Blocks | None:
    """The last figures of a row stand in a row of their own below it, as where a tool breaks long lines."""
    index = random.choice(figure_rows(grid))
    row = grid.rows[index]
    places = [place for place, cell in enumerate(row) if cell.path]
    at = random.choice(places[1:]) if places[1:] else None
    return None if at is None else [_with_rows(grid, index, index + 1, [row[:at], row[at:]])]
