"""Rows between commas or semicolons."""

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.readers import Source, registry
from gov_disclosure.readers.separated import CsvReader
from readers.shapes import Shape, places, shape

READER = CsvReader()
ROWS = "规章,1,2,3\n文件,4,,6\n许可,7,8,9"
READ = [["规章", "1", "2", "3"], ["文件", "4", "~", "6"], ["许可", "7", "8", "9"]]

TEXTS: dict[str, tuple[str, Shape]] = {
    "rows": (ROWS, [READ]),
    "semicolons": (ROWS.replace(",", ";"), [READ]),
    "carriage returns": (ROWS.replace("\n", "\r\n"), [READ]),
    "lines around": (f"一、前\n{ROWS}\n二、后", ["一、前", READ, "二、后"]),
    "a comma in a quoted field": (ROWS.replace("4", '"4,000"'), [[READ[0], ["文件", "4,000", "~", "6"], READ[2]]]),
    "a line end in a quoted field": (ROWS.replace("文件", '"文\n件"'), [[READ[0], ["文\n件", *READ[1][1:]], READ[2]]]),
    "quotation marks in a quoted field": (
        ROWS.replace("规章", '"""规"",章"'),
        [[['"规",章', *READ[0][1:]], *READ[1:]]],
    ),
    "a row that has lost its last cells": (f"{ROWS}\n处罚,1\n{ROWS}", [[*READ, ["处罚", "1"], *READ]]),
    "sentences before and behind": (f"一是,二是\n{ROWS}\n共3件,无", ["一是,二是", READ, "共3件,无"]),
    "rows of different width": ("甲,1\n乙,1,2\n丙,1,2,3\n丁,1,2,3,4", ["甲,1", "乙,1,2", "丙,1,2,3", "丁,1,2,3,4"]),
    "thousands of rows whose cells run together": (
        "甲455,047件19,192件908,144件\n乙1,053件0件857,147件1,561件5,376件\n丙1,079件316件184,157件\n丁2件1,899件\n戊1,0,0,0,0,1,7",
        [
            "甲455,047件19,192件908,144件",
            "乙1,053件0件857,147件1,561件5,376件",
            "丙1,079件316件184,157件",
            "丁2件1,899件",
            "戊1,0,0,0,0,1,7",
        ],
    ),
    "two rows": ("甲,1,2,3\n乙,4,5,6", ["甲,1,2,3", "乙,4,5,6"]),
    "words alone": ("甲,乙,丙,丁\n" * 9, ["甲,乙,丙,丁"] * 9),
    "Chinese commas": ("甲，1，2，3\n" * 9, ["甲，1，2，3"] * 9),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "blocks"), TEXTS.values(), ids=TEXTS)
def test_blocks(text: str, blocks: Shape) -> None:
    """Neighbouring lines with the same number of cells are a table, other lines paragraphs."""
    assert shape(READER, text) == blocks


def test_positions() -> None:
    """Cells stand where they stand in the source, also behind a quoted line end."""
    assert places(READER, f"前\r\n{ROWS.replace('文件', chr(34) + '文' + chr(10) + '件' + chr(34))}")[5:9] == [
        ("文\n件", 3, 1),
        ("4", 4, 4),
        ("", 4, 6),
        ("6", 4, 7),
    ]


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        (ROWS, "csv"),
        (f"一、前\n{ROWS}\n" + "后\n" * 40, "csv"),
        (ROWS.replace(",", "\t"), "tsv"),
        (ROWS.replace(",", "|"), "pipe"),
        (f"{ROWS}\n\n" + "规章|1|2|3|\n" * 9, "pipe"),
        ("甲,乙,丙,丁\n" * 9, "lines"),
    ],
)
def test_which_reader_is_taken(text: str, reader: str) -> None:
    """Bars and tabs come first, and commas between words are no table."""
    assert registry.choose(Source(text), registry.load_all([])[0]).name == reader


@given(st.lists(st.lists(st.text('甲,;"\n 1', max_size=5), min_size=5, max_size=5), min_size=3, max_size=8))
def test_written_rows_read_back(rows: list[list[str]]) -> None:
    """What Python's own writer of such files prints."""
    written = io.StringIO()
    numbered = [[f"行{number}", *row, "1", "2"] for number, row in enumerate(rows)]
    csv.writer(written, lineterminator="\n").writerows(numbered)
    expected = [["~" if not cell.strip() else cell.strip() for cell in row] for row in numbered]
    assert shape(READER, written.getvalue()) == [expected]


@pytest.mark.parametrize("text", ["1," * 200_000, '",' * 200_000, "1,1,1,1\n" * 50_000, '"1,\n' * 50_000])
def test_linear_time(text: str) -> None:
    """Long lines and lone quotation marks take no time to speak of."""
    begun = time.process_time()
    READER.sniff(Source(text))
    READER.read(Source(text))
    assert time.process_time() - begun < 20
