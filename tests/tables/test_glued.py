"""Tables without separators are read by their balances; no figure is ever wrong."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure.document import Document, LineRef, Paragraph, Table
from gov_disclosure.model.report import CellStatus
from gov_disclosure.position import Position
from gov_disclosure.tables import read_tables
from gov_disclosure.tables.glued import GluedTable, find_glued
from gov_disclosure.tables.specs import row_specs
from writer.forms import PROFILES, Form, complete, forms, random_form, seeded
from writer.page import Grid, GridCell, Line, Page, page
from writer.prose import random_text
from writer.style import Blank, Punctuation, Style
from writer.traditional import with_readings

TABLES = ("proactive", "requests", "disputes")
HEADINGS = {
    "二、": "proactive",
    "三、": "requests",
    "四、": "disputes",
    "五、": "problems",
    "六、": "other",
    "一、": "overview",
}

Write = Callable[[Grid], Iterator[str]]


def _words(cell: GridCell) -> str:
    return cell.text.replace("\n", "")


def one_line(grid: Grid) -> Iterator[str]:
    yield "".join(_words(cell) for row in grid.rows for cell in row)


def row_by_row(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        yield "".join(map(_words, row))


def three_rows_a_line(grid: Grid) -> Iterator[str]:
    rows = list(row_by_row(grid))
    for start in range(0, len(rows), 3):
        yield "".join(rows[start : start + 3])


def spaced(grid: Grid) -> Iterator[str]:
    yield " ".join(_words(cell) for row in grid.rows for cell in row)


def label_and_figures(grid: Grid) -> Iterator[str]:
    """The labels of a row in a line, its figures in the next."""
    for row in grid.rows:
        yield "".join(_words(cell) for cell in row if cell.path is None)
        yield "".join(_words(cell) for cell in row if cell.path is not None)


def broken_anywhere(grid: Grid) -> Iterator[str]:
    """Lines of one width, whatever they cut."""
    text = "".join(one_line(grid))
    for start in range(0, len(text), 37):
        yield text[start : start + 37]


WHOLE: tuple[Write, ...] = (one_line, row_by_row, three_rows_a_line, spaced, label_and_figures)
WRITERS = (*WHOLE, broken_anywhere)
STYLES = (
    Style(),
    Style(punctuation=Punctuation.HALF, enumerator="、"),
    Style(punctuation=Punctuation.SPACED, wide=True),
    Style(misspelt=True, enumerator="．"),
)


def written(printed: Page, write: Write, *, headings: bool = True) -> tuple[Document, dict[LineRef, str]]:
    """The page as paragraphs, and where its sections begin."""
    texts: list[str] = []
    sections: dict[LineRef, str] = {}
    for block in printed:
        if isinstance(block, Line):
            if block.role == "heading" and block.text[:2] in HEADINGS and headings:
                sections[len(texts), 0] = HEADINGS[block.text[:2]]
            texts.append(block.text)
        else:
            texts += filter(None, write(block))
    return Document([Paragraph(text, Position(number, 1)) for number, text in enumerate(texts, 1)]), sections


def read(
    form: Form,
    write: Write = one_line,
    style: Style = STYLES[0],
    alter: Callable[[Page], Page] = lambda printed: printed,
) -> tuple[Document, Mapping[str, GluedTable]]:
    printed = alter(page(form, random_text(seeded(1), form), style))
    document, sections = written(printed, write)
    year = 2021 if form.editions["disputes"] == "2021" else 2020
    return document, find_glued(document, TABLES, sections, (year, None))


def judged(form: Form, found: Mapping[str, GluedTable]) -> Counter[str]:
    """How many figures of each table came back right, and how many were left out; a wrong one fails."""
    counts: Counter[str] = Counter()
    for table in TABLES:
        cells = [cell for row in found[table].rows.values() for cell in row] if table in found else []
        values = {cell.path: cell.value for cell in cells if cell.value is not None}
        wrong = {
            path: (value, form.figures.get(path)) for path, value in values.items() if value != form.figures.get(path)
        }
        assert not wrong
        counts[f"{table} right"] += len(values)
        counts[f"{table} none"] += sum(path.startswith(table) for path in form.figures) - len(values)
    return counts


def replaced(texts: Mapping[str, str]) -> Callable[[Page], Page]:
    """The page with the text of some figures replaced, by path."""

    def alter(printed: Page) -> Page:
        return [block if isinstance(block, Line) else _with(block, texts) for block in printed]

    return alter


def _with(grid: Grid, texts: Mapping[str, str]) -> Grid:
    rows = [[attrs.evolve(cell, text=texts.get(cell.path or "", cell.text)) for cell in row] for row in grid.rows]
    return attrs.evolve(grid, rows=rows)


FEW = settings(max_examples=40, deadline=None)
EDITION_NAMES = ("2021", "2019", "mixed")


@st.composite
def documents(draw: st.DrawFn) -> tuple[Form, Write, Style]:
    return draw(forms()), draw(st.sampled_from(WRITERS)), draw(st.sampled_from(STYLES))


@given(documents())
@FEW
def test_right_or_none(drawn: tuple[Form, Write, Style]) -> None:
    """What is read of a form is what was written."""
    form, write, style = drawn
    judged(form, read(form, write, style)[1])


@given(documents(), st.data())
@FEW
def test_a_misprint_makes_nothing_wrong(drawn: tuple[Form, Write, Style], data: st.DataObject) -> None:
    """A figure that is not what the others add up to is read as it is printed, or not at all."""
    form, write, style = drawn
    path = data.draw(st.sampled_from([path for path in form.figures if not path.startswith("proactive")]))
    figures = {**form.figures, path: data.draw(st.integers(0, 30) | st.integers(0, 3000))}
    misprinted = attrs.evolve(form, figures=figures)
    judged(misprinted, read(misprinted, write, style)[1])


@given(documents(), st.sampled_from([Blank.PARTS, Blank.ALL]))
@FEW
def test_vanished_blanks_make_nothing_wrong(drawn: tuple[Form, Write, Style], blank: Blank) -> None:
    """Where zeros were left blank, no figure moves into their place."""
    form, write, style = drawn
    judged(form, read(form, write, attrs.evolve(style, blank=blank))[1])


@given(documents(), st.data())
@FEW
def test_one_vanished_blank_makes_nothing_wrong(drawn: tuple[Form, Write, Style], data: st.DataObject) -> None:
    """A single zero that was left blank among zeros that are printed does no harm either."""
    form, write, style = drawn
    zeros = [path for path, value in form.figures.items() if value == 0]
    paths = data.draw(st.lists(st.sampled_from(zeros), min_size=1, max_size=3)) if zeros else []
    judged(form, read(form, write, style, replaced(dict.fromkeys(paths, "")))[1])


@given(documents(), st.integers(1, 30), st.sampled_from(["- {} -", "— {} —", " {} ", "第{}页"]), st.data())
@FEW
def test_page_numbers_make_nothing_wrong(
    drawn: tuple[Form, Write, Style], number: int, shape: str, data: st.DataObject
) -> None:
    """A page number among the rows is part of no figure."""
    form, write, style = drawn
    path = data.draw(st.sampled_from([row.figures[-1].path for table in TABLES for row in form.rows(table)]))

    def alter(printed: Page) -> Page:
        texts = {
            cell.path: cell.text for block in printed if isinstance(block, Grid) for row in block.rows for cell in row
        }
        return replaced({path: f"{texts[path]}{shape.format(number)}"})(printed)

    judged(form, read(form, write, style, alter)[1])


@pytest.mark.parametrize("figures", ["66-31263 1 ", "66 -31263 1 ", "66-3126 3 1 "])
def test_a_sign_and_a_space_do_not_part_the_same_row(figures: str) -> None:
    """66, -3, 1263, and the number of a page: the sign of a change parts two figures, the space may stand before anything."""
    text = (
        "第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量"
        f"行政许可{figures}其他对外管理服务事项000第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量行政处罚000"
    )
    blocks = [Paragraph("二、主动公开政府信息情况", Position(1)), Paragraph(text, Position(2))]
    tables = read_tables(Document(blocks), sections={(0, 0): "proactive"}, year=2020)
    values = {cell.path: cell.value for cell in tables.cells}
    assert values["proactive.licenses.change"] in (None, *([-31263] if figures.startswith("66 ") else []))


@pytest.mark.parametrize(("rules", "fees"), [("4 7 1", ["14", "1"]), ("471", []), ("7", ["14", "1"])])
def test_one_space_where_other_rows_have_none(rules: str, fees: list[str]) -> None:
    """14 and 1, or 1 and 4, and the number of a page."""
    text = (
        (
            f"第二十条第（一）项信息内容本年新制作数量本年新公开数量对外公开总数量规章{rules}规范性文件{rules}"
            "第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可000其他对外管理服务事项000"
            "第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量行政处罚000行政强制000"
            "第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费14 1 "
            "第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购00"
        )
        .replace("000", "0 0 0" if fees else "000")
        .replace("采购00", "采购" if fees else "采购00")
    )
    found = find_glued(glued(text), TABLES, {}, (2020, None))["proactive"]
    assert [str(cell.value) for cell in found.rows.get("proactive.fees", ())] == fees


@pytest.mark.parametrize("edition", EDITION_NAMES)
def test_most_figures_come_back(edition: str) -> None:
    """Of usual forms section 三 comes back whole, and most of the others."""
    counts: Counter[str] = Counter()
    for seed in range(12):
        form = random_form(seeded(seed), edition, PROFILES[seed % 4])
        counts += judged(form, read(form, WHOLE[seed % len(WHOLE)])[1])
    share = {table: counts[f"{table} right"] / (counts[f"{table} right"] + counts[f"{table} none"]) for table in TABLES}
    assert share["requests"] > 0.95
    assert share["disputes"] > 0.6
    assert share["proactive"] > 0.4


def sample(edition: str = "2021", profile: int = 1, seed: int = 3) -> Form:
    return random_form(seeded(seed), edition, PROFILES[profile])


def whole(found: Mapping[str, GluedTable], table: str) -> bool:
    edition = found[table].edition if table in found else "2021"
    return table in found and len(found[table].rows) == len(row_specs(table, edition)) and not found[table].unsettled


def test_cells_lead_back_to_the_source() -> None:
    """Each figure is quoted as printed, from the line and column where it stands; so is a row that is not settled."""
    document, found = read(sample(profile=2), style=Style(wide=True))
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    cells = [cell for table in found.values() for row in table.rows.values() for cell in row if cell.value is not None]
    assert len(cells) > 150
    for cell in cells:
        assert cell.status is CellStatus.PLACED
        assert cell.position is not None
        assert cell.raw is not None
        assert texts[cell.position.line - 1][cell.position.column - 1 :].startswith(cell.raw)
    for table in found.values():
        for row in table.unsettled:
            assert row.position is not None
            assert texts[row.position.line - 1][row.position.column - 1 :].startswith(row.excerpt)


def test_cells_lead_back_to_traditional_print() -> None:
    """Bracketed readings shift the columns of the text; those of the cells are the printed ones."""
    form = sample()
    document, sections = written(page(form, random_text(seeded(1), form), Style()), one_line)
    blocks = [
        attrs.evolve(block, raw=with_readings(block.text)) for block in document.blocks if isinstance(block, Paragraph)
    ]
    found = find_glued(Document(blocks), TABLES, sections, (2021, None))
    assert whole(found, "requests")
    for row in found["requests"].rows.values():
        for cell in row:
            assert cell.position is not None
            assert cell.raw is not None
            assert blocks[cell.position.line - 1].printed[cell.position.column - 1 :].startswith(cell.raw)


def test_lines_that_a_table_takes_up() -> None:
    """The document's lines from the head to the last row, and no other."""
    document, found = read(sample(), row_by_row)
    for table in TABLES:
        lines = sorted(found[table].refs)
        texts = [document.blocks[number].text for number, _ in lines if isinstance(document.blocks[number], Paragraph)]  # type: ignore[union-attr]
        assert [number for number, _ in lines] == list(range(lines[0][0], lines[-1][0] + 1))
        assert not any(text.startswith(("三、收到", "四、政府", "五、存在")) for text in texts)
        assert texts


