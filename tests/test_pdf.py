"""Text from PDF files: two invented reports, as nine ways of extraction give them.

The texts of ``tests/pdf`` are what the tools gave for two files with ruled tables: ``dashed`` with page numbers such as
``- 2 -``, its pages joined by line ends, and ``bare`` with numbers alone and a running head, joined by form feeds.
"""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from gov_disclosure import parse_report, validate
from gov_disclosure.model.report import Value

TEXTS = Path(__file__).parent / "pdf"
ROW_BY_ROW = (
    "pdfplumber",
    "pdfplumber-layout",
    "pdftotext-layout",
    "pdftotext-raw",
    "pymupdf",
    "pypdf",
    "pypdf-layout",
)
"""Ways of extraction that keep the rows of a table."""

BLOCK_BY_BLOCK = ("pdfminer", "pdftotext")
"""Ways that print figures apart from their labels."""

HEADS = {"dashed": (2021, "霁川市砚汀区人民政府"), "bare": (2020, "霁川市砚汀区交通运输局")}
"""Year and organ of each report."""

every_document = pytest.mark.parametrize("document", ["dashed", "bare"])


def _truth(document: str) -> dict[str, Decimal]:
    return {path: Decimal(text) for path, text in json.loads((TEXTS / f"{document}.json").read_text()).items()}


def _text(document: str, tool: str) -> str:
    return (TEXTS / f"{document}.{tool}.txt").read_text(encoding="utf-8")


def _read(document: str, tool: str) -> dict[str, Value]:
    return {path: value for path, value in parse_report(_text(document, tool)).flatten().items() if value is not None}


@every_document
@pytest.mark.parametrize("tool", ROW_BY_ROW)
def test_every_figure_is_read(document: str, tool: str) -> None:
    """All of them, in their places, and all balances hold."""
    assert _read(document, tool) == _truth(document)
    assert validate(parse_report(_text(document, tool))).ok


@every_document
@pytest.mark.parametrize("tool", BLOCK_BY_BLOCK)
def test_what_has_lost_its_place_is_not_read(document: str, tool: str) -> None:
    """Figures that stand apart from their labels are None, and none is wrong."""
    truth, read = _truth(document), _read(document, tool)
    assert {path: value for path, value in read.items() if value != truth[path]} == {}
    assert len(read) < len(truth)


@every_document
@pytest.mark.parametrize("tool", [*ROW_BY_ROW, *BLOCK_BY_BLOCK])
def test_sections(document: str, tool: str) -> None:
    """All six are found, with the year."""
    report = parse_report(_text(document, tool))
    assert (len(report.sections), report.year, report.agency) == (6, *HEADS[document])


def test_bare_page_numbers_need_form_feeds() -> None:
    """Without them a number alone may be a figure: what stands beside it is left open, and nothing is wrong."""
    text = _text("bare", "pdfplumber").replace("\f", "")
    read = {path: value for path, value in parse_report(text).flatten().items() if value is not None}
    truth = _truth("bare")
    assert {path: value for path, value in read.items() if value != truth[path]} == {}
    assert len(read) < len(truth)


@pytest.mark.parametrize("tool", ROW_BY_ROW)
@pytest.mark.parametrize("number", range(0, 200, 13))
def test_a_lost_figure_is_never_another_ones(tool: str, number: int) -> None:
    """Without one figure of the tables, the others are right or None."""
    text, truth = _text("dashed", tool), _truth("dashed")
    figures = list(_FIGURE.finditer(text, text.index("第二十条第"), text.index("五、存在")))
    lost = figures[number]
    damaged = f"{text[: lost.start()]}{' ' * len(lost[0])}{text[lost.end() :]}"
    read = {path: value for path, value in parse_report(damaged).flatten().items() if value is not None}
    assert {path: value for path, value in read.items() if value != truth[path]} == {}


_FIGURE = re.compile(r"(?<!\S)[0-9.]+(?!\S)")
