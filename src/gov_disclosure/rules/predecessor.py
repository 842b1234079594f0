"""Whether a report can be the one before another: the year, the agency, and that it is not the same document."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from gov_disclosure.model.report import Report

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_OFFICE = re.compile("府办(?:公室)?$")
_PLACE_ENDS = frozenset("省市区县州盟旗镇乡")
_TAXES = re.compile("^国家税务总局(?=.+税务局$)")
_SUB_DISTRICT = re.compile("街道办?$")
_OF_GOVERNMENT = re.compile("(?<=[省市县区州盟旗])政府(?=.{2,}[局厅委]$)")
_COMMITTEE = re.compile("(?<=.)委员会$|(?<=管)委会$")
_BODIES = "局|厅|委"
_LONG_NAMES = {
    "发改": "发展和改革",
    "发展改革": "发展和改革",
    "卫健": "卫生健康",
    "人社": "人力资源和社会保障",
    "人力资源社会保障": "人力资源和社会保障",
    "住建": "住房和城乡建设",
    "住房城乡建设": "住房和城乡建设",
    "国资": "国有资产监督管理",
    "国资监管": "国有资产监督管理",
    "工信": "工业和信息化",
    "文旅": "文化和旅游",
    "文化旅游": "文化和旅游",
    "市场监管": "市场监督管理",
    "医保": "医疗保障",
    "退役军人": "退役军人事务",
    "民宗": "民族宗教事务",
}
"""Short names of organs that stand for one long name everywhere; 城管, 水利 and 农业 stand for several."""
_SHORT_NAME = re.compile(rf"(?:{'|'.join(sorted(_LONG_NAMES, key=len, reverse=True))})(?=(?:{_BODIES})$)")


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
    """Whether two names are those of one agency: brackets and the place in front may be left out, 管委会 is 管理委员会.

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
    """A name in one width, without blanks, brackets and 人民; a place stands for its government, 发改委 for its long name.

    >>> core("云溪高新区管委会") == core("云溪高新区管理委员会"), core("云溪区发改委") == core("云溪区发展和改革委员会")
    (True, True)
    """
    plain = "".join(unicodedata.normalize("NFKC", name).replace("〔", "(").replace("〕", ")").split())
    plain = _OFFICE.sub("政府办公室", _BRACKETS.sub("", plain).replace("人民政府", "政府").replace("政府办", "府办"))
    if plain[-1:] in _PLACE_ENDS:
        return f"{plain}政府"
    plain = _SUB_DISTRICT.sub("街道办事处", _TAXES.sub("", plain))
    return _OF_GOVERNMENT.sub("", _SHORT_NAME.sub(_long_name, _COMMITTEE.sub(_committee, plain)))


def _committee(found: re.Match[str]) -> str:
    """What 委员会 and 管委会 end with in short: 管理委员会 and 管委会 are the same."""
    return "理委" if found.group() == "委会" else "委"


def _long_name(found: re.Match[str]) -> str:
    return _LONG_NAMES[found.group()]


def endings(name: str) -> Iterator[str]:
    """The cores that are the same agency's as a core that is no shorter: itself, and what is left without a place.

    >>> list(endings("云溪市北山区水务局"))
    ['云溪市北山区水务局', '市北山区水务局', '北山区水务局', '区水务局', '水务局']
    """
    yield name
    for first in range(1, len(name)):
        if name[first - 1] in _PLACE_ENDS or name[first] in _PLACE_ENDS:
            yield name[first:]