def zeros(edition: str = "2021") -> Form:
    return complete(edition, {})


@pytest.mark.parametrize("edition", EDITION_NAMES)
def test_a_form_of_zeros_is_settled(edition: str) -> None:
    """A zero is a figure of its own, so that rows of zeros split in one way."""
    form = zeros(edition)
    found = read(form)[1]
    assert {name: table.edition for name, table in found.items()} | {"disputes": ""} == {
        **form.editions,
        "disputes": "",
    }
    assert all(whole(found, table) for table in TABLES)


def glued(*lines: str) -> Document:
    return Document([Paragraph(line, Position(number, 1)) for number, line in enumerate(lines, 1)])


def requests_line(form: Form | None = None) -> str:
    form = form or zeros()
    grids = [block for block in page(form, random_text(seeded(1), form), Style()) if isinstance(block, Grid)]
    return next(text for grid in grids if grid.table == "requests" for text in one_line(grid))


PROACTIVE = (
    "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章{}行政规范性文件{}"
    "第二十条第（五）项信息内容本年处理决定数量行政许可{}第二十条第（六）项信息内容本年处理决定数量"
    "行政处罚{}行政强制{}第二十条第（八）项信息内容本年收费金额（单位：{}）行政事业性收费{}"
)


def proactive(*figures: str, unit: str = "万元", after: tuple[str, ...] = ()) -> dict[str, str]:
    line = PROACTIVE.format(*figures[:5], unit, figures[5])
    found = find_glued(glued(line, *after), TABLES, {}, (2021, None))["proactive"]
    return {cell.path.removeprefix("proactive."): str(cell.value) for row in found.rows.values() for cell in row}


