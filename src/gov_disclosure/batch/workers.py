"""Workers: processes that do a job on one source after another, and of which one that dies or hangs costs one source.

Each worker is a pool of its own from the library pebble, with a pipe and a lock that it shares with no other worker: in a
pool of several, one that is killed at the wrong moment takes the lock with it, and with the lock all others.
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any

from gov_disclosure.batch.jobs import Job, attempt, attempt_in_worker, start_worker
from gov_disclosure.batch.outcomes import Attempt, timed_out, worker_died
from gov_disclosure.batch.sources import Item
from gov_disclosure.errors import WorkersError
from gov_disclosure.export.extras import load

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

_WINDOW = 4
"""How many sources a worker may be ahead of the results that were taken."""
_TICK = 1.0
"""How often, in seconds, it is asked whether a worker is still there, should no message come."""
_OVERDUE = 60.0
"""How many seconds after its time limit a source counts as lost, whatever the pool says."""


def count_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_here(items: Iterator[Item], job: Job) -> Generator[tuple[Item, Attempt], None, None]:
    """Each item with what the job made of it, in this process: nothing bounds its time or catches its crash."""
    for item in items:
        yield item, attempt(job, item)


def run(
    items: Iterator[Item], job: Job, *, workers: int, timeout: float | None, ordered: bool
) -> Generator[tuple[Item, Attempt], None, None]:
    """Each item with what the job made of it in one of so many workers.

    With `ordered`, in the order of the items; else as they are done. Raises `WorkersError` where no worker starts, and what
    `items` raises, once the items before that are done.
    """
    crew = [Worker(job, timeout) for _ in range(workers)]
    faults: list[Exception] = []
    try:
        done = _results(_until_fault(items, faults), crew, _WINDOW * workers if ordered else None)
        yield from _in_order(done) if ordered else done
        if faults:
            raise faults[0]
    finally:
        for worker in crew:
            worker.stop()
        for worker in crew:
            worker.join()


def _until_fault(items: Iterator[Item], faults: list[Exception]) -> Iterator[Item]:
    """The items up to the first that cannot be had; why it cannot is added to `faults`."""
    try:
        yield from items
    except Exception as error:  # noqa: BLE001 - it is raised again, when what came before is done
        faults.append(error)


def _results(items: Iterator[Item], crew: Sequence["Worker"], window: int | None) -> Iterator[tuple[Item, Attempt]]:
    """The results as they come. New items are taken before results are given away, so that no worker waits for who takes
    them; with a window, none is taken that is so far ahead of the oldest that is not done.
    """
    under_way: set[int] = set()
    done: list[tuple[Item, Attempt]] = []
    taken, exhausted = 0, False
    while not exhausted or under_way:
        for worker in crew:
            if exhausted or worker.busy or (window is not None and taken - min(under_way, default=taken) >= window):
                continue
            item = next(items, None)
            exhausted = item is None
            if item is not None:
                taken += 1
                under_way.add(item.number)
                worker.give(item)
        yield from done
        done = _collect(crew)
        under_way.difference_update(item.number for item, _ in done)
    yield from done


def _collect(crew: Sequence["Worker"]) -> list[tuple[Item, Attempt]]:
    """What is done by now; waits a moment where nothing is."""
    wait([worker.future for worker in crew if worker.future is not None], _TICK, FIRST_COMPLETED)
    taken = [(worker.item, worker.take()) for worker in crew]
    return [(item, result) for item, result in taken if item is not None and result is not None]


def _in_order(done: Iterator[tuple[Item, Attempt]]) -> Iterator[tuple[Item, Attempt]]:
    held: dict[int, tuple[Item, Attempt]] = {}
    expected = 0
    for item, result in done:
        held[item.number] = item, result
        while expected in held:
            yield held.pop(expected)
            expected += 1


class Worker:
    """One process that does the job on one item at a time, and is replaced when it dies."""

    def __init__(self, job: Job, timeout: float | None) -> None:
        self._job = job
        self._timeout = timeout
        self._pool: ProcessPool | None = None
        self._started: Future[Any] | None = None
        self._again = False
        self._failed_starts = 0
        self._given = 0.0
        self.item: Item | None = None
        self.future: Future[Attempt] | None = None

    @property
    def busy(self) -> bool:
        """Whether it has an item."""
        return self.item is not None

    def give(self, item: Item) -> None:
        """Let the process begin with an item."""
        self.item, self._again = item, False
        self._send()

    def take(self) -> Attempt | None:
        """What became of its item, which it then is rid of; None while that is open."""
        result = self._result()
        if result is not None:
            self.item = self.future = None
        return result

    def stop(self) -> None:
        """End the process without waiting for its end."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]

    def join(self) -> None:
        """Wait for the end of the process."""
        if self._pool is not None:
            self._pool.join()
            self._pool = None

    def _send(self) -> None:
        """Hand the item to the process; a new one where it was killed while it had nothing to do."""
        assert self.item is not None
        task = partial(attempt_in_worker, self._job, self.item, self._timeout)
        self._given = time.monotonic()
        if self._pool is not None:
            with suppress(RuntimeError):  # the pool is broken
                self.future = self._pool.schedule(task, timeout=self._timeout)
                return
            self._dismiss()
        with _uninterrupted():
            self._pool = _pool()
            self._started = self._pool.schedule(start_worker, args=(self._job,))
            self.future = self._pool.schedule(task, timeout=self._timeout)

    def _result(self) -> Attempt | None:
        if self.future is None:
            return None
        if not self.future.done():
            return self._missing()
        error = self.future.exception()
        if error is None:
            return self.future.result()
        if isinstance(error, TimeoutError):
            return self._failed_by_time()
        return self._failed(error)

    def _missing(self) -> Attempt | None:
        """The same where no message has come: it may never come."""
        assert self._pool is not None
        if not self._pool.active:
            return self._failed(BrokenProcessPool("its process ended"))
        late = time.monotonic() - self._given
        if self._timeout is not None and late > self._timeout + _OVERDUE:
            self._dismiss()
            return self._failed_by_time()
        return None

    def _failed_by_time(self) -> Attempt:
        assert self._timeout is not None
        return Attempt(failure=timed_out(self._timeout), seconds=self._timeout)

    def _failed(self, error: BaseException) -> Attempt | None:
        """The item's process died. It may have been killed for no fault of the item, which so gets a second process."""
        started = self._has_started()
        seconds = time.monotonic() - self._given
        self._dismiss()
        if not started or not self._again:
            self._again = self._again or started  # a process that did not start says nothing of the item
            self._send()
            return None
        return Attempt(failure=worker_died(*_cause(error)), seconds=seconds)

    def _has_started(self) -> bool:
        """Whether the process began to work: it may have been killed before. Raises `WorkersError` where several in a row
        did not.
        """
        assert self._started is not None
        if self._started.done() and self._started.exception() is None:
            self._failed_starts = 0
            return True
        self._failed_starts += 1
        if self._failed_starts < _MOST_FAILED_STARTS:
            return False
        raise _no_start()

    def _dismiss(self) -> None:
        self.stop()
        self.join()


