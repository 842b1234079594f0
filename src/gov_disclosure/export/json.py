"""Reports and validation results as plain values that `json.dumps` takes."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias

import attrs

from gov_disclosure.model.report import Report
from gov_disclosure.rules import ValidationResult, families

JsonValue: TypeAlias = "dict[str, JsonValue] | list[JsonValue] | str | int | float | bool | None"


def to_json_value(value: Report | ValidationResult) -> dict[str, JsonValue]:
    """A report or a validation result as dicts, lists, strings, integers, booleans and None.

    The keys are the names of the fields, in their order. Amounts of money are strings (``"96171.6"``), so that no digit
    is lost; dates are ISO 8601; enums are their values. A validation result begins with ``ok``; each of its findings
    ends with the ``family`` of its rule, None for a rule that no family has; ``groups`` at its end have the numbers of
    their findings, from 0.

    >>> from gov_disclosure.model.report import Report
    >>> to_json_value(Report(title="示例", year=2024))["year"]
    2024
    """
    return _result(value) if isinstance(value, ValidationResult) else _fields(value)


def plain_number(value: int | Decimal) -> str:
    """A value in plain digits, without an exponent.

    >>> plain_number(Decimal("1E+2"))
    '100'
    """
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _result(result: ValidationResult) -> dict[str, JsonValue]:
    family_of = {code: family.name for family in reversed(families()) for code in family.codes}
    findings: list[JsonValue] = [
        {**_fields(finding), "family": family_of.get(finding.code)} for finding in result.findings
    ]
    return {"ok": result.ok, **_fields(result), "findings": findings, "groups": _groups(result)}


def _groups(result: ValidationResult) -> list[JsonValue]:
    numbers: dict[int, list[int]] = {}
    for number, finding in enumerate(result.findings):
        numbers.setdefault(id(finding), []).append(number)
    return [
        {"path": group.path, "findings": [numbers[id(finding)].pop(0) for finding in group.findings]}
        for group in result.groups
    ]


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
