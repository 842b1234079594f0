"""One cell a line, as what is left of a page when its tags are cut."""

from collections.abc import Iterator

from writer.page import Line, Page

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def write(page: Page, gap: str = "\n", blank: str | None = NO_BREAK_SPACE) -> str:
    """Each paragraph and cell on a line of its own, `gap` between them. `blank` is the line of a blank cell,
    None where it vanishes. A cell broken over lines is broken here too.
    """
    return gap.join(_lines(page, blank)) + "\n"


def _lines(page: Page, blank: str | None) -> Iterator[str]:
    for block in page:
        if isinstance(block, Line):
            yield block.text
            continue
        for row in block.rows:
            for cell in row:
                if cell.text:
                    yield from cell.text.split("\n")
                elif blank is not None and cell.path is not None:
                    yield blank
