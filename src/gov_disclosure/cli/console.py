"""Where output goes: streams that cannot fail on a character, the console, and messages on standard error."""

import codecs
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.text import Text

from gov_disclosure.cli.text import harmless_json, one_line, wrap
from gov_disclosure.cli.words import ENGLISH, Words
from gov_disclosure.export.json import JsonValue


def prepare_streams() -> None:
    """Make standard output and error take every character, and put nothing in the place of streams that are closed.

    They write UTF-8 in place of ASCII unless ``PYTHONIOENCODING`` asks for ASCII, and a question mark for what the encoding lacks.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by who started this process
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            asked = "PYTHONIOENCODING" in os.environ or codecs.lookup(stream.encoding).name != "ascii"
            stream.reconfigure(encoding=None if asked else "utf-8", errors="replace")


@contextmanager
def closing_pipes() -> Iterator[None]:
    """Within, nobody reading the output any more (``| head``) ends this process by SIGPIPE, as it does other programs.

    A shell gives 141 for that. Systems without the signal, and threads, which may not ask for it, go on as before.
    """
    if not hasattr(signal, "SIGPIPE") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        yield
    finally:
        _flush()
        signal.signal(signal.SIGPIPE, before)


def make_console() -> Console:
    """The console on standard output. What it prints is never taken for markup, emoji codes or things to highlight."""
    return Console(markup=False, emoji=False, highlight=False)


def print_wrapped(console: Console, text: str, *, indent: int = 0, style: str = "") -> None:
    """Print text wrapped to the console's width, each line after `indent` spaces."""
    for line in wrap(text, console.width - indent):
        print_line(console, Text(" " * indent + line, style))


def print_line(console: Console, line: Text | str = "") -> None:
    """Print one line as it is: never wrapped, never cut."""
    console.print(line, no_wrap=True, overflow="ignore", crop=False)


def print_json(value: JsonValue) -> None:
    """Print one JSON document: indented in a terminal, else on one line.

    Characters that the stream cannot encode are escaped, so that none is lost, and those that a terminal obeys.
    """
    indent = 2 if sys.stdout.isatty() else None
    text = harmless_json(json.dumps(value, ensure_ascii=False, indent=indent))
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=indent)
    print(text)


def print_utf8(text: str, escaped: str, *, file: TextIO | None = None) -> None:
    """Print a document that has to be UTF-8: `text`, or what is `escaped` to ASCII where the stream is not UTF-8.

    On standard output, or to another `file`.
    """
    stream = sys.stdout if file is None else file
    encoding = codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name
    print(text if encoding == "utf-8" else escaped, file=stream, flush=file is not None)


def complain(message: str, words: Words = ENGLISH) -> None:
    """Print one line on standard error, after what standard output holds so far; `words` are those of its language."""
    _flush()
    print(words.say("complaint", message=one_line(message)), file=sys.stderr, flush=True)


def abandon_output() -> None:
    """Let what standard output still holds go: where it cannot be written now, it cannot be at the end of the process."""
    with suppress(OSError, ValueError):  # ValueError: a stream without a file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _flush() -> None:
    if sys.stdout is not None:  # as it is where the process was started without one
        sys.stdout.flush()
