"""The entries of a metadata block, and whose they are."""

import pytest

from gov_disclosure.document import Paragraph, Table
from gov_disclosure.entries import BARE_DATE, labelled_values

OTHER = "青禾县财政局2031年法治政府建设年度报告"


def read(*lines: str) -> dict[str, list[str]]:
    """The entries of these lines."""
    return dict(labelled_values(map(Paragraph, lines)))


def test_entries() -> None:
    """Labels and values in one line, one below the other, and in a table; what stands before the first label counts."""
    assert read("2032-01-20 来源：本局", "索引号：", "QH-7") == {
        BARE_DATE: ["2032-01-20"],
        "": ["本局"],
        "index_number": ["QH-7"],
    }
    assert labelled_values([Table([["索引号", "QH-7", "文号", "无"]])]) == {
        "index_number": ["QH-7"],
        "document_number": ["无"],
    }
    assert read("依照规定编制本报告。") == {}


@pytest.mark.parametrize(
    "lines",
    [
        [OTHER, "发布日期：2032-04-05"],
        [OTHER, "", "来源：本局", "发布日期：2032-04-05"],
        [OTHER, "发布日期：", "2032-04-05"],
        [f"{OTHER} 发布日期：2032-04-05"],
        [f"标题：{OTHER} 发布日期：2032-04-05"],
        [f"《{OTHER}》", "发布日期：2032-04-05"],
        ["关于做好防汛工作的通知", "发布日期：2032-04-05"],
    ],
)
def test_entries_of_another_document(lines: list[str]) -> None:
    """What stands below the headline of another document, or behind it, is said of that one."""
    assert "published" not in read(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["首页 > 公示公告 > 2031年工作报告", "发布日期：2032-04-05"],
        ["年度报告", "发布日期：2032-04-05"],
        ["青禾县财政局2031年政府信息公开工作年度报告", "发布日期：2032-04-05"],
        ["关于公布2031年政府信息公开工作年度报告的通知", "发布日期：2032-04-05"],
        [OTHER, "信息公开", "发布日期：2032-04-05"],
        [OTHER, "索引号：QH-7 发布日期：2032-04-05"],
    ],
)
def test_own_entries(lines: list[str]) -> None:
    """A trail of links, a column and the report's own headline take nothing away; an index number begins a block."""
    assert read(*lines)["published"] == ["2032-04-05"]
