"""The command ``extract``: what it prints and ends with, and that a kill costs nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from batch.hostile import source
from chinese import FAULTS
from cli.test_process import SOURCE
from gov_disclosure.cli import main
from gov_disclosure.cli.app import app
from gov_disclosure.cli.extract import make_teller, parse_seconds
from gov_disclosure.cli.progress import Bar, JsonLog, Lines, Quiet
from gov_disclosure.cli.signals import Terminated
from gov_disclosure.cli.words import CHINESE
from gov_disclosure.errors import WorkersError
from gov_disclosure.limits import count_pieces
from writer.corpus import write

runner = CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"})
REPORT = source().partition(b"\n")[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `pages` with a report, a page that is none, and a file that is too large, seen from outside."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "report.txt").write_bytes(REPORT)
    (pages / "minutes.txt").write_text("会议纪要", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


LARGE = ["--max-size", "100"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--strict"], 3),
        (LARGE, 3),
        (["none.txt"], 3),
        (["--wide", "--no-findings"], 0),
        (["--log", "json"], 0),
    ],
)
def test_exit_codes(folder: Path, options: list[str], code: int) -> None:
    """A failed input makes it 3, with --strict also one that is not a report; the output is written all the same."""
    done = runner.invoke(app, ["extract", "pages", "-o", "p.csv", "--workers", "0", *options])
    assert done.exit_code == code, done.output
    assert (folder / "p.csv").exists()
    again = runner.invoke(app, ["extract", "pages", "-o", "p.csv", "--workers", "0", *options])
    assert again.exit_code == code
    if "json" not in options:
        assert "p.csv is finished already" in again.stdout


def test_summary(folder: Path) -> None:
    """How many of what, why, and where it is written."""
    done = runner.invoke(app, ["extract", "pages", "none.txt", "-o", "p.csv", "--workers", "0"])
    assert done.stderr == "gov-disclosure: none.txt: No such file or directory\n"
    lines = done.stdout.splitlines()
    assert lines[0] == "p.csv: 1 report from 3 inputs"
    assert lines[1:4] == ["  read          1", "  not a report  1", "  failed        1 (file-not-found 1)"]
    assert lines[-1] == "  written       p.csv, p.outcomes.csv, p.findings.csv, p.diagnostics.csv, p.csv.run.json"


def test_summary_in_chinese(folder: Path) -> None:
    """The same facts, in columns; the codes stand beside what they mean."""
    command = ["extract", "pages", "none.txt", "-o", "p.csv", "--workers", "0", "--lang", "zh"]
    done = runner.invoke(app, command)
    assert done.exit_code == 3
    assert done.stderr == "gov-disclosure：none.txt：没有这个文件或文件夹\n"
    lines = done.stdout.splitlines()
    assert lines[0] == "p.csv：3 个输入，1 份报告"
    assert lines[1:4] == [
        "  已读取        1",
        "  不是年度报告  1",
        "  读取失败      1：没有这个文件（file-not-found）1 个",
    ]
    assert lines[-1] == "  已写出        p.csv、p.outcomes.csv、p.findings.csv、p.diagnostics.csv、p.csv.run.json"
    again = runner.invoke(app, command)
    assert again.exit_code == 3
    assert again.stdout.startswith("p.csv 此前已经完成，输入相同；要重新读取，请用 --restart。\n")
    for line in (again.stdout + done.stderr).splitlines():
        assert not [fault for fault, pattern in FAULTS.items() if pattern.search(line)], line


def test_the_log_has_one_language(folder: Path) -> None:
    """It is for programs: --lang changes nothing of it."""
    command = ["extract", "pages", "-o", "p.csv", "--workers", "0", "--log", "json", "--restart"]
    logs = [runner.invoke(app, [*command, *more]).stderr for more in ([], ["--lang", "zh"])]
    first, second = ([json.loads(line) | {"seconds": 0} for line in log.splitlines()] for log in logs)
    assert first == second


def test_reasons_in_chinese(folder: Path) -> None:
    """The tables have them beside the English ones, whatever the language of the messages is."""
    runner.invoke(app, ["extract", "pages", "none.txt", "-o", "p.parquet", "--workers", "0", *LARGE])
    rows = pq.read_table(folder / "p.outcomes.parquet").to_pylist()
    told = {row["source"]: row["message_zh"] for row in rows}
    assert told["none.txt"] == "没有这个文件或文件夹"
    assert told["pages/minutes.txt"].startswith(
        "这不是政府信息公开工作年度报告：来源中没有“公开”（“公開”）一词；已查找"
    )
    assert told["pages/report.txt"].startswith("字节数超过 --max-size 的上限（现有 ")
    assert all(row["message"].isascii() or "annual report" in row["message"] for row in rows)


def test_quiet(folder: Path) -> None:
    """Nothing is printed but what stops the run."""
    done = runner.invoke(app, ["extract", "none.txt", "-o", "p.csv", "--workers", "0", "--quiet"])
    assert (done.exit_code, done.output) == (3, "")
    done = runner.invoke(app, ["extract", "pages", "-o", "p.csv", "--workers", "0", "-q"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--restart" in done.stderr


def test_json_log(folder: Path) -> None:
    """Every line of standard error is an event; standard output stays empty."""
    done = runner.invoke(app, ["extract", "pages", "-o", "p.csv", "--workers", "0", "--log", "json"])
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["begin", "outcome", "outcome", "assemble", "end"]
    assert events[0] == {"event": "begin", "inputs": 2, "done": 0}
    assert {event["source"]: event["outcome"] for event in events[1:3]} == {
        "pages/minutes.txt": "not_a_report",
        "pages/report.txt": "read",
    }
    assert (events[-1]["read"], events[-1]["output"]) == (1, "p.csv")
    assert done.stdout == ""
    quiet = runner.invoke(app, ["extract", "pages", "-o", "q.csv", "--workers", "0", "--log", "json", "--quiet"])
    assert [json.loads(line).get("code") for line in quiet.stderr.splitlines()] == [None, "not-a-report", None, None]


def test_the_log_is_utf8(folder: Path) -> None:
    """Chinese can be read in it; a name that is no UTF-8 is escaped."""
    names = ["会议.txt", os.fsdecode(b"\xd6\xd0.txt")]
    done = runner.invoke(app, ["extract", *names, "-o", "公开.csv", "--workers", "0", "--log", "json"])
    assert [json.loads(line)["source"] for line in done.stderr.splitlines()[1:3]] == names
    assert '"source": "会议.txt"' in done.stderr
    assert '"output": "公开.csv"' in done.stderr


def test_the_log_does_not_steer_a_terminal(folder: Path) -> None:
    """Names of files may hold anything; the log says the same."""
    name = "会议\x9b2K\x7f.txt"
    done = runner.invoke(app, ["extract", name, "-o", "p.csv", "--workers", "0", "--log", "json"])
    assert json.loads(done.stderr.splitlines()[1])["source"] == name
    assert r"\u009b2K\u007f" in done.stderr


def test_messages_name_options(folder: Path) -> None:
    """Not the arguments of functions, in the lines, the log, and the tables."""
    garbled = "政府信息公开工作年度报告".encode() * 40 + bytes(range(0x80, 0x100)) * 3
    (folder / "pages" / "garbled.txt").write_bytes(garbled)
    command = ["pages/garbled.txt", "--lang", "zh"]
    for done in (
        runner.invoke(app, ["extract", *command, "-o", "p.csv", "--workers", "0"]),
        runner.invoke(app, ["parse", *command]),
        runner.invoke(app, ["validate", *command]),
    ):
        assert done.exit_code == 3
        assert "请指明编码（--encoding NAME）" in done.stderr
        assert "encoding=" not in done.stderr
    assert "name the encoding with --encoding NAME" in (folder / "p.outcomes.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("listed", [b"pages/report.txt\npages\n", b"pages/minutes.txt\0pages/report.txt\0"])
def test_a_list_on_standard_input(folder: Path, listed: bytes) -> None:
    """A path a line, or parted by NUL; each file once."""
    done = runner.invoke(app, ["extract", "-", "-o", "p.csv", "--workers", "0"], input=listed)
    assert done.exit_code == 0
    assert "1 report from 2 inputs" in done.stdout


def test_a_list_with_a_byte_order_mark(folder: Path) -> None:
    """As editors of Windows write it: the first path is a path."""
    listed = "\ufeffpages/report.txt\r\npages/minutes.txt\r\n".encode()
    done = runner.invoke(app, ["extract", "-", "-o", "p.csv", "--workers", "0"], input=listed)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 report from 2 inputs" in done.stdout


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            r"path 2 of the list on standard input is not UTF-8, and no file has it (pages/\xb1\xa8.txt): write the",
        ),
        ("zh", r"标准输入的清单中，第 2 个路径不是 UTF-8，也没有这个文件（pages/\xb1\xa8.txt）：请把清单转换为 UTF-8"),
    ],
)
def test_a_list_in_another_encoding(folder: Path, language: str, words: str) -> None:
    """It is told once, where people read it: the names alone cannot be recognised."""
    listed = "pages/report.txt\npages/报.txt\npages/告.txt\n".encode("gbk")
    command = ["extract", "-", "-o", "p.csv", "--workers", "0", "--restart", "--lang", language]
    done = runner.invoke(app, command, input=listed)
    assert done.exit_code == 3
    assert words in done.stderr
    assert done.stderr.count("\n") == 3
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(words)]
    assert runner.invoke(app, [*command, "--quiet"], input=listed).stderr == ""
    for line in runner.invoke(app, [*command, "--log", "json"], input=listed).stderr.splitlines():
        assert json.loads(line)["event"]


@pytest.mark.parametrize("place", ["-o", "--errors"])
@pytest.mark.parametrize("restart", [[], ["--restart"]])
def test_an_input_is_not_written_over(folder: Path, place: str, restart: list[str]) -> None:
    """It is wrong use, and nothing is read; the message is about the option, and does not advise --restart."""
    (folder / "报告.csv").write_bytes(REPORT)
    for more in ([], ["pages"]):
        command = ["extract", "报告.csv", *more, "-o", "p.csv", place, "报告.csv", "--workers", "0", *restart]
        done = runner.invoke(app, command)
        assert done.exit_code == 2
        assert done.stderr.startswith("gov-disclosure: 报告.csv is an input")
        assert "--restart" not in done.stderr
        assert (folder / "报告.csv").read_bytes() == REPORT
    assert sorted(path.name for path in folder.iterdir()) == ["pages", "报告.csv"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "an input is empty, as a shell gives"), ("zh", "有一个输入为空，例如 shell 中")]
)
def test_an_input_without_a_character(folder: Path, language: str, words: str) -> None:
    """It is no folder."""
    done = runner.invoke(app, ["extract", "", "pages", "-o", "p.csv", "--workers", "0", "--lang", language])
    assert done.exit_code == 2
    assert words in done.stderr
    assert [path.name for path in folder.iterdir()] == ["pages"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "pages/report.txt/failed.txt cannot be written (pages/report.txt: File exists), and nothing was read: name another",
        ),
        (
            "zh",
            "（pages/report.txt：系统报错：File exists），没有读取任何文件：读取失败的输入请写到另一个文件\n",
        ),
    ],
)
def test_a_list_of_failed_inputs_that_cannot_be_written(folder: Path, language: str, words: str) -> None:
    """It is told before anything is read; going on would fail again."""
    command = ["extract", "pages", "-o", "p.csv", "--workers", "0", "--errors", "pages/report.txt/failed.txt"]
    done = runner.invoke(app, [*command, "--lang", language])
    assert done.exit_code == 2
    assert words in done.stderr
    assert [path.name for path in folder.iterdir()] == ["pages"]


def test_the_list_of_failed_inputs_in_the_folder_that_is_read(folder: Path) -> None:
    """The same command without it has the same inputs, and so has another one."""
    (folder / "pages" / "scan.pdf").write_bytes(b"%PDF-1.7\n")
    base = ["extract", "pages", "--workers", "0", "-o"]
    first = runner.invoke(app, [*base, "pages/p.csv", "--errors", "pages/failed.txt"])
    assert "1 report from 3 inputs" in first.stdout
    assert "finished already" in runner.invoke(app, [*base, "pages/p.csv"]).stdout
    assert "1 report from 3 inputs" in runner.invoke(app, [*base, "pages/q.csv"]).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is full")
def test_a_summary_that_cannot_be_printed(folder: Path) -> None:
    """The output is written all the same; the exit code is the one that the documentation has for it."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gov_disclosure", "extract", "pages", "-o", "p.csv", "--workers", "0"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": SOURCE},
            check=False,
        )
    assert done.returncode == 3
    assert (folder / "p.csv.run.json").exists()


