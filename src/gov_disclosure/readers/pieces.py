"""A line of text cut at its spaces: the pieces of a label, and the figures behind it."""

import re
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

LONGEST_LINE = 2_000
"""Characters of a line that may still be a row: no printed page is as wide."""

LONGEST_LABEL = 60
"""Characters of a text that may stand in a cell of an aligned table."""

MANY_FIGURES = 3
"""So many figures at the end of a line make it a row whatever stands around it."""

_DIGITS = r"[0-9０-９](?:[0-9０-９,，.．]{0,20}[0-9０-９])?"
_UNIT = r"(?:%|％|[件项次个份条宗起]|万?元|亿元)?(?:[（(][^（()）]{1,20}[)）])?"
_FIGURE = re.compile(rf"[+＋－增减-]?{_DIGITS}{_UNIT}|[-－–—―─]{{1,2}}|[/／\\]|无|\u00a0{{1,9}}")
_INNER_GAP = re.compile(r"(?<=[^ \u3000\u00a0])[\u3000\u00a0]{2,}(?=[^ \u3000\u00a0])")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_ENUMERATOR = re.compile(rf"[（(](?:{_NUMERAL}|[0-9]{{1,2}})[)）]|{_NUMERAL}、|[0-9]{{1,2}}[.．、](?![0-9])")
_HEADING = re.compile(rf"[ \u3000]{{0,40}}{_NUMERAL}[、.．]")
_PAGE_NUMBER = re.compile(
    r"[-－–—―─·•~]{1,4} {0,3}[0-9]{1,4} {0,3}[-－–—―─·•~]{1,4}|[0-9]{1,4} {0,3}[/／] {0,3}[0-9]{1,4}"
    r"|第 {0,2}[0-9]{1,4} {0,2}页.{0,20}"
)
_PAGE_NUMBER_BEGINS = frozenset("-－–—―─·•~0123456789第")
_STOPS = re.compile("[。；;！？!?]")
_COMMAS = re.compile("[，,：:]")
_BRACKETED = re.compile(r"[（(][^（()）]{0,60}[)）]")
_OPENING = frozenset("（([【〔")
_CLOSING = frozenset("）)]】〕")
_UNFINISHED = frozenset("：:，,、")


class Piece(NamedTuple):
    """A text in a line: the characters from `start` up to `end`."""

    text: str
    start: int
    end: int


