"""A report against last year's: what is carried over, what jumps, and whether last year's is the right report."""

import pickle
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure.model import tree
from gov_disclosure.model.proactive import Proactive2019, Procurement2019
from gov_disclosure.model.report import Cell, CellStatus, Report, Severity, SourceInfo, Value
from gov_disclosure.position import Position
from gov_disclosure.rules import Finding, NotAssessable, Outcome, Passed, validate, years
from rules.strategies import APPLICANTS, EDITIONS, TABLES, Values, forms, paths, report_of

PAIRS = [("2019", "2019"), ("2019", "2021"), ("2021", "2021")]
COLUMNS = (*APPLICANTS, "total")
CODES = [rule.__name__.replace("_", "-") for rule in years.RULES if hasattr(rule, "__name__")]
AGENCY = "霁川市水务局"


def following(last: Values, this: Values, editions: tuple[str, str]) -> Values:
    """This year's figures, made to follow last year's where they are carried over, with their balances kept."""
    this = dict(this)
    for column in COLUMNS:
        before = last[f"requests.carried_forward.{column}"]
        forward = this[f"requests.carried_forward.{column}"]
        this[f"requests.carried_over.{column}"] = before
        this[f"requests.carried_forward.{column}"] = forward + before
        this[f"requests.received.{column}"] = this[f"requests.results.total.{column}"] + forward
    if editions == ("2021", "2021"):
        for row in ("rules", "normative_documents"):
            there = last[f"proactive.{row}.in_force"] + this[f"proactive.{row}.issued"]
            this[f"proactive.{row}.repealed"] = min(this[f"proactive.{row}.repealed"], there)
            this[f"proactive.{row}.in_force"] = there - this[f"proactive.{row}.repealed"]
    if editions == ("2019", "2019"):
        for row in ("licenses", "other_services", "penalties", "compulsory_measures", "fees"):
            items = last[f"proactive.{row}.previous_items"] + last[f"proactive.{row}.change"]
            this[f"proactive.{row}.previous_items"] = items
    return this


@st.composite
def two_years(draw: st.DrawFn, editions: tuple[str, str]) -> tuple[Values, Values]:
    """The figures of two consistent forms of which the second follows the first."""
    last, this = draw(forms(editions[0])), draw(forms(editions[1]))
    return last, following(last, this, editions)


def dated(values: Values, edition: str, year: int = 2022) -> Report:
    """A report on a year that prints `values`."""
    return attrs.evolve(report_of(values, edition), year=year, agency=AGENCY)


def plain(value: int = 0, edition: str = "2021", **changed: Value) -> Values:
    """A form of one value in every figure, but for those named with __ for the points."""
    return dict.fromkeys(paths(edition), value) | {name.replace("__", "."): figure for name, figure in changed.items()}


def judged(
    rule: Callable[..., Iterator[Outcome]], last: Values, this: Values, editions: tuple[str, str] = ("2021", "2021")
) -> list[Outcome]:
    """What a rule yields for the figures of two years."""
    return list(rule(dated(this, editions[1]), previous=dated(last, editions[0], 2021)))


def findings(outcomes: list[Outcome]) -> list[Finding]:
    return [outcome for outcome in outcomes if isinstance(outcome, Finding)]


# ---------------------------------------------------------------------------- the family

ROWS_OF = {years.documents_in_force: "2021", years.items_carried_over: "2019"}
"""The edition alone that has the rows of a rule; where neither year's form has them, the rule says nothing."""


@pytest.mark.parametrize("rule", years.RULES)
@pytest.mark.parametrize("editions", PAIRS)
def test_codes(rule: Callable[..., Iterator[Outcome]], editions: tuple[str, str]) -> None:
    """A rule yields its own code alone, whatever it finds."""
    code = rule.__name__.replace("_", "-")
    outcomes = judged(rule, plain(3, editions[0]), plain(900, editions[1]), editions)
    assert {outcome.code for outcome in outcomes} == ({code} if ROWS_OF.get(rule) in {None, *editions} else set())


