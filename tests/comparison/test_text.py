"""Passages, what one text repeats of another, formulas, and the text of sections side by side."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.comparison.formulas import FORMULAS, Formula, is_formula
from gov_disclosure.comparison.overlap import MOST, RUN, Overlap, kept, overlap, reuse
from gov_disclosure.comparison.passages import Passage, passages, words
from gov_disclosure.comparison.sections import TextChange, compare_sections
from gov_disclosure.model.report import Part, Report, Section, SectionKind
from gov_disclosure.position import Position
from rules import years_prose

# ---------------------------------------------------------------------------- passages


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("公开信息1,204条，占九成。", "公开信息条占成"),
        ("ＡＢＣ １２", "abc"),
        ("①②③ （一）", ""),
        ("12345", ""),
        ("Wi-Fi", "wifi"),
    ],
)
def test_words(text: str, letters: str) -> None:
    """Letters alone, in one width and case; numbers of any kind are left out."""
    assert words(text) == letters


def test_passages() -> None:
    """A passage is a sentence, in the place of the part that it stands in; what has no words is none."""
    text = "开头一句。\n（一）主动公开：登载稿件；更新目录。\n\n100。\n（二）监督保障\n每季抽查！"
    parts = (Part("（一）主动公开：", "", Position(3)), Part("（二）监督保障", "", None))
    found = passages(Section(SectionKind.OVERVIEW, "一、总体情况", text, parts, Position(1)))
    assert [(passage.text, passage.position and passage.position.line) for passage in found] == [
        ("开头一句。", 1),
        ("（一）主动公开：登载稿件；", 3),
        ("更新目录。", 3),
        ("（二）监督保障", 3),
        ("每季抽查！", 3),
    ]
    assert passages(None) == ()


def test_positions_of_lines() -> None:
    """Where the section knows the place of a line, that is the place of its passages."""
    places = (Position(5, 1), None, Position(9, 1))
    section = Section(SectionKind.OTHER, "", "登载稿件；更新目录。\n每季抽查。\n年底考核。", (), Position(4), places)
    lines = [passage.position.line for passage in passages(section) if passage.position]
    assert lines == [5, 5, 4, 9]


@given(text=st.text(alphabet="公开信息。；！\n 1a", max_size=60))
def test_passages_lose_no_words(text: str) -> None:
    """The passages have all the words of the text, in order."""
    found = passages(Section(SectionKind.OTHER, "", text))
    assert "".join(words(passage.text) for passage in found) == words(text)


# ---------------------------------------------------------------------------- overlap

LETTERS = st.text(alphabet="甲乙丙", min_size=1, max_size=40)
TEXTS = st.lists(LETTERS.map(Passage), max_size=6)


@given(first=TEXTS, second=TEXTS)
def test_bounds_and_symmetry(first: list[Passage], second: list[Passage]) -> None:
    """Shares are between 0 and 1; similarity is the same either way; a text repeats all of itself."""
    found = overlap(first, second)
    assert found.similarity == overlap(second, first).similarity
    assert found.reused == reuse(first, second).reused
    for share in (found.reused, found.similarity):
        assert share is None or 0 <= share <= 1
    assert overlap(first, first).reused == (1.0 if first else None)
    assert kept(first, first) == (True,) * len(first)


@given(first=TEXTS, second=TEXTS)
def test_repeated_letters(first: list[Passage], second: list[Passage]) -> None:
    """The count is that of a plain search: each letter in a run, or in a whole passage, that the other text has."""
    others = [passage.text for passage in second]

    def is_repeated(text: str, place: int) -> bool:
        if len(text) <= RUN:
            return any(text == other or (len(text) == RUN and text in other) for other in others)
        starts = range(max(0, place - RUN + 1), min(place, len(text) - RUN) + 1)
        return any(text[start : start + RUN] in other for start in starts for other in others)

    expected = sum(is_repeated(passage.text, place) for passage in first for place in range(len(passage.text)))
    assert overlap(first, second).current_repeated == expected


def test_a_run_ends_with_its_passage() -> None:
    """Letters of two sentences are no run, so that the order of sentences does not count."""
    first, second = "全年登载稿件并更正过时内容", "窗口信函网页都有专人登记"
    one_order = [Passage(first + "。"), Passage(second + "。")]
    assert overlap(one_order, one_order[::-1]).similarity == 1
    assert overlap([Passage(first[5:] + second[:5])], one_order).reused == 0


def test_nothing_to_compare() -> None:
    """Texts without words have no share."""
    assert overlap([], []) == Overlap()
    assert (Overlap().reused, Overlap().similarity) == (None, None)
    assert overlap([], [Passage("公开")]).similarity == 0


def test_bound() -> None:
    """What stands behind the bound is neither counted nor kept."""
    long = [Passage("公" * MOST), Passage("开")]
    assert overlap(long, long).current == MOST
    assert kept(long, long) == (True, False)


@pytest.mark.parametrize(
    ("old", "new", "is_kept"),
    [
        ("全年登载稿件120篇，更正过时内容3处。", "全年登载稿件98篇，更正过时内容5处。", True),
        ("每季度抽查一次栏目更新，结果贴在内部公告栏，落后的科室要说明原因。",
         "每季度抽查一次栏目更新，结果贴在内部公告栏，落后的单位要说明原因。", False),
        ("每季度抽查一次各栏目的更新情况，结果贴在内部公告栏，连续两次落后的科室要当面向主管领导说明原因。",
         "每季度抽查一次各栏目的更新情况，结果贴在外部公告栏，连续两次落后的科室要当面向主管领导说明原因。", True),
        ("全年登载稿件120篇。", "全年登载视频120条。", False),
    ],
)  # fmt: skip
def test_kept(old: str, new: str, *, is_kept: bool) -> None:
    """Other numbers and a word in a long sentence leave it kept."""
    assert kept([Passage(new)], [Passage(old)]) == (is_kept,)


# ---------------------------------------------------------------------------- formulas


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.name)
def test_examples_of_formulas(formula: Formula) -> None:
    """Each formula has an example that it is made for."""
    assert is_formula(formula.example)
    assert is_formula(" ".join(formula.example))


def test_other_sentences() -> None:
    """What tells something of the year is none: not one of the invented sentences is taken for a formula."""
    random = Random(3)
    sentences = [make(random, 2024) for make in (years_prose.sentence, years_prose.problem) for _ in range(200)]
    assert [sentence for sentence in sentences if is_formula(sentence)] == []


def test_long_sentences() -> None:
    """A long sentence says more than the formula in it."""
    assert not is_formula("本年度未收取信息处理费，" + "全年登载稿件并更正过时内容，" * 12)


# ---------------------------------------------------------------------------- sections


def test_sections() -> None:
    """Passages of both sections are added, removed or kept; a section that one report lacks is added whole."""
    old = Section(SectionKind.PROBLEMS, "", "说明材料写得偏长。\n更新集中在月底。\n历史档案数字化完成60%。")
    new = Section(SectionKind.PROBLEMS, "", "历史档案数字化完成85%。\n图表做得少。")
    other = Section(SectionKind.OTHER, "", "无其他事项。")
    problems, rest = compare_sections(Report(sections=(new, other)), Report(sections=(old,)))
    assert [passage.text for passage in problems.added] == ["图表做得少。"]
    assert [passage.text for passage in problems.removed] == ["说明材料写得偏长。", "更新集中在月底。"]
    assert [passage.text for passage in problems.kept] == ["历史档案数字化完成85%。"]
    assert problems.reused == 9 / 14
    assert (rest.kind, rest.similarity, rest.reused, len(rest.added)) == (SectionKind.OTHER, 0.0, 0.0, 1)


def test_empty_sections() -> None:
    """Sections without words have nothing in common and nothing that differs."""
    empty = Report(sections=(Section(SectionKind.DISPUTES, "", "\n"),))
    assert compare_sections(empty, empty) == (TextChange(SectionKind.DISPUTES),)