@pytest.mark.parametrize(
    ("printed", "path", "value"),
    [
        (("000", "0093", "7", "12", "0", "0.35"), "normative_documents.in_force", "93"),
        (("000", "13006", "7", "12", "0", "0.35"), "normative_documents.in_force", None),
        (("000", "106", "7", "12", "0", "0.35"), "normative_documents.issued", None),
        (("000", "1 0 6", "7", "12", "0", "0.35"), "normative_documents.issued", "1"),
        (("000", "3件0件6件", "7", "12", "0", "0.35"), "normative_documents.issued", "3"),
        (("000", "000", "1,204", "12", "0", "0"), "licenses.decisions", "1204"),
        (("000", "000", "375 18", "12", "0", "0"), "licenses.decisions", None),
        (("000", "000", "375- 3 -", "12", "0", "0"), "licenses.decisions", None),
        (("000", "000", "", "12", "0", "0"), "licenses.decisions", None),
        (("000", "000", "/", "12", "0", "0"), "penalties.decisions", "12"),
        (("000", "000", "07", "12", "0", "0"), "licenses.decisions", None),
        (("000", "000", "7", "12", "0", "96171.6"), "fees.amount", "96171.6"),
        (("000", "000", "7", "12", "0", "3500元"), "fees.amount", "0.3500"),
        (("000", "000", "7", "12", "0", "1.5，比上年减少"), "fees.amount", None),
        (("000", "000", "7", "12", "0", "12024年"), "fees.amount", None),
    ],
)
def test_section_two(printed: tuple[str, ...], path: str, value: str | None) -> None:
    """Without sums, a row is read only if its digits can be nothing else."""
    assert proactive(*printed).get(path, "None") == str(value)


