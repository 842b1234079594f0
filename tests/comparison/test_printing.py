"""A comparison as text for a terminal and as Markdown."""

import re
from decimal import Decimal

import pytest

from gov_disclosure.comparison import compare
from gov_disclosure.comparison.printing import shortened, width
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.proactive import Fees2021, Proactive2019, Proactive2021, Procurement2019
from gov_disclosure.model.report import Cell, CellStatus, Report, Section, SectionKind
from gov_disclosure.position import Position
from rules.strategies import paths, report_of


def report(year: int, upheld: int | None, fee: str, text: str) -> Report:
    """A report of a few figures and a section."""
    return Report(
        agency="霁川市水务局",
        year=year,
        proactive=Proactive2021(fees=Fees2021(amount=Decimal(fee))),
        disputes=Disputes(reconsideration=Outcomes(upheld=upheld, total=4)),
        sections=(Section(SectionKind.PROBLEMS, SectionKind.PROBLEMS.label, text, position=Position(30)),),
    )


THIS = report(2024, 3, "961.6", "图表做得少。历史档案数字化完成85%。")
LAST = report(2023, None, "1000", "更新集中在月底。历史档案数字化完成60%。")

TEXT = """\
霁川市水务局 2024 beside 2023
2 of 200 figures changed.

二 (proactive)                               2023   2024  difference  ratio
行政事业性收费 · 本年收费金额（单位：万元）  1000  961.6       -38.4   0.96

四 (disputes)        2023  2024  difference  ratio
行政复议 · 结果维持     –     3

五、存在的主要问题及改进情况: 60% alike; passages: 1 kept, 1 added, 1 removed
  - 更新集中在月底。 (line 30)
  + 图表做得少。 (line 30)"""


def test_text() -> None:
    """What changed is printed, aligned for characters that take two places."""
    assert str(compare(THIS, LAST)) == TEXT


def test_unchanged() -> None:
    """All figures and passages are printed where they are asked for."""
    text = compare(THIS, LAST).to_text(unchanged=True)
    assert re.search("^行政复议 · 总计 +4 +4 +[+]0 +1[.]00$", text, re.MULTILINE)
    assert "  = 历史档案数字化完成85%。 (line 30)" in text
    assert sum(" · " in line for line in text.splitlines()) == 200


MARKDOWN = """\
# 霁川市水务局 2024 beside 2023

2 of 200 figures changed.

## 二 (proactive)

| figure | 2023 | 2024 | difference | ratio |
| --- | ---: | ---: | ---: | ---: |
| 行政事业性收费 · 本年收费金额（单位：万元） | 1000 | 961.6 | -38.4 | 0.96 |

## 四 (disputes)

| figure | 2023 | 2024 | difference | ratio |
| --- | ---: | ---: | ---: | ---: |
| 行政复议 · 结果维持 | – | 3 |  |  |

## 五、存在的主要问题及改进情况: 60% alike; passages: 1 kept, 1 added, 1 removed

- `-` 更新集中在月底。
- `+` 图表做得少。
"""


def test_markdown() -> None:
    """The same as Markdown."""
    assert compare(THIS, LAST).to_markdown() == MARKDOWN


@pytest.mark.parametrize("unchanged", [True, False])
def test_columns_are_aligned(*, unchanged: bool) -> None:
    """In every block of figures the lines end in one place, however long the labels and the figures."""
    this = report_of({path: 10 ** (place % 9) for place, path in enumerate(paths("2021"))}, "2021")
    last = report_of({path: 7 ** (place % 5) for place, path in enumerate(paths("2019"))}, "2019")
    blocks = compare(this, last).to_text(unchanged=unchanged).split("\n\n")[1:]
    assert len(blocks) == 5
    for block in blocks:
        head, *lines = block.split("\n")
        assert {width(line) for line in lines} == {width(lines[0])}
        assert max(map(width, lines)) <= 100
        assert not head.startswith(" ")


def test_figures_of_one_form() -> None:
    """What one edition alone has stands apart, those that are 0 only where all is shown."""
    last = Report(year=2020, proactive=Proactive2019(procurement=Procurement2019(items=12, amount=Decimal(0))))
    comparison = compare(Report(year=2021, proactive=Proactive2021()), last)
    assert "only in the form of 2020\n政府集中采购 · 采购项目数量  12" in str(comparison)
    assert "采购总金额" not in str(comparison)
    assert "采购总金额" in comparison.to_text(unchanged=True)
    assert "| 政府集中采购 · 采购项目数量 | 12 |" in comparison.to_markdown()


def test_statuses_and_units() -> None:
    """A figure without a value says why; units are printed where they differ."""
    path = "proactive.procurement.amount"
    cells = [Cell(path, CellStatus.REPORTED, Decimal(5), "5", unit=unit) for unit in ("元", "万元")]
    blank = Cell("proactive.procurement.items", CellStatus.NOT_APPLICABLE, raw="/")
    table = Proactive2019(procurement=Procurement2019(amount=Decimal(5)))
    text = str(
        compare(
            Report(proactive=Proactive2019(procurement=Procurement2019(items=1, amount=Decimal(5))), cells=(cells[0],)),
            Report(proactive=table, cells=(cells[1], blank)),
        )
    )
    assert "采购项目数量         /        1" in text
    assert "采购总金额       5万元      5元" in text
    assert "previous  current" in text


@pytest.mark.parametrize(
    ("this", "last", "title"),
    [
        (Report(agency="甲局", year=2024), Report(agency="乙局", year=2023), "甲局 2024 beside 乙局 2023"),
        (Report(agency="甲局", year=2024), Report(year=2023), "甲局 2024 beside 2023"),
        (Report(), Report(), "report without a name beside previous"),
        (Report(agency="甲\x1b[2K局"), Report(), "甲�[2K局 beside previous"),
    ],
)
def test_titles(this: Report, last: Report, title: str) -> None:
    """The first line names both reports, and nothing that a terminal obeys."""
    assert str(compare(this, last)).split("\n")[0] == title


def test_sections_in_markdown() -> None:
    """A section without a change is left out, unless all is shown; one without words has no list."""
    same, empty = (
        Section(kind, "", text) for kind, text in ((SectionKind.PROBLEMS, "图表做得少。"), (SectionKind.OTHER, ""))
    )
    comparison = compare(Report(sections=(same, empty)), Report(sections=(same, empty)))
    assert comparison.to_markdown().count("## ") == 0
    assert comparison.to_markdown(unchanged=True).endswith(
        "## 五、存在的主要问题及改进情况: 100% alike; passages: 1 kept, 0 added, 0 removed\n\n- `=` 图表做得少。\n\n"
        "## 六、其他需要报告的事项: no words; passages: 0 kept, 0 added, 0 removed\n"
    )


def test_marks_are_escaped() -> None:
    """Text of a document is no Markdown."""
    section = Section(SectionKind.OTHER, "", "见 <b>附件</b> | *完*。")
    assert r"- `+` 见 \<b\>附件\</b\> \| \*完\*。" in compare(Report(sections=(section,)), Report()).to_markdown()


@pytest.mark.parametrize(
    ("text", "most", "short"), [("公开", 4, "公开"), ("公开信息", 7, "公开信…"), ("ab\ncd", 4, "ab …")]
)
def test_shortened(text: str, most: int, short: str) -> None:
    """A text is cut to the places that there are."""
    assert shortened(text, most) == short
    assert width(short) <= most
