"""Rows whose label or whose cells are damaged, placed by the form's order, its labels and its balances.

Nothing is placed that could stand in two places: a damaged label has to be like one label only and stand between the
rows that the form has before and behind it; cells without a place have to make all balances of the table true in one
way only.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import comb
from typing import NamedTuple

from gov_disclosure.tables.balancing import Candidate, Equation, Outcome, Place, solve, table_equations
from gov_disclosure.tables.gathering import HeadedRow
from gov_disclosure.tables.likeness import damaged_row, is_piece_of
from gov_disclosure.tables.readings import Reading
from gov_disclosure.tables.specs import RowSpec
from gov_disclosure.tables.stream import Token
from gov_disclosure.text import Mark

BALANCED = "requests"
"""The table whose balances tie its rows together, so that they can tell a row's place."""

MOST_WAYS = 200
"""Ways to give figures without a label to rows that lack theirs which are tried."""

MOST_EXTRA = 2
"""Numbers beside the figures of a row, such as a row's or a page's number, that are looked for."""

MOST_DAMAGED = 100
"""Rows without a label of the form that are looked at; more of them are no damage."""

YEARS = range(1990, 2100)
"""Numbers that stand for a year beside figures."""

Entry = int | None
"""The index of a figure's entry in its reading; None where the figure's cell is blank or may be."""


class Placed(NamedTuple):
    """A reading and the row that it is; `choice` has the entry of each figure."""

    row: HeadedRow
    choice: Sequence[Entry]


def relabelled(
    table: str, edition: str, specs: Sequence[RowSpec], known: Sequence[HeadedRow], strays: Sequence[HeadedRow]
) -> dict[int, str]:
    """The rows that strays with a damaged label are, by the index of the stray."""
    order = {spec.path: number for number, spec in enumerate(specs)}
    present = {row.reading.path for row in known}
    likely: dict[int, str] = {}
    if len(strays) > MOST_DAMAGED:
        return likely
    for index, (reading, _) in enumerate(strays):
        path = damaged_row(reading.token.key, table, edition) if reading.token and reading.names_itself else None
        if path is not None and path not in present and path in order:
            likely[index] = path
    claims = Counter(likely.values())
    rivals = _beside(likely, known, strays)
    return {
        index: path
        for index, path in likely.items()
        if claims[path] == 1 and index not in rivals and _in_order(strays[index].reading, path, order, known)
    }


def _beside(likely: Mapping[int, str], known: Sequence[HeadedRow], strays: Sequence[HeadedRow]) -> set[int]:
    """The strays whose damaged label has a line of its own, and figures under no label beside theirs: either may be its."""
    number_of = {id(stray): index for index, stray in enumerate(strays)}
    numbers = [number_of.get(id(row)) for row in sorted([*known, *strays], key=lambda row: row.reading.place)]
    return {
        index
        for one, other in pairwise(numbers)
        for index, beside in ((one, other), (other, one))
        if index is not None and index in likely and _stands_alone(strays[index].reading)
        if beside is not None and beside not in likely and strays[beside].reading.values
    }


def _stands_alone(reading: Reading) -> bool:
    """Whether the label of a reading has a line of its own."""
    return reading.row is None or reading.label_above


def _in_order(reading: Reading, path: str, order: Mapping[str, int], known: Sequence[HeadedRow]) -> bool:
    """Whether a reading stands between the rows that the form has before and behind a row."""
    placed = [
        (row.reading.place, order[row.reading.path]) for row in known if row.reading.path and row.reading.path in order
    ]
    before = max((number for place, number in placed if place < reading.place), default=-1)
    behind = min((number for place, number in placed if place > reading.place), default=len(order))
    return before < order[path] < behind


def contested(known: Sequence[HeadedRow], strays: Sequence[HeadedRow]) -> dict[str, HeadedRow]:
    """The rows right below which figures without a label stand in a row of their own, by path, with these: they may be the
    rest of figures that are broken in a narrow column, or what the label stands for.
    """
    taken = {row.reading.refs[-1] for row in known}
    loose = [row for row in strays if row.reading.token is None and row.reading.refs[-1] not in taken]
    in_order = sorted([*known, *loose], key=lambda row: row.reading.place) if loose else []
    return {
        row.reading.path: below
        for row, below in pairwise(in_order)
        if row.reading.path is not None and below.reading.path is None
    }


def balanced(
    edition: str,
    specs: Sequence[RowSpec],
    settled: Mapping[str, Sequence[int]],
    known: Sequence[HeadedRow],
    strays: Sequence[HeadedRow],
) -> dict[str, Placed]:
    """The rows of section 三 that the balances of the whole table settle, by path.

    `settled` are the figures of the other rows. `known` rows have their label; some have not one entry for each
    figure. `strays` have figures, and no label of the form. Empty where the balances leave a doubt.
    """
    placed = _only_way(edition, specs, settled, known, strays)
    used = [one.row for one in placed.values()]
    below = [row for row in contested(known, strays).values() if not any(row is one for one in used)]
    return placed if len(below) <= 1 and _are_no_figures(_extras(placed)) else {}


