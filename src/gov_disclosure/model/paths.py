"""The paths of figures that callers ask for."""

from functools import cache

from gov_disclosure.errors import UnknownPathError
from gov_disclosure.model import tree
from gov_disclosure.model.editions import EDITIONS


def require_path(path: str) -> None:
    """Raise `UnknownPathError` where no edition of the form has a figure at the path.

    >>> require_path("requests.recieved.total")
    Traceback (most recent call last):
    gov_disclosure.errors.UnknownPathError: no edition of the form has a figure with the path 'requests.recieved.total'; did
    you mean requests.received.total?
    """
    if path not in _known():
        raise UnknownPathError(f"no edition of the form has a figure with the path {path!r}; {_hint(path)}")


@cache
def _known() -> frozenset[str]:
    every = (tree.figures(table, name) for name, edition in EDITIONS.items() for table in edition.tables)
    return frozenset(figure.path for figures in every for figure in figures)


def _hint(path: object) -> str:
    from difflib import get_close_matches

    near = get_close_matches(str(path), sorted(_known()), n=1)
    return f"did you mean {near[0]}?" if near else "report.flatten() has the paths of a report as keys"
