"""The report of an area against the sum of its parts."""

import pickle
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from area.reports import AGENCIES, AREA, COMPARED, YEAR, areas, flat, reported, summed
from gov_disclosure import AreaError, UnknownPathError, aggregate, validate_area
from gov_disclosure.area import CODES, Additivity, additivity
from gov_disclosure.model.report import Cell, CellStatus, Report, Severity
from gov_disclosure.position import Position
from gov_disclosure.rules import Finding
from rules.strategies import EDITIONS, paths

ONE, TWO = AGENCIES[:2]
TOTAL = "requests.received.total"


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """The codes of findings."""
    return [finding.code for finding in findings]


def compared(parent: dict[str, Any], *children: dict[str, Any], **more: Any) -> Any:  # noqa: ANN401
    """The result for forms of 2021; the children are named in the order of `AGENCIES`."""
    reports = [reported(values, name) for name, values in zip(AGENCIES, children, strict=False)]
    return validate_area(evolve(reported(parent, AREA), **more), reports)


# ---------------------------------------------------------------------------- properties


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_sum_of_the_children(edition: str, data: st.DataObject) -> None:
    """An area that is the sum of its parts has no finding, and every figure that adds up has passed."""
    children = data.draw(areas(edition))
    parent = reported(summed(children.values(), edition), AREA, edition)
    result = validate_area(parent, [reported(values, name, edition) for name, values in children.items()])
    assert (result.findings, result.remainders) == ((), {})
    for code in ("area-exceeded", "area-remainder"):
        assert [path for one in result.passed if one.code == code for path in one.paths] == COMPARED[edition]
        left = [path for one in result.not_assessable if one.code == code for path in one.paths]
        assert left == [path for path in paths(edition) if path not in COMPARED[edition]]


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_one_changed_cell(edition: str, data: st.DataObject) -> None:
    """One changed cell, of the area or of a part, is exactly one finding, which names it and both values."""
    children = data.draw(areas(edition))
    values = {AREA: summed(children.values(), edition), **children}
    path = data.draw(st.sampled_from(COMPARED[edition]))
    changed = data.draw(st.sampled_from(list(values)))
    values[changed] = dict(values[changed]) | {
        path: values[changed][path] + data.draw(st.integers(-300, 300).filter(bool))
    }
    parent, *parts = (reported(form, name, edition) for name, form in values.items())
    (finding,) = validate_area(parent, parts).findings
    together = sum(values[name][path] for name in children)
    assert set(finding.paths) == {path}
    assert (finding.expected, finding.observed) == (together, values[AREA][path])
    assert finding.code == ("area-exceeded" if together > values[AREA][path] else "area-remainder")
    assert finding.severity is not Severity.ERROR


@settings(max_examples=20, deadline=None)
@given(areas())
def test_aggregate_is_the_area(children: dict[str, Any]) -> None:
    """The aggregate of reports, taken for the report of the area, has no finding."""
    reports = [reported(values, name) for name, values in children.items()]
    parent = evolve(aggregate(reports).to_report(), agency=AREA)
    assert validate_area(parent, reports).findings == ()


# ---------------------------------------------------------------------------- one cause, one finding


def test_missing_report_is_one_finding_a_table() -> None:
    """A part without a report is named once; what it leaves open is one piece of advice for each table."""
    parent = reported(summed([flat(1), flat(2)]), AREA)
    result = validate_area(parent, {ONE: reported(flat(1), ONE), TWO: None})
    assert codes(result.findings) == ["area-report-missing", *["area-remainder"] * 4]
    assert {finding.severity for finding in result.findings[1:]} == {Severity.ADVICE}
    assert (result.children, result.without_report) == ((ONE,), (TWO,))
    assert TWO in result.findings[0].message
    assert TWO in result.findings[0].message_zh
    assert set(result.remainders.values()) == {2}
    assert result.ok


def test_remainder_with_all_reports() -> None:
    """Where every part has a report, nobody's remainder is a warning."""
    (finding,) = compared(flat(1, requests__received__total=5), flat(1)).findings
    assert (finding.code, finding.severity) == ("area-remainder", Severity.WARNING)
    assert f"{TOTAL} 5, together 1, remainder 4" in finding.message
    assert f"{TOTAL} 汇总 5，各单位之和 1，差额 4" in finding.message_zh


