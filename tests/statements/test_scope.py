"""Whose figures a clause tells, and how much of what follows it leaves."""

import pytest

from gov_disclosure.statements.lexicon import Word
from gov_disclosure.statements.scope import (
    count_all,
    count_some,
    cross_brackets,
    finishes,
    is_shared,
    take_topic,
    understood,
)
from gov_disclosure.statements.squeezed import squeeze_sentence
from gov_disclosure.statements.state import Away, Chain, Part, State
from gov_disclosure.statements.tokens import clauses, reporter, tokens

WHOSE = reporter("霁川市水务局", 2024)
COUNTY = reporter("岚渚县人民政府", 2024)


def state() -> State:
    return State(None, context=True, about=True, chain=Chain.ALIVE)


def read(text: str, found: State) -> list[bool]:
    squeezed = squeeze_sentence(text).text
    return [understood(clause, squeezed, found) for clause in clauses(tokens(squeezed, WHOSE))]


@pytest.mark.parametrize(
    ("text", "time", "organ"),
    [
        ("上年，我局", Away.HELD, Away.HERE),
        ("上年，全年", Away.HELD, Away.HERE),
        ("上年，本年度", Away.HERE, Away.HERE),
        ("2023年，2024年", Away.HERE, Away.HERE),
        ("各县区，全年", Away.HERE, Away.HELD),
        ("各县区，我局", Away.HERE, Away.HERE),
        ("自2024年5月起，我局", Away.HELD, Away.HERE),
        ("根据2023年的通知要求", Away.PASSING, Away.HERE),
        ("根据2023年的通知要求，我局", Away.HERE, Away.HERE),
        ("推动各部门做好落实", Away.HERE, Away.PASSING),
        ("市教育局，", Away.HERE, Away.HELD),
        ("服务大局，", Away.HERE, Away.HERE),
        ("会同市林业局，", Away.HERE, Away.HERE),
        ("市林业局会同市档案局，", Away.HERE, Away.HELD),
        ("第二季度收到5件，全年收到9件", Away.HERE, Away.HERE),
        ("上年第二季度收到5件，全年收到9件", Away.HELD, Away.HERE),
        ("比上年增加", Away.HERE, Away.HERE),
    ],
)
def test_time_and_organ(text: str, time: Away, organ: Away) -> None:
    """Another time holds until the report's own is named, another organ until its own is."""
    found = state()
    read(text, found)
    assert (found.time, found.organ) == (time, organ)


@pytest.mark.parametrize(
    ("text", "qualified"),
    [
        ("在征地拆迁方面，", True),
        ("通过县门户网站平台，", True),
        ("通过网络渠道，", True),
        ("城建类：", True),
        ("内容主要涉及河道整治等方面，", False),
        ("依申请公开工作方面，", False),
        ("畅通网上申请渠道，", False),
        ("工作开展情况如下：", False),
    ],
)
def test_qualified(text: str, qualified: bool) -> None:
    """Words before a comma or a colon that say that only some are meant."""
    found = state()
    read(text, found)
    assert found.part.qualified is qualified


def test_sentence() -> None:
    """At the end of a sentence another time is forgotten, unless its figures were told."""
    for text, time in (("上年，我局加强管理。", Away.HERE), ("上年，我局收到申请5件。", Away.HELD)):
        found = state()
        read(text, found)
        found.begin_sentence()
        assert found.time is time


def test_some_and_all() -> None:
    """Numbers of some limit what follows until they are together all."""
    found = state()
    count_all(9, found)
    count_some([6], found)
    assert found.part == Part(6)
    count_some([0], found)
    assert found.part == Part(6)
    count_some([3], found)
    assert found.part == Part(None)


def test_brackets() -> None:
    """What is counted in brackets limits nothing behind them."""
    found = state()
    cross_brackets("(", found)
    count_some([4], found)
    cross_brackets("),", found)
    assert found.part == Part()


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("全县共收到申请9件。", True),
        ("县政府收到2件，部门收到7件。", True),
        ("县政府本级收到2件。", True),
        ("岚渚县人民政府收到2件。", False),
        ("加强部门协作，县政府收到2件。", False),
    ],
)
def test_shared(text: str, shared: bool) -> None:
    """Where figures of an area or of its organs are told; the report of one organ has no such."""
    assert is_shared(text, COUNTY) is shared
    assert not is_shared(text, WHOSE)


def test_finishes() -> None:
    """办结 before what was carried over tells how many of these were closed, behind it that they all were."""
    for text, found in (("办结上年结转申请3件", True), ("上年结转申请3件均已办结", False), ("上年结转3件", False)):
        (clause,) = clauses(tokens(text, WHOSE))
        assert finishes(clause, Word.OUTCOME) is found


def test_topic() -> None:
    """A clause without a number gives the topic; one whose number counts only some takes it away."""
    found = state()
    for text, topic in (("行政复议方面", "reconsideration"), ("因不予公开引发的行政诉讼2件", "")):
        (clause,) = clauses(tokens(text, WHOSE))
        take_topic(clause, found)
        assert found.topic == topic
