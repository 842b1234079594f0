"""What real extractors make of invented pages is read without a wrong figure."""

import re
from functools import cache
from pathlib import Path

import attrs
import pytest

from gov_disclosure import parse_report
from gov_disclosure.model.report import CellStatus
from interop.counting import HEAD, Counts, compare, count, label, read, row
from interop.floors import FLOORS
from interop.pages import PAGES, WebPage
from interop.tools import TOOLS, Cells, Tool
from writer.layouts import LAYOUTS

DOCS = Path(__file__).resolve().parents[2] / "docs" / "interop.md"
INLINE = re.compile(r"</?(?:span|p|o:p)\b[^<>]*>")
TOKEN = re.compile(r"[^\s|│┃\[\]<>{}]+")

every_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@cache
def _counts(tool: Tool) -> Counts:
    if tool.version is None:
        pytest.skip(f"{tool.needs} is not installed (the extra interop holds all but the text browsers)")
    return count(tool, PAGES)


@pytest.mark.slow
@every_tool
def test_no_figure_is_wrong(tool: Tool) -> None:
    """Whatever the extractor did to the page."""
    assert _counts(tool).wrong == ()


@pytest.mark.slow
@every_tool
def test_no_fewer_figures_are_right(tool: Tool) -> None:
    """The share of right figures does not fall below what has been reached."""
    assert _counts(tool).share >= FLOORS[tool.name], _counts(tool)


@pytest.mark.slow
@pytest.mark.parametrize("tool", [tool for tool in TOOLS if tool.cells is Cells.APART], ids=lambda tool: tool.name)
def test_cells_are_apart(tool: Tool) -> None:
    """An extractor that is said to keep cells apart prints every figure as a word of its own, in order."""
    _counts(tool)  # skips
    for page in PAGES:
        words = iter(TOKEN.findall(INLINE.sub("", tool(page.markup))))
        assert [printed for printed in _printed(page) if printed not in words] == []


def _printed(page: WebPage) -> list[str]:
    style = LAYOUTS[page.layout].style
    told = [figure for figure in page.form.every_figure() if figure.path in page.figures]
    return [style.figure(figure, page.form.figures[figure.path]) for figure in told]


@every_page
def test_the_page_itself_is_read_whole(page: WebPage) -> None:
    """So that what is missing was lost on the way."""
    assert compare(page, read(page.markup)) == Counts(right=len(page.figures))


def test_a_refused_document_has_all_figures_missing() -> None:
    """It counts as a report without figures."""
    assert compare(PAGES[0], read("")) == Counts(missing=len(PAGES[0].figures))


def test_another_number_is_wrong() -> None:
    """Each is told with what the page prints."""
    report = parse_report(PAGES[0].markup)
    first, *others = report.cells
    changed = attrs.evolve(report, cells=(attrs.evolve(first, value=77_777), *others))
    assert compare(PAGES[0], changed) == Counts(
        right=len(others), wrong=(f"plain: {first.path} is 77777 for {first.value}",)
    )


def test_a_number_for_a_blank_is_wrong_unless_inferred() -> None:
    """A zero that nobody printed is not read."""
    page = next(page for page in PAGES if len(page.figures) < len(page.form.figures))
    report = parse_report(page.markup)
    for status, wrong in ((CellStatus.REPORTED, len(page.form.figures) - len(page.figures)), (CellStatus.INFERRED, 0)):
        cells = [
            cell if cell.value is not None else attrs.evolve(cell, value=0, status=status) for cell in report.cells
        ]
        counts = compare(page, attrs.evolve(report, cells=tuple(cells)))
        assert (counts.right, len(counts.wrong)) == (len(page.figures), wrong)


def test_every_tool_has_a_floor() -> None:
    """One line each, in the same order."""
    assert list(FLOORS) == [tool.name for tool in TOOLS]


def test_docs() -> None:
    """The page has the table as the command prints it: every tool once, in order, and no wrong figure."""
    lines = [re.split(r"(?<!\\)\|", line)[1:-1] for line in DOCS.read_text("utf-8").splitlines() if line[:1] == "|"]
    table = [[cell.strip() for cell in line] for line in lines if len(line) == len(HEAD)]
    head, _, *rows = table
    assert tuple(head) == HEAD
    assert [line[0] for line in rows] == [label(tool) for tool in TOOLS]
    assert {line[2] for line in rows} <= set(Cells)
    assert {line[5] for line in rows} == {"0"}
    assert row(TOOLS[0], Counts(1, 0)).count("|") == len(HEAD) + 1
