"""Which slip makes one printed figure of another, and how much explanations weigh."""

from gov_disclosure.repair.corrections import Slip
from gov_disclosure.repair.values import Exact, Number

CELL_WEIGHT = 10
"""One cell that a known slip explains."""
OTHER_WEIGHT = 11
"""One cell that is changed arbitrarily."""
COMPOSITE_WEIGHT = 13
"""One slip that touches several cells: more than any one cell, less than any two."""


def slip(printed: Exact, proposed: Number, *, total: bool) -> Slip:
    """The slip that prints one value for another in one cell; `total` says that the cell is the sum of others.

    >>> [str(slip(printed, 126, total=False)) for printed in (162, 12, 1226, 1267, 128, -126, 500)]
    ['transposed_digits', 'dropped_digit', 'doubled_digit', 'added_digit', 'changed_digit', 'wrong_sign', 'other']
    >>> str(slip(0, 126, total=True))
    'blank_for_sum'
    """
    if printed is None or printed == 0:
        return _slip_of_nothing(proposed, total=total)
    if printed == -proposed:
        return Slip.WRONG_SIGN
    if not isinstance(printed, int) or printed < 0:
        return Slip.OTHER
    return _slip_of_digits(str(printed), str(proposed))


def _slip_of_nothing(proposed: Number, *, total: bool) -> Slip:
    """A zero or a blank: a sum that was not drawn, or one digit."""
    if total:
        return Slip.BLANK_FOR_SUM
    return _slip_of_digits("0", str(proposed))


def _slip_of_digits(printed: str, proposed: str) -> Slip:
    if len(printed) == len(proposed):
        return _slip_of_as_many(printed, proposed)
    if len(printed) < len(proposed):
        return Slip.DROPPED_DIGIT if int(printed) in without_one(proposed) else Slip.OTHER
    if int(proposed) not in without_one(printed):
        return Slip.OTHER
    return Slip.DOUBLED_DIGIT if printed in with_one_doubled(proposed) else Slip.ADDED_DIGIT


def _slip_of_as_many(printed: str, proposed: str) -> Slip:
    different = [number for number, (one, two) in enumerate(zip(printed, proposed, strict=True)) if one != two]
    if len(different) == 1:
        return Slip.CHANGED_DIGIT
    return Slip.TRANSPOSED_DIGITS if printed in transposed(proposed) else Slip.OTHER


def transposed(digits: str) -> set[str]:
    """The numbers with two neighbouring digits exchanged, a leading zero kept.

    >>> sorted(transposed("126"))
    ['162', '216']
    """
    swapped = {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)}
    return swapped - {digits}


def without_one(digits: str) -> set[int]:
    """The numbers with one digit missing.

    >>> sorted(without_one("126"))
    [12, 16, 26]
    """
    return {int(digits[:i] + digits[i + 1 :]) for i in range(len(digits)) if len(digits) > 1}


def with_one_doubled(digits: str) -> set[str]:
    """The numbers with one digit twice.

    >>> sorted(with_one_doubled("126"))
    ['1126', '1226', '1266']
    """
    return {digits[: i + 1] + digits[i:] for i in range(len(digits))}
