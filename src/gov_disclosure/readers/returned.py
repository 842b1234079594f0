"""What a reader of somebody else returned, looked over before anything is made of it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from gov_disclosure.document import Document, Paragraph, Table, TableCell
from gov_disclosure.position import Position

_SHOWN = 60  # characters of a value in a message
_KINDS = frozenset({Paragraph, Table})


class Fault(NamedTuple):
    """What was returned that is no document, in English and Chinese; each goes on from "returned"."""

    english: str
    chinese: str


def fault(document: object, *, thorough: bool) -> Fault | None:
    """What keeps an object from being a document, None if nothing does; `thorough` looks into each block as well."""
    if not isinstance(document, Document):
        shown = short(document)
        return Fault(f"{shown}, not a Document", f"{shown}，而不是 Document")
    blocks: tuple[object, ...] = document.blocks
    if not _KINDS.issuperset(map(type, blocks)):
        for block in blocks:
            if not isinstance(block, Paragraph | Table):
                shown = short(block)
                return Fault(
                    f"a Document with the block {shown}, which is neither a Paragraph nor a Table",
                    f"Document，但其中的 {shown} 既不是 Paragraph，也不是 Table",
                )
    return next(_wrong_fields(document), None) if thorough else None


def _wrong_fields(document: Document) -> Iterator[Fault]:
    """The fields of a document, its blocks and its cells that are of another type than they should be."""
    yield from _wrong_parts(document, Document)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from _wrong_parts(block, Paragraph)
            continue
        yield from _wrong_parts(block, Table)
        for row in block.rows:
            for cell in row:
                yield from _wrong_parts(cell, TableCell)


_TEXT = ("text", str, "a str ('' for a blank one)")
_RAW = ("raw", str | None, "a str or None")
_POSITION = ("position", Position | None, "a Position or None")
_FIELDS: dict[type, tuple[tuple[str, Any, str], ...]] = {
    Document: (("title", str | None, "a str or None"),),
    Paragraph: (_TEXT, _RAW, _POSITION),
    Table: (_POSITION,),
    TableCell: (_TEXT, _RAW, _POSITION, ("columns", int, "a whole number of at least 1")),
}
"""The fields that are looked at: their names, their types, and what is said of them."""


def _wrong_parts(part: object, kind: type) -> Iterator[Fault]:
    for name, wanted, words in _FIELDS[kind]:
        value = getattr(part, name)
        if not isinstance(value, wanted) or (name == "columns" and value < 1):
            yield _field(value, name, kind.__name__, words)


def _field(value: object, name: str, what: str, wanted: str) -> Fault:
    shown = short(value)
    return Fault(
        f"a {what} whose {name} is {shown}: it must be {wanted}",
        f"{what}，其 {name} 为 {shown}：应为 {wanted}",
    )


def short(value: object) -> str:
    """A value in a few characters, whatever it is."""
    try:
        shown = repr(value)
    except Exception:  # noqa: BLE001 - other people's code may raise anything
        shown = f"a {type(value).__name__}"
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
