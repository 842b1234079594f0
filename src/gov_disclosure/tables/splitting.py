"""A run of digits split into the figures of a row.

A figure is a whole number without leading zeros: a zero stands alone, so that most runs of digits split in few ways,
and the row's sums leave fewer. Of a blank cell nothing is printed, so that a run may hold fewer figures than the row.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from attrs import define, field

from gov_disclosure.tables.specs import Sum

MOST_DIGITS = 15
"""More digits than any count has."""

MOST_SPLITS = 400
MOST_STEPS = 40_000


_Figures = tuple[int, ...]


class Group(NamedTuple):
    """Figures that follow one another: `parts` and then their total, or one figure without a sum where `parts` is 0."""

    parts: int


def groups(size: int, sums: Sequence[Sum]) -> tuple[Group, ...]:
    """A row of `size` figures as groups; in the form, the parts of a sum stand right before their total.

    >>> groups(7, [Sum((0, 1, 2, 3, 4, 5), 6)]), groups(2, [])
    ((Group(parts=6),), (Group(parts=0), Group(parts=0)))
    """
    parts = {total.parts[0]: len(total.parts) for total in sums}
    found: list[Group] = []
    place = 0
    while place < size:
        found.append(Group(parts.get(place, 0)))
        place += found[-1].parts + 1
    return tuple(found)


class Placed(NamedTuple):
    """The figures of a group, and where in the run the first of them begins."""

    start: int
    figures: _Figures


class TooManyError(Exception):
    """The run splits in more ways than are looked at."""


def splits(digits: str, row: Sequence[Group], *, blanks: bool = False) -> list[_Figures]:
    """Every way in which the digits are the figures of a row. With `blanks`, any of its figures may be missing; a
    missing one counts as nothing.

    Raises `TooManyError` where there are more than `MOST_SPLITS`, or where finding them takes too long.

    >>> splits("15130000154", groups(7, [Sum((0, 1, 2, 3, 4, 5), 6)]))
    [(151, 3, 0, 0, 0, 0, 154)]
    >>> splits("106", groups(3, [])), splits("106", groups(3, []), blanks=True)
    ([(1, 0, 6)], [(106,), (10, 6), (1, 0, 6)])
    """
    found: list[_Figures] = []
    for split in _Splitter(digits, blanks).rows(0, row):
        found.append(split)
        if len(found) > MOST_SPLITS:
            raise TooManyError
    return list(dict.fromkeys(found)) if blanks else found


def agreed_groups(digits: str, row: Sequence[Group]) -> list[Placed | None]:
    """The groups of a row that have the same figures in every reading; None for the others.

    Where nothing but its own sums ties a row, a misprint may make a wrong split add up. So the readings are those in
    which all sums hold, those in which one does not, and those in which cells were left blank. All groups are
    None where no split has all its sums.

    Raises `TooManyError` as `splits` does.

    >>> row = groups(10, [Sum((0, 1, 2, 3), 4), Sum((5, 6, 7, 8), 9)])
    >>> [group and group.figures for group in agreed_groups("121201500000", row)]
    [None, (0, 0, 0, 0, 0)]
    """
    plain = _Tiling(_Splitter(digits, blanks=False), row)
    if not plain.fits():
        return [None] * len(row)
    tilings = [plain, _Tiling(_Splitter(digits, blanks=True), row)]
    tilings += [_Tiling(plain.splitter, row, free=number) for number in range(len(row))]
    readings = [tiling.readings() for tiling in tilings]
    agreed = [set[Placed]().union(*found) for found in zip(*readings, strict=True)]
    return [found.pop() if len(found) == 1 else None for found in agreed]


@define
class _Tiling:
    """A run of digits cut into groups; the figures of the group `free` need not add up."""

    splitter: "_Splitter"
    row: Sequence[Group]
    free: int = -1
    spans: dict[tuple[int, int, int], tuple[_Figures, ...]] = field(factory=dict)
    tails: dict[tuple[int, int], bool] = field(factory=dict)

    def span(self, number: int, start: int, end: int) -> tuple[_Figures, ...]:
        """The first two readings of a group from `start` to `end`: two are as good as many."""
        if (number, start, end) not in self.spans:
            group, splitter = self.row[number], self.splitter
            free = number == self.free
            found = splitter.any(start, end, group.parts + 1) if free else splitter.group(start, end, group)
            self.spans[number, start, end] = tuple(islice(found, 2))
        return self.spans[number, start, end]

    def fits(self, number: int = 0, start: int = 0) -> bool:
        """Whether the groups from `number` on can take all digits from `start` on."""
        if number == len(self.row):
            return start == len(self.splitter.digits)
        if (number, start) not in self.tails:
            ends = range(start, len(self.splitter.digits) + 1)
            self.tails[number, start] = any(
                self.fits(number + 1, end) and self.span(number, start, end) for end in ends
            )
        return self.tails[number, start]

    def readings(self) -> list[set[Placed]]:
        """The readings of each group in all cuts, up to two for each place of the group."""
        starts, found = {0}, []
        for number in range(len(self.row)):
            ends = range(len(self.splitter.digits) + 1)
            cuts = [(start, end) for start in starts for end in ends if end >= start and self.fits(number + 1, end)]
            found.append({Placed(cut[0], figures) for cut in cuts for figures in self.span(number, *cut)})
            starts = {cut[1] for cut in cuts if self.span(number, *cut)}
        return found


@define
class _Splitter:
    """One run of digits; `steps` is what is left of the budget, `known` what was found before."""

    digits: str
    blanks: bool
    steps: int = MOST_STEPS
    known: dict[tuple[int, int, int], list[_Figures]] = field(factory=dict)

    def step(self, cost: int = 1) -> None:
        """Count so many more attempts."""
        self.steps -= cost
        if self.steps < 0:
            raise TooManyError

    def rows(self, start: int, row: Sequence[Group]) -> Iterator[_Figures]:
        """The digits from `start` on as groups."""
        if not row:
            if start == len(self.digits):
                yield ()
            return
        first, rest = row[0], row[1:]
        needed = 0 if self.blanks else sum(group.parts + 1 for group in rest)
        ends = range(start + (0 if self.blanks else first.parts + 1), len(self.digits) - needed + 1)
        for end in ends if rest else ends[-1:]:
            self.step()
            for figures in self.group(start, end, first):
                for others in self.rows(end, rest):
                    yield figures + others

    def group(self, start: int, end: int, group: Group) -> Iterator[_Figures]:
        """The digits from `start` to `end` as one group."""
        if start == end:
            if self.blanks:
                yield ()
        elif group.parts == 0:
            if self.is_figure(start, end):
                yield (int(self.digits[start:end]),)
        elif end - start >= (1 if self.blanks else group.parts + 1):
            for parts in range(group.parts, 0 if self.blanks else group.parts - 1, -1):
                yield from self.sums(start, end, parts)
            if self.blanks and self.digits[start:end] == "0":
                yield (0,)

    def sums(self, start: int, end: int, parts: int) -> Iterator[_Figures]:
        """So many parts and their total."""
        for middle in range(max(start + parts, end - MOST_DIGITS), end):
            if middle - start <= parts * (end - middle) and self.is_figure(middle, end):
                total = int(self.digits[middle:end])
                # A number leaves the same remainder by nine as the sum of its digits
                if (sum(map(int, self.digits[start:middle])) - total) % 9 == 0:
                    for found in self.making(start, middle, parts, total):
                        yield (*found, total)

    def making(self, start: int, end: int, count: int, total: int) -> Iterator[_Figures]:
        """The digits from `start` to `end` as so many figures that make `total`: two halves that go together."""
        if count == 1:
            yield from (found for found in self.figures(start, end, 1) if found[0] == total)
            return
        half = count // 2
        for middle in range(start + half, end - (count - half) + 1):
            behind: dict[int, list[_Figures]] = {}
            for figures in self.figures(middle, end, count - half):
                behind.setdefault(sum(figures), []).append(figures)
            for figures in self.figures(start, middle, half) if behind else ():
                for others in behind.get(total - sum(figures), ()):
                    yield figures + others

    def any(self, start: int, end: int, count: int) -> Iterator[_Figures]:
        """The digits from `start` to `end` as so many figures, whatever their sum."""
        self.step()
        if count == 1:
            if start < end and self.is_figure(start, end):
                yield (int(self.digits[start:end]),)
            return
        for last in range(start + 1, end - count + 2):
            if self.is_figure(start, last):
                for others in self.any(last, end, count - 1):
                    yield (int(self.digits[start:last]), *others)

    def figures(self, start: int, end: int, count: int) -> list[_Figures]:
        """The digits from `start` to `end` as so many figures, in every way."""
        known = self.known.get((start, end, count))
        if known is not None:
            return known
        if count == 1:
            found: list[_Figures] = [(int(self.digits[start:end]),)] if self.is_figure(start, end) else []
        else:
            lasts = range(start + 1, min(end - count + 1, start + MOST_DIGITS) + 1)
            found = [
                (int(self.digits[start:last]), *others)
                for last in (lasts if self.digits[start] != "0" else lasts[:1])
                for others in self.figures(last, end, count - 1)
            ]
        self.known[start, end, count] = found
        self.step(1 + len(found))
        return found

    def is_figure(self, start: int, end: int) -> bool:
        """Whether the digits from `start` to `end` are a number as it is printed."""
        length = end - start
        return length == 1 or (1 < length <= MOST_DIGITS and self.digits[start] != "0")


def places_of(digits: Sequence[int], figures: Sequence[int]) -> list[tuple[int, int]]:
    """Where the figures stand that a run of digits splits into; `digits` are the places of the digits."""
    ends = list(accumulate(len(str(figure)) for figure in figures))
    return [(digits[start], digits[end - 1] + 1) for start, end in zip([0, *ends], ends, strict=False)]
