"""Which lines say of which year the tables below them are."""

import pytest

from gov_disclosure.tables.captions import Caption, caption_of, is_of_other
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


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("附件：澜屏市河道管理所2023年政府信息公开数据", "澜屏市河道管理所"),
        (f"其中：区水务局{_REQUESTS}", "区水务局"),
        ("上一篇：澜屏市财政局2023年政府信息公开工作年度报告", "澜屏市财政局"),
        ("澜屏市教育局政府信息公开情况统计表", "澜屏市教育局"),
        ("附件：2023年政府信息公开情况统计表", 2023),
        ("（三）澜屏市水务局公开工作情况", None),
        ("附件：各类所需数据", None),
        ("澜屏市财政局2023年政府信息公开工作年度报告", None),
        ("市级预算数据", None),
    ],
)
def test_captions_that_name_an_organ(text: str, organ: str | int | None) -> None:
    """They begin or end as the names of annexes do; titles and headings of the report are none."""
    assert caption_of(label_key(text), text) == organ


@pytest.mark.parametrize(
    ("caption", "other"),
    [
        (2022, True),
        (2023, False),
        (Caption.OTHER, True),
        (Caption.OWN, False),
        (None, False),
        ("澜屏市河道管理所", True),
        ("澜屏市水务局", False),
        ("市水务局", False),
        ("澜屏市水务局河道管理处", False),
    ],
)
def test_what_is_anothers(caption: Caption | int | str | None, other: bool) -> None:
    assert is_of_other(caption, 2023, "澜屏市水务局") is other
    assert is_of_other(caption, None, None) is (caption is Caption.OTHER)
