"""The frame of the form: sections and tables missing, twice, out of their order and place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from gov_disclosure import parse_report
from gov_disclosure.model.report import (
    Cell,
    CellStatus,
    Diagnostic,
    Leftover,
    Report,
    Section,
    SectionKind,
    Severity,
    SourceInfo,
)
from gov_disclosure.model.requests import Requests2021
from gov_disclosure.position import Position
from gov_disclosure.rules import NotAssessable, Rule, structure
from rules.outcomes import EXAMPLES, found, kinds

SAMPLE = (EXAMPLES / "pipes-bare.txt").read_text("utf-8")
SECTION_RULES = (structure.section_missing, structure.section_order, structure.section_number)
TABLE_RULES = (structure.table_missing, structure.table_repeated, structure.table_misplaced)


def between(text: str, start: str, end: str | None) -> str:
    """The lines of a text from the one that begins with `start` up to the one that begins with `end`."""
    first = text.index(f"\n{start}") + 1
    return text[first : text.index(f"\n{end}") + 1] if end else text[first:]


def without(start: str, end: str | None) -> str:
    """The sample without some of its lines."""
    return SAMPLE.replace(between(SAMPLE, start, end), "")


def moved(start: str, end: str) -> str:
    """The sample with some of its lines at its end."""
    return without(start, end).rstrip("\n") + "\n" + between(SAMPLE, start, end)


REQUESTS_TABLE = ("(本列数据", "四、政府信息公开行政复议")
DAMAGES: list[tuple[str, Callable[[], str], dict[str, tuple[str, ...]]]] = [
    ("whole", lambda: SAMPLE, {}),
    ("section left out", lambda: without("六、其他", None), {"section-missing": ("sections.other",)}),
    (
        "two sections left out",
        lambda: without("五、存在", None),
        {"section-missing": ("sections.problems", "sections.other")},
    ),
    (
        "sections swapped",
        lambda: moved("五、存在", "六、其他"),
        {
            "section-order": tuple(
                f"sections.{kind}" for kind in (*SectionKind, *list(SectionKind)[:4], "other", "problems")
            )
        },
    ),
    (
        "section renumbered",
        lambda: SAMPLE.replace("\n六、其他", "\n七、其他"),
        {"section-number": ("sections.other",)},
    ),
    (
        "all numbers one too high",
        lambda: SAMPLE.replace("\n五、存在", "\n六、存在").replace("\n六、其他", "\n七、其他"),
        {"section-number": ("sections.problems", "sections.other")},
    ),
    ("table left out", lambda: without(*REQUESTS_TABLE), {"table-missing": ("requests",)}),
    (
        "tables left out",
        lambda: SAMPLE.replace(between(SAMPLE, "第二十条第(一)项", "三、收到"), "").replace(
            between(SAMPLE, *REQUESTS_TABLE), ""
        ),
        {"table-missing": ("proactive", "requests")},
    ),
    (
        "table twice",
        lambda: SAMPLE.replace(between(SAMPLE, *REQUESTS_TABLE), 2 * between(SAMPLE, *REQUESTS_TABLE)),
        {},
    ),
    (
        "table twice with other figures",
        lambda: SAMPLE.replace(
            between(SAMPLE, *REQUESTS_TABLE),
            between(SAMPLE, *REQUESTS_TABLE)
            + between(SAMPLE, *REQUESTS_TABLE).replace(
                "72 | 39 | 31 | 81 | 904 | 16 | 1143", "73 | 39 | 31 | 81 | 904 | 16 | 1144"
            ),
        ),
        {"table-repeated": ("requests.received",)},
    ),
    ("table in an annex", lambda: moved(*REQUESTS_TABLE), {"table-misplaced": ("requests",)}),
]


@pytest.mark.parametrize(
    ("text", "expected"), [(text, paths) for _, text, paths in DAMAGES], ids=[d[0] for d in DAMAGES]
)
def test_damaged_document(text: Callable[[], str], expected: dict[str, tuple[str, ...]]) -> None:
    """Each damage to a document is one finding that names what is concerned, and no damage is none."""
    report = parse_report(text())
    findings = [finding for rule in structure.RULES for finding in found(rule, report)]
    assert {finding.code: finding.paths for finding in findings} == expected
    assert len(findings) == len(expected)
    assert all(finding.severity is not Severity.ERROR for finding in findings)


def sections(
    *kinds: SectionKind, headings: dict[SectionKind, str] | None = None, step: int = 10
) -> tuple[Section, ...]:
    """Sections that stand in the order of `kinds`, listed in the form's."""
    places = {kind: Position(step * (place + 1)) for place, kind in enumerate(kinds)}
    named = headings or {}
    return tuple(
        Section(kind, named.get(kind, kind.label), "", position=places[kind]) for kind in SectionKind if kind in places
    )


ALL = sections(*SectionKind)


