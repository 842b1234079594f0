"""Text with tables in markup, as PDF extractors write Markdown: its own lines, and its tables of bars beside those of HTML."""

import re
from collections.abc import Iterator

from gov_disclosure.document import Block
from gov_disclosure.readers import pipe

PLACE = "gov-disclosure-lines"
"""The tag of the element that stands where a table of bars was taken out; its ``number`` tells which."""

_SEPARATOR = re.compile(rb"\n[ \t]{0,3}\|[ \t:|-]{3}")
_RUN = re.compile(
    rb"^[ \t]{0,3}\|[^\n]*\|[ \t\r]*\n"
    rb"(?=[^\n]*-)[ \t]{0,3}\|[ \t:|-]*\|[ \t\r]*$"
    rb"(?:\n[ \t]{0,3}\|[^\n]*\|[ \t\r]*$)*",
    re.MULTILINE,
)
_BAR = re.compile(rb"[ \t]{0,3}\|")
_BREAKS = re.compile(rb"<(?:p|div|br|li)[\s/>]", re.IGNORECASE)
_PAGE_TAG = re.compile(rb"<(?:body|html)[\s/>]", re.IGNORECASE)
_TEXT_BEHIND_PAGE = re.compile(rb"</html\s*>\s*[^<\s]", re.IGNORECASE)


def is_text(data: bytes) -> bool:
    """Whether markup has no elements for lines and no page around all of it: then its line ends part its lines. Some tools
    put each table into a page of its own.
    """
    if _BREAKS.search(data):
        return False
    page = _PAGE_TAG.search(data)
    if page is None:
        return True
    before = data[: page.start()].strip()
    return (before != b"" and not before.startswith(b"<")) or _TEXT_BEHIND_PAGE.search(data) is not None


def take_tables(data: bytes) -> tuple[bytes, dict[str, list[Block]]]:
    """A text without its tables of bars, an empty element in the place of each, and the blocks of each by its number.
    The lines keep their numbers. Markup that is no text stays as it is.
    """
    breaks = _BREAKS.search(data)
    if breaks and not _BAR.match(data, data.rfind(b"\n", 0, breaks.start()) + 1):
        return data, {}  # the usual page: a text has breaks only within its tables of bars
    if not _SEPARATOR.search(data):
        return data, {}
    taken: dict[str, list[Block]] = {}
    rest = b"".join(_pieces(data, taken))
    return (rest, taken) if taken and is_text(rest) else (data, {})


def _pieces(data: bytes, taken: dict[str, list[Block]]) -> Iterator[bytes]:
    """What is left of a text piece by piece; its tables of bars go to `taken`, but for those within a table of HTML."""
    end, line, inside = 0, 1, False
    for run in _RUN.finditer(data):
        between = data[end : run.start()]
        line += between.count(b"\n")
        inside = _is_in_table(between.lower(), inside)
        yield between
        yield run[0] if inside else _place(run[0], line, taken)
        line += run[0].count(b"\n")
        end = run.end()
    yield data[end:]


def _is_in_table(text: bytes, before: bool) -> bool:
    """Whether a table of HTML is open behind a text; `before` says whether one is open before it."""
    opened, closed = text.rfind(b"<table"), text.rfind(b"</table")
    return before if opened == closed else opened > closed


def _place(run: bytes, line: int, taken: dict[str, list[Block]]) -> bytes:
    """What stands for the lines of a table that begins on `line`."""
    number = str(len(taken))
    lines = run.decode("utf-8", "replace").replace("\r", "").split("\n")
    taken[number] = list(pipe.blocks_of(enumerate(lines, line)))
    return f'<{PLACE} number="{number}"></{PLACE}>'.encode() + b"\n" * run.count(b"\n")
