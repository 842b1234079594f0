"""Reader `html`: web pages, also those pasted from Word or broken in the usual ways.

lxml is loaded when a page is read, not before. The work is done in `markup`.
"""

import re

from gov_disclosure.document import Document
from gov_disclosure.readers.base import Source

_BEGINNING = 4096
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = ("</td>", "</table>", "</p>", "</div>", "</li>", "</body>", "</html>", "<td", "<tr", "<p>", "<p ", "<div")
_FEW = 3
_CHUNK = 1 << 16


class HtmlReader:
    """Reads HTML: blocks of text as paragraphs, data tables as exact tables, layout tables as what they hold."""

    name = "html"

    def sniff(self, source: Source) -> float:
        """Certain for a page that begins as one, high where there are some block or table tags."""
        text = source.text.lstrip("\ufeff")
        if _PAGE.match(text, 0, _BEGINNING):
            return 1.0
        if "<" not in text:
            return 0.0
        half = len(text) // 2
        part = (text[:_CHUNK] + text[half : half + _CHUNK] if len(text) > _CHUNK else text).lower()
        return 0.95 if sum(map(part.count, _TAGS)) >= _FEW else 0.0

    def read(self, source: Source) -> Document:
        """The blocks of the page in reading order; its ``<title>`` is the document's title."""
        from gov_disclosure.readers.markup import read_markup

        return read_markup(source)
