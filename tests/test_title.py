"""The line that names a report."""

import pytest

from gov_disclosure.title import (
    Title,
    best_title,
    clean,
    find_titles,
    lines_beside,
    read_site_title,
    read_title,
    titles_of_page,
)

ORGAN = "青禾县财政局"


@pytest.mark.parametrize(
    ("line", "agency", "year"),
    [
        ("青禾县财政局2031年政府信息公开工作年度报告", ORGAN, 2031),
        ("青禾县财政局 2031 年政府信息公开工作 年度报告", ORGAN, 2031),
        ("《青禾县财政局2031年度政府信息公开工作报告》", ORGAN, 2031),
        ("青禾县财政局关于2031年政府信息公开工作的年度报告", ORGAN, 2031),
        ("关于青禾县财政局2031年政府信息公开年报", ORGAN, 2031),
        ("2031年青禾县财政局政府信息公开工作年度报告", ORGAN, 2031),
        ("2031年度青禾县财政局政务公开工作年度报告", ORGAN, 2031),
        ("青禾县财政局政府信息公开工作年度报告（2031年度）", ORGAN, 2031),
        ("青禾县财政局政府信息公开2031年年度报告", ORGAN, 2031),
        ("青禾县财政局二〇三一年政府信息公开工作年度报告", ORGAN, 2031),
        ("青禾县财政局２０３１年政府信息公开工作年度报告", ORGAN, 2031),
        ("标题：青禾县财政局2031年政府信息公开工作年度报告", ORGAN, 2031),
        ("# 青禾县财政局2031年政府信息公开工作年度报告", ORGAN, 2031),
        ("青禾县财政局2031年政府信息公开工作年度报告（本级）", ORGAN, 2031),
        ("青禾县人民政府2031年政府信息公开工作年度报告", "青禾县人民政府", 2031),
        ("青禾县人民政府信息公开工作年度报告（2031年）", "青禾县人民政府", 2031),
        ("青禾县2031年政府信息公开工作年度报告", "青禾县", 2031),
        ("2031年政府信息公开工作年度报告", None, 2031),
        ("青禾县财政局政府信息公开工作年度报告", ORGAN, None),
    ],
)
def test_titles(line: str, agency: str | None, year: int | None) -> None:
    """A title names the organ and the year, wherever the year stands."""
    title = read_title(line)
    assert title is not None
    assert (title.agency, title.year) == (agency, year)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "政府信息公开工作年度报告",
        "政府信息公开年报",
        "按照《政府信息公开年报样式》编写2031年报告。",
        "现公布2031年政府信息公开工作年度报告，请监督",
        "2031年政府工作报告",
        "首页 > 政务公开 > 2031年政府信息公开年报",
        "附件：青禾县财政局2031年政府信息公开工作年度报告",
        "2032-01-20 青禾县财政局2031年政府信息公开工作年度报告",
        "（3）青禾县财政局2031年政府信息公开工作年度报告",
        "青禾县财政局2031年政府信息公开工作年度报告" * 6,
    ],
)
def test_no_titles(line: str) -> None:
    """Columns of a site, prose and other reports are no titles."""
    assert read_title(line) is None


def test_clean() -> None:
    """Blanks between Chinese characters and digits go; blanks between Latin words stay."""
    assert clean(" 青禾 县 2 031 年 ( 本级 ) ABC Co ") == "青禾县2031年( 本级 ) ABC Co"


@pytest.mark.parametrize(
    ("lines", "text", "first", "last"),
    [
        (["首页", "青禾县财政局2031年政府信息公开工作年度报告", "2032-01-20"], None, 1, 1),
        ([ORGAN, "2031年政府信息公开工作年度报告"], None, 0, 1),
        ([ORGAN, "", "2031年政府信息公开工作", "年度报告"], None, 0, 3),
        ([ORGAN, "政府信息公开工作年度报告", "（2031年）"], "青禾县财政局政府信息公开工作年度报告（2031年）", 0, 2),
        ([ORGAN, "关于2031年政府信息公开工作的", "年度报告"], "青禾县财政局关于2031年政府信息公开工作的年度报告", 0, 2),
        (["政府信息公开年报", "2031年政府信息公开工作年度报告"], "2031年政府信息公开工作年度报告", 1, 1),
        (["首页 > 年报", "2031年政府信息公开工作年度报告"], "2031年政府信息公开工作年度报告", 1, 1),
        (["青禾县财政局2030年政府信息公开工作年度报告", "青禾县财政局2031年政府信息公开工作年度报告"], None, 1, 1),
    ],
)
def test_find(lines: list[str], text: str | None, first: int, last: int) -> None:
    """The title that says most is taken, put together from its lines; of equals the last."""
    title = best_title(find_titles(lines))
    assert title is not None
    assert title.text == (text or "青禾县财政局2031年政府信息公开工作年度报告")
    assert (title.first, title.last) == (first, last)


