"""A page by trafilatura, which writes a row of a table as a line with bars: each row by its label, its figures behind it."""

import re
import unicodedata

import trafilatura

from benchmarks.comparison_names import COLUMNS, DISPUTES, PROACTIVE, ROWS, Figures


def plain(text: str) -> str:
    """A label without spaces, with the punctuation of a keyboard."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).partition("(区分")[0]


REQUESTS = {plain(label): [f"{row}.{column}" for column in COLUMNS] for label, row in ROWS.items()}
OTHERS = {plain(label): paths for label, paths in PROACTIVE.items()}


def number(text: str) -> float | None:
    """The number of a cell without its unit and its separators."""
    digits = re.sub(r"[^\d.]", "", unicodedata.normalize("NFKC", text))
    return float(digits) if digits else None


def read(page: bytes) -> Figures:
    """The figures of a page."""
    found: Figures = {}
    for line in (trafilatura.extract(page, include_tables=True) or "").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        for place, text in enumerate(map(plain, cells)):
            if text in REQUESTS and len(cells) > len(COLUMNS):
                found |= zip(REQUESTS[text], map(number, cells[-len(COLUMNS) :]), strict=True)
            elif text in OTHERS:
                found |= zip(OTHERS[text], map(number, cells[place + 1 :]), strict=False)
        if len(cells) == len(DISPUTES) and number(cells[-1]) is not None:
            found |= zip(DISPUTES, map(number, cells), strict=True)
    return found
