"""A folder of reports into a panel on Ray Data: ``python on_ray.py FOLDER OUTPUT``.

Ray reads the files itself, as rows of path and bytes, and hands them to the kernel as Arrow tables (``map_batches``).
"""

import argparse
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import ray

from gov_disclosure import batch_output_schema, parse_batch

AT_ONCE = 100
"""Documents in a batch."""


def read(table: pa.Table) -> pa.Table:
    """The kernel for tables, which is what Ray calls a batch."""
    return pa.Table.from_batches(map(parse_batch, table.to_batches()), schema=batch_output_schema())


def run(folder: Path) -> ray.data.Dataset:
    """The outcomes and figures of all files below a folder."""
    files = ray.data.read_binary_files(str(folder), include_paths=True)
    documents = files.rename_columns({"path": "name", "bytes": "data"})
    return documents.map_batches(read, batch_format="pyarrow", batch_size=AT_ONCE)


def main() -> None:
    """Read the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path, help="a new folder, or any other place that Ray can write to")
    parser.add_argument("--cpus", type=int, help="processors to use of this machine; all by default")
    options = parser.parse_args()
    ray.init(num_cpus=options.cpus, include_dashboard=False)
    run(options.folder).write_parquet(str(options.output))
    ray.shutdown()
    rows = pq.read_table(options.output, columns=["outcome"]).column("outcome").drop_null()
    print(*(f"{outcome} {number}" for outcome, number in sorted(Counter(rows.to_pylist()).items())), sep="\n")


if __name__ == "__main__":
    main()
