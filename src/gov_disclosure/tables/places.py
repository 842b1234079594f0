"""Whether each text of a table's head stands where the form has the column, or the part, whose label it is or may be.

A text is the label of a column, a piece of one (结果 for 结果维持), or unknown. An unknown one may only stand where a
column of the form is missing, and only if it may stand for that one.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from gov_disclosure.tables.lexicon import HEAD_ROLES, Meaning, Role, form_lexicon
from gov_disclosure.tables.specs import row_specs
from gov_disclosure.tables.stand_ins import Slot, heads_no_figure, is_invented, is_like, named_slots
from gov_disclosure.tables.units import MONEY_UNITS, unit_of, without_unit

Level = tuple[Slot, ...]
"""What stands side by side in the form, from left to right: the names of each place."""

PARTS: dict[str, Level] = {
    "requests": (
        frozenset({"natural_person"}),
        frozenset({"法人或其他组织", "法人或其它组织"}),
        frozenset({"total"}),
    ),
    "disputes": (
        frozenset({"disputes.reconsideration"}),
        frozenset({"行政诉讼"}),
        frozenset({"disputes.direct_litigation"}),
        frozenset({"disputes.litigation_after_reconsideration"}),
    ),
}
"""The row of the head above that of the columns."""


class Text(NamedTuple):
    """A text of a head: `meaning` is None where it is no whole label, `column` its grid column, None outside a table."""

    key: str
    meaning: Meaning | None
    column: int | None


Run = tuple[Text, ...]
"""The texts of one row of a head, or those that have a line each."""


def fits(runs: Sequence[Run], table: str, edition: str) -> bool:
    """Whether every text of the runs stands in its place in one row of the edition's form."""
    return any(_fits(runs, levels, table, edition) for levels in _levels(table, edition))


@cache
def _levels(table: str, edition: str) -> tuple[tuple[Level, ...], ...]:
    orders = {tuple(figure.column for figure in spec.figures) for spec in row_specs(table, edition)}
    columns = [tuple(frozenset({name}) for name in order) for order in sorted(orders)]
    return tuple((level, PARTS[table]) if table in PARTS else (level,) for level in columns)


def _fits(runs: Sequence[Run], levels: Sequence[Level], table: str, edition: str) -> bool:
    labels = [text.meaning for run in runs for text in run if text.meaning is not None]
    named = {meaning.path for meaning in labels}
    columns = {meaning.path for meaning in labels if meaning.role is Role.COLUMN}
    if not columns <= frozenset[str]().union(*levels[0]):
        return False
    whole = _is_named_wholly(named, levels, table)
    return all(
        _run_fits(run, [_Walk(level, named) for level in levels], table, edition)
        for run in runs
        if not (whole and _is_beside(run, levels, table, edition))
    )


def _is_named_wholly(named: Collection[str], levels: Sequence[Level], table: str) -> bool:
    """Whether the head has a label for every place of the form, so that a row of other texts has nothing to name."""
    lowest = PARTS[table][LOWEST_PART:] if table == "disputes" else ()
    return all(not slot.isdisjoint(named) for slot in (*levels[0], *lowest))


LOWEST_PART = 2
"""The first part of the head of section 四 that has columns right below; 行政复议 may be known by the other two."""


def _is_beside(run: Run, levels: Sequence[Level], table: str, edition: str) -> bool:
    """Whether a row of a head is of texts that name nothing of the form."""
    walks = [_Walk(level, set()) for level in levels]
    return not any(text.meaning is not None or _levels_of(text, walks, table, edition) for text in run)


def _is_column(text: Text) -> bool:
    return text.meaning is not None and text.meaning.role is Role.COLUMN


class _Walk:
    """A way along a level from left to right."""

    def __init__(self, level: Level, named: set[str]) -> None:
        self.level = level
        self.slots = frozenset(level)
        once = len(set(level)) == len(level)
        self.free = [not (once and names & named) for names in level]
        self.last, self.shared, self.text = -1, False, ""

    def places(self, names: frozenset[str]) -> list[int]:
        """Where any of the names stands."""
        return [place for place, slot in enumerate(self.level) if slot & names]

    def label(self, name: str) -> bool:
        """Go on to a whole label."""
        return self._go([place for place in self.places(frozenset({name})) if place > self.last], shared=False)

    def piece(self, names: frozenset[str]) -> bool:
        """Go on to a piece of a label; the piece before it may be one of the same label."""
        first = self.last + (not self.shared)
        return self._go([place for place in self.places(names) if place >= first], shared=True)

    def words(self, key: str, names: frozenset[str]) -> bool:
        """Go on to what a text names in other words; no two such texts name the same."""
        before, self.shared = self.text, self.shared and self.text in ("", key)
        gone = self.piece(names)
        self.text = key
        return gone or (before == key and bool(self.level[self.last] & names))

    def unknown(self, may_be: Callable[[Slot], bool] = bool) -> bool:
        """Go on to a text that is none of the form's: it stands for a column that is not named, if it `may_be` that one."""
        behind = range(self.last + 1, len(self.level))
        return self._go([place for place in behind if self.free[place] and may_be(self.level[place])], shared=False)

    def _go(self, places: Sequence[int], *, shared: bool) -> bool:
        if places:
            self.last, self.shared, self.text = places[0], shared, ""
        return bool(places)


