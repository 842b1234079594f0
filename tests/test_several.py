"""Pages that hold several reports: each is read by itself, and none takes figures from another."""

import re
from collections.abc import Sequence
from random import Random

import attrs
import pytest

from gov_disclosure import NotAReportError, Report, Severity, is_report, parse_report, parse_reports, several
from gov_disclosure.document import Document, Paragraph, Table
from gov_disclosure.several import cut, distinct
from writer.forms import PROFILES, Form, random_form, seeded
from writer.layouts import LAYOUTS, Layout
from writer.page import Grid, page
from writer.pipe import spans, write
from writer.prose import Text, random_text
from writer.style import Style

Written = tuple[Form, Text]


def departments(count: int, edition: str = "2021") -> list[Written]:
    """The forms and texts of reports, each of another organ or year."""
    found: dict[tuple[str, int], Written] = {}
    random = seeded(1000)
    while len(found) < count:
        form = random_form(random, edition, PROFILES[3])
        text = random_text(random, form)
        found.setdefault((text.agency, text.year), (form, text))
    return list(found.values())


AROUND = re.compile(r"(?is)<!doctype[^>]*>|</?(?:html|body)\b[^>]*>|<head>.*?</head>|<title>.*?</title>|<meta[^>]*>")


def joined(layout: Layout, reports: Sequence[Written]) -> str | bytes:
    """The reports on one page, one below the other; in HTML each in an article."""
    texts = [layout.printed(form, text) for form, text in reports]
    if layout.reader == "html":
        articles = "".join(f"<article>{AROUND.sub('', text)}</article>" for text in texts)
        encoding = layout.encoding or "utf-8"
        return f'<html><head><meta charset="{encoding}"></head><body>{articles}</body></html>'.encode(
            encoding, "xmlcharrefreplace"
        )
    whole = layout.pass_on("\n".join(texts))
    return whole if layout.encoding is None else whole.encode(layout.encoding)


def told(report: Report) -> dict[str, object]:
    """What a report says, without where it stands."""
    return {
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "period": report.period,
        "contact": report.contact,
        "published": report.published,
        "index_number": report.index_number,
        "preamble": report.preamble,
        "sections": [(section.kind, section.heading, section.text) for section in report.sections],
        "figures": report.flatten(),
        "diagnostics": [(one.code, one.path) for one in report.diagnostics],
    }


def own_figures(report: Report, form: Form) -> bool:
    """Whether each figure is the form's own, or None."""
    return all(value is None or form.figures.get(path) == value for path, value in report.flatten().items())


# ---------------------------------------------------------------------------- every layout


@pytest.mark.parametrize("name", LAYOUTS)
def test_reports_below_each_other(name: str) -> None:
    """Each is what it is alone: title, organ, dates, sections, figures, diagnostics."""
    layout, reports = LAYOUTS[name], departments(3)
    found = parse_reports(joined(layout, reports))
    assert [told(report) for report in found] == [told(parse_report(layout(*report))) for report in reports]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["html-plain", "pipe-spans", "lines-spaced-out"])
def test_forty_reports(name: str) -> None:
    """All of them, in order."""
    layout, reports = LAYOUTS[name], departments(40)
    found = parse_reports(joined(layout, reports))
    assert [(report.agency, report.year) for report in found] == [(text.agency, text.year) for _, text in reports]
    assert all(own_figures(report, form) for report, (form, _) in zip(found, reports, strict=True))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_with_one_report_gives_that(name: str) -> None:
    """Equal by value to what `parse_report` gives."""
    document = LAYOUTS[name](*departments(1, "2019")[0])
    assert parse_reports(document) == (parse_report(document),)


@pytest.mark.parametrize("source", ["", "天气", "青屏县政府信息公开指南\n一、主动公开\n二、依申请公开\n"])
def test_a_page_without_any_is_refused(source: str) -> None:
    """As by `parse_report`."""
    with pytest.raises(NotAReportError):
        parse_reports(source)


# ---------------------------------------------------------------------------- parse_report


def test_the_first_is_read_and_the_others_are_told() -> None:
    """A diagnostic gives their number, and where to go."""
    layout, reports = LAYOUTS["pipe-spans"], departments(3)
    document = joined(layout, reports)
    report = parse_report(document)
    first, *others = report.diagnostics
    assert (first.code, first.severity) == ("several-reports", Severity.WARNING)
    assert "3 reports" in first.message
    assert "parse_reports" in first.message
    assert "parse_reports" in first.message_zh
    assert attrs.evolve(report, diagnostics=tuple(others)) == parse_reports(document)[0]
    assert is_report(document)


