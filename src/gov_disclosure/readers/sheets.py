"""The style sheets of a page: which of their rules mean an element, and what these say of it together."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

from lxml import etree

from gov_disclosure.readers import styles
from gov_disclosure.readers.breaks import SHOWN_TAG
from gov_disclosure.readers.styles import Compound, Declaration, Rule, Style

_Element = etree._Element

NumberedRule = tuple[int, Rule]
RulesByName = dict[str, list[NumberedRule]]
"""Rules, each with its place in the page, by the id, class, attribute or tag that the elements have which they mean."""

_MOST = 4000

_Known = TypeVar("_Known")


def kept_of_sheets(read: Callable[[str], _Known]) -> Callable[[str], _Known]:
    """`read`, which keeps what it gave for the style sheets of the last pages: those of one site have them in common."""
    kept = lru_cache(maxsize=_MOST_KEPT)(read)

    def read_or_know(css: str) -> _Known:
        return kept(css) if len(css) <= _LONGEST_KEPT else read(css)

    return read_or_know


_MOST_KEPT = 8
_LONGEST_KEPT = 20_000
"""Characters of sheets that are kept: longer ones may have thousands of rules."""


def css_of(root: _Element) -> str:
    """The text of the page's own style sheets, as far as they may hold on a screen."""
    return "\n".join(
        sheet.text or "" for sheet in root.iter("style") if styles.on_screen(sheet.get("media") or "") is not False
    )


def by_name(rules: Iterable[Rule]) -> RulesByName:
    """The first 4000 rules under their names."""
    found: RulesByName = defaultdict(list)
    for number, rule in zip(range(_MOST), rules, strict=False):
        found[name_of(rule)].append((number, rule))
    return dict(found)


def name_of(rule: Rule) -> str:
    """One name that every element has which the rule means."""
    key = rule.key
    for mark, names in (("#", key.ids), (".", key.classes), ("[", key.attributes)):
        if names:
            return mark + min(names)
    return key.tag or ""


def names_of(element: _Element) -> list[str]:
    """The names under which a rule may stand that means the element."""
    names = [str(element.tag)]
    for attribute, value in element.items():
        names.append("[" + str(attribute))
        if attribute == "class":
            names += ["." + name for name in str(value).split()]
        elif attribute == "id":
            names.append("#" + str(value))
    return names


def asked_of(rules: RulesByName, names: Iterable[str]) -> list[NumberedRule]:
    """The rules that may mean an element with these names."""
    return list(chain.from_iterable(rules[name] for name in names if name in rules))


def depth_of(element: _Element) -> int:
    """How many elements an element stands in."""
    return sum(1 for _ in element.iterancestors())


def meets(element: _Element, rule: Rule) -> bool:
    """Whether a rule's selector means the element, as far as it is understood."""
    if not _matches(rule.key, element):
        return False
    ancestors = element.iterancestors()
    return all(any(_matches(part, ancestor) for ancestor in ancestors) for part in rule.around)


def _matches(part: Compound, element: _Element) -> bool:
    return (
        (part.tag is None or part.tag == (element.get(SHOWN_TAG) or element.tag))
        and (not part.classes or part.classes <= classes_of(element))
        and (not part.ids or part.ids == {element.get("id")})
        and (not part.attributes or part.attributes <= set(element.keys()))
    )


def classes_of(element: _Element) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((element.get("class") or "").split())


def cascades(met: list[NumberedRule], own: tuple[Declaration, ...]) -> Iterator[Style]:
    """What the rules that mean an element and its own style say of it: first by the rules that are sure, then with each that
    is not.
    """
    sure = [numbered for numbered in met if numbered[1].sure]
    yield _cascaded(sure, own)
    for numbered in met:
        if not numbered[1].sure:
            yield _cascaded([*sure, numbered], own)


def _cascaded(met: list[NumberedRule], own: tuple[Declaration, ...]) -> Style:
    ordered = sorted(met, key=lambda numbered: (numbered[1].weight, numbered[0]))
    return styles.values_of([each for _, rule in ordered for each in rule.declared] + list(own))


