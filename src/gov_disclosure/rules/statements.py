"""The prose against the tables: what sections 一, 四 to 六 say about the figures of the form.

A statement may have several readings (收到 with or without the requests carried over). What fits one is not wrong.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

from attrs import frozen

from gov_disclosure.model import tree
from gov_disclosure.model.report import Cell, Report, Severity, Value
from gov_disclosure.model.statements import Statement
from gov_disclosure.rules.cells import cells_by_path
from gov_disclosure.rules.listing import listed, listed_zh
from gov_disclosure.rules.results import Finding, NotAssessable, Operand, Outcome, Passed, Rule, Side
from gov_disclosure.rules.wording import ended_zh, number, operand, places, places_zh, short, table_name

DIFFERS = "statement-differs"
DISAGREE = "statements-disagree"

_LONGEST_QUOTE = 60
_MOST_QUOTES = 3


@frozen
class _Reading:
    """One reading of a statement with the values of the tables; `missing` are those that they do not have."""

    paths: tuple[str, ...]
    values: tuple[Value, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(path for path, value in zip(self.paths, self.values, strict=True) if value is None)

    @property
    def sum(self) -> int | Decimal:
        return sum(value for value in self.values if value is not None)


_Claim = tuple[str, int | Decimal, tuple[tuple[str, ...], ...]]


def _claim(statement: Statement) -> _Claim:
    return statement.quantity, statement.value, statement.refers_to


def statement_differs(report: Report) -> Iterator[Outcome]:
    """A number that the prose gives for a figure of the form is the table's, under one of its readings.

    The same thing said several times is judged once.
    """
    claims: dict[_Claim, list[Statement]] = {}
    for statement in report.statements:
        if statement.refers_to:
            claims.setdefault(_claim(statement), []).append(statement)
    yield from dict.fromkeys(_judge(report, said) for said in claims.values())


def _judge(report: Report, said: Sequence[Statement]) -> Outcome:
    table = said[0].refers_to[0][0].partition(".")[0]
    if getattr(report, table) is None:
        return NotAssessable(DIFFERS, (table,), (table,))
    known, unknown = [], []
    for paths in said[0].refers_to:
        values = _values(report, paths)
        if None in values:
            unknown.append(_Reading(paths, values))
        elif fits(said[0].value, sum(values)):  # type: ignore[arg-type]
            return _passed(paths)
        else:
            known.append(_Reading(paths, values))
    if unknown:
        return NotAssessable(DIFFERS, unknown[0].paths, unknown[0].missing)
    nearest = min(known, key=lambda reading: abs(Decimal(reading.sum) - Decimal(said[0].value)))
    return _finding(report, said, nearest)


def _values(report: Report, paths: tuple[str, ...]) -> tuple[Value, ...]:
    """Figures from their typed tables, None where the table is absent."""
    tables, read = _reader(paths)
    for table in tables:
        if getattr(report, table) is None:
            return _values_there(report, paths)
    values = read(report)
    return values if len(paths) > 1 else (values,)


def _values_there(report: Report, paths: tuple[str, ...]) -> tuple[Value, ...]:
    there = (path for path in paths if getattr(report, path.partition(".")[0]) is not None)
    found = {path: attrgetter(path)(report) for path in there}
    return tuple(found.get(path) for path in paths)


@lru_cache(maxsize=1024)
def _passed(paths: tuple[str, ...]) -> Passed:
    return Passed(DIFFERS, paths)


@lru_cache(maxsize=1024)
def _reader(paths: tuple[str, ...]) -> tuple[tuple[str, ...], Callable[[Report], Any]]:
    """The tables that figures stand in, and what reads them."""
    return tuple(dict.fromkeys(path.partition(".")[0] for path in paths)), attrgetter(*paths)


def fits(said: int | Decimal, printed: int | Decimal) -> bool:
    """Whether a stated number is that of the table; an amount may be rounded or cut to the places of either.

    >>> fits(Decimal("36.5"), Decimal("36.4982")), fits(Decimal("0.2510"), Decimal("0.25")), fits(11, 10)
    (True, True, False)
    """
    if said == printed or not said or not printed:
        return said == printed
    if isinstance(said, int) and isinstance(printed, int):
        return False
    amounts = Decimal(said), Decimal(printed)
    place = Decimal((0, (1,), max(min(int(amount.as_tuple().exponent), 0) for amount in amounts)))
    return any(
        len({amount.quantize(place, rounding=rounding) for amount in amounts}) == 1
        for rounding in (ROUND_HALF_UP, ROUND_DOWN)
    )


# ---------------------------------------------------------------------------- findings


def _finding(report: Report, said: Sequence[Statement], reading: _Reading) -> Finding:
    first = said[0]
    operands = tuple(_operands(report, reading, cells_by_path(report)))
    english, chinese = _described(first.quantity)
    words = {
        "table": " + ".join(map(table_name, _reader(reading.paths)[0])),
        "value": number(first.value),
        "expected": number(reading.sum),
        "sum": _summed(operands),
    }
    return Finding(
        code=DIFFERS,
        severity=Severity.WARNING,
        left=Side(operands, reading.sum),
        right=_said(first, chinese),
        expected=reading.sum,
        observed=first.value,
        message="The text says {value} ({english}), but table {table} has {expected}{sum}: {quotes}. See {places}.".format_map(
            {
                **words,
                "english": english,
                "quotes": listed(_quotes(said, "{} (line {})"), _MOST_QUOTES, "; "),
                "places": places(_named(operands)),
            }
        ),
        message_zh="正文称{chinese}为 {value}，而表{table}为 {expected}{sum_zh}：{quotes}见 {places}。".format_map(
            {
                **words,
                "chinese": chinese,
                "sum_zh": words["sum"].replace(" (", "（").replace(")", "）"),
                "quotes": ended_zh(_listed_quotes_zh(said)),
                "places": places_zh(_named(operands)),
            }
        ),
    )


def _said(statement: Statement, label: str) -> Side:
    """What the text says, as a side of the comparison: its path is ``statements.`` and the quantity."""
    path = f"statements.{statement.quantity}"
    return Side((Operand(path, label, statement.value, statement.printed, statement.position),), statement.value)


def _described(quantity: str) -> tuple[str, str]:
    """What a quantity is, in English and Chinese; only a finding needs the words."""
    from gov_disclosure.statements.lexicon import describe

    return describe(quantity)


def _operands(report: Report, reading: _Reading, cells: Mapping[str, Cell]) -> Iterator[Operand]:
    for path, value in zip(reading.paths, reading.values, strict=True):
        edition = getattr(report, path.partition(".")[0]).edition
        figure = tree.figure(path, edition)
        assert figure is not None, f"{path} is no figure of the form of {edition}"
        yield operand(figure, value, cells)


def _summed(operands: Sequence[Operand]) -> str:
    """The figures that are added up, those that are zero left out."""
    if len(operands) == 1:
        return ""
    parts = [f"{short(one.label.partition(' · ')[0])} {number(one.value)}" for one in operands if one.value]
    return f" ({' + '.join(parts)})" if parts else ""


def _named(operands: Sequence[Operand]) -> Sequence[Operand]:
    """The operands that a message names: those that are not zero, the first where all are."""
    return [one for one in operands if one.value] or operands[:1]


def _quotes(said: Sequence[Statement], with_line: str) -> list[str]:
    """The sentences that say it; of a long one only the clause."""
    return [_quoted(statement, with_line) for statement in said]


def _listed_quotes_zh(said: Sequence[Statement]) -> str:
    return listed_zh(_quotes(said, "{}（第 {} 行）"), _MOST_QUOTES, "；")


def _quoted(statement: Statement, with_line: str) -> str:
    text = statement.quote if len(statement.quote) <= _LONGEST_QUOTE else f"…{statement.printed}…"
    quote = f"“{text}”"
    return with_line.format(quote, statement.position.line) if statement.position else quote


# ---------------------------------------------------------------------------- among themselves


def statements_disagree(report: Report) -> Iterator[Outcome]:
    """The prose gives one number for one thing, where no table settles which is right.

    A quantity with several readings may have as many numbers.
    """
    named: dict[str, list[Statement]] = {}
    for statement in report.statements:
        named.setdefault(statement.quantity, []).append(statement)
    for quantity in sorted(quantity for quantity, told in named.items() if len(told) > 1):
        said = list({statement.value: statement for statement in reversed(named[quantity])}.values())[::-1]
        if len(said) > max(1, len(said[0].refers_to)) and not _is_settled(report, said[0]):
            yield _disagreement(said)


def _is_settled(report: Report, statement: Statement) -> bool:
    """Whether the tables have all figures that a statement may mean: then each is judged against them."""
    return bool(statement.refers_to) and all(
        value is not None for paths in statement.refers_to for value in _values(report, paths)
    )


def _disagreement(said: Sequence[Statement]) -> Finding:
    english, chinese = _described(said[0].quantity)
    values = [number(statement.value) for statement in said]
    return Finding(
        code=DISAGREE,
        severity=Severity.ADVICE,
        left=_said(said[0], chinese),
        right=_said(said[1], chinese),
        expected=said[0].value,
        observed=said[1].value,
        message=f"The text gives several numbers ({english}): {listed(values)}: {listed(_quotes(said, '{} (line {})'), _MOST_QUOTES, '; ')}.",
        message_zh=f"正文对{chinese}给出不同数字：{listed_zh(values)}：{ended_zh(_listed_quotes_zh(said))}",
    )


RULES: tuple[Rule, ...] = (statement_differs, statements_disagree)
