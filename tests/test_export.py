"""Reports and validation results as plain JSON values."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from gov_disclosure.export.json import to_json_value
from gov_disclosure.model import tree
from gov_disclosure.model.report import (
    Cell,
    CellStatus,
    Diagnostic,
    Part,
    Period,
    Report,
    Section,
    SectionKind,
    Severity,
)
from gov_disclosure.position import Position
from gov_disclosure.rules import Finding, ValidationResult, validate

VALUES: dict[str, Any] = {
    **{figure.path: 3 for table in ("proactive", "requests") for figure in tree.figures(table, "2021")},
    "proactive.fees.amount": Decimal("96171.60"),
}
REPORT = Report(
    title="示例",
    year=2023,
    period=Period(date(2023, 1, 1), date(2023, 12, 31)),
    sections=(Section(SectionKind.OVERVIEW, "一、总体情况", "正文", (Part("（一）", "文"),), Position(3)),),
    proactive=tree.build("proactive", "2021", VALUES),
    requests=tree.build("requests", "2021", VALUES),
    cells=(
        Cell("requests.received.total", CellStatus.REPORTED, 3, "３", Position(9, 2), "件"),
        Cell("proactive.fees.amount", CellStatus.REPORTED, Decimal("96171.60"), "96171.60", None, "万元"),
        Cell("requests.received.other", CellStatus.NOT_APPLICABLE, None, "/"),
    ),
    diagnostics=(Diagnostic("code", Severity.WARNING, "message", "说明", None, "摘录", Position(1)),),
)


def test_a_report_survives_json() -> None:
    """The value is made of what JSON knows: nothing changes on the way through its text."""
    value = to_json_value(REPORT)
    assert json.loads(json.dumps(value)) == value


def test_the_fields_of_the_report_are_its_keys() -> None:
    """Every field is there under its own name, empty ones too."""
    value: Any = to_json_value(REPORT)
    assert set(value) == {field.name for field in Report.__attrs_attrs__}
    assert value["agency"] is None
    assert value["period"] == {"start": "2023-01-01", "end": "2023-12-31"}
    assert value["sections"][0]["kind"] == "overview"
    assert value["sections"][0]["parts"][0] == {"heading": "（一）", "text": "文", "position": None}


def test_figures_keep_every_digit() -> None:
    """Counts are integers, money a string with all its digits."""
    value: Any = to_json_value(REPORT)
    assert value["requests"]["received"]["total"] == 3
    assert value["requests"]["edition"] == "2021"
    assert value["proactive"]["fees"]["amount"] == "96171.60"
    assert value["disputes"] is None


def test_cells_and_diagnostics_with_positions() -> None:
    """The proof of each figure goes with it."""
    value: Any = to_json_value(REPORT)
    assert value["cells"][0] == {
        "path": "requests.received.total",
        "status": "reported",
        "value": 3,
        "raw": "３",
        "position": {"line": 9, "column": 2, "element": None},
        "unit": "件",
    }
    assert value["cells"][2]["status"] == "not_applicable"
    assert value["diagnostics"][0]["severity"] == "warning"
    assert value["diagnostics"][0]["excerpt"] == "摘录"


def test_a_validation_result() -> None:
    """A result begins with its verdict; each finding has both sides with paths and sums."""
    result = validate(REPORT)
    value: Any = to_json_value(result)
    assert json.loads(json.dumps(value)) == value
    assert next(iter(value)) == "ok"
    assert value["ok"] is False
    assert len(value["findings"]) == len(result.findings)
    finding = value["findings"][0]
    assert finding["severity"] == "error"
    assert finding["left"]["sum"] == finding["expected"]
    assert finding["left"]["operands"][0]["path"] == "requests.received.natural_person"
    assert value["not_assessable"][0]["missing"]


def test_the_family_of_a_finding() -> None:
    """The name by which its rule is selected; None for a rule that no family has."""

    def strange(report: Report) -> Iterator[Finding]:
        yield Finding(code="strange", severity=Severity.ADVICE, message="", message_zh="")

    value: Any = to_json_value(validate(REPORT, rules=[strange]))
    families = {finding["code"]: finding["family"] for finding in value["findings"]}
    assert families["requests-row-total"] == "balances"
    assert families["strange"] is None


def test_groups() -> None:
    """Each has the figure that is shared and the numbers of its findings; each finding stands in one."""
    result = validate(REPORT, select="balances")
    value: Any = to_json_value(result)
    assert len(value["groups"]) == len(result.groups) > 1
    for group, shown in zip(result.groups, value["groups"], strict=True):
        assert shown["path"] == group.path
        assert [result.findings[number] for number in shown["findings"]] == list(group.findings)
    assert sorted(number for shown in value["groups"] for number in shown["findings"]) == list(
        range(len(result.findings))
    )


def test_groups_of_a_finding_that_is_yielded_twice() -> None:
    """The same object twice is two findings."""
    finding = Finding(code="a", severity=Severity.ADVICE, message="", message_zh="")
    value: Any = to_json_value(ValidationResult((finding, finding)))
    assert [shown["findings"] for shown in value["groups"]] == [[0], [1]]
