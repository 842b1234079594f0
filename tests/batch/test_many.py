"""Many sources: one outcome each, whatever a source does to the process that reads it."""

import itertools
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import gov_disclosure
from batch.hostile import HostileReader, source
from gov_disclosure import (
    Limits,
    MissingExtraError,
    NotAReportError,
    OutcomeKind,
    ReaderLoadError,
    SourceError,
    UnknownReaderError,
    WorkersError,
    parse_many,
    parse_report,
    parse_reports,
)
from gov_disclosure.batch.outcomes import CODES

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(path for path in (ROOT / "examples" / "documents").iterdir())
SOURCE = str(Path(gov_disclosure.__file__).parents[1])
HOSTILE = HostileReader()


def alive(pid: int) -> bool:
    """Whether there is a process of that number; one that has ended and is not yet waited for does not count."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children() -> set[int]:
    """The workers that this process has."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            command = (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if fields[0] != "Z" and int(fields[1]) == os.getpid() and b"spawn_main" in command:
            found.add(int(path.parent.name))
    return found


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_the_same_as_one_by_one(workers: int) -> None:
    """Workers give the reports that `parse_reports` gives, in the order of the sources."""
    outcomes = list(parse_many(SAMPLES, workers=workers))
    assert [outcome.name for outcome in outcomes] == [str(path) for path in SAMPLES]
    assert [outcome.number for outcome in outcomes] == list(range(len(SAMPLES)))
    for path, outcome in zip(SAMPLES, outcomes, strict=True):
        if path.suffix == ".md" and path.stem == "README":
            assert (outcome.kind, outcome.code, outcome.report) == (OutcomeKind.NOT_A_REPORT, "not-a-report", None)
        else:
            assert outcome.reports == parse_reports(path)
            assert (outcome.kind, outcome.code, outcome.message) == (OutcomeKind.READ, None, None)
            assert outcome.seconds > 0


def test_an_outcome_is_a_value() -> None:
    """Equal ones are equal, whatever time they took, and one comes back from a pickle."""
    first, second = (next(parse_many([SAMPLES[1]], workers=0)) for _ in range(2))
    assert first == second == pickle.loads(pickle.dumps(first))  # noqa: S301 - made here
    assert first.report is first.reports[0]


def test_sources() -> None:
    """Paths, bytes, and bytes with a name."""
    text = source().partition(b"\n")[2]
    outcomes = list(parse_many([SAMPLES[1], text, ("档案馆.txt", text)], workers=0))
    assert [outcome.name for outcome in outcomes] == [str(SAMPLES[1]), "source 2", "档案馆.txt"]
    names = [outcome.report and outcome.report.source and outcome.report.source.name for outcome in outcomes]
    assert names == [SAMPLES[1].name, None, "档案馆.txt"]


@pytest.mark.parametrize("given", ["report.html", 3, None, ("a", "text"), bytearray(b"x")])
def test_sources_of_another_type(given: object) -> None:
    """A `str` could be a path or a text, so it is refused like all else."""
    with pytest.raises(SourceError, match="source 1 is"):
        list(parse_many([given], workers=0))  # type: ignore[list-item]


