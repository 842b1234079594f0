"""A folder of invented reports in every layout, for runs over many files: ``python -m writer.corpus`` in ``tests/``.

Each file follows from its number alone. One in ten has a figure changed, so that balances fail; one in fifty is no report.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

from attrs import evolve

from writer.forms import EDITIONS, Form, random_form, seeded
from writer.layouts import LAYOUTS
from writer.prose import random_text

_FOLDER = 500
"""Files in a folder."""
_MINUTES = "第{number}次办公会议纪要\n一、会议听取了有关工作的汇报。\n二、会议决定按计划推进各项任务。\n"


def document(number: int, seed: int = 0) -> tuple[str, bytes]:
    """The name and the content of one file."""
    if number % 50 == 49:
        return f"{number:06}-minutes.txt", _MINUTES.format(number=number).encode()
    random = seeded(seed * 1_000_003 + number)
    layout = list(LAYOUTS.values())[number % len(LAYOUTS)]
    form = random_form(random, random.choice(list(EDITIONS)))
    text = random_text(random, form)
    content = layout(_slipped(form, random) if number % 10 == 7 else form, text)
    suffix = "html" if layout.name.startswith("html") else "txt"
    data = content if isinstance(content, bytes) else content.encode()
    return f"{number:06}-{layout.name}.{suffix}", data


def write(folder: Path, documents: int, seed: int = 0) -> None:
    """Write so many files."""
    for number in range(documents):
        name, content = document(number, seed)
        path = folder / f"{number // _FOLDER:04}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _slipped(form: Form, random: Random) -> Form:
    """The form with one figure of section 三 changed."""
    path = random.choice([path for path in form.figures if path.startswith("requests.")])
    return evolve(form, figures={**form.figures, path: form.figures[path] + random.randint(1, 9)})


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the folder."""
    parser = argparse.ArgumentParser(prog="python -m writer.corpus", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    write(options.folder, options.documents, options.seed)
    print(f"{options.documents} files in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
