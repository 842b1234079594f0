"""Bare page numbers where every cell has a line of its own."""

import pytest

from gov_disclosure.document import Document, Paragraph, Table
from gov_disclosure.position import Position
from gov_disclosure.tables import read_tables
from gov_disclosure.tables.pages import lines_like_pages
from gov_disclosure.tables.stream import lines

PROSE = "本机关全年按期公开各类信息，没有发生因迟延而被责令改正的情形，相关培训两次，参加人员覆盖全部内设科室。" * 4
TABLE = "信息内容 本年处理决定数量 行政许可 {} 信息内容 本年处理决定数量 行政处罚 7 行政强制 3"


def _document(cells: str, before: str = "", behind: str = "") -> Document:
    texts = [PROSE, *before.split(), PROSE, *cells.split(), PROSE, *behind.split(), PROSE]
    return Document([Paragraph(text, Position(line)) for line, text in enumerate(texts, 1)])


@pytest.mark.parametrize(
    ("number", "before", "behind", "doubted"),
    [
        ("2", "1", "3", True),
        ("4", "2", "5", True),
        ("2", "1", "", True),
        ("2", "", "3", True),
        ("2", "", "", False),
        ("2", "1", "2", False),
        ("2", "3", "1", False),
        ("6", "1", "3", False),
        ("2", "1.5", "3%", False),
        ("201", "200", "202", False),
    ],
)
def test_a_figure_that_may_be_a_page(number: str, before: str, behind: str, doubted: bool) -> None:
    """A figure with the number of the page that is missing is None; others are read."""
    tables = read_tables(_document(TABLE.format(number), before, behind))
    figures = {cell.path: cell.value for cell in tables.cells}
    assert figures["proactive.licenses.decisions"] == (None if doubted else int(number))
    assert figures["proactive.penalties.decisions"] == 7
    found = [(found.code, found.path) for found in tables.diagnostics if found.path != "proactive"]
    assert (("row-not-placed", "proactive.licenses") in found) is doubted


def test_a_number_below_a_label_is_no_page() -> None:
    """What stands behind a label, or before another figure, tells nothing of the pages."""
    for texts in ([PROSE, "行政许可", "1", PROSE, "3", PROSE], [PROSE, "1", "8", "3", PROSE]):
        stream = lines(Document([Paragraph(text) for text in texts]))
        assert lines_like_pages(stream[:3]) == frozenset()


def test_cells_of_a_table_are_no_pages() -> None:
    """A number in a row of a table stands where its column is."""
    document = Document(
        [Paragraph(PROSE), Paragraph("1"), Paragraph(PROSE), Table([["2"]]), Paragraph(PROSE), Paragraph("3")]
    )
    assert lines_like_pages(lines(document)) == frozenset()
