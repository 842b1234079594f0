"""Text, tables and lists as HTML, and what notebooks and prompts show of results: little, and nothing that runs."""

from collections.abc import Callable

import pytest
from attrs import evolve

from export.test_html import HOSTILE, check_safe
from gov_disclosure import Report, aggregate, compare, validate_area, validate_series, web
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.report import Section, SectionKind
from writer.forms import random_form, seeded


def report(seed: int, year: int, agency: str) -> Report:
    """A report of invented figures with some text."""
    figures = random_form(seeded(seed), "2021").figures
    tables = {table: tree.build(table, "2021", figures) for table in EDITIONS["2021"].tables}
    text = f"{agency}开设第{seed}个查阅点。\n网站改版。"
    section = Section(SectionKind.PROBLEMS, SectionKind.PROBLEMS.label, text)
    return Report(agency=agency, year=year, sections=(section,), **tables)


LAST, THIS, OTHER = report(1, 2023, "云溪区"), report(2, 2024, "云溪区"), report(3, 2024, "云溪区水务局")
RESULTS: dict[str, tuple[Callable[[str], object], str, str]] = {
    "comparison": (
        lambda name: compare(evolve(THIS, agency=name), evolve(LAST, agency=name)),
        "<Comparison: 云溪区 2024 beside 2023; ",
        "<th>2023</th><th>2024</th><th>difference</th>",
    ),
    "series": (
        lambda name: validate_series([evolve(THIS, agency=name), evolve(LAST, agency=name)]),
        "<SeriesResult: 2 reports (2023, 2024): ",
        "<td>2024</td><td>云溪区</td><td>2023</td>",
    ),
    "year": (
        lambda name: validate_series([evolve(THIS, agency=name), evolve(LAST, agency=name)]).results[1],
        "<YearResult: 2024 beside 2023; ",
        "",
    ),
    "area": (
        lambda name: validate_area(evolve(THIS, agency=name), [OTHER]),
        "<AreaResult: 云溪区, 2024: compared with 1 report; ",
        "<th>figure</th><th>label</th><th>云溪区</th>",
    ),
    "aggregate": (
        lambda name: aggregate([evolve(THIS, agency=name), OTHER]),
        "<Aggregate: 2 reports added (2024); 0 of 200 figures with blanks>",
        "<summary>200 figures</summary>",
    ),
}


@pytest.mark.parametrize(("make", "expected", "_page"), RESULTS.values(), ids=RESULTS)
def test_a_prompt_shows_a_line(make: Callable[[str], object], expected: str, _page: str) -> None:
    """Not the tens of thousands of characters that a result holds."""
    shown = repr(make("云溪区"))
    assert shown.startswith(expected)
    assert len(shown) < 120


@pytest.mark.parametrize(("make", "_line", "expected"), RESULTS.values(), ids=RESULTS)
def test_a_notebook_shows_what_was_found(make: Callable[[str], object], _line: str, expected: str) -> None:
    """Tables, and what is long at a click; a name that is markup is text."""
    show = getattr(make("云溪区"), "_repr_html_", None)
    assert (show is None) is (not expected)
    if show is not None:
        page = show()
        check_safe(page)
        assert expected in page
        check_safe(make(HOSTILE)._repr_html_())  # type: ignore[attr-defined]


def test_results_of_nothing() -> None:
    """There is a line for them, too."""
    for result in (
        compare(Report(), Report()),
        validate_series([]),
        validate_area(Report(), {"甲": None}),
        aggregate([Report()]),
    ):
        check_safe(result._repr_html_())
        assert len(repr(result)) < 120


def test_what_is_empty_is_left_out() -> None:
    """No list of nothing, and nothing to click at."""
    assert web.items([]) == web.folded("found", "") == ""
    assert web.shown("a & b", "", web.items(["<i>"])) == (
        '<div class="gov-disclosure">\n<p><b>a &amp; b</b></p>\n<ul><li>&lt;i&gt;</li></ul>\n</div>'
    )
