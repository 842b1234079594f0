"""Findings as SARIF."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from chinese import FAULTS
from cli.samples import changed, sound_report
from gov_disclosure.export.checked import CheckedFile
from gov_disclosure.export.sarif import to_sarif, uri
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.position import Position
from gov_disclosure.repair import explain
from gov_disclosure.rules import Family, Finding, Operand, Outcome, Side, ValidationResult, families, validate
from gov_disclosure.rules.catalogue import Listed, list_rules

WRONG = "requests.results.granted.natural_person"
REPORT = changed(sound_report(), {WRONG: 91})
RESULT = validate(REPORT, select="balances")
FILE = CheckedFile(name="a b.html", result=RESULT, localizations=explain(REPORT))
UNREAD = CheckedFile(name="b.html", reason="No such file or directory")
FINDING = Finding(code="some-code", severity=Severity.ADVICE, message="Look.", message_zh="请看。")


def run(
    *files: CheckedFile, language: str = "en", version: str | None = None, rules: Iterable[Family] | None = None
) -> dict[str, Any]:
    """The one run of the log."""
    log: dict[str, Any] = to_sarif(files, language=language, version=version, rules=rules)
    assert json.loads(json.dumps(log)) == log
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    only: dict[str, Any]
    (only,) = log["runs"]
    return only


def results(*findings: Finding, previous: str | None = None) -> list[Any]:
    """The results of findings."""
    file = CheckedFile(name="a.html", result=ValidationResult(findings), previous=previous)
    found: list[Any] = run(file)["results"]
    return found


def test_a_result() -> None:
    """It stands at the wrong cell; the other figures are related to it."""
    first, second = run(FILE)["results"]
    assert (first["ruleId"], first["level"]) == ("requests-row-total", "error")
    assert first["message"] == {"text": RESULT.findings[0].message}
    position = REPORT.cell(WRONG).position
    assert position is not None
    for result in (first, second):
        (location,) = result["locations"]
        assert location["physicalLocation"] == {
            "artifactLocation": {"uri": "a%20b.html"},
            "region": {"startLine": position.line},
        }
        assert location["logicalLocations"] == [{"fullyQualifiedName": WRONG}]
    related = first["relatedLocations"]
    assert len(related) == len(RESULT.findings[0].paths) - 1
    assert [location["id"] for location in related] == list(range(1, len(related) + 1))
    assert related[0]["message"] == {"text": "（一）予以公开 · 总计: 21"}


def test_without_a_wrong_cell_it_stands_at_what_was_compared() -> None:
    """The total that is not the sum."""
    first, _ = run(evolve(FILE, localizations=()))["results"]
    assert first["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "requests.results.granted.total"}]


def test_rules() -> None:
    """Every code that is known with what must hold; results say which it is by number."""
    only = run(FILE, UNREAD, version="1.2.3")
    driver = only["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("gov-disclosure", "1.2.3")
    codes = [rule["id"] for rule in driver["rules"]]
    assert len(codes) == len(set(codes))
    assert {code for family in families() for code in family.codes} <= set(codes)
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    for result in only["results"]:
        assert codes[result["ruleIndex"]] == result["ruleId"]
    row_total = driver["rules"][codes.index("requests-row-total")]
    assert row_total["shortDescription"]["text"] == "In each row, 总计 is the sum of the six columns before it."


def test_rules_say_what_the_command_lists() -> None:
    """In a sentence, and without the names that only those know who read the source."""
    told = {each["id"]: each["shortDescription"]["text"] for each in run(FILE)["tool"]["driver"]["rules"]}
    for rule in list_rules(()):
        assert isinstance(rule, Listed)
        assert told[rule.code].lower() == f"{rule.meaning}.".lower()
    assert not [text for text in told.values() if "`" in text]


def test_rules_of_the_caller() -> None:
    """Only those that were run are listed, and codes that no rule declares as they come."""

    def some_code(_report: Report) -> list[Outcome]:
        return []

    listed = run(
        evolve(FILE, result=ValidationResult((FINDING, evolve(FINDING, code="other")))),
        rules=[Family("a", (some_code,))],
    )
    rules = listed["tool"]["driver"]["rules"]
    assert rules[0] == {"id": "some-code"}
    assert rules[-1] == {"id": "other"}
    assert "requests-carry" not in [rule["id"] for rule in rules]


@pytest.mark.parametrize(("severity", "level"), list(zip(Severity, ["error", "warning", "note"], strict=True)))
def test_levels(severity: Severity, level: str) -> None:
    """The three severities are the three levels."""
    (result,) = results(evolve(FINDING, severity=severity))
    assert result["level"] == level


@pytest.mark.parametrize(
    ("position", "region"),
    [
        (Position(3, 7), {"startLine": 3, "startColumn": 7}),
        (Position(3, 0, "/html/body"), {"startLine": 3}),
        (Position(0), None),
        (None, None),
    ],
)
def test_regions(position: Position | None, region: dict[str, int] | None) -> None:
    """Line and column where they are known; markup knows no columns."""
    (result,) = results(evolve(FINDING, left=Side((Operand("a", "A", 1, "1", position),), 1)))
    assert result["locations"][0]["physicalLocation"].get("region") == region


def test_a_finding_on_no_figures() -> None:
    """It stands at the file."""
    (result,) = results(FINDING)
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "a.html"}}}]
    assert "relatedLocations" not in result


def test_figures_of_last_year() -> None:
    """They stand in last year's file; without its name they are left out."""
    sides = [
        Side((Operand(f"{lead}requests.received.total", "", 1, "1", Position(line)),), 1)
        for lead, line in (("previous.", 4), ("", 9))
    ]
    finding = evolve(FINDING, left=sides[0], right=sides[1])
    (result,) = results(finding, previous="2022.html")
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"] == {"artifactLocation": {"uri": "2022.html"}, "region": {"startLine": 4}}
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "a.html"}
    (result,) = results(finding)
    assert "relatedLocations" not in result


