"""Where the text of a page breaks: the tags that part texts, the marks put at their edges, white space folded."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from lxml import etree

from gov_disclosure.readers.pictures import SHOWING, cells_showing, is_note_of_figure, mark_struck, take_fallback
from gov_disclosure.readers.plain import SPACE

_Element = etree._Element

SHOWN_TAG = "gov-disclosure-tag"
"""Attribute that keeps the page's own tag of an element which serves as a table, row or cell by its role."""

BREAK = "\u2028"
"""Marks a line that the page breaks (``<br>``, a block's edge), unlike a line end of the markup."""

BLOCK_TAGS = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form"  # noqa: SIM905 - a list would take fifty lines
    " h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol option p plaintext pre section summary"
    " textarea ul xmp".split()
)
CELL_TAGS = frozenset({"td", "th"})
LEFT_OUT = frozenset({"script", "style", "template", "noscript", "noframes", "iframe", "svg", "title", "rt", "rp"})

_STRUCK = frozenset({"del", "s", "strike"})
_APART = frozenset({"sup", "sub", "ins"}) | _STRUCK  # no footnote mark or struck figure joins a figure
_EDGED = BLOCK_TAGS | _APART
INLINE_TAGS = frozenset({"span", "a", "b", "strong", "i", "em", "u", "font", "small", "label"})

_CONTROLS = bytes((*range(1, 9), 0x0B, 0x0C, *range(0x0E, 0x20)))
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_UNPRINTED = re.compile(b"(?:[" + re.escape(_CONTROLS) + b"]|" + b"|".join(_NO_CHARACTERS) + b")+")
_REFERENCE = re.compile(
    rb"&#(?:0*(?:[1-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9])|[xX]0*(?:[1-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF])(?![0-9a-fA-F]));?"
)
_VERTICAL_TAB = re.compile(rb"&#(?:0*11|[xX]0*[bB]);?")
_HAN_LEADS = frozenset(range(0xE3, 0xEA))
"""First bytes of Chinese characters, none of them a figure, a sign or a space of another width."""


def printable(page: bytes) -> bytes:
    r"""A page in UTF-8 without the characters that no text of an XML tree may have: where a tree is changed, one would end the reading.

    A vertical tab is a line that Word breaks. The others show nothing, but two figures with one between stay apart.

    >>> printable("行政\b许可&#11;1\x082".encode()).decode()
    '行政许可\u20281 2'
    """
    page = _with_breaks(page)
    if b"&#" in page:
        page = _REFERENCE.sub(lambda found: b"\v" if _VERTICAL_TAB.fullmatch(found[0]) else b"\b", page)
    if len(page.translate(None, _CONTROLS)) == len(page) and not any(sign in page for sign in _NO_CHARACTERS):
        return page
    return _UNPRINTED.sub(_instead, page)


_INLINE_MARKS = (
    rb"(?:<(?:/?(?:b|i|u|em|font|span|strong|a|small|label|o:p)(?:\s[^<>]{0,99})?/?|!--[^<>]{0,99}--)>\s{0,9}){0,4}"
)
_LOST_ENDS = re.compile(  # the signs first, for a pattern that looks behind first is tried everywhere
    rb"</(?:(?<=[0-9,;]</)|(?<=\xef\xbc[\x90-\x99]</))(?:p|div)\s{0,9}>"
    rb"(?=\s{0,99}" + _INLINE_MARKS + rb"(?:[0-9]|\xef\xbc[\x90-\x99]|&#))",
    re.IGNORECASE,
)
_END_OF_BREAK = re.compile(rb"</br\s{0,9}/?>", re.IGNORECASE)


def _with_breaks(page: bytes) -> bytes:
    """A page with a break where a browser makes one of an end tag whose element was never opened, and lxml makes nothing."""
    if b"</br" in page.lower():
        page = _END_OF_BREAK.sub(b"<br>", page)
    return _LOST_ENDS.sub(rb"\g<0><br>", page)


def _instead(run: re.Match[bytes]) -> bytes:
    """What stands for characters that show nothing."""
    if b"\v" in run[0]:
        return BREAK.encode()
    edges = (run.string[max(0, run.start() - 3)], *run.string[run.end() : run.end() + 1])
    is_within_words = len(edges) > 1 and b"\f" not in run[0] and _HAN_LEADS.issuperset(edges)
    return b"" if is_within_words else b" "


_RUN = re.compile(r"[ \t\n\r\f]+")
_WIDE = re.compile(r"[\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")

_tostring: Callable[..., str] = etree.tostring


def to_lines(text: str) -> list[str]:
    """The lines that the page shows of `text`, white space folded as a browser folds it."""
    return [fold(line) for line in text.split(BREAK)] if BREAK in text else [fold(text)]


