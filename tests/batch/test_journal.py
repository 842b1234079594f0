"""Plans that differ, and what a journal keeps."""

import re
from pathlib import Path

import pytest
from attrs import evolve

from gov_disclosure.batch.journal import Journal, Plan
from gov_disclosure.errors import ExtractError

OPTIONS = {"reader": None, "max_size": 100, "wide": False}
PLAN = Plan("1.0", OPTIONS, "00ff", 10)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, None),
        ({"options": {**OPTIONS, "wide": True}}, "--wide was not given and is given now"),
        (
            {"options": {"reader": "html", "max_size": None, "wide": False}},
            "--reader was none and is html now; --max-size was 100 and is none now",
        ),
        ({"options": {}}, "--max-size was 100 and is none now; --wide was not given and is none now"),
        ({"version": "1.1"}, "it was made by version 1.0 of gov-disclosure, and this is 1.1"),
        ({"count": 11, "inputs": "11"}, "there were 10 inputs, and there are 11 now"),
        ({"inputs": "11"}, "there are 10 inputs as before, but others or in another order"),
        (
            {"options": {**OPTIONS, "wide": True}, "count": 11},
            "--wide was not given and is given now; there were 10 inputs, and there are 11 now",
        ),
    ],
)
def test_differences(changes: dict[str, object], words: str | None) -> None:
    """The message names all that differs, as it is typed, with what it was and what it is."""
    assert evolve(PLAN, **changes).differs_from(PLAN) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (["a", "b", "c"], ["a", "c", "b"], "(there are 3 inputs as before, but others or in another order; input 2 was b and is c now)"),
        (["a"], ["a", "b"], "(there were 1 inputs, and there are 2 now; input 2 was none and is b now)"),
        (["a", "b"], ["b"], "(there were 2 inputs, and there are 1 now; input 1 was a and is b now)"),
    ],
)  # fmt: skip
def test_the_first_input_that_differs(tmp_path: Path, before: list[str], now: list[str], words: str) -> None:
    """A run that was begun has the list of its inputs, so that the message names one; both lists stay what they were."""
    journal = Journal(tmp_path / "p.csv")
    journal.begin(Plan("1", OPTIONS, *journal.list_inputs(before)))
    with pytest.raises(ExtractError, match=re.escape(words)) as raised:
        journal.resume(Plan("1", OPTIONS, *journal.list_inputs(now)))
    assert "{" not in str(raised.value)
    assert list(journal.names()) == before
    journal.resume(Plan("1", OPTIONS, *journal.list_inputs(before)))


def test_what_is_half_written_is_in_the_folder(tmp_path: Path) -> None:
    """So that a kill leaves nothing beside the output, which the next run would take for an input."""
    journal = Journal(tmp_path / "p.csv")
    journal.list_inputs([])
    for name in ("p.csv.run.json", "plan.json"):
        (journal.folder / f"{name}.new").mkdir()  # it cannot be written, as where a kill came
        with pytest.raises(OSError, match=f"{name}.new"):
            journal.write_whole(tmp_path / name, b"{}")
    assert [path.name for path in tmp_path.iterdir()] == [".p.csv.partial"]
