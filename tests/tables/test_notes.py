"""Notes behind a figure that leave it, and those that take it back."""

import pytest

from gov_disclosure.tables.notes import is_harmless
from gov_disclosure.tables.stream import Sort, token
from gov_disclosure.text import Mark


@pytest.mark.parametrize(
    "note",
    [
        "其中修订16件",
        "其中：网站公开12件，其他3件",
        "含上年结转2件",
        "含上年2件",
        "包括去年转入1件",
        "含罚款3万元",
        "均为规范性文件",
        "主要为商业企业申请",
        "注1",
        "见备注",
        "详见附件2",
        "件次",
        "条/件",
        "截至12月31日",
        "截至年底",
        "减少",
        "较上年增加",
        "含下属单位",
        "其中企事业单位3件",
        "均为企事业单位",
        "其中青年志愿者3件",
        "含年度报告1件",
        "含年度",
        "同比增长8%",
        "同比下降3.5个百分点",
        "较上年减少4件",
        "比上年增加5",
        "较去年增加3件，增长12%",
        "与上年持平",
        "均已办结",
        "全部按时答复",
    ],
)
def test_harmless(note: str) -> None:
    """What the figure includes, where more is said of it, its unit, its rise or fall."""
    assert is_harmless(note)
    assert token(f"28（{note}）").count == 28


@pytest.mark.parametrize(
    "note",
    [
        "应为57",
        "更正为57",
        "实为57",
        "上年",
        "上年度",
        "去年数",
        "2022年",
        "累计",
        "历年累计",
        "作废",
        "其中本年1",
        "其中2023年1",
        "含往年20",
        "其中重复3件",
        "含误报3件",
        "均为上年数据",
        "预计",
        "暂定",
        "估算",
        "不含转办",
        "无此项",
        "千件",
        "其中百件",
        "四十",
        "单位：千件",
        "含单位：千件",
        "均为其他单位",
        "其中本年度3件",
        "含2022年度",
        "其中近三年3件",
        "均为上年度数据",
        "增加3",
        "较应报减少4件",
        "同比",
        "均已作废",
        "均未办结",
        "2022年12月31日",
        "截至2023年6月30日",
        "截至2022年12月31日",
        "截至2022年底",
    ],
)
def test_a_figure_taken_back(note: str) -> None:
    """Any note that is not known to be harmless may say that the figure is another's, or wrong."""
    assert not is_harmless(note)
    read = token(f"28（{note}）")
    assert (read.sort, read.number.mark, read.count) == (Sort.VALUE, Mark.UNREADABLE, None)
