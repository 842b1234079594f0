"""Cells that show something without a text: pictures, form fields, what a script writes. Such a cell is not blank."""

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from gov_disclosure.document import TableCell, make_cell
from gov_disclosure.position import Position
from gov_disclosure.readers.lines import UNREAD

_Element = etree._Element

_PLAYERS = frozenset({"audio", "canvas", "meter", "progress", "video"})
"""Elements whose text no browser of today shows."""

SHOWING = _PLAYERS | {"img", "svg", "object", "embed", "iframe", "input", "script"}
"""Elements that may show a figure which is no text of the page."""

_NOWHERE = Position(1)
_TEXT_FIELDS = frozenset({"", "text", "number", "tel"})
_UNSHOWN_FIELDS = frozenset({"hidden", "checkbox", "radio", "file"})
_SPACER = re.compile(r"(?:^|[/_-])(?:spacer|blank|transparent|pixel|clear|space|1x1)[^/]*$", re.IGNORECASE)
_NOTHING = re.compile(r"\s*[01](?:px)?\s*")


def cells_showing(parts: Iterable[_Element]) -> set[_Element]:
    """The cells in which one of the parts shows something. A field that cannot be changed gives its value as text."""
    return {cell for part in parts if _shows(part) and (cell := next(part.iterancestors("td", "th"), None)) is not None}


def _shows(part: _Element) -> bool:
    if part.tag == "input":
        return _shows_field(part)
    if part.tag == "script":
        return bool(part.get("src") or (part.text or "").strip())
    if part.tag == "img":
        return not _is_spacer(part)
    if part.tag == "audio":
        return part.get("controls") is not None
    return not (_is_nothing(part, "width") or _is_nothing(part, "height"))


def _shows_field(field: _Element) -> bool:
    kind, value = (field.get("type") or "").strip().lower(), field.get("value") or ""
    if kind in _UNSHOWN_FIELDS or not value.strip():
        return False
    if kind in _TEXT_FIELDS and (field.get("readonly") is not None or field.get("disabled") is not None):
        field.tail = value + (field.tail or "")
    return True


def _is_spacer(image: _Element) -> bool:
    """Whether an image only takes up room."""
    if _is_nothing(image, "width") or _is_nothing(image, "height"):
        return True
    name = (image.get("src") or "").partition("?")[0]
    return not name or (not (image.get("alt") or "").strip() and _SPACER.search(name) is not None)


def _is_nothing(part: _Element, side: str) -> bool:
    return _NOTHING.fullmatch(part.get(side) or "") is not None


def with_marks(
    rows: Iterable[Sequence[TableCell]], cells: Sequence[_Element], showing: set[_Element]
) -> list[list[TableCell]]:
    """The rows with a mark in each blank cell that shows something. `cells` are the elements of the cells, in order."""
    each = iter(cells)
    return [[_marked(cell) if next(each, None) in showing and not cell.text else cell for cell in row] for row in rows]


def _marked(cell: TableCell) -> TableCell:
    return make_cell(UNREAD, cell.position or _NOWHERE, cell.columns, cell.covered)


_DIGIT = re.compile("[0-9０-９]")


def take_fallback(part: _Element) -> None:
    """Take out the text that stands for a picture where a browser cannot show it; that of an object may be shown."""
    if part.tag in _PLAYERS:
        del part[:]
        part.text = None
    elif part.tag == "object" and any(map(_DIGIT.search, map(str, part.itertext()))):
        part.text = UNREAD + (part.text or "")


def mark_struck(struck: _Element) -> None:
    """Put a mark at a struck figure that has no other beside it: the page takes it back and gives none for it."""
    cell = next(struck.iterancestors("td", "th"), None)
    if cell is None:
        return
    own, whole = ("".join(map(str, each.itertext())) for each in (struck, cell))
    if own.strip() and len(_DIGIT.findall(own)) == len(_DIGIT.findall(whole)) > 0:
        mark_behind(struck)


def mark_behind(element: _Element) -> None:
    """Put a mark behind what an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + UNREAD
    else:
        element.text = (element.text or "") + UNREAD


_NOTED = re.compile(r"\s*[0-9０-９][0-9０-９,，.．]*\s*(\S{1,6})\s*")
_NOTE = re.compile(r"[①-⑳⓪❶-❿]|[*＊※†‡]{1,3}|[\[［〔【(（]注?[0-9①-⑳]{1,2}[\]］〕】)）]|注[0-9①-⑳]{0,2}")


def is_note_of_figure(raised: _Element, text: str) -> bool:
    """Whether a raised text is the mark of a footnote at a number: its cell holds nothing else, and the mark is no digit.

    `text` is the text of the raised element.
    """
    if _NOTE.fullmatch(text.strip()) is None:
        return False
    cell = next(raised.iterancestors("td", "th"), None)
    whole = "" if cell is None else "".join(cell.itertext())  # type: ignore[arg-type]  # the tree has nothing but text
    found = _NOTED.fullmatch(whole)
    return found is not None and found[1] == text.strip()
