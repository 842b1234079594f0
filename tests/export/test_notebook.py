"""What a notebook shows."""

import re
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from export.strategies import printed_reports
from export.test_html import HOSTILE, check_safe, hostile, told_otherwise
from gov_disclosure import (
    Finding,
    Operand,
    Report,
    Severity,
    Side,
    ValidationResult,
    apply,
    locate,
    parse_report,
    validate,
)
from gov_disclosure.model import tree
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.proactive import Fees2021, Proactive2021
from gov_disclosure.model.report import Cell, CellStatus
from writer.forms import random_form, seeded
from writer.samples import DOCUMENTS

FEW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FORM = random_form(seeded(5), "2021")
WRONG = "requests.results.granted.natural_person"
VALUES = {**FORM.figures, WRONG: FORM.figures[WRONG] + 900_000}
REPORT = Report(
    title="青屏县档案馆2023年政府信息公开工作年度报告",
    year=2023,
    **{table: tree.build(table, "2021", VALUES) for table in EDITIONS["2021"].tables},
)


def cell(page: str, path: str) -> str:
    """The markup of one cell."""
    cells: list[str] = re.findall("<td.*?</td>", page, re.DOTALL)
    return next(part for part in cells if f'"{path}"' in part)


def test_a_report() -> None:
    """The title, three tables, the wrong cell marked, and the findings below."""
    page = REPORT._repr_html_()
    check_safe(page)
    assert "<h3>青屏县档案馆2023年政府信息公开工作年度报告</h3>" in page
    assert page.count("<table") == 3
    marked = cell(page, WRONG)
    assert 'class="wrong"' in marked
    assert f"应为 {FORM.figures[WRONG]}" in marked
    assert page.count('class="wrong"') == 1
    assert '<li><span class="error">错误 error</span> <code>requests-row-total</code>' in page


def test_a_result() -> None:
    """The verdict, only the tables that findings are about, and the findings."""
    result = validate(REPORT, select="balances")
    page = result._repr_html_()
    check_safe(page)
    assert f"{len(result.findings)} 错误 error" in page
    assert re.findall('data-table="([a-z]+)"', page) == ["requests"]
    assert 'class="wrong"' in cell(page, WRONG)
    assert page.count("<li>") == len(result.findings)


def test_a_result_as_a_page() -> None:
    """The same in a page of its own, under the report's title."""
    result = validate(REPORT, select="balances")
    page = result.to_html()
    check_safe(page)
    assert page.startswith("<!DOCTYPE html>")
    assert f"<title>{REPORT.title}</title>" in page
    assert f"<h1>{REPORT.title}</h1>\n{result._repr_html_()}" in page
    assert "<title>政府信息公开工作年度报告</title>" in evolve(result, report=None).to_html()


def test_proposed_values_are_visible() -> None:
    """What a figure should be stands in its cell and below each finding on it, not only where one points."""
    result = validate(REPORT, select="balances")
    page = result.to_html()
    check_safe(page)
    right, printed = FORM.figures[WRONG], VALUES[WRONG]
    assert f"<small>应为 {right}</small></td>" in cell(page, WRONG)
    assert page.count("<small>") == 1
    line = f"<br><b>应为 should be</b> （一）予以公开 · 自然人：{printed} → {right}</li>"
    assert page.count(line) == len(result.findings) == page.count("<li>")


def test_one_of_several_figures_is_wrong() -> None:
    """Where several figures explain a finding, each is told with a question mark."""
    outcomes = Outcomes(upheld=44, corrected=0, other=18, pending=0, total=26)
    page = validate(Report(disputes=Disputes(reconsideration=outcomes)), select="balances").to_html()
    assert "<small>应为 62？</small>" in cell(page, "disputes.reconsideration.total")
    told = "<b>可能应为 perhaps</b> 行政复议 · 结果维持：44 → 8？；行政复议 · 总计：26 → 62？</li>"
    assert told in page


def test_a_corrected_figure_tells_what_is_printed() -> None:
    """A corrected cell is marked as derived, with the printed figure."""
    path = "requests.results.denied.third_party_rights.natural_person"
    draft = parse_report(DOCUMENTS.parent / "drafts" / "draft-2024.html")
    marked = cell(apply(draft, locate(draft))._repr_html_(), path)
    assert 'title="文中印作 41，' in marked
    assert ">14<span class='faint'>*</span></td>" in marked


def test_a_result_without_findings() -> None:
    """It says so, and needs no table."""
    page = validate(Report(disputes=Disputes()), select="balances")._repr_html_()
    assert "no findings" in page
    assert "<table" not in page
    assert "<ol" not in page


