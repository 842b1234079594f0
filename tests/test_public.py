"""What users import is what the API page says that they may, and it is there."""

import ast
import re
import textwrap
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import gov_disclosure
from pages import DOCS, ROOT, blocks, name

ROW = re.compile(r"^\| `(gov_disclosure(?:\.\w+)+)` \| ([^|]*) \|", re.MULTILINE)
MODULES = {module: re.findall(r"`(\w+)`", names) for module, names in ROW.findall((DOCS / "api.md").read_text("utf-8"))}

GUIDES = (
    *("quickstart", "concepts", "cookbook", "cli", "extract", "cluster", "frames", "json", "repair", "years", "area"),
    *("own-readers", "own-rules"),
)
PAGES = [ROOT / "README.md", *(DOCS / f"{guide}.md" for guide in GUIDES)]
SCRIPTS = sorted((ROOT / "examples").rglob("*.py"))


def imported(code: str) -> Iterator[tuple[str, str]]:
    """The names that code imports from the library, each with its module."""
    for node in ast.walk(ast.parse(textwrap.dedent(code))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gov_disclosure"):
            yield from ((str(node.module), alias.name) for alias in node.names)


def typed(code: str) -> str:
    """The lines of code, without the prompts and the results that they show."""
    if not code.startswith(">>>"):
        return code
    return "\n".join(line[4:] for line in code.splitlines() if line.startswith((">>> ", "... ")))


def public(module: str, name: str) -> bool:
    """Whether the API page lists a name in a module, or the package has it for all."""
    return name in gov_disclosure.__all__ or name in MODULES.get(module, ()) or f"{module}.{name}" in MODULES


@pytest.mark.parametrize("module", MODULES)
def test_every_listed_name_is_there(module: str) -> None:
    """In the module under which it is listed."""
    found = import_module(module)
    assert MODULES[module]
    assert [each for each in MODULES[module] if not hasattr(found, each)] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_guides_import_what_is_public(page: Path) -> None:
    """Nobody copies an import from a guide that the next version breaks."""
    names = [pair for _, code in blocks(page, "python") for pair in imported(typed(code))]
    assert [pair for pair in names if not public(*pair)] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_examples_import_what_is_public(script: Path) -> None:
    """Nor from an example."""
    assert [pair for pair in imported(script.read_text("utf-8")) if not public(*pair)] == []
