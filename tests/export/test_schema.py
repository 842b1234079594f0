"""The JSON Schemas: what the package ships is what the model gives, and what the exports give is valid by it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, ValidationError

import gov_disclosure
from export.strategies import any_reports, printed_reports
from gov_disclosure import (
    ArgumentError,
    Finding,
    Report,
    Severity,
    ValidationResult,
    json_schema,
    parse_report,
    validate,
)
from gov_disclosure.export.schema import NAMES, make
from gov_disclosure.model.report import Cell, CellStatus
from writer.samples import DOCUMENTS, SAMPLES, Sample

Name = Literal["report", "findings"]
SCHEMAS: tuple[Name, ...] = ("report", "findings")
FOLDER = Path(gov_disclosure.__file__).parent / "export" / "schemas"
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
VALIDATORS = {
    name: Draft202012Validator(json_schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for name in SCHEMAS
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_up_to_date(name: str) -> None:
    """Run ``python scripts/write_schemas.py`` where the model has changed."""
    assert json.loads((FOLDER / f"{name}.json").read_text("utf-8")) == make(name)


@pytest.mark.parametrize("name", SCHEMAS)
def test_valid(name: Name) -> None:
    """Each is a schema of its dialect, with a name that has its version."""
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:gov-disclosure:schema:{name}:1"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_reference_is_there(name: Name) -> None:
    """What is referred to is defined, and what is defined is referred to."""

    def references(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from [value["$ref"]] if "$ref" in value else []
            value = list(value.values())
        for item in value if isinstance(value, list) else ():
            yield from references(item)

    schema = json_schema(name)
    assert set(references(schema)) == {f"#/$defs/{kind}" for kind in schema["$defs"]}


def test_every_schema_is_tested() -> None:
    """Each that the package ships."""
    assert set(SCHEMAS) == set(NAMES)


def test_labels_are_descriptions() -> None:
    """The form's words stand at its figures."""
    applicants = json_schema("report")["$defs"]["Applicants"]["properties"]
    assert applicants["natural_person"]["description"] == "自然人 (in 件)"


@given(report=any_reports())
@FEW
def test_any_report(report: Report) -> None:
    """What `to_dict` gives of any report is valid."""
    VALIDATORS["report"].validate(report.to_dict())


@given(report=printed_reports())
@FEW
def test_any_findings(report: Report) -> None:
    """So is what it gives of any result."""
    VALIDATORS["findings"].validate(validate(report).to_dict())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_samples(sample: Sample) -> None:
    """And what is read from JSON again."""
    report = parse_report(DOCUMENTS / sample.name)
    VALIDATORS["report"].validate(json.loads(report.to_json()))
    VALIDATORS["findings"].validate(json.loads(validate(report).to_json(indent=1)))


def test_a_finding_of_a_rule_of_ones_own() -> None:
    """Its family may be unknown."""
    finding = Finding(code="own", severity=Severity.ADVICE, message="", message_zh="")
    VALIDATORS["findings"].validate(ValidationResult((finding,)).to_dict())


@pytest.mark.parametrize(
    "fault", [{"year": "2024"}, {"year": 3.5}, {"news": 1}, {"published": "soon"}, {"cells": [{}]}, {"requests": {}}]
)
def test_it_refuses(fault: dict[str, Any]) -> None:
    """Another type, another key, a date that is none, a missing key."""
    with pytest.raises(ValidationError):
        VALIDATORS["report"].validate({**Report().to_dict(), **fault})


@pytest.mark.parametrize(
    ("path", "value"),
    [("requests.received.total", "5"), ("proactive.fees.amount", 5), ("proactive.procurement.amount", 5)],
)
def test_a_value_of_another_type(path: str, value: str | int) -> None:
    """Text for a count, a number for money."""
    cell = Cell(path, CellStatus.REPORTED, Decimal("0.5") if isinstance(value, int) else 5)
    good = Report(cells=(cell,)).to_dict()
    VALIDATORS["report"].validate(good)
    with pytest.raises(ValidationError):
        VALIDATORS["report"].validate({**good, "cells": [{**good["cells"][0], "value": value}]})


def test_a_missing_key() -> None:
    """Every key is there, whether it has a value or not."""
    value = Report().to_dict()
    del value["agency"]
    with pytest.raises(ValidationError, match="agency"):
        VALIDATORS["report"].validate(value)


@pytest.mark.parametrize("name", ["x", "", 5, [], "../schemas/report"])
def test_an_unknown_name(name: Any) -> None:  # noqa: ANN401 - whatever a caller passes
    """The error says which there are, in both languages."""
    with pytest.raises(ArgumentError, match="the name of a schema, 'report' or 'findings', not ") as raised:
        json_schema(name)
    assert repr(name) in raised.value.message_zh
    assert raised.value.message_zh != str(raised.value)
