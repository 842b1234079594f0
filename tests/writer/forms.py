"""Invented figures that satisfy every balance of the form. The form itself comes from `gov_disclosure.model.tree`."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from random import Random

from attrs import field, frozen
from hypothesis import strategies as st

from gov_disclosure.model import tree
from gov_disclosure.model.fields import Kind

Number = int | Decimal

EDITIONS: Mapping[str, Mapping[str, str]] = {
    "2021": {"proactive": "2021", "requests": "2021", "disputes": "2021"},
    "2019": {"proactive": "2019", "requests": "2019", "disputes": "2019"},
    "mixed": {"proactive": "2021", "requests": "2019", "disputes": "2021"},
}
"""Which edition each table has; reports that mix them exist."""


@frozen
class Form:
    """The three tables of one report: the edition of each, and every figure by path in the form's order."""

    editions: Mapping[str, str] = field(hash=False)
    figures: Mapping[str, Number] = field(hash=False)

    def rows(self, table: str) -> tuple[tree.Row, ...]:
        """The rows of one table in the edition that it has here."""
        return tree.rows(table, self.editions[table])

    def every_figure(self) -> Iterator[tree.Figure]:
        """What the form says of each of its figures, in order."""
        for table, edition in self.editions.items():
            yield from tree.figures(table, edition)


@frozen
class Profile:
    """How busy an organ is: the share of zeros, the usual size of a count, the largest one."""

    zeros: float
    usual: int
    largest: int


PROFILES = (
    Profile(1.0, 0, 0),
    Profile(0.9, 5, 40),
    Profile(0.7, 30, 900),
    Profile(0.3, 200, 12_000),
    Profile(0.05, 3_000, 250_000),
)


def seeded(seed: int) -> Random:
    """The random numbers of a seed: the same on every machine."""
    return Random(seed)


def random_form(random: Random, edition: str = "2021", profile: Profile | None = None) -> Form:
    """A consistent form; `edition` is a key of `EDITIONS`."""
    profile = profile or random.choice(PROFILES)
    rows = [row for table, name in EDITIONS[edition].items() for row in tree.rows(table, name)]
    return complete(
        edition, {figure.path: _number(random, figure, row, profile) for row in rows for figure in row.figures}
    )


def complete(edition: str, drawn: Mapping[str, Number]) -> Form:
    """The form that has the drawn figures where the balances leave them free; what is not drawn is zero."""
    editions = EDITIONS[edition]
    figures = {figure.path: drawn.get(figure.path, _zero(figure)) for figure in _figures(edition)}
    for table, name in editions.items():
        _balance(figures, tree.balances(table, name))
    return Form(editions, figures)


def _figures(edition: str) -> list[tree.Figure]:
    return [figure for table, name in EDITIONS[edition].items() for figure in tree.figures(table, name)]


def _zero(figure: tree.Figure) -> Number:
    return Decimal(0) if figure.kind is Kind.MONEY else 0


def _number(random: Random, figure: tree.Figure, row: tree.Row, profile: Profile) -> Number:
    zeros = profile.zeros if figure is row.figures[0] else profile.zeros**0.3  # most applicants are natural persons
    if random.random() < zeros:
        return _zero(figure)
    limit = profile.usual if random.random() < 0.9 else profile.largest
    if figure.kind is Kind.CHANGE:
        return random.randint(-20, 20)
    if figure.kind is Kind.MONEY:
        return Decimal(random.randint(1, 1 + limit * 10)).scaleb(-random.choice((0, 1, 2)))
    return random.randint(0, limit)


def _balance(figures: dict[str, Number], balances: tuple[tree.Balance, ...]) -> None:
    """Set every total from its parts. The first item of the corner note takes up the difference."""
    row_totals = {balance.right[0] for balance in balances if balance.kind == "row-total"}
    columns = [balance for balance in balances if balance.right[0] not in row_totals]
    for balance in columns:
        if balance.kind == "column-total":
            figures[balance.right[0]] = sum(figures[path] for path in balance.left)
    for balance in columns:
        if balance.kind == "carry":
            first, second = balance.left
            whole = sum(figures[path] for path in balance.right)
            figures[second] = min(figures[second], whole)
            figures[first] = whole - figures[second]
    for balance in balances:
        if balance.kind == "row-total":
            figures[balance.right[0]] = sum(figures[path] for path in balance.left)


def _numbers(figure: tree.Figure) -> st.SearchStrategy[Number]:
    if figure.kind is Kind.CHANGE:
        return st.integers(-30, 30)
    if figure.kind is Kind.MONEY:
        return st.decimals(0, 200_000, places=2)
    return st.integers(0, 20) | st.integers(0, 300_000)


@st.composite
def _sparse(draw: st.DrawFn, edition: str) -> Form:
    chosen = draw(st.lists(st.sampled_from(_figures(edition)), max_size=12, unique=True))
    return complete(edition, {figure.path: draw(_numbers(figure)) for figure in chosen})


def forms(edition: str | None = None) -> st.SearchStrategy[Form]:
    """Consistent forms, of one edition or of any: sparse ones, which shrink well, and full ones."""
    names = st.sampled_from(tuple(EDITIONS)) if edition is None else st.just(edition)
    dense = st.builds(lambda seed, name: random_form(seeded(seed), name), st.integers(0, 2**32), names)
    return names.flatmap(_sparse) | dense
