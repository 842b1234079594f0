"""What the options take."""

import inspect

import pytest
import typer
from attrs import fields

from gov_disclosure.cli.app import parse, validate
from gov_disclosure.cli.options import (
    check_encoding,
    complete_reader,
    complete_rule,
    complete_severity,
    parse_limit,
    parse_severities,
)
from gov_disclosure.limits import DEFAULT, Limits


@pytest.mark.parametrize("command", [parse, validate])
def test_every_limit_has_an_option(command: object) -> None:
    """With the same default; a limit that is added to `Limits` needs its option."""
    assert callable(command)
    parameters = inspect.signature(command).parameters
    for field in fields(Limits):
        assert parameters[f"max_{field.name}"].default == getattr(DEFAULT, field.name)


@pytest.mark.parametrize(("given", "limit"), [("12", 12), ("1_000", 1000), (7, 7), ("none", None)])
def test_limits(given: str | int, limit: int | None) -> None:
    """A number, or none."""
    assert parse_limit(given) == limit


@pytest.mark.parametrize("given", ["0", "-1", "1.5", "many", "", "None", "64M"])
def test_what_is_no_limit(given: str) -> None:
    """The message quotes it."""
    with pytest.raises(typer.BadParameter, match="neither a whole number"):
        parse_limit(given)


def test_encodings() -> None:
    """An encoding that Python knows, or none."""
    assert check_encoding(None) is None
    assert check_encoding("gb18030") == "gb18030"
    for wrong in ("no-such", "base64", "a\0"):
        with pytest.raises(typer.BadParameter, match="Python knows no text encoding"):
            check_encoding(wrong)


def test_readers_are_completed() -> None:
    """Each name once, those that begin as typed."""
    assert list(complete_reader("htm")) == ["html"]
    assert list(complete_reader("no-such")) == []
    names = list(complete_reader(""))
    assert len(names) == len(set(names)) >= 7


def test_rules_are_completed() -> None:
    """Families and codes, each once, those that begin as typed."""
    assert {"balances", "figures", "requests-carry"} <= set(complete_rule(""))
    assert list(complete_rule("requests-ca")) == ["requests-carry"]
    assert list(complete_rule("no-such")) == []


def test_severities_are_completed() -> None:
    """First the name, then what it can be."""
    assert list(complete_severity("requests-ca")) == ["requests-carry="]
    assert list(complete_severity("balances=")) == ["balances=error", "balances=warning", "balances=advice"]
    assert list(complete_severity("balances=w")) == ["balances=warning"]


def test_severities() -> None:
    """The last one counts."""
    assert parse_severities(["a=error", "b=advice", "a=warning"]) == {"a": "warning", "b": "advice"}


@pytest.mark.parametrize("given", ["balances", "=error", "balances=", ""])
def test_what_is_no_severity(given: str) -> None:
    """The message quotes it."""
    with pytest.raises(typer.BadParameter, match="is not NAME=SEVERITY"):
        parse_severities([given])
