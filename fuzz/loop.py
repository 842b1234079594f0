"""The loop: libFuzzer through atheris, with the mutations of this package, faults kept and not raised."""

import importlib
import os
import pkgutil
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import atheris
from attrs import define, field

import gov_disclosure
from fuzz.inputs import as_source, first_inputs
from fuzz.mutations import crossed, mutate
from fuzz.oracle import Fault, check

LONGEST = 60_000
"""The longest input, in bytes: two to three times a usual document."""


@define
class Findings:
    """Where faults are kept: one file a kind, and the number of inputs that had it."""

    folder: Path
    kinds: dict[str, int] = field(factory=dict)
    runs: int = 0

    def keep(self, fault: Fault, data: bytes) -> None:
        """Keep the first input of each kind, and a shorter one when it comes."""
        self.kinds[fault.kind] = self.kinds.get(fault.kind, 0) + 1
        path = self.folder / f"{sha256(fault.kind.encode()).hexdigest()[:12]}.input"
        if path.exists() and path.stat().st_size <= len(data):
            return
        path.write_bytes(data)
        path.with_suffix(".txt").write_text(f"{fault.kind}\n\n{fault.detail}\n", "utf-8", "backslashreplace")
        print(f"FAULT {fault.kind}: python -m fuzz {path}", flush=True)

    def tell(self) -> None:
        """Print what was done and found."""
        print(f"{self.runs} inputs, {len(self.kinds)} kinds of faults")
        for kind, count in sorted(self.kinds.items(), key=lambda item: -item[1]):
            print(f"  {count:6} {kind}")
        sys.stdout.flush()


def fuzz(folder: Path, minutes: float, seed: int) -> None:
    """Fuzz until the time is over. libFuzzer never returns: the process ends here, with 1 where faults were found."""
    corpus, found = folder / "corpus", folder / "findings"
    for path in (corpus, found):
        path.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(first_inputs(seed)):
        (corpus / f"first-{seed}-{number:03}").write_bytes(data)
    options = [
        f"-seed={seed}",
        f"-max_len={LONGEST}",
        "-timeout=60",
        "-rss_limit_mb=4096",
        f"-artifact_prefix={found}/",
        str(corpus),
    ]
    one = _one(Findings(found), time.monotonic() + 60 * minutes)
    atheris.Setup([sys.argv[0], *options], one, custom_mutator=_mutated, custom_crossover=_crossed)
    atheris.Fuzz()


def _one(findings: Findings, end: float) -> Callable[[bytes], None]:
    def one(data: bytes) -> None:
        findings.runs += 1
        fault = check(as_source(data))
        if fault:
            findings.keep(fault, data)
        if time.monotonic() > end:
            findings.tell()
            os._exit(bool(findings.kinds))  # libFuzzer takes an exception for a finding

    return one


def load_all() -> None:
    """Import what reading imports later, so that all of it is instrumented."""
    for module in pkgutil.walk_packages(gov_disclosure.__path__, "gov_disclosure."):
        if ".cli" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _mutated(data: bytes, longest: int, seed: int) -> bytes:
    return mutate(data, Random(seed))[:longest]


def _crossed(first: bytes, second: bytes, longest: int, seed: int) -> bytes:
    return crossed(first, second, Random(seed))[:longest] if first and second else first or second
