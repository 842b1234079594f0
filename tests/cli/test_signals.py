"""Signals that end a run: each is an exception, the first one only, and only within."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from gov_disclosure.cli.signals import Terminated, ending_in_order

ENDING = (signal.SIGINT, signal.SIGTERM)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="this system ends a process where it has a signal")


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(("sent", "error"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)])
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
