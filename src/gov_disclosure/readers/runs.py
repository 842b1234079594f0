"""Figures of a cell that stand in several runs of text: whether a reader of the page sees one number.

``<span>2</span><span>8</span>`` is 28; 28 and 9 in boxes of their own are two figures, and the copy for phones is none.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, Self

from lxml import etree

from gov_disclosure.readers import room, styles
from gov_disclosure.readers.breaks import BREAK, CELL_TAGS, cell_text
from gov_disclosure.readers.lines import UNREAD
from gov_disclosure.readers.plain import SPACE
from gov_disclosure.readers.sheets import Asked, Meant, cascades, may_mean, names_near, names_of

_Element = etree._Element

_LONGEST = 60
"""Characters of a cell that may hold a figure."""

_MOST = 200
"""Elements of such a cell that are looked at."""

_MOST_STEPS = 200_000
"""Questions that are asked of the selectors of a page; what is then left is parted."""

_BOXES = frozenset(
    "applet audio button canvas embed hr iframe img input map meter mfrac mi mn mo mroot msqrt msub msubsup msup object picture"  # noqa: SIM905 - a list would take forty lines
    " progress q select svg td th video".split()
)
"""Elements that take a place of their own, or print something, between the texts beside them; so do the parts of a formula."""

_ENDS = frozenset("0123456789０１２３４５６７８９.．,，")
_SIGNS = frozenset("+＋-－−增减加少↑↓")
_BEFORE = _ENDS | _SIGNS
_AFTER = _ENDS | frozenset("增减↑↓")
_TELLING = re.compile("[0-9０-９+＋－−↑↓增减-]")

OF_EDITORS = re.compile(
    r"(?:Mso|Gram|Spell|font|apple|ql-|xl)\S*|[A-Za-z]{0,2}[0-9]+|ca-[0-9]+|UserStyle_[0-9]+"
    r"|[A-Za-z0-9]{0,40}(?:Char|Character)[0-9]*|Char(?:Attribute|Override|Style)-?[0-9]+"
)
"""Names of classes that word processors give to pieces of one text."""


FIGURE_ENDS = _ENDS | frozenset("个万人件份元增减宗条次起项↑↓)）")
"""The last characters of a figure, with its unit or a note; few other cells of the form end so."""


class _Run(NamedTuple):
    """A text with white space behind it, the elements of the cell that it stands in, from the outermost on, and those that
    begin or end between it and the run before.
    """

    text: str
    around: tuple[_Element, ...]
    crossed: tuple[_Element, ...]


class _Traits(NamedTuple):
    """How an element shows what it holds: perhaps not at all, in a box (one in the line as wide as the text is `tight`),
    each piece in one, its first line indented, in these colours.
    """

    hides: bool
    has_box: bool
    is_tight: bool
    indent: bool | None
    makes_boxes: bool
    colours: frozenset[str]
    ground: str | None


class Runs:
    """The runs of text in the cells of one page."""

    def __init__(self, root: _Element, written: Collection[str], css: str) -> None:
        """Of the page below `root`, with the styles `written` at its elements and its own style sheets."""
        self._css = css
        self._sheet = room.box_rules(css, any(map(room.may_be_in_line, written)))
        self._asked = Asked(self._sheet.rules, _MOST_STEPS)
        self._by_elements = any(name.startswith("[") for name in self._sheet.telling) or _may_part(root, written)
        self._by_pictures = False
        self._meant: Meant = {}
        self._meant_within: Meant = {}
        self._known: dict[tuple[str | int | None, ...], _Traits] = {}
        self._by_element: dict[_Element, _Traits] = {}
        self._table: _Element | None = None
        self._telling = self._sheet.telling
        self._steps = _MOST_STEPS

    def of_table(self, has_pictures: bool) -> Self | None:
        """The runs of a table's cells, None if they are seen as they are put together; pictures may stand between them."""
        self._by_pictures = has_pictures
        self._table = None
        self._by_element.clear()
        self._asked.forget_elements()
        return self if self._by_elements or self._sheet.telling or has_pictures else None

    @property
    def telling(self) -> frozenset[str]:
        """The names under which the page's style sheets may part runs."""
        return self._sheet.telling

    def seen(self, cell: _Element, text: str) -> str:
        """The `text` of a cell, its runs parted where a reader of the page sees them apart, with a mark where some of it may
        be not seen.
        """
        if len(text) > _LONGEST or _first_text(cell).strip(SPACE) == text:
            return text
        if not self._is_asked(cell):
            return text
        runs = _runs(cell)
        if runs is None:
            return text + UNREAD
        if sum(_TELLING.search(run.text) is not None for run in runs) < 2:  # noqa: PLR2004 - nothing to run into
            return text
        unseen = self._unseen(cell, runs)
        shown = _without_copies(runs, unseen)
        if shown is None:
            return cell_text("".join(map(_marked, runs, unseen)))
        pieces = [*self._pieces(cell, shown)]
        return text if shown is runs and BREAK not in pieces else cell_text("".join(pieces))

    def _is_asked(self, cell: _Element) -> bool:
        """Whether anything of the page may part the runs of a cell: most cells are like others of which nothing does."""
        anyhow = self._by_elements or self._by_pictures
        if not self._sheet.telling:
            return anyhow
        if not (anyhow or may_mean(self._sheet.telling, cell, self._meant)):
            return False
        self._stand_in(next(cell.iterancestors("table"), None))
        return anyhow or may_mean(self._telling, cell, self._meant_within)

    def _stand_in(self, table: _Element | None) -> None:
        """Leave aside the rules that can mean nothing in this table."""
        if table is not None and table is self._table:
            return
        self._table = table
        self._steps -= len(self._sheet.rules_that_tell)
        if table is None or self._steps < 0:
            telling = self._sheet.telling
        else:
            telling = room.telling_within(self._sheet, names_near(table))
        if telling != self._telling:
            self._telling = telling
            self._meant_within.clear()
            self._by_element.clear()

    def _pieces(self, cell: _Element, runs: Sequence[_Run]) -> Iterator[str]:
        """The texts of the runs, with a break between two that would make one number although they stand apart."""
        before: _Run | None = None
        for run in runs:
            if before is not None and _would_join(before.text, run.text) and self._is_parted(cell, before, run):
                yield BREAK
            yield run.text
            before = run

    def _is_parted(self, cell: _Element, before: _Run, run: _Run) -> bool:
        shared = [cell, *(element for element in run.around if element in before.around)]
        return (
            any(map(self._has_box, run.crossed))
            or (any(map(self._is_tight, run.crossed)) and self._has_room(before, run))
            or any(map(self._spreads, shared))
            or self._are_named_apart(before, run, shared)
        )

    def _has_box(self, element: _Element) -> bool:
        return element.tag in _BOXES or self._traits(element).has_box

    def _is_tight(self, element: _Element) -> bool:
        return self._traits(element).is_tight

    def _has_room(self, before: _Run, run: _Run) -> bool:
        """Whether there is room between two boxes in the line: white space, or the indent of the second."""
        return before.text[-1:].isspace() or run.text[:1].isspace() or self._is_indented(run)

    def _is_indented(self, run: _Run) -> bool:
        found = (self._traits(element).indent for element in _outwards(run.around))
        return next((indent for indent in found if indent is not None), False)

    def _spreads(self, element: _Element) -> bool:
        return self._traits(element).makes_boxes

    def _are_named_apart(self, before: _Run, run: _Run, shared: Sequence[_Element]) -> bool:
        """Whether the page gives the two texts different classes, of a style sheet elsewhere: they are two things then."""
        if not (before.text.rstrip(SPACE)[-1:].isdigit() and run.text.lstrip(SPACE)[:1].isdigit()):
            return False
        names = {_innermost(each, shared, _own_class) for each in (before, run)}
        return len(names) > 1 and "" not in names and not any("." + name in self._css for name in names)

    # ------------------------------------------------------------------------ what may not be seen

    def _unseen(self, cell: _Element, runs: Sequence[_Run]) -> list[_Element | None]:
        """The element of each run by which it may be not seen."""
        by_class = [next((each for each in run.around if self._traits(each).hides), None) for run in runs]
        by_colour = [self._uncoloured(run.around, cell) for run in runs]
        if None not in by_colour:  # then the ground has a colour that the page itself does not tell
            return by_class
        return [element if element is not None else by_colour[index] for index, element in enumerate(by_class)]

    def _uncoloured(self, around: Sequence[_Element], cell: _Element) -> _Element | None:
        """The element that gives a text the colour of its ground, or none."""
        for element in reversed(around):
            if colours := self._traits(element).colours:
                seen = room.TRANSPARENT not in colours and self._ground((*around, cell)) not in colours
                return None if seen else element
        return None

    def _ground(self, around: Sequence[_Element]) -> str:
        """The colour behind a text; white where the page tells none."""
        for element in (*reversed(around), *around[-1].iterancestors()):
            if colour := self._traits(element).ground:
                return colour
        return room.WHITE

    # ------------------------------------------------------------------------ styles

    def _traits(self, element: _Element) -> _Traits:
        """How an element shows what it holds. Most elements of a page are alike, and are asked once."""
        if (found := self._by_element.get(element)) is None:
            found = self._by_element[element] = self._traits_by_kind(element)
        return found

    def _traits_by_kind(self, element: _Element) -> _Traits:
        by_rules = bool(self._telling) and not self._telling.isdisjoint(names_of(element))
        key = (
            self._asked.kind(element).number if by_rules else str(element.tag),
            element.get("class"),
            element.get("style"),
            element.get("color"),
            element.get("bgcolor"),
        )
        if (found := self._known.get(key)) is None:
            found = self._known[key] = _traits(element, [*self._styles(element, by_rules)])
        return found

    def _styles(self, element: _Element, by_rules: bool) -> Iterator[styles.Style]:
        """What may hold for an element by its own style and the rules of the page."""
        written = element.get("style")
        own = room.own_declarations(written) if written else ()
        if not by_rules:
            return iter((styles.values_of(own),) if own else ())
        met = self._asked.met(element)
        return iter((room.A_BOX,)) if met is None else cascades(met, own)


