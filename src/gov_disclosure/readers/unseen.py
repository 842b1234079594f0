"""What a reader of the page does not see is taken out of its tree; what is raised or struck is parted from figures."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from gov_disclosure.readers import styles
from gov_disclosure.readers.breaks import (
    CELL_TAGS,
    INLINE_TAGS,
    SHOWN_TAG,
    inner_text,
    remove_all,
)
from gov_disclosure.readers.lines import UNREAD
from gov_disclosure.readers.pictures import mark_behind
from gov_disclosure.readers.plain import SPACE
from gov_disclosure.readers.runs import Runs
from gov_disclosure.readers.sheets import (
    NumberedRule,
    RulesByName,
    asked_of,
    by_name,
    cascades,
    classes_of,
    css_of,
    depth_of,
    kept_of_sheets,
    meets,
    names_of,
)
from gov_disclosure.readers.styles import Look, Rule

_Element = etree._Element

# In full, as libxml2 walks it twice as fast as //@style
_STYLES = etree.XPath("/descendant::*/@style", smart_strings=False)
_STYLED = etree.XPath("//*[@style]")
_HIDDEN = etree.XPath("/descendant::*/@hidden/..")
_IN_CELLS = etree.XPath("//td/descendant-or-self::*|//th/descendant-or-self::*|//tr")
_SHOWN_ANYHOW = frozenset({"html", "body"})  # hidden only until a script has run
_WITH_ROLE = etree.XPath("/descendant::*/@role/..")
_ROLES = {"table": "table", "grid": "table", "treegrid": "table", "rowgroup": "tbody", "row": "tr"}
_ROLE_TAGS = frozenset({"div", "span", "section", "ul", "ol", "li", "p", "dl", "dt", "dd"})
_ROLES |= dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), "td")
_DIGIT = re.compile(r"[0-9０-９]")


class Cleaned(NamedTuple):
    """What is known of a page: whether any style keeps the lines of its markup, how it shows the runs of its figures, under which names
    its style sheets hide or raise, and whether anything in a table is hidden.
    """

    keeps_lines: bool
    runs: Runs
    telling: frozenset[str]
    hides: bool


def clean(root: _Element) -> Cleaned:
    """Take out of the tree what a reader of the page does not see, and give elements the tags that their styles
    and roles stand for.
    """
    written = set(_results(_STYLES(root)))  # few different ones, even on a large page
    hidden = [*elements(_HIDDEN(root)), *_styled(root, set(filter(styles.hides, written)))]
    remove_all(element for element in hidden if element.tag not in _SHOWN_ANYHOW)
    _remove_doubles(root)
    looks: dict[str, Look] = {style: look for style in written if (look := styles.inline_look(style)) is not Look.PLAIN}
    found: dict[_Element, Look] = {element: looks[element.get("style", "")] for element in _styled(root, looks)}
    css = css_of(root)
    rules = _rules(css)
    if rules:
        found |= _seen_by_rules(root, rules)
    if found:
        _settle(found)
    if next(root.iter(*CELL_TAGS), None) is not None:  # on few pages, for plain tables are read apart
        _part_notes(root, _styled(root, set(filter(styles.is_small, written))))
    for element in elements(_WITH_ROLE(root)):
        tag = _ROLES.get((element.get("role") or "").strip().lower())
        if tag is not None and element.tag in _ROLE_TAGS:
            retag(element, tag)
    return Cleaned(
        any("white-space" in style.lower() for style in written),
        Runs(root, written, css),
        rules.telling if rules else frozenset(),
        not _HIDDEN_LOOKS.isdisjoint(found.values()),
    )


def _styled(root: _Element, wanted: Collection[str]) -> list[_Element]:
    """The elements with one of these styles; the tree is searched only if there are any."""
    return [element for element in elements(_STYLED(root)) if element.get("style", "") in wanted] if wanted else []


def retag(element: _Element, tag: str) -> None:
    """Give an element another tag; its path keeps the page's own."""
    element.set(SHOWN_TAG, element.tag)
    element.tag = tag


def _results(found: object) -> list[Any]:
    """The result of an XPath as a list, which lxml's types do not promise."""
    return found if isinstance(found, list) else []


def elements(found: object) -> Iterator[_Element]:
    """The elements among the results of an XPath."""
    return (each for each in _results(found) if isinstance(each, etree._Element))


_FOR_MACHINES = frozenset({"katex-mathml", "MJX_Assistive_MathML"})
"""Classes of the copy of a formula that is there for screen readers only."""


