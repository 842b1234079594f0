"""What the comparison of an area with its parts says: plain values, complete when they are made."""

from attrs import frozen

from gov_disclosure import web
from gov_disclosure.area.additivity import Additivity, additivity
from gov_disclosure.model.paths import require_path
from gov_disclosure.model.report import Severity, Value
from gov_disclosure.model.values import TABLES
from gov_disclosure.rules import Finding, NotAssessable, Passed
from gov_disclosure.rules.listing import count


@frozen
class AreaFigure:
    """One figure of the parent and the sum of the children's: `sum` adds those that are known, None where none is.

    `blank` names the children whose figure has no value, `other_edition` those whose table is of another edition of the
    form, which does not have the figure. Money is in 万元.
    """

    path: str
    label: str
    parent: Value
    sum: Value
    blank: tuple[str, ...] = ()
    other_edition: tuple[str, ...] = ()

    @property
    def remainder(self) -> Value:
        """What the parent has beyond the sum, less than zero where the sum is more; None where either is unknown."""
        return None if self.parent is None or self.sum is None else self.parent - self.sum

    @property
    def additivity(self) -> Additivity:
        """What the sum says of the area as a whole."""
        return additivity(self.path)

    @property
    def whole(self) -> bool:
        """Whether every child's figure is known."""
        return not self.blank and not self.other_edition


@frozen(repr=False)
class AreaResult:
    """What the comparison of an area with its parts says.

    `children` are the names of those whose reports were counted, `without_report` of those that have none, `other_year` of
    those whose report is on another year and was not counted. `figures` has every figure of the parent.
    """

    parent: str
    year: int | None
    children: tuple[str, ...]
    without_report: tuple[str, ...] = ()
    other_year: tuple[str, ...] = ()
    figures: tuple[AreaFigure, ...] = ()
    findings: tuple[Finding, ...] = ()
    passed: tuple[Passed, ...] = ()
    not_assessable: tuple[NotAssessable, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no finding is an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    @property
    def remainders(self) -> dict[str, Value]:
        """What the parent has beyond the sum of the children, by path, where it is not nothing and every child's figure
        is known.
        """
        return {one.path: one.remainder for one in self.figures if one.remainder and one.whole}

    def figure(self, path: str) -> AreaFigure | None:
        """The comparison of one figure, None where the parent's tables do not have it.

        Raises `UnknownPathError` where no edition of the form has it.
        """
        require_path(path)
        return next((one for one in self.figures if one.path == path), None)

    def __repr__(self) -> str:
        return f"<AreaResult: {self._heading}; {count(len(self.findings), 'finding')}>"

    def _repr_html_(self) -> str:
        head = ("figure", "label", self.parent, "sum", "remainder", "without a value")
        rows = [(one.path, one.label, one.parent, one.sum, one.remainder, ", ".join(one.blank)) for one in self.figures]
        details = web.folded(f"{count(len(rows), 'figure')} of the area", web.table(head, rows) if rows else "")
        return web.shown(self._heading, web.items(self._tables()), web.items(self.findings), details)

    @property
    def _heading(self) -> str:
        year = f", {self.year}" if self.year else ""
        return f"{self.parent}{year}: compared with {count(len(self.children), 'report')}"

    def __str__(self) -> str:
        return "\n".join([self._heading, *self._tables(), *map(str, self.findings)])

    def _tables(self) -> list[str]:
        """Whom the sums are without, and how many figures of each table are the sum."""
        lines = []
        for title, names in (("without a report", self.without_report), ("another year", self.other_year)):
            lines += [f"{title}: {', '.join(names)}"] if names else []
        for table in TABLES:
            own = [one for one in self.figures if one.path.startswith(f"{table}.")]
            equal = sum(one.whole and one.remainder == 0 for one in own)
            lines += [f"{table}: {equal} of {len(own)} figures are the sum of the reports"] if own else []
        return lines
