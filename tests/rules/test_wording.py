"""The words of findings: their Chinese is set as Chinese is, in all codes, however much there is to tell."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from area.reports import AREA, flat, reported
from chinese import FAULTS
from gov_disclosure import validate_series
from gov_disclosure.api import parse_report
from gov_disclosure.area import validate_area
from gov_disclosure.model.report import Cell, CellStatus, Report
from gov_disclosure.position import Position
from gov_disclosure.rules import Finding, registry, validate
from gov_disclosure.rules.registry import Declared, Failed
from gov_disclosure.rules.run import RULE_FAILED, RULES_NOT_LOADED
from gov_disclosure.rules.wording import ended_zh
from rules.strategies import report_of

QUOTED = re.compile("“[^”]*”")
FIGURE = re.compile(r"…(?= [0-9-])")
"""The end of a label that was cut, before its figure."""
FEE = "proactive.fees.amount"
PAGE = """霁川市水务局2031年政府信息公开工作年度报告
一、总体情况
全年工作平稳有序。
三、收到和处理政府信息公开申请情况
本年不予公开1件。
不予公开2件。不予公开3件。
不予公开4件。不予公开5件。
不予公开6件。
二、主动公开政府信息情况
详见附表。
五、存在的主要问题及改进情况
人手不足，将予充实。
七、其他需要报告的事项
没有其他事项。
"""


def statused(report: Report, status: CellStatus) -> Report:
    """The report with that status in all cells, each in a line of its own."""
    cells = [evolve(cell, status=status, position=Position(9 + n, 1)) for n, cell in enumerate(report.cells)]
    return evolve(report, cells=tuple(cells))


def findings_inside() -> Iterator[Finding]:
    """What the rules find in single reports and between two years."""
    plain, empty = report_of(flat(2), "2021"), report_of({}, "2021")
    money = Cell(FEE, CellStatus.REPORTED, Decimal(900000000), "900000000", Position(7, 1))
    faulty = [
        Report(year=2031),
        statused(empty, CellStatus.BLANK),
        statused(empty, CellStatus.ABSENT),
        statused(plain, CellStatus.PLACED),
        report_of(flat(-1), "2021"),
        report_of({path: Decimal("2.5") for path in flat()}, "2021"),
        report_of({FEE: Decimal(900000000)}, "2021", {FEE: money}),
        report_of({FEE: Decimal("0.1234567")}, "2021"),
        report_of({"proactive.procurement.amount": Decimal(900000000000000)}, "2019"),
        evolve(plain, agency="霁川市水务局", year=2018, published=date(2019, 12, 1)),
        evolve(plain, agency="霁川市水务局", year=2031, published=date(2031, 2, 1)),
        parse_report(PAGE),
    ]
    for report in faulty:
        yield from validate(report).findings
    large = statused(report_of(flat(900), "2021"), CellStatus.REPORTED)
    for edition in ("2019", "2021"):
        before = report_of(flat(1, edition), edition)
        yield from validate(report_of(flat(900, edition), edition), previous=before).findings
    yield from validate(evolve(large, agency="霁川市水务局", year=2031), previous=evolve(plain, year=2031)).findings


def findings_among_reports() -> Iterator[Finding]:
    """What areas and series show."""
    for area, part in ((1, 2), (2, 1)):
        yield from validate_area(
            reported(flat(area), AREA), {"水务局": reported(flat(part), "水务局"), "教育局": None}
        ).findings
    names = [f"第{each}局" for each in "一二三四五六"]
    lacking = [reported({}, name, year=2030 if name == names[0] else 2031) for name in names]
    yield from validate_area(reported(flat(1), AREA), lacking).findings
    series = [Report(agency=name, year=year) for name in ("水务局", "教育局") for year in (2020, 2022, 2022, None)]
    yield from validate_series(series).findings


def failing(_report: Report) -> list[Finding]:
    """A rule that raises."""
    raise ValueError("no luck")


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    """Findings of most codes."""
    with pytest.MonkeyPatch.context() as patch:
        point = Declared("office", "gone:RULES", "office-rules", "1.0")
        patch.setattr(registry, "load_rules", lambda: (Failed(point, "ImportError: gone"),))
        unloaded = validate(Report(), rules=[failing]).findings
    return [*unloaded, *findings_inside(), *findings_among_reports()]


def test_findings_of_most_codes(findings: list[Finding]) -> None:
    """The others need a whole document."""
    assert len({finding.code for finding in findings}) >= 30
    assert {RULE_FAILED, RULES_NOT_LOADED} <= {finding.code for finding in findings}


@pytest.mark.parametrize("name", FAULTS)
def test_chinese(findings: list[Finding], name: str) -> None:
    """Marks are full-width, a space parts Chinese from letters and digits; what is quoted stands as it is."""
    for finding in findings:
        text = FIGURE.sub("", QUOTED.sub("引", finding.message_zh))
        if finding.code not in {RULE_FAILED, RULES_NOT_LOADED}:  # they hold the words of an exception
            text = re.sub(r"(?<=[0-9]\.)(?=[\u4e00-\u9fff])", " ", text)  # the form's own numbers: 1.属于国家秘密
            assert not FAULTS[name].search(text), finding.message_zh


def test_no_word_and_no_mark_twice(findings: list[Finding]) -> None:
    """As where a template and its values both bring it."""
    for finding in findings:
        assert not re.search(r"([\u4e00-\u9fff]{2})\1|[，。；：、]{2}|。”。", finding.message_zh), finding.message_zh


def test_nothing_of_python(findings: list[Finding]) -> None:
    """No quotation marks or brackets of English in Chinese messages."""
    (finding,) = [each for each in findings if each.code == RULES_NOT_LOADED]
    assert finding.message_zh.startswith("规则“office”（gone:RULES，office-rules 1.0）无法加载（ImportError: gone）")


def test_what_is_left_unsaid_is_counted(findings: list[Finding]) -> None:
    """A space parts the last figure or path that is named from the count."""
    told = [finding.message_zh for finding in findings if " 项" in finding.message_zh and "等" in finding.message_zh]
    assert any(re.search("差额 [0-9]+ 等 [0-9]+ 项。", message) for message in told)
    assert any(re.search("[a-z] 等 [0-9]+ 项。", message) for message in told)


def test_one_full_stop() -> None:
    """A quoted sentence brings its own."""
    assert [ended_zh(text) for text in ("“好。”", "“好”", "好")] == ["“好。”", "“好”。", "好。"]