@pytest.mark.parametrize(
    "figures",
    [
        ("1", "2", "3", "4", "5", "6"),
        ("1", "2 546", "3", "4 13", "5", "6"),
        ("463 1", "2", "3", "775 4", "29 5", "6"),
        ("1", "3 2", "16 3", "4", "5", "6"),
        ("1", "", "3", "4", "5", ""),
        ("7", "8", "9", "10", "11", "12"),
        ("1000", "2000", "375", "42", "50", "60"),
        ("1/", "2", "3", "4/", "5", "6"),
        ("1 1", "", "2", "", "3 8", ""),
    ],
)
@pytest.mark.parametrize("gap", ["", " ", "\n"])
def test_numbered_rows_in_section_two(figures: tuple[str, ...], gap: str) -> None:
    """Where blanks are gone, the numbers of the rows are no figures; no row is read, and each is quoted."""
    heads = ("信息内容", "本年处理决定数量", "本年收费金额", "第二十条", "行政规范性文件", "行政强制")
    line = PROACTIVE.format(*(f" {figure}" for figure in figures[:5]), "万元", f" {figures[5]}")
    for head in heads:
        line = line.replace(head, gap + head)
    found = find_glued(glued(*filter(None, line.split("\n"))), TABLES, {}, (2021, None))["proactive"]
    assert not found.rows
    assert len(found.unsettled) == 6


