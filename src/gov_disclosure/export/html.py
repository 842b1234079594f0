"""Reports and tables as HTML: the form as it is printed, with its spans. All text is escaped; nothing is loaded from elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import frozen

from gov_disclosure.export.form import FormCell, grid
from gov_disclosure.export.printed import (
    SECTION_OF,
    FormTable,
    about,
    around_table,
    figure_text,
    table_alone,
    tables_of,
)
from gov_disclosure.model.report import Cell, CellStatus, Report
from gov_disclosure.model.tree import Figure
from gov_disclosure.web import text

STYLE = """
.gov-disclosure { color-scheme: light dark; line-height: 1.6; }
.gov-disclosure table.form { border-collapse: collapse; margin: 1em 0; font-size: .875em; }
.gov-disclosure .form th, .gov-disclosure .form td {
  border: 1px solid rgba(128, 128, 128, .6); padding: .25em .5em; background: none; color: inherit;
  text-align: center; vertical-align: middle; font-weight: normal; white-space: normal; min-width: 2.5em; }
.gov-disclosure .form th.label { text-align: left; max-width: 22em; }
.gov-disclosure table.form tbody tr { background: none; }
.gov-disclosure .form td { font-variant-numeric: tabular-nums; }
.gov-disclosure .form td[data-status="unreadable"]::before { content: "？"; }
"""
"""Colours of text and ground are those of the page, light or dark."""


@frozen
class Mark:
    """What a table says of a cell beyond its figure: `classes`, a `title` that shows when one points at it, a `note` behind it."""

    classes: str = ""
    title: str = ""
    note: str = ""


NO_MARK = Mark()
Marker = Callable[[Cell], Mark]


def report_to_html(report: Report) -> str:
    """The report as a web page: metadata, title, preamble, sections, and each table in its section."""
    body = "\n".join(_body(report))
    return whole_page(report.title, f'<main class="gov-disclosure">\n{body}\n</main>', f"<style>{STYLE}</style>\n")


def whole_page(title: str | None, body: str, style: str = "") -> str:
    """A web page in UTF-8 around its body; `style` goes into its head."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{text(title or '政府信息公开工作年度报告')}</title>\n{style}</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def table_to_html(table: Any) -> str:
    """One typed table as an HTML table, without a page around it; of the statuses of its figures it knows none.

    >>> from gov_disclosure import Disputes, Outcomes
    >>> html = table_to_html(Disputes(reconsideration=Outcomes(upheld=3)))
    >>> '<th colspan="10">行政诉讼</th>' in html, '>3</td>' in html
    (True, True)
    """
    return form_table(table_alone(table))


def form_table(table: FormTable, marker: Marker = lambda _: NO_MARK) -> str:
    """One table of a report; `marker` says what is shown of each cell beyond its figure."""
    lines = [
        "<tr>" + "".join(_cell(cell, table, marker) for cell in row) + "</tr>"
        for row in grid(table.name, table.edition)
    ]
    return f'<table class="form" data-table="{table.name}" data-edition="{text(table.edition)}">\n' + (
        "\n".join(lines) + "\n</table>"
    )


def _cell(cell: FormCell, table: FormTable, marker: Marker) -> str:
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    )
    if cell.figure is not None:
        return _place(cell.figure, table, spans, marker)
    label = "" if cell.head else ' class="label"'
    return f"<th{spans}{label}>{text(cell.text)}</th>"


def _place(figure: Figure, table: FormTable, spans: str, marker: Marker) -> str:
    """The place of a figure. One that is unreadable is empty but for its style: beside a text that is no figure, readers
    doubt the whole row.
    """
    cell = table.cells[figure.path]
    mark, unreadable = marker(cell), cell.status is CellStatus.UNREADABLE
    shown = "" if unreadable else figure_text(cell, figure)
    title = "\n".join(part for part in (cell.raw if unreadable else "", mark.title) if part)
    status = f' data-status="{cell.status.value}"' if table.proven else ""
    attributes = f' data-path="{figure.path}"{status}{spans}'
    attributes += f' class="{mark.classes}"' if mark.classes else ""
    attributes += f' title="{text(title)}"' if title else ""
    return f"<td{attributes}>{text(shown)}{mark.note}</td>"


def _body(report: Report) -> Iterator[str]:
    yield from _about(report)
    if report.title:
        yield f"<h1>{text(report.title)}</h1>"
    yield from _paragraphs(report.preamble.split("\n"))
    left = {SECTION_OF[table.name]: form_table(table) for table in tables_of(report)}
    for section in report.sections:
        yield f"<h2>{text(section.heading)}</h2>"
        above, below = around_table(section.text) if section.kind in left else (section.text.split("\n"), [])
        yield from _paragraphs(above)
        if section.kind in left:
            yield left.pop(section.kind)
        yield from _paragraphs(below)
    yield from left.values()


def _about(report: Report) -> Iterator[str]:
    """The block of metadata that stands above the title of a page."""
    lines = [f"<tr><td>{label}</td><td>{text(value)}</td></tr>" for label, value in about(report)]
    if lines:
        yield "<table>\n" + "\n".join(lines) + "\n</table>"


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    return (f"<p>{text(line)}</p>" for line in lines if line.strip())
