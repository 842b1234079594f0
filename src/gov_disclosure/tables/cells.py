"""From the text of a cell to the figure of the form, with its unit."""

from decimal import Decimal

from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Cell, CellStatus, Value
from gov_disclosure.model.tree import Figure
from gov_disclosure.tables.headings import MONEY_UNITS
from gov_disclosure.tables.stream import Place
from gov_disclosure.text import Mark, Number, scale_to

STATUS_OF_MARK = {
    Mark.NUMBER: CellStatus.REPORTED,
    Mark.BLANK: CellStatus.BLANK,
    Mark.NOT_APPLICABLE: CellStatus.NOT_APPLICABLE,
    Mark.UNREADABLE: CellStatus.UNREADABLE,
}


def cell(figure: Figure, place: Place, head_unit: str | None) -> Cell:
    """The cell of one figure; `head_unit` is the unit of money that the column's head prints."""
    number, printed = place.token.number, place.cell
    status = STATUS_OF_MARK[number.mark]
    if status is not CellStatus.REPORTED:
        return Cell(figure.path, status, None, printed.printed, printed.position)
    if figure.kind is Kind.MONEY:
        value, unit = _money(figure, number, head_unit)
    else:
        # A number with decimals, or in a unit of money, is not a count
        value, unit = (None if number.unit in MONEY_UNITS else place.token.whole), figure.unit
    if value is None:
        status, unit = CellStatus.UNREADABLE, None
    return Cell(figure.path, status, value, printed.printed, printed.position, unit)


def _money(figure: Figure, number: Number, head_unit: str | None) -> tuple[Value, str | None]:
    """An amount in the unit of the form, or, where the form prints none, in the unit that the document prints."""
    unit = number.unit or head_unit or figure.unit
    if number.value is None or (unit is not None and unit not in MONEY_UNITS):
        return None, None
    if figure.unit is None or unit is None or unit == figure.unit:
        return Decimal(number.value), unit
    return scale_to(number.value, unit, figure.unit), figure.unit