@pytest.mark.parametrize(
    ("figures", "read"),
    [
        (("000", "106", "3", "4", "5", "6"), ["3", "4", "5", "6"]),
        (("000", "", "1", "2", "3", "4"), ["1", "2", "3", "4"]),
        (("1", "2", "3", "4", "6", "5"), ["3", "4", "6", "5"]),
        (("1", "2", "5", "", "", ""), ["5"]),
    ],
)
def test_rows_that_are_not_numbered(figures: tuple[str, ...], read: list[str]) -> None:
    """Figures that do not count the rows by their places are read."""
    found = proactive(*figures)
    ones = ("licenses.decisions", "penalties.decisions", "compulsory_measures.decisions", "fees.amount")
    assert [found[path] for path in ones if path in found] == read


@pytest.mark.parametrize("unit", ["□元", "?元", "方元"])
def test_a_sign_before_the_unit_leaves_the_fee_open(unit: str) -> None:
    found = proactive("000", "000", "7", "1", "0", "250000", unit=unit)
    assert (found.get("fees.amount"), found["licenses.decisions"]) == (None, "7")


FIVE = "结果维持 结果纠正 其他结果 尚未审结 总计"
FIFTEEN = "6 0 29 0 35 0 0 135 191 326 183 0 0 23 206"


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        ("行政复议 行政诉讼 未经复议直接起诉 复议后起诉", True),
        ("行政复议 未经复议直接起诉 复议后起诉", True),
        ("四、政府信息公开行政复议、行政诉讼情况 行政复议 行政诉讼 未经复议直接起诉 复议后起诉", True),
        ("行政诉讼 行政复议 未经复议直接起诉 复议后起诉", False),
        ("行政诉讼行政复议未经复议直接起诉复议后起诉", False),
        ("行政 诉讼 行政复议 未经复议直接起诉 复议后起诉", False),
        ("行政诉论 行政复议 未经复议直接起诉 复议后起诉", False),
        ("诉讼 行政复议 未经复议直接起诉 复议后起诉", False),
        ("行政复议 未经复议直接起诉 行政诉讼 复议后起诉", False),
        ("行政复议 未经复议直接起诉 复议后起诉 行政诉讼", False),
        ("行政诉讼 行政复议 行政诉讼 未经复议直接起诉 复议后起诉", False),
        ("行政复议 行政诉讼 复议后起诉 未经复议直接起诉", False),
    ],
)
def test_the_parts_of_section_four_stand_in_the_order_of_the_form(parts: str, read: bool) -> None:
    """行政诉讼 may be missing; where it, or another text, stands first, the figures may be in another order as well."""
    for line in (f"{parts} {FIVE} {FIVE} {FIVE} {FIFTEEN}", f"{parts}\n{FIVE} {FIVE}\n{FIVE} {FIFTEEN}"):
        found = find_glued(glued(*line.split("\n")), TABLES, {}, (2021, None)).get("disputes")
        values = [cell.value for cells in found.rows.values() for cell in cells] if found else []
        assert values == ([int(figure) for figure in FIFTEEN.split()] if read else [])


@pytest.mark.parametrize(
    ("heads", "read"),
    [
        ("自然人法人或其他组织总计\n商业企业科研机构社会公益组织法律服务机构其他", True),
        ("商业企业科研机构社会公益组织法律服务机构等", True),
        ("商业企业科研机构等\n社会公益组织法律服务机构等", True),
        ("其他情况", True),
        ("自然人法人或其他组织总计\n商业企业科研机构其他法律服务机构社会公益组织等", False),
        ("商业企业科研机构等\n法律服务机构等\n社会公益组织等", False),
    ],
)
def test_the_columns_of_section_three_stand_in_the_order_of_the_form(heads: str, read: bool) -> None:
    """Also where a text that is no head stands below some of them."""
    line = requests_line()
    found = find_glued(glued(*heads.split("\n"), line[line.index("一、本年新收") :]), TABLES, {}, (2021, None))[
        "requests"
    ]
    assert bool(found.rows) is read
    assert bool(found.unsettled) is not read


def test_the_unit_of_the_head() -> None:
    """The head of the column says in which unit the fee is; a note above the table leaves it open."""
    assert proactive("000", "000", "7", "1", "0", "250000", unit="元")["fees.amount"] == "25.0000"
    line = "单位：元" + PROACTIVE.format("000", "000", "7", "1", "0", "万元", "3")
    found = find_glued(glued(line), TABLES, {}, (2021, None))["proactive"]
    assert "proactive.rules" not in found.rows
    assert {row.path for row in found.unsettled} >= {"proactive.rules"}


