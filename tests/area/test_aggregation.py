"""Sums of reports, cell by cell, that keep track of blanks."""

import pickle
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from area.reports import AGENCIES, AREA, YEAR, areas, flat, reported, summed
from gov_disclosure import Aggregate, AreaError, UnknownPathError, aggregate, validate
from gov_disclosure.area import Additivity
from gov_disclosure.model.report import CellStatus, Report
from rules.strategies import EDITIONS, Values, paths

ONE, TWO, THREE = AGENCIES[:3]
TOTAL = "requests.received.total"


def added(*forms: Values, partial: bool = False) -> Aggregate:
    """The aggregate of forms of 2021, named in the order of `AGENCIES`."""
    return aggregate((reported(form, name) for name, form in zip(AGENCIES, forms, strict=False)), partial=partial)


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_cell_by_cell(edition: str, data: st.DataObject) -> None:
    """Each figure is the sum of the reports' figures, and balances of consistent reports hold for the sum."""
    children = data.draw(areas(edition))
    total = aggregate(reported(values, name, edition) for name, values in children.items())
    assert total.flatten() == summed(children.values(), edition)
    assert (total.names, total.years, total.blanks) == (tuple(sorted(children)), (YEAR,), {})
    assert validate(total.to_report(), select=("balances", "figures")).findings == ()


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(paths("2021")), st.integers(0, 99), max_size=9), min_size=3, max_size=3)
)
def test_order_makes_no_difference(forms: list[Values]) -> None:
    """Adding is commutative and associative, with blanks too."""
    reports = [reported(form, name) for form, name in zip(forms, AGENCIES, strict=False)]
    whole = aggregate(reports)
    assert whole == aggregate(reports[::-1])
    one, two, three = (aggregate([report]) for report in reports)
    assert one + two == two + one
    assert (one + two) + three == one + (two + three) == whole


def test_blank() -> None:
    """A figure that is blank somewhere has no value, but a sum of what is known and the names of what is not."""
    total = added(flat(1), flat(2, requests__received__total=None))
    cell = total.cell(TOTAL)
    assert (cell.value, cell.sum, cell.blank) == (None, 1, (TWO,))
    assert total.blanks == {TOTAL: (TWO,)}
    assert total.requests is not None
    assert total.requests.received.total is None
    assert total.requests.received.other == 3


def test_partial() -> None:
    """Partial sums are there when asked for, and blanks are still told; what nobody has stays without a value."""
    both = flat(2, requests__received__total=None, requests__received__other=None)
    total = added(flat(1, requests__received__other=None), both, partial=True)
    assert total.cell(TOTAL).value == 1
    assert total.cell("requests.received.other").value is None
    assert total.blanks["requests.received.other"] == tuple(sorted((ONE, TWO)))
    assert not (total + aggregate([reported(flat(1), THREE)])).partial
    assert (total + aggregate([reported(flat(1), THREE)])).cell(TOTAL).value is None


def test_name_without_report() -> None:
    """A name without a report is a blank everywhere, and never a zero."""
    total = aggregate({ONE: reported(flat(1), ONE), TWO: None})
    assert set(total.flatten().values()) == {None}
    assert {cell.sum for cell in total.cells} == {1}
    assert set(total.blanks.values()) == {(TWO,)}


def test_table_missing() -> None:
    """A report without a table is a blank in each of its figures; a table that nobody has is none."""
    total = aggregate([reported(flat(1), ONE), evolve(reported(flat(1), TWO), requests=None, disputes=None)])
    assert total.cell(TOTAL).blank == (TWO,)
    assert total.cell("proactive.licenses.decisions").value == 2
    none = aggregate([Report(agency=ONE)])
    assert (none.cells, none.proactive, none.requests, none.disputes, none.years) == ((), None, None, None, ())
    assert none + aggregate([reported(flat(1), TWO)]) == aggregate([Report(agency=ONE), reported(flat(1), TWO)])