def test_fingerprints_do_not_move() -> None:
    """Other lines, other values and another file's name leave them as they are; each is of one finding."""
    moved = changed(sound_report(), {WRONG: 92})
    moved = evolve(moved, cells=tuple(evolve(cell, position=Position(1)) for cell in moved.cells))
    other = CheckedFile(name="c.html", result=validate(moved, select="balances"))
    prints = [[result["partialFingerprints"] for result in run(file)["results"]] for file in (FILE, other)]
    assert prints[0] == prints[1]
    assert prints[0][0] != prints[0][1]
    same = [result["partialFingerprints"] for result in results(FINDING, FINDING, evolve(FINDING, code="b"))]
    assert len({json.dumps(each) for each in same}) == 3


def test_a_file_that_could_not_be_read() -> None:
    """It is a result, and the run was not successful."""
    only = run(UNREAD)
    assert only["invocations"] == [{"executionSuccessful": False}]
    (result,) = only["results"]
    assert (result["ruleId"], result["level"]) == ("file-not-read", "error")
    assert result["message"]["text"] == (
        "The file could not be read, or is not an annual report: No such file or directory"
    )
    assert run(FILE)["invocations"] == [{"executionSuccessful": True}]
    assert run(UNREAD, language="zh")["results"][0]["message"]["text"].startswith("文件无法读取")


def test_language() -> None:
    """Messages are in one language, which the run names."""
    only = run(FILE, language="zh")
    assert only["language"] == "zh"
    assert only["results"][0]["message"] == {"text": RESULT.findings[0].message_zh}


def test_rules_in_chinese() -> None:
    """Each says what `rules --lang zh` says of it; those of other packages what they say themselves."""
    told = {
        each["id"]: each["shortDescription"]["text"] for each in run(FILE, language="zh")["tool"]["driver"]["rules"]
    }
    listed = {rule.code: rule.meaning_zh for rule in list_rules(()) if isinstance(rule, Listed)}
    assert told | listed == told
    assert set(told) == {each["id"] for each in run(FILE)["tool"]["driver"]["rules"]}
    for text in told.values():
        assert re.search("[\u4e00-\u9fff]", text), text
        assert not [fault for fault, pattern in FAULTS.items() if pattern.search(text)], text

    def fees_rounded(_: Report) -> Iterator[Outcome]:
        """Fees are whole."""
        yield from ()

    rules = run(FILE, language="zh", rules=[Family("own", (fees_rounded,))])["tool"]["driver"]["rules"]
    assert {"id": "fees-rounded", "shortDescription": {"text": "Fees are whole."}} in rules


@pytest.mark.parametrize(("language", "colon"), [("en", ": "), ("zh", "：")])
def test_related_places_name_the_figure(language: str, colon: str) -> None:
    """With its value, and the colon of the language."""
    texts = [
        related["message"]["text"]
        for result in run(FILE, language=language)["results"]
        for related in result["relatedLocations"]
    ]
    assert texts
    assert all(re.search(rf"\S{colon}[0-9]+$", text) for text in texts)


@pytest.mark.parametrize(("language", "name"), [("en", "standard input"), ("zh", "标准输入")])
def test_standard_input(language: str, name: str) -> None:
    """Its URI is for programs, its description for people; a file needs none."""
    artifacts = run(evolve(FILE, name="-"), FILE, language=language)["artifacts"]
    assert artifacts == [
        {"location": {"uri": "stdin"}, "description": {"text": name}},
        {"location": {"uri": "a%20b.html"}},
    ]


def test_names_of_files(tmp_path: Path) -> None:
    """They are URI references, whatever is in them."""
    assert uri("a#b?.html") == "a%23b%3F.html"
    assert uri("folder/../报告.html").startswith("folder/../%E6")
    assert uri("bad\udcff.html") == "bad%FF.html"
    assert uri(str(tmp_path / "a b")) == (tmp_path / "a b").as_uri()
