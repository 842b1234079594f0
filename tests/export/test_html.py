"""Reports and tables as HTML: the form with its spans, read back as it was, and safe whatever the text."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export.strategies import printed_reports, report_with
from gov_disclosure import Report, parse_report
from gov_disclosure.export.printed import around_table
from gov_disclosure.model import tree
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Cell, CellStatus, Section, SectionKind
from writer.forms import Form, forms, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text
from writer.samples import DOCUMENTS, SAMPLES, Sample

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ABOUT = ("title", "agency", "year", "published", "index_number", "document_number", "period", "contact", "preamble")


class Tags(HTMLParser):
    """The elements of a page, each with its attributes, and those that are left open."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check_safe(page: str) -> None:
    """Every element is closed; there is no script, nothing that loads, no handler of events."""
    tags = Tags(page)
    assert not tags.open
    assert {tag for tag, _ in tags.found}.isdisjoint({"script", "link", "img", "iframe", "object", "a", "form"})
    names = {name for _, attributes in tags.found for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in {"src", "href", "style"}}
    assert "url(" not in page
    assert "@import" not in page
    page.encode()


@given(report=printed_reports())
@FEW
def test_figures_are_read_back(report: Report) -> None:
    """Every figure is the same again, and what is none stays none."""
    copy = parse_report(report.to_html())
    assert copy.flatten() == report.flatten()
    assert not copy.leftovers


@given(form=forms(), name=st.sampled_from(["html-plain", "pipe-spans", "lines-blank", "tsv-shifted-blank"]))
@FEW
def test_reports_that_were_read_are_read_back(form: Form, name: str) -> None:
    """So are the reports of documents in several layouts, with their words."""
    report = parse_report(LAYOUTS[name](form, random_text(seeded(7), form)))
    copy = parse_report(report.to_html())
    assert copy.flatten() == report.flatten()
    assert [getattr(copy, field) for field in ABOUT] == [getattr(report, field) for field in ABOUT]
    for section, again in zip(report.sections, copy.sections, strict=True):
        assert (again.kind, again.heading, again.text) == (section.kind, section.heading, section.text)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_samples(sample: Sample) -> None:
    """And the samples, damaged ones among them."""
    report = parse_report(DOCUMENTS / sample.name)
    copy = parse_report(report.to_html())
    assert copy.flatten() == report.flatten()
    assert [getattr(copy, field) for field in ABOUT] == [getattr(report, field) for field in ABOUT]
    check_safe(report.to_html())


@pytest.mark.parametrize(
    "line", ["附：上年情况", "上年度情况", "2001年情况", "3", "无", "/", "———", "3 / 9", "12 34", "5件"]
)
def test_text_of_a_section_says_nothing_of_its_table(line: str) -> None:
    """A line that would put a table below it under another year stands behind the table, one that could be a cell above it.

    Words follow it: 附：上年情况 right above a heading begins an annex, also where it is read for the first time.
    """
    form = random_form(seeded(4), "2021")
    report = parse_report(LAYOUTS["pipe-spans"](form, random_text(seeded(4), form)))
    sections = [
        evolve(section, text=f"{section.text}\n{line}\n全年平稳。")
        for section in report.sections
        if section.kind in _TABULAR
    ]
    told = evolve(report, sections=tuple(sections))
    copy = parse_report(told.to_html())
    assert (copy.year, copy.requests, copy.disputes) == (report.year, report.requests, report.disputes)


_TABULAR = {SectionKind.PROACTIVE, SectionKind.REQUESTS, SectionKind.DISPUTES}


LABELLED = ("收到建议提案（件）：", "12", "其中主办件：", "3", "存在问题：", "无", "改进情况：", "加强培训。")
"""Labels, each above what it tells: in another order they would tell something else."""


def in_order(report: Report) -> list[bool]:
    """Whether what stands in Markdown, in HTML and in the report that is read back has the order of `LABELLED`."""
    pages = ("\n".join(re.findall(r"<p>([^<]*)</p>", report.to_html())), report.to_markdown())
    texts = [*pages, *(section.text for section in parse_report(report.to_html()).sections if "提案" in section.text)]
    return [[line for line in text.split("\n") if line in LABELLED] == list(LABELLED) for text in texts]


@pytest.mark.parametrize("kind", SectionKind)
def test_the_text_keeps_its_order(kind: SectionKind) -> None:
    """In every section, whether its table stands in it or it has none."""
    form = random_form(seeded(4), "2021")
    whole = parse_report(LAYOUTS["pipe-spans"](form, random_text(seeded(4), form)))
    labelled = [
        evolve(section, text="\n".join(LABELLED)) if section.kind is kind else section for section in whole.sections
    ]
    report = evolve(whole, sections=tuple(labelled))
    assert in_order(report) == [True, True, True]
    assert parse_report(report.to_html()).flatten() == report.flatten()
    bare = evolve(report, proactive=None, requests=None, disputes=None, cells=())
    assert in_order(bare) == [True, True, True]