def _run_fits(run: Run, walks: Sequence[_Walk], table: str, edition: str) -> bool:
    levels = [_levels_of(text, walks, table, edition) for text in run]
    corner = 0 if _has_no_labels(table, edition) else _corner(run, levels, walks)
    run, levels = run[corner:], levels[corner:]
    in_row = _in_row(run, levels, walks, table, edition)
    if in_row is not None:
        return all(may_head(text, slot, walks[0], table, edition) for text, slot in in_row)
    last = max((index for index, text in enumerate(run) if _is_column(text)), default=-1)
    sound = _is_sound(run)
    for index, text in enumerate(run):
        # A total that spans rows of the head is read before columns on its left
        if index < last and _is_total(text, table) and len(walks[0].places(frozenset({"total"}))) == 1:
            continue
        if text.meaning is not None:
            if not all(walk.label(text.meaning.path) for walk in levels[index]):
                return False
        elif not _stands_in_place(text, _sides(index, levels), sound, walks, table, edition):
            return False
    return True


def _in_row(
    run: Run, levels: Sequence[list[_Walk]], walks: Sequence[_Walk], table: str, edition: str
) -> list[tuple[Text, Slot]] | None:
    """The texts that stand in the places of all columns, or of a group of them, each with the column that the form has there. None
    where they are none or others in number, all known labels, or pieces of those that a tool has cut.
    """
    texts = [
        text for text, found in zip(run, levels, strict=True) if _is_of_columns(text, found, walks, table, edition)
    ]
    if table not in PARTS or len(texts) not in _sizes(walks[0].level) or all(_is_column(text) for text in texts):
        return None
    if any(left.key + right.key in form_lexicon().pieces[table] for left, right in pairwise(texts)):
        return None
    # With a line each, the total comes before what spans less
    late = [text for text in texts if text.column is None and _is_total(text, table)]
    if len(late) == 1 and len(texts) == len(walks[0].slots):
        texts = [*(text for text in texts if text is not late[0]), *late]
    return list(zip(texts, walks[0].level, strict=False))


def _sizes(level: Level) -> range:
    """How many columns stand side by side in a row of the head: all, or groups of them."""
    group = len(set(level))
    return range(group, len(level) + 1, group)


def _is_of_columns(text: Text, levels: Sequence[_Walk], walks: Sequence[_Walk], table: str, edition: str) -> bool:
    """Whether a text of a head can only stand in the row of the columns."""
    columns, *parts = walks
    if text.meaning is not None or levels:
        return columns in levels
    return bool(named_slots(text.key, columns.slots, table, edition)) or not any(
        named_slots(text.key, walk.slots, table, edition) for walk in parts
    )


def may_head(text: Text, slot: Slot, walk: _Walk, table: str, edition: str) -> bool:
    """Whether a text may head the column that the form has in its place."""
    if text.meaning is not None:
        return text.meaning.path in slot
    key = without_unit(text.key)
    if key in form_lexicon().pieces[table]:
        names, anywhere = _names_with(key, table, edition, in_money=False)
        # 其他组织 is a piece of 法人或其他组织, and another word for 其他
        return anywhere or not names.isdisjoint(slot) or form_lexicon().stand_ins[table].get(key) in slot
    named = named_slots(key, walk.slots, table, edition)
    return is_invented(key) or slot in named or (not named and is_like(key, slot, table, edition))


def _is_total(text: Text, table: str) -> bool:
    """Whether a text is the label of the total, or, without a column, another word for it."""
    if text.meaning is not None:
        return text.meaning.path == "total"
    return text.column is None and form_lexicon().stand_ins[table].get(text.key) == "total"


def _corner(run: Run, levels: Sequence[list[_Walk]], walks: Sequence[_Walk]) -> int:
    """How many texts at the beginning of a row stand above the labels of the rows: one, in each place of its span."""
    if not run or run[0].column not in (0, None) or run[0].meaning is not None:
        return 0
    end = next((index for index, text in enumerate(run) if text.key != run[0].key), len(run))
    alone = end == len(run) or (run[0].column is None and not heads_no_figure(run[0].key))
    if alone or not (heads_no_figure(run[0].key) or _names_all(run[end:], levels[end:], walks)):
        return 0
    return end


def _sides(index: int, levels: Sequence[list[_Walk]]) -> list[_Walk]:
    """The levels that the labels beside a text stand in."""
    neighbours = [*_neighbours(index, levels)]
    return _common(neighbours) or [walk for found in neighbours for walk in found]


def _names_all(run: Run, levels: Sequence[list[_Walk]], walks: Sequence[_Walk]) -> bool:
    """Whether there are as many texts as the form has places where they stand."""
    known = [found for found in levels if found]
    return any(len(run) >= len(walk.level) for walk in (_common(known) if known else walks[:1]))


