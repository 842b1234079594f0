"""Notes below a table that say what it holds: 注：上表为2022年数据."""

from collections.abc import Sequence

from gov_disclosure.tables.owners import NOTHING, Own, Under, denies_above, under
from gov_disclosure.tables.readings import Event, Gap, Heading


def told_below(events: Sequence[Event], own: Own) -> Sequence[Under]:
    """What each event is under by a note below it, as far up as the caption above it, or the heading of a section. 本表 is the table
    that it stands in, or the one above where no head of another follows before the next heading. Nothing at all where no note says so.
    """
    if not any(isinstance(event, Gap) and denies_above(event.caption, own) for event in events):
        return ()
    told: list[Under] = []
    said, is_last = NOTHING, True  # of the tables of its section
    for event in reversed(events):
        if not isinstance(event, Gap):
            is_last = is_last and not _heads_table(event)
        elif event.caption is not None and (event.caption.above or (event.caption.this and is_last)):
            said = under(NOTHING, event.caption, own)
        elif event.section is not None or event.caption is not None:
            said, is_last = NOTHING, is_last or event.section is not None
        told.append(said)
    return told[::-1]


def _heads_table(event: Event) -> bool:
    return isinstance(event, Heading) and any(word.token.heads for word in event.labels)
