"""From the text of a cell to the figure of the form, with its unit."""

import re
from decimal import Decimal

from gov_disclosure.document import TableCell
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Cell, CellStatus, Value, reported_cell
from gov_disclosure.model.tree import Figure
from gov_disclosure.tables.stream import Printed, Token, count_of
from gov_disclosure.tables.units import MONEY_UNITS, SCALED
from gov_disclosure.text import Mark, Number, scale_to

STATUS_OF_MARK = {
    Mark.BLANK: CellStatus.BLANK,
    Mark.NOT_APPLICABLE: CellStatus.NOT_APPLICABLE,
    Mark.UNREADABLE: CellStatus.UNREADABLE,
}


# Bound once: reading a member off its enum costs as much as a call
_NUMBER, _UNREADABLE = Mark.NUMBER, Mark.UNREADABLE
_COUNT, _MONEY, _CHANGE = Kind.COUNT, Kind.MONEY, Kind.CHANGE

_DIRECTION = re.compile("(?P<down>[减降少跌↓])|[增升多加涨↑]")
_SIGN_ALONE = re.compile(
    r"(?:(?:同比|较|比)?(?:上一?年度?|去年)?(?:度|有所)?)(?:减少|下降|降低|增加|增长|上升|增多)(?:了|数|项|件)?"
)
_WHOLE = "(?P<whole>0|[1-9][0-9]{0,8})"
_DASHED = re.compile(rf"[-－﹣−‐‑–]\s?{_WHOLE}")
_SIGN_BEHIND = re.compile(rf"{_WHOLE}\s?(?:(?P<down>减少?|下降)|增加?|上升)")
_IN_TEN_THOUSANDS = re.compile(r"(?P<amount>(?:0|[1-9][0-9]{0,12})(?:\.[0-9]{1,8})?)\s?万")
_PLUS = re.compile("[+＋﹢增↑]")


def cell(figure: Figure, token: Token, printed: Printed, head_unit: str | None) -> Cell:
    """The cell of one figure; `head_unit` is the unit of money, or of thousands, that the column's head prints."""
    raw = printed.text if printed.raw is None else printed.raw
    number = token.number
    if head_unit == SCALED and number.mark is _NUMBER:
        return Cell(figure.path, CellStatus.UNREADABLE, None, raw, printed.position)
    if figure.kind is _MONEY and number.mark is _NUMBER:
        value, unit = _amount(figure, number, head_unit)
    elif figure.kind is _CHANGE and (number.note is not None or number.is_change):
        value, unit = _change(number, printed.text), figure.unit
    else:
        # A number with decimals, or in a unit of money, is not a count
        value, unit = token.count, figure.unit
    if value is None and number.mark is _UNREADABLE and figure.kind is not _COUNT:
        value, unit = _in_another_form(figure, printed)
    if value is not None:
        return reported_cell(figure.path, value, raw, printed.noted, unit)
    status = CellStatus.UNREADABLE if number.mark is _NUMBER else STATUS_OF_MARK[number.mark]
    return Cell(figure.path, status, None, raw, printed.position)


def _amount(figure: Figure, number: Number, head_unit: str | None) -> tuple[Value, str | None]:
    """An amount in the unit of the form, or, where the form prints none, in the unit that the document prints. 增3 and 3↓ say by
    how much one has changed.
    """
    unit = number.unit or head_unit or figure.unit
    if number.value is None or number.is_change or (unit is not None and unit not in MONEY_UNITS):
        return None, None
    if figure.unit is None or unit is None or unit == figure.unit:
        return Decimal(number.value), unit
    return scale_to(number.value, unit, figure.unit), figure.unit


def _change(number: Number, text: str) -> int | None:
    """A change whose sign may be a word or a note behind it: 减7, 7（减少）. None where the note contradicts the sign printed,
    or speaks of more than the sign.
    """
    count = count_of(number)
    direction = None if number.note is None else _DIRECTION.search(number.note)
    if count is None or number.note is None or direction is None:
        return count
    if _SIGN_ALONE.fullmatch(number.note) is None:
        return None
    down = direction["down"] is not None
    if count < 0 or (down and _PLUS.search(text)):
        return count if down and count < 0 else None
    return -count if down else count


def _in_another_form(figure: Figure, printed: Printed) -> tuple[Value | None, str | None]:
    """A change whose sign stands behind it (3减), or before it with a space or as a longer dash (–3: in a table, as in a text it may
    be an item of a list), or an amount in 万. Nothing else that looks like a number.
    """
    text = printed.text.translate(_PLAIN).strip()
    if figure.kind is _MONEY:
        amount = _IN_TEN_THOUSANDS.fullmatch(text)
        return _amount(figure, Number(_NUMBER, Decimal(amount["amount"]), "万元"), None) if amount else (None, None)
    dashed = _DASHED.fullmatch(text) if isinstance(printed, TableCell) else None
    signed = dashed or _SIGN_BEHIND.fullmatch(text)
    if signed is None:
        return None, None
    down = dashed is not None or signed["down"] is not None
    return (-1 if down else 1) * int(signed["whole"]), figure.unit


_PLAIN = str.maketrans("０１２３４５６７８９．", "0123456789.")
