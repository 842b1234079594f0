"""Sphinx settings, and the directive that prints the form's tables from the model."""

from collections.abc import Iterator
from importlib.metadata import version as installed
from typing import Any

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from gov_disclosure.model.tree import Figure, figures

project = "gov-disclosure"
version = release = installed(project)
copyright = "the gov-disclosure contributors"
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"{project} {release}"

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

# `Diagnostic` in a docstring is a link where it is the name of an object, and plain code elsewhere.
default_role = "py:obj"
autodoc_default_options = {"members": True, "undoc-members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"


class FormTable(SphinxDirective):
    """The figures of one table of the form: its argument is the table, then the edition."""

    required_arguments = 2
    headings = ("path", "row", "column", "kind", "unit", "article")

    def run(self) -> list[nodes.Node]:
        """The table, one row a figure."""
        table, edition = self.arguments
        group = nodes.tgroup(cols=len(self.headings))
        group += [nodes.colspec(colwidth=1) for _ in self.headings]
        group += nodes.thead("", _row(nodes.Text(heading) for heading in self.headings))
        group += nodes.tbody("", *(_row(_cells(figure)) for figure in figures(table, edition)))
        return [nodes.table("", group)]


def _cells(figure: Figure) -> Iterator[nodes.Node]:
    yield nodes.literal("", figure.path)
    yield nodes.Text(figure.row_label)
    yield nodes.Text(figure.column_label)
    yield nodes.Text(f"{figure.kind}, total" if figure.total else figure.kind)
    yield nodes.Text(figure.unit or "")
    yield nodes.Text(", ".join(figure.articles))


def _row(cells: Iterator[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def _hide_init(_app: Sphinx, _what: str, _name: str, value: object, *_: object) -> tuple[str, None] | None:
    """The fields of an attrs class are listed one by one; its signature would only repeat them."""
    return ("", None) if isinstance(value, type) and attrs.has(value) else None


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directive and the hook known to Sphinx."""
    app.add_directive("form-table", FormTable)
    app.connect("autodoc-process-signature", _hide_init)
    return {"parallel_read_safe": True}
