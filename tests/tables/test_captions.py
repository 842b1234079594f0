"""Which lines say of which year, or whose, the tables below them are."""

from time import perf_counter

import pytest

from gov_disclosure.tables.captions import Caption, begins_caption, caption_of
from gov_disclosure.tables.owners import NOTHING, is_idle, is_of_other, is_same_organ, under
from gov_disclosure.text import label_key

_REQUESTS = "收到和处理政府信息公开申请情况"
_ORGAN = "澜屏市水务局"
_REPORT = "年政府信息公开工作年度报告"
_OWN = (2023, _ORGAN)


def read(text: str) -> Caption | None:
    return caption_of(label_key(text), text)


def is_foreign(text: str, year: int | None = 2023, agency: str | None = _ORGAN) -> bool:
    """Whether a line puts what stands below it under another year or organ."""
    caption = read(text)
    return caption is not None and is_of_other(caption, (year, agency))


# ---------------------------------------------------------------------------- years


@pytest.mark.parametrize(
    ("text", "year"),
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
        ("附件：2023年政府信息公开情况统计表", 2023),
        ("统计年度：2022年", 2022),
        ("报告期：2022年", 2022),
        ("报告年度：2022", 2022),
        ("所属年度：2022年度", 2022),
        ("2022.1.1—2022.12.31", 2022),
        ("（2022年1—12月）", 2022),
        ("2022年1月—12月累计", 2022),
        ("截至2023年12月31日", 2023),
        ("统计期限：2019年5月15日至2019年12月31日", 2019),
    ],
)
def test_captions_that_name_a_year(text: str, year: int) -> None:
    """By a name of a table, a label, or the days with which the year begins and ends."""
    caption = read(text)
    assert caption is not None
    assert (caption.years, caption.organ, caption.other, caption.draft) == ((year,), None, None, None)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (f"上一年{_REQUESTS}", True),
        ("上年同期", True),
        ("上年数", True),
        ("上期", True),
        ("附：上一年度情况", True),
        (f"本年度{_REQUESTS}", False),
        ("统计期限：2023年1月1日至2023年6月30日", True),
        ("统计期限：2022年1月1日至2023年12月31日", True),
        ("2019年5月15日至2023年12月31日累计", True),
        ("2023年上半年情况", True),
        (f"（二）2023年上半年{_REQUESTS}", True),
        ("第一季度", True),
        ("2023年7—12月情况", True),
        ("截至2023年6月30日", True),
        ("2021—2023年", True),
        ("近三年情况", True),
        ("2020年以来累计情况", True),
    ],
)
def test_captions_of_another_time(text: str, other: bool) -> None:
    """By words that hold in every report, or because it is more or less than a year."""
    caption = read(text)
    assert caption is not None
    assert (caption.years, caption.organ, caption.other) == ((), None, other)


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("更正前", True),
        ("修订前数据", True),
        ("附表2：勘误前的统计表", True),
        ("更正后", False),
        ("样表", True),
        ("附件2：填报示例", True),
    ],
)
def test_captions_of_a_version(text: str, draft: bool) -> None:
    """Of what was put right, and of what only shows how."""
    caption = read(text)
    assert caption is not None
    assert (caption.draft, caption.years, caption.organ) == (draft, (), None)


@pytest.mark.parametrize(
    "text",
    [
        "2022年政府信息公开工作年度报告",
        "2022年度报告",
        f"{_ORGAN}2022{_REPORT}",
        "2022年，全局收到申请12件",
        "与2022年相比",
        "与2022年相比，申请有所增加",
        "上年结转0件。",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "上一年项目数量",
        "填报时间：2024年1月10日",
        "2024-01-29",
        "2024-01-29 10:20",
        "统计时间：2024/1/12",
        "统计时间：2024年1月",
        "2024年1月20日",
        "公示期：2024年1月3日至2024年1月9日",
        "单位：件",
        "计量单位：万元",
        "填报单位：",
        "填报单位：本机关",
        "填报单位：各乡镇",
        "附件",
        "附件1",
        "附表1",
        "附件：统计表",
        "（区分处",
        "二部分公开（区分处",
        "政府网站",
        "行政机关" * 30 + "！",
    ],
)
def test_other_lines(text: str) -> None:
    """Titles of other reports, sentences, days, units, labels of rows and columns and their pieces."""
    assert read(text) is None


