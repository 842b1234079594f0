"""The data tables of statements: phrases and quantities hold together, and with the form."""

import re
from pathlib import Path

import pytest

from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.statements.lexicon import (
    Word,
    applicants,
    describe,
    expand,
    lexicon,
    quantities,
    readings,
    table_of,
)

PAGE = Path(__file__).parents[2] / "docs" / "statements.md"
ROW = re.compile(r"^\| `([a-z_.]+)` \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


@pytest.mark.parametrize("name", quantities())
def test_readings_are_figures_of_the_form(name: str) -> None:
    """Every reading is of figures of the form, without repetition, and in one edition at least there is one."""
    found = [readings(name, edition) for edition in EDITIONS]
    assert any(found) or quantities()[name].readings == ()
    for edition, alternatives in zip(EDITIONS, found, strict=True):
        for paths in alternatives:
            assert all(tree.figure(path, edition) for path in paths)
            assert len(set(paths)) == len(paths)


def test_every_row_of_the_2021_form_can_be_spoken_of() -> None:
    """Each row is in a reading, but for the one that prose calls 其他."""
    spoken = {path for name in quantities() for paths in readings(name, "2021") for path in paths}
    rows = {row.path: row.figures for table in EDITIONS["2021"].tables for row in tree.rows(table, "2021")}
    silent = [path for path, figures in rows.items() if not spoken.intersection(figure.path for figure in figures)]
    assert silent == []


def test_applicants() -> None:
    """The columns of 法人或其他组织 and 自然人 are together all columns but 总计."""
    columns = {column for kind in ("natural_person", "legal_person") for column in applicants()[kind].columns[0]}
    assert columns | {"total"} == {figure.column for figure in tree.figures("requests", "2021")}


def test_joined_quantities() -> None:
    """The readings of quantities that are given as one sum are the sums of their readings."""
    assert readings("reconsideration.received+litigation.received", "2021")[1] == (
        "disputes.reconsideration.total",
        "disputes.direct_litigation.total",
    )
    assert readings("requests.denied+information_fee.amount", "2021") == ()
    assert describe("rules.issued+rules.repealed") == ("rules issued, rules repealed", "制发的规章、废止的规章")
    assert table_of("requests.denied+requests.unable") == "requests"


def test_phrases_name_known_things() -> None:
    """Outcomes, applicants and combinations name quantities that exist; verbs and nouns are those of the phrases."""
    words = lexicon()
    by_word = {word: {value for kind, value in words.phrases.values() if kind is word} for word in Word}
    outcomes = {name.removesuffix("?") for name in by_word[Word.OUTCOME] | {name for name, _ in words.carried}}
    disputes = {name.rpartition(".")[0] for name in quantities() if name.endswith(".upheld")}
    for name in outcomes:
        named = [f"{topic}{name}" for topic in disputes] if name.startswith(".") else [name]
        assert set(named) <= set(quantities())
    assert by_word[Word.APPLICANT] == set(applicants())
    assert set(words.combinations) <= by_word[Word.NOUN]
    for known in words.combinations.values():
        assert set(known) - {"-"} <= by_word[Word.VERB]
        assert set(known.values()) <= set(quantities())


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("公开", ("公开",)),
        ("[政府]规章", ("政府规章", "规章")),
        ("(甲|乙)(丙|丁)", ("甲丙", "甲丁", "乙丙", "乙丁")),
        ("甲([乙]丙|丁)", ("甲乙丙", "甲丙", "甲丁")),
        (r"公开\(含\)", ("公开(含)",)),
    ],
)
def test_expand(text: str, phrases: tuple[str, ...]) -> None:
    """Choices and what may be missing are written out."""
    assert expand(text) == phrases


def test_page() -> None:
    """The page lists every quantity with what it means and its first reading."""
    table = {name: (meaning, chinese) for name, meaning, chinese, _ in ROW.findall(PAGE.read_text("utf-8"))}
    written = {name: (one.meaning, one.chinese) for name, one in quantities().items()}
    written |= {f".{name}": (one.meaning, one.chinese) for name, one in applicants().items()}
    assert table == written


def test_readings_on_the_page() -> None:
    """Every row and group that the page names for a quantity is that of the data."""
    for name, _, _, cell in ROW.findall(PAGE.read_text("utf-8")):
        if not name.startswith("."):
            assert re.findall(r"`([^`]+)`", cell) == [
                row for rows in quantities()[name].readings + quantities()[name].loose for row in rows
            ]
