"""A folder of reports into a panel on Dask: ``python on_dask.py FOLDER OUTPUT``.

Every task reads a hundred files, runs the kernel and writes one Parquet file; what comes back is only a count. A worker that
is lost loses nothing: its tasks are done again elsewhere, and a file that is written twice is the same.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from distributed import Client, as_completed

from gov_disclosure import batch_input_schema, parse_batch

AT_ONCE = 100
"""Documents in a task: enough to outweigh the way to the worker, few enough to share the work out evenly."""


def read(paths: Sequence[Path]) -> pa.RecordBatch:
    """Files as the kernel takes them; one that cannot be read has no data, which is its outcome then."""
    rows = [{"name": str(path), "data": contents(path)} for path in paths]
    return pa.RecordBatch.from_pylist(rows, schema=batch_input_schema())


def contents(path: Path) -> bytes | None:
    """What a file holds; None where the system does not give it."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def write_part(paths: Sequence[Path], part: Path) -> Counter[str]:
    """One task: some files into one Parquet file, which gets its name when it is whole; returns the outcomes."""
    result = parse_batch(read(paths))
    unfinished = part.with_suffix(".unfinished")
    pq.write_table(pa.Table.from_batches([result]), unfinished)
    unfinished.replace(part)
    return Counter(outcome for outcome in result.column("outcome").to_pylist() if outcome)


def run(client: Client, folder: Path, output: Path) -> Counter[str]:
    """Share the files of a folder out to the workers; returns how many had which outcome."""
    output.mkdir(parents=True)
    paths = sorted(path.absolute() for path in folder.rglob("*") if path.is_file())
    tasks = [paths[start : start + AT_ONCE] for start in range(0, len(paths), AT_ONCE)]
    parts = [output.absolute() / f"part-{number:05}.parquet" for number in range(len(tasks))]
    outcomes: Counter[str] = Counter()
    for done in as_completed(client.map(write_part, tasks, parts, pure=False)):
        outcomes += done.result()
    return outcomes


def main() -> None:
    """Read the folder on a cluster of this machine, or on that of a scheduler."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path, help="a new folder, which all workers can write to")
    parser.add_argument("--workers", type=int, default=2, help="processes on this machine")
    parser.add_argument("--scheduler", help="the address of a running scheduler, such as tcp://10.0.0.1:8786")
    options = parser.parse_args()
    # A thread more in a process brings nothing: reading a document is Python code.
    local = {"n_workers": options.workers, "threads_per_worker": 1, "dashboard_address": None}
    with Client(options.scheduler) if options.scheduler else Client(**local) as client:
        outcomes = run(client, options.folder, options.output)
    print(*(f"{outcome} {number}" for outcome, number in sorted(outcomes.items())), sep="\n")


if __name__ == "__main__":
    main()
