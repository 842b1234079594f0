"""A source of any kind by this library."""

from benchmarks.comparison_names import Figures
from gov_disclosure import parse_report


def read(source: str | bytes) -> Figures:
    """The figures of a source."""
    return {path: None if value is None else float(value) for path, value in parse_report(source).flatten().items()}