def test_only_what_says_something_of_the_table_leaves_its_place() -> None:
    """Words above it stay above; those that would put it under another year stand below, and bare numbers above."""
    text = "办结（件）：\n7\n上年情况\n8\n全年平稳。"
    assert around_table(text) == (["办结（件）：", "7", "8"], ["上年情况", "全年平稳。"])
    assert around_table("上年情况\n全年平稳。") == ([], ["上年情况", "全年平稳。"])
    assert around_table("8\n规章 | 3 | 4\n9") == (["8", "9"], ["规章 | 3 | 4"])


def test_spans() -> None:
    """The heads stand over what they stand over on paper."""
    page = Disputes(reconsideration=Outcomes(upheld=3)).to_html()
    assert page.startswith('<table class="form" data-table="disputes" data-edition="2021">')
    assert '<th colspan="5">行政复议</th><th colspan="10">行政诉讼</th>' in page
    assert '<th rowspan="2">结果维持</th>' in page
    assert '<td data-path="disputes.reconsideration.upheld">3</td>' in page


STATUSES = (CellStatus.PLACED, CellStatus.BLANK, CellStatus.NOT_APPLICABLE, CellStatus.UNREADABLE, CellStatus.INFERRED)
"""Statuses of the first five figures of table 四, of which none is what the value alone seems to say."""


def told_otherwise() -> Report:
    """A report whose cells have other statuses than their values would suggest."""
    outcomes = Outcomes(upheld=3, total=3)
    first = tree.figures("disputes", "2021")[: len(STATUSES)]
    cells = tuple(
        Cell(figure.path, status, getattr(outcomes, figure.column))
        for figure, status in zip(first, STATUSES, strict=True)
    )
    return Report(disputes=Disputes(reconsideration=outcomes), cells=cells)


def test_a_table_alone_states_no_status() -> None:
    """It knows values only; the whole report tells the status of each."""
    report = told_otherwise()
    assert re.findall(r'data-path="[^"]+" data-status="([a-z_]+)"', report.to_html())[: len(STATUSES)] == list(STATUSES)
    assert report.disputes is not None
    alone = report.disputes.to_html()
    assert "data-status" not in alone
    assert re.findall("<td[^>]*>([^<]*)</td>", alone)[: len(STATUSES)] == ["3", "", "", "", "3"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables(edition: str) -> None:
    """Every table has its own, with all its figures."""
    form = random_form(seeded(3), edition)
    for table in EDITIONS[edition].tables:
        page = tree.build(table, edition, form.figures).to_html()
        assert page.count("<td") == len(tree.figures(table, edition))
        check_safe(page)


HOSTILE = '<script>alert("1")</script>&amp;\' onload=x </td></table>\x00\x1b\ud800'


def hostile() -> Report:
    """A report in which every text is hostile."""
    cells = tuple(
        Cell(figure.path, CellStatus.UNREADABLE, raw=HOSTILE, unit=HOSTILE)
        for table in EDITIONS["2021"].tables
        for figure in tree.figures(table, "2021")
    )
    sections = tuple(Section(kind, HOSTILE, f"{HOSTILE}\n{HOSTILE}") for kind in SectionKind)
    report = report_with(dict.fromkeys(EDITIONS["2021"].tables, "2021"), cells)
    values = {"title": HOSTILE, "agency": HOSTILE, "index_number": HOSTILE, "preamble": HOSTILE, "sections": sections}
    return Report(**{field.name: getattr(report, field.name) for field in Report.__attrs_attrs__} | values)


def test_text_is_escaped() -> None:
    """Nothing that a document says becomes markup, and what no page may hold is replaced."""
    page = hostile().to_html()
    check_safe(page)
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;" in page
    assert not {"\x00", "\x1b", "\ud800"} & set(page)


def test_metadata() -> None:
    """They stand in a table above the title."""
    report = Report(index_number="A1", published=date(2025, 1, 20), title="题")
    page = report.to_html()
    assert page.index("<td>索引号</td><td>A1</td>") < page.index("<td>发布日期</td><td>2025-01-20</td>")
    assert page.index("2025-01-20") < page.index("<h1>题</h1>")


def test_a_table_without_its_section() -> None:
    """It stands at the end."""
    sections = (Section(SectionKind.OTHER, "六、其他需要报告的事项", "无。"),)
    page = Report(sections=sections, disputes=Disputes()).to_html()
    assert page.index("六、其他需要报告的事项") < page.index('data-table="disputes"')


def test_nothing() -> None:
    """A report without anything is an empty page."""
    page = Report().to_html()
    assert "<table" not in page
    assert "<h1" not in page
