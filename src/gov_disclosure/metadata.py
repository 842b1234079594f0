"""What a report says of itself outside its sections: title, organ, year, dates, numbers, contact."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from gov_disclosure.contact import read_contact, sentences
from gov_disclosure.document import Block, Document
from gov_disclosure.entries import BARE_DATE, labelled_values
from gov_disclosure.labels import read_day, read_stamps, read_time
from gov_disclosure.model.report import Contact, Period, SectionKind
from gov_disclosure.outline import Outline, head_lines
from gov_disclosure.period import is_whole_year, period_of_year, stated_period
from gov_disclosure.sections import preamble, section_text
from gov_disclosure.text import read_date, read_year
from gov_disclosure.title import (
    Title,
    best_title,
    is_organ,
    is_other,
    lines_beside,
    names_other,
    read_title,
    titles_of_page,
)


class Metadata(NamedTuple):
    """What a report says of itself; None for whatever the document does not give."""

    title: str | None = None
    agency: str | None = None
    year: int | None = None
    period: Period | None = None
    published: date | None = None
    index_number: str | None = None
    document_number: str | None = None
    contact: Contact | None = None


def read_metadata(
    document: Document, outline: Outline, *, name: str | None = None, before: str | None = None
) -> Metadata:
    """Read the title block, the metadata block, the preamble, section 六 and the tags of the page.

    `name` is the name of the source's file: where the document itself is silent, a name that is a report's
    title as a whole gives the organ and the year. `before` is the preamble where it is known.
    """
    above = _blocks_above(document, outline)
    values = labelled_values(above)
    site = [
        title
        for title in (
            *map(read_title, values["title"]),
            *titles_of_page(document.title, _tagged(document, "articletitle")),
        )
        if title
    ]
    named = read_title(_stem(name))
    before = preamble(document, outline) if before is None else before
    other = section_text(document, outline, SectionKind.OTHER, _LONGEST_SEARCHED)
    overview = partial(section_text, document, outline, SectionKind.OVERVIEW)
    stated = stated_period(before) or stated_period(other) or stated_period(overview(_LONGEST_SEARCHED))
    days = _days(values)
    whole = stated is not None and is_whole_year(stated)
    year = _year(
        [*_years_of_titles(outline.titles, site), _year_of(stated) if whole else None, *_years_named(before)],
        lambda: (
            None if whole else _year_of(stated),
            read_year(overview(_LONGEST_OPENING)[:_LONGEST_OPENING]),
            named.year if named else None,
        ),
        days,
    )
    titles = [title for title in (*outline.titles, *site) if title.year == year]
    title = _own(outline.titles, site, year, before)
    if title and (
        any(is_other(one, title) for one in outline.titles)
        or any(names_other(text, title) for text in values[BARE_DATE])
    ):
        values = labelled_values(above, title)
        days = _days(values)
    return Metadata(
        title=title.text if title else None,
        agency=_agency(title, titles)
        or _organ(values["agency"])
        or (named.agency if named else None)
        or _organ(filter(_compiled(_NAMES_ORGAN).fullmatch, _tagged(document, "contentsource"))),
        year=year,
        period=_period(stated, year, lambda: (before, other, overview(_LONGEST_SEARCHED))),
        published=None
        if _are_several(outline.titles, year)
        else _published(_days_in_order(days, document, outline, title), year),
        index_number=_only(filter(_is_index_number, values["index_number"])),
        document_number=_only(filter(_is_document_number, values["document_number"])),
        contact=read_contact(before, sentences(other)),
    )


def _are_several(titles: Iterable[Title], year: int | None) -> bool:
    """Whether titles of several years stand above a report whose own year is not known: a date may be that of any."""
    return year is None and len({title.year for title in titles if title.year}) > 1


def _stem(name: str | None) -> str:
    """A file's name without folders and without its ending."""
    stem = (name or "").replace("\\", "/").rpartition("/")[2]
    before, dot, after = stem.rpartition(".")
    return before if dot and after.isascii() and after.isalnum() else stem