def test_failed_inputs_of_a_finished_run(folder: Path) -> None:
    """The command may be repeated with --errors, to have the list after all."""
    command = ["extract", "pages", "none.txt", "-o", "p.csv", "--workers", "0"]
    runner.invoke(app, command)
    done = runner.invoke(app, [*command, "--errors", "failed.txt"])
    assert (done.exit_code, (folder / "failed.txt").read_text()) == (3, "none.txt\n")
    assert "p.csv is finished already" in done.stdout


def test_files_that_are_not_read_as_text_failed(folder: Path) -> None:
    """A PDF may be the report: it is listed, counted by its code, and decides the exit code."""
    (folder / "pages" / "scan.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "pages" / "zero.html").touch()
    command = ["extract", "pages", "-o", "p.csv", "--workers", "0", "--errors", "failed.txt", "--lang", "zh"]
    done = runner.invoke(app, command)
    assert (done.exit_code, (folder / "failed.txt").read_text()) == (3, "pages/scan.pdf\npages/zero.html\n")
    assert "  不是年度报告  1\n" in done.stdout
    assert "  读取失败      2：格式不能读取（other-format）1 个，空文件（source-empty）1 个\n" in done.stdout


def test_failed_inputs_are_read_again_from_the_list(folder: Path) -> None:
    """What --errors wrote is an input list."""
    runner.invoke(app, ["extract", "pages", "-o", "p.csv", "--workers", "0", *LARGE, "--errors", "failed.txt"])
    failed = (folder / "failed.txt").read_bytes()
    assert failed == b"pages/report.txt\n"
    done = runner.invoke(app, ["extract", "-", "-o", "rest.csv", "--workers", "0"], input=failed)
    assert "1 report from 1 input" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["pages", "-o", "p.txt"], ".parquet, .csv, .jsonl, .xlsx"),
        (["pages/*.pdf", "-o", "p.csv"], "no file fits"),
        (["pages", "-o", "p.csv", "--timeout", "soon"], "number of seconds"),
        (["pages", "-o", "p.csv", "--reader", "none-such"], "none-such"),
        (["pages"], "--output"),
    ],
)
def test_wrong_use(folder: Path, arguments: list[str], words: str) -> None:
    """It is told before anything is read."""
    done = runner.invoke(app, ["extract", *arguments])
    assert done.exit_code == 2
    assert words in done.stderr
    assert [path.name for path in folder.iterdir()] == ["pages"]


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "interrupted; the same command goes on"),
        (Terminated(), 143, "terminated; the same command goes on"),
        (OSError(28, "No space left on device"), 1, "the run is not finished, and the same command goes on"),
        (WorkersError("they do not start"), 1, "they do not start; the run is not finished, and the same command"),
    ],
)
def test_a_run_that_cannot_be_finished(
    folder: Path, error: BaseException, code: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says that the same command goes on with it."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("gov_disclosure.cli.extract.extract", fail)
    done = runner.invoke(app, ["extract", "pages", "-o", "p.csv"])
    assert done.exit_code == code
    assert words in done.stderr
    done = runner.invoke(app, ["extract", "pages", "-o", "p.csv", "--restart"])
    assert words.replace("same command", "same command without --restart") in done.stderr


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "已中断；再次运行同一命令，即从中断之处接着运行"),
        (Terminated(), 143, "已终止；再次运行同一命令，即从终止之处接着运行"),
        (
            OSError(28, "No space left on device", "p.csv"),
            1,
            "p.csv：磁盘空间不足；运行尚未完成，再次运行同一命令，即从停下之处接着运行",
        ),
        (
            WorkersError("they do not start", message_zh="工作进程无法启动"),
            1,
            "工作进程无法启动；运行尚未完成，再次运行同一命令，即从停下之处接着运行",
        ),
    ],
)
def test_a_run_that_cannot_be_finished_in_chinese(
    folder: Path, error: BaseException, code: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What happened, and what goes on with it."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("gov_disclosure.cli.extract.extract", fail)
    command = ["extract", "pages", "-o", "p.csv", "--lang", "zh"]
    for options, expected in ([], words), (["--restart"], words.replace("命令", "命令（去掉 --restart）")):
        done = runner.invoke(app, [*command, *options])
        assert (done.exit_code, done.stderr) == (code, f"gov-disclosure：{expected}\n")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "file/p.csv cannot be written (file: File exists), and nothing was read: name an output in another folder\n",
        ),
        ("zh", "file/p.csv 无法写出（file：系统报错：File exists），没有读取任何文件：请把输出放到其他文件夹\n"),
    ],
)
def test_a_run_that_cannot_begin(folder: Path, language: str, words: str) -> None:
    """Where the output cannot be, nothing is said of going on: no run was begun."""
    (folder / "file").touch()
    done = runner.invoke(app, ["extract", "pages", "-o", "file/p.csv", "--workers", "0", "--lang", language])
    assert done.exit_code == 2
    assert done.stderr.endswith(words)
    assert done.stderr.count("\n") == 1


