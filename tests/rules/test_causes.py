"""Findings of one cause stand together."""

from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.model import tree
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.rules import Finding, Operand, Side, validate
from gov_disclosure.rules.causes import grouped
from writer.forms import PROFILES, random_form, seeded

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
