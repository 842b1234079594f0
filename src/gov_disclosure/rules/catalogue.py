"""What each rule says of itself: severities, meaning, source and package; nothing is run for it."""

import inspect
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from attrs import frozen

from gov_disclosure.model.report import Severity
from gov_disclosure.plugins import PACKAGE
from gov_disclosure.rules import registry
from gov_disclosure.rules.results import Rule
from gov_disclosure.rules.run import FAMILIES
from gov_disclosure.rules.selection import codes_of

CATALOGUE_FILE = "catalogue.toml"


@frozen
class Listed:
    """One code of a rule: what must hold, where that is said, and the package that declares it.

    `severities` are those that its findings may have; empty where they are not known before the rule is run, as in
    other packages. The `meaning` of their rules is the beginning of the docstring, in whatever language it is.
    """

    code: str
    family: str
    severities: tuple[Severity, ...]
    meaning: str
    meaning_zh: str
    source: str | None
    source_zh: str | None
    package: str | None
    version: str | None


def list_rules(
    loaded: Iterable[registry.Loaded | registry.Failed] | None = None, *, version: str | None = None
) -> tuple[Listed | registry.Failed, ...]:
    """Every code that `validate` may yield, built-in ones first, and what packages declare that does not load.

    Without `loaded` the installed packages count. `version` is that of this library.

    >>> first = list_rules(())[0]
    >>> first.code, first.meaning
    ('requests-row-total', 'in each row, 总计 is the sum of the six columns before it')
    """
    outcomes = registry.load_rules() if loaded is None else loaded
    return (*_built_in(version), *(one for outcome in outcomes for one in _declared(outcome)))


def description(rule: Rule) -> str:
    """The first paragraph of a rule's documentation, which says what must hold; empty where there is none."""
    return " ".join((inspect.getdoc(rule) or "").partition("\n\n")[0].split())


def _built_in(version: str | None) -> Iterator[Listed]:
    for family in FAMILIES:
        for code in family.codes:
            told = dict(_catalogue()[code])
            severities = tuple(map(Severity, told.pop("severities")))
            sources = {"source": None, "source_zh": None}
            yield Listed(code, family.name, severities, **(sources | told), package=PACKAGE, version=version)


def _declared(outcome: registry.Loaded | registry.Failed) -> Iterator[Listed | registry.Failed]:
    if isinstance(outcome, registry.Failed):
        yield outcome
        return
    declared = outcome.declared
    for rule in outcome.rules:
        meaning = description(rule)
        for code in codes_of(rule):
            yield Listed(code, declared.name, (), meaning, meaning, None, None, declared.package, declared.version)


@cache
def _catalogue() -> Mapping[str, Mapping[str, Any]]:
    import tomllib  # only a list of rules needs it, not the import of the package
    from importlib.resources import files

    return MappingProxyType(tomllib.loads(files(__package__).joinpath(CATALOGUE_FILE).read_text("utf-8")))
