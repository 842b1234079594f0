"""Findings as SARIF 2.1.0, the format of static analysis that code hosts and editors show."""

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import PurePath
from types import MappingProxyType
from typing import TypeAlias
from urllib.parse import quote

from attrs import frozen

from gov_disclosure.export.checked import (
    UNREAD,
    UNREAD_DESCRIPTION,
    UNREAD_DESCRIPTION_ZH,
    CheckedFile,
    blame,
    numbered,
)
from gov_disclosure.export.json import JsonValue, plain_number
from gov_disclosure.export.naming import STANDARD_INPUT, file_name
from gov_disclosure.model.report import Severity
from gov_disclosure.position import Position
from gov_disclosure.rules import Family, Finding, Group, Operand, families
from gov_disclosure.rules.catalogue import Listed, description, list_rules
from gov_disclosure.rules.paired import LAST_YEAR
from gov_disclosure.rules.run import RULE_FAILED, RULES_NOT_LOADED
from gov_disclosure.rules.selection import codes_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "codeAndPaths/v1"

_LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
)
_OTHER_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            RULE_FAILED: "Every rule runs to its end.",
            RULES_NOT_LOADED: "The rules of every installed package load.",
            UNREAD: UNREAD_DESCRIPTION,
        },
        "zh": {
            RULE_FAILED: "每条规则都能运行到底。",
            RULES_NOT_LOADED: "每个已安装的软件包的规则都能加载。",
            UNREAD: UNREAD_DESCRIPTION_ZH,
        },
    }
)
_URI_OF_STANDARD_INPUT = "stdin"

Object: TypeAlias = dict[str, JsonValue]


