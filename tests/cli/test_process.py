"""The command line as its users start it: in a process of its own, with its streams, locale and exit code."""

import json
import os
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest

import gov_disclosure

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(path for path in (ROOT / "examples" / "documents").iterdir() if path.name != "README.md")
SAMPLE = ROOT / "examples" / "documents" / "lines-with-blank-lines.txt"
SOURCE = str(Path(gov_disclosure.__file__).parents[1])

Run = subprocess.CompletedProcess[bytes]

NOTHING: Mapping[str, str] = {}
COLOURS = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
COMPLETE = {"_GOV_DISCLOSURE_COMPLETE": "complete_bash"}
# No coercion of the C locale, as on older systems: the streams are ASCII then.
ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


def run(
    *arguments: str | Path, data: bytes = b"", code: str | None = None, variables: Mapping[str, str] = NOTHING
) -> Run:
    """Run ``python -m gov_disclosure``, or some code, with clean settings of the terminal."""
    unset = {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "LC_ALL", "LANG", "PYTHONIOENCODING", "PYTHONUTF8", "TERM"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"PYTHONPATH": SOURCE, "COLUMNS": "80", **variables}
    program = ["-c", code] if code else ["-m", "gov_disclosure"]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        input=data,
        capture_output=True,
        check=False,
        env=environment,
        timeout=60,
    )


def test_parse() -> None:
    """A report is printed; without a terminal there are no colours."""
    done = run("parse", SAMPLE)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert "Year             20" in text
    assert "一、本年新收政府" in text
    assert "\x1b" not in text


def test_colours_where_asked_for_and_not_otherwise() -> None:
    """FORCE_COLOR brings colours into a pipe, NO_COLOR takes them away."""
    assert b"\x1b[" in run("parse", SAMPLE, variables=COLOURS).stdout
    assert b"\x1b[3" not in run("parse", SAMPLE, variables=COLOURS | {"NO_COLOR": "1"}).stdout


def test_standard_input() -> None:
    """The same bytes through standard input give the same report."""
    done = run("parse", "-", "--format", "json", data=SAMPLE.read_bytes())
    given, read = (json.loads(run("parse", SAMPLE, "--format", "json").stdout), json.loads(done.stdout))
    assert read["file"] == "-"
    for key in ("title", "year", "requests", "cells"):
        assert read[key] == given[key]


def test_exit_codes_and_messages() -> None:
    """A missing file, a folder and a text that is no report each take one line; no traceback."""
    done = run("parse", "no-such-file.html", ROOT, "-", SAMPLE, data=b"Minutes of a meeting.")
    assert done.returncode == 3
    lines = done.stderr.decode().splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["gov-disclosure", "no-such-file.html"],
        ["gov-disclosure", str(ROOT)],
        ["gov-disclosure", "standard input"],
    ]
    assert b"Year" in done.stdout


def test_unknown_reader() -> None:
    """The message lists the readers that there are."""
    done = run("parse", SAMPLE, "--reader", "no-such-reader")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert b"no-such-reader" in done.stderr
    assert b"pipe" in done.stderr


@pytest.mark.parametrize("settings", [ASCII, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "gb18030"}])
@pytest.mark.parametrize("command", ["parse", "validate"])
def test_any_locale(command: str, settings: dict[str, str]) -> None:
    """No locale makes the program fail."""
    done = run(command, SAMPLE, variables=settings)
    assert done.returncode == 0, done.stderr
    encoding = settings.get("PYTHONIOENCODING", "utf-8")
    text = done.stdout.decode(encoding)
    assert ("申请数量" in text or command == "validate") == (encoding != "ascii" or command == "validate")


def test_json_loses_no_character() -> None:
    """Where the encoding cannot write Chinese, JSON escapes it."""
    plain, escaped = (
        run("parse", SAMPLE, "--format", "json", variables=more).stdout
        for more in (NOTHING, {"PYTHONIOENCODING": "ascii"})
    )
    assert json.loads(plain) == json.loads(escaped)
    assert escaped.isascii()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("output", ["sarif", "junit"])
def test_documents_are_utf_8_in_any_locale(output: str, encoding: str) -> None:
    """Both formats have to be UTF-8: where the stream has another encoding, they are ASCII with references."""
    arguments = ["validate", "-", "--select", "balances", "--lang", "zh", "--format", output]
    broken = SAMPLE.read_bytes().replace(b"35949", b"35948")
    done = run(*arguments, data=broken, variables={"PYTHONIOENCODING": encoding})
    assert done.returncode == 1, done.stderr
    assert done.stdout.isascii() == (encoding != "utf-8")
    if output == "sarif":
        (run_of_tool,) = json.loads(done.stdout)["runs"]
        messages = [result["message"]["text"] for result in run_of_tool["results"]]
        assert (
            run_of_tool["tool"]["driver"]["rules"][run_of_tool["results"][0]["ruleIndex"]]["id"] == "requests-row-total"
        )
    else:
        messages = [str(each.get("message")) for each in ET.fromstring(done.stdout).iter("failure")]  # noqa: S314 - made here
    assert len(messages) == 2
    assert all(message.startswith("表三“") for message in messages)


@pytest.mark.parametrize("settings", [COLOURS, {"PYTHONIOENCODING": "ascii"}])
def test_the_mark_of_a_wrong_figure_in_any_locale(settings: dict[str, str]) -> None:
    """It is plain ASCII, and colours add nothing that is needed."""
    broken = SAMPLE.read_bytes().replace(b"35949", b"35948")
    done = run("validate", "-", "--select", "balances", data=broken, variables=settings)
    assert b">35948<  should be 35949" in done.stdout


