"""Rules of other packages: find -> load, two steps over values. Nothing of them is imported before it is asked for.

A package declares its rules under the entry-point group ``gov_disclosure.rules``; the entry point names a rule, or a
sequence of rules. Its name is the family under which `validate` selects them.
"""

from collections.abc import Iterable
from functools import cache
from typing import cast

from attrs import frozen

from gov_disclosure.plugins import EntryPoint, described, described_zh, import_object, origin
from gov_disclosure.rules.results import Rule

GROUP = "gov_disclosure.rules"
"""The entry-point group in which packages declare rules."""


@frozen
class Declared:
    """Rules as a package declares them; nothing of it is imported yet."""

    name: str
    value: str
    package: str | None = None
    version: str | None = None

    def __str__(self) -> str:
        return described(self.name, self.value, self.package, self.version)

    @property
    def chinese(self) -> str:
        """The same in the words of Chinese messages."""
        return described_zh(self.name, self.value, self.package, self.version)


@frozen
class Loaded:
    """Declared rules that can be run."""

    declared: Declared
    rules: tuple[Rule, ...]


@frozen
class Failed:
    """Declared rules that do not load; `cause` is the error's type and message."""

    declared: Declared
    cause: str


def find_rules(entry_points: Iterable[EntryPoint] | None = None) -> tuple[Declared, ...]:
    """What packages declare, by name and package; without `entry_points` the installed ones, looked up once."""
    return _installed() if entry_points is None else _find(entry_points)


@cache
def _installed() -> tuple[Declared, ...]:
    from importlib.metadata import entry_points

    return _find(entry_points(group=GROUP))


def _find(entry_points: Iterable[EntryPoint]) -> tuple[Declared, ...]:
    found = {Declared(point.name, point.value, *origin(point)) for point in entry_points}
    return tuple(sorted(found, key=lambda one: (one.name, one.package or "", one.value, one.version or "")))


def load(declared: Declared) -> Loaded | Failed:
    """Import declared rules; whatever goes wrong in it is a `Failed`, never an exception."""
    try:
        named = import_object(declared.value)
        rules = (named,) if callable(named) else tuple(cast(Iterable[object], named))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - other people's code may raise anything
        return Failed(declared, f"{type(error).__name__}: {error}")
    other = next((one for one in rules if not callable(one)), None)
    if other is not None:
        return Failed(
            declared, f"{declared.value} holds a {type(other).__name__}, which is no rule: it cannot be called"
        )
    return Loaded(declared, cast(tuple[Rule, ...], rules))


def load_rules(entry_points: Iterable[EntryPoint] | None = None) -> tuple[Loaded | Failed, ...]:
    """The declared rules, loaded one by one and each by itself; those that do not load are values among them."""
    return _load_installed() if entry_points is None else tuple(map(load, _find(entry_points)))


@cache
def _load_installed() -> tuple[Loaded | Failed, ...]:
    return tuple(map(load, _installed()))