# ---------------------------------------------------------------------------- organs


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("附件：澜屏市河道管理所2023年政府信息公开数据", "澜屏市河道管理所"),
        (f"其中：区水务局{_REQUESTS}", "区水务局"),
        ("上一篇：澜屏市财政局2023年政府信息公开工作年度报告", "澜屏市财政局"),
        ("澜屏市教育局政府信息公开情况统计表", "澜屏市教育局"),
        ("附件2：青禾镇人民政府", "青禾镇人民政府"),
        ("附件3：青禾镇", "青禾镇"),
        ("附件：澜屏市财政局", "澜屏市财政局"),
        ("附件：县政府办2023年政府信息公开工作年度报告附表", "县政府办"),
        (f"附件：财政局2023{_REPORT}", "财政局"),
        ("（二）澜屏市财政局", "澜屏市财政局"),
        ("澜屏市财政局", "澜屏市财政局"),
        ("（二）县财政局", "县财政局"),
        ("三亭市财政局", "亭市财政局"),
        ("县政府办政府信息公开情况统计表", "县政府办"),
        ("澜屏县府办政府信息公开情况统计表", "澜屏县府办"),
        ("澜屏市人民政府门户网站", None),
        ("来源：澜屏市财政局", None),
        ("编制机关：澜屏市人民政府办公室", "澜屏市人民政府办公室"),
        ("制表机关：国务院办公厅", None),
        ("制表机关：云州省人民政府办公厅", None),
        ("制表机关：澜屏市财政局", "澜屏市财政局"),
        ("填报单位：党政综合办公室", None),
        ("填报单位：青禾镇党政办公室", "青禾镇党政办公室"),
        ("填报单位：澜屏市财政局", "澜屏市财政局"),
        ("填报单位（盖章）：澜屏市统计局  填报日期：2024年1月5日", "澜屏市统计局"),
        ("单位名称：财政局", "财政局"),
        ("附件：2023年政府信息公开情况统计表", None),
        ("（三）澜屏市水务局公开工作情况", None),
        ("附件：各类所需数据", None),
        ("澜屏市财政局2023年政府信息公开工作年度报告", None),
        ("市级预算数据", None),
    ],
)
def test_captions_that_name_an_organ(text: str, organ: str | None) -> None:
    """As the names of annexes are, behind a label, or alone; titles and headings of the report are none."""
    caption = read(text)
    assert (caption.organ if caption else None) == organ


@pytest.mark.parametrize("text", ["澜屏市财政局", "（二）澜屏市财政局", "青禾镇"])
def test_a_name_alone_is_weak(text: str) -> None:
    caption = read(text)
    assert caption is not None
    assert caption.weak


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("县政府办公室", "澜屏县人民政府", True),
        ("县政府办", "澜屏县人民政府办公室", True),
        ("县府办", "澜屏县人民政府办公室", True),
        ("澜屏县", "澜屏县人民政府", True),
        ("市水务局", "澜屏市水务局", True),
        ("云州市澜屏县水务局", "澜屏县水务局", True),
        ("云州市澜屏县人民政府", "澜屏县人民政府", True),
        ("云州市澜屏区人民政府", "澜屏区", True),
        ("市中区", "云州市市中区人民政府", True),
        ("青禾镇", "澜屏县青禾镇人民政府", True),
        ("高新区管委会", "澜屏高新技术产业开发区管理委员会", True),
        ("东河街道", "东河街道办事处", True),
        ("青禾镇党政办公室", "澜屏县青禾镇人民政府", True),
        ("青禾镇党政综合办", "澜屏县青禾镇人民政府", True),
        ("东河街道综合办公室", "澜屏县东河街道办事处", True),
        ("澜屏县人民政府政务公开办公室", "云州市澜屏县人民政府", True),
        ("澜屏县政府信息公开办公室", "云州市澜屏县人民政府", True),
        ("澜屏县人民政府政府信息公开办公室", "澜屏县人民政府", True),
        ("澜屏县财政局政务公开办公室", "澜屏县财政局", True),
        ("青禾镇党政办公室", "澜屏县人民政府", False),
        ("东河街道综合办公室", "澜屏县西河街道办事处", False),
        ("澜屏县政府信息公开办公室", "澜屏县水务局", False),
        ("澜屏县扶贫工作办公室", "澜屏县人民政府", False),
        ("政务公开办公室", "澜屏县水务局", False),
        ("澜屏县财政局", "澜屏县", False),
        ("澜屏县青禾镇人民政府", "澜屏县人民政府", False),
        ("云州市", "云州市澜屏县人民政府", False),
        ("澜屏县青禾镇人民政府", "云台县青禾镇人民政府", False),
        ("澜屏县东河街道办事处", "澜屏县人民政府", False),
        ("县政府办公室", "澜屏县水务局", False),
        ("财政局", "澜屏县水务局", False),
        ("水务局（部门）", "澜屏县水务局", True),
        ("澜屏县水务局(河长制办公室)", "水务局", True),
        ("政务公开办公室", "澜屏县政务公开办公室", True),
        ("财政局（部门）", "澜屏县水务局", False),
    ],
)
def test_names_of_one_organ(one: str, other: str, same: bool) -> None:
    """Shorter and longer ones; but not those of a part of a county and of the county."""
    assert is_same_organ(one, other) is same
    assert is_same_organ(other, one) is same


