"""Whose the tables below a caption are, and of which year: the report's own, or another's."""

import re
from typing import TypeAlias

from gov_disclosure.tables.captions import INNER_OFFICE, Caption

Own: TypeAlias = tuple[int | None, str | None]
"""The year and the organ reported on, each None where it is not known."""

Under: TypeAlias = frozenset[str]
"""In what the tables below a caption are not the report's own: `year`, `organ`, `draft`, or the `report` that is an annex."""

NOTHING: Under = frozenset()
OF_ANNEX = "annex"
"""The kind of section that the heading of another report begins where a link is all that parts it from the one above."""


def under_heading(kind: str) -> Under:
    """What tables are under below the heading of a section of a kind."""
    return frozenset({"report"}) if kind == OF_ANNEX else NOTHING


def under(above: Under, caption: Caption | None, own: Own) -> Under:
    """What tables are under below a caption, where those above it were under `above`; None is the heading of a section.

    >>> sorted(under(NOTHING, Caption(years=(2022,)), (2023, None)))
    ['year']
    """
    if caption is None:
        return NOTHING
    says = _says(caption, own)
    kept = NOTHING if caption.annex else above - says.keys()
    found = frozenset([what for what, is_other in says.items() if is_other])
    return kept | found | ({"report"} if found and caption.whole else frozenset())


def is_idle(caption: Caption, above: Under, own: Own, *, in_section: bool) -> bool:
    """Whether a caption is as good as any other text: it says of the tables below it what holds anyway, and may stand amid one,
    or it is a name outside the sections, such as that of a site, or leads to another page. The report's own title takes nothing back,
    as it is a running head.
    """
    if caption.title:
        return not is_of_other(caption if in_section else caption._replace(organ=None), own)
    if caption.link or (caption.weak and not in_section):
        return True
    return (caption.label or caption.weak or caption.is_remark) and under(above, caption, own) == above


def is_of_other(caption: Caption | None, own: Own) -> bool:
    """Whether a caption puts what stands below it under another year than the one reported on, or under another organ.

    >>> is_of_other(Caption(years=(2022,)), (2023, None)), is_of_other(Caption(organ="县水务局"), (2023, "青屏县水务局"))
    (True, False)
    """
    return bool(under(NOTHING, caption, own))


def denies_above(caption: Caption | None, own: Own) -> bool:
    """Whether a caption that stands below a table puts it under another year, organ or version, as 注：上表为2022年数据 does; a label does so by
    a year before the one reported on, for the report itself is made and signed in the next.
    """
    if caption is None or not caption.is_remark:
        year = own[0]
        return caption is not None and caption.label and year is not None and 0 < max(caption.years, default=0) < year
    return is_of_other(caption, own)


def heads_tables_of_others(caption: Caption, own: Own) -> bool:
    """Whether tables of another year or organ begin below a caption: a name alone, or a link, may stand amid the report's own."""
    return is_of_other(caption, own) and not (caption.weak or caption.link)


def _says(caption: Caption, own: Own) -> dict[str, bool]:
    """What a caption says: of each thing whether it is another than the report's."""
    year, agency = own
    says = {}
    if caption.other is not None:
        says["year"] = caption.other and (caption.since is None or caption.since != year)
    elif caption.years:
        says["year"] = year is not None and year not in caption.years
    if caption.organ is not None and not (caption.bare and agency and _is_above(caption.organ, agency)):
        says["organ"] = agency is not None and not is_same_organ(caption.organ, agency)
    if caption.draft is not None:
        says["draft"] = caption.draft
    return says


_PLACES = "省市区县旗州盟镇乡"
_GOVERNMENT = re.compile("(?:人民政府|政府)(?:办公?[室厅]?)?\\Z|(?:管委会|管理委员会)\\Z")
_LAST_PLACE = re.compile(rf"(?:.*[{_PLACES}])?(.+.)")


def _is_above(organ: str, agency: str) -> bool:
    """Whether an organ is the government of the place where another one is: its name in a line is furniture."""
    place = organ.removesuffix("人民政府").removesuffix("政府")
    return place != organ and _last_of(place) in agency and not is_same_organ(organ, agency)


def is_same_organ(one: str, other: str) -> bool:
    """Whether two names may be those of one organ: characters may be left out, and a government's office reports for it.

    >>> is_same_organ("县政府办公室", "青屏县人民政府"), is_same_organ("青屏县", "青屏县财政局"), is_same_organ("县水务局", "青屏县水务局")
    (True, False, True)
    """
    one, other = _BRACKETS.sub("", one) or one, _BRACKETS.sub("", other) or other
    if one.endswith(other) or other.endswith(one):
        return True
    one, other = INNER_OFFICE.sub("", one) or one, INNER_OFFICE.sub("", other) or other
    place, other_place = _governed(one), _governed(other)
    if place is not None and other_place is not None:
        return _is_either_short(place, other_place) and _is_either_short(_last_of(place), _last_of(other_place))
    if place is not None:
        return _is_short_for(other, f"{one}办公室")
    if other_place is not None:
        return _is_short_for(one, f"{other}办公室")
    return _is_either_short(one, other)


_BRACKETS = re.compile(r"[（(][^（）()]*[）)]\Z")


def _governed(organ: str) -> str | None:
    """The place whose government, or its office, a name is that of."""
    place = _GOVERNMENT.sub("", organ)
    return place if place != organ or organ.endswith(tuple(_PLACES)) else None


def _last_of(place: str) -> str:
    """The last part of a place's name: 城关镇 of 青屏县城关镇."""
    found = _LAST_PLACE.fullmatch(place)
    return found[1] if found else place


def _is_either_short(one: str, other: str) -> bool:
    return _is_short_for(one, other) or _is_short_for(other, one)


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name is left of another one where characters of it are left out: 县水务局 of 青屏县水务局."""
    rest = iter(name)
    return all(character in rest for character in short)
