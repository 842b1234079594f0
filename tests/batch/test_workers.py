"""A worker whose process pool behaves as badly as it can: each item still gets exactly one result."""

import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from chinese import FAULTS
from gov_disclosure.batch import workers
from gov_disclosure.batch.jobs import Reading
from gov_disclosure.batch.outcomes import Attempt
from gov_disclosure.batch.sources import Item
from gov_disclosure.batch.workers import Worker, count_processors, run, run_here
from gov_disclosure.errors import WorkersError

DONE = Attempt(value="read")


class ExpiredError(Exception):
    """What a pool says of a process that died."""

    def __init__(self, exitcode: int) -> None:
        super().__init__("Abnormal termination")
        self.exitcode = exitcode


class Pool:
    """Answers what it is told to; `starts` says whether its process does."""

    def __init__(self, answer: object, *, starts: bool = True, refuses: bool = False) -> None:
        self.answer = answer
        self.starts = starts
        self.refuses = refuses
        self.active = True
        self.stopped = False
        self.scheduled = 0

    def schedule(self, _function: object, args: tuple[object, ...] = (), timeout: float | None = None) -> "Future[Any]":
        self.scheduled += 1
        future: Future[Any] = Future()
        if args:  # the start
            future.set_result(None) if self.starts else future.set_exception(BrokenProcessPool())
        elif self.refuses and self.scheduled > 2:
            raise RuntimeError("Unexpected error within the Pool")
        elif isinstance(self.answer, BaseException):
            future.set_exception(self.answer)
        elif self.answer is not None:
            future.set_result(self.answer)
        return future

    def stop(self) -> None:
        self.stopped = True

    def join(self) -> None:
        assert self.stopped


Give = Callable[..., Worker]


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Give:
    """A worker that has an item, with these pools one after the other."""

    def given(*pools: Pool, timeout: float | None = 5) -> Worker:
        following = iter(pools)
        monkeypatch.setattr(workers, "_pool", lambda: next(following))
        worker = Worker(Reading(), timeout)
        worker.give(Item(0, "a"))
        return worker

    return given


def code(result: Attempt | None) -> str | None:
    """Why there is no value."""
    assert result is not None
    return result.failure and result.failure.code


def test_a_result(give: Give) -> None:
    """It comes once, and the worker is free again."""
    worker = give(Pool(DONE))
    assert worker.item == Item(0, "a")
    assert worker.take() == DONE
    assert worker.take() is None
    assert not any([worker.busy, worker.future])


@pytest.mark.parametrize(
    ("exitcode", "cause", "cause_zh"),
    [
        (7, "exit code 7", "退出码为 7"),
        (-9, "ended by SIGKILL", "因 SIGKILL 而结束"),
        (-200, "exit code -200", "退出码为 -200"),
    ],
)
def test_a_process_that_died(give: Give, exitcode: int, cause: str, cause_zh: str) -> None:
    """It may have been killed from outside: the item is tried once more, and then it is to blame."""
    pool = Pool(ExpiredError(exitcode))
    worker = give(pool, Pool(ExpiredError(exitcode)))
    assert worker.take() is None
    result = worker.take()
    assert code(result) == "worker-died"
    assert result is not None
    assert result.failure is not None
    assert cause in result.failure.message
    assert cause_zh in result.failure.message_zh
    assert pool.stopped


def test_a_pool_that_broke(give: Give) -> None:
    """The same, where the pool does not say of which process."""
    worker = give(Pool(BrokenProcessPool()), Pool(DONE))
    assert worker.take() is None
    assert worker.take() == DONE
    worker = give(Pool(BrokenProcessPool()), Pool(BrokenProcessPool()))
    assert worker.take() is None
    assert code(worker.take()) == "worker-died"


def test_a_pool_that_never_answers(give: Give) -> None:
    """A pool that ended without a word counts as broken; one that is silent is given up long after the time limit."""
    silent = Pool(None)
    worker = give(silent, Pool(DONE))
    assert worker.take() is None
    silent.active = False
    assert worker.take() is None
    assert worker.take() == DONE
    silent = Pool(None)
    worker = give(silent, timeout=1e-9)
    assert worker.take() is None
    worker._given -= 61
    assert code(worker.take()) == "timed-out"
    assert silent.stopped