@pytest.mark.parametrize("rule", years.RULES)
def test_without_last_year(rule: Callable[..., Iterator[Outcome]]) -> None:
    """Nothing is passed where there is nothing to compare with."""
    code = rule.__name__.replace("_", "-")
    assert list(rule(dated(plain(), "2021"))) == [NotAssessable(code, ("previous",), ("previous",))]


@pytest.mark.parametrize("rule", [rule for rule in years.RULES if rule is not years.previous_unsuited])
@pytest.mark.parametrize("year", [2019, 2020, 2022, 2023])
def test_other_years(rule: Callable[..., Iterator[Outcome]], year: int) -> None:
    """A report on another year than the one before gives no finding."""
    outcomes = list(rule(dated(plain(), "2021"), previous=dated(plain(500), "2021", year)))
    assert outcomes == [NotAssessable(outcomes[0].code, ("previous.year",), ("previous.year",))]


@pytest.mark.parametrize("rule", years.RULES)
def test_empty_reports(rule: Callable[..., Iterator[Outcome]]) -> None:
    """Reports without tables and sections are not assessable."""
    outcomes = list(rule(Report(year=2022), previous=Report(year=2021)))
    assert findings(outcomes) == []
    assert all(isinstance(outcome, NotAssessable) or outcome.code == "previous-unsuited" for outcome in outcomes)


ASSESSABLE = {
    years.carried_over: PAIRS,
    years.documents_in_force: [("2021", "2021")],
    years.items_carried_over: [("2019", "2019")],
}


@pytest.mark.parametrize("rule", ASSESSABLE)
@pytest.mark.parametrize("editions", PAIRS)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_consistent_years(
    rule: Callable[..., Iterator[Outcome]], editions: tuple[str, str], data: st.DataObject
) -> None:
    """What follows from last year's figures is passed, over a change of edition too, and keeps the balances."""
    last, this = data.draw(two_years(editions))
    outcomes = judged(rule, last, this, editions)
    expected = {Passed} if editions in ASSESSABLE[rule] else {NotAssessable}
    assert {type(outcome) for outcome in outcomes} == (expected if ROWS_OF.get(rule) in {None, *editions} else set())
    assert validate(dated(this, editions[1]), select="balances").findings == ()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("rule", years.RULES)
def test_one_table_alone(rule: Callable[..., Iterator[Outcome]], table: str) -> None:
    """A report that has one table alone is judged on that one: the others are not assessable, and nothing is raised."""
    this, last = (dated(plain(value), "2021", year) for value, year in ((900, 2022), (3, 2021)))
    others: Values = dict.fromkeys(set(TABLES) - {table})
    outcomes = list(rule(attrs.evolve(this, **others), previous=attrs.evolve(last, **others)))
    assert {path.removeprefix("previous.").partition(".")[0] for each in findings(outcomes) for path in each.paths} <= {
        table
    }
    assert bool(outcomes) == (table != "proactive" or ROWS_OF.get(rule) != "2019")


@given(last=forms("2021"), this=forms("2021"))
@settings(max_examples=20, deadline=None)
def test_findings_are_values(last: Values, this: Values) -> None:
    """Outcomes are the same each time, equal after a pickle, and name both sides; nothing is changed."""
    reports = dated(this, "2021"), dated(last, "2021", 2021)
    for rule in years.RULES:
        outcomes = list(rule(reports[0], previous=reports[1]))
        assert outcomes == list(rule(reports[0], previous=reports[1])) == pickle.loads(pickle.dumps(outcomes))  # noqa: S301
        for finding in findings(outcomes):
            assert finding.left.operands
            assert finding.right.operands
            assert finding.message
            assert finding.message_zh
    assert reports == (dated(this, "2021"), dated(last, "2021", 2021))


# ---------------------------------------------------------------------------- what goes over


