"""How many files a second `extract` reads on one core, against reading them one by one and against the bare parse.

    python -m benchmarks.extract

The same invented HTML pages each time. Ratios are of processor time, that of the workers and of their start included, so that
other programs do not count. Only the last line, several workers against one, is of the clock: it means something on a quiet
machine, where the load that is printed is near zero.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from benchmarks.measuring import Budget
from gov_disclosure import parse_reports, validate
from gov_disclosure.batch.extraction import extract
from gov_disclosure.batch.options import Options
from gov_disclosure.batch.workers import count_processors
from gov_disclosure.cli.progress import Quiet
from writer.forms import random_form, seeded
from writer.layouts import html_page
from writer.prose import random_text

PAGE_SIZE = 70_000
MOST_OF_PARSE = 2.0
"""What `extract` may take at most, as a multiple of reading and checking the same files one by one."""


class Seconds(NamedTuple):
    """What a job took: by the clock, and of the processors, in this process and in its workers."""

    clock: float
    processor: float


def write_pages(folder: Path, count: int) -> list[Path]:
    """So many pages, each with a report of its own."""
    paths = []
    for number in range(count):
        form = random_form(seeded(number), "2021")
        path = folder / f"{number:05}.html"
        path.write_bytes(html_page(form, random_text(seeded(number), form), PAGE_SIZE))
        paths.append(path)
    return paths


def timed(job: Callable[[], object]) -> Seconds:
    """What a job takes."""
    start, before = time.perf_counter(), sum(os.times()[:4])
    job()
    return Seconds(time.perf_counter() - start, sum(os.times()[:4]) - before)


def extracted(paths: Sequence[Path], *, workers: int, checked: bool) -> Seconds:
    """What `extract` takes for the files, starting its workers included."""
    with tempfile.TemporaryDirectory() as folder:
        options = Options(output=Path(folder, "panel.parquet"), workers=workers, checked=checked, timeout=60.0)
        return timed(lambda: extract(map(str, paths), options, Quiet()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the ratios; 1 where one is over its budget."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extract", description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    files = parser.parse_args(arguments).files
    import lxml.html

    with tempfile.TemporaryDirectory() as folder:
        paths = write_pages(Path(folder), files)
        bare = timed(lambda: [lxml.html.document_fromstring(path.read_bytes()) for path in paths]).processor
        parsed = timed(lambda: [parse_reports(path) for path in paths]).processor
        validated = timed(lambda: [validate(report) for path in paths for report in parse_reports(path)]).processor
        unchecked, one = (extracted(paths, workers=1, checked=checked) for checked in (False, True))
        many = extracted(paths, workers=count_processors(), checked=True)
    print(f"{files} pages of {PAGE_SIZE:,} bytes, {count_processors()} processors, load {os.getloadavg()[0]:.1f}")
    print(
        f"  files per second of one processor: {files / one.processor:.0f}, {files / unchecked.processor:.0f} without rules"
    )
    budgets = [
        Budget("extract / parse_reports and validate", one.processor / validated, MOST_OF_PARSE),
        Budget("extract without rules / parse_reports", unchecked.processor / parsed, MOST_OF_PARSE),
        Budget("extract / lxml.html.document_fromstring", one.processor / bare, None),
        Budget("extract without rules / lxml.html.document_fromstring", unchecked.processor / bare, None),
        Budget(f"clock: rate of {count_processors()} workers / rate of one", one.clock / many.clock, None),
    ]
    print(*budgets, sep="\n")
    return int(any(budget.limit is not None and budget.ratio > budget.limit for budget in budgets))


if __name__ == "__main__":
    sys.exit(main())
