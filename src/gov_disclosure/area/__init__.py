"""Reports of one area together: the parent's figures against the sum of its parts, and sums of reports."""

from gov_disclosure.area.additivity import Additivity, additivity
from gov_disclosure.area.aggregation import Aggregate, AggregateCell, aggregate
from gov_disclosure.area.comparison import CODES, validate_area
from gov_disclosure.area.results import AreaFigure, AreaResult

__all__ = [
    "CODES",
    "Additivity",
    "Aggregate",
    "AggregateCell",
    "AreaFigure",
    "AreaResult",
    "additivity",
    "aggregate",
    "validate_area",
]
