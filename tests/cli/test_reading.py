"""Files as the commands read them."""

import io
import os
import sys
from pathlib import Path

import pytest
import typer

from chinese import FAULTS
from gov_disclosure.cli.reading import Reading, read_first_reports, shown
from gov_disclosure.cli.words import CHINESE
from gov_disclosure.limits import Limits

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "documents" / "pipes-bare.txt"
ADVICE = "if the file is to be trusted, raise it, or give none for no limit\n"


def failed(capsys: pytest.CaptureFixture[str], file: str, **limits: int | None) -> str:
    """The message on a file that gives no report."""
    ((name, report),) = read_first_reports([file], Reading(limits=Limits(**limits)))
    assert (name, report) == (file, None)
    return capsys.readouterr().err


def test_a_report() -> None:
    """Each file comes with its report, by the reader that was asked for."""
    ((name, report),) = read_first_reports([str(SAMPLE)], Reading(reader="pipe"))
    assert name == str(SAMPLE)
    assert report is not None
    assert report.source is not None
    assert report.source.reader == "pipe"


def test_a_file_beyond_a_limit(capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the option that raises the limit."""
    size = SAMPLE.stat().st_size
    assert failed(capsys, str(SAMPLE), size=99) == (
        f"gov-disclosure: {SAMPLE}: has more bytes than --max-size allows (it has {size:,}, the limit is 99): {ADVICE}"
    )
    assert "more lines, cells and elements than --max-pieces allows" in failed(capsys, str(SAMPLE), pieces=9)


def test_standard_input_beyond_a_limit(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read no further than the limit, so nobody knows how much there is."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bytes(1_000))))
    assert failed(capsys, "-", size=99) == (
        f"gov-disclosure: standard input: has more bytes than --max-size allows (the limit is 99): {ADVICE}"
    )
    assert sys.stdin.buffer.read() == bytes(900)


def test_a_limit_without_an_option(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What a page may hold in any case is told as the library tells it."""
    page = tmp_path / "page.html"
    attributes = " ".join(f"a{number}=1" for number in range(40_000))
    page.write_text(f"<html><body {attributes}><p>政府信息公开工作年度报告</p></body></html>", "utf-8")
    message = failed(capsys, str(page))
    assert "attributes" in message
    assert "--max" not in message


@pytest.mark.parametrize("name", ["no-such", ""])
def test_an_unknown_reader_comes_before_any_file(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """No file is looked at."""
    with pytest.raises(typer.Exit) as end:
        list(read_first_reports(["no-such-file"], Reading(reader=name)))
    assert end.value.exit_code == 2
    assert capsys.readouterr().err.startswith(f"gov-disclosure: no reader is named {name!r}; known readers: html, ")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("", "'': the name of the file is empty"),
        (str(ROOT), f"{ROOT}: Is a directory: name the files in it, or read the folder with gov-disclosure extract"),
        (
            "https://a.example/b",
            "https://a.example/b: No such file or directory: nothing is fetched from the network, ",
        ),
        ("no\nsuch", "no such: No such file or directory\n"),
    ],
)
def test_files_that_the_system_does_not_give(capsys: pytest.CaptureFixture[str], file: str, message: str) -> None:
    """One line says what to do where that is not plain."""
    told = failed(capsys, file)
    assert told.startswith(f"gov-disclosure: {message}")
    assert told.count("\n") == 1


def test_an_empty_file(capsys: pytest.CaptureFixture[str]) -> None:
    """The message is short: there is no text in which something could have been looked for."""
    assert failed(capsys, os.devnull) == (
        f"gov-disclosure: {os.devnull}: the source is empty: there is nothing to read in it\n"
    )


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("", "''：文件名为空\n"),
        (str(ROOT), f"{ROOT}：这是文件夹，不是文件：请给出其中的文件，或用 gov-disclosure extract 读取整个文件夹\n"),
        ("https://a.example/b", "https://a.example/b：没有这个文件或文件夹：程序不从网络下载，请先保存网页\n"),
        (os.devnull, f"{os.devnull}：来源为空：其中没有可以读取的内容\n"),
    ],
)
def test_files_without_a_report_in_chinese(capsys: pytest.CaptureFixture[str], file: str, message: str) -> None:
    """The same facts, and the same advice."""
    ((name, report),) = read_first_reports([file], Reading(words=CHINESE))
    assert (name, report) == (file, None)
    told = capsys.readouterr().err
    assert told == f"gov-disclosure：{message}"
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(told)]


def test_names() -> None:
    """- is called what it is; a name takes one line."""
    assert shown("-", CHINESE) == "标准输入"
    assert [shown("-"), shown("a.html"), shown("a\nb")] == ["standard input", "a.html", "a b"]
