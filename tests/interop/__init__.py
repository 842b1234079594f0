"""Invented web pages, pushed through the text extractors that people use, and read back: figures right, missing, wrong.

`pages` names the pages, `tools` the extractors, `counting` compares. ``PYTHONPATH=src:tests python -m interop``
prints the table that `docs/interop.md` keeps.
"""
