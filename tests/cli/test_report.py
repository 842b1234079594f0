"""The report in the terminal."""

import re

import pytest
from attrs import evolve

from cli.samples import OVERVIEW, Show, make_report
from gov_disclosure.cli.options import Language
from gov_disclosure.cli.report import print_report
from gov_disclosure.cli.tables import MARKS
from gov_disclosure.model.report import Diagnostic, Report, SectionKind, Severity


def test_what_the_report_says_of_itself(report: Report, show: Show) -> None:
    """Title, agency, year, period, dates, numbers, contact and source stand at the top."""
    lines = show(print_report, report, full=False).splitlines()
    assert lines[0] == report.title
    facts = dict(line.split(maxsplit=1) for line in lines[1:6] if "  " in line)
    assert facts["Agency"] == "云溪县档案馆"
    assert facts["Year"] == "2023"
    assert facts["Period"] == "2023-01-01 to 2023-12-31"
    assert facts["Published"] == "2024-01-22"
    assert "Index number     not found" in lines
    assert "Phone            000-1234567" in lines
    assert "Source           reader lines, utf-8, simplified Chinese, 3300 characters" in lines


def test_the_six_sections_in_order(report: Report, show: Show) -> None:
    """Each section stands under its heading as printed; one that is absent is said to be absent."""
    text = show(print_report, report, full=False)
    headings = [(report.section(kind) or kind).heading if report.section(kind) else kind.label for kind in SectionKind]  # type: ignore[union-attr]
    assert sorted(headings, key=text.index) == headings
    assert text.count("the document has no such section") == 3
    assert "五、存在的问题及改进情况" in text


def test_texts_are_cut_unless_asked_for_in_full(report: Report, show: Show) -> None:
    """The beginning stands with a note of how much is left out; --full prints all of it."""
    text = show(print_report, report, full=False)
    assert f"{OVERVIEW} … (+{len(OVERVIEW) * 14} characters)" in text.replace("\n    ", "")
    full = show(print_report, report, full=True)
    assert "characters)" not in full
    assert full.replace("\n", "").replace(" ", "").count(OVERVIEW) == 20


def test_tables_stand_below_their_headings(report: Report, show: Show) -> None:
    """A table without its section is printed too."""
    text = show(print_report, report, full=False)
    assert text.index("四、政府信息公开行政复议") < text.index("结果维持") < text.index("五、存在的问题")


def test_a_table_that_is_absent(show: Show) -> None:
    """Where there is no table, the report says so."""
    report = evolve(make_report("2021"), proactive=None, disputes=None)
    assert show(print_report, report, full=False).count("no table found") == 2


@pytest.mark.parametrize("full", [True, False])
def test_a_section_without_text(show: Show, full: bool) -> None:
    """Where there is nothing below a heading, the report says so, and there is no line of spaces."""
    report = make_report("2021")
    blank = tuple(evolve(section, text="", parts=()) for section in report.sections)
    text = show(print_report, evolve(report, sections=blank, requests=None), full=full)
    kinds = {section.kind for section in blank}
    without = kinds - {SectionKind.PROACTIVE, SectionKind.REQUESTS, SectionKind.DISPUTES}
    assert text.count("no text below the heading") == len(without) > 0
    assert not [line for line in text.split("\n") if line and line.isspace()]


def test_diagnostics_with_line_and_quotation(report: Report, show: Show) -> None:
    """A diagnostic names its code and figure, explains itself in both languages, and quotes the document."""
    text = show(print_report, report, full=False)
    assert "Diagnostics: 1\nwarning  cell-unreadable  proactive.rules.in_force\n" in text
    assert "The cell does not hold one figure.\n         单元格不是一个数字。\n" in text
    assert "line 33, column 2: “约20件”" in text


def test_a_diagnostic_of_the_whole_document(show: Show) -> None:
    """Without a figure, a line or a quotation there is nothing to print of them."""
    diagnostic = Diagnostic("year-unknown", Severity.ERROR, "No year.", "无年度。")
    text = show(print_report, Report(diagnostics=(diagnostic,)), full=False)
    assert text.endswith("\nDiagnostics: 1\nerror    year-unknown\n         No year.\n         无年度。\n")


def test_the_document_is_printed_as_it_is(report: Report, show: Show) -> None:
    """What looks like markup or an emoji code stays; what steers a terminal does not."""
    text = show(print_report, report, full=True)
    assert "问题[bold]一[/bold] :smile:" in text
    assert "\x1b" not in text


def test_in_chinese(report: Report, show: Show) -> None:
    """All words around the report are Chinese, and diagnostics are told in Chinese alone."""
    text = show(print_report, report, full=False, language=Language.CHINESE)
    lines = text.splitlines()
    assert "机关             云溪县档案馆" in lines
    assert "统计期限         2023-01-01 至 2023-12-31" in lines
    assert "索引号           未找到" in lines
    assert "来源             读取器 lines，utf-8，简体中文，3300 个字符" in lines
    assert f"…（另有 {len(OVERVIEW) * 14} 个字符）" in text.replace("\n    ", "")
    assert text.count("文件中没有这一部分") == 3
    assert any(f"{mark.sign}  {mark.meaning_zh}" in lines for mark in MARKS.values())
    assert "诊断：1 条\n警告     cell-unreadable  proactive.rules.in_force\n         单元格不是一个数字。\n" in text
    assert "第 33 行第 2 列：“约20件”" in text
    assert not re.search(r"\b(?:not|found|line|document|the)\b", text)


def test_in_english(report: Report, show: Show) -> None:
    """As without a language, but for the Chinese of diagnostics."""
    both = show(print_report, report, full=False)
    english = show(print_report, report, full=False, language=Language.ENGLISH)
    assert english == both.replace("         单元格不是一个数字。\n", "")


def test_an_empty_report_in_chinese(show: Show) -> None:
    """What is not there is said to be not there."""
    text = show(print_report, Report(), full=False, language=Language.CHINESE)
    assert text.startswith("（未找到标题）\n机关             未找到\n")
    assert "诊断：无" in text


def test_an_empty_report(show: Show) -> None:
    """A report of which nothing is known is printed all the same."""
    text = show(print_report, Report(), full=False)
    assert text.startswith("(no title found)\n")
    assert "Diagnostics: none" in text