def test_a_number_in_the_next_line() -> None:
    """A page number below the last row may be part of the amount, unless the next line begins otherwise."""
    figures = ("000", "000", "7", "1", "0", "3")
    assert proactive(*figures, after=("5",)).get("fees.amount") is None
    assert proactive(*figures, after=("三、收到和处理政府信息公开申请情况",))["fees.amount"] == "3"


NOTHING = [
    ("行政许可3件，行政处罚5件，规章3件。",),
    ("一、本年新收政府信息公开申请数量", "35", "二、上年结转政府信息公开申请数量", "3"),
    ("新收申请 12 件，总计 12 件",),
    ("电话：05722289119", "计 3"),
    (),
]


@pytest.mark.parametrize("lines", NOTHING)
def test_prose_is_no_table(lines: tuple[str, ...]) -> None:
    """Words that a table has are in prose and lists too."""
    assert not find_glued(glued(*lines), TABLES, {}, (2021, None))


def test_only_in_its_own_section() -> None:
    """A table in another section than its own does not count, unless there is none of its own."""
    document = glued("三、收到", "见附件", "五、存在", requests_line())
    assert not find_glued(document, TABLES, {(0, 0): "requests", (2, 0): "problems"}, (2021, None))
    assert whole(find_glued(document, TABLES, {(0, 0): "overview", (2, 0): "problems"}, (2021, None)), "requests")
    assert not find_glued(document, ("proactive",), {}, (2021, None))


def test_cells_of_a_table_are_lines_too() -> None:
    """A reader may have taken the line for a row of cells."""
    line = requests_line()
    document = Document([Table([[line[:400], line[400:]]])])
    assert find_glued(document, TABLES, {}, (2021, None))["requests"].refs == {(0, 0)}


BROKEN: list[tuple[str, Callable[[str], str]]] = [
    ("twice", lambda line: line + line),
    ("a label lost", lambda line: line.replace("2.重复申请", "")),
    ("a label misspelt", lambda line: line.replace("重复申请", "重夏申请")),
    ("a row lost", lambda line: line.replace("2.重复申请0000000", "")),
    (
        "rows swapped",
        lambda line: line.replace("予以公开", "某某").replace("部分公开", "予以公开").replace("某某", "部分公开"),
    ),
    ("columns swapped", lambda line: line.replace("商业企业科研机构", "科研机构商业企业")),
    ("a digit lost", lambda line: line.replace("2.重复申请0000000", "2.重复申请000000")),
    ("a word among the figures", lambda line: line.replace("2.重复申请0000000", "2.重复申请000注0000")),
]


@pytest.mark.parametrize(("what", "alter"), BROKEN, ids=[name for name, _ in BROKEN])
def test_a_damaged_table_is_left_alone(what: str, alter: Callable[[str], str]) -> None:
    """Where labels, columns or digits are not the form's, its rows are unsettled, each quoted."""
    found = find_glued(glued(alter(requests_line())), TABLES, {}, (2021, None))["requests"]
    assert not found.rows
    assert len(found.unsettled) >= 10
    assert all(row.excerpt for row in found.unsettled)


@pytest.mark.parametrize(
    ("old", "new"), [("2.重复", "2重复"), ("2.重复", "重复"), ("2.重复", "(2)重复"), ("2.重复", "2 重复")]
)
def test_numbers_of_labels(old: str, new: str) -> None:
    """The number of a label is none of the digits of the row before it, however it is set."""
    form = sample(profile=1)
    found = find_glued(glued(requests_line(form).replace(old, new)), TABLES, {}, (2021, None))
    judged(form, found)
    assert whole(found, "requests")


def test_hostile_lines() -> None:
    """Long lines end in time that grows with their length."""
    for line in ("新收政府信息公开申请数量1" * 8000, "规章1" * 30_000, "总计1" * 30_000, "1" * 90, "1.其他" * 5000):
        document = glued(*[line] * 3, "规章1", "总计1", "新收政府信息公开申请数量1")
        found = find_glued(document, TABLES, {}, (2021, None))
        assert not any(table.rows for table in found.values())
