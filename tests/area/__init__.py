"""Tests of reports added and compared over an area."""
