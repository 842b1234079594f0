"""Strings: folded, and read as numbers, dates and numerals."""

from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.text import (
    Mark,
    Number,
    find_dates,
    find_years,
    fold,
    label_key,
    read_chinese_numeral,
    read_date,
    read_number,
    read_year,
    scale_to,
    squeeze,
    strip_enumerator,
)

LOOKALIKES = st.text(
    st.sampled_from(
        "（）()〔【［〖「『“”‘’—－─–・•．。，、：… \u00a0\u3000\u200b\ufeff\u2028\n\t⼀⾏⺟⻅０９Ａ㈠㈩⑴⑳①⒈㊀½²10.-一二件"
    )
    | st.characters(max_codepoint=0xFFFF)
    | st.characters()
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("（一）〔２〕【三】［4］﹙五﹚", "(一)(2)(三)(4)(五)"),
        ("⼀⾏⺟⻅⻔", "一行母见门"),
        ("\ufa08\uf9e4", "行理"),
        ("“甲”「乙」『丙』＂", '"甲""乙""丙""'),
        ("‘甲’", "'甲'"),
        ("－–—―─−‐", "-------"),
        ("・•‧·", "····"),
        ("1\u00a02\u30003\u20094", "1 2 3 4"),
        ("甲\u200b乙\ufeff丙\u00ad丁\u2060", "甲乙丙丁"),
        ("㈠⑵", "(一)(2)"),
        ("①½²Ⅳ٣", "①½²Ⅳ٣"),
        ("ＡＢｃ：；？！", "ABc:;?!"),
        ("《条例》、〈通知〉。", "《条例》、〈通知〉。"),
        ("a\tb\nc", "a\tb\nc"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Look-alikes take one form; signs of another meaning stay."""
    assert fold(text) == folded


def test_squeeze() -> None:
    """No white space of any kind is left."""
    assert squeeze(" （一）\u3000予以\r\n公\u200b开\t\u2028") == "(一)予以公开"


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        (["(一) 予以公开", "（一）予以公开", "（一）、予以公开", "㈠予以\n公开", "（⼀）予以公开"], "一予以公开"),
        (["1. 属于国家秘密", "1、属于国家秘密", "１．属于国家秘密", "⒈属于国家秘密", "①属于国家秘密"], "1属于国家秘密"),
        (["3.危及“三安全一稳定”", "3.危及三安全一稳定", "3、危及「三安全一稳定」"], "3危及三安全一稳定"),
        (["本年增/减", "本年增／减", " 本年 增 / 减"], "本年增减"),
        (["", " ", "（）", "——", "\uf0b7"], ""),
    ],
)
def test_label_key(texts: list[str], key: str) -> None:
    """The spellings of one label have one key."""
    assert {label_key(text) for text in texts} == {key}


@given(LOOKALIKES)
def test_folding_twice(text: str) -> None:
    """What is folded stays as it is, and the keys do not depend on it."""
    assert fold(fold(text)) == fold(text)
    assert squeeze(squeeze(text)) == squeeze(fold(text)) == squeeze(text)
    assert label_key(label_key(text)) == label_key(fold(text)) == label_key(squeeze(text)) == label_key(text)


@given(st.text(st.sampled_from("①½²¼Ⅳ٣१⁴₂㉑3")))
def test_fold_makes_no_digits(text: str) -> None:
    """A sign beside a figure never becomes one more digit of it."""
    assert fold(text).count("3") == text.count("3")
    assert {sign for sign in fold(text) if sign.isascii()} <= {"3"}


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("一、总体情况", "一", "总体情况"),
        ("（一）主动公开", "一", "主动公开"),
        ("(一)主动公开", "一", "主动公开"),
        ("(一)、主动公开", "一", "主动公开"),
        ("一）主动公开", "一", "主动公开"),
        (" ( 十二 ) 主动公开", "十二", "主动公开"),
        ("1.属于国家秘密", "1", "属于国家秘密"),
        ("1、属于国家秘密", "1", "属于国家秘密"),
        ("1．属于国家秘密", "1", "属于国家秘密"),
        ("2. 其他", "2", "其他"),
        ("第一部分 概述", "一", "概述"),
        ("第二部分、概述", "二", "概述"),
        ("一.概述", "一", "概述"),
        ("一 概述", "一", "概述"),
        ("①概述", "1", "概述"),
        ("⑳概述", "20", "概述"),
        ("(3)概述", "3", "概述"),
        ("总体情况", "", "总体情况"),
        ("1.5万元", "", "1.5万元"),
        ("1,234", "", "1,234"),
        ("10:30", "", "10:30"),
        ("2024年度", "", "2024年度"),
        ("一年来", "", "一年来"),
        ("三安全一稳定", "", "三安全一稳定"),
        ("第二十条第（一）项", "", "第二十条第（一）项"),
        ("", "", ""),
    ],
)
def test_strip_enumerator(text: str, number: str, rest: str) -> None:
    """A heading's number comes off, a number that belongs to the text does not."""
    assert strip_enumerator(text) == (number, rest)


NUMBERS = {
    "0": "0",
    "35": "35",
    "３５": "35",
    " 35\u3000": "35",
    "\ufeff35\u200b": "35",
    "3\u20605": "35",
    "&nbsp;35": "35",
    "35&#160;": "35",
    "零": "0",
    "〇": "0",
    "1,234": "1234",
    "1，234，567": "1234567",
    "1,234.50": "1234.50",
    "1 234": "1234",
    "1\u00a0234\u00a0567": "1234567",
    "96171.6": "96171.6",
    "96171．6": "96171.6",
    "0.5": "0.5",
    "3.00": "3.00",
    "999999999999999": "999999999999999",
    "+3": "3",
    "＋3": "3",
    "-7": "-7",
    "－7": "-7",
    "−7": "-7",
    "增3": "3",
    "增加 3": "3",
    "减7": "-7",
    "减少7": "-7",
    "减0": "0",
    "↑3": "3",
    "↓7": "-7",
    "7↓": "-7",
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_number(text: str, value: str) -> None:
    """One number, however it is written, reads as itself, digits behind the point kept."""
    number = read_number(text)
    assert (number.mark, str(number.value), number.unit, number.note) == (Mark.NUMBER, value, None, None)


@pytest.mark.parametrize(
    ("text", "value", "unit", "note"),
    [
        ("3件", 3, "件", None),
        ("3 件", 3, "件", None),
        ("3（件）", 3, "件", None),
        ("3(单位：件)", 3, "件", None),
        ("12人次", 12, "人次", None),
        ("251000元", 251000, "元", None),
        ("3亿元", 3, "亿元", None),
        ("减少3项", -3, "项", None),
        ("22（其中修订16件）", 22, None, "其中修订16件"),
        ("22件\n(含上年结转１件)", 22, "件", "含上年结转1件"),
        ("22（含罚款3万元）", 22, None, "含罚款3万元"),
    ],
)
def test_number_with_unit_or_note(text: str, value: int, unit: str | None, note: str | None) -> None:
    """A unit and a note behind the number are kept apart from it."""
    assert read_number(text) == Number(Mark.NUMBER, Decimal(value), unit, note)


@pytest.mark.parametrize(
    "text", ["", " ", "\u00a0", "\u3000\u200b", "\ufeff", "&nbsp;", "\t\n", "&#xA0;&ensp;", " " * 5000]
)
def test_blank(text: str) -> None:
    """White space of any kind is a blank cell."""
    assert read_number(text) == Number(Mark.BLANK)


@pytest.mark.parametrize("text", ["/", "／", "\\", "-", "—", "－", "──", "——", "– –", "无", "無", "N/A", "n/a", " - "])
def test_not_applicable(text: str) -> None:
    """The marks for "none" are neither blank nor zero."""
    assert read_number(text) == Number(Mark.NOT_APPLICABLE)


@pytest.mark.parametrize(
    "text",
    [
        *["12,34", "1,23", "1234,567", "1,234，567", "0,123", ",123", "1,2345"],
        *["1 30", "1 2", "1  234", "1\n234", "1\t234", "0 123", "1 234,567", "3\u200b5", "1, 234"],
        *["007", "00", "-07", "00.5", ".5", "3.", "3。", "1.2.3", "1、", "1234567890123456", "12345678.12345678"],
        *["- 3 -", "— 1 —", "-3-", "—3", "–3", "- 3", "--3", "+-3", "增-3", "-3↑", "±3"],
        *[
            "12（34）",
            "35（二）",
            "3（a）",
            "22（其中（修订）16件）",
            "22（",
            "（3）",
            "（件）",
            "件",
            "3件2件",
            "3（千元）",
        ],
        *["3（美元）", "3（单位：千元）", "3万", "3（万元，其中1）", "22（修）"],
        *["①", "Ⅳ", "½", "3²", "٣", "१", "𝟛", "五", "零件", "一"],
        *[
            "1e5",
            "0x1",
            "1/2",
            "3-5",
            "约3",
            "10余",
            "3%",
            "O",
            "1_000",
            "nane",
            "NA",
            "inf",
            "3\x07",
            "\ud800",
            "3\ud800",
        ],
        "1" * 5000,
    ],
)
def test_unreadable(text: str) -> None:
    """What may be two numbers, a page number or anything else is no number."""
    assert read_number(text) == Number(Mark.UNREADABLE)


@given(st.text(st.characters() | st.sampled_from("0123456789,，. （）件-—/增减↑&; ")))
def test_read_number_never_raises(text: str) -> None:
    """Any string has a mark, and a value exactly where it is a number."""
    number = read_number(text)
    assert (number.value is not None) == (number.mark is Mark.NUMBER)


@given(st.text(st.characters(codec=None, categories=["Cs", "Nd", "No", "Nl"])))
def test_only_plain_digits_make_a_number(text: str) -> None:
    """Digits of other scripts and lone surrogates are no number, whatever Python's int() makes of them."""
    if not set(text) <= set("0123456789０１２３４５６７８９〇"):
        assert read_number(text).mark is Mark.UNREADABLE


FULL_WIDTH = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


@given(
    number=st.integers(0, 10**9),
    sign=st.sampled_from([("", 1), ("+", 1), ("-", -1), ("增", 1), ("减少", -1), ("↓", -1)]),
    separator=st.sampled_from(["", ",", " ", "\u00a0"]),
    wide=st.booleans(),
    around=st.sampled_from(["", " ", "\u3000", "\n", "\ufeff", "&nbsp;"]),
    unit=st.sampled_from(["", "件", "（件）", " 项", "万元"]),
    note=st.sampled_from(["", "（其中上年结转2件）"]),
)
def test_written_numbers_read_back(  # noqa: PLR0913, PLR0917 - each is one way in which a number can be written
    number: int,
    sign: tuple[str, int],
    separator: str,
    wide: bool,
    around: str,
    unit: str,
    note: str,
) -> None:
    """A number reads back whatever its width, separators, sign, unit and note."""
    digits = f"{number:,}".replace(",", separator)
    text = around + sign[0] + (digits.translate(FULL_WIDTH) if wide else digits) + unit + note + around
    read = read_number(text)
    assert read.value == number * sign[1]
    assert read.unit == (unit.strip(" （）") or None)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_are_not_one(first: int, second: int) -> None:
    """Two figures in one cell are no figure unless they look like groups of three."""
    for gap in ("\n", "\t", "  ", "/", "|", "、", " | "):
        assert read_number(f"{first}{gap}{second}").mark is Mark.UNREADABLE


@pytest.mark.parametrize(
    ("value", "unit", "target", "expected"),
    [
        ("25.1", "万元", "元", "251000"),
        ("251000", "元", "万元", "25.1000"),
        ("3.00", "亿元", "元", "300000000"),
        ("-0.35", "亿元", "万元", "-3500"),
        ("5", "元", "元", "5"),
    ],
)
def test_scale_to(value: str, unit: str, target: str, expected: str) -> None:
    """Money moves between units and prints without an exponent."""
    assert str(scale_to(Decimal(value), unit, target)) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20))
def test_scale_to_is_exact(value: Decimal) -> None:
    """Nothing is rounded, whatever the decimal context."""
    with localcontext() as context:
        context.prec = 3
        assert scale_to(scale_to(value, "亿元", "元"), "元", "亿元") == value


@pytest.mark.parametrize(("value", "unit"), [("1", "美元"), ("1", "万"), ("nan", "元"), ("inf", "元")])
def test_scale_to_refuses(value: str, unit: str) -> None:
    """An unknown unit and what is no amount are the caller's mistakes."""
    with pytest.raises(ValueError, match="money"):
        scale_to(Decimal(value), unit, "元")


NUMERALS = {
    "〇": 0, "零": 0, "一": 1, "十": 10, "十五": 15, "二十": 20, "二十一": 21, "九十九": 99, "一百": 100,
    "一百零五": 105, "一百〇五": 105, "一百一十": 110, "三百二十一": 321, "一千": 1000, "一千零一": 1001,
    "一千零一十": 1010, "四千五百": 4500, "九千九百九十九": 9999,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), NUMERALS.items())