def _traits(element: _Element, found: Sequence[styles.Style]) -> _Traits:
    words = room.words_of(element.get("class"))
    colours = {colour for style in found if (colour := room.colour_of(style))}
    if not colours and (colour := room.colour_of({"color": element.get("color") or ""})):
        colours = {colour}
    return _Traits(
        hides=bool(words & room.HIDING),
        has_box=bool(words & room.OF_BOXES) or any(room.has_box(style) and not room.is_tight(style) for style in found),
        is_tight=any(map(room.is_tight, found)),
        indent=_indent(found),
        makes_boxes=bool(words & room.THAT_MAKE_BOXES) or any(map(room.makes_boxes, found)),
        colours=frozenset(colours),
        ground=next(filter(None, map(room.ground_of, found)), None)
        or room.ground_of({"background": element.get("bgcolor") or ""}),
    )


def _indent(found: Sequence[styles.Style]) -> bool | None:
    """Whether any of the styles indents; None if none says so."""
    said = {indent for style in found if (indent := room.indent_of(style)) is not None}
    return any(said) if said else None


def _outwards(around: Sequence[_Element]) -> Iterator[_Element]:
    """The elements that a text stands in, from the innermost one to the root."""
    if around:
        yield around[-1]
        yield from around[-1].iterancestors()