@pytest.mark.parametrize("given", ["report.html", Path("report.html"), b"text", 3, None])
def test_one_thing_in_the_place_of_sources(given: Any) -> None:  # noqa: ANN401 - anything
    """The call itself says that a list is wanted."""
    with pytest.raises(SourceError, match=r"takes an iterable of sources, not one \w+: pass a list such as \[path\]"):
        parse_many(given)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("workers", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_what_is_no_file(tmp_path: Path, workers: int) -> None:
    """A pipe that nobody writes into has its outcome at once: opening it would take the whole time limit."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    started = time.monotonic()
    paths = [tmp_path / "pipe", tmp_path / "link", Path(os.devnull)]
    for outcome in parse_many(paths, workers=workers, timeout=30):
        assert (outcome.kind, outcome.code) == (OutcomeKind.FAILED, "file-unreadable")
        assert "it is a pipe, a socket or a device" in (outcome.message or "")
    assert time.monotonic() - started < 20


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system does not name what is open")
def test_what_this_process_holds_open() -> None:
    """`/dev/fd/63`, as a shell names the pipe of ``<(command)``, is read where it is open: in this process."""
    read, write = os.pipe()
    os.write(write, SAMPLES[1].read_bytes())
    os.close(write)
    (outcome,) = parse_many([Path(f"/dev/fd/{read}")], workers=0)
    os.close(read)
    assert outcome.kind is OutcomeKind.READ


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system does not name what is open")
def test_workers_have_no_standard_input() -> None:
    """It is said, and not taken for an empty document."""
    (outcome,) = parse_many([Path("/dev/stdin")], workers=1)
    assert (outcome.kind, outcome.code) == (OutcomeKind.FAILED, "file-unreadable")
    assert "0 workers" in (outcome.message or "")


ORDERS = {
    "exit": (OutcomeKind.FAILED, "worker-died", "exit code 7"),
    "kill": (OutcomeKind.FAILED, "worker-died", "SIGKILL"),
    "hang": (OutcomeKind.FAILED, "timed-out", "2 seconds"),
    "sleep": (OutcomeKind.FAILED, "timed-out", "2 seconds"),
    "memory": (OutcomeKind.FAILED, "reader-failed", "MemoryError"),
    "leave": (OutcomeKind.FAILED, "internal-error", "SystemExit"),
}


@pytest.mark.slow
@pytest.mark.parametrize("ordered", [True, False])
def test_a_source_that_ends_its_process_costs_itself_only(ordered: bool) -> None:
    """Crashes and hangs are outcomes of their sources; all others are read, and no process is left."""
    orders = [order for name in ORDERS for order in ("", name, "")]
    outcomes = list(
        parse_many(map(source, orders), workers=2, timeout=2, ordered=ordered, reader=HOSTILE),
    )
    assert sorted(outcome.number for outcome in outcomes) == list(range(len(orders)))
    if ordered:
        assert [outcome.number for outcome in outcomes] == list(range(len(orders)))
    for outcome in outcomes:
        kind, code, words = ORDERS.get(orders[outcome.number], (OutcomeKind.READ, None, None))
        assert (outcome.kind, outcome.code) == (kind, code)
        assert words is None or (outcome.message and words in outcome.message)
    assert not children()


@pytest.mark.slow
def test_a_worker_that_is_killed_from_outside() -> None:
    """A worker that dies while it has nothing to do, or in the middle, is replaced, and no source is lost."""
    done = 0
    for outcome in parse_many([SAMPLES[5]] * 40, workers=2, timeout=30):
        done += 1
        assert outcome.kind is OutcomeKind.READ
        if done in {5, 20, 36}:  # so far apart that none is being read at two of them
            time.sleep(0.3 if done == 5 else 0)  # the workers are done with what they had, or not
            for pid in children():
                os.kill(pid, 9)
    assert done == 40


def test_sources_without_end() -> None:
    """Sources are taken as they are needed, and an early end stops the workers."""
    taken = itertools.count()

    def endless() -> Iterator[bytes]:
        for _ in taken:
            yield source()

    outcomes = parse_many(endless(), workers=2, reader=HOSTILE)
    for _ in range(20):
        assert next(outcomes).kind is OutcomeKind.READ
    assert next(taken) <= 20 + 8 + 2
    assert len(children()) == 2
    outcomes.close()
    assert not children()


@pytest.mark.slow
def test_a_source_that_takes_long_holds_up_few() -> None:
    """In order, at most four sources for each worker are ahead of one that hangs."""
    taken = itertools.count()
    orders = itertools.chain(["sleep"], itertools.repeat("", 100))
    outcomes = parse_many((source(order) for order in orders if next(taken) >= 0), workers=2, timeout=3, reader=HOSTILE)
    assert next(outcomes).code == "timed-out"
    assert next(taken) <= 10
    outcomes.close()


def test_a_fault_of_the_sources_comes_through() -> None:
    """What the iterator raises is the caller's, and the workers are stopped."""

    def broken() -> Iterator[bytes]:
        yield source()
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        list(parse_many(broken(), workers=1, reader=HOSTILE))
    assert not children()


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize("workers", [0, pytest.param(1, marks=pytest.mark.slow), 2])
@pytest.mark.parametrize("fault", [LookupError, SourceError])
def test_a_fault_of_the_sources_costs_no_document(workers: int, ordered: bool, fault: type[Exception]) -> None:
    """What was handed out before is read, and comes first."""

    def broken() -> Iterator[Any]:
        yield from [source(), source(), source()]
        if fault is LookupError:
            raise LookupError("no more")
        yield "a text"

    outcomes = parse_many(broken(), workers=workers, ordered=ordered, reader=HOSTILE)
    found = list(itertools.islice(outcomes, 3))
    assert {(outcome.number, outcome.kind) for outcome in found} == {(n, OutcomeKind.READ) for n in range(3)}
    with pytest.raises(fault):
        next(outcomes)
    assert not children()


@pytest.mark.parametrize("path", ["a\0b.html", "\ud800.html"])
def test_a_path_that_no_file_can_have(path: str) -> None:
    """It is the caller's, and no fault of the library."""
    (outcome,) = parse_many([Path(path)], workers=0)
    assert (outcome.code, outcome.kind) == ("file-unreadable", OutcomeKind.FAILED)
    assert outcome.message is not None
    assert outcome.message.startswith("no file can have this path")
    with pytest.raises(SourceError, match="no file can have the path"):
        parse_report(Path(path))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Each has a code of its own."""
    large = tmp_path / "large.txt"
    large.write_bytes(source() * 200)
    empty = tmp_path / "empty.txt"
    empty.touch()
    given = [tmp_path / "none.txt", tmp_path, large, empty]
    outcomes = list(parse_many(given, workers=0, limits=Limits(size=5000)))
    assert [outcome.code for outcome in outcomes] == [
        "file-not-found",
        "file-is-folder",
        "limit-exceeded",
        "source-empty",
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "other-format"),
        (b"PK\x03\x04word/", "other-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "other-format"),
        (b"{\\rtf1 text}", "other-format"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "other-format"),
        (b"", "source-empty"),
        (b"\xef\xbb\xbf \r\n", "source-empty"),
        ("<html><body>会议纪要</body></html>".encode(), "not-a-report"),
        (b"body { color: black }", "not-a-report"),
    ],
)
@pytest.mark.parametrize("reader", [None, "html"])
def test_what_nobody_can_tell_to_be_no_report(data: bytes, code: str, reader: str | None) -> None:
    """A file that is not read as text may hold a report: it failed. `parse_report` raises `NotAReportError` for it all the same."""
    (outcome,) = parse_many([("given", data)], workers=0, reader=reader)
    kind = OutcomeKind.NOT_A_REPORT if code == "not-a-report" else OutcomeKind.FAILED
    assert (outcome.code, outcome.kind) == (code, kind)
    with pytest.raises(NotAReportError):
        parse_report(data, reader=reader)


def test_noise() -> None:
    """No reader takes it, so nobody has looked whether it is a report."""
    (outcome,) = parse_many([bytes(range(256)) * 9], workers=0)
    assert (outcome.code, outcome.kind) == ("other-format", OutcomeKind.FAILED)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"workers": -1}, SourceError, "workers must be"),
        ({"timeout": 0}, SourceError, "timeout must be"),
        ({"reader": "none-such"}, UnknownReaderError, "none-such"),
        ({"reader": 5}, ReaderLoadError, "no reader"),
        ({"encoding": "gbkk"}, SourceError, "unknown encoding 'gbkk'"),
    ],
)
def test_mistakes_are_told_before_anything_is_read(
    options: dict[str, object], error: type[Exception], words: str
) -> None:
    """The call itself raises, not the first step."""
    with pytest.raises(error, match=words):
        parse_many([], **MappingProxyType(options))  # type: ignore[arg-type]


def test_a_reader_that_cannot_be_sent() -> None:
    """A reader of a class that no module holds only works in this process."""

    class Local(HostileReader):
        pass

    with pytest.raises(SourceError, match="workers=0"):
        parse_many([source()], reader=Local(), workers=1)
    assert next(parse_many([source()], reader=Local(), workers=0)).kind is OutcomeKind.READ


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra; in this process no extra is needed."""
    monkeypatch.setitem(sys.modules, "pebble", None)
    with pytest.raises(MissingExtraError, match=r"gov-disclosure\[batch\]"):
        parse_many([source()], workers=1)
    assert len(list(parse_many(SAMPLES[:1], workers=0))) == 1


@pytest.mark.slow
def test_a_script_without_a_guard(tmp_path: Path) -> None:
    """Workers import the script; one that begins anew there is told so, instead of hanging."""
    script = tmp_path / "script.py"
    script.write_text("from gov_disclosure import parse_many\nlist(parse_many([b'x'], workers=1))\n")
    done = subprocess.run(
        [sys.executable, script], capture_output=True, check=False, timeout=60, env={**os.environ, "PYTHONPATH": SOURCE}
    )
    assert done.returncode == 1
    assert WorkersError.__name__ in done.stderr.decode()
    assert '__name__ == "__main__"' in done.stderr.decode()


@pytest.mark.slow
def test_a_parent_that_is_killed_leaves_no_worker(tmp_path: Path) -> None:
    """Workers end when nobody is left to send them anything."""
    code = (
        "import sys, time\nfrom batch.hostile import HostileReader, source\nfrom gov_disclosure import parse_many\n"
        "from batch.test_many import children\n"
        "outcomes = parse_many(iter(lambda: source(), None), workers=2, reader=HostileReader())\n"
        "next(outcomes); next(outcomes)\nprint(*children(), flush=True)\ntime.sleep(60)\n"
    )
    path = os.pathsep.join([SOURCE, str(ROOT / "tests")])
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    ) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert len(workers) == 2
    deadline = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(alive, workers))


def test_codes_are_documented() -> None:
    """The page has every code."""
    page = (ROOT / "docs" / "extract.md").read_text("utf-8")
    assert all(f"`{code}`" in page for code in CODES)


@pytest.mark.parametrize(
    "option", [{"workers": 1.5}, {"workers": "2"}, {"timeout": "5"}, {"limits": 10}, {"encoding": 5}]
)
def test_options_of_another_type(option: dict[str, Any]) -> None:
    """They are a mistake like numbers that are too small."""
    with pytest.raises(SourceError, match=next(iter(option))):
        parse_many([b""], **option)
