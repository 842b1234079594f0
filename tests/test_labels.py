"""Labels of a page's metadata block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.labels import LABELS, field_of, find_labels, may_be_label


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