# ---------------------------------------------------------------------------- annexes


@pytest.mark.parametrize(
    "text",
    [
        f"附件：{_ORGAN}2022{_REPORT}",
        f"附：{_ORGAN}2022{_REPORT}",
        f"附件1 {_ORGAN}2022{_REPORT}",
        f"附件：{_ORGAN}2022{_REPORT}（供参考）",
        f"附件：{_ORGAN}2022{_REPORT}附表",
        f"往年报告：{_ORGAN}2022{_REPORT}",
        f"相关链接：{_ORGAN}2022{_REPORT}",
        f"附件：{_ORGAN}2023{_REPORT}（更正前）",
        f"附件：澜屏市财政局2023{_REPORT}",
        f"附件：财政局2023{_REPORT}",
        f"附件：2022{_REPORT}",
        "附件：上年度报告",
        "附件：2022年度报告",
        "附件：2022年年报",
        "附件：2022年报",
        "附件：2021—2022年年报",
        "附件：更正前的报告",
        "附：2022年度政府信息公开年度报告统计表",
    ],
)
def test_annexes_that_are_other_reports(text: str) -> None:
    """Of another year, another organ, or a version that does not count."""
    caption = read(text)
    assert caption is not None
    assert (caption.annex, caption.whole) == (True, True)
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        f"附件：{_ORGAN}2023{_REPORT}附表",
        f"附件：{_ORGAN}2023{_REPORT}（2024年1月公布）",
        f"附件：市水务局2023{_REPORT}",
        f"附件：2023{_REPORT}附表",
        "附件：2023年年报",
        "附件1：水务局",
        f"填报单位：{_ORGAN}（盖章）",
        "填报单位：水务局",
        "统计年度：2023年",
        "统计期限：2023年1月1日至2023年12月31日",
        "2023年1—12月累计",
        "更正后",
        _ORGAN,
    ],
)
def test_the_reports_own(text: str) -> None:
    """Its annexes and labels, under a shorter name too."""
    assert not is_foreign(text)


@pytest.mark.parametrize(
    ("caption", "other"),
    [
        (Caption((2022,)), True),
        (Caption((2023,)), False),
        (Caption((2022, 2023)), False),
        (Caption(other=True), True),
        (Caption(other=False), False),
        (Caption(draft=True), True),
        (None, False),
        (Caption(organ="澜屏市河道管理所"), True),
        (Caption(organ="澜屏市水务局"), False),
        (Caption(organ="市水务局"), False),
        (Caption(organ="澜屏市水务局河道管理处"), False),
    ],
)
def test_what_is_anothers(caption: Caption | None, other: bool) -> None:
    assert is_of_other(caption, _OWN) is other
    unknown = caption is not None and (caption.other is True or caption.draft is True)
    assert is_of_other(caption, (None, None)) is unknown


@pytest.mark.parametrize(
    ("lines", "other"),
    [
        (["上一年度情况", "本年度情况"], False),
        (["附：上一年度情况", "本年度情况"], False),
        (["附件：上年度报告", "本年度情况"], True),
        (["附件：财政局2023年政府信息公开工作年度报告", "2023年度情况"], True),
        (["附件：财政局2023年政府信息公开工作年度报告", "附件2：2023年度情况"], False),
        (["填报单位：澜屏市财政局", "统计年度：2023年"], True),
        (["填报单位：澜屏市财政局", "填报单位：澜屏市水务局"], False),
        (["更正前", "更正后"], False),
        (["更正前", "2023年度情况"], True),
        (["2023年上半年情况", "2023年全年情况"], False),
    ],
)
def test_captions_below_each_other(lines: list[str], other: bool) -> None:
    """One takes back what it speaks of itself; the caption of an annex takes back all."""
    state = NOTHING
    for line in lines:
        caption = read(line)
        assert caption is not None
        state = under(state, caption, _OWN)
    assert bool(state) is other
    assert under(state, None, _OWN) == NOTHING


