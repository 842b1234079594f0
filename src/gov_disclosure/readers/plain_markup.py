"""Plain markup: tags and attributes that show a text as it is, and cells that hold nothing else. It is read as it is written.

All that is kept here is known of the markup alone, so that it holds for every page; a page has few different tags.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from gov_disclosure.readers import room, styles
from gov_disclosure.readers.breaks import BREAK, cell_text
from gov_disclosure.readers.cells import width
from gov_disclosure.readers.runs import FIGURE_ENDS, OF_EDITORS

_LONGEST = 1000
"""Bytes of tags that are kept, and taken for plain."""
_MOST = 1024

# ---------------------------------------------------------------------------- attributes


class Attributes(NamedTuple):
    """What the attributes of a tag say: names under which a rule may stand that means its element, the columns it spans, whether it
    spans any or several rows, and whether nothing in it may part the runs of a figure.
    """

    names: frozenset[str] = frozenset()
    columns: int = 1
    rows: bool = False
    spans: bool = False
    plain: bool = True


_ATTRIBUTE = re.compile(
    rb"""[ \t\r\n]+([A-Za-z][A-Za-z:-]*)(?:=(?:"([^"<>&]*)"|'([^'<>&]*)'|([\w.%#,:;+-]+))(?=[ \t\r\n]|\Z))?"""
)
_KNOWN = frozenset(
    "align bgcolor border bordercolor cellpadding cellspacing class colspan face frame height id lang nowrap rowspan rules size"  # noqa: SIM905 - a list would take twenty lines
    " style summary valign width".split()
)
_NO_ATTRIBUTES = Attributes()


@lru_cache(maxsize=_MOST)
def attributes_of(written: bytes) -> Attributes | None:
    """The attributes of a tag as they are written; None where any is not plain, or hides or raises what it stands at.

    >>> attributes_of(b' colspan="2" width=64').columns, attributes_of(b' style="display:none"'), attributes_of(b" hidden")
    (2, None, None)
    """
    if not written:
        return _NO_ATTRIBUTES
    values = _values(written)
    style, classes = values.get("style", ""), values.get("class", "").split()
    if not values or styles.inline_look(style) is not styles.Look.PLAIN or styles.hides(style):
        return None
    names = [*("[" + name for name in values), *("." + name for name in classes)]
    return Attributes(
        frozenset([*names, "#" + values["id"]] if "id" in values else names),
        width(values["colspan"]) if "colspan" in values else 1,
        bool(values.get("rowspan")),
        "colspan" in values or "rowspan" in values,
        "bgcolor" not in values and room.gives_nothing(style) and all(map(_is_of_editors, classes)),
    )


def _values(written: bytes) -> dict[str, str]:
    """The attributes by their names; nothing where any is not plain."""
    values: dict[str, str] = {}
    end = 0
    while found := _ATTRIBUTE.match(written, end):
        name = found[1].decode().lower()
        value = (found[2] or found[3] or found[4] or b"").decode("utf-8", "replace")
        if name in values or name not in _KNOWN or "\ufffd" in value:
            return {}
        values[name] = value
        end = found.end()
    return values if not written[end:].strip(b" \t\r\n") and len(written) <= _LONGEST else {}


def _is_of_editors(name: str) -> bool:
    return OF_EDITORS.fullmatch(name) is not None and not room.words_of(name) & room.OF_ANYTHING


# ---------------------------------------------------------------------------- tags


class Tag(NamedTuple):
    """A tag: whether it ends an element, its name, the names under which a rule may mean the element, whether it spans any columns
    or rows, and whether nothing in it may part the runs of a figure.
    """

    closes: bool
    name: str
    names: frozenset[str]
    spans: bool
    plain: bool


_TAG = re.compile(rb"<[^<>]*>")
_PARTS = re.compile(rb"<(/?)([a-z][a-z0-9]*(?::[a-z]+)?)((?:[ \t\r\n][^<>]*?)?)[ \t\r\n]*(/?)>")
_COMMENT = re.compile(rb"<!--(?!-|>)(?:[^<>-]|-(?!-))*-->")
_VOID = frozenset({"br", "col"})


def _tags_of(run: bytes) -> list[Tag] | None:
    """The tags of a text that has nothing but tags; None where any is not plain."""
    tags: list[Tag] = []
    for written in _TAG.findall(run):
        found = _PARTS.fullmatch(written)
        if found is None:
            if _COMMENT.fullmatch(written) is None:
                return None
            continue
        closing, tag, attributes, slash = found.groups()
        name, known = tag.decode(), attributes_of(attributes)
        if known is None or (closing and (attributes or name in _VOID)) or (slash and name not in _VOID):
            return None
        tags.append(Tag(bool(closing), name, known.names | {name}, known.spans, known.plain))
    return tags


@lru_cache(maxsize=_MOST)
def tags_between(between: bytes) -> tuple[Tag, ...] | None:
    """The tags that stand between two cells; None where anything else stands there.

    >>> [tag.name for tag in tags_between(b"</tr> <tr>")], tags_between(b"</tr>a<tr>")
    (['tr', 'tr'], None)
    """
    if _TAG.sub(b"", between).strip() or len(between) > _LONGEST:
        return None
    tags = _tags_of(between)
    return None if tags is None or any(tag.spans for tag in tags) else tuple(tags)


