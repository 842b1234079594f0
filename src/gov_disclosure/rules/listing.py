"""How findings list many things: all of them in the sides, the first few in the message."""

from collections.abc import Iterable, Sequence

from gov_disclosure.rules.results import Operand
from gov_disclosure.rules.wording import table_name

MOST_NAMED = 4
"""How many things a message names before it says how many more there are."""


def listed(names: Sequence[str], most: int = MOST_NAMED, comma: str = ", ") -> str:
    """The first few names in English, and how many more there are.

    >>> listed(["a", "b"]), listed(["a", "b", "c", "d"], most=2)
    ('a, b', 'a, b and 2 more')
    """
    more = len(names) - most
    return comma.join(names[:most]) + (f" and {more} more" if more > 0 else "")


def listed_zh(names: Sequence[str], most: int = MOST_NAMED, comma: str = "、") -> str:
    """The first few names in Chinese, and how many there are; a space parts a letter or a digit from what follows.

    >>> listed_zh(["甲", "乙"]), listed_zh(["甲", "乙", "丙", "丁"], most=2)
    ('甲、乙', '甲、乙等 4 项')
    >>> listed_zh(["甲 1", "乙 2", "丙 3"], most=2, comma="；")
    '甲 1；乙 2 等 3 项'
    """
    named = comma.join(names[:most])
    space = " " if named[-1:].isascii() else ""
    return f"{named}{space}等 {len(names)} 项" if len(names) > most else named


def count(many: int, noun: str, nouns: str = "") -> str:
    """A number of things; `nouns` is the plural where it takes more than an s.

    >>> count(1, "row"), count(3, "row"), count(2, "agency", "agencies")
    ('1 row', '3 rows', '2 agencies')
    """
    return f"{many} {noun if many == 1 else nouns or noun + 's'}"


def tables(names: Iterable[str]) -> str:
    """The tables by number and name, in English."""
    return ", ".join(f"{table_name(name)} ({name})" for name in names)


def tables_zh(names: Iterable[str]) -> str:
    """The tables by number, in Chinese."""
    return "、".join(f"表{table_name(name)}" for name in names)


def table_operand(table: str) -> Operand:
    """A table as the operand of a finding."""
    return Operand(path=table, label=f"表{table_name(table)}", value=None)
