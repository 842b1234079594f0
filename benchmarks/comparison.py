"""What the tools that people use read of invented reports: figures right, missing and wrong, the code it takes, and the time.

    python -m benchmarks.comparison

Each tool has a script of its own (``comparison_*.py``), as a competent researcher writes it for the form of 2021: each reads the
plain page without a mistake. Then the same script meets the other layouts. Needs the extra ``bench``.
"""

import argparse
import ast
import inspect
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import count as count_up
from itertools import islice, product
from pathlib import Path
from types import ModuleType

from attrs import frozen

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from benchmarks import (
    comparison_ours,
    comparison_pandas,
    comparison_soup,
    comparison_spreadsheet,
    comparison_text,
    comparison_trafilatura,
)
from benchmarks.comparison_names import Figures
from benchmarks.comparison_paste import pasted
from benchmarks.measuring import Job, measure
from gov_disclosure.decoding import decode
from writer.damage import damaged
from writer.forms import PROFILES, Number, random_form, seeded
from writer.layouts import LAYOUTS, Layout, html_page
from writer.prose import random_text


@frozen
class Document:
    """One report: its source, what a spreadsheet shows of it, the true figures, and those that it prints."""

    source: str | bytes
    pasted: str
    true: Mapping[str, Number | None]
    printed: AbstractSet[str]


@frozen
class Tool:
    """A tool: its name, the modules that one writes to use it, and its reading of a document."""

    name: str
    modules: tuple[ModuleType, ...]
    read: Callable[[Document], Figures]

    @property
    def lines(self) -> int:
        """The lines of its script, without comments, docstrings, blank lines and the names of the figures."""
        return sum(map(code_lines, self.modules))


def _text(document: Document) -> str:
    return document.source if isinstance(document.source, str) else document.source.decode()


OURS = Tool("gov-disclosure", (comparison_ours,), lambda one: comparison_ours.read(one.source))
SPREADSHEET = Tool(
    "a spreadsheet, by position", (comparison_spreadsheet,), lambda one: comparison_spreadsheet.read(one.pasted)
)
PAGE_TOOLS = (
    Tool("pandas.read_html, by position", (comparison_pandas,), lambda one: comparison_pandas.read(_bytes(one))),
    Tool("Beautiful Soup, by labels", (comparison_soup,), lambda one: comparison_soup.read(_bytes(one))),
    Tool(
        "trafilatura, by labels",
        (comparison_trafilatura,),
        lambda one: comparison_trafilatura.read(_bytes(one)),
    ),
    SPREADSHEET,
    OURS,
)
TEXT_TOOLS = (
    Tool("regular expressions, by labels", (comparison_text,), lambda one: comparison_text.read(_text(one))),
    SPREADSHEET,
    OURS,
)


def _bytes(document: Document) -> bytes:
    return document.source if isinstance(document.source, bytes) else document.source.encode()


def code_lines(module: ModuleType) -> int:
    """The lines of a module that hold code.

    >>> code_lines(comparison_ours)
    4
    """
    tree = ast.parse(inspect.getsource(module))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [each for each in body if not _is_text(each)]  # type: ignore[attr-defined] # a node with a body
    return sum(bool(line.strip()) for line in ast.unparse(tree).splitlines())


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def written(layouts: Iterable[Layout], editions: Sequence[str], forms: int) -> Iterator[Document]:
    """So many reports in each layout."""
    for place, (layout, edition, number) in enumerate(product(layouts, editions, range(forms))):
        random = seeded(place)
        form = random_form(random, edition, PROFILES[1 + number % (len(PROFILES) - 1)])
        source, true = layout(form, random_text(random, form)), layout.figures(form)
        printed = {path for path, value in true.items() if value is not None}
        yield Document(source, _pasted(layout, source), true, printed)


def damaged_pages(count: int) -> Iterator[Document]:
    """So many pages of the form of 2021 with one to three damages each."""
    found = (damaged(seed) for seed in count_up())
    pages = (one for one in found if one.layout.reader == "html" and set(one.form.editions.values()) == {"2021"})
    for one in islice(pages, count):
        yield Document(one.document, _pasted(one.layout, one.document), one.form.figures, one.standing)


