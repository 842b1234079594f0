"""Checks as JUnit XML, the format in which build servers show tests."""

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from attrs import frozen

from gov_disclosure.export.checked import UNREAD, UNREAD_DESCRIPTION, UNREAD_DESCRIPTION_ZH, CheckedFile, numbered
from gov_disclosure.export.naming import file_name, lacking
from gov_disclosure.model.report import Severity
from gov_disclosure.rules import Finding, NotAssessable, Outcome, ValidationResult

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, not even as a reference."""

_SEVERITIES_ZH = {Severity.WARNING: "警告", Severity.ADVICE: "建议"}


@frozen
class _Case:
    """One check: its code, the name by which a build server follows it from run to run, and what came of it."""

    code: str
    name: str
    kind: str = ""
    message: str = ""


def to_junit(files: Iterable[CheckedFile], *, language: str = "en") -> str:
    """One test suite for each file, or for each report of one that holds several, with a test case for each check.

    A finding that is an error is a failure; warnings and advice are told in the output of a case that passes, as
    they do not change the exit code of the command either. What could not be assessed is skipped. A file that could
    not be read is a suite with one error (``file-not-read``). `language` is that of the messages, ``"en"`` or ``"zh"``;
    standard input is called that in it.
    The document declares UTF-8 and may be written as ASCII with references as well.

    >>> from gov_disclosure import Report, validate
    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> report = Report(disputes=Disputes(
    ...     reconsideration=Outcomes(upheld=3, corrected=1, other=0, pending=0, total=4)))
    >>> print(to_junit([CheckedFile(name="a.html", result=validate(report, select="disputes-total"))]))
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="gov-disclosure" tests="3" failures="0" errors="0">
      <testsuite name="a.html" tests="3" failures="0" errors="0" skipped="2">
        <testcase classname="disputes-total" name="disputes-total disputes.direct_litigation.*">
          <skipped message="no value: ..." />
        </testcase>
    ...
    """
    suites = [_suite(_suite_name(file, language), list(_cases(file, language))) for file in files]
    counts = {name: str(sum(int(suite.attrib[name]) for suite in suites)) for name in ("tests", "failures", "errors")}
    root = ET.Element("testsuites", {"name": "gov-disclosure", **counts})
    root.extend(suites)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def subject(paths: Sequence[str]) -> str:
    """What the paths of a check have in common, with a star for what differs.

    >>> subject(("requests.received.other", "requests.received.total"))
    'requests.received.*'
    >>> subject(("requests.received.total", "requests.results.total.total", "requests.carried_over.total"))
    'requests.*.total'
    >>> subject(("requests.received.total",)), subject(())
    ('requests.received.total', '')
    """
    parts = [path.split(".") for path in paths]
    if len(set(paths)) <= 1:
        return "".join(paths[:1])
    begin, end = _common(parts), _common([each[::-1] for each in parts])[::-1]
    return ".".join([*begin, "*", *end])


def _common(parts: Sequence[Sequence[str]]) -> list[str]:
    """The beginning that all have, short of the whole of the shortest."""
    shared = []
    for column in zip(*(each[:-1] for each in parts), strict=False):
        if len(set(column)) > 1:
            break
        shared.append(column[0])
    return shared


def _suite_name(file: CheckedFile, language: str) -> str:
    return " ".join(filter(None, (file_name(file.name, language), numbered(file, language))))


def _cases(file: CheckedFile, language: str) -> Iterator[_Case]:
    if file.result is None:
        yield _Case(
            UNREAD, UNREAD, "error", file.reason or (UNREAD_DESCRIPTION_ZH if language == "zh" else UNREAD_DESCRIPTION)
        )
        return
    seen: dict[str, int] = {}
    for outcome in _outcomes(file.result):
        name = f"{outcome.code} {subject(outcome.paths)}".rstrip()
        seen[name] = seen.get(name, 0) + 1
        number = f" ({seen[name]})" if seen[name] > 1 else ""
        yield _Case(outcome.code, name + number, *_told(outcome, language))


def _outcomes(result: ValidationResult) -> list[Outcome]:
    """All outcomes, those of one code together, in the order of the codes' names."""
    outcomes: list[Outcome] = [*result.findings, *result.passed, *result.not_assessable]
    return sorted(outcomes, key=lambda outcome: (outcome.code, subject(outcome.paths)))


def _told(outcome: Outcome, language: str) -> tuple[str, str]:
    """The element that tells what came of a check, and its words."""
    if isinstance(outcome, NotAssessable):
        return "skipped", _missing(outcome.missing, language)
    if not isinstance(outcome, Finding):
        return "", ""
    message = outcome.message_zh if language == "zh" else outcome.message
    if outcome.severity is Severity.ERROR:
        return "failure", message
    severity = _SEVERITIES_ZH[outcome.severity] if language == "zh" else outcome.severity.value
    return "system-out", f"{severity}{'：' if language == 'zh' else ': '}{message}"


def _missing(paths: Sequence[str], language: str) -> str:
    return f"{'缺少数据：' if language == 'zh' else 'no value: '}{lacking(paths, language)}"


def _suite(name: str, cases: Sequence[_Case]) -> ET.Element:
    counted = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    counts = {attribute: str(sum(case.kind == kind for case in cases)) for attribute, kind in counted.items()}
    suite = ET.Element("testsuite", {"name": _allowed(name), "tests": str(len(cases)), **counts})
    for case in cases:
        element = ET.SubElement(suite, "testcase", {"classname": _allowed(case.code), "name": _allowed(case.name)})
        if case.kind:
            _tell(element, case)
    return suite


def _tell(element: ET.Element, case: _Case) -> None:
    message = _allowed(case.message)
    if case.kind == "system-out":
        ET.SubElement(element, case.kind).text = message
    elif case.kind == "skipped":
        ET.SubElement(element, case.kind, {"message": message})
    else:
        ET.SubElement(element, case.kind, {"type": _allowed(case.code), "message": message})


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
