"""What a reader of somebody else returns that is no document is told at once, by the reader's name."""

from typing import Any

import pytest

from gov_disclosure import Position, ReaderFailedError, is_report, parse_report
from gov_disclosure.readers import Document, Paragraph, Source, Table, TableCell
from gov_disclosure.readers.returned import fault

ANYTHING: Any = None
ROW = TableCell("规章", Position(1))

FAULTS: dict[str, tuple[Any, str]] = {
    "figures as numbers": (Table([["规章", 2]]), "a TableCell whose text is 2: it must be a str"),  # type: ignore[list-item]
    "a paragraph without text": (Paragraph(ANYTHING), "a Paragraph whose text is None: it must be a str"),
    "a cell without text": (Table([[ROW, TableCell(ANYTHING)]]), "a TableCell whose text is None: it must be a str"),
    "text of bytes": (Paragraph(b"x"), "a Paragraph whose text is b'x'"),  # type: ignore[arg-type]
    "raw": (Paragraph("", raw=5), "a Paragraph whose raw is 5: it must be a str or None"),  # type: ignore[arg-type]
    "a line for a position": (Paragraph("", 5), "a Paragraph whose position is 5: it must be a Position or None"),  # type: ignore[arg-type]
    "a table's position": (Table([], 5), "a Table whose position is 5"),  # type: ignore[arg-type]
    "a width of nothing": (Table([[TableCell("", columns=0)]]), "a TableCell whose columns is 0: it must be a whole"),
    "a width in words": (Table([[TableCell("", columns="2")]]), "a TableCell whose columns is '2'"),  # type: ignore[arg-type]
}


class Returning:
    """A reader that returns what it was made with."""

    name = "returning"

    def __init__(self, *blocks: Paragraph | Table) -> None:
        self.blocks = blocks

    def sniff(self, source: Source) -> float:
        return 1.0

    def read(self, source: Source) -> Document:
        return Document(self.blocks)


@pytest.mark.parametrize(("block", "message"), FAULTS.values(), ids=FAULTS)
def test_a_field_of_another_type(block: Paragraph | Table, message: str) -> None:
    """The error names the reader, the field, and what it must be; in Chinese as well."""
    reader = Returning(Paragraph("政府信息公开工作年度报告"), block)
    for read in (parse_report, is_report):
        with pytest.raises(ReaderFailedError) as caught:
            read("x", reader=reader)
        assert str(caught.value).startswith("reader 'returning' returned a ")
        assert message in str(caught.value)
        assert "应为" in caught.value.message_zh


def test_a_title_of_another_type() -> None:
    """The document's own field."""
    found = fault(Document([], title=5), thorough=True)  # type: ignore[arg-type]
    assert found is not None
    assert found.english == "a Document whose title is 5: it must be a str or None"


def test_a_document() -> None:
    """Nothing is wrong with texts, widths and positions; the built-in readers' are not looked into."""
    fine = Document([Paragraph("", Position(1), "一"), Table([["规章", TableCell("6", columns=2, covered=True)]])])
    assert fault(fine, thorough=True) is None
    assert fault(Document([Paragraph(ANYTHING)]), thorough=False) is None
