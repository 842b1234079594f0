"""Print the table of counts, and the wrong figures if there are any: ``PYTHONPATH=src:tests python -m interop``.

``--text DIRECTORY`` keeps what each extractor made of each page.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from interop.counting import count, missing, table
from interop.pages import PAGES
from interop.tools import TOOLS, Tool


def main() -> int:
    """The exit code is 1 where a figure is wrong."""
    parser = argparse.ArgumentParser(prog="python -m interop", description=__doc__)
    parser.add_argument("--text", type=Path, help="keep the extracted texts in this directory")
    folder = parser.parse_args().text
    installed = [tool for tool in TOOLS if tool.version]
    if folder:
        _keep(installed, folder)
    counts = {tool: count(tool, PAGES) for tool in installed}
    print(*table(counts), sep="\n")
    if missing(counts):
        print(f"\nnot installed: {'; '.join(missing(counts))}")
    wrong = [f"WRONG through {tool.name}: {line}" for tool, found in counts.items() for line in found.wrong]
    print(*wrong, sep="\n")
    return int(bool(wrong))


def _keep(tools: Iterable[Tool], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for tool in tools:
        for number, page in enumerate(PAGES):
            (folder / f"{tool.name.replace('/', '-')} {number}.txt").write_text(tool(page.markup), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
