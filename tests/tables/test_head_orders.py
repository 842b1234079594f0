"""Heads in other words, beside other texts and in another order than the form's: figures are right, or None, and nothing is raised."""

from collections.abc import Sequence
from itertools import combinations

import pytest

from gov_disclosure import parse_report
from gov_disclosure.document import Document
from tables.grids import (
    Rows,
    Writer,
    codes,
    column,
    disputes_rows,
    grid_document,
    lines_document,
    read,
    requests_rows,
    small_form,
    table,
    wrong,
)
from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

FORM = small_form()
WRITERS = pytest.mark.parametrize("write", [grid_document, lines_document])
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
ORGANISATIONS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]

OTHER_WORDS = [
    ("法人或其他组织", "法人或其它组织"),
    ("法人或其他组织", "法人或者其它组织"),
    ("法人或其他组织", "法人和其它组织"),
    ("法人或其他组织", "法人及其他组织"),
    ("自然人", "公民"),
    ("自然人", "自然入"),
    ("总计", "合计"),
    ("总计", "总 计"),
    ("商业企业", "企业"),
    ("商业企业", "商业企叶"),
    ("科研机构", "科研单位"),
    ("社会公益组织", "公益组织"),
    ("法律服务机构", "法律服务组织"),
    ("法律服务机构", "法律服务机枸"),
    ("其他", "其它"),
    ("其他", "其他组织"),
    ("其他", "申请人"),
]
PAIRS = [pair for pair in combinations(OTHER_WORDS, 2) if pair[0][0] != pair[1][0]]


def values_of(document: Document, part: str) -> list[object]:
    """The figures read of a table; none is wrong."""
    _, cells = read(document)
    assert not wrong(cells, FORM)
    return [cell.value for path, cell in cells.items() if path.startswith(f"{part}.") and cell.value is not None]


def says_unexpected(document: Document, part: str) -> bool:
    return ("columns-unexpected", part) in codes(read(document)[0])


def renamed(rows: Rows, *words: tuple[str, str]) -> Rows:
    """Other words in the place of labels of the head."""
    other = dict(words)
    return [*([other.get(text, text) for text in row] for row in rows[:3]), *rows[3:]]


@WRITERS
@pytest.mark.parametrize("first", OTHER_WORDS, ids=lambda word: word[1])
def test_other_words_for_two_heads_at_once(write: Writer, first: tuple[str, str]) -> None:
    for second in OTHER_WORDS:
        values_of(write(renamed(requests_rows(FORM), first, second)), "requests")


@pytest.mark.parametrize("name", LAYOUTS)
def test_other_words_for_two_heads_in_every_layout(name: str) -> None:
    layout = LAYOUTS[name]
    for seed, words in enumerate(PAIRS[sum(map(ord, name)) % 9 :: 9]):
        rng = seeded(seed)
        form = random_form(rng, "2021", rng.choice(PROFILES[1:]))
        text = layout.text(form, random_text(rng, form))
        for label, word in words:
            text = text.replace(label, word)
        truth = layout.figures(form)
        found = parse_report(text).flatten()
        assert {path: value for path, value in found.items() if value is not None and value != truth[path]} == {}


@WRITERS
@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("法人或其它组织", ("法律服务机构", "法律服务机枸")),
        ("法人或其它组织", ("总计", "合计")),
        ("法人或者其它组织", ("法律服务机构", "法律服务机枸")),
    ],
)
def test_another_spelling_of_the_group_is_in_its_place(write: Writer, word: str, other: tuple[str, str]) -> None:
    """And costs nothing where another head is damaged."""
    assert len(values_of(write(renamed(requests_rows(FORM), ("法人或其他组织", word), other)), "requests")) == 175


@WRITERS
@pytest.mark.parametrize("word", [("其他", "其他组织"), ("其他", "其它组织"), ("法律服务机构", "法律服务组织")])
def test_other_words_for_a_column_are_read_in_its_place_only(write: Writer, word: tuple[str, str]) -> None:
    rows = requests_rows(FORM)
    assert len(values_of(write(renamed(rows, word)), "requests")) == 175
    order = [4, 0, 1, 2, 3] if word[0] == "其他" else [3, 0, 1, 2, 4]
    moved = [[row[0], row[1], *(row[2 + place] for place in order), row[7]] for row in rows[3:]]
    head = [*rows[:2], [ORGANISATIONS[place] for place in order]]
    assert not values_of(write(renamed([*head, *moved], word)), "requests")


@WRITERS
@pytest.mark.parametrize("group", ["法人或其他组织", "法人或其它组织", "法人和其它组织", "单位"])
@pytest.mark.parametrize("person", ["自然人", "自然入"])
def test_persons_behind_the_organisations_are_not_read(write: Writer, group: str, person: str) -> None:
    """The columns of the organisations come below both, in the form's order."""
    rows = requests_rows(FORM)
    moved = [[label, *others, natural, total] for label, natural, *others, total in rows[3:]]
    document = write([["申请人情况"], [group, person, "总计"], ORGANISATIONS, *moved])
    assert not values_of(document, "requests")


ABOVE = [
    ["行政诉讼情况"],
    ["行政诉讼情况："],
    ["行政诉讼"],
    ["（二）行政诉讼"],
    ["行政诉讼、行政复议"],
    ["行政诉讼/行政复议"],
    ["行政复议3件，行政诉讼1件"],
    ["行政复议3件", "行政诉讼1件"],
    ["行政诉讼案件1件"],
    ["复议后起诉0件"],
    ["未经复议直接起诉1件"],
    ["（一）行政复议", "（二）行政诉讼"],
]


