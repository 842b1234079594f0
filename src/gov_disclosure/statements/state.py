"""What the clauses of a paragraph have established so far, which the next one may go on with."""

from enum import IntEnum

from attrs import define, field

from gov_disclosure.model.report import SectionKind


class Chain(IntEnum):
    """How much of what was said before still holds."""

    BROKEN = 0
    """Something else was counted in this sentence."""
    CONTEXT = 1
    """The paragraph is about requests; what a number counts must be said."""
    ALIVE = 2
    """The clause before was understood: 办结 alone goes on with its noun."""


@define
class State:
    """What the clauses so far have established."""

    section: SectionKind | None
    context: bool
    about: bool
    chain: Chain
    topic: str = ""
    verb: str = ""
    measures: list[str] = field(factory=list)
    elsewhere: bool = False
    late: bool = False
    some: bool = False
    """The last number counted only some: those of one kind of applicant, of last year, by one channel."""
    narrow: bool = False
    """其中 then went on with these, and holds up to the end of the sentence."""
    subset: bool = False
    """其中 stands in this sentence."""
    others: bool = False
    """Of the cases that this sentence counts, only some are about disclosure."""
    broken: bool = False
    """The next clause is only the end of one that began in the line before."""

    @property
    def is_fresh(self) -> bool:
        """Whether there is nothing that a sentence could go on with."""
        return self.chain <= _CONTEXT and not (self.topic or self.verb or self.measures)


_CONTEXT = Chain.CONTEXT  # bound once: every sentence is asked
