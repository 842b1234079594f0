"""A report against last year's: what goes over from one year to the next, and what cannot have changed so much.

Every rule is given last year's report as `previous`. Without it, or where it does not report on the year before,
nothing can be assessed. The paths of its figures begin with ``previous.``.
"""

from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS, LATEST
from gov_disclosure.model.fields import Kind, labels
from gov_disclosure.model.report import Report, SectionKind, Severity
from gov_disclosure.model.requests import Applicants
from gov_disclosure.rules import predecessor
from gov_disclosure.rules.listing import listed, listed_zh
from gov_disclosure.rules.paired import LAST_YEAR, PREVIOUS, Figures, Years, paired, unassessable
from gov_disclosure.rules.results import Finding, NotAssessable, Operand, Outcome, Passed, Rule, Side
from gov_disclosure.rules.wording import number, places, places_zh, short, table_name

JUMP_FACTOR = 5
"""A digit too many or too few makes a figure about ten times as large or as small; half of that still shows the slip
where the year itself went the other way.
"""

JUMP_LEAST = 50
"""The least difference that is a jump, in 件, 项 or 万元: a small organ goes from 2 requests to 20 in a common year."""

UNIT_RATIO = 10_000
"""How many 元 are 1 万元."""

UNIT_TOLERANCE = 4
"""How many times as large or as small an amount may have become besides for the ratio still to be that of the units."""


# ---------------------------------------------------------------------------- what goes over to the next year


@frozen
class Carry:
    """Two sums of figures of both years that are equal, and how a finding says that they are not.

    `english` and `chinese` are templates; `{0}`, `{1}` … are the values of the left side, then of the right.
    """

    code: str
    severity: Severity
    left: tuple[str, ...]
    right: tuple[str, ...]
    english: str
    chinese: str

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of both sides."""
        return self.left + self.right

    @property
    def table(self) -> str:
        """The table that it is about."""
        return self.right[0].partition(".")[0]


CARRIED_OVER = tuple(
    Carry(
        code="carried-over",
        severity=Severity.ERROR,
        left=(f"{LAST_YEAR}requests.carried_forward.{column}",),
        right=(f"requests.carried_over.{column}",),
        english="Table 三 (requests), column {column}: {1} carried over from last year, but last year's report carries "
        "{0} forward.",
        chinese="表三“{column}”列：上年结转为 {1}，但上年报告的结转下年度继续办理为 {0}。",
    )
    for column in labels(Applicants)
)

DOCUMENTS_IN_FORCE = tuple(
    Carry(
        code="documents-in-force",
        severity=Severity.ADVICE,
        left=(f"{LAST_YEAR}proactive.{row}.in_force", f"proactive.{row}.issued"),
        right=(f"proactive.{row}.in_force", f"proactive.{row}.repealed"),
        english="Table 二 (proactive), {row}: {2} in force, but {0} of last year with {1} issued and {3} repealed make "
        "{due}.",
        chinese="表二“{row}”：现行有效 {2} 件，但上年 {0} 件加本年制发 {1} 件减本年废止 {3} 件为 {due} 件。",
    )
    for row in ("rules", "normative_documents")
)

ITEMS_CARRIED_OVER = tuple(
    Carry(
        code="items-carried-over",
        severity=Severity.ADVICE,
        left=(f"{LAST_YEAR}proactive.{row}.previous_items", f"{LAST_YEAR}proactive.{row}.change"),
        right=(f"proactive.{row}.previous_items",),
        english="Table 二 (proactive), {row}: {2} items in the year before, but last year's report has {0} with a "
        "change of {1}, which makes {expected}.",
        chinese="表二“{row}”：上一年项目数量为 {2}，但上年报告的上一年项目数量 {0} 加增减 {1} 为 {expected}。",
    )
    for row in ("licenses", "other_services", "penalties", "compulsory_measures", "fees")
)


def carried_over(report: Report, *, previous: Report | None = None) -> Iterator[Outcome]:
    """In each column of table 三, 上年结转 is what last year's report has under 结转下年度继续办理."""
    return _judge(CARRIED_OVER, report, previous)


def documents_in_force(report: Report, *, previous: Report | None = None) -> Iterator[Outcome]:
    """现行有效件数 is last year's with the documents issued and without those repealed (form of 2021).

    The form of 2019 does not count what was repealed, so that nothing follows from its figures.
    """
    return _judge(DOCUMENTS_IN_FORCE, report, previous)


def items_carried_over(report: Report, *, previous: Report | None = None) -> Iterator[Outcome]:
    """上一年项目数量 is last year's 上一年项目数量 with its 本年增/减 (form of 2019)."""
    return _judge(ITEMS_CARRIED_OVER, report, previous)


def _judge(carries: tuple[Carry, ...], report: Report, previous: Report | None) -> Iterator[Outcome]:
    code, table = carries[0].code, carries[0].table
    if (reason := unassessable(code, report, previous)) or previous is None:
        yield from filter(None, [reason])
        return
    years = paired(report, previous)
    if missing := years.missing_tables([table]):
        yield NotAssessable(code, missing, missing)
        return
    paths = tuple(path for carry in carries for path in carry.paths)
    missing = tuple(path for path in paths if not years.knows(path))
    if missing:
        if len(missing) < len(paths):  # else neither year's form has such rows
            yield NotAssessable(code, paths, missing)
        return
    yield from (_carried(years, carry) for carry in carries)


