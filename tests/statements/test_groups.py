"""A number with the words that say of what it is."""

import pytest

from gov_disclosure.statements.groups import Group, groups
from gov_disclosure.statements.squeezed import squeeze_sentence
from gov_disclosure.statements.tokens import clauses, reporter, tokens


def read(text: str) -> list[Group]:
    squeezed = squeeze_sentence(text).text
    (clause,) = clauses(tokens(squeezed, reporter("霁川市水务局", 2024)))
    return list(groups(clause))


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("收到政府信息公开申请5件", Group(5, "件", ("requests",), ("receive",))),
        ("收到5件政府信息公开申请", Group(5, "件", ("requests",), ("receive",))),
        ("2件结转下年度办理", Group(2, "件", outcomes=("requests.carried_forward",))),
        ("未收到政府信息公开申请", Group(None, None, ("requests",), ("receive",))),
        ("行政复议、行政诉讼均为0件", Group(0, "件", ("reconsideration", "litigation"), each=True, joined=True)),
        ("因政府信息公开引发的行政复议1件", Group(1, "件", ("reconsideration",), about=True)),
        ("政府信息公开申请行政复议1件", Group(1, "件", ("reconsideration",), about=True)),
        ("不掌握相关政府信息无法提供3件", Group(3, "件", outcomes=("requests.unable.not_held",))),
        ("17件为自然人申请", Group(17, "件", ("application",), applicants=("natural_person",))),
    ],
)
def test_one_group(text: str, group: Group) -> None:
    """A number takes the words before it, those behind it where it comes first, and all where it is the only one."""
    assert read(text) == [group]


def test_several_numbers() -> None:
    """Each number takes the words before it, or behind it where the clause begins with one."""
    before, behind = read("收到申请5件办结4件"), read("3件予以公开2件不予公开")
    assert [(one.number, one.verbs) for one in before] == [(5, ("receive",)), (4, ("answer",))]
    assert [(one.number, one.outcomes) for one in behind] == [(3, ("requests.granted",)), (2, ("requests.denied",))]


def test_alike() -> None:
    """Clauses of the same words each have their own numbers."""
    for number in (5, 7):
        assert read(f"收到申请{number}件办结{number + 1}件") == [
            Group(number, "件", ("application",), ("receive",)),
            Group(number + 1, "件", (), ("answer",)),
        ]


def test_no_prose() -> None:
    """A clause of very many words is none of prose."""
    assert read(f"{'收到申请' * 40}5件") == []


@pytest.mark.parametrize("text", ["未答复3件", "不存在未答复申请", "因不予公开引发的行政复议2件", "全部按规定答复"])
def test_no_group(text: str) -> None:
    """Nothing is taken from a clause that denies a number, denies twice, counts only some or counts nothing."""
    assert read(text) == []


def test_value() -> None:
    """Where there is none of them, the value is zero."""
    assert [one.value for one in read("未收到申请")] == [0]
