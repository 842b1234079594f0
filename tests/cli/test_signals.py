"""Signals that end a run: each is an exception, the first one only, and only within."""

import importlib
import os
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.test_process import SOURCE
from gov_disclosure.cli import INTERRUPTED
from gov_disclosure.cli.app import app
from gov_disclosure.cli.progress import Lines
from gov_disclosure.cli.signals import Interrupted, Terminated, ending_in_order

ENDING = (signal.SIGINT, signal.SIGTERM)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="this system ends a process where it has a signal")


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(("sent", "error"), [(signal.SIGINT, Interrupted), (signal.SIGTERM, Terminated)])
@pytest.mark.parametrize("next_one", ENDING)
def test_the_first_ends_the_run_and_no_other_disturbs_its_end(
    sent: signal.Signals, error: type[BaseException], next_one: signal.Signals
) -> None:
    """Impatient users send several."""
    with pytest.raises(KeyboardInterrupt) as raised, ending_in_order():
        _send(sent, next_one)
    assert raised.type is error
    signal.raise_signal(next_one)  # the program is about to end


def _send(first: signal.Signals, second: signal.Signals) -> None:
    try:
        signal.raise_signal(first)
    finally:
        signal.raise_signal(second)


def test_the_handlers_of_before_come_back() -> None:
    """Where no signal came."""
    before = [signal.getsignal(number) for number in (*ENDING, signal.SIGPIPE)]
    with ending_in_order():
        assert signal.getsignal(signal.SIGPIPE) is signal.SIG_IGN
    with pytest.raises(OSError, match="full"), ending_in_order():
        raise OSError("full")
    assert [signal.getsignal(number) for number in (*ENDING, signal.SIGPIPE)] == before


def test_what_is_ignored_stays_so() -> None:
    """A shell starts background jobs so that Ctrl-C does not reach them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with ending_in_order():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Terminated):
            signal.raise_signal(signal.SIGTERM)


def test_threads_have_no_signals() -> None:
    """There, nothing changes."""
    seen = []

    def work() -> None:
        with ending_in_order():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGTERM)]


class _Thing:
    """Something that can be referred to weakly."""


def _send_amid_callback(number: signal.Signals) -> None:
    """Python drops what is raised in such a callback; its imports have them."""
    thing = _Thing()
    told = weakref.ref(thing, lambda _: signal.raise_signal(number))
    del thing
    assert told() is None


@pytest.mark.parametrize(("sent", "error"), [(signal.SIGINT, Interrupted), (signal.SIGTERM, Terminated)])
def test_one_that_python_drops_is_not_lost(
    monkeypatch: pytest.MonkeyPatch, sent: signal.Signals, error: type[BaseException]
) -> None:
    """The run asks; nothing is said of it before."""
    said: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", said.append)
    with ending_in_order() as ending:
        ending.heed()
        _send_amid_callback(sent)
        with pytest.raises(KeyboardInterrupt) as raised:
            ending.heed()
    assert (raised.type, said) == (error, [])
    assert sys.unraisablehook == said.append


def _raise(_: object) -> None:
    raise KeyError


def test_what_else_python_drops_is_told() -> None:
    """As ever: only the exception of the signal goes without a word."""
    thing, said = _Thing(), list[object]()
    before, sys.unraisablehook = sys.unraisablehook, lambda dropped: said.append(dropped.exc_value)
    try:
        with ending_in_order():
            told = weakref.ref(thing, _raise)
            del thing
    finally:
        sys.unraisablehook = before
    assert told() is None
    assert [type(error) for error in said] == [KeyError]


_AMID_TEXT = """
import signal
from gov_disclosure.cli.signals import ending_in_order

try:
    with ending_in_order():
        exec(f"signal.raise_signal({NUMBER})")
except KeyboardInterrupt:
    raise SystemExit(7) from None
"""


@pytest.mark.parametrize("sent", ENDING)
def test_the_exit_code_is_ours_wherever_the_signal_came(tmp_path: Path, sent: signal.Signals) -> None:
    """Also amid a text that is executed, as the import of a module with a named tuple does."""
    (tmp_path / "amid_text.py").write_text(_AMID_TEXT.replace("NUMBER", str(int(sent))), encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), SOURCE])
    ended = subprocess.run([sys.executable, "-m", "amid_text"], env={**os.environ, "PYTHONPATH": path}, check=False)
    assert ended.returncode == 7


@pytest.mark.parametrize(
    ("owner", "name"), [("gov_disclosure.cli.extract", "expand"), (Lines, "begin"), (Lines, "see")], ids=str
)
def test_a_run_ends_for_one_that_python_drops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: str | type, name: str
) -> None:
    """Wherever it comes, nothing is written, and the program says how to go on."""
    (tmp_path / "page.txt").write_text("一、总体情况\n\n政府信息公开工作平稳。\n", encoding="utf-8")
    called = owner if isinstance(owner, type) else importlib.import_module(owner)
    whole = getattr(called, name)

    def call_and_send(*args: object, **named: object) -> object:
        result = whole(*args, **named)
        _send_amid_callback(signal.SIGINT)
        return result

    monkeypatch.setattr(called, name, call_and_send)
    ended = CliRunner().invoke(app, ["extract", str(tmp_path), "-o", str(tmp_path / "p.csv"), "--workers", "0"])
    assert (ended.exit_code, ended.stdout) == (INTERRUPTED, "")
    assert ended.stderr.startswith("gov-disclosure: interrupted; ")
    assert not (tmp_path / "p.csv").exists()
