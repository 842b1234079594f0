"""What is given, as a list of files."""

import io
import json
import os
import socket
import time
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path

import pytest

from gov_disclosure.batch.inputs import expand, join_list, misread, read_list, split_list, write_list
from gov_disclosure.errors import SourceError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files, hidden ones among them, that is the current one."""
    for name in ("b.html", "a.html", "sub/c.html", "sub/.hidden.html", ".git/config", "z [1].html", "sub/deep/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


NOTHING = b""


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["b.html", "a.html"], ["b.html", "a.html"]),
        (["."], ["./a.html", "./b.html", "./z [1].html", "./sub/c.html", "./sub/deep/d.txt"]),
        (["sub"], ["sub/c.html", "sub/deep/d.txt"]),
        (["*.html"], ["a.html", "b.html", "z [1].html"]),
        (["**/*.html"], ["a.html", "b.html", "sub/c.html", "z [1].html"]),
        (["**"], ["a.html", "b.html", "sub/c.html", "sub/deep/d.txt", "z [1].html"]),
        (["sub/**"], ["sub/c.html", "sub/deep/d.txt"]),
        (["s*/**/*.txt"], ["sub/deep/d.txt"]),
        (["**/sub/**/*.*"], ["sub/c.html", "sub/deep/d.txt"]),
        (["**.html"], ["a.html", "b.html", "z [1].html"]),
        (["**/.hidden.html"], ["sub/.hidden.html"]),
        (["z [1].html"], ["z [1].html"]),
        (["none.html"], ["none.html"]),
        (["a.html", "./a.html", "sub/../a.html", "*.html"], ["a.html", "b.html", "z [1].html"]),
        ([".git"], [".git/config"]),
    ],
)
def test_expand(folder: Path, arguments: list[str], found: list[str]) -> None:
    """Files as they are named, folders by name, patterns; each file once."""
    assert list(expand(arguments, lambda: NOTHING)) == [os.path.normpath(p) if arguments != ["."] else p for p in found]


def test_a_list(folder: Path) -> None:
    """A list may name folders too, but no patterns: a name may look like one."""
    listed = b"b.html\nsub\nz [1].html\n"
    assert list(expand(["-"], lambda: listed)) == ["b.html", "sub/c.html", "sub/deep/d.txt", "z [1].html"]
    assert list(expand(["-"], lambda: b"a.html\0b\nb.html\0")) == ["a.html", "b\nb.html"]


def test_a_pattern_that_nothing_fits(folder: Path) -> None:
    """It is most likely a slip, and an empty result would hide it."""
    with pytest.raises(SourceError, match="no file fits"):
        list(expand(["*.pdf"], lambda: NOTHING))


def test_own_files_are_no_inputs(folder: Path) -> None:
    """The output may stand in the folder that is read."""
    without = [folder / "b.html", folder / "sub" / "c.html"]
    assert list(expand(["."], lambda: NOTHING, without)) == ["./a.html", "./z [1].html", "./sub/deep/d.txt"]


PLAN = {"inputs": "00ff"}
WRITTEN = ["a.csv", "a.outcomes.csv", "b.html", "sub/c.html", "a.csv.run.json"]


@pytest.mark.parametrize("given", [".", "*"])
@pytest.mark.parametrize(
    ("protocol", "left_out"),
    [
        ({"plan": PLAN, "summary": {"files": WRITTEN}}, True),
        ({"summary": {"files": WRITTEN}}, False),
        ({"plan": {}, "summary": {"files": WRITTEN}}, False),
        ({"plan": PLAN, "summary": {"files": "a.csv"}}, False),
        ({"plan": PLAN, "summary": {"files": [*WRITTEN, 3]}}, False),
        ({"plan": PLAN, "summary": {"files": WRITTEN}, "lists": 3}, False),
        ({"plan": PLAN, "summary": None}, False),
        ([1], False),
        ("{", False),
        ("[" * 100_000, False),
    ],
)
def test_what_a_finished_run_wrote_is_no_input(folder: Path, given: str, protocol: object, left_out: bool) -> None:
    """It names no other files than its own; what only looks like a protocol is an input like any other."""
    text = protocol if isinstance(protocol, str) else json.dumps(protocol)
    (folder / "a.csv.run.json").write_text(text)
    for name in ("a.csv", "a.outcomes.csv"):
        (folder / name).touch()
    found = {os.path.normpath(path) for path in expand([given], lambda: NOTHING)}
    assert {"b.html", "z [1].html"} <= found
    own = {"a.csv", "a.outcomes.csv", "a.csv.run.json"}
    assert own.isdisjoint(found) if left_out else own <= found


@pytest.mark.parametrize("given", [".", "*"])
def test_a_protocol_of_what_no_run_writes(folder: Path, given: str) -> None:
    """A page is never the output of a run, whatever stands beside it: it is not passed over."""
    (folder / "a.html.run.json").write_text(json.dumps({"plan": PLAN, "summary": {"files": ["a.html"]}}))
    found = {os.path.normpath(path) for path in expand([given], lambda: NOTHING)}
    assert {"a.html", "a.html.run.json"} <= found


@pytest.mark.parametrize("given", [".", "./", "*", "sub/../*"])
def test_lists_of_failed_inputs_are_no_inputs(folder: Path, given: str) -> None:
    """Those of finished runs, as long as they are what was written; a file of another content is an input."""
    lists = {name: sha256(b"x.html\n").hexdigest() for name in ("failed.txt", "other.txt", "gone.txt", "sub/c.html")}
    told = {"plan": PLAN, "summary": {"files": []}, "lists": {**lists, "b.html": 3}}
    (folder / "p.CSV.run.json").write_text(json.dumps(told))
    (folder / "failed.txt").write_bytes(b"x.html\n")
    (folder / "other.txt").write_bytes(b"y.html\n")
    found = {os.path.normpath(path) for path in expand([given], lambda: NOTHING)}
    assert "failed.txt" not in found
    assert {"a.html", "b.html", "other.txt"} <= found


def test_an_input_without_a_character(folder: Path) -> None:
    """A variable of a shell that is not set: it is no folder."""
    for given in ([""], ["a.html", ""]):
        with pytest.raises(SourceError, match="an input is empty"):
            list(expand(given, lambda: NOTHING))


@pytest.mark.parametrize("given", [["b.html"], ["b.html", "./b.html", "sub/../b.html"]])
def test_nothing_but_own_files(folder: Path, given: list[str]) -> None:
    """The message names the file: the user named one, and so is not told that there was none."""
    with pytest.raises(SourceError, match=r"b\.html is written by the run itself") as raised:
        list(expand(given, lambda: NOTHING, [folder / "b.html"]))
    assert "由这次运行写出" in raised.value.message_zh
    assert list(expand([*given, "a.html"], lambda: NOTHING, [folder / "b.html"])) == ["a.html"]


def test_a_list_in_another_encoding(folder: Path) -> None:
    """The first path that is not UTF-8 and that no file has; names in other encodings are paths like any other."""
    (folder / os.fsdecode("有.html".encode("gbk"))).touch()
    there = "有.html\n".encode("gbk")
    assert misread(b"none.html\n" + "无.html\n".encode()) is None
    assert misread(there) is None
    assert misread(b"a.html\n" + there + "无.html\n".encode("gbk")) == (3, r"\xce\xde.html")


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_list_with_a_byte_order_mark(folder: Path, line_end: bytes) -> None:
    """Editors of Windows write one; it belongs to no path."""
    listed = b"\xef\xbb\xbf" + line_end.join([b"b.html", b"a.html", b""])
    assert list(expand(["-"], lambda: listed)) == ["b.html", "a.html"]


@pytest.mark.parametrize(
    "names", [[], ["a.html"], ["a\nb.html"], ["a.html\r"], ["\ufeffa.html"], [os.fsdecode(b"\xd6"), "\ufeff", " "]]
)
def test_a_list_that_is_joined(names: list[str]) -> None:
    """It splits into the same names."""
    assert split_list(join_list(names)) == names


def test_any_name_survives_the_list(tmp_path: Path) -> None:
    """Names are bytes: line feeds, other encodings, names longer than what is read at once."""
    names = [
        "a\nb.html",
        os.fsdecode(b"\xb9\xab.html"),
        "公开.html",
        *(f"{'x' * 200}{number}" for number in range(2000)),
    ]
    file = io.BytesIO()
    assert write_list(names, file) == len(names)
    (tmp_path / "inputs").write_bytes(file.getvalue())
    assert list(read_list(tmp_path / "inputs")) == names
    assert split_list(file.getvalue()) == names


def test_a_folder_that_cannot_be_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an input itself, and so has an outcome: what it holds is not passed over in silence."""
    scan = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(expand(["sub"], lambda: NOTHING)) == ["sub/c.html", "sub/deep"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("sub/*/*.txt", ["sub/deep/d.txt", "sub/closed"]),
        ("s*/*/*.html", ["sub/open/e.html", "sub/closed"]),
        ("*/closed/*.html", ["sub/closed"]),
        ("sub/closed/*.html", ["sub/closed"]),
        ("sub/*/e.html", ["sub/open/e.html", "sub/closed"]),
        ("sub/*/**/*.html", ["sub/open/e.html", "sub/closed"]),
        ("*/*/**/*.html", ["sub/open/e.html", "sub/closed"]),
        ("sub/*.html", ["sub/c.html"]),
    ],
)
def test_a_folder_that_no_part_of_a_pattern_can_open(
    folder: Path, pattern: str, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`glob` passes it over in silence; here it is an input, and so has an outcome."""
    scan, look = os.scandir, os.lstat
    for name in ("closed/d.html", "open/e.html"):
        (folder / "sub" / name).parent.mkdir()
        (folder / "sub" / name).touch()

    def refuse(path: str) -> None:
        if "closed" in os.path.split(path)[-1]:
            raise PermissionError(13, "Permission denied", path)

    def scan_or_refuse(path: str) -> object:
        refuse(path)
        return scan(path)

    def look_or_refuse(path: str, **more: int) -> object:
        refuse(os.fspath(Path(path).parent))
        return look(path, **more)

    monkeypatch.setattr(os, "scandir", scan_or_refuse)
    monkeypatch.setattr(os, "lstat", look_or_refuse)
    assert list(expand([pattern], lambda: NOTHING)) == found


NO_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
PATTERNS = ["{}", "{}/**", "{}/**/*", "{}/**/*.html", "{}/**/**/*.html"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_links_to_folders_are_not_followed(tmp_path: Path, pattern: str) -> None:
    """Neither in folders nor by ``**``: links that point upward would give each file again and again, or never end."""
    (tmp_path / "pages" / "sub").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    for name in ("pages/a.html", "pages/sub/b.html", "elsewhere/c.html"):
        (tmp_path / name).touch()
    for number, target in enumerate(["..", "../pages", "../elsewhere", "sub"]):
        (tmp_path / "pages" / f"link{number}").symlink_to(target)
        (tmp_path / "pages" / "sub" / f"up{number}").symlink_to("../../pages")
    started = time.process_time()
    found = list(expand([pattern.format(tmp_path / "pages")], lambda: NOTHING))
    assert [os.path.relpath(path, tmp_path) for path in found] == ["pages/a.html", "pages/sub/b.html"]
    assert time.process_time() - started < 1
    (tmp_path / "top").symlink_to("pages")
    found = list(expand([pattern.format(tmp_path / "top")], lambda: NOTHING))
    assert [os.path.relpath(path, tmp_path) for path in found] == ["top/a.html", "top/sub/b.html"]


@NO_PIPES
@pytest.mark.parametrize("link", [False, True])
@pytest.mark.parametrize("pattern", [*PATTERNS, "{}/*"])
def test_what_is_no_file_is_no_input(tmp_path: Path, pattern: str, link: bool) -> None:
    """A pipe or a socket in a folder holds no document, and whoever opens it may wait for ever; a dangling link is told of."""
    (tmp_path / "a.html").touch()
    (tmp_path / "gone.html").symlink_to("nowhere")
    there = tmp_path / ("real" if link else ".")
    for path, name in _special(there):
        if link:
            (tmp_path / name).symlink_to(path)
    found = list(expand([pattern.format(tmp_path)], lambda: NOTHING))
    assert [Path(path).name for path in found] == ["a.html", "gone.html"]


def _special(folder: Path) -> Iterator[tuple[Path, str]]:
    folder.mkdir(exist_ok=True)
    os.mkfifo(folder / "pipe.html")
    yield folder / "pipe.html", "pipe.html"
    with socket.socket(socket.AF_UNIX) as given:
        given.bind(os.path.relpath(folder / "socket.html"))
        yield folder / "socket.html", "socket.html"


@NO_PIPES
def test_a_pipe_that_is_named_is_an_input(tmp_path: Path) -> None:
    """So that it has an outcome: what a user names is never passed over."""
    os.mkfifo(tmp_path / "pipe.html")
    assert list(expand([str(tmp_path / "pipe.html")], lambda: NOTHING)) == [str(tmp_path / "pipe.html")]


def test_a_folder_that_a_pattern_cannot_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an input too, where ``**`` would look into it."""
    walk = os.walk

    def refuse(top: str, onerror: object) -> Iterator[object]:
        assert callable(onerror)
        onerror(PermissionError(13, "Permission denied", f"{top}closed"))
        return chain(walk(top))

    monkeypatch.setattr(os, "walk", refuse)
    assert list(expand(["sub/**/*.html"], lambda: NOTHING)) == ["sub/c.html", "sub/closed"]
    assert list(expand(["sub/**/*.pdf"], lambda: NOTHING)) == ["sub/closed"]


def test_nothing_in_an_own_folder_is_an_input(folder: Path) -> None:
    """Not even where a list or a pattern names it."""
    without = [folder / ".git", folder / "sub"]
    (folder / "subway.html").touch()
    assert list(expand(["-"], lambda: b".git/config\nsub/deep/d.txt\nsubway.html", without)) == ["subway.html"]
    assert list(expand([".git/*", "sub/**", "b.html"], lambda: NOTHING, without)) == ["b.html"]
