"""Plain text, line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document import Paragraph
from gov_disclosure.readers import Source
from gov_disclosure.readers.lines import LinesReader
from gov_disclosure.readers.plain import lines_of_pages

READER = LinesReader()


def read(text: str) -> list[tuple[str, int, int]]:
    blocks = READER.read(Source(text)).blocks
    return [
        (block.text, block.position.line, block.position.column)
        for block in blocks
        if isinstance(block, Paragraph) and block.position
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a\n\n b \n", [("a", 1, 1), ("b", 3, 2)]),
        ("\u3000\u3000前\u00a0", [("前", 1, 3)]),
        ("a\n\u00a0\n \t\nb", [("a", 1, 1), ("", 2, 1), ("b", 4, 1)]),
        ("  \u3000", [("", 1, 3)]),
        ("a\r\nb\rc\nd", [("a", 1, 1), ("b", 2, 1), ("c", 3, 1), ("d", 4, 1)]),
        ("a\u2028b\x0cc", [("a\u2028b\x0cc", 1, 1)]),
        ("\ufeffa\0", [("a\0", 1, 2)]),
        ("a\n1\n\x0cb\n2\n\x0c", [("a", 1, 1), ("b", 3, 2)]),
    ],
)
def test_lines(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Each line that is not empty is a paragraph; one of no-break spaces is a blank one."""
    assert read(text) == expected


@pytest.mark.parametrize("between", ["\u00a0", "\u3000", "\u200b"])
def test_lines_parted_by_blank_ones(between: str) -> None:
    """They are like empty lines: no one knows which of them is a cell. A few are the blanks of a row."""
    cells = ["规章", "1", "2", "行政许可", "6", "处罚"]
    assert [text for text, _, _ in read(f"\n{between}\n".join(cells))] == cells
    row = f"规章\n1\n{between}\n2\n行政许可\n{between}\n{between}\n6\n处罚"
    assert [text for text, _, _ in read(row)] == ["规章", "1", "", "2", "行政许可", "", "", "6", "处罚"]
    assert [text for text, _, _ in read(f"规章\n{between}\n1\n{between}")] == ["规章", "", "1", ""]


@pytest.mark.parametrize(("text", "score"), [("文字", 0.3), ("", 0.3), ("\0\x01\x02ab", 0.0), ("\ufffd" * 9, 0.0)])
def test_sniff(text: str, score: float) -> None:
    """Every text is its own, a little; what is no text is not."""
    assert READER.sniff(Source(text)) == score


@given(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Z", "Cf")), min_size=1)))
def test_reads_back(lines: list[str]) -> None:
    """Lines without white space read back with their numbers."""
    assert read("\n".join(lines)) == [(line, number, 1) for number, line in enumerate(lines, 1)]


@given(st.text())
def test_any_text(text: str) -> None:
    """No text makes it raise, and none of it gets lost but the numbers of pages."""
    found = "".join(text for text, _, _ in read(text))
    text = "\n".join(lines_of_pages(text))
    assert (
        "".join(found.split()) == "".join(text.replace("\u200b", "").replace("\ufeff", "").split())
        or "\u200b" in text
        or "\ufeff" in text
    )