def _only_way(
    edition: str,
    specs: Sequence[RowSpec],
    settled: Mapping[str, Sequence[int]],
    known: Sequence[HeadedRow],
    strays: Sequence[HeadedRow],
) -> dict[str, Placed]:
    found: list[dict[str, Placed]] = []
    others: list[dict[str, Placed]] = []
    for rows, likely in _ways(edition, specs, settled, known, strays):
        placed = _solved(edition, settled, rows, specs)
        if placed is None:
            return {}
        if placed:
            (found if likely else others).append(placed)
    only = len(found) == 1 and all(_print_the_same(found[0], other) for other in others)
    return found[0] if only else {}


def _print_the_same(one: Mapping[str, Placed], other: Mapping[str, Placed]) -> bool:
    """Whether two ways to place rows give each the same figures."""
    return all(_printed(one[path]) == _printed(other[path]) for path in one)


def _printed(placed: Placed) -> list[int | None]:
    tokens = placed.row.reading.tokens
    return [None if index is None else _amount(tokens[index]) for index in placed.choice]


def in_columns(edition: str, specs: Sequence[RowSpec], known: Sequence[HeadedRow]) -> Mapping[str, Sequence[int]]:
    """The entries of every row of section 三, if each row has its figures right behind its label, or each at its end,
    and read so every column balances, and every row that prints its total: then blank cells stand where they stand, as
    where all totals are blank. A row with a figure that no balance tells is left out. Empty where neither is so, or both
    are in different ways.
    """
    size = {spec.path: spec.size for spec in specs}
    read = {str(row.reading.path): row.reading for row in known}
    if len(read) != len(specs) or len(known) != len(specs):
        return {}
    if any(len(reading.tokens) < size[path] for path, reading in read.items()):
        return {}
    first = {path: range(size[path]) for path in read}
    last = {path: range(len(reading.tokens) - size[path], len(reading.tokens)) for path, reading in read.items()}
    found = [(ways, proved) for ways in (first, last) if (proved := _proved_rows(edition, read, ways))]
    if len(found) > 1 and first != last:
        return {}
    return {path: ways[path] for ways, proved in found for path in proved}


def _proved_rows(edition: str, read: Mapping[str, Reading], ways: Mapping[str, Sequence[int]]) -> set[str]:
    """The rows of which each figure above 0 stands in an equation whose sides are both printed: others may be any number.
    None where not all figures are among the entries chosen, or not all those equations hold.
    """
    figures: dict[Place, int] = {}
    printed: set[Place] = set()
    for path, reading in read.items():
        chosen = [reading.tokens[index] for index in ways[path]]
        if reading.exact and any(getattr(reading.cells[index], "covered", False) for index in ways[path]):
            return set()  # a figure of the row above reaches down
        if sum(not token.blank for token in chosen) != reading.values:
            return set()
        for number, token in enumerate(chosen):
            amount = _amount(token)
            if amount is None:
                return set()
            figures[path, number] = amount
            if not token.blank:
                printed.add((path, number))
    judged = [equation for equation in table_equations(BALANCED, edition) if _is_printed(equation, printed)]
    sides = [(_side(equation.left, figures), _side(equation.right, figures)) for equation in judged]
    tied = any(left for (left, _), equation in zip(sides, judged, strict=True) if len(equation.rows) > 1)
    if not tied or any(left != right for left, right in sides):
        return set()
    told = {place for equation in judged for place in (*equation.left, *equation.right)}
    return set(read) - {path for path, number in printed - told if figures[path, number]}


def _is_printed(equation: Equation, printed: Collection[Place]) -> bool:
    """Whether both sides of an equation have a figure that is printed."""
    return all(any(place in printed for place in side) for side in (equation.left, equation.right))


def _side(places: Iterable[Place], figures: Mapping[Place, int]) -> int:
    return sum(figures[place] for place in places)


def _ways(
    edition: str,
    specs: Sequence[RowSpec],
    settled: Mapping[str, Sequence[int]],
    known: Sequence[HeadedRow],
    strays: Sequence[HeadedRow],
) -> Iterator[tuple[dict[str, HeadedRow], bool]]:
    """Every way to give the strays, in their order, to the rows that have no figures at all, and whether no text stands in
    the place of a label that is none of the row's.
    """
    open_rows = {row.reading.path: row for row in known if row.reading.path and row.reading.path not in settled}
    lacking = [spec.path for spec in specs if spec.path not in settled and spec.path not in open_rows]
    strays = sorted(strays, key=lambda row: row.reading.place)
    if len(lacking) > len(strays) or comb(len(strays), len(lacking)) > MOST_WAYS:
        return
    order = {spec.path: number for number, spec in enumerate(specs)}
    for chosen in combinations(strays, len(lacking)):
        pairs = dict(zip(lacking, chosen, strict=True))
        if all(_in_order(row.reading, path, order, known) for path, row in pairs.items()):
            yield {**open_rows, **pairs}, all(_may_be(row, path, edition) for path, row in pairs.items())


def _may_be(row: HeadedRow, path: str, edition: str) -> bool:
    """Whether a reading has no label, or one that is a piece of the row's or like it."""
    token = row.reading.token
    if token is None:
        return True
    return is_piece_of(token.key, path, BALANCED, edition) or damaged_row(token.key, BALANCED, edition) == path