def to_sarif(
    files: Iterable[CheckedFile],
    *,
    language: str = "en",
    version: str | None = None,
    rules: Iterable[Family] | None = None,
) -> Object:
    """One SARIF log with one run for all files: each finding is a result, each code a rule.

    A result stands at the figure that is wrong where that is known, else at the one that was compared; the other figures
    are related locations. Its fingerprint is made of its code and the paths of its figures, so that it stays the same
    when lines move. In a file that holds several reports, messages begin with the number and the title of theirs, and
    fingerprints are made of the number too. A file that could not be read is a result too (``file-not-read``). `language` is that of the
    messages and of what rules say, ``"en"`` or ``"zh"``; `version` that of the library; `rules` the families that are listed, all that are
    installed by default.

    >>> from gov_disclosure import Report, validate
    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> report = Report(disputes=Disputes(
    ...     reconsideration=Outcomes(upheld=3, corrected=1, other=0, pending=0, total=5)))
    >>> log = to_sarif([CheckedFile(name="a.html", result=validate(report, select="balances"))])
    >>> [(result["ruleId"], result["level"]) for result in log["runs"][0]["results"]]
    [('disputes-total', 'error')]
    """
    checked = tuple(files)
    descriptions = _descriptions(families() if rules is None else tuple(rules), language)
    results = [result for file in checked for result in _results(file, language)]
    for result in results:
        descriptions.setdefault(str(result["ruleId"]), "")
    numbers = {code: number for number, code in enumerate(descriptions)}
    run: Object = {
        "tool": {"driver": _driver(descriptions, version)},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": all(file.result is not None for file in checked)}],
        "artifacts": [_artifact(name, language) for name in dict.fromkeys(file.name for file in checked)],
        "results": [{**result, "ruleIndex": numbers[str(result["ruleId"])]} for result in results],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def uri(name: str) -> str:
    """A file's name as a URI reference: relative names stay relative, ``-`` is ``stdin``.

    >>> uri("报告 2023.html"), uri("a:b.txt"), uri("-")
    ('%E6%8A%A5%E5%91%8A%202023.html', 'a%3Ab.txt', 'stdin')
    """
    if name == STANDARD_INPUT:
        return _URI_OF_STANDARD_INPUT
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _artifact(name: str, language: str) -> Object:
    """A file; of standard input, which has no name, what it is in words."""
    artifact: Object = {"location": {"uri": uri(name)}}
    return {**artifact, "description": {"text": file_name(name, language)}} if name == STANDARD_INPUT else artifact


# ---------------------------------------------------------------------------- rules


def _driver(descriptions: Mapping[str, str], version: str | None) -> Object:
    driver: Object = {"name": "gov-disclosure"}
    if version is not None:
        driver["version"] = version
    driver["rules"] = [_descriptor(code, text) for code, text in descriptions.items()]
    return driver


def _descriptor(code: str, text: str) -> Object:
    return {"id": code, "shortDescription": {"text": text}} if text else {"id": code}


def _descriptions(found: Iterable[Family], language: str) -> dict[str, str]:
    """Each code with what must hold, in the order of the rules; rules of others say that in one language only."""
    described = {code: description(rule) for family in found for rule in family.rules for code in codes_of(rule)}
    known = _meanings(language)
    return {**{code: known.get(code, text) for code, text in described.items()}, **_OTHER_CODES[language]}


def _meanings(language: str) -> Mapping[str, str]:
    """What must hold by the rules of this library: in English a sentence, as elsewhere in such logs."""
    rules = [rule for rule in list_rules(()) if isinstance(rule, Listed)]
    if language == "zh":
        return {rule.code: rule.meaning_zh for rule in rules}
    return {rule.code: f"{rule.meaning[:1].upper()}{rule.meaning[1:]}." for rule in rules}


# ---------------------------------------------------------------------------- results


@frozen
class _Place:
    """Where the figures of a finding stand: the URI of the file, and of last year's."""

    uri: str
    previous: str | None

    def location(self, operand: Operand) -> Object | None:
        """The place of a figure; None where it is last year's, and that file is not known."""
        last_year = operand.path.startswith(LAST_YEAR)
        if last_year and self.previous is None:
            return None
        file = str(self.previous) if last_year else self.uri
        return {**_physical(file, operand.position), "logicalLocations": [{"fullyQualifiedName": operand.path}]}


def _physical(file: str, position: Position | None = None) -> Object:
    place: Object = {"artifactLocation": {"uri": file}}
    if position is not None and position.line > 0:
        column: Object = {"startColumn": position.column} if position.column > 0 else {}
        place["region"] = {"startLine": position.line, **column}
    return {"physicalLocation": place}


def _place(file: CheckedFile) -> _Place:
    return _Place(uri(file.name), None if file.previous is None else uri(file.previous))


def _results(file: CheckedFile, language: str) -> Iterator[Object]:
    if file.result is None:
        message, colon = (UNREAD_DESCRIPTION_ZH, "：") if language == "zh" else (UNREAD_DESCRIPTION, ": ")
        message = f"{message[:-1]}{colon}{file.reason}" if file.reason else message
        yield {
            "ruleId": UNREAD,
            "level": "error",
            "message": {"text": message.strip()},
            "locations": [_physical(uri(file.name))],
            "partialFingerprints": {FINGERPRINT: _digest(UNREAD, (), 0)},
        }
        return
    wrong = _wrong_paths(file, file.result.groups)
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for finding in file.result.findings:
        key = (finding.code, finding.paths)
        seen[key] = seen.get(key, -1) + 1
        yield _result(file, finding, wrong, language, _digest(*key, seen[key], file.number or 1))


def _wrong_paths(file: CheckedFile, groups: Iterable[Group]) -> frozenset[str]:
    """The figures that are known to be wrong."""
    found = [blame(group.findings, file.localizations) for group in groups] if file.localizations else []
    return frozenset(correction.path for each in found if each and each.sure for correction in each.alternatives[0])


def _result(file: CheckedFile, finding: Finding, wrong: frozenset[str], language: str, fingerprint: str) -> Object:
    place = _place(file)
    operands = _main_first(finding, wrong)
    located = [(location, operand) for operand in operands if (location := place.location(operand)) is not None]
    result: Object = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(file, finding, language)},
        "locations": [located[0][0] if located else _physical(place.uri)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if located[1:]:
        result["relatedLocations"] = [
            {"id": number, **location, "message": {"text": _named(operand, language)}}
            for number, (location, operand) in enumerate(located[1:], 1)
        ]
    return result


def _main_first(finding: Finding, wrong: frozenset[str]) -> list[Operand]:
    """The figures of a finding: the wrong one first, then what was compared, then what it was compared with."""
    operands = [*finding.right.operands, *finding.left.operands]
    return sorted(operands, key=lambda operand: operand.path not in wrong)


def _named(operand: Operand, language: str) -> str:
    colon = "：" if language == "zh" else ": "
    return operand.label if operand.value is None else f"{operand.label}{colon}{plain_number(operand.value)}"


def _message(file: CheckedFile, finding: Finding, language: str) -> str:
    """What a finding says, behind what tells its report apart."""
    report, message = numbered(file, language), finding.message_zh if language == "zh" else finding.message
    return f"{report}{'：' if language == 'zh' else ': '}{message}" if report else message


def _digest(code: str, paths: tuple[str, ...], number: int, report: int = 1) -> str:
    """A fingerprint; the first report of a file has that of a report that is alone in it."""
    later = (str(report),) if report > 1 else ()
    return sha256("\n".join((code, *paths, str(number), *later)).encode()).hexdigest()
