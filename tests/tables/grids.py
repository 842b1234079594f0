"""Tables of an invented form as documents, cell by cell, for the tests to damage."""

from collections.abc import Callable, Mapping, Sequence

from gov_disclosure.document import Document, Paragraph, Table, TableCell
from gov_disclosure.model import tree
from gov_disclosure.model.report import Cell
from gov_disclosure.position import Position
from gov_disclosure.tables import Tables, read_tables
from writer.forms import Form, complete

Rows = list[list[str]]

HEADS: Mapping[tuple[str, str], Rows] = {
    ("requests", "2021"): [
        ["勾稽", "申请人情况"],
        ["自然人", "法人或其他组织", "总计"],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ],
    ("disputes", "2021"): [
        ["行政复议", "行政诉讼"],
        ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"],
        ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2,
    ],
}


def small_form(edition: str = "2021") -> Form:
    """A form in which every row that is not a total is different from its neighbours."""
    drawn = {
        figure.path: index % 9 + 1
        for table in ("proactive", "requests", "disputes")
        for index, figure in enumerate(tree.figures(table, edition))
    }
    return complete(edition, drawn)


def figures_of(form: Form, row: tree.Row) -> list[str]:
    return [str(form.figures[figure.path]) for figure in row.figures]


def requests_rows(form: Form) -> Rows:
    """The rows of section 三, each its label and seven figures, below the head."""
    head = [
        ["本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和", "申请人情况"],
        *map(list, HEADS["requests", "2021"][1:]),
    ]
    return [*head, *([row.label, *figures_of(form, row)] for row in form.rows("requests"))]


def proactive_rows(form: Form) -> Rows:
    """The rows of section 二, each part below its head."""
    rows: Rows = []
    columns: Sequence[str] = ()
    for row in form.rows("proactive"):
        labels = [figure.column_label for figure in row.figures]
        if labels != columns:
            rows += [["第二十条第（一）项"], ["信息内容", *labels]]
            columns = labels
        rows.append([row.label, *figures_of(form, row)])
    return rows


def disputes_rows(form: Form) -> Rows:
    """The head and the one row of section 四."""
    figures = [figure for row in form.rows("disputes") for figure in figures_of(form, row)]
    return [*map(list, HEADS["disputes", "2021"]), figures]


def table(rows: Rows, *, exact: bool = True, first_line: int = 1) -> Table:
    """Rows as one table; the position of a cell is its row and number."""
    return Table(
        [
            [TableCell(text, Position(first_line + line, column + 1)) for column, text in enumerate(row)]
            for line, row in enumerate(rows)
        ],
        exact=exact,
    )


def column(rows: Rows) -> list[Paragraph]:
    """Rows with a line for each cell."""
    cells = [cell for row in rows for cell in row]
    return [Paragraph(cell, Position(line)) for line, cell in enumerate(cells, 1)]


def grid_document(*tables: Rows, exact: bool = True) -> Document:
    return Document([table(rows, exact=exact) for rows in tables])


def lines_document(*tables: Rows) -> Document:
    return Document([block for rows in tables for block in column(rows)])


Writer = Callable[..., Document]


def read(document: Document) -> tuple[Tables, dict[str, Cell]]:
    tables = read_tables(document)
    return tables, {cell.path: cell for cell in tables.cells}


def codes(tables: Tables) -> list[tuple[str, str | None]]:
    """Code and path of every diagnostic but those of absent tables."""
    return [(found.code, found.path) for found in tables.diagnostics if found.code != "table-absent"]


def wrong(cells: Mapping[str, Cell], form: Form) -> dict[str, object]:
    """The figures that were read, and read wrong: there must never be one."""
    return {
        path: (cell.value, form.figures.get(path))
        for path, cell in cells.items()
        if cell.value is not None and cell.value != form.figures.get(path)
    }


def row_of(rows: Rows, label: str) -> list[str]:
    return next(row for row in rows if row[0].startswith(label))
