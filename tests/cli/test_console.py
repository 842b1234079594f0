"""Streams and messages."""

import io
import json
import sys
from importlib.metadata import PackageNotFoundError

import pytest
from typer.testing import CliRunner

from gov_disclosure.cli import app, main, results
from gov_disclosure.cli.console import complain, prepare_streams, print_json

VALUE = {"title": "年度报告", "cut": "\ud800"}


def stream(encoding: str) -> io.TextIOWrapper:
    """A strict text stream on a buffer."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


@pytest.mark.parametrize(
    ("encoding", "asked", "then"),
    [
        ("utf-8", None, "utf-8"),
        ("ascii", None, "utf-8"),
        ("ascii", "ascii", "ascii"),
        ("gb18030", None, "gb18030"),
        ("latin-1", "latin-1", "iso8859-1"),
    ],
)
def test_streams_take_every_character(
    monkeypatch: pytest.MonkeyPatch, encoding: str, asked: str | None, then: str
) -> None:
    """ASCII becomes UTF-8 unless it is asked for; no character fails in any encoding."""
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    if asked:
        monkeypatch.setenv("PYTHONIOENCODING", asked)
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, stream(encoding))
    prepare_streams()
    sys.stdout.write("年\ud800")
    complain("年\ud800")
    out, err = sys.stdout, sys.stderr
    assert isinstance(out, io.TextIOWrapper)
    assert isinstance(err, io.TextIOWrapper)
    assert "".encode(out.encoding) == b""
    assert out.encoding.lower().replace("latin-1", "iso8859-1") == then
    assert out.errors == err.errors == "replace"


def test_streams_that_are_no_text_files_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something else stands for standard output, nothing is changed."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    prepare_streams()
    assert isinstance(sys.stdout, io.StringIO)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "gb18030"])
def test_json_in_any_encoding(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    """What the encoding lacks is escaped; the value is the same."""
    out = stream(encoding)
    monkeypatch.setattr(sys, "stdout", out)
    print_json(dict(VALUE))
    out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    assert json.loads(out.buffer.getvalue().decode(encoding)) == VALUE


def test_json_is_readable_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets indented JSON, in any encoding."""
    for encoding in ("utf-8", "ascii"):
        out = stream(encoding)
        monkeypatch.setattr(out, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stdout", out)
        print_json({"title": "年"})
        out.flush()
        assert isinstance(out.buffer, io.BytesIO)
        assert out.buffer.getvalue().startswith(b'{\n  "title"')


def test_messages_take_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A message of several lines is put on one, without control characters."""
    complain("a\nb\x1b[2J")
    assert capsys.readouterr().err == "gov-disclosure: a b\ufffd[2J\n"


def test_main_leaves_with_the_exit_code() -> None:
    """`main` runs the commands and ends the program."""
    with pytest.raises(SystemExit) as end:
        main(["readers"])
    assert end.value.code == 0


@pytest.mark.parametrize("module", ["typer", "rich"])
def test_main_without_the_extra(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], module: str
) -> None:
    """Without the extra, `main` says what to install."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(SystemExit) as end:
        main(["readers"])
    assert end.value.code == 2
    assert 'pip install "gov-disclosure[cli]"' in capsys.readouterr().err


def test_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version is that of the installed package; sources that are not installed have none."""

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(results, "version", lambda _: "1.2.3")
    assert CliRunner().invoke(app.app, ["--version"]).stdout == "gov-disclosure 1.2.3\n"
    monkeypatch.setattr(results, "version", missing)
    assert CliRunner().invoke(app.app, ["--version"]).stdout == "gov-disclosure (run from its sources, not installed)\n"
