"""A page by `pandas.read_html`: each table by a word that only it has, its figures by their place."""

import re
import unicodedata
from io import StringIO

import pandas as pd

from benchmarks.comparison_names import COLUMNS, DISPUTES, PROACTIVE, ROWS, Figures


def decoded(page: bytes) -> str:
    """The text of a page, whatever it says of its encoding."""
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        return page.decode("gb18030", errors="replace")


def number(cell: object) -> float | None:
    """The number of a cell without its unit and its separators."""
    digits = re.sub(r"[^\d.]", "", unicodedata.normalize("NFKC", str(cell)))
    return float(digits) if re.search(r"\d", digits) else None


def read(page: bytes) -> Figures:
    """The figures of a page."""
    found: Figures = {}
    for table in pd.read_html(StringIO(decoded(page)), flavor="lxml"):
        words = re.sub(r"\s", "", table.to_csv())
        if "本年新收" in words and len(table) >= len(ROWS):
            body = table.iloc[-len(ROWS) :, -len(COLUMNS) :].to_numpy()
            for row, cells in zip(ROWS.values(), body, strict=True):
                found |= {f"{row}.{column}": number(cell) for column, cell in zip(COLUMNS, cells, strict=True)}
        elif "现行有效件数" in words:
            for _, (label, *figures) in table.iterrows():
                paths = PROACTIVE.get(label, [])
                found |= {path: number(cell) for path, cell in zip(paths, figures, strict=False)}
        elif "结果维持" in words and table.shape[1] >= len(DISPUTES):
            found |= zip(DISPUTES, map(number, table.iloc[-1, -len(DISPUTES) :]), strict=True)
    return found
