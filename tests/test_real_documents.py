"""Real documents, and invented ones with their truth, that lie beside the checkout; skipped where they do not.

The figures of a real document are checked against another, simpler reading: in these documents no cell is
blank, so the numbers between its separators are the form's figures, in the form's order.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gov_disclosure import Contact, Period, SectionKind, parse_report, validate

YEAR_2024 = Period(date(2024, 1, 1), date(2024, 12, 31))

FACTS: dict[str, dict[str, Any]] = {
    "000": {
        "reader": "pipe",
        "period": YEAR_2024,
        "published": date(2025, 1, 27),
        "index_number": "330502/2025-00293",
        "document_number": None,
        "title": None,
        "parts": 5,
    },
    "001": {"reader": "tsv", "period": None, "published": None, "index_number": None, "contact": None, "parts": 5},
    "003": {"reader": "lines", "period": YEAR_2024, "published": date(2025, 1, 14), "index_number": None, "parts": 5},
    "004": {"reader": "lines", "period": YEAR_2024, "published": date(2025, 2, 5), "index_number": None, "parts": 5},
}

DIFFERENCES = {
    "000": [("statement-differs", 10, 11)],
    "003": [("statement-differs", 188, 189)],
}
"""Where the prose of a real report gives another number than its table: requests granted in full or in part, and
requests dealt with.
"""


def seed(folder: Path, number: str) -> Path:
    return next(folder.glob(f"{number}_*.txt"))


def numbers_between_separators(text: str) -> Iterator[Decimal]:
    start = text.index("第二十条")
    end = re.search(r"^五、", text, re.MULTILINE)
    assert end is not None
    for cell in re.split(r"[|\t\n]", text[start : end.start()]):
        if re.fullmatch(r"\s*[0-9]+(\.[0-9]+)?\s*", cell):
            yield Decimal(cell.strip())


@pytest.mark.parametrize("number", FACTS)
def test_every_figure_of_a_real_report(seeds: Path, number: str) -> None:
    """All 200 figures as printed; the tables hold, and the prose gives their numbers, but for what is listed."""
    path = seed(seeds, number)
    report = parse_report(path)
    assert list(report.flatten().values()) == list(numbers_between_separators(path.read_text("utf-8")))
    assert len(report.cells) == 200
    assert report.diagnostics == ()
    result = validate(report, ignore=("years", "timeliness"))
    found = [(finding.code, finding.expected, finding.observed) for finding in result.findings]
    assert (found, result.not_assessable) == (DIFFERENCES.get(number, []), ())


@pytest.mark.parametrize("number", FACTS)
def test_text_and_metadata_of_a_real_report(seeds: Path, number: str) -> None:
    """Six sections with their parts; what the document says of itself, None for what it does not."""
    report = parse_report(seed(seeds, number))
    facts = dict(FACTS[number])
    assert report.source is not None
    assert report.source.reader == facts.pop("reader")
    assert [section.kind for section in report.sections] == list(SectionKind)
    assert len(report.sections[0].parts) == facts.pop("parts")
    assert {name: getattr(report, name) for name in facts} == facts
    assert report.year == 2024
    assert report.agency


def test_the_contact_of_a_real_report(seeds: Path) -> None:
    """The parts of the contact sentence, each by itself."""
    contact = parse_report(seed(seeds, "000")).contact
    assert contact == Contact(
        "吴兴大道1号吴兴区区行政中心1号楼10607室", "313000", "0572-2289119", None, "http://www.wuxing.gov.cn/"
    )


def test_no_furniture_in_the_text_of_a_real_report(seeds: Path) -> None:
    """The tables' cells and the page around the report are not its text."""
    for number in FACTS:
        report = parse_report(seed(seeds, number))
        assert {section.kind: section.text for section in report.sections[1:4]} == {
            SectionKind.PROACTIVE: "",
            SectionKind.REQUESTS: "",
            SectionKind.DISPUTES: "",
        }
        assert not re.search("返回顶部|打印|责任编辑|解读链接|首页", report.preamble + report.sections[-1].text)


def test_a_real_mirror_page_without_tables(seeds: Path) -> None:
    """Simplified text without readings, metadata, one diagnostic for each absent table, nothing invented."""
    report = parse_report(seed(seeds, "002"))
    assert report.source is not None
    assert report.source.script == "traditional"
    assert [section.kind for section in report.sections] == list(SectionKind)
    assert [section.text for section in report.sections[1:4]] == ["", "", ""]
    text = report.preamble + "".join(section.heading + section.text for section in report.sections)
    assert not re.search(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[)）]", text)
    assert not re.search("[國開動報務總計訴訟議權數項條類號請關發]", text)
    assert (report.year, report.agency) == (2024, "杭州市西湖区双浦镇人民政府")
    assert (report.published, report.index_number) == (date(2025, 1, 10), "00250256-5/2025-00185")
    assert [(found.code, found.path) for found in report.diagnostics] == [
        ("table-absent", "proactive"),
        ("table-absent", "requests"),
        ("table-absent", "disputes"),
    ]
    assert set(report.flatten().values()) == {None}


UNREAD = ("glued", "spaced", "wrapped", "from-inscriptis")
"""Layouts that no reader takes apart yet: they may give no figure, but never a wrong one."""


def test_invented_documents_with_their_truth(layouts: Path) -> None:
    """No wrong figure in any layout; all of them where HTML, pipes, tabs or lines keep the cells apart."""
    truth = json.loads((layouts / "truth.json").read_text("utf-8"))
    assert len(truth) == 42
    for name, expected in truth.items():
        report = parse_report(layouts / name)
        figures = {path: Decimal(value) for path, value in expected["figures"].items()}
        read = report.flatten()
        assert set(read) == set(figures), name
        assert {path: value for path, value in read.items() if value not in (None, figures[path])} == {}, name
        missing = [path for path, value in read.items() if value is None]
        if not name.startswith(UNREAD):
            blank = {path for path, value in figures.items() if expected["blank_zero_cells"] and value == 0}
            assert set(missing) <= blank, name
            assert validate(report).ok, name
        assert (report.year, report.agency) == (expected["year"], expected["agency"]), name