def test_a_result_without_its_report() -> None:
    """The findings are listed all the same."""
    page = evolve(validate(REPORT), report=None)._repr_html_()
    assert "<table" not in page
    assert "requests-row-total" in page


def test_the_report_is_no_part_of_a_result() -> None:
    """It takes part in no comparison, is not printed, and is not in the JSON."""
    result = validate(REPORT)
    assert result.report is REPORT
    without = evolve(result, report=None)
    assert without == result
    assert repr(without) == repr(result)
    assert without.to_dict() == result.to_dict()
    assert "report" not in result.to_dict()


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables(edition: str) -> None:
    """Each table shows itself; one whose sums fail with the cell marked."""
    for table in EDITIONS[edition].tables:
        page = tree.build(table, edition, FORM.figures)._repr_html_()
        check_safe(page)
        assert re.findall('data-table="([a-z]+)"', page) == [table]
    assert REPORT.requests is not None
    assert 'class="wrong"' in cell(REPORT.requests._repr_html_(), WRONG)


def test_statuses() -> None:
    """What is not simply printed is told from what is."""
    outcomes = Outcomes(upheld=1, corrected=2, other=None, pending=None, total=None)
    statuses = [CellStatus.PLACED, CellStatus.INFERRED, CellStatus.ABSENT, CellStatus.BLANK, CellStatus.UNREADABLE]
    paths = [figure.path for figure in tree.figures("disputes", "2021")]
    cells = [
        Cell(path, status, value, raw="3 5" if status is CellStatus.UNREADABLE else None)
        for path, status, value in zip(paths, statuses, [1, 2, None, None, None], strict=False)
    ]
    page = Report(disputes=Disputes(reconsideration=outcomes), cells=tuple(cells))._repr_html_()
    check_safe(page)
    shown = [re.sub("<sup>.*?</sup>|<[^>]+>", "", cell(page, path)) for path in paths[:5]]
    assert shown == ["1~", "2*", "×", "", ""]
    assert 'class="placed' in cell(page, paths[0])
    assert 'title="3 5\n' in cell(page, paths[4])
    assert "placed by the form" in cell(page, paths[0])


def test_a_table_alone_states_no_status() -> None:
    """It has no signs and no titles for statuses that it cannot know; what findings say stays."""
    report = told_otherwise()
    assert "×" in report._repr_html_()
    assert report.disputes is not None
    page = report.disputes._repr_html_()
    check_safe(page)
    assert not re.findall("<td[^>]*(?:data-status|title|class)=", page)
    assert not set("×~*") & set(re.sub("<style>.*?</style>", "", page, flags=re.DOTALL))
    wrong = Disputes(reconsideration=Outcomes(upheld=-1))._repr_html_()
    assert 'class="wrong"' in cell(wrong, "disputes.reconsideration.upheld")


def test_an_amount() -> None:
    """Money has its digits as they are."""
    page = Proactive2021(fees=Fees2021(amount=Decimal("96171.60")))._repr_html_()
    assert ">96171.60</td>" in page


@given(report=printed_reports())
@FEW
def test_any_report(report: Report) -> None:
    """Any report and result is shown, with every figure in its place."""
    page = report._repr_html_()
    check_safe(page)
    check_safe(validate(report)._repr_html_())
    assert page.count("<td") == len(report.cells)


def test_text_is_escaped() -> None:
    """Whatever a document or a rule says is text."""
    check_safe(hostile()._repr_html_())
    side = Side((Operand("disputes.reconsideration.upheld", HOSTILE, 3, HOSTILE),), 3)
    found = Finding(code=HOSTILE, severity=Severity.WARNING, message=HOSTILE, message_zh=HOSTILE, left=side)
    page = ValidationResult((found,), report=Report(disputes=Disputes()))._repr_html_()
    check_safe(page)
    assert 'class="absent doubtful"' in page


def test_words_of_a_report() -> None:
    """The text is folded up, and so is what reading could not settle."""
    report = parse_report(DOCUMENTS / "lines-glued-cells.txt")
    page = report._repr_html_()
    check_safe(page)
    assert page.count("<details>") == 1 + 1 + len([section for section in report.sections if section.text])
    assert report.diagnostics[0].code in page


def test_nothing() -> None:
    """An empty report shows that it is one."""
    assert "<h3>Report</h3>" in Report()._repr_html_()
    assert "<h3>示例局 2024</h3>" in Report(agency="示例局", year=2024)._repr_html_()
