"""Documents of a known shape are read at once, and as they would be read without."""

import re
from collections.abc import Iterator, Sequence
from random import Random

import pytest
from attrs import evolve

from gov_disclosure import GovDisclosureError, Report, parse_report, tables
from gov_disclosure.document import Document, Paragraph, Table, TableCell
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
    table,
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


@pytest.mark.parametrize(
    "caption",
    [
        ["填报单位：澜屏市水务局"],
        ["填报单位", "澜屏市水务局"],
        ["附件1", "水务局"],
        ["附件：澜屏市水务局2023年政府信息公开工作年度报告附表"],
        ["澜屏市水务局"],
        ["统计年度：2023年"],
    ],
    ids=" ".join,
)
def test_a_caption_is_judged_by_the_year_and_the_organ(caption: Sequence[str], recalled: list[bool]) -> None:
    """What stands below it is read for the report that it names, and for no other of the same shape."""
    blocks: list[Paragraph | Table] = []
    for rows in _rows():
        above = Paragraph(caption[0]) if len(caption) == 1 else Table([list(map(TableCell, caption))], exact=True)
        blocks += [Paragraph("。" * 130), above, table(rows)]
    document = Document(tuple(blocks))
    sections = {(3 * number, 0): kind for number, kind in enumerate(("proactive", "requests", "disputes"))}
    for _ in range(3):
        own = read_tables(document, sections=sections, year=2023, agency="澜屏市水务局")
    other = read_tables(document, sections=sections, year=2022, agency="青禾县财政局")
    assert recalled == [False, False, True, False]
    assert {cell.path: cell.value for cell in own.cells} == FORM.figures
    assert {cell.value for cell in other.cells} == {None}


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


ALIKE: Sequence[Sequence[str]] = (
    (
        "1",
        "0",
        "23",
        "1,000",
        "3万元",
        "/",
        "-4",
        "3-5",
        "12.5",
        "５",
        "1)总计 2)其他",
        "1)信息内容 2)总计",
        "3 结果维持",
        "0元",
    ),
    ("1 2", "3、4", "1)规章 2 3"),
    ("", " ", "\u3000", "\xa0"),
    (
        "。" * 130,
        "总计  " + " " * 130 + "其他",
        "信息内容" + " " * 140 + "本年收费金额（单位：元）",
        "单位：千件" + "。" * 130,
    ),
)
"""Texts that stand for one another in a shape."""


def _alike(text: str, random: Random) -> str:
    """Another text that stands for the same in a shape."""
    return next((random.choice(texts) for texts in ALIKE if text in texts), text)


def _twin(document: Document, random: Random) -> Document:
    return Document(
        tuple(
            evolve(block, text=_alike(block.text, random))
            if isinstance(block, Paragraph)
            else evolve(
                block, rows=[[evolve(cell, text=_alike(cell.text, random)) for cell in row] for row in block.rows]
            )
            for block in document.blocks
        )
    )


def _of_kinds_of_text(random: Random) -> Document:
    """A whole form with the texts of `ALIKE` in rows and lines of its own and around its tables."""
    odd = [
        random.choice([*texts, "其他", "总计", "注", "见下"]) for texts in random.choices(ALIKE, k=random.randint(1, 5))
    ]
    proactive, requests, disputes = _rows()
    rows = random.choice((proactive, requests, disputes))
    rows.insert(random.randrange(len(rows) + 1), odd)
    front = [random.choice(random.choice(ALIKE)) for _ in range(random.randrange(3))]
    document = grid_document(proactive, requests, disputes, exact=random.random() < 0.3)
    return _with_texts(document, *front, "。" * 130)


@pytest.mark.parametrize("seed", range(40))
def test_documents_of_one_shape_are_read_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not in a shape decides nothing but the values: a twin's tables are those that it has without."""
    random = Random(seed)
    for _ in range(10):
        document = _of_kinds_of_text(random)
        _read(document)
        twin = _twin(document, random)
        found = read_tables(twin)
        with monkeypatch.context() as patch:
            patch.setattr(tables, "recall", lambda *_: None)
            assert found == read_tables(twin)


@pytest.mark.parametrize("unit", ["万元", "元"])
def test_no_label_is_cut_out_of_a_value(unit: str) -> None:
    """What begins like a number is one, whatever stands behind it: a unit there is not the column's."""
    proactive, requests, disputes = _rows()
    head = next(row for row in proactive if "本年收费金额" in row[-1])
    head[:] = [f"1)信息内容 2)本年收费金额（{unit}）", "单位：件"]
    found = _read(grid_document(proactive, requests, disputes, exact=False))
    assert [cell.value for cell in found.cells if cell.path == "proactive.fees.amount"] == [None]


def test_marks_between_the_pieces_of_a_label(recalled: list[bool]) -> None:
    """They are left out, however many they are, and the pieces make a label: another print of the table."""
    tables_ = proactive_rows(FORM), requests_rows(FORM), disputes_rows(FORM)
    prose = "。" * 130
    plain = _with_texts(grid_document(*tables_), "首页", prose)
    rows = [
        *("不予公开1属于国", *["”"] * 3, *"1000001", "家秘密", "别的文字"),
        *("不予公开2其他法律行", *"1000001", *["”"] * 3, "政法规禁止公开", "附言"),
    ]
    _read(plain)
    found = read_tables(_with_texts(grid_document(*tables_), *rows, prose))
    assert recalled == [False, False, True, False]
    assert "row-repeated" in {diagnostic.code for diagnostic in found.diagnostics}


def _numbered_form(number: int) -> Document:
    """A form with a text of its own among its labels."""
    return grid_document(*_rows(), [[f"第{number}栏"]])


def test_few_shapes_are_kept() -> None:
    """However many come."""
    for number in range(shapes.MOST_SHAPES + 5):
        read_tables(_numbered_form(number))
        assert 0 < len(shapes._PLANS) <= shapes.MOST_SHAPES
    assert len(shapes._PLANS) == 5


def test_large_shapes_are_not_kept() -> None:
    """They would take memory, and are no form."""
    read_tables(grid_document(*_rows(), [["栏目"] * 10] * 20))
    assert len(shapes._PLANS) == 1
    read_tables(grid_document(*_rows(), [["栏目"] * 10] * (shapes.MOST_CELLS // 10)))
    assert len(shapes._PLANS) == 1


def test_only_shapes_with_nothing_to_settle_are_kept() -> None:
    """Others would take the places of those."""
    read_tables(grid_document(*_rows()[:2]))
    assert not shapes._PLANS
