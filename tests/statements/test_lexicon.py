"""The data tables of statements: phrases and quantities hold together, and with the form."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.statements.lexicon import (
    Word,
    applicants,
    describe,
    lexicon,
    quantities,
    readings,
    table_of,
)
from gov_disclosure.statements.phrases import any_of, expand, shortest

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


PHRASES = st.lists(st.text("收到复议", min_size=1, max_size=4), min_size=1, max_size=12)


@given(PHRASES, st.text("收到复议", max_size=8))
def test_any_of_the_shortest(phrases: list[str], text: str) -> None:
    """The phrases that hold no other find every text that has one of all; the longest of them is what is found."""
    found = re.search(any_of(shortest(phrases)), text)
    assert (found is not None) == any(phrase in text for phrase in phrases)
    match = re.match(any_of(phrases), text)
    assert (match[0] if match else "") == max((one for one in phrases if text.startswith(one)), key=len, default="")


BEGINS = expand("[截至|截止|截至到|截止到](本|该|此)[年度](报告|年报)")
WRITTEN = ("发布", "编制", "完成", "起草")
UNTIL = expand("(截至|截止|截至到|截止到)[本|该|此][年度](报告|年报)")
ENDS = expand("[完成|完毕](之日|之时|之前|日|时|前|日期)")


def test_day_of_writing() -> None:
    """Every wording of it is found whole; that a report was written is none, but where 截至 or 截止 stands before it."""
    pattern = lexicon().day_of_writing
    named = [f"{begin}{verb}{end}" for begin in BEGINS for verb in WRITTEN for end in ENDS]
    named += [f"{begin}{verb}{end}" for begin in UNTIL for verb in WRITTEN for end in ("", "完成", "完毕")]
    for text in named:
        match = pattern.match(f"{text}已")
        assert match is not None
        assert match[0] == text
    assert not any(pattern.match(f"{begin}{verb}") for begin in ("本报告", "该年度报告", "此年报") for verb in WRITTEN)
    assert not any(pattern.match(text) for text in ("截至年底发布", "本年度发布日期", "报告发布之日", "截本报告发布"))
    assert {text[:2] for text in named} <= lexicon().beginnings
