"""The days of the figures, told from those of events, inspections and other reports."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.model.report import Period
from gov_disclosure.period import is_whole_year, period_of_year, stated_period

WHOLE = Period(date(2031, 1, 1), date(2031, 12, 31))
PART = Period(date(2031, 4, 1), date(2031, 11, 30))


@pytest.mark.parametrize(
    "text",
    [
        "本报告所列数据的统计期限自2031年1月1日起至2031年12月31日止。",
        "报告数据统计期限从2031年1月1日起，至12月31日止。",
        "本年报数据的统计时限为2031年1月1日0时至12月31日24时。",
        "本年报数据的统计时间范围为：2031年1月1日—2031年12月31日，电子版可下载",
        "报告时限为2031年1月1日至12月31日。",
        "报告期内（2031年1月1日至12月31日），本局主动公开。",
        "主动公开、依申请公开的统计期限为2031年1月1日至12月31日。",
        "青禾县财政局数据的统计截止时间为2031.1.1-2031.12.31。",
        "本年度报告涵盖2031年1月1日至12月31日期间的工作。",
        "所列数据\n统计期限为\n2031年1月1日至12月31日。",
        "本报告自2032年1月20日至12月31日在网站公布。统计期限为2031年1月1日至12月31日。",
    ],
)
def test_whole_year(text: str) -> None:
    """The forms in which reports say that their figures are those of a year."""
    assert stated_period(text) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        "本局于2031年4月1日挂牌成立，本报告所列数据的统计期限为2031年4月1日至11月30日。",
        "本报告统计数据自2031年4月1日（挂牌之日）起至11月30日止。",
        "报告期：2031年4月1日至11月30日",
        "除另有说明外，数据统计期间为2031年4月1日至11月30日。",
    ],
)
def test_part_of_a_year(text: str) -> None:
    """An organ founded or dissolved in the year reports a part of it, and says so plainly."""
    assert stated_period(text) == PART


@pytest.mark.parametrize(
    "text",
    [
        "为加强数据治理，本局于2031年4月1日至11月30日梳理公开目录。",
        "本报告期内，本局于2031年4月1日至11月30日举办宣传。",
        "报告期内，2031年4月1日至11月30日开展宣传。",
        "报告期间自2031年4月1日至11月30日开展培训。",
        "统计期限内于2031年4月1日至11月30日停机。",
        "本报告自2032年1月20日至2032年12月31日在网站公布。",
        "本年报可于2032年1月20日至3月31日查阅。",
        "本报告的公开期限为2032年1月20日至3月31日。",
        "本报告的开放时间为2032年1月20日至3月31日。",
        "网站访问数据的统计时间为2031年4月1日至11月30日。",
        "收费数据的统计期限为2031年4月1日至11月30日。",
        "本年度统计工作时间为2031年12月1日至12月31日。",
        "数据自2031年4月1日至11月30日迁移。",
        "梳理数据自2031年4月1日至11月30日。",
        "统计期限为2031年12月31日至1月1日。",
        "",
    ],
)
def test_days_of_something_else(text: str) -> None:
    """What happened from one day to another is no period of figures, whatever the sentence speaks of as well."""
    assert stated_period(text) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("数据除另有说明外，范围是2031年1月1日至12月31日。", WHOLE),
        ("本报告介绍2031年1月1日至12月31日期间的工作。", WHOLE),
        ("为加强数据治理，本局于2031年1月1日至12月31日梳理目录。", None),
        ("2031年1月1日至12月31日，本局主动公开信息。", None),
        ("本报告介绍2030年1月1日至12月31日的工作。", None),
        ("本报告介绍2031年4月1日至11月30日的工作。", None),
    ],
)
def test_year_that_is_known(text: str, period: Period | None) -> None:
    """A sentence that says less gives the report's year as a whole, and nothing but that."""
    assert stated_period(text) is None
    assert period_of_year(text, 2031) == period


@given(st.dates(date(2008, 1, 1), date(2090, 1, 1)), st.dates(date(2008, 1, 1), date(2090, 1, 1)))
def test_days_as_printed(first: date, second: date) -> None:
    """The days are those printed, in their order."""
    start, end = sorted((first, second))
    period = stated_period(
        f"统计期限为{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日。"
    )
    assert period == Period(start, end)
    assert is_whole_year(period) == ((start.month, start.day, end) == (1, 1, date(start.year, 12, 31)))


@pytest.mark.parametrize("piece", ["统计期限为", "2031年1月1日至", "数据2031年4月1日至11月30日", "2031年 "])
def test_linear_time(piece: str) -> None:
    """A million characters are read in moments, whatever they are."""
    assert stated_period(piece * 100_000) is None
    assert period_of_year(piece * 100_000, 2031) is None
