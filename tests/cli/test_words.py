"""The words around the findings."""

import re

import pytest

from gov_disclosure.cli.words import CHINESE, ENGLISH, Words
from gov_disclosure.model.report import Severity
from gov_disclosure.repair import GaveUp, Slip

VALUE = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("words", [ENGLISH, CHINESE])
def test_everything_has_words(words: Words) -> None:
    """Every severity, slip and reason is told, in both languages."""
    assert set(words.severities) == set(Severity)
    assert set(words.slips) == set(Slip)
    assert set(words.gave_up) == set(GaveUp)


def test_the_two_languages_say_the_same() -> None:
    """Each English phrase has a Chinese one, plurals aside, that needs no other values."""
    plurals = set(ENGLISH.plurals.values())
    assert set(ENGLISH.phrases) - plurals == set(CHINESE.phrases)
    for name, phrase in CHINESE.phrases.items():
        given = set(VALUE.findall(ENGLISH.phrases[name])) | {"all", "printed", "number", "name", "slip", "count"}
        assert set(VALUE.findall(phrase)) <= given


def test_numbers() -> None:
    """English has plurals."""
    assert [ENGLISH.number(count, "check") for count in (0, 1, 2)] == [
        "0 checks held",
        "1 check held",
        "2 checks held",
    ]
    assert ENGLISH.number(2, "advice") == "2 pieces of advice"
    assert CHINESE.number(2, "advice") == "2 条建议"


def test_names_are_cut_after_a_few() -> None:
    """And counted."""
    assert ENGLISH.listed("abcd") == "a, b, c, d"
    assert ENGLISH.listed("abcdef") == "a, b, c, d and 2 more"


def test_what_checks_lack_is_named() -> None:
    """In words where it is no figure, in both languages; a figure by its path."""
    assert set(ENGLISH.parts) == set(CHINESE.parts)
    lacking = ["previous", "requests", "requests.received.total"]
    assert ENGLISH.listed(lacking) == "last year's report (--previous), table 三 (requests), requests.received.total"
    assert CHINESE.listed(lacking) == "上年报告（--previous）、表三、requests.received.total"


def test_what_is_new_has_general_words() -> None:
    """A reason or a slip without words of its own."""
    assert ENGLISH.given_up(None) == ENGLISH.gave_up[GaveUp.NO_FAILING_BALANCE]
    assert ENGLISH.slip("new") == "another number"  # type: ignore[arg-type]