def _common(levels: Sequence[list[_Walk]]) -> list[_Walk]:
    return [walk for walk in levels[0] if all(walk in others for others in levels)] if levels else []


def _has_no_labels(table: str, edition: str) -> bool:
    return len(row_specs(table, edition)) == 1


def _levels_of(text: Text, walks: Sequence[_Walk], table: str, edition: str) -> list[_Walk]:
    """The levels that a whole label, or a piece of one, stands in."""
    names = frozenset[str]()
    if text.meaning is not None:
        names = frozenset({text.meaning.path})
    elif (key := without_unit(text.key)) in form_lexicon().pieces[table]:
        names, anywhere = _names_with(key, table, edition, in_money=False)
        names = frozenset[str]() if anywhere else names
    return [walk for walk in walks if walk.places(names)]


def _neighbours(index: int, levels: Sequence[list[_Walk]]) -> Iterator[list[_Walk]]:
    """The levels of the nearest labels before a text and behind it."""
    for side in (reversed(levels[:index]), levels[index + 1 :]):
        found = next(filter(None, side), None)
        if found:
            yield found


def _stands_in_place(
    text: Text, sides: Sequence[_Walk], sound: bool, walks: Sequence[_Walk], table: str, edition: str
) -> bool:
    key = without_unit(text.key)
    # Beside columns 其他组织 is another word for one, and no piece of 法人或其他组织
    column = form_lexicon().stand_ins[table].get(key)
    is_word = any(column in slot for walk in sides for slot in walk.slots)
    if key in form_lexicon().pieces[table] and not is_word:
        names, anywhere = _names_with(key, table, edition, in_money=unit_of(text.key) is not None)
        # Where a column's label may stand in either level, a piece of another one stands in its own
        levels = sides if sides and len(walks) > 1 and walks[0].slots & walks[1].slots else walks
        return anywhere or any(walk.piece(names) for walk in levels)
    if is_invented(key):
        return not sides or any(walk.unknown() for walk in sides)
    # In a text that a tool has cut, pieces of several labels say nothing of the order
    most = len(walks[0].level) if sound else 1
    named = {walk: len(named_slots(key, walk.slots, table, edition)) for walk in sides or walks}
    # 法人和其他组织 names one part, though it has pieces of several columns
    naming = [walk for walk, count in named.items() if count == 1] or [
        walk for walk, count in named.items() if 0 < count <= most
    ]
    if naming:
        return all(_goes_to_named(key, walk, table, edition) for walk in naming)
    if not sound:
        return not sides or any(walk.unknown() for walk in sides)
    return any(_goes_to_like(key, walk, table, edition) for walk in sides or walks)


def _is_sound(run: Run) -> bool:
    """Whether a row is of a table and has as many texts as a head has: then each is a column's name, and no piece of a text that a
    tool has cut.
    """
    named = all(text.column is not None for text in run) and len({text.key for text in run}) >= LEAST_LABELS
    return named and not any(text.meaning is None and _is_cut(text.key) for text in run)


@lru_cache(maxsize=1024)
def _is_cut(key: str) -> bool:
    """Whether a text is the beginning or the end of a label, and no word that stands for one: a tool has cut it."""
    lexicon = form_lexicon()
    if any(key in words for words in (*lexicon.stand_ins.values(), *lexicon.pieces.values())):
        return False
    return key in lexicon.beginnings or any(label.endswith(key) for label in lexicon.by_key if label != key)


LEAST_LABELS = 3
"""Texts in a row that is the head of a table."""


def _goes_to_named(key: str, walk: _Walk, table: str, edition: str) -> bool:
    """Go on to the places that a text names in other words: several where it holds pieces of neighbouring labels."""
    slots = named_slots(key, walk.slots, table, edition)
    return walk.words(key, slots[0]) if len(slots) == 1 else all(map(walk.piece, slots))


def _goes_to_like(key: str, walk: _Walk, table: str, edition: str) -> bool:
    """Go on to a column that is not named and has a label like the text. What heads no figure may stand beside the parts."""
    if walk.level is PARTS.get(table) and heads_no_figure(key):
        return True
    return walk.unknown(lambda slot: is_like(key, slot, table, edition))


@lru_cache(maxsize=1024)
def _names_with(key: str, table: str, edition: str, *, in_money: bool) -> tuple[frozenset[str], bool]:
    """The columns and parts whose labels have a text in them, and whether a label that has no place among them has so."""
    found = [
        meaning
        for label, meanings in form_lexicon().by_key.items()
        if key in without_unit(label)
        for meaning in meanings
        if (meaning.table, True) == (table, edition in meaning.editions) and meaning.role in HEAD_ROLES
    ]
    placed = frozenset[str]().union(*PARTS.get(table, ()))
    columns = [meaning for meaning in found if meaning.role is Role.COLUMN]
    if in_money:
        return frozenset(meaning.path for meaning in columns if meaning.unit in MONEY_UNITS), False
    others = [meaning.path for meaning in found if meaning.role is not Role.COLUMN]
    return frozenset([meaning.path for meaning in columns] + others), any(path not in placed for path in others)
