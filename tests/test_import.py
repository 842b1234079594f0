"""What the import loads: nothing that few callers need, and of the package itself only what is used."""

import re
import subprocess
import sys

import pytest

LOADED = """
import sys
{statement}
print(*sys.modules, sep="\\n")
"""

# Each one costs time that a caller who does not need it should not pay.
LATE = [
    "bs4",
    "cattrs",
    "click",
    "hypothesis",
    "importlib.metadata",
    "json",
    "lxml.html",
    "opencc",
    "pandas",
    "polars",
    "pyarrow",
    "pebble",
    "pydantic",
    "rich",
    "tomllib",
    "typer",
]


def modules_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after a statement; -S leaves out what site hooks load."""
    code = f"import sys; sys.path[:] = {sys.path!r}" + LOADED.format(statement=statement)
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """What is loaded once the two main functions are there."""
    return modules_after("from gov_disclosure import parse_report, validate")


@pytest.mark.parametrize("module", LATE)
def test_not_loaded(loaded: set[str], module: str) -> None:
    """Neither the import nor the two main functions load the module."""
    assert module not in loaded


def test_loaded(loaded: set[str]) -> None:
    """The list is a real one: it holds the package and what its values are made of."""
    assert {"gov_disclosure.api", "gov_disclosure.rules", "attrs"} <= loaded


def test_the_package_alone_loads_nothing_of_itself() -> None:
    """Each name is imported when it is first used."""
    own = {module for module in modules_after("import gov_disclosure") if module.startswith("gov_disclosure")}
    assert own == {"gov_disclosure"}


def test_every_name_is_there() -> None:
    """Late names are listed, found, and an unknown one is the usual error."""
    import gov_disclosure

    assert set(gov_disclosure.__all__) <= set(dir(gov_disclosure))
    assert all(getattr(gov_disclosure, name) is not None for name in gov_disclosure.__all__)
    unknown = "nothing_like_that"
    with pytest.raises(AttributeError, match=unknown):
        getattr(gov_disclosure, unknown)


def test_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the installed package, looked up when it is asked for; from the sources alone there is none."""
    import importlib.metadata

    import gov_disclosure

    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    assert re.match(r"\d", gov_disclosure.__version__)
    assert "__version__" in dir(gov_disclosure)
    monkeypatch.delitem(vars(gov_disclosure), "__version__")
    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert gov_disclosure.__version__ == "0+unknown"
    monkeypatch.delitem(vars(gov_disclosure), "__version__")
