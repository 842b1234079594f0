"""The picture of the architecture page shows the layers that import-linter holds and the imports that there are."""

import re
import runpy
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).parents[1]
draw_imports = SimpleNamespace(**runpy.run_path(str(ROOT / "scripts" / "draw_imports.py")))
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_is_drawn() -> None:
    """The file is what the program draws; `python scripts/draw_imports.py` draws it anew."""
    assert (ROOT / "docs" / "imports.svg").read_text("utf-8") == draw_imports.picture()
    assert "(imports.svg)" in PAGE


def test_every_module() -> None:
    """Each module has a box and stands in the list in words."""
    boxes = re.findall(r"<text[^>]*>(\w+)</text>", draw_imports.picture())
    modules = {path.stem for path in draw_imports.PACKAGE.iterdir() if not path.name.startswith("_")} - {
        "spellings",
        "py",
    }
    assert sorted(boxes) == sorted(modules)
    (words,) = re.findall(r"The same in words:\n\n```text\n(.*?)```", PAGE, re.DOTALL)
    assert modules <= set(re.findall(r"\w+", words))


def test_arrows() -> None:
    """What follows from other arrows is left out, and nothing else."""
    found = {"cli": frozenset({"api", "text"}), "api": frozenset({"text"}), "text": frozenset[str]()}
    assert draw_imports.arrows(found) == [("cli", "api"), ("api", "text")]
    every = draw_imports.imports()
    assert {"tables", "readers"} <= every["api"]
    assert every["text"] == {"printed_years"}
    assert not every["printed_years"]
