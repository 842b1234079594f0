"""The writer of invented reports: consistent forms, layouts that lose no figure, samples that can be made again."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from lxml import html as lxml_html

from gov_disclosure.model import tree
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import SectionKind
from writer.forms import EDITIONS, PROFILES, Form, Profile, complete, forms, random_form, seeded
from writer.layouts import LAYOUTS, Layout, html_page
from writer.prose import PARTS, Text, random_text
from writer.samples import DOCUMENTS, GOLDEN, SAMPLES, Sample, files
from writer.style import Blank, Punctuation, Sign, Style
from writer.traditional import READINGS, traditional, with_readings


def _report(edition: str = "2021", seed: int = 7, profile: Profile = PROFILES[3]) -> tuple[Form, Text]:
    random = seeded(seed)
    form = random_form(random, edition, profile)
    return form, random_text(random, form)


def _unbalanced(form: Form) -> list[tree.Balance]:
    return [
        balance
        for table, edition in form.editions.items()
        for balance in tree.balances(table, edition)
        if sum(form.figures[path] for path in balance.left) != sum(form.figures[path] for path in balance.right)
    ]


@given(forms())
@settings(max_examples=60, deadline=None)
def test_every_balance_of_the_form_holds(form: Form) -> None:
    """Rows, columns, the corner note and the sums of section 四."""
    assert _unbalanced(form) == []


@given(forms())
@settings(max_examples=60, deadline=None)
def test_a_form_has_every_figure_of_its_editions_in_order(form: Form) -> None:
    """Counts are whole and not negative, money is a decimal."""
    assert list(form.figures) == [figure.path for figure in form.every_figure()]
    for figure in form.every_figure():
        value = form.figures[figure.path]
        assert isinstance(value, Decimal if figure.kind is Kind.MONEY else int)
        assert figure.kind is Kind.CHANGE or value >= 0


@pytest.mark.parametrize(("edition", "count"), [("2021", 200), ("2019", 22 + 161 + 15), ("mixed", 10 + 161 + 15)])
def test_editions_have_their_number_of_figures(edition: str, count: int) -> None:
    """The number of figures is the form's."""
    assert len(random_form(seeded(1), edition).figures) == count


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_same_seed_gives_the_same_report(edition: str) -> None:
    """Figures and words come from the seed alone."""
    assert _report(edition) == _report(edition)
    assert _report(edition)[0] != _report(edition, seed=8)[0]


def test_an_idle_organ_has_zeros_only() -> None:
    """The first profile is that of an organ without requests."""
    assert set(random_form(seeded(1), "2021", PROFILES[0]).figures.values()) == {0}


def test_carried_over_never_exceeds_what_was_handled() -> None:
    """A drawn figure gives way where the balance leaves no room for it."""
    form = complete("2021", {"requests.carried_over.other": 9, "requests.carried_forward.other": 4})
    assert form.figures["requests.carried_over.other"] == 4
    assert form.figures["requests.received.other"] == 0


def _cells(layout: Layout, document: str) -> list[str]:
    """The cells and lines of a document in order, cut up without the library's readers."""
    if layout.reader != "html":
        marks = _MARKS if layout.name.startswith(_DRAWN) else r"[|\t\n]"
        return [cell.strip(" ") for cell in re.split(marks, document)]
    cells = lxml_html.document_fromstring(document).iter("td", "th")
    return ["".join(map(str, cell.itertext())).strip() for cell in cells if cell.find(".//td") is None]


_DRAWN = ("aligned", "boxes", "mixed", "traditional-aligned")
_MARKS = r"[|│\t\n ]"
"""What stands between the cells of these layouts, whose labels have no spaces in them."""


def _missing(wanted: Sequence[str], cells: Sequence[str]) -> list[str]:
    """What of `wanted` is not in `cells` in the same order."""
    rest = iter(cells)
    return [text for text in wanted if text not in rest]


def _printed(layout: Layout, form: Form) -> list[str]:
    texts = (layout.style.figure(figure, form.figures[figure.path]) for figure in form.every_figure())
    return [text for text in texts if text] if layout.style.tables else []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_prints_every_figure_in_order(layout: Layout, edition: str) -> None:
    """Each figure is a cell of its own, in the form's order."""
    form, text = _report(edition)
    assert _missing(_printed(layout, form), _cells(layout, layout.printed(form, text))) == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_prints_every_row_label(layout: Layout, edition: str) -> None:
    """Labels stand in the form's order, in the layout's spelling and script."""
    form, text = _report(edition)
    labels = [
        layout.convert(layout.style.label(row.label)) for row in (*form.rows("proactive"), *form.rows("requests"))
    ]
    wanted = labels if layout.style.tables else []
    assert _missing(wanted, _cells(layout, layout.printed(form, text))) == []


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_decodes_to_its_text(layout: Layout) -> None:
    """Bytes are in the layout's encoding; only HTML may fall back on character references."""
    form, text = _report()
    document = layout(form, text)
    if isinstance(document, str):
        assert layout.encoding is None
        return
    assert layout.encoding is not None
    decoded = document.decode(layout.encoding)
    assert re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), decoded) == layout.text(form, text)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_tells_which_figures_it_leaves_out(layout: Layout) -> None:
    """What it tells is the form's figure or None; None only for zeros and absent tables."""
    form, _ = _report(profile=PROFILES[1])
    told = layout.figures(form)
    assert list(told) == list(form.figures)
    left_out = {path for path, value in told.items() if value is None}
    assert {told[path] == form.figures[path] for path in told.keys() - left_out} <= {True}
    if layout.style.tables:
        assert {form.figures[path] for path in left_out} <= {0}
        assert bool(left_out) == (layout.style.blank is not Blank.NONE)
    assert layout.settled(form) <= told.keys()


