"""Notes below a table that put it under another year: what they speak of is not read as the report's."""

from collections.abc import Callable, Sequence

import pytest

from gov_disclosure import Report, parse_report
from tables.grids import Rows, disputes_rows, proactive_rows, requests_rows, small_form

FORM = small_form()
HEADINGS = ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况")
TABLES = ("proactive", "requests", "disputes")
GRIDS = (proactive_rows(FORM), requests_rows(FORM), disputes_rows(FORM))
PARTS = range(3)

NOTES_OF_OTHERS = (
    "注：上表为2022年数据",
    "注：上表为2022年数据。",
    "备注：以上为2022年度统计数据",
    "说明：上述数据为2023年上半年数据",
    "以上数据均为上年度数据。",
    "注1：本表数据为2022年度",
    "注：本表系去年数据",
    "注：以上为样表",
    "（上表所列数据取自二〇二二年）",
    "（注：以上数据为2022年数据。）",
    "**注：上表为2022年数据。**",
    "注：表中数据为2022年数据。",
    "注：数据为2022年数据",
    "上表所有数据均为2022年度数据",
    "以上数据截至2022年12月31日。",
    "以上数据统计期限为2022年1月1日至12月31日。",
    "上表为2022年收到和处理政府信息公开申请情况",
    "上表为我局2022年数据，仅供参考。",
    "上表仅为22年数据",
    "注：1.上表为2022年数据。2.申请按件计。",
    "注：申请按件计；上表为2022年数据",
    "注：上表数据来源于2022年度报告",
    "以上为历年累计数据",
    "上表为更正前数据",
    "上表为测试数据，请以正式报告为准。",
    "上表为青禾县财政局数据",
    "编者注：上表为2022年数据",
    "注：上表为2022年数据。    单位：件",
    "备注\t上表为2022年数据",
    "注：上表数据有误，以附件为准。",
    "注：上表为2023年四季度数据",
)
NOTES_OF_NONE = (
    "注：上表为2023年数据",
    "以上数据均为2023年度数据。",
    "注：本表为2023年数据",
    "注：以上数据不含下属单位",
    "注：上表中上年结转的2件均为2022年收到的申请。",
    "以上数据与2022年相比略有增加。",
    "以上数据截至2023年12月31日。",
    "以上数据为2023年以来数据",
    "以上为2023年前四季度数据",
    "注：以上为近三年数据。",
    "以上数据来源于各科室",
    "注：本表由办公室填写",
    "统计期限：2023年1月1日至2023年12月31日",
    "填报单位：青禾县档案馆",
    "注：本表数据来源于青禾县司法局",
    "以上数据来源：青禾县统计局",
    "以上数据为全县各乡镇汇总数据",
    "上表为青禾县及各乡镇政府数据",
    "以上数据截至2024年1月15日。",
    "以上图表为2022年情况",
    "制表单位：青禾县统计局",
    "报送期限：2024年1月1日至1月31日",
    "时间：2024年",
)


def _rows(rows: Rows) -> list[str]:
    return ["\t".join(row) for row in rows]


def _cells(rows: Rows) -> list[str]:
    return [cell for row in rows for cell in row]


def _words(rows: Rows) -> list[str]:
    return ["".join(row) for row in rows]


def _markup(rows: Rows) -> list[str]:
    shown = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return [f"<table>{''.join(f'<tr>{cells}</tr>' for cells in shown)}</table>"]


def _read(tables: Sequence[Sequence[str]], *, markup: bool = False) -> Report:
    body = [line for heading, lines in zip(HEADINGS, tables, strict=True) for line in (heading, *lines)]
    lines = [
        "青禾县档案馆2023年政府信息公开工作年度报告",
        "一、总体情况",
        "全年平稳。",
        *body,
        "五、存在的主要问题及改进情况",
        "人手不足。",
    ]
    return parse_report(
        "".join(line if "<" in line else f"<p>{line}</p>" for line in lines) if markup else "\n".join(lines)
    )


def _read_tables(report: Report) -> list[str]:
    """The tables that are read; all their figures are the report's own."""
    read = {path: value for path, value in report.flatten().items() if value is not None}
    assert {path: FORM.figures[path] for path in read} == read
    return [table for table in TABLES if any(path.startswith(table) for path in read)]


