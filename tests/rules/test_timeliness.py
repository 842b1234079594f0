"""Publication by 31 January or 31 March, by kind of agency."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import parse_report
from gov_disclosure.model.report import Report
from gov_disclosure.rules.timeliness import kind_of, published_early, published_late
from rules.outcomes import found, kinds

DEPARTMENT, GOVERNMENT, TOWNSHIP = "a department", "a government", "a township or sub-district"
OFFICE, ZONE, OTHER = "the office of a government", "a development zone or the like", "an agency of unknown kind"
PREFECTURE = "the administration of a prefecture"

NAMES = [
    ("云溪区水务局", DEPARTMENT),
    ("北河省教育厅", DEPARTMENT),
    ("云溪市发展和改革委员会", DEPARTMENT),
    ("云溪市卫健委", DEPARTMENT),
    ("财政部", DEPARTMENT),
    ("云溪市公安局北山分局", DEPARTMENT),
    ("云溪市城乡建设局", DEPARTMENT),
    ("云溪区人民政府", GOVERNMENT),
    ("云溪区", GOVERNMENT),
    ("云溪市", GOVERNMENT),
    ("北河省", GOVERNMENT),
    ("云溪自治州", GOVERNMENT),
    ("云溪区人民政府办公室", OFFICE),
    ("北河省人民政府办公厅", OFFICE),
    ("区府办", OFFICE),
    ("云溪市政府办", OFFICE),
    ("云溪区双桥镇人民政府", TOWNSHIP),
    ("双桥镇", TOWNSHIP),
    ("云溪区新桥乡人民政府", TOWNSHIP),
    ("双桥镇党政综合办公室", TOWNSHIP),
    ("双桥镇人民政府办公室", TOWNSHIP),
    ("云溪区北山街道办事处", TOWNSHIP),
    ("云溪区北山街道", TOWNSHIP),
    ("云溪经济技术开发区管理委员会", ZONE),
    ("云溪高新区", ZONE),
    ("云溪自然保护区", ZONE),
    ("云溪产业园", ZONE),
    ("云溪市档案馆", OTHER),
    ("云溪市公积金中心", OTHER),
    ("云溪海关", OTHER),
    ("云溪地区行政公署", PREFECTURE),
    ("云溪盟行署", PREFECTURE),
    ("云溪地区行政公署办公室", OFFICE),
    ("云溪地区行政公署水务局", DEPARTMENT),
    ("审计署", DEPARTMENT),
    ("海关总署", DEPARTMENT),
    ("云溪区人民政府国有资产监督管理委员会", DEPARTMENT),
    ("云溪市城市管理委员会", DEPARTMENT),
    ("云溪新城管委会", ZONE),
    ("云溪区水务局（河长办）", DEPARTMENT),
    ("云溪区水务局[河长办]", DEPARTMENT),
    ("云溪区人民政府（办公室）", OFFICE),
    ("云溪区人民政府（外事办）", GOVERNMENT),
    ("（水务局）", OTHER),
    ("中共云溪市委", OTHER),
    ("云溪市委", OTHER),
    ("云溪区委宣传部", OTHER),
    ("云溪区人民武装部", OTHER),
    ("双桥村村民委员会", OTHER),
    ("云溪仲裁委员会", OTHER),
    ("双桥社区", OTHER),
    ("云溪幼儿园", OTHER),
    ("云溪供电局", OTHER),
    ("", OTHER),
    (None, OTHER),
]


@pytest.mark.parametrize(("agency", "kind"), NAMES)
def test_kind(agency: str | None, kind: str) -> None:
    """What an agency is follows from its name, or is unknown."""
    assert kind_of(agency).name == kind


IN_TIME, UNKNOWN, LATE = "passed", "not assessable", "finding"
# What is said of a report published on 31 January, 1 February, 31 March and 1 April.
JUDGED = {
    DEPARTMENT: (IN_TIME, LATE, LATE, LATE),
    GOVERNMENT: (IN_TIME, IN_TIME, IN_TIME, LATE),
    **dict.fromkeys((OFFICE, PREFECTURE, TOWNSHIP, ZONE, OTHER), (IN_TIME, UNKNOWN, UNKNOWN, LATE)),
}
DAYS = (date(2032, 1, 31), date(2032, 2, 1), date(2032, 3, 31), date(2032, 4, 1))


@pytest.mark.parametrize(("agency", "kind"), NAMES)
def test_deadline(agency: str | None, kind: str) -> None:
    """Each kind has its day; where the kind is not known, only what is late for all is late."""
    for day, expected in zip(DAYS, JUDGED[kind], strict=True):
        assert kinds(published_late, Report(agency=agency, year=2031, published=day)) == [expected]


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        (2018, date(2019, 3, 31), IN_TIME),
        (2018, date(2019, 4, 1), LATE),
        (2008, date(2009, 4, 1), LATE),
        (2007, date(2009, 4, 1), UNKNOWN),
        (2019, date(2020, 2, 1), LATE),
    ],
)
def test_older_law(year: int, day: date, expected: str) -> None:
    """Up to the report year 2018 all agencies had until 31 March; before 2008 there were no reports."""
    assert kinds(published_late, Report(agency="云溪区水务局", year=year, published=day)) == [expected]


@pytest.mark.parametrize("rule", [published_late, published_early])
@pytest.mark.parametrize(
    ("report", "missing"),
    [
        (Report(), ("published", "year")),
        (Report(year=2031), ("published",)),
        (Report(published=DAYS[0]), ("year",)),
    ],
)
def test_not_known(rule: object, report: Report, missing: tuple[str, ...]) -> None:
    """Without the date or the year nothing is said."""
    function = published_late if rule is published_late else published_early
    (outcome,) = function(report)
    assert getattr(outcome, "missing", None) == missing


@given(year=st.integers(2008, 2100), published=st.dates(date(2008, 1, 1), date(2102, 1, 1)))
def test_early(year: int, published: date) -> None:
    """Early is what is published before the first day of the next year, whoever publishes; it is never late as well."""
    report = Report(year=year, published=published, agency="云溪区水务局")
    early = found(published_early, report)
    assert bool(early) == (published < date(year + 1, 1, 1))
    assert not (early and found(published_late, report))


def test_messages() -> None:
    """The findings name date, deadline, agency, year and law."""
    (late,) = found(published_late, Report(agency="云溪区水务局", year=2031, published=date(2032, 2, 7)))
    assert late.severity == "warning"
    for text in ("2032-02-07", "7 days after 2032-01-31", "a department (云溪区水务局)", "2031", "article 49"):
        assert text in late.message
    assert (
        "晚于政府部门（云溪区水务局）公布 2031 年度报告的期限 2032-01-31 共 7 天（《条例》第四十九条）"
        in late.message_zh
    )
    (nameless,) = found(published_late, Report(year=2031, published=date(2032, 4, 1)))
    assert "1 day after 2032-03-31, by when the report of an agency of unknown kind for 2031" in nameless.message
    (early,) = found(published_early, Report(year=2031, published=date(2031, 2, 7)))
    assert early.severity == "advice"
    assert early.left.operands[0].raw == "2031-02-07"


def test_documents(seeds: Path, layouts: Path) -> None:
    """No document that is known is late or early."""
    paths = [path for folder in (seeds, layouts) for path in folder.iterdir() if path.suffix in {".txt", ".html"}]
    reports = [parse_report(path) for path in paths]
    assert not [f for report in reports for rule in (published_late, published_early) for f in found(rule, report)]