def _remove_doubles(root: _Element) -> None:
    """Take out the source text of formulas, and the copies of those that are printed beside it."""
    formulas = list(root.iter("math"))
    remove_all(list(root.iter("annotation", "annotation-xml")) if formulas else ())
    for formula in formulas:
        copy = formula.getparent()
        if copy is None or not _FOR_MACHINES.intersection(classes_of(copy)) or copy.getparent() is None:
            continue
        if any(beside is not None and _is_printed(beside) for beside in (copy.getprevious(), copy.getnext())):
            remove_all([copy])


def _is_printed(element: _Element) -> bool:
    return any(str(text).strip() for text in element.itertext())


# ---------------------------------------------------------------------------- rules of style sheets


class _Rules(NamedTuple):
    """The rules of a page by the names of the elements they mean."""

    by_name: RulesByName
    telling: frozenset[str]
    """The names among them at which a rule stands that hides or raises."""


_MOST_STEPS = 500_000
"""Questions that are asked of selectors; what is then left is doubtful."""


@kept_of_sheets
def _rules(css: str) -> _Rules | None:
    """The rules of the page's own style sheets, None where they hide and raise nothing."""
    if not css or not styles.may_tell(css):
        return None
    rules = by_name(styles.read_rules(css))
    telling = frozenset(name for name, numbered in rules.items() if any(_tells(rule) for _, rule in numbered))
    return _Rules(rules, telling) if telling else None


def _tells(rule: Rule) -> bool:
    return styles.look(styles.values_of(rule.declared)) is not Look.PLAIN


def _seen_by_rules(root: _Element, rules: _Rules) -> dict[_Element, Look]:
    """How the page's rules show what stands in tables. Elsewhere they are not asked: what they hide there may be a whole
    report that a script shows, and it joins no figure.
    """
    found = {}
    steps = _MOST_STEPS
    for element in elements(_IN_CELLS(root)):
        names = names_of(element)
        if rules.telling.isdisjoint(names):
            continue
        asked = asked_of(rules.by_name, names)
        steps -= len(asked) * depth_of(element)
        if steps > 0:
            found[element] = _look_by(element, [numbered for numbered in asked if meets(element, numbered[1])])
        else:
            found[element] = Look.DOUBTFUL
    return found


_HIDDEN_LOOKS = frozenset({Look.NO_SIZE, Look.HIDDEN, Look.DOUBTFUL})


def _look_by(element: _Element, met: list[NumberedRule]) -> Look:
    """How an element is shown by the rules that mean it and by its own style; doubtful where a rule that is not sure
    would show it otherwise.
    """
    looks = set(map(styles.look, cascades(met, styles.declarations(element.get("style") or ""))))
    if len(looks) > 1 and looks & _HIDDEN_LOOKS:
        return Look.DOUBTFUL
    return max(looks, key=lambda look: look.value)


# ---------------------------------------------------------------------------- what is done about them

_LONGEST_FIGURE = 60
"""Characters of a cell that may hold a figure; longer ones are prose."""


def _settle(found: dict[_Element, Look]) -> None:
    for element in [element for element, look in found.items() if look is Look.STRUCK]:
        _settle_struck(element)
    inline = [(element, look) for element, look in found.items() if element.tag in INLINE_TAGS]
    for element in _beside_others([element for element, look in inline if look is Look.APART]):
        retag(element, "sup")  # 7 with a raised 2 behind it is not 72
    hidden = {element: look for element, look in found.items() if look in _HIDDEN_LOOKS}
    if hidden:
        _settle_hidden(hidden)


_MAY_BE_NOTES = etree.XPath(
    "//*[self::td or self::th]//*[self::small or contains(@class, 'ote') or contains(@class, 'sup') or contains(@class, 'fn')"
    " or contains(@class, 'through') or contains(@class, 'strike') or contains(@class, 'del')]"
)
_NOTE = re.compile(r"[0-9０-９]{1,2}")


def _part_notes(root: _Element, small: Iterable[_Element]) -> None:
    """Part from a figure what is the mark of a note behind it by its class or its size, and what is struck by its class."""
    found = list(elements(_MAY_BE_NOTES(root)))
    for element in found:
        if element.tag in INLINE_TAGS and any(map(styles.strikes, classes_of(element))):
            retag(element, "s")
    of_notes = [
        element for element in found if element.tag == "small" or any(map(styles.names_note, classes_of(element)))
    ]
    by_cell: dict[_Element, list[_Element]] = defaultdict(list)
    for element in (*of_notes, *small):
        if element.tag in INLINE_TAGS:
            for cell in _cells_around(element):
                by_cell[cell].append(element)
    for cell, inside in by_cell.items():
        for element in _notes_behind(cell, inside):
            retag(element, "sup")


