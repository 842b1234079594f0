"""Paths of figures that callers ask for."""

import pytest

from gov_disclosure.errors import UnknownPathError
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS
from gov_disclosure.model.paths import require_path


def test_every_figure_of_every_edition() -> None:
    """Each path of the form is one."""
    for name, edition in EDITIONS.items():
        for table in edition.tables:
            for figure in tree.figures(table, name):
                require_path(figure.path)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("requests.received", "did you mean requests.received"),
        ("disputes.reconsideration.totals", r"did you mean disputes\.reconsideration\.total\?"),
        ("件", "has the paths of a report as keys"),
        (5, "has the paths of a report as keys"),
    ],
)
def test_another_path(path: str, hint: str) -> None:
    """The error names the nearest."""
    with pytest.raises(UnknownPathError, match=hint):
        require_path(path)