def test_shared_documents() -> None:
    """Documents that several agencies issued together may add up to more: advice. Requests may not."""
    result = compared(
        flat(1, proactive__normative_documents__issued=1, requests__received__total=1),
        flat(0, proactive__normative_documents__issued=1, requests__received__total=1),
        flat(1, proactive__normative_documents__issued=1, requests__received__total=1),
    )
    assert [(finding.code, finding.severity, finding.paths[0]) for finding in result.findings] == [
        ("area-exceeded", Severity.ADVICE, "proactive.normative_documents.issued"),
        ("area-exceeded", Severity.WARNING, TOTAL),
    ]
    assert "issue together" in result.findings[0].message
    assert f"{TOTAL} 1, but together 2" in result.findings[1].message


def test_sides() -> None:
    """The left side has the sums, the right the figures of the area with their proof."""
    parent = reported(flat(1, requests__received__total=5), AREA)
    cells = tuple(
        Cell(TOTAL, CellStatus.REPORTED, 5, "５件", Position(7)) if cell.path == TOTAL else cell
        for cell in parent.cells
    )
    (finding,) = validate_area(evolve(parent, cells=cells), [reported(flat(1), ONE)]).findings
    assert [operand.value for operand in (*finding.left.operands, *finding.right.operands)] == [1, 5]
    assert (finding.right.operands[0].raw, finding.right.operands[0].position) == ("５件", Position(7))


def test_message_is_bounded() -> None:
    """A message names four figures and counts the rest; the sides have all."""
    result = compared(flat(0), flat(1))
    finding = next(finding for finding in result.findings if TOTAL in finding.paths)
    assert len(finding.left.operands) == 175
    assert "and 171 more" in finding.message
    assert finding.message.count("requests.") == 4
    assert (finding.expected, finding.observed, finding.left.sum) == (None, None, None)


# ---------------------------------------------------------------------------- what is not known


def test_blank_of_a_child() -> None:
    """A child's blank makes its figure not assessable, and the child is named."""
    result = compared(flat(3), flat(1), flat(2, requests__received__total=None))
    (finding,) = result.findings
    assert (finding.code, finding.paths, finding.severity) == ("area-blank", (TOTAL,), Severity.ADVICE)
    assert f"{TWO} (1)" in finding.message
    assert TWO in finding.left.operands[0].label
    figure = result.figure(TOTAL)
    assert figure is not None
    assert (figure.sum, figure.remainder, figure.blank, figure.whole) == (1, 2, (TWO,), False)
    assert result.remainders == {}
    assert [one.missing for one in result.not_assessable if TOTAL in one.missing] == [(TOTAL,)] * 2


def test_known_parts_may_be_too_much() -> None:
    """What is known of the parts may already be more than the area; what is not known can only add to it."""
    result = compared(
        flat(3, requests__received__total=1),
        flat(1, requests__received__total=2),
        flat(2, requests__received__total=None),
    )
    assert codes(result.findings) == ["area-exceeded", "area-blank"]
    assert "those that are known 2" in result.findings[0].message


def test_signed_figures_are_not_bounded() -> None:
    """Changes are signed, and entries of lists: they are never compared."""
    assert additivity("proactive.licenses.change") is Additivity.LISTED
    parent = reported(flat(0, "2019"), AREA, "2019")
    child = reported(flat(0, "2019", proactive__licenses__change=9), ONE, "2019")
    assert validate_area(parent, [child]).findings == ()


def test_table_of_a_child_missing() -> None:
    """A child without a table has a blank in each of its figures: one finding."""
    child = evolve(reported(flat(1), TWO), requests=None)
    result = validate_area(reported(flat(2), AREA), [reported(flat(1), ONE), child])
    assert codes(result.findings) == ["area-blank"]
    assert len(result.findings[0].paths) == 175


def test_table_of_the_area_missing() -> None:
    """Where the area lacks a table, or a figure, nothing is said of it, and its children's blanks do not matter."""
    parent = reported(flat(2, disputes__reconsideration__total=None), AREA)
    children = [reported(flat(1), ONE), reported(flat(1, disputes__reconsideration__total=None), TWO)]
    result = validate_area(evolve(parent, requests=None), children)
    assert result.findings == ()
    assert {one.missing for one in result.not_assessable} >= {("requests",), ("disputes.reconsideration.total",)}
    assert result.figure(TOTAL) is None
    with pytest.raises(UnknownPathError, match="no edition of the form has a figure with the path 'nonsense'"):
        result.figure("nonsense")


# ---------------------------------------------------------------------------- editions, units, years


def mixed(edition: str, other: str) -> Any:  # noqa: ANN401
    """The result for an area of one edition whose child has the other."""
    return validate_area(reported(flat(1, edition), AREA, edition), [reported(flat(1, other), ONE, other)])


