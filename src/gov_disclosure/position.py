"""Where something stands in the source."""

from attrs import frozen


@frozen
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
