"""Signs and whole numbers: what each figure must be by itself."""

from decimal import Decimal
from typing import Any

import pytest

from gov_disclosure.model import tree
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Cell, CellStatus, Report
from gov_disclosure.position import Position
from gov_disclosure.rules import Finding, Side, validate
from rules.strategies import EDITIONS, TABLES, paths, report_of

CODES = {Kind.COUNT: "negative-count", Kind.MONEY: "negative-amount"}


def found(path: str, edition: str, value: int | Decimal | None, cell: Cell | None = None) -> list[Finding]:
    """The findings on single figures of a form of zeros with one value in it."""
    values: dict[str, Any] = dict.fromkeys(paths(edition), 0)
    report = report_of(values | {path: value}, edition, {path: cell} if cell else None)
    return [finding for finding in validate(report, select="figures").findings if finding.paths == (path,)]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table", TABLES)
def test_signs(table: str, edition: str) -> None:
    """Each count and each amount may not be negative; each change may."""
    for figure in tree.figures(table, edition):
        findings = found(figure.path, edition, -1)
        expected = [CODES[figure.kind]] if figure.kind in CODES else []
        assert [finding.code for finding in findings] == expected, figure.path
        assert all((f.observed, f.expected, f.right) == (-1, None, Side(sum=0)) for f in findings)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table", TABLES)
def test_counts_are_whole(table: str, edition: str) -> None:
    """Each count and each change that is printed as a decimal is found; money may have decimals."""
    for figure in tree.figures(table, edition):
        cell = Cell(figure.path, CellStatus.UNREADABLE, raw="2.5")
        findings = found(figure.path, edition, None, cell)
        expected = [] if figure.kind is Kind.MONEY else ["fractional-count"]
        assert [finding.code for finding in findings] == expected, figure.path
        assert all(finding.observed == Decimal("2.5") for finding in findings)


PATH = "requests.received.other"


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("2.5", "2.5"),
        (" 1,204.5 件", "1204.5"),
        ("２．５", "2.5"),
        ("-0.5", "-0.5"),
        ("−3.25条", "-3.25"),
    ],
)
def test_decimal_raw(raw: str, number: str) -> None:
    """A decimal is known in the ways in which documents print it."""
    (finding,) = found(PATH, "2021", None, Cell(PATH, CellStatus.UNREADABLE, raw=raw))
    assert (finding.code, finding.observed, finding.severity) == ("fractional-count", Decimal(number), "error")


@pytest.mark.parametrize("raw", ["", "见附件", "1.2万件", "12.", ".5", "2021.3.4", "1.5/2", "3.00", None])
def test_no_decimal(raw: str | None) -> None:
    """What is a whole number, or not one plain decimal, is no finding."""
    assert found(PATH, "2021", None, Cell(PATH, CellStatus.UNREADABLE, raw=raw)) == []


def test_blank_with_decimal_text() -> None:
    """Only a cell that reading gave up on is looked into."""
    assert found(PATH, "2021", None, Cell(PATH, CellStatus.BLANK, raw="2.5")) == []


def test_fraction_in_the_table() -> None:
    """A table that somebody filled with a decimal where a count belongs is found too."""
    row = tree.build("requests", "2021", {PATH: Decimal("1.5")})
    (finding,) = validate(Report(requests=row)).findings
    assert (finding.code, finding.observed) == ("fractional-count", Decimal("1.5"))
    assert validate(Report(requests=tree.build("requests", "2021", {PATH: Decimal("2.0")}))).findings == ()


def test_passed_and_missing() -> None:
    """What was looked at and what was not are listed table by table."""
    values: dict[str, Any] = dict.fromkeys(paths("2021"), 0)
    result = validate(report_of(values | {PATH: None}, "2021"))
    passed = [outcome.paths for outcome in result.passed if outcome.code == "negative-count"]
    assert [len(one) for one in passed] == [9, 174, 15]
    missing = [outcome.missing for outcome in result.not_assessable if outcome.code == "negative-count"]
    assert missing == [(PATH,)]


def test_absent_tables() -> None:
    """Where a table is absent its figures are not assessable; only table 二 has money."""
    outcomes = {(outcome.code, outcome.missing) for outcome in validate(Report()).not_assessable}
    assert {("negative-count", (table,)) for table in TABLES} <= outcomes
    assert [missing for code, missing in outcomes if code == "negative-amount"] == [("proactive",)]


@pytest.mark.parametrize(
    ("path", "value", "cell", "message", "message_zh"),
    [
        (
            PATH,
            -3,
            Cell(PATH, CellStatus.REPORTED, -3, "-3", Position(9)),
            (
                "Table 三 (requests), 一、本年新收政府信息公开申请数量 · 其他 is -3: a count cannot be negative. "
                "See requests.received.other (line 9)."
            ),
            "表三“一、本年新收政府信息公开申请数量 · 其他”为 -3：件数不能为负数。见 requests.received.other（第 9 行）。",
        ),
        (
            "proactive.fees.amount",
            Decimal("-3.10"),
            None,
            (
                "Table 二 (proactive), 行政事业性收费 · 本年收费金额 is -3.10: "
                "an amount of money that was charged or paid cannot be negative. See proactive.fees.amount."
            ),
            "表二“行政事业性收费 · 本年收费金额”为 -3.10：金额不能为负数。见 proactive.fees.amount。",
        ),
        (
            PATH,
            None,
            Cell(PATH, CellStatus.UNREADABLE, None, "２．５", Position(9)),
            (
                "Table 三 (requests), 一、本年新收政府信息公开申请数量 · 其他 is printed as 2.5: "
                "a count is a whole number without decimals. See requests.received.other (line 9, printed “２．５”)."
            ),
            (
                "表三“一、本年新收政府信息公开申请数量 · 其他”填写为 2.5：件数应为整数。"
                "见 requests.received.other（第 9 行，原文“２．５”）。"
            ),
        ),
    ],
    ids=["negative-count", "negative-amount", "fractional-count"],
)
def test_message(path: str, value: int | Decimal | None, cell: Cell | None, message: str, message_zh: str) -> None:
    """A message names table, row and column, the number, what it must be, and the cell."""
    (finding,) = found(path, "2021", value, cell)
    assert finding.message == message
    assert finding.message_zh == message_zh
