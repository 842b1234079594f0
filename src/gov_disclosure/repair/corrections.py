"""What a repair proposes for one figure, and a report with such proposals put in."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from operator import attrgetter

from attrs import evolve, frozen

from gov_disclosure.errors import ArgumentError, CorrectionError, UnknownPathError
from gov_disclosure.model import tree
from gov_disclosure.model.figures import told
from gov_disclosure.model.report import Cell, CellStatus, Report, Value
from gov_disclosure.model.tree import Balance
from gov_disclosure.model.values import TABLES, described, is_figure, require_report
from gov_disclosure.repair.network import networks


class Slip(StrEnum):
    """How a right figure may have become the printed one."""

    TRANSPOSED_DIGITS = "transposed_digits"
    """Two neighbouring digits changed places: 162 for 126."""
    DROPPED_DIGIT = "dropped_digit"
    """A digit is missing: 12 for 126."""
    DOUBLED_DIGIT = "doubled_digit"
    """A digit stands twice: 1226 for 126."""
    ADDED_DIGIT = "added_digit"
    """A digit too many: 1267 for 126."""
    CHANGED_DIGIT = "changed_digit"
    """One digit is another: 128 for 126."""
    MOVED_DIGIT = "moved_digit"
    """A digit stands in the neighbouring cell: 12 and 63 for 126 and 3."""
    SWAPPED_NEIGHBOURS = "swapped_neighbours"
    """Two neighbouring cells of a row or a column changed places."""
    WRONG_SIGN = "wrong_sign"
    """A minus that does not belong there: -126 for 126."""
    BLANK_FOR_SUM = "blank_for_sum"
    """A total is printed as 0, though its parts have a sum."""
    MISPLACED_ROW = "misplaced_row"
    """The figures of two rows changed places."""
    MISPLACED_COLUMN = "misplaced_column"
    """Figures stand one column beside their own, in one row or in all; or two columns changed places."""
    OTHER = "other"
    """None of these: an arbitrary change."""


@frozen(kw_only=True)
class Correction:
    """One figure that is probably wrong, and what it should be.

    `printed` is the value that the report has, None for a blank. `unique` says that no other explanation of the same
    failing balances is as small. `explanation` numbers the explanations of the same failing balances, from 1: the
    corrections of one explanation belong together, those of two exclude each other. `balances` are the equations
    with this figure that fail and that the explanation mends.
    """

    path: str
    printed: Value
    proposed: Value
    kind: Slip
    unique: bool
    explanation: int
    balances: tuple[Balance, ...] = ()


def apply(report: Report, corrections: Iterable[Correction]) -> Report:
    """A new report with the proposed values: their cells have the status ``INFERRED`` and keep the printed text.

    Raises `CorrectionError` where corrections belong to alternative explanations of the same failing balances, where
    two propose other values for one figure, or one was not made for this report (`printed` is not the report's value)
    or proposes nothing, `UnknownPathError` where the report has no such figure, and `ArgumentError` for what is not
    several corrections. So choose from what `locate` returns: those that are `unique`, or those of one `explanation`.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> printed = Report(disputes=Disputes(
    ...     reconsideration=Outcomes(upheld=30, corrected=1, other=0, pending=0, total=13)))
    >>> correction = Correction(path="disputes.reconsideration.total", printed=13, proposed=31,
    ...     kind=Slip.TRANSPOSED_DIGITS, unique=True, explanation=1)
    >>> corrected = apply(printed, [correction])
    >>> corrected.disputes.reconsideration.total, corrected.cell("disputes.reconsideration.total").status.value
    (31, 'inferred')
    """
    require_report(report, "apply")
    if isinstance(corrections, Correction):
        raise CorrectionError("apply() takes several corrections: put a single one in a list")
    if not isinstance(corrections, Iterable):
        raise _no_corrections(corrections)
    chosen: dict[str, Correction] = {}
    for correction in (given := tuple(corrections)):
        _check(report, correction)
        _refuse_other_value(chosen.setdefault(correction.path, correction), correction)
    _refuse_alternatives(report, given)
    return with_inferred(report, {path: correction.proposed for path, correction in chosen.items()})


def _no_corrections(given: object) -> ArgumentError:
    return ArgumentError(
        f"apply() takes several corrections, such as those of locate(report), not {given!r}",
        message_zh=f"apply() 应为多项更正，如 locate(report) 所给出的，而不是 {given!r}",
    )


def _refuse_other_value(one: Correction, other: Correction) -> None:
    if one.proposed != other.proposed:
        raise CorrectionError(
            f"two corrections of {one.path} contradict each other: {one.proposed} and {other.proposed}; "
            "apply those that are unique, or those of one explanation",
            message_zh=f"对 {one.path} 的两项更正互相矛盾：{one.proposed} 与 {other.proposed}；"
            "请只采用 unique 为真的更正，或同一 explanation 的更正",
        )


def _refuse_alternatives(report: Report, corrections: Iterable[Correction]) -> None:
    """Of figures that are explained together, one explanation has to have all that is corrected."""
    explanations: dict[str, dict[int, set[str]]] = {}
    for correction in corrections:
        of_failure = explanations.setdefault(_failure(report, correction.path), {})
        of_failure.setdefault(correction.explanation, set()).add(correction.path)
    for of_failure in explanations.values():
        number = max(of_failure, key=lambda number: len(of_failure[number]))
        for other, paths in of_failure.items():
            if not paths <= of_failure[number]:
                raise _alternatives(number, other, min(paths - of_failure[number]))


def _failure(report: Report, path: str) -> str:
    """What figures that are explained together have in common: the first path of their network."""
    table = path.partition(".")[0]
    parts = networks(table, getattr(report, table).edition)
    return next((part.paths[0] for part in parts if path in part.paths), path)


def _alternatives(number: int, other: int, path: str) -> CorrectionError:
    return CorrectionError(
        f"explanations {number} and {other}, which has the correction of {path}, are alternatives for the same failing "
        f"balances: one of them can be true; choose one, as in [c for c in corrections if c.explanation == {number}], or "
        "apply those that are unique",
        message_zh=f"第 {number} 种解释与第 {other} 种解释（更正 {path}）针对同一处不符，至多一种成立；请选定一种，例如 "
        f"[c for c in corrections if c.explanation == {number}]，或只采用 unique 为真的更正",
    )


def _check(report: Report, correction: Correction) -> None:
    if not isinstance(correction, Correction):
        raise CorrectionError(f"apply() takes corrections, not {type(correction).__name__}; locate() returns them")
    path = correction.path
    table = getattr(report, path.partition(".")[0]) if path.partition(".")[0] in TABLES else None
    if table is None or tree.figure(path, table.edition) is None:
        raise UnknownPathError(
            f"a correction is for {path!r}, which no table of this report has; "
            "apply corrections to the report that they were located in"
        )
    if correction.proposed is None or not is_figure(correction.proposed):
        raise CorrectionError(f"the correction of {path} proposes {described(correction.proposed)}, which is no figure")
    value = value_at(report, path)
    if value != correction.printed:
        raise CorrectionError(
            f"the correction of {path} is for a report that prints {correction.printed}, but this one has {value}; "
            "apply corrections to the report that they were located in"
        )


def value_at(report: Report, path: str) -> Value:
    """The value of a figure in its typed table."""
    value: Value = attrgetter(path)(report)
    return value


def with_inferred(report: Report, values: Mapping[str, Value]) -> Report:
    """The report with some figures replaced by derived values, in its tables and its cells."""
    if not values:
        return report
    changed = {path.partition(".")[0] for path in values}
    editions = {name: getattr(report, name).edition for name in changed}
    tables = {}
    for name, edition in editions.items():
        own = [values.get(figure.path, value_at(report, figure.path)) for figure in tree.figures(name, edition)]
        tables[name] = tree.fill(name, edition, own)
    return evolve(report, cells=_cells(report, values, editions), **tables)


def _cells(report: Report, values: Mapping[str, Value], editions: Mapping[str, str]) -> tuple[Cell, ...]:
    """The cells with the derived ones in their places; one that a report made by hand lacks stands at the end."""
    known = {cell.path for cell in report.cells}
    units = {figure.path: figure.unit for name, edition in editions.items() for figure in tree.figures(name, edition)}
    old = [*report.cells, *(Cell(path, CellStatus.ABSENT) for path in values if path not in known)]
    return tuple(
        _inferred(told(cell, cell.path, value_at(report, cell.path)), values[cell.path], units[cell.path])
        if cell.path in values
        else cell
        for cell in old
    )


def _inferred(cell: Cell, value: Value, unit: str | None) -> Cell:
    return evolve(cell, status=CellStatus.INFERRED, value=value, unit=cell.unit or unit)