@pytest.mark.parametrize("rule", SECTION_RULES)
@pytest.mark.parametrize(
    "report",
    [Report(), Report(year=2018, sections=ALL)],
    ids=["no sections known", "a year without the form"],
)
def test_sections_not_assessable(rule: Rule, report: Report) -> None:
    """Nothing is said of sections that were not looked for, or for years without a national form."""
    assert kinds(rule, report) == ["not assessable"]


def test_no_section_at_all() -> None:
    """A report in which reading found no section lacks all six: one finding."""
    absent = Diagnostic("section-absent", Severity.WARNING, "none", "无")
    report = Report(diagnostics=(absent,))
    (finding,) = found(structure.section_missing, report)
    assert len(finding.paths) == 6
    assert kinds(structure.section_order, report) == kinds(structure.section_number, report) == ["not assessable"]


def test_order_of_a_read_report_is_known() -> None:
    """Where the report was read, the reader's word counts and not the positions, which may repeat."""
    read = SourceInfo("html", "utf-8", "simplified", 10, "")
    shuffled = sections(*reversed(SectionKind))
    assert found(structure.section_order, Report(sections=shuffled))
    assert not found(structure.section_order, Report(sections=shuffled, source=read))
    diagnostic = Diagnostic("section-order", Severity.WARNING, "order", "顺序")
    assert found(structure.section_order, Report(sections=ALL, source=read, diagnostics=(diagnostic,)))
    lost = tuple(Section(kind, kind.label, "") for kind in SectionKind)
    assert kinds(structure.section_order, Report(sections=lost)) == ["not assessable"]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("七、其他需要报告的事项", 7),
        ("7.其他需要报告的事项", 7),
        ("第七部分 其他需要报告的事项", 7),
        ("十、其他需要报告的事项", 10),
        ("六、其他需要报告的事项", None),
        ("6．其他需要报告的事项", None),
        ("第六章 其他需要报告的事项", None),
    ],
)
def test_number(heading: str, number: int | None) -> None:
    """A number is read in all ways in which headings print it."""
    report = Report(sections=sections(*SectionKind, headings={SectionKind.OTHER: heading}))
    assert [finding.left.operands[0].value for finding in found(structure.section_number, report)] == [number] * bool(
        number
    )


def test_heading_without_number() -> None:
    """A heading without a number is not assessable; one with a year in front has no number."""
    headings = {SectionKind.OTHER: "其他需要报告的事项", SectionKind.OVERVIEW: "2031年总体情况"}
    outcomes = list(structure.section_number(Report(sections=sections(*SectionKind, headings=headings))))
    assert [outcome.paths for outcome in outcomes[1:]] == [("sections.overview", "sections.other")]
    assert not found(structure.section_number, Report(sections=sections(*SectionKind, headings=headings)))


BLANK = Cell("requests.received.total", CellStatus.BLANK, raw="", position=Position(35))
ABSENT = Cell("requests.received.total", CellStatus.ABSENT)


@pytest.mark.parametrize("rule", TABLE_RULES)
def test_tables_unknown(rule: Rule) -> None:
    """A report without cells says nothing of its tables."""
    assert set(kinds(rule, Report())) == {"not assessable"}


@pytest.mark.parametrize(
    "report",
    [
        Report(cells=(ABSENT,), leftovers=(Leftover("requests", "新收 3"),)),
        Report(
            cells=(ABSENT,),
            diagnostics=(Diagnostic("table-edition-unclear", Severity.WARNING, "?", "？", path="requests"),),
        ),
        Report(year=2016, cells=(ABSENT,)),
    ],
    ids=["figures left over", "edition unclear", "a year without the form"],
)
def test_table_may_be_there(report: Report) -> None:
    """A table of which something is there, or that no form asks for, is not called missing."""
    assert kinds(structure.table_missing, report) == ["not assessable"]


def test_repeated_rows_are_one_finding() -> None:
    """All rows of a table that differ are one finding, with the number of figures that have no value."""
    rows = ("requests.received", "requests.carried_over")
    diagnostics = tuple(Diagnostic("row-repeated", Severity.WARNING, "differs", "不一致", path=row) for row in rows)
    cells = (ABSENT, Cell("requests.carried_over.total", CellStatus.REPORTED, 1, "1"))
    (finding,) = found(structure.table_repeated, Report(requests=Requests2021(), cells=cells, diagnostics=diagnostics))
    assert finding.paths == rows
    assert "2 rows" in finding.message
    assert "1 figure without a value" in finding.message


@pytest.mark.parametrize(
    ("line", "where"),
    [(35, None), (45, "below “四、"), (5, "before the first section"), (62, "below “六、")],
)
def test_place_of_a_table(line: int, where: str | None) -> None:
    """A table belongs below the heading of its own section and above the next."""
    cell = Cell(BLANK.path, BLANK.status, raw="", position=Position(line))
    findings = found(structure.table_misplaced, Report(requests=Requests2021(), cells=(cell,), sections=ALL))
    assert [str(where) in finding.message for finding in findings] == [True] * bool(where)