def test_refusals_in_chinese(folder: Path) -> None:
    """Why a run does not begin, as Chinese is set; a path may be anything."""
    (folder / "b.csv").mkdir()
    (folder / "empty").mkdir()
    base = ["extract", "pages", "-o", "p.csv", "--workers", "0", "--lang", "zh"]
    runner.invoke(app, base)
    told = {
        "p.csv 已经存在，属于另一次运行（--no-findings 原来未给出，现在已给出）": [*base, "--no-findings"],
        "p.csv 已经存在，属于另一次运行（--max-size 原来为 33554432，现在为 100）": [*base, *LARGE],
        "格式由输出的扩展名决定，而“p.txt”的扩展名不是 .parquet、.csv、.jsonl、.xlsx 中": [*base, "-o", "p.txt"],
        "没有符合通配模式“*.pdf”的文件": ["extract", "*.pdf", *base[2:]],
        "b.csv 是文件夹：请给出要写入的文件": [*base, "-o", "b.csv"],
        "没有输入：没有给出文件，所给的文件夹中也没有文件": ["extract", "empty", "-o", "q.csv", *base[4:]],
        "没有名为“none-such”的读取器；现有读取器：html、": [*base, "--reader", "none-such"],
        "p.csv 由这次运行写出：读取失败的输入请写到另一个文件": [*base, "--errors", "p.csv"],
    }
    for words, command in told.items():
        done = runner.invoke(app, command)
        assert done.exit_code == 2, done.output
        assert done.stderr.startswith(f"gov-disclosure：{words}")
        assert not [fault for fault, pattern in FAULTS.items() if pattern.search(done.stderr)], done.stderr
    (folder / "p.findings.csv").unlink()
    assert "p.csv 已经写好，但那次运行的一个文件已不在" in runner.invoke(app, base).stderr
    (folder / "p.csv.run.json").write_text("{")
    assert "（其 .run.json 无法读取）" in runner.invoke(app, base).stderr
    (folder / "p.csv.run.json").unlink()
    assert "（它不是由本程序写出的，或其 .run.json 已不在）" in runner.invoke(app, base).stderr


