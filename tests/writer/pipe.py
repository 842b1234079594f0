"""Tables with pipes between the cells: what text archives and converters make of a page."""

from collections.abc import Callable, Sequence

from attrs import frozen

from writer.page import Grid, Line, Page, Place


@frozen
class Row:
    """One row of a grid to print; `last` says that it is the table's last."""

    places: Sequence[Place]
    last: bool

    @property
    def begins(self) -> list[Place]:
        """The places at which a cell begins."""
        return [place for place in self.places if not place.down and not place.right]


def write(page: Page, row: Callable[[Row], str], rule: str = "", gap: str = "\n") -> str:
    """The page with a table's rows printed by `row`. `rule` is the cell of the line below the first row."""
    return gap.join(block.text if isinstance(block, Line) else _table(block, row, rule) for block in page) + "\n"


def _table(grid: Grid, row: Callable[[Row], str], rule: str) -> str:
    places = grid.places()
    lines = [row(Row(line, last=number == len(places))) for number, line in enumerate(places, start=1)]
    if rule:
        lines.insert(1, _rule(lines[0], rule))
    return "\n".join(lines)


def folded(page: Page) -> str:
    """The page as the one cell of a table in Markdown: its tables on one line, its blocks two spaces apart."""
    blocks = [block.text if isinstance(block, Line) else _folded(block) for block in page]
    return f"|  |\n| --- |\n| {'  '.join(blocks)} |\n"


def _folded(grid: Grid) -> str:
    width = len(grid.places()[0])
    head, rule = "|" + "  |" * width, "|" + " --- |" * width
    return " ".join((" " + head, rule, _table(grid, ragged, "").replace("\n", " ")))


def _rule(first: str, rule: str) -> str:
    """The line below the first row, as wide as it."""
    if first.startswith("|"):
        return "|" + f"{rule}|" * (first.count("|") - 1)
    return "|".join([rule] * (first.count("|") + 1)) + "  "


def _inline(place: Place) -> str:
    return place.text.replace("\n", " ")


def padded(row: Row) -> str:
    """``a | b | ||``: bare pipes up to the table's width, none in its last row."""
    cells = [_inline(place) for place in row.begins]
    missing = 0 if row.last else len(row.places) - len(cells)
    return " | ".join(cells) + " |" + " " * bool(missing) + "|" * missing


def spans(row: Row) -> str:
    """``a | b | ||``: a bare pipe for each column of a span beyond its first."""
    bare = "|" * sum(place.cell.columns - 1 for place in row.begins)
    return " | ".join(map(_inline, row.begins)) + " | " + bare


def row_spans_blank(row: Row) -> str:
    """A blank cell for what a cell above covers; the width of spans is not printed."""
    return " | ".join(_inline(place) for place in row.places if not place.right) + " |"


def full(row: Row) -> str:
    """``| a |  | b |``: every place of the grid."""
    return "| " + " | ".join(map(_inline, row.places)) + " |"


def filled(row: Row) -> str:
    """``| a | b | b |``: every place of the grid with the text of the cell that covers it."""
    return "| " + " | ".join(place.cell.text.replace("\n", " ") for place in row.places) + " |"


def ragged(row: Row) -> str:
    """``| a | | b |``: widths of spans printed as blanks, what a cell above covers dropped."""
    return "|" + "".join(f" {_inline(place)} |" + " |" * (place.cell.columns - 1) for place in row.begins)


def no_edges(row: Row) -> str:
    """``a| b| c`` and two spaces: no pipes at the edges, no spans, cells broken over lines."""
    return "| ".join(place.text.replace("\n", "  \n") for place in row.begins) + "  "


def one_cell_a_line(row: Row) -> str:
    """``a |``: each cell on a line of its own."""
    return "\n".join(f"{_inline(place)} |" for place in row.begins)