@pytest.mark.parametrize("write", [_rows, _cells, _words, _markup])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("note", NOTES_OF_OTHERS)
def test_a_note_below_a_table(note: str, part: int, write: Callable[[Rows], list[str]]) -> None:
    tables = [write(rows) for rows in GRIDS]
    others = [TABLES[at] for at in PARTS if at != part]
    without = _read_tables(_read(tables, markup=write is _markup))
    report = _read([*tables[:part], [*tables[part], note], *tables[part + 1 :]], markup=write is _markup)
    assert _read_tables(report) == [table for table in others if table in without]
    assert ("table-absent", TABLES[part]) in [(one.code, one.path) for one in report.diagnostics]


@pytest.mark.parametrize("write", [_rows, _cells, _markup])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("note", NOTES_OF_NONE)
def test_a_note_that_says_nothing_else(note: str, part: int, write: Callable[[Rows], list[str]]) -> None:
    tables = [write(rows) for rows in GRIDS]
    report = _read([*tables[:part], [*tables[part], note], *tables[part + 1 :]], markup=write is _markup)
    assert report.flatten() == FORM.figures


@pytest.mark.parametrize(("year", "read"), [(2022, []), (2023, ["requests"])])
def test_a_note_that_runs_on_behind_the_digits(year: int, read: list[str]) -> None:
    """As where an archive cuts the tags out of a page."""
    glued = "".join(_words(GRIDS[1]))
    report = _read([["见附件。"], [f"{glued}注：上表为{year}年数据。"], ["见附件。"]])
    assert _read_tables(report) == read


@pytest.mark.parametrize("write", [_rows, _cells, _markup])
@pytest.mark.parametrize("part", PARTS)
def test_a_label_below_a_table(part: int, write: Callable[[Rows], list[str]]) -> None:
    tables = [write(rows) for rows in GRIDS]
    lines = [*tables[part], "统计期限：2022年1月1日至2022年12月31日"]
    report = _read([*tables[:part], lines, *tables[part + 1 :]], markup=write is _markup)
    assert _read_tables(report) == [table for at, table in enumerate(TABLES) if at != part]


@pytest.mark.parametrize("between", ["青禾县融媒体中心", "相关链接：2022年年报"])
def test_names_and_links_end_no_remark(between: str) -> None:
    tables = [_rows(GRIDS[0]), [*_rows(GRIDS[1]), between, "注：以上数据均为2022年数据"], _rows(GRIDS[2])]
    assert "requests" not in _read_tables(_read(tables))


@pytest.mark.parametrize("write", [_rows, _cells, _markup])
@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("一、本年新收政府信息公开申请数量", "一、2023年新收政府信息公开申请数量"),
        ("一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数量（2023年）"),
        ("二、上年结转政府信息公开申请数量", "二、上年结转政府信息公开申请数量（2022年）"),
        ("四、结转下年度继续办理", "四、结转下年度继续办理（2024年）"),
    ],
)
def test_years_that_say_what_a_label_means(label: str, printed: str, write: Callable[[Rows], list[str]]) -> None:
    """They cost their own row at most."""
    rows = [[printed if cell == label else cell for cell in row] for row in GRIDS[1]]
    assert rows != GRIDS[1]
    tables = [write(GRIDS[0]), write(rows), write(GRIDS[2])]
    found = _read(tables, markup=write is _markup).flatten()
    missing = {path for path, value in FORM.figures.items() if found[path] != value}
    assert all(found[path] is None for path in missing)
    assert len({path.rpartition(".")[0] for path in missing}) <= 1


@pytest.mark.parametrize("write", [_rows, _cells, _markup])
@pytest.mark.parametrize(
    "below", [("单位电话：", "66886688"), ("单位负责人：", "15"), ("续表", "5"), ("单位：件", "7")]
)
def test_numbers_below_section_four(below: tuple[str, str], write: Callable[[Rows], list[str]]) -> None:
    """What parts the pages is no label only between the head and the figures."""
    tables = [write(GRIDS[0]), write(GRIDS[1]), [*write(GRIDS[2]), *below]]
    assert _read(tables, markup=write is _markup).flatten() == FORM.figures


