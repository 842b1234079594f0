"""Signals during a long run: those that end it let it end in order."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_ENDING = (signal.SIGINT, signal.SIGTERM)


class Terminated(KeyboardInterrupt):
    """SIGTERM came: it ends a run as Ctrl-C does."""


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Within, Ctrl-C and SIGTERM are exceptions, and after the first of them no other disturbs the end of the program.

    A signal that is ignored, as Ctrl-C is in background jobs of a shell, stays so. A worker that dies while it is written
    to is an error like any other, and does not end this process. Threads, which may not ask for signals, go on as before.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = [number for number in _ENDING if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _end) for number in heard}
    pipes = signal.signal(signal.SIGPIPE, signal.SIG_IGN) if hasattr(signal, "SIGPIPE") else None
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is _end:  # else one came, and the program is about to end
                signal.signal(number, handler)
        if pipes is not None:
            signal.signal(signal.SIGPIPE, pipes)


def _end(number: int, _: FrameType | None) -> NoReturn:
    for each in _ENDING:
        signal.signal(each, signal.SIG_IGN)
    raise Terminated if number == signal.SIGTERM else KeyboardInterrupt
