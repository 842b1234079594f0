"""Damaged heads that are legible, in the form's order and in another: no figure is read in the place of another one."""

from collections.abc import Callable

import pytest

from gov_disclosure.document import Document
from gov_disclosure.tables.headwords import names_in
from tables.grids import (
    Rows,
    Writer,
    codes,
    disputes_rows,
    grid_document,
    lines_document,
    proactive_rows,
    read,
    requests_rows,
    small_form,
    wrong,
)
from writer.forms import Form

FORM = small_form()
OLD_FORM = small_form("2019")
WRITERS = pytest.mark.parametrize("write", [grid_document, lines_document])
ORGANISATIONS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
MOVED = [1, 3, 0, 2, 4]
"""科研机构, 法律服务机构, 商业企业, 社会公益组织, 其他."""

Damage = Callable[[str], str]
DAMAGES: dict[str, Damage] = {
    "another word": lambda label: f"{label} Total",
    "one wrong character": lambda label: f"{label[:2]}某{label[3:]}" if len(label) > 2 else label,
    "cut": lambda label: label[:3] if len(label) > 4 else label,
    "parted": " ".join,
}
DAMAGED = pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)


def moved(row: list[str]) -> list[str]:
    """A row of section 三 with the columns of the organisations in another order."""
    label, natural, *others, total = row
    return [label, natural, *(others[place] for place in MOVED), total]


def requests_in(order: list[int], damage: Damage, form: Form = FORM) -> Rows:
    head = [["自然人", "法人或其他组织", "总计"], [ORGANISATIONS[place] for place in order]]
    rows = requests_rows(form)[3:]
    return [*([damage(text) for text in row] for row in head), *(rows if order == [*range(5)] else map(moved, rows))]


def values_of(document: Document, table: str) -> list[object]:
    tables, cells = read(document)
    assert not wrong(cells, FORM)
    return [cell.value for cell in tables.cells if cell.path.startswith(f"{table}.") and cell.value is not None]


def says_unexpected(document: Document, table: str) -> bool:
    return any(code == "columns-unexpected" and str(path).startswith(table) for code, path in codes(read(document)[0]))


@WRITERS
@DAMAGED
def test_legible_heads_in_another_order_leave_no_figure(write: Writer, damage: Damage) -> None:
    document = write(requests_in(MOVED, damage))
    assert not values_of(document, "requests")
    assert says_unexpected(document, "requests")


@pytest.mark.parametrize(
    ("damage", "above"),
    [
        (DAMAGES["another word"], [["申请人情况"]]),
        (DAMAGES["one wrong character"], []),
        (DAMAGES["cut"], []),
        (DAMAGES["parted"], []),
    ],
)
def test_legible_heads_in_the_forms_order_cost_no_figure_of_cells_with_a_line_each(damage: Damage, above: Rows) -> None:
    document = lines_document([*above, *requests_in([*range(5)], damage)])
    assert len(values_of(document, "requests")) == 175


@pytest.mark.parametrize("damage", [DAMAGES["cut"], DAMAGES["parted"]])
def test_legible_heads_in_the_forms_order_cost_no_figure_of_a_grid(damage: Damage) -> None:
    assert len(values_of(grid_document(requests_in([*range(5)], damage)), "requests")) == 175


VERTICAL = [
    ["科", "法", "商", "社", "其"],
    ["研", "律", "业", "会", "他"],
    ["机", "服", "企", "公"],
    ["构", "务", "业", "益"],
]
FORMS_VERTICAL = [
    ["商", "科", "社", "法", "其"],
    ["业", "研", "会", "律", "他"],
    ["企", "机", "公", "服"],
    ["业", "构", "益", "务"],
]


def below(head: Rows, order: list[int]) -> Rows:
    rows = requests_rows(FORM)[3:]
    return [*head, *(rows if order == [*range(5)] else map(moved, rows))]


def test_heads_printed_vertically() -> None:
    assert not values_of(grid_document(below(VERTICAL, MOVED), exact=False), "requests")
    assert len(values_of(grid_document(below(FORMS_VERTICAL, [*range(5)]), exact=False), "requests")) == 175