def test_seconds() -> None:
    """A number above 0, or none."""
    assert (parse_seconds("1"), parse_seconds(60.0), parse_seconds("none")) == (1.0, 60.0, None)


def test_who_tells_of_a_run() -> None:
    """A bar in a terminal only."""
    from gov_disclosure.cli.extract import Log

    assert type(make_teller(Log.TEXT, quiet=False)) is Lines
    assert type(make_teller(Log.TEXT, quiet=True)) is Quiet
    assert type(make_teller(Log.JSON, quiet=True)) is JsonLog


def test_bar(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has the number, the rate and the remaining time; a failure stands above it."""
    import io

    from rich.console import Console

    file = io.StringIO()
    console = Console(file=file, force_terminal=True, width=160, color_system=None)
    monkeypatch.setattr("gov_disclosure.cli.extract.make_teller", lambda *_, **__: Bar(console))
    done = runner.invoke(app, ["extract", "pages", "none.txt", "-o", "p.csv", "--workers", "0"])
    assert done.exit_code == 3
    shown = file.getvalue()
    assert "none.txt: No such file or directory" in shown
    assert "3/3" in shown
    assert "1 failed" in shown


def test_progress_in_chinese(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar and the lines have the words of the language."""
    import io

    from rich.console import Console

    file = io.StringIO()
    console = Console(file=file, force_terminal=True, width=160, color_system=None)
    monkeypatch.setattr("gov_disclosure.cli.extract.make_teller", lambda *_, **more: Bar(console, more["words"]))
    runner.invoke(app, ["extract", "pages", "none.txt", "-o", "p.csv", "--workers", "0", "--lang", "zh"])
    for words in ("正在", "none.txt：没有这个文件或文件夹", "失败 1 个", "个文件"):
        assert words in file.getvalue()
    assert "files/s" not in file.getvalue()


def test_going_on_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """How far an earlier run came."""
    Lines(CHINESE).begin(2300, 1000)
    assert capsys.readouterr().err == "gov-disclosure：接着运行上次中断的任务：2,300 个输入中，1,000 个已完成\n"


def extract(folder: Path, output: str, *more: str, start_new_session: bool = False) -> "subprocess.Popen[bytes]":
    """Start the program in a process of its own."""
    command = [sys.executable, "-m", "gov_disclosure", "extract", "pages", "-o", output, "--workers", "2", *more]
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": SOURCE, "COLUMNS": "100"},
        start_new_session=start_new_session,
    )


