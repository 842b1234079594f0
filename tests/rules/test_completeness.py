"""Coverage: blank cells, cells unread, cells placed, rows left over; one finding a table."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import parse_report
from gov_disclosure.model import tree
from gov_disclosure.model.report import Cell, CellStatus, Leftover, Report, Severity
from gov_disclosure.model.requests import Requests2021
from gov_disclosure.position import Position
from gov_disclosure.rules import Rule, completeness
from rules.outcomes import EXAMPLES, found, kinds
from rules.strategies import EDITIONS, TABLES, paths, report_of

ABOUT: dict[Rule, set[CellStatus]] = {
    completeness.figures_blank: {CellStatus.BLANK, CellStatus.NOT_APPLICABLE},
    completeness.figures_unread: {CellStatus.UNREADABLE, CellStatus.ABSENT},
    completeness.figures_placed: {CellStatus.PLACED},
}
WITHOUT_VALUE = {CellStatus.BLANK, CellStatus.NOT_APPLICABLE, CellStatus.UNREADABLE, CellStatus.ABSENT}


def printed(statuses: dict[str, CellStatus], edition: str = "2021") -> Report:
    """A form of zeros, some of whose cells have another status."""
    values = {path: None if statuses.get(path) in WITHOUT_VALUE else 0 for path in paths(edition)}
    cells = {path: Cell(path, status, values[path], "?", Position(9)) for path, status in statuses.items()}
    return report_of(values, edition, cells)


@pytest.mark.parametrize("rule", ABOUT)
@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_one_finding_a_table(rule: Rule, edition: str, data: st.DataObject) -> None:
    """Each table with such cells has one finding that has all of them in the form's order, and its coverage."""
    chosen = st.dictionaries(st.sampled_from(paths(edition)), st.sampled_from(list(CellStatus)), max_size=60)
    statuses = data.draw(chosen)
    report = printed(statuses, edition)
    expected = [path for path in paths(edition) if statuses.get(path) in ABOUT[rule]]
    findings = found(rule, report)
    assert [path for finding in findings for path in finding.paths] == expected
    tables = [finding.paths[0].partition(".")[0] for finding in findings]
    assert len(set(tables)) == len(tables)
    assert kinds(rule, report).count("passed") == 3 - len(tables)
    for table, finding in zip(tables, findings, strict=True):
        coverage = report.coverage[table]
        assert (finding.expected, finding.observed) == (coverage.expected, coverage.found)
        assert (finding.left.sum, finding.right.sum) == (None, None)


@pytest.mark.parametrize("rule", ABOUT)
def test_message_is_bounded(rule: Rule) -> None:
    """However many cells are concerned, the message names four and counts the rest; the sides have all."""
    status = min(ABOUT[rule])
    (finding,) = found(rule, printed({figure.path: status for figure in tree.figures("requests", "2021")}))
    assert len(finding.paths) == 175
    assert finding.message.count("requests.") == finding.message_zh.count("requests.") == 4
    assert "175 of 175" in finding.message
    assert "and 171 more" in finding.message
    assert "等 175 项" in finding.message_zh
    operand = finding.left.operands[0]
    assert (operand.raw, operand.position) == ("?", Position(9))
    assert operand.label == "一、本年新收政府信息公开申请数量 · 自然人"


@pytest.mark.parametrize("rule", completeness.RULES)
def test_nothing_known(rule: Rule) -> None:
    """Without cells, or without the table, nothing is said."""
    assert kinds(rule, Report()) == kinds(rule, Report(requests=Requests2021())) == ["not assessable"] * 3


def test_table_that_is_not_there() -> None:
    """The cells of a table that is absent as a whole are the concern of another rule."""
    cells = tuple(Cell(figure.path, CellStatus.ABSENT) for figure in tree.figures("requests", "2021"))
    assert kinds(completeness.figures_unread, Report(cells=cells)) == ["not assessable"] * 3


@pytest.mark.parametrize(
    ("path", "raw", "unread"),
    [
        ("requests.received.total", "2.5", False),
        ("requests.received.total", "见附件", True),
        ("proactive.fees.amount", "2.5", True),
    ],
)
def test_fraction_is_told_once(path: str, raw: str, unread: bool) -> None:
    """A count printed with decimals is the finding of another rule, and not told again."""
    report = report_of(
        dict.fromkeys(paths("2021"), 0) | {path: None}, "2021", {path: Cell(path, CellStatus.UNREADABLE, raw=raw)}
    )
    assert bool(found(completeness.figures_unread, report)) == unread


def test_left_over() -> None:
    """Rows that were not placed are a warning where figures are missing, and advice where none is."""
    left = tuple(Leftover("requests", f"某行 {number} " + "很长" * 30, Position(number)) for number in range(1, 7))
    whole = printed({})
    report = Report(requests=whole.requests, cells=whole.cells, leftovers=left)
    (finding,) = found(completeness.figures_left_over, report)
    assert finding.severity is Severity.ADVICE
    assert [operand.raw for operand in finding.left.operands] == [one.text for one in left]
    assert finding.message.count("某行") == 4
    assert "6 rows" in finding.message
    assert "line 1" in finding.message
    assert len(finding.message) < 500
    lacking = printed({"requests.received.total": CellStatus.ABSENT})
    report = Report(requests=lacking.requests, cells=lacking.cells, leftovers=left[:1])
    (finding,) = found(completeness.figures_left_over, report)
    assert finding.severity is Severity.WARNING
    assert "1 row with figures could not be placed, and 1 of 175 figures are missing" in finding.message
    assert kinds(completeness.figures_left_over, report) == ["passed", "finding", "passed"]


def test_left_over_without_cells() -> None:
    """Rows left over are told also where the report has no cells."""
    (finding,) = found(completeness.figures_left_over, Report(leftovers=(Leftover("disputes", "1 2 3"),)))
    assert finding.paths == ("disputes",)
    assert "line" not in finding.message


def test_sample() -> None:
    """A document whose cells run together has placed, unread and left-over figures, each told once a table."""
    report = parse_report(EXAMPLES / "lines-glued-cells.txt")
    findings = [finding for rule in completeness.RULES for finding in found(rule, report)]
    assert [(finding.code, finding.paths[0].partition(".")[0]) for finding in findings] == [
        ("figures-unread", "proactive"),
        ("figures-unread", "disputes"),
        *(("figures-placed", table) for table in TABLES),
        ("figures-left-over", "proactive"),
        ("figures-left-over", "disputes"),
    ]


def test_documents(seeds: Path, layouts: Path) -> None:
    """Nothing is missing in the real documents that have tables; no layout has more than a warning."""
    for path in seeds.glob("*.txt"):
        report = parse_report(path)
        assert not [finding for rule in completeness.RULES for finding in found(rule, report)]
    for path in layouts.iterdir():
        if path.suffix in {".txt", ".html"}:
            findings = [finding for rule in completeness.RULES for finding in found(rule, parse_report(path))]
            assert all(finding.severity is not Severity.ERROR for finding in findings)
            assert bool([f for f in findings if f.code == "figures-blank"]) == (
                "blank" in path.name.replace("blanklines", "")
            )
