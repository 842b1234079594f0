"""Speed and memory of the library, side by side with what people use today, as ratios measured in one run.

    python -m benchmarks
    python -m benchmarks --hostile

Every figure is a ratio of medians: absolute times say more of the machine than of the code. Rivals that are
not installed (extra ``bench``) are named as such.
"""

import argparse
import re
import statistics
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from attrs import evolve

from benchmarks import hostile
from benchmarks.checking import locate_budgets, validate_budgets
from benchmarks.measuring import Budget, measure_over
from gov_disclosure import parse_report
from writer.damage import damaged
from writer.forms import PROFILES, Form, random_form, seeded
from writer.layouts import LAYOUTS, html_page
from writer.prose import Text, random_text

TOKENS = re.compile(r"\d+|[^\W\d]+")
SEED = 2024
PAGE_SIZE = 70_000


Reading = Callable[[bytes], object]


def rivals() -> dict[str, Reading]:
    """What people use on such a page today, as far as it is installed."""
    found: dict[str, Reading] = {}
    try:
        import pandas as pd

        found["pandas.read_html"] = lambda page: pd.read_html(BytesIO(page), encoding="utf-8")  # type: ignore[arg-type] # bytes are read, the stubs know text only
    except ImportError:
        pass
    try:
        from bs4 import BeautifulSoup

        found["BeautifulSoup (lxml)"] = lambda page: BeautifulSoup(page, "lxml")
    except ImportError:
        pass
    try:
        import trafilatura

        found["trafilatura.extract"] = lambda page: trafilatura.extract(page.decode())
    except ImportError:
        pass
    return found


def html_budgets(pages: Sequence[bytes], *, warm: bool = False) -> list[Budget]:
    """`parse_report` on HTML pages against the bare parse and against rivals."""
    import lxml.html

    limits = {"lxml.html.document_fromstring": 3.0, "pandas.read_html": 0.8}
    others: dict[str, Reading] = {"lxml.html.document_fromstring": lxml.html.document_fromstring, **rivals()}
    return [_against(name, other, pages, limits.get(name), warm=warm) for name, other in others.items()]


def _against(name: str, other: Reading, pages: Sequence[bytes], limit: float | None, *, warm: bool) -> Budget:
    """`parse_report` against one other, in turn and with nothing else between: what a third leaves in the caches and on the
    heap moves the ratio by half.
    """
    times = measure_over({"ours": parse_report, "other": other}, pages, warm=warm)
    return Budget(f"parse_report / {name}", times["ours"].seconds / times["other"].seconds, limit)


def text_budget(name: str, texts: Sequence[str], *, warm: bool = False) -> Budget:
    """`parse_report` on texts of one layout against one pass that touches every token once."""
    jobs: dict[str, Callable[[str], object]] = {"parse": parse_report, "tokens": TOKENS.findall}
    times = measure_over(jobs, texts, warm=warm)
    return Budget(f"parse_report / re.findall: {name}", times["parse"].seconds / times["tokens"].seconds, 18.0)


DAMAGES = ("label_lost", "label_misspelt", "label_wrapped", "blanks_lost", "row_numbers", "cut_by_page", "row_glued")


def damaged_texts(name: str) -> Iterator[str]:
    """Invented documents in text whose only damage is the one named."""
    for seed in count(SEED):
        document = damaged(seed, (name,))
        if isinstance(document.document, str) and not document.layout.name.startswith("html"):
            yield document.document


def damaged_ratios(rounds: int) -> Iterator[Budget]:
    """`parse_report` on damaged texts against the same pass: here the balances have to be solved, so there is no limit."""
    for name in DAMAGES:
        budget = text_budget(f"{name} (damaged)", list(islice(damaged_texts(name), rounds + 1)))
        yield evolve(budget, limit=None)


CLOCK = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
IMPORTS = {"ours": CLOCK.format("import gov_disclosure"), "base": CLOCK.format("import lxml.html, regex, attrs")}
BEGIN = "import sys; from gov_disclosure import parse_report, validate; page = sys.stdin.buffer.read(); "
FIRST = {
    "validate": BEGIN + "report = parse_report(page); " + CLOCK.format("validate(report)"),
    "parse": BEGIN + CLOCK.format("parse_report(page)"),
}