_MOST_FAILED_STARTS = 3


def _no_start() -> WorkersError:
    """Why no worker starts, and what to do."""
    if getattr(sys.modules["__main__"], "__file__", None) == "<stdin>":
        return WorkersError(
            "the worker processes do not start, for each has to load the script, and this one came on standard input: "
            "save it as a file; workers=0 reads in this process",
            message_zh="工作进程无法启动，因为每个工作进程都要载入脚本，而这个脚本来自标准输入：请把它存成文件；"
            "workers=0 在本进程中读取",
        )
    return WorkersError(
        "the worker processes do not start (see the lines above for the cause). A script has to call this behind "
        'if __name__ == "__main__":, and a reader of your own has to be importable from a module; '
        "workers=0 reads in this process",
        message_zh="工作进程无法启动（原因见以上各行）。脚本应在 "
        'if __name__ == "__main__": 之下调用，自己编写的读取器应能从模块导入；workers=0 在本进程中读取',
    )


def _pool() -> "ProcessPool":
    pebble = load("pebble", "batch", "reading in several processes")
    pool: ProcessPool = pebble.ProcessPool(max_workers=1, context=multiprocessing.get_context("spawn"))
    return pool


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Within, signals wait, and Ctrl-C never comes to what is started here: the process and the threads that mind it.

    A process that is given only half of what it starts with answers with a traceback; so does one that is just starting
    when a terminal sends Ctrl-C to every process.
    """
    with _handlers_waiting():
        if not hasattr(signal, "pthread_sigmask"):
            yield
            return
        resource_tracker.ensure_running()  # which lets signals in again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _handlers_waiting() -> Iterator[None]:
    """Within, what Python does on a signal waits. A mask is not enough: a signal that any thread takes comes to the main one."""
    if threading.current_thread() is not threading.main_thread():
        yield  # no handler runs in it
        return
    held: list[int] = []
    raising = [number for number in (signal.SIGINT, signal.SIGTERM) if callable(signal.getsignal(number))]
    before = {number: signal.signal(number, lambda number, _: held.append(number)) for number in raising}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for each in held:
            signal.raise_signal(each)


def _cause(error: BaseException) -> tuple[str, str]:
    """Why a process ended, in English and Chinese."""
    code = getattr(error, "exitcode", None)
    if code is None:
        return "its end came too early to tell why", "结束过早，原因不明"
    if code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return f"ended by {name}", f"因 {name} 而结束"
    return f"exit code {code}", f"退出码为 {code}"
