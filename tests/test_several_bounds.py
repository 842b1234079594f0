"""What below a report is part of it: an annex with its title, a few headings that come again."""

import pytest

from gov_disclosure import parse_reports

REPORT = """{organ}2031年政府信息公开工作年度报告
一、总体情况
全年平稳。
二、主动公开政府信息情况
{proactive}
三、收到和处理政府信息公开申请情况
全年未收到申请。
四、政府信息公开行政复议、行政诉讼情况
全年未发生。
五、存在的主要问题及改进情况
公开不够及时。
六、其他需要报告的事项
无。
"""
TABLE = """信息内容 | 本年处理决定数量 |
行政处罚 | 12 |
行政强制 | 0 |"""
ANNEX = f"""{{organ}}2031年政府信息公开工作年度报告
{TABLE}
行政复议 | 行政诉讼 |
{" | ".join(["结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"] * 3)} |
1 | 0 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 2 | 0 | 0 | 0 | 3 | 3 |
"""
AGAIN = """一、总体情况
见正文。
二、主动公开政府信息情况
信息内容 | 本年处理决定数量 |
行政许可 | 7 |
"""


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("青屏县水务局", "青屏县水务局"),
        ("青屏县水务局", "水务局"),
        ("水务局", "青屏县水务局"),
        ("水务局（部门）", "青屏县水务局"),
    ],
)
def test_an_annex_with_the_title(above: str, below: str) -> None:
    """It belongs to its report, also where one of the two titles leaves out the place."""
    page = REPORT.format(organ=above, proactive="数据见附表。") + ANNEX.format(organ=below)
    (report,) = parse_reports(page)
    assert len(report.sections) == 6
    assert report.flatten()["proactive.penalties.decisions"] == 12
    assert report.flatten()["disputes.reconsideration.total"] == 1


def test_an_annex_of_another_organ() -> None:
    """It is a report of its own: its figures are nobody else's."""
    page = REPORT.format(organ="青屏县水务局", proactive="数据见附表。") + ANNEX.format(organ="青屏县档案馆")
    found = [(one.agency, one.flatten().get("proactive.penalties.decisions")) for one in parse_reports(page)]
    assert found == [("青屏县水务局", None), ("青屏县档案馆", 12)]


def test_two_sections_that_come_again() -> None:
    """They are no report by themselves, though there is a table among them: three sections are the least."""
    (report,) = parse_reports(REPORT.format(organ="青屏县水务局", proactive=TABLE) + AGAIN)
    assert report.flatten()["proactive.penalties.decisions"] == 12
    (first, second) = parse_reports(
        REPORT.format(organ="青屏县水务局", proactive=TABLE) + AGAIN + "三、收到和处理政府信息公开申请情况\n无。\n"
    )
    assert first.flatten()["proactive.penalties.decisions"] == 12
    assert second.flatten()["proactive.licenses.decisions"] == 7
