"""The list of rules: what it says is what the pages say, in both languages."""

import re
from pathlib import Path

import pytest

from gov_disclosure.cli.words import CHINESE
from gov_disclosure.model.report import Report
from gov_disclosure.plugins import PACKAGE
from gov_disclosure.rules import FAMILIES, Finding
from gov_disclosure.rules.catalogue import Listed, list_rules
from gov_disclosure.rules.registry import Declared, Failed, Loaded

DOCS = Path(__file__).parents[2] / "docs"
ROW = re.compile(r"^\| \[`([a-z-]+)`\]\(rules/\1\.md\) \| ([^|]+) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
SOURCE = re.compile(r"^\| (?:Source|依据) \| (.+) \|$", re.MULTILINE)
RULES = {rule.code: rule for rule in list_rules((), version="1.2") if isinstance(rule, Listed)}


def rows(page: Path) -> dict[str, tuple[str, str]]:
    """The severities and the requirement of each code in an index."""
    found = ROW.findall(page.read_text("utf-8").replace("、", ", "))
    plain = ROW.findall(page.read_text("utf-8"))
    return {
        code: (severity, text.replace("`", "")) for (code, severity, _), (_, _, text) in zip(found, plain, strict=True)
    }


def source(page: Path) -> str | None:
    """The source that the page of a code gives."""
    match = SOURCE.search(page.read_text("utf-8"))
    return match[1].replace("`", "") if match else None


def test_every_code() -> None:
    """Each code of the built-in families once, in their order, as of this package."""
    assert list(RULES) == [code for family in FAMILIES for code in family.codes]
    for family in FAMILIES:
        assert {RULES[code].family for code in family.codes} == {family.name}
    assert {(rule.package, rule.version) for rule in RULES.values()} == {(PACKAGE, "1.2")}


def test_as_in_the_indexes() -> None:
    """Severities and meaning are those of the tables of rules, in English and in Chinese."""
    english, chinese = rows(DOCS / "rules.md"), rows(DOCS / "zh" / "rules.md")
    for code, rule in RULES.items():
        assert (", ".join(rule.severities), rule.meaning) == english[code]
        assert (", ".join(CHINESE.severities[each] for each in rule.severities), rule.meaning_zh) == chinese[code]


@pytest.mark.parametrize("code", RULES)
def test_source_as_on_the_page(code: str) -> None:
    """The source is that of the rule's page, None where the page has none."""
    assert RULES[code].source == source(DOCS / "rules" / f"{code}.md")
    assert RULES[code].source_zh == source(DOCS / "zh" / "rules" / f"{code}.md")


def phone_missing(_report: Report) -> list[Finding]:
    """The report names
    a telephone number.

    More on it.
    """
    return []


def test_rules_of_packages() -> None:
    """A docstring's first paragraph says what must hold; what does not load stands in the list as it is."""
    declared = Declared("office", "office_rules:RULES", "office-rules", "1.0")
    silent = type("Silent", (), {"__call__": lambda _self, _report: [], "codes": ("a", "b")})()
    failed = Failed(Declared("lost", "gone:RULES"), "ImportError: gone")
    found = list_rules((Loaded(declared, (phone_missing, silent)), failed))[len(RULES) :]
    text = "The report names a telephone number."
    assert found == (
        Listed("phone-missing", "office", (), text, text, None, None, "office-rules", "1.0"),
        Listed("a", "office", (), "", "", None, None, "office-rules", "1.0"),
        Listed("b", "office", (), "", "", None, None, "office-rules", "1.0"),
        failed,
    )