def _only(values: Iterable[str]) -> str | None:
    """The value that all agree on, None where there are several."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


# ---------------------------------------------------------------------------- title and organ


def _own(above: Sequence[Title], site: Sequence[Title], year: int | None, before: str) -> Title | None:
    """The report's own title: of the lines above it that name its year, the nearest or the one that is confirmed.

    Other lines are links to other reports. Where none names the year, the title that the page itself carries.
    """
    if year is None and any(title.year for title in (*above, *site)):
        return None
    fitting = [title for title in above if title.year == year]
    named = {title.agency for title in site}
    confirmed = [
        title for title in fitting if title.agency and (title.agency in named or _speaks_of(before, title.agency))
    ]
    if fitting and len({title.agency for title in confirmed}) == 1:
        return confirmed[-1]
    own = fitting[-1] if fitting else best_title([title for title in site if title.year == year])
    return own or best_title([title for title in above if title.year is None])


def _speaks_of(text: str, organ: str) -> bool:
    """Whether a text names an organ, other than by the name of its site or of an office of it."""
    return any(after[:1] not in _SITE_STARTS for after in text.split(organ)[1:])


_SITE_STARTS = frozenset("门网官办")


def _agency(own: Title | None, titles: Sequence[Title]) -> str | None:
    """The organ that the title names, else the one that the page's other titles of that year name."""
    if own and own.agency:
        return own.agency
    return _only(title.agency for title in titles if title.agency and title.first < 0)


# ---------------------------------------------------------------------------- metadata block

_LONGEST_VALUE = 60
_NO_VALUE = frozenset({"无", "暂无", "没有", "空", "/", "-", "—", "--", "——", "null"})
_MOST_HEAD_BLOCKS = 200
"""How far down metadata is looked for where no section was found."""

_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


def _blocks_above(document: Document, outline: Outline) -> Sequence[Block]:
    first = outline.first_heading
    return document.blocks[: first[0]] if first else document.blocks[:_MOST_HEAD_BLOCKS]


def _days(values: Mapping[str, list[str]]) -> dict[str, set[date]]:
    """The days that the metadata block gives, by field; a bare date must be all that stands before the first label."""
    days: dict[str, set[date]] = {}
    for name in _FIELDS_OF_DAYS:
        bare = name == BARE_DATE
        usable = (value for value in values.get(name, ()) if _begins_with_day(value, whole=bare))
        if found := {day for value in usable if (day := read_date(value))}:
            days[name] = found
    return days


_FIELDS_OF_DAYS = ("published", "disclosed", BARE_DATE, "dated")
"""The entries of the block that hold days; the last is the date that the document bears."""
_DAY_ONLY = r"[\d二〇○零一三四五六七八九十\s年月日号:：./\-－–—]+"


def _begins_with_day(value: str, *, whole: bool) -> bool:
    if len(value) > _LONGEST_VALUE or not (value[0].isdigit() or value[0] == "二"):
        return False
    return not whole or _compiled(_DAY_ONLY).fullmatch(value) is not None


def _days_in_order(
    days: Mapping[str, set[date]], document: Document, outline: Outline, title: Title | None
) -> Iterator[set[date]]:
    """The days that may be the date of publication, the best first: what the page prints goes before its tags."""
    yield from (days.get(name, set()) for name in ("published", "disclosed", BARE_DATE))
    beside, below = lines_beside(title, outline.titles, head_lines(document, outline))
    yield set().union(*map(read_stamps, beside))
    yield {day for name in _TAGS_OF_DAYS for day in map(read_time, _tagged(document, name)) if day}
    yield {day for day in map(read_day, below) if day}
    yield days.get("dated", set())


_TAGS_OF_DAYS = ("pubdate", "publishdate", "article:published_time")
"""The first is prescribed for government sites (政府网站发展指引, 2017), the last is Open Graph's."""


def _tagged(document: Document, name: str) -> list[str]:
    return [value for tag, value in document.tags if tag == name]


def _published(days: Iterable[set[date]], year: int | None) -> date | None:
    """The date of publication; None where the first that are given are several, never one before the year reported on."""
    for some in days:
        if found := {day for day in some if year is None or day.year >= year}:
            return found.pop() if len(found) == 1 else None
    return None


_BRACKETED_YEAR = r"[〔\[［【（(]\s?\d{4}\s?[〕\]］】）)]"
_DOCUMENT_NUMBER = rf"[^。，；\n]{{0,30}}(?:{_BRACKETED_YEAR}|\d{{4}}年)\s?第?\s?\d{{1,5}}\s?号|第\s?\d{{1,5}}\s?号"
_CHINESE = "[\u4e00-\u9fff]"
_FEWEST_DIGITS = 5


def _is_document_number(value: str) -> bool:
    """Whether a value has the shape of a document number."""
    return bool(_compiled(_DOCUMENT_NUMBER).fullmatch(value)) or _is_index_number(value)


