"""Reports and validation results as plain values that `json.dumps` takes, and as JSON."""

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeAlias

import attrs

from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Report
from gov_disclosure.rules import ValidationResult, families

JsonValue: TypeAlias = "dict[str, JsonValue] | list[JsonValue] | str | int | float | bool | None"

DECIMAL = r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"
"""What an amount of money looks like in JSON."""


TABLE = f"^({'|'.join(next(iter(EDITIONS.values())).tables)})\\."
"""What the path of every figure of the form begins with."""


@cache
def money_paths() -> frozenset[str]:
    """The figures that are amounts of money, of every edition: text in JSON, as all others are integers.

    >>> sorted(money_paths())
    ['proactive.fees.amount', 'proactive.procurement.amount']
    """
    every = (
        figure for name, edition in EDITIONS.items() for table in edition.tables for figure in tree.figures(table, name)
    )
    return frozenset(figure.path for figure in every if figure.kind is Kind.MONEY)


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


def to_json(value: Report | ValidationResult, *, indent: int | None = None) -> str:
    """What `to_json_value` gives as JSON, indented by so many spaces or on one line.

    Chinese stands as it is; a text with half of a surrogate pair, which UTF-8 cannot hold, is escaped to ASCII.

    >>> to_json(Report(title="示例")).partition(",")[0]
    '{"title": "示例"'
    """
    plain = to_json_value(value)
    text = json.dumps(plain, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(plain, indent=indent)
    return text


def utf8_json(value: object, *, indent: int | None = None) -> bytes:
    r"""Plain values as JSON in UTF-8: Chinese stands as it is, and half of a surrogate pair as its escape.

    >>> utf8_json({"file": "a\udcd6"})
    b'{"file": "a\\udcd6"}'
    """
    return json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8", "backslashreplace")


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
    return attrs.asdict(value, filter=_is_value, value_serializer=_plain)


def _is_value(field: "attrs.Attribute[Any]", _: object) -> bool:
    """Whether a field is part of what its object is."""
    return field.eq is not False


def _plain(_: object, __: object, value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
