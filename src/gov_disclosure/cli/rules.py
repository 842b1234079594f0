"""The list of rules in the terminal."""

from collections.abc import Iterable, Iterator

from attrs import asdict, fields
from rich.console import Console

from gov_disclosure.cli.lists import FAULT, Line, print_list
from gov_disclosure.cli.options import Language
from gov_disclosure.cli.words import Words, words_of
from gov_disclosure.export.json import JsonValue
from gov_disclosure.export.naming import FAMILIES_ZH
from gov_disclosure.rules.catalogue import Listed
from gov_disclosure.rules.registry import Failed

_HEADINGS = ("rule", "family", "severity", "package", "version")


def print_rules(console: Console, rules: Iterable[Listed | Failed], language: Language = Language.ENGLISH) -> None:
    """Print each code with family, severity and package, below it what must hold and where that is said.

    Rules that do not load come at the end, with the reason.
    """
    words = words_of(language)
    print_list(console, [words.say(heading) for heading in _HEADINGS], (_line(rule, words) for rule in rules))


def rules_as_json(rules: Iterable[Listed | Failed]) -> list[JsonValue]:
    """The list as JSON: the attributes of `Listed`, all None but the known ones where rules do not load, and `failure`."""
    return [_value(rule) for rule in rules]


def _line(rule: Listed | Failed, words: Words) -> Line:
    if isinstance(rule, Failed):
        declared = rule.declared
        note = words.say("not loaded", name=declared.value, cause=rule.cause)
        return Line(("-", declared.name, "-", *_package(declared.package, declared.version, words)), ((note, FAULT),))
    severities = words.shortened([words.severities[each] for each in rule.severities])
    package = _package(rule.package, rule.version, words)
    return Line(
        (rule.code, _family(rule.family, words), severities or words.say("unknown"), *package),
        tuple(_notes(rule, words)),
    )


def _family(name: str, words: Words) -> str:
    """A family of rules; in Chinese what it is called there, with the name that the options take."""
    meaning = FAMILIES_ZH.get(name)
    return name if meaning is None else words.either(name, f"{meaning}（{name}）")


def _package(package: str | None, version: str | None, words: Words) -> tuple[str, str]:
    return package or words.say("unknown"), version or words.say("unknown")


def _notes(rule: Listed, words: Words) -> Iterator[tuple[str, str]]:
    chinese = words.language is Language.CHINESE
    meaning, source = (rule.meaning_zh, rule.source_zh) if chinese else (rule.meaning, rule.source)
    if meaning:
        yield meaning, ""
    if source:
        yield words.say("said in", source=source), "dim"


def _value(rule: Listed | Failed) -> JsonValue:
    if isinstance(rule, Listed):
        return {**asdict(rule), "failure": None}
    declared = rule.declared
    known = {"family": declared.name, "package": declared.package, "version": declared.version, "failure": rule.cause}
    return {**dict.fromkeys(field.name for field in fields(Listed)), **known}
