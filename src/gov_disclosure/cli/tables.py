"""The three tables of a report as tables in the terminal: every row of the form with its label, every figure whole.

Labels wrap; a column of figures is as wide as its widest figure, however narrow the terminal.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby, zip_longest
from types import MappingProxyType
from typing import TypeAlias

from attrs import frozen
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from gov_disclosure.cli.console import print_line
from gov_disclosure.cli.text import one_line, wrap
from gov_disclosure.model.report import Cell, CellStatus, Report
from gov_disclosure.model.tree import Figure, Row, rows

_NUMERALS = "零一二三四五六七八九"
_ITEM = re.compile(r"20\((\d)\)")
_WORD = 4
_GAP = 2
_INDENT = 2
_LABEL_WISHED = 36
_LABEL_LEAST = 16
_HEADINGS = range(16, 3, -2)


@frozen
class Mark:
    """How a status shows: `sign` in the place of the figure, or behind it where it `follows`, and what it means."""

    sign: str
    meaning: str
    meaning_zh: str
    style: str
    follows: bool = False


MARKS: Mapping[CellStatus, Mark] = MappingProxyType(
    {
        CellStatus.REPORTED: Mark("", "printed in the document", "文中所印", "", follows=True),
        CellStatus.BLANK: Mark("_", "blank in the document", "文中为空白", "yellow"),
        CellStatus.NOT_APPLICABLE: Mark("/", "marked as not applicable in the document", "文中标为不适用", "cyan"),
        CellStatus.UNREADABLE: Mark("?", "not readable as one figure", "无法读作一个数", "bold red"),
        CellStatus.PLACED: Mark(
            "~",
            "printed, and placed by the form's order and balances",
            "文中所印，按表式顺序和勾稽关系归位",
            "cyan",
            follows=True,
        ),
        CellStatus.INFERRED: Mark(
            "*",
            "not printed in the document: derived from its other figures",
            "文中未印，由其他数据推得",
            "magenta",
            follows=True,
        ),
        CellStatus.ABSENT: Mark("x", "no cell found for the figure", "未找到该数据的单元格", "red"),
    }
)

Shown: TypeAlias = Mapping[str, Text]


@frozen
class _Widths:
    """Terminal cells for the label and for each column of figures."""

    label: int
    figures: tuple[int, ...]

    @property
    def total(self) -> int:
        """The width of the table."""
        return self.label + sum(self.figures) + _GAP * len(self.figures)


def print_table(console: Console, report: Report, table: str, *, chinese: bool = False) -> None:
    """Print one table of the report (``"proactive"``, ``"requests"`` or ``"disputes"``) and the marks used in it; what they
    mean is told in English or in Chinese.
    """
    form = rows(table, getattr(report, table).edition)
    known = {cell.path: cell for cell in report.cells}
    cells = {figure: settled(known.get(figure.path), figure) for row in form for figure in row.figures}
    print_rows(console, form, {figure.path: printed(cell, figure) for figure, cell in cells.items()})
    used = {cell.status for cell in cells.values()} - {CellStatus.REPORTED}
    if used:
        print_line(console)
    for mark in (mark for status, mark in MARKS.items() if status in used):
        print_line(console, Text(f"{mark.sign}  {mark.meaning_zh if chinese else mark.meaning}", mark.style))


def print_rows(console: Console, form: tuple[Row, ...], shown: Shown) -> None:
    """Print rows of a table below their headings, each figure as `shown` has it."""
    for line in _lines(form, shown, console):
        print_line(console, line)


def printed(cell: Cell, figure: Figure) -> Text:
    """The figure as the table shows it: the value with every digit, or the mark of its status."""
    mark = MARKS[cell.status]
    if not mark.follows:
        return Text(mark.sign, style=mark.style)
    digits = format(cell.value, "f") if isinstance(cell.value, Decimal) else str(cell.value)
    unit = f" {one_line(cell.unit)}" if cell.unit and cell.unit != figure.unit else ""
    style = mark.style or ("bold" if cell.value and figure.total else "" if cell.value else "dim")
    return Text(f"{digits}{unit}{mark.sign}", style=style)


def settled(cell: Cell | None, figure: Figure) -> Cell:
    """The cell; one that is absent where there is none, or none with the value that it claims."""
    if cell is None or (cell.value is None and MARKS[cell.status].follows):
        return Cell(figure.path, CellStatus.ABSENT)
    return cell


def _lines(form: tuple[Row, ...], shown: Shown, console: Console) -> Iterator[Text]:
    widths = _widths(form, shown, console.width)
    rule = Text("─" * min(console.width, widths.total), style="dim") if console.encoding.startswith("utf") else Text()
    for number, ((corner, headings), block) in enumerate(groupby(form, _header)):
        yield from [Text()] * bool(number)
        columns = zip(headings, widths.figures, strict=False)
        yield from _row(wrap(corner, widths.label), [_heading(*column) for column in columns], widths)
        yield rule
        yield from _block(tuple(block), shown, widths)


def _heading(text: str, width: int) -> list[Text]:
    """A heading in lines: broken before a bracket, and between its words of two characters where it is narrow."""
    words = width - width % _WORD if _WORD < width < 3 * _WORD else width
    lines = [text] if cell_len(text) <= width else wrap(text.replace("（", "\n（"), words)
    return [Text(line, "bold") for line in lines]


def _widths(form: tuple[Row, ...], shown: Shown, width: int) -> _Widths:
    columns = zip_longest(*(row.figures for row in form))
    least = [max(shown[figure.path].cell_len for figure in column if figure) for column in columns]
    longest = max(cell_len(_corner(row)) for row in form)
    longest = max(longest, *(cell_len(row.label) + _INDENT * len(row.figures[0].groups) for row in form))
    for heading in _HEADINGS:
        figures = tuple(max(heading, figure) for figure in least)
        room = width - sum(figures) - _GAP * len(figures)
        if room >= min(_LABEL_WISHED, longest):
            break
    return _Widths(max(min(room, longest), _LABEL_LEAST), figures)


def _header(row: Row) -> tuple[str, tuple[str, ...]]:
    """What the form prints above a row: the corner and the columns."""
    return _corner(row), tuple(figure.column_label for figure in row.figures)


def _corner(row: Row) -> str:
    item = _ITEM.fullmatch(row.figures[0].articles[0]) if row.figures[0].articles else None
    return f"第二十条第（{_NUMERALS[int(item[1])]}）项" if item else ""


def _block(block: tuple[Row, ...], shown: Shown, widths: _Widths) -> Iterator[Text]:
    above: tuple[str, ...] = ()
    for row in block:
        groups = row.figures[0].groups
        for depth, group in enumerate(groups):
            if groups[: depth + 1] != above[: depth + 1]:
                yield from _row(_label(group, depth, widths.label), [], widths)
        above = groups
        label = _label(row.label, len(groups), widths.label)
        yield from _row(label, [[shown[figure.path]] for figure in row.figures], widths)


def _label(text: str, depth: int, width: int) -> list[str]:
    indent = " " * (_INDENT * depth)
    return [indent + line for line in wrap(text, width - len(indent))]


def _row(label: list[str], columns: list[list[Text]], widths: _Widths) -> Iterator[Text]:
    """The lines of one row: everything stands at its foot, figures and headings to the right of their column."""
    height = max(len(label), *map(len, columns), 0)
    for place in range(-height, 0):
        line = Text(label[place] if -place <= len(label) else "")
        line.pad_right(widths.label - line.cell_len)
        for column, width in zip(columns, widths.figures, strict=False):
            text = column[place] if -place <= len(column) else Text()
            line.append(" " * (_GAP + width - text.cell_len)).append_text(text)
        line.rstrip()
        yield line
