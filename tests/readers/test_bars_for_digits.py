"""A digit 1 that text recognition has read as a bar: what is left of the figure is none."""

import pytest

from gov_disclosure.document import Paragraph, Table
from gov_disclosure.readers import unfolded
from gov_disclosure.readers.pipe import blocks_of
from gov_disclosure.tables.stream import token


def texts(text: str) -> list[object]:
    """Paragraphs, and tables as their rows."""
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in blocks_of(enumerate(text.split("\n"), 1))
    ]


@pytest.mark.parametrize("line", ["|6", "6|", "  |6 ", "2,000|", "|６", "|12.5万元"])
def test_a_figure_alone_with_a_bar_at_its_edge(line: str) -> None:
    """With one cell a line there are no bars: it can be no figure, and is quoted as printed."""
    (found,) = blocks_of([(3, line)])
    assert isinstance(found, Paragraph)
    assert found.printed == line.strip()
    assert token(found.text).entry
    assert token(found.text).number.value is None
    assert found.position is not None
    assert found.position.column == len(line) - len(line.lstrip()) + 1


def test_behind_its_label() -> None:
    (found,) = blocks_of([(3, "行政许可 |463")])
    assert isinstance(found, Table)
    label, figure = found.rows[0]
    assert (label.text, figure.printed, str(figure.position)) == ("行政许可", "|463", "line 3, column 6")
    assert token(figure.text).number.value is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政许可 | 463", [[["行政许可", "463"]]]),
        ("行政许可|463", [[["行政许可", "463"]]]),
        ("| 6 |", [[["6"]]]),
        ("|6|", [[["6"]]]),
        ("| 6", [[["6"]]]),
        ("6 |", [[["6"]]]),
        ("|0\n|0\n|6", [[["0"], ["0"], ["6"]]]),
        ("规章|\n\n0|\n\n许可|\n\n处罚|\n\n7|", [[["规章"]], [["0"]], [["许可"]], [["处罚"]], [["7"]]]),
        ("规章 |0 |6\n许可 |4 |5\n处罚 |7 |8", [[["规章", "0", "6"], ["许可", "4", "5"], ["处罚", "7", "8"]]]),
    ],
)
def test_bars_that_part_cells(text: str, expected: list[object]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("piece", ["|2 ", " 2|"])
def test_a_bar_without_space_in_a_folded_line(piece: str) -> None:
    """The other bars of the line have spaces around them."""
    line = f"|  |  | | --- | --- | | 规章 |{piece}| 6 | | 许可 | 4 | 5 | |".replace(
        f"|{piece}|", f"| {piece.strip()} |"
    )
    (table,) = (block for block in unfolded.blocks_of(1, line) if isinstance(block, Table))
    figure = next(cell for row in table.rows for cell in row if cell.printed == piece.strip())
    assert token(figure.text).number.value is None
    assert [cell.text for row in table.rows for cell in row if cell is not figure] == ["规章", "6", "许可", "4", "5"]
