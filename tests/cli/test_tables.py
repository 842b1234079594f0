"""The tables in the terminal: every figure whole, every row with its label, every status to be seen."""

import io
import re

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from cli.samples import Show, make_report
from gov_disclosure.cli.tables import MARKS, print_table, printed
from gov_disclosure.model import tree
from gov_disclosure.model.report import Cell, CellStatus, Report

TABLES = ("proactive", "requests", "disputes")


def marks(text: str) -> list[str]:
    """What stands in the columns of figures, in the order of the rows."""
    above = text.partition("\n_ ")[0]
    return [
        word for line in above.splitlines() for word in re.findall(r"(?<= )(?:-?[0-9][0-9.]*[*~]?|[_/?x])(?= |$)", line)
    ]


def expected(report: Report, table: str) -> list[str]:
    """The figures and marks of a table in the form's order."""
    figures = tree.figures(table, getattr(report, table).edition)
    return [printed(report.cell(figure.path), figure).plain.partition(" ")[0] for figure in figures]


@pytest.mark.parametrize("width", [20, 40, 80, 100, 120, 200])
@pytest.mark.parametrize("table", TABLES)
def test_every_figure_of_the_form_in_order(report: Report, show: Show, table: str, width: int) -> None:
    """Whatever the width of the terminal, each figure is printed whole, row by row."""
    assert marks(show(print_table, report, table, width=width)) == expected(report, table)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.integers(-(10**4), 10**15), min_size=25 * 7, max_size=25 * 7), st.integers(10, 200))
def test_no_figure_is_ever_cut(show: Show, values: list[int], width: int) -> None:
    """Figures of any length stay whole."""
    form = tree.figures("requests", "2021")
    cells = tuple(Cell(f.path, CellStatus.REPORTED, v) for f, v in zip(form, values, strict=True))
    report = Report(requests=tree.build("requests", "2021", {}), cells=cells)
    assert marks(show(print_table, report, "requests", width=width)) == [str(value) for value in values]


@pytest.mark.parametrize("width", [80, 120])
def test_tables_fit_the_terminal(report: Report, show: Show, width: int) -> None:
    """At usual widths no line is wider than the terminal."""
    lines = [line for table in TABLES for line in show(print_table, report, table, width=width).splitlines()]
    assert max(cell_len(line) for line in lines) <= width


@pytest.mark.parametrize("table", TABLES)
def test_every_label_is_printed(report: Report, show: Show, table: str) -> None:
    """Rows, groups and columns stand with the labels that the form prints."""
    text = re.sub(r"\s", "", show(print_table, report, table, width=200))
    for figure in tree.figures(table, getattr(report, table).edition):
        for label in (figure.row_label, *figure.column_label.replace("（", "\n（").split("\n"), *figure.groups):
            assert label in text


def test_statuses_look_different(show: Show) -> None:
    """Zero, blank, not applicable, unreadable, placed, derived and absent are different things, each explained."""
    assert len({mark.sign for mark in MARKS.values()}) == len(CellStatus)
    text = show(print_table, make_report("2021"), "proactive")
    rules = next(line for line in text.splitlines() if line.startswith("规章"))
    assert rules.split() == ["规章", "_", "/", "?"]
    for status in set(CellStatus) - {CellStatus.REPORTED}:
        assert f"\n{MARKS[status].sign}  {MARKS[status].meaning}\n" in text
    chinese = show(print_table, make_report("2021"), "proactive", chinese=True)
    for mark in MARKS.values():
        text = text.replace(f"\n{mark.sign}  {mark.meaning}\n", f"\n{mark.sign}  {mark.meaning_zh}\n")
    assert chinese == text


def test_only_the_marks_in_use_are_explained(show: Show) -> None:
    """A table of figures needs no legend."""
    text = show(print_table, make_report("2021"), "disputes")
    assert not any(mark.meaning in text for mark in MARKS.values())


def test_a_missing_cell_shows_as_absent(show: Show) -> None:
    """A figure without a cell is not a zero."""
    report = evolve(make_report("2021"), cells=())
    assert set(marks(show(print_table, report, "disputes"))) == {"x"}


def test_a_unit_that_the_form_does_not_print_is_shown(show: Show) -> None:
    """The amount of procurement stands with the unit that the document gives it."""
    assert "96171.60 元" in show(print_table, make_report("2019"), "proactive")


def test_ascii_terminals_get_no_rule(report: Report) -> None:
    """Where the encoding has no line characters, none are printed."""
    data = io.BytesIO()
    with io.TextIOWrapper(data, encoding="ascii", errors="replace", write_through=True) as file:
        print_table(Console(file=file, width=80), report, "requests")
        assert b"?" * 50 not in data.getvalue()
