"""How much of each table could be read: blank cells, cells unread, figures that want a look, rows left over.

One finding for each table, however many cells it is about: all of them stand in its side, the first few in its message.
"""

from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from gov_disclosure.model import tree
from gov_disclosure.model.editions import LATEST
from gov_disclosure.model.report import Cell, CellStatus, Coverage, Leftover, Report, Severity
from gov_disclosure.model.values import TABLES
from gov_disclosure.rules.cells import cells_by_table, statuses_by_table
from gov_disclosure.rules.figures import FRACTIONAL_COUNT
from gov_disclosure.rules.listing import count, listed, listed_zh
from gov_disclosure.rules.results import Finding, NotAssessable, Operand, Outcome, Passed, Rule, Side
from gov_disclosure.rules.wording import table_name


@frozen
class Gap:
    """A state in which cells can be: the code of the rule, the statuses, what is said of them.

    `excepted` are cells that another rule already has a finding on.
    """

    code: str
    severity: Severity
    statuses: frozenset[CellStatus]
    english: str
    chinese: str
    excepted: Callable[[Cell, str], bool] = lambda _cell, _edition: False


def _is_fraction(cell: Cell, edition: str) -> bool:
    figure = tree.figure(cell.path, edition)
    counts = figure is not None and figure.kind in FRACTIONAL_COUNT.kinds
    return counts and FRACTIONAL_COUNT.fault(cell.value, cell) is not None


BLANK = Gap(
    code="figures-blank",
    severity=Severity.WARNING,
    statuses=frozenset({CellStatus.BLANK, CellStatus.NOT_APPLICABLE}),
    english="{count} of {expected} cells are blank or hold only a mark such as “/”: a blank is not a zero, "
    "and what needs these figures cannot be checked",
    chinese="{expected} 个单元格中有 {count} 个为空白或仅有“/”等符号：空白不等于零，涉及这些数据的核对无法进行",
)
UNREAD = Gap(
    code="figures-unread",
    severity=Severity.WARNING,
    statuses=frozenset({CellStatus.UNREADABLE, CellStatus.ABSENT}),
    english="{count} of {expected} figures could not be found or read ({found} were): see report.diagnostics for why",
    chinese="{expected} 个数据中有 {count} 个未能找到或读出（已读出 {found} 个），原因见读取时的诊断",
    excepted=_is_fraction,
)
PLACED = Gap(
    code="figures-placed",
    severity=Severity.ADVICE,
    statuses=frozenset({CellStatus.PLACED}),
    english="{count} of {expected} figures stand under damaged labels or among damaged cells and were placed by the "
    "order and the balances of the form: compare them with the source",
    chinese="{expected} 个数据中有 {count} 个的行名或单元格残缺，按格式的顺序和勾稽关系归位，请与原文核对",
)


def figures_blank(report: Report) -> Iterator[Outcome]:
    """No cell of a table is blank."""
    return _judge(report, BLANK)


def figures_unread(report: Report) -> Iterator[Outcome]:
    """Every figure of a table that is there was found and read."""
    return _judge(report, UNREAD)


def figures_placed(report: Report) -> Iterator[Outcome]:
    """Every figure stands under its own label, so that none had to be placed by order and balance."""
    return _judge(report, PLACED)


def _judge(report: Report, gap: Gap) -> Iterator[Outcome]:
    known, seen = cells_by_table(report), statuses_by_table(report)
    for table in TABLES:
        typed, cells = getattr(report, table), known.get(table, ())
        if typed is None or not cells:
            yield NotAssessable(gap.code, (table,), (table,))
            continue
        found = [cell for cell in cells if cell.status in gap.statuses] if gap.statuses & seen[table] else []
        found = [cell for cell in found if not gap.excepted(cell, typed.edition)]
        if found:
            yield _finding(gap, table, typed.edition, found, report.coverage[table])
        else:
            yield Passed(gap.code, (table,))


def _finding(gap: Gap, table: str, edition: str, found: Sequence[Cell], coverage: Coverage) -> Finding:
    words = {"count": len(found), "expected": coverage.expected, "found": coverage.found}
    paths = [cell.path for cell in found]
    return Finding(
        code=gap.code,
        severity=gap.severity,
        left=Side(tuple(_operand(cell, edition) for cell in found)),
        expected=coverage.expected,
        observed=coverage.found,
        message=f"Table {table_name(table)} ({table}): {gap.english.format_map(words)}. See {listed(paths)}.",
        message_zh=f"表{table_name(table)}：{gap.chinese.format_map(words)}。见 {listed_zh(paths)}。",
    )


def _operand(cell: Cell, edition: str) -> Operand:
    figure = tree.figure(cell.path, edition)
    label = f"{figure.row_name} · {figure.column_label}" if figure else cell.path
    return Operand(cell.path, label, cell.value, cell.raw, cell.position)


LEFT_OVER = "figures-left-over"


def figures_left_over(report: Report) -> Iterator[Outcome]:
    """Every row of the document's tables was placed."""
    known = cells_by_table(report)
    for table in TABLES:
        left = [leftover for leftover in report.leftovers if leftover.table == table]
        if left:
            cells = known.get(table, ())
            yield _left_over(table, left, report.coverage[table] if cells else Coverage(0, 0, _expected(table)))
        elif table in known:
            yield Passed(LEFT_OVER, (table,))
        else:
            yield NotAssessable(LEFT_OVER, (table,), (table,))


def _expected(table: str) -> int:
    return len(tree.figures(table, LATEST))


def _left_over(table: str, left: Sequence[Leftover], coverage: Coverage) -> Finding:
    """Rows of a table that lacks figures are most likely these figures; else they are what stands beside the table."""
    texts = [f"“{_cut(leftover.text)}”" + (f" ({leftover.position})" if leftover.position else "") for leftover in left]
    texts_zh = [f"“{_cut(leftover.text)}”" for leftover in left]
    lacks = coverage.missing > 0
    return Finding(
        code=LEFT_OVER,
        severity=Severity.WARNING if lacks else Severity.ADVICE,
        left=Side(tuple(Operand(table, table, None, leftover.text, leftover.position) for leftover in left)),
        expected=coverage.expected,
        observed=coverage.found,
        message=f"Table {table_name(table)} ({table}): {count(len(left), 'row')} with figures "
        f"could not be placed, and {coverage.missing} of {coverage.expected} figures are missing: {listed(texts)}.",
        message_zh=f"表{table_name(table)}：有 {len(left)} 行数据未能归位，{coverage.expected} 个数据中缺少 "
        f"{coverage.missing} 个：{listed_zh(texts_zh)}。",
    )


_LONGEST_TEXT = 40


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_TEXT else plain[: _LONGEST_TEXT - 1] + "…"


RULES: tuple[Rule, ...] = (figures_blank, figures_unread, figures_placed, figures_left_over)
