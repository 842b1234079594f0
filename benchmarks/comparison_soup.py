"""A page by Beautiful Soup: each row by its label, and behind the label its cells."""

import re
import unicodedata

from bs4 import BeautifulSoup

from benchmarks.comparison_names import COLUMNS, DISPUTES, PROACTIVE, ROWS, Figures


def plain(text: str) -> str:
    """A label without spaces, with the punctuation of a keyboard."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).partition("(区分")[0]


LABELS = {plain(label): [f"{row}.{column}" for column in COLUMNS] for label, row in ROWS.items()}
LABELS |= {plain(label): paths for label, paths in PROACTIVE.items()}


def number(text: str) -> float | None:
    """The number of a cell without its unit and its separators."""
    digits = re.sub(r"[^\d.]", "", unicodedata.normalize("NFKC", text))
    return float(digits) if digits else None


def decoded(page: bytes) -> str:
    """The text of a page, whatever it says of its encoding."""
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        return page.decode("gb18030", errors="replace")


def read(page: bytes) -> Figures:
    """The figures of a page."""
    found: Figures = {}
    for row in BeautifulSoup(decoded(page), "lxml").find_all("tr"):
        cells = [cell.get_text(strip=True) for cell in row.find_all(["td", "th"])]
        for place, text in enumerate(cells):
            paths = LABELS.get(plain(text), [])
            if len(cells) == place + 1 + len(paths):
                found |= zip(paths, map(number, cells[place + 1 :]), strict=True)
        if len(cells) == len(DISPUTES) and all(number(cell) is not None or not cell for cell in cells):
            found |= zip(DISPUTES, map(number, cells), strict=True)
    return found
