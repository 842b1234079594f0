"""One report beside last year's: every figure of both, and what of the text is new, gone or kept."""

from gov_disclosure.comparison.comparison import Comparison, ReportName, compare
from gov_disclosure.comparison.figures import FigureChange
from gov_disclosure.comparison.passages import Passage
from gov_disclosure.comparison.sections import TextChange

__all__ = ["Comparison", "FigureChange", "Passage", "ReportName", "TextChange", "compare"]
