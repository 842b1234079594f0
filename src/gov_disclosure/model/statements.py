"""What the prose of a report says about a figure of the form."""

from decimal import Decimal

from attrs import frozen

from gov_disclosure.model.report import SectionKind
from gov_disclosure.position import Position


@frozen
class Statement:
    """One number that the prose gives, and the figures of the form that it speaks of.

    `quantity` is a stable name from the page "Statements", such as ``"requests.received"``; names joined by ``+`` are
    given as one sum. `value` is a whole number, or an amount of money in 万元. `unit` is the unit printed behind the
    number (件, 份, 宗 …; 万元 for money, whatever is printed), None where none is printed.

    `printed` is the clause with the number, `quote` the sentence that it stands in, both as in the section's text.
    `section` is None for the preamble. `position` is where the clause begins in the source; its column is exact where
    the line of text stands in the source as it does in the section, else it is that of the paragraph's beginning.

    `refers_to` are the readings: each is the paths of the cells whose sum the statement may give. 收到 may mean the new
    requests, or these and the ones carried over: a number that fits one reading is not wrong. It is empty where the
    form has no such figure (信息处理费).
    """

    quantity: str
    value: int | Decimal
    unit: str | None
    printed: str
    quote: str
    section: SectionKind | None = None
    position: Position | None = None
    refers_to: tuple[tuple[str, ...], ...] = ()
