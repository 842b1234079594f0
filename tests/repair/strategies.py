"""Small invented tables whose balances are a network, small enough to try every number."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import strategies as st

from gov_disclosure.model.tree import Balance
from gov_disclosure.repair.network import Network, network
from writer.forms import Form, random_form, seeded

PATHS = ("a.x", "a.y", "a.sum", "b.x", "b.y", "b.sum", "sum.x", "sum.y", "sum.sum")
"""Two rows and their sum, two columns and their sum."""

BALANCES = (
    *(Balance("t", "row-total", (f"{row}.x", f"{row}.y"), (f"{row}.sum",)) for row in ("a", "b", "sum")),
    *(Balance("t", "column-total", (f"a.{name}", f"b.{name}"), (f"sum.{name}",)) for name in ("x", "y", "sum")),
)

SMALL: Network = network(BALANCES, {path: number for number, path in enumerate(PATHS)})

Small = tuple[int, ...]


def small(ax: int, ay: int, bx: int, by: int) -> Small:
    """The table with these parts."""
    return ax, ay, ax + ay, bx, by, bx + by, ax + bx, ay + by, ax + ay + bx + by


MOST = 3


def every_small() -> Iterator[Small]:
    """All tables whose parts go up to `MOST`."""
    return (small(*parts) for parts in product(range(MOST + 1), repeat=4))


def holds(values: Mapping[str, int]) -> bool:
    """Whether all balances of the small table hold."""
    return all(sum(values[p] for p in b.left) == sum(values[p] for p in b.right) for b in BALANCES)


def forms() -> st.SearchStrategy[tuple[str, Form]]:
    """A consistent form with the edition of its table 三."""
    editions = st.sampled_from(("2019", "2021"))
    return editions.flatmap(
        lambda edition: st.integers(0, 2**32).map(lambda seed: (edition, random_form(seeded(seed), edition)))
    )
