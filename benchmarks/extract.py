"""How many files a second `extract` reads on one core, against reading them one by one and against the bare parse.

    python -m benchmarks.extract

The same invented HTML pages each time. Seconds are those of a clock, since the work is done in other processes: run it on a
machine that is quiet, with the load that is printed near zero.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from benchmarks.measuring import Budget
from gov_disclosure import parse_reports
from gov_disclosure.batch.extraction import Options, extract
from gov_disclosure.batch.workers import count_processors
from gov_disclosure.cli.progress import Quiet
from writer.forms import random_form, seeded
from writer.layouts import html_page
from writer.prose import random_text

PAGE_SIZE = 70_000
MOST_OF_PARSE = 2.0
"""What `extract` without rules may take at most, as a multiple of reading the same files one by one."""


def write_pages(folder: Path, count: int) -> list[Path]:
    """So many pages, each with a report of its own."""
    paths = []
    for number in range(count):
        form = random_form(seeded(number), "2021")
        path = folder / f"{number:05}.html"
        path.write_bytes(html_page(form, random_text(seeded(number), form), PAGE_SIZE))
        paths.append(path)
    return paths


def timed(job: Callable[[], object]) -> float:
    """The seconds that a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def extracted(paths: Sequence[Path], *, workers: int, checked: bool) -> float:
    """The seconds that `extract` takes for the files, starting its workers included."""
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
        bare = timed(lambda: [lxml.html.document_fromstring(path.read_bytes()) for path in paths])
        parsed = timed(lambda: [parse_reports(path) for path in paths])
        one, checked = (extracted(paths, workers=1, checked=checked) for checked in (False, True))
        many = extracted(paths, workers=count_processors(), checked=True)
    print(f"{files} pages of {PAGE_SIZE:,} bytes, {count_processors()} processors, load {os.getloadavg()[0]:.1f}")
    for name, seconds in (("without rules", one), ("with rules", checked)):
        print(f"  extract, one worker, {name}: {files / seconds:.0f} files a second")
    budgets = [
        Budget("extract / parse_reports, one worker, without rules", one / parsed, MOST_OF_PARSE),
        Budget("extract / parse_reports, one worker, with rules", checked / parsed, None),
        Budget("extract / lxml.html.document_fromstring, one worker", one / bare, None),
        Budget(f"rate of {count_processors()} workers / rate of one", checked / many, None),
    ]
    print(*budgets, sep="\n")
    return int(any(budget.limit is not None and budget.ratio > budget.limit for budget in budgets))


if __name__ == "__main__":
    sys.exit(main())
