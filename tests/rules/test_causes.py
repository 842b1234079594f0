"""Findings of one cause stand together."""

import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import parse_report
from gov_disclosure.model import tree
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.rules import Finding, Operand, Side, validate
from gov_disclosure.rules.causes import grouped
from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

FIGURES = tree.figures("requests", "2021")


def report_with(seed: int, changes: dict[str, int]) -> Report:
    """A consistent table of section 三 with some cells changed."""
    form = random_form(seeded(seed), "2021", PROFILES[2])
    values = {figure.path: int(form.figures[figure.path] or 0) for figure in FIGURES}
    values |= {path: values[path] + more for path, more in changes.items()}
    return Report(requests=tree.build("requests", "2021", values))


@given(seed=st.integers(0, 50), figure=st.sampled_from(FIGURES), more=st.integers(1, 90))
def test_one_wrong_cell_is_one_group(seed: int, figure: tree.Figure, more: int) -> None:
    """One changed cell breaks up to three balances; they are one group, around the cell if it is more than one."""
    result = validate(report_with(seed, {figure.path: more}), select="balances")
    (group,) = result.groups
    assert group.findings == result.findings
    assert group.path == (figure.path if len(result.findings) > 1 else None)


def test_two_wrong_cells_are_two_groups() -> None:
    """Cells that share no balance have a group each."""
    first, second = "requests.results.granted.natural_person", "requests.carried_over.other"
    result = validate(report_with(7, {first: 2, second: 5}), select="balances")
    assert sorted(str(group.path) for group in result.groups) == sorted([first, second])
    assert sorted(len(group.findings) for group in result.groups) == [2, 2]


def finding(*paths: str, total: int | None = 1) -> Finding:
    """A finding on some figures."""
    side = Side(tuple(Operand(path, path, 1) for path in paths), total)
    return Finding(code="odd", severity=Severity.ERROR, message="", message_zh="", left=side)


def test_lists_and_single_figures() -> None:
    """A finding that lists cells is no cause of another; one on a single figure names it."""
    blanks, one, title = finding("a", "b", total=None), finding("a"), finding(total=None)
    groups = grouped([blanks, one, title])
    assert [(group.path, len(group.findings)) for group in groups] == [(None, 1), ("a", 1), (None, 1)]


@given(st.lists(st.lists(st.sampled_from("abcdef"), min_size=0, max_size=4, unique=True), max_size=12))
def test_no_finding_is_lost(paths: list[list[str]]) -> None:
    """Every finding stands in exactly one group, and the groups come in the order of their first findings."""
    findings = [finding(*each) for each in paths]
    groups = grouped(findings)
    assert sorted(map(id, (each for group in groups for each in group.findings))) == sorted(map(id, findings))
    firsts = [next(i for i, each in enumerate(findings) if each is group.findings[0]) for group in groups]
    assert firsts == sorted(firsts)


def years(columns: int) -> tuple[Report, Report]:
    """A report, and one of the year before that carries more forward in the first columns and in 总计."""
    report = evolve(report_with(3, {}), year=2024)
    paths = [figure.path for figure in FIGURES]
    over = [getattr(report.requests.carried_over, path.rpartition(".")[2]) for path in paths[:7]]  # type: ignore[union-attr]
    more = [value + (place < columns) for place, value in enumerate(over[:6])]
    forward = dict(zip(paths[-7:], (*more, sum(more)), strict=True))
    return report, Report(year=2023, requests=tree.build("requests", "2021", forward))


@pytest.mark.parametrize("columns", [1, 2, 6])
def test_columns_carried_over_are_one_group(columns: int) -> None:
    """The columns of a row that is not last year's are one cause; what the row breaks besides belongs to it."""
    report, previous = years(columns)
    (group,) = validate(report, previous=previous, select="carried-over").groups
    assert len(group.findings) == columns + 1
    assert group.path is None


def test_one_wrong_cell_carried_over() -> None:
    """A cell of this year's row that breaks its balances as well is named, and nothing else is wrong."""
    report, previous = years(0)
    assert report.requests is not None
    row = report.requests.carried_over
    wrong = evolve(row, natural_person=(row.natural_person or 0) + 4)
    changed = evolve(report, requests=evolve(report.requests, carried_over=wrong))
    (group,) = validate(changed, previous=previous, select=["balances", "carried-over"]).groups
    assert group.path == "requests.carried_over.natural_person"
    assert {finding.code for finding in group.findings} == {"requests-row-total", "requests-carry", "carried-over"}


def test_row_printed_twice_is_one_group() -> None:
    """A row that is printed twice with other figures leaves figures unread and rows left over: one cause."""
    form, random = random_form(seeded(5), "2021", PROFILES[2]), seeded(5)
    printed = str(LAYOUTS["pipe-spans"](form, random_text(random, form)))
    (row,) = [line for line in printed.split("\n") if "上年结转" in line and line.count("|") > 5]
    again = re.sub(r"\d+", lambda found: str(int(found[0]) + 1), row)
    result = validate(parse_report(printed.replace(row, f"{row}\n{again}")), select=["structure", "completeness"])
    codes = [{finding.code for finding in group.findings} for group in result.groups]
    assert {"table-repeated", "figures-unread", "figures-left-over"} in codes


def test_kin_of_other_tables() -> None:
    """Figures unread in one table have not the cause of rows left over in another."""
    codes = ("table-repeated", "figures-unread", "figures-left-over")
    findings = [
        evolve(finding(path, total=None), code=code)
        for code, path in zip(codes, ("requests.received", "requests.received.other", "disputes"), strict=True)
    ]
    assert [len(group.findings) for group in grouped(findings)] == [2, 1]
