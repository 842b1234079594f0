"""What each figure of the three tables must be by itself: its sign, and whole numbers for counts."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Any

from attrs import frozen

from gov_disclosure.model import tree
from gov_disclosure.model.editions import LATEST
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Cell, CellStatus, Report, Severity, Value
from gov_disclosure.model.values import TABLES, table_values
from gov_disclosure.rules.cells import cells_by_path
from gov_disclosure.rules.results import Finding, NotAssessable, Outcome, Passed, Rule, Side
from gov_disclosure.rules.wording import number, operand, places, places_zh, short, table_name

_DECIMAL = re.compile(r"([+-]?[0-9][0-9,]*\.[0-9]+)[件条份宗起次项个]?")
_MINUS = str.maketrans("−–—", "---")


@frozen
class Requirement:
    """What figures of some kinds must be.

    `fault` gives the number that breaks the requirement, None where the figure keeps it; `kept` says of many values at
    once that all keep it; `bound` is what the figure is compared with, None where that is no number.
    """

    code: str
    kinds: frozenset[Kind]
    fault: Callable[[Value, Cell | None], Value]
    kept: Callable[[tuple[Value, ...]], bool]
    english: str
    chinese: str
    bound: Value = None


@frozen
class Chosen:
    """The figures of one table that a requirement is about; `read` takes their values from the table's."""

    figures: tuple[tree.Figure, ...]
    paths: tuple[str, ...]
    read: Callable[[tuple[Value, ...]], tuple[Value, ...]]


@cache
def figures_of(table: str, edition: str, kinds: frozenset[Kind]) -> Chosen | None:
    """The figures of some kinds in one table, None where it has none of them."""
    found = {place: figure for place, figure in enumerate(tree.figures(table, edition)) if figure.kind in kinds}
    if not found:
        return None
    figures = tuple(found.values())
    return Chosen(figures, tuple(figure.path for figure in figures), _reader(list(found)))


def _reader(places: list[int]) -> Callable[[tuple[Value, ...]], tuple[Value, ...]]:
    read: Callable[[tuple[Value, ...]], Any] = itemgetter(*places)
    return read if len(places) > 1 else lambda values: (read(values),)


def _judge(report: Report, requirement: Requirement) -> Iterator[Outcome]:
    for name in TABLES:
        table = getattr(report, name)
        chosen = figures_of(name, table.edition if table else LATEST, requirement.kinds)
        if chosen is None:
            continue
        if table is None:
            yield NotAssessable(requirement.code, (name,), (name,))
        else:
            yield from _judge_table(requirement, chosen, chosen.read(table_values(table, name)), report)


def _judge_table(
    requirement: Requirement, chosen: Chosen, values: tuple[Value, ...], report: Report
) -> Iterator[Outcome]:
    if requirement.kept(values):
        yield Passed(requirement.code, chosen.paths)
        return
    cells = cells_by_path(report)
    passed, missing = [], []
    for figure, value in zip(chosen.figures, values, strict=True):
        fault = requirement.fault(value, cells.get(figure.path))
        if fault is not None:
            yield _finding(requirement, figure, fault, cells)
        elif value is None:
            missing.append(figure.path)
        else:
            passed.append(figure.path)
    if passed:
        yield Passed(requirement.code, tuple(passed))
    if missing:
        yield NotAssessable(requirement.code, tuple(missing), tuple(missing))


def _finding(requirement: Requirement, figure: tree.Figure, value: Value, cells: Mapping[str, Cell]) -> Finding:
    found = operand(figure, value, cells)
    table = figure.path.partition(".")[0]
    words = {"row": short(figure.row_name), "column": short(figure.column_label), "value": number(value)}
    return Finding(
        code=requirement.code,
        severity=Severity.ERROR,
        left=Side((found,), value),
        right=Side(sum=requirement.bound),
        observed=value,
        message=f"Table {table_name(table)} ({table}), {requirement.english.format_map(words)} See {places([found])}.",
        message_zh=f"表{table_name(table)}{requirement.chinese.format_map(words)}见 {places_zh([found])}。",
    )


def _negative(value: Value, _cell: Cell | None) -> Value:
    return value if value is not None and value < 0 else None


def _none_negative(values: tuple[Value, ...]) -> bool:
    return None not in values and min(values) >= 0  # type: ignore[type-var,operator]


def _all_integers(values: tuple[Value, ...]) -> bool:
    return {*map(type, values)} == {int}


def _fraction(value: Value, cell: Cell | None) -> Value:
    """The number that is not whole: the table's own, or what a cell prints that could not be read as a count."""
    number = _printed_decimal(cell) if value is None else value
    return None if number is None or number == int(number) else number


def _printed_decimal(cell: Cell | None) -> Decimal | None:
    if cell is None or cell.status is not CellStatus.UNREADABLE or not cell.raw:
        return None
    folded = "".join(unicodedata.normalize("NFKC", cell.raw).translate(_MINUS).split())
    match = _DECIMAL.fullmatch(folded)
    return Decimal(match[1].replace(",", "")) if match else None


NEGATIVE_COUNT = Requirement(
    code="negative-count",
    kinds=frozenset({Kind.COUNT}),
    fault=_negative,
    kept=_none_negative,
    english="{row} · {column} is {value}: a count cannot be negative.",
    chinese="“{row} · {column}”为 {value}：件数不能为负数。",
    bound=0,
)
NEGATIVE_AMOUNT = Requirement(
    code="negative-amount",
    kinds=frozenset({Kind.MONEY}),
    fault=_negative,
    kept=_none_negative,
    english="{row} · {column} is {value}: an amount of money that was charged or paid cannot be negative.",
    chinese="“{row} · {column}”为 {value}：金额不能为负数。",
    bound=0,
)
FRACTIONAL_COUNT = Requirement(
    code="fractional-count",
    kinds=frozenset({Kind.COUNT, Kind.CHANGE}),
    fault=_fraction,
    kept=_all_integers,
    english="{row} · {column} is printed as {value}: a count is a whole number without decimals.",
    chinese="“{row} · {column}”填写为 {value}：件数应为整数。",
)


def negative_count(report: Report) -> Iterator[Outcome]:
    """A count is not negative. A change against the year before (本年增/减) may be."""
    return _judge(report, NEGATIVE_COUNT)


def negative_amount(report: Report) -> Iterator[Outcome]:
    """An amount of money is not negative."""
    return _judge(report, NEGATIVE_AMOUNT)


def fractional_count(report: Report) -> Iterator[Outcome]:
    """A count, or a change of one, is a whole number."""
    return _judge(report, FRACTIONAL_COUNT)


RULES: tuple[Rule, ...] = (negative_count, negative_amount, fractional_count)