def import_budget(rounds: int) -> Budget:
    """The time that the import takes inside a fresh process, against the import of what it stands on."""
    times = _in_processes(IMPORTS, b"", rounds)
    return Budget("import gov_disclosure / import lxml.html, regex, attrs", times["ours"] / times["base"], 1.5)


def first_budget(page: bytes, rounds: int) -> Budget:
    """What one who checks a single report waits for: the first `validate` of a process, against its first parse."""
    times = _in_processes(FIRST, page, rounds)
    return Budget("validate / parse_report, the first of a process", times["validate"] / times["parse"], 2.0)


def _in_processes(commands: Mapping[str, str], page: bytes, rounds: int) -> dict[str, float]:
    """The median of the seconds that each prints, in a fresh process each time."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            printed = subprocess.run([sys.executable, "-c", command], input=page, check=True, capture_output=True)
            times[name].append(float(printed.stdout))
    return {name: statistics.median(found) for name, found in times.items()}


def memory(page: bytes) -> Budget:
    """The most that Python objects took during one parse, as a multiple of the page's bytes (lxml's tree not counted)."""
    parse_report(page)
    tracemalloc.start()
    parse_report(page)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Budget("peak of Python objects / bytes of the page", peak / len(page), None)


def _otherwise(budget: Budget, how: str) -> Budget:
    """The same measured in another way, without a limit."""
    return evolve(budget, name=f"{budget.name} ({how})", limit=None)


def _written(seed: int) -> tuple[Form, Text]:
    """An invented form, and the prose around it."""
    form = random_form(seeded(seed), "2021", PROFILES[2])
    return form, random_text(seeded(seed), form)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; the exit code is 1 where a budget is exceeded."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=60, help="rounds of each comparison (default 60)")
    parser.add_argument(
        "--hostile", nargs="*", metavar="KIND", help="hostile sources instead, all kinds or those named"
    )
    parser.add_argument("--reader", nargs="+", default=(), help="with --hostile: read them by these readers")
    given = parser.parse_args(arguments)
    if given.hostile is not None:
        hostile.main(given.hostile, given.reader)
        return 0
    rounds = given.rounds
    form, text = _written(SEED)
    page = html_page(form, text, PAGE_SIZE)
    written = [_written(SEED + number) for number in range(rounds + 1)]
    pages = [page] * (rounds + 1)
    texts = {name: [str(LAYOUTS[name](form, text))] * (rounds + 1) for name in TEXT_LAYOUTS}
    budgets = [
        *html_budgets(pages),
        *(text_budget(name, same) for name, same in texts.items()),
        *(_otherwise(budget, "warm") for budget in html_budgets(pages, warm=True)[:2]),
        *(_otherwise(text_budget(name, same, warm=True), "warm") for name, same in texts.items()),
        *(_otherwise(budget, "new") for budget in html_budgets([html_page(*each, PAGE_SIZE) for each in written])[:2]),
        *(
            _otherwise(text_budget(name, [str(LAYOUTS[name](*each)) for each in written]), "new")
            for name in TEXT_LAYOUTS
        ),
        *damaged_ratios(rounds),
        *validate_budgets(form, text, PAGE_SIZE, rounds),
        *locate_budgets(form, text, max(10, rounds // 4)),
        import_budget(max(10, rounds // 4)),
        first_budget(page, max(10, rounds // 4)),
        memory(page),
    ]
    print(f"one generated page of {len(page):,} bytes; ratios of medians over {rounds} rounds")
    for budget in budgets:
        print(budget)
    return int(any(budget.limit is not None and budget.ratio > budget.limit for budget in budgets))


TEXT_LAYOUTS = ("pipe-spans", "markdown", "tsv", "lines", "aligned-two-spaces", "boxes-drawn", "mixed-pipes-and-tabs")

if __name__ == "__main__":
    sys.exit(main())
