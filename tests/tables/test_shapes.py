"""Documents of a known shape are read at once, and as they would be read without."""

import re
from collections.abc import Iterator, Sequence
from random import Random

import pytest
from attrs import evolve

from gov_disclosure import GovDisclosureError, Report, parse_report, tables
from gov_disclosure.document import Document, Paragraph, Table
from gov_disclosure.tables import Tables, read_tables, shapes
from tables.grids import (
    Rows,
    Writer,
    disputes_rows,
    grid_document,
    lines_document,
    proactive_rows,
    requests_rows,
    small_form,
)
from writer.damage import READABLE, damaged
from writer.forms import PROFILES, random_form, seeded
from writer.layouts import Layout
from writer.prose import random_text

FORM = small_form()


@pytest.fixture(autouse=True)
def _no_shapes() -> Iterator[None]:
    """Each test begins with no shape known."""
    shapes._PLANS.clear()
    yield
    shapes._PLANS.clear()


@pytest.fixture
def recalled(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the shape of each document that is read is known, and was enough."""
    seen: list[bool] = []

    def watched(*arguments: object) -> object:
        found = shapes.recall(*arguments)  # type: ignore[arg-type]
        seen.append(found is not None)
        return found

    monkeypatch.setattr(tables, "recall", watched)
    return seen


def _report(source: str | bytes) -> Report | str:
    try:
        return parse_report(source)
    except GovDisclosureError as error:
        return str(error)


def _without(source: str | bytes) -> Report | str:
    """The report, or why there is none, read as if no shape were known."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "recall", lambda *_: None)
        return _report(source)


@pytest.mark.parametrize("layout", READABLE, ids=lambda layout: layout.name)
def test_other_figures_in_the_same_layout(layout: Layout) -> None:
    """The second document of a shape makes it known; the third is read by it, and as it would be without."""
    for seed, edition in enumerate(("2021", "2019", "mixed")):
        for form in (random_form(seeded(seed + one), edition, PROFILES[seed]) for one in range(0, 40, 10)):
            source = layout(form, random_text(seeded(seed), form))
            assert _report(source) == _without(source)


PIECES = (
    "", "/", "1 2", "3-5", "2024", "12.5", "3万", "—", "９", "-4", "1,234", "12、13", "0件", "- 3 -", "。", "上年", "规章",
    "总计", "其他", "（一）", "5.其他", "单位：千件", "千件", "万元", "2023年", "上年结转政府信息公开申请数量",
)  # fmt: skip


def _changed(text: str, random: Random) -> str:
    """The text with something else in the place of a number or words, or with its lines moved."""
    lines = text.split("\n")
    where, other = random.randrange(len(lines)), random.randrange(len(lines))
    kind = random.randrange(6)
    if kind < 4:
        found = list(re.finditer(r"\d+" if kind < 3 else r"[\u4e00-\u9fff]{2,}", text))
        place = random.choice(found)
        return text[: place.start()] + random.choice(PIECES) + text[place.end() :]
    lines[where : where + 1] = [lines[other], lines[where]] if kind == 4 else []
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(60))
def test_documents_that_are_not_quite_of_a_known_shape(seed: int) -> None:
    """Whatever is in the place of a figure, a label or a line: no shape is taken for another, no value for a figure."""
    random = Random(seed)
    layout = random.choice(READABLE)
    form = random_form(seeded(seed), random.choice(("2021", "2019", "mixed")), PROFILES[seed % len(PROFILES)])
    sound = layout(form, random_text(seeded(seed), form))
    text = sound.decode(layout.encoding or "utf-8") if isinstance(sound, bytes) else sound
    for _ in range(3):
        parse_report(text)
    for _ in range(8):
        source = _changed(text, random)
        assert _report(source) == _without(source)


def test_damaged_documents() -> None:
    """One after another, so that each comes upon the shapes of those before."""
    for seed in range(7_100_000, 7_100_100):
        source = damaged(seed).document
        assert [_report(source) for _ in range(3)] == [_without(source)] * 3, seed


def _rows() -> list[Rows]:
    return [proactive_rows(FORM), requests_rows(FORM), disputes_rows(FORM)]


def _read(document: Document, times: int = 3) -> Tables:
    for _ in range(times - 1):
        read_tables(document)
    return read_tables(document)


@pytest.mark.parametrize("write", [grid_document, lines_document])
def test_the_third_document_is_recalled(write: Writer, recalled: list[bool]) -> None:
    """A shape that comes once is not worth its place."""
    found = _read(write(*_rows()))
    assert recalled == [False, False, True]
    assert {cell.path: cell.value for cell in found.cells} == FORM.figures
    assert found == _read(write(*_rows()), 1)


def _with_texts(document: Document, *texts: str) -> Document:
    return evolve(document, blocks=(*map(Paragraph, texts), *document.blocks))


OTHERS: Sequence[Sequence[str]] = (
    ("首页 > 政府信息公开", "云州市档案局2023年度报告", "发布日期：2024-01-29", "浏览次数：", "318"),
    ("浏览次数：", "27", "南屏县水利局"),
    ("政府信息公开",),
)


def test_texts_around_the_tables_are_no_part_of_the_shape(recalled: list[bool]) -> None:
    """A title, names, dates and the numbers beside them."""
    for number, texts in enumerate((*OTHERS, ()), 1):
        read_tables(_with_texts(grid_document(*_rows()), *texts, *["。" * 130] * number))
    assert recalled == [False, False, True, True]


@pytest.mark.parametrize(
    "texts",
    [("单位：千件",), ("上年度情况",), ("规章", "7", "行政规范性文件", "8")],
    ids=["a unit", "a year", "labels"],
)
def test_texts_that_say_something_of_tables_are(texts: Sequence[str], recalled: list[bool]) -> None:
    """Even far above them."""
    document = grid_document(*_rows())
    _read(document)
    read_tables(_with_texts(document, *texts, "。" * 130))
    assert recalled == [False, False, True, False]


@pytest.mark.parametrize("text", ["", "3-5", "1 2", "9999", "/", "12.5"])
def test_values_still_have_to_be_figures(text: str, recalled: list[bool]) -> None:
    """A blank makes another shape; what is no number, or no sum, is settled as in any document."""
    proactive, requests, disputes = _rows()
    _read(grid_document(proactive, requests, disputes))
    requests[5][3] = text
    document = grid_document(proactive, requests, disputes)
    found = read_tables(document)
    assert recalled == [False, False, True, False]
    shapes._PLANS.clear()
    assert found == read_tables(document)


def test_one_cell_in_two_places(recalled: list[bool]) -> None:
    """A reader may use a cell again: then its place does not tell which figure it is."""
    document = grid_document(*_rows())
    cells = {cell.text: cell for block in document.blocks for row in block.rows for cell in row}  # type: ignore[union-attr]
    same = [
        Table([[cell if cell.text.isdigit() else cells[cell.text] for cell in row] for row in block.rows], exact=True)  # type: ignore[union-attr]
        for block in document.blocks
    ]
    found = _read(Document(tuple(same)))
    assert recalled == [False] * 3
    assert not found.diagnostics


def test_few_shapes_are_kept() -> None:
    """However many come."""
    for width in range(shapes.MOST_SHAPES + 20):
        read_tables(Document((Table([["规章", *["0"] * width]]),)))
    assert 0 < len(shapes._PLANS) <= shapes.MOST_SHAPES


def test_large_shapes_are_not_kept() -> None:
    """They would take memory, and are no form."""
    read_tables(grid_document(*_rows(), [["栏目"] * 10] * (shapes.MOST_CELLS // 10)))
    assert not shapes._PLANS