def test_heads_in_one_text() -> None:
    """As many characters as there are in the heads, and nothing between them but spaces."""
    spaced = [[" ".join("".join(ORGANISATIONS[place] for place in order))] for order in (MOVED, [*range(5)])]
    assert not values_of(grid_document(below([spaced[0]], MOVED), exact=False), "requests")
    assert len(values_of(grid_document(below([spaced[1]], [*range(5)]), exact=False), "requests")) == 175


def test_heads_broken_so_that_a_line_ends_one_and_begins_the_next() -> None:
    pieces = [["科研"], ["机构", "法律服"], ["务机构", "商业"], ["企业", "社会公"], ["益组织", "其"], ["他"]]
    assert not values_of(grid_document(below(pieces, MOVED), exact=False), "requests")
    in_order = [["商业"], ["企业", "科研"], ["机构", "社会公"], ["益组织", "法律服"], ["务机构", "其"], ["他"]]
    assert len(values_of(grid_document(below(in_order, [*range(5)]), exact=False), "requests")) == 175


def test_heads_a_character_a_line() -> None:
    head = [[character] for place in MOVED for character in ORGANISATIONS[place]]
    assert not values_of(lines_document(below(head, MOVED)), "requests")


def test_an_illegible_head_shows_the_order_by_the_others_in_their_places() -> None:
    """某他 is like no head; what stands behind it is not where the form has it."""
    order = [0, 1, 4, 2, 3]
    texts = ["自某人", "某人或其他组织", "总某", "商业企某", "科研某构", "某他", "社会公益组某", "法某服务机构"]
    rows = [
        [label, natural, *(others[place] for place in order), total]
        for label, natural, *others, total in requests_rows(FORM)[3:]
    ]
    document = lines_document([["申请人情况"], *([text] for text in texts), *rows])
    assert not values_of(document, "requests")


def parts(order: str, *head: list[str]) -> Rows:
    """Section 四 below a head; `order` names its parts by 复 行 后 as they stand."""
    figures = disputes_rows(FORM)[-1]
    of = {"复": figures[:5], "行": figures[5:10], "后": figures[10:]}
    return [*head, [figure for part in order for figure in of[part]]]


RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
MOVED_PARTS = {
    "cut, litigation first": ("行后复", ["行政", "行政"], ["未经复议直接", "复议后", *RESULTS], RESULTS * 2),
    "broken": (
        "行后复",
        ["行政", "行政"],
        ["诉讼", "复议"],
        ["未经复议", "复议", *RESULTS],
        ["直接起诉", "后起诉"],
        RESULTS * 2,
    ),
    "cut to four": (
        "复后行",
        ["行政复议", "行政诉讼"],
        ["结果维持", "结果", "其他", "尚未", "总计", "复议后起", "未经复议"],
        RESULTS * 2,
    ),
    "misspelt": (
        "行后复",
        ["行政某讼", "某政复议"],
        ["未经某议直接起诉", "复某后起诉", "结果维持", "结果", "其他", "尚未", "总计"],
        RESULTS * 2,
    ),
    "one legible": ("复后行", ["行政复议", "行政诉讼"], [*RESULTS, "复议", "未经复议直接起诉"], RESULTS * 2),
    "over lines": ("复后行", ["行政复议", "行政诉讼"], [*RESULTS, "复议后起"], ["未经复议"], RESULTS * 2),
    "one of the upper parts legible": (
        "行后复",
        ["行政", "囗政复议"],
        ["未经复议", "复议后", "囗囗", "囗囗", "囗囗", "囗囗", "囗囗"],
        RESULTS * 2,
    ),
    "spans filled": (
        "行后复",
        [*["囗政诉讼"] * 10, *["行政复"] * 5],
        [*["未经复议直某起诉"] * 5, *["复议某起诉"] * 5, *RESULTS],
        RESULTS * 3,
    ),
}