@pytest.mark.parametrize("side", ["requests.carried_over", "requests.carried_forward"])
@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("editions", PAIRS)
@given(data=st.data())
@settings(max_examples=3, deadline=None)
def test_one_changed_cell(editions: tuple[str, str], column: str, side: str, data: st.DataObject) -> None:
    """One cell that is changed in either year gives the finding of its column and no other."""
    last, this = data.draw(two_years(editions))
    changed = this if side.endswith("over") else last
    changed[f"{side}.{column}"] += data.draw(st.integers(1, 99))
    outcomes = judged(years.carried_over, last, this, editions)
    (finding,) = findings(outcomes)
    assert len(outcomes) == 7
    assert finding.severity is Severity.ERROR
    assert finding.left.paths == (f"previous.requests.carried_forward.{column}",)
    assert finding.right.paths == (f"requests.carried_over.{column}",)
    assert finding.expected == finding.left.sum == last[f"requests.carried_forward.{column}"]
    assert finding.observed == finding.right.sum == this[f"requests.carried_over.{column}"]


def test_carried_over_in_words() -> None:
    """The message names both figures and where each report prints them."""
    cells = [
        Cell(path, CellStatus.REPORTED, value, str(value), Position(line))
        for path, value, line in (("requests.carried_over.total", 5, 12), ("requests.carried_forward.total", 3, 70))
    ]
    this, last = (
        attrs.evolve(dated(plain(value), "2021", year), cells=(cell,))
        for value, year, cell in ((5, 2022, cells[0]), (3, 2021, cells[1]))
    )
    finding = findings(list(years.carried_over(this, previous=last)))[-1]
    assert finding.message == (
        "Table 三 (requests), column 总计: 5 carried over from last year, but last year's report carries 3 forward. "
        "See requests.carried_over.total (line 12), previous.requests.carried_forward.total (line 70)."
    )
    assert finding.message_zh == (
        "表三“总计”列：上年结转为 5，但上年报告的结转下年度继续办理为 3。"
        "见 requests.carried_over.total（第 12 行）、previous.requests.carried_forward.total（第 70 行）。"
    )


@pytest.mark.parametrize("side", ["requests.carried_over.other", "requests.carried_forward.other"])
def test_blank_is_not_assessable(side: str) -> None:
    """A blank on either side is not taken for a zero, and the other columns are still judged."""
    last, this = plain(), plain()
    (this if "over" in side else last)[side] = None
    prefix = "" if "over" in side else "previous."
    outcomes = judged(years.carried_over, last, this)
    unknown = [outcome for outcome in outcomes if isinstance(outcome, NotAssessable)]
    assert [outcome.missing for outcome in unknown] == [(prefix + side,)]
    assert sum(isinstance(outcome, Passed) for outcome in outcomes) == 6


@pytest.mark.parametrize(("lacking", "path"), [("this", "requests"), ("last", "previous.requests")])
def test_table_absent(lacking: str, path: str) -> None:
    """A table that one year lacks is named once."""
    this, last = dated(plain(), "2021"), dated(plain(), "2021", 2021)
    this = attrs.evolve(this, requests=None) if lacking == "this" else this
    last = attrs.evolve(last, requests=None) if lacking == "last" else last
    assert list(years.carried_over(this, previous=last)) == [NotAssessable("carried-over", (path,), (path,))]


@pytest.mark.parametrize("row", ["rules", "normative_documents"])
def test_documents_in_force(row: str) -> None:
    """Last year's documents with those issued and without those repealed are the ones in force: advice."""
    last = plain() | {f"proactive.{row}.in_force": 40}
    figures = {f"proactive.{row}.{name}": value for name, value in (("issued", 6), ("repealed", 3), ("in_force", 45))}
    (finding,) = findings(judged(years.documents_in_force, last, plain() | figures))
    assert finding.severity is Severity.ADVICE
    assert (finding.left.sum, finding.right.sum) == (46, 48)
    assert finding.left.paths == (f"previous.proactive.{row}.in_force", f"proactive.{row}.issued")
    assert "45 in force, but 40 of last year with 6 issued and 3 repealed make 43." in finding.message
    assert "现行有效 45 件，但上年 40 件加本年制发 6 件减本年废止 3 件为 43 件" in finding.message_zh


