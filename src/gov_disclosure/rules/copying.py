"""Sections that repeat last year's: how much of a section, and which passages."""

from decimal import Decimal

from gov_disclosure.comparison.formulas import is_formula
from gov_disclosure.comparison.overlap import kept, reuse
from gov_disclosure.comparison.passages import Passage, passages
from gov_disclosure.model.report import Report, SectionKind, Severity
from gov_disclosure.rules.paired import LAST_YEAR
from gov_disclosure.rules.results import Finding, NotAssessable, Operand, Outcome, Passed, Side

COPIED = 0.75
"""The share of a section's words from which on it is copied. Independent texts of the trade share 0.0 to 0.4, a text of
which only numbers and a word in each sentence were changed 0.85 and more: see docs/years.md.
"""

LEAST = 60
"""Words (letters) that a section must have besides standard formulas; two sentences may well be the same."""

_SHOWN = 3
_QUOTED = 40


def copied(code: str, kind: SectionKind, report: Report, previous: Report) -> Outcome:
    """Whether a section is last year's nearly word for word."""
    path = f"sections.{kind}"
    sides = ((path, report.section(kind)), (LAST_YEAR + path, previous.section(kind)))
    missing = tuple(each for each, section in sides if section is None)
    if missing:
        return NotAssessable(code, tuple(each for each, _ in sides), missing)
    now, before = (_own(passages(section)) for _, section in sides)
    found = reuse(now, before)
    if found.current < LEAST or found.current_repeated < COPIED * found.current:
        return Passed(code, (path, LAST_YEAR + path))
    return _finding(code, kind, _share(found.reused), _longest(now, before), _longest(before, now))


def _own(found: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages that are no standard formulas."""
    return tuple(passage for passage in found if not is_formula(passage.text))


def _share(reused: float | None) -> Decimal:
    return Decimal(reused or 0).quantize(Decimal("0.01"))


def _longest(own: tuple[Passage, ...], other: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The longest passages that the other text has too, in their order."""
    same = [passage for passage, is_kept in zip(own, kept(own, other), strict=True) if is_kept]
    chosen = sorted(sorted(range(len(same)), key=lambda index: -len(same[index].text))[:_SHOWN])
    return tuple(same[index] for index in chosen)


def _finding(
    code: str, kind: SectionKind, share: Decimal, now: tuple[Passage, ...], before: tuple[Passage, ...]
) -> Finding:
    path = f"sections.{kind}"
    left, right = _side(LAST_YEAR + path, kind, before), _side(path, kind, now, share)
    return Finding(
        code=code,
        severity=Severity.ADVICE,
        left=left,
        right=right,
        observed=share,
        message=f"Section {kind.label}: {share:.0%} of its words stand in last year's report as well, numbers and "
        f"standard formulas left aside. Among them: {_quotes(right)}. Say what this year was about.",
        message_zh=f"“{kind.label}”部分除数字和固定表述外，{share:.0%} 的文字与上年报告相同，"
        f"如：{_quotes_zh(right)}。请写明本年度的实际情况。",
    )


def _side(path: str, kind: SectionKind, found: tuple[Passage, ...], share: Decimal | None = None) -> Side:
    operands = tuple(Operand(path, kind.label, None, passage.text, passage.position) for passage in found)
    return Side(operands, share)


def _quotes(side: Side) -> str:
    return ", ".join(
        _quote(each) + (f" (line {each.position.line})" if each.position else "") for each in side.operands
    )


def _quotes_zh(side: Side) -> str:
    return "、".join(
        _quote(each) + (f"（第 {each.position.line} 行）" if each.position else "") for each in side.operands
    )


def _quote(operand: Operand) -> str:
    raw = operand.raw or ""
    return f"“{raw if len(raw) <= _QUOTED else raw[: _QUOTED - 1] + '…'}”"
