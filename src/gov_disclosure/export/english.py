"""English labels of the form's rows and columns, from ``english.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from attrs import field, frozen

from gov_disclosure.model.tree import Figure


@frozen
class English:
    """The labels: of rows by path, of columns by table and key."""

    rows: Mapping[str, str] = field(hash=False)
    columns: Mapping[str, Mapping[str, str]] = field(hash=False)


@cache
def english() -> English:
    """The English labels of every edition."""
    data = tomllib.loads(files("gov_disclosure.export").joinpath("english.toml").read_text("utf-8"))
    return English(MappingProxyType(data["rows"]), MappingProxyType(data["columns"]))


def row_label(figure: Figure) -> str:
    """The row of a figure in English.

    >>> from gov_disclosure.model.tree import figure
    >>> row_label(figure("requests.results.denied.state_secret.total", "2021"))
    '3(3) Denied: 1. state secret'
    """
    return english().rows[figure.row]


def column_label(figure: Figure) -> str:
    """The column of a figure in English.

    >>> from gov_disclosure.model.tree import figure
    >>> column_label(figure("requests.received.other", "2021")), column_label(figure("disputes.reconsideration.other", "2021"))
    ('Other organizations', 'Other result')
    """
    return english().columns[figure.path.partition(".")[0]][figure.column]
