"""What `extract` promises, over many files: ``python -m batch.proof`` in ``tests/``.

Writes a folder of invented reports, extracts it undisturbed and once more with kills at random moments, of the program and now
and then of a worker, each time gone on with. Prints the memory at a tenth of the files and at the end, whether the files are
the same, and the rate of two workers to that of one. Fails where the files differ or memory grew by more than a tenth. For Linux.
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
from attrs import frozen

from gov_disclosure.batch.journal import PART
from writer.corpus import write

_MOST_GROWTH = 1.1


@frozen
class Run:
    """A run that was watched: its seconds, and its memory in bytes after so many files."""

    seconds: float
    memory: tuple[tuple[int, int], ...]

    def around(self, files: int, margin: int) -> float:
        """The mean of the memory about there, in MB."""
        found = [used for done, used in self.memory if abs(done - files) <= margin]
        return statistics.mean(found) / 1e6 if found else float("nan")


def start(pages: Path, output: Path, workers: int = 2) -> "subprocess.Popen[bytes]":
    """Begin, or go on with, a run."""
    command = [sys.executable, "-m", "gov_disclosure", "extract", str(pages), "-o", str(output), "-q"]
    return subprocess.Popen([*command, "--workers", str(workers)])


def finished(output: Path) -> int:
    """How many files are in finished parts."""
    parts = output.parent / f".{output.name}.partial" / "parts"
    try:
        return PART * sum(path.name.isdigit() for path in parts.iterdir())
    except FileNotFoundError:
        return 0


def family(pid: int) -> Iterator[int]:
    """A process and all that it has started, itself first."""
    yield pid
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            yield from family(int(path.parent.name))


def memory(pid: int) -> int:
    """The resident memory of a process and of its workers, in bytes."""
    pages = 0
    for each in family(pid):
        try:
            pages += int(Path(f"/proc/{each}/statm").read_text().split()[1])
        except OSError:
            continue
    return pages * os.sysconf("SC_PAGE_SIZE")


def watched(pages: Path, output: Path, workers: int = 2) -> Run:
    """An undisturbed run; raises where it fails."""
    begun, seen = time.monotonic(), []
    with start(pages, output, workers) as process:
        while process.poll() is None:
            time.sleep(0.5)
            if done := finished(output):
                seen.append((done, memory(process.pid)))
    if process.returncode:
        raise RuntimeError(f"extract ended with {process.returncode}")
    return Run(time.monotonic() - begun, tuple(seen))


def killed(pages: Path, output: Path, kills: int, seconds: float) -> None:
    """A run that is killed at random moments, and gone on with to its end."""
    random = Random(1)
    for number in range(kills):
        with start(pages, output) as process:
            time.sleep(4 + random.uniform(0, 1.5) * seconds / kills)
            if number % 3 == 2 and process.poll() is None:
                *_, worker = family(process.pid)
                os.kill(worker, signal.SIGKILL)
                time.sleep(random.uniform(0, 2))
            process.kill()
        print(f"  kill {number + 1}: {finished(output)} files done", flush=True)
    with start(pages, output) as process:
        process.wait()


def differences(first: Path, second: Path) -> Iterator[str]:
    """In what the files of two runs differ; the time of each input does not count."""
    for name in ("parquet", "findings.parquet", "diagnostics.parquet"):
        files = [path.with_suffix(f".{name}").read_bytes() for path in (first, second)]
        if files[0] != files[1]:
            yield name
    tables = [
        pq.read_table(path.with_suffix(".outcomes.parquet")).drop_columns(["seconds"]) for path in (first, second)
    ]
    if not tables[0].equals(tables[1]):
        yield "outcomes.parquet"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was found; 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(prog="python -m batch.proof", description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--rate", type=int, default=2_000, metavar="FILES", help="measure the rates on so many files")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        write(folder / "all", options.documents)
        write(folder / "some", options.rate)
        run = watched(folder / "all", folder / "whole.parquet")
        tenth, margin = options.documents // 10, max(PART, options.documents // 50)
        before, after = run.around(tenth, margin), run.around(options.documents - margin, margin)
        print(
            f"memory {before:.0f} MB after {tenth} files, {after:.0f} MB at the end: {after / before:.3f}", flush=True
        )
        killed(folder / "all", folder / "killed.parquet", options.kills, run.seconds)
        differing = list(differences(folder / "whole.parquet", folder / "killed.parquet"))
        print(f"{options.kills} kills: {', '.join(differing) or 'no'} difference")
        one, two = (watched(folder / "some", folder / f"rate{n}.parquet", n).seconds for n in (1, 2))
        print(f"rate of two workers to one {one / two:.2f}, load {os.getloadavg()[0]:.1f}")
    return int(bool(differing) or after > before * _MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
