"""The oracle and the mutations of the fuzz harness hold together: a small run without coverage."""

import sys
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

from gov_disclosure import parse_report
from gov_disclosure.model.report import Report

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fuzz import oracle
from fuzz.inputs import as_data, as_source, first_inputs
from fuzz.mutations import crossed, mutate
from fuzz.oracle import check

FIRST = tuple(first_inputs(1))
ROUNDS = 150


@pytest.mark.parametrize("source", ["公开\n", "\ud800|1", b"\xff\xfe\x00", b"\x00", ""])
def test_an_input_is_one_source(source: str | bytes) -> None:
    """Text, lone surrogates and bytes go through."""
    assert as_source(as_data(source)) == source


def test_any_bytes_are_an_input() -> None:
    """Whatever libFuzzer makes."""
    random = Random(1)
    for length in range(200):
        assert isinstance(as_source(random.randbytes(length)), str | bytes)


@pytest.mark.slow
def test_the_first_inputs_are_sound() -> None:
    """So that what is found comes from mutations."""
    assert [check(as_source(data)) for data in FIRST] == [None] * len(FIRST)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_mutated_inputs_are_sound(seed: int) -> None:
    """Only reports with proofs and the library's own errors come out."""
    random = Random(seed)
    pool = list(FIRST)
    for _ in range(ROUNDS):
        data = mutate(random.choice(pool), random)
        if random.random() < 0.2:
            data = crossed(data, random.choice(pool), random)
        assert check(as_source(data)) is None
        pool[random.randrange(len(pool))] = data[:60_000] or b"t"


def test_the_same_seed_mutates_alike() -> None:
    """So that a finding can be made again."""
    assert [mutate(FIRST[0], Random(seed)) for seed in range(9)] == [
        mutate(FIRST[0], Random(seed)) for seed in range(9)
    ]


def _kind(monkeypatch: pytest.MonkeyPatch, **changed: Any) -> str:  # noqa: ANN401 - any field of a cell
    """What the oracle calls a report whose first figure is changed."""
    source = as_source(next(data for data in FIRST if "<table" not in str(as_source(data))))

    def other(source: str | bytes) -> Report:
        report = parse_report(source)
        at = next(at for at, cell in enumerate(report.cells) if cell.value)
        cells = (*report.cells[:at], attrs.evolve(report.cells[at], **changed), *report.cells[at + 1 :])
        return attrs.evolve(report, cells=cells)

    monkeypatch.setattr(oracle, "parse_report", other)
    fault = check(source)
    assert fault is not None
    return fault.kind


def test_the_oracle_sees_what_is_unsound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures without proof, of other digits, with text that is nowhere or not there."""
    assert _kind(monkeypatch, position=None) == "no-proof"
    assert _kind(monkeypatch, value=987_654_321) == "other-digits"
    assert _kind(monkeypatch, value=987_654_321, raw="987654321") == "raw-not-at-line"
    assert _kind(monkeypatch, path="requests.received.total") == "path-twice"


def test_the_oracle_sees_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is not the library's own."""

    def fail(report: Report) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(oracle, "validate", fail)
    fault = check(as_source(FIRST[0]))
    assert fault is not None
    assert fault.kind.startswith("ZeroDivisionError")
