"""What a reader makes of a text, short enough to be written down in a test."""

from gov_disclosure.document import Paragraph
from gov_disclosure.readers import Reader, Source

COVERED = "~"

Shape = list[list[list[str]] | str]


def shape(reader: Reader, text: str) -> Shape:
    """The blocks: a paragraph's text; a table's rows, where "~" is a covered place and "" a blank cell."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[COVERED if cell.covered else cell.text for cell in row] for row in block.rows]
        for block in reader.read(Source(text)).blocks
    ]


def places(reader: Reader, text: str) -> list[tuple[str, int, int]]:
    """Every text of the document with its line and column."""
    found = []
    for block in reader.read(Source(text)).blocks:
        for item in [block] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]:
            assert item.position is not None
            found.append((item.text, item.position.line, item.position.column))
    return found
