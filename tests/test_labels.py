"""Labels of a page's metadata block."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.labels import LABELS, field_of, find_labels, may_be_label, read_day, read_stamps, read_time


@given(st.sampled_from([label for labels in LABELS.values() for label in labels]), st.sampled_from(["", " ", "  "]))
def test_labels(label: str, blank: str) -> None:
    """Every label is found with blanks between its characters, alone and before a value."""
    spread = blank.join(label)
    assert field_of(spread + "：") is not None
    (found,) = find_labels(f"{spread}：某值")
    assert (found.start, found.name) == (0, field_of(label))
    assert f"{spread}：某值"[found.end :] == "某值"


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("索引号：X-1 文 号：无 公开方式：主动公开", ["index_number", "document_number", ""]),
        ("【索引号】：X-1【发 布 日 期】：2032-01-20", ["index_number", "published"]),
        ("信息索引号：X-1", ["index_number"]),
        ("某索引号：X-1", ["index_number"]),
        ("时间 10: 13", []),
        ("：：", []),
        ("索引号", []),
    ],
)
def test_labels_in_a_line(line: str, fields: list[str]) -> None:
    """Only words right before a colon are labels."""
    assert [found.name for found in find_labels(line)] == fields


@given(st.text("索引号文发布日期：:（）【】 \u3000A1", max_size=20))
def test_quick_look_agrees(text: str) -> None:
    """What the quick look turns away is no label and has none."""
    if not may_be_label(text):
        assert field_of(text) is None
        assert find_labels(text) == []


def test_no_label() -> None:
    """Long lines and other words are no labels."""
    assert field_of("很" * 100) is None
    assert field_of("青禾县：") is None


DAY = date(2032, 1, 20)


@pytest.mark.parametrize(
    "line",
    [
        "时间：2032-01-20",
        "［日期：2032/1/20］",
        "来源：县财政局 时间：2032-01-20 09:30:15 浏览：3",
        "发布时间2032年1月20日",
        "发表于：2032.01.20",
        "2032-01-20 发布",
        "时间：２０３２－０１－２０",
    ],
)
def test_stamps(line: str) -> None:
    """A day that is said to be that of publication."""
    assert read_stamps(line) == {DAY}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2032-01-20",
        "会议时间：2032-01-20",
        "更新 时间：2032-01-20",
        "时间：2032-01-20 至 2032-02-20",
        "时间：2032-01-20 - 02-20",
        "日期：2032-01-200",
        "日期：2032-13-20",
        "2032-01-20 发布会",
        "来源：县财政局 2032-01-20起施行",
        "时间：2032-01-20" + " " * 200,
    ],
)
def test_no_stamps(line: str) -> None:
    """Periods, days of other things and impossible ones."""
    assert read_stamps(line) == set()


@pytest.mark.parametrize("line", ["2032-01-20", "【2032/1/20】", "（2032年1月20日）", " 2032.01.20 09:30 "])
def test_day(line: str) -> None:
    """A day alone."""
    assert read_day(line) == DAY


@pytest.mark.parametrize(
    "line", ["", "2032-01", "2032-01-20 09:30-10:00", "2032-01-20 青禾县", "32-01-20", "3:2032-01-20"]
)
def test_no_day(line: str) -> None:
    """Anything beside it."""
    assert read_day(line) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2032-01-20", DAY),
        ("20320120", DAY),
        ("2032年1月20日", DAY),
        ("2032-01-20 09:30:00.0", DAY),
        ("2032-01-20T00:30:00+08:00", DAY),
        ("2032-01-19T16:30:00Z", DAY),
        ("1900-01-01", None),
        ("0001-01-01T00:00:00+00:00", None),
        ("9999-12-31T23:59:59Z", None),
        ("0000-00-00", None),
        ("", None),
    ],
)
def test_times(value: str, day: date | None) -> None:
    """Times with a zone are China's; no day is made up of what stands for none."""
    assert read_time(value) == day
