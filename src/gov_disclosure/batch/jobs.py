"""What is done with one source, in a process of its own or in this one."""

import os
import time
from functools import cache
from typing import IO, Protocol

from attrs import frozen

from gov_disclosure.api import parse_reports
from gov_disclosure.batch.outcomes import Attempt, classify
from gov_disclosure.batch.sources import Item
from gov_disclosure.limits import DEFAULT, Limits
from gov_disclosure.model.report import Report
from gov_disclosure.readers.base import Reader

SAMPLE = """青屏县档案馆2023年政府信息公开工作年度报告
一、总体情况
全年平稳。
二、主动公开政府信息情况
信息内容 | 本年处理决定数量 |
行政处罚 | 12 |
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
"""
"""A small report that a worker reads first, so that no source pays for what is loaded at first use."""

_GRACE = 10.0
"""How many seconds after its time limit a worker ends itself, where nobody is left to end it."""

_LONGEST = 365 * 24 * 3600.0
"""The longest alarm, in seconds: systems count no further than some hundred years."""


class Job(Protocol):
    """What is done with every source; it is sent to the workers, so it has to be picklable."""

    def __call__(self, item: Item, /) -> object:
        """What the source gives; what it raises is the source's failure."""

    def prepare(self) -> None:
        """Load all that the job needs."""


@frozen
class Reading:
    """How sources are read: the reader and the encoding asked for, what a source may hold."""

    reader: "str | Reader | None" = None
    encoding: str | None = None
    limits: Limits = DEFAULT

    def __call__(self, item: Item) -> tuple[Report, ...]:
        """The reports of one source; raises what `parse_reports` does."""
        return parse_reports(item.opened(), reader=self.reader, encoding=self.encoding, limits=self.limits)

    def prepare(self) -> None:
        """Read a small report, by the readers of this library."""
        parse_reports(SAMPLE)


def attempt(job: Job, item: Item) -> Attempt:
    """Do the job; what it raises is a failure, and only what ends this process comes through."""
    start = time.perf_counter()
    try:
        value = job(item)
    except Exception as error:  # noqa: BLE001 - one source must not cost the others
        return Attempt(failure=classify(error), seconds=time.perf_counter() - start)
    return Attempt(value=value, seconds=time.perf_counter() - start)


def attempt_in_worker(job: Job, item: Item, timeout: float | None) -> Attempt:
    """The same in a worker, where even what would end the process is a failure of the source."""
    start = time.perf_counter()
    _set_alarm(timeout)
    try:
        return attempt(job, item)
    except BaseException as error:  # noqa: BLE001 - sys.exit() in a reader, for one
        return Attempt(failure=classify(error), seconds=time.perf_counter() - start)
    finally:
        _stop_alarm(timeout)


def start_worker(job: Job) -> None:
    """What a worker does first. Where it comes to an end, this process can take the job."""
    job.prepare()


def _set_alarm(timeout: float | None) -> None:
    """End this process if it hangs and its parent is gone; works while other code holds the interpreter's lock."""
    import faulthandler

    if timeout is not None:
        faulthandler.dump_traceback_later(min(timeout + _GRACE, _LONGEST), exit=True, file=_nowhere())


def _stop_alarm(timeout: float | None) -> None:
    import faulthandler

    if timeout is not None:
        faulthandler.cancel_dump_traceback_later()


@cache
def _nowhere() -> IO[str]:
    """The file that takes what nobody reads; open as long as the worker lives."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - it is not a path, and stays open