# ---------------------------------------------------------------------------- which pages are asked

_SPANS = etree.XPath("/descendant::span/@class", smart_strings=False)
_FONTS = etree.XPath("/descendant::font/@color", smart_strings=False)
_OTHERS = ("b", "big", "em", "font", "i", "label", "mark", "small", "strong", "u")
_NAMED_IN_CELLS = etree.XPath("//td//@class|//th//@class", smart_strings=False)
_RARE = ("button", "math", "q", "select")


def _may_part(root: _Element, written: Iterable[str]) -> bool:
    """Whether a page, with these styles of elements, has anything by which the runs of a figure may be seen apart, or not at
    all, but for its style sheets. Most pages have not, and are not looked at any further.
    """
    return (
        room.may_part(written, _strings(_FONTS(root)) if next(root.iter("font"), None) is not None else ())
        or _may_name(root)
        or any(next(rare.iterancestors(*CELL_TAGS), None) is not None for rare in root.iter(*_RARE))
    )


def _may_name(root: _Element) -> bool:
    """Whether pieces of text in cells have classes that no word processor gives."""
    if not _SPANS(root) and not any(other.get("class") for other in root.iter(*_OTHERS)):
        return False
    return any(
        OF_EDITORS.fullmatch(name) is None for names in set(_strings(_NAMED_IN_CELLS(root))) for name in names.split()
    )


