"""The figures of a report as the equations take them."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any

from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.proactive import Proactive2019, Proactive2021
from gov_disclosure.model.report import Report, Value
from gov_disclosure.model.requests import Requests2019, Requests2021
from gov_disclosure.model.values import TABLES
from gov_disclosure.repair.network import Network, networks

Number = int | Fraction
"""A figure without rounding: an `int` where it is whole."""

Exact = Number | None
"""The same, None where there is none."""

Table = Proactive2021 | Proactive2019 | Requests2021 | Requests2019 | Disputes
"""A typed table of a report."""


def present(report: Report) -> Iterator[tuple[Table, tuple[Network, ...]]]:
    """The typed tables that the report has, each with its networks."""
    for name in TABLES:
        table = getattr(report, name)
        if table is not None:
            yield table, networks(name, table.edition)


def read(table: Table, network: Network) -> tuple[Value, ...]:
    """The values of a network's figures, in its order."""
    values: tuple[Value, ...] = _reader(network.paths)(table)
    return values


@cache
def _reader(paths: tuple[str, ...]) -> Callable[[Any], Any]:
    return attrgetter(*(path.partition(".")[2] for path in paths))


def exact(value: Value) -> Exact:
    """A value as an integer, or as a fraction where it is none.

    >>> exact(Decimal("2.0")), exact(Decimal("2.5")), exact(None)
    (2, Fraction(5, 2), None)
    """
    if not isinstance(value, Decimal):
        return value
    return simplest(Fraction(value))


def simplest(number: Number) -> Number:
    """A fraction that is whole as the integer that it is.

    >>> simplest(Fraction(4, 2)), simplest(Fraction(3, 2))
    (2, Fraction(3, 2))
    """
    return number.numerator if number.denominator == 1 else number


def value_of(number: Exact) -> Value:
    """A number as reports have it.

    >>> value_of(Fraction(5, 2))
    Decimal('2.5')
    """
    return Decimal(number.numerator) / number.denominator if isinstance(number, Fraction) else number


def possible(value: Exact) -> bool:
    """Whether a count can have a value: a whole number from zero up, or nothing."""
    return value is None or (isinstance(value, int) and value >= 0)
