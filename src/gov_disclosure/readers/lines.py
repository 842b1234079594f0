"""Reader `lines`: plain text, every line a paragraph; also where every cell of a table has its own line."""

from collections.abc import Iterator

from gov_disclosure.document import Document, Paragraph, make_paragraph
from gov_disclosure.position import make_position
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.plain import NARROW_SPACE, SPACE, is_binary, lines_of_pages, sample

_LAST_RESORT = 0.3


def paragraph(number: int, line: str) -> Paragraph | None:
    """The paragraph that `line` is, None if it is empty.

    A line of nothing but no-break or ideographic spaces is a blank cell as converters print it: a paragraph without text.
    """
    text = line.strip(SPACE)
    if text:
        return make_paragraph(text, make_position(number, line.index(text[0]) + 1, None))
    blank = line.lstrip(NARROW_SPACE)
    return make_paragraph("", make_position(number, len(line) - len(blank) + 1, None)) if blank else None


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for number, line in enumerate(lines_of_pages(text), 1):
        if line and (found := paragraph(number, line)) is not None:
            yield found


class LinesReader:
    """Reads any text: it claims every text a little, so that a reader that knows the format comes first."""

    name = "lines"

    def sniff(self, source: Source) -> float:
        """Always the same low score for text, 0 for what is no text."""
        return 0.0 if is_binary(sample(source.text)) else _LAST_RESORT

    def read(self, source: Source) -> Document:
        """Every line that is not empty, as a paragraph."""
        return Document(tuple(_paragraphs(source.text)))
