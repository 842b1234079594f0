"""What a run may write over: its own files, and nothing that may be a document."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from chinese import FAULTS
from gov_disclosure.batch import extraction
from gov_disclosure.batch.extraction import extract
from gov_disclosure.batch.inputs import expand
from gov_disclosure.batch.journal import Journal
from gov_disclosure.batch.options import Options, Summary
from gov_disclosure.batch.outcomes import Attempt
from gov_disclosure.batch.sources import Item
from gov_disclosure.errors import ExtractError

NO_REPORT = "会议纪要"


class Watch:
    """Takes what it is told; breaks the run off before the first input is done, where it has to."""

    def __init__(self, *, stops: bool = False) -> None:
        self.stops = stops

    def begin(self, inputs: int, done: int) -> None: ...

    def see(self, item: Item, attempt: Attempt) -> None:
        if self.stops:
            raise KeyboardInterrupt

    def assemble(self) -> None: ...


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page, an empty page that fails, and a document whose name is that of a panel; seen from outside."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("minutes.txt", "a.csv", "a.outcomes.csv"):
        (folder / name).write_text(NO_REPORT, "utf-8")
    (folder / "blank.txt").touch()
    monkeypatch.chdir(tmp_path)
    return folder


def run(*inputs: str, listed: bytes = b"", watch: Watch | None = None, **options: Any) -> Summary:  # noqa: ANN401 - each option has its type
    """Extract as the command does, in this process."""
    given: dict[str, Any] = {name: Path(value) if name in PATHS else value for name, value in options.items()}
    asked = Options(workers=0, **given)
    return extract(expand(inputs, lambda: listed, without=asked.own_files), asked, watch or Watch())


PATHS = {"output", "failed_list"}
GIVEN = {
    "named": ["pages/minutes.txt", "pages/blank.txt", "pages/a.csv"],
    "named alone": ["pages/a.csv"],
    "in another way": ["pages/../pages/a.csv"],
    "folder": ["pages"],
    "pattern": ["pages/*.csv"],
    "list": ["-"],
}


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize("place", ["output", "failed_list"])
def test_an_input_is_never_written_over(pages: Path, place: str, given: str, restart: bool) -> None:
    """Neither by the panel nor by the list of failed inputs; --restart is no leave to do so, and is not advised."""
    options: dict[str, Any] = {"output": "p.csv", place: "pages/a.csv", "restart": restart}
    with pytest.raises(ExtractError, match=r"a\.csv is an input") as raised:
        run(*GIVEN[given], listed=b"pages/minutes.txt\npages/a.csv\n", **options)
    assert ("--errors" in str(raised.value)) == (place == "failed_list")
    assert "--restart" not in f"{raised.value}{raised.value.message_zh}"
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(raised.value.message_zh)]
    assert (pages / "a.csv").read_text("utf-8") == NO_REPORT
    assert sorted(path.name for path in pages.iterdir()) == ["a.csv", "a.outcomes.csv", "blank.txt", "minutes.txt"]


@pytest.mark.parametrize("restart", [False, True])
def test_an_input_is_not_written_over_by_what_stands_beside_the_panel(pages: Path, restart: bool) -> None:
    """The outcomes and the protocol have names that follow from that of the output."""
    (pages / "b.csv.run.json").write_text(json.dumps({"title": "none of a run"}))
    for name, output in (("a.outcomes.csv", "a.csv"), ("b.csv.run.json", "b.csv")):
        before = (pages / name).read_bytes()
        with pytest.raises(ExtractError, match="is an input"):
            run(f"pages/{name}", "pages/minutes.txt", output=f"pages/{output}", restart=restart)
        assert (pages / name).read_bytes() == before


def test_a_panel_of_an_earlier_run_is_no_input(pages: Path) -> None:
    """It stands in the folder that is read, and is left out and replaced as ever; so it is where a shell names it."""
    first = run("pages", output="pages/p.csv")
    assert first.inputs == 4
    assert run(*map(str, sorted(pages.iterdir())), output="pages/p.csv", restart=True).inputs == 4
    assert run("pages", output="pages/p.csv", restart=True).inputs == 4
    with pytest.raises(KeyboardInterrupt):
        run("pages", output="pages/p.csv", restart=True, watch=Watch(stops=True))
    assert run("pages", output="pages/p.csv").inputs == 4
    (pages / "p.csv.run.json").unlink()
    with pytest.raises(ExtractError, match=r"p\.csv is an input that no run of this output is known to have written"):
        run("pages", output="pages/p.csv", restart=True)


@pytest.mark.parametrize("restart", [False, True])
def test_a_list_is_not_written_over_another_file(pages: Path, restart: bool) -> None:
    """A shell makes inputs of all but the first that ``--errors pages/*.txt`` stands for."""
    with pytest.raises(ExtractError, match=r"minutes\.txt is there already, and no run") as raised:
        run("pages/blank.txt", output="p.csv", failed_list="pages/minutes.txt", restart=restart)
    assert "--restart" not in str(raised.value)
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(raised.value.message_zh)]
    assert (pages / "minutes.txt").read_text("utf-8") == NO_REPORT
    assert not Journal(Path("p.csv")).folder.exists()
    assert not Path("p.csv").exists()


def test_a_list_of_an_earlier_run_is_replaced(pages: Path) -> None:
    """The list of the same output, as long as nobody changed it; with --restart one that was changed, but never an input."""
    listed = Path("failed.txt")
    listed.touch()
    for restart in (False, False, True):
        assert run("pages", output="p.csv", failed_list="failed.txt", restart=restart).failed == 1
        assert listed.read_text() == "pages/blank.txt\n"
    with pytest.raises(ExtractError, match="no run of this output wrote it"):
        run("pages", output="q.csv", failed_list="failed.txt")
    listed.write_text("changed")
    with pytest.raises(ExtractError, match=r"has been changed since .* or give --restart") as raised:
        run("pages", output="p.csv", failed_list="failed.txt")
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(raised.value.message_zh)]
    with pytest.raises(ExtractError, match="is an input"):
        run("pages", "failed.txt", output="p.csv", failed_list="failed.txt", restart=True)
    assert listed.read_text() == "changed"
    run("pages", output="p.csv", failed_list="failed.txt", restart=True)
    assert listed.read_text() == "pages/blank.txt\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_list_may_be_a_device(pages: Path) -> None:
    """There is nothing in it to lose."""
    assert run("pages", output="p.csv", failed_list=os.devnull).failed == 1


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("finished", [False, True])
def test_what_was_written_before_a_kill(
    pages: Path, finished: bool, restart: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables and the list have their names, and no protocol tells of them: the same command goes on all the same."""
    options: dict[str, Any] = {"output": "pages/p.csv", "failed_list": "pages/failed.txt"}
    if finished:
        run("pages", output="pages/p.csv")

    def kill(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(extraction, "write_told", kill)
        with pytest.raises(KeyboardInterrupt):
            run("pages", **options)
    assert (pages / "failed.txt").read_text() == "pages/blank.txt\n"
    if restart:
        with pytest.raises(KeyboardInterrupt):
            run("pages", restart=True, watch=Watch(stops=True), **options)
    assert run("pages", **options).inputs == 4
    assert run("pages", **options).already_finished


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("place", ["output", "failed_list"])
def test_a_link_to_what_would_be_written_over(pages: Path, place: str, restart: bool) -> None:
    """An input that is a link is what it leads to."""
    target = Path("elsewhere.csv")
    target.write_text(NO_REPORT, "utf-8")
    (pages / "link.txt").symlink_to(target.resolve())
    options: dict[str, Any] = {"output": "p.csv", place: str(target), "restart": restart}
    with pytest.raises(ExtractError):
        run("pages", **options)
    assert target.read_text("utf-8") == NO_REPORT


def test_a_kill_as_a_run_begins_anew(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the earlier run wrote stays known, though another command is refused in between."""
    options: dict[str, Any] = {"output": "pages/p.csv", "failed_list": "pages/failed.txt"}
    run("pages", **options)

    def kill(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(extraction, "_begin_or_resume", kill)
        with pytest.raises(KeyboardInterrupt):
            run("pages", restart=True, **options)
    with pytest.raises(ExtractError):
        run("pages", **options)
    assert run("pages", restart=True, **options).inputs == 4
