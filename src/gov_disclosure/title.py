"""The line that names a report, such as 青禾县财政局2031年政府信息公开工作年度报告: where it stands and what it says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from gov_disclosure.furniture import is_head, is_prose
from gov_disclosure.labels import field_of
from gov_disclosure.printed_years import NOUGHTS
from gov_disclosure.text import read_year, squeeze

_LONGEST = 120
_LONGEST_PIECE = 40
_MOST_PIECES = 3
_SHORTEST_ORGAN = 2

_YEAR = rf"(?:20\d\d|二[{NOUGHTS}][{NOUGHTS}一二三四五六七八九]{{2}})"
_SUBJECT = "(?:政府信息公开|政务公开|信息公开)"
_TITLE = (
    rf"(?P<organ>[^<>|。,;:!?…]*?)(?:(?P<year>{_YEAR})(?:年度|年|度)?(?P<after>[^<>|。,;:!?…]*?))?"
    rf"(?P<subject>{_SUBJECT})(?:工作)?(?:情况)?(?:的)?(?:(?P<inside>{_YEAR})(?:年度|年|度)?)?(?:年度)?(?:工作)?(?:报告|年报)"
    rf"(?:[(](?:(?P<below>{_YEAR})(?:年度|年)?|[^()]{{1,12}})[)])?"
)
_FIRST_PIECE = rf"(?P<organ>[\u4e00-\u9fff()]*?)(?:关于)?{_YEAR}(?:年度|年)(?P<after>[\u4e00-\u9fff()]*)"
_SUBJECT_SIGNS = "政府务信息公开工作情况的年度"
_ENTRY_STARTS = tuple("0123456789(")
"""A day or a number in front makes a line an entry of a list of links."""
_INTERPRETS = "图解|图说|图表|读懂|看懂|解读"
"""A page that explains a report in pictures bears the report's name too."""
_LAST_SIGNS = frozenset("告报)）")
_YEAR_BELOW = rf"[(]{_YEAR}(?:年度|年)?[)]"
_BLANK = r"(?<=[\u3007\u4e00-\u9fff\d])\s+(?=[\u3007\u4e00-\u9fff\d（(])|(?<=[)）])\s+(?=[\u4e00-\u9fff])"
_REMARK = r"[\s#*]*(?:【[\u4e00-\u9fff]{1,6}】|[\[［〔（(][\u4e00-\u9fff]{1,6}[\]］〕）)])\s*"
_WRAPPING = ' \t\r\n\u3000\xa0#*_《》“”"「」【】>|·•▪●■◆◇►▶→'
_ORGAN_PREFIX = "^(?:(?:关于)?(?:公布|发布|印发|公示|转发)?)"
_ORGAN_SUFFIX = "(?:关于)?(?:公布|发布|印发|公示|编制|公开|上报|报送|关于|的)*$"
_NO_ORGAN = "公开|年报|报告|首页|栏目|年度|附件|下载|^[^\u4e00-\u9fff]|^[我本全]|各"
_GROUP = "(?:省|市|区|县|州|旗|乡|镇|街道)*(?:[级直属]*(?:部门|单位|机关|本级|乡镇|街道|镇街|机构|各)+)+"
_NOTE_BEHIND = "[(][^()]*[)]$"
_ORGAN_ENDS = tuple("局委厅办府院处会所站区县市镇乡旗州省盟部署社队团校关心行司场馆台园库室科网村组联协道厂庭狱段")
_SITE = r"\s*(?:[-_|｜—–－]+|»|>)\s*"


class Title(NamedTuple):
    """The name of a report: its text without stray blanks, the organ and the year that it names.

    `first` and `last` are the indexes of the lines that it stands in, -1 where it stands in none.
    """

    text: str
    agency: str | None = None
    year: int | None = None
    first: int = -1
    last: int = -1

    @property
    def rank(self) -> int:
        """How much the title says: 3 organ and year, 2 the year, 1 the organ, 0 neither."""
        return 2 * (self.year is not None) + (self.agency is not None)


_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


def clean(text: str) -> str:
    """A title without the blanks between Chinese characters and digits, and without the marks around it."""
    return _compiled(_BLANK).sub("", " ".join(text.split())).strip(_WRAPPING)


def read_title(text: str) -> Title | None:
    """The title that a text is as a whole, None where it is none.

    >>> read_title("青禾县财政局 2031 年政府信息公开工作 年度报告")
    Title(text='青禾县财政局2031年政府信息公开工作年度报告', agency='青禾县财政局', year=2031, first=-1, last=-1)
    >>> read_title("根据政府信息公开工作年度报告格式编制。") is None
    True
    """
    return _read(text) if may_end_title(text) else None