@pytest.mark.parametrize("order", [1, -1])
def test_this_table_between_two_glued_ones(order: int) -> None:
    others = [line.replace("\t1", "\t7") for line in _rows(GRIDS[1])]
    upper, lower = ("".join(lines).replace("\t", "") for lines in (_rows(GRIDS[1]), others)[::order])
    assert _read_tables(_read([["见附件。"], [upper, "注：本表为2022年数据", lower], ["见附件。"]])) == []


@pytest.mark.parametrize("write", [_rows, _cells, _markup])
def test_the_title_of_another_report_above_the_figures_of_section_four(write: Callable[[Rows], list[str]]) -> None:
    """It is no running head of this one."""
    *heads, figures = GRIDS[2]
    parted = [*write(heads), "青禾县档案馆2022年政府信息公开工作年度报告", *write([figures])]
    report = _read([write(GRIDS[0]), write(GRIDS[1]), parted], markup=write is _markup)
    assert _read_tables(report) == ["proactive", "requests"]


def test_a_note_amid_a_table() -> None:
    """Nobody knows of which rows it speaks."""
    lines = _rows(GRIDS[1])
    for place in range(4, len(lines)):
        tables = [_rows(GRIDS[0]), [*lines[:place], "注：本表为2022年数据", *lines[place:]], _rows(GRIDS[2])]
        assert _read_tables(_read(tables)) == ["proactive", "disputes"]


def test_last_years_table_below_the_own() -> None:
    """A remark speaks of tables up to the caption above it."""
    others = [line.replace("\t1", "\t7") for line in _rows(GRIDS[1])]
    caption, remark = "2022年收到和处理申请情况：", "注：以上为2022年数据"
    tables = [_rows(GRIDS[0]), [*_rows(GRIDS[1]), caption, *others, remark], _rows(GRIDS[2])]
    assert _read(tables).flatten() == FORM.figures


@pytest.mark.parametrize("order", [1, -1])
def test_this_table_between_two(order: int) -> None:
    """Whether 本表 is the upper or the lower one, nobody knows."""
    others = [line.replace("\t1", "\t7") for line in _rows(GRIDS[1])]
    upper, lower = (_rows(GRIDS[1]), others)[::order]
    tables = [_rows(GRIDS[0]), [*upper, "注：本表为2022年数据", *lower], _rows(GRIDS[2])]
    assert _read_tables(_read(tables)) == ["proactive", "disputes"]


@pytest.mark.parametrize("order", [1, -1])
def test_each_table_with_its_remark(order: int) -> None:
    others = [line.replace("\t1", "\t7") for line in _rows(GRIDS[1])]
    pairs = [*_rows(GRIDS[1]), "注：上表为2023年数据"], [*others, "注：上表为2022年数据"]
    first, second = pairs[::order]
    assert _read([_rows(GRIDS[0]), [*first, *second], _rows(GRIDS[2])]).flatten() == FORM.figures


@pytest.mark.parametrize(
    "between", ["青禾县档案馆2023年政府信息公开工作年度报告", "填报单位：青禾县档案馆", "统计年度：2023年", "2023年度"]
)
def test_what_stands_between_the_pages_of_a_table(between: str) -> None:
    """A running head ends no table: the remark below is on both pages."""
    lines = _rows(GRIDS[1])
    tables = [_rows(GRIDS[0]), [*lines[:12], between, *lines[12:], "注：上表为2022年数据。"], _rows(GRIDS[2])]
    assert _read_tables(_read(tables)) == ["proactive", "disputes"]


def test_one_table_or_all() -> None:
    """Where no headings part the tables, 上表 is but the nearest."""
    lines = ["青禾县档案馆2023年政府信息公开工作年度报告", *(line for rows in GRIDS for line in [*_rows(rows), ""])]
    for remark, read in (("注：上表为2022年数据", ["proactive", "requests"]), ("注：上表为2023年数据", list(TABLES))):
        assert _read_tables(parse_report("\n".join([*lines, remark]))) == read


DAYS = ("2024年1月15日", "2024-01-15", "2024.1.15", "2024/1/15", "2024 年 1 月 15 日", "2024-01-15 09:43")