STYLES = (Style(), Style(tables=False))


@pytest.mark.parametrize("seed", range(40))
def test_no_figure_goes_to_another_report(seed: int) -> None:
    """With and without tables, titles, preambles, and what a page puts around each."""
    random = Random(seed)
    reports = [varied(random, form, text) for form, text in random.sample(departments(12), 3)]
    layout = LAYOUTS[random.choice(["pipe-spans", "tsv", "lines", "pipe-padded", "lines-spaced-out"])]
    styles = [random.choice(STYLES) for _ in reports]
    document = "\n".join(
        str(attrs.evolve(layout, style=style)(*report)) for style, report in zip(styles, reports, strict=True)
    )
    found = parse_reports(document)
    assert len(found) == len(reports)
    for report, style, (form, text) in zip(found, styles, reports, strict=True):
        assert own_figures(report, form)
        assert any(value is not None for value in report.flatten().values()) is style.tables
        assert report.title == text.title
        assert report.agency in (text.agency, None)
        assert text.sections[0].paragraphs[0] in report.sections[0].text


def varied(random: Random, form: Form, text: Text) -> Written:
    """The report without some of what need not be there."""
    if random.random() < 0.4:
        text = attrs.evolve(text, title=None)
    elif random.random() < 0.4:
        text = attrs.evolve(text, preamble=(), contact=None, period=None)
    if random.random() < 0.5:
        text = attrs.evolve(text, furniture=())
    return form, text if random.random() < 0.5 else text.without_metadata()


def test_figures_lead_back_to_their_lines() -> None:
    """In the page as a whole, not in the part."""
    reports = departments(3)
    document = str(joined(LAYOUTS["pipe-spans"], reports))
    lines = document.split("\n")
    for report, (form, _) in zip(parse_reports(document), reports, strict=True):
        cell = report.cell("requests.received.total")
        assert cell.position
        assert cell.position.line
        assert f"| {form.figures['requests.received.total']} |" in lines[cell.position.line - 1]


# ---------------------------------------------------------------------------- what marks a report

BODY = """一、总体情况
{year}年，{organ}的工作平稳。
二、主动公开政府信息情况
信息内容 | 本年处理决定数量 |
行政处罚 | {figure} |
行政强制 | 0 |
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
人手不足。
六、其他需要报告的事项
没有。
"""
FIRST = BODY.format(year=2031, organ="档案馆", figure=12)
SECOND = BODY.format(year=2031, organ="水务局", figure=7)
WITHOUT = re.sub(r"(?m)^.*\|$\n", "", SECOND)
TITLES = [f"青屏县{organ}2031年政府信息公开工作年度报告\n" for organ in ("档案馆", "水务局")]

PAGES: dict[str, tuple[str, list[int | None]]] = {
    "titles": (TITLES[0] + FIRST + TITLES[1] + SECOND, [12, 7]),
    "no titles": (FIRST + SECOND, [12, 7]),
    "organs as headings": ("1、档案馆\n" + FIRST + "2、水务局\n" + SECOND, [12, 7]),
    "no numbers": (re.sub("(?m)^[一二三四五六]、", "", TITLES[0] + FIRST + TITLES[1] + SECOND), [12, 7]),
    "no tables in the first": (WITHOUT.replace("水务局", "教育局") + FIRST, [None, 12]),
    "no tables in the second": (FIRST + WITHOUT, [12, None]),
    "section 一 lost, under a preamble": (
        WITHOUT + "按照有关规定，编制本报告。\n" + FIRST.partition("工作平稳。\n")[2],
        [None, 12],
    ),
    "a table of contents": (
        TITLES[0]
        + "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、行政复议、行政诉讼情况\n"
        "根据有关规定，编制本报告。\n" + FIRST,
        [12],
    ),
    "a copy for phones": (TITLES[0] + FIRST + TITLES[0] + FIRST, [12]),
    "a copy without tables": (TITLES[0] + FIRST + TITLES[0] + re.sub(r"(?m)^.*\|$\n", "", FIRST), [12]),
    "a copy without tables above": (TITLES[0] + re.sub(r"(?m)^.*\|$\n", "", FIRST) + TITLES[0] + FIRST, [12]),
    "called the same, other figures": (TITLES[0] + FIRST + TITLES[0] + FIRST.replace("12", "13"), [12, 13]),
    "untitled, the same figures, other words": (FIRST + SECOND.replace("7", "12"), [12, 12]),
    "links around": ("".join(TITLES) + TITLES[0] + FIRST + "".join(TITLES), [12]),
    "running heads": (FIRST.replace("二、", TITLES[0] + "二、").replace("五、", TITLES[0] + "五、"), [12]),
}
"""A page, and the figure of each report on it."""


