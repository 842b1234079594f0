"""An invented report, written in every layout, reads back as it was."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gov_disclosure import parse_report, validate
from gov_disclosure.model.report import CellStatus, Report, Value
from writer.forms import EDITIONS, PROFILES, Form, Number, forms, random_form, seeded
from writer.layouts import LAYOUTS, Layout, html_page
from writer.prose import Text, random_text
from writer.samples import DOCUMENTS, GOLDEN, SAMPLES, Sample

WITH_TABLES = {name: layout for name, layout in LAYOUTS.items() if layout.style.tables}
FEW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink whole reports takes minutes and tells no more
)

every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
every_layout_with_tables = pytest.mark.parametrize("layout", WITH_TABLES.values(), ids=WITH_TABLES)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Form, Text]:
    """A form, and words that fit it."""
    form = draw(forms())
    return form, random_text(seeded(draw(st.integers(0, 999))), form)


def _fixed(edition: str, profile: int = 2) -> tuple[Form, Text]:
    random = seeded(101 + profile)
    form = random_form(random, edition, PROFILES[profile])
    return form, random_text(random, form)


def _bare(text: str | None) -> str | None:
    """Without white space: a document with spaces between numbers and words says the same."""
    return None if text is None else "".join(text.split())


def _wrong(read: Mapping[str, Value], told: Mapping[str, Number | None]) -> dict[str, tuple[Value, Number | None]]:
    """The figures that were read otherwise than the document tells: what was read, what it tells."""
    return {path: (value, told.get(path)) for path, value in read.items() if value != told.get(path)}


@every_layout
@given(report=reports())
@FEW
def test_no_figure_is_ever_wrong(layout: Layout, report: tuple[Form, Text]) -> None:
    """What is read is the form's figure; where blanks lose their place it may be None as well."""
    form, text = report
    read = {path: value for path, value in parse_report(layout(form, text)).flatten().items() if value is not None}
    assert _wrong(read, form.figures) == {}
    assert _wrong(read, layout.figures(form)) == {}


@every_layout
@given(report=reports())
@FEW
def test_every_figure_that_keeps_its_place_is_read(layout: Layout, report: tuple[Form, Text]) -> None:
    """Figures, and None for blanks; all of them in layouts where nothing is lost."""
    form, text = report
    read = parse_report(layout(form, text)).flatten()
    told = layout.figures(form)
    settled = {path for path in layout.settled(form) if told[path] is not None}
    assert _wrong({path: read[path] for path in settled}, told) == {}
    for table in form.editions:
        paths = [path for path in told if path.startswith(f"{table}.")]
        # A table without a single figure left cannot tell its edition
        if any(told[path] is not None for path in paths):
            assert [path for path in read if path.startswith(f"{table}.")] == paths


@every_layout_with_tables
@pytest.mark.parametrize("first", [0, 1], ids=["the first two", "the last two"])
def test_equal_neighbours_are_read(layout: Layout, first: int) -> None:
    """A row that has made as many rules as it published, or changed as many items as it decided, in the widest form."""
    form, text = _fixed("2019")
    rows = [[figure.path for figure in row.figures] for row in form.rows("proactive") if len(row.figures) == 3]
    equal = {path: 20 + number for number, paths in enumerate(rows) for path in paths[first : first + 2]}
    equal |= {path: 7 for paths in rows for path in paths if path not in equal}
    form = evolve(form, figures={**form.figures, **equal})
    read = parse_report(layout(form, text)).flatten()
    assert _wrong({path: read[path] for path in equal if path in layout.settled(form)}, layout.figures(form)) == {}


@every_layout_with_tables
@given(report=reports())
@FEW
def test_a_consistent_form_has_no_findings(layout: Layout, report: tuple[Form, Text]) -> None:
    """`validate` is clean, and blanks are not taken for zeros that break a balance."""
    result = validate(parse_report(layout(*report)), ignore=("timeliness", "completeness", "structure", "fees"))
    assert result.ok
    assert [finding for finding in result.findings if finding.severity != "advice"] == []


@every_layout
@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_know_their_edition(layout: Layout, edition: str) -> None:
    """Also where a report mixes them."""
    form, text = _fixed(edition)
    report = parse_report(layout(form, text))
    if not layout.style.tables:
        assert (report.proactive, report.requests, report.disputes) == (None, None, None)
        return
    assert report.proactive is not None
    assert report.requests is not None
    assert report.disputes is not None
    assert (report.proactive.edition, report.requests.edition) == (
        form.editions["proactive"],
        form.editions["requests"],
    )


@pytest.mark.parametrize(
    "layout", [layout for layout in WITH_TABLES.values() if not layout.loses_blanks], ids=lambda layout: layout.name
)
def test_a_blank_is_not_a_zero(layout: Layout) -> None:
    """A blank cell is blank, a mark for "none" is not applicable, a printed zero is reported."""
    form, text = _fixed("2021", profile=1)
    report = parse_report(layout(form, text))
    expected = CellStatus.NOT_APPLICABLE if layout.style.mark else CellStatus.BLANK
    for path, value in layout.figures(form).items():
        assert (path, report.cell(path).status) == (path, expected if value is None else CellStatus.REPORTED)