def parts(folder: Path, output: str) -> int:
    """How many parts are finished."""
    found = folder / f".{output}.partial" / "parts"
    return sum(path.name.isdigit() for path in found.iterdir()) if found.exists() else 0


ENDED = {signal.SIGINT: ("interrupted", 130), signal.SIGTERM: ("terminated", 143)}
GOES_ON = "the same command goes on where this one stopped"


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_killed(tmp_path: Path, sent: signal.Signals) -> None:
    """The same command goes on; in the end the files are those of a run that nothing disturbed."""
    write(tmp_path / "pages", 230)
    with extract(tmp_path, "whole.parquet") as whole:
        out, _ = whole.communicate(timeout=120)
    assert whole.returncode == 0, out
    with extract(tmp_path, "killed.parquet") as killed:
        deadline = time.monotonic() + 60
        while not parts(tmp_path, "killed.parquet") and time.monotonic() < deadline:
            time.sleep(0.02)
        killed.send_signal(sent)
        _, err = killed.communicate(timeout=60)
    if sent is signal.SIGKILL:
        assert killed.returncode == -sent
    else:
        word, code = ENDED[sent]
        assert (killed.returncode, err.decode()) == (code, f"gov-disclosure: {word}; {GOES_ON}\n")
    assert not (tmp_path / "killed.parquet").exists()
    with extract(tmp_path, "killed.parquet") as resumed:
        out, err = resumed.communicate(timeout=120)
    assert resumed.returncode == 0, err
    assert b" of 230 inputs are done" in err
    for name in ("parquet", "findings.parquet", "diagnostics.parquet"):
        assert (tmp_path / f"killed.{name}").read_bytes() == (tmp_path / f"whole.{name}").read_bytes()
    tables = [pq.read_table(tmp_path / f"{name}.outcomes.parquet") for name in ("killed", "whole")]
    first, second = (table.drop_columns(["seconds"]) for table in tables)
    assert first.equals(second)
    assert not list(tmp_path.glob(".*"))