def test_mixed_editions() -> None:
    """Tables of two editions are not added; the message says which and what to do."""
    reports = [reported(flat(1), ONE), reported(flat(1, "2019"), TWO, "2019")]
    one, other = aggregate(reports[:1]), aggregate(reports[1:])
    message = r"proactive has several editions \(1 of 2019, 1 of 2021\).*aggregate\(r for r"
    with pytest.raises(AreaError, match=message):
        aggregate(reports)
    with pytest.raises(AreaError, match=message):
        one + other
    same = [evolve(report, proactive=None, requests=None) for report in reports]
    total = aggregate(same)
    assert (total.editions, total.cell("disputes.reconsideration.total").value) == ((("disputes", "2021"),), 2)


def test_mixed_tables_of_a_report() -> None:
    """The edition is that of each table, as in reports that have tables of both."""
    old = reported(flat(1, "2019"), ONE, "2019")
    new = reported(flat(1), ONE)
    mixed = evolve(new, requests=old.requests)
    total = aggregate([mixed, evolve(mixed, agency=TWO)])
    assert [total.edition(table) for table in ("proactive", "requests", "disputes")] == ["2021", "2019", "2021"]
    assert total.cell("requests.results.other_handling.total").value == 2


def test_unit() -> None:
    """Amounts are added in 万元; one whose unit is not printed is a blank."""
    path = "proactive.procurement.amount"
    reports = [reported(flat(0, "2019") | {path: Decimal(3)}, name, "2019") for name in (ONE, TWO)]
    reports[1] = evolve(reports[1], cells=tuple(evolve(cell, unit="元") for cell in reports[1].cells))
    assert aggregate(reports).cell(path).value == Decimal("3.0003")
    reports[1] = evolve(reports[1], cells=())
    cell = aggregate(reports).cell(path)
    assert (cell.sum, cell.blank) == (3, (TWO,))


def test_to_report() -> None:
    """As a report, each sum is inferred, with its unit, and each figure without one is absent."""
    report = added(flat(1), flat(2, requests__received__total=None)).to_report()
    assert report.year == YEAR
    assert report.cell(TOTAL).status is CellStatus.ABSENT
    cell = report.cell("proactive.fees.amount")
    assert (cell.status, cell.value, cell.unit) == (CellStatus.INFERRED, 3, "万元")
    years = aggregate([reported(flat(1), ONE), reported(flat(1), TWO, year=YEAR + 1)])
    assert (years.years, years.to_report().year) == ((YEAR, YEAR + 1), None)


def test_additivity() -> None:
    """Each sum says what it is worth."""
    total = aggregate([reported(flat(1, "2019"), ONE, "2019")])
    assert total.cell("proactive.licenses.previous_items").additivity is Additivity.LISTED
    assert total.cell("proactive.rules.created").additivity is Additivity.SHARED
    assert total.cell(TOTAL).additivity is Additivity.SUM


def test_unknown_path() -> None:
    """A path that the tables do not have is named."""
    with pytest.raises(UnknownPathError, match=r"requests\.nothing"):
        added(flat(1)).cell("requests.nothing")


def test_mistakes() -> None:
    """Counting twice, and adding other things, is refused."""
    one = added(flat(1))
    with pytest.raises(AreaError, match=f"{ONE}: in both aggregates"):
        one + one
    with pytest.raises(AreaError, match="two reports named"):
        aggregate([Report(agency=AREA), Report(agency=AREA, year=1)])
    with pytest.raises(AreaError, match="no reports"):
        aggregate([])
    wrong: Any = 3
    with pytest.raises(TypeError):
        one + wrong


def test_value() -> None:
    """An aggregate is equal, hashable and picklable, and prints what it has."""
    total = added(flat(1), flat(2, requests__received__total=None))
    assert total == pickle.loads(pickle.dumps(total))  # noqa: S301 - made one line above
    assert len({total, total}) == 1
    text = str(total)
    assert "2 reports added (2031)" in text
    assert "requests (2021): 174 of 175 figures known in every report" in text
    assert f"without a figure: {TWO} 1" in text
    assert str(aggregate([Report(agency=ONE)])) == "1 report added (year unknown)"
