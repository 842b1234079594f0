"""Files as they were checked: what the exports of findings begin with."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from gov_disclosure.repair import Correction, Localization
from gov_disclosure.rules import Finding, ValidationResult

UNREAD = "file-not-read"
"""The code under which exports list a file that gives no report."""

UNREAD_DESCRIPTION = "The file could not be read, or is not an annual report."
UNREAD_DESCRIPTION_ZH = "文件无法读取，或不是年度报告。"


@frozen(kw_only=True)
class CheckedFile:
    """One file: what the rules made of its report, or why there is none.

    `name` is the file's name, ``-`` for standard input. `result` is None where the file could not be read, for the
    `reason` given, in the language that the export is to be in. `localizations` are what `gov_disclosure.repair.explain` says of the report; `previous` is the
    name of last year's file, None where there was none.
    """

    name: str
    result: ValidationResult | None = None
    reason: str = ""
    localizations: tuple[Localization, ...] = ()
    previous: str | None = None


@frozen
class Blame:
    """Which figures are to blame for some findings.

    `alternatives` exclude each other; the corrections of one belong together. `sure` says that there is only one.
    `localization` is the search that they come from.
    """

    localization: Localization
    alternatives: tuple[tuple[Correction, ...], ...]

    @property
    def sure(self) -> bool:
        """Whether nothing else explains the findings by as few wrong figures."""
        return self.localization.complete and len(self.alternatives) == 1


def blame(findings: Sequence[Finding], localizations: Sequence[Localization]) -> Blame | None:
    """What explains some findings on balances; None where no balance is among them."""
    sides = {(finding.left.paths, finding.right.paths) for finding in findings}
    for localization in localizations:
        failing = {(balance.left, balance.right) for balance in localization.balances} & sides
        if failing:
            return Blame(localization, tuple(dict.fromkeys(_alternatives(localization, failing))))
    return None


def _alternatives(
    localization: Localization, failing: set[tuple[tuple[str, ...], tuple[str, ...]]]
) -> Iterator[tuple[Correction, ...]]:
    """Each explanation without what mends other balances, and without its number, so that equal ones are equal."""
    for explanation in localization.explanations:
        yield tuple(
            evolve(correction, explanation=0)
            for correction in explanation
            if any((balance.left, balance.right) in failing for balance in correction.balances)
        )
