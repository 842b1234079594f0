"""The text of two reports side by side: what is new, what is gone, what was kept."""

from collections.abc import Sequence

from attrs import frozen

from gov_disclosure.comparison.overlap import kept, overlap
from gov_disclosure.comparison.passages import Passage, passages
from gov_disclosure.model.report import Report, SectionKind


@frozen
class TextChange:
    """One section in two reports.

    `similarity` is the share of the words of both texts that is in both, 0 to 1 and the same either way; `reused` is the
    share of the current text that the previous one has as well. Both are None where there are no words. `added` and
    `kept` are passages of the current report, `removed` those of the previous one; a passage in which only numbers or a
    word changed is kept.
    """

    kind: SectionKind
    similarity: float | None = None
    reused: float | None = None
    added: tuple[Passage, ...] = ()
    removed: tuple[Passage, ...] = ()
    kept: tuple[Passage, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether a passage came or went."""
        return bool(self.added or self.removed)


def compare_sections(report: Report, previous: Report) -> tuple[TextChange, ...]:
    """The sections that at least one of the reports has, in the form's order."""
    kinds = [kind for kind in SectionKind if report.section(kind) or previous.section(kind)]
    return tuple(_compare(kind, passages(report.section(kind)), passages(previous.section(kind))) for kind in kinds)


def _compare(kind: SectionKind, current: Sequence[Passage], previous: Sequence[Passage]) -> TextChange:
    found = overlap(current, previous)
    stays, stayed = kept(current, previous), kept(previous, current)
    return TextChange(
        kind=kind,
        similarity=found.similarity,
        reused=found.reused,
        added=tuple(passage for passage, is_kept in zip(current, stays, strict=True) if not is_kept),
        removed=tuple(passage for passage, is_kept in zip(previous, stayed, strict=True) if not is_kept),
        kept=tuple(passage for passage, is_kept in zip(current, stays, strict=True) if is_kept),
    )