def test_documents_of_2019() -> None:
    """The form of 2019 does not count what was repealed: nothing follows, and nothing is said where both years have it."""
    (outcome,) = judged(years.documents_in_force, plain(3, "2019"), plain(8, "2021"), ("2019", "2021"))
    assert isinstance(outcome, NotAssessable)
    assert "previous.proactive.rules.in_force" in outcome.missing
    assert judged(years.documents_in_force, plain(3, "2019"), plain(8, "2019"), ("2019", "2019")) == []


def test_items_carried_over() -> None:
    """The items of the year before are last year's with their change; the form of 2021 has none."""
    last = plain(0, "2019", proactive__licenses__previous_items=40, proactive__licenses__change=-3)
    this = plain(0, "2019", proactive__licenses__previous_items=38)
    (finding,) = findings(judged(years.items_carried_over, last, this, ("2019", "2019")))
    assert (finding.expected, finding.observed) == (37, 38)
    assert "行政许可: 38 items in the year before, but last year's report has 40 with a change of -3" in finding.message
    (outcome,) = judged(years.items_carried_over, last, plain(), ("2019", "2021"))
    assert isinstance(outcome, NotAssessable)


# ---------------------------------------------------------------------------- jumps and units

JUMPS = [
    (20, 100, False),  # five times is not more than five times
    (20, 101, True),
    (101, 20, True),
    (12, 61, False),  # the difference is below the least
    (0, 50, True),
    (50, 0, True),
    (0, 49, False),
    (1000, 4999, False),
    (1234, 123, True),
    (-5, 900, False),  # a negative count is the finding of another rule
]


@pytest.mark.parametrize(
    "path", ["proactive.licenses.decisions", "requests.received.total", "disputes.reconsideration.total"]
)
@pytest.mark.parametrize(("before", "now", "jumps"), JUMPS)
def test_jump(path: str, before: int, now: int, *, jumps: bool) -> None:
    """A figure of more than the factor and the least difference is advice; the others are passed."""
    outcomes = judged(years.figure_jump, plain() | {path: before}, plain() | {path: now})
    found = findings(outcomes)
    assert [finding.right.paths for finding in found] == [(path,)] * jumps
    assert [finding.left.paths for finding in found] == [(f"previous.{path}",)] * jumps
    passed = [one for outcome in outcomes if isinstance(outcome, Passed) for one in outcome.paths]
    assert (path in passed) is not jumps


def test_jumps_of_a_table_are_one_finding() -> None:
    """However many figures jump, a table gives one finding with all of them, and names some."""
    found = findings(judged(years.figure_jump, plain(1), plain(90)))
    assert [finding.right.paths[0].partition(".")[0] for finding in found] == ["proactive", "requests", "disputes"]
    assert [len(finding.right.operands) for finding in found] == [10, 25, 3]
    assert found[0].message.startswith(
        "Table 二 (proactive): more than 5 times last year's figure, or less than 1/5 of it: 规章 · 本年制发件数 1 → 90; "
    )
    assert " and 5 more. See proactive.rules.issued, " in found[0].message
    assert "等 10 项。见" in found[0].message_zh
    assert all(finding.severity is Severity.ADVICE and finding.expected is None for finding in found)


def test_applicant_columns_do_not_jump() -> None:
    """Of a row with a total, the total alone is looked at."""
    path = "requests.received.other"
    assert findings(judged(years.figure_jump, plain(), plain() | {path: 5000})) == []


