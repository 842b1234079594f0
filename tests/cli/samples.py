"""An invented report with a figure of every status."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from gov_disclosure.model import tree
from gov_disclosure.model.report import (
    Cell,
    CellStatus,
    Contact,
    Diagnostic,
    Part,
    Period,
    Report,
    Section,
    SectionKind,
    Severity,
    SourceInfo,
)
from gov_disclosure.position import Position

OVERVIEW = "云溪县档案馆全年公开信息1234条。"
STATUSES = {
    "proactive.rules.issued": CellStatus.BLANK,
    "proactive.rules.repealed": CellStatus.NOT_APPLICABLE,
    "proactive.rules.in_force": CellStatus.UNREADABLE,
    "proactive.normative_documents.issued": CellStatus.PLACED,
    "proactive.licenses.decisions": CellStatus.INFERRED,
    "proactive.penalties.decisions": CellStatus.ABSENT,
}

Show = Callable[..., str]


def make_cell(figure: tree.Figure, place: int) -> Cell:
    """The figure's own place in the table as its value, or nothing where its status has no value."""
    status = STATUSES.get(figure.path, CellStatus.REPORTED)
    if status not in {CellStatus.REPORTED, CellStatus.PLACED, CellStatus.INFERRED}:
        return Cell(figure.path, status, raw="约20件" if status is CellStatus.UNREADABLE else None)
    value = Decimal("96171.60") if figure.kind == "money" else place
    return Cell(figure.path, status, value, str(value), Position(place + 40), figure.unit or "元")


def make_report(edition: str) -> Report:
    """A report whose balances do not hold."""
    tables = ("proactive", "requests", "disputes")
    cells = tuple(make_cell(f, place) for table in tables for place, f in enumerate(tree.figures(table, edition)))
    values = {cell.path: cell.value for cell in cells}
    part = Part("（一）主动公开", OVERVIEW * 20, Position(9))
    sections = (
        Section(SectionKind.OVERVIEW, "一、总体情况", f"概述。\n{part.heading}\n{part.text}", (part,), Position(7)),
        Section(SectionKind.PROACTIVE, "二、主动公开政府信息情况", ""),
        Section(SectionKind.PROBLEMS, "五、存在的问题及改进情况", "问题[bold]一[/bold] :smile: \x1b[2J二。"),
    )
    return Report(
        title="云溪县档案馆2023年政府信息公开工作年度报告",
        agency="云溪县档案馆",
        year=2023,
        period=Period(date(2023, 1, 1), date(2023, 12, 31)),
        published=date(2024, 1, 22),
        contact=Contact(phone="000-1234567"),
        preamble="根据有关规定，编制本报告。",
        sections=sections,
        cells=cells,
        diagnostics=(
            Diagnostic(
                "cell-unreadable",
                Severity.WARNING,
                "The cell does not hold one figure.",
                "单元格不是一个数字。",
                "proactive.rules.in_force",
                "约20件",
                Position(33, 2),
            ),
        ),
        source=SourceInfo("lines", "utf-8", "simplified", 3300, "00ff", "report.txt"),
        **{table: tree.build(table, edition, values) for table in tables},
    )