@pytest.mark.parametrize(
    "report",
    [
        Report(requests=Requests2021(), cells=(ABSENT,), sections=ALL),
        Report(requests=Requests2021(), cells=(BLANK,), sections=sections(SectionKind.OVERVIEW)),
        Report(requests=Requests2021(), cells=(BLANK,), sections=(Section(SectionKind.REQUESTS, "三、", ""),)),
        Report(requests=Requests2021(), cells=(BLANK,), sections=sections(*SectionKind, step=35)[:3]),
    ],
    ids=["no place", "own section missing", "no position", "in the line of a heading"],
)
def test_place_unknown(report: Report) -> None:
    """Where the place or the section is not known for certain, nothing is said."""
    assert kinds(structure.table_misplaced, report) == ["not assessable"] * 3


def test_one_section_or_several() -> None:
    """The message has the right number."""
    (one,), (two,) = (found(structure.section_missing, Report(sections=ALL[: 6 - lost])) for lost in (1, 2))
    assert "the report lacks it, or its heading is worded" in one.message
    assert "the report lacks them, or their headings are worded" in two.message


ONE_LINE = tuple(Section(kind, kind.label, "", position=Position(1)) for kind in SectionKind)
HEADING = (Section(SectionKind.OVERVIEW, "总体情况", ""),)


@pytest.mark.parametrize(
    ("rule", "report", "missing"),
    [
        (structure.table_misplaced, Report(cells=(ABSENT,), sections=ALL), "requests"),
        (
            structure.table_misplaced,
            Report(requests=Requests2021(), cells=(BLANK,), sections=HEADING),
            "sections.requests",
        ),
        (structure.table_misplaced, Report(requests=Requests2021(), cells=(ABSENT,), sections=ALL), "tables.position"),
        (
            structure.table_misplaced,
            Report(requests=Requests2021(), cells=(evolve(BLANK, position=Position(1)),), sections=ONE_LINE),
            "tables.position",
        ),
        (structure.table_repeated, Report(), "requests"),
        (structure.table_repeated, Report(requests=Requests2021()), "cells"),
        (structure.section_missing, Report(year=2016, sections=ALL), "form"),
        (structure.section_order, Report(year=2016, sections=ALL), "form"),
        (structure.section_order, Report(), "sections"),
        (structure.section_order, Report(sections=HEADING), "sections.position"),
        (structure.section_number, Report(sections=HEADING), "sections.overview.number"),
    ],
)
def test_what_is_missing(rule: Rule, report: Report, missing: str) -> None:
    """What is there is never said to be missing: a table whose place is not known is no missing table."""
    outcomes = [outcome for outcome in rule(report) if isinstance(outcome, NotAssessable)]
    assert (missing,) in [outcome.missing for outcome in outcomes]
    there = {table for table in ("proactive", "requests", "disputes") if getattr(report, table) is not None}
    assert not there & {path for outcome in outcomes for path in outcome.missing}


def test_columns_settle_one_line() -> None:
    """In one line of text the columns tell which heading stands before the table."""
    line = [
        Section(kind, kind.label, "", position=Position(1, 100 * place)) for place, kind in enumerate(SectionKind, 1)
    ]
    for column, expected in ((350, "passed"), (450, "finding")):
        cell = Cell(BLANK.path, BLANK.status, position=Position(1, column))
        report = Report(requests=Requests2021(), cells=(cell,), sections=tuple(line))
        assert kinds(structure.table_misplaced, report)[1] == expected


def test_second_table() -> None:
    """A table like the form's in another section is told, with its place."""
    other = Diagnostic("table-elsewhere", Severity.ADVICE, "x", "x", "requests", "新收 3", Position(90))
    (finding,) = found(structure.table_misplaced, Report(requests=Requests2021(), cells=(BLANK,), diagnostics=(other,)))
    assert finding.left.operands[0].position == Position(90)
    assert "not read" in finding.message


def test_real_documents(seeds: Path) -> None:
    """Of the real documents only one lacks anything: its tables, which are pictures."""
    codes = {
        path.name[:3]: [f.code for rule in structure.RULES for f in found(rule, parse_report(path))]
        for path in sorted(seeds.glob("*.txt"))
    }
    assert {name: found for name, found in codes.items() if found} == {"002": ["table-missing"]}


def test_layouts(layouts: Path) -> None:
    """No layout has a fault of structure."""
    paths = [path for path in sorted(layouts.iterdir()) if path.suffix in {".txt", ".html"}]
    assert paths
    assert not [f for path in paths for rule in structure.RULES for f in found(rule, parse_report(path))]
