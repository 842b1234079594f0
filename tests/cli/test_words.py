"""The words around the findings."""

import re

import pytest

from chinese import FAULTS
from gov_disclosure.batch.outcomes import CODES, Failure, OutcomeKind
from gov_disclosure.cli.options import Language
from gov_disclosure.cli.words import CHINESE, ENGLISH, Words, words_of
from gov_disclosure.errors import SourceError
from gov_disclosure.export.naming import PARTS_IN
from gov_disclosure.model.report import Severity
from gov_disclosure.repair import GaveUp, Slip

VALUE = re.compile(r"\{(\w+)[:}]")


@pytest.mark.parametrize("words", [ENGLISH, CHINESE])
def test_everything_has_words(words: Words) -> None:
    """Every severity, slip and reason is told, in both languages."""
    assert set(words.severities) == set(Severity)
    assert set(words.slips) == set(Slip)
    assert set(words.gave_up) == set(GaveUp)
    assert set(words.codes) == set(CODES)


def test_the_two_languages_say_the_same() -> None:
    """Each English phrase has a Chinese one, plurals aside, that needs no other values."""
    plurals = set(ENGLISH.plurals.values())
    assert set(ENGLISH.phrases) - plurals == set(CHINESE.phrases)
    for name, phrase in CHINESE.phrases.items():
        given = set(VALUE.findall(ENGLISH.phrases[name])) | {
            "all",
            "printed",
            "number",
            "name",
            "slip",
            "count",
            "meaning",
        }
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
    assert set(PARTS_IN["en"]) == set(PARTS_IN["zh"])
    lacking = ["previous", "requests", "requests.received.total"]
    assert ENGLISH.listed(lacking) == "last year's report (--previous), table 三 (requests), requests.received.total"
    assert CHINESE.listed(lacking) == "上年报告（--previous）、表三、requests.received.total"
    assert ENGLISH.listed(["sections.overview", "previous.disputes"]) == (
        "section 一 (overview), table 四 (disputes) of last year's report"
    )
    assert CHINESE.listed(["sections.overview.number", "previous.disputes"]) == "第一部分的序号、上年报告的表四"


def test_what_is_new_has_general_words() -> None:
    """A reason or a slip without words of its own."""
    assert ENGLISH.given_up(None) == ENGLISH.gave_up[GaveUp.NO_FAILING_BALANCE]
    assert ENGLISH.slip("new") == "another number"  # type: ignore[arg-type]


CHINESE_WORDS = {
    **CHINESE.phrases,
    **{name.value: word for name, word in CHINESE.severities.items()},
    **{name.value: word for name, word in CHINESE.slips.items()},
    **{name.value: word for name, word in CHINESE.gave_up.items()},
    **CHINESE.codes,
    **PARTS_IN["zh"],
}


@pytest.mark.parametrize("name", CHINESE_WORDS)
def test_chinese_is_set_as_chinese_is(name: str) -> None:
    """Full-width punctuation, and a space beside Latin letters and digits; a value may be either."""
    text = VALUE.sub("{", CHINESE_WORDS[name])
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(text)]


def test_what_is_said_in_both_languages() -> None:
    """Errors of the library and of the system, and failures of inputs."""
    error = SourceError("garbled", message_zh="乱码")
    failure = Failure(OutcomeKind.FAILED, "source-unreadable", "garbled", "乱码")
    missing = FileNotFoundError(2, "No such file or directory")
    told = [[words.error(error), words.error(failure), words.system_error(missing)] for words in (ENGLISH, CHINESE)]
    assert told == [
        ["garbled", "garbled", "No such file or directory"],
        ["乱码", "乱码", "没有这个文件或文件夹"],
    ]


def test_the_words_of_a_language() -> None:
    """Without one, the words around what is told twice are English."""
    assert [words_of(each) for each in (None, Language.ENGLISH, Language.CHINESE)] == [ENGLISH, ENGLISH, CHINESE]
