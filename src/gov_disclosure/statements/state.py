"""What the clauses of a paragraph have established so far, which the next one may go on with."""

from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

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


class Away(IntEnum):
    """Whether a clause is of another time, or of another organ, than the report."""

    HERE = 0
    PASSING = 1
    """It was only named amid a clause: a subject of the report's own brings the next clause back."""
    HELD = 2
    """It holds until the report's own time, or its own organ, is named."""


class Part(NamedTuple):
    """How much of the requests counted the next clause can be about."""

    limit: int | Decimal | None = None
    """The number that was counted last, where it is only some of them."""
    qualified: bool = False
    """Words before a comma or colon say that only some are meant, and how many is not known."""


_WHOLE = Part()


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
    time: Away = Away.HERE
    organ: Away = Away.HERE
    within: bool = False
    """The other time is only a part of a year (上半年): 全年 ends it."""
    held: bool = False
    """Figures of another time or organ were told: the next sentence goes on with them."""
    shared: bool = False
    """The sentence tells figures of an area: what its government itself did is only some of them."""
    late: bool = False
    some: bool = False
    """The last number counted only some: those of one kind of applicant, of last year, by one channel."""
    narrow: bool = False
    """其中 then went on with these, and holds up to the end of the sentence."""
    subset: bool = False
    """其中 stands in this sentence."""
    leads: bool = False
    """The clause before was 其中 alone."""
    part: Part = _WHOLE
    outside: tuple[Part, Away, Away] | None = None
    """What held where a bracket began."""
    whole: int | Decimal = 0
    """All requests of which the last numbers counted some."""
    counted: int | Decimal = 0
    """The sum of these."""
    doubted: set[str] = field(factory=set)
    """Quantities of which this sentence tells only parts."""
    parted: bool = False
    """What the year before had left was told to be answered: what is told of the others is not of all."""
    caused: bool = False
    """因不予公开 went before: cases are only those that it led to."""
    open: str = ""
    """What was counted last without an outcome, where another thing of its kind may share the next one."""
    unit: str | None = None
    """That of the last requests counted."""
    others: bool = False
    """Of the cases that this sentence counts, only some are about disclosure."""
    broken: bool = False
    """The next clause is only the end of one that began in the line before."""

    @property
    def is_fresh(self) -> bool:
        """Whether there is nothing that a sentence could go on with."""
        return self.chain <= _CONTEXT and not (self.topic or self.verb or self.measures or self.held)

    @property
    def is_away(self) -> bool:
        """Whether the clause is of another time or organ."""
        return bool(self.time or self.organ)

    @property
    def is_partial(self) -> bool:
        """Whether the next number may be of only some."""
        return bool(self.part != _WHOLE or self.doubted or self.caused or self.parted)

    def begin_sentence(self) -> None:
        """Forget what held only in the sentence before."""
        self.chain = max(self.chain, _CONTEXT)
        self.some = self.narrow = self.subset = self.others = self.leads = self.caused = False
        self.part, self.outside = _WHOLE, None
        self.doubted.clear()
        if not self.held:
            self.time = self.organ = Away.HERE
        self.held = self.held and self.is_away


_CONTEXT = Chain.CONTEXT  # bound once: every sentence is asked
