"""A row of a table cut at its labels: which stretch of its cells belongs to which.

A text in the place of a figure (（3）, 十二, 未发生) is one of the entries, that cannot be read, and no label; a text that begins with
a number among labels of a head (2022年数量) is none.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.tables.lexicon import Role
from gov_disclosure.tables.specs import row_specs
from gov_disclosure.tables.stream import A_VALUE, Printed, Sort, Token, label
from gov_disclosure.text import label_key, squeeze


class Part(NamedTuple):
    """A stretch of a table's row: the place of its label, if any, the path of the row that it labels, and the
    entries from `first` up to `end`, `values` of them not blank.
    """

    label: int | None
    row: str | None
    first: int
    end: int
    values: int

    @property
    def begins_row(self) -> bool:
        """Whether it has a label, or nothing stands before its entries."""
        return self.label is not None or not self.first


@lru_cache(maxsize=4096)
def parts_of(tokens: Sequence[Token]) -> tuple[Part, ...]:
    """A row of a table cut at its labels; entries before the first label have none."""
    parts: list[Part] = []
    open_: Part | None = None
    first: int | None = None  # of the entries that no label precedes
    for index, token in enumerate(tokens):
        if open_ and (token.entry or (open_.values and token.sort is not Sort.LABEL)):
            parts[-1] = open_ = open_._replace(end=index + 1, values=open_.values + (not token.blank))
        elif token.entry:
            first = index if first is None else first
            if not token.blank:
                open_ = Part(None, None, first, index + 1, 1)
                parts.append(open_)
        else:
            open_ = first = None
            if token.sort is not Sort.LABEL or token.row is not None:
                # A text where a label should stand: what follows belongs to it and to no label before it
                open_ = Part(
                    index, None if _is_behind_row(token, tokens, parts) else token.row, index + 1, index + 1, 0
                )
                parts.append(open_)
    return tuple(parts)


def _is_behind_row(token: Token, tokens: Sequence[Token], parts: Sequence[Part]) -> bool:
    """Whether a label that may be a group's stands behind that of a row without figures: then the row is out of order."""
    before = parts[-1] if parts else None
    if before is None or before.label is None or before.row is None or before.values:
        return False
    return may_be_group(token) and not may_be_group(tokens[before.label])


def may_be_group(token: Token) -> bool:
    """Whether a label is that of a group of rows in any edition."""
    return any(meaning.role is Role.GROUP for meaning in token.meanings)


_COUNTERS = "(?:人次|万元|亿元|[万件条份宗个项次起元])?"
_NUMERALS = "[〇零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾]"
_BEFORE = "(?:人民币|大?约|[共总合小]?计|累计|全年|金额|其中|[a-z]{1,3}|[近共超逾达元])?[:为]?"
_IN_WORDS = re.compile(
    rf"\(?{_BEFORE}[-+¥$]?(?:[0-9][0-9,.]{{0,14}}|{_NUMERALS}{{1,6}})[余多]?{_COUNTERS}(?:左右|以上|以下)?\)?[*?]?"
    r"|[oqil]{1,3}|\W{1,3}|(?:未|没|暂|不|免|无|详|见|略|另|已|待).{0,12}|涉密|保密|统计中|同[上前]|[空缺]"
    r"|nil|undefined|error|#[a-z0-9/]{1,8}[!?]?",
    re.IGNORECASE,
)
"""Texts that stand for a figure, and marks alone; without white space, in plain forms."""


_YEAR_FIRST = re.compile("20[0-9]{2}年")


def reworded(tokens: Sequence[Token], cells: Sequence[Printed], parts: Sequence[Part]) -> Sequence[Token] | None:
    """The tokens of a row as they are in their places; None where each is what it is anywhere."""
    if len(parts) == 1:
        return _with_heads_of_digits(tokens, cells, parts[0])
    return _with_entries_in_words(tokens, cells, parts)


def _with_entries_in_words(
    tokens: Sequence[Token], cells: Sequence[Printed], parts: Sequence[Part]
) -> Sequence[Token] | None:
    """The tokens of a row in which texts stand in the place of figures behind a label, with values that cannot be read in
    their places; None where there are none. They must be among as many entries as the row of the form has figures.
    """
    for part in parts:
        if part.row is None or part.values or may_be_group(tokens[part.first - 1]):
            continue
        texts, end = _texts_behind(tokens, cells, part.first)
        sizes = _sizes().get(part.row, ())
        if texts and any(_fills(tokens[part.first : end], size, texts[-1] - part.first) for size in sizes):
            return [A_VALUE if index in texts else token for index, token in enumerate(tokens)]
    return None


def _texts_behind(tokens: Sequence[Token], cells: Sequence[Printed], first: int) -> tuple[list[int], int]:
    """The texts in the place of figures among the entries from `first` on, and where these end."""
    texts: list[int] = []
    for index in range(first, len(tokens)):
        if tokens[index].entry:
            continue
        if tokens[index].sort is not Sort.TEXT or not _IN_WORDS.fullmatch(squeeze(cells[index].text)):
            return texts, index
        texts.append(index)
    return texts, len(tokens)


def _with_heads_of_digits(tokens: Sequence[Token], cells: Sequence[Printed], part: Part) -> Sequence[Token] | None:
    """The tokens of a row that begins with labels of a head, with each value that names a year (2022年数量) as the text that it
    is; None where it has other values, or no such labels.
    """
    if part.label is not None or not any(token.heads for token in tokens[: part.first]):
        return None
    values = [squeeze(cell.text) for token, cell in zip(tokens, cells, strict=True) if token.entry and not token.blank]
    if not all(map(_YEAR_FIRST.match, values)):
        return None
    return [
        label(label_key(cell.text), cell.text) if token.entry and not token.blank else token
        for token, cell in zip(tokens, cells, strict=True)
    ]


def _fills(entries: Sequence[Token], size: int, place: int) -> bool:
    """Whether the entries, a text at `place` among them, are as many as the figures of a row, but for blanks at the end, or
    wherever none of them is blank.
    """
    as_many = place < size <= len(entries) and all(entry.blank for entry in entries[size:])
    return as_many or sum(not entry.blank for entry in entries) == size


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """How many figures each row has, in any edition."""
    found: dict[str, tuple[int, ...]] = {}
    for edition, form in EDITIONS.items():
        for table in form.tables:
            for spec in row_specs(table, edition):
                found[spec.path] = (*found.get(spec.path, ()), spec.size)
    return found
