"""The title of another report right above a table: the table is that report's. The own title, and lists of titles, change nothing."""

from collections.abc import Callable, Sequence
from time import perf_counter

import pytest

from gov_disclosure import Report, parse_report
from gov_disclosure.tables.captions import title_of
from gov_disclosure.tables.owners import NOTHING, is_idle
from gov_disclosure.text import label_key
from tables.test_annexes import ALL, FORM, GRIDS, HEADINGS, LAST, NAME, ORGAN, OTHERS, PICTURE, TABLES, _page, _wrong

Lines = list[str]

OTHERS_TITLES = (
    "去年年报",
    "上年度年报",
    "上年年报",
    "上年度报告",
    "上一年度政府信息公开工作年度报告",
    "2022年年报",
    "2022年度报告",
    f"2022{NAME}",
    "二〇二二年政府信息公开工作年度报告",
    f"{ORGAN}2022{NAME}",
    f"《{ORGAN}2022{NAME}》",
    f"{ORGAN}2022年度政府信息公开年报",
    f"{ORGAN}政府信息公开工作年度报告（2022年度）",
    f"{ORGAN}2023{NAME}（更正前）",
    f"澜屏市财政局2023{NAME}",
    f"澜屏市财政局2022{NAME}",
    "2022年报",
    "以下为2022年年报：",
    "2022年政务公开工作年度报告",
    "2022年政府信息公开工作年度报告统计表",
    f"{ORGAN}关于2022年度政府信息公开工作的报告",
    f"{ORGAN}\n2022{NAME}",
    "《去年的年报》（供参考）",
)


def tabs(grid: Lines) -> Lines:
    return grid


def cells(grid: Lines) -> Lines:
    """One cell a line."""
    return [cell for line in grid for cell in line.split("\t") if cell]


def pipes(grid: Lines) -> Lines:
    return ["| " + " | ".join(line.split("\t")) + " |" for line in grid]


def glued(grid: Lines) -> Lines:
    return ["".join(line.split("\t")) for line in grid]


def body(title: str, part: int, write: Callable[[Lines], Lines], *, above: Sequence[str] = ()) -> str:
    """A report with two tables of its own, and in the place of the third one below a title."""
    own = [line for at in ALL if at != part for line in (HEADINGS[at], *GRIDS[at])]
    lines = [*own, HEADINGS[part], *above, title, *write(OTHERS[part]), *LAST]
    return "\n".join([f"{ORGAN}2023{NAME}", "一、总体情况", "全年平稳。", *lines])


@pytest.mark.parametrize("title", OTHERS_TITLES)
@pytest.mark.parametrize("part", ALL)
@pytest.mark.parametrize("write", [tabs, cells, pipes, glued])
def test_a_table_below_another_title(title: str, part: int, write: Callable[[Lines], Lines]) -> None:
    """In the section of the report's own table, which is not there."""
    report = parse_report(body(title, part, write))
    assert [
        path for path in report.flatten() if path.startswith(TABLES[part]) and report.cell(path).value is not None
    ] == []
    assert ("table-absent", TABLES[part]) in [(one.code, one.path) for one in report.diagnostics]
    if write is tabs:
        assert _wrong(report, tuple({*ALL} - {part})) == []


@pytest.mark.parametrize("title", OTHERS_TITLES[:7])
def test_below_the_own_table(title: str) -> None:
    """The own table stands, the other is named and left over."""
    for part in ALL:
        lines = [
            line for at in ALL for line in (HEADINGS[at], *GRIDS[at], *([title, *OTHERS[at]] if at == part else []))
        ]
        report = parse_report("\n".join([f"{ORGAN}2023{NAME}", "一、总体情况", "全年平稳。", *lines, *LAST]))
        assert _wrong(report, ALL) == []
        assert ("table-elsewhere", TABLES[part]) in [(one.code, one.path) for one in report.diagnostics]


