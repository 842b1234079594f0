"""Damaged labels, known by their likeness."""

import pytest

from gov_disclosure.model import tree
from gov_disclosure.tables.likeness import SHORTEST, damaged_row, has_more_words, likely_row
from gov_disclosure.text import label_key


@pytest.mark.parametrize(
    ("printed", "path"),
    [
        ("（二）部分公", "requests.results.partially_granted"),
        ("5.要求行政机关", "requests.results.not_processed.confirmation"),
        ("2.没有现戌信息需要另行制作", "requests.results.unable.requires_creation"),
        ("6.属于四类过程信息", "requests.results.denied.process_information"),
        ("8.属于行政查询事项某的", "requests.results.denied.administrative_inquiry"),
        ("1.申请人无正当理由", "requests.results.other_handling.correction_overdue"),
    ],
)
def test_a_damaged_label_is_like_one_row(printed: str, path: str) -> None:
    """Cut at either end, or with a few characters wrong, missing or too many."""
    assert likely_row(label_key(printed), "requests", "2021") == path


@pytest.mark.parametrize(
    "printed",
    [
        "合计",
        "其他",
        "申请数量",
        "行政机关",
        "（三）不予公升",
        "上年同期数",
        "政府信息",
        "（七）总汁",
        "其中：本级机关办理",
        "一、本月新收政府信息公开申请数量",
        "本季度新收政府信息公开申请数量",
        "一、本年办结政府信息公开申请数量",
        "一、本年拒收政府信息公开申请数量",
        "二、上年新收政府信息公开申请数量",
        "4.损害第三方合法权益",
        "2.重复申请率",
        "3",
    ],
)
def test_a_label_that_leaves_a_doubt_is_like_none(printed: str) -> None:
    """Too short, a piece of several labels, near to a group or to another row, or another label altogether."""
    assert likely_row(label_key(printed), "requests", "2021") is None


def test_rows_that_differ_in_two_characters_are_not_mixed_up() -> None:
    """行政许司 is nearest to 行政许可, but 行政处罚 and 行政强制 are too near."""
    assert likely_row("行政许司", "proactive", "2021") is None


@pytest.mark.parametrize(
    "printed",
    [
        "非行政许可",
        "行政许可率",
        "行政处罚款",
        "行政处罚额",
        "行政事业性收费减免",
        "行政事业性退费",
        "废止行政规范性文件",
        "非行政规范性文件",
    ],
)
def test_a_label_of_section_two_with_a_word_of_another_meaning(printed: str) -> None:
    assert likely_row(label_key(printed), "proactive", "2021") is None


@pytest.mark.parametrize("row", tree.rows("requests", "2021"), ids=lambda row: row.path)
def test_no_damage_makes_one_row_another(row: tree.Row) -> None:
    """Every cut, and every character taken out or changed, of every label: the row itself or none."""
    key = label_key(row.label)
    damaged = [key[:end] for end in range(SHORTEST, len(key))] + [
        key[start:] for start in range(1, len(key) - SHORTEST)
    ]
    for place in range(len(key)):
        damaged += [key[:place] + key[place + 1 :], key[:place] + "某" + key[place + 1 :]]
    assert {likely_row(one, "requests", "2021") for one in damaged} <= {row.path, None}


APPENDED = (
    *(
        "累计",
        "历年",
        "计划",
        "占比",
        "全市",
        "草案",
        "修订",
        "上年",
        "去年",
        "同期",
        "增长",
        "比例",
        "网上",
        "上年同期",
    ),
    *("百", "千", "万", "亿", "%", "‰", "％", "增", "新", "市", "约"),
)
"""Words that make another row's label of a label to which they are added."""

LABELS = [
    (table, label)
    for table in ("proactive", "requests")
    for row in tree.rows(table, "2021")
    for label in (row.label, row.label[:-1] + "某", row.label[:-1] + "某" + row.label[-1])
]
"""Every label whole, and with a character wrong or too many."""


@pytest.mark.parametrize("word", APPENDED)
@pytest.mark.parametrize("form", ["{}（{}）", "{} {}", "{1}{0}"])
def test_words_added_to_a_label_are_no_damage(form: str, word: str) -> None:
    for table, label in LABELS:
        key = label_key(form.format(label, word))
        assert damaged_row(key, table, "2021") is None, key


@pytest.mark.parametrize(
    "printed",
    [
        "行政规范性全市文件",
        "行政规范性文件本级制定",
        "行政事业性收费（亿）",
        "行政事业性收费（单位",
        "行政事业性收费（单位：口元）",
        "行政事业性收费（口）",
    ],
)
def test_words_amid_a_label_and_a_unit_that_is_not_whole(printed: str) -> None:
    assert damaged_row(label_key(printed), "proactive", "2021") is None


@pytest.mark.parametrize(
    ("printed", "path"),
    [
        ("行政规范性文件文件", "normative_documents"),
        ("行政规范性文件（备注）", "normative_documents"),
        ("行政规范性文件（注）", "normative_documents"),
        ("行正攵规范性文件", "normative_documents"),
        ("行政许可某", "licenses"),
        ("行政事业性收", "fees"),
        ("行政亊业性收费（万元）", "fees"),
    ],
)
def test_damage_that_adds_no_words(printed: str, path: str) -> None:
    """Characters doubled, one that is noise, one that fell into its halves, a note, and a whole unit."""
    assert damaged_row(label_key(printed), "proactive", "2021") == f"proactive.{path}"


@pytest.mark.parametrize(("table", "label"), LABELS[::3])
def test_single_characters_are_damage_as_before(table: str, label: str) -> None:
    """Every cut, and every character lost, doubled, changed or put in, leaves a label as likely as it was."""
    key = label_key(label)
    damaged = [key[:end] for end in range(SHORTEST, len(key))]
    for place in range(len(key)):
        before, behind = key[:place], key[place + 1 :]
        changes = ("", key[place] * 2, "某", "口", "0", "l", f"某{key[place]}")
        damaged += [before + change + behind for change in changes]
    for one in damaged:
        assert damaged_row(one, table, "2021") == likely_row(one, table, "2021"), one


@pytest.mark.parametrize("behind", ["（备注）", "注", "项", "（件）", "数量"])
def test_words_behind_a_label_with_a_unit_that_say_nothing(behind: str) -> None:
    """They are no piece of the unit."""
    assert not has_more_words(label_key("行政事业性收费" + behind), "proactive.fees", "proactive", "2021")