def _carried(years: Years, carry: Carry) -> Outcome:
    left, right = ([years.value(path) for path in paths] for paths in (carry.left, carry.right))
    if None in left or None in right:
        missing = (path for path, value in zip(carry.paths, left + right, strict=True) if value is None)
        return NotAssessable(carry.code, carry.paths, tuple(missing))
    sums = [sum(value or 0 for value in values) for values in (left, right)]
    if sums[0] == sums[1]:
        return Passed(carry.code, carry.paths)
    sides = (tuple(map(years.operand, paths)) for paths in (carry.left, carry.right))
    return _carry_finding(carry, *map(Side, sides, sums))


def _carry_finding(carry: Carry, left: Side, right: Side) -> Finding:
    row, _, column = right.operands[0].label.rpartition(" · ")
    values = [each.value or 0 for each in left.operands + right.operands]
    words = {
        "row": row,
        "column": short(column),
        "expected": number(left.sum),
        "due": sum(values[:2]) - sum(values[3:]),
    }
    listed = right.operands + left.operands
    return Finding(
        code=carry.code,
        severity=carry.severity,
        left=left,
        right=right,
        expected=left.sum,
        observed=right.sum,
        message=f"{carry.english.format(*map(number, values), **words)} See {places(listed)}.",
        message_zh=f"{carry.chinese.format(*map(number, values), **words)}见 {places_zh(listed)}。",
    )


# ---------------------------------------------------------------------------- what cannot have changed so much


def figure_jump(report: Report, *, previous: Report | None = None) -> Iterator[Outcome]:
    """No total and no single figure is more than `JUMP_FACTOR` times last year's, or less than that part of it.

    Small differences (`JUMP_LEAST`) are none. Only figures that both years' forms have are compared.
    """
    code = "figure-jump"
    if (reason := unassessable(code, report, previous)) or previous is None:
        yield from filter(None, [reason])
        return
    years = paired(report, previous)
    for table in EDITIONS[LATEST].tables:
        if missing := years.missing_tables([table]):
            yield NotAssessable(code, missing, missing)
        else:
            yield from _table_jumps(code, years, table)


def _table_jumps(code: str, years: Years, table: str) -> Iterator[Outcome]:
    paths = list(_single_paths(years, table))
    known = [path for path in paths if None not in years.values(path)]
    jumps = [path for path in known if _jumped(years, path)]
    if jumps:
        yield _jump_finding(code, table, [years.operands(path) for path in jumps])
    if len(jumps) < len(known):
        yield Passed(code, tuple(path for path in known if path not in jumps))
    if len(known) < len(paths):
        unknown = tuple(path for path in paths if path not in known)
        yield NotAssessable(code, unknown, tuple(one for path in unknown for one in _missing(years, path)))


def _missing(years: Years, path: str) -> tuple[str, ...]:
    paths = (LAST_YEAR + path, path)
    return tuple(one for one, value in zip(paths, years.values(path), strict=True) if value is None)


def _single_paths(years: Years, table: str) -> Iterator[str]:
    """The totals, and the figures of rows without one; left out are changes, and what one year's form alone has."""
    known = {figure.path for figure in tree.figures(table, years.previous.edition(table))}
    for row in tree.rows(table, years.current.edition(table)):
        totals = [figure for figure in row.figures if figure.column == "total"]
        for figure in totals or row.figures:
            if figure.path in known and figure.kind is not Kind.CHANGE:
                yield figure.path


def _jumped(years: Years, path: str) -> bool:
    small, large = sorted(_in_one_unit(years, path))
    if small < 0 or large - small < JUMP_LEAST or large <= JUMP_FACTOR * max(small, 1):
        return False
    return not (years.current.is_money(path) and _is_ratio_of_units(small, large))


def _jump_finding(code: str, table: str, jumps: list[tuple[Operand, Operand]]) -> Finding:
    before, now = zip(*jumps, strict=True)
    changes = [f"{_name(each)} {number(last.value)} → {number(each.value)}" for last, each in jumps]
    return Finding(
        code=code,
        severity=Severity.ADVICE,
        left=Side(before),
        right=Side(now),
        message=f"Table {table_name(table)} ({table}): more than {JUMP_FACTOR} times last year's figure, or less than "
        f"1/{JUMP_FACTOR} of it: {listed(changes, _LISTED, '; ')}. "
        f"See {places(now[:_LISTED])}.",
        message_zh=f"表{table_name(table)}：以下数据为上年的 {JUMP_FACTOR} 倍以上，或不足上年的 1/{JUMP_FACTOR}："
        f"{listed_zh(changes, _LISTED, '；')}。见 {places_zh(now[:_LISTED])}。",
    )


_LISTED = 5
"""Figures that a message names; the sides of the finding have all."""


