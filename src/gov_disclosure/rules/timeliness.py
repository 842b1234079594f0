"""Was the report published in time? Article 49 of the Regulation.

Departments of governments at county level and above publish by 31 January of the next year, the reports of these
governments are published by 31 March. Who of the two an agency is, its name must tell.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from attrs import frozen

from gov_disclosure.model.report import Report, Severity
from gov_disclosure.rules.results import Finding, NotAssessable, Operand, Outcome, Passed, Rule, Side

Day = tuple[int, int]
"""A day of the year after the one reported on: month and day."""

JANUARY, MARCH = (1, 31), (3, 31)


@frozen
class Agency:
    """A kind of agency: how its name reads, and by when its report is due.

    On or before `in_time` a report of this kind is in time for certain, after `late` it is late for certain; where the
    days differ, nothing is said of the time between them.
    """

    name: str
    name_zh: str
    pattern: str
    in_time: Day
    late: Day


_MINISTRIES = (
    "外交|国防|教育|科学技术|科技|工业和信息化|公安|安全|民政|司法|财政|人力资源和社会保障|自然资源|生态环境|住房和城乡建设|交通运输|水利|"
    "农业|农业农村|商务|文化|文化和旅游|卫生|退役军人事务|应急管理|铁道|国土资源|环境保护|监察"
)
_MANAGING_DEPARTMENTS = "监督|城市|市政|市容|城市综合|国有资产|国资"
"""What a 管理委员会 manages that is a department; others run a zone."""
_NO_DEPARTMENTS = (
    "(?:[村居]民|[省市县区州旗盟]|仲裁|监察|纪律检查|常务|政法|调解|业主)委员会$|(?:中共|中国共产党|共青团|政治协商会议|政协).*委员会$|"
    "[省市县区州旗盟镇乡党团纪监工村居常]委$|(?:政法|仲裁)委$|供电局$"
)
"""Committees of parties, people's congresses, courts of arbitration and villages; and a company."""

# The first that fits counts. What a name does not settle is due by the later of the two days.
AGENCIES: tuple[Agency, ...] = (
    # Article 49 does not name townships and sub-districts; the report of their county, due in March, includes them
    Agency(
        "a township or sub-district",
        "乡镇、街道",
        "(?<!城)[镇乡](?:人民政府|政府)?(?:党政综合办公室|党政办公室|办公室|党政办)?$|街道(?:办事处|办)?$",
        JANUARY,
        MARCH,
    ),
    # It publishes its own report, as a department, and that of its government: the name does not say which one this is
    Agency(
        "the office of a government",
        "政府办公厅（室）",
        "(?:政府|[公行]署|[省市县区旗州盟]府)(?:办公厅|办公室|办)$",
        JANUARY,
        MARCH,
    ),
    # It runs a prefecture for the government of the province, which sent it; article 49 does not name it
    Agency("the administration of a prefecture", "行政公署", "[公行]署$", JANUARY, MARCH),
    # Development zones and the like are run for a government; they are neither its departments nor governments
    Agency(
        "a development zone or the like",
        "开发区等派出机构",
        f"(?<!{')(?<!'.join(_MANAGING_DEPARTMENTS.split('|'))})(?:管理委员会|管委会)$|"
        "(?:开发|高新|产业|工业|园|景|度假|保护|示范|试验|合作|保税|新)区$|(?<![儿公物])园$",
        JANUARY,
        MARCH,
    ),
    Agency("a government", "人民政府", "政府$|[省市县旗州盟]$|(?<![社校院小厂库灌])区$", MARCH, MARCH),
    Agency(
        "a department",
        "政府部门",
        f"^(?!.*(?:{_NO_DEPARTMENTS})).*(?:[局厅委]|委员会|管委会|审计署|总署)$|^(?:中华人民共和国|国家)?(?:{_MINISTRIES})部$",
        JANUARY,
        JANUARY,
    ),
)
OTHER = Agency("an agency of unknown kind", "类别不明的机关", "", JANUARY, MARCH)