class Cut(NamedTuple):
    """A line as pieces: those of a label, and the figures that end the line. `spread` says that a gap between
    pieces is wider than one space; `length` is that of the line with its padding.
    """

    label: tuple[Piece, ...]
    figures: tuple[Piece, ...]
    spread: bool
    length: int

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All of them, from left to right."""
        return self.label + self.figures


_piece = partial(tuple.__new__, Piece)
"""`Piece._make` without its call of a function: a document has hundreds."""


def tokens(line: str) -> list[Piece]:
    """What stands between spaces; where others than ASCII spaces part texts, they count as a gap from two on."""
    if not line.isascii() and ("\u3000" in line or "\u00a0" in line):
        line = _INNER_GAP.sub(lambda gap: " " * len(gap[0]), line)
    line = line.replace("\t", " ").replace("\f", " ")
    pieces: list[Piece] = []
    end = 0
    for text in line.split() if line.isprintable() else filter(None, line.split(" ")):  # no other space is printable
        start = line.index(text, end)
        end = start + len(text)
        pieces.append(_piece((text, start, end)))
    return pieces


@lru_cache(maxsize=512)  # readers look at a line to tell its layout, and again to read it
def cut(line: str) -> Cut:
    """The pieces of a line.

    >>> found = cut("（三）不予公开 1.属于国家秘密 0 0 13")
    >>> [piece.text for piece in found.label], [piece.text for piece in found.figures]
    (['（三）不予公开', '1.属于国家秘密'], ['0', '0', '13'])
    """
    found = tokens(line)
    first = len(found)
    while first and is_figure(found[first - 1][0]):
        first -= 1
    spread = True in [right[1] - left[2] > 1 for left, right in pairwise(found)]
    return Cut(_labels(found[:first]), tuple(found[first:]), spread, len(line))


def _labels(words: list[Piece]) -> tuple[Piece, ...]:
    """Words put together to the texts of cells: a wide gap parts them, and the number of a text behind another one."""
    pieces: list[Piece] = []
    numbered = bool(words) and begins_numbered(words[0].text)
    for word in words:
        if pieces and word.start - pieces[-1].end == 1 and not (numbered and _begins(word, pieces[-1])):
            last = pieces[-1]
            pieces[-1] = Piece(f"{last.text} {word.text}", last.start, word.end)
        else:
            pieces.append(word)
    return tuple(pieces)


def _begins(word: Piece, before: Piece) -> bool:
    """Whether a word that one space parts from the text before begins another cell."""
    return _ENUMERATOR.match(word.text) is not None and not _ENUMERATOR.fullmatch(before.text)


def words_of(found: Cut) -> tuple[Piece, ...]:
    """The texts of a line that single spaces part, as a head of columns is; brackets keep together what they hold.

    >>> [piece.text for piece in words_of(cut("信息内容 本年收费金额 (单位: 万元)"))]
    ['信息内容', '本年收费金额 (单位: 万元)']
    """
    words: list[Piece] = []
    depth = 0
    for piece in found.label:
        for word in tokens(piece.text):
            start, end = piece.start + word.start, piece.start + word.end
            if words and (depth > 0 or word.text[0] in _OPENING):
                words[-1] = Piece(f"{words[-1].text} {word.text}", words[-1].start, end)
            else:
                words.append(Piece(word.text, start, end))
            depth += sum(map(word.text.count, _OPENING)) - sum(map(word.text.count, _CLOSING))
    return tuple(words)


@lru_cache(maxsize=1024)  # most figures are small, and come again
def is_figure(text: str) -> bool:
    """Whether a text is a number, or a mark that there is none."""
    return _FIGURE.fullmatch(text) is not None


def is_page_number(line: str) -> bool:
    """Whether a line is the number of a printed page and no row of a table."""
    text = line.strip(" \f\u3000\u00a0")
    return text[:1] in _PAGE_NUMBER_BEGINS and _PAGE_NUMBER.fullmatch(text) is not None


def is_heading(line: str) -> bool:
    """Whether a line begins with a numeral as headings do (一、)."""
    return _HEADING.match(line) is not None


def begins_numbered(text: str) -> bool:
    """Whether a text begins with a number of a list or of a heading."""
    return _ENUMERATOR.match(text) is not None


def is_prose(line: str) -> bool:
    """Whether a line is running text: no table reaches over it."""
    if len(line) > LONGEST_LINE or _STOPS.search(line):
        return True
    text = line.strip()
    if text[-1:] in ("：", ":"):
        return True
    return len(text) > LONGEST_LABEL and "  " not in text and not text[-1:].isdigit() and "，" in text


def is_row(found: Cut, line: str) -> bool:
    """Whether a line may be a row: a label, or none, and figures behind it."""
    if not found.figures or is_page_number(line):
        return False
    if not found.label:
        return len(found.figures) > 1
    last = found.label[-1].text
    if last[-1] in _UNFINISHED or any(map(_is_no_label, found.label)):
        return False
    return is_plain_row(found) or not any(_COMMAS.search(_BRACKETED.sub("", piece.text)) for piece in found.label)


def _is_no_label(piece: Piece) -> bool:
    """Whether a text is too long for a label; the readings in brackets that a mirror puts behind characters do not count."""
    return len(piece.text) > LONGEST_LABEL and len(_BRACKETED.sub("", piece.text)) > LONGEST_LABEL


def is_plain_row(found: Cut) -> bool:
    """Whether a row is one by itself: it has many figures, or some with wide gaps before them. A text with one number
    behind it may be anything, and dashes without a label may be a rule.
    """
    figures = found.figures
    if len(figures) < MANY_FIGURES:
        return (
            len(figures) > 1
            and bool(found.label)
            and all(right.start - left.end > 1 for left, right in pairwise(found.pieces))
        )
    return bool(found.label) or any(piece.text.strip("-") for piece in figures)
