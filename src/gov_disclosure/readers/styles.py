"""Style sheets as far as they tell what a reader of the page does not see, or sees raised: declarations, and rules.

Nothing is guessed: a rule whose selector or condition is not understood in full is not `sure`.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple


class Look(Enum):
    """How a style shows a text."""

    PLAIN = auto()
    APART = auto()
    """Raised or lowered: it belongs to no figure beside it."""
    STRUCK = auto()
    NO_SIZE = auto()
    """Hidden but for what has a size of its own within."""
    HIDDEN = auto()
    DOUBTFUL = auto()
    """Perhaps hidden."""


class Declaration(NamedTuple):
    """One property of a style."""

    name: str
    value: str
    important: bool


_TELLING = {
    "display": r"display\s*:\s*none",
    "visibility": r"visibility\s*:\s*hidden",
    "mso-hide": "mso-hide",
    "line-through": "line-through",
    "opacity": r"opacity\s*:\s*[0.]",
    "clip": r"clip(?:-path)?\s*:",
    "overflow": r"overflow[a-z-]*\s*:\s*hidden",
    "font": r"font(?:-size)?\s*:\s*\+?(?:[0.]|1(?:\.0)?p)",
    "vertical-align": r"vertical-align\s*:\s*(?:su|t|[-+]?[0-9.])",
    "mso-text-raise": "mso-text-raise",
    "relative": r"position\s*:\s*relative",
    "-": "-[0-9]{3}",
}
_PATTERNS = {word: re.compile(pattern) for word, pattern in _TELLING.items()}
"""What a style says that hides or raises, behind the word of it that is looked for first: most styles have none."""


def may_tell(style: str) -> bool:
    """Whether a style may hide or raise anything; a quick look.

    >>> may_tell("td { DISPLAY : none }"), may_tell("td { display: block; margin: -1px }")
    (True, False)
    """
    lower = style.lower()
    return any(word in lower and pattern.search(lower) for word, pattern in _PATTERNS.items())


_DECLARATION = re.compile(r"(?<![a-z-])([a-z-]+)\s*:\s*([^;{}]*)", re.IGNORECASE)
_NAMES = frozenset(
    "display visibility mso-hide vertical-align mso-text-raise font-size font opacity position left right top bottom float"  # noqa: SIM905 - a list would take thirty lines
    " text-indent margin-left width height overflow clip clip-path text-decoration text-decoration-line".split()
)


def declarations(style: str, names: Collection[str] = _NAMES) -> tuple[Declaration, ...]:
    """The declarations of a style that may hide or raise, or of other `names`.

    >>> declarations("COLOR: red; Display: None !important")
    (Declaration(name='display', value='none', important=True),)
    """
    found = []
    for name, value in _DECLARATION.findall(style):
        if (name := name.lower()) in names:
            plain, mark, _ = value.lower().partition("!")
            found.append(Declaration(name, plain.strip(), bool(mark)))
    return tuple(found)


LENGTH = re.compile(r"([-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+))(?:px|pt|em|rem|ex|cm|mm|in|%)?")
_FAR = -999.0
_ZERO_FONT = re.compile(r"(?:^|\s)0(?:px|pt|em|%)?(?:/|\s)")
_CLIPPED = re.compile(
    r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|inset\(\s*(?:50|100)%"
)
_TAKEN_OUT = frozenset({"absolute", "fixed"})


def _length(value: str | None) -> float:
    """A length or percentage as a bare number; 0 for none and for anything else."""
    found = LENGTH.fullmatch(value or "")
    return float(found[1]) if found else 0.0


def _is_nothing(value: str | None) -> bool:
    """Whether a size is written as no more than one pixel."""
    found = LENGTH.fullmatch(value or "")
    return found is not None and (float(found[1]) == 0.0 or value in {"1px", "1"})


Style = Mapping[str, str]


def look(style: Style) -> Look:
    """How a style shows a text, by the value of each property.

    >>> look({"vertical-align": "5pt"}), look({"position": "absolute", "left": "-9999px"}), look({"left": "-9999px"})
    (<Look.APART: 2>, <Look.HIDDEN: 5>, <Look.DOUBTFUL: 6>)
    """
    if style.get("display") == "none" or style.get("visibility") == "hidden" or style.get("mso-hide") == "all":
        return Look.HIDDEN
    if _has_no_size(style):
        return Look.NO_SIZE
    if _is_far(style) or _is_boxed_away(style):  # only a box has a width, or a place of its own; a span has neither
        return Look.HIDDEN if style.get("position") in _TAKEN_OUT else Look.DOUBTFUL
    if _is_transparent(style):  # scripts fade text in
        return Look.DOUBTFUL
    if any("line-through" in style.get(name, "") for name in ("text-decoration", "text-decoration-line")):
        return Look.STRUCK
    return Look.APART if _is_apart(style) else Look.PLAIN


def _has_no_size(style: Style) -> bool:
    size = style.get("font-size")
    return (
        size is not None and LENGTH.fullmatch(size) is not None and (_length(size) == 0.0 or size in _TINY)
    ) or bool(_ZERO_FONT.search(style.get("font", "")))


_TINY = frozenset({"1px", "1pt", "1.0px", "1.0pt", "0.5px", "0.5pt", ".5px", ".5pt"})


def is_small(style: str) -> bool:
    """Whether a style writes its text as small as the marks of notes are, and no table.

    >>> is_small("FONT-SIZE: 6pt"), is_small("font-size:7px"), is_small("font-size: 9pt"), is_small("font-size: 6em")
    (True, True, False, False)
    """
    return _SMALL.search(style) is not None


def names_note(name: str) -> bool:
    """Whether a class is that of the mark of a note, whatever a style sheet elsewhere makes of it.

    >>> names_note("MsoFootnoteReference"), names_note("sup"), names_note("note")
    (True, True, False)
    """
    return _OF_NOTES.fullmatch(name) is not None


def strikes(name: str) -> bool:
    """Whether a class is that of a struck text (Bootstrap's ``text-decoration-line-through``, Tailwind's ``line-through``)."""
    return _OF_STRUCK.fullmatch(name) is not None


_OF_NOTES = re.compile(
    r"[a-z]{0,12}(?:foot|end)-?note[a-z-]{0,12}|note-?ref|fn-?(?:ref)?|sup|superscript", re.IGNORECASE
)
_OF_STRUCK = re.compile(
    r"(?:text-(?:decoration-)?)?line-?through|(?:text-)?strike(?:-?through)?|struck|del(?:eted)?", re.IGNORECASE
)
_SMALL = re.compile(r"font-size\s*:\s*(?:[2-7](?:\.[0-9]{1,2})?(?:px|pt)|8(?:\.[0-9]{1,2})?px)", re.IGNORECASE)


def _is_far(style: Style) -> bool:
    return any(_length(style.get(name)) <= _FAR for name in ("left", "top", "text-indent", "margin-left", "right"))


def _is_boxed_away(style: Style) -> bool:
    if "hidden" in style.get("overflow", "") and (_is_nothing(style.get("width")) or _is_nothing(style.get("height"))):
        return True
    return bool(_CLIPPED.search(style.get("clip", "")) or _CLIPPED.search(style.get("clip-path", "")))


def _is_transparent(style: Style) -> bool:
    return "opacity" in style and LENGTH.fullmatch(style["opacity"]) is not None and _length(style["opacity"]) == 0.0


_RAISED = frozenset({"super", "sub", "text-super", "text-top"})


def _is_apart(style: Style) -> bool:
    level = style.get("vertical-align", "")
    if level in _RAISED or _length(level) or _length(style.get("mso-text-raise")):
        return True
    if level == "top" and "font-size" in style:
        return True
    return style.get("position") == "relative" and bool(_length(style.get("top")) or _length(style.get("bottom")))


_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


def hides(style: str) -> bool:
    """Whether a ``style`` attribute hides what it stands at, whatever stands in it.

    >>> hides("color:red; DISPLAY : none"), hides("display:block")
    (True, False)
    """
    return _HIDING.search(style) is not None


@lru_cache(maxsize=1024)
def inline_look(style: str) -> Look:
    """How the text of a ``style`` attribute shows what it stands at."""
    return look(values_of(declarations(style))) if may_tell(style) else Look.PLAIN


def values_of(ordered: Sequence[Declaration]) -> dict[str, str]:
    """What counts of declarations, the weakest of which come first: the last of each name, the important ones above all."""
    values = {each.name: each.value for each in ordered}
    return values | {each.name: each.value for each in ordered if each.important}


# ---------------------------------------------------------------------------- style sheets


class Compound(NamedTuple):
    """A part of a selector that is asked of one element: ``tag.class#id[attribute]``."""

    tag: str | None
    ids: frozenset[str]
    classes: frozenset[str]
    attributes: frozenset[str]

    @property
    def names_any(self) -> bool:
        """Whether it names anything at all."""
        return self.tag is not None or bool(self.ids or self.classes or self.attributes)


