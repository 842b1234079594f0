"""The house's limits: how long a function and a module may be, and what a package ships."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

import gov_disclosure

PACKAGE = Path(gov_disclosure.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 10


def functions(module: Path) -> Iterator[tuple[str, int]]:
    """The functions of a module, each with its number of lines, docstring left out."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{module.relative_to(PACKAGE)}:{node.name}", _length(node)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert node.end_lineno is not None
    lines = node.end_lineno - node.lineno + 1
    if ast.get_docstring(node, clean=False) is not None:
        docstring = node.body[0]
        assert docstring.end_lineno is not None
        lines -= docstring.end_lineno - docstring.lineno + 1
    return lines


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_length(module: Path) -> None:
    """No module has 400 lines or more."""
    assert len(module.read_text("utf-8").splitlines()) < LONGEST_MODULE


def test_function_length() -> None:
    """No function has more than 60 lines; docstrings do not count."""
    too_long = {name: lines for module in MODULES for name, lines in functions(module) if lines > LONGEST_FUNCTION}
    assert not too_long


def test_median_function() -> None:
    """Half of the functions have fewer than 10 lines."""
    assert statistics.median(lines for module in MODULES for _, lines in functions(module)) < MEDIAN_FUNCTION


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "export/english.toml",
        "export/schemas/findings.json",
        "export/schemas/report.json",
        "rules/catalogue.toml",
        "spellings.toml",
        "statements/doubts.toml",
        "statements/phrases.toml",
        "statements/quantities.toml",
    ],
)
def test_data_files(name: str) -> None:
    """The data files stand beside the modules, so that the wheel holds them."""
    assert (PACKAGE / name).is_file()
