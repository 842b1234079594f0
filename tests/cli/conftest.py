"""Fixtures of the command line's tests."""

import io
from collections.abc import Callable

import pytest
from rich.console import Console

from cli.samples import Show, make_report
from gov_disclosure.model.report import Report


@pytest.fixture(params=["2019", "2021"])
def report(request: pytest.FixtureRequest) -> Report:
    """The invented report in each edition."""
    return make_report(request.param)


@pytest.fixture
def show() -> Show:
    """Call a printing function with a console of some width, and get what it printed."""

    def shown(function: Callable[..., None], *arguments: object, width: int = 80, **options: object) -> str:
        file = io.StringIO()
        console = Console(file=file, width=width, markup=False, emoji=False, highlight=False, color_system=None)
        function(console, *arguments, **options)
        return file.getvalue()

    return shown
