"""The commands, run inside this process."""

import json
from pathlib import Path

import pytest
from attrs import evolve
from typer.testing import CliRunner

import gov_disclosure.cli.app
from cli.samples import make_report
from gov_disclosure.cli.app import app
from gov_disclosure.errors import NotAReportError, ReaderLoadError, SourceError, UnknownReaderError
from gov_disclosure.export.json import to_json_value
from gov_disclosure.model.report import Report
from gov_disclosure.rules import validate

SOUND = evolve(make_report("2021"), requests=None, disputes=None)
FAULTY = make_report("2021")
REPORTS = {"sound": SOUND, "faulty": FAULTY}

runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1"})


def parse(source: Path | bytes, *, reader: str | None = None, encoding: str | None = None) -> Report:
    """Stands for `parse_report`: the name of a file, or what is in standard input, says what happens."""
    if reader is not None and reader.startswith("no-"):
        raise UnknownReaderError(f"no reader has the name {reader!r}; known: html, lines")
    if reader == "broken":
        raise ReaderLoadError("the reader 'broken' does not load")
    name = source.decode() if isinstance(source, bytes) else source.name
    if name == "missing":
        raise FileNotFoundError(2, "No such file or directory", name)
    if name == "minutes":
        raise NotAReportError("not an annual report:\nlooked for a title")
    if name == "garbled":
        raise SourceError(f"not {encoding}")
    return REPORTS[name]


@pytest.fixture(autouse=True)
def parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands call `parse` above."""
    monkeypatch.setattr(gov_disclosure.cli.app, "parse_report", parse)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["parse", "sound"], 0),
        (["parse", "faulty"], 0),
        (["parse", "missing"], 3),
        (["parse", "missing", "sound"], 3),
        (["parse"], 2),
        (["parse", "sound", "--reader", "no-such"], 2),
        (["parse", "sound", "--reader", "broken"], 2),
        (["parse", "sound", "--encoding", "no-such"], 2),
        (["parse", "sound", "--encoding", "base64"], 2),
        (["parse", "sound", "--format", "xml"], 2),
        (["parse", "garbled", "--encoding", "big5"], 3),
        (["parse", "--no-such-option", "sound"], 2),
        (["validate", "sound"], 0),
        (["validate", "faulty"], 1),
        (["validate", "faulty", "sound"], 1),
        (["validate", "faulty", "minutes"], 3),
        (["validate", "faulty", "--format", "json"], 1),
        (["validate"], 2),
        (["no-such-command"], 2),
        (["readers"], 0),
        (["--help"], 0),
        (["parse", "-h"], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    """0 fine, 1 a finding is an error, 2 wrong use, 3 a file gave no report."""
    result = runner.invoke(app, arguments)
    assert result.exit_code == code, result.output
    assert isinstance(result.exception, SystemExit | None)


def test_failures_take_one_line_each() -> None:
    """Each file that gives no report takes one line on standard error, and the others are still printed."""
    result = runner.invoke(app, ["parse", "missing", "sound", "minutes", "sound"])
    assert result.stderr == (
        "gov-disclosure: missing: No such file or directory\n"
        "gov-disclosure: minutes: not an annual report: looked for a title\n"
    )
    assert result.stdout.count(f"==> sound <==\n{SOUND.title}\n") == 2


def test_a_single_file_has_no_heading_of_its_own() -> None:
    """Only where there are several files does each stand under its name."""
    assert "==>" not in runner.invoke(app, ["parse", "sound"]).stdout


def test_unknown_readers_are_reported_once() -> None:
    """A wrong reader is wrong for every file."""
    result = runner.invoke(app, ["parse", "sound", "sound", "--reader", "no-such"])
    assert result.stderr == "gov-disclosure: no reader has the name 'no-such'; known: html, lines\n"
    assert result.stdout == ""


def test_parse_as_json_lines() -> None:
    """One document a line for each file that was read, with the file's name as given."""
    result = runner.invoke(app, ["parse", "sound", "missing", "faulty", "--format", "json"])
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert documents == [{"file": name, **to_json_value(REPORTS[name])} for name in ("sound", "faulty")]
    assert "云溪县" in result.stdout


def test_validate_as_json_lines() -> None:
    """One document a line, and nothing but documents."""
    result = runner.invoke(app, ["validate", "sound", "faulty", "--format", "json"])
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert documents == [{"file": name, **to_json_value(validate(REPORTS[name]))} for name in ("sound", "faulty")]


def test_validate_as_text() -> None:
    """Findings in both languages, then a summary of all files."""
    result = runner.invoke(app, ["validate", "sound", "faulty", "missing"])
    findings = validate(FAULTY).findings
    assert result.stdout.count("\nerror  ") == len(findings)
    assert "3 files: 1 without errors, 1 with errors, 1 not read." in result.stdout


@pytest.mark.parametrize("command", ["parse", "validate"])
def test_standard_input(command: str) -> None:
    """- reads standard input, and is called that in messages."""
    assert runner.invoke(app, [command, "-"], input=b"sound").exit_code == 0
    result = runner.invoke(app, [command, "-"], input=b"minutes")
    assert result.stderr.startswith("gov-disclosure: standard input: not an annual report")


def test_full() -> None:
    """--full prints what the short form leaves out."""
    short, full = (runner.invoke(app, ["parse", "faulty", *option]).stdout for option in ([], ["--full"]))
    assert "characters)" in short
    assert "characters)" not in full


def test_help_names_every_command_and_the_exit_codes() -> None:
    """The help is enough to begin with."""
    text = runner.invoke(app, ["--help"]).stdout
    for word in ("parse", "validate", "readers", "--version", "--install-completion", "Exit codes"):
        assert word in text


def test_control_characters_in_names_of_files() -> None:
    """A file's name cannot steer the terminal."""
    result = runner.invoke(app, ["parse", "missing", "sound\x1b[2J"])
    assert "\x1b" not in result.output
