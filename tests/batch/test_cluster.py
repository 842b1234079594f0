"""The kernel on engines: Dask with a worker that is killed, and the examples of ``examples/cluster``."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import gov_disclosure
from batch.doomed import VICTIM, parse_or_wait
from gov_disclosure import batch_input_schema, batch_output_schema, parse_batch
from writer.corpus import document

if TYPE_CHECKING:
    from distributed import Client

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "cluster"
SOURCE = str(Path(gov_disclosure.__file__).parents[1])
PATIENCE = 300.0
"""How many seconds an engine has on a machine that is busy with other things."""
BATCHES = 12
IN_A_BATCH = 3

pytestmark = pytest.mark.slow


def documents(first: int, count: int) -> pa.RecordBatch:
    """Some invented documents."""
    rows = [dict(zip(("name", "data"), document(number), strict=True)) for number in range(first, first + count)]
    return pa.RecordBatch.from_pylist(rows, schema=batch_input_schema())


@pytest.fixture(scope="module")
def client() -> "Iterator[Client]":
    """A scheduler of this machine with two worker processes, each with one thread."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
        ) as cluster,
        Client(cluster) as client,
    ):
        client.wait_for_workers(2, timeout=PATIENCE)
        yield client


def wait_for(path: Path) -> None:
    """Return when there is such a file."""
    end = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < end, f"{path.name} did not come"
        time.sleep(0.05)


def test_a_worker_is_killed(client: "Client", tmp_path: Path) -> None:
    """One of two workers dies inside a task, with a finished result in its memory; the result is that of one process."""
    batches = [documents(46 + number * IN_A_BATCH, IN_A_BATCH) for number in range(BATCHES)]
    undisturbed = [parse_batch(batch) for batch in batches]
    futures = client.map(parse_or_wait, range(BATCHES), batches, folder=tmp_path, pure=False)
    wait_for(tmp_path / VICTIM)
    victim = (tmp_path / VICTIM).read_text()
    assert int(victim) in client.run(os.getpid).values()
    os.kill(int(victim), signal.SIGKILL)
    assert client.gather(futures) == undisturbed
    done = {worker.name: {task.name for task in worker.iterdir()} for worker in tmp_path.iterdir() if worker.is_dir()}
    lost = done.pop(victim)
    assert len(lost) == 2
    assert set().union(*done.values()) == {str(number) for number in range(BATCHES)}


def rows(batch: pa.RecordBatch | pa.Table) -> list[dict[str, Any]]:
    """Rows in an order of their own, each source by its last name: engines give paths and URLs, in any order."""
    named = [{**row, "source": row["source"].rpartition("/")[2]} for row in batch.to_pylist()]
    return sorted(named, key=lambda row: (row["source"], row["path"] or "", row["report"] or 0))


def run_example(name: str, *arguments: str, environment: Mapping[str, str]) -> str:
    """What an example prints."""
    run = subprocess.run(
        [sys.executable, EXAMPLES / name, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": SOURCE, **environment},
        timeout=PATIENCE,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.parametrize(
    ("name", "engine", "environment"),
    [
        ("on_dask.py", "distributed", {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "60s"}),
        ("on_spark.py", "pyspark", {"SPARK_LOCAL_IP": "127.0.0.1"}),
        ("on_ray.py", "ray", {"RAY_USAGE_STATS_ENABLED": "0"}),
    ],
)
def test_examples(name: str, engine: str, environment: Mapping[str, str], tmp_path: Path) -> None:
    """Each engine gives the rows that the kernel gives here, as Parquet of the kernel's types, and counts the outcomes."""
    if find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed")
    if engine == "pyspark" and which("java") is None:
        pytest.skip("Spark needs Java, and there is none")
    folder, output = tmp_path / "pages", tmp_path / "panel"
    folder.mkdir()
    batch = documents(40, 12)
    for row in batch.to_pylist():
        (folder / row["name"]).write_bytes(row["data"])
    assert run_example(name, str(folder), str(output), environment=environment).split("\n") == [
        "not_a_report 1",
        "read 11",
        "",
    ]
    found = pq.read_table(output)
    assert {field.name: field.type for field in found.schema} == {f.name: f.type for f in batch_output_schema()}
    assert rows(found) == rows(parse_batch(batch))