def _name(operand: Operand) -> str:
    row, _, column = operand.label.rpartition(" · ")
    return f"{short(row)} · {short(column)}"


def fee_unit_changed(report: Report, *, previous: Report | None = None) -> Iterator[Outcome]:
    """No amount of money is about 10,000 times last year's, or that part of it: 元 where the table says 万元."""
    code, table = "fee-unit-changed", "proactive"
    if (reason := unassessable(code, report, previous)) or previous is None:
        yield from filter(None, [reason])
        return
    years = paired(report, previous)
    if missing := years.missing_tables([table]):
        yield NotAssessable(code, missing, missing)
        return
    amounts = _amounts(years)
    if not amounts:
        yield NotAssessable(code, (table,), tuple(f"{LAST_YEAR}{path}" for path in _money(years.current)))
    for path in amounts:
        if missing := _missing(years, path):
            yield NotAssessable(code, (LAST_YEAR + path, path), missing)
        elif _is_ratio_of_units(*sorted(_in_one_unit(years, path))):
            yield _unit_finding(code, *years.operands(path))
        else:
            yield Passed(code, (LAST_YEAR + path, path))


def _amounts(years: Years) -> tuple[str, ...]:
    """The paths of the amounts of money that both years' forms have."""
    return tuple(path for path in _money(years.current) if path in _money(years.previous))


def _money(figures: Figures) -> tuple[str, ...]:
    edition = figures.edition("proactive")
    return tuple(figure.path for figure in tree.figures("proactive", edition) if figure.kind is Kind.MONEY)


_UNITS = {"元": 1 / Decimal(UNIT_RATIO), "万元": Decimal(1), "亿元": Decimal(UNIT_RATIO)}
"""How many 万元 they are."""


def _in_one_unit(years: Years, path: str) -> tuple[int | Decimal, int | Decimal]:
    """The two values, money in 万元. Where the unit of one is not known, it is taken for that of the other, or for the form's."""
    before, now = (value or 0 for value in years.values(path))
    if not years.current.is_money(path):
        return before, now
    cells = (years.previous.cell(path), years.current.cell(path))
    first, second = (_UNITS.get(cell.unit or "") if cell else None for cell in cells)
    return before * (first or second or 1), now * (second or first or 1)


def _is_ratio_of_units(small: int | Decimal, large: int | Decimal) -> bool:
    return small > 0 and UNIT_RATIO <= large / small * UNIT_TOLERANCE <= UNIT_RATIO * UNIT_TOLERANCE**2


def _unit_finding(code: str, before: Operand, now: Operand) -> Finding:
    values = (number(now.value), number(before.value))
    return Finding(
        code=code,
        severity=Severity.WARNING,
        left=Side((before,), before.value),
        right=Side((now,), now.value),
        observed=now.value,
        message=f"Table 二 (proactive), {_name(now)}: {values[0]} after {values[1]} in last year's report, about "
        f"{UNIT_RATIO:,} times as much or as little: one of them may be in 元 instead of 万元. "
        f"See {places((now, before))}.",
        message_zh=f"表二“{_name(now)}”：本年为 {values[0]}，上年为 {values[1]}，相差约一万倍，"
        f"其中之一可能以“元”而非“万元”为单位。见 {places_zh((now, before))}。",
    )


# ---------------------------------------------------------------------------- which report last year's is


def previous_unsuited(report: Report, *, previous: Report | None = None) -> Iterator[Outcome]:
    """`previous` reports on the year before, is of the same agency, and is another document."""
    code = "previous-unsuited"
    if previous is None:
        yield NotAssessable(code, (PREVIOUS,), (PREVIOUS,))
        return
    reasons = list(predecessor.reasons(report, previous))
    if reasons:
        yield _unsuited(code, reasons)
        return
    for path, fits in (("year", predecessor.year_fits), ("agency", predecessor.agency_fits)):
        paths = (path, LAST_YEAR + path)
        if fits(report, previous) is None:
            lacking = zip(paths, (getattr(report, path), getattr(previous, path)), strict=True)
            yield NotAssessable(code, paths, tuple(each for each, value in lacking if not value))
        else:
            yield Passed(code, paths)


def _unsuited(code: str, reasons: list[tuple[str, str]]) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNING,
        message=f"The report given as last year's may be another one: {'; '.join(english for english, _ in reasons)}.",
        message_zh=f"作为上年报告的文件可能有误：{'；'.join(chinese for _, chinese in reasons)}。",
    )


def section_copied(report: Report, *, previous: Report | None = None) -> Iterator[Outcome]:
    """Sections 一, 五 and 六 are not last year's nearly word for word, with other numbers or without."""
    code = "section-copied"
    if (reason := unassessable(code, report, previous)) or previous is None:
        yield from filter(None, [reason])
        return
    from gov_disclosure.rules.copying import copied

    for kind in (SectionKind.OVERVIEW, SectionKind.PROBLEMS, SectionKind.OTHER):
        yield copied(code, kind, report, previous)


RULES: tuple[Rule, ...] = (
    previous_unsuited,
    carried_over,
    documents_in_force,
    items_carried_over,
    figure_jump,
    fee_unit_changed,
    section_copied,
)
