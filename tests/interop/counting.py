"""How many figures of the pages come back right through an extractor."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from gov_disclosure import NotAReportError, Report, parse_report
from gov_disclosure.model.report import CellStatus
from interop.pages import WebPage
from interop.tools import TOOLS, Tool


@frozen
class Counts:
    """Figures by outcome. Missing is what the page prints and reading left None; wrong is any other number."""

    right: int = 0
    missing: int = 0
    wrong: tuple[str, ...] = ()

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.missing + other.missing, self.wrong + other.wrong)

    @property
    def share(self) -> float:
        """The share of right figures."""
        return self.right / (self.right + self.missing + len(self.wrong))


def read(document: str) -> Report | None:
    """The report, None where it is refused."""
    try:
        return parse_report(document)
    except NotAReportError:
        return None


def compare(page: WebPage, report: Report | None) -> Counts:
    """A figure that was read where the page leaves a blank is wrong unless it is marked as inferred and true."""
    told = page.figures
    cells = [] if report is None else [cell for cell in report.cells if cell.value is not None]
    wrong = tuple(
        f"{page.name}: {cell.path} is {cell.value} for {told.get(cell.path, 'a blank')}"
        for cell in cells
        if cell.value != (page.form.figures if cell.status is CellStatus.INFERRED else told).get(cell.path)
    )
    read_paths = {cell.path for cell in cells} & told.keys()
    wrong_paths = {line.split(": ", 1)[1].split(" ", 1)[0] for line in wrong} & told.keys()
    return Counts(len(read_paths - wrong_paths), len(told.keys() - read_paths), wrong)


def count(tool: Tool, pages: Iterable[WebPage]) -> Counts:
    """The counts of one extractor over all pages."""
    return sum((compare(page, read(tool(page.markup))) for page in pages), Counts())


HEAD = ("extractor", "version", "cells", "right", "missing", "wrong", "right, %")


def label(tool: Tool) -> str:
    """The tool's name as a cell of a Markdown table."""
    return tool.name.replace("\\", "\\\\").replace("|", "\\|")


def row(tool: Tool, counts: Counts) -> str:
    """One line of the table."""
    share = f"{100 * counts.share:.1f}"
    cells = (label(tool), tool.version, tool.cells, counts.right, counts.missing, len(counts.wrong), share)
    return f"| {' | '.join(map(str, cells))} |"


def table(counts: Mapping[Tool, Counts]) -> Iterator[str]:
    """The table in Markdown, line by line."""
    yield f"| {' | '.join(HEAD)} |"
    yield "|---|---|---|--:|--:|--:|--:|"
    yield from (row(tool, found) for tool, found in counts.items())


def missing(counts: Mapping[Tool, Counts]) -> list[str]:
    """The names of the tools that are not installed."""
    return [tool.name for tool in TOOLS if tool not in counts]
