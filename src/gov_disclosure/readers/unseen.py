"""What a reader of the page does not see is taken out of its tree; what is raised or struck is parted from figures."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from lxml import etree

from gov_disclosure.readers import styles
from gov_disclosure.readers.cells import (
    CELL_TAGS,
    INLINE_TAGS,
    SHOWN_TAG,
    inner_text,
    remove_all,
)
from gov_disclosure.readers.pictures import UNREAD
from gov_disclosure.readers.styles import Declaration, Look, Rule

_Element = etree._Element

# In full, as libxml2 walks it twice as fast as //@style
_STYLES = etree.XPath("/descendant::*/@style", smart_strings=False)
_STYLED = etree.XPath("//*[@style]")
_HIDDEN = etree.XPath("/descendant::*/@hidden/..")
_IN_CELLS = etree.XPath("//td/descendant-or-self::*|//th/descendant-or-self::*|//tr")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SHOWN_ANYHOW = frozenset({"html", "body"})  # hidden only until a script has run
_WITH_ROLE = etree.XPath("/descendant::*/@role/..")
_ROLES = {"table": "table", "grid": "table", "treegrid": "table", "rowgroup": "tbody", "row": "tr"}
_ROLE_TAGS = frozenset({"div", "span", "section", "ul", "ol", "li", "p", "dl", "dt", "dd"})
_ROLES |= dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), "td")
_DIGIT = re.compile(r"[0-9０-９]")


def clean(root: _Element) -> bool:
    """Take out of the tree what a reader of the page does not see, and give elements the tags that their styles
    and roles stand for. The result says whether any style keeps the lines of the markup.
    """
    written = set(_results(_STYLES(root)))  # few different ones, even on a large page
    hidden = [*elements(_HIDDEN(root)), *_styled(root, {style for style in written if _HIDING.search(style)})]
    remove_all(element for element in hidden if element.tag not in _SHOWN_ANYHOW)
    _remove_doubles(root)
    looks: dict[str, Look] = {style: look for style in written if (look := styles.inline_look(style)) is not Look.PLAIN}
    found: dict[_Element, Look] = {element: looks[element.get("style", "")] for element in _styled(root, looks)}
    rules = _rules(root)
    if rules:
        found |= _seen_by_rules(root, rules)
    if found:
        _settle(found)
    for element in elements(_WITH_ROLE(root)):
        tag = _ROLES.get((element.get("role") or "").strip().lower())
        if tag is not None and element.tag in _ROLE_TAGS:
            retag(element, tag)
    return any("white-space" in style.lower() for style in written)


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
        if copy is None or not _FOR_MACHINES.intersection(_classes(copy)) or copy.getparent() is None:
            continue
        if any(beside is not None and _is_printed(beside) for beside in (copy.getprevious(), copy.getnext())):
            remove_all([copy])


def _is_printed(element: _Element) -> bool:
    return any(str(text).strip() for text in element.itertext())


def _classes(element: _Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


# ---------------------------------------------------------------------------- rules of style sheets


class _Rules(NamedTuple):
    """The rules of a page by the id, class, attribute or tag that their elements have."""

    by_name: dict[str, list[tuple[int, Rule]]]
    telling: frozenset[str]
    """The names among them at which a rule stands that hides or raises."""


_MOST = 4000
_MOST_STEPS = 500_000
"""Questions that are asked of selectors; what is then left is doubtful."""


def _rules(root: _Element) -> _Rules | None:
    """The rules of the page's own style sheets, None where they hide and raise nothing."""
    texts = [
        sheet.text or "" for sheet in root.iter("style") if styles.on_screen(sheet.get("media") or "") is not False
    ]
    css = "\n".join(texts)
    if not css or not styles.may_tell(css):
        return None
    by_name: dict[str, list[tuple[int, Rule]]] = defaultdict(list)
    telling = set()
    for number, rule in enumerate(styles.read_rules(css)):
        if number >= _MOST:
            break
        name = _name(rule)
        by_name[name].append((number, rule))
        if styles.look(styles.values_of(rule.declared)) is not Look.PLAIN:
            telling.add(name)
    return _Rules(by_name, frozenset(telling)) if telling else None


