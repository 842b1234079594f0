"""Whole tables are read at once, and as they would be read row by row."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from gov_disclosure import GovDisclosureError, Report, parse_report, tables
from gov_disclosure.tables import assembly
from gov_disclosure.tables.assembly import Assembled, assemble
from gov_disclosure.tables.gathering import Gathered
from gov_disclosure.tables.whole import whole_rows
from tables.grids import (
    Rows,
    disputes_rows,
    grid_document,
    lines_document,
    proactive_rows,
    read,
    requests_rows,
    small_form,
)
from writer.damage import READABLE, damaged
from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS, Layout
from writer.prose import random_text

FORM = small_form()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each table that is read is read at once."""
    seen = []

    def watched(table: str, edition: str, gathered: Gathered, **options: Any) -> Assembled:  # noqa: ANN401 - what else it takes
        found = assemble(table, edition, gathered, **options)
        seen.append(bool(found.whole))
        return found

    monkeypatch.setattr(tables, "assemble", watched)
    monkeypatch.setattr(tables, "recall", lambda *_: None)
    return seen


def _read_both_ways(source: str | bytes, monkeypatch: pytest.MonkeyPatch) -> Sequence[Report | str]:
    """The report, or why there is none: as it is read, and with each row looked at."""
    read: list[Report | str] = []
    with monkeypatch.context() as patch:
        patch.setattr(tables, "recall", lambda *_: None)
        for look in (whole_rows, lambda *_: None):
            patch.setattr(assembly, "whole_rows", look)
            try:
                read.append(parse_report(source))
            except GovDisclosureError as error:
                read.append(str(error))
    return read


@pytest.mark.parametrize("layout", READABLE, ids=lambda layout: layout.name)
def test_sound_documents(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """In every layout the same cells come out, and the same diagnostics."""
    for seed, edition in enumerate(("2021", "2019", "mixed")):
        form = random_form(seeded(seed), edition, PROFILES[seed])
        one, other = _read_both_ways(layout(form, random_text(seeded(seed), form)), monkeypatch)
        assert one == other


@pytest.mark.parametrize("first", range(7_000_000, 7_000_200, 50))
def test_damaged_documents(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is damaged is looked at row by row; where it is not, nothing had to be."""
    for seed in range(first, first + 50):
        one, other = _read_both_ways(damaged(seed).document, monkeypatch)
        assert one == other, seed


@pytest.mark.parametrize("write", [grid_document, lines_document])
def test_whole_tables_are_read_at_once(write: Callable[..., object], at_once: list[bool]) -> None:
    """All three of them, with a line for each row or each cell."""
    _, cells = read(write(proactive_rows(FORM), requests_rows(FORM), disputes_rows(FORM)))  # type: ignore[arg-type]
    assert at_once == [True] * 3
    assert {path: cell.value for path, cell in cells.items()} == FORM.figures


@pytest.mark.parametrize("name", ["pipe-spans", "markdown", "tsv", "lines", "aligned-two-spaces", "boxes-drawn"])
def test_whole_documents_are_read_at_once(name: str, at_once: list[bool]) -> None:
    """Also where the width of labels' spans leaves blanks beside the figures."""
    form = random_form(seeded(3), "2021", PROFILES[2])
    parse_report(LAYOUTS[name](form, random_text(seeded(3), form)))
    assert at_once == [True] * 3


def _change(rows: Rows, label: str, column: int, text: str) -> None:
    next(row for row in rows if row[0].startswith(label))[column] = text


CHANGES: dict[str, Callable[[Rows], object]] = {
    "a blank": lambda rows: _change(rows, "（一）予以公开", 3, ""),
    "a figure that cannot be read": lambda rows: _change(rows, "（一）予以公开", 3, "3-5"),
    "two figures in a cell": lambda rows: _change(rows, "（一）予以公开", 3, "1 2"),
    "a sum that fails": lambda rows: _change(rows, "（一）予以公开", 7, "9999"),
    "a row that is gone": lambda rows: rows.pop(6),
    "a row twice": lambda rows: rows.insert(6, rows[6]),
    "rows in another order": lambda rows: rows.insert(5, rows.pop(6)),
    "a foreign label": lambda rows: rows.insert(6, ["其中：网上申请", *"1234567"]),
    "a label that is cut": lambda rows: _change(rows, "（一）予以公开", 0, "（一）予以公"),
    "a column that is not the form's": lambda rows: rows[2].insert(0, "同比"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_has_to_be_settled_is_not(change: Callable[[Rows], object], at_once: list[bool]) -> None:
    """Anything out of the ordinary."""
    rows = requests_rows(FORM)
    change(rows)
    read(grid_document(rows))
    assert at_once == [False]
