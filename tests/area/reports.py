"""Reports of the agencies of an invented area."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from gov_disclosure.area import Additivity, additivity
from gov_disclosure.model.report import Cell, CellStatus, Report
from rules.strategies import EDITIONS, Values, forms, paths, report_of

AGENCIES = ("云溪区水务局", "云溪区教育局", "云溪区人民政府办公室", "双桥镇人民政府")
AREA = "云溪区人民政府"
YEAR = 2031

# `paths(edition)` in which sums can be compared.
COMPARED = {
    edition: [path for path in paths(edition) if additivity(path) is not Additivity.LISTED] for edition in EDITIONS
}


def reported(values: Mapping[str, Any], agency: str, edition: str = "2021", year: int | None = YEAR) -> Report:
    """A report of an agency; an amount without the form's unit is printed in 万元."""
    path = "proactive.procurement.amount"
    value = values.get(path)
    cell = Cell(path, CellStatus.REPORTED, value, str(value), None, "万元")
    report = report_of(values, edition, {path: cell} if value is not None else None)
    return evolve(report, agency=agency, year=year)


def summed(forms: Iterable[Mapping[str, Any]], edition: str = "2021") -> Values:
    """The forms added figure by figure, by hand."""
    every = list(forms)
    return {path: sum(form[path] for form in every) for path in paths(edition)}


@st.composite
def areas(draw: st.DrawFn, edition: str = "2021") -> dict[str, Values]:
    """The forms of some agencies, by name."""
    names = draw(st.lists(st.sampled_from(AGENCIES), min_size=1, max_size=3, unique=True))
    return {name: draw(forms(edition)) for name in names}


def flat(value: int = 0, edition: str = "2021", **changed: int | None) -> Values:
    """A form of one value; `requests__received__total=3` changes a figure."""
    return dict.fromkeys(paths(edition), value) | {name.replace("__", "."): new for name, new in changed.items()}
