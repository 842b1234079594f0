"""Damage to a printed document: lines, separators and tags."""

import re
from collections.abc import Callable, Sequence
from functools import wraps
from random import Random

from writer.page_damage import DASHED, RUNNING

TextDamage = Callable[[str, Random], str | None]

_TABLE_LINE = re.compile(
    r"[0-9０-９]|第二十条|信息内容|公开|自然人|总计|结果|处理|行政|规章|[（(][一二三四五六七][）)]"
)
_SEPARATOR = re.compile(r"[|\t]")
_TAG = re.compile(r"</?(?:td|th|tr|table|p|span|tbody|thead)\b[^>]*>")
_CELL_END = re.compile(r"(?<=[|\t\n>])")
_SPOKEN = re.compile(r"[年月日]|电话|邮")


def _table_lines(lines: Sequence[str]) -> list[int]:
    return [
        index
        for index, line in enumerate(lines)
        if len(line) < 200 and _TABLE_LINE.search(line) and not _SPOKEN.search(line)
    ]


def _on_line(change: Callable[[list[str], int, Random], Sequence[str] | None]) -> TextDamage:
    """The damage to one line of a table, with the lines around it, as a damage to the document."""

    @wraps(change)
    def damage(document: str, random: Random) -> str | None:
        lines = document.split("\n")
        places = _table_lines(lines)
        changed = change(lines, random.choice(places), random) if places else None
        return None if changed is None else "\n".join(changed)

    return damage


def _insert(lines: list[str], index: int, text: str) -> list[str]:
    return [*lines[:index], text, *lines[index:]]


@_on_line
def page_number_line(lines: list[str], index: int, random: Random) -> list[str] | None:
    """A page number with its dashes on a line of its own."""
    return _insert(lines, index, random.choice(DASHED))


@_on_line
def bare_number_line(lines: list[str], index: int, random: Random) -> list[str] | None:
    """A bare page number on a line of its own."""
    return _insert(lines, index, str(random.randint(1, 20)))


@_on_line
def running_head_line(lines: list[str], index: int, random: Random) -> list[str] | None:
    """A running head on a line of its own."""
    return _insert(lines, index, random.choice(RUNNING))


@_on_line
def blank_lines(lines: list[str], index: int, random: Random) -> list[str] | None:
    """Blank lines within a table."""
    return _insert(lines, index, "\n" * random.randint(0, 3))


@_on_line
def line_lost(lines: list[str], index: int, random: Random) -> list[str] | None:
    """A line is gone."""
    return [*lines[:index], *lines[index + 1 :]]


@_on_line
def line_repeated(lines: list[str], index: int, random: Random) -> list[str] | None:
    """A line stands twice."""
    return _insert(lines, index, lines[index])


@_on_line
def line_split(lines: list[str], index: int, random: Random) -> list[str] | None:
    """A line is broken in two."""
    line = lines[index]
    if len(line) < 2:
        return None
    at = random.randint(1, len(line) - 1)
    return [*lines[:index], line[:at], line[at:], *lines[index + 1 :]]


@_on_line
def lines_joined(lines: list[str], index: int, random: Random) -> list[str] | None:
    """A line follows on the one before it; no digit is put next to a digit."""
    if index + 1 == len(lines):
        return None
    first, second = lines[index : index + 2]
    glue = " " if first[-1:].isdigit() and second[:1].isdigit() else random.choice(("", " "))
    return [*lines[:index], first + glue + second, *lines[index + 2 :]]


def separator_lost(document: str, random: Random) -> str | None:
    """A separator between two cells is gone; no digit is put next to a digit."""
    places = [
        found.start()
        for found in _SEPARATOR.finditer(document)
        if not (document[found.start() - 1].isdigit() and document[found.end() : found.end() + 1].isdigit())
    ]
    at = random.choice(places) if places else None
    return None if at is None else document[:at] + document[at + 1 :]


def separator_doubled(document: str, random: Random) -> str | None:
    """A separator too many."""
    places = [found.start() for found in _SEPARATOR.finditer(document)]
    at = random.choice(places) if places else None
    return None if at is None else document[:at] + document[at] + document[at:]


def separators_are_spaces(document: str, random: Random) -> str | None:
    """Spaces stand where separators were."""
    found, count = _SEPARATOR.subn(random.choice((" ", "  ", "    ")), document)
    return found if count else None


def document_truncated(document: str, random: Random) -> str | None:
    """The document ends early, behind a cell."""
    places = [found.start() for found in _CELL_END.finditer(document, len(document) // 3)]
    return document[: random.choice(places)] if places else None


def tag_lost(document: str, random: Random) -> str | None:
    """One tag is gone."""
    tags = list(_TAG.finditer(document))
    if not tags:
        return None
    tag = random.choice(tags)
    return document[: tag.start()] + document[tag.end() :]


def tags_cut(document: str, random: Random) -> str | None:
    """All tags are gone, as a text archive cuts them, with nothing, a space or a line between."""
    if not _TAG.search(document):
        return None
    body = re.sub(r"(?s)<(script|style|title)\b.*?</\1>|<!--.*?-->", "", document)
    return re.sub(r"<[^>]*>", random.choice(("", " ", "\n")), body)