@lru_cache(maxsize=64)  # the title above a report stands in the title of its page and in links as well
def _read(text: str) -> Title | None:
    if _compiled(_INTERPRETS).search(text):
        return None
    text = _without_label(clean(_compiled(_REMARK).sub("", text, count=1) if _has_remark(text) else text))
    found = _compiled(_TITLE).fullmatch(squeeze(text))
    if not found or found["organ"].startswith(_ENTRY_STARTS):
        return None
    title = Title(text, _agency(found, text), _year(found))
    return title if title.rank else None


def may_end_title(text: str) -> bool:
    """A quick look: False says that a line is neither a title nor the last line of one."""
    return len(text) <= _LONGEST and "报" in text and "。" not in text and text.rstrip(_WRAPPING)[-1:] in _LAST_SIGNS


def _has_remark(text: str) -> bool:
    """Whether a remark such as 【公示】 stands in front."""
    return _compiled(_REMARK).match(text) is not None


def _without_label(text: str) -> str:
    """A title without a label in front, such as 标题：."""
    before, colon, after = text.replace(":", "：", 1).partition("：")
    return after.strip(_WRAPPING) if colon and field_of(before) == "title" else text


def _agency(found: re.Match[str], printed: str) -> str | None:
    """The organ that a title names, as printed: before the year, or between the year and the subject."""
    organ = _compiled(_ORGAN_PREFIX).sub("", found["organ"] or found["after"] or "")
    organ = _compiled(_ORGAN_SUFFIX).sub("", organ, count=1).strip(_WRAPPING)
    if organ.endswith("人民") and found["subject"].startswith("政府"):
        organ += "政府"  # 人民政府信息公开 stands for 人民政府政府信息公开
    wide = organ.replace("(", "（").replace(")", "）")
    return (wide if wide in printed else organ) if is_organ(organ) else None


def is_organ(text: str) -> bool:
    """Whether words are the name of one organ, and not of a group of organs or the beginning of a headline."""
    name = _compiled(_NOTE_BEHIND).sub("", squeeze(text))
    return (
        len(name) >= _SHORTEST_ORGAN
        and name.endswith(_ORGAN_ENDS)
        and not _compiled(_NO_ORGAN).search(name)
        and not _compiled(_GROUP).fullmatch(name)
    )


def _year(found: re.Match[str]) -> int | None:
    """The year that a title names; None where it names two."""
    years = {read_year(f"{year}年") for year in _compiled(_YEAR).findall(found.string)}
    return years.pop() if len(years) == 1 else None


def find_titles(lines: Sequence[str]) -> list[Title]:
    """Every title among the lines, in order; one may be broken over several lines.

    >>> [title.year for title in find_titles(["青禾县2030年政府信息公开年报", "", "青禾县", "2031年政府信息公开年报"])]
    [2030, 2031]
    """
    return list(_titles(lines))


def best_title(titles: Sequence[Title]) -> Title | None:
    """The title that says most, and of equals the last."""
    return max(reversed(titles), key=lambda title: title.rank, default=None)


def _titles(lines: Sequence[str]) -> Iterator[Title]:
    for place in [place for place, line in enumerate(lines) if "报" in line]:
        if may_end_title(lines[place]) and (title := _title_ending(lines, place)):
            yield title


def _title_ending(lines: Sequence[str], place: int) -> Title | None:
    """The title whose last line is `place`; a title may be broken over lines."""
    best: Title | None = None
    text, first, last = _with_year_below(lines, place)
    for _ in range(_MOST_PIECES):
        title = read_title(text)
        if title and (best is None or title.rank > best.rank):
            best = Title(title.text, title.agency, title.year, first, last)
        if best and best.rank == _COMPLETE:
            return best
        above = _above(lines, first)
        if above is None:
            return best
        text, first = lines[above].strip() + text, above
    return best


_COMPLETE = 3


def _with_year_below(lines: Sequence[str], place: int) -> tuple[str, int, int]:
    """A line, with the year in brackets that stands below it."""
    text = lines[place].strip()
    below = next((at for at in range(place + 1, min(place + 4, len(lines))) if lines[at].strip()), None)
    if below is not None and _compiled(_YEAR_BELOW).fullmatch(squeeze(lines[below])):
        return text + lines[below].strip(), place, below
    return text, place, place


def _above(lines: Sequence[str], place: int) -> int | None:
    """The line above that may be the beginning of a broken title: an organ, a year, or words of the title."""
    above = next((at for at in range(place - 1, max(place - 4, -1), -1) if lines[at].strip()), None)
    if above is None:
        return None
    key = squeeze(lines[above])
    return above if len(key) <= _LONGEST_PIECE and not is_head(key) and _is_first_piece(key) else None