def test_jumps_over_a_change_of_edition() -> None:
    """Only figures that both forms have are compared; changes (本年增/减) are none."""
    found = findings(judged(years.figure_jump, plain(1, "2019"), plain(90), ("2019", "2021")))
    assert found[0].right.paths == (
        "proactive.licenses.decisions",
        "proactive.penalties.decisions",
        "proactive.compulsory_measures.decisions",
    )
    same = findings(judged(years.figure_jump, plain(1, "2019"), plain(90, "2019"), ("2019", "2019")))
    assert not any(path.endswith(".change") for path in same[0].right.paths)


def test_jump_with_a_blank() -> None:
    """A figure that has no value in one of the years is not assessable."""
    path = "disputes.reconsideration.total"
    outcomes = judged(years.figure_jump, plain() | {path: None}, plain())
    assert NotAssessable("figure-jump", (path,), (f"previous.{path}",)) in outcomes


FEES = [
    ("961.6", "9616000", True),
    ("9616000", "961.6", True),
    ("961.6", "2404000", True),  # a quarter of 10,000 times
    ("961.6", "2403999", False),
    ("100", "4000000", True),
    ("100", "4000001", False),
    ("0", "5000", False),
    ("961.6", "9616", False),
    ("-1", "10000", False),
]


@pytest.mark.parametrize(("before", "now", "changed"), FEES)
def test_fee_unit(before: str, now: str, *, changed: bool) -> None:
    """Fees that are about 10,000 times last year's, or that part of them, are in another unit: no jump besides."""
    path = "proactive.fees.amount"
    last, this = plain() | {path: Decimal(before)}, plain() | {path: Decimal(now)}
    found = findings(judged(years.fee_unit_changed, last, this))
    assert [finding.paths for finding in found] == [(f"previous.{path}", path)] * changed
    assert all(finding.severity is Severity.WARNING and finding.observed == Decimal(now) for finding in found)
    if changed:
        assert findings(judged(years.figure_jump, last, this)) == []


def procurement(year: int, amount: str, unit: str | None) -> Report:
    """A report in the form of 2019 with an amount of procurement in a unit."""
    path = "proactive.procurement.amount"
    cell = Cell(path, CellStatus.REPORTED, Decimal(amount), amount, unit=unit)
    table = Proactive2019(procurement=Procurement2019(amount=Decimal(amount)))
    return Report(year=year, proactive=table, cells=(cell,))


@pytest.mark.parametrize(
    ("before", "now", "jumps"),
    [
        (("0.2", "万元"), ("49", "万元"), False),
        (("0.2", "万元"), ("51", "万元"), True),
        (("2000", "元"), ("490000", "元"), False),
        (("2000", "元"), ("510000", "元"), True),
        (("2000", "元"), ("510000", None), True),
        (("2000", None), ("490000", "元"), False),
        (("0.01", "亿元"), ("140", "万元"), False),
        (("0.01", "亿元"), ("5100000", "元"), True),
        (("0.2", None), ("49", None), False),
    ],
)
def test_jumps_of_money(before: tuple[str, str | None], now: tuple[str, str | None], *, jumps: bool) -> None:
    """The least difference is in 万元, in whatever unit the amounts are printed."""
    last, this = procurement(2019, *before), procurement(2020, *now)
    assert bool(findings(list(years.figure_jump(this, previous=last)))) is jumps


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        (("251", "万元"), ("2510000", "元"), False),
        (("251", "万元"), ("2510000", "万元"), True),
        (("251", None), ("2510000", "元"), True),
        (("251", None), ("2510000", None), True),
        (("2600000", None), ("2510000", "元"), False),
    ],
)
def test_procurement(before: tuple[str, str | None], now: tuple[str, str | None], *, changed: bool) -> None:
    """Units that are printed count; one that is not known is taken for the other's."""
    last, this = procurement(2019, *before), procurement(2020, *now)
    assert bool(findings(list(years.fee_unit_changed(this, previous=last)))) is changed