def test_find_all() -> None:
    """Every line that names a report is found, in order; of equals the last is the best."""
    lines = ["青禾县2031年政府信息公开年报", "首页", "禾田县2031年政府信息公开年报"]
    first, last = find_titles(lines)
    assert (first, last) == (Title(lines[0], "青禾县", 2031, 0, 0), Title(lines[2], "禾田县", 2031, 2, 2))
    assert best_title([first, last]) is last
    assert best_title(find_titles(["首页", "工作报告"])) is None


@pytest.mark.parametrize("above", ["2032年工作要点", "2032年1月20日", "青禾县财政局召开会议", "公开年报", "首页"])
def test_no_first_piece(above: str) -> None:
    """A line above that is no beginning of a title stays out of it."""
    (title,) = find_titles([above, "青禾县财政局政府信息公开工作年度报告"])
    assert (title.year, title.agency, title.first) == (None, ORGAN, 1)


@pytest.mark.parametrize(
    "pieces", [("青禾县财政局2031年政府信息", "公开工作年度报告"), ("2031年青禾县财政局", "政府信息公开年报")]
)
def test_pieces(pieces: tuple[str, str]) -> None:
    """A title may be broken anywhere."""
    assert [title.text for title in find_titles(pieces)] == ["".join(pieces)]


@pytest.mark.parametrize(
    ("line", "agency", "year"),
    [
        ("【公示】青禾县财政局2031年政府信息公开年报", ORGAN, 2031),
        ("· 青禾县财政局2031年政府信息公开年报", ORGAN, 2031),
        ("青禾县财政局公布2031年政府信息公开工作年度报告", ORGAN, 2031),
        ("关于公布青禾县财政局2031年政府信息公开工作年度报告", ORGAN, 2031),
        ("青禾县（本级）2031年政府信息公开年报", "青禾县（本级）", 2031),
        ("青禾县财政局审议2031年政府信息公开工作年度报告", None, 2031),
        ("2031年市级部门政府信息公开年报", None, 2031),
        ("青禾县各乡镇2031年政府信息公开年报", None, 2031),
        ("我局2031年政府信息公开工作年度报告", None, 2031),
        ("青禾县2030-2031年政府信息公开工作年度报告", "青禾县", None),
    ],
)
def test_organs(line: str, agency: str | None, year: int | None) -> None:
    """Remarks, verbs and groups of organs are no organ; two years are none."""
    title = read_title(line)
    assert title is not None
    assert (title.agency, title.year) == (agency, year)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("青禾县财政局2031年政府信息公开工作年度报告-青禾县人民政府", "青禾县财政局2031年政府信息公开工作年度报告"),
        ("青禾县人民政府 | 青禾县2031年政府信息公开年报_年报", "青禾县2031年政府信息公开年报"),
        ("政府信息公开年报-青禾县人民政府", None),
        (None, None),
    ],
)
def test_site_title(printed: str | None, text: str | None) -> None:
    """The names of site and column are taken off the title of a page."""
    title = read_site_title(printed)
    assert (title.text if title else None) == text


@pytest.mark.parametrize(
    ("site", "articles", "found"),
    [
        (None, [], []),
        ("政府信息公开年报-青禾县", ["青禾县2031年政府信息公开年报"], [("青禾县", 2031)]),
        ("2031年政府信息公开年报-青禾", ["青禾县2031年政府信息公开年报"], [("青禾县", 2031)]),
        ("青禾县2031年政府信息公开年报", ["青禾县2031年政府信息公开年报"], [("青禾县", 2031)]),
        ("青禾县2031年政府信息公开年报", ["青禾县2030年政府信息公开年报"], [("青禾县", 2030), ("青禾县", 2031)]),
    ],
)
def test_titles_of_page(site: str | None, articles: list[str], found: list[tuple[str, int]]) -> None:
    """Of several for one year the one that says most."""
    assert [(title.agency, title.year) for title in titles_of_page(site, articles)] == found


def test_lines_beside() -> None:
    """Three lines on either side that are neither blank nor prose, and the one right below."""
    title = "青禾县2031年政府信息公开年报"
    lines = ["甲", "乙", "", "丙", "丁", title, "", "戊", "依照有关规定编制本报告。", "己", "庚"]
    titles = find_titles(lines)
    assert lines_beside(titles[0], titles, lines) == (["丁", "丙", "乙", "戊", "己"], ["戊"])
    assert lines_beside(Title("另一份", "秋水县", 2031), titles, lines) == ([], [])
    assert lines_beside(None, titles, lines) == ([], [])
