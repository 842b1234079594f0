"""Columns that rows prove."""

import re

import pytest

from gov_disclosure.readers.grid import MEASURES, Measure, measured, place, proved, shown, spans
from gov_disclosure.readers.pieces import Piece, cut

PLAIN, WIDE, AMBIGUOUS = MEASURES

TABLES = {
    "one whole row": (["甲   1   2   3", "乙       5   6"], [[0, 1, 2, 3], [0, None, 1, 2]]),
    "no whole row, but nothing out of line": (
        ["甲   1       3", "乙       5   6", "丙   7   8"],
        [[0, 1, None, 2], [0, None, 1, 2], [0, 1, 2, None]],
    ),
    "a column of one figure proves nothing": (["甲   1       3", "乙       5"], None),
    "two figures in one column": (["甲   1   2   3", "乙   444444"], None),
    "a label among the figures": (["甲    1    2    3", "甲甲甲甲甲甲甲    2   3"], None),
    "out of line": (["甲   12345   3", "乙   1   3", "丙       1   3"], None),
    "left, then right": (["甲   123   3", "乙     3   4444"], None),
    "one row": (["甲   1   2   3"], [[0, 1, 2, 3]]),
    "one column": (["甲   1", "乙   2"], [[0, 1], [0, 1]]),
    "a head over every column": (
        ["丁   甲数   乙数", "甲         2", "乙         5"],
        [[0, 1, 2], [0, None, 1], [0, None, 1]],
    ),
    "a label in the place of a figure": (
        ["甲   1    2   3", "乙   丁甲   4   5   6", "丙        8", "戊   7        9"],
        [[0, 1, 2, 3, None], [0, 1, 2, 3, 4], [0, None, 1, None, None], [0, 1, None, 2, None]],
    ),
}


@pytest.mark.parametrize(("lines", "cells"), TABLES.values(), ids=TABLES)
def test_place(lines: list[str], cells: list[list[int | None]] | None) -> None:
    """Each row's cells are pieces or blanks; None where nothing proves the columns."""
    found = place([measured(line, cut(line), PLAIN) for line in lines])
    assert (None if found is None else [row.cells for row in found]) == cells


def test_more_columns_than_any_table_has() -> None:
    """What looks like a table of fifty columns is not told by its spaces."""
    line = "甲   " + "1   " * 50
    assert place([measured(line, cut(line), PLAIN)]) is None


@pytest.mark.parametrize(("measure", "start"), [(PLAIN, 6), (WIDE, 9), (AMBIGUOUS, 11)])
def test_measures(measure: object, start: int) -> None:
    """Chinese characters take one column or two, quotation marks of theirs too."""
    line = "甲“乙”丙 1"
    assert measure in MEASURES
    assert measured(line, cut(line), MEASURES[MEASURES.index(measure)]).figures == [(start, start + 1)]


SEPARATED = {
    "by separators": (
        ["甲乙丙丁      甲乙丙丁戊己      甲乙丙丁戊己", "甲乙            1368", "甲乙丙丁戊己庚      2948      1392"],
        False,
    ),
    "a head over the labels": (["甲乙    甲乙丙丁    甲乙丙", "甲乙        1234", "甲乙丙丁戊    5678    90"], False),
    "a head beside its figures": (
        ["甲乙丙丁    甲乙丙丁戊己    甲乙丙丁戊己", "甲乙        2683", "甲乙丙丁戊己庚    1709        2593"],
        False,
    ),
    "lined up by chance, where Chinese characters take two columns": (
        ["甲乙丙丁  甲乙丙丁戊己  甲乙丙丁戊己  甲乙丙丁戊己", "甲乙      3"],
        False,
    ),
    "in columns": (["甲乙丙   丁戊己   丁戊己", "甲乙丙   123   456", "甲乙丙         789"], True),
    "one row": (["甲乙丙   12   4   6"], True),
}


@pytest.mark.parametrize(("lines", "expected"), SEPARATED.values(), ids=SEPARATED)
def test_spaces_in_the_place_of_separators(lines: list[str], expected: bool) -> None:
    """Where all cells stand equally far apart, or twice as far, columns that line up do so by chance."""
    assert (proved([(line, cut(line)) for line in lines]) is not None) is expected


UNPRINTED = ["\u200b", "\u00ad", "\ufeff", "\u200c", "\u200d", "\u2060", "\u200e", "\u202c", "\u2067"]


@pytest.mark.parametrize("unprinted", UNPRINTED)
@pytest.mark.parametrize("measure", MEASURES)
def test_characters_that_nobody_sees_take_no_column(unprinted: str, measure: Measure) -> None:
    line = "甲“乙”丙   1     22  "
    for hidden in (
        f"{unprinted * 3}{line}",
        line.replace("乙", f"乙{unprinted}"),
        line.replace("22", f"{unprinted}22"),
    ):
        found = cut(line)
        pieces = [Piece(piece.text, *places(hidden, piece.text, unprinted)) for piece in found.pieces]
        assert spans(hidden, pieces, measure) == spans(line, found.pieces, measure)
        assert shown(hidden) == line


def places(line: str, text: str, unprinted: str) -> tuple[int, int]:
    """Where a text stands in a line with other characters in it."""
    match = re.search(f"{unprinted}*".join(map(re.escape, text)), line)
    assert match is not None
    return match.span()


def test_what_may_part_digits_stays() -> None:
    """U+200B between two digits may be all that is left between two figures."""
    assert [shown(text) for text in ("1\u200b2", "1\u200b 2", "一\u200b2", "1\u20602")] == [
        "1\u200b2",
        "1 2",
        "一2",
        "12",
    ]