def test_blanks_that_vanish_leave_their_row_unsettled() -> None:
    """A whole row is settled or none of it."""
    form, _ = _report(profile=PROFILES[2])
    settled = LAYOUTS["lines-vanished"].settled(form)
    rows = [row for table in form.editions for row in form.rows(table)]
    assert 0 < len(settled) < len(form.figures)
    assert all(len({figure.path in settled for figure in row.figures}) == 1 for row in rows)


@pytest.mark.parametrize("reader", ["html", "pipe", "tsv", "lines"])
def test_every_reader_has_a_layout_in_traditional_characters(reader: str) -> None:
    """Each reader meets converted text."""
    converted = [layout for layout in LAYOUTS.values() if layout.reader == reader and layout.convert is not str]
    assert converted


@pytest.mark.parametrize(
    ("style", "value", "printed"),
    [
        (Style(), 12345, "12345"),
        (Style(grouping=","), 12345, "12,345"),
        (Style(grouping="，", wide=True), 12345, "１２，３４５"),
        (Style(unit=True), 3, "3件"),
        (Style(blank=Blank.PARTS), 0, ""),
        (Style(blank=Blank.ALL, mark="/"), 0, "/"),
    ],
)
def test_a_style_spells_counts(style: Style, value: int, printed: str) -> None:
    """Digits, separators, units and blanks."""
    figure = tree.figures("requests", "2021")[0]
    assert style.figure(figure, value) == printed


@pytest.mark.parametrize(
    ("sign", "value", "printed"),
    [(Sign.PLAIN, 3, "3"), (Sign.PLUS, 3, "+3"), (Sign.WORD, 3, "增3"), (Sign.WORD, -7, "减7"), (Sign.PLUS, 0, "0")],
)
def test_a_style_spells_changes(sign: Sign, value: int, printed: str) -> None:
    """A change has its sign."""
    figure = next(figure for figure in tree.figures("proactive", "2019") if figure.kind is Kind.CHANGE)
    assert Style(sign=sign).figure(figure, value) == printed


def test_a_total_is_blank_only_where_all_zeros_are() -> None:
    """Reports that leave zeros blank still print their totals."""
    total = next(figure for figure in tree.figures("requests", "2021") if figure.total)
    assert Style(blank=Blank.PARTS).figure(total, 0) == "0"
    assert Style(blank=Blank.ALL).figure(total, 0) == ""


@pytest.mark.parametrize(
    ("style", "label", "printed"),
    [
        (Style(), "1.属于国家秘密", "1.属于国家秘密"),
        (Style(enumerator="、"), "1.属于国家秘密", "1、属于国家秘密"),
        (Style(punctuation=Punctuation.HALF), "（一）予以公开", "(一)予以公开"),
        (Style(punctuation=Punctuation.SPACED), "（一）予以公开", "(一) 予以公开"),
        (Style(punctuation=Punctuation.SPACED), "1.属于国家秘密", "1. 属于国家秘密"),
        (Style(misspelt=True), "（六）其他处理", "（六）其他处理情况"),
    ],
)
def test_a_style_spells_labels(style: Style, label: str, printed: str) -> None:
    """Brackets, numbering and other spellings."""
    assert style.label(label) == printed


@pytest.mark.parametrize("size", [70_000, 120_000, 200_000])
def test_a_page_has_the_size_that_is_asked_for(size: int) -> None:
    """Navigation, scripts and styles fill a page up."""
    form, text = _report()
    assert 0.98 * size <= len(html_page(form, text, size)) <= 1.01 * size


def test_a_text_has_six_sections_and_five_parts() -> None:
    """The form's sections in its order; section 一 has the usual parts."""
    _, text = _report()
    assert [section.kind for section in text.sections] == list(SectionKind)
    assert tuple(part.heading for part in text.sections[0].parts) == PARTS


@pytest.mark.parametrize("seed", range(12))
def test_words_survive_the_way_through_traditional_characters(seed: int) -> None:
    """So that the truth of a converted document is known."""
    from opencc import OpenCC

    form, text = _report(seed=seed)
    document = LAYOUTS["lines"].text(form, text)
    assert OpenCC("t2s").convert(traditional(document)) == document


def test_readings_stand_in_brackets_behind_their_character() -> None:
    """Without them the text is the traditional one; characters that mirrors leave stay as they are."""
    marked = with_readings("公开后的报告")
    assert marked == "公開(kāi)后的報(bào)告"
    assert all(len(character) == 1 for character in READINGS)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_is_what_the_script_writes(sample: Sample) -> None:
    """Byte for byte; `python -m writer` in tests/ writes them again."""
    assert (DOCUMENTS / sample.name).read_bytes() == sample.document()
    assert (GOLDEN / f"{sample.name}.json").read_bytes() == sample.golden()


def test_no_other_file_stands_among_the_samples() -> None:
    """A document without its truth would be tested by nobody."""
    there = {path for folder in (DOCUMENTS, GOLDEN) for path in folder.iterdir() if path.name != "README.md"}
    assert there == set(files())


def test_samples_differ() -> None:
    """No two samples share their figures."""
    counts = Counter(tuple(sample.report()[0].figures.items()) for sample in SAMPLES)
    assert set(counts.values()) == {1}
