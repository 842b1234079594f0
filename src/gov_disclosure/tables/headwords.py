"""Which columns and parts a text of a head names, though it may be damaged, and in which order the form has them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, combinations, groupby

from gov_disclosure.model.editions import EDITIONS, LATEST
from gov_disclosure.tables.lexicon import HEAD_ROLES, Role, form_lexicon
from gov_disclosure.tables.likeness import wrong_characters
from gov_disclosure.tables.places import PARTS as PLACES
from gov_disclosure.tables.specs import row_specs
from gov_disclosure.tables.units import without_unit

LONGEST = 14
"""Characters in a label of a head."""

LONGEST_TEXT = 60
"""Characters in a text that names all columns; a longer one is a note."""

LEAST_PIECE = 2
"""Characters that may tell one label from the others within a text."""

SLIPS = ((7, 2), (3, 1))
"""Characters that may be wrong, missing or too many in a label of at least so many."""

TOTAL = "total"
PERSONS = "natural_person"
GROUP = "法人或其他组织"
"""The group of columns of section 三; it stands behind 自然人."""
PARTS = (
    "disputes.reconsideration",
    "行政诉讼",
    "disputes.direct_litigation",
    "disputes.litigation_after_reconsideration",
)
"""The parts of section 四 in the form's order; its columns come again below each, and say nothing of it."""


@lru_cache(maxsize=4096)
def names_in(key: str, table: str) -> tuple[str, ...]:
    """The columns and parts that a text names: one that it is like, or those of which it holds pieces that no other label has.

    >>> names_in("自然人Total", "requests"), names_in("未经某议直接起诉", "disputes"), names_in("机构", "requests")
    (('natural_person',), ('disputes.direct_litigation',), ())
    """
    key = without_unit(key)
    labels = head_labels(table)
    if key in labels:
        return (labels[key],)
    if (name := form_lexicon().stand_ins[table].get(key)) is not None:
        return (name,)
    if not key or len(key) > LONGEST_TEXT:
        return ()
    owners = {path for label, path in labels.items() if key in label}
    owners = owners or _nearest(key, table)
    return tuple(owners) if len(owners) == 1 else () if owners else _held(key, table)


def _nearest(key: str, table: str) -> set[str]:
    """The columns whose labels a text has with the fewest wrong characters."""
    found: dict[int, set[str]] = {}
    for label, path in head_labels(table).items():
        allowed = next((most for length, most in SLIPS if min(len(label), len(key)) >= length), 0)
        count = wrong_characters(key, label)
        if count is not None and count <= allowed:
            found.setdefault(count, set()).add(path)
    return found[min(found)] if found else set()


def _held(key: str, table: str) -> tuple[str, ...]:
    """The columns of which a text holds pieces, from left to right, if most of its characters are such. 行政复议 is a piece of other
    parts' labels as well; where nothing else is named (行政复议情况), it is its own.
    """
    found = _pieces_in(key, table)
    words = sum(character > "\u2e7f" for character in key)
    if 2 * sum(map(len, found)) < words:
        return ()
    owners = [_owners(table)[piece] for piece in found]
    names = [name for named in owners if len(named) == 1 for name in named]
    names = [
        name for name in names if name != GROUP
    ] or names  # beside columns it may be a heading of all: 法人、自然人申请情况
    own = [name for piece in found if (name := head_labels(table).get(piece)) in PARTS] if not names else []
    return tuple(name for name, _ in groupby(names or own))


def _pieces_in(key: str, table: str) -> list[str]:
    """The longest pieces of labels in a text, from left to right."""
    pieces = _owners(table)
    found: list[str] = []
    start = 0
    while start < len(key):
        ends = range(min(len(key), start + LONGEST), start + LEAST_PIECE - 1, -1)
        end = next((end for end in ends if key[start:end] in pieces), start)
        found += [key[start:end]] if end > start else []
        start = max(end, start + 1)
    return found


def begins_label(key: str, name: str, table: str) -> bool:
    """Whether a text begins like a label of what it names: it is no rest of one."""
    return any(path == name and label[:LEAST_PIECE] == key[:LEAST_PIECE] for label, path in head_labels(table).items())


@cache
def head_labels(table: str) -> Mapping[str, str]:
    """Every label of a table's head with the column, part or heading that it names."""
    return {
        without_unit(key): _place_of(meaning.path, table)
        for key, meanings in form_lexicon().by_key.items()
        for meaning in meanings
        if meaning.table == table and meaning.role in HEAD_ROLES
    }


