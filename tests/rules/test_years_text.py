"""Sections that repeat last year's: copies are found whatever their numbers, independent texts are not."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from random import Random

import attrs
import pytest

from gov_disclosure.api import parse_report
from gov_disclosure.comparison.formulas import is_formula
from gov_disclosure.comparison.overlap import MOST
from gov_disclosure.model.report import Part, Report, Section, SectionKind, Severity
from gov_disclosure.position import Position
from gov_disclosure.rules import Finding, NotAssessable, Outcome, Passed
from gov_disclosure.rules.copying import COPIED
from gov_disclosure.rules.years import section_copied
from rules import years_prose
from writer.forms import random_form
from writer.prose import random_text

KINDS = (SectionKind.OVERVIEW, SectionKind.PROBLEMS, SectionKind.OTHER)
Change = Callable[[Random, str], str]

CHANGES: dict[str, Change] = {
    "the same": lambda _random, text: text,
    "other numbers": years_prose.with_other_numbers,
    "other order": lambda random, text: "".join(random.sample(lines := text.splitlines(keepends=True), len(lines))),
    "ASCII marks": lambda _random, text: text.replace("，", ",").replace("；", ";"),
    "broken lines": lambda _random, text: text.replace("。", "。\n"),
}


def outcomes(now: tuple[Section, ...], before: tuple[Section, ...]) -> list[Outcome]:
    """What the rule says of two years' sections."""
    return list(section_copied(Report(year=2024, sections=now), previous=Report(year=2023, sections=before)))


def copied(now: tuple[Section, ...], before: tuple[Section, ...]) -> list[str]:
    """The sections that are found to be copied."""
    return [outcome.paths[0] for outcome in outcomes(now, before) if isinstance(outcome, Finding)]


def changed(sections: tuple[Section, ...], change: Change, random: Random) -> tuple[Section, ...]:
    return tuple(attrs.evolve(section, text=change(random, section.text)) for section in sections)


COPIES = ["previous.sections.overview", "previous.sections.problems"]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seed", range(20))
def test_copies(seed: int, change: str) -> None:
    """Sections 一 and 五 are found; 六, which has nothing but a formula, is not."""
    random = Random(seed)
    before = years_prose.sections(random, 2023)
    assert copied(changed(before, CHANGES[change], random), before) == COPIES


def share_found(words: float, number: int) -> list[float]:
    """The share of copies of sections 一 and 五 found after a word was replaced in a share of the sentences."""

    def edit(random: Random, text: str) -> str:
        return years_prose.with_other_words(random, years_prose.with_other_numbers(random, text), words)

    found = []
    for seed in range(number):
        random = Random(seed)
        before = years_prose.sections(random, 2023)
        found.append(copied(changed(before, edit, random), before))
    return [sum(path in each for each in found) / number for path in COPIES]


@pytest.mark.parametrize(
    ("words", "least"), [(0.0, [1.0, 1.0]), (0.25, [1.0, 0.95]), (0.5, [1.0, 0.75]), (1.0, [0.98, 0.0])]
)
def test_edited_copies(words: float, least: list[float]) -> None:
    """Replaced words hide a copy only where the sentences are short and most have one."""
    assert all(share >= wanted for share, wanted in zip(share_found(words, 100), least, strict=True))


def test_independent_texts() -> None:
    """Of 500 pairs of independent texts none is taken for a copy, though they share their formulas."""
    random = Random(7)
    pairs = ((years_prose.sections(random, 2024), years_prose.sections(random, 2023)) for _ in range(500))
    assert [copied(*pair) for pair in pairs] == [[]] * 500


def test_real_documents(seeds: Path) -> None:
    """Real reports of different agencies are no copies of one another."""
    texts = [parse_report(path).sections for path in sorted(seeds.glob("*.txt"))]
    assert [copied(*pair) for pair in permutations(texts, 2)] == [[]] * (len(texts) * (len(texts) - 1))


@pytest.mark.parametrize("seed", range(10))
def test_written_reports(seed: int) -> None:
    """A whole invented report, with parts and lines of its own, copied with other numbers."""
    random = Random(seed)
    text = random_text(random, random_form(random), 2023)
    before = tuple(Section(each.kind, each.heading, "\n".join(each.lines)) for each in text.sections)
    assert copied(changed(before, years_prose.with_other_numbers, random), before) == COPIES


def section(text: str, kind: SectionKind = SectionKind.PROBLEMS) -> Section:
    """A section with parts that its lines begin."""
    lines = [line for line in text.split("\n") if line.startswith("（")]
    parts = tuple(Part(line, "", Position(20 + number)) for number, line in enumerate(lines))
    return Section(kind, kind.label, text, parts, Position(7))


