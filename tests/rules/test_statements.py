"""The prose against the tables."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_disclosure.api import parse_report
from gov_disclosure.model.report import Report, Section, SectionKind, Severity
from gov_disclosure.position import Position
from gov_disclosure.rules import Finding, NotAssessable, Passed, ValidationResult, validate
from gov_disclosure.rules.statements import fits
from rules.strategies import EDITIONS, Values, forms, report_of
from statements.cases import Case, sentences

RECEIVED = "requests.received.total"
CARRIED_OVER = "requests.carried_over.total"
HEADING = "六、其他需要报告的事项"


def told(report: Report, *texts: str) -> Report:
    """The report with some prose, a line each."""
    places = tuple(Position(9 + number, 1) for number in range(len(texts)))
    section = Section(SectionKind.REQUESTS, HEADING, "\n".join(texts), positions=places, verbatim=(True,) * len(texts))
    return attrs.evolve(report, year=2031, agency="霁川市水务局", sections=(section,))


def judged(report: Report) -> ValidationResult:
    return validate(report, select="statements")


def requests(edition: str = "2021", **values: int) -> Report:
    names = {"received": RECEIVED, "carried_over": CARRIED_OVER, "total": "requests.results.total.total"}
    names |= {
        "carried_forward": "requests.carried_forward.total",
        "granted": "requests.results.granted.total",
        "part": "requests.results.partially_granted.total",
    }
    return report_of({names[name]: value for name, value in values.items()}, edition)


def test_in_full() -> None:
    """A finding has both sides, the nearest reading, and quotes the sentence in both languages."""
    report = told(requests(received=25, carried_over=2), "全年收到政府信息公开申请28件，均已答复。")
    (finding,) = judged(report).findings
    assert (finding.code, finding.severity) == ("statement-differs", Severity.WARNING)
    assert finding.left.paths == (RECEIVED, CARRIED_OVER)
    (right,) = finding.right.operands
    assert (right.path, right.label, right.value) == ("statements.requests.received", "收到的申请", 28)
    assert (right.raw, right.position) == ("全年收到政府信息公开申请28件", Position(9, 1))
    assert (finding.left.sum, finding.right.sum) == (finding.expected, finding.observed) == (27, 28)
    assert finding.message == (
        "The text says 28 (requests received), but table 三 has 27 (一、本年新收政府信息公开申请数量 25 + "
        "二、上年结转政府信息公开申请数量 2): “全年收到政府信息公开申请28件，均已答复。” (line 9). "
        "See requests.received.total, requests.carried_over.total."
    )
    assert finding.message_zh == (
        "正文称收到的申请为 28，而表三为 27（一、本年新收政府信息公开申请数量 25 + 二、上年结转政府信息公开申请数量 2）："
        "“全年收到政府信息公开申请28件，均已答复。”（第 9 行）。见 requests.received.total、requests.carried_over.total。"
    )


@pytest.mark.parametrize(("number", "paths"), [(25, (RECEIVED,)), (27, (RECEIVED, CARRIED_OVER))])
def test_what_fits_one_reading_has_passed(number: int, paths: tuple[str, ...]) -> None:
    """New requests, or these and the ones carried over."""
    result = judged(told(requests(received=25, carried_over=2), f"收到政府信息公开申请{number}件。"))
    assert result.findings == ()
    assert Passed("statement-differs", paths) in result.passed


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("收到政府信息公开申请53件，其中撤回6件，实际受理47件。", 0),
        ("收到政府信息公开申请47件。截至目前，已办结48件。", 0),
        ("新收的47件政府信息公开申请中，予以公开18件。", 0),
        ("收到政府信息公开申请53件，其中网络申请30件。", 1),
        ("截至2031年底，收到政府信息公开申请48件。", 1),
    ],
)
def test_numbers_that_need_not_be_the_forms(text: str, wrong: int) -> None:
    """What the text itself says is not the figure of the table is no error in it."""
    report = told(requests(received=47, carried_over=3, total=46, granted=20), text)
    assert len(judged(report).findings) == wrong


@pytest.mark.parametrize(("number", "wrong"), [(2, False), (5, False), (7, True)])
def test_carried_where_to(number: int, *, wrong: bool) -> None:
    """结转 alone is what came from last year or what goes to the next one."""
    report = told(
        requests(received=25, carried_over=2, carried_forward=5), f"收到政府信息公开申请25件，结转{number}件。"
    )
    assert bool(judged(report).findings) is wrong


@pytest.mark.parametrize("text", ["行政诉讼5件，驳回4件，撤诉9件。", "发布行政规范性文件99件。"])
def test_what_the_form_does_not_count(text: str) -> None:
    """What has no figure in the form contradicts none."""
    values = {
        f"disputes.{row}.{column}": 0
        for row in ("direct_litigation", "litigation_after_reconsideration")
        for column in ("upheld", "corrected", "other", "pending", "total")
    }
    report = told(
        report_of({**values, "disputes.direct_litigation.other": 5, "disputes.direct_litigation.total": 5}, "2021"),
        text,
    )
    assert report.statements
    assert judged(report).findings == ()


def test_said_twice() -> None:
    """The same wrong number said twice is one finding that quotes both sentences."""
    report = told(
        requests(received=25, carried_over=0), "收到政府信息公开申请28件。", "本年共收到政府信息公开申请28件。"
    )
    (finding,) = judged(report).findings
    assert "(line 9); “本年" in finding.message


def test_said_often() -> None:
    """A message quotes three sentences and counts the others."""
    report = told(requests(received=25, carried_over=0), *["收到政府信息公开申请28件。"] * 5)
    (finding,) = judged(report).findings
    assert finding.message.count("“") == 3
    assert " and 2 more." in finding.message


def test_long_sentence() -> None:
    """Of a long sentence only the clause is quoted."""
    report = told(requests(received=25, carried_over=0), f"收到政府信息公开申请28件，{'依法依规' * 20}。")
    (finding,) = judged(report).findings
    assert "“…收到政府信息公开申请28件…”" in finding.message


def test_blank_figures() -> None:
    """A statement with an open reading is not assessable, and passes where a known one fits."""
    text = "收到政府信息公开申请28件。"
    assert judged(told(requests(received=28), text)).passed[0] == Passed("statement-differs", (RECEIVED,))
    assert judged(told(requests(received=25), text)).not_assessable == (
        NotAssessable("statement-differs", (RECEIVED, CARRIED_OVER), (CARRIED_OVER,)),
    )


def test_absent_table() -> None:
    """Where the table is absent, this is said once."""
    result = judged(told(Report(), "收到政府信息公开申请28件，办结27件。"))
    assert result.not_assessable == (NotAssessable("statement-differs", ("requests",), ("requests",)),)


def test_sum_over_two_tables() -> None:
    """A number for things of two tables is compared with the sum of both, and open where one of them is absent."""
    said = "政府信息公开申请和政府信息公开行政复议共5件。"
    both = report_of({RECEIVED: 2, CARRIED_OVER: 0, "disputes.reconsideration.total": 2}, "2021")
    (finding,) = judged(told(both, said)).findings
    assert (finding.expected, finding.observed) == (4, 5)
    assert "table 三 + 四 has 4" in finding.message
    (open_one,) = judged(told(attrs.evolve(both, disputes=None), said)).not_assessable
    assert open_one.missing == ("disputes.reconsideration.total",)


def test_information_fee() -> None:
    """What the form has no figure for is not judged."""
    result = judged(told(requests(received=0), "收取信息处理费20元。"))
    assert (result.findings, result.not_assessable) == ((), ())


@pytest.mark.parametrize(
    ("said", "printed", "same"),
    [
        ("36.5", "36.5", True),
        ("36.5", "36.50", True),
        ("36.5", "36.4982", True),
        ("36.4", "36.4982", True),
        ("36.6", "36.4982", False),
        ("0.2510", "0.25", True),
        ("0.2510", "0.26", False),
        ("0.3", "0", False),
        ("0", "0.0", True),
        ("0", "0.3", False),
        ("36", "36.4982", True),
        ("37", "36.4982", False),
    ],
)
def test_amounts(said: str, printed: str, same: bool) -> None:
    """An amount may be rounded or cut to the places of either side, but nothing is rounded to zero."""
    assert fits(Decimal(said), Decimal(printed)) is same


def test_counts_are_exact() -> None:
    """A count is the same number or another one."""
    assert fits(3, 3)
    assert not fits(3, 4)


# ---------------------------------------------------------------- among themselves


def test_disagreement() -> None:
    """Without a table, several numbers for one thing are advice."""
    (finding,) = judged(told(Report(), "未收取信息处理费。", "收取信息处理费20元。")).findings
    assert (finding.code, finding.severity) == ("statements-disagree", Severity.ADVICE)
    assert (finding.expected, finding.observed) == (0, Decimal("0.0020"))
    assert "0, 0.0020: “未收取信息处理费。” (line 9); “收取信息处理费20元。” (line 10)." in finding.message
    assert "不同数字：0、0.0020：" in finding.message_zh


def test_many_numbers() -> None:
    """A message gives a few of many numbers."""
    (finding,) = judged(told(Report(), *(f"不予公开{number}件。" for number in range(500)))).findings
    assert "0, 1, 2, 3 and 496 more: " in finding.message
    assert "0、1、2、3 等 500 项：" in finding.message_zh


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (["不予公开2件。", "不予公开3件。"], ["statements-disagree"]),
        (["不予公开2件。", "不予公开2件。"], []),
        (["收到申请2件。", "收到申请3件。"], []),
        (["收到申请2件。", "收到申请3件。", "收到申请4件。"], ["statements-disagree"]),
    ],
)
def test_as_many_numbers_as_readings(texts: list[str], codes: list[str]) -> None:
    """A quantity with two readings may have two numbers."""
    assert [finding.code for finding in judged(told(Report(), *texts)).findings] == codes


def test_a_table_settles_it() -> None:
    """Where the table has the figure, each number is judged against it and none against the other."""
    report = told(requests(part=2), "部分公开2件。", "部分公开3件。")
    assert [finding.code for finding in judged(report).findings] == ["statement-differs"]


# ---------------------------------------------------------------- real documents

REAL = {
    "000": [("requests.granted_or_partially_granted", 10, 11)],
    "001": [],
    "002": [],
    "003": [("requests.handled", 188, 189)],
    "004": [],
}


@pytest.mark.parametrize("number", REAL)
def test_real_reports(seeds: Path, number: str) -> None:
    """What their prose says otherwise than their tables, and nothing else."""
    report = parse_report(next(seeds.glob(f"{number}_*.txt")))
    findings = judged(report).findings
    found = [(one.right.paths[0].removeprefix("statements."), one.expected, one.observed) for one in findings]
    assert found == REAL[number]
    assert report.statements


def test_layouts(layouts: Path) -> None:
    """No false alarm in the invented documents, each of which says how many requests there were."""
    names = [path for path in layouts.iterdir() if path.suffix in {".txt", ".html"}]
    for path in names:
        report = parse_report(path)
        assert len(report.statements) == 3, path.name
        assert judged(report).findings == (), path.name


# ---------------------------------------------------------------- generated


def prose(values: Values, edition: str) -> dict[str, tuple[str, int]]:
    """Sentences of one number each about a form, with the number that the form gives."""
    issued = "created" if edition == "2019" else "issued"
    denied = sum(
        value for path, value in values.items() if path.startswith("requests.results.denied.") and ".total" in path
    )
    return {
        "收到政府信息公开申请{}件。": values[RECEIVED],
        "上年结转{}件。": values[CARRIED_OVER],
        "答复政府信息公开申请{}件。": values["requests.results.total.total"],
        "予以公开或部分公开{}件。": values["requests.results.granted.total"]
        + values["requests.results.partially_granted.total"],
        "不予公开共计{}件。": denied,
        "本机关不掌握相关政府信息{}件。": values["requests.results.unable.not_held.total"],
        "结转下年度继续办理{}件。": values["requests.carried_forward.total"],
        "因政府信息公开引发行政复议{}起。": values["disputes.reconsideration.total"],
        "未经复议直接起诉{}件。": values["disputes.direct_litigation.total"],
        "制发行政规范性文件{}件。": values[f"proactive.normative_documents.{issued}"],
        "作出行政处罚决定{}宗。": values["proactive.penalties.decisions"],
    }


TEMPLATES = 11


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_one_changed_number(edition: str, data: st.DataObject) -> None:
    """Prose that fits the form gives no finding; one changed number gives exactly one."""
    values = data.draw(forms(edition))
    sizes: dict[str, Any] = prose(values, edition)
    report = report_of(values, edition)
    assert judged(told(report, *(text.format(size) for text, size in sizes.items()))).findings == ()
    changed = data.draw(st.sampled_from(list(sizes)))
    sizes[changed] += 1 + 6 * max(value for value in values.values() if isinstance(value, int) and value >= 0)
    findings = judged(told(report, *(text.format(size) for text, size in sizes.items()))).findings
    assert [(finding.code, finding.observed) for finding in findings] == [("statement-differs", sizes[changed])]


@pytest.mark.parametrize("case", list(sentences())[::5], ids=lambda case: case.text[:40])
def test_changed_sentences(case: Case) -> None:
    """A sentence that fits its form gives no finding; with all figures far larger each of its claims is one."""
    section = case.report().sections
    figures = {path: 0 for paths in _paths(case) for path in paths}
    larger = {path: Decimal(1_000_000) if path.endswith("amount") else 1_000_000 for path in figures}
    report = attrs.evolve(report_of(larger, case.edition), year=2024, agency=case.agency, sections=section)
    claims = {(name, value) for name, value, readings in case.says if readings}
    found: list[Finding] = list(judged(report).findings)
    assert len(found) == len(claims)
    assert {finding.observed for finding in found} == {value for _, value in claims}


def _paths(case: Case) -> list[tuple[str, ...]]:
    return [paths for _, _, readings in case.says for paths in readings]
