"""`compare`: one report beside last year's."""

from attrs import frozen

from gov_disclosure.comparison.figures import FigureChange, compare_figures
from gov_disclosure.comparison.sections import TextChange, compare_sections
from gov_disclosure.model.paths import require_path
from gov_disclosure.model.report import Report, SectionKind
from gov_disclosure.model.values import require_report


@frozen
class ReportName:
    """Which report a side of the comparison is."""

    agency: str | None = None
    year: int | None = None


@frozen(kw_only=True, repr=False)
class Comparison:
    """The differences between two reports; `str()` prints what changed.

    `figures` are those that both editions of the form have, in the form's order, changed or not; `only_current` and
    `only_previous` those that one edition alone has. `sections` are the texts of the sections that either report has.
    """

    current: ReportName
    previous: ReportName
    figures: tuple[FigureChange, ...] = ()
    only_current: tuple[FigureChange, ...] = ()
    only_previous: tuple[FigureChange, ...] = ()
    sections: tuple[TextChange, ...] = ()

    @property
    def changed(self) -> tuple[FigureChange, ...]:
        """The shared figures whose value changed, came or went."""
        return tuple(figure for figure in self.figures if figure.changed)

    def figure(self, path: str) -> FigureChange | None:
        """The figure at a path, None where neither report's edition of the form has it.

        Raises `UnknownPathError` where no edition has it.
        """
        require_path(path)
        every = (*self.figures, *self.only_current, *self.only_previous)
        return next((figure for figure in every if figure.path == path), None)

    def section(self, kind: SectionKind | str) -> TextChange | None:
        """The section of one kind, None where neither report has it; raises `UnknownSectionError` for no such kind."""
        wanted = SectionKind.named(kind)
        return next((section for section in self.sections if section.kind is wanted), None)

    def to_text(self, *, unchanged: bool = False) -> str:
        """The comparison as text for a terminal: what changed, or with `unchanged` every figure and passage."""
        from gov_disclosure.comparison.printing import to_text

        return to_text(self, unchanged=unchanged)

    def to_markdown(self, *, unchanged: bool = False) -> str:
        """The comparison as Markdown, with a table of figures for each table of the form."""
        from gov_disclosure.comparison.markdown import to_markdown

        return to_markdown(self, unchanged=unchanged)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        """Which reports, and how much changed: all that it holds would fill a screen.

        >>> Comparison(current=ReportName("青屏县档案馆", 2024), previous=ReportName("青屏县档案馆", 2023))
        <Comparison: 青屏县档案馆 2024 beside 2023; 0 of 0 figures changed, 0 of 0 sections>
        """
        from gov_disclosure.comparison.printing import title

        figures = f"{len(self.changed)} of {len(self.figures)} figures changed"
        sections = f"{sum(section.changed for section in self.sections)} of {len(self.sections)} sections"
        return f"<Comparison: {title(self)}; {figures}, {sections}>"

    def _repr_html_(self) -> str:
        from gov_disclosure.comparison.notebook import to_notebook

        return to_notebook(self)


def compare(report: Report, previous: Report) -> Comparison:
    """What differs between a report and another one, mostly last year's of the same agency; nothing is changed.

    Raises `SourceError` where either is no `Report` or has a figure that is none (a float, NaN).

    >>> from gov_disclosure.model.requests import Applicants, Requests2021
    >>> this, last = (Report(year=year, requests=Requests2021(received=Applicants(total=total)))
    ...     for year, total in ((2024, 35), (2023, 20)))
    >>> [(figure.path, figure.difference, figure.ratio) for figure in compare(this, last).changed]
    [('requests.received.total', 15, 1.75)]
    """
    for each in (report, previous):
        require_report(each, "compare")
    figures = compare_figures(report, previous)
    return Comparison(
        current=ReportName(report.agency, report.year),
        previous=ReportName(previous.agency, previous.year),
        figures=tuple(figure for figure in figures if figure.shared),
        only_current=tuple(figure for figure in figures if figure.previous_status is None),
        only_previous=tuple(figure for figure in figures if figure.current_status is None),
        sections=compare_sections(report, previous),
    )
