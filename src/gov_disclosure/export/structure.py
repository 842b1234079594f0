"""Reports from the JSON that they were turned into: nothing is lost, and nothing is guessed."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any

import attrs

from gov_disclosure.errors import JsonError
from gov_disclosure.export.extras import load
from gov_disclosure.export.json import DECIMAL, TABLE, money_paths
from gov_disclosure.model.report import Cell, Report, Value

_FILE = "file"
"""The key that the command line puts before the fields of a report."""

_SHOWN = 3
_DECIMAL = re.compile(DECIMAL)
_TABLE = re.compile(TABLE)
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def report_from_json(text: str | bytes) -> Report:
    """The report that `Report.to_json` made the text of.

    A byte order mark before it, as some editors write it, is passed over. Raises `JsonError` where the text is not that of a
    report, `MissingExtraError` where cattrs is not installed.
    """
    try:
        value = json.loads(_without_mark(text), object_pairs_hook=_object)
    except (ValueError, TypeError, RecursionError) as error:
        raise JsonError(f"this is not JSON: {error}") from error
    return report_from_dict(value)


def _without_mark(text: str | bytes) -> str | bytes:
    """The text without a byte order mark; in bytes, `json.loads` takes it for what it is."""
    return text.removeprefix("\ufeff") if isinstance(text, str) else text


def report_from_dict(value: Mapping[str, Any]) -> Report:
    """The report that `Report.to_dict` made the value of; raises what `report_from_json` does.

    The key ``file``, which the command line puts first, is passed over.

    >>> report_from_dict(Report(title="示例", year=2024).to_dict())
    Report(title='示例', ..., year=2024, ...)
    """
    structure = _converter()
    if not isinstance(value, Mapping):
        raise JsonError(f"a report is a JSON object, not {type(value).__name__}")
    fields = {name: item for name, item in value.items() if name != _FILE}
    missing = [field.name for field in attrs.fields(Report) if field.name not in fields]
    if missing:
        raise JsonError(f"the JSON of a report has all its fields; {', '.join(missing)} are missing")
    report: Report = structure(fields)
    return report


@cache
def _converter() -> Any:
    """What makes a report of plain values, or raises `JsonError`."""
    cattrs = load("cattrs", "json", "reading a report from JSON")
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _plain)
    converter.register_structure_hook(date, lambda value, _: _date(_exactly(value, str)))
    converter.register_structure_hook(Decimal, lambda value, _: _decimal(_exactly(value, str)))
    converter.register_structure_hook_func(lambda kind: kind == Value, _value)
    converter.register_structure_hook(Cell, _cells(cattrs, converter.gen_structure_attrs_fromdict(Cell)))

    def structure(fields: Mapping[str, Any]) -> Report:
        try:
            report: Report = converter.structure(fields, Report)
        except (cattrs.BaseValidationError, RecursionError) as error:
            raise JsonError(f"the JSON is not that of a report: {_told(cattrs.transform_error, error)}") from None
        return report

    return structure


def _cells(cattrs: Any, structure: Callable[[Any, type[Cell]], Cell]) -> Callable[[Any, type[Cell]], Cell]:
    """What makes a cell of plain values, which no figure of the form has in another type than its own."""

    def structured(value: Any, kind: type[Cell]) -> Cell:
        cell = structure(value, kind)
        expected = _type_of(cell.path)
        if cell.value is None or isinstance(cell.value, expected):
            return cell
        error = TypeError(f"{type(cell.value).__name__} for a figure of another type")
        error.add_note(cattrs.AttributeValidationNote("value", "value", expected | None))
        raise cattrs.ClassValidationError("a cell", [error], Cell)

    return structured


def _type_of(path: str) -> Any:
    """The type of a figure by its path: money is text in JSON, a count an integer; what the form does not have may be either."""
    if path in money_paths():
        return Decimal
    return int if _TABLE.match(path) else int | Decimal


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, in which no key stands twice: which of two values counts would be a guess."""
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice in one object")
    return value


def _told(transform: Callable[..., list[str]], error: Exception) -> str:
    """What is wrong and where, as cattrs tells it."""
    try:
        return "; ".join(transform(error, path="report")[:_SHOWN])
    except TypeError:  # it sorts and joins keys, whatever they are
        return "a key is no string"


def _plain(value: Any, kind: type[Any]) -> Any:
    """A string, a whole number or a boolean, none of which is taken for another; or the enum of a string."""
    return kind(value) if issubclass(kind, Enum) else _exactly(value, kind)


def _exactly(value: Any, kind: type[Any]) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__} expected, not {type(value).__name__}")
    return value


def _value(value: Any, _: object) -> Value:
    if value is None:
        return None
    return _decimal(value) if isinstance(value, str) else int(_exactly(value, int))


def _date(text: str) -> date:
    """A day as the schema has it, one of the several forms of ISO 8601 that Python reads."""
    if _DATE.fullmatch(text) is None:
        raise ValueError(f"{text!r} is no date")
    return date.fromisoformat(text)


def _decimal(text: str) -> Decimal:
    """A number as `str` writes a decimal, and as the schema has it: digits, no infinity, nothing that is not a number."""
    if _DECIMAL.fullmatch(text) is None:
        raise ValueError(f"{text!r} is no decimal")
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent that no decimal has
        raise ValueError(f"{text!r} is no decimal") from None
