"""The scripts of the comparison are honest: each reads the plain page, or text, without a mistake."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from writer.forms import PROFILES, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

ROOT = Path(__file__).parents[1]
FORM = random_form(seeded(5), "2021", PROFILES[3])
TEXT = random_text(seeded(5), FORM)
NEEDS = {"pandas": "pandas", "soup": "bs4", "trafilatura": "trafilatura"}


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    """The script of one tool; skipped where the tool is not installed."""
    pytest.importorskip(NEEDS.get(request.param, "gov_disclosure"), exc_type=ImportError)
    monkeypatch.syspath_prepend(str(ROOT))
    return import_module(f"benchmarks.comparison_{request.param}")


@pytest.mark.parametrize(
    ("script", "layout"),
    [
        ("pandas", "html-plain"),
        ("pandas", "html-word"),
        ("soup", "html-plain"),
        ("soup", "html-word"),
        ("trafilatura", "html-plain"),
        ("trafilatura", "html-word"),
        ("spreadsheet", "tsv"),
        ("text", "pipe-spans"),
        ("text", "lines"),
        ("ours", "html-plain"),
    ],
    indirect=["script"],
)
def test_reads_the_plain_page(script: ModuleType, layout: str) -> None:
    """All 200 figures are right."""
    assert script.read(LAYOUTS[layout](FORM, TEXT)) == {path: float(value) for path, value in FORM.figures.items()}


def test_paste(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pasted page has its tables as tabs, with the places of spans left empty; tables that lay out are none."""
    monkeypatch.syspath_prepend(str(ROOT))
    paste = import_module("benchmarks.comparison_paste")
    page = "<table><tr><td><table><tr><td rowspan=2>a<td colspan=2> b <br>c<tr><td>d</table></table>"
    assert paste.pasted(page) == "a\tb c\t\n\td\t"
