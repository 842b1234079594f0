"""Time and memory on hostile sources: ``python -m benchmarks --hostile``; with names of kinds or readers, only these.

Each kind is read in a process of its own, once at a size that takes long enough to be measured and once at twice that.
The time should double; memory is the most that the process took beyond what it had before, as a multiple of the bytes of
the source, and in bytes for each of its lines, cells and elements.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from attrs import frozen

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from gov_disclosure import GovDisclosureError, Limits, parse_report
from gov_disclosure.limits import count_pieces
from writer.hostile import KINDS

FIRST = 1 << 15
LAST = 1 << 22
LONG_ENOUGH = 0.3

_ALL = Limits(size=None, pieces=None)
_STATUS = Path("/proc/self/status")


@frozen
class Measured:
    """One kind: the size of the smaller source, the ratio of the times, and the peak of memory in bytes on the larger one."""

    name: str
    size: int
    ratio: float
    peak: int
    larger: int
    pieces: int

    def __str__(self) -> str:
        columns = (
            f"{self.size:>10,}",
            f"{self.ratio:6.2f}",
            f"{self.peak / self.larger:8.1f}",
            f"{self.peak / max(1, self.pieces):10,.0f}",
        )
        return f"  {self.name:<52}{' '.join(columns)}"


def _peak() -> int:
    """The most memory that this process has taken so far, in bytes; where the system tells, not counting its parent."""
    with suppress(OSError, StopIteration):
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return taken if sys.platform == "darwin" else taken * 1024


def _seconds(source: bytes, reader: str | None) -> float:
    start = time.process_time()
    with suppress(GovDisclosureError):
        parse_report(source, reader=reader, limits=_ALL)
    return time.process_time() - start


def measure(name: str, reader: str | None) -> Measured:
    """One kind in this process, which should do nothing else."""
    kind = KINDS[name]
    _seconds(kind(0), reader)  # what is loaded at first use
    before = _peak()
    size = FIRST
    while (seconds := _seconds(kind(size), reader)) < LONG_ENOUGH and size < LAST:
        size *= 2
    larger = kind(2 * size)
    ratio = _seconds(larger, reader) / seconds
    peak = _peak() - before
    return Measured(name, size, ratio, peak, len(larger), count_pieces(larger.decode("utf-8", "replace")))


def main(names: Iterable[str], readers: Iterable[str]) -> None:
    """Print one line for each kind, for each reader that is named; without one, the surest reads."""
    print(
        "hostile sources: bytes; time of twice as many to that; peak of memory to the bytes; its bytes for each piece"
    )
    for reader in readers or ("",):
        if reader:
            print(f" reader {reader}")
        for name in names or KINDS:
            subprocess.run([sys.executable, "-m", "benchmarks.hostile", name, reader], check=False)


if __name__ == "__main__":
    print(measure(sys.argv[1], sys.argv[2] or None), flush=True)
