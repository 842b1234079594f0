"""Checks as JUnit XML."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Mapping

import pytest
from attrs import evolve

from cli.samples import changed, sound_report
from gov_disclosure.export.checked import CheckedFile
from gov_disclosure.export.junit import subject, to_junit
from gov_disclosure.model import tree
from gov_disclosure.model.report import Severity
from gov_disclosure.rules import Finding, NotAssessable, Passed, ValidationResult, validate

WRONG = "requests.results.granted.natural_person"
REPORT = changed(sound_report(), {WRONG: 91, "disputes.reconsideration.upheld": None})
RESULT = validate(REPORT, select="balances")
FILE = CheckedFile(name="a.html", result=RESULT)
FINDING = Finding(code="some-code", severity=Severity.ERROR, message="Look.", message_zh="请看。")


def suites(*files: CheckedFile, language: str = "en") -> list[ET.Element]:
    """The suites of the document, whose counts are those of its suites."""
    root = ET.fromstring(to_junit(files, language=language))  # noqa: S314 - made here
    assert root.tag == "testsuites"
    for name in ("tests", "failures", "errors"):
        assert int(root.get(name, "")) == sum(int(suite.get(name, "")) for suite in root)
    return list(root)


def cases(file: CheckedFile, language: str = "en") -> Mapping[str, ET.Element]:
    """The cases of one file by name."""
    (suite,) = suites(file, language=language)
    named = {case.get("name", ""): case for case in suite}
    assert len(named) == len(suite) == int(suite.get("tests", ""))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(suite.get(name, "")) == sum(case.find(tag) is not None for case in suite)
    return named


def test_a_case_for_each_check() -> None:
    """What holds passes, what fails fails, what cannot be assessed is skipped."""
    found = cases(FILE)
    assert len(found) == len(RESULT.findings) + len(RESULT.passed) + len(RESULT.not_assessable)
    assert set(found) == {
        f"{balance_code(balance)} {subject(balance.left + balance.right)}"
        for table in ("requests", "disputes")
        for balance in tree.balances(table, "2021")
    }
    tags = Counter(child.tag for case in found.values() for child in case)
    assert tags == {"failure": 2, "skipped": 1}
    failure = found["requests-row-total requests.results.granted.*"].find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "requests-row-total", "message": RESULT.findings[0].message}
    skipped = found["disputes-total disputes.reconsideration.*"].find("skipped")
    assert skipped is not None
    assert skipped.attrib == {"message": "no value: disputes.reconsideration.upheld"}


def balance_code(balance: tree.Balance) -> str:
    """The code of the rule on a balance."""
    return f"{balance.table}-{balance.kind}".replace("disputes-row-total", "disputes-total")


def test_a_check_keeps_its_name() -> None:
    """A build server follows it from a run in which it fails to one in which it passes."""
    sound = CheckedFile(name="a.html", result=validate(sound_report(), select="balances"))
    assert set(cases(sound)) == set(cases(FILE))


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.ADVICE])
def test_warnings_and_advice_do_not_fail(severity: Severity) -> None:
    """They are told all the same."""
    file = evolve(FILE, result=ValidationResult((evolve(FINDING, severity=severity),)))
    (case,) = cases(file).values()
    assert [(child.tag, child.text) for child in case] == [("system-out", f"{severity.value}: Look.")]
    (case,) = cases(file, "zh").values()
    assert str(case[0].text).endswith("：请看。")


def test_equal_names_are_numbered() -> None:
    """Two outcomes on the same figures are two cases."""
    result = ValidationResult((FINDING, FINDING), (Passed("some-code"),))
    assert list(cases(evolve(FILE, result=result))) == ["some-code", "some-code (2)", "some-code (3)"]


def test_a_file_that_could_not_be_read() -> None:
    """It is a suite with an error."""
    found = cases(CheckedFile(name="b.html", reason="No such file"))
    error = found["file-not-read"].find("error")
    assert error is not None
    assert error.get("message") == "No such file"


def test_a_file_without_checks() -> None:
    """Its suite is empty."""
    assert cases(evolve(FILE, result=ValidationResult())) == {}


def test_several_files() -> None:
    """A suite each, in their order."""
    assert [suite.get("name") for suite in suites(FILE, evolve(FILE, name="b.html"))] == ["a.html", "b.html"]
    assert suites() == []


def test_chinese() -> None:
    """Messages are in the language that was asked for; names stay."""
    found = cases(FILE, "zh")
    assert set(found) == set(cases(FILE))
    failure = found["requests-row-total requests.results.granted.*"].find("failure")
    assert failure is not None
    assert failure.get("message") == RESULT.findings[0].message_zh
    skipped = found["disputes-total disputes.reconsideration.*"].find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "缺少数据：disputes.reconsideration.upheld"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "no value: last year's report (--previous), table 三 (requests)"),
        ("zh", "缺少数据：上年报告（--previous）、表三"),
    ],
)
def test_what_is_missing_is_called_what_it_is(language: str, told: str) -> None:
    """What is no figure has a name, as in the terminal."""
    outcome = NotAssessable("some-code", (), ("previous", "requests"))
    (case,) = cases(evolve(FILE, result=ValidationResult((), (), (outcome,))), language).values()
    assert case[0].get("message") == told


@pytest.mark.parametrize(("language", "name"), [("en", "standard input"), ("zh", "标准输入")])
def test_standard_input(language: str, name: str) -> None:
    """It is called that."""
    assert [suite.get("name") for suite in suites(evolve(FILE, name="-"), language=language)] == [name]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "The file could not be read, or is not an annual report."), ("zh", "文件无法读取，或不是年度报告。")],
)
def test_a_file_without_a_reason(language: str, told: str) -> None:
    """It has the general one, in the language."""
    (case,) = cases(CheckedFile(name="b.html"), language).values()
    assert case[0].get("message") == told


@pytest.mark.parametrize(
    ("language", "told"), [("en", "no value: a, b, c, d and 2 more"), ("zh", "缺少数据：a、b、c、d 等 6 项")]
)
def test_what_is_missing_is_cut_after_a_few(language: str, told: str) -> None:
    """Of many missing figures the first are named."""
    outcome = NotAssessable("some-code", (), tuple("abcdef"))
    (case,) = cases(evolve(FILE, result=ValidationResult((), (), (outcome,))), language).values()
    assert case[0].get("message") == told


@pytest.mark.parametrize("text", ["a\x00b", "a\x1b[2Jb", "a\ud800b", "a\uffffb", "<&\"'>", "一\U00020000"])
def test_any_text(text: str) -> None:
    """What XML cannot hold is replaced; the rest comes back as it was."""
    finding = evolve(FINDING, code=text, message=text)
    file = CheckedFile(name=text, result=ValidationResult((finding,)))
    (suite,) = suites(file)
    clean = "".join(char if char.isprintable() and char != "\uffff" else "\ufffd" for char in text)
    assert suite.get("name") == clean
    failure = suite[0].find("failure")
    assert failure is not None
    assert failure.get("message") == clean


@pytest.mark.parametrize(
    ("paths", "common"),
    [
        ((), ""),
        (("a.b",), "a.b"),
        (("a.b", "a.b"), "a.b"),
        (("a.b", "a.c"), "a.*"),
        (("a.b.x", "a.c.x"), "a.*.x"),
        (("a.b.b", "a.b.c", "a.c.b"), "a.*"),
        (("a", "b"), "*"),
        (("a.a", "a.a.a"), "a.*.a"),
        (("a", "a.b"), "*"),
    ],
)
def test_subjects(paths: tuple[str, ...], common: str) -> None:
    """What all paths begin and end with."""
    assert subject(paths) == common


def test_subjects_tell_balances_apart() -> None:
    """In both forms."""
    for edition in ("2019", "2021"):
        found = [
            (balance.kind, subject(balance.left + balance.right))
            for table in ("requests", "disputes")
            for balance in tree.balances(table, edition)
        ]
        assert len(found) == len(set(found))