def test_chinese_numeral(text: str, value: int) -> None:
    """A numeral has its value."""
    assert read_chinese_numeral(text) == value


@pytest.mark.parametrize(
    "text", ["", "百", "十十", "一二", "一百五", "一千零零一", "零一", "二〇二四", "廿", "1", "一万", "一" * 99]
)
def test_not_a_chinese_numeral(text: str) -> None:
    """Anything else has none."""
    assert read_chinese_numeral(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *[
            "2025-01-27",
            "2025/1/27",
            "2025.01.27",
            "2025．1．27",
            "2025年1月27日",
            "2025 年 1 月 27 日",
            "2025年1月27号",
        ],
        *[
            "２０２５年１月２７日",
            "二〇二五年一月二十七日",
            "二○二五年一月二十七日",
            "2025- 01- 27 10: 13",
            "2025-01-27T10:13",
        ],
        *["发布日期：2025-01-27 16:48 浏览次数：35", "2025-01-27，2024-02-30", "330502/2025-00293 2025-01-27"],
    ],
)
def test_date(text: str) -> None:
    """The first date of a text, however it is written."""
    assert read_date(text) == date(2025, 1, 27)


@pytest.mark.parametrize(
    "text",
    [
        *["", "2025年", "2025-13-01", "2025-02-29", "2025年2月30日", "二〇二五年十三月一日", "二〇二五年十十月一日"],
        *[
            "330502/2025-00293",
            "2025-01-27-001",
            "12025-01-27",
            "2025-01/27",
            "2025年1月",
            "电话0572-2289119",
            "3025-01-01",
        ],
        "2025-02-30，2025-03-01",
    ],
)
def test_no_date(text: str) -> None:
    """An impossible date is none, and is not replaced by the next one."""
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "自2024年1月1日至2024年12月31日止",
        "2024.1.1-2024.12.31",
        "2024-01-01-2024-12-31",
        "2024/1/1至二〇二四年十二月三十一日，2024年11月31日",
    ],
)
def test_dates(text: str) -> None:
    """Every date in order, impossible ones left out."""
    assert find_dates(text) == (date(2024, 1, 1), date(2024, 12, 31))


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["{}年{}月{}日", "{}-{:02}-{:02}", "{}. {} .{}"])
)
def test_written_dates_read_back(day: date, form: str) -> None:
    """A date reads back in each of its forms."""
    assert read_date(form.format(day.year, day.month, day.day)) == day


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("某局2024年政府信息公开工作年度报告", (2024,)),
        ("2024 年度", (2024,)),
        ("２０２４年度", (2024,)),
        ("二〇二四年", (2024,)),
        ("二○一九年", (2019,)),
        ("2024年较2023年", (2024, 2023)),
        ("第2024号", ()),
        ("12024年", ()),
        ("24年", ()),
    ],
)
def test_years(text: str, years: tuple[int, ...]) -> None:
    """Years are what stands before 年."""
    assert find_years(text) == years
    assert read_year(text) == next(iter(years), None)
