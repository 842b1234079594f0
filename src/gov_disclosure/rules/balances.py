"""The balances of the tables of sections 三 and 四: two sums that the form makes equal.

The equations follow from the form's tree (`gov_disclosure.model.tree.balances`); none is typed in here.
A blank is not a zero: an equation with a missing operand is not assessable.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import repeat
from operator import call, eq, itemgetter

from attrs import frozen

from gov_disclosure.model import tree
from gov_disclosure.model.report import Cell, Report, Severity, Value
from gov_disclosure.model.values import table_values
from gov_disclosure.rules.cells import cells_by_path
from gov_disclosure.rules.results import Finding, NotAssessable, Operand, Outcome, Passed, Rule, Side
from gov_disclosure.rules.wording import (
    Term,
    column_term,
    name,
    number,
    operand,
    places,
    places_zh,
    row_term,
    summands,
    table_name,
)


@frozen
class Family:
    """The balances of one kind in one table, and how a finding on one of them is worded.

    An equation runs along its `subject`; a `term` tells its operands apart. `english` and `chinese` are
    templates. `both` says that the message lists the cells of both sides, not only those of the right one.
    """

    code: str
    table: str
    kind: str
    subject: Callable[[tree.Figure], Term]
    term: Callable[[tree.Figure], Term]
    english: str
    chinese: str
    both: bool = False


_Reading = Callable[[tuple[Value, ...]], tuple[Value, ...]]


@frozen
class Equation:
    """One balance made ready: `read` takes all operands from the table's values, the first `split` are the left side;
    `left` and `right` take those of one side.
    """

    figures: tuple[tree.Figure, ...]
    split: int
    read: _Reading
    left: _Reading
    right: _Reading
    passed: Passed


@cache
def equations(family: Family, edition: str) -> tuple[Equation, ...]:
    """The equations of a family in one edition of the form."""
    return tuple(
        _equation(family, balance, edition)
        for balance in tree.balances(family.table, edition)
        if balance.kind == family.kind
    )


def _equation(family: Family, balance: tree.Balance, edition: str) -> Equation:
    paths = balance.left + balance.right
    known = {figure.path: (place, figure) for place, figure in enumerate(tree.figures(family.table, edition))}
    left, right = ([known[path][0] for path in side] for side in (balance.left, balance.right))
    return Equation(
        figures=tuple(known[path][1] for path in paths),
        split=len(left),
        read=_taking(left + right),
        left=_taking(left),
        right=_taking(right),
        passed=Passed(family.code, paths),
    )


def _taking(places: list[int]) -> _Reading:
    return itemgetter(*places) if len(places) > 1 else itemgetter(slice(places[0], places[0] + 1))


@frozen
class _Together:
    """All equations of a family, for a table in which they hold, as in most."""

    left: tuple[_Reading, ...]
    right: tuple[_Reading, ...]
    passed: tuple[Passed, ...]

    def hold(self, printed: tuple[Value, ...]) -> bool:
        """Whether no figure is missing, and every sum is right: without a step of Python for each."""
        if None in printed:
            return False
        left, right = (map(sum, map(call, side, repeat(printed))) for side in (self.left, self.right))  # type: ignore[arg-type]
        return all(map(eq, left, right))


@cache
def _together(family: Family, edition: str) -> _Together:
    every = equations(family, edition)
    return _Together(*zip(*((equation.left, equation.right, equation.passed) for equation in every), strict=True))


def _judge(report: Report, family: Family) -> Iterable[Outcome]:
    table = getattr(report, family.table)
    if table is None:
        return (NotAssessable(family.code, (family.table,), (family.table,)),)
    printed = table_values(table, family.table)
    together = _together(family, table.edition)
    if together.hold(printed):
        return together.passed
    return _one_by_one(report, family, table.edition, printed)


def _one_by_one(report: Report, family: Family, edition: str, printed: tuple[Value, ...]) -> Iterator[Outcome]:
    cells: Mapping[str, Cell] = {}
    for equation in equations(family, edition):
        if None in equation.read(printed):
            yield _not_assessable(equation, equation.read(printed))
        elif sum(equation.left(printed)) == sum(equation.right(printed)):  # type: ignore[arg-type]
            yield equation.passed
        else:
            cells = cells or cells_by_path(report)
            yield _finding(family, equation, equation.read(printed), cells)


def _not_assessable(equation: Equation, values: tuple[Value, ...]) -> NotAssessable:
    code, paths = equation.passed.code, equation.passed.paths
    return NotAssessable(code, paths, tuple(p for p, v in zip(paths, values, strict=True) if v is None))


def _finding(family: Family, equation: Equation, values: tuple[Value, ...], cells: Mapping[str, Cell]) -> Finding:
    operands = tuple(operand(f, v, cells) for f, v in zip(equation.figures, values, strict=True))
    left, right = (_side(part) for part in (operands[: equation.split], operands[equation.split :]))
    words = _words(family, equation, values, left.sum, right.sum)
    listed = left.operands + right.operands if family.both else right.operands
    return Finding(
        code=family.code,
        severity=Severity.ERROR,
        left=left,
        right=right,
        expected=left.sum,
        observed=right.sum,
        message=f"{family.english.format_map(words)} See {places(listed)}.",
        message_zh=f"{family.chinese.format_map(words)}见 {places_zh(listed)}。",
    )


def _side(operands: tuple[Operand, ...]) -> Side:
    return Side(operands, sum(operand.value or 0 for operand in operands))


def _words(
    family: Family, equation: Equation, values: tuple[Value, ...], left: Value, right: Value
) -> dict[str, str | int]:
    """What the templates may use: names, sums, and the summands of both sides."""
    terms = [family.term(figure) for figure in equation.figures]
    split = equation.split
    named = summands(terms[:split], values[:split])
    zeros = sum(not value for value in values[:split])
    return {
        "table": table_name(family.table),
        "subject": name(family.subject(equation.figures[-1])),
        "total": name(terms[-1]),
        "parts": split,
        "expected": number(left),
        "observed": number(right),
        "summands": "; ".join([named] * bool(named) + [f"{zeros} are 0"] * bool(zeros)),
        "summands_zh": "；".join([named] * bool(named) + [f"{zeros} 项为 0"] * bool(zeros)),
        "left": summands(terms[:split], values[:split], zeros=True),
        "right": summands(terms[split:], values[split:], zeros=True),
    }


REQUESTS_ROW_TOTAL = Family(
    code="requests-row-total",
    table="requests",
    kind="row-total",
    subject=row_term,
    term=column_term,
    english="Table {table} (requests), row {subject}: {total} is {observed}, "
    "but the {parts} columns before it add up to {expected}: {summands}.",
    chinese="表{table}“{subject}”行：{total}为 {observed}，但前 {parts} 列之和为 {expected}：{summands_zh}。",
)
REQUESTS_COLUMN_TOTAL = Family(
    code="requests-column-total",
    table="requests",
    kind="column-total",
    subject=column_term,
    term=row_term,
    english="Table {table} (requests), column {subject}: {total} is {observed}, "
    "but the {parts} rows above it add up to {expected}: {summands}.",
    chinese="表{table}“{subject}”列：{total}为 {observed}，但其上 {parts} 行之和为 {expected}：{summands_zh}。",
)
REQUESTS_CARRY = Family(
    code="requests-carry",
    table="requests",
    kind="carry",
    subject=column_term,
    term=row_term,
    english="Table {table} (requests), column {subject}: {left} add up to {expected}, but {right} to {observed}.",
    chinese="表{table}“{subject}”列：{left}，合计 {expected}；而{right}，合计 {observed}。",
    both=True,
)
DISPUTES_TOTAL = Family(
    code="disputes-total",
    table="disputes",
    kind="row-total",
    subject=row_term,
    term=column_term,
    english="Table {table} (disputes), {subject}: {total} is {observed}, "
    "but the {parts} outcomes before it add up to {expected}: {summands}.",
    chinese="表{table}“{subject}”：{total}为 {observed}，但前 {parts} 项之和为 {expected}：{summands_zh}。",
)


def requests_row_total(report: Report) -> Iterable[Outcome]:
    """In each row of table 三, 总计 is the sum of the six applicant columns."""
    return _judge(report, REQUESTS_ROW_TOTAL)


def requests_column_total(report: Report) -> Iterable[Outcome]:
    """In each column of table 三, （七）总计 is the sum of the result rows above it."""
    return _judge(report, REQUESTS_COLUMN_TOTAL)


def requests_carry(report: Report) -> Iterable[Outcome]:
    """In each column of table 三, the first item and the second are together equal to the third and the fourth."""
    return _judge(report, REQUESTS_CARRY)


def disputes_total(report: Report) -> Iterable[Outcome]:
    """In each part of table 四, 总计 is the sum of the four outcomes."""
    return _judge(report, DISPUTES_TOTAL)


RULES: tuple[Rule, ...] = (requests_row_total, requests_column_total, requests_carry, disputes_total)
