"""Rules of other packages: declared, loaded each by itself, and reported where they do not load."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from gov_disclosure.model.report import Report, Severity
from gov_disclosure.rules import registry, validate
from gov_disclosure.rules.registry import Declared, Failed, Loaded, find_rules, load, load_rules


def point(name: str, value: str, package: str | None = "city-rules") -> SimpleNamespace:
    """An entry point as `importlib.metadata` gives it."""
    dist = None if package is None else SimpleNamespace(name=package, version="2.0")
    return SimpleNamespace(name=name, value=value, dist=dist)


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An importable module with a rule, a sequence of rules, and things that are none."""
    made = ModuleType("invented_rules")

    def odd_year(_report: Report) -> list[object]:
        return []

    made.odd_year = odd_year  # type: ignore[attr-defined]
    made.RULES = [odd_year, odd_year]  # type: ignore[attr-defined]
    made.MIXED = [odd_year, 7]  # type: ignore[attr-defined]
    made.NUMBER = 7  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "invented_rules", made)
    return made


@pytest.mark.usefixtures("module")
@pytest.mark.parametrize(("attribute", "count"), [("odd_year", 1), ("RULES", 2)])
def test_rules_load(attribute: str, count: int) -> None:
    """An entry point names one rule or a sequence of them."""
    loaded = load(Declared("odd", f"invented_rules:{attribute}"))
    assert isinstance(loaded, Loaded)
    assert len(loaded.rules) == count


@pytest.mark.usefixtures("module")
@pytest.mark.parametrize(
    ("value", "cause"),
    [
        ("invented_rules:gone", "AttributeError"),
        ("no_such_module_here:RULES", "ModuleNotFoundError"),
        ("invented_rules:NUMBER", "TypeError"),
        ("invented_rules:MIXED", "holds a int, which is no rule"),
    ],
)
def test_what_does_not_load_is_a_value(value: str, cause: str) -> None:
    """Whatever goes wrong in another package is told with its cause."""
    failed = load(Declared("odd", value))
    assert isinstance(failed, Failed)
    assert cause in failed.cause


@pytest.mark.usefixtures("module")
def test_order_does_not_depend_on_installation() -> None:
    """Declarations are sorted by name and package, and the same one counts once."""
    points = [point("b", "invented_rules:RULES"), point("a", "x:y", None), point("b", "invented_rules:RULES")]
    assert [str(each) for each in find_rules(points)] == [
        "'a' (x:y, unknown package)",
        "'b' (invented_rules:RULES, city-rules 2.0)",
    ]
    assert [type(outcome) for outcome in load_rules(points)] == [Failed, Loaded]


def test_validation_reports_rules_that_do_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken package costs its own rules only, and the result says so."""
    failed = Failed(
        Declared("office", "gone:RULES", "office-rules", "1.0"), "ModuleNotFoundError: No module named 'gone'"
    )
    monkeypatch.setattr(registry, "load_rules", lambda: (failed,))
    result = validate(Report(), select="figures")
    (finding,) = result.findings
    assert (finding.code, finding.severity) == ("rules-not-loaded", Severity.WARNING)
    for text in ("office-rules 1.0", "No module named 'gone'"):
        assert text in finding.message
        assert text in finding.message_zh
    assert result.not_assessable
