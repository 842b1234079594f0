"""From the text of a cell to the figure of the form, with its unit."""

from decimal import Decimal

from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Cell, CellStatus, Value
from gov_disclosure.model.tree import Figure
from gov_disclosure.tables.headings import MONEY_UNITS
from gov_disclosure.tables.stream import Printed, Token
from gov_disclosure.text import Mark, Number, scale_to

STATUS_OF_MARK = {
    Mark.BLANK: CellStatus.BLANK,
    Mark.NOT_APPLICABLE: CellStatus.NOT_APPLICABLE,
    Mark.UNREADABLE: CellStatus.UNREADABLE,
}


# Bound once: reading a member off its enum costs as much as a call
_NUMBER, _MONEY, _REPORTED = Mark.NUMBER, Kind.MONEY, CellStatus.REPORTED


def cell(figure: Figure, token: Token, printed: Printed, head_unit: str | None) -> Cell:
    """The cell of one figure; `head_unit` is the unit of money that the column's head prints."""
    number = token.number
    if number.mark is not _NUMBER:
        return Cell(figure.path, STATUS_OF_MARK[number.mark], None, printed.printed, printed.position)
    if figure.kind is _MONEY:
        value, unit = _amount(figure, number, head_unit)
    else:
        # A number with decimals, or in a unit of money, is not a count
        value, unit = (None if number.unit in MONEY_UNITS else token.whole), figure.unit
    if value is None:
        return Cell(figure.path, CellStatus.UNREADABLE, None, printed.printed, printed.position)
    return Cell(figure.path, _REPORTED, value, printed.printed, printed.position, unit)


def _amount(figure: Figure, number: Number, head_unit: str | None) -> tuple[Value, str | None]:
    """An amount in the unit of the form, or, where the form prints none, in the unit that the document prints."""
    unit = number.unit or head_unit or figure.unit
    if number.value is None or (unit is not None and unit not in MONEY_UNITS):
        return None, None
    if figure.unit is None or unit is None or unit == figure.unit:
        return Decimal(number.value), unit
    return scale_to(number.value, unit, figure.unit), figure.unit
