"""Slips over several cells: each that is made is among those that are undone."""

from collections.abc import Mapping

import pytest

from gov_disclosure.repair import Slip
from gov_disclosure.repair.composites import composites, grid
from gov_disclosure.repair.network import networks
from gov_disclosure.repair.values import Exact
from repair import slips
from writer.forms import seeded

KINDS: Mapping[slips.Maker, Slip] = {
    slips.moved_digit: Slip.MOVED_DIGIT,
    slips.swapped_beside: Slip.SWAPPED_NEIGHBOURS,
    slips.swapped_above: Slip.SWAPPED_NEIGHBOURS,
    slips.rows_exchanged: Slip.MISPLACED_ROW,
    slips.columns_exchanged: Slip.MISPLACED_COLUMN,
    slips.cell_lost: Slip.MISPLACED_COLUMN,
    slips.cell_added: Slip.MISPLACED_COLUMN,
    slips.column_lost: Slip.MISPLACED_COLUMN,
}


def zero_lost(printed: Mapping[str, int | None], figures: slips.Figures) -> bool:
    """Whether a zero that came to stand before a number is gone."""
    return sum(len(str(printed[path])) for path in printed) < sum(len(str(figures[path])) for path in printed)


def test_every_maker_is_tried() -> None:
    """The table names every slip over several cells that the proof makes."""
    assert tuple(KINDS) == slips.OVER_CELLS


@pytest.mark.parametrize("make", slips.OVER_CELLS, ids=lambda make: make.__name__)
def test_undone(make: slips.Maker) -> None:
    """Undone, each cell has its right value, or is left to follow from the balances."""
    tried = 0
    for number in range(40):
        edition, form = slips.form_of(number)
        figures = slips.figures_of(form, "requests")
        made = make(seeded(number), slips.rows_of("requests", edition), figures)
        printed = {path: value for path, value in made.items() if value != figures[path]}
        if len(printed) < 2 or (make is slips.moved_digit and zero_lost(printed, figures)):
            continue
        tried += 1
        (network,) = networks("requests", edition)
        values: list[Exact] = [{**figures, **printed}[path] for path in network.paths]
        wrong = {network.paths.index(path) for path, value in printed.items() if value is not None}
        assert any(
            kind in {KINDS[make], Slip.SWAPPED_NEIGHBOURS, Slip.MISPLACED_ROW}
            and wrong <= undone.keys()
            and all(value in {None, figures[network.paths[cell]]} for cell, value in undone.items())
            for kind, undone in composites(network, edition, values)
        ), printed
    assert tried


def test_grid_of_disputes() -> None:
    """Each part of table 四 is one row."""
    assert grid(networks("disputes", "2021")[1], "2021") == ((0, 1, 2, 3, 4),)
