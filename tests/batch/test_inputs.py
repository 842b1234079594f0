"""What is given, as a list of files."""

import io
import os
from pathlib import Path

import pytest

from gov_disclosure.batch.inputs import expand, read_list, split_list, write_list
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
