"""What readers and rules of other packages have in common: entry points, and the objects that they name."""

from typing import Protocol

PACKAGE = "gov-disclosure"
"""The name of this package, which brings the built-in readers and rules."""


class Distribution(Protocol):
    """The part of `importlib.metadata.Distribution` that is used here."""

    @property
    def name(self) -> str:
        """The package's name."""

    @property
    def version(self) -> str:
        """The package's version."""


class EntryPoint(Protocol):
    """The part of `importlib.metadata.EntryPoint` that is used here."""

    @property
    def name(self) -> str:
        """The name under which the object is declared."""

    @property
    def value(self) -> str:
        """The object, as ``module:attribute``."""

    @property
    def dist(self) -> Distribution | None:
        """The distribution that declares it, None if unknown."""


def origin(point: EntryPoint) -> tuple[str | None, str | None]:
    """The name and the version of the package that declares an entry point, None where they are not known."""
    dist = point.dist
    return (None, None) if dist is None else (str(dist.name), str(dist.version))


def import_object(value: str) -> object:
    """The object that an entry point names as ``module:attribute``. Raises whatever importing it raises.

    >>> import_object("gov_disclosure.plugins:origin") is origin
    True
    """
    from importlib import import_module

    module, _, attributes = value.partition(" ")[0].partition(":")
    found: object = import_module(module)
    for attribute in filter(None, attributes.split(".")):
        found = getattr(found, attribute)
    return found


def described(name: str, value: str, package: str | None, version: str | None) -> str:
    """A declared object in the words of messages: its name, where it is, and the package that declares it.

    >>> described("quality", "city_rules:RULES", "city-rules", "1.2")
    "'quality' (city_rules:RULES, city-rules 1.2)"
    """
    return f"{name!r} ({value}, {' '.join(filter(None, (package or 'unknown package', version)))})"


def described_zh(name: str, value: str, package: str | None, version: str | None) -> str:
    """The same in Chinese.

    >>> described_zh("quality", "city_rules:RULES", "city-rules", "1.2")
    '“quality”（city_rules:RULES，city-rules 1.2）'
    """
    return f"“{name}”（{value}，{' '.join(filter(None, (package or '未知软件包', version)))}）"