@pytest.mark.parametrize("above", ABOVE, ids=" ".join)
def test_lines_above_a_whole_head_say_nothing_of_its_parts(above: list[str]) -> None:
    lines = [[text] for text in above]
    rows = disputes_rows(FORM)
    before = Document([*column(lines), table(rows, first_line=9)])
    documents = [before, grid_document([*lines, *rows]), grid_document([*lines, *rows], exact=False)]
    documents.append(lines_document([*lines, *rows]))
    assert [len(values_of(document, "disputes")) for document in documents] == [15] * 4


def test_a_head_whose_columns_are_damaged_names_its_parts() -> None:
    rows = disputes_rows(FORM)
    damaged = [rows[0], *([text.replace("尚未审结", "未审结") for text in row] for row in rows[1:3]), rows[3]]
    assert len(values_of(grid_document([["行政诉讼情况"], *damaged]), "disputes")) == 15


def parts(order: str, *head: list[str]) -> Rows:
    """Section 四 below a head; `order` names its parts by 复 行 后 as they stand."""
    figures = disputes_rows(FORM)[-1]
    of = {"复": figures[:5], "行": figures[5:10], "后": figures[10:]}
    return [*head, [figure for part in order for figure in of[part]]]


CUT = ["结果维持", "囗果纠正", "其他结果", "尚审结", "小计"]
TURNED = {
    "情况 behind the parts": [["行政诉讼情况", "行政复议情况"], ["未经复议直接起诉", "复议后起诉", *CUT], CUT * 2],
    "upper parts illegible": [["诉讼情况", "复议情况"], ["未经复议直接起诉", "复议后起诉", *CUT], CUT * 2],
    "sound": [["行政诉讼", "行政复议"], ["未经复议直接起诉", "复议后起诉", *RESULTS], RESULTS * 2],
    "second cut": [["行政诉讼", "行政复"], ["未经复议直接起诉", "复议后起诉", *RESULTS], RESULTS * 2],
}


@pytest.mark.parametrize("head", TURNED.values(), ids=TURNED)
@pytest.mark.parametrize("above", [[], ["行政诉讼案件1件"], ["行政诉讼、行政复议"]], ids=" ".join)
def test_parts_in_another_order_are_not_read(head: Rows, above: list[str]) -> None:
    rows = parts("行后复", *([text] for text in above), *head)
    assert not values_of(grid_document(rows, exact=False), "disputes")
    assert not values_of(grid_document(rows), "disputes")


@pytest.mark.parametrize("above", [["行政诉讼案件1件"], ["行政诉讼、行政复议", "行政复议、行政诉讼情况"]], ids=" ".join)
@pytest.mark.parametrize(
    "upper", [["行政诉讼", "行政复"], ["囗政诉讼", "行政复"], ["行政诉讼情况", "行政复"]], ids=" ".join
)
def test_parts_in_another_order_a_line_each_are_not_read(above: list[str], upper: list[str]) -> None:
    """Whatever stands above them."""
    head = [[text] for text in [*above, *upper]]
    lower = [["未经复议直接起诉", "复议后起诉", *RESULTS], RESULTS * 2]
    assert not values_of(lines_document(parts("行后复", *head, *lower)), "disputes")


def with_columns(place: int, labels: list[str], order: list[int]) -> Rows:
    """Section 四 with the columns of one of its three parts in an order, under other words."""
    heads, figures = [[*RESULTS], [*RESULTS], [*RESULTS]], disputes_rows(FORM)[-1]
    heads[place] = [labels[number] for number in order]
    moved = figures[5 * place : 5 * place + 5]
    figures = [*figures[: 5 * place], *(moved[number] for number in order), *figures[5 * place + 5 :]]
    below = ["未经复议直接起诉", "复议后起诉"]
    return [["行政复议", "行政诉讼"], [*heads[0], *below], [*heads[1], *heads[2]], figures]


@WRITERS
@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("word", ["其他", "其它", "其它结果"])
def test_other_results_in_another_word_stand_in_their_place(write: Writer, place: int, word: str) -> None:
    labels = [*RESULTS[:2], word, *RESULTS[3:]]
    assert len(values_of(write(with_columns(place, labels, [0, 1, 2, 3, 4])), "disputes")) == 15
    for order in ([0, 2, 1, 3, 4], [2, 0, 1, 3, 4], [0, 1, 3, 2, 4]):
        document = write(with_columns(place, labels, order))
        assert not values_of(document, "disputes")
        assert says_unexpected(document, "disputes")


@pytest.mark.parametrize("broken", [("其他结果",), ("其他结果", "结果纠正"), ("其他结果", "尚未审结"), RESULTS])
@pytest.mark.parametrize("places", [(0,), (1, 2), (0, 1, 2)])
def test_results_that_are_broken_over_two_lines(broken: Sequence[str], places: Sequence[int]) -> None:
    """其他 is a piece of 其他结果 where 结果 stands below it, and no other word for it."""
    parts = [
        [
            piece
            for label in RESULTS
            for piece in ([label[:2], label[2:]] if place in places and label in broken and len(label) > 2 else [label])
        ]
        for place in range(3)
    ]
    head = [["行政复议", "行政诉讼"], [*parts[0], "未经复议直接起诉", "复议后起诉"], [*parts[1], *parts[2]]]
    assert len(values_of(lines_document([*head, disputes_rows(FORM)[-1]]), "disputes")) == 15


def test_labels_of_other_tables_name_no_column_of_this_one() -> None:
    """商业企业 is one of section 三."""
    labels = ["商业企业", *RESULTS[1:]]
    assert not values_of(grid_document(with_columns(2, labels, [0, 1, 2, 3, 4])), "disputes")
