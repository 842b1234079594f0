"""Rows whose labels are broken over lines, or run into one another, placed by their number and their order.

Text from a PDF prints what stands side by side in one line: pieces of two labels, or of a label and its group. Where the table
still has a row of figures for each row of the form, the labels that are whole say which row each of them is.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from gov_disclosure.model.tree import rows
from gov_disclosure.tables.balancing import Candidate, Outcome, solve, table_equations
from gov_disclosure.tables.gathering import HeadedRow
from gov_disclosure.tables.lexicon import Role, form_lexicon
from gov_disclosure.tables.likeness import TELLING, has_more_words
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.recovery import BALANCED, Placed
from gov_disclosure.tables.specs import RowSpec
from gov_disclosure.tables.stream import Token

LEAST_LABELS = 8
"""Rows that must have their label for the others to be counted between them."""


def in_order(
    edition: str, specs: Sequence[RowSpec], known: Sequence[HeadedRow], strays: Sequence[HeadedRow]
) -> dict[str, Placed]:
    """Every row of section 三 by path, if the table has one row of figures for each, all of them whole; if every label of
    a row stands in its place and all other texts are pieces of the labels around there; and if every balance holds. Empty
    where any of this is not so.
    """
    found = sorted([*known, *strays], key=lambda row: row.reading.place)
    found = [row for row in found if not _is_page_number(row.reading)]
    if len(found) != len(specs) or len(known) < LEAST_LABELS:
        return {}
    placed: dict[str, Placed] = {}
    for number, (spec, row) in enumerate(zip(specs, found, strict=True)):
        choice = _figures(row.reading, spec.size)
        if choice is None or row.reading.path not in (None, spec.path):
            return {}
        around = [other.path for other in specs[max(0, number - 1) : number + 2]]
        if row.reading.path is None and not _is_of(row.reading, _words_around(around, edition)):
            return {}
        if row.reading.path is None and _says_more(row.reading, spec, edition):
            return {}
        placed[spec.path] = Placed(row, choice)
    return placed if _balances(edition, placed) else {}


def _says_more(reading: Reading, spec: RowSpec, edition: str) -> bool:
    """Whether words are added to the label of the row, as in 一、本年新收政府信息公开申请数量（上年）."""
    return reading.token is not None and has_more_words(reading.token.key, spec.path, BALANCED, edition)


def _is_page_number(reading: Reading) -> bool:
    """Whether a reading is one number without a label: no row has fewer than all its figures here."""
    return reading.token is None and len(reading.tokens) == 1


def _figures(reading: Reading, size: int) -> list[int] | None:
    """The entries of a row that has exactly its figures, each a count."""
    numbers = [index for index, token in enumerate(reading.tokens) if not token.blank]
    counts = [reading.tokens[index].count for index in numbers]
    return numbers if len(numbers) == size and all(count is not None and count >= 0 for count in counts) else None


def _is_of(reading: Reading, words: Collection[str]) -> bool:
    """Whether the text of a label is made of pieces of the words, two characters long or more on the average."""
    key = reading.token.key if reading.token is not None else ""
    start = pieces = 0
    while start < len(key):
        end = next((end for end in range(len(key), start, -1) if any(key[start:end] in word for word in words)), None)
        if end is None or _tells(key, start, end, words):
            return False
        start, pieces = end, pieces + 1
    return 2 * pieces <= len(key) + 2


def _tells(key: str, start: int, end: int, words: Collection[str]) -> bool:
    """Whether a piece is one character that makes another label of the rest: 不属于行政查询事项."""
    rest = key[:start] + key[end:]
    return key[start:end] in _TELLING and rest != "" and any(rest in word for word in words)


_TELLING = TELLING - frozenset("本一二三四五六七八九十")
"""Numerals are those of groups; 本 stands beside any row, where 三、本年度办理结果 is printed from top to bottom."""


@cache
def _texts(edition: str) -> Mapping[str, tuple[str, ...]]:
    """Every way to write the label of a row and those of its groups, by the row's path."""
    lexicon = form_lexicon()
    labels: dict[str, list[str]] = {}
    for key, meanings in lexicon.by_key.items():
        for meaning in meanings:
            if meaning.table == BALANCED and meaning.role in (Role.ROW, Role.GROUP) and edition in meaning.editions:
                labels.setdefault(meaning.path, []).append(key)
    return {
        row.path: tuple(
            key for path, keys in labels.items() if row.path == path or row.path.startswith(f"{path}.") for key in keys
        )
        for row in rows(BALANCED, edition)
    }


def _words_around(paths: Sequence[str], edition: str) -> list[str]:
    return [text for path in paths for text in _texts(edition)[path]]


def _balances(edition: str, placed: Mapping[str, Placed]) -> bool:
    candidates = {path: [Candidate(tuple(_counts(one)))] for path, one in placed.items()}
    return solve(candidates, table_equations(BALANCED, edition)).outcome is Outcome.UNIQUE


def _counts(one: Placed) -> Iterator[int]:
    tokens: Sequence[Token] = one.row.reading.tokens
    for index in one.choice:
        count = tokens[index].count if index is not None else None
        assert count is not None
        yield count
