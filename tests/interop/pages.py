"""The web pages that are pushed through the extractors."""

from functools import cached_property

from attrs import define, field

from writer.forms import PROFILES, Form, Number, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text


@define(eq=False)
class WebPage:
    """An invented report as a page: `layout` is one of the writer's, `profile` says how busy the organ is."""

    name: str
    layout: str
    edition: str = "2021"
    profile: int = 2
    seed: int = field(kw_only=True)

    @cached_property
    def form(self) -> Form:
        """The figures."""
        return random_form(seeded(self.seed), self.edition, PROFILES[self.profile])

    @cached_property
    def markup(self) -> str:
        """The page as HTML."""
        return LAYOUTS[self.layout].text(self.form, random_text(seeded(self.seed), self.form))

    @property
    def figures(self) -> dict[str, Number]:
        """The figures that the page prints, by path; blank cells are left out."""
        told = LAYOUTS[self.layout].figures(self.form)
        return {path: value for path, value in told.items() if value is not None}


PAGES = (
    WebPage("plain", "html-plain", seed=301),
    WebPage("plain, 2019", "html-plain", "2019", profile=1, seed=302),
    WebPage("Word paste", "html-word", profile=3, seed=303),
    WebPage("Word paste, 2019", "html-word", "2019", seed=304),
    WebPage("Word paste, zeros blank", "html-word-blank", profile=3, seed=305),
    WebPage("laid out in a table, mixed forms", "html-nested", "mixed", profile=1, seed=306),
    WebPage("head of the table marked", "html-thead", seed=307),
    WebPage("units and thousands separators", "html-units", profile=4, seed=308),
)
"""Plain and pasted from Word, both forms, with blank cells, all with spans over rows and columns."""
