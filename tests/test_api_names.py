"""What the name of a file says of the report in it, and of none of several."""

import io

import pytest

from gov_disclosure import NotAReportError, is_report, parse_report, parse_reports
from test_recognition_bounds import DISPUTES, PROACTIVE

NAMED = "青屏县档案馆2031年政府信息公开工作年度报告.txt"
SECTIONS = """根据有关规定，{organ}编制本年度报告。
一、总体情况
全年平稳。
二、主动公开政府信息情况
信息内容 | 本年处理决定数量 |
行政处罚 | {count} |
行政强制 | 0 |
三、收到和处理政府信息公开申请情况
全年未收到申请。
四、政府信息公开行政复议、行政诉讼情况
全年未发生。
"""
ONE = SECTIONS.format(organ="本馆", count=12)
OTHER = SECTIONS.format(organ="本局", count=7)


def file(text: str, name: str) -> io.BytesIO:
    """An open file of that name."""
    opened = io.BytesIO(text.encode())
    opened.name = name
    return opened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ONE, [("青屏县档案馆", 2031, 12)]),
        (ONE + OTHER, [(None, None, 12), (None, None, 7)]),
    ],
    ids=["one report", "two reports"],
)
def test_of_which_report_it_tells(text: str, expected: list[tuple[str | None, int | None, int]]) -> None:
    """It gives the organ and the year of a report that is alone, and of none where the page has several."""
    found = parse_reports(file(text, NAMED))
    assert [(one.agency, one.year, one.proactive and one.proactive.penalties.decisions) for one in found] == expected


TITLED = "\n".join(["青屏县档案馆政府信息公开工作年度报告", *PROACTIVE, *DISPUTES])


@pytest.mark.parametrize(("name", "year"), [(NAMED, 2031), ("2016.txt", None)], ids=["a title", "no title"])
def test_is_report_asks_the_name_too(name: str, year: int | None) -> None:
    """It is true exactly where `parse_report` reads."""
    assert is_report(file(TITLED, name))
    assert parse_report(file(TITLED, name)).year == year


def test_a_year_before_the_form_that_only_the_name_tells() -> None:
    """Two tables are not enough for a report on such a year, neither to read it nor to be one."""
    early = NAMED.replace("2031", "2016")
    assert not is_report(file(TITLED, early))
    with pytest.raises(NotAReportError, match="it is about 2016"):
        parse_report(file(TITLED, early))