def label_of(name: str, table: str) -> str:
    """The form's label of a column or part."""
    return next(label for label, path in head_labels(table).items() if path == name)


def _place_of(path: str, table: str) -> str:
    """The name of a place of the head that has several: 法人或其它组织 stands where 法人或其他组织 does."""
    return next((min(slot) for slot in PLACES.get(table, ()) if path in slot), path)


@cache
def openings(table: str) -> frozenset[str]:
    """What opens the head of a table."""
    return frozenset(
        key
        for key, meanings in form_lexicon().by_key.items()
        if any((meaning.table, meaning.role) == (table, Role.OPENING) for meaning in meanings)
    )


@cache
def _owners(table: str) -> Mapping[str, frozenset[str]]:
    """Every piece of a label of a table's head with what has it in its labels."""
    found: dict[str, set[str]] = {}
    for label, path in head_labels(table).items():
        for start, end in combinations(range(len(label) + 1), 2):
            if end - start >= LEAST_PIECE:
                found.setdefault(label[start:end], set()).add(path)
    return {piece: frozenset(paths) for piece, paths in found.items()}


def whole_head(rows: Sequence[Sequence[str | None]]) -> int:
    """The row with which a head of section 四 begins whose labels name all parts as the form does: what has a line of its own above it
    says nothing of their order. `rows` are what the texts of the lines name, None those that are no labels; 0 if there is none.
    """
    alone = next((number for number, row in enumerate(rows) if len(row) > 1), len(rows))
    if alone < len(rows):
        return alone if _is_whole(rows[alone:]) else 0
    start = max(len(rows) - len(_FORMS_HEAD), 0)
    return start if tuple(chain.from_iterable(rows[start:])) == _FORMS_HEAD else 0


def _is_whole(rows: Sequence[Sequence[str | None]]) -> bool:
    """Whether rows of a head name the parts in the form's order, and the upper ones side by side."""
    upper, *lower = ([name for name, _ in groupby(name for name in row if name in PARTS)] for row in rows)
    return tuple(upper) == PARTS[:_UPPER] and tuple(chain.from_iterable(lower)) == PARTS[_UPPER:]


_UPPER = 2
"""Parts of section 四 in the upper row of its head."""
_RESULTS = tuple(figure.column for figure in row_specs("disputes", LATEST)[0].figures)
_SIZE = len(_RESULTS) // (len(PARTS) - 1)
_FORMS_HEAD = (*PARTS[:_UPPER], *_RESULTS[:_SIZE], *PARTS[_UPPER:], *_RESULTS[_SIZE:])
"""The head of section 四 where each text has a line of its own."""


@cache
def form_orders(table: str) -> frozenset[tuple[str, ...]]:
    """The orders of the form's columns; of section 四, that of its parts."""
    if table == "disputes":
        return frozenset({PARTS})
    return frozenset(
        tuple(figure.column for figure in spec.figures) for edition in EDITIONS for spec in row_specs(table, edition)
    )


@cache
def form_names(table: str) -> frozenset[str]:
    """The columns of a table that the form has in an order, and their group; of section 四, its parts."""
    groups = {GROUP} if table == "requests" else set()
    return frozenset(groups.union(*form_orders(table)))


def is_out_of_order(names: Iterable[str], table: str) -> bool:
    """Whether any two columns stand as no row of the form has them."""
    return any((one, other) in _reversed(table) for one, other in combinations(names, 2))


@cache
def _reversed(table: str) -> frozenset[tuple[str, str]]:
    """Columns that stand in the form the other way round. 总计 may span lines of a head, and is then read before any but the first."""
    orders = form_orders(table)
    sound = {pair for order in orders for pair in combinations(order, 2)}
    firsts = {order[0] for order in orders}
    if table == "requests":
        sound.add((PERSONS, GROUP))
    return frozenset(
        (later, sooner)
        for sooner, later in sound
        if (later, sooner) not in sound and (later != TOTAL or sooner in firsts)
    )


def misspelt_whole(key: str, table: str) -> str | None:
    """The label that a text put together from single characters is but for one wrong one."""
    near = {
        path
        for label, path in head_labels(table).items()
        if len(label) == len(key) > _SHORT and wrong_characters(key, label) == 1
    }
    return near.pop() if len(near) == 1 else None


_SHORT = 3
