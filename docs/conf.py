"""Sphinx settings; the directive that prints the form's tables from the model; pages and search in two languages."""

import re
from collections.abc import Iterator
from html import escape
from importlib.metadata import version as installed
from itertools import pairwise
from typing import Any

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish
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
html_search_language = "en-zh"

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

CHINESE = "zh/"
"""Where the pages in Chinese stand."""

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


class EnglishAndChinese(SearchEnglish):
    """Search in both languages: Chinese, which has no blanks between words, by each two neighbouring characters."""

    lang = html_search_language
    js_splitter_code = """
function splitQuery(query) {
  const runs = query.match(/[\\u4e00-\\u9fff]+|(?:(?![\\u4e00-\\u9fff])[\\p{L}\\p{N}_])+/gu) || [];
  return runs.flatMap((run) =>
    /^[\\u4e00-\\u9fff]{3,}$/.test(run) ? [...run.slice(1)].map((second, at) => run[at] + second) : [run]
  );
}
"""
    _runs = re.compile(r"[\u4e00-\u9fff]+|[^\W\u4e00-\u9fff]+")

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx names it
        """The words of a text: runs of other characters, and pairs of Chinese ones."""
        return [word for run in self._runs.findall(input) for word in _words(run)]


def _words(run: str) -> list[str]:
    chinese = len(run) > 1 and "\u4e00" <= run[0] <= "\u9fff"
    return [first + second for first, second in pairwise(run)] if chinese else [run]


def _set_language(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """A page says which language it is in, and leads to the same page in the other where there is one."""
    chinese = page.startswith(CHINESE)
    if chinese:
        context["language"] = "zh-Hans"
    other = page.removeprefix(CHINESE) if chinese else CHINESE + page
    if other in app.env.found_docs:
        code, word = ("en", "English") if chinese else ("zh-Hans", "中文")
        link = f'<a href="{escape(context["pathto"](other))}" hreflang="{code}" lang="{code}">{word}</a>'
        context["body"] = f"<p>{link}</p>\n{context['body']}"


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directive and the hook known to Sphinx."""
    app.add_directive("form-table", FormTable)
    app.add_search_language(EnglishAndChinese)
    app.connect("autodoc-process-signature", _hide_init)
    app.connect("html-page-context", _set_language)
    return {"parallel_read_safe": True}
