"""A process that never began to work says nothing of the item that it was to have."""

import sys
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from chinese import FAULTS
from gov_disclosure.batch import workers
from gov_disclosure.batch.jobs import Reading
from gov_disclosure.batch.outcomes import Attempt
from gov_disclosure.batch.sources import Item
from gov_disclosure.batch.workers import Worker
from gov_disclosure.errors import WorkersError

DONE = Attempt(value="read")


class Pool:
    """A pool whose process begins to work or not, and does the item or dies."""

    active = True

    def __init__(self, *, starts: bool, does: bool) -> None:
        self.starts = starts
        self.does = does

    def schedule(self, _function: object, args: tuple[object, ...] = (), timeout: float | None = None) -> "Future[Any]":
        future: Future[Any] = Future()
        if self.starts if args else self.does:
            future.set_result(DONE)
        else:
            future.set_exception(BrokenProcessPool())
        return future

    def stop(self) -> None: ...

    def join(self) -> None: ...


def results(monkeypatch: pytest.MonkeyPatch, *pools: Pool) -> Iterator[Attempt | None]:
    """What a worker says of one item each time it is asked, with these pools one after the other."""
    following = iter(pools)
    monkeypatch.setattr(workers, "_pool", lambda: next(following))
    worker = Worker(Reading(), 5)
    worker.give(Item(0, "a"))
    while worker.busy:
        yield worker.take()


def test_killed_before_it_began_the_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The item was tried once, so it still has its second process."""
    died, never, well = Pool(starts=True, does=False), Pool(starts=False, does=False), Pool(starts=True, does=True)
    assert list(results(monkeypatch, died, never, well)) == [None, None, DONE]


def test_died_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it is the item's fault, however often a process did not begin in between."""
    died, never = Pool(starts=True, does=False), Pool(starts=False, does=False)
    *before, last = results(monkeypatch, died, never, died)
    assert before == [None, None]
    assert last is not None
    assert last.failure is not None


@pytest.mark.parametrize(
    ("script", "english", "chinese"),
    [
        ("<stdin>", "this one came on standard input: save it as a file", "来自标准输入：请把它存成文件"),
        ("script.py", "has to call this behind", "之下调用"),
    ],
)
def test_why_no_worker_starts(monkeypatch: pytest.MonkeyPatch, script: str, english: str, chinese: str) -> None:
    """A script that is piped into Python is told to be saved: the guard that others need is no help to it."""
    monkeypatch.setattr(sys.modules["__main__"], "__file__", script, raising=False)
    never = Pool(starts=False, does=False)
    with pytest.raises(WorkersError, match=english) as raised:
        list(results(monkeypatch, never, never, never))
    assert chinese in raised.value.message_zh
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(raised.value.message_zh.replace('"', ""))]
