"""Tests of reading many sources."""