def _strings(found: object) -> list[str]:
    """The attributes that an XPath has found."""
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _first_text(cell: _Element) -> str:
    """The first text in a cell, as far as nothing stands before it: in most cells it is the only one."""
    element = cell
    while not (text := element.text) or text.isspace():
        if not len(element):
            return ""
        element = element[0]
    return text


def _runs(cell: _Element) -> list[_Run] | None:
    """The runs of a cell, None if it has more elements than are looked at; another cell within it is none of it."""
    runs: list[_Run] = []
    around: list[_Element] = []
    crossed: list[_Element] = []
    count = 0
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if element is cell:
            text = cell.text if event == "start" else None
        elif event == "start":
            if (count := count + 1) > _MOST:
                return None
            around.append(element)
            crossed.append(element)
            text = element.text
            if element.tag in CELL_TAGS:
                walk.skip_subtree()
                text = None
        else:
            around.pop()
            crossed.append(element)
            text = element.tail
        if text and text.isspace() and runs:
            runs[-1] = runs[-1]._replace(text=runs[-1].text + text)
        elif text and not text.isspace():
            runs.append(_Run(text, tuple(around), tuple(crossed)))
            crossed = []
    return runs


def _would_join(before: str, text: str) -> bool:
    return before.rstrip(SPACE)[-1:] in _BEFORE and text.lstrip(SPACE)[:1] in _AFTER


def _without_copies(runs: Sequence[_Run], unseen: Sequence[_Element | None]) -> Sequence[_Run] | None:
    """The runs that are surely seen: all of them, or those of one copy if the others, for other media, say the same. None if
    it is in doubt.
    """
    texts: dict[_Element | None, str] = {}
    for run, element in zip(runs, unseen, strict=True):
        texts[element] = texts.get(element, "") + "".join(run.text.split())
    if len(texts) == 1 or not any(map(_tells_unseen, runs, unseen)):
        return runs
    are_copies = all(element is None or room.words_of(element.get("class")) & room.OF_A_MEDIUM for element in texts)
    if not are_copies or len(set(texts.values())) > 1:
        return None
    kept = None if None in texts else unseen[0]
    return [run for run, element in zip(runs, unseen, strict=True) if element is kept]


def _tells_unseen(run: _Run, element: _Element | None) -> bool:
    return element is not None and _TELLING.search(run.text) is not None


def _marked(run: _Run, element: _Element | None) -> str:
    return f"{UNREAD}{run.text}{UNREAD}" if _tells_unseen(run, element) else run.text


def _innermost(run: _Run, shared: Sequence[_Element], asked: Callable[[_Element], str]) -> str:
    found = (asked(element) for element in reversed(run.around) if element not in shared)
    return next(filter(None, found), "")


def _own_class(element: _Element) -> str:
    """The first class of an element that no word processor has given it."""
    names = (element.get("class") or "").split()
    return next((name for name in names if OF_EDITORS.fullmatch(name) is None), "")