def _name(rule: Rule) -> str:
    """One name that every element has which the rule means."""
    key = rule.key
    for mark, names in (("#", key.ids), (".", key.classes), ("[", key.attributes)):
        if names:
            return mark + min(names)
    return key.tag or ""


def _names(element: _Element) -> list[str]:
    names = [str(element.tag)]
    for attribute, value in element.items():
        names.append("[" + str(attribute))
        if attribute == "class":
            names += ["." + name for name in str(value).split()]
        elif attribute == "id":
            names.append("#" + str(value))
    return names


def _seen_by_rules(root: _Element, rules: _Rules) -> dict[_Element, Look]:
    """How the page's rules show what stands in tables. Elsewhere they are not asked: what they hide there may be a whole
    report that a script shows, and it joins no figure.
    """
    found = {}
    steps = _MOST_STEPS
    for element in elements(_IN_CELLS(root)):
        names = _names(element)
        if rules.telling.isdisjoint(names):
            continue
        asked = [rules.by_name[name] for name in names if name in rules.by_name]
        steps -= sum(map(len, asked)) * _depth(element)
        if steps > 0:
            met = [numbered for numbered in chain.from_iterable(asked) if _meets(element, numbered[1])]
            found[element] = _look_by(element, met)
        else:
            found[element] = Look.DOUBTFUL
    return found


def _depth(element: _Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _meets(element: _Element, rule: Rule) -> bool:
    """Whether a rule's selector means the element, as far as it is understood."""
    if not _matches(rule.key, element):
        return False
    ancestors = element.iterancestors()
    return all(any(_matches(part, ancestor) for ancestor in ancestors) for part in rule.around)


def _matches(part: styles.Compound, element: _Element) -> bool:
    return (
        (part.tag is None or part.tag == (element.get(SHOWN_TAG) or element.tag))
        and (not part.classes or part.classes <= _classes(element))
        and (not part.ids or part.ids == {element.get("id")})
        and (not part.attributes or part.attributes <= set(element.keys()))
    )


_HIDDEN_LOOKS = frozenset({Look.NO_SIZE, Look.HIDDEN, Look.DOUBTFUL})


def _look_by(element: _Element, met: list[tuple[int, Rule]]) -> Look:
    """How an element is shown by the rules that mean it and by its own style; doubtful where a rule that is not sure
    would show it otherwise.
    """
    own = styles.declarations(element.get("style") or "")
    sure = [numbered for numbered in met if numbered[1].sure]
    looks = {_cascaded(sure, own)}
    looks |= {_cascaded([*sure, numbered], own) for numbered in met if not numbered[1].sure}
    if len(looks) > 1 and looks & _HIDDEN_LOOKS:
        return Look.DOUBTFUL
    return max(looks, key=lambda look: look.value)


def _cascaded(met: list[tuple[int, Rule]], own: tuple[Declaration, ...]) -> Look:
    ordered = sorted(met, key=lambda numbered: (numbered[1].weight, numbered[0]))
    return styles.look(styles.values_of([each for _, rule in ordered for each in rule.declared] + list(own)))


# ---------------------------------------------------------------------------- what is done about them

_LONGEST_FIGURE = 60
"""Characters of a cell that may hold a figure; longer ones are prose."""


def _settle(found: dict[_Element, Look]) -> None:
    inline = [(element, look) for element, look in found.items() if element.tag in INLINE_TAGS]
    struck = [element for element, look in inline if look is Look.STRUCK]
    for element in [*struck, *_beside_others([element for element, look in inline if look is Look.APART])]:
        retag(element, "sup")  # 7 with a raised 2 behind it is not 72
    hidden = {element: look for element, look in found.items() if look in _HIDDEN_LOOKS}
    if hidden:
        _settle_hidden(hidden)


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
            _mark(cell)


def _hide_part(element: _Element, look: Look) -> None:
    if look is not Look.DOUBTFUL and _has_only_plain_text(element):
        remove_all([element])
    elif _DIGIT.search(inner_text(element)):
        element.text = UNREAD + (element.text or "")
        _mark(element)


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
    return not any(inside.get("style") or inside.get("class") for inside in element.iterdescendants())


def _mark(element: _Element) -> None:
    """Put a mark behind what an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + UNREAD
    else:
        element.text = (element.text or "") + UNREAD
