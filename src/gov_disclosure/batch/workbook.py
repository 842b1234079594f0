"""The workbook of a run, for people who check: a sheet a table of the form, findings and diagnostics with links to its cells.

Rows are written as they come and never held: a workbook of any size takes the same memory.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from gov_disclosure.batch.layout import (
    ABOUT,
    COLUMNS,
    DIAGNOSTICS,
    FINDINGS,
    GUIDE,
    HEADS,
    OUTCOMES,
    WORDS,
    WRAPPED,
    Sheet,
    columns_of,
    label_of,
    make_sheets,
    sheet_key,
)
from gov_disclosure.errors import ExtractError
from gov_disclosure.export.extras import load

if TYPE_CHECKING:
    import pyarrow as pa

MOST_ROWS = 1_048_576
"""The rows that a sheet can have."""
_LONGEST = 32_000
"""The characters that a cell is given at most; a workbook takes 32,767."""
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "head": {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#DDEBF7"},
    "path": {"font_color": "#808080", "font_size": 8},
    "link": {"font_color": "#0563C1", "underline": 1, "valign": "top"},
    "top": {"valign": "top"},
    "wrap": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 14},
    "placed": {"italic": True, "font_color": "#1F4E79"},
    "inferred": {"italic": True, "font_color": "#375623"},
    "error": {"bg_color": "#F8CBAD", "border": 2, "border_color": "#C00000"},
    "warning": {"bg_color": "#FFE699", "border": 2, "border_color": "#806000"},
    "unreadable": {"bg_color": "#E4DFEC"},
    "absent": {"bg_color": "#D9D9D9"},
}
"""Of those of one cell, what stands further down in this list counts: a fill tells first what the document has there."""

Tables = Mapping[str, "pa.Table"]


def write_workbook(path: Path, parts: Iterable[Tables], *, checked: bool) -> None:
    """Write the workbook of some parts; raises `ExtractError` where a sheet would have too many rows, and `OSError`."""
    with _sheets_beside(path) as folder:
        book = _Book(path, folder, checked=checked)
        try:
            for part in parts:
                book.add(part)
        finally:
            book.close()  # also where a part fails: else its files would stay open


@contextmanager
def _sheets_beside(path: Path) -> Iterator[Path]:
    """A folder for the sheets while they are written. It has one name, so that those of a run that was killed go, too."""
    folder = path.with_name(f"{path.name}.sheets")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_Link: TypeAlias = tuple[str, str]
"""Where a link goes, and what it says."""


@frozen
class _Row:
    """Where a report stands: the row that it has in each sheet of a table, by the sheet's key."""

    rows: Mapping[tuple[str, str], int] = field(factory=dict)