@pytest.mark.parametrize("case", MOVED_PARTS.values(), ids=MOVED_PARTS)
def test_parts_of_disputes_in_another_order(case: tuple[str, *tuple[list[str], ...]]) -> None:
    order, *head = case
    document = grid_document(parts(order, *head), exact=False)
    assert not values_of(document, "disputes")
    assert says_unexpected(document, "disputes")


SOUND_PARTS = {
    "cut": (["行政", "行政"], [*RESULTS, "未经复议直接", "复议后"], RESULTS * 2),
    "broken": (["行政", "行政"], ["复议", "诉讼"], [*RESULTS, "未经复议", "复议"], ["直接起诉", "后起诉"], RESULTS * 2),
    "alone": (["行政复议", "行政诉讼"], ["未经复议", "复议后起"], RESULTS * 3),
    "second cut": (["行政复议", "行政诉讼"], [*RESULTS, "未经复议直接", "起诉"], RESULTS * 2),
    "a character a line": (
        ["行政复议", "行政诉讼"],
        [*RESULTS, "未", "复议后起诉"],
        *([character] for character in "经复议直接起诉"),
        RESULTS * 2,
    ),
}


@pytest.mark.parametrize("head", SOUND_PARTS.values(), ids=SOUND_PARTS)
def test_parts_of_disputes_in_the_forms_order(head: tuple[list[str], ...]) -> None:
    assert not says_unexpected(grid_document(parts("复行后", *head), exact=False), "disputes")


@pytest.mark.parametrize(
    "head", [["制发件", "废止件", "现行"], ["件数", "件数", "现行有效"], ["本年", "本年", "现行有效"]]
)
def test_pieces_in_the_places_of_the_columns_of_proactive(head: list[str]) -> None:
    rows = proactive_rows(FORM)
    assert not says_unexpected(grid_document([rows[0], ["信息内容", *head], *rows[2:]], exact=False), "proactive")


@pytest.mark.parametrize("head", [["现行有效", "件数", "件数"], ["现行", "制发件", "废止件"]])
def test_a_piece_in_the_place_of_another_column_of_proactive(head: list[str]) -> None:
    rows = proactive_rows(FORM)
    turned = [[row[0], row[3], row[1], row[2]] if len(row) == 4 else row for row in rows[2:]]
    document = grid_document([rows[0], ["信息内容", *head], *turned], exact=False)
    _, cells = read(document)
    assert {cell.value for path, cell in cells.items() if path.startswith("proactive.rules.")} == {None}
    assert cells["proactive.licenses.decisions"].value is not None
    assert says_unexpected(document, "proactive")


def test_heads_of_proactive_a_character_a_line() -> None:
    """The slash of 本年增/减 has a line of its own, and is no figure."""
    rows = proactive_rows(OLD_FORM)
    turned: Rows = []
    for row in rows:
        if row[1:3] == ["上一年项目数量", "本年增/减"]:
            turned += [[row[0]], *([character] for character in "".join([row[2], row[1], *row[3:]]))]
        elif len(row) == 4 and row[0].startswith(("行政许可", "其他对外")):
            turned.append([row[0], row[2], row[1], row[3]])
        else:
            turned.append(row)
    _, cells = read(lines_document(turned))
    licenses = [cell.value for path, cell in cells.items() if path.startswith("proactive.licenses.")]
    assert set(licenses) == {None}


def test_a_damaged_opening_is_no_column() -> None:
    rows = proactive_rows(OLD_FORM)
    cut = [["信息内", *row[1:]] if row[0] == "信息内容" else row for row in rows]
    assert not says_unexpected(grid_document(cut, exact=False), "proactive")


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("自然人Total", ("natural_person",)),
        ("法人和其他组织", ("法人或其他组织",)),
        ("科某机构", ("research_institution",)),
        ("机构", ()),
        ("其某", ()),
        ("科研机构法律服务机构其他", ("research_institution", "legal_service_organization")),
        ("网站管理与科研机构无关之事一并在此说明", ()),
    ],
)
def test_what_a_text_names(key: str, names: tuple[str, ...]) -> None:
    assert names_in(key, "requests") == names