@frozen
class Deadline:
    """The law from a report year on. `by_kind` says whether it tells agencies apart; if not, all are due in March."""

    first_year: int
    article: str
    article_zh: str
    by_kind: bool


DEADLINES: tuple[Deadline, ...] = (
    Deadline(2008, "article 31 of the Regulation of 2007", "2007 年《条例》第三十一条", by_kind=False),
    Deadline(2019, "article 49 of the Regulation", "《条例》第四十九条", by_kind=True),
)


@lru_cache(maxsize=64)
def kind_of(agency: str | None) -> Agency:
    """The kind of an agency by its name, `OTHER` where the name does not tell.

    >>> [kind_of(name).name for name in ("云溪区水务局", "云溪区人民政府", "云溪区", None)]
    ['a department', 'a government', 'a government', 'an agency of unknown kind']
    """
    name = _NOTE.sub("", _OFFICE_NOTE.sub(r"政府\1", "".join((agency or "").split())))
    return next((kind for kind in AGENCIES if name and re.search(kind.pattern, name)), OTHER)


_OFFICE_NOTE = re.compile(r"政府[（(〔\[](办公?[室厅]?)[）)〕\]]")
"""A government and its office in one name: the note says whose report it is, others say what it is as well."""
_NOTE = re.compile(r"[（(〔\[][^（()）〔〕\[\]]*[）)〕\]]")


def published_late(report: Report) -> Iterator[Outcome]:
    """The report was published by 31 January, or by 31 March where it is that of a government."""
    code = "published-late"
    law = _law(report.year)
    if report.published is None or report.year is None or law is None:
        yield _unknown(code, report)
        return
    kind = kind_of(report.agency)
    in_time, late = (kind.in_time, kind.late) if law.by_kind else (MARCH, MARCH)
    if report.published <= _day(report.year, in_time):
        yield Passed(code, ("published", "year"))
    elif report.published > _day(report.year, late):
        yield _late(report.published, _day(report.year, late), kind, law, report)
    else:
        yield NotAssessable(code, ("published", "year", "agency"), ("agency",))


def published_early(report: Report) -> Iterator[Outcome]:
    """The report was published after the end of the year that it reports on."""
    code = "published-early"
    if report.published is None or report.year is None:
        yield _unknown(code, report)
        return
    if report.published.year > report.year:
        yield Passed(code, ("published", "year"))
        return
    yield Finding(
        code=code,
        severity=Severity.ADVICE,
        left=Side((_published(report.published),)),
        message=f"Published on {report.published}, before the year {report.year} that it reports on had ended: "
        "the date or the year may be that of another document.",
        message_zh=f"公布日期为 {report.published}，早于所报告的 {report.year} 年度结束：日期或年度可能有误。",
    )


def _late(published: date, due: date, kind: Agency, law: Deadline, report: Report) -> Finding:
    days = (published - due).days
    return Finding(
        code="published-late",
        severity=Severity.WARNING,
        left=Side((_published(published),)),
        message=f"Published on {published}, {days} day{'s' * (days != 1)} after {due}, by when the report of {kind.name}"
        f"{f' ({report.agency})' if report.agency else ''} for {report.year} is due ({law.article}). A page that was "
        "moved to a new site may carry the date of the move.",
        message_zh=f"公布日期为 {published}，晚于{kind.name_zh}{f'（{report.agency}）' if report.agency else ''}"
        f"公布 {report.year} 年度报告的期限 {due} 共 {days} 天（{law.article_zh}）。网站迁移后的页面日期可能不是最初的公布日期。",
    )


def _law(year: int | None) -> Deadline | None:
    in_force = [law for law in DEADLINES if year is not None and law.first_year <= year]
    return in_force[-1] if in_force else None


def _day(year: int, day: Day) -> date:
    return date(year + 1, *day)


def _published(published: date) -> Operand:
    return Operand("published", "公布日期", None, published.isoformat())


def _unknown(code: str, report: Report) -> NotAssessable:
    paths = ("published", "year")
    return NotAssessable(code, paths, tuple(path for path in paths if getattr(report, path) is None) or ("year",))


RULES: tuple[Rule, ...] = (published_late, published_early)
