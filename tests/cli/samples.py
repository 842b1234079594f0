"""An invented report with a figure of every status."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from attrs import evolve

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
    Value,
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


SOUND = {
    "received": (20, 4),
    "carried_over": (3, 0),
    "results.granted": (19, 2),
    "results.denied.state_secret": (4, 2),
    "results.total": (23, 4),
    "carried_forward": (0, 0),
}
"""Rows of table 三 that balance: 自然人 and 商业企业; all other columns are 0."""


def sound_report() -> Report:
    """A report whose balances hold, each figure on a line of its own."""
    tables = ("proactive", "requests", "disputes")
    values: dict[str, Value] = {figure.path: 0 for table in tables for figure in tree.figures(table, "2021")}
    for row, (persons, enterprises) in SOUND.items():
        values[f"requests.{row}.natural_person"] = persons
        values[f"requests.{row}.commercial_enterprise"] = enterprises
        values[f"requests.{row}.total"] = persons + enterprises
    for part in ("upheld", "total"):
        values[f"disputes.reconsideration.{part}"] = 4
    return changed(Report(title="云溪县档案馆2023年政府信息公开工作年度报告", year=2023), values)


def changed(report: Report, values: Mapping[str, Value]) -> Report:
    """The report with other figures, as though it printed them."""
    tables = ("proactive", "requests", "disputes")
    figures = [(place, figure) for table in tables for place, figure in enumerate(tree.figures(table, "2021"))]
    new = {**report.flatten(), **values}
    cells = tuple(
        Cell(f.path, CellStatus.REPORTED, new[f.path], str(new[f.path]), Position(place + 33), f.unit)
        for place, f in figures
    )
    return evolve(report, cells=cells, **{table: tree.build(table, "2021", new) for table in tables})