@pytest.mark.parametrize(("year", "other"), [(2023, False), (2022, True), (None, True)])
def test_since_a_year(year: int | None, other: bool) -> None:
    """2023年以来 is the own year of the report on 2023."""
    assert is_foreign("2023年以来", year) is other
    assert is_foreign("2023年以来累计情况", year) is other


@pytest.mark.parametrize(
    ("text", "agency", "other"),
    [
        ("澜屏市人民政府", _ORGAN, False),
        ("云州市澜屏市人民政府", _ORGAN, False),
        ("澜屏县人民政府", "澜屏县青禾镇人民政府", False),
        ("（一）澜屏市人民政府", _ORGAN, True),
        ("附件：澜屏市人民政府", _ORGAN, True),
        ("填报单位：澜屏市人民政府", _ORGAN, True),
        ("云台县人民政府", _ORGAN, True),
        ("澜屏市人民政府办公室", _ORGAN, True),
        ("青禾镇人民政府", "澜屏县人民政府", True),
    ],
)
def test_the_government_above(text: str, agency: str, other: bool) -> None:
    """Alone in a line its name is a running head, which changes nothing that holds."""
    assert is_foreign(text, agency=agency) is other
    caption = read(text)
    assert caption is not None
    assert is_idle(caption, NOTHING, (2023, agency), in_section=True) is not other
    assert other or under(frozenset({"organ"}), caption, (2023, agency)) == {"organ"}


@pytest.mark.parametrize(
    ("word", "link"),
    [
        ("上一篇", True),
        ("下一条", True),
        ("相关链接", True),
        ("友情链接", True),
        ("相关阅读", True),
        ("附件", False),
        ("往年报告", False),
    ],
)
def test_links_change_nothing(word: str, link: bool) -> None:
    """They name neighbours of the page, never what stands below."""
    caption = read(f"{word}：{_ORGAN}2022{_REPORT}")
    assert caption is not None
    assert caption.link is link
    assert is_idle(caption, NOTHING, _OWN, in_section=True) is link


def test_captions_in_several_cells() -> None:
    assert begins_caption("附件1")
    assert begins_caption("填报单位")
    assert not begins_caption("信息内容")


@pytest.mark.parametrize(
    "text",
    [
        "附件" + "年度报告" * 28,
        "附件" + "2022年度" * 18,
        "附件" + "信息公开" * 27 + "！",
        "填报单位：临" + "县" * 100,
        "2023年1-" * 20,
        "附" + "县局" * 58 + "x",
        "2023年" + "统计" * 55 + "!",
        "县" * 118 + "表!",
        "附件更正前" + "的情况" * 35,
    ],
)
def test_long_lines_take_no_longer(text: str) -> None:
    """No pattern tries the ways in which words may follow one another."""
    start = perf_counter()
    caption_of(label_key(text), text)
    assert perf_counter() - start < 0.2


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("本表为2022年情况", True),
        ("注：本表为2022年数据", True),
        ("数据来源于2022年", True),
        ("2022全年", True),
        ("2023上半年", True),
        ("截至2022年底", True),
        ("截至2023年底", False),
        ("本表为2023年情况", False),
        ("2023全年", False),
        ("青屏县审计局：", True),
        ("青屏县审计局2023年", True),
        ("表1 青屏县审计局", True),
        ("公开主体：青屏县审计局", True),
        ("青屏县水务局：", False),
        ("表1 青屏县水务局", False),
        ("测试数据", True),
        ("本表作废", True),
        ("例表", True),
    ],
)
def test_other_words_for_the_same(text: str, other: bool) -> None:
    """Of another year, another organ or no version that counts, to a report of 青屏县水务局 on 2023."""
    caption = caption_of(label_key(text), text)
    assert caption is not None
    assert is_of_other(caption, (2023, "青屏县水务局")) is other