@every_layout
def test_the_expected_reader_wins(layout: Layout) -> None:
    """Readers do not take each other's formats."""
    report = parse_report(layout(*_fixed("2021")))
    assert report.source is not None
    assert layout.reader in {None, report.source.reader}


@every_layout
def test_the_script_is_told(layout: Layout) -> None:
    """Traditional characters are told from simplified ones."""
    report = parse_report(layout(*_fixed("2021")))
    assert report.source is not None
    assert report.source.script == ("simplified" if layout.convert is str else "traditional")


@every_layout
@pytest.mark.parametrize("profile", [1, 2])
def test_metadata_are_read(layout: Layout, profile: int) -> None:
    """Title, agency, year, period, dates, numbers and contact."""
    form, text = _fixed("2021", profile)
    report = parse_report(layout(form, text))
    assert _bare(report.title) == _bare(text.title)
    assert (_bare(report.agency), report.year) == (text.agency, text.year)
    assert (report.period, report.published) == (text.period, text.published)
    assert (report.index_number, report.document_number) == (text.index_number, text.document_number)
    assert report.contact is not None
    assert text.contact is not None
    assert (_bare(report.contact.address), report.contact.postcode) == (text.contact.address, text.contact.postcode)
    assert (report.contact.phone, report.contact.email) == (text.contact.phone, text.contact.email)
    assert report.contact.url == text.contact.url


@every_layout
def test_sections_are_read(layout: Layout) -> None:
    """Headings, texts and parts; page furniture is none of them."""
    form, text = _fixed("2021")
    report = parse_report(layout(form, text))
    printed = layout.prose(text)
    assert [section.kind for section in report.sections] == [section.kind for section in printed.sections]
    for section, expected in zip(report.sections, printed.sections, strict=True):
        assert _bare(section.heading) == _bare(expected.heading)
        assert [_bare(line) for line in section.text.split("\n") if line.strip()] == list(map(_bare, expected.lines))
        assert [_bare(part.heading) for part in section.parts] == [_bare(part.heading) for part in expected.parts]
        assert [_bare(part.text) for part in section.parts] == [
            _bare("".join(part.paragraphs)) for part in expected.parts
        ]
    assert _bare(report.preamble) == _bare("".join(printed.preamble))


@pytest.mark.parametrize("word", [True, False])
def test_a_large_page_is_read(word: bool) -> None:
    """Navigation, scripts and styles around the report change nothing."""
    form, text = _fixed("2021")
    report = parse_report(html_page(form, text, size=70_000, word=word))
    assert report.flatten() == form.figures
    assert report.title == text.title


def _golden(sample: Sample) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((GOLDEN / f"{sample.name}.json").read_text("utf-8"))
    return truth


def _read(sample: Sample) -> Report:
    return parse_report(Path(DOCUMENTS / sample.name))


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)


@every_sample
def test_the_figures_of_a_sample_are_read(sample: Sample) -> None:
    """All figures of the sample documents, exactly."""
    truth, report = _golden(sample), _read(sample)
    told = {path: Decimal(value) if isinstance(value, str) else value for path, value in truth["figures"].items()}
    assert {path: value for path, value in report.flatten().items() if value is not None} == {
        path: value for path, value in told.items() if value is not None
    }
    assert validate(report).ok


@every_sample
def test_the_metadata_of_a_sample_are_read(sample: Sample) -> None:
    """What the document tells, and None where it tells nothing."""
    truth, report = _golden(sample), _read(sample)
    assert _bare(report.title) == _bare(truth["title"])
    assert (report.agency, report.year) == (truth["agency"], truth["year"])
    assert (report.index_number, report.document_number) == (truth["index_number"], truth["document_number"])
    assert report.published == _date(truth["published"])
    period = report.period and [report.period.start, report.period.end]
    assert period == (truth["period"] and list(map(_date, truth["period"])))


@every_sample
def test_the_sections_of_a_sample_are_read(sample: Sample) -> None:
    """Six sections with their text and parts."""
    truth, report = _golden(sample), _read(sample)
    assert [
        {
            "kind": section.kind.value,
            "heading": _bare(section.heading),
            "text": _bare(section.text),
            "parts": [{"heading": _bare(part.heading), "text": _bare(part.text)} for part in section.parts],
        }
        for section in report.sections
    ] == [
        {
            "kind": section["kind"],
            "heading": _bare(section["heading"]),
            "text": _bare(section["text"]),
            "parts": [{key: _bare(value) for key, value in part.items()} for part in section["parts"]],
        }
        for section in truth["sections"]
    ]