def test_without_a_time_limit_nothing_is_given_up(give: Give) -> None:
    """However long it takes."""
    worker = give(Pool(None), timeout=None)
    worker._given -= 1e6
    assert worker.take() is None


def test_a_time_limit(give: Give) -> None:
    """The pool has ended the process and starts another: it stays."""
    pool = Pool(TimeoutError("Task timeout"))
    worker = give(pool)
    result = worker.take()
    assert code(result) == "timed-out"
    assert (result and result.seconds, pool.stopped) == (5, False)


def test_a_process_that_was_killed_while_it_had_nothing_to_do(give: Give) -> None:
    """The next item goes to a new one."""
    first, second = Pool(DONE, refuses=True), Pool(DONE)
    worker = give(first, second)
    assert worker.take() == DONE
    worker.give(Item(1, "b"))
    assert first.stopped
    assert worker.take() == DONE
    assert second.scheduled == 2


def test_processes_that_do_not_start(give: Give) -> None:
    """Three in a row are the caller's mistake, so it is an exception."""
    worker = give(*(Pool(BrokenProcessPool(), starts=False) for _ in range(3)))
    assert [worker.take(), worker.take()] == [None, None]
    with pytest.raises(WorkersError, match="__main__") as caught:
        worker.take()
    told = caught.value.message_zh
    assert "__main__" in told
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(told)]


def test_a_process_that_is_killed_while_it_starts(give: Give) -> None:
    """It says nothing of the item, which has its two processes still."""
    worker = give(Pool(BrokenProcessPool(), starts=False), Pool(BrokenProcessPool()), Pool(DONE))
    assert [worker.take(), worker.take(), worker.take()] == [None, None, DONE]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_a_process_starts(give: Give, monkeypatch: pytest.MonkeyPatch, sent: signal.Signals) -> None:
    """It waits until the process has all that it starts with, whichever thread the system gave it to."""
    before = signal.signal(sent, signal.default_int_handler)
    pool = Pool(DONE)
    schedule = pool.schedule

    def take() -> None:
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {sent})
        signal.raise_signal(sent)

    def interrupted(*given: Any, **more: Any) -> "Future[Any]":  # noqa: ANN401 - as it was given
        thread = threading.Thread(target=take)
        thread.start()
        thread.join()
        return schedule(*given, **more)

    monkeypatch.setattr(pool, "schedule", interrupted)
    try:
        with pytest.raises(KeyboardInterrupt):
            give(pool)
        assert signal.getsignal(sent) is signal.default_int_handler
    finally:
        signal.signal(sent, before)
    assert pool.scheduled == 2


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system has no masks of signals")
def test_ctrl_c_does_not_come_to_what_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes and threads have the mask of the thread that starts them; this one's is the same as before."""
    masks = []

    def made() -> Pool:
        masks.append(signal.pthread_sigmask(signal.SIG_BLOCK, []))
        return Pool(DONE)

    monkeypatch.setattr(workers, "_pool", made)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    Worker(Reading(), None).give(Item(0, "a"))
    assert masks == [before | {signal.SIGINT}]
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


@pytest.mark.parametrize("ordered", [True, False])
def test_run(ordered: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every item has one result, and all pools are stopped, at an early end too."""
    pools: list[Pool] = []

    def made() -> Pool:
        pools.append(Pool(DONE))
        return pools[-1]

    monkeypatch.setattr(workers, "_pool", made)
    items = [Item(number, str(number)) for number in range(25)]
    results = list(run(iter(items), Reading(), workers=3, timeout=None, ordered=ordered))
    assert sorted(item.number for item, _ in results) == list(range(25))
    assert all(pool.stopped for pool in pools)
    early = run(iter(items), Reading(), workers=3, timeout=None, ordered=ordered)
    next(early)
    early.close()
    assert len(pools) == 6
    assert all(pool.stopped for pool in pools)


def test_here() -> None:
    """In this process; what a job raises is its item's failure."""
    (_, result), *rest = run_here(iter([Item(0, "none.txt")]), Reading())
    assert not rest
    assert code(result) == "file-not-found"


def test_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that this process may use, where the system tells."""
    assert count_processors() >= 1
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert count_processors() == 1
