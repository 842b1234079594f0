"""Signals during a long run: those that end it let it end in order."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_ENDING = (signal.SIGINT, signal.SIGTERM)


class Interrupted(KeyboardInterrupt):
    """Ctrl-C came.

    Python remembers a bare KeyboardInterrupt that left the execution of a text (a named tuple being made, amid an import),
    and ends by the signal in spite of the exit code, though it was caught. One of another class it does not.
    """


class Terminated(KeyboardInterrupt):
    """SIGTERM came: it ends a run as Ctrl-C does."""


class Ending:
    """What was heard of an end. Python drops exceptions where it calls back, as amid an import: a run asks again."""

    def __init__(self) -> None:
        self._heard: KeyboardInterrupt | None = None

    def hear(self, number: int, _: FrameType | None) -> NoReturn:
        """The handler of the signals: the first one is an exception, and no other disturbs what it ends."""
        for each in _ENDING:
            signal.signal(each, signal.SIG_IGN)
        self._heard = Terminated() if number == signal.SIGTERM else Interrupted()
        raise self._heard

    def heed(self) -> None:
        """Raise the exception of the signal that came, if one did: whoever still asks has not met it."""
        if self._heard is not None:
            raise self._heard

    def is_heard(self, dropped: object) -> bool:
        """Whether an exception that Python drops is that of the signal, which `heed` raises again."""
        return dropped is not None and dropped is self._heard


@contextmanager
def ending_in_order() -> Iterator[Ending]:
    """Within, Ctrl-C and SIGTERM are exceptions, and after the first of them no other disturbs the end of the program.

    A signal that is ignored, as Ctrl-C is in background jobs of a shell, stays so. A worker that dies while it is written
    to is an error like any other, and does not end this process. Threads, which may not ask for signals, go on as before.
    """
    ending = Ending()
    if threading.current_thread() is not threading.main_thread():
        yield ending
        return
    heard = [number for number in _ENDING if signal.getsignal(number) is not signal.SIG_IGN]
    hear = ending.hear
    before = {number: signal.signal(number, hear) for number in heard}
    pipes = signal.signal(signal.SIGPIPE, signal.SIG_IGN) if hasattr(signal, "SIGPIPE") else None
    try:
        with _dropped_in_silence(ending):
            yield ending
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is hear:  # else one came, and the program is about to end
                signal.signal(number, handler)
        if pipes is not None:
            signal.signal(signal.SIGPIPE, pipes)


@contextmanager
def _dropped_in_silence(ending: Ending) -> Iterator[None]:
    """Within, Python says nothing of the signal's exception where it drops it."""
    before = sys.unraisablehook

    def tell(dropped: "UnraisableHookArgs") -> None:
        if not ending.is_heard(dropped.exc_value):
            before(dropped)

    sys.unraisablehook = tell
    try:
        yield
    finally:
        sys.unraisablehook = before
