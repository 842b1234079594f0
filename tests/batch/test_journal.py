"""Plans that differ, and what a journal keeps."""

import re
from pathlib import Path

import pytest
from attrs import evolve

from chinese import FAULTS
from gov_disclosure.batch.journal import Journal, Plan
from gov_disclosure.errors import ExtractError

OPTIONS = {"reader": None, "max_size": 100, "wide": False}
PLAN = Plan("1.0", OPTIONS, "00ff", 10)


@pytest.mark.parametrize(
    ("changes", "english", "chinese"),
    [
        (
            {"options": {**OPTIONS, "wide": True}},
            "--wide was not given and is given now",
            "--wide 原来未给出，现在已给出",
        ),
        (
            {"options": {"reader": "html", "max_size": None, "wide": False}},
            "--reader was none and is html now; --max-size was 100 and is none now",
            "--reader 原来为 none，现在为 html；--max-size 原来为 100，现在为 none",
        ),
        (
            {"options": {}},
            "--max-size was 100 and is none now; --wide was not given and is none now",
            "--max-size 原来为 100，现在为 none；--wide 原来未给出，现在为 none",
        ),
        (
            {"version": "1.1"},
            "it was made by version 1.0 of gov-disclosure, and this is 1.1",
            "它由 gov-disclosure 1.0 版写出，而这是 1.1 版",
        ),
        (
            {"layout": 2},
            "another build of gov-disclosure made it, with other tables (layout 1, and this is 2)",
            "它由另一次构建的 gov-disclosure 写出，各表不同（表式 1，而这是 2）",
        ),
        (
            {"count": 11, "inputs": "11"},
            "there were 10 inputs, and there are 11 now",
            "原有 10 个输入，现有 11 个",
        ),
        (
            {"inputs": "11"},
            "there are 10 inputs as before, but others or in another order",
            "输入仍为 10 个，但已更换，或次序不同",
        ),
        (
            {"options": {**OPTIONS, "wide": True}, "count": 11},
            "--wide was not given and is given now; there were 10 inputs, and there are 11 now",
            "--wide 原来未给出，现在已给出；原有 10 个输入，现有 11 个",
        ),
    ],
)
def test_differences(changes: dict[str, object], english: str, chinese: str) -> None:
    """The message names all that differs, as it is typed, with what it was and what it is, in both languages."""
    assert evolve(PLAN, **changes).differs_from(PLAN) == (english, chinese)  # type: ignore[arg-type]
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(chinese)]


def test_equal_plans() -> None:
    """There is nothing to say."""
    assert evolve(PLAN).differs_from(PLAN) is None


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
    assert "{" not in f"{raised.value}{raised.value.message_zh}"
    assert "个输入原为 " in raised.value.message_zh
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(raised.value.message_zh)]
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
