"""The values of the typed tables, and what a report must be that figures are computed from."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from operator import attrgetter
from types import NoneType
from typing import Any, Generic, TypeVar

from gov_disclosure.errors import SourceError
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS, LATEST
from gov_disclosure.model.report import Report, Value

T = TypeVar("T")

TABLES = tuple(EDITIONS[LATEST].tables)
"""The three tables by name, in the form's order."""

MOST_DIGITS = 24
"""Digits before the point, and behind it, that a figure may have: far more than reading takes, and sums stay exact."""

_LIMIT = 10**MOST_DIGITS


class Same(Generic[T]):
    """A value as a key by identity: to compare cells or tables by value would take longer than to put them in order."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def table_values(table: Any, name: str) -> tuple[Value, ...]:  # noqa: ANN401 - any typed table
    """The values of a typed table, in the form's order.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> table_values(Disputes(reconsideration=Outcomes(upheld=3, total=3)), "disputes")[:6]
    (3, None, None, None, 3, None)
    """
    return _values(Same(table), name, table.edition)


@lru_cache(maxsize=6)  # the tables of a report and of the one of the year before
def _values(key: Same[Any], name: str, edition: str) -> tuple[Value, ...]:
    return _reader(name, edition)(key.value)


@cache
def _reader(name: str, edition: str) -> Callable[[Any], tuple[Value, ...]]:
    return attrgetter(*(figure.path.partition(".")[2] for figure in tree.figures(name, edition)))


def is_figure(value: object) -> bool:
    """Whether a figure of the form can have a value: an `int`, or a finite `Decimal`, of no absurd size; or None.

    >>> [is_figure(value) for value in (35, Decimal("96171.6"), None, 1.5, True, Decimal("NaN"), 10**30)]
    [True, True, True, False, False, False, False]
    """
    if type(value) is Decimal:
        exponent = value.as_tuple().exponent
        return isinstance(exponent, int) and exponent >= -MOST_DIGITS and value.adjusted() < MOST_DIGITS
    return value is None or (type(value) is int and -_LIMIT < value < _LIMIT)


def fault_of(report: Report) -> str | None:
    """Why nothing can be computed from a report: a figure that is none; None for every report that was read."""
    return next((_fault(path, value) for path, value in _faults(report)), None)


_WHOLE = frozenset({int, NoneType})


def _faults(report: Report) -> Iterator[tuple[str, object]]:
    for name in TABLES:
        table = getattr(report, name)
        values = () if table is None else table_values(table, name)
        if _WHOLE.issuperset(map(type, values)) and not [value for value in values if value and abs(value) >= _LIMIT]:
            continue
        for figure, value in zip(tree.figures(name, table.edition), values, strict=True):
            if not is_figure(value):
                yield figure.path, value


def described(value: object) -> str:
    """A value in a message; a huge one is not printed."""
    return f"an int of {value.bit_length()} bits" if type(value) is int else f"{value!r:.40}"


def _fault(path: str, value: object) -> str:
    return (
        f"the figure {path} is {described(value)}, of type {type(value).__name__}; a figure is an int or a finite Decimal "
        f"with at most {MOST_DIGITS} digits before the point and behind it, or None where there is none"
    )


def require_report(report: object, function: str) -> None:
    """Raise `SourceError` where a caller passes something else than a `Report`, or one with figures that are none."""
    if not isinstance(report, Report):
        raise SourceError(
            f"{function}() takes a Report, not {type(report).__name__}: parse the source first, "
            f"{function}(parse_report(source))"
        )
    fault = fault_of(report)
    if fault is not None:
        raise SourceError(f"{function}() cannot compute with this report: {fault}")
