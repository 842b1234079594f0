"""Whether a report can be the one before another: the year, the agency, and that it is not the same document."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from gov_disclosure.model.report import Report

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_OFFICE = re.compile("府办(?:公室)?$")
_PLACE_ENDS = frozenset("省市区县州盟旗镇乡")


def year_fits(report: Report, previous: Report) -> bool | None:
    """Whether `previous` reports on the year before; None where a year is not known."""
    if report.year is None or previous.year is None:
        return None
    return report.year - previous.year == 1


def is_same_document(report: Report, previous: Report) -> bool:
    """Whether the two are one: on one year and from the same source, or equal in all."""
    if report.year != previous.year:
        return False
    digests = [each.source.digest for each in (report, previous) if each.source]
    return report == previous or digests[:1] == digests[1:] != []


def agency_fits(report: Report, previous: Report) -> bool | None:
    """Whether the two name the same agency; None where one names none."""
    if not report.agency or not previous.agency:
        return None
    return same_agency(report.agency, previous.agency)


def reasons(report: Report, previous: Report) -> Iterator[tuple[str, str]]:
    """Why `previous` is not last year's report, in English and Chinese; nothing where it may be."""
    if is_same_document(report, previous):
        yield "it is the same document", "与本报告为同一文件"
        return
    if year_fits(report, previous) is False and report.year is not None:
        before = report.year - 1
        yield (
            f"it reports on {previous.year}, and the year before {report.year} is {before}",
            f"其报告年度为 {previous.year} 年，而应为 {before} 年",
        )
    if agency_fits(report, previous) is False:
        yield (
            f"it is by {previous.agency}, this one by {report.agency} (an agency that got a new name is the same one)",
            f"其编制机关为“{previous.agency}”，而本报告为“{report.agency}”（机关更名的除外）",
        )


def same_agency(first: str, second: str) -> bool:
    """Whether two names are those of one agency: brackets and the place in front may be left out.

    >>> same_agency("榆浦市棠汀县人民政府办公室", "棠汀县政府办公室（外事办）")
    True
    >>> same_agency("霁川市水务局", "岚渚县水务局"), same_agency("霁川市水务局", "霁川市财政局")
    (False, False)
    """
    long, short = sorted(map(core, (first, second)), key=len, reverse=True)
    if long == short:
        return True
    return long.endswith(short) and bool({long[-len(short) - 1], short[:1]} & _PLACE_ENDS)


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """A name in one width, without blanks, brackets and 人民; a place stands for its government."""
    plain = "".join(unicodedata.normalize("NFKC", name).replace("〔", "(").replace("〕", ")").split())
    plain = _OFFICE.sub("政府办公室", _BRACKETS.sub("", plain).replace("人民政府", "政府").replace("政府办", "府办"))
    return f"{plain}政府" if plain[-1:] in _PLACE_ENDS else plain


def endings(name: str) -> Iterator[str]:
    """The cores that are the same agency's as a core that is no shorter: itself, and what is left without a place.

    >>> list(endings("云溪市北山区水务局"))
    ['云溪市北山区水务局', '市北山区水务局', '北山区水务局', '区水务局', '水务局']
    """
    yield name
    for first in range(1, len(name)):
        if name[first - 1] in _PLACE_ENDS or name[first] in _PLACE_ENDS:
            yield name[first:]