# ---------------------------------------------------------------------------- cells


class Frame(NamedTuple):
    """What the tags of a cell, its own and those in it, make of the texts between them: what stands between each two texts, names as
    in `Tag`, the columns it spans, whether it spans several rows, and whether nothing may part the runs of a figure in it.
    """

    joints: tuple[bytes, ...]
    names: frozenset[str]
    columns: int
    rows: bool
    plain: bool


_BLOCKS = frozenset({"p", "div"})
_INLINE = frozenset({"span", "b", "strong", "i", "em", "u", "font", "o:p"})
_BREAK, _NBSP = BREAK.encode(), "\u00a0".encode()


@lru_cache(maxsize=_MOST)
def _frame(written: bytes, runs: tuple[bytes, ...]) -> Frame | None:
    """The frame of a cell by its attributes and the runs of tags in it; None where they are not plain, or not nested as they should be."""
    own = attributes_of(written)
    if own is None or b"\n" in written or sum(map(len, runs)) > _LONGEST:
        return None
    around: list[str] = []
    joints: list[bytes] = []
    every: list[Tag] = []
    for run in runs:
        tags = _tags_of(run)
        if tags is None or any(tag.spans for tag in tags) or not all(_nest(tag, around) for tag in tags):
            return None
        joints.append(_BREAK if any(tag.name in _BLOCKS or tag.name == "br" for tag in tags) else b"")
        every += tags
    if around:
        return None
    names = own.names.union(*(tag.names for tag in every))
    return Frame(tuple(joints), names, own.columns, own.rows, own.plain and all(tag.plain for tag in every))


def _nest(tag: Tag, around: list[str]) -> bool:
    """Go into or out of an element; False where it may not stand there."""
    if tag.closes:
        return bool(around) and around.pop() == tag.name
    if tag.name == "br":
        return True
    around.append(tag.name)
    return tag.name in _INLINE or (tag.name in _BLOCKS and all(each == "div" for each in around[:-1]))


class PlainCell(NamedTuple):
    """A cell: the markup before it, ``d`` or ``h``, its text, the columns it spans, the line ends in it; whether it spans several rows,
    whether it is a figure in several runs, and names as in `Tag`.
    """

    between: bytes
    kind: bytes
    text: str
    columns: int
    lines: int
    rows: bool
    joined: bool
    names: frozenset[str]


_OPENING = re.compile(rb"(.*?)<t([dh])((?:[ \t\r\n][^<>]*)?)>", re.DOTALL)
_ONE_TEXT = re.compile(rb"(.*?)<t([dh])((?:[ \t\r\n][^<>]*)?)>((?:<[^<>]*>)*)([^<>]*)((?:<[^<>]*>)*)\Z", re.DOTALL)
"""A cell in which all text stands in one place, as in most."""
_RUNS_OF_TAGS = re.compile(rb"((?:<[^<>]*>)+)")


def plain_cell(piece: bytes) -> PlainCell | None:
    """The cell that a piece of markup ends with; its end tag stands behind the piece. None where it is not plain.

    >>> plain_cell(b"<tr><td><p>12</p>").text, plain_cell(b"<td><sup>1</sup>2")
    ('12', None)
    """
    one = _ONE_TEXT.match(piece)
    if one is None:
        return _cell_of_texts(piece)
    between, kind, written, before, raw, behind = one.groups()
    frame = _frame(written, (before, behind))
    text = None if frame is None or _BREAK in raw else _text(raw)
    if frame is None or text is None:
        return None
    return PlainCell(
        between, kind, text, frame.columns, piece.count(b"\n", len(between)), frame.rows, False, frame.names
    )


def _cell_of_texts(piece: bytes) -> PlainCell | None:
    """The same where there are tags between its texts."""
    opening = _OPENING.match(piece)
    if opening is None or _BREAK in piece:
        return None
    between, kind, written = opening.groups()
    texts = _RUNS_OF_TAGS.split(piece[opening.end() :])
    frame = _frame(written, tuple(texts[1::2]))
    if frame is None or any(b"<" in text or b">" in text for text in texts[::2]):
        return None
    runs = sum(map(_shows, texts[::2]))
    texts[1::2] = frame.joints
    text = _text(b"".join(texts))
    if text is None:
        return None
    joined = runs > 1 and len(text) > 1 and text[-1] in FIGURE_ENDS
    if joined and not frame.plain:
        return None
    return PlainCell(
        between, kind, text, frame.columns, piece.count(b"\n", len(between)), frame.rows, joined, frame.names
    )


def _shows(run: bytes) -> bool:
    return run != b"" and not run.isspace()


_UNPRINTABLE = str.maketrans("", "", f"\t\r\n\u00a0\u3000{BREAK}")


def _text(raw: bytes) -> str | None:
    """A cell's text as it is written, with marks where it breaks; None where it is not plain."""
    if b"&" in raw:
        raw = raw.replace(b"&nbsp;", _NBSP)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    if text.isprintable() and " " not in text:
        return None if "&" in text else text
    if "&" in text or not text.translate(_UNPRINTABLE).isprintable() or text.count("\r") != text.count("\r\n"):
        return None
    return cell_text(text)
