"""Annexes that are another report: headings of sections below their captions are theirs, and begin no section of the report."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeGuard

from gov_disclosure.document import Document, LineRef
from gov_disclosure.model.report import SectionKind
from gov_disclosure.outline import find_candidates
from gov_disclosure.tables.captions import Caption
from gov_disclosure.tables.gathering import TABLES
from gov_disclosure.tables.owners import Own, is_of_other
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
    end = _END
    spans: list[tuple[_Annex, LineRef]] = []
    for annex in reversed(annexes):
        if is_of_other(annex.caption, own):
            spans.append((annex, end))
        else:
            end = annex.place
    theirs = _below(document, sections, spans) if spans else set()
    return {place: kind for place, kind in sections.items() if place not in theirs} if theirs else sections


_END = (2**31, 0)


def _annexes(printed: Sequence[Line], first: LineRef) -> Sequence[_Annex]:
    """The captions of annexes below the first section: those above it are links of the page, and so are some below."""
    captions: dict[int, Caption] = {}
    for number, line in enumerate(printed):
        if line[0][0].opens and first < line[2][0] and _is_annex(caption := caption_in(line)):
            captions[number] = caption
    return _with_following(printed, captions) if captions else ()


def _with_following(printed: Sequence[Line], captions: Mapping[int, Caption]) -> Sequence[_Annex]:
    """The annexes of captions by the number of their line, each with the first line below it that is not blank."""
    found: list[_Annex] = []
    following = _END
    for number in range(len(printed) - 1, min(captions) - 1, -1):
        line = printed[number]
        if number in captions:
            found.append(_Annex(line.refs[0], captions[number], following))
        if not all(map(_IS_BLANK, line.tokens)):
            following = line.refs[0]
    return found[::-1]


def _is_annex(caption: Caption | None) -> TypeGuard[Caption]:
    return caption is not None and caption.annex and not caption.link


_IS_BLANK = attrgetter("blank")


def _below(
    document: Document, sections: Mapping[LineRef, str], spans: Sequence[tuple[_Annex, LineRef]]
) -> set[LineRef]:
    """The sections with tables between annexes and their ends: all of a report, or of what has headings of its own or stands below
    the report's last sections, else those whose heading comes again.
    """
    tables = [place for place, kind in sections.items() if kind in TABLES]
    last = min((place for place, kind in sections.items() if kind in _LAST), default=_END)
    headings = {one.place: one.match.kind.value for one in find_candidates(document.blocks)}
    firsts: dict[str, LineRef] = {}
    for place, kind in headings.items():
        firsts[kind] = min(place, firsts.get(kind, _END))
    found: set[LineRef] = set()
    for annex, end in spans:
        headed = annex.following in headings and not annex.caption.listed
        every = annex.caption.whole or last < annex.place or headed
        found.update(
            [
                place
                for place in tables
                if annex.place < place < end and (every or firsts.get(sections[place], _END) < annex.place)
            ]
        )
    return found


_LAST = frozenset({SectionKind.PROBLEMS.value, SectionKind.OTHER.value})
