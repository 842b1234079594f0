"""The list of rules in the terminal."""

from pathlib import Path

from cli.samples import Show
from gov_disclosure.cli.options import Language
from gov_disclosure.cli.rules import print_rules, rules_as_json
from gov_disclosure.export.naming import FAMILIES_ZH
from gov_disclosure.model.report import Severity
from gov_disclosure.rules.catalogue import Listed
from gov_disclosure.rules.registry import Declared, Failed
from gov_disclosure.rules.run import FAMILIES

BOTH = (Severity.WARNING, Severity.ADVICE)
SOURCES = ("article 50\nof the Regulation", "《条例》第五十条")
RULES = (
    Listed("fee-unit", "fees", BOTH, "an amount is plausible", "金额是合理的", *SOURCES, "gov-disclosure", "0.1.0"),
    Listed("quick", "office", (), "", "", None, None, "office-rules", None),
    Failed(Declared("lost", "gone:RULES"), "ModuleNotFoundError: No module\nnamed 'gone'"),
)


def test_rules(show: Show) -> None:
    """Each code with its family, severities and package; below it what must hold, and where that is said."""
    assert show(print_rules, RULES) == (
        "rule      family  severity         package         version\n"
        "fee-unit  fees    warning, advice  gov-disclosure  0.1.0\n"
        "  an amount is plausible\n"
        "  Source: article 50 of the Regulation\n"
        "quick     office  unknown          office-rules    unknown\n"
        "-         lost    -                unknown         unknown\n"
        "  gone:RULES does not load: ModuleNotFoundError: No module named 'gone'\n"
    )


def test_rules_in_chinese(show: Show) -> None:
    """The same, in Chinese."""
    assert show(print_rules, RULES, Language.CHINESE) == (
        "规则      类别          级别        软件包          版本\n"
        "fee-unit  金额（fees）  警告、建议  gov-disclosure  0.1.0\n"
        "  金额是合理的\n"
        "  依据：《条例》第五十条\n"
        "quick     office        不详        office-rules    不详\n"
        "-         lost          -           不详            不详\n"
        "  gone:RULES 无法加载：ModuleNotFoundError: No module named 'gone'\n"
    )


def test_every_family_has_a_chinese_name() -> None:
    """That of the page of the rules."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "zh" / "rules.md").read_text("utf-8")
    for family in FAMILIES:
        assert f"### {FAMILIES_ZH[family.name]}（`{family.name}`）\n" in page
    assert len(FAMILIES_ZH) == len(FAMILIES)


def test_rules_as_json() -> None:
    """All have the same keys; what does not load has a failure and no code."""
    listed, _, failed = rules_as_json(RULES)
    assert isinstance(listed, dict)
    assert isinstance(failed, dict)
    assert list(listed) == list(failed)
    assert (listed["code"], listed["meaning_zh"], listed["failure"]) == ("fee-unit", "金额是合理的", None)
    assert {key: value for key, value in failed.items() if value is not None} == {
        "family": "lost",
        "failure": "ModuleNotFoundError: No module\nnamed 'gone'",
    }
