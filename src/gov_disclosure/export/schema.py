"""JSON Schema (2020-12) of reports and of findings, made from the classes of the model.

The package ships what `make` gives, in ``schemas/``; ``python scripts/write_schemas.py`` writes it anew.
"""

import inspect
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib.resources import files
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from gov_disclosure.errors import ArgumentError
from gov_disclosure.export.json import DECIMAL, TABLE, money_paths
from gov_disclosure.model.fields import METADATA_KEY
from gov_disclosure.model.report import Report
from gov_disclosure.rules import ValidationResult

VERSION = 1
"""Of both schemas. A field added or taken away, or of another type, is a new one."""

NAMES: Mapping[str, type[Any]] = MappingProxyType({"report": Report, "findings": ValidationResult})

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_PLAIN: Mapping[type[Any], Schema] = MappingProxyType(
    {
        str: {"type": "string"},
        int: {"type": "integer"},
        bool: {"type": "boolean"},
        NoneType: {"type": "null"},
        date: {"type": "string", "format": "date"},
        Decimal: {"type": "string", "pattern": DECIMAL},
    }
)
_INDEX: Schema = {"type": "array", "items": {"type": "integer", "minimum": 0}}
_TEXT_OR_NULL: Schema = {"anyOf": [{"type": "string"}, {"type": "null"}]}
_LINES: Mapping[str, Schema] = MappingProxyType(
    {
        "report": {
            "file": {"description": "The name of the file, in lines of `parse --format json`.", "type": "string"}
        },
        "findings": {
            "file": {"description": "The name of the file, in lines of `validate --format json`.", "type": "string"},
            "report": {
                "description": "The number of the report in a file that holds several, in such lines.",
                "type": "integer",
                "minimum": 1,
            },
        },
    }
)
"""What the command line puts before the keys of a document; it may be missing."""


def json_schema(name: Literal["report", "findings"]) -> Schema:
    """The JSON Schema of `Report.to_dict` (``"report"``) or of `ValidationResult.to_dict` (``"findings"``).

    Raises `ArgumentError` for another name.

    >>> json_schema("report")["$id"]
    'urn:gov-disclosure:schema:report:1'
    """
    if name not in tuple(NAMES):
        raise ArgumentError(
            f"json_schema() takes the name of a schema, {' or '.join(map(repr, NAMES))}, not {name!r}",
            message_zh=f"json_schema() 应为模式的名称，{' 或 '.join(map(repr, NAMES))}，而不是 {name!r}",
        )
    text = files("gov_disclosure.export").joinpath("schemas", f"{name}.json").read_text("utf-8")
    schema: Schema = json.loads(text)
    return schema


def make(name: str) -> Schema:
    """The schema of one name, from the model as it is."""
    definitions: Schema = {}
    root = _object(NAMES[name], definitions)
    if name == "findings":
        _add_derived(root, definitions)
    else:
        definitions["Cell"]["allOf"] = _values_by_path()
    root["properties"] = {**_LINES[name], **root["properties"]}
    begin = {"$schema": _DIALECT, "$id": f"urn:gov-disclosure:schema:{name}:{VERSION}"}
    return {**begin, **root, "$defs": dict(sorted(definitions.items()))}


def _add_derived(root: Schema, definitions: Schema) -> None:
    """What the JSON of findings has beside the fields: the verdict, the family of each rule, the groups."""
    group = {"path": _TEXT_OR_NULL, "findings": _INDEX}
    definitions["Group"] = _closed("Findings that share a figure, by their numbers from 0.", group)
    finding = definitions["Finding"]
    finding["properties"]["family"] = _TEXT_OR_NULL
    finding["required"].append("family")
    groups = {"type": "array", "items": {"$ref": "#/$defs/Group"}}
    root["properties"] = {"ok": {"type": "boolean"}, **root["properties"], "groups": groups}
    root["required"] = list(root["properties"])


def _values_by_path() -> list[Schema]:
    """That the value of a cell is text where the figure is an amount of money, and a number where it is a count."""
    money, counts = {"enum": sorted(money_paths())}, {"pattern": TABLE}
    return [
        {
            "if": {"properties": {"path": money}},
            "then": {"properties": {"value": {"type": ["string", "null"]}}},
            "else": {
                "if": {"properties": {"path": counts}},
                "then": {"properties": {"value": {"type": ["integer", "null"]}}},
            },
        }
    ]


def _object(kind: type[Any], definitions: Schema) -> Schema:
    fields = [field for field in attrs.fields(kind) if field.eq is not False]
    properties = {field.name: _property(field, definitions) for field in fields}
    return _closed(_first_sentence(kind), properties)


def _closed(description: str, properties: Schema) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(field: "attrs.Attribute[Any]", definitions: Schema) -> Schema:
    label = field.metadata.get(METADATA_KEY)
    schema = _of_type(field.type, definitions)
    return schema if label is None else {"description": str(label), **schema}


def _of_type(kind: Any, definitions: Schema) -> Schema:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _of_type(arguments[0], definitions)}
    if origin in {UnionType, Union}:
        return {"anyOf": [_of_type(argument, definitions) for argument in arguments]}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # so that a class which holds itself ends
        definitions[kind.__name__] = _defined(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _defined(kind: type[Any], definitions: Schema) -> Schema:
    if issubclass(kind, Enum):
        return {"description": _first_sentence(kind), "enum": [member.value for member in kind]}
    return _object(kind, definitions)


def _first_sentence(kind: type[Any]) -> str:
    return " ".join((inspect.getdoc(kind) or "").partition("\n\n")[0].split())
