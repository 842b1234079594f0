"""`compare`: the figures and the text of two reports side by side."""

import pickle
from typing import cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure.comparison import Comparison, FigureChange, compare
from gov_disclosure.errors import SourceError, UnknownPathError, UnknownSectionError
from gov_disclosure.model.report import Report, Section, SectionKind
from rules.strategies import EDITIONS, forms, paths, report_of
from rules.years_prose import sections
from writer.forms import seeded

EDITION_PAIRS = [(first, second) for first in EDITIONS for second in EDITIONS]


@st.composite
def reports(draw: st.DrawFn, edition: str) -> Report:
    """A report of a consistent form, with some blanks and some text."""
    values = draw(forms(edition))
    blank = draw(st.sets(st.sampled_from(sorted(values)), max_size=9))
    year = draw(st.integers(2019, 2024))
    made = report_of({path: None if path in blank else value for path, value in values.items()}, edition)
    return attrs.evolve(made, year=year, agency="霁川市水务局", sections=sections(seeded(year), year))


@pytest.mark.parametrize("editions", EDITION_PAIRS)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_swapped(editions: tuple[str, str], data: st.DataObject) -> None:
    """The other way round, differences have the other sign, and what was added is removed."""
    first, second = (data.draw(reports(edition)) for edition in editions)
    here, there = compare(first, second), compare(second, first)
    mirrored = {figure.path: figure for figure in there.figures}
    assert mirrored.keys() == {figure.path for figure in here.figures}
    for figure in here.figures:
        other = mirrored[figure.path]
        assert (figure.current, figure.current_status) == (other.previous, other.previous_status)
        assert figure.changed is other.changed
        assert figure.difference == (None if other.difference is None else -other.difference)
        if figure.ratio and other.ratio:
            assert figure.ratio * other.ratio == pytest.approx(1)
    assert {each.path for each in here.only_current} == {each.path for each in there.only_previous}
    for section, other_section in zip(here.sections, there.sections, strict=True):
        assert section.similarity == other_section.similarity
        assert (section.added, section.removed) == (other_section.removed, other_section.added)


@pytest.mark.parametrize("editions", EDITION_PAIRS)
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_every_figure(editions: tuple[str, str], data: st.DataObject) -> None:
    """Each figure of both forms stands in one place, with the values of both reports."""
    first, second = (data.draw(reports(edition)) for edition in editions)
    comparison = compare(first, second)
    shared, current, previous = ({figure.path for figure in group} for group in groups(comparison))
    forms_of = [set(paths(edition)) for edition in editions]
    assert shared == forms_of[0] & forms_of[1]
    assert current == forms_of[0] - forms_of[1]
    assert previous == forms_of[1] - forms_of[0]
    for figure in comparison.figures:
        assert (figure.current, figure.previous) == (first.flatten()[figure.path], second.flatten()[figure.path])


def groups(comparison: Comparison) -> tuple[tuple[FigureChange, ...], ...]:
    return comparison.figures, comparison.only_current, comparison.only_previous


@given(report=reports("2021"))
@settings(max_examples=10, deadline=None)
def test_with_itself(report: Report) -> None:
    """A report beside itself shows no change."""
    comparison = compare(report, report)
    assert comparison.changed == ()
    assert [section.changed for section in comparison.sections] == [False] * 3
    assert {section.similarity for section in comparison.sections} == {1.0}
    assert str(comparison).endswith("0 of 200 figures changed.")


@given(first=reports("2021"), second=reports("2019"))
@settings(max_examples=10, deadline=None)
def test_values(first: Report, second: Report) -> None:
    """A comparison is equal by value, survives a pickle, and changes nothing."""
    comparison = compare(first, second)
    assert comparison == compare(first, second) == pickle.loads(pickle.dumps(comparison))  # noqa: S301
    assert hash(comparison) == hash(compare(first, second))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        comparison.figures = ()  # type: ignore[misc]


def test_lookup() -> None:
    """Figures are found by path, sections by kind."""
    section = Section(SectionKind.OTHER, SectionKind.OTHER.label, "无其他事项。")
    comparison = compare(report_of({}, "2021"), attrs.evolve(report_of({}, "2019"), sections=(section,)))
    for path in (*paths("2021"), *paths("2019")):
        found = comparison.figure(path)
        assert found is not None
        assert found.path == path
    newer = compare(report_of({}, "2021"), report_of({}, "2021"))
    assert newer.figure("proactive.rules.created") is None  # of 2019 alone
    with pytest.raises(
        UnknownPathError, match=r"'requests\.recieved\.total'; did you mean requests\.received\.total\?"
    ):
        comparison.figure("requests.recieved.total")
    other = comparison.section(SectionKind.OTHER)
    assert other is not None
    assert comparison.section("other") is other
    with pytest.raises(UnknownSectionError, match=r"'others'; there are: overview, .*other$"):
        comparison.section("others")
    assert [passage.text for passage in other.removed] == ["无其他事项。"]
    assert comparison.section(SectionKind.OVERVIEW) is None


@pytest.mark.parametrize("place", [0, 1])
def test_other_things(place: int) -> None:
    """A source that was not parsed is refused on either side."""
    given_ = [Report(), Report()]
    given_[place] = cast("Report", "report.html")
    with pytest.raises(SourceError, match=r"compare\(\) takes a Report, not str"):
        compare(*given_)
