"""The vocabulary in which the form is written down: rows, columns and groups with their printed labels.

Each function returns an attrs field whose metadata holds what the form prints. `describe` then lists
the labels in the class's docstring, so that they stand once.
"""

import inspect
from collections.abc import Hashable, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, cast

import attrs
from attrs import frozen

METADATA_KEY = "gov_disclosure"

Part = TypeVar("Part", bound=type[Any])


class Kind(StrEnum):
    """What sort of number a figure is."""

    COUNT = "count"
    """A number of things, not negative, in 件 or 项."""
    CHANGE = "change"
    """A signed change against the year before (本年增/减)."""
    MONEY = "money"
    """An amount of money, a decimal."""


class Side(StrEnum):
    """On which side of the corner note's balance an item stands (第一项加第二项之和，等于第三项加第四项之和)."""

    LEFT = "left"
    RIGHT = "right"


@frozen
class Label:
    """What the form prints for one row, column or group, and what it says of it."""

    text: str
    articles: tuple[str, ...] = ()
    unit: str | None = None
    kind: Kind | None = None
    total: bool = False
    side: Side | None = None
    part: type[Any] | None = None

    def __str__(self) -> str:
        """The label with its article and unit, for documentation."""
        notes = [f"article {', '.join(self.articles)}"] if self.articles else []
        notes += [f"in {self.unit}"] if self.unit else []
        notes += ["the sum of the others"] if self.total else []
        return f"{self.text} ({'; '.join(notes)})" if notes else self.text


def count(label: str, *, unit: str = "件", articles: tuple[str, ...] = (), total: bool = False) -> Any:
    """A figure that counts things."""
    return _leaf(Label(label, articles, unit, Kind.COUNT, total))


def change(label: str, *, unit: str = "项", articles: tuple[str, ...] = ()) -> Any:
    """A figure that is a signed change."""
    return _leaf(Label(label, articles, unit, Kind.CHANGE))


def money(label: str, *, unit: str | None, articles: tuple[str, ...] = ()) -> Any:
    """A figure that is an amount of money; `unit` is None where the form prints none."""
    return _leaf(Label(label, articles, unit, Kind.MONEY))


def row(
    label: str, part: type[Any], *, articles: tuple[str, ...] = (), total: bool = False, side: Side | None = None
) -> Any:
    """A row of the form, or a group of rows: `part` is its class."""
    return attrs.field(factory=part, metadata={METADATA_KEY: Label(label, articles, total=total, side=side, part=part)})


def _leaf(label: Label) -> Any:
    return attrs.field(default=None, metadata={METADATA_KEY: label})


def labels(part: type[Any]) -> Mapping[str, Label]:
    """The labels of one class of the form, by field name, in the form's order."""
    return _labels(cast(Hashable, part))


@cache
def _labels(part: Hashable) -> Mapping[str, Label]:
    attributes = attrs.fields(cast(type[Any], part))
    found = {attribute.name: attribute.metadata.get(METADATA_KEY) for attribute in attributes}
    return MappingProxyType({name: label for name, label in found.items() if label is not None})


def describe(part: Part) -> Part:
    """Append the printed labels of a class's fields to its docstring."""
    lines = [f"- ``{name}``: {label}" for name, label in labels(part).items()]
    part.__doc__ = "\n".join([inspect.cleandoc(part.__doc__ or ""), "", *lines, ""])
    return part
