"""Balances: every equation of the form is judged once, and says what is wrong where."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure.model import tree
from gov_disclosure.model.report import Cell, CellStatus, Report, Severity
from gov_disclosure.position import Position
from gov_disclosure.rules import Finding, validate
from gov_disclosure.rules import balances as module
from rules.strategies import EDITIONS, TABLES, Values, forms, paths, report_of

FAMILIES = (
    module.REQUESTS_ROW_TOTAL,
    module.REQUESTS_COLUMN_TOTAL,
    module.REQUESTS_CARRY,
    module.DISPUTES_TOTAL,
)
CODES = {(family.table, family.kind): family.code for family in FAMILIES}
SIGNS = {"negative-count", "negative-amount"}


def all_balances(edition: str) -> list[tree.Balance]:
    """The equations of all tables of an edition."""
    return [balance for table in TABLES for balance in tree.balances(table, edition)]


def zeros(edition: str = "2021") -> Values:
    """A form of zeros."""
    return dict.fromkeys(paths(edition), 0)


def only(findings: tuple[Finding, ...], code: str) -> Finding:
    """The one finding with a code."""
    (finding,) = (finding for finding in findings if finding.code == code)
    return finding


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_balance_has_a_rule(edition: str) -> None:
    """Each equation of the tree belongs to one family."""
    claimed = [equation.passed.paths for family in FAMILIES for equation in module.equations(family, edition)]
    assert sorted(claimed) == sorted(balance.left + balance.right for balance in all_balances(edition))


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_consistent_form(edition: str, data: st.DataObject) -> None:
    """A consistent form has no finding, and every equation is listed as passed."""
    result = validate(report_of(data.draw(forms(edition)), edition), select=("balances", "figures"))
    assert (result.findings, result.not_assessable) == ((), ())
    passed = {(outcome.code, outcome.paths) for outcome in result.passed}
    assert passed >= {(CODES[b.table, b.kind], b.left + b.right) for b in all_balances(edition)}


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_one_changed_cell(edition: str, data: st.DataObject) -> None:
    """One changed cell gives the findings of the balances through it, and of its sign, and no other."""
    values = data.draw(forms(edition))
    path = data.draw(st.sampled_from(paths(edition)))
    values[path] += data.draw(st.integers(-300, 300).filter(bool))
    found = sorted((finding.code, finding.paths) for finding in validate(report_of(values, edition)).findings)
    expected = [(CODES[b.table, b.kind], b.left + b.right) for b in all_balances(edition) if path in b.left + b.right]
    if values[path] < 0 and not path.endswith(".change"):
        expected.append(("negative-amount" if "amount" in path else "negative-count", (path,)))
    assert found == sorted(expected)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_of_a_balance_is_noticed(edition: str) -> None:
    """A one in any single cell of a form of zeros breaks just the balances through that cell."""
    for path in paths(edition):
        findings = validate(report_of(zeros(edition) | {path: 1}, edition)).findings
        through = [b.left + b.right for b in all_balances(edition) if path in b.left + b.right]
        assert sorted(finding.paths for finding in findings) == sorted(through), path


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_blank_is_not_assessable(edition: str, data: st.DataObject) -> None:
    """A balance through a blank cell never fails: it is not assessable, and names the blank."""
    values = data.draw(forms(edition))
    path = data.draw(st.sampled_from(paths(edition)))
    result = validate(report_of(values | {path: None}, edition), select=("balances", "figures"))
    assert result.ok
    assert not result.findings
    named = {(o.code, o.paths) for o in result.not_assessable if o.missing == (path,) and o.paths != (path,)}
    through = {(CODES[b.table, b.kind], b.left + b.right) for b in all_balances(edition) if path in b.left + b.right}
    assert named == through


def test_absent_tables() -> None:
    """Without tables nothing is found, nothing passes, and each rule says which table it lacks."""
    result = validate(Report(), select=("balances", "figures"))
    assert result.ok
    assert (result.findings, result.passed) == ((), ())
    assert {(o.code, o.missing) for o in result.not_assessable if o.code in CODES.values()} == {
        (family.code, (family.table,)) for family in FAMILIES
    }


def test_both_sides() -> None:
    """A finding holds both sides with paths, values, labels, proof and sums."""
    path = "requests.results.granted.total"
    cell = Cell(path, CellStatus.REPORTED, 29, "29件", Position(45, 3))
    granted = {"natural_person": 20, "other": 8, "total": 29}
    values = zeros() | {f"requests.results.granted.{name}": value for name, value in granted.items()}
    findings = validate(report_of(values, "2021", {path: cell})).findings
    finding = only(findings, "requests-row-total")
    assert finding.severity is Severity.ERROR
    assert (finding.left.sum, finding.right.sum) == (finding.expected, finding.observed) == (28, 29)
    assert [operand.value for operand in finding.left.operands] == [20, 0, 0, 0, 0, 8]
    assert finding.left.operands[0].label == "（一）予以公开 · 自然人"
    (total,) = finding.right.operands
    assert (total.path, total.raw, total.position) == (path, "29件", Position(45, 3))


MESSAGES = [
    pytest.param(
        "requests-row-total",
        {
            "requests.carried_over.natural_person": 20,
            "requests.carried_over.other": 8,
            "requests.carried_over.total": 29,
        },
        "Table 三 (requests), row 二、上年结转政府信息公开申请数量: 总计 is 29, but the 6 columns before it add up to 28: "
        "自然人 20 + 其他 8; 4 are 0. See requests.carried_over.total.",
        "表三“二、上年结转政府信息公开申请数量”行：总计为 29，但前 6 列之和为 28：自然人 20 + 其他 8；4 项为 0。"
        "见 requests.carried_over.total。",
        id="row",
    ),
    pytest.param(
        "requests-column-total",
        {
            "requests.results.denied.state_secret.other": 2,
            "requests.results.denied.internal_affairs.other": 3,
            "requests.results.partially_granted.other": 1,
        },
        "Table 三 (requests), column 其他: （七）总计 is 0, but the 21 rows above it add up to 6: （二）部分公开 1 + "
        "（三）不予公开 1.属于国家秘密 2 + 5.属于三类内部事务信息 3; 18 are 0. See requests.results.total.other.",
        "表三“其他”列：（七）总计为 0，但其上 21 行之和为 6：（二）部分公开 1 + （三）不予公开 1.属于国家秘密 2 + "
        "5.属于三类内部事务信息 3；18 项为 0。见 requests.results.total.other。",
        id="column",
    ),
    pytest.param(
        "requests-carry",
        {"requests.carried_forward.other": 1},
        "Table 三 (requests), column 其他: 一、本年新收政府信息公开申请数量 0 + 二、上年结转政府信息公开申请数量 0 "
        "add up to 0, but （七）总计 0 + 四、结转下年度继续办理 1 to 1. See requests.received.other, "
        "requests.carried_over.other, requests.results.total.other, requests.carried_forward.other.",
        "表三“其他”列：一、本年新收政府信息公开申请数量 0 + 二、上年结转政府信息公开申请数量 0，合计 0；而（七）总计 0 + "
        "四、结转下年度继续办理 1，合计 1。见 requests.received.other、requests.carried_over.other、"
        "requests.results.total.other、requests.carried_forward.other。",
        id="carry",
    ),
    pytest.param(
        "disputes-total",
        {"disputes.direct_litigation.total": 1200},
        "Table 四 (disputes), 未经复议直接起诉: 总计 is 1200, but the 4 outcomes before it add up to 0: 4 are 0. "
        "See disputes.direct_litigation.total (line 7, printed “1,200”).",
        "表四“未经复议直接起诉”：总计为 1200，但前 4 项之和为 0：4 项为 0。"
        "见 disputes.direct_litigation.total（第 7 行，原文“1,200”）。",
        id="disputes",
    ),
]


@pytest.mark.parametrize(("code", "changed", "message", "message_zh"), MESSAGES)
def test_message(code: str, changed: Values, message: str, message_zh: str) -> None:
    """A message names the row or column, both sums, the summands that are not zero, and the cell."""
    litigation = "disputes.direct_litigation.total"
    cells = {litigation: Cell(litigation, CellStatus.REPORTED, 1200, "1,200", Position(7))}
    given_cells = cells if litigation in changed else {}
    finding = only(validate(report_of(zeros() | changed, "2021", given_cells)).findings, code)
    assert finding.message == message
    assert finding.message_zh == message_zh
    assert str(finding) == f"error {code}: {message}"


def test_mixed_editions() -> None:
    """Each table is judged by its own edition."""
    values = zeros("2019")
    table = tree.build("requests", "2019", values | {"requests.results.other_handling.other": 1})
    report = Report(proactive=tree.build("proactive", "2021", {"proactive.fees.amount": Decimal(1)}), requests=table)
    assert {finding.code for finding in validate(report).findings} == {"requests-row-total", "requests-column-total"}
