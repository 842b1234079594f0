"""Reads what the prose of a report says about the figures of the form."""

from gov_disclosure.statements.reading import read_statements

__all__ = ["read_statements"]