class _Book:
    """A workbook that grows part by part."""

    def __init__(self, path: Path, sheets: Path, *, checked: bool) -> None:
        module = load("xlsxwriter", "extract", "writing a workbook")
        options = {"constant_memory": True, "tmpdir": str(sheets), "use_zip64": True}
        self._book = module.Workbook(str(path), options)
        self._book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - equal runs give equal files
        self._styles: dict[frozenset[str], Any] = {}
        self._next: dict[str, int] = {}
        self._pages: dict[str, Any] = {}
        self._write_guide()
        self._add_list("文件", OUTCOMES)
        if checked:
            self._add_list("问题", FINDINGS)
        self._add_list("诊断", DIAGNOSTICS)
        self._sheets = make_sheets()
        for sheet in dict.fromkeys(self._sheets.values()):
            self._add_sheet(sheet)

    def add(self, part: Tables) -> None:
        """Add the reports of one part, their findings and diagnostics, and the outcomes of its inputs."""
        findings = part["findings"].to_pylist()
        marks = _marks(findings)
        places = {key: self._add_report(rows, marks.get(key, {})) for key, rows in _reports(part["panel"])}
        for finding in findings:
            self._add_finding(finding, places[finding["source"], finding["report"]])
        for diagnostic in part["diagnostics"].to_pylist():
            self._add_diagnostic(diagnostic, places.get((diagnostic["source"], diagnostic["report"]), _Row()))
        for outcome in part["outcomes"].to_pylist():
            self._add_row("文件", OUTCOMES, outcome, {})

    def close(self) -> None:
        """Set the filters, hide the sheets without a report, and finish the file."""
        for sheet in dict.fromkeys(self._sheets.values()):
            page, end = self._pages[sheet.name], self._next[sheet.name]
            page.autofilter(HEADS - 1, 0, max(end - 1, HEADS), sheet.width - 1)
            if end == HEADS:
                page.hide()
        for name, heads in (("文件", OUTCOMES), ("问题", FINDINGS), ("诊断", DIAGNOSTICS)):
            if name in self._pages:
                page = self._pages[name]
                page.autofilter(0, 0, max(self._next[name] - 1, 1), len(heads) - 1)
        self._finish()

    def _finish(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as error:  # what it wraps is an error of the system
            raise error.args[0] from None

    # ------------------------------------------------------------------------ sheets

    def _style(self, *names: str) -> Any:
        """The format of some styles put together; None where there is nothing to show."""
        known = frozenset(_STYLES).intersection(names)
        if known and known not in self._styles:
            merged = {key: value for name in _STYLES if name in known for key, value in _STYLES[name].items()}
            self._styles[known] = self._book.add_format(merged)
        return self._styles.get(known)

    def _page(self, name: str) -> Any:
        page = self._pages[name] = self._book.add_worksheet(name)
        return page

    def _write_guide(self) -> None:
        page = self._page("说明")
        page.set_column(0, 0, 16)
        page.set_column(1, 1, 100)
        for row, (style, left, right) in enumerate(GUIDE):
            page.write_string(row, 0, left, self._style(*style.split()))
            page.write_string(row, 1, right, self._style("wrap"))

    def _add_list(self, name: str, heads: Mapping[str, tuple[str, int]]) -> None:
        page = self._page(name)
        for column, (head, width) in enumerate(heads.values()):
            page.set_column(column, column, width)
            page.write_string(0, column, head, self._style("head"))
        page.freeze_panes(1, 1)
        self._next[name] = 1

    def _add_sheet(self, sheet: Sheet) -> None:
        page = self._page(sheet.name)
        for column, (_, width) in enumerate(ABOUT.values()):
            page.set_column(column, column, width)
            page.write_string(0, column, "", self._style("head"))
        page.set_column(len(ABOUT), sheet.width - 1, 9)
        page.set_row(0, 45)
        for first, last, label in sheet.groups:
            if first == last:
                page.write_string(0, first, label, self._style("head"))
            else:
                page.merge_range(0, first, 0, last, label, self._style("head"))
        for path, column in sheet.columns.items():
            page.write_string(1, column, path, self._style("path"))
        for column, (head, _) in enumerate(ABOUT.values()):
            page.write_string(2, column, head, self._style("head"))
        for path, column in sheet.columns.items():
            page.write_string(2, column, sheet.heads[path], self._style("head"))
        page.freeze_panes(HEADS, len(ABOUT))
        self._next[sheet.name] = HEADS

    # ------------------------------------------------------------------------ rows

    def _take_row(self, name: str) -> int:
        row = self._next[name]
        if row >= MOST_ROWS:
            raise ExtractError(
                f"the sheet {name} would have more than the {MOST_ROWS:,} rows that a workbook can hold: "
                "write .parquet or .csv, or fewer files at a time",
                message_zh=f"工作表“{name}”将超过工作簿可容纳的 {MOST_ROWS:,} 行：请写成 .parquet 或 .csv，"
                "或减少每次读取的文件",
            )
        self._next[name] += 1
        return row

    def _add_row(
        self, page_name: str, heads: Iterable[str], values: Mapping[str, Any], links: Mapping[str, Sequence[_Link]]
    ) -> None:
        """Write one row of a list: its values under their heads, and links where there are some."""
        page, row = self._pages[page_name], self._take_row(page_name)
        for column, name in enumerate(heads):
            if name in links:
                for target, text in links[name]:
                    page.write_formula(row, column, f'=HYPERLINK("{target}","{text}")', self._style("link"), text)
            else:
                value = values.get(name)
                if value is not None:
                    style = self._style("wrap" if name in WRAPPED else "top")
                    _write(page, row, column, WORDS.get(name, {}).get(value, value), style)

    def _add_report(self, rows: Sequence[Mapping[str, Any]], marks: Mapping[str, str]) -> _Row:
        """Write the rows of one report, a sheet each."""
        found = {}
        for key, figures in groupby(rows, key=sheet_key):
            sheet = self._sheets[key]
            page, row = self._pages[sheet.name], self._take_row(sheet.name)
            found[key] = row
            cells = list(figures)
            for column, name in enumerate(ABOUT):
                _write(page, row, column, cells[0][name], None)
            for cell in cells:
                self._write_cell(page, row, sheet, cell, marks.get(cell["path"]))
        return _Row(found)

    def _write_cell(self, page: Any, row: int, sheet: Sheet, cell: Mapping[str, Any], mark: str | None) -> None:
        status = cell["status"]
        style = self._style(mark or "", status)
        value = cell["value"]
        if value is None:
            value = {"not_applicable": "/", "unreadable": cell["raw"]}.get(status)
        column = sheet.columns[cell["path"]]
        _write(page, row, column, value, style)
        unit = sheet.columns.get(f"{cell['path']}.unit")
        if unit is not None:
            _write(page, row, unit, cell["unit"], None)

    def _add_finding(self, finding: Mapping[str, Any], place: _Row) -> None:
        compared = list(self._links(finding["paths"].split(), place))
        wrong = self._links((finding["wrong"] or "").split(), place)
        links = {"first": compared[:1], "last": compared[1:][-1:], "wrong": list(wrong)}
        self._add_row("问题", FINDINGS, finding, links)

    def _add_diagnostic(self, diagnostic: Mapping[str, Any], place: _Row) -> None:
        cells = self._links([diagnostic["path"]] if diagnostic["path"] else [], place)
        self._add_row("诊断", DIAGNOSTICS, diagnostic, {"cell": list(cells)[:1]})

    def _links(self, paths: Sequence[str], place: _Row) -> Iterator[_Link]:
        """The cells of some figures: where a link goes, and what it says."""
        for path in paths:
            for key, row in place.rows.items():
                sheet = self._sheets[key]
                for found in columns_of(path, sheet)[:1]:
                    yield f"#'{sheet.name}'!{_address(row, sheet.columns[found])}", label_of(found, key[1])


def _reports(panel: "pa.Table") -> Iterator[tuple[tuple[str, int], list[dict[str, Any]]]]:
    """The figures of a part, report by report."""
    columns = [panel.column(name).to_pylist() for name in COLUMNS]
    rows = (dict(zip(COLUMNS, values, strict=True)) for values in zip(*columns, strict=True))
    for key, found in groupby(rows, key=itemgetter("source", "report")):
        yield key, list(found)


def _marks(findings: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], dict[str, str]]:
    """The figures that findings are about, by report: as errors, or as warnings where there is no error."""
    marks: dict[tuple[str, int], dict[str, str]] = {}
    for finding in findings:
        if finding["severity"] in {"error", "warning"}:
            of_report = marks.setdefault((finding["source"], finding["report"]), {})
            for path in finding["paths"].split():
                if of_report.get(path) != "error":
                    of_report[path] = finding["severity"]
    return marks


def _write(page: Any, row: int, column: int, value: Any, style: Any) -> None:
    """Numbers as numbers, text as text and never as a formula, and nothing where there is no value."""
    if value is None:
        if style is not None:
            page.write_blank(row, column, None, style)
    elif isinstance(value, str):
        page.write_string(row, column, value if len(value) <= _LONGEST else value[:_LONGEST] + "…", style)
    else:
        page.write_number(row, column, int(value) if value == int(value) else float(value), style)


def _address(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    address: str = xl_rowcol_to_cell(row, column)
    return address