@pytest.mark.parametrize("write", [_rows, _cells, _markup])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("day", DAYS)
def test_a_day_below_a_table(day: str, part: int, write: Callable[[Rows], list[str]]) -> None:
    """It is no figure that goes on with the last row, also in a row of its own, or below who signs."""
    markup = write is _markup
    tables = [write(rows) for rows in GRIDS]
    rowed = [*tables[part][:-1], tables[part][-1].replace("</table>", f"<tr><td colspan='8'>{day}</td></tr></table>")]
    for below in ([day], ["青禾县档案馆", day]):
        lines = [*tables[part], *below]
        assert _read([*tables[:part], lines, *tables[part + 1 :]], markup=markup).flatten() == FORM.figures
    assert _read([*tables[:part], rowed, *tables[part + 1 :]], markup=markup).flatten() == FORM.figures


@pytest.mark.parametrize("write", [_rows, _cells, _markup])
@pytest.mark.parametrize(
    "head", ["青禾县档案馆2023年政府信息公开工作年度报告", "（续表）", "单位：件", "续上表", "2024年1月15日"]
)
def test_between_the_head_of_section_four_and_its_figures(head: str, write: Callable[[Rows], list[str]]) -> None:
    """A page may end there; the row has no label of its own."""
    *heads, figures = GRIDS[2]
    parted = [*write(heads), head, *write([figures])]
    tables = [write(GRIDS[0]), write(GRIDS[1]), parted]
    assert _read(tables, markup=write is _markup).flatten() == FORM.figures


@pytest.mark.parametrize("mark", ["①", "[1]", "（注1）", "【注】", "*", "**", " ①"])
def test_marks_of_notes_behind_labels(mark: str) -> None:
    marked = [
        [[f"{cell}{mark}" if not cell.isdigit() and cell else cell for cell in row] for row in rows] for rows in GRIDS
    ]
    assert _read([_rows(rows) for rows in marked]).flatten() == FORM.figures


@pytest.mark.parametrize(
    ("caption", "other"),
    [
        (caption.format(year), year == 2022)
        for year in (2022, 2023)
        for caption in (
            "注：下表为{}年数据。",
            "以下数据为{}年数据。",
            "收到和处理政府信息公开申请情况统计表（{}年度）",
            "{}年度数据（单位：件）",
            "{}年申请情况如下表所示：",
            "我局{}年度收到和处理申请情况如下：",
            "{}年，我局收到和处理政府信息公开申请情况如下：",
            "统计时间段：{}年1月1日至{}年12月31日".replace("{}年12", "12"),
            "统计起止时间：{}年1月1日—12月31日",
            "时间：{}年度",
            "所属时期：{}年",
            "（统计时间：{0}.1.1-{0}.12.31）",
            "统计区间：{0}0101-{0}1231",
            "{}年度情况见下表。",
        )
    ]
    + [
        (caption, True)
        for caption in (
            "自2008年以来累计情况",
            "2021、2022、2023年合计",
            "2024年计划",
            "半年报",
            "下属单位：青禾县财政局",
            "下属单位情况",
            "青禾县财政局情况如下：",
            "原公布数据",
            "以下数据有误，以附件为准",
        )
    ],
)
def test_lines_above_a_table(caption: str, other: bool) -> None:
    tables = [_rows(GRIDS[0]), [caption, *_rows(GRIDS[1])], _rows(GRIDS[2])]
    assert _read_tables(_read(tables)) == [table for table in TABLES if table != "requests" or not other]


@pytest.mark.parametrize("year", ["（2022年）", "（上年）", "（上年数）", "（2022年度）"])
def test_years_behind_the_label_of_a_group(year: str) -> None:
    """三、本年度办理结果（2022年） says that the rows are another year's, as 三、2022年度办理结果 does."""
    for words in ("三、本年度办理结果", "申请人情况"):
        rows = [[cell.replace(words, words + year) for cell in row] for row in GRIDS[1]]
        rows = rows if words == "申请人情况" else [*rows[:5], [words + year], *rows[5:]]
        assert "requests" not in _read_tables(_read([_rows(GRIDS[0]), _rows(rows), _rows(GRIDS[2])]))
