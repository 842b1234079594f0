"""Damaged documents are read without a wrong figure, and the generator damages what it says."""

import os

import attrs
import pytest

from gov_disclosure import parse_report
from writer.damage import (
    NAMES,
    NOT_YET,
    Damaged,
    Outcome,
    damaged,
    main,
    outcome,
    outcomes,
    run,
    summary,
)

SETTLED = tuple(name for name in NAMES if name not in NOT_YET)
SEEDS = 240
GROUP = 20


def _faults(found: Outcome) -> str:
    return f"--show {found.seed}: {found.layout}; {', '.join(found.damages)}; {found.wrong or found.crash}"


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1, SEEDS, GROUP))
def test_no_figure_is_wrong(first: int) -> None:
    """Whatever the damage, a figure is the true one or None, and nothing but the library's errors is raised."""
    found = outcomes(range(first, first + GROUP), SETTLED)
    assert [_faults(one) for one in found if one.wrong or one.crash] == []
    assert any(one.right for one in found)


@pytest.mark.parametrize("name", NAMES)
def test_each_damage_by_itself(name: str) -> None:
    """It changes the document, and does no harm to the figures."""
    documents = [damaged(seed, (name,)) for seed in range(3)]
    assert {document.damages for document in documents} == {(name,)}
    if name not in NOT_YET:
        assert [_faults(found) for found in map(outcome, documents) if found.wrong or found.crash] == []


def test_a_seed_gives_one_document() -> None:
    """The same on every run."""
    assert [damaged(seed).document for seed in range(8)] == [damaged(seed).document for seed in range(8)]
    assert len({damaged(seed).document for seed in range(8)}) == 8


def test_what_is_lost_does_not_stand() -> None:
    """A figure that the damage took away is not missing."""
    document = damaged(4, ("figure_lost",))
    printed = [path for path, value in document.layout.figures(document.form).items() if value is not None]
    assert document.standing <= set(printed)
    assert len(set(printed) - document.standing) == 1


def _readable() -> Damaged:
    """A document that is read in spite of its damage."""
    documents = (damaged(seed, ("table_copied",)) for seed in range(1000))
    return next(document for document in documents if document.layout.name == "html-plain")


def test_other_numbers_are_wrong() -> None:
    """The comparison sees a wrong figure, and the summary shows how to see its document."""
    document = _readable()
    path = next(cell.path for cell in parse_report(document.document).cells if cell.value is not None)
    other = attrs.evolve(document, form=attrs.evolve(document.form, figures={**document.form.figures, path: -1}))
    found = outcome(other)
    assert (list(found.wrong), found.crash) == ([path], None)
    assert any(f"--show {document.seed}:" in line and path in line for line in summary([found]))


def test_what_is_no_report_is_refused_not_wrong() -> None:
    """All of its figures are missing."""
    document = _readable()
    found = outcome(attrs.evolve(document, document="目录"))
    assert (found.refused, found.right, found.missing) == (True, 0, len(document.standing))


def test_crashes_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With their traceback."""

    def fail(report: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("writer.damage.validate", fail)
    found = outcome(damaged(3, ("blank_lines",)))
    assert "ZeroDivisionError" in (found.crash or "")
    assert any(line.startswith("CRASH --show 3") for line in summary([found]))


@pytest.mark.slow
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor")
def test_workers_find_the_same() -> None:
    """The processes share the seeds."""
    assert run(range(60), SETTLED, 2) == run(range(60), SETTLED, 1)


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Counts for many, the document for one."""
    assert main(["--documents", "5", "--only", "blank_lines"]) == 0
    assert "documents 5, refused 0" in capsys.readouterr().out
    assert main(["--show", "5", "--only", "blank_lines"]) == 0
    assert "blank_lines" in capsys.readouterr().out
