"""Numbers beside the columns of the heads of section 二, and odd cells in rows that do not add up."""

import pytest

from gov_disclosure.tables.outside import are_numbered, counts_up
from tables.grids import Rows, codes, read, requests_rows, row_of, small_form
from tables.test_placement_bounds import HEAD, OTHERS, RULES, figures, text_table

FORM = small_form()
ITEMS = ("行政许可", "行政处罚", "行政强制", "行政事业性收费")
PATHS = (
    "proactive.licenses.decisions",
    "proactive.penalties.decisions",
    "proactive.compulsory_measures.decisions",
    "proactive.fees.amount",
)


def section(rows: Rows, names: list[str], figures_of: dict[str, list[str]]) -> list[list[str]]:
    """Section 二: `rows` of the first part, the head of a single figure, and the cells of each item."""
    fees = [name.replace("本年处理决定数量", "本年收费金额（单位：万元）") for name in names]
    width = max(len(row) for row in [*rows, names, *figures_of.values()])
    table = [["第二十条第（一）项"], *rows, ["第二十条第（五）项"], names]
    table += [[item, *figures_of[item]] for item in ITEMS[:1]]
    table += [["第二十条第（六）项"], names, *([item, *figures_of[item]] for item in ITEMS[1:3])]
    table += [["第二十条第（八）项"], fees, [ITEMS[3], *figures_of[ITEMS[3]]]]
    return [[*row, *[""] * (width - len(row))] for row in table]


ONE = ["信息内容", "本年处理决定数量"]


@pytest.mark.parametrize(
    "numbers", [["1", "2", "3", "4", "5", "6"], ["2", "17", "27", "25", "32", "44"]], ids=["count", "any"]
)
@pytest.mark.parametrize("rules", ["numbered", "blank"])
def test_a_column_behind_those_that_are_headed(numbers: list[str], rules: str) -> None:
    """What stands in it is none of the figures, which are blank."""
    first = [["规章", "", "", "", numbers[0]], ["行政规范性文件", "", "", "", numbers[1]]]
    first = first if rules == "numbered" else [[row[0], "", "", "", ""] for row in first]
    cells = {item: ["", "", "", number] for item, number in zip(ITEMS, numbers[2:], strict=True)}
    assert figures(text_table(*section([HEAD, *first], ONE, cells))) == {}


@pytest.mark.parametrize(
    "numbers", [["1", "2", "3", "4", "5", "6"], ["2", "17", "27", "25", "32", "44"]], ids=["count", "any"]
)
def test_a_column_without_a_head_right_behind_the_labels(numbers: list[str]) -> None:
    first = [["规章", numbers[0], "", "", ""], ["行政规范性文件", numbers[1], "", "", ""]]
    cells = {item: [number, "", "", ""] for item, number in zip(ITEMS, numbers[2:], strict=True)}
    head = ["信息内容", "", *HEAD[1:]]
    assert figures(text_table(*section([head, *first], ["信息内容", "", ONE[1]], cells))) == {}


def test_numbers_of_all_rows_in_the_place_of_figures() -> None:
    """With the blanks gone nothing but numbers is left, one for each row, though the form has three in some."""
    first = [["规章", "1", "", ""], ["行政规范性文件", "2", "", ""]]
    cells = {item: [str(number), "", ""] for number, item in enumerate(ITEMS, 3)}
    assert figures(text_table(*section([HEAD, *first], ONE, cells))) == {}


@pytest.mark.parametrize("last", [False, True])
def test_numbers_beside_what_is_left_of_figures(last: bool) -> None:
    """All blanks are gone: three cells may be the number of a row and two of its three figures."""
    head = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]
    rows = [["行政许可", "1", "8", ""], ["行政处罚", "2", "12", ""], ["行政强制", "3", "7", "-11"]]
    bought = [["信息内容", "采购项目数量", "采购总金额", ""], ["政府集中采购", "4", "27", ""]]
    if last:
        rows = [["行政许可", "8", "1", ""], ["行政处罚", "12", "2", ""], ["行政强制", "7", "-11", "3"]]
        bought[1] = ["政府集中采购", "27", "4", ""]
    first = ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"]
    assert figures(text_table(first, ["规章", "", "", ""], head, *rows, *bought)) == {}
    rows[0][1 + last] = "9"
    assert figures(text_table(first, ["规章", "", "", ""], head, *rows, *bought)) != {}


@pytest.mark.parametrize("numbers", [["4", "9", "5", "7"], ["3", "4", "5", "6"]], ids=["any", "count"])
def test_figures_under_their_heads(numbers: list[str]) -> None:
    """These are read, also where they count up by chance."""
    first = [["规章", "8", "2", "6", ""], ["行政规范性文件", "1", "0", "3", ""]]
    cells = {item: [number, "", "", ""] for item, number in zip(ITEMS, numbers, strict=True)}
    found = figures(text_table(*section([HEAD, *first], ONE, cells)))
    assert [int(found[path]) for path in PATHS] == list(map(int, numbers))  # type: ignore[arg-type]
    assert [found[path] for path in (*RULES, *OTHERS)] == [8, 2, 6, 1, 0, 3]


