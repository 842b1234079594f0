"""Files as they were checked: what the exports of findings begin with."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import evolve, frozen

from gov_disclosure.repair import Correction, Localization
from gov_disclosure.rules import Finding, ValidationResult

UNREAD = "file-not-read"
"""The code under which exports list a file that gives no report."""

NUMBERED: Mapping[str, str] = MappingProxyType(
    {"en": "report {number} ({title})", "zh": "第 {number} 份报告（{title}）"}
)
"""How a report is told apart from the others of its file, by language."""
UNTITLED: Mapping[str, str] = MappingProxyType({"en": "no title", "zh": "无标题"})

UNREAD_DESCRIPTION = "The file could not be read, or is not an annual report."
UNREAD_DESCRIPTION_ZH = "文件无法读取，或不是年度报告。"


@frozen(kw_only=True)
class CheckedFile:
    """One report of a file: what the rules made of it, or why there is none.

    `name` is the file's name, ``-`` for standard input; `number` that of the report in a file that holds several, from 1, else None. `result` is None where the file could not be read, for the
    `reason` given, in the language that the export is to be in. `localizations` are what `gov_disclosure.repair.explain` says of the report; `previous` is the
    name of last year's file, None where there was none.
    """

    name: str
    result: ValidationResult | None = None
    reason: str = ""
    localizations: tuple[Localization, ...] = ()
    previous: str | None = None
    number: int | None = None

    @property
    def title(self) -> str:
        """What the report calls itself: its title, or else its agency; empty where neither is known."""
        report = None if self.result is None else self.result.report
        return "" if report is None else report.title or report.agency or ""


def numbered(file: CheckedFile, language: str = "en") -> str:
    """What tells a report apart from the others of its file; empty where the file holds one.

    >>> numbered(CheckedFile(name="a.html", number=2)), numbered(CheckedFile(name="a.html"), "zh")
    ('report 2 (no title)', '')
    """
    if file.number is None:
        return ""
    return NUMBERED[language].format(number=file.number, title=file.title or UNTITLED[language])


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
