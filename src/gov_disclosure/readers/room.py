"""Styles as far as they give a text room or a colour of its own, by which it is seen apart from others, or not at all."""

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from gov_disclosure.readers.breaks import BLOCK_TAGS, CELL_TAGS
from gov_disclosure.readers.sheets import RulesByName, by_name, kept_of_sheets, may_stand_in
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
_WIDTHS = ("width", "min-width", "inline-size", "min-inline-size")
BOX_NAMES = frozenset(
    {"display", "float", "position", "left", "right", "top", "bottom", "color", "background", "background-color"}
    | {"-webkit-text-fill-color", *_ROOM, *_BORDERS, *_WIDTHS, "text-indent"}
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


_NO_LOOK = _Look(False, None, None)


@lru_cache(maxsize=1024)
def _look(style: str) -> _Look:
    values = values_of(own_declarations(style))
    return _Look(has_box(values) or makes_boxes(values), colour_of(values), ground_of(values))


def gives_nothing(style: str) -> bool:
    """Whether a ``style`` attribute gives what it stands at no box, no room and no colour.

    >>> gives_nothing("font-size:9pt;text-align:center"), gives_nothing("color:red"), gives_nothing("margin-left:1em")
    (True, False, False)
    """
    return _look(style) == _NO_LOOK


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


_IN_LINE = re.compile("inline-(?:block|flex|grid|table)|-webkit-inline-(?:box|flex)")


def is_tight(style: Style) -> bool:
    """Whether the box that a style gives a text is in the line and no wider than the text: it runs into what stands beside it.

    >>> is_tight({"display": "inline-block"}), is_tight({"display": "inline-block", "width": "3em"}), is_tight({"float": "left"})
    (True, False, False)
    """
    if _IN_LINE.fullmatch(style.get("display", "")) is None or has_box({**style, "display": "inline"}):
        return False
    return not any(_is_some(style[name]) for name in _WIDTHS if name in style)


def indent_of(style: Style) -> bool | None:
    """Whether a style indents the first lines of what stands in it; None if it does not say so."""
    indent = style.get("text-indent", "inherit")
    return None if indent == "inherit" else _is_some(indent)


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


# ---------------------------------------------------------------------------- names of classes

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
OF_A_MEDIUM = frozenset(
    "desktop h5 handheld hidden hide mobile none only pad pc phone print reader screenreader show sr tablet visible visually"  # noqa: SIM905 - a list would take forty lines
    " visuallyhidden wap".split()
)
"""Words in the names of classes that show a text on some screens only, or to screen readers, in the usual frameworks."""
_NOT_AT_FIRST = frozenset(
    "assistive collapse collapsed dropdown fade invisible modal off offscreen popover popup tip tips tooltip tooltiptext".split()  # noqa: SIM905 - as above
)
"""Words in the names of classes that show a text only when it is asked for, or not at all."""
OF_BOXES = frozenset(
    "badge block btn button cell chip col column fl flex float fr grid item label left ml mr mx pill pl pr pull px right row"  # noqa: SIM905 - as above
    " tag td".split()
)
"""Words in the names of classes that give a text a box or a place of its own."""
THAT_MAKE_BOXES = frozenset({"flex", "grid"})
HIDING = OF_A_MEDIUM | _NOT_AT_FIRST
"""Both of them."""
OF_ANYTHING = HIDING | OF_BOXES | THAT_MAKE_BOXES
"""All of these words."""
_NO_WORDS: frozenset[str] = frozenset()


def words_of(names: str | None) -> frozenset[str]:
    """The words in the names of an element's classes, in small letters: none for most elements."""
    return frozenset(word.lower() for word in _WORD.findall(names)) if names else _NO_WORDS


# ---------------------------------------------------------------------------- rules of style sheets


class BoxRules(NamedTuple):
    """The rules of a page's style sheets, and the names of the elements to which one gives a box or a colour that may be that
    of its ground.
    """

    rules: RulesByName
    telling: frozenset[str]
    """With boxes in the line also those to which one gives a width or an indent."""
    rules_that_tell: tuple[tuple[str, Rule], ...]


_NO_RULES = BoxRules({}, frozenset(), ())


@kept_of_sheets
def _box_rules(css: str) -> BoxRules:
    if not may_make_boxes(css):
        return _NO_RULES
    return _rules_of(css, _tells_with_widths if may_be_in_line(css) else _tells)


@kept_of_sheets
def _rules_with_widths(css: str) -> BoxRules:
    return _rules_of(css, _tells_with_widths)


def _rules_of(css: str, tells: Callable[[Rule], bool]) -> BoxRules:
    rules = by_name(read_rules(css, BOX_NAMES))
    telling = tuple((name, rule) for name, numbered in rules.items() for _, rule in numbered if tells(rule))
    return BoxRules(rules, frozenset(name for name, _ in telling), telling) if telling else _NO_RULES


def telling_within(sheet: BoxRules, names: Collection[str]) -> frozenset[str]:
    """The telling names of the rules that may mean an element where only elements with these `names` stand around it."""
    return frozenset(name for name, rule in sheet.rules_that_tell if may_stand_in(names, rule))


def may_be_in_line(style: str) -> bool:
    """Whether a style or a style sheet may make boxes in the line; a quick look."""
    return "inline-" in style.lower()


def _tells_with_widths(rule: Rule) -> bool:
    return _tells(rule) or any(each.name == "text-indent" or each.name in _WIDTHS for each in rule.declared)


def _tells(rule: Rule) -> bool:
    style = values_of(rule.declared)
    colour = colour_of(style)
    is_of_blocks = rule.key.tag in _BLOCKS and rule.key == Compound(rule.key.tag, *[frozenset()] * 3)
    return makes_boxes(style) or (not is_of_blocks and (has_box(style) or colour is not None))


_BLOCKS = BLOCK_TAGS | CELL_TAGS | {"body", "br", "html", "table", "tbody", "tfoot", "thead", "tr"}
"""Elements whose own edges part texts anyhow."""


def box_rules(css: str, has_boxes_in_line: bool) -> BoxRules:
    """The rules of a page's style sheets, as far as any of them tells; its elements may have boxes in the line by their own
    styles.
    """
    if not css:
        return _NO_RULES
    return _rules_with_widths(css) if has_boxes_in_line else _box_rules(css)
