"""Places, and notes of them that become places when someone asks."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from gov_disclosure import Position
from gov_disclosure.document import (
    Paragraph,
    TableCell,
    make_cell_at,
    make_line,
    make_placed_cell,
    make_placed_paragraph,
)
from gov_disclosure.model.report import Cell, reported_cell

IN_MARKUP = Position(3, 0, "/html/body/p[1]/a b")
IN_TEXT = Position(3, 7)

NOTED: dict[str, tuple[Callable[[], Any], Any]] = {
    "a cell of a page": (
        lambda: make_placed_cell("6", "3 /html/body/p[1]/a b", 2),
        TableCell("6", IN_MARKUP, 2),
    ),
    "a paragraph of a page": (
        lambda: make_placed_paragraph("规章", 3, "/html/body/p[1]/a b"),
        Paragraph("规章", IN_MARKUP),
    ),
    "a cell of a text": (lambda: make_cell_at("6", 3, 7, True), TableCell("6", IN_TEXT, covered=True)),
    "a line of a text": (lambda: make_line("规章", 3, 7), Paragraph("规章", IN_TEXT)),
    "a figure": (
        lambda: reported_cell("a.b", 6, "6", make_placed_cell("6", "3 /html/body/p[1]/a b", 1).noted, "件"),
        reported_cell("a.b", 6, "6", IN_MARKUP, "件"),
    ),
}


@pytest.mark.parametrize(("make", "plain"), NOTED.values(), ids=NOTED)
def test_a_note_is_the_place_that_it_stands_for(make: Callable[[], Any], plain: TableCell | Paragraph | Cell) -> None:
    """Whichever way one looks at it."""
    assert make().position == plain.position
    assert make() == plain
    assert hash(make()) == hash(plain)
    assert repr(make()) == repr(plain)
    assert pickle.loads(pickle.dumps(make())) == plain  # noqa: S301 - our own
    assert evolve(make(), raw="7") == evolve(plain, raw="7")
    one = make()
    assert one.position is one.position


@pytest.mark.parametrize("kind", [Paragraph, TableCell])
def test_a_place_of_another_type_comes_back_as_it_was_given(kind: Callable[[str, Any], Any]) -> None:
    """It is no note, however much it looks like one: who looks it over has to see it."""
    for given in (5, "3 /html", (3, 7), ["x"]):
        one = kind("规章", given)
        assert one.position == given
        assert one.position is given


def test_a_place_stays() -> None:
    """Values are frozen, noted places as well."""
    for one in (make_cell_at("6", 3, 7), Paragraph("规章"), Cell("a.b", reported_cell("", 1, "1", None, None).status)):
        with pytest.raises(FrozenInstanceError):
            one.position = Position(1)  # type: ignore[misc]