class Rule(NamedTuple):
    """What a style sheet says about the elements that a selector means: the `key`, within the `around` ones from the
    innermost to the outermost. `sure` says that selector and condition are understood in full.
    """

    key: Compound
    around: tuple[Compound, ...]
    sure: bool
    weight: tuple[int, int, int]
    declared: tuple[Declaration, ...]


_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_TOKEN = re.compile(r"([^{}]*)([{}]|\Z)")
_INNER = re.compile(r"\([^()]*\)")
_COMBINATOR = re.compile(r"\s*([>+~]|\s)\s*")
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?(.*)", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"([.#])((?:[\w-]|\\.)+)|\[\s*([\w-]+)\s*([^\]]*)\]")
_STATE = re.compile(r":(?:hover|focus|active|visited|target|before|after|first-l|selection|placeholder|marker)")
_NARROW = re.compile(
    r"\(\s*(?:max-(?:device-)?width\s*:|width\s*<=?)\s*(?:[0-9]{1,3}(?:\.[0-9]*)?px|[1-5]?[0-9](?:\.[0-9]*)?r?em)\s*\)"
)
_ON_SCREEN = re.compile(r"(?:only\s+)?(?:screen|all)")
_OFF_SCREEN = re.compile(r"(?:only\s+)?(?:print|speech|aural|braille|handheld|projection|tty|tv|embossed)\b")
_LONGEST_SELECTOR = 1000
_MEDIA = re.compile(r"@media(?![\w-])")  # "@media(" without a blank, as minifiers write it
_NO_RULES = re.compile(r"@(?:[a-z-]*keyframes|font-face|page|font-feature-values|counter-style|property)\b")


def on_screen(media: str) -> bool | None:
    """Whether a condition holds on the screen of a desk: True, False, or None where it depends.

    >>> on_screen("print"), on_screen("only screen"), on_screen("(max-width: 640px)"), on_screen("(orientation: portrait)")
    (False, True, False, None)
    """
    answers = [_holds(query.strip()) for query in media.lower().split(",")]
    if True in answers:
        return True
    return None if None in answers else False


def _holds(query: str) -> bool | None:
    if not query or _ON_SCREEN.fullmatch(query):
        return True
    if query.startswith("not"):
        return None
    return False if _OFF_SCREEN.match(query) or _NARROW.search(query) else None


def read_rules(css: str, names: Collection[str] = _NAMES) -> Iterator[Rule]:
    """The rules of a style sheet that may hold on a screen and say anything that hides or raises, or of other `names`, in
    order.
    """
    conditions: list[bool | None] = [True]  # each with those around it
    prelude: str | None = None  # of the rule that is open
    for text, bracket in _TOKEN.findall(_COMMENT.sub(" ", css)):
        if bracket == "{":
            if prelude is not None:  # a rule within a rule
                yield from _rules(prelude, text.rpartition(";")[0], conditions[-1], names)
                conditions.append(_both(conditions[-1], None))
            prelude = text.rpartition(";")[2].strip()
            if prelude.startswith("@"):
                conditions.append(_both(conditions[-1], _condition(prelude)))
                prelude = None
        elif prelude is not None:
            yield from _rules(prelude, text, conditions[-1], names)
            prelude = None
        elif len(conditions) > 1:
            conditions.pop()


def _condition(at_rule: str) -> bool | None:
    lower = at_rule.lower()
    if found := _MEDIA.match(lower):
        return on_screen(lower[found.end() :])
    return False if _NO_RULES.match(lower) else None


def _both(one: bool | None, other: bool | None) -> bool | None:
    return False if False in {one, other} else None if None in {one, other} else True


def _rules(prelude: str, body: str, holds: bool | None, names: Collection[str]) -> Iterator[Rule]:
    declared = declarations(body, names) if holds is not False else ()
    if not declared:
        return
    for selector in _INNER.sub("", prelude).split(","):
        if _STATE.search(selector):  # which a page has not when it is opened
            continue
        parts, sure = _parts(selector.strip())
        if parts and parts[0].names_any:  # else it means elements by what is not understood
            yield Rule(parts[0], tuple(parts[1:]), sure and holds is True, _weight(parts), declared)


def _parts(selector: str) -> tuple[list[Compound], bool]:
    """The parts of a selector from the last one, for the element itself, to the first one, for its outermost ancestor,
    and whether nothing else is asked of them. A part that stands for a sibling is left out.
    """
    pieces = _COMBINATOR.split(selector[-_LONGEST_SELECTOR:])
    if len(selector) > _LONGEST_SELECTOR:
        pieces = pieces[2:] or pieces  # the first one is cut
    found = [_compound(pieces[-1])]
    for part, combinator in zip(pieces[-3::-2], pieces[-2::-2], strict=True):
        if combinator not in "+~":
            found.append(_compound(part))
    sure = all(understood for _, understood in found) and not any(mark in selector for mark in ">+~&")
    return [part for part, _ in found], sure and len(selector) <= _LONGEST_SELECTOR


def _compound(written: str) -> tuple[Compound, bool]:
    """A part of a selector, and whether it is understood in full."""
    found = _COMPOUND.fullmatch(written)
    assert found is not None  # the last group takes anything
    names: dict[str, set[str]] = {".": set(), "#": set(), "": set()}
    values = ""
    for mark, name, attribute, value in _NAME.findall(found[2]):
        names[mark].add(name.replace("\\", "") or attribute.lower())
        values += value
    tag = None if found[1] in {None, "*"} else found[1].lower()
    kinds = [frozenset(names[mark]) for mark in "#."] + [frozenset(names[""])]
    return Compound(tag, *kinds), not values and not _NAME.sub("", found[2])


def _weight(parts: list[Compound]) -> tuple[int, int, int]:
    """The specificity of a selector."""
    classes = sum(len(part.classes) + len(part.attributes) for part in parts)
    return sum(len(part.ids) for part in parts), classes, sum(part.tag is not None for part in parts)
