"""Cells of plain markup, by what stands between the texts of a table: few runs of tags, most of them alike, part hundreds of texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, cast

from attrs import frozen

from gov_disclosure.readers.breaks import BREAK, cell_text
from gov_disclosure.readers.plain_markup import (
    LONGEST,
    MOST,
    NO_TAGS,
    Attributes,
    Tags,
    are_nested,
    attributes_of,
    tags_in,
)

# ---------------------------------------------------------------------------- what stands between two texts


@frozen(eq=False)  # of those that are kept, each is known by its identity
class Opening:
    """The beginning of a cell: ``d`` or ``h``, its attributes, the tags before its first text, and the rows that begin and end before it."""

    kind: bytes
    own: Attributes
    tags: Tags
    rows: Tags


@frozen(eq=False)
class Run:
    """What stands between two texts: tags that are still in the cell of the first one, its end (None where the second one is in it
    too), the blank cells behind it, and the beginning of the second one's, or the rows that begin and end behind the last cell.

    `at_once` says that the cell of the second one follows in the same row.
    """

    tags: Tags
    end: bytes | None
    blanks: tuple[tuple[Opening, "Frame"], ...] = ()
    opening: Opening | None = None
    rows: Tags = NO_TAGS
    at_once: bool = False


_CELL_END = re.compile(rb"</t([dh])>")
_OPENING = re.compile(rb"(.*?)<t([dh])((?:[ \t\r\n][^<>]*)?)>", re.DOTALL)


def runs_of(written: Sequence[bytes]) -> list[Run] | None:
    """Runs by their markup, each without its outermost ``<`` and ``>``; None where any is not plain.

    >>> [run] = runs_of([b"/p></td></tr><tr><td></td><td><p"])
    >>> run.end, len(run.blanks), [tag.name for tag in run.opening.tags.tags], run.at_once
    (b'd', 1, ['p'], False)
    """
    are_short = max(map(len, written)) <= LONGEST
    runs = list(map(_kept_run if are_short else _run, written))
    return None if None in runs else cast("list[Run]", runs)


def _run(written: bytes) -> Run | None:
    within, *behind = _CELL_END.split(b"<%b>" % written)
    tags = tags_in(within)
    if tags is None:
        return None
    if not behind:
        return Run(tags, None)
    end, *others, last = behind
    blanks = [
        _blank(*blank) if len(blank[0]) <= LONGEST else None for blank in zip(others[::2], others[1::2], strict=True)
    ]
    opening = _opening(last)
    rows = tags_in(last) if opening is None else NO_TAGS
    if rows is None or None in blanks:
        return None
    at_once = not blanks and opening is not None and opening.rows is NO_TAGS
    return Run(tags, end, tuple(filter(None, blanks)), opening, rows, at_once)


@lru_cache(maxsize=MOST)
def _blank(written: bytes, end: bytes) -> tuple[Opening, "Frame"] | None:
    """A cell without a text, by what stands before its end."""
    opening = _opening(written)
    frame = None if opening is None else _frame(opening, (), end)
    return None if opening is None or frame is None else (opening, frame)


_kept_run = lru_cache(maxsize=MOST)(_run)


def _opening(written: bytes) -> Opening | None:
    """The beginning of a cell with what stands around it; None where there is none, or it is not plain."""
    found = _OPENING.match(written)
    if found is None or b"\n" in found[3]:
        return None
    rows, own, tags = tags_in(found[1]), attributes_of(found[3]), tags_in(written[found.end() :])
    return None if rows is None or own is None or tags is None else Opening(found[2], own, tags, rows)


# ---------------------------------------------------------------------------- cells


@frozen
class Frame:
    """What the tags of a cell, its own and those in it, make of its texts: ``d`` or ``h``, the columns it spans, the line ends between
    its tags, whether it spans several rows, whether nothing may part the runs of a figure in it, names as in `Tag`, and whether it
    is an odd one: its text decides whether it is plain.
    """

    kind: bytes
    columns: int
    lines: int
    rows: bool
    plain: bool
    names: frozenset[str]
    odd: bool


@lru_cache(maxsize=MOST)
def frame_of(opening: Opening, runs: tuple[Run, ...]) -> Frame | None:
    """The frame of a cell by its beginning, the runs between its texts, and that with its end; None where they do not belong together."""
    return _frame(opening, [run.tags for run in runs], runs[-1].end)


def _frame(opening: Opening, others: Sequence[Tags], end: bytes | None) -> Frame | None:
    parts = [opening.tags, *others]
    tags = list(chain.from_iterable(part.tags for part in parts))
    if opening.kind != end or not are_nested(tags):
        return None
    own = opening.own
    return Frame(
        opening.kind,
        own.columns,
        sum(part.lines for part in parts),
        own.rows,
        own.plain and all(tag.plain for tag in tags),
        own.names.union(*(tag.names for tag in tags)),
        own.rows or len(others) > 1,
    )


# ---------------------------------------------------------------------------- texts

_NBSP = "\u00a0"
_UNPRINTABLE = str.maketrans("", "", f"\t\r\n{_NBSP}\u3000{BREAK}")


class Texts(NamedTuple):
    """The texts of a table as they are written; `simple` says that a page shows them so."""

    texts: list[str]
    simple: bool


def decoded(texts: Sequence[bytes]) -> Texts | None:
    """Texts by their bytes; None where any has bytes, references or marks that are not plain."""
    try:
        written = b"<".join(texts).decode()  # no text has one
    except UnicodeDecodeError:
        return None
    if "&" in written:
        written = written.replace("&nbsp;", _NBSP)
    if "&" in written or BREAK in written:
        return None
    return Texts(written.split("<"), written.isprintable() and " " not in written)


Cell = tuple[str | None, int, tuple[Run, ...]]
"""A text as a page shows it, the line ends in it as it is written, and the runs that stand in it, the last one with the cell's end."""


def cells_of(texts: Texts, runs: Iterable[Run]) -> Iterator[Cell]:
    r"""The cells by their texts and what stands behind each, with None for a text that is not plain.

    >>> [cell[0] for cell in cells_of(decoded(["行政".encode(), "强制".encode()]), runs_of([b"/p><p", b"/p></td"]))]
    ['行政\n强制']
    >>> [cell[0] for cell in cells_of(decoded([" 12\n".encode(), "1\u200b2".encode()]), runs_of([b"/td", b"/td"]))]
    ['12', None]
    """
    simple = texts.simple
    inner: list[Run] = []
    written, lines = "", 0
    for text, run in zip(texts.texts, runs, strict=False):
        if simple and run.end and not inner:
            yield text, 0, (run,)
            continue
        inner.append(run)
        written += text
        lines += text.count("\n")
        if run.end is None:
            written += run.tags.joint
        else:
            yield _shown(written), lines, tuple(inner)
            inner, written, lines = [], "", 0


def _shown(text: str) -> str | None:
    if text.isprintable() and " " not in text:
        return text
    if not text.translate(_UNPRINTABLE).isprintable() or text.count("\r") != text.count("\r\n"):
        return None
    return cell_text(text)
