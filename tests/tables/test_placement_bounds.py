"""Rows that look complete, or as if their columns were known, and are not: each would give a wrong figure."""

import pytest

from gov_disclosure.document import Document, Table, TableCell
from gov_disclosure.model.report import Value
from gov_disclosure.position import Position
from gov_disclosure.tables import read_tables
from tables.grids import HEADS, lines_document

LABELS = ("本年制发件数", "本年废止件数", "现行有效件数")
HEAD = ["信息内容", *LABELS]
RULES = tuple(f"proactive.rules.{column}" for column in ("issued", "repealed", "in_force"))
OTHERS = tuple(f"proactive.normative_documents.{column}" for column in ("issued", "repealed", "in_force"))


def figures(document: Document) -> dict[str, Value]:
    """The figures that are read."""
    return {cell.path: cell.value for cell in read_tables(document).cells if cell.value is not None}


def text_table(*rows: list[str]) -> Document:
    """A table of a text: nothing tells its blank cells from the width of spans."""
    return Document([Table([[TableCell(text, Position(1), covered=not text) for text in row] for row in rows])])


# ---------------------------------------------------------------------------- a cell with two figures


@pytest.mark.parametrize("both", ["1 2", "1、2", "1；2"])
def test_two_figures_in_a_cell_and_a_blank_at_the_end(both: str) -> None:
    """1, 2 and 3 are printed: the 3 stands under 废止 only because two of them share a cell."""
    others = ["行政规范性文件", "4", "5", "6"]
    read = figures(text_table(HEAD, ["规章", both, "3", ""], others))
    assert read == dict(zip(OTHERS, (4, 5, 6), strict=True))


def test_a_blank_at_the_end() -> None:
    """In a table with as many cells in each row as figures, it is the blank figure."""
    read = figures(text_table(HEAD, ["规章", "1", "3", ""], ["行政规范性文件", "4", "5", "6"]))
    assert read == {**dict(zip(RULES[:2], (1, 3), strict=True)), **dict(zip(OTHERS, (4, 5, 6), strict=True))}


# ---------------------------------------------------------------------------- as many figures as the form by chance


@pytest.mark.parametrize("others", [[["行政规范性文件", "4", "5", "6", ""]], []], ids=["beside another row", "alone"])
def test_a_number_beside_a_blank_figure(others: list[list[str]]) -> None:
    """It makes the row complete; that one row has its figures in such columns proves nothing."""
    read = figures(text_table([*HEAD, ""], ["规章", "4", "", "6", "17"], *others))
    assert not set(RULES) & read.keys()
    assert [read.get(path) for path in OTHERS] == ([4, 5, 6] if others else [None] * 3)


def test_two_rows_with_the_same_columns() -> None:
    """They prove them for each other: a span of the head leaves the same place blank in both."""
    head = ["信息内容", LABELS[0], "", *LABELS[1:]]
    read = figures(text_table(head, ["规章", "4", "", "5", "6"], ["行政规范性文件", "7", "", "8", "9"]))
    assert read == dict(zip((*RULES, *OTHERS), range(4, 10), strict=True))


# ---------------------------------------------------------------------------- one figure in each place of its span


@pytest.mark.parametrize("gap", [1, 2, 3], ids=["behind the first", "behind the second", "before all"])
def test_figures_that_may_be_one(gap: int) -> None:
    """The head has a label over two places, and two neighbouring figures are the same: a tool may have written one figure into
    both, and the last one may be blank.
    """
    places = [1, 2, 0][gap - 1] + 1
    head = [*HEAD[:places], "", *HEAD[places:]]
    first = ["5", "5", "6"] if gap != 2 else ["5", "6", "6"]
    other = ["7", "7", "8"] if gap != 2 else ["7", "8", "8"]
    read = figures(text_table(head, ["规章", *first, ""], ["行政规范性文件", *other, ""]))
    assert read == {}


def test_figures_that_are_different() -> None:
    """Then no one of them is another's, and the rows prove their columns for each other."""
    head = ["信息内容", LABELS[0], "", *LABELS[1:]]
    read = figures(text_table(head, ["规章", "5", "6", "7", ""], ["行政规范性文件", "8", "9", "1", ""]))
    assert read == dict(zip((*RULES, *OTHERS), (5, 6, 7, 8, 9, 1), strict=True))


@pytest.mark.parametrize("between", ["0", "４", "１"])
def test_equal_figures_that_are_no_neighbours(between: str) -> None:
    """With another figure between them they are no print of one."""
    head = ["信息内容", LABELS[0], LABELS[1], "", LABELS[2]]
    read = figures(text_table(head, ["规章", "3", "", between, "3"], ["行政规范性文件", "5", "", "0", "5"]))
    assert read == dict(zip((*RULES, *OTHERS), (3, int(between), 3, 5, 0, 5), strict=True))


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["", 0, 1, "", 2], ["5", "5", "", "6"]),
        (["", 0, 1, "", 2], ["5", "", "6", "6"]),
        (["", 0, "", 1, 2], ["5", "", "6", "6"]),
        (["", 0, 1, "", 2], ["5", "", "5", "6"]),
    ],
    ids=["each under its label", "the second beside it", "both under theirs", "a place between them"],
)
def test_equal_figures_under_labels_of_their_own(head: list[str | int], row: list[str]) -> None:
    """A label begins between the two, and no label is written twice: no figure is, either."""
    labels = ["信息内容", *(LABELS[label] if isinstance(label, int) else label for label in head[1:])]
    read = figures(text_table(labels, ["规章", *row], ["行政规范性文件", *row]))
    told = [int(figure) for figure in row if figure]
    assert read == dict(zip((*RULES, *OTHERS), told * 2, strict=True))


def test_equal_figures_under_labels_that_are_repeated() -> None:
    """Then the figures may be as well: a 5 over two places, a blank and a 6."""
    head = ["信息内容", LABELS[0], LABELS[1], LABELS[1], LABELS[2]]
    assert figures(text_table(head, ["规章", "5", "5", "", "6"], ["行政规范性文件", "7", "7", "", "8"])) == {}


# ---------------------------------------------------------------------------- a cell a line


def disputes(row: str) -> dict[str, Value]:
    """What is read of section 四 with a line for each cell."""
    return figures(lines_document([*HEADS["disputes", "2021"], row.split()]))


def test_a_blank_gone_and_a_number_elsewhere() -> None:
    """The blank of the second court cases is gone, and the 12 of a page has come in behind them: as many cells as before, and
    two of the three sums hold.
    """
    assert disputes("1 0 0 0 1 2 0 0 2 12 0 0 0 3 3") == {}


def test_the_row_as_it_was() -> None:
    read = disputes("1 0 0 0 1 2 0 0 0 2 0 0 0 3 3")
    assert [value for path, value in read.items() if path.endswith("total")] == [1, 2, 3]
