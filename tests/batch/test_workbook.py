"""The workbook: numbers are numbers, findings lead to their cells, and nothing of a document becomes a formula."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from attrs import evolve

from cli.samples import changed, make_report, sound_report
from gov_disclosure.batch import workbook
from gov_disclosure.batch.layout import ABOUT, HEADS, make_sheets
from gov_disclosure.batch.outcomes import Attempt, Failure, OutcomeKind
from gov_disclosure.batch.panel import Extraction, outcome_row, outcomes_schema, table_of
from gov_disclosure.batch.sources import Item
from gov_disclosure.batch.workbook import write_workbook
from gov_disclosure.errors import ExtractError
from gov_disclosure.export.arrow import figures_table
from gov_disclosure.export.naming import FAMILIES_ZH
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Cell, CellStatus, Diagnostic, Report, Severity, SourceInfo

LINK = re.compile(r'=HYPERLINK\("#\'(?P<sheet>[^\']+)\'!(?P<cell>[A-Z]+\d+)","(?P<text>[^"]*)"\)')


class Given:
    """Stands for reading: gives reports that are at hand."""

    def __init__(self, *reports: Report) -> None:
        self.reports = reports

    def __call__(self, item: Item) -> tuple[Report, ...]:
        return self.reports


def part(*inputs: tuple[Report, ...] | Failure) -> Mapping[str, Any]:
    """The tables of a part with these inputs."""
    attempts = []
    for number, given in enumerate(inputs):
        item = Item(number, f"folder/{number}.html")
        if isinstance(given, Failure):
            attempts.append((item, Attempt(failure=given)))
        else:
            attempts.append((item, Attempt(value=Extraction(Given(*given))(item))))  # type: ignore[arg-type]
    pieces = [attempt.value for _, attempt in attempts if attempt.value is not None]
    tables = {
        name: pa.concat_tables([pa.ipc.open_stream(getattr(piece, name)).read_all() for piece in pieces])
        for name in ("panel", "findings", "diagnostics")
    }
    rows = [outcome_row(item, attempt) for item, attempt in attempts]
    return {**tables, "outcomes": table_of(rows, outcomes_schema())}


def source() -> SourceInfo:
    """What a report says of its source."""
    return SourceInfo("lines", "utf-8", "simplified", 10, "00", "a.txt")


def report_of(values: dict[str, Any], **more: Any) -> Report:  # noqa: ANN401 - fields of a report
    """A sound report with some other figures."""
    return evolve(changed(sound_report(), values), source=source(), **more)


WRONG = report_of({"requests.received.total": 25}, agency="=1+1", title='=HYPERLINK("http://x.example")')
MIXED = [make_report(edition) for edition in EDITIONS]
VALUED = {CellStatus.REPORTED, CellStatus.PLACED, CellStatus.INFERRED}
REFUSED = Failure(OutcomeKind.FAILED, "timed-out", "it took too long", "用时过长")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - openpyxl has no types
    """A workbook of two parts."""
    path = tmp_path_factory.mktemp("book") / "p.xlsx"
    parts = [part((report_of({}),), REFUSED), part((WRONG, report_of({})), tuple(MIXED))]
    write_workbook(path, parts, checked=True)
    return openpyxl.load_workbook(path)


def test_sheets(book: Any) -> None:  # noqa: ANN401
    """Each has its heads in Chinese, frozen, with a filter; a table is a sheet."""
    names = ["说明", "文件", "问题", "诊断"]
    tables = ["二、主动公开（2021）", "二、主动公开（2019）", "三、申请（2021）", "三、申请（2019）", "四、复议诉讼"]
    assert book.sheetnames == names + tables
    for name in tables:
        sheet = book[name]
        assert sheet.freeze_panes == "F4"
        assert sheet.auto_filter.ref.startswith("A3:")
        assert sheet.sheet_state == "visible"
        assert [cell.value for cell in sheet[3][: len(ABOUT)]] == [head for head, _ in ABOUT.values()]
    for name in names[1:]:
        assert (book[name].freeze_panes, book[name].auto_filter.ref[:3]) == ("B2", "A1:")


def test_figures_are_numbers_in_their_columns(book: Any) -> None:  # noqa: ANN401
    """Every figure stands under its path, as a number; what is no figure says what it is."""
    expected = [report_of({}), WRONG, report_of({}), *MIXED]
    seen = 0
    for (table, edition), sheet in make_sheets().items():
        page = book[sheet.name]
        if sheet.name.startswith("四") and edition == "2019":
            continue
        reports = [r for r in expected if getattr(r, table).edition == edition or sheet.name.startswith("四")]
        assert page.max_row == HEADS + len(reports)
        for row, report in enumerate(reports, start=HEADS + 1):
            for cell in report.cells:
                if cell.path.startswith(f"{table}."):
                    column = sheet.columns[cell.path] + 1
                    assert page.cell(2, column).value == cell.path
                    found = page.cell(row, column).value
                    shown = {"not_applicable": "/", "unreadable": cell.raw}.get(cell.status)
                    assert found == (shown if cell.value is None else float(cell.value))
                    seen += cell.value is not None
    assert seen > 900


def test_findings_lead_to_their_cells(book: Any) -> None:  # noqa: ANN401
    """A link goes to the row of the report and the column of the figure; the cell is marked."""
    heads = [cell.value for cell in book["问题"][1]]
    rows = [dict(zip(heads, row, strict=True)) for row in book["问题"].iter_rows(min_row=2, values_only=True)]
    (row,) = [row for row in rows if row["机关"] == "=1+1" and row["代码"] == "requests-row-total"]
    assert (row["级别"], row["应为"], row["实为"], row["第几份"]) == ("错误", 24, 25, 1)
    first, last = (LINK.fullmatch(row[name]) for name in ("单元格", "对照单元格"))
    assert first is not None
    assert last is not None
    page = book[last["sheet"]]
    target = page[last["cell"]]
    assert page.cell(2, target.column).value == "requests.received.total"
    assert (target.value, page.cell(target.row, 3).value) == (25, "=1+1")
    assert target.fill.fgColor.rgb == "FFF8CBAD"
    assert last["text"] == "一、本年新收政府信息公开申请数量 · 总计"
    assert page.cell(2, page[first["cell"]].column).value == "requests.received.natural_person"
    links = [match for row in rows for match in [LINK.fullmatch(row["单元格"] or "")] if match]
    assert all(book[match["sheet"]][match["cell"]].row > HEADS for match in links)


def test_what_is_wrong_and_what_it_should_be(book: Any) -> None:  # noqa: ANN401
    """A link to the figure to blame, and its right value as a number, where the balances leave one way; else nothing."""
    heads = [cell.value for cell in book["问题"][1]]
    rows = [dict(zip(heads, row, strict=True)) for row in book["问题"].iter_rows(min_row=2, values_only=True)]
    found = [row for row in rows if row["机关"] == "=1+1" and row["有误单元格"]]
    assert {(row["代码"], row["更正建议"]) for row in found} == {("requests-row-total", 24), ("requests-carry", 24)}
    for row in found:
        link = LINK.fullmatch(row["有误单元格"])
        assert link is not None
        page = book[link["sheet"]]
        target = page[link["cell"]]
        assert page.cell(2, target.column).value == "requests.received.total"
        assert (target.value, page.cell(target.row, 3).value) == (25, "=1+1")
    others = [row for row in rows if row not in found]
    assert others
    assert all((row["有误单元格"], row["更正建议"]) == (None, None) for row in others if row["机关"] == "=1+1")
    assert all((row["有误单元格"] is None) == (row["更正建议"] is None) for row in rows)


def test_outcomes(book: Any) -> None:  # noqa: ANN401
    """Every input has its row."""
    rows = list(book["文件"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("folder/0.html", "已读取", 1),
        ("folder/1.html", "读取失败", 0),
        ("folder/0.html", "已读取", 2),
        ("folder/1.html", "已读取", 2),
    ]
    assert rows[1][2:4] == ("timed-out", "用时过长")
    assert rows[1][-1] == "it took too long"
    assert [cell.value for cell in book["文件"][1]][3::11] == ["原因", "原因（英文）"]


def rows_of(book: Any, name: str) -> list[dict[str, Any]]:  # noqa: ANN401
    """The rows of a list by their heads."""
    heads = [cell.value for cell in book[name][1]]
    return [dict(zip(heads, row, strict=True)) for row in book[name].iter_rows(min_row=2, values_only=True)]


def test_diagnostics_lead_to_their_cells(book: Any) -> None:  # noqa: ANN401
    """What reading could not settle stands beside the findings: whose, what, where in the source, and a link."""
    found = rows_of(book, "诊断")
    assert [(row["文件"], row["第几份"], row["代码"], row["级别"]) for row in found] == [
        ("folder/1.html", number, "cell-unreadable", "警告") for number in range(1, len(MIXED) + 1)
    ]
    row = found[-1]
    assert (row["诊断"], row["原文"], row["原文行号"]) == ("单元格不是一个数字。", "约20件", 33)
    assert (row["数据路径"], row["诊断（英文）"]) == ("proactive.rules.in_force", "The cell does not hold one figure.")
    link = LINK.fullmatch(row["单元格"] or found[0]["单元格"])
    assert link is not None
    assert book[link["sheet"]][link["cell"]].value == "约20件"


def test_a_row_that_a_diagnostic_is_on(tmp_path: Path) -> None:
    """The link goes to its first figure; one that is on a table that is not there has none."""
    on = [
        Diagnostic("row-absent", Severity.WARNING, "gone", "不在", path)
        for path in ("requests.results.denied", "no", None)
    ]
    write_workbook(tmp_path / "p.xlsx", [part((report_of({}, diagnostics=tuple(on)),))], checked=False)
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    first, *others = rows_of(book, "诊断")
    link = LINK.fullmatch(first["单元格"])
    assert link is not None
    target = book[link["sheet"]][link["cell"]]
    assert book[link["sheet"]].cell(2, target.column).value == "requests.results.denied.state_secret.natural_person"
    assert [row["单元格"] for row in others] == [None, None]


@pytest.mark.parametrize("severity", ["error", "warning", None])
def test_a_cell_shows_what_the_document_has_and_what_a_finding_says(tmp_path: Path, severity: str | None) -> None:
    """No two of status and severity look the same: a fill or a font for the one, a border for the other."""
    statuses = [status for status in CellStatus if status is not CellStatus.BLANK]
    figures = [figure.path for figure in tree.figures("requests", "2021")][: len(statuses)]
    cells = {
        path: Cell(path, status, 1 if status in VALUED else None, "x")
        for path, status in zip(figures, statuses, strict=True)
    }
    known = [cells.get(cell.path, Cell(cell.path, CellStatus.BLANK)) for cell in report_of({}).cells]
    values = {cell.path: cell.value for cell in known}
    tables = {table: tree.build(table, "2021", values) for table in ("proactive", "requests", "disputes")}
    given = evolve(report_of({}), cells=tuple(known), **tables)
    made = dict(part((given,)))
    rows = made["findings"].to_pylist()[:0]
    if severity is not None:
        rows = [dict.fromkeys(made["findings"].schema.names) | {"source": "folder/0.html", "report": 1}]
        every = [cell.path for cell in given.cells]
        rows[0] |= {"severity": severity, "code": "c", "message": "m", "message_zh": "m", "paths": " ".join(every)}
    made["findings"] = pa.Table.from_pylist(rows, schema=made["findings"].schema)
    write_workbook(tmp_path / "p.xlsx", [made], checked=True)
    page = openpyxl.load_workbook(tmp_path / "p.xlsx")["三、申请（2021）"]
    columns = {page.cell(2, column).value: column for column in range(1, page.max_column + 1)}
    blank = next(path for path in columns if path and path.startswith("requests.") and path not in cells)
    looks = {}
    for path in (*figures, blank):
        cell = page.cell(HEADS + 1, columns[path])
        assert cell.border.left.style == (None if severity is None else "medium")
        edge = cell.border.left.color.rgb if cell.border.left.color else None
        looks[path] = (cell.fill.fgColor.rgb, cell.font.i, cell.font.color.rgb if cell.font.color else None, edge)
    by_status = {cells[path].status if path in cells else CellStatus.BLANK: look for path, look in looks.items()}
    assert {look[-1] for look in looks.values()} == {{"error": "FFC00000", "warning": "FF806000", None: None}[severity]}
    plain = {CellStatus.REPORTED, CellStatus.BLANK, CellStatus.NOT_APPLICABLE}  # their text tells them apart
    assert len({by_status[status] for status in plain}) == 1
    assert len({look for status, look in by_status.items() if status not in plain} | {by_status[CellStatus.BLANK]}) == 5
    assert by_status[CellStatus.ABSENT][0] == "FFD9D9D9"


def test_the_guide_shows_every_mark(book: Any) -> None:  # noqa: ANN401
    """Each looks as it does in the tables; those that go together too."""
    shown = {row[0].value: row[0] for row in book["说明"].iter_rows() if row[0].value}
    both = shown["灰色底色、红色边框"]
    assert (both.fill.fgColor.rgb, both.border.top.color.rgb) == ("FFD9D9D9", "FFC00000")
    assert shown["灰色底色"].border.top.style is None


def test_a_unit_stands_once_in_a_head(book: Any) -> None:  # noqa: ANN401
    """The form prints that of the fees itself."""
    for (table, edition), sheet in make_sheets().items():
        for path, head in sheet.heads.items():
            assert head.count("万元") <= 1, (table, edition, path, head)
            assert book[sheet.name].cell(3, sheet.columns[path] + 1).value == head


def test_long_reasons_are_wrapped(book: Any) -> None:  # noqa: ANN401
    """So that they can be read, in every list; families have their Chinese names."""
    for name, heads in (("文件", ["原因", "原因（英文）"]), ("问题", ["问题", "数据路径"]), ("诊断", ["诊断", "原文"])):
        columns = {cell.value: cell.column for cell in book[name][1]}
        for head in heads:
            written = [row[columns[head] - 1] for row in book[name].iter_rows(min_row=2)]
            assert {cell.alignment.wrap_text for cell in written if cell.value} == {True}
    assert {row["类别"] for row in rows_of(book, "问题")} <= set(FAMILIES_ZH.values())


def test_text_is_never_a_formula(book: Any) -> None:  # noqa: ANN401
    """Only the links of the findings and diagnostics are formulas."""
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert page.title in {"问题", "诊断"}
                    assert LINK.fullmatch(cell.value)


def test_sheets_without_a_report_are_hidden(tmp_path: Path) -> None:
    """So are none of those that have one; without rules there is no sheet of findings."""
    write_workbook(tmp_path / "p.xlsx", [part((report_of({}),))], checked=False)
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    hidden = [page.title for page in book if page.sheet_state == "hidden"]
    assert hidden == ["二、主动公开（2019）", "三、申请（2019）"]
    assert "问题" not in book.sheetnames


def test_more_rows_than_a_sheet_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are never dropped."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 6)
    with pytest.raises(ExtractError, match=r"write \.parquet"):
        write_workbook(tmp_path / "p.xlsx", [part((report_of({}),) * 9)], checked=False)


def test_long_text_is_cut(tmp_path: Path) -> None:
    """A cell takes 32,767 characters; XlsxWriter would leave longer text out."""
    write_workbook(tmp_path / "p.xlsx", [part((report_of({}, title="长" * 40_000),))], checked=False)
    title = openpyxl.load_workbook(tmp_path / "p.xlsx")["文件"].cell(2, 8).value
    assert len(title) == 32_001
    assert title.endswith("长…")


@pytest.mark.parametrize(("table", "edition"), make_sheets())
def test_every_figure_has_its_column(table: str, edition: str) -> None:
    """A figure that is added to the form has one the day it is added, under its own row."""
    sheet = make_sheets()[table, edition]
    figures = tree.figures(table, edition)
    assert [path for path in sheet.columns if not path.endswith(".unit")] == [figure.path for figure in figures]
    assert list(sheet.columns.values()) == list(range(len(ABOUT), sheet.width))
    covered = [column for first, last, _ in sheet.groups for column in range(first, last + 1)]
    assert covered == list(sheet.columns.values())
    assert len(sheet.name) <= 31


def test_the_same_figures_as_the_table() -> None:
    """The parts are those of the other formats."""
    panel = part((report_of({}),))["panel"]
    assert panel.num_rows == figures_table([report_of({})]).num_rows


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is that of the system, with which the command ends as unfinished; no sheet is left behind."""

    def fail(book: Any) -> None:  # noqa: ANN401
        for page in book.worksheets():
            page._opt_close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.workbook.Workbook._store_workbook", fail)
    (tmp_path / "p.xlsx.sheets").mkdir()
    (tmp_path / "p.xlsx.sheets" / "of-a-run-that-was-killed").touch()
    with pytest.raises(OSError, match="No space left"):
        write_workbook(tmp_path / "p.xlsx", [part((report_of({}),))], checked=False)
    assert not list(tmp_path.iterdir())
