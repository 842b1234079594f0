"""Reports and validation results as plain values that `json.dumps` takes."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias

import attrs

from gov_disclosure.model.report import Report
from gov_disclosure.rules import ValidationResult

JsonValue: TypeAlias = "dict[str, JsonValue] | list[JsonValue] | str | int | float | bool | None"


def to_json_value(value: Report | ValidationResult) -> dict[str, JsonValue]:
    """A report or a validation result as dicts, lists, strings, integers, booleans and None.

    The keys are the names of the fields, in their order; a validation result begins with ``ok``. Amounts of money
    are strings (``"96171.6"``), so that no digit is lost; dates are ISO 8601; enums are their values.

    >>> from gov_disclosure.model.report import Report
    >>> to_json_value(Report(title="示例", year=2024))["year"]
    2024
    """
    fields = _fields(value)
    return {"ok": value.ok, **fields} if isinstance(value, ValidationResult) else fields


def _fields(value: Any) -> dict[str, JsonValue]:
    return {name: _plain(getattr(value, name)) for name in _names(type(value))}


def _names(kind: type[Any]) -> list[str]:
    return [field.name for field in attrs.fields(kind) if not field.name.startswith("_")]


def _plain(value: Any) -> JsonValue:
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return _fields(value)