def _is_index_number(value: str) -> bool:
    """Whether a value has the shape of an index number: figures and signs more than words, and no date."""
    digits = sum(map(str.isdigit, value))
    return (
        digits > 0
        and len(value) <= _LONGEST_VALUE
        and (digits >= _FEWEST_DIGITS or any(sign in value for sign in "-/_"))
        and not any(mark in value for mark in "。，；年月:：%")
        and 2 * len(_compiled(_CHINESE).findall(value)) <= len(value)
        and read_date(value) is None
    )


_NAMES_ORGAN = "[\u4e00-\u9fff]{2,30}(?:局|厅|委|府|委员会|管委会|办事处)"
"""A tag with the source of a page's content may name a paper, a site or an office too."""


def _organ(values: Iterable[str]) -> str | None:
    """The organ that the metadata block names."""
    usable = (value for value in values if value not in _NO_VALUE and len(value) <= _LONGEST_VALUE)
    return next((value for value in usable if "\u4e00" <= value[0] <= "\u9fff" and read_title(value) is None), None)


# ---------------------------------------------------------------------------- year

_REPORT_OF_YEAR = (
    r"(?P<year>20\d\d\s{0,3}年)度?(?P<organ>[\u4e00-\u9fff]{0,30}?)(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:报告|年报)"
    r"(?!格式|编制|编写|模板|样式|写作|的?通知|的?要求|的?规定|[中里]?的?(?:问题|不足|建议|评议|评估)|相比|比较)"
)
_OF_OTHER_YEAR = "[上去往]一?[年次期份]|历年|此前|以往|参照|参考|参见|对照|沿用|比照|针对|较|比$"
"""Words between the last mark and the name of a report that is not this one."""
_CLAUSE_ENDS = "。，,；;：:、\n"


def _year_of(period: Period | None) -> int | None:
    return period.start.year if period and period.start.year == period.end.year else None


def _period(stated: Period | None, year: int | None, texts: Callable[[], Iterable[str]]) -> Period | None:
    """The period that is stated, or the year in a sentence on the figures; part of another year is something else's."""
    if stated and (not year or is_whole_year(stated) or stated.start.year <= year <= stated.end.year):
        return stated
    return next(filter(None, (period_of_year(text, year) for text in texts())), None) if year else None


def _years_of_titles(above: Sequence[Title], site: Sequence[Title]) -> Iterator[int | None]:
    """The years that the titles name, those above the report once each however often they are linked."""
    yield from {title.year for title in above}
    yield from (title.year for title in site)


def _years_named(text: str) -> set[int | None]:
    """The years with which a text names the report, not a form or a regulation."""
    found = _compiled(_REPORT_OF_YEAR).finditer(text) if "报" in text else ()
    return {read_year(one["year"]) for one in found if _may_stand_in_title(one["organ"]) and _is_own(text, one.start())}


def _is_own(text: str, place: int) -> bool:
    """Whether the words before the name of a report let it be this one."""
    clause = _compiled(f"[^{_CLAUSE_ENDS}]*$").search(text[max(0, place - _LONGEST_CLAUSE) : place])
    return not (clause and _compiled(_OF_OTHER_YEAR).search(clause.group()))


_LONGEST_CLAUSE = 40


def _may_stand_in_title(organ: str) -> bool:
    return not organ or (not _NO_PART_OF_TITLE.intersection(organ) and (organ[0] in "我本" or is_organ(organ)))


_NO_PART_OF_TITLE = frozenset("起修编布施印按依照将来至从")
"""What is said of a regulation, or of the making of a report: 2019年修订, 2020年起编制."""


def _year(
    named: Iterable[int | None], hints: Callable[[], Iterable[int | None]], days: Mapping[str, Collection[date]]
) -> int | None:
    """The year that most of the titles, the period and the preamble name; hints settle a tie, or stand in for all.

    The year before the publication is a hint only between years that are named. None where nothing settles it.
    """
    votes = Counter(year for year in named if year)
    published = [day.year for found in days.values() for day in found]
    if not votes:
        first = next(filter(None, hints()), None)
        return first if first and (not published or first <= max(published)) else None
    if len(_first_of(votes)) > 1:
        votes.update(year for year in (*hints(), *{year - 1 for year in published}) if year and year in votes)
    first_years = _first_of(votes)
    return first_years[0] if len(first_years) == 1 else None


def _first_of(votes: Counter[int]) -> list[int]:
    most = max(votes.values())
    return [year for year, count in votes.items() if count == most]


_LONGEST_OPENING = 8
"""So much of section 一 holds a year that it begins with, as in 2031年，."""
_LONGEST_SEARCHED = 20_000
