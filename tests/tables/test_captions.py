"""Which lines say of which year the tables below them are."""

import pytest

from gov_disclosure.tables.captions import Caption, caption_of, is_of_other_year
from gov_disclosure.text import label_key

_REQUESTS = "收到和处理政府信息公开申请情况"


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        (f"附：2022年度{_REQUESTS}", 2022),
        (f"（一）2022年{_REQUESTS}", 2022),
        (f"表2 2022年度{_REQUESTS}统计表", 2022),
        (f"参考：2022年度{_REQUESTS}", 2022),
        (f"2022年{_REQUESTS}（供对比）", 2022),
        ("以下为2022年度数据：", 2022),
        ("附件1：2022年统计表", 2022),
        ("2022年（上年）", 2022),
        ("二〇二二年度", 2022),
        ("2022年行政机关政府信息公开行政复议、行政诉讼情况", 2022),
        ("统计期限：2022年1月1日至2022年12月31日", 2022),
        ("数据期间：2022年1月1日起至12月31日止", 2022),
        (f"上一年{_REQUESTS}", Caption.OTHER),
        ("上年同期", Caption.OTHER),
        ("上年数", Caption.OTHER),
        ("上期", Caption.OTHER),
        ("附：上一年度情况", Caption.OTHER),
        (f"本年度{_REQUESTS}", Caption.OWN),
    ],
)
def test_captions(text: str, caption: Caption | int) -> None:
    assert caption_of(label_key(text), text) == caption


@pytest.mark.parametrize(
    "text",
    [
        "2022年政府信息公开工作年度报告",
        "2022年度报告",
        "2022年，全局收到申请12件",
        "上年结转0件。",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "上一年项目数量",
        "统计期限：2022年1月1日至2023年12月31日",
        "行政机关" * 30 + "！",
    ],
)
def test_other_lines(text: str) -> None:
    """Titles of other reports, sentences, labels of rows and columns."""
    assert caption_of(label_key(text), text) is None


def test_which_year_is_another() -> None:
    assert [is_of_other_year(caption, 2023) for caption in (2022, 2023, Caption.OTHER, Caption.OWN, None)] == [
        True, False, True, False, False
    ]  # fmt: skip
    assert not is_of_other_year(2022, None)
