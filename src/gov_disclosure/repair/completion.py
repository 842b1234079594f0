"""What the balances say of figures that are not printed: their values where there is one, else their bounds."""

from attrs import frozen

from gov_disclosure.errors import ArgumentError, UnknownPathError
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.report import Report, Value
from gov_disclosure.model.values import TABLES, require_report
from gov_disclosure.repair.corrections import value_at, with_inferred
from gov_disclosure.repair.flow import Residual, determined, extremes, solve
from gov_disclosure.repair.network import Network, networks
from gov_disclosure.repair.values import Table, exact, present, read


@frozen
class Bounds:
    """Between which values a figure lies, both included; None where there is no bound.

    >>> Bounds(0, 3).determined, Bounds(3, 3).determined
    (False, True)
    """

    lowest: Value
    highest: Value

    @property
    def determined(self) -> bool:
        """Whether there is one value only."""
        return self.lowest is not None and self.lowest == self.highest


def infer_missing(report: Report) -> Report:
    """A new report in which every figure without a value that the printed ones determine has it, as ``INFERRED``.

    What they determine is all that follows from the balances of the table taken together, and from counts being
    whole numbers from zero up. A table whose printed figures contradict each other is left as it is; `explain`
    tells which it is.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> printed = Report(disputes=Disputes(
    ...     reconsideration=Outcomes(upheld=3, corrected=1, other=0, pending=None, total=5),
    ...     direct_litigation=Outcomes(total=0)))
    >>> completed = infer_missing(printed).disputes
    >>> completed.reconsideration.pending, completed.direct_litigation.upheld
    (1, 0)
    """
    require_report(report, "infer_missing")
    values: dict[str, Value] = {}
    for table, parts in present(report):
        solved = [solution(table, network) for network in parts]
        for network, residual in zip(parts, solved, strict=True):
            if residual is not None and None not in solved:
                values |= {network.paths[blank]: value for blank, value in determined(residual).items()}
    return with_inferred(report, values)


def solution(table: Table, network: Network) -> Residual | None:
    """Values for the blanks of a network; None where the printed figures contradict each other."""
    return solve(network, [exact(value) for value in read(table, network)])


def bounds(report: Report, path: str) -> Bounds:
    """The lowest and the highest value that a figure can have beside the other printed figures.

    A figure that has a value is bounded by it. The bounds of a blank are exact: each is a value with which all
    balances of the table hold, and no value beyond them is one. Where the table's printed figures contradict each other,
    they bound nothing, and a count lies from 0 up. A change (本年增/减) has no bounds.

    Raises `UnknownPathError` where the report's edition of the form has no such figure, `ArgumentError` for a path that is
    no text.

    >>> from gov_disclosure.model.disputes import Disputes, Outcomes
    >>> report = Report(disputes=Disputes(reconsideration=Outcomes(upheld=3, corrected=1, total=9)))
    >>> bounds(report, "disputes.reconsideration.pending")
    Bounds(lowest=0, highest=5)
    """
    require_report(report, "bounds")
    _require_path(path)
    figure = _figure(report, path)
    name = path.partition(".")[0]
    table = getattr(report, name)
    value = None if table is None else value_at(report, path)
    if value is not None:
        return Bounds(value, value)
    parts = () if table is None else networks(name, table.edition)
    solved = [solution(table, network) for network in parts]
    for network, residual in zip(parts, solved, strict=True):
        if path in network.paths and residual is not None and None not in solved:
            return Bounds(*extremes(residual, network.paths.index(path)))
    return Bounds(None if figure.kind is Kind.CHANGE else 0, None)


def _require_path(path: object) -> None:
    if not isinstance(path, str):
        raise ArgumentError(
            f"bounds() takes the path of a figure, such as 'requests.received.total', not {path!r}",
            message_zh=f"bounds() 应为数据的路径，如 'requests.received.total'，而不是 {path!r}",
        )


def _figure(report: Report, path: str) -> tree.Figure:
    """The form's figure at a path; where the table is absent, that of the edition that the report's cells follow."""
    name = path.partition(".")[0]
    table = getattr(report, name) if name in TABLES else None
    if table is not None:
        editions = [table.edition]
    else:
        editions = list(EDITIONS) if any(cell.path == path for cell in report.cells) else []
    for edition in editions:
        figure = tree.figure(path, edition)
        if figure is not None:
            return figure
    raise UnknownPathError(
        f"no figure has the path {path!r} in this report's edition of the form; "
        f"report.flatten() lists the {len(report.flatten())} paths"
    )
