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
)
NOTES_OF_NONE = (
    "注：上表为2023年数据",
    "以上数据均为2023年度数据。",
    "注：本表为2023年数据",
    "注：以上数据不含下属单位",
    "注：上表中上年结转的2件均为2022年收到的申请。",
    "以上数据与2022年相比略有增加。",
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


def test_a_note_amid_a_table() -> None:
    """Nobody knows of which rows it speaks."""
    lines = _rows(GRIDS[1])
    for place in range(4, len(lines)):
        tables = [_rows(GRIDS[0]), [*lines[:place], "注：本表为2022年数据", *lines[place:]], _rows(GRIDS[2])]
        assert _read_tables(_read(tables)) == ["proactive", "disputes"]


@pytest.mark.parametrize(
    ("caption", "below"), [("注：本表为2022年数据", ""), ("2022年收到和处理申请情况：", "注：以上为2022年数据")]
)
def test_last_years_table_below_the_own(caption: str, below: str) -> None:
    """A note speaks of tables up to the caption above it; 本表 is the one below where a head follows."""
    others = [line.replace("\t1", "\t7") for line in _rows(GRIDS[1])]
    tables = [_rows(GRIDS[0]), [*_rows(GRIDS[1]), caption, *others, below], _rows(GRIDS[2])]
    assert _read(tables).flatten() == FORM.figures
