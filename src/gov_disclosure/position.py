"""Where something stands in the source."""

from typing import Any, TypeAlias, TypeVar

from attrs import frozen


@frozen(weakref_slot=False)  # `make_position` needs the same slots as `_PositionDraft`
class Position:
    """A place in the source as it was given, before any conversion of its text.

    `line` and `column` count from 1. In markup, `element` is the path of the element
    (for example ``/html/body/table[2]/tr[4]/td[3]``) and `column` is 0: lxml knows no columns.
    """

    line: int
    column: int = 0
    element: str | None = None

    def __str__(self) -> str:
        place = f"line {self.line}"
        if self.column:
            place += f", column {self.column}"
        if self.element:
            place += f", {self.element}"
        return place


class _PositionDraft:
    """The slots of a `Position`, open to assignment."""

    __slots__ = ("column", "element", "line")


def make_position(line: int, column: int, element: str | None) -> Position:
    """The same as `Position(line, column, element)` in less than half the time: a document has hundreds.

    >>> make_position(3, 1, None) == Position(3, 1)
    True
    """
    draft: Any = _PositionDraft()
    draft.line = line
    draft.column = column
    draft.element = element
    draft.__class__ = Position  # from here on frozen; Python allows it where the slots are the same
    position: Position = draft
    return position


Note: TypeAlias = int | str
"""A place noted down: line and column of a text in one number, ``"line element"`` in markup; neither is anything to the
garbage collector, which would look at a pair.
"""
Noted: TypeAlias = Position | Note | None

_Placed = TypeVar("_Placed")


def with_notes(placed: type[_Placed]) -> type[_Placed]:
    """Let the slot `position` of a class hold a note of a place, which becomes the `Position` when someone asks for it.

    A document has hundreds of places, and few are ever asked for. `noted` gives the slot as it is, to be handed on.
    """
    slot = placed.__dict__["position"]
    read, write = slot.__get__, slot.__set__

    def position(self: _Placed) -> Position | None:
        found = read(self)
        if found is None or found.__class__ is Position:
            return found
        if found.__class__ is list:
            return found[0]  # type: ignore[no-any-return]
        place = _read_note(found)
        write(self, place)
        return place

    def put(self: _Placed, given: object) -> None:
        write(self, given if given is None or isinstance(given, Position) else [given])  # no note, whatever it is

    setattr(placed, "position", property(position, put))  # noqa: B010 - the types know no such name
    setattr(placed, "noted", slot)  # noqa: B010
    return placed


MOST_COLUMNS = 1 << 29
"""More columns than any line has; Python is quickest with numbers of up to thirty bits."""


def _read_note(note: Note) -> Position:
    if isinstance(note, int):
        return make_position(*divmod(note, MOST_COLUMNS), None)
    line, _, element = note.partition(" ")
    return make_position(int(line), 0, element)
