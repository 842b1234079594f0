"""Annexes that are another report: headings of sections below their captions are theirs, and begin no section of the report."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from gov_disclosure.document import Document, LineRef
from gov_disclosure.model.report import SectionKind
from gov_disclosure.outline import find_candidates
from gov_disclosure.tables.captions import Caption, Own, is_of_other
from gov_disclosure.tables.gathering import TABLES
from gov_disclosure.tables.stream import Line, caption_in


class _Annex(NamedTuple):
    """The caption of an annex, where it stands, and the line that follows."""

    place: LineRef
    caption: Caption
    following: LineRef


def own_sections(
    document: Document, printed: Sequence[Line], sections: Mapping[LineRef, str], own: Own
) -> Mapping[LineRef, str]:
    """The sections without those with tables that belong to an annex of another year or organ.

    Where the tables of a report are pictures, and those of its annex are not, the headings of the annex have the text.
    """
    annexes = _annexes(printed, min(sections)) if sections else ()
    theirs: set[LineRef] = set()
    for number, annex in enumerate(annexes):
        if is_of_other(annex.caption, own):
            end = next((one.place for one in annexes[number + 1 :] if not is_of_other(one.caption, own)), _END)
            theirs |= _below(document, sections, annex, end)
    return {place: kind for place, kind in sections.items() if place not in theirs} if theirs else sections


_END = (2**31, 0)


def _annexes(printed: Sequence[Line], first: LineRef) -> Sequence[_Annex]:
    """The captions of annexes below the first section: those above it are links of the page."""
    found = []
    for number, line in enumerate(printed):
        if line[0][0].opens and first < line[2][0] and (caption := caption_in(line)) is not None and caption.annex:
            lines = (one.refs[0] for one in printed[number + 1 :] if not all(map(_IS_BLANK, one.tokens)))
            found.append(_Annex(line.refs[0], caption, next(lines, _END)))
    return found


_IS_BLANK = attrgetter("blank")


def _below(document: Document, sections: Mapping[LineRef, str], annex: _Annex, end: LineRef) -> set[LineRef]:
    """The sections with tables between an annex and `end`: all of a report, or of what has headings of its own or stands below the
    report's last sections, else those whose heading comes again.
    """
    below = {place for place, kind in sections.items() if kind in TABLES and annex.place < place < end}
    last = any(kind in _LAST for place, kind in sections.items() if place < annex.place)
    if not below or annex.caption.whole or last:
        return below
    headings = {one.place: one.match.kind.value for one in find_candidates(document.blocks)}
    if annex.following in headings:
        return below
    again = {kind for place, kind in headings.items() if place < annex.place}
    return {place for place in below if sections[place] in again}


_LAST = frozenset({SectionKind.PROBLEMS.value, SectionKind.OTHER.value})
