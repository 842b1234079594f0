"""Which figures of the form add up over an area: a table of patterns, the first that fits counts."""

import re
from enum import StrEnum
from functools import cache

from attrs import frozen


class Additivity(StrEnum):
    """How the figure of an area follows from those of its agencies."""

    SUM = "sum"
    """It is their sum: each thing is counted by one agency."""
    SHARED = "shared"
    """It is at most their sum: a thing may be counted by several agencies."""
    LISTED = "listed"
    """It says nothing of their sum: the figure counts entries of a list that the agencies have in common."""


@frozen
class Ruling:
    """The additivity of the figures whose path fits a pattern, and why."""

    pattern: str
    additivity: Additivity
    reason: str
    reason_zh: str


RULINGS: tuple[Ruling, ...] = (
    Ruling(
        r"proactive\.(rules|normative_documents)\.",
        Additivity.SHARED,
        "a document that several agencies issue together is counted by each of them",
        "联合制发的文件由各制发机关分别计数",
    ),
    Ruling(
        r"proactive\.\w+\.(previous_items|change)$",
        Additivity.LISTED,
        "items of the lists of powers and fees, of which the agencies of an area have the same ones",
        "项目数量来自权责、收费清单，同一项目可由区域内多个机关实施",
    ),
    Ruling(
        r"(requests|disputes|proactive)\.",
        Additivity.SUM,
        "each request, case, decision, purchase and payment is counted by the agency that handles it",
        "申请、案件、处理决定、采购和收费由经办机关计数",
    ),
)


@cache
def ruling(path: str) -> Ruling:
    """The ruling on the figure at a path."""
    return next(ruling for ruling in RULINGS if re.match(ruling.pattern, path))


def additivity(path: str) -> Additivity:
    """How the figure at a path adds up over an area.

    >>> additivity("requests.received.total").value, additivity("proactive.licenses.change").value
    ('sum', 'listed')
    """
    return ruling(path).additivity
