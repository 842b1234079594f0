"""Which figures are wrong, what they should be, and what the missing ones are: the balances of the form, solved."""

from gov_disclosure.repair.completion import Bounds, bounds, infer_missing
from gov_disclosure.repair.corrections import Correction, Slip, apply
from gov_disclosure.repair.localization import GaveUp, Localization, explain, locate

__all__ = [
    "Bounds",
    "Correction",
    "GaveUp",
    "Localization",
    "Slip",
    "apply",
    "bounds",
    "explain",
    "infer_missing",
    "locate",
]