@pytest.mark.parametrize("title", ["去年年报", f"{ORGAN}2022{NAME}"])
@pytest.mark.parametrize("note", ["单位：件", "（单位：件）"])
def test_a_note_between(title: str, note: str) -> None:
    report = parse_report(body(title, 1, lambda grid: [note, *grid]))
    assert _wrong(report, (0, 2)) == []


@pytest.mark.parametrize("title", ["去年年报", f"{ORGAN}2022{NAME}"])
def test_the_title_as_a_row_and_as_a_caption_of_markup(title: str) -> None:
    rows = "".join(f"<tr><td>{line.replace(chr(9), '</td><td>')}</td></tr>" for line in OTHERS[0])
    for top in (
        f"<table><caption>{title}</caption>",
        f"<table><tr><td colspan='4'>{title}</td></tr>",
        f"<p>{title}</p><table>",
    ):
        page = (
            f"<html><body><h1>{ORGAN}2023{NAME}</h1><p>一、总体情况</p><p>全年平稳。</p><p>{HEADINGS[0]}</p>{top}{rows}</table>"
            f"{''.join(f'<p>{line}</p>' for line in [HEADINGS[1], PICTURE, HEADINGS[2], PICTURE, *LAST])}</body></html>"
        )
        report = parse_report(page)
        assert [value for value in report.flatten().values() if value is not None] == []


# ---------------------------------------------------------------------------- what changes nothing


@pytest.mark.parametrize(
    "title",
    [
        f"{ORGAN}2023{NAME}",
        f"2023{NAME}",
        f"市水务局2023{NAME}",
        f"云州{ORGAN}2023年度政府信息公开工作年度报告",
        "2023年年报",
        "政府信息公开工作年度报告",
        f"上一篇：{ORGAN}2022{NAME}",
        "首页 > 信息公开 > 政府信息公开年报 > 2023年",
        "首页 > 水务局 > 政府信息公开年报 > 2023年",
        "当前位置：政府信息公开年报2023年",
    ],
)
@pytest.mark.parametrize("write", [tabs, cells, pipes])
@pytest.mark.parametrize("at", [0, 5])
def test_the_own_title_is_a_running_head(title: str, write: Callable[[Lines], Lines], at: int) -> None:
    """Above a table, and amid one it is as good as any other text."""
    for part in ALL if at == 0 else (1,):
        grids = [[*grid[:at], title, *grid[at:]] if one == part else grid for one, grid in enumerate(GRIDS)]
        lines = [line for one in ALL for line in (HEADINGS[one], *write(grids[one]))]
        report = parse_report("\n".join([f"{ORGAN}2023{NAME}", "一、总体情况", "全年平稳。", *lines, *LAST]))
        wrong = _wrong(report, ALL)
        assert not wrong or (at and write is not tabs and all(report.cell(path).value is None for path in wrong))


def test_the_own_title_takes_nothing_back() -> None:
    """Amid another organ's table it is a running head too."""
    grid = ["附件：澜屏市财政局统计表", *OTHERS[1][:6], f"{ORGAN}2023{NAME}", *OTHERS[1][6:]]
    assert _wrong(_page([HEADINGS[1], *grid], (0,), None, amid=True), (0,)) == []


LIST = (f"{ORGAN}2022{NAME}", f"{ORGAN}2021{NAME}", f"{ORGAN}2020{NAME}")


@pytest.mark.parametrize("titles", [LIST, LIST[:1], ("2022年年报", "2021年年报"), ("历年年报", *LIST), ("去年年报",)])
def test_lists_of_titles(titles: Sequence[str]) -> None:
    """In a menu, right above the text or below it; and in a section above something else."""
    for title in ("\n".join([*titles, f"{ORGAN}2023{NAME}"]), "\n".join([f"{ORGAN}2023{NAME}", *titles])):
        assert _wrong(_page([], ALL, title=title), ALL) == []
    assert _wrong(_page([*titles], ALL), ALL) == []
    above = [*titles, "本局收到的申请均已按期答复。" * 10]
    report = parse_report(
        "\n".join(
            [
                f"{ORGAN}2023{NAME}",
                "一、总体情况",
                "全年平稳。",
                *(line for at in ALL for line in (HEADINGS[at], *above, *GRIDS[at])),
                *LAST,
            ]
        )
    )
    assert _wrong(report, ALL) == []


