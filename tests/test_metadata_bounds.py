"""The year that a report of itself does not name."""

import pytest

from gov_disclosure.document import Document, Paragraph
from gov_disclosure.metadata import read_metadata
from gov_disclosure.outline import outline


@pytest.mark.parametrize(
    ("published", "year"),
    [("2032-01-20", 2031), ("2031-12-31", 2031), ("2030-01-20", None)],
    ids=["the year after", "the same year", "the year before"],
)
def test_a_hint_and_the_day_of_publication(published: str, year: int | None) -> None:
    """The name of the file tells the year, but no report is published before its year has come."""
    lines = [f"发布日期：{published}", "政府信息公开工作年度报告", "一、总体情况", "全年平稳。"]
    document = Document([Paragraph(line) for line in lines])
    name = "青屏县档案馆2031年政府信息公开工作年度报告.txt"
    assert read_metadata(document, outline(document), name=name).year == year