TEXT = """说明材料写得偏长，专业词句多，愿意读完的人少；更新集中在月底，平时打开栏目看不到新内容。
（二）改进情况
编一本案例手册，收入常见问答30则；由办公室每周五核对更新时间，落后的科室当面说明原因。"""


def test_finding() -> None:
    """The finding says how much, quotes the longest passages and tells where they stand."""
    (finding,) = [
        outcome for outcome in outcomes((section(TEXT.replace("30", "45")),), (section(TEXT),))
        if isinstance(outcome, Finding)
    ]  # fmt: skip
    assert finding.severity is Severity.ADVICE
    assert finding.observed == finding.right.sum == Decimal("1.00")
    assert [operand.position for operand in finding.right.operands] == [Position(7), Position(7), Position(20)]
    assert [operand.raw for operand in finding.right.operands][-1] == (
        "由办公室每周五核对更新时间，落后的科室当面说明原因。"
    )
    assert finding.message == (
        "Section 五、存在的主要问题及改进情况: 100% of its words stand in last year's report as well, numbers and standard "
        "formulas left aside. Among them: “说明材料写得偏长，专业词句多，愿意读完的人少；” (line 7), "
        "“更新集中在月底，平时打开栏目看不到新内容。” (line 7), “由办公室每周五核对更新时间，落后的科室当面说明原因。” (line 20). "
        "Say what this year was about."
    )
    assert "100% 的文字与上年报告相同，如：“说明材料" in finding.message_zh


def test_share() -> None:
    """The share is that of this year's text: new sentences lower it, sentences left out do not."""
    new = "全年邀请住户代表和企业会计走进泵站与档案室，现场讲解怎样查文件、怎样提申请，听取意见后调整了三处栏目的名称。"
    assert copied((section(TEXT),), (section(TEXT + new * 3),)) == COPIES[1:]
    assert copied((section(TEXT + new),), (section(TEXT),)) == []


def test_short_sections() -> None:
    """A sentence or two may well be the same."""
    short = section("说明材料写得偏长，愿意读完的人少。")
    assert outcomes((short,), (short,))[1] == Passed(
        "section-copied", ("sections.problems", "previous.sections.problems")
    )


def test_absent_section() -> None:
    """A section that one report lacks is not assessable."""
    paths = ("sections.problems", "previous.sections.problems")
    assert outcomes((section(TEXT),), ())[1] == NotAssessable("section-copied", paths, paths[1:])
    assert outcomes((), ())[1] == NotAssessable("section-copied", paths, paths)


FORMULAS = """按照《中华人民共和国政府信息公开条例》第五十条的要求，编写本机关年度报告。
报告由总体情况、主动公开情况等六个部分组成。
文中数字的统计期限为当年1月1日至12月31日。
报告全文登载于本机关网站，可自行下载。
读者如有疑问，请与办公室联系，联系电话写在网站首页。
按照信息处理费的有关规定，全年发出收费通知0件，收取费用0元。
全年新收政府信息公开申请35件，上年结转3件，办结36件，结转下年2件。
全年未收到涉及政府信息公开的行政复议和行政诉讼。
全年没有发生因信息公开被追究责任的情形。
除此之外，没有其他情况需要报告。"""


@pytest.mark.parametrize("kind", KINDS)
def test_formulas(kind: SectionKind) -> None:
    """What every report says each year is no copy, however much of it there is."""
    assert [line for line in FORMULAS.split("\n") if not is_formula(line)] == []
    assert copied((section(FORMULAS, kind),), (section(FORMULAS, kind),)) == []


def test_other_sections() -> None:
    """Sections 二 to 四 are tables: nothing is said of their words."""
    own = Section(SectionKind.REQUESTS, SectionKind.REQUESTS.label, TEXT)
    assert copied((own,), (own,)) == []


def hostile() -> Iterator[str]:
    """Texts that would take long if time grew faster than they do."""
    yield "公开" * 100_000
    yield "无" * 100_000
    yield "，".join(["申请"] * 50_000)
    yield "。".join(["全年公开信息的申请"] * 30_000)
    yield "可" * 50_000 + "报告" * 50_000


@pytest.mark.parametrize("text", list(hostile()), ids=lambda text: text[:4])
def test_long_texts(text: str) -> None:
    """Long texts are taken, the part beyond the bound is left out."""
    assert len(text) >= MOST / 3
    found = outcomes((section(text),), (section(text),))
    assert len(found) == 3


@pytest.mark.parametrize("seed", range(5))
def test_share_is_stable(seed: int) -> None:
    """The threshold is well above what independent texts share, and well below a copy with other numbers."""
    random = Random(seed)
    first, second = (years_prose.sections(random, year) for year in (2023, 2024))
    (finding, *_) = [outcome for outcome in outcomes(first, first) if isinstance(outcome, Finding)]
    assert finding.observed == 1
    assert copied(second, first) == []
    assert 0.7 <= COPIED <= 0.8
