"""Reports and tables as Markdown."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from export.strategies import printed_reports
from export.test_html import hostile, told_otherwise
from gov_disclosure import Report, parse_report
from gov_disclosure.model import tree
from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Section, SectionKind
from writer.forms import Form, forms, random_form, seeded
from writer.samples import DOCUMENTS, SAMPLES, Sample

FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def rendered(markdown: str) -> str:
    """The Markdown as HTML, as a page with tables shows it."""
    return str(MarkdownIt("commonmark").enable("table").render(markdown))


@given(form=forms())
@FEW
def test_figures_are_read_back(form: Form) -> None:
    """A full table reads as it was."""
    tables = {table: tree.build(table, edition, form.figures) for table, edition in form.editions.items()}
    sections = tuple(Section(kind, kind.label, "全年平稳。") for kind in SectionKind)
    report = Report(title="青屏县档案馆2023年政府信息公开工作年度报告", sections=sections, **tables)
    assert parse_report(report.to_markdown()).flatten() == form.figures


@given(report=printed_reports())
@FEW
def test_no_figure_is_wrong(report: Report) -> None:
    """Where cells are blank, a figure may be open, but none is another."""
    told = report.flatten()
    read = parse_report(report.to_markdown()).flatten()
    assert {path: value for path, value in read.items() if value not in (None, told[path])} == {}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_samples(sample: Sample) -> None:
    """All words and figures of a report are shown, as rows of tables and paragraphs."""
    report = parse_report(DOCUMENTS / sample.name)
    page = rendered(report.to_markdown())
    tables = {name: getattr(report, name) for name in ("proactive", "requests", "disputes")}
    parts = {"2021": 4, "2019": 5}
    expected = sum(
        parts[table.edition] if name == "proactive" else 1 for name, table in tables.items() if table is not None
    )
    assert page.count("<table>") == expected
    assert page.count("<h2>") == len(report.sections)
    text = re.sub(r"<[^>]+>|\s", "", page).replace("&quot;", '"').replace("&amp;", "&")
    for section in report.sections:
        assert all(re.sub(r"\s", "", line) in text for line in section.text.split("\n"))


def test_a_table() -> None:
    """What a span covers is left empty; every row is as wide as the first."""
    lines = Disputes().to_markdown().split("\n")
    assert lines[0].replace(" ", "") == "|行政复议|||||行政诉讼||||||||||"
    assert {line.replace("\\|", "").count("|") for line in lines} == {16}
    assert lines[1] == "|" + " --- |" * 15


def test_a_table_alone_states_no_status() -> None:
    """A figure without a value is an empty cell, whatever the report has in its place."""
    report = told_otherwise()
    assert report.disputes is not None
    last = [page.rstrip().split("\n")[-1] for page in (report.to_markdown(), report.disputes.to_markdown())]
    assert [line.split(" | ")[:5] for line in last] == [["| 3", "", "/", "？", "3"], ["| 3", "", "", "", "3"]]


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables(edition: str) -> None:
    """Each is one or more tables that show every figure."""
    form = random_form(seeded(3), edition)
    for table in EDITIONS[edition].tables:
        page = rendered(tree.build(table, edition, form.figures).to_markdown())
        shown = re.findall(r"<td>([^<]*)</td>", page)
        assert {str(form.figures[figure.path]) for figure in tree.figures(table, edition)} <= set(shown)


def test_text_is_escaped() -> None:
    """No text of a document becomes markup."""
    page = rendered(hostile().to_markdown())
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "line",
    ["# 一", "- 一", "+ 一", "1. 一", "2) 一", "---", "=== ", "a*b*c", "_a_", "[a](b)", "`a`", "a|b", "~~a~~", "&lt;"],
)
def test_a_line_is_a_paragraph(line: str) -> None:
    """Whatever it begins with or holds."""
    page = rendered(Report(preamble=f"前\n{line}").to_markdown())
    assert page == f"<p>前</p>\n<p>{line.strip().replace('&', '&amp;')}</p>\n"


def test_metadata() -> None:
    """They stand above the title."""
    assert Report(title="题", index_number="A1").to_markdown() == "索引号：A1\n\n# 题\n"
