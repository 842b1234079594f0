"""Annexes that are another report: headings of sections below their captions are theirs, and begin no section of the report."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeGuard

from gov_disclosure.document import Document, LineRef
from gov_disclosure.model.report import SectionKind
from gov_disclosure.outline import find_candidates
from gov_disclosure.tables.captions import Caption
from gov_disclosure.tables.gathering import TABLES
from gov_disclosure.tables.owners import OF_ANNEX, Own, is_of_other
from gov_disclosure.tables.stream import Line, caption_in


class _Annex(NamedTuple):
    """The caption of an annex, where it stands, and the line that follows."""

    place: LineRef
    caption: Caption
    following: LineRef


def own_sections(
    document: Document, printed: Sequence[Line], sections: Mapping[LineRef, str], own: Own
) -> Mapping[LineRef, str]:
    """The sections without those with tables that belong to an annex of another year or organ, and with those below a link to its report
    whose heading comes again, as `OF_ANNEX`.

    Where the tables of a report are pictures, and those of its annex are not, the headings of the annex have the text.
    """
    annexes = _annexes(printed, min(sections)) if sections else ()
    spans, links = _of_others(annexes, own)
    if not (spans or links):
        return sections
    headings = {one.place: one.match.kind.value for one in find_candidates(document.blocks)}
    firsts: dict[str, LineRef] = {}
    for place in sorted(headings, reverse=True):
        firsts[headings[place]] = place
    theirs = _below(sections, headings, firsts, spans)
    again = _again(headings, firsts, links)
    if not (theirs or again):
        return sections
    return {**{place: kind for place, kind in sections.items() if place not in theirs}, **again}


_END = (2**31, 0)


def _of_others(annexes: Sequence[_Annex], own: Own) -> tuple[Sequence[tuple[_Annex, LineRef]], Sequence[LineRef]]:
    """The annexes of others, each with its end, the next annex of the report's own; and the places of links to others."""
    spans: list[tuple[_Annex, LineRef]] = []
    links: list[LineRef] = []
    end = _END
    for annex in reversed(annexes):
        other = is_of_other(annex.caption, own)
        if other and annex.caption.link:
            links.append(annex.place)
        elif other:
            spans.append((annex, end))
        elif not annex.caption.link:
            end = annex.place
    return spans, links


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
    return caption is not None and caption.annex


_IS_BLANK = attrgetter("blank")


def _again(
    headings: Mapping[LineRef, str], firsts: Mapping[str, LineRef], links: Sequence[LineRef]
) -> Mapping[LineRef, str]:
    """The headings of sections with tables that come again below a link: navigation stands amid reports too, but none prints them twice."""
    above = sorted(links)
    found = {}
    for place, kind in headings.items():
        nearest = bisect_left(above, place)
        if kind in TABLES and nearest and above[nearest - 1] > firsts[kind]:
            found[place] = OF_ANNEX
    return found


def _below(
    sections: Mapping[LineRef, str],
    headings: Mapping[LineRef, str],
    firsts: Mapping[str, LineRef],
    spans: Sequence[tuple[_Annex, LineRef]],
) -> set[LineRef]:
    """The sections with tables between annexes and their ends: all of a report, or of what has headings of its own or stands below
    the report's last sections, else those whose heading comes again.
    """
    tables = [place for place, kind in sections.items() if kind in TABLES]
    last = min((place for place, kind in sections.items() if kind in _LAST), default=_END)
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
