"""Fuzz for some minutes, or read the given inputs again: ``PYTHONPATH=src:tests python -m fuzz --minutes 10``.

Each fault is kept once by its kind, as an input and its story, and fuzzing goes on. The exit code is 1 where one was
found.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def read_again(paths: Sequence[Path]) -> int:
    """What the oracle says of kept inputs."""
    from fuzz.inputs import as_source
    from fuzz.oracle import check

    faults = {path: check(as_source(path.read_bytes())) for path in paths}
    for path, fault in faults.items():
        print(f"{path}: {fault.kind}\n{fault.detail}" if fault else f"{path}: sound")
    return int(any(faults.values()))


def fuzz(folder: Path, minutes: float, seed: int) -> None:
    """Instrument the library while it is imported for the first time, then fuzz."""
    import atheris

    with atheris.instrument_imports(include=["gov_disclosure"]):
        from fuzz import loop

        loop.load_all()
    loop.fuzz(folder, minutes, seed)


def main() -> int:
    """Fuzz, or read the inputs that are named."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("inputs", nargs="*", type=Path, help="kept inputs to read again")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"), help="for corpus/ and findings/")
    options = parser.parse_args()
    if options.inputs:
        return read_again(options.inputs)
    fuzz(options.folder, options.minutes, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
