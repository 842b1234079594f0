"""The least that is enough to be a report: one row, one year less is not."""

import pytest

from gov_disclosure import is_report, parse_report
from gov_disclosure.errors import NotAReportError
from gov_disclosure.recognition import FIRST_YEAR

PROACTIVE = ["信息内容 | 本年处理决定数量 |", "行政处罚 | 3 |", "行政强制 | 0 |"]
REQUESTS = [
    "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |",
    "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
    "（一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |",
    "（七）总计 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |",
]
DISPUTES = [
    "行政复议 | 行政诉讼",
    " | ".join(["结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"] * 3),
    "1 | 0 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 2 | 0 | 0 | 0 | 3 | 3 |",
]


@pytest.mark.parametrize("rows", [3, 4])
def test_rows_of_two_tables_without_a_title(rows: int) -> None:
    """Two tables without title or heading are a report from four rows of that of section 三 on."""
    text = "\n".join(["政府信息公开", *PROACTIVE, *REQUESTS[:rows]])
    assert is_report(text) is (rows == 4)
    if rows == 4:
        assert parse_report(text).flatten()["requests.received.total"] == 3
    else:
        with pytest.raises(NotAReportError, match="found 0 of 6 sections and 2 of 3 tables"):
            parse_report(text)


def test_first_year() -> None:
    """The form was prescribed for the reports on 2019; one on 2018 with two of its tables follows another."""
    assert FIRST_YEAR == 2019
    read = {
        year: is_report("\n".join([f"青屏县档案馆{year}年政府信息公开工作年度报告", *PROACTIVE, *DISPUTES]))
        for year in (2017, 2018, 2019, 2020)
    }
    assert read == {2017: False, 2018: False, 2019: True, 2020: True}