def test_child_of_the_later_edition() -> None:
    """（六）其他处理, one row in 2019, is the three rows into which 2021 divides it; other rows are the same."""
    result = mixed("2019", "2021")
    assert {finding.paths[0].rpartition(".")[0] for finding in result.findings} == {"requests.results.other_handling"}
    (finding,) = result.findings
    assert {operand.value for operand in finding.left.operands} == {3}
    figure = result.figure("proactive.rules.created")
    assert figure is not None
    assert (figure.other_edition, figure.sum) == ((ONE,), None)


def test_child_of_the_earlier_edition() -> None:
    """One row of 2019 cannot be divided into three of 2021: these figures are not assessable."""
    result = mixed("2021", "2019")
    assert result.findings == ()
    open_paths = {path for one in result.not_assessable for path in one.missing}
    assert {path for path in open_paths if path.startswith("requests.")} == {
        path for path in paths("2021") if ".other_handling." in path
    }
    assert "proactive.fees.amount" in open_paths
    assert "proactive.licenses.decisions" not in open_paths


@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        ("万元", "3", []),
        ("元", "30000", []),
        ("亿元", "0.0003", []),
        (None, "3", ["area-blank"]),
        ("元", "3", ["area-remainder"]),
    ],
)
def test_units(unit: str | None, amount: str, expected: list[str]) -> None:
    """Amounts of procurement are compared in 万元; one whose unit is not known is not."""
    path = "proactive.procurement.amount"
    parent = reported(flat(0, "2019") | {path: Decimal(3)}, AREA, "2019")
    child = reported(flat(0, "2019") | {path: Decimal(amount)}, ONE, "2019")
    cells = tuple(evolve(cell, unit=unit) if cell.path == path else cell for cell in child.cells)
    assert codes(validate_area(parent, [evolve(child, cells=cells)]).findings) == expected


def test_other_year() -> None:
    """A report on another year is named and not counted; one without a year is."""
    parent = reported(flat(1), AREA)
    children = [reported(flat(1), ONE, year=None), reported(flat(7), TWO, year=YEAR - 1)]
    result = validate_area(parent, children)
    assert codes(result.findings) == ["area-year"]
    assert (result.children, result.other_year) == ((ONE,), (TWO,))
    assert "than 2031" in result.findings[0].message


# ---------------------------------------------------------------------------- the caller


@pytest.mark.parametrize(
    ("children", "message"),
    [
        ([], "no reports"),
        ([Report(agency=ONE), Report(agency=ONE)], "two reports named '云溪区水务局'"),
        (["text"], "number 1 is str: parse the source first"),
        ({ONE: "text"}, "'云溪区水务局' is str"),
        ([None], "give a mapping with None"),
        ("text", "not str"),
        (3, "not int"),
        ([Report(agency=AREA)], "the report of the area itself"),
    ],
)
def test_mistakes(children: Any, message: str) -> None:  # noqa: ANN401
    """Anything but named reports is the caller's mistake, and the message says what to do."""
    with pytest.raises(AreaError, match=message):
        validate_area(Report(agency=AREA), children)


def test_parent_is_no_report() -> None:
    """The first argument is the report of the area."""
    wrong: Any = "云溪区"
    with pytest.raises(AreaError, match="takes the report of the area first, not str"):
        validate_area(wrong, [Report()])


def test_names() -> None:
    """Reports are called by their agency, else their title, else their number; a mapping gives the names."""
    reports = [Report(agency=ONE, title="x"), Report(title="年度报告"), Report(index_number="1")]
    assert validate_area(Report(agency=AREA), reports).children == (ONE, "年度报告", "report 3")
    assert validate_area(Report(agency=AREA), {"甲": Report(agency=ONE)}).children == ("甲",)
    assert validate_area(Report(index_number="2"), [Report()]).parent == "the area"


def test_result_is_a_value() -> None:
    """A result is equal, hashable and picklable, and prints what it says."""
    parent = reported(summed([flat(1), flat(2)]), AREA)
    result = validate_area(parent, {ONE: reported(flat(1), ONE), TWO: None})
    assert result == pickle.loads(pickle.dumps(result))  # noqa: S301 - made one line above
    assert len({result, result}) == 1
    text = str(result)
    for part in (
        f"{AREA}, 2031: compared with 1 report",
        f"without a report: {TWO}",
        "requests: 0 of 175 figures",
        "area-remainder",
    ):
        assert part in text
    assert "another year" not in text


def test_codes() -> None:
    """All codes can be found."""
    children = {
        ONE: reported(flat(1, requests__received__total=None), ONE),
        TWO: None,
        AGENCIES[2]: reported(flat(1), AGENCIES[2], year=YEAR - 1),
    }
    parent = reported(flat(1, disputes__reconsideration__total=0, disputes__reconsideration__other=3), AREA)
    assert set(codes(validate_area(parent, children).findings)) == set(CODES)
