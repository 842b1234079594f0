"""Remarks below a table that say what it holds: 注：上表为2022年数据."""

from collections.abc import Sequence

from gov_disclosure.tables.owners import NOTHING, Own, Under, denies_above, heads_tables_of_others, under
from gov_disclosure.tables.readings import Event, Gap, Heading, Reading


def told_below(events: Sequence[Event], own: Own) -> Sequence[Under]:
    """What each event is under by a remark below it, as far up as another remark, a caption of other tables or the heading of the
    section; 上表 and 本表 are but one table. Whether 本表 between two tables is the upper one or the lower, nobody knows: it speaks of both.
    A label such as 统计期限：… of a year before speaks of what is above where no row is below it in the section. Nothing at all where all is the report's.
    """
    if not any(isinstance(event, Gap) and denies_above(event.caption, own) for event in events):
        return ()
    told: list[Under] = []
    said, is_one, table, is_last = NOTHING, False, "", True
    for event in reversed(events):
        if not isinstance(event, Gap):
            is_last = is_last and not isinstance(event, Reading)
            if is_one and (named := _table_of(event)):
                said, table = said if table in ("", named) else NOTHING, named
        elif (caption := event.caption) is not None and (caption.is_remark or (is_last and denies_above(caption, own))):
            said, is_one, table = under(NOTHING, caption, own), caption.one or caption.label, ""
        elif event.section is not None or (caption is not None and heads_tables_of_others(caption, own)):
            said, is_last = NOTHING, is_last or event.section is not None
        told.append(said)
    return told[::-1]


def _table_of(event: Reading | Heading) -> str:
    """The table that a row or a head names, nothing where it names none: the row of section 四 has no label, but a head."""
    if isinstance(event, Reading):
        return event.path.partition(".")[0] if event.path is not None else ""
    return next((word.token.tables[0] for word in event.labels if len(word.token.tables) == 1), "")