def test_no_amount_in_both_forms() -> None:
    """The two forms have no amount of money in common."""
    (outcome,) = judged(years.fee_unit_changed, plain(1, "2019"), plain(1), ("2019", "2021"))
    assert outcome == NotAssessable("fee-unit-changed", ("proactive",), ("previous.proactive.fees.amount",))


@pytest.mark.parametrize("value", [None])
def test_blank_fee(value: Value) -> None:
    """A fee that is blank is not assessable."""
    path = "proactive.fees.amount"
    (outcome,) = judged(years.fee_unit_changed, plain(), plain() | {path: value})
    assert outcome == NotAssessable("fee-unit-changed", (f"previous.{path}", path), (path,))


# ---------------------------------------------------------------------------- which report last year's is


def named(agency: str | None, year: int | None, digest: str | None = None) -> Report:
    """A report with nothing but its name."""
    source = SourceInfo("pipe", None, "simplified", 9, digest) if digest else None
    return Report(agency=agency, year=year, source=source, published=date(2022, 1, year % 28 + 1) if year else None)


@pytest.mark.parametrize(
    ("previous", "words"),
    [
        (named(AGENCY, 2020), ["it reports on 2020, and the year before 2022 is 2021"]),
        (named(AGENCY, 2022), ["it reports on 2022"]),
        (named("岚渚县水务局", 2021), ["it is by 岚渚县水务局, this one by 霁川市水务局"]),
        (named("岚渚县水务局", 2023), ["it reports on 2023", "it is by 岚渚县水务局"]),
        (named("岚渚县水务局", 2022, "aa"), ["it is the same document"]),
    ],
)
def test_unsuited(previous: Report, words: list[str]) -> None:
    """Another year, another agency, the same document: one finding that says all."""
    report = named(AGENCY, 2022, "aa")
    (finding,) = findings(list(years.previous_unsuited(report, previous=previous)))
    assert finding.severity is Severity.WARNING
    assert all(word in finding.message for word in words)
    assert finding.message_zh


def test_the_same_report() -> None:
    """A report is not its own predecessor, and nothing else is said of it."""
    report = named(None, None)
    (finding,) = findings(list(years.previous_unsuited(report, previous=report)))
    assert "the same document" in finding.message
    assert findings([*years.carried_over(report, previous=report)]) == []


@pytest.mark.parametrize(
    ("previous", "passed", "missing"),
    [
        (named("水务局（办公室）", 2021), ["year", "agency"], []),
        (named(None, 2021), ["year"], ["previous.agency"]),
        (named(AGENCY, None), ["agency"], ["previous.year"]),
    ],
)
def test_suited(previous: Report, passed: list[str], missing: list[str]) -> None:
    """What fits is passed; what is not known is not assessable."""
    outcomes = list(years.previous_unsuited(named(AGENCY, 2022), previous=previous))
    assert [outcome.paths[0] for outcome in outcomes if isinstance(outcome, Passed)] == passed
    assert [path for outcome in outcomes if isinstance(outcome, NotAssessable) for path in outcome.missing] == missing


def test_unknown_year_is_trusted() -> None:
    """Where a year is not known, the report that is given is taken for last year's."""
    this, last = dated(plain(), "2021"), attrs.evolve(dated(plain(1), "2021"), year=None)
    assert len(findings(list(years.carried_over(this, previous=last)))) == 7


def test_every_single_figure_is_looked_at() -> None:
    """The jumps look at every row once: its total, or each of its figures."""
    for edition in EDITIONS:
        report = dated(plain(0, edition), edition)
        last = dated(plain(0, edition), edition, 2021)
        outcomes = list(years.figure_jump(report, previous=last))
        paths = {path for outcome in outcomes if isinstance(outcome, Passed) for path in outcome.paths}
        assert {row.path for table in ("requests", "disputes") for row in tree.rows(table, edition)} <= {
            path.removesuffix(".total") for path in paths
        }
