"""What a notebook shows of a report, a table and a validation result: the form, wrong cells marked with their findings.

The colours are laid over those of the page, so that they hold on a light ground and on a dark one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from gov_disclosure.export.html import STYLE, Mark, Marker, form_table, whole_page
from gov_disclosure.export.marks import CellDoubt, Doubt, Doubts, doubts
from gov_disclosure.export.printed import FormTable, report_of, table_alone, tables_of
from gov_disclosure.model.report import Cell, CellStatus, Diagnostic, Report, Severity
from gov_disclosure.rules import Finding, Operand, ValidationResult, validate
from gov_disclosure.web import text

_MARKS = """
.gov-disclosure .form td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.gov-disclosure .form td.wrong { background: rgba(220, 38, 38, .25); outline: 2px solid #dc2626; outline-offset: -2px;
  font-weight: bold; }
.gov-disclosure .form td.doubtful { background: rgba(245, 158, 11, .25); outline: 2px dashed #d97706;
  outline-offset: -2px; }
.gov-disclosure .form td.compared { background: rgba(128, 128, 128, .15); }
.gov-disclosure .form td small { display: block; white-space: nowrap; }
.gov-disclosure .form td.placed, .gov-disclosure .form td.inferred { font-style: italic; }
.gov-disclosure .form td sup { font-weight: normal; font-style: normal; opacity: .8; white-space: nowrap; }
.gov-disclosure .error { color: #ef4444; font-weight: bold; }
.gov-disclosure .warning { color: #d97706; font-weight: bold; }
.gov-disclosure .advice { font-weight: bold; }
.gov-disclosure .faint { opacity: .75; }
"""

_SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "错误 error", Severity.WARNING: "警告 warning", Severity.ADVICE: "建议 advice"}
)
_STATUSES: Mapping[CellStatus, tuple[str, str]] = MappingProxyType(
    {
        CellStatus.PLACED: ("~", "按表式顺序和勾稽关系确定 · placed by the form's order and balances"),
        CellStatus.INFERRED: ("*", "文中未印，由其他数据推出 · not printed: derived from other figures"),
        CellStatus.ABSENT: ("×", "未找到该单元格 · no cell found for the figure"),
        CellStatus.UNREADABLE: ("", "无法读作一个数 · not readable as one figure"),
    }
)
"""What stands behind a figure of this status, and what it means."""

_MOST_PROPOSALS = 5
"""Figures that are told below a finding with what they should be; the table has all of them."""


def report_notebook(report: Report) -> str:
    """The report: title, organ and year, the tables with what `validate` finds, the sections folded up."""
    said = doubts(report, validate(report))
    title = report.title or " ".join(str(part) for part in (report.agency, report.year) if part)
    return _framed(
        f"<h3>{text(title or 'Report')}</h3>",
        *_tables(report, said),
        *_findings(said),
        *_diagnostics(report.diagnostics),
        *_sections(report),
    )


def table_notebook(table: Any) -> str:
    """One typed table with the findings of its balances and figures; of their statuses it says nothing."""
    report = report_of(table)
    said = doubts(report, validate(report, select=("balances", "figures")))
    return _framed(_table(table_alone(table), said), *_findings(said))


def result_notebook(result: ValidationResult) -> str:
    """The verdict, the tables that findings are about, where the result knows its report, and the findings."""
    report = result.report or Report()
    said = doubts(report, result)
    told = {path.partition(".")[0] for path in said.cells}
    return _framed(_verdict(result), *_tables(report, said, told), *_findings(said))


def result_to_html(result: ValidationResult) -> str:
    """What a notebook shows of the result, as a web page of its own with the report's title."""
    title = result.report.title if result.report else None
    heading = f"<h1>{text(title)}</h1>\n" if title else ""
    return whole_page(title, heading + result_notebook(result))


def _framed(*parts: str) -> str:
    body = "\n".join(part for part in parts if part)
    return f'<div class="gov-disclosure" lang="zh-CN">\n<style>{STYLE}{_MARKS}</style>\n{body}\n</div>'


def _verdict(result: ValidationResult) -> str:
    counts = Counter(finding.severity for finding in result.findings)
    found = "，".join(f"{counts[each]} {_SEVERITIES[each]}" for each in Severity if counts[each])
    checks = f"{len(result.passed)} 项通过 passed，{len(result.not_assessable)} 项无法核对 not assessable"
    return f"<p><b>{found or '未发现问题 no findings'}</b> <span class='faint'>（{checks}）</span></p>"


# ---------------------------------------------------------------------------- tables


def _tables(report: Report, said: Doubts, names: set[str] | None = None) -> Iterator[str]:
    return (_table(table, said) for table in tables_of(report) if names is None or table.name in names)


def _table(table: FormTable, said: Doubts) -> str:
    return form_table(table, _marker(said, proven=table.proven))


def _marker(said: Doubts, *, proven: bool) -> Marker:
    def mark(cell: Cell) -> Mark:
        doubt = said.cells.get(cell.path)
        sign, meaning = _status(cell) if proven else ("", "")
        classes = [cell.status.value] if sign else []
        titles = [meaning] if meaning else []
        notes = [f"<span class='faint'>{sign}</span>"] if sign else []
        if doubt is not None:
            classes.append(doubt.doubt.name.lower())
            titles += _told(doubt, said.findings)
            numbers = ", ".join(map(str, doubt.findings))
            notes += [f"<sup>[{numbers}]</sup>"] if numbers and doubt.doubt > Doubt.COMPARED else []
            notes += [f"<small>应为 {text(_values(doubt))}</small>"] if doubt.proposed else []
        return Mark(" ".join(classes), "\n".join(titles), "".join(notes))

    return mark


def _status(cell: Cell) -> tuple[str, str]:
    """What stands behind a figure, and what it means; a corrected one tells what is printed instead."""
    sign, meaning = _STATUSES.get(cell.status, ("", ""))
    if cell.status is CellStatus.INFERRED and cell.raw:
        return sign, f"文中印作 {cell.raw}，此数由其他数据推出 · printed {cell.raw}: this figure follows from others"
    return sign, meaning


def _values(doubt: CellDoubt) -> str:
    """What a figure should be; with a question mark where it may be right and another one wrong."""
    return " / ".join(doubt.proposed) + ("" if doubt.doubt is Doubt.WRONG else "？")


def _told(doubt: CellDoubt, findings: Sequence[Finding]) -> Iterator[str]:
    """What is said of one figure when one points at it."""
    if doubt.proposed:
        values = " / ".join(doubt.proposed)
        yield f"应为 {values}？ should it be {values}?"
    for number in doubt.findings:
        finding = findings[number - 1]
        yield f"[{number}] {finding.message_zh} {finding.message}"


# ---------------------------------------------------------------------------- lists


def _findings(said: Doubts) -> Iterator[str]:
    if said.findings:
        items = (_finding(number, finding, said) for number, finding in enumerate(said.findings, 1))
        yield "<ol>\n" + "\n".join(items) + "\n</ol>"


def _finding(number: int, finding: Finding, said: Doubts) -> str:
    severity = f'<span class="{finding.severity.value}">{_SEVERITIES[finding.severity]}</span>'
    return (
        f"<li>{severity} <code>{text(finding.code)}</code> {text(finding.message_zh)}"
        f'<br><span class="faint" lang="en">{text(finding.message)}</span>{_proposals(number, finding, said)}</li>'
    )


def _proposals(number: int, finding: Finding, said: Doubts) -> str:
    """The figures of a finding that have a value which would mend it, with that value."""
    operands = {operand.path: operand for operand in (*finding.left.operands, *finding.right.operands)}
    doubts_of = {path: said.cells[path] for path in operands if path in said.cells}
    mended = {path: doubt for path, doubt in doubts_of.items() if doubt.proposed and number in doubt.findings}
    if not mended:
        return ""
    sure = all(doubt.doubt is Doubt.WRONG for doubt in mended.values())
    lines = [f"{operands[path].label}：{_printed(operands[path])} → {_values(doubt)}" for path, doubt in mended.items()]
    more = f"；等 {len(lines)} 项" if len(lines) > _MOST_PROPOSALS else ""
    told = text("；".join(lines[:_MOST_PROPOSALS]) + more)
    return f"<br><b>{'应为 should be' if sure else '可能应为 perhaps'}</b> {told}"


def _printed(operand: Operand) -> str:
    return "空白" if operand.value is None else str(operand.value)


def _diagnostics(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    if diagnostics:
        items = "\n".join(
            f"<li><code>{text(each.code)}</code> {text(each.message_zh)}"
            f'<br><span class="faint" lang="en">{text(each.message)}</span></li>'
            for each in diagnostics
        )
        yield _folded(f"阅读说明 diagnostics（{len(diagnostics)}）", f"<ul>\n{items}\n</ul>")


def _sections(report: Report) -> Iterator[str]:
    parts = [("前言 preamble", report.preamble), *((section.heading, section.text) for section in report.sections)]
    for heading, body in parts:
        if body.strip():
            paragraphs = "\n".join(f"<p>{text(line)}</p>" for line in body.split("\n") if line.strip())
            yield _folded(f"{heading}（{len(body)} 字）", paragraphs)


def _folded(summary: str, body: str) -> str:
    return f"<details><summary>{text(summary)}</summary>\n{body}\n</details>"