def _notes_behind(cell: _Element, inside: Iterable[_Element]) -> list[_Element]:
    """Those elements of a cell that are no more than a short number right behind another one, unless all of the cell is like them."""
    text = _text_of_figure(cell)
    if not text:
        return []
    alike: dict[tuple[str | None, ...], list[_Element]] = defaultdict(list)
    for each in cell.iterdescendants(*INLINE_TAGS):
        alike[_kind(each)].append(each)
    return [
        element
        for element in inside
        if _NOTE.fullmatch(_squeezed([element]))
        and _squeezed(alike[_kind(element)]) != text
        and _text_before(element, cell).rstrip(SPACE)[-1:].isdigit()
    ]


def _kind(element: _Element) -> tuple[str | None, ...]:
    return str(element.tag), element.get("style"), element.get("class")


def _text_before(element: _Element, cell: _Element) -> str:
    """The text of a cell before one of its elements."""
    parts: list[str] = []
    while element is not cell and (parent := element.getparent()) is not None:
        for before in element.itersiblings(preceding=True):
            parts += [before.tail or "", inner_text(before)]
        parts.append(parent.text or "")
        element = parent
    return "".join(reversed(parts))


def _settle_struck(element: _Element) -> None:
    """Make an element what it looks like, or put a mark at the figures that are struck as a whole."""
    if element.tag in INLINE_TAGS:
        retag(element, "s")
        return
    for cell in _cells_around(element):
        text = _text_of_figure(cell)
        if text and (element.tag == "tr" or _squeezed([element]) == text):
            mark_behind(cell if element.tag == "tr" else element)


def _beside_others(apart: list[_Element]) -> Iterator[_Element]:
    """Those that stand beside other text of their cell: Word raises whole cells, run by run."""
    by_cell: dict[_Element | None, list[_Element]] = defaultdict(list)
    for element in apart:
        by_cell[next(element.iterancestors(*CELL_TAGS), None)].append(element)
    for cell, inside in by_cell.items():
        alike = len({(element.get("style"), element.get("class")) for element in inside}) == 1
        if cell is None or len(inside) == 1 or not alike or _squeezed([cell]) != _squeezed(inside):
            yield from inside


def _squeezed(parts: Iterable[_Element]) -> str:
    return "".join("".join(map(inner_text, parts)).split())


def _settle_hidden(hidden: dict[_Element, Look]) -> None:
    """Take out of a figure's cell what is surely not seen beside it. A whole figure stays, and so does what is hidden perhaps,
    since a script or another style sheet may show it; but they have a mark, so that they are read as no figure. Where that
    would be most of the cells, the page is one that a script shows.
    """
    texts: dict[_Element, str] = {}
    whole: dict[_Element, None] = {}
    for element, look in hidden.items():
        for cell in _cells_around(element):
            if cell not in texts:
                texts[cell] = _text_of_figure(cell)
            if not texts[cell] or (look is Look.NO_SIZE and not _is_without_size(element)):
                continue
            if element.tag == "tr" or _squeezed([element]) == texts[cell]:
                whole[cell] = None
            else:
                _hide_part(element, look)
    if whole and len(whole) * 2 <= _count_figures(next(iter(whole))):
        for cell in whole:
            mark_behind(cell)


def _hide_part(element: _Element, look: Look) -> None:
    if look is not Look.DOUBTFUL and _has_only_plain_text(element):
        remove_all([element])
    elif _DIGIT.search(inner_text(element)):
        element.text = UNREAD + (element.text or "")
        mark_behind(element)


def _cells_around(element: _Element) -> list[_Element]:
    """The cells of a row, or the one that an element is or stands in."""
    if element.tag == "tr":
        return list(element.iterchildren(*CELL_TAGS))
    cell = element if element.tag in CELL_TAGS else next(element.iterancestors(*CELL_TAGS), None)
    return [] if cell is None else [cell]


def _text_of_figure(cell: _Element) -> str:
    """The text of a cell without white space, if it may be a figure."""
    text = _squeezed([cell])
    short = len(text) <= _LONGEST_FIGURE and _DIGIT.search(text) is not None
    return text if short and next(cell.iter("table"), None) is None else ""


def _count_figures(cell: _Element) -> int:
    """How many cells of the page hold a digit."""
    return sum(_DIGIT.search(inner_text(each)) is not None for each in cell.getroottree().iter(*CELL_TAGS))


def _is_without_size(element: _Element) -> bool:
    """Whether a digit in it surely has no size."""
    own = (element.text or "") + "".join(inside.tail or "" for inside in element)
    return _has_only_plain_text(element) or _DIGIT.search(own) is not None


def _has_only_plain_text(element: _Element) -> bool:
    """Whether nothing within has a style of its own, by which it may be shown."""
    return not any(
        inside.get("style") or inside.get("class") or inside.get("size") for inside in element.iterdescendants()
    )
