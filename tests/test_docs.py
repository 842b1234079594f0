"""Every code example of the documentation is run, and the pages agree with each other and with the code."""

import ast
import doctest
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

import gov_disclosure
from pages import IN_CHINESE, PAGES, ROOT, TRANSLATIONS, blocks, commands, name

README = ROOT / "README.md"
# What a translation shows is that of its English page, letter by letter (test_translations.py): it is not run again,
# but for the commands that it gives in Chinese.
RUN = [page for page in PAGES if page not in TRANSLATIONS]
WITH_COMMANDS = [page for page in TRANSLATIONS if blocks(page, "console")]
LANGUAGES = {"console", "html", "json", "python", "sh", "text", "toml"}
ANCHOR = re.compile(r"^\(([a-z-]+)\)=$", re.MULTILINE)
DIAGNOSTICS = [(ROOT / "docs" / "diagnostics.md", ""), (ROOT / "docs" / "zh" / "diagnostics.md", "zh-")]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("page", RUN, ids=name)
def test_python(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python examples of a page run, one after the other, with the results that they show."""
    monkeypatch.chdir(ROOT)
    sybil = Sybil([PythonCodeBlockParser(doctest_optionflags=FLAGS)], path=str(ROOT))
    for example in sybil.parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize("page", RUN, ids=name)
def test_console(page: Path) -> None:
    """The commands of a page run and print what the page shows."""
    for _, code in blocks(page, "console"):
        for command, expected in commands(code):
            check(command, expected)


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name)
def test_console_in_chinese(page: Path) -> None:
    """The commands that a page gives in Chinese print what it shows, and end as those of the English page do."""
    ours, theirs = (
        [one for _, code in blocks(each, "console") for one in commands(code)] for each in (page, TRANSLATIONS[page])
    )
    for (command, expected), (english, _) in zip(ours, theirs, strict=True):
        if command != english:
            assert command.replace(IN_CHINESE, "") == english.replace(IN_CHINESE, "")
            assert check(command, expected) == run(english).returncode


def run(command: str) -> subprocess.CompletedProcess[str]:
    """A command of a console block, run in the checkout."""
    program = f"{shlex.quote(sys.executable)} -m gov_disclosure"
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    line = re.sub(r"(^|\| )gov-disclosure\b", rf"\g<1>{program}", command)
    assert line != command, f"{command}: only gov-disclosure is run; show another command as ```sh"
    return subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, check=False, cwd=ROOT, env=environment, encoding="utf-8"
    )


def check(command: str, expected: str) -> int:
    """The exit code of a command, which is that of a file that was read and prints what is expected."""
    done = run(command)
    assert done.returncode in {0, 1}, done.stderr
    matches = doctest.OutputChecker().check_output(expected, done.stdout, FLAGS)
    assert matches or not expected, f"{command} printed:\n{done.stdout}\n{done.stderr}"
    return done.returncode


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_other_blocks(page: Path) -> None:
    """Every block names a language that is run, parsed or known to be only shown."""
    for language, code in blocks(page):
        assert language in LANGUAGES or language.startswith("{"), f"```{language} is not run"
        if language == "toml":
            tomllib.loads(code)
        if language == "json":
            json.loads(code)


def test_setup_commands() -> None:
    """The README gives two commands of one line each, and the second is what is run before a change is taken."""
    code = [code for _, code in blocks(README, "sh")]
    one_line = [text.strip() for text in code if text.startswith("sh scripts/setup")]
    assert len(one_line) == 2
    assert all(len(text.splitlines()) == 1 for text in one_line)
    assert one_line[1] in (ROOT / ".ci" / "run").read_text("utf-8")


def test_sample_of_setup_command() -> None:
    """The document that the first command reads is in the repository."""
    text = README.read_text("utf-8")
    samples = set(re.findall(r"examples/documents/[\w.-]+\.\w+", text))
    assert samples
    assert all((ROOT / sample).is_file() for sample in samples)


def test_api_page() -> None:
    """The API page names everything that the package exports."""
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    missing = [exported for exported in gov_disclosure.__all__ if not re.search(rf"`{exported}`", page)]
    assert not missing


def test_every_page_is_in_the_index() -> None:
    """The index lists every page of the documentation."""
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = {page.stem for page in (ROOT / "docs").glob("*.md")} - {"index"}
    assert pages <= set(index.split())


def codes_of_diagnostics() -> Iterator[str]:
    """The codes that the source gives to `Diagnostic`."""
    for module in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Diagnostic":
                named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
                code = (node.args[:1] or named)[0]
                assert isinstance(code, ast.Constant), f"{module.name}:{node.lineno}: write the code out"
                yield str(code.value)


@pytest.mark.parametrize(("page", "prefix"), DIAGNOSTICS, ids=["English", "Chinese"])
def test_diagnostics(page: Path, prefix: str) -> None:
    """The page of diagnostics has every code that the source makes, each under an anchor of its own name."""
    text = page.read_text("utf-8")
    documented = re.findall(r"^## `([a-z-]+)`$", text, re.MULTILINE)
    assert [prefix + code for code in documented] == ANCHOR.findall(text)
    assert set(documented) == set(codes_of_diagnostics())
