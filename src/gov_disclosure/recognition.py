"""Whether a source is an annual report at all, and the message that says what was looked for if it is not."""

from collections.abc import Iterator

from gov_disclosure.document import Document, Paragraph
from gov_disclosure.errors import NotAReportError
from gov_disclosure.model.report import SectionKind
from gov_disclosure.outline import Outline
from gov_disclosure.readers.base import Source
from gov_disclosure.tables import Tables

WORDS = ("公开", "公開")
"""Every report has one of them."""

LEAST_SECTIONS = 4
"""Headings that make a report without any table."""
LEAST_SECTIONS_WITH_TABLE = 2
LEAST_TABLES = 2
"""Tables that make a report without any heading."""

LOOKED_FOR = (
    "looked for the headings of its six sections ("
    + "; ".join(kind.label for kind in SectionKind)
    + ") and for the rows of its three tables (such as 行政规范性文件, 一、本年新收政府信息公开申请数量, 结果维持)"
)


def refuse_empty(source: Source) -> None:
    """Raise `NotAReportError` for a source without any content."""
    if not source.text.strip("\ufeff\x00 \t\r\n"):
        raise NotAReportError(_message("the source is empty"))


OTHER_FORMATS = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP container, such as a Word (.docx) or Excel (.xlsx) file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
}
"""What files of formats that no built-in reader reads begin with."""


def refuse_other_formats(source: Source) -> None:
    """Raise `NotAReportError` for a file that is no text, with the name of its format."""
    for beginning, name in OTHER_FORMATS.items():
        if source.data.startswith(beginning):
            raise NotAReportError(
                f"this is {name}, which no built-in reader reads: convert it to HTML or text first, "
                "or install a reader for it and name it with reader=…"
            )


def refuse_unrelated(document: Document) -> None:
    """Raise `NotAReportError` for a document that never speaks of disclosure. Cheap for large ones."""
    if not any(word in text for text in _texts(document) for word in WORDS):
        raise NotAReportError(_message("the source does not contain the word 公开 (公開)"))


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


def refuse_other_documents(outline: Outline, tables: Tables) -> None:
    """Raise `NotAReportError` where too few of the form's headings and tables were found."""
    sections = len(outline.sections)
    found = sum(table is not None for table in tables.tables.values())
    enough = (
        sections >= LEAST_SECTIONS or found >= LEAST_TABLES or (found > 0 and sections >= LEAST_SECTIONS_WITH_TABLE)
    )
    if not enough:
        raise NotAReportError(_message(f"found {sections} of 6 sections and {found} of 3 tables"))


def _message(found: str) -> str:
    return (
        "this is not a government information disclosure annual report (政府信息公开工作年度报告): "
        f"{found}; {LOOKED_FOR}"
    )