def _pasted(layout: Layout, source: str | bytes) -> str:
    """The text as a browser or an editor shows it, and of a page its tables."""
    text = source if isinstance(source, str) else decode(source)[0]
    return pasted(text) if layout.reader == "html" else text


def counted(tool: Tool, document: Document) -> Counter[str]:
    """How many figures the tool reads right, leaves out although they are printed, or reads wrong."""
    try:
        found = tool.read(document)
    except (ValueError, LookupError, TypeError):  # no table, or one that is narrower than it should be
        found = {}
    verdicts = (verdict(found.get(path), true, path in document.printed) for path, true in document.true.items())
    return Counter(each for each in verdicts if each)


def verdict(found: float | None, true: Number | None, printed: bool) -> str:
    """Of one figure.

    >>> verdict(3, 3, True), verdict(None, 3, True), verdict(0, 3, True), verdict(0, None, False)
    ('right', 'missing', 'wrong', 'wrong')
    """
    if found is None:
        return "missing" if printed else ""
    return "right" if true is not None and abs(found - float(true)) < _SAME else "wrong"


_SAME = 1e-6


def table(tools: Sequence[Tool], read: Sequence[Document]) -> Iterator[str]:
    """The lines of a Markdown table."""
    yield "| tool | lines of code | right | missing | wrong | right, % | documents with a wrong figure |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for tool in tools:
        each = [counted(tool, one) for one in read]
        total = sum(each, Counter[str]())
        share = 100 * total["right"] / sum(total.values())
        bad = sum(bool(one["wrong"]) for one in each)
        yield (
            f"| {tool.name} | {tool.lines} | {total['right']} | {total['missing']} | {total['wrong']} "
            f"| {share:.1f} | {bad} of {len(read)} |"
        )


def times(rounds: int) -> Iterator[str]:
    """What each tool takes for one page of 70 KB, against this library."""
    form = random_form(seeded(1), "2021", PROFILES[2])
    page = html_page(form, random_text(seeded(1), form))
    one = Document(page, "", form.figures, form.figures.keys())
    jobs: dict[str, Job] = {tool.name: partial(tool.read, one) for tool in PAGE_TOOLS if tool is not SPREADSHEET}
    found = measure(jobs, rounds)
    for name, took in found.items():
        yield f"| {name} | {took.seconds / found[OURS.name].seconds:.1f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 1 where this library reads a figure wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.comparison", description=__doc__)
    parser.add_argument("--forms", type=int, default=8, help="reports in each layout")
    parser.add_argument("--damaged", type=int, default=400, help="damaged pages")
    parser.add_argument("--rounds", type=int, default=20, help="rounds of the measurement of time")
    given = parser.parse_args(arguments)
    web = [layout for layout in LAYOUTS.values() if layout.reader == "html"]
    plain = [layout for layout in LAYOUTS.values() if layout.reader != "html" and layout.style.tables]
    wrong = 0
    for title, tools, found in (
        ("web pages, form of 2021", PAGE_TOOLS, written(web, ["2021"], given.forms)),
        ("web pages, form of 2019 or mixed", PAGE_TOOLS, written(web, ["2019", "mixed"], given.forms // 2)),
        ("damaged web pages, form of 2021", PAGE_TOOLS, damaged_pages(given.damaged)),
        ("texts, form of 2021", TEXT_TOOLS, written(plain, ["2021"], given.forms)),
    ):
        read = list(found)
        print(f"{title}: {len(read)} documents, {sum(len(one.printed) for one in read)} figures printed\n")
        print(*table(tools, read), sep="\n", end="\n\n")
        wrong += sum(counted(OURS, one)["wrong"] for one in read)
    print("| tool | time for one page of 70 KB, as a multiple of gov-disclosure's |\n|---|--:|")
    print(*times(given.rounds), sep="\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
