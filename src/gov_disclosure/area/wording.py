"""The findings on an area in words: one for each table and each cause, however many figures it is about."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from gov_disclosure.area.additivity import Additivity, ruling
from gov_disclosure.area.results import AreaFigure
from gov_disclosure.model.report import Cell, Report, Severity, Value
from gov_disclosure.rules.cells import cells_by_path
from gov_disclosure.rules.listing import count, listed, listed_zh
from gov_disclosure.rules.results import Finding, Operand, Side
from gov_disclosure.rules.wording import number, table_name


def _figures(group: Sequence[AreaFigure]) -> str:
    return count(len(group), "figure")


def exceeded(code: str, table: str, group: Sequence[AreaFigure], parent: Report) -> Finding:
    """The children have more than the area: an error of one of them, or things that several count."""
    shared = group[0].additivity is Additivity.SHARED
    why, why_zh = ruling(group[0].path).reason, ruling(group[0].path).reason_zh
    hint = f"this may be right: {why}" if shared else f"a part cannot be more than the whole ({why})"
    hint_zh = f"可能无误：{why_zh}" if shared else f"部分不应大于整体（{why_zh}）"
    return _finding(
        code,
        Severity.ADVICE if shared else Severity.WARNING,
        group,
        parent,
        f"Table {table_name(table)} ({table}): in {_figures(group)} the reports of the parts add up to more than the report "
        f"of the area; {hint}: {listed([_more(one) for one in group], comma='; ')}.",
        f"表{table_name(table)}：{len(group)} 个数据的各单位之和大于汇总报告，{hint_zh}："
        f"{listed_zh([_more_zh(one) for one in group], comma='；')}。",
    )


def remainder(code: str, table: str, group: Sequence[AreaFigure], parent: Report, *, complete: bool) -> Finding:
    """The area has more than the children: that of agencies whose reports are not known, or an error."""
    whose = (
        "it belongs to agencies that were not given"
        if complete
        else "the agencies whose reports are missing may have it"
    )
    whose_zh = "属于未列入的机关" if complete else "可能属于缺少报告的机关"
    return _finding(
        code,
        Severity.WARNING if complete else Severity.ADVICE,
        group,
        parent,
        f"Table {table_name(table)} ({table}): in {_figures(group)} the report of the area has more than the reports of its "
        f"parts add up to; {whose}, or a figure is wrong: {listed([_less(one) for one in group], comma='; ')}.",
        f"表{table_name(table)}：{len(group)} 个数据的汇总报告大于各单位之和，差额{whose_zh}，或数据有误："
        f"{listed_zh([_less_zh(one) for one in group], comma='；')}。",
    )


def _finding(
    code: str, severity: Severity, group: Sequence[AreaFigure], parent: Report, message: str, message_zh: str
) -> Finding:
    cells = cells_by_path(parent)
    alone = group[0] if len(group) == 1 else None
    return Finding(
        code=code,
        severity=severity,
        left=Side(tuple(Operand(one.path, one.label, one.sum) for one in group), alone.sum if alone else None),
        right=Side(tuple(_of_parent(one, cells) for one in group), alone.parent if alone else None),
        expected=alone.sum if alone else None,
        observed=alone.parent if alone else None,
        message=message,
        message_zh=message_zh,
    )


def _of_parent(one: AreaFigure, cells: Mapping[str, Cell]) -> Operand:
    cell = cells.get(one.path)
    return Operand(one.path, one.label, one.parent, cell.raw if cell else None, cell.position if cell else None)


def _more(one: AreaFigure) -> str:
    return f"{one.path} {number(one.parent)}, but {_together(one)} {number(one.sum)}"


def _more_zh(one: AreaFigure) -> str:
    return f"{one.path} 汇总 {number(one.parent)}，各单位之和 {number(one.sum)}"


def _together(one: AreaFigure) -> str:
    return "together" if one.whole else "those that are known"


def _less(one: AreaFigure) -> str:
    return f"{one.path} {number(one.parent)}, together {number(one.sum)}, remainder {number(_left(one))}"


def _less_zh(one: AreaFigure) -> str:
    return f"{one.path} 汇总 {number(one.parent)}，各单位之和 {number(one.sum)}，差额 {number(_left(one))}"


def _left(one: AreaFigure) -> Value:
    return one.remainder


def blank(code: str, table: str, comparisons: Sequence[AreaFigure]) -> Iterator[Finding]:
    """Figures of the area that some children lack: nothing, or one finding for the table."""
    group = [
        one for one in comparisons if one.blank and one.parent is not None and one.additivity is not Additivity.LISTED
    ]
    if not group:
        return
    counts = Counter(name for one in group for name in one.blank)
    named = [f"{name} ({many})" for name, many in counts.items()]
    named_zh = [f"{name}（{many}）" for name, many in counts.items()]
    operands = tuple(Operand(one.path, f"{one.label}（{listed_zh(one.blank)}）", None) for one in group)
    yield Finding(
        code=code,
        severity=Severity.ADVICE,
        left=Side(operands),
        message=f"Table {table_name(table)} ({table}): {_figures(group)} of the area cannot be compared in full, for "
        f"{count(len(counts), 'report')} of its parts have no value for them: {listed(named)}.",
        message_zh=f"表{table_name(table)}：{len(group)} 个数据无法完整核对，以下 {len(counts)} 个单位缺少相应数据：{listed_zh(named_zh)}。",
    )


@frozen
class Uncounted:
    """Why children were not counted, as templates with `names`, `many` and the area's `year`."""

    english: str
    chinese: str


UNCOUNTED = {
    "area-report-missing": Uncounted(
        "{many} of the area without a report: {names}. The sums are without them.",
        "{many} 个单位没有报告：{names}。各单位之和不含其数据。",
    ),
    "area-year": Uncounted(
        "{many} on another year than {year}: {names}. They were not counted.",
        "{many} 个单位的报告不属于 {year} 年度：{names}。未计入各单位之和。",
    ),
}
_NOUNS = {"area-report-missing": ("agency", "agencies"), "area-year": ("report", "reports")}


def of_children(code: str, names: Sequence[str], year: int | None = None) -> Iterator[Finding]:
    """Children that were not counted: nothing, or one finding."""
    if not names:
        return
    words, (noun, nouns) = UNCOUNTED[code], _NOUNS[code]
    many = count(len(names), noun, nouns)
    yield Finding(
        code=code,
        severity=Severity.WARNING,
        left=Side(tuple(Operand("children", name, None) for name in names)),
        message=words.english.format(many=many, names=listed(names), year=year),
        message_zh=words.chinese.format(many=len(names), names=listed_zh(names), year=year),
    )
