"""How many files a second the engines of `examples/cluster` read, against `parse_many` on the same files.

    python -m benchmarks.cluster

Invented reports in every layout, as files. Each engine that is installed runs its example in a process of its own, with one
worker and with two; what the first 400 files take is taken off, so that no engine pays for the start of its processes. The
first ratio is of processor time, that of every process that the engine starts included, so that other programs do not count;
the second, of two workers to one, is of the clock: it means something on a quiet machine, where the load that is printed is
near zero. For Linux.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from types import MappingProxyType
from typing import NamedTuple
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from writer.corpus import write

ROOT = Path(__file__).resolve().parents[1]
FEW = 400
"""Enough that each worker has something to do, and has loaded what it needs."""
MARK = "GOV_DISCLOSURE_BENCHMARK"
"""The environment variable by which the processes of a run are known."""
PARSE_MANY = """
import sys
from pathlib import Path
from gov_disclosure import parse_many
if __name__ == "__main__":
    folder, _, workers = sys.argv[1:]
    for outcome in parse_many((path for path in Path(folder).rglob("*") if path.is_file()), workers=int(workers)):
        pass
"""


class Engine(NamedTuple):
    """The package that it is, and the arguments of its example for so many workers."""

    package: str
    script: str
    workers: Callable[[int], Sequence[str]]


ENGINES: Mapping[str, Engine] = MappingProxyType(
    {
        "Dask": Engine("distributed", "on_dask.py", lambda workers: ["--workers", str(workers)]),
        "Spark": Engine("pyspark", "on_spark.py", lambda workers: ["--master", f"local[{workers}]"]),
        "Ray Data": Engine("ray", "on_ray.py", lambda workers: ["--cpus", str(workers)]),
    }
)


class Seconds(NamedTuple):
    """What a run took: by the clock, and of the processors, in all its processes."""

    clock: float
    processor: float


class Processes(Thread):
    """Watches all processes that have a mark in their environment, and what they start.

    Neither is enough: a process outlives its parent, and one that changes its title loses its environment.
    """

    def __init__(self, mark: str) -> None:
        super().__init__(daemon=True)
        self._mark = f"{MARK}={mark}".encode()
        self._known: set[str] = set()
        self._numbers: set[str] = set()
        self._seconds: dict[str, float] = {}
        self._ended = Event()

    def run(self) -> None:
        """Look ten times a second: what a process does after the last look is not counted."""
        while not self._ended.wait(0.1):
            for path in Path("/proc").glob("[0-9]*"):
                with suppress(OSError):  # it has ended meanwhile
                    self._look(path)

    def finish(self) -> float:
        """The seconds of processor time of all of them together."""
        self._ended.set()
        self.join()
        return sum(self._seconds.values())

    def _look(self, path: Path) -> None:
        fields = (path / "stat").read_text().rpartition(")")[2].split()
        process = f"{path.name} {fields[19]}"  # its number and when it began, for numbers are given again
        if process not in self._known and (self._is_marked(path) or fields[1] in self._numbers):
            self._known.add(process)
            self._numbers.add(path.name)
        if process in self._known:
            self._seconds[process] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _is_marked(self, path: Path) -> bool:
        return self._mark in (path / "environ").read_bytes().split(b"\0")


def run(command: Sequence[str], folder: Path, output: Path, options: Sequence[str]) -> Seconds:
    """What a command takes for a folder, its start included."""
    mark, start = uuid4().hex, time.perf_counter()
    watch = Processes(mark)
    watch.start()
    environment = {**os.environ, MARK: mark, "RAY_USAGE_STATS_ENABLED": "0"}
    done = subprocess.run(
        [sys.executable, *command, folder, output, *options], check=False, capture_output=True, env=environment
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stderr.decode(errors='replace')}")
    return Seconds(time.perf_counter() - start, watch.finish())


def per_file(command: Sequence[str], folders: Mapping[int, Path], options: Sequence[str], repeats: int) -> Seconds:
    """What a file takes, start left out: a large folder less a small one, each at its best."""
    best = {}
    for files, folder in folders.items():
        with tempfile.TemporaryDirectory() as given:
            taken = [run(command, folder, Path(given, str(number)), options) for number in range(repeats)]
        best[files] = Seconds(*map(min, zip(*taken, strict=True)))
    few, many = sorted(best)
    return Seconds(*((more - less) / (many - few) for more, less in zip(best[many], best[few], strict=True)))


def line(name: str, found: Mapping[int, Seconds], plain: Mapping[int, Seconds]) -> str:
    """The ratios of one engine."""
    one, two = (plain[workers].processor / found[workers].processor for workers in found)
    return (
        f"{name}: files per second of a processor {one:.2f} of parse_many with one worker, {two:.2f} with two; "
        f"clock: two workers {found[1].clock / found[2].clock:.2f} times one, load {os.getloadavg()[0]:.1f}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cluster", description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--engine", action="append", choices=ENGINES, help="only this one; may be given again")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as given:
        script = Path(given, "many.py")
        script.write_text(PARSE_MANY, "utf-8")
        folders = {count: Path(given, str(count)) for count in (FEW, options.files)}
        for count, folder in folders.items():
            write(folder, count)
        plain = {n: per_file([str(script)], folders, [str(n)], options.repeats) for n in (1, 2)}
        print(f"parse_many: {1 / plain[1].processor:.0f} files per second of a processor")
        print(line("parse_many", plain, plain), flush=True)
        for name in options.engine or ENGINES:
            engine = ENGINES[name]
            if find_spec(engine.package) is None:
                print(f"{name}: not installed")
                continue
            example = [str(ROOT / "examples" / "cluster" / engine.script)]
            found = {n: per_file(example, folders, engine.workers(n), options.repeats) for n in (1, 2)}
            print(line(name, found, plain), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
