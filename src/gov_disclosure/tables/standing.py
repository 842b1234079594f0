"""Which head rows stand under: what still holds of one further up, and what texts above a table may be one."""

from collections.abc import Sequence
from typing import TypeGuard

from attrs import evolve

from gov_disclosure.tables.headings import Head
from gov_disclosure.tables.readings import Event, Heading, Reading, Word


def below_head(above: Head, found: Head, headings: Sequence[Heading]) -> Head:
    """The head that rows stand under below `headings`, which say what `found` holds: where they name no column, as the label of
    a row that is not known does not, the head `above` still stands.
    """
    if found.columns:
        return found
    kept = evolve(
        found,
        unknown=(*above.unknown, *found.unknown),
        in_order=above.in_order and found.in_order,
        placed_in=above.placed_in & found.placed_in,
    )
    if any(heading.labels for heading in headings):  # a part of the form begins, with columns of its own
        return kept
    return evolve(kept, columns=above.columns, unit=found.unit or above.unit, layout=above.layout)


def behind_gap(above: Head) -> Head | None:
    """What holds of a head for rows of its table that something parts from it, such as a line of prose: that they cannot be read."""
    if above.in_order and above.placed_in == Head().placed_in:
        return None
    return Head(unknown=above.unknown, in_order=above.in_order, placed_in=above.placed_in)


def in_table(heading: Heading, table: str) -> Heading:
    """What a heading says in one table: only in section 二 has the form columns that name last year (上一年项目数量), so that a piece
    of their labels is one of them.
    """
    if table == "proactive" or heading.of_other_year or not any(map(_is_of_other_time, heading.unknown)):
        return heading
    return evolve(heading, of_other_year=True)


def _is_of_other_time(word: Word) -> bool:
    caption = word.token.caption
    return caption is not None and caption.other is True and caption.since is None


def may_be_head(event: Event) -> TypeGuard[Heading]:
    """Whether a heading that says not of which table it is may head one all the same: it has several texts, or a label of several
    tables, or names another year.
    """
    if not isinstance(event, Heading):
        return False
    return event.of_other_year or bool(event.labels) or len({word.token.key for word in event.unknown}) >= LEAST_HEADS


def is_titled(event: Event) -> bool:
    """Whether figures have nothing but the title of a report for their label: it heads them, as one of another year does."""
    return isinstance(event, Reading) and event.token is not None and event.token.title is not None


LEAST_HEADS = 3
"""Texts in a row that heads columns, though none is a label of the form."""


def of_table(above: Sequence[Heading], table: str) -> list[Heading]:
    """The rows of texts right above a table that may be its head. In section 二, where one may void all rows, they are none."""
    known = [in_table(heading, table) for heading in above]
    return [heading for heading in known if table != "proactive" or heading.of_other_year]