def test_last_years_report() -> None:
    """Another file, read like the others."""
    done = run("validate", SAMPLE, "--previous", SAMPLE, "--select", "balances")
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"compared with {SAMPLE}" in " ".join(done.stdout.decode().split())
    assert run("validate", SAMPLE, "--previous", "no-such-file").returncode == 3
    done = run("validate", SAMPLE, SAMPLE, "--previous", SAMPLE)
    assert done.returncode == 2
    assert done.stdout == b""


def test_readers() -> None:
    """The built-in readers are listed with their package."""
    done = run("readers")
    assert done.returncode == 0
    for name in (b"html", b"pipe", b"tsv", b"lines"):
        assert name in done.stdout


def test_version() -> None:
    """--version prints the name and the version."""
    assert run("--version").stdout.startswith((b"gov-disclosure 0.", b"gov-disclosure (run from its sources"))


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("val", ["validate"]),
        ("parse --reader m", ["mixed"]),
        ("validate --reader zz", []),
        ("validate --select requests-ca", ["requests-carry"]),
        ("validate --ignore bal", ["balances"]),
        ("validate --severity balan", ["balances="]),
        ("validate --lang z", ["zh"]),
    ],
)
def test_completion(words: str, completed: list[str]) -> None:
    """The shell can ask for completions."""
    count = {"COMP_WORDS": f"gov-disclosure {words}", "COMP_CWORD": str(len(words.split()))}
    done = run(variables=COMPLETE | count)
    assert done.stdout.decode().split() == completed


def test_completion_of_readers() -> None:
    """Nothing typed yet: the names of all readers."""
    done = run(variables=COMPLETE | {"COMP_WORDS": "gov-disclosure parse --reader ", "COMP_CWORD": "3"})
    assert {"html", "pipe", "tsv", "lines"} <= set(done.stdout.decode().split())


CLOSED = "import os; r, w = os.pipe(); os.close(r); os.dup2(w, 1); from gov_disclosure.cli import main; main()"


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no SIGPIPE")
@pytest.mark.parametrize(
    "arguments", [["parse", *[SAMPLE] * 3], ["validate", SAMPLE, "--format", "json"], ["readers"], ["--help"]]
)
def test_reading_end_of_the_pipe_closes(arguments: list[str | Path]) -> None:
    """`gov-disclosure parse FILE | head` ends as other programs do, without a message: by SIGPIPE, not with the code
    of a finding.
    """
    done = run(*arguments, code=CLOSED)
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")


def test_without_standard_output() -> None:
    """`gov-disclosure parse FILE >&-` has nowhere to print to; the message still comes."""
    code = "import sys; sys.stdout = None; from gov_disclosure.cli import main; main()"
    done = run("parse", "no-such-file.html", code=code)
    assert (done.returncode, done.stderr) == (3, b"gov-disclosure: no-such-file.html: No such file or directory\n")


MISSING = """
import sys
sys.modules[{module!r}] = None
from gov_disclosure.cli import main
main()
"""


@pytest.mark.parametrize("module", ["typer", "rich"])
@pytest.mark.parametrize(("command", "extra"), [("parse", "cli"), ("extract", "extract")])
def test_without_the_extra(module: str, command: str, extra: str) -> None:
    """Without its extra the command line says which extra to install; importing it does no harm."""
    done = run(command, SAMPLE, code=MISSING.format(module=module))
    assert done.returncode == 2
    assert done.stderr.decode() == (
        f"gov-disclosure: the command line needs the module '{module}', which is not installed; "
        f'run: pip install "gov-disclosure[{extra}]"\n'
    )


@pytest.mark.parametrize("command", ["parse", "validate"])
def test_every_sample(command: str) -> None:
    """Every document among the examples is printed, and validated without errors."""
    done = run(command, *SAMPLES)
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(sample.name in done.stdout.decode() for sample in SAMPLES)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "arguments", [("parse", SAMPLE), ("parse", SAMPLE, "--format", "json"), ("readers",), ("rules", "--format", "json")]
)
def test_output_that_cannot_be_written(arguments: tuple[str | Path, ...]) -> None:
    """A full disk takes one line and the exit code 3, whether it shows at once or at the end."""
    done = in_shell('exec "$@" >/dev/full', *arguments)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr == b"gov-disclosure: the output cannot be written: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("language", [("--lang", "zh"), ("--lang=zh",)])
def test_output_that_cannot_be_written_in_chinese(language: tuple[str, ...]) -> None:
    """The language is known even where no command is left."""
    done = in_shell('exec "$@" >/dev/full', "rules", *language)
    assert (done.returncode, done.stderr.decode()) == (3, "gov-disclosure：输出无法写出：磁盘空间不足\n")


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("closing", "arguments", "code"),
    [
        ("<&-", ("parse", "-"), 3),
        (">&-", ("rules", "--format", "json"), 0),
        (">&-", ("parse", SAMPLE), 0),
        ("2>&-", ("parse", "no-such-file"), 3),
        ("<&- >&- 2>&-", ("validate", "-"), 3),
    ],
)
def test_closed_streams(closing: str, arguments: tuple[str | Path, ...], code: int) -> None:
    """Standard input that is closed is empty, and what is written to closed streams goes nowhere."""
    done = in_shell(f'exec "$@" {closing}', *arguments)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def in_shell(command: str, *arguments: str | Path) -> Run:
    """Run the program as the arguments of a line of the shell."""
    program = [sys.executable, "-m", "gov_disclosure", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    return subprocess.run(
        ["/bin/sh", "-c", command, "sh", *program], capture_output=True, check=False, env=environment, timeout=60
    )
