"""A page pasted into a spreadsheet: each figure stands so many rows below, and so many columns beside, a cell that is known."""

import re
import unicodedata
from itertools import product

from benchmarks.comparison_names import COLUMNS, DISPUTES, PROACTIVE, ROWS, Figures

FIRST_COLUMN = 3
"""Of table 三: its labels take three columns."""
BELOW = [2, 3, 6, 9, 10, 13]
"""How far below the head of table 二 its rows stand."""
DISPUTES_BELOW = 2


def number(text: str) -> float | None:
    """The number of a cell without its unit and its separators."""
    digits = re.sub(r"[^\d.]", "", unicodedata.normalize("NFKC", text))
    return float(digits) if digits else None


def read(pasted: str) -> Figures:
    """The figures of a sheet, whose rows are lines and whose cells are parted by tabs."""
    sheet = [line.replace(" ", "").split("\t") for line in pasted.splitlines() if line.strip()]

    def at(row: int, column: int) -> float | None:
        return number(sheet[row][column]) if row < len(sheet) and column < len(sheet[row]) else None

    found: Figures = {}
    for place, cells in enumerate(sheet):
        if cells[0].startswith("一、本年新收"):
            for (down, row), (right, column) in product(enumerate(ROWS.values()), enumerate(COLUMNS)):
                found[f"{row}.{column}"] = at(place + down, FIRST_COLUMN + right)
        elif cells[0].startswith("第二十条第（一）项"):
            for down, paths in zip(BELOW, PROACTIVE.values(), strict=True):
                found |= {path: at(place + down, 1 + right) for right, path in enumerate(paths)}
        elif cells[0].startswith("结果维持") and len(cells) >= len(DISPUTES):
            found |= {path: at(place + DISPUTES_BELOW, right) for right, path in enumerate(DISPUTES)}
    return found