_Extra = tuple[HeadedRow, int, int]
"""A row with a number beside its figures: its index in the reading, and the number."""


def _extras(placed: Mapping[str, Placed]) -> list[_Extra]:
    """The numbers beside the figures of the rows, in the order of the document."""
    rows = sorted(placed.values(), key=lambda one: one.row.reading.place)
    return [
        (row, index, token.count if token.count is not None else -1)
        for row, choice in rows
        for index, token in enumerate(row.reading.tokens)
        if not token.blank and index not in choice and row.reading.values > len(choice)
    ]


def _are_no_figures(extras: Sequence[_Extra]) -> bool:
    """Whether numbers beside the figures are one page's or row's number, or the numbers of the rows one by one; no year, and no
    column that the form does not have.
    """
    if any(number in YEARS for _, _, number in extras):
        return False
    if len(extras) <= 1:
        return not any(row.head.unknown for row, _, _ in extras)
    ends = {index == 0 or (index == len(row.reading.tokens) - 1 and -1) for row, index, _ in extras}
    steps = {after[2] - before[2] for before, after in pairwise(extras)}
    return len(ends) == 1 and ends != {False} and all(step > 0 for step in steps)


def _solved(
    edition: str, settled: Mapping[str, Sequence[int]], rows: Mapping[str, HeadedRow], specs: Sequence[RowSpec]
) -> dict[str, Placed] | None:
    """The rows placed so that all balances hold; empty where they cannot, None where they can in several ways."""
    size = {spec.path: spec.size for spec in specs}
    candidates = {path: [Candidate(tuple(figures))] for path, figures in settled.items()}
    candidates |= {path: list(dict.fromkeys(_candidates(row.reading, size[path]))) for path, row in rows.items()}
    solution = solve(candidates, table_equations(BALANCED, edition))
    if solution.outcome is Outcome.NONE:
        return {}
    if solution.outcome is not Outcome.UNIQUE or any(one.key == JOINED for one in solution.settled.values()):
        return None
    return {path: Placed(row, _entries(row.reading, solution.settled[path].figures)) for path, row in rows.items()}


JOINED = "joined"
"""Marks figures that are made of two entries: then nothing says which are whole."""


def _candidates(reading: Reading, size: int) -> Iterator[Candidate]:
    """The figures that a reading can stand for: with blank cells that vanished, or numbers beside the figures left out."""
    amounts = amounts_of(reading)
    if amounts is None or len(amounts) > size + MOST_EXTRA:
        return
    if len(amounts) > size:
        joined = set(_joined(reading, size))
        yield from (Candidate(figures, JOINED) for figures in joined)
        yield from (Candidate(figures) for figures in combinations(amounts, size) if figures not in joined)
        return
    for places in combinations(range(size), len(amounts)):
        figures = [0] * size
        for place, amount in zip(places, amounts, strict=True):
            figures[place] = amount
        yield Candidate(tuple(figures))


def _joined(reading: Reading, size: int) -> Iterator[tuple[int, ...]]:
    """The figures if neighbouring entries are pieces of one: 1 234, or 120 and 4 below it."""
    texts = [cell.text.strip() for token, cell in zip(reading.tokens, reading.cells, strict=True) if not token.blank]
    for cuts in combinations(range(1, len(texts)), size - 1):
        pieces = ["".join(texts[start:end]) for start, end in pairwise((0, *cuts, len(texts)))]
        if all(piece.isascii() and piece.isdigit() for piece in pieces):
            yield tuple(map(int, pieces))


def amounts_of(reading: Reading) -> list[int] | None:
    """The counts of a reading without its blank entries; None if any entry is no count."""
    found = [_amount(token) for token in reading.tokens if not token.blank]
    counts = [count for count in found if count is not None]
    return counts if counts and len(counts) == len(found) else None


def _amount(token: Token) -> int | None:
    """What an entry counts: 0 where it is blank or marked as none, None where it is no count."""
    if token.blank or token.number.mark is Mark.NOT_APPLICABLE:
        return 0
    return token.count if token.count is not None and token.count >= 0 else None


def _entries(reading: Reading, figures: Sequence[int]) -> list[Entry]:
    """The entry of each figure, the first of several that are the same; None where the figure may as well be the blank cell."""
    indexes = [index for index, token in enumerate(reading.tokens) if not token.blank]
    amounts = amounts_of(reading) or []
    ways = [
        dict(zip(places, chosen, strict=True))
        for chosen in combinations(range(len(indexes)), min(len(indexes), len(figures)))
        for places in combinations(range(len(figures)), len(chosen))
        if all(figures[place] == amounts[number] for place, number in zip(places, chosen, strict=True))
        and sum(amounts[number] for number in chosen) == sum(figures)
    ]
    found = [{way.get(place) for way in ways} for place in range(len(figures))]
    certain = [sorted(number for number in numbers if number is not None) for numbers in found]
    return [
        indexes[numbers[0]] if numbers and None not in ways_of else None
        for numbers, ways_of in zip(certain, found, strict=True)
    ]
