"""Consistent forms, invented at random, and reports made of them.

The sums are worked out here by hand and not by the tree's balances, which the rules are made of.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from gov_disclosure.model import tree
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Cell, CellStatus, Report

TABLES = ("proactive", "requests", "disputes")
EDITIONS = ("2019", "2021")
APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_organization",
    "other",
)
OUTCOMES = ("upheld", "corrected", "other", "pending")

Values = dict[str, Any]

counts = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 5000))
FIGURES = {
    Kind.COUNT: counts,
    Kind.CHANGE: st.integers(-99, 99),
    Kind.MONEY: st.decimals(0, 10**6, places=2),
}


def result_rows(edition: str) -> list[str]:
    """The rows of table 三 that （七）总计 sums up."""
    rows = (row.path for row in tree.rows("requests", edition))
    return [path for path in rows if path.startswith("requests.results.") and path != "requests.results.total"]


@st.composite
def requests(draw: st.DrawFn, edition: str) -> Values:
    """A table 三 whose balances hold."""
    rows = result_rows(edition)
    size = len(APPLICANTS) * (len(rows) + 1)
    drawn = iter(draw(st.lists(counts, min_size=size, max_size=size)))
    values: Values = {
        f"{row}.{name}": next(drawn) for row in [*rows, "requests.carried_forward"] for name in APPLICANTS
    }
    for name in APPLICANTS:
        handled = sum(values[f"{row}.{name}"] for row in rows)
        leaving = handled + values[f"requests.carried_forward.{name}"]
        before = draw(st.integers(0, leaving))
        values[f"requests.results.total.{name}"] = handled
        values[f"requests.carried_over.{name}"] = before
        values[f"requests.received.{name}"] = leaving - before
    for row in tree.rows("requests", edition):
        values[f"{row.path}.total"] = sum(values[f"{row.path}.{name}"] for name in APPLICANTS)
    return values


@st.composite
def disputes(draw: st.DrawFn) -> Values:
    """A table 四 whose balances hold."""
    values: Values = {}
    for kind in ("reconsideration", "direct_litigation", "litigation_after_reconsideration"):
        ended = draw(st.tuples(counts, counts, counts, counts))
        values |= {f"disputes.{kind}.{name}": number for name, number in zip(OUTCOMES, ended, strict=True)}
        values[f"disputes.{kind}.total"] = sum(ended)
    return values


@st.composite
def forms(draw: st.DrawFn, edition: str) -> Values:
    """The figures of a consistent form, by path."""
    figures = tree.figures("proactive", edition)
    proactive = {figure.path: draw(FIGURES[figure.kind]) for figure in figures}
    return proactive | draw(requests(edition)) | draw(disputes())


def report_of(values: Mapping[str, Any], edition: str, cells: Mapping[str, Cell] | None = None) -> Report:
    """A report that prints `values`; `cells` stand in for the cells at their paths."""
    tables = {table: tree.build(table, edition, values) for table in TABLES}
    given = cells or {}
    made = [given.get(path) or cell_of(path, values.get(path)) for path in paths(edition)]
    return Report(cells=tuple(made), **tables)


def cell_of(path: str, value: int | Decimal | None) -> Cell:
    """The cell that prints `value`."""
    if value is None:
        return Cell(path, CellStatus.BLANK, raw="")
    return Cell(path, CellStatus.REPORTED, value, str(value))


def paths(edition: str) -> list[str]:
    """The paths of all figures of an edition."""
    return [figure.path for table in TABLES for figure in tree.figures(table, edition)]