@pytest.mark.parametrize("titles", [("2022年年报", "2021年年报"), ("2021年年报", "2020年年报", "2019年年报")])
def test_a_list_right_above_the_own_tables(titles: Sequence[str]) -> None:
    """Of several titles none is that of the tables below."""
    report = _page([*titles, *_joined(GRIDS)], instead="（见附件）")
    assert _wrong(report, ALL) == []


def _joined(grids: Sequence[Lines]) -> Lines:
    return [line for grid in grids for line in grid]


def test_a_title_above_a_day_leads_to_a_page() -> None:
    report = _page(["2022年年报", "2023年1月20日", *_joined(GRIDS)], instead="（见附件）")
    assert _wrong(report, ALL) == []


@pytest.mark.parametrize(
    ("text", "years", "organ"),
    [
        (f"{ORGAN}2022{NAME}", (2022,), ORGAN),
        (f"县政府办公室2022{NAME}", (2022,), "县政府办公室"),
        (f"青禾镇2022{NAME}", (2022,), "青禾镇"),
        ("2022年年报", (2022,), None),
        ("2022年度报告.pdf", (2022,), None),
        (f"2021年至2022{NAME}", (2021, 2022), None),
        ("去年年报", (), None),
    ],
)
def test_titles(text: str, years: tuple[int, ...], organ: str | None) -> None:
    title = title_of(label_key(text))
    assert title is not None
    assert (title.years, title.organ, title.title) == (years, organ, True)
    assert is_idle(title, NOTHING, (2023, None), in_section=False) is False


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开工作年度报告",
        f"{ORGAN}政府信息公开工作年度报告",
        "根据2022年政府信息公开工作年度报告",
        "关于发布2022年政府信息公开工作年度报告的通知",
        "详见2022年政府信息公开工作年度报告",
        "本年度政府信息公开工作年度报告",
        "各单位2022年政府信息公开工作年度报告",
        "2022年政府信息公开工作",
        "报告2022年12月",
        "报告" * 40,
    ],
)
def test_no_titles(text: str) -> None:
    """They name no year, or say more than a title."""
    assert title_of(label_key(text)) is None


def test_another_organ_counts_in_sections_only() -> None:
    """Outside of them its title is a link."""
    title = title_of(label_key(f"澜屏市财政局2023{NAME}"))
    assert title is not None
    assert is_idle(title, NOTHING, (2023, ORGAN), in_section=False)
    assert not is_idle(title, NOTHING, (2023, ORGAN), in_section=True)


def test_small_form_is_told_apart() -> None:
    """The other tables differ from the own ones."""
    assert GRIDS != OTHERS
    assert isinstance(_page([], ALL), Report)
    assert FORM.figures


@pytest.mark.parametrize(
    "text",
    [
        "年度报告" * 14 + "件",
        "县局" * 25 + "报告件",
        "2022年度" * 10 + "报告件",
        "信息公开" * 14 + "报告",
        "附表2022年报" * 7 + "件",
        "20222023" * 6 + "年报件",
    ],
)
def test_long_texts_take_no_longer(text: str) -> None:
    """No pattern tries the ways in which words may follow one another."""
    start = perf_counter()
    for length in range(8):
        title_of(text[length:])
    assert perf_counter() - start < 0.2


@pytest.mark.parametrize("title", ["县总工会政府信息公开工作年度报告（2023年）", "县残联政府信息公开2022年度报告"])
def test_an_organ_ends_before_what_it_discloses(title: str) -> None:
    """政府 of 政府信息公开 is no end of a name."""
    found = title_of(label_key(title))
    assert found is None or found.organ in (None, title[: title.index("政府")])
