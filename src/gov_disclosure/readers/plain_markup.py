"""Plain markup: tags and attributes that show a text as it is. It is read as it is written.

All that is kept here is known of the markup alone, so that it holds for every page; a page has few different tags.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from gov_disclosure.readers import room, styles
from gov_disclosure.readers.breaks import BREAK
from gov_disclosure.readers.cells import width
from gov_disclosure.readers.runs import OF_EDITORS

LONGEST = 2000
"""Bytes of tags that are kept, and taken for plain."""
MOST = 1024
"""Pieces of markup of which is kept what they mean."""
WHITE = b" \t\r\n"

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


@lru_cache(maxsize=MOST)
def attributes_of(written: bytes) -> Attributes | None:
    """The attributes of a tag as they are written; None where any is not plain, or hides or raises what it stands at.

    >>> attributes_of(b' colspan="2" width=64').columns, attributes_of(b' style="display:none"'), attributes_of(b" hidden")
    (2, None, None)
    """
    if not written:
        return _NO_ATTRIBUTES
    values = _values(written)
    style, classes = values.get("style", ""), values.get("class", "").split()
    if (
        not values
        or styles.inline_look(style) is not styles.Look.PLAIN
        or styles.hides(style)
        or styles.is_small(style)
    ):
        return None
    if any(styles.names_note(name) or styles.strikes(name) for name in classes):
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
    return values if not written[end:].strip(WHITE) and len(written) <= LONGEST else {}


def _is_of_editors(name: str) -> bool:
    return OF_EDITORS.fullmatch(name) is not None and not room.words_of(name) & room.OF_ANYTHING


# ---------------------------------------------------------------------------- tags


class Tag(NamedTuple):
    """A tag: whether it ends an element, its name, the names under which a rule may mean the element, and whether nothing in it
    may part the runs of a figure.
    """

    closes: bool
    name: str
    names: frozenset[str]
    plain: bool


_TAGS = re.compile(rb"((?:<[^<>]*>)+)")
_TAG = re.compile(rb"<[^<>]*>")
_PARTS = re.compile(rb"<(/?)([a-z][a-z0-9]*(?::[a-z]+)?)((?:[ \t\r\n][^<>]*?)?)[ \t\r\n]*(/?)>")
_COMMENT = re.compile(rb"<!--(?!-|>)(?:[^<>-]|-(?!-))*-->")
_VOID = frozenset({"br", "col"})
_BLOCKS = frozenset({"p", "div"})
_INLINE = frozenset({"span", "b", "strong", "i", "em", "u", "font", "o:p"})


class Tags(NamedTuple):
    """Tags and the white space between them: the line ends among these, and what they are between two texts of a cell."""

    tags: tuple[Tag, ...] = ()
    lines: int = 0
    joint: str = ""


NO_TAGS = Tags()


def tags_in(written: bytes) -> Tags | None:
    """The tags of markup that has nothing but tags and white space; None where it has anything else, or any of them is not plain.

    >>> [tag.name for tag in tags_in(b"</tr> <tr>").tags], tags_in(b"</tr>a<tr>")
    (['tr', 'tr'], None)
    """
    if not written:
        return NO_TAGS
    if len(written) > LONGEST:
        return None
    pieces = _TAGS.split(written)
    tags: list[Tag] = []
    joint = ""
    for gap, run in zip(pieces[::2], [*pieces[1::2], b""], strict=True):
        found = None if gap.strip(WHITE) else _tags_of(run)
        if found is None:
            return None
        parts = any(tag.name in _BLOCKS or tag.name == "br" for tag in found)
        joint += gap.decode() + (BREAK if parts else "")
        tags += found
    return Tags(tuple(tags), written.count(b"\n"), joint)


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
        if known is None or known.spans or (closing and (attributes or name in _VOID)) or (slash and name not in _VOID):
            return None
        tags.append(Tag(bool(closing), name, known.names | {name}, known.plain))
    return tags


def are_nested(tags: Iterable[Tag]) -> bool:
    """Whether the tags within a cell are such as may stand there, each with its end.

    >>> are_nested(tags_in(b"<p><b></b></p>").tags), are_nested(tags_in(b"<b><p></p></b>").tags)
    (True, False)
    """
    around: list[str] = []
    return all(_nest(tag, around) for tag in tags) and not around


def _nest(tag: Tag, around: list[str]) -> bool:
    """Go into or out of an element; False where it may not stand there."""
    if tag.closes:
        return bool(around) and around.pop() == tag.name
    if tag.name == "br":
        return True
    around.append(tag.name)
    return tag.name in _INLINE or (tag.name in _BLOCKS and all(each == "div" for each in around[:-1]))
