"""What sentences say about the figures of the form, and which say nothing about them."""

import pickle
from decimal import Decimal
from random import Random

import attrs
import pytest

from gov_disclosure.model.report import Report, Section, SectionKind
from gov_disclosure.model.statements import Statement
from gov_disclosure.position import Position
from gov_disclosure.statements import reading
from gov_disclosure.statements.lexicon import lexicon
from gov_disclosure.statements.reading import read_statements
from gov_disclosure.text import squeeze
from statements.cases import AGENCY, Case, report_of, sentences, silent

SENTENCES = list(sentences())
SILENT = list(silent())


def said(report: Report) -> list[tuple[str, int | Decimal]]:
    return [(one.quantity, one.value) for one in report.statements]


def test_enough_sentences() -> None:
    """The sets are as large as they are meant to be, and no sentence is in them twice."""
    texts = [(case.text, case.section) for case in SENTENCES + SILENT]
    assert len(set(texts)) == len(texts)
    assert len([case for case in SENTENCES if case.says]) >= 200
    assert len(SILENT) >= 100


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case.text[:40])
def test_what_a_sentence_says(case: Case) -> None:
    """Quantity, value and readings of each number, in the order of the text."""
    found = [(one.quantity, Decimal(one.value), one.refers_to) for one in case.report().statements]
    assert found == list(case.says)


@pytest.mark.parametrize("case", SILENT, ids=lambda case: case.text[:40])
def test_silent_sentence(case: Case) -> None:
    """What only looks like a statement is none."""
    assert case.report().statements == ()


@pytest.mark.parametrize("case", SENTENCES[::7], ids=lambda case: case.text[:40])
def test_quotes(case: Case) -> None:
    """The quoted sentence stands in the text, and the clause in the sentence."""
    for one in case.report().statements:
        assert one.quote in case.text
        assert one.printed in one.quote
        assert one.section is case.section


def test_a_statement_in_full() -> None:
    """Everything that a statement tells."""
    line = "2024年我局收到 申请１２宗，上年结转2宗。"
    report = attrs.evolve(
        report_of(line),
        sections=(
            Section(
                SectionKind.REQUESTS,
                "三、",
                line,
                position=Position(7, 1),
                positions=(Position(8, 5),),
                verbatim=(True,),
            ),
        ),
    )
    assert report.statements == (
        Statement(
            "requests.received",
            12,
            "宗",
            "2024年我局收到 申请１２宗",
            line,
            SectionKind.REQUESTS,
            Position(8, 5),
            (("requests.received.total",), ("requests.received.total", "requests.carried_over.total")),
        ),
        Statement(
            "requests.carried_over",
            2,
            "宗",
            "上年结转2宗",
            line,
            SectionKind.REQUESTS,
            Position(8, 21),
            (("requests.carried_over.total",),),
        ),
    )


def test_statements_are_read_once_and_change_nothing() -> None:
    """The report stays equal to one that was never asked, hashes alike, and can be pickled and evolved."""
    report, other = report_of("收到申请2件。"), report_of("收到申请2件。")
    assert report.statements is report.statements
    assert report == other
    assert hash(report) == hash(other)
    assert pickle.loads(pickle.dumps(report)).statements == report.statements  # noqa: S301 - its own bytes
    assert attrs.evolve(report, sections=()).statements == ()


def test_statements_are_values() -> None:
    """A statement is hashable and comes back from a pickle."""
    statement = report_of("收到申请2件。").statements[0]
    assert pickle.loads(pickle.dumps(statement)) == statement  # noqa: S301 - its own bytes
    assert len({statement, attrs.evolve(statement)}) == 1


def test_preamble() -> None:
    """Figures of the preamble are read; it has no section, and no position."""
    report = attrs.evolve(report_of(""), preamble="编制说明。\n2024年，我局共收到政府信息公开申请5件。")
    (one,) = report.statements
    assert (one.quantity, one.value, one.section, one.position) == ("requests.received", 5, None, None)


def test_absent_tables() -> None:
    """Without tables the readings are those of the form in force."""
    report = Report(year=2024, sections=report_of("共收到政府信息公开申请5件，其他处理1件。").sections)
    assert [one.refers_to[0][0] for one in report.statements] == [
        "requests.received.total",
        "requests.results.other_handling.correction_overdue.total",
    ]


def test_figures_that_an_edition_lacks() -> None:
    """A number for which the form of 2019 has no figure refers to none; 制发 is its 新制作."""
    text = "制发行政规范性文件3件，废止1件。"
    first, second = report_of(text, heading="（一）主动公开", edition="2019").statements
    assert first.refers_to == (("proactive.normative_documents.created",),)
    assert second.refers_to == ()


