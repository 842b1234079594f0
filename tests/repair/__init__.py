"""Tests of locating, correcting and completing."""
