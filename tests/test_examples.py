"""Every example runs as a process of its own and prints what it printed before.

What an example prints stands in ``tests/printed``; ``python examples/NAME.py > tests/printed/NAME.txt`` writes it anew.
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from writer.cases import WRONG_CELL, cases

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
PRINTED = Path(__file__).with_name("printed")
SAMPLE_DOCUMENTS = [path for path in (EXAMPLES / "documents").iterdir() if path.name != "README.md"]
SCRIPTS = sorted(EXAMPLES.glob("*.py"))
PUBLISHABLE = 0
NOT_PUBLISHABLE = 1
WRONG_USE = 2
MOST_LINES = 60


def call(script: str, *arguments: Path) -> "subprocess.CompletedProcess[str]":
    """An example that has run, from another folder than its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, EXAMPLES / script, *arguments],
        capture_output=True,
        check=False,
        cwd=arguments[-1].parent if arguments else ROOT,
        encoding="utf-8",
        env=environment,
    )


def run(script: str, *arguments: Path, status: int = 0) -> str:
    """What an example prints."""
    done = call(script, *arguments)
    assert done.returncode == status, done.stdout + done.stderr
    assert not done.stderr
    return done.stdout


def printed(script: str) -> str:
    """What an example is known to print."""
    return (PRINTED / script).with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", ["first_report.py", "find_wrong_cell.py", "compare_years.py"])
def test_printed(script: str) -> None:
    """The examples that only print."""
    assert run(script) == printed(script)


@pytest.mark.slow
def test_folder_to_panel(tmp_path: Path) -> None:
    """Every file has its outcome, in order; the panel has a row for each report, and spreadsheets know its encoding."""
    pytest.importorskip("pebble")
    pytest.importorskip("pandas")
    output = tmp_path / "panel.csv"
    assert run("folder_to_panel.py", EXAMPLES / "documents", output) == printed("folder_to_panel.py")
    assert output.read_bytes().startswith(b"\xef\xbb\xbfsource,")
    assert len(output.read_text("utf-8-sig").splitlines()) == len(SAMPLE_DOCUMENTS) + 1


def test_check_before_publishing(tmp_path: Path) -> None:
    """The draft is held back, and the page marks the one wrong cell with what it should be."""
    output = tmp_path / "draft-checked.html"
    draft = EXAMPLES / "drafts" / "draft-2024.html"
    told = run("check_before_publishing.py", draft, output, status=NOT_PUBLISHABLE)
    assert told == printed("check_before_publishing.py")
    page = output.read_text(encoding="utf-8")
    (wrong,) = re.findall(r'<td data-path="([\w.]+)"[^>]* class="wrong"', page)
    assert wrong == WRONG_CELL
    assert "应为 14" in page


def test_a_clean_draft_may_be_published(tmp_path: Path) -> None:
    """The exit code says so; there are no findings."""
    output = tmp_path / "checked.html"
    told = run("check_before_publishing.py", EXAMPLES / "years" / "2022.html", output, status=PUBLISHABLE)
    assert "0 个问题" in told
    assert 'class="wrong"' not in output.read_text(encoding="utf-8")


@pytest.mark.parametrize("script", ["folder_to_panel.py", "check_before_publishing.py", "compare_years.py"])
@pytest.mark.parametrize("count", [1, 3])
def test_too_few_or_too_many_paths(script: str, count: int, tmp_path: Path) -> None:
    """It says how it is called, in the words of its docstring, and does nothing."""
    done = call(script, *[tmp_path / "one"] * count)
    usage = re.search(r"python examples/.*", (EXAMPLES / script).read_text("utf-8"))
    assert usage is not None
    assert (done.returncode, done.stdout, done.stderr) == (WRONG_USE, "", f"usage: {usage[0]}\n")
    assert not list(tmp_path.iterdir())


def test_documents_are_the_written_ones() -> None:
    """The documents that belong together are as the writer writes them, and there are no others."""
    folders = {path.parent for path in cases()}
    assert {path.name for path in folders} == {"area", "drafts", "years"}
    assert {path: path.read_bytes() for folder in folders for path in folder.iterdir()} == cases()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_house(script: Path) -> None:
    """An example is short, says how to run it and what it prints, and has a test."""
    source = script.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    assert f"python examples/{script.name}" in docstring
    assert "\nPrints " in docstring
    assert len(source.splitlines()) <= MOST_LINES
    assert (PRINTED / script.name).with_suffix(".txt").is_file()


def test_readme() -> None:
    """The README names everything that the folder holds."""
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w.-]+)`\]?", readme))
    assert {path.name for path in EXAMPLES.iterdir() if path.name != "README.md"} - {"__pycache__"} <= named
