"""Which cells of a report's tables are wrong, or may be, according to findings: what a form that is shown marks."""

from collections.abc import Iterator, Mapping
from enum import IntEnum

from attrs import field, frozen

from gov_disclosure.export.checked import Blame, blame
from gov_disclosure.export.json import plain_number
from gov_disclosure.model.report import Report, Severity
from gov_disclosure.repair import Correction, explain
from gov_disclosure.rules import Finding, Group, ValidationResult

_MOST_FIGURES = 40
"""A finding on more figures than any balance has is about a table: it marks none of them."""


class Doubt(IntEnum):
    """How much is to be said against a figure."""

    COMPARED = 1
    """A finding compares it with others."""
    DOUBTFUL = 2
    """It is one of several that explain a finding, or what a finding looked at."""
    WRONG = 3
    """Nothing else explains the findings as well, or it is wrong by itself."""


@frozen
class CellDoubt:
    """What findings say of one figure: how much, the numbers of the findings, and the values that would mend them."""

    doubt: Doubt
    findings: tuple[int, ...] = ()
    proposed: tuple[str, ...] = ()

    def joined(self, other: "CellDoubt") -> "CellDoubt":
        """Both at once: the greater doubt, all findings and values."""
        return CellDoubt(
            max(self.doubt, other.doubt),
            tuple(sorted({*self.findings, *other.findings})),
            tuple(dict.fromkeys((*self.proposed, *other.proposed))),
        )


@frozen
class Doubts:
    """The findings in order, which count from 1, and what they say of each figure by path."""

    findings: tuple[Finding, ...]
    cells: Mapping[str, CellDoubt] = field(hash=False)


def doubts(report: Report, result: ValidationResult) -> Doubts:
    """What the findings of a result say of the figures of its report; findings stand by cause."""
    groups, localizations = result.groups, explain(report)
    findings = tuple(finding for group in groups for finding in group.findings)
    cells: dict[str, CellDoubt] = {}
    first = 1
    for group in groups:
        for path, said in _of_group(group, first, blame(group.findings, localizations)):
            cells[path] = cells[path].joined(said) if path in cells else said
        first += len(group.findings)
    return Doubts(findings, cells)


def _of_group(group: Group, first: int, blamed: Blame | None) -> Iterator[tuple[str, CellDoubt]]:
    for number, finding in enumerate(group.findings, first):
        for path in finding.paths if len(finding.paths) <= _MOST_FIGURES else ():
            yield path, CellDoubt(_doubt(finding, path, blamed), (number,))
    for correction in _corrections(blamed):
        level = Doubt.WRONG if blamed is not None and blamed.sure else Doubt.DOUBTFUL
        proposed = () if correction.proposed is None else (plain_number(correction.proposed),)
        yield correction.path, CellDoubt(level, (), proposed)


def _corrections(blamed: Blame | None) -> Iterator[Correction]:
    return (correction for each in (blamed.alternatives if blamed else ()) for correction in each)


def _doubt(finding: Finding, path: str, blamed: Blame | None) -> Doubt:
    """What a finding by itself says of one of its figures."""
    if len(finding.paths) == 1:
        return Doubt.WRONG if finding.severity is Severity.ERROR else Doubt.DOUBTFUL
    explained = blamed is not None and bool(blamed.alternatives)
    return Doubt.DOUBTFUL if path in finding.right.paths and not explained else Doubt.COMPARED