def fold(text: str) -> str:
    """`text` with its white space folded as a browser folds it, and none around it."""
    text = text.strip(SPACE)
    if "\n" in text or "  " in text or "\t" in text or "\r" in text:
        return _RUN.sub(_joint, text)
    return text


def _joint(run: re.Match[str]) -> str:
    """What stands for white space of the markup: nothing where a line end parts two Chinese characters."""
    text = run.string
    if "\n" in run[0] and _WIDE.match(text[run.start() - 1]) and _WIDE.match(text[run.end()]):
        return ""
    return " "


_WITHIN_NUMBER = re.compile("(?<=[0-9０-９,.])\u200b+(?=[0-9０-９,.])")
"""Where a page may break a long number: it shows nothing there, and so parts no two figures."""


def cell_text(text: str) -> str:
    """The lines of a cell that hold anything, one below another."""
    if "\u200b" in text:
        text = _WITHIN_NUMBER.sub("", text)
    if BREAK in text:
        return "\n".join(filter(None, to_lines(text)))
    return fold(text)


def inner_text(element: _Element) -> str:
    """All text within the element, without the marks of blocks."""
    return _tostring(element, encoding=str, method="text", with_tail=False)


class Marked(NamedTuple):
    """The cells of a table, those in which a picture or the like is shown, and whether any may stand between texts."""

    cells: list[_Element]
    showing: set[_Element]
    has_pictures: bool


def mark_breaks(table: _Element) -> Marked | None:
    """The cells of a table, after a mark was put into the text at each ``<br>`` and at each edge between a block and what
    stands beside it.

    The result is None, and the work is left unfinished, where the table holds another one.
    """
    cells: list[_Element] = []  # lxml works faster on elements that are held
    unseen = []
    pictures = []
    for element in table.iterdescendants(*_MARKED):
        tag = element.tag
        if tag in CELL_TAGS:
            cells.append(element)
        elif tag == "br":
            element.tail = BREAK + (element.tail or "")
        elif tag == "table":
            return None
        elif tag in LEFT_OUT or (tag == "sup" and is_note_of_figure(element, inner_text(element))):
            unseen.append(element)
        elif tag in SHOWING:
            pictures.append(element)
        else:
            _part(element)
    showing = cells_showing(pictures + [element for element in unseen if element.tag in SHOWING])
    _take_out(unseen, pictures)
    return Marked(list(table.iterdescendants(*CELL_TAGS)) if unseen else cells, showing, bool(pictures))


def _take_out(unseen: Iterable[_Element], pictures: Iterable[_Element]) -> None:
    """Take out what is left out, and the texts that stand for pictures; what has a place of its own leaves a mark there."""
    for element in unseen:
        if element.tag in SHOWING:
            element.tail = BREAK + (element.tail or "")
    remove_all(unseen)
    for picture in pictures:
        take_fallback(picture)


_MARKED = (*CELL_TAGS, *(_EDGED - {"p"}), *(LEFT_OUT | SHOWING), "a", "br", "table")
"""What is looked for in a whole table; paragraphs are marked cell by cell, as most cells hold just one."""


def _part(element: _Element) -> None:
    """Part an element from what stands beside it."""
    if element.tag in _STRUCK:
        mark_struck(element)
    if _has_edges(element):
        _mark_edges(element)


def _has_edges(element: _Element) -> bool:
    """Whether what stands beside an element must not run into its text."""
    if element.tag == "a":
        return _is_link_apart(element)
    return bool(element.tail) or element.getnext() is not None or not _begins_cell(element)


def _is_link_apart(link: _Element) -> bool:
    """Whether a link is the number of a footnote, or stands right behind another one."""
    where = link.get("href") or ""
    if where.startswith("#"):
        return True
    before = link.getprevious() if where else None
    return (
        before is not None and before.tag == "a" and not (before.tail or "").strip() and before.get("href") is not None
    )


def _mark_edges(element: _Element) -> None:
    element.text = BREAK + (element.text or "")
    element.tail = BREAK + (element.tail or "")


def mark_paragraphs(element: _Element) -> None:
    """Put marks at the edges of the paragraphs in an element."""
    for paragraph in element.iterdescendants("p"):
        _mark_edges(paragraph)


def _begins_cell(block: _Element) -> bool:
    """Whether `block` is the first that a cell holds: if nothing stands behind it either, its edges are the cell's."""
    cell = block.getparent()
    return cell is not None and cell.tag in CELL_TAGS and not cell.text and block.getprevious() is None


def remove_all(elements: Iterable[_Element]) -> None:
    """Take each of `elements` out of its tree and leave the text behind it."""
    for element in elements:
        _remove(element)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
