"""How the benchmarks measure: jobs in turn, medians of processor time, ratios against budgets."""

import statistics
import time
from collections.abc import Callable, Mapping

from attrs import frozen

Job = Callable[[], object]


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
    for job in jobs.values():
        job()
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            times[name].append(time.process_time() - start)
    return {name: Measured(name, statistics.median(found)) for name, found in times.items()}