@pytest.mark.parametrize(("document", "figures"), PAGES.values(), ids=PAGES)
def test_pages(document: str, figures: list[int | None]) -> None:
    """So many reports, each with its own figure."""
    reports = parse_reports(document)
    assert [report.flatten()["proactive.penalties.decisions"] for report in reports] == figures
    assert (parse_report(document).diagnostics[0].code == "several-reports") is (len(figures) > 1)


def test_titles_stay_with_their_reports() -> None:
    """Above a table of contents and above a preamble."""
    assert parse_reports(PAGES["a table of contents"][0])[0].agency == "青屏县档案馆"
    assert [report.agency for report in parse_reports(PAGES["titles"][0])] == ["青屏县档案馆", "青屏县水务局"]
    assert [report.agency for report in parse_reports(PAGES["no titles"][0])] == [None, None]


def tables_only(written: Written) -> str:
    """A report of three tables under its title."""
    form, text = written
    return f"{text.title}\n" + write(
        [block for block in page(form, text, Style()) if isinstance(block, Grid)], row=spans
    )


def test_tables_under_titles() -> None:
    """Without any section."""
    reports = departments(3)
    found = parse_reports("\n".join(map(tables_only, reports)))
    assert [report.flatten() for report in found] == [form.figures for form, _ in reports]
    assert [report.agency for report in found] == [text.agency for _, text in reports]


def test_a_report_and_its_annex_are_one() -> None:
    """Prose first, the tables below under the same title."""
    form, text = departments(1)[0]
    prose = str(LAYOUTS["no-tables"](form, attrs.evolve(text, furniture=())))
    for heading in ("附件\n", "附件：统计表\n", f"{text.title}\n", f"附表\n{text.title}\n"):
        report = parse_reports(prose + "\n" + heading + tables_only((form, attrs.evolve(text, title="附表"))))
        assert [one.flatten() for one in report] == [form.figures]


def test_a_guide_between_two_reports_is_left_out() -> None:
    """It is none."""
    guide = "青屏县政府信息公开指南\n一、主动公开\n规章、行政许可。\n二、依申请公开\n20个工作日内答复。\n"
    reports = parse_reports(TITLES[0] + FIRST + guide + TITLES[1] + SECOND)
    assert [report.agency for report in reports] == ["青屏县档案馆", "青屏县水务局"]


def test_rows_of_a_table_that_holds_the_page() -> None:
    """The cut goes through the table; rows keep their places and the table its kind."""
    rows = [[line] for line in (TITLES[0] + WITHOUT + TITLES[1] + WITHOUT).splitlines()]
    document = Document([Paragraph("首页"), Table(rows, exact=True), Paragraph("完")])
    first, second = cut(document, lambda _: True)
    assert [block.exact for block in (*first.blocks, *second.blocks) if isinstance(block, Table)] == [True, True]
    assert first.blocks[0] == Table(rows[: len(rows) // 2], exact=True)
    assert second.blocks == (Table(rows[len(rows) // 2 :], exact=True), Paragraph("完"))


def test_what_no_part_proves_stays_whole() -> None:
    """A cut that leaves no report is none."""
    document = Document([Paragraph(line) for line in (FIRST + SECOND).splitlines()], title="年报")
    assert cut(document, lambda _: False) == (document,)
    only = iter([True, False])
    assert cut(document, lambda _: next(only, True))[0].title == "年报"


def test_copies_keep_the_one_with_the_most_figures() -> None:
    """In the place of the first."""
    reports = parse_reports(PAGES["titles"][0])
    poor = attrs.evolve(reports[0], proactive=None, requests=None, disputes=None, cells=())
    assert distinct([poor, reports[1], reports[0]]) == reports


def test_many_reports_of_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is compared with a few of its name and with none of another, so that time stays linear."""
    (report,) = parse_reports(joined(LAYOUTS["pipe-spans"], departments(1)))
    compared = []
    monkeypatch.setattr(several, "_are_copies", lambda *pair: compared.append(pair))
    named = [attrs.evolve(report, agency=f"青屏县第{number}局") for number in range(50)]
    assert distinct(named) == tuple(named)
    assert compared == []
    assert distinct([report] * 50) == (report,) * 50
    assert len(compared) < 50 * 10