def test_year_unknown() -> None:
    """Where the report's year is not known, a sentence about a named year is about another one."""
    text = "2024年共收到政府信息公开申请5件。本年度收到政府信息公开申请6件。"
    assert said(attrs.evolve(report_of(text), year=None)) == [("requests.received", 6)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("涉及征地类5件，答复5件。", []),
        ("收到政府信息公开申请9件，涉及征地类5件，答复5件。", [("requests.received", 9)]),
        ("收到政府信息公开申请9件，公开培训2次。答复9件。", [("requests.received", 9)]),
        ("收到政府信息公开申请9件，同比增长5%，答复9件。", [("requests.received", 9), ("requests.answered", 9)]),
        ("2023年收到政府信息公开申请9件，答复9件。2024年收到7件。", [("requests.received", 7)]),
        (
            "收到政府信息公开申请9件。按时答复。部分公开2件。",
            [("requests.received", 9), ("requests.partially_granted", 2)],
        ),
        ("收到申请12件，办结10件，其中自然人9件。", [("requests.received", 12), ("requests.answered", 10)]),
    ],
)
def test_what_goes_on(text: str, found: list[tuple[str, int]]) -> None:
    """A clause goes on with what was said before only where nothing else was counted between."""
    assert said(report_of(text)) == found


def test_paragraphs_do_not_go_on() -> None:
    """A new paragraph without a heading of its own begins anew."""
    assert said(report_of("收到政府信息公开申请9件。\n审结3件。", heading="")) == [("requests.received", 9)]


@pytest.mark.parametrize(
    ("agency", "found"), [(AGENCY, []), ("霁川市人民政府", [("requests.received", 9)]), (None, [])]
)
def test_area(agency: str | None, found: list[tuple[str, int]]) -> None:
    """全市 is the report's own matter only where the report is that of the area."""
    assert said(report_of("全市共收到政府信息公开申请9件。", agency=agency)) == found


def test_rows_of_tables_are_not_prose() -> None:
    """A row that no table took up is left out."""
    assert said(report_of("予以公开 | 5件 | 5件", SectionKind.REQUESTS)) == []


@pytest.mark.parametrize(
    "text",
    [
        "1" * 60_000,
        "1,111" * 12_000,
        "一" * 60_000,
        "申请" * 30_000,
        "收到、" * 20_000,
        "收到申请5件、" * 10_000,
        "第" * 60_000,
        "（" * 60_000,
    ],
    ids=lambda text: text[:6],
)
def test_what_is_no_prose_takes_no_time(text: str) -> None:
    """Long runs without a full stop, or with one behind every word, are passed over or read in linear time."""
    assert report_of(text).statements == ()
    assert len(report_of(f"{'收到申请5件。' * 2_000}").statements) == 2_000


LONG = "认真办理政府信息公开申请，规范答复文书，全年收到申请1"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{LONG}\n2件政府信息公开申请，均已答复。", []),
        (f"{LONG}\n2件。结转下年度办理3件。", [("requests.carried_forward", 3)]),
        (f"{LONG}2件。\n2件结转下年度办理。", [("requests.received", 12), ("requests.carried_forward", 2)]),
        ("收到申请情况\n2件结转下年度办理。", [("requests.carried_forward", 2)]),
    ],
)
def test_broken_lines(text: str, found: list[tuple[str, int]]) -> None:
    """Where a line ends within a sentence, neither its last clause nor the first of the next line gives half a number."""
    assert said(report_of(text)) == found


@pytest.mark.parametrize("section", ["overview", "proactive", "disputes"])
def test_shortcuts_change_nothing(monkeypatch: pytest.MonkeyPatch, section: str) -> None:
    """What is passed over because it can say nothing says nothing when it is read, and changes nothing behind it."""
    texts = [case.text for case in SENTENCES + SILENT]
    random = Random(section)
    reports = [
        report_of("".join(random.choices(texts, k=4)), SectionKind(section), heading=heading)
        for heading in ("（一）主动公开", "（二）依申请公开", "")
        for _ in range(150)
    ]
    short = [read_statements(report) for report in reports]
    monkeypatch.setattr(reading, "_names_nothing", lambda _text: False)
    monkeypatch.setattr(reading, "has_number", lambda _text: True)
    assert [read_statements(report) for report in reports] == short


def test_common_characters() -> None:
    """In text of common characters every word stands as it is in plain forms: only marks are others there."""
    common = [sign for sign in map(chr, range(0x10000)) if reading._COMMON.fullmatch(sign)]
    others = [sign for sign in common if squeeze(sign) != sign]
    assert len(common) > 20_000
    assert not any(sign.isalnum() for sign in others)
    assert not any(sign in phrase for sign in others for phrase in lexicon().phrases if sign not in '、"')