class Kind(NamedTuple):
    """Elements that are alike, within elements that are alike: any rule means all of them or none."""

    number: int
    depth: int
    around: frozenset[str]
    """The tags, classes and ids of the elements that they stand in."""
    within: frozenset[str]
    """These, with their own."""


_OUTSIDE = Kind(-1, 0, frozenset(), frozenset())


class Asked:
    """Which rules mean the elements of a page; each kind of elements is asked once."""

    def __init__(self, rules: RulesByName, steps: int) -> None:
        """By these rules; `steps` are the most questions that are asked of their selectors."""
        self._rules = rules
        self._steps = steps
        self._kinds: dict[tuple[object, ...], Kind] = {}
        self._met: dict[int, list[NumberedRule] | None] = {}
        self._by_element: dict[_Element, Kind] = {}

    def forget_elements(self) -> None:
        """To be called between two tables, since the tree may change: what is known of each of its elements is not kept."""
        self._by_element.clear()

    def kind(self, element: _Element) -> Kind:
        """The kind of an element."""
        known = self._by_element
        path: list[_Element] = []
        above: _Element | None = element
        while above is not None and above not in known:
            path.append(above)
            above = above.getparent()
        kind = _OUTSIDE if above is None else known[above]
        for each in reversed(path):
            kind = known[each] = self._inside(kind, each)
        return kind

    def _inside(self, around: Kind, element: _Element) -> Kind:
        tag = element.get(SHOWN_TAG) or element.tag
        key = (around.number, tag, element.tag, element.get("class"), element.get("id"), *element.keys())
        if (known := self._kinds.get(key)) is None:
            names = around.within | {str(tag), *_marked_names(element)}
            known = self._kinds[key] = Kind(len(self._kinds), around.depth + 1, around.within, names)
        return known

    def met(self, element: _Element) -> list[NumberedRule] | None:
        """The rules that mean an element; None if too much has been asked already."""
        kind = self.kind(element)
        if kind.number not in self._met:
            self._met[kind.number] = self._meaning(element, kind)
        return self._met[kind.number]

    def _meaning(self, element: _Element, kind: Kind) -> list[NumberedRule] | None:
        if self._steps < 0:
            return None
        asked = asked_of(self._rules, names_of(element))
        possible = [numbered for numbered in asked if may_stand_in(kind.around, numbered[1])]
        self._steps -= len(asked) + len(possible) * kind.depth
        return None if self._steps < 0 else [numbered for numbered in possible if meets(element, numbered[1])]


def names_near(table: _Element) -> frozenset[str]:
    """The tags, classes and ids of a table, of what stands in it and of what it stands in."""
    found: set[str] = set()
    alike = {
        (each.get(SHOWN_TAG) or each.tag, each.get("class"), each.get("id")): each
        for each in chain(table.iterancestors(), table.iter())
    }
    for (tag, *_), element in alike.items():
        found.update((str(tag), *_marked_names(element)))
    return frozenset(found)


def may_stand_in(names: Collection[str], rule: Rule) -> bool:
    """Whether elements with these names may be those that a rule asks for around the one it means."""
    return all(
        (part.tag is None or part.tag in names)
        and all("." + name in names for name in part.classes)
        and all("#" + name in names for name in part.ids)
        for part in rule.around
    )


def _marked_names(element: _Element) -> Iterator[str]:
    """The classes and the id of an element, as they are written in a selector."""
    yield from ("." + name for name in (element.get("class") or "").split())
    if name := element.get("id"):
        yield "#" + str(name)


Meant = dict[tuple[str, str | None, str | None], bool]
"""Whether a rule may mean elements of one kind, by tag, class and id."""


def may_mean(telling: Collection[str], cell: _Element, known: Meant) -> bool:
    """Whether a rule at one of the `telling` names may mean the cell or what it holds."""
    for element in cell.iter():
        key = element.tag, element.get("class"), element.get("id")
        if key not in known:
            known[key] = any(name in telling for name in names_of(element))
        if known[key]:
            return True
    return False
