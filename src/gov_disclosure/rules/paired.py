"""Two reports of years that follow one another, as the rules between years see them: their figures by path."""

from collections.abc import Iterable
from operator import attrgetter

from attrs import evolve, frozen

from gov_disclosure.model import tree
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Cell, Report, Value
from gov_disclosure.rules import predecessor
from gov_disclosure.rules.cells import cells_by_path
from gov_disclosure.rules.results import NotAssessable, Operand
from gov_disclosure.rules.wording import operand

PREVIOUS = "previous"
LAST_YEAR = f"{PREVIOUS}."
"""What the paths of last year's figures begin with."""


@frozen
class Figures:
    """The figures of one report; `prefix` stands before the paths of last year's."""

    report: Report
    prefix: str = ""

    def has(self, table: str) -> bool:
        """Whether the report has a table."""
        return getattr(self.report, table) is not None

    def edition(self, table: str) -> str:
        """The edition of a table that the report has."""
        return str(getattr(self.report, table).edition)

    def knows(self, path: str) -> bool:
        """Whether the edition of the table has a figure at a path."""
        return tree.figure(path, self.edition(path.partition(".")[0])) is not None

    def is_money(self, path: str) -> bool:
        """Whether the figure at a path is an amount of money."""
        figure = tree.figure(path, self.edition(path.partition(".")[0]))
        return figure is not None and figure.kind is Kind.MONEY

    def value(self, path: str) -> Value:
        """The value at a path that the table's edition has."""
        found: Value = attrgetter(path)(self.report)
        return found

    def operand(self, path: str) -> Operand:
        """The figure at a path that the table's edition has."""
        figure = tree.figure(path, self.edition(path.partition(".")[0]))
        assert figure is not None
        cell = self.cell(path)
        return evolve(operand(figure, self.value(path), {path: cell} if cell else {}), path=self.prefix + path)

    def cell(self, path: str) -> Cell | None:
        """The cell at a path, None where the report has none."""
        return cells_by_path(self.report).get(path)


@frozen
class Years:
    """A report and the one of the year before."""

    current: Figures
    previous: Figures

    def value(self, path: str) -> Value:
        """The value at a path that the edition has; one that begins with ``previous.`` is last year's."""
        own = path.removeprefix(LAST_YEAR)
        return self.current.value(path) if own == path else self.previous.value(own)

    def operand(self, path: str) -> Operand:
        """The figure at a path that the edition has; one that begins with ``previous.`` is last year's."""
        own = path.removeprefix(LAST_YEAR)
        return self.current.operand(path) if own == path else self.previous.operand(own)

    def knows(self, path: str) -> bool:
        """Whether the edition of the table has a figure at a path, in the year that the path names."""
        own = path.removeprefix(LAST_YEAR)
        return self.current.knows(path) if own == path else self.previous.knows(own)

    def values(self, path: str) -> tuple[Value, Value]:
        """The values at a path that both editions have: last year's and this year's."""
        return self.previous.value(path), self.current.value(path)

    def operands(self, path: str) -> tuple[Operand, Operand]:
        """The figures at a path that both editions have: last year's and this year's."""
        return self.previous.operand(path), self.current.operand(path)

    def missing_tables(self, tables: Iterable[str]) -> tuple[str, ...]:
        """The paths of those tables that either report lacks."""
        sides = (self.current, self.previous)
        return tuple(side.prefix + table for table in tables for side in sides if not side.has(table))


def unassessable(code: str, report: Report, previous: Report | None) -> NotAssessable | None:
    """Why nothing can be said between the two years, None where something can."""
    if previous is None:
        return NotAssessable(code, (PREVIOUS,), (PREVIOUS,))
    if predecessor.year_fits(report, previous) is False or predecessor.is_same_document(report, previous):
        return NotAssessable(code, (f"{LAST_YEAR}year",), (f"{LAST_YEAR}year",))
    return None


def paired(report: Report, previous: Report) -> Years:
    """The figures of both."""
    return Years(Figures(report), Figures(previous, LAST_YEAR))
