"""How the benchmarks measure: jobs in turn, medians of processor time, ratios against budgets."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from attrs import frozen

Job = Callable[[], object]
Source = TypeVar("Source")


@frozen
class Measured:
    """One job: the median of its times, in seconds."""

    name: str
    seconds: float


@frozen
class Budget:
    """What a ratio may be at most."""

    name: str
    ratio: float
    limit: float | None

    def __str__(self) -> str:
        verdict = (
            "" if self.limit is None else f"   limit {self.limit:g}   {'ok' if self.ratio <= self.limit else 'OVER'}"
        )
        return f"  {self.name:<58}{self.ratio:8.2f}{verdict}"


def measure(jobs: Mapping[str, Job], rounds: int) -> dict[str, Measured]:
    """Run the jobs in turn, round after round, so that a change of the machine's speed meets them all; processor time, so
    that other programs do not count.
    """
    return _medians([jobs] * (rounds + 1))


def measure_over(
    jobs: Mapping[str, Callable[[Source], object]], sources: Sequence[Source], *, warm: bool = False
) -> dict[str, Measured]:
    """The same with a source of its own for each round, as a program meets them that reads many: what a job has kept of
    one helps it with the next only where they are alike. The first source is not counted. `warm` jobs follow one another at once.
    """
    return _medians([{name: partial(job, source) for name, job in jobs.items()} for source in sources], warm=warm)


def _medians(rounds: Sequence[Mapping[str, Job]], *, warm: bool = False) -> dict[str, Measured]:
    """The median time of each job; the first round is not counted. What the job before it left behind is cleared up first,
    but for `warm` jobs: clearing up looks at all objects of the process, and leaves nothing of a job's own in the caches.
    """
    times: dict[str, list[float]] = {name: [] for name in rounds[0]}
    for jobs in rounds:
        for name, job in jobs.items():
            if not warm:
                _clear_up()
            start = time.process_time()
            job()
            times[name].append(time.process_time() - start)
    return {name: Measured(name, statistics.median(found[1:])) for name, found in times.items()}


def _clear_up() -> None:
    """Make an end of the job before, so that the next one does not pay for it: a tree of BeautifulSoup is one great cycle,
    and the thousand pieces of lxml's are put together again when a large one is asked for.
    """
    gc.collect()
    bytearray(_LARGE)


_LARGE = 1 << 16  # bytes; from one thousand on, glibc's allocator puts freed pieces together