@pytest.mark.parametrize("place", [1, 2])
def test_figures_within_the_width_of_their_head(place: int) -> None:
    """The head of a figure alone spans several columns, and the figure may stand in any of them."""
    first = [["规章", "8", "2", "6"], ["行政规范性文件", "1", "0", "3"]]
    cells = {item: ["", "", ""] for item in ITEMS}
    for item, number in zip(ITEMS, ("4", "9", "5", "7"), strict=True):
        cells[item][place] = number
    found = figures(text_table(*section([HEAD, *first], ONE, cells)))
    assert [int(found[path]) for path in PATHS] == [4, 9, 5, 7]  # type: ignore[arg-type]


def test_labels_over_two_columns_below_heads_over_one() -> None:
    """All rows have a blank behind their labels; the rows of three figures show that it is none of these."""
    first = [["规章", "", "8", "2", "6"], ["行政规范性文件", "", "1", "0", "3"]]
    cells = {item: ["", number, "", ""] for item, number in zip(ITEMS, ("4", "9", "5", "7"), strict=True)}
    found = figures(text_table(*section([HEAD, *first], ONE, cells)))
    assert [found[path] for path in (*RULES, *OTHERS)] == [8, 2, 6, 1, 0, 3]
    assert [int(found[path]) for path in PATHS] == [4, 9, 5, 7]  # type: ignore[arg-type]


def test_rows_of_three_figures_within_the_width_of_their_heads() -> None:
    """The second head is over two columns, and the figures stand in the second of them: they prove them for each other."""
    head = ["信息内容", *HEAD[1:3], "", HEAD[3]]
    rows = [["规章", "8", "", "2", "6"], ["行政规范性文件", "1", "", "0", "3"]]
    assert [figures(text_table(head, *rows)).get(path) for path in (*RULES, *OTHERS)] == [8, 2, 6, 1, 0, 3]


def test_beside_a_row_with_a_blank_figure() -> None:
    """A value within the width of a head is in no column of its own, though the row has a blank figure as well."""
    numbers = ["上一年项目数量", "本年增/减", "", "处理决定数量"]
    first = [["信息内容", "本年新制作数量", "本年新公开数量", "", "对外公开总数量"], ["规章", "8", "2", "", "6"]]
    rows = [["行政许可", "57", "", "0", "3"], ["其他对外管理服务事项", "65", "", "1", "4"]]
    blank = ["行政强制", "7", "", "9", ""]
    found = figures(text_table(*first, ["信息内容", *numbers], *rows, ["信息内容", *numbers], blank))
    assert [value for path, value in found.items() if path.startswith(("proactive.lic", "proactive.other"))] == [
        57,
        0,
        3,
        65,
        1,
        4,
    ]
    assert not [path for path in found if path.startswith("proactive.compulsory")]


def test_counting() -> None:
    assert counts_up([1, 2, 3])
    assert not counts_up([])
    assert not counts_up([3, 2, 1])
    assert not counts_up([1, 2, 3], least=5)


@pytest.mark.parametrize(
    ("rows", "numbered"),
    [
        ([["1"], ["2"], ["3"]], True),
        ([["5"], ["6"], ["7", "40"]], True),
        ([["12", "1"], [], ["3"], ["7", "4"]], True),
        ([["100"], ["20"], ["307"]], True),
        ([["001"], ["02"], ["703"]], True),
        ([["1"], ["2"]], False),
        ([["1"], ["3"], ["2"]], False),
        ([["0"], ["1"], ["2"]], False),
        ([[], ["1", "9"], [], ["2"], ["3"]], True),
        ([["000"], ["1"], ["2"], ["3"]], False),
        ([[], ["0"], ["1"], ["2"]], False),
        ([[], ["1"], ["12"], ["13"]], False),
        ([["1" * 5000], ["2" * 5000], ["9" * 5000]], False),
        ([], False),
    ],
)
def test_numbers_of_rows_by_their_places(rows: list[list[str]], numbered: bool) -> None:
    assert are_numbered(rows) is numbered


# ---------------------------------------------------------------------------- odd cells in rows that do not add up


def ragged(rows: Rows) -> Rows:
    """The table without what spans cover; the first row of each group has the group's label as well."""
    return [["三、本年度办理结果", *row] if row[0].startswith("（一）") else row for row in rows]


@pytest.mark.parametrize("label", ["一、", "2.其他法律", "（七）"])
def test_a_figure_that_begins_with_a_bar(label: str) -> None:
    """A cell more than other rows have, and a sum that fails: of 1189 a bar and 189 may be left."""
    rows = ragged(requests_rows(FORM))
    row = row_of(rows, label)
    row[1:2] = ["", "7777"]
    document = text_table(*rows)
    found = figures(document)
    assert not {7777} & set(found.values())
    assert len(found) == 7 * (len(rows) - 4)
    tables, _ = read(document)
    assert [code for code, _ in codes(tables)] == ["row-not-placed"]


def test_a_wrong_sum_is_read_as_printed() -> None:
    """Where rows are as wide as others of their sort, also with the places that spans cover."""
    for wide in (False, True):
        rows = requests_rows(FORM)
        rows = [[row[0], "", *row[1:]] if len(row) == 8 else row for row in rows] if wide else ragged(rows)
        row_of(rows, "二、")[-1] = "7777"
        found = figures(text_table(*rows))
        assert found["requests.carried_over.total"] == 7777
        assert len(found) == 7 * (len(rows) - 3)
