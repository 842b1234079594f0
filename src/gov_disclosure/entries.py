"""The entries of a page's metadata block: the labels of `LABELS` and their values, in lines and in tables."""

import re
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import cache

from gov_disclosure.document import Block, Table, TableCell
from gov_disclosure.furniture import is_prose
from gov_disclosure.labels import PRINTED_LABELS, field_of, find_labels, may_be_label
from gov_disclosure.title import Title, names_other

BARE_DATE = "bare date"
"""What stands in a line before its first label: on many pages the date of publication."""

_Entry = tuple[str, str]
_MARKS_AROUND = " \t\r\n\u3000\xa0:：|[]【】；;，,"
_LONGEST_LINE = 400
_NEXT_LABEL = r"\s+(?=[\u4e00-\u9fff]{2,8}\s?[:：])"

_compiled = cache(re.compile)
"""A pattern compiled when it is first needed, so that importing stays cheap."""


def labelled_values(blocks: Iterable[Block], own: Title | None = None) -> Mapping[str, list[str]]:
    """The values of the metadata block among blocks, by field, in order; fields are those of `LABELS` and `BARE_DATE`.

    Where the report's `own` title is known, what is said of reports of other years and organs is left out.
    """
    values: dict[str, list[str]] = defaultdict(list)
    for name, text in _entries(blocks, own):
        value = text.strip(_MARKS_AROUND)
        if ":" in value or "：" in value:
            value = _compiled(_NEXT_LABEL).split(value, maxsplit=1)[0].strip(_MARKS_AROUND)
        if value:
            values[name].append(value)
    return values


def _entries(blocks: Iterable[Block], own: Title | None) -> Iterator[_Entry]:
    pending: str | None = None
    foreign = False
    for block in blocks:
        if isinstance(block, Table):
            pending, foreign = None, False
            for row in block.rows:
                pending = yield from _row_entries(row, block.exact, pending)
        elif (pending is not None or may_be_label(block.text)) and block.text and not block.text.isspace():
            entries, pending = _line_entries(block.text, pending)
            foreign = _is_foreign(entries, block.text if pending is None else "", foreign, own)
            yield from () if foreign else entries
        elif block.text and not block.text.isspace():
            foreign = names_other(block.text, own)


def _is_foreign(entries: Sequence[_Entry], text: str, before: bool, own: Title | None) -> bool:
    """Whether a line's entries are of a document whose headline stands above or in front; an index number is a page's own."""
    if not entries:
        return names_other(text, own) if text else before
    if any(names_other(value, own) for name, value in entries if name in _NAMES):
        return True
    return before and all(name != "index_number" for name, _ in entries)


_NAMES = frozenset({BARE_DATE, "title"})


def _row_entries(row: Sequence[TableCell], exact: bool, pending: str | None) -> Generator[_Entry, None, str | None]:
    """The entries of a table's row: a label and its value in one cell, or in two.

    Returned is the label that still waits for its value, where the row is a single cell: then its value is the next.
    """
    alone = len(row) == 1
    pending = pending if alone else None
    for cell in row:
        if cell.text and not cell.text.isspace():
            entries, pending = _line_entries(cell.text, pending)
            yield from entries
        elif exact and not cell.covered:
            pending = None
    return pending if alone else None


def _line_entries(text: str, pending: str | None) -> tuple[list[_Entry], str | None]:
    """The entries of a line or cell, and the label that waits for its value; prose has none and ends the waiting."""
    if len(text) > _LONGEST_LINE or (pending is None and not may_be_label(text)):
        return [], None
    entries, pending = _text_entries(text, pending)
    return ([], None) if entries and is_prose(text) else (entries, pending)


def _text_entries(text: str, pending: str | None) -> tuple[list[_Entry], str | None]:
    """The entries of a line or cell, and the label that still waits for its value behind it.

    A label that waits gets this text as its value unless the text has labels of its own.
    """
    if text in PRINTED_LABELS and text[-1] in ":：":
        return [], PRINTED_LABELS[text]
    found = find_labels(text)
    if not found:
        name = field_of(text)
        if name is not None:
            return [], name
        return ([(pending, text)] if pending is not None else []), None
    entries = [(BARE_DATE, text[: found[0].start])]
    for label, after in zip(found, [*found[1:], None], strict=True):
        entries.append((label.name, text[label.end : after.start if after else None]))
    waits = not entries[-1][1].strip(_MARKS_AROUND)
    return entries, found[-1].name if waits else None
