"""Styles as far as they give a text room or a colour of its own, by which it is seen apart from others, or not at all."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from gov_disclosure.readers.breaks import BLOCK_TAGS, CELL_TAGS
from gov_disclosure.readers.sheets import RulesByName, by_name, kept_of_sheets
from gov_disclosure.readers.styles import (
    LENGTH,
    Compound,
    Declaration,
    Rule,
    Style,
    declarations,
    read_rules,
    values_of,
)

_SIDES = ("", "-left", "-right", "-inline", "-inline-start", "-inline-end")
_ROOM = tuple(name + side for name in ("margin", "padding") for side in _SIDES)
_BORDERS = tuple("border" + side for side in _SIDES)
BOX_NAMES = frozenset(
    {"display", "float", "position", "left", "right", "top", "bottom", "color", "background", "background-color"}
    | {"-webkit-text-fill-color", *_ROOM, *_BORDERS}
)
"""The properties that give a text a box or a place of its own, or its colours."""


@lru_cache(maxsize=1024)
def own_declarations(style: str) -> tuple[Declaration, ...]:
    """What a ``style`` attribute declares of boxes and colours."""
    return declarations(style, BOX_NAMES)


A_BOX: Style = {"display": "block"}
_MAY_MAKE_BOXES = re.compile(
    r"display\s{0,9}:(?!\s{0,9}(?:none|inherit|inline\s{0,9}[;!}]))|float\s{0,9}:\s{0,9}[lr]|position\s{0,9}:\s{0,9}[afrs]"
    r"|(?:margin|padding)[a-z-]{0,20}\s{0,9}:[^;}]{0,80}[1-9]|color\s{0,9}:\s{0,9}(?:#f|w|t|rgb|hsl)"
    r"|border[a-z-]{0,20}\s{0,9}:[^;}]{0,80}(?:solid|d[aio]|double|groove|ridge|set)",
    re.IGNORECASE,
)
_INLINE = frozenset({"inline", "none", "contents", "initial", "unset", "revert", "ruby"})
_LAYOUTS = re.compile("flex|grid|box|table")
_LINES = re.compile("solid|dashed|dotted|double|groove|ridge|inset|outset")


def may_make_boxes(css: str) -> bool:
    """Whether a style sheet may say anything about boxes or the colours of texts; a quick look."""
    return _MAY_MAKE_BOXES.search(css) is not None


def may_part(written: Iterable[str], colours: Iterable[str]) -> bool:
    """Whether any of the styles of a page's elements gives room, or the colour of a ground; `colours` are those of fonts.

    >>> may_part(["color:red;font-size:9pt", "background:#eee"], []), may_part(["color:#eee", "background:#eee"], [])
    (False, True)
    """
    looks = [_look(style) for style in written]
    if any(look.parts for look in looks):
        return True
    grounds = {look.ground for look in looks} | {WHITE, TRANSPARENT}
    seen = {look.colour for look in looks} | {colour_of({"color": colour}) for colour in colours}
    return any(colour in grounds for colour in seen if colour is not None)


class _Look(NamedTuple):
    """Whether a style gives room to what it stands at, its colour and the colour behind it."""

    parts: bool
    colour: str | None
    ground: str | None


@lru_cache(maxsize=1024)
def _look(style: str) -> _Look:
    values = values_of(own_declarations(style))
    return _Look(has_box(values) or makes_boxes(values), colour_of(values), ground_of(values))


def has_box(style: Style) -> bool:
    """Whether a style gives a text a box, room or a place of its own, so that it runs into nothing beside it.

    >>> has_box({"display": "inline-block"}), has_box({"margin": "0 2em"}), has_box({"margin": "0", "display": "inline"})
    (True, True, False)
    """
    if style.get("display", "inline") not in _INLINE or style.get("float", "none") not in {
        "none",
        "initial",
        "inherit",
    }:
        return True
    if style.get("position", "static") not in {"static", "initial", "relative"}:
        return True
    if style.get("position") == "relative" and any(
        _is_some(style.get(side, "")) for side in ("left", "right", "top", "bottom")
    ):
        return True
    return any(_is_some(style[name]) for name in _ROOM if name in style) or any(
        _LINES.search(style[name]) and not _is_zero(style[name]) for name in _BORDERS if name in style
    )


def makes_boxes(style: Style) -> bool:
    """Whether a style gives each piece of what stands in an element a box."""
    display = style.get("display", "")
    return display != "table-cell" and _LAYOUTS.search(display) is not None


_LEAST_ROOM = 0.05


def _is_some(sizes: str) -> bool:
    """Whether any of the sizes takes up room, or cannot be told."""
    found = [LENGTH.fullmatch(size) for size in sizes.split()]
    return any(abs(float(size[1])) > _LEAST_ROOM for size in found if size) or "(" in sizes


def _is_zero(border: str) -> bool:
    found = [LENGTH.fullmatch(size) for size in border.split()]
    return any(not float(size[1]) for size in found if size)


WHITE = "white"
TRANSPARENT = "transparent"
_RGB = re.compile(r"rgba?\(\s*([0-9]{1,3})[\s,]+([0-9]{1,3})[\s,]+([0-9]{1,3})(?:[\s,/]+([0-9.]{1,9})(%)?)?\s*\)")
_HEX = re.compile(r"#?([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})")
_NO_COLOUR = frozenset({"", "inherit", "initial", "unset", "revert", "currentcolor", "none", "auto"})
_ALMOST_WHITE = 0xF5


def colour_of(style: Style) -> str | None:
    """The colour of a text: `WHITE`, `TRANSPARENT` or another one; None if the style gives none.

    >>> colour_of({"color": "#FFF"}), colour_of({"color": "rgba(0, 0, 0, 0)"}), colour_of({"color": "red"})
    ('white', 'transparent', 'red')
    """
    return _colour(style.get("-webkit-text-fill-color") or style.get("color", ""))


def ground_of(style: Style) -> str | None:
    """The colour that a style puts behind a text; None if what is behind shows through.

    >>> ground_of({"background": "#ffffff url(a.png)"}), ground_of({"background-color": "transparent"})
    ('a picture', None)
    """
    written = style.get("background-color") or style.get("background", "")
    if "(" in written and not written.startswith("rgb"):
        return "a picture"
    colour = _colour(written if written.startswith("rgb") else written.partition(" ")[0])
    return None if colour == TRANSPARENT else colour


def _colour(written: str) -> str | None:
    written = written.strip().lower()
    if written in _NO_COLOUR:
        return None
    values, alpha = _channels(written)
    if alpha == 0.0:
        return TRANSPARENT
    if not values:
        return written
    return WHITE if min(values) >= _ALMOST_WHITE else "#" + "".join(f"{value:02x}" for value in values)


def _channels(written: str) -> tuple[list[int], float]:
    """Red, green and blue of a colour that is written in numbers, and how far it covers what is behind it."""
    found = _RGB.fullmatch(written)
    if found is not None:
        alpha = found[4]
        covers = 0.0 if alpha is not None and not alpha.strip("0.") else 1.0
        return [int(found[place]) for place in (1, 2, 3)], covers
    digits = _HEX.fullmatch(written)
    if digits is None:
        return [], 1.0
    plain = digits[1] if len(digits[1]) > _SHORT_HEX else "".join(digit * 2 for digit in digits[1])
    values = [int(plain[place : place + 2], 16) for place in range(0, len(plain), 2)]
    return values[:3], float(values[3]) if len(values) > len("rgb") else 1.0


_SHORT_HEX = 4


# ---------------------------------------------------------------------------- rules of style sheets


class BoxRules(NamedTuple):
    """The rules of a page's style sheets, and the names of the elements to which one gives a box or a colour that may be that
    of its ground.
    """

    rules: RulesByName
    telling: frozenset[str]


_NO_RULES = BoxRules({}, frozenset())


@kept_of_sheets
def _box_rules(css: str) -> BoxRules:
    rules = by_name(read_rules(css, BOX_NAMES)) if may_make_boxes(css) else {}
    telling = frozenset(name for name, numbered in rules.items() if any(_tells(rule) for _, rule in numbered))
    return BoxRules(rules, telling) if telling else _NO_RULES


def _tells(rule: Rule) -> bool:
    style = values_of(rule.declared)
    colour = colour_of(style)
    is_of_blocks = rule.key.tag in _BLOCKS and rule.key == Compound(rule.key.tag, *[frozenset()] * 3)
    return makes_boxes(style) or (not is_of_blocks and (has_box(style) or colour is not None))


_BLOCKS = BLOCK_TAGS | CELL_TAGS | {"body", "br", "html", "table", "tbody", "tfoot", "thead", "tr"}
"""Elements whose own edges part texts anyhow."""


def box_rules(css: str) -> BoxRules:
    """The rules of a page's style sheets, as far as any of them tells."""
    return _box_rules(css) if css else _NO_RULES
