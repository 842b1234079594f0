"""Fixtures that every test may use."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test depends on the clock: a busy machine is no failure
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

SHARED = Path(os.environ.get("GOV_DISCLOSURE_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"the real documents of {name}/ are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of real documents; a test that uses it is skipped where they are absent."""
    return _shared("seeds")


@pytest.fixture(scope="session")
def layouts() -> Path:
    """The folder of invented documents with their true figures; skipped where absent."""
    return _shared("layouts")
