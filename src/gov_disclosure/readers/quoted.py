r"""Reader `quoted`: text that another program has passed on with something of its own between or before the lines.

Line ends of another kind (U+2028, U+0085, a literal ``\n`` as in JSON, ``<br>``), a mark or number before every line
(``> ``, ``- ``, ``12: ``), and bars of another kind between the cells. The text is put as it was, with as many
characters as before, so that every place stays known; then the reader of what it is reads it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from attrs import evolve

from gov_disclosure.document import Block, Document, Paragraph, Table
from gov_disclosure.position import Position, make_position
from gov_disclosure.readers import registry
from gov_disclosure.readers.aligned import AlignedReader
from gov_disclosure.readers.base import Reader, Source
from gov_disclosure.readers.boxes import BoxesReader, may_have_tables
from gov_disclosure.readers.lines import LinesReader
from gov_disclosure.readers.mixed import MixedReader
from gov_disclosure.readers.pipe import PipeReader
from gov_disclosure.readers.plain import FORM_FEED, is_binary, join_cr, sample, without_page_numbers
from gov_disclosure.readers.separated import CsvReader
from gov_disclosure.readers.tsv import TsvReader

_SURE = 0.94
"""More than the readers of what is quoted say, less than that of markup."""

_FEW = 3
_MANY = 20
"""Lines that a text has at least that is no sentence with such a sign in it."""

_TIMES = 4
"""So many line ends of the other kind come on each usual one, which a file may end in."""

_NEARLY_ALL = 0.95

# ---------------------------------------------------------------------------- line ends

_ONE_SIGN = "\u2028\u2029\x85\x0b"
_SENTENCE = 30
_PAGE_END = re.compile(r"(?<=[^\n])\f")
_END = re.compile(r"(\n|(?<=[^\n])\f)")
_FIGURE_BEHIND_STOP = re.compile("；[0-9]{1,9}(?=；)")
_LITERAL = re.compile(r"(?:\\r)?\\n")
_LITERAL_TAB = "\\t"
_BREAK = re.compile("<br ?/?>", re.IGNORECASE)
_BREAK_AT_END = re.compile("<br ?/?>(?=[ \t]{0,9}(?:\n|\\Z))", re.IGNORECASE)


def _as_line_end(found: re.Match[str]) -> str:
    return " " * (len(found[0]) - 1) + "\n"


def _as_blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _with_line_ends(text: str) -> str:
    """The text with the usual line ends, if it has others."""
    for sign in _ONE_SIGN:
        if sign in text:
            text = text.replace(sign, "\n") if _prevails(text, sign) else _parted(text, sign)
    if "\\" in text and _prevails(text, "\\n"):
        text = _LITERAL.sub(_as_line_end, text).replace(_LITERAL_TAB, " \t")
    if "\n" not in text and len(_FIGURE_BEHIND_STOP.findall(text)) >= _MANY:
        text = text.replace("；", "\n")
    if "<" in text and _BREAK.search(text):
        text = _without_breaks(text)
    return _paged(text) if FORM_FEED in text and _PAGE_END.search(text) else text


def _prevails(text: str, sign: str) -> bool:
    """Whether something ends many lines, and usual line ends few."""
    count = text.count(sign)
    return count >= _MANY and count > _TIMES * text.count("\n")


def _parted(text: str, sign: str) -> str:
    """The text with a line end for the sign where it parts sentences: in a row it may stand in a cell."""
    between = re.compile(rf"(?<=[^\d\s]){sign}(?=[^\d\s])")
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if sign in line and len(line) >= _SENTENCE and "\t" not in line and "|" not in line:
            lines[place] = between.sub("\n", line)
    return "\n".join(lines)


def _paged(text: str) -> str:
    """The text with a line end where a page ends within a line, and without the numbers of pages that are known."""
    pieces = _END.split(text)
    ends = [*pieces[1::2], ""]
    lines = [
        piece if before != FORM_FEED else FORM_FEED + piece
        for before, piece in zip(["", *ends], pieces[::2], strict=False)
    ]
    kept = without_page_numbers(lines)
    return "".join(
        (piece if left == line else " " * len(piece)) + end.replace(FORM_FEED, "\n")
        for piece, line, left, end in zip(pieces[::2], lines, kept, ends, strict=True)
    )


def _without_breaks(text: str) -> str:
    """The text without `<br>` where most lines end in it, or where nothing else ends a line; in cells it stays."""
    ends = text.count("\n")
    if len(_BREAK_AT_END.findall(text)) * 2 > max(ends, _MANY):
        return _BREAK_AT_END.sub(_as_blank, text)
    count = len(_BREAK.findall(text))
    if "|" not in text and "\t" not in text and count >= _MANY and count > _TIMES * ends:
        return _BREAK.sub(_as_line_end, text)
    return text


# ---------------------------------------------------------------------------- marks before lines

_MARK = re.compile(r"[ \t]{0,9}(?P<mark>[-*+•·]|(?:> ?){1,5})(?:[ \t]|(?=\n|\Z)|(?<=>))")
_NUMBER = re.compile(r"[ \t]{0,9}(?P<number>[0-9]{1,5})(?:[:：→\t]|\. )")
_MARKS = frozenset("-*+•·>0123456789")


def _without_marks(text: str) -> str:
    """The text without the mark or the number that stands before nearly every line."""
    begin = text.lstrip("\ufeff \t\n")[:1]
    if begin not in _MARKS:
        return text
    lines = text.split("\n")
    found = _numbers(lines) if begin.isdigit() else _marks(lines, begin)
    if found is None:
        return text
    return "\n".join(_cleared(line, mark) for line, mark in zip(lines, found, strict=True))


_Found = list[re.Match[str] | None]


def _marks(lines: Sequence[str], begin: str) -> _Found | None:
    """The mark of each line, if nearly all have the one that the first one has."""
    found: _Found = []
    filled = 0
    for line in lines:
        mark = _MARK.match(line) if begin in line[:_FAR] else None
        found.append(mark if mark and mark["mark"][0] == begin else None)
        filled += bool(line) and not line.isspace()
    marked = sum(mark is not None for mark in found)
    return found if filled >= _MANY and marked >= _NEARLY_ALL * filled else None


_FAR = 12


def _numbers(lines: Sequence[str]) -> _Found | None:
    """The number of each line, if all are numbered, one more than the line above, or some more where lines are left out."""
    found = [_NUMBER.match(line) for line in lines]
    filled = [number for number, line in zip(found, lines, strict=True) if line and not line.isspace()]
    numbers = [int(number["number"]) for number in filled if number is not None]
    if len(numbers) < max(_MANY, len(filled)) or len({number[0][-1] for number in filled if number}) > 1:
        return None
    counted = all(below > above for above, below in pairwise(numbers))
    return found if counted and numbers[-1] - numbers[0] < _MOST_LEFT_OUT * len(numbers) else None


_MOST_LEFT_OUT = 3


def _cleared(line: str, mark: re.Match[str] | None) -> str:
    return line if mark is None else " " * mark.end() + line[mark.end() :]


# ---------------------------------------------------------------------------- bars

_DRAWN_BARS = "│┃"
_BARS = "｜¦∣丨"


def _with_bars(text: str) -> str:
    """The text with the usual bar in the place of another one that stands between figures."""
    for bar in _BARS + _DRAWN_BARS:
        if bar in text and not (bar in _DRAWN_BARS and may_have_tables(text)):
            text = _with_bar(text, bar)
    return text


def _with_bar(text: str, bar: str) -> str:
    lines = text.split("\n")
    rows = [place for place, line in enumerate(lines) if line.count(bar) > 1]
    figure = re.compile(f"{bar}[ \u3000]{{0,3}}[0-9０-９]")
    if len(rows) < _FEW or len(figure.findall(text)) < _MANY:
        return text
    short = [place for place, line in enumerate(lines) if line.count(bar) == 1 and _is_row(line, bar, figure)]
    for place in (*rows, *short):
        lines[place] = lines[place].replace(bar, "|")
    return "\n".join(lines)


def _is_row(line: str, bar: str, figure: re.Pattern[str]) -> bool:
    """Whether a line with one bar is a row: the bar ends or begins it, or stands before a figure."""
    inner = line.strip()
    return inner.endswith(bar) or inner.startswith(bar) or figure.search(line) is not None


# ---------------------------------------------------------------------------- reader

_STEPS: tuple[Callable[[str], str], ...] = (_with_line_ends, _without_marks, _with_bars)


def unquoted(text: str) -> str:
    r"""The text as it was before, of the same length; a text that is not quoted comes back as it is.

    >>> unquoted("\n".join(f"> 第{number}行" for number in range(20)))[:8]
    '  第0行\n  '
    """
    for step in _STEPS:
        text = step(text)
    return text


_READERS: tuple[Reader, ...] = (
    PipeReader(), TsvReader(), LinesReader(), BoxesReader(), AlignedReader(), CsvReader(), MixedReader(),
)  # fmt: skip


class QuotedReader:
    """Reads what is left when quotation marks, line numbers and strange line ends are gone."""

    name = "quoted"
    surest = _SURE

    def sniff(self, source: Source) -> float:
        """High where something has to go, 0 elsewhere."""
        text = join_cr(sample(source.text))
        return _SURE if unquoted(text) != text and not is_binary(text) else 0.0

    def read(self, source: Source) -> Document:
        """What the best reader for it makes of the text, with the places where things stand in the source."""
        text = join_cr(source.text)
        plain = Source(unquoted(text))
        document = registry.choose(plain, map(registry.adopt, _READERS)).reader.read(plain)
        if plain.text.count("\n") == text.count("\n"):
            return document
        return Document(tuple(_moved(document.blocks, _Places(plain.text, text))), document.title)


class _Places:
    """Where the lines of a text begin, and those of the source; both have the same characters in number."""

    def __init__(self, text: str, source: str) -> None:
        self._read = _line_begins(text)
        self._printed = _line_begins(source)

    def of(self, position: Position | None) -> Position:
        """The place in the source."""
        assert position is not None
        place = self._read[position.line - 1] + position.column - 1
        line = bisect_right(self._printed, place)
        return make_position(line, place - self._printed[line - 1] + 1, None)


def _line_begins(text: str) -> list[int]:
    return list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))


def _moved(blocks: Sequence[Block], places: _Places) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield evolve(block, position=places.of(block.position))
        else:
            rows = [[evolve(cell, position=places.of(cell.position)) for cell in row] for row in block.rows]
            yield Table(rows, places.of(block.position), block.exact)