@pytest.mark.slow
@pytest.mark.parametrize("wait", [0.0, 0.2, 1.0])
@pytest.mark.parametrize("sent", ENDED)
def test_a_signal_to_all_processes(tmp_path: Path, sent: signal.Signals, wait: float) -> None:
    """A terminal sends Ctrl-C to workers too, and a service manager SIGTERM: also those that just start say nothing."""
    write(tmp_path / "pages", 100)
    with extract(tmp_path, "p.csv", start_new_session=True) as killed:
        deadline = time.monotonic() + 60
        while not (tmp_path / ".p.csv.partial" / "plan.json").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(wait)
        for _ in range(3):
            if killed.poll() is None:
                os.killpg(killed.pid, sent)
            time.sleep(0.02)
        _, err = killed.communicate(timeout=60)
    word, code = ENDED[sent]
    assert (killed.returncode, err.decode()) == (code, f"gov-disclosure: {word}; {GOES_ON}\n")


def test_ctrl_c_while_modules_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes a second, and users are quicker: no traceback."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gov_disclosure.cli.app.run", interrupt)
    with pytest.raises(SystemExit) as raised:
        main(["extract"])
    assert raised.value.code == 130


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--max-size", "100"], "has more bytes than --max-size allows (it has {size}, the limit is 100)"),
        (
            ["--max-pieces", "2"],
            "has more lines, cells and elements than --max-pieces allows (it has {pieces}, the limit is 2)",
        ),
    ],
)
@pytest.mark.parametrize("workers", ["0", pytest.param("1", marks=pytest.mark.slow)])
def test_limits_name_the_option(folder: Path, options: list[str], expected: str, workers: str) -> None:
    """Who gave an option is told of it, in the outcomes and on standard error, and of nothing that only Python has."""
    done = runner.invoke(app, ["extract", "pages/report.txt", "-o", "p.parquet", "--workers", workers, *options])
    message = str(pq.read_table(folder / "p.outcomes.parquet").column("message")[0])
    known = {"size": len(REPORT), "pieces": count_pieces(REPORT.decode())}
    assert message.startswith(expected.format_map(known))
    assert message.endswith("raise it, or give none for no limit")
    assert f"pages/report.txt: {message}" in done.stderr
    assert pq.read_table(folder / "p.outcomes.parquet").column("code").to_pylist() == ["limit-exceeded"]