def _is_first_piece(key: str) -> bool:
    """Whether a squeezed line is the beginning of a title and no more: an organ, a year, words of the subject."""
    found = _compiled(_FIRST_PIECE).fullmatch(key)
    if not found:
        return is_organ(key)
    organ, after = found["organ"], found["after"].rstrip(_SUBJECT_SIGNS)
    return (not organ or is_organ(organ)) and (not after or is_organ(after) or is_organ(found["after"]))


def read_site_title(text: str | None) -> Title | None:
    """The title in the title of a page, without the names of site and column that are strung to it.

    >>> read_site_title("青禾县财政局2031年政府信息公开工作年度报告-青禾县人民政府").text
    '青禾县财政局2031年政府信息公开工作年度报告'
    """
    pieces = _compiled(_SITE).split(text[:_LONGEST_SITE_TITLE]) if text else ()
    return max(filter(None, map(read_title, pieces)), key=lambda title: title.rank, default=None)


_LONGEST_SITE_TITLE = 400


def titles_of_page(site: str | None, articles: Iterable[str]) -> list[Title]:
    """The titles that a page carries unseen, in its own title and in tags: one a year, so that none counts twice."""
    titles = [title for title in (*map(read_title, articles), read_site_title(site)) if title]
    years = dict.fromkeys(title.year for title in titles)
    return [best for year in years if (best := best_title([title for title in titles if title.year == year]))]


_DOCUMENT = (
    r"[^<>|。»]{4,60}(?:报告|年报|通知|公告|通告|通报|意见|方案|办法|规定|决定|决议|计划|规划|总结|要点|清单|目录|名单|预算|决算|公示|"
    "批复|指南|细则|纪要|解读)(?:[(][^()]{1,12}[)])?》?"
)
_DOCUMENT_ENDS = frozenset("告报知见案法定议划结点单录算示复南则要读)）》 \t\r\n\u3000\xa0")
_NAMED_DOCUMENT = rf"{_YEAR}(?:年|-{_YEAR})|关于|《"


def names_other_document(line: str) -> bool:
    """Whether a line is the headline of a document of another kind: what stands below it is said of that one.

    >>> [names_other_document(line) for line in ("青禾县2031年法治政府建设年度报告", "青禾县2031年政府信息公开年报", "年度报告")]
    [True, False, False]
    """
    if line[-1:] not in _DOCUMENT_ENDS or len(line) > _LONGEST or _compiled(_SUBJECT).search(key := squeeze(line)):
        return False
    return bool(_compiled(_DOCUMENT).fullmatch(key) and _compiled(_NAMED_DOCUMENT).search(key))


def names_other(line: str, own: Title | None) -> bool:
    """Whether a line is the headline of another document than a report: of another kind, another year or another organ.

    >>> own = read_title("青禾县财政局2031年政府信息公开工作年度报告")
    >>> [names_other(f"{line}年政府信息公开工作年度报告", own) for line in ("财政局2031", "青禾县财政局2030", "青禾县水务局2031")]
    [False, True, True]
    """
    if line[-1:] not in _DOCUMENT_ENDS:
        return False
    title = read_title(line) if own else None
    return is_other(title, own) if own and title else names_other_document(line)


def is_other(title: Title, own: Title) -> bool:
    """Whether a title is that of another report than the `own` one: of another year, or of another organ."""
    if title.year != own.year and title.year and own.year:
        return True
    return bool(title.agency and own.agency) and not _is_ending(title.agency or "", own.agency or "")


def _is_ending(first: str, second: str) -> bool:
    """Whether one of two names ends with the other: the place in front may be left out."""
    return first.endswith(second) or second.endswith(first)


def lines_beside(own: Title | None, titles: Iterable[Title], lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines around a report's own title that are no prose, and the one right below; it may be printed twice."""
    beside: list[str] = []
    below: list[str] = []
    for one in titles:
        if own and (one.agency, one.year) == (own.agency, own.year):
            over, under = _first(reversed(lines[: one.first])), _first(lines[one.last + 1 :])
            over = [] if any(names_other(line, own) for line in over) else over
            under = list(takewhile(lambda line: not names_other(line, own), under))
            beside += [line for line in (*over, *under) if not is_prose(line)]
            below += under[:1]
    return beside, below


def _first(lines: Iterable[str]) -> list[str]:
    """The first lines that are not blank."""
    return list(islice(filter(None, map(str.strip, lines)), _LINES_BESIDE))


_LINES_BESIDE = 3
