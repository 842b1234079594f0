"""Labels that are broken over lines."""

from collections.abc import Sequence

import pytest

from gov_disclosure.document import Document, Paragraph, Table
from gov_disclosure.tables.broken import join_labels
from gov_disclosure.tables.stream import lines


def _joined(*blocks: str | Sequence[str]) -> list[str]:
    """What stands in each line behind the joining; a list is a row of a table."""
    document = Document([Paragraph(one) if isinstance(one, str) else Table([list(one)]) for one in blocks])
    return [" ".join(cell.text for cell in line.cells) for line in join_labels(lines(document))]


def test_pieces_that_follow_one_another() -> None:
    """商业 and 企业 make one column, whatever stands around them."""
    assert _joined("自然人", "商业", "企业", "3") == ["自然人", "商业企业", "3"]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (["自然人", "总计商 业 企", "业", "科研机", "构", "3"], ["自然人", "总计", "商业企业", "科研机构", "3"]),
        (["自然人", "总计商业企业", "科研", "机构", "3"], ["自然人", "总计", "商业企业", "科研机构", "3"]),
        (["申请人情况自然人", "商业", "企业", "3"], ["申请人情况", "自然人", "商业企业", "3"]),
        (["总计商店", "科研", "机构", "3"], ["总计商店", "科研机构", "3"]),
        (["总计商业", "科研", "机构", "3"], ["总计商业", "科研机构", "3"]),
        (["商店商业", "企业", "科研", "机构", "3"], ["商店商业", "企业", "科研机构", "3"]),
    ],
)
def test_the_end_of_one_row_of_a_head_and_the_beginning_of_the_next(printed: list[str], found: list[str]) -> None:
    """Tools that read a PDF join what stands in two rows; only two labels of a head, the second whole, are two."""
    assert [text.replace(" ", "") for text in _joined(*printed)] == found


@pytest.mark.parametrize("figures", [["28", "1", "0"], [["28", "1", "0"]], [["", "28", "1", "0"]]])
def test_a_label_around_its_figures(figures: list[str | list[str]]) -> None:
    """The half below the figures goes up to the half above them."""
    found = _joined("（二）部分公开（区分处理的，", *figures, "只计这一情形，不计其他情形）", "（三）不予公开")
    assert found[0] == "二部分公开区分处理的只计这一情形不计其他情形"
    assert found[-1] == "（三）不予公开"
    assert len(found) == len(figures) + 2


def test_the_label_may_stand_behind_its_group() -> None:
    """（六）其他处理 and the first half of its first row share a line."""
    found = _joined("（六）其他处理 1.申请人无正当理由逾期不补正、", ["0", "4"], "行政机关不再处理其政府信息公开申请")
    assert found[0].endswith("逾期不补正行政机关不再处理其政府信息公开申请")
    assert found[1] == "0 4"


def test_three_lines_above_and_two_below() -> None:
    """A narrow column breaks a label into many pieces."""
    found = _joined("5.要求行", "政机关确", "认或重新", "0", "3", "出具已获", "取信息", "（六）其他处理")
    assert found[0] == "5要求行政机关确认或重新出具已获取信息"
    assert found[1:3] == ["0", "3"]


def test_labels_that_are_whole_stay_where_they_are() -> None:
    """Two rows one after the other are two rows, and prose behind figures is no label."""
    assert _joined("（一）予以公开", "3", "（二）部分公开", "5", "以上为全部数据") == [
        "（一）予以公开",
        "3",
        "（二）部分公开",
        "5",
        "以上为全部数据",
    ]


def test_a_piece_that_would_make_another_row_of_a_whole_label() -> None:
    """A row that is named by itself takes nothing from below its figures unless it stays that row."""
    found = _joined("（一）予以公开", "3", "某某", "4")
    assert found[0] == "（一）予以公开"


def test_page_numbers_are_no_lines() -> None:
    """The number of a printed page stands between a label and its figures."""
    assert _joined("（一）予以公开", "- 4 -", "3") == ["（一）予以公开", "3"]
