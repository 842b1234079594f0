"""Reader `csv`: cells between commas or semicolons, one row a line; other lines are paragraphs.

Only runs of lines that have the same number of cells are tables, so that commas in sentences part nothing. What parts
cells there is made a tab, and reader `tsv` does the rest.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from gov_disclosure.document import Document
from gov_disclosure.readers.aligned import FEW_FIGURES
from gov_disclosure.readers.base import Source
from gov_disclosure.readers.plain import count_filled, is_binary, join_cr, sample
from gov_disclosure.readers.tsv import blocks_of, lines_of

if TYPE_CHECKING:
    import regex

_SEPARATORS = ",;"
_FEWEST_CELLS = 4
_FEWEST_ROWS = 3
_FIELD = r'"(?:[^"]|""){0,4000}+"'


class _Run(NamedTuple):
    """Lines that are rows of a table: those from `first` up to `end`."""

    first: int
    end: int


@cache
def _quoted(separator: str) -> "regex.Pattern[str]":
    """Quoted fields; `re` loses matches behind possessive groups up to Python 3.11.4."""
    import regex

    return regex.compile(rf"(?:(?<=[{separator}\n])|\A){_FIELD}(?=[{separator}\n]|\Z)")


def _masked(text: str, separator: str) -> str:
    """The text with every quoted field filled, so that it holds no separator and no line end."""
    if '"' not in text:
        return text
    return _quoted(separator).sub(lambda field: '"' * len(field[0]), text)


def _runs(lines: Sequence[str], separator: str) -> Iterator[_Run]:
    """The stretches of lines with separators in which enough lines have the same number of cells."""
    begin = 0
    for place, line in enumerate((*lines, "")):
        if separator in line:
            continue
        run = _trimmed(lines, _Run(begin, place), separator)
        if _are_rows([line.count(separator) + 1 for line in lines[run.first : run.end]]):
            yield run
        begin = place + 1


def _are_rows(widths: Sequence[int]) -> bool:
    """Whether lines with so many cells each are rows of one table: most have the same. Where the cells of a row run together,
    the commas in its thousands part it otherwise in each.
    """
    most = Counter(width for width in widths if width >= _FEWEST_CELLS)
    return bool(most) and max(most.values()) >= max(_FEWEST_ROWS, most.total() / 2)


def _trimmed(lines: Sequence[str], run: _Run, separator: str) -> _Run:
    """The run without lines of few cells at its ends: they may be sentences."""
    rows = [place for place in range(*run) if lines[place].count(separator) + 1 >= _FEWEST_CELLS]
    return _Run(rows[0], rows[-1] + 1) if rows else _Run(run.first, run.first)


def _rows(text: str, separator: str) -> tuple[str, list[_Run], list[str]]:
    """The masked text, its runs of rows, and its lines."""
    masked = _masked(text, separator)
    lines = masked.split("\n")
    return masked, list(_runs(lines, separator)), lines


def _separator(text: str) -> str | None:
    """What parts the cells of the text's tables, None where it has none with figures."""
    for separator in _SEPARATORS:
        if len(re.findall(f'{separator} ?"?[0-9０-９]', text)) >= FEW_FIGURES and _rows(text, separator)[1]:
            return separator
    return None


def _tabbed(text: str) -> str:
    r"""The text with a tab wherever something parts two cells.

    >>> _tabbed('规章,"1,200",0,6\n文件,2,0,9\n许可,31,,\n一,二')
    '规章\t"1,200"\t0\t6\n文件\t2\t0\t9\n许可\t31\t\t\n一,二'
    """
    separator = _separator(text)
    if separator is None:
        return text
    masked, runs, lines = _rows(text, separator)
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
    characters = list(text)
    for run in runs:
        for place in range(begins[run.first], begins[run.end] - 1):
            if masked[place] == separator:
                characters[place] = "\t"
            elif masked[place] == "\t":
                characters[place] = " "
    return "".join(characters)


class CsvReader:
    """Reads comma-separated rows; an empty cell may be the width of a span, and is `covered`."""

    name = "csv"
    surest = 0.85

    def sniff(self, source: Source) -> float:
        """By the share of lines in runs that have the same number of cells, four or more."""
        text = join_cr(sample(source.text))
        separator = _separator(text)
        if separator is None or is_binary(text):
            return 0.0
        _, runs, lines = _rows(text, separator)
        rows = sum(run.end - run.first for run in runs)
        return 0.5 + 0.35 * min(1.0, rows / max(1, count_filled(lines)))

    def read(self, source: Source) -> Document:
        """Runs of rows as tables, the other lines as paragraphs."""
        return Document(tuple(blocks_of(lines_of(_tabbed(join_cr(source.text))))))
