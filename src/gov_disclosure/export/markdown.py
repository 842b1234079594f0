"""Reports and tables as Markdown with pipe tables (GitHub Flavored Markdown).

Such tables know no spans. What a span covers is left empty; section 二 becomes one table for each item of article 20, so
that its columns need none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from attrs import evolve

from gov_disclosure.export.form import FormCell, FormRow, grid
from gov_disclosure.export.printed import (
    SECTION_OF,
    FormTable,
    about,
    around_table,
    figure_text,
    table_alone,
    tables_of,
)
from gov_disclosure.model.report import Report

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#\w])")
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|[0-9]{1,9}(?=[.)](?:\s|$)))")
_SPACE = re.compile(r"\s+")


def report_to_markdown(report: Report) -> str:
    """The report with its title and headings, its text, and each table in its section."""
    return "\n\n".join(_body(report)) + "\n"


def table_to_markdown(table: Any) -> str:
    r"""One typed table.

    >>> from gov_disclosure import Proactive2021
    >>> print(table_to_markdown(Proactive2021()).partition("\n\n")[0])
    | 第二十条第（一）项 |  |  |  |
    | --- | --- | --- | --- |
    | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    | 规章 |  |  |  |
    | 行政规范性文件 |  |  |  |
    """
    return _form_table(table_alone(table))


def _body(report: Report) -> Iterator[str]:
    yield from (f"{label}：{_inline(value)}" for label, value in about(report))
    if report.title:
        yield f"# {_inline(report.title)}"
    yield from _paragraphs(report.preamble.split("\n"))
    left = {SECTION_OF[table.name]: _form_table(table) for table in tables_of(report)}
    for section in report.sections:
        yield f"## {_inline(section.heading)}"
        above, below = around_table(section.text) if section.kind in left else (section.text.split("\n"), [])
        yield from _paragraphs(above)
        if section.kind in left:
            yield left.pop(section.kind)
        yield from _paragraphs(below)
    yield from left.values()


def _form_table(table: FormTable) -> str:
    return "\n\n".join(_pipes(rows, table) for rows in _parts(grid(table.name, table.edition)))


def _parts(rows: Sequence[FormRow]) -> Iterator[list[FormRow]]:
    """The table, cut before each row that is one head: such a part has no spans but that of its head."""
    starts = [number for number, row in enumerate(rows) if len(row) == 1]
    if not starts:
        yield list(rows)
    for start, end in pairwise([*starts, len(rows)]):
        head, *others = rows[start:end]
        yield [(evolve(head[0], columns=len(others[0])),), *(_without_spans(row) for row in others)]


def _without_spans(row: FormRow) -> FormRow:
    return tuple(evolve(cell, columns=1) for cell in row)


def _pipes(rows: Sequence[FormRow], table: FormTable) -> str:
    lines = list(_places(rows, table))
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], ["---"] * len(lines[0]), *lines[1:]))


def _places(rows: Sequence[FormRow], table: FormTable) -> Iterator[list[str]]:
    """The text of every place of each row, nothing where a span covers it."""
    width = sum(cell.columns for cell in rows[0])
    free_from = [0] * width  # for each column the first row that no cell covers yet
    for number, row in enumerate(rows):
        line = [""] * width
        for cell in row:
            place = next(place for place, first in enumerate(free_from) if first <= number)
            free_from[place : place + cell.columns] = [number + cell.rows] * cell.columns
            line[place] = _cell_text(cell, table)
        yield line


def _cell_text(cell: FormCell, table: FormTable) -> str:
    if cell.figure is None:
        return _inline(cell.text)
    return _inline(figure_text(table.cells[cell.figure.path], cell.figure))


def _inline(text: str) -> str:
    """Text on one line in which nothing is markup."""
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", _SPACE.sub(" ", text).strip())


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    for line in map(_inline, lines):
        if line:
            yield _LINE_START.sub(_escaped_start, line)


def _escaped_start(match: re.Match[str]) -> str:
    """A number, sign or hash that would begin a list or a heading."""
    found = match[0]
    return f"{found}\\" if found.isdigit() else f"\\{found}"
