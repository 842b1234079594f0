"""Slips made in consistent forms, and what `locate` makes of them: ``PYTHONPATH=src:tests python -m repair.slips``.

Every form is drawn from its number. Table 三 gets each slip in each of its cells, then two and three wrong cells at random,
then slips over several cells; table 四 gets each slip in each of its cells. What comes out is counted; a wrong answer
where only one cell is wrong ends the command with status 1.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from random import Random

from attrs import frozen

from gov_disclosure import Report
from gov_disclosure.model import tree
from gov_disclosure.repair import Localization, Slip, explain, locate
from writer.forms import Form, random_form, seeded

Figures = dict[str, int]
"""The figures of one table, by path."""

TABLES = ("requests", "disputes")


def report_of(edition: str, figures: Mapping[str, int | None]) -> Report:
    """A report with the tables that the figures are of."""
    names = {path.partition(".")[0] for path in figures}
    return Report(**{name: tree.build(name, edition, figures) for name in names})


def form_of(number: int) -> tuple[str, Form]:
    """Form number n and the edition of its table 三."""
    edition = ("2021", "2021", "2019")[number % 3]
    return edition, random_form(seeded(number), edition)


def figures_of(form: Form, table: str) -> Figures:
    """The figures of one table."""
    return {path: int(value) for path, value in form.figures.items() if path.startswith(f"{table}.")}


def transposed(random: Random, value: int) -> int:
    digits = list(str(value))
    if len(digits) > 1:
        place = random.randrange(len(digits) - 1)
        digits[place : place + 2] = reversed(digits[place : place + 2])
    return int("".join(digits))


def dropped(random: Random, value: int) -> int:
    digits = str(value)
    place = random.randrange(len(digits))
    return int(digits[:place] + digits[place + 1 :] or digits)


def doubled(random: Random, value: int) -> int:
    digits = str(value)
    place = random.randrange(len(digits))
    return int(digits[: place + 1] + digits[place:])


def added(random: Random, value: int) -> int:
    digits = str(value)
    place = random.randrange(len(digits) + 1)
    return int(digits[:place] + random.choice("0123456789") + digits[place:])


def changed(random: Random, value: int) -> int:
    digits = str(value)
    place = random.randrange(len(digits))
    return int(digits[:place] + random.choice("0123456789") + digits[place + 1 :])


def negative(random: Random, value: int) -> int:
    return -value


def emptied(random: Random, value: int) -> int:
    return 0


def arbitrary(random: Random, value: int) -> int:
    return random.randint(0, 2 * value + 20)


IN_ONE_CELL: Mapping[Slip, Callable[[Random, int], int]] = {
    Slip.TRANSPOSED_DIGITS: transposed,
    Slip.DROPPED_DIGIT: dropped,
    Slip.DOUBLED_DIGIT: doubled,
    Slip.ADDED_DIGIT: added,
    Slip.CHANGED_DIGIT: changed,
    Slip.WRONG_SIGN: negative,
    Slip.BLANK_FOR_SUM: emptied,
    Slip.OTHER: arbitrary,
}
"""How each slip of one cell is made; a value that cannot have it stays as it is."""


def slips_of(path: str, edition: str) -> Iterator[tuple[Slip, Callable[[Random, int], int]]]:
    """The slips that a cell can have: only a total can stand empty for a sum."""
    figure = tree.figure(path, edition)
    assert figure is not None
    for kind, make in IN_ONE_CELL.items():
        if kind is not Slip.BLANK_FOR_SUM or figure.total:
            yield kind, make


@frozen
class Truth:
    """What was changed: the values before, by path; and the kind of what was done."""

    name: str
    printed: Mapping[str, int | None]
    right: Mapping[str, int]


Rows = Sequence[Sequence[str]]


def rows_of(table: str, edition: str) -> list[list[str]]:
    return [[figure.path for figure in row.figures] for row in tree.rows(table, edition)]


def _pair(random: Random, rows: Rows) -> tuple[str, str]:
    """Two cells of a row beside each other."""
    row = random.choice(rows)
    place = random.randrange(len(row) - 1)
    return row[place], row[place + 1]


def moved_digit(random: Random, rows: Rows, figures: Figures) -> dict[str, int | None]:
    left, right = _pair(random, rows)
    one, two = str(figures[left]), str(figures[right])
    if random.random() < 0.5:
        return {left: int(one[:-1] or 0), right: int(one[-1] + two)}
    return {left: int(one + two[0]), right: int(two[1:] or 0)}


def swapped_beside(random: Random, rows: Rows, figures: Figures) -> dict[str, int | None]:
    left, right = _pair(random, rows)
    return {left: figures[right], right: figures[left]}


def swapped_above(random: Random, rows: Rows, figures: Figures) -> dict[str, int | None]:
    return swapped_beside(random, list(zip(*rows, strict=True)), figures)


def rows_exchanged(random: Random, rows: Rows, figures: Figures) -> dict[str, int | None]:
    place = random.randrange(len(rows) - 1)
    one, two = rows[place], rows[place + 1]
    return {path: figures[other] for path, other in zip([*one, *two], [*two, *one], strict=True)}


def columns_exchanged(random: Random, rows: Rows, figures: Figures) -> dict[str, int | None]:
    return rows_exchanged(random, list(zip(*rows, strict=True)), figures)


def cell_lost(random: Random, rows: Rows, figures: Figures) -> dict[str, int | None]:
    row = random.choice(rows)
    place = random.randrange(len(row) - 1)
    return _without(row, place, figures, random.choice((0, None)))


def column_lost(random: Random, rows: Rows, figures: Figures) -> dict[str, int | None]:
    place, empty = random.randrange(len(rows[0]) - 1), random.choice((0, None))
    return {path: value for row in rows for path, value in _without(row, place, figures, empty).items()}


def _without(row: Sequence[str], place: int, figures: Figures, empty: int | None) -> dict[str, int | None]:
    values = [figures[path] for path in row]
    return dict(zip(row, [*values[:place], *values[place + 1 :], empty], strict=True))


def cell_added(random: Random, rows: Rows, figures: Figures) -> dict[str, int | None]:
    row = random.choice(rows)
    place = random.randrange(len(row) - 1)
    values: list[int | None] = [figures[path] for path in row]
    return dict(zip(row, [*values[:place], random.choice((0, None)), *values[place:-1]], strict=True))


Maker = Callable[[Random, Rows, Figures], dict[str, int | None]]

OVER_CELLS: tuple[Maker, ...] = (
    moved_digit,
    swapped_beside,
    swapped_above,
    rows_exchanged,
    columns_exchanged,
    cell_lost,
    cell_added,
    column_lost,
)
"""How the slips over several cells are made."""


def truth(name: str, figures: Figures, printed: Mapping[str, int | None]) -> Truth:
    """The slip without the cells that it leaves as they are."""
    changed_cells = {path: value for path, value in printed.items() if value != figures[path]}
    return Truth(name, changed_cells, {path: figures[path] for path in changed_cells})


def singles(random: Random, edition: str, figures: Figures, table: str) -> Iterator[Truth]:
    """Each slip in each cell."""
    for path, value in figures.items():
        for kind, make in slips_of(path, edition):
            yield truth(f"{table}: {kind}", figures, {path: make(random, value)})


def several(random: Random, edition: str, figures: Figures, count: int, *, known: bool) -> Truth:
    """So many wrong cells at random; `known` says that each has a known slip."""
    printed: dict[str, int | None] = {}
    for path in random.sample(list(figures), count):
        kinds = dict(slips_of(path, edition))
        if known:
            del kinds[Slip.OTHER]
        makes = list(kinds.values()) if known else [arbitrary]
        made = (random.choice(makes)(random, figures[path]) for _ in range(20))
        printed[path] = next((value for value in made if value != figures[path]), figures[path] + 1)
    return truth(f"{count} cells: {'known slips' if known else 'arbitrary'}", figures, printed)


Printed = Mapping[str, int | None]
"""What a table prints, by path."""


def slips(number: int, blanks: float) -> Iterator[tuple[str, Printed, Truth]]:
    """All slips of one form: edition, what the table prints without the slip, and what was done.

    `blanks` is the share of the cells that are blank; slips are made in the others.
    """
    edition, form = form_of(number)
    random = seeded(number)
    for table in TABLES:
        figures, printed = _with_blanks(random, figures_of(form, table), blanks)
        for found in singles(random, edition, figures, table):
            yield edition, printed, found
    figures, printed = _with_blanks(random, figures_of(form, "requests"), blanks)
    for cells, known in ((2, True), (2, False), (3, True), (3, False)):
        for _ in range(20):
            yield edition, printed, several(random, edition, figures, cells, known=known)
    if not blanks:
        rows = rows_of("requests", edition)
        for make in OVER_CELLS:
            for _ in range(5):
                yield edition, printed, truth(make.__name__, figures, make(random, rows, figures))


def _with_blanks(random: Random, figures: Figures, share: float) -> tuple[Figures, Printed]:
    """The figures that are printed, and all with the others blank."""
    blank = {path for path in figures if random.random() < share}
    printed = {path: None if path in blank else value for path, value in figures.items()}
    return {path: value for path, value in figures.items() if path not in blank}, printed


def damaged_report(cells: int, number: int = 7) -> Report:
    """A report of three tables with so many wrong cells in table 三, to measure the time of `locate` with."""
    edition, form = form_of(number)
    figures = figures_of(form, "requests")
    printed = several(seeded(number), edition, figures, cells, known=True).printed
    return report_of(edition, {**figures_of(form, "disputes"), **figures, **printed})


def outcome(edition: str, printed: Printed, found: Truth) -> str:
    """What `explain` makes of a slip, in a word."""
    if not found.printed:
        return "no change"
    localizations = explain(report_of(edition, {**printed, **found.printed}))
    return judged(localizations, found) if localizations else "unseen"


def judged(localizations: Sequence[Localization], found: Truth) -> str:
    """Whether the truth is the only explanation, among several, or not there; a blank may stay blank."""
    (localization,) = localizations
    explanations = [
        {correction.path: correction.proposed for correction in explanation}
        for explanation in localization.explanations
    ]
    wrong = {path for path, value in found.printed.items() if value is not None}
    if any(wrong <= explanation.keys() and explanation.items() <= found.right.items() for explanation in explanations):
        return "only" if len(explanations) == 1 and localization.complete else "among"
    if not explanations:
        return "gave up"
    return "wrong" if len(explanations) == 1 else "not among"


def count(number: int, blanks: float = 0.0) -> Counter[tuple[str, str]]:
    """The outcomes of all slips of one form, by name of the slip."""
    counter: Counter[tuple[str, str]] = Counter()
    edition, form = form_of(number)
    for table in TABLES:
        if locate(report_of(edition, figures_of(form, table))):
            counter["consistent form", "wrong"] += 1
    for edition_of_table, printed, found in slips(number, blanks):
        counter[found.name, outcome(edition_of_table, printed, found)] += 1
    return counter


OUTCOMES = ("only", "among", "not among", "wrong", "gave up", "unseen", "no change")


def print_table(total: Counter[tuple[str, str]]) -> None:
    """The counts, one slip a line."""
    names = list(dict.fromkeys(name for name, _ in total))
    print(f"{'slip':34}", *(f"{name:>10}" for name in OUTCOMES))
    for name in names:
        print(f"{name:34}", *(f"{total[name, column]:>10}" for column in OUTCOMES))


def failures(total: Mapping[tuple[str, str], int]) -> list[str]:
    """The names under which something came out that must not."""
    return [
        name
        for (name, result), number in total.items()
        if number
        and (name == "consistent form" or (name.startswith("requests: ") and result not in {"only", "no change"}))
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=20)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--blanks", type=float, default=0.0, help="share of the cells that are left blank")
    options = parser.parse_args(arguments)
    total: Counter[tuple[str, str]] = Counter()
    if options.workers == 1:
        for number in range(options.forms):
            total += count(number, options.blanks)
    else:
        with ProcessPoolExecutor(options.workers) as pool:
            for counter in pool.map(partial(count, blanks=options.blanks), range(options.forms)):
                total += counter
    print_table(total)
    failed = [] if options.blanks else failures(total)
    print(*(f"must not be: {name}" for name in failed), sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
