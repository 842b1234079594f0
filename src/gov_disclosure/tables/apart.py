"""What stands between or below tables of markup and is no part of them: the number of a page, a table with a head of its own.

Markup says where a table ends, so that figures behind its end are no rest of a row, and no figures of a label within it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import TypeGuard

from gov_disclosure.document import Paragraph
from gov_disclosure.model.editions import LATEST
from gov_disclosure.tables.readings import Event, Gap, Heading, Reading
from gov_disclosure.tables.specs import row_specs

LEAST_HEADS = 2
"""Texts that are no labels in the head of a table that is not the form's."""

_LEAST_ROW = max(spec.size for spec in row_specs("disputes", LATEST))
"""Figures that may be the row of section 四, which has no label."""


def without_apart(events: Sequence[Event], section: str | None, loose: Mapping[str, list[Reading]]) -> Sequence[Event]:
    """The events without those that stand apart from a table above them in their section; figures among them go to its `loose` ones.
    `section` is the one in which the document begins.
    """
    apart = frozenset([*_lone_numbers(events), *_other_tables(events)])
    kept: list[Event] = []
    in_table = False
    for event in events if apart else ():
        if isinstance(event, Gap):
            section, in_table = event.section or section, in_table and event.section is None
        elif in_table and section is not None and section in loose and event.refs[0][0] in apart:
            loose[section] += [event] if isinstance(event, Reading) else []
            continue
        else:
            in_table = in_table or _is_of_markup(event)
        kept.append(event)
    return kept if apart else events


def numbers_columns(reading: Reading) -> bool:
    """Whether the figures of a row are the numbers of its columns: 1, 2, 3 and so on. A row of section 四 adds up otherwise."""
    return [token.count for token in reading.tokens] == list(range(1, _LEAST_ROW + 1))


def _lone_numbers(events: Sequence[Event]) -> Iterator[int]:
    """Paragraphs below a table that are one number each."""
    for above, event in pairwise(events):
        if _is_of_markup(above) and _is_lone_number(event):
            yield event.refs[0][0]


def _is_lone_number(event: Event) -> TypeGuard[Reading]:
    if not isinstance(event, Reading) or event.token is not None:
        return False
    return len(event.cells) == 1 and isinstance(event.cells[0], Paragraph)


def _other_tables(events: Sequence[Event]) -> Iterator[int]:
    """Tables with a head that is not the form's, and without any of its labels."""
    printed = [event for event in events if not isinstance(event, Gap)]
    for block, found in groupby(printed, lambda event: event.refs[0][0]):
        first, *others = found
        if others and _is_head_of_other(first) and all(map(_may_be_of_other, others)):
            yield block


def _is_head_of_other(event: Event) -> bool:
    """Whether texts that head columns are no labels of the form, but for such as 合计, which others have too."""
    if not isinstance(event, Heading) or len(event.unknown) < LEAST_HEADS:
        return False
    return len(event.unknown) > len(event.labels) and all(len(word.token.tables) > 1 for word in event.labels)


def _may_be_of_other(event: Event) -> bool:
    if isinstance(event, Reading):
        return event.path is None and event.exact and event.values < _LEAST_ROW
    return _is_head_of_other(event)


def _is_of_markup(event: Event) -> bool:
    return isinstance(event, Reading) and event.exact
