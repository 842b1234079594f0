"""The command ``extract``: a folder of reports into one table."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from attrs import frozen

from gov_disclosure.batch.extraction import extract
from gov_disclosure.batch.files import SUFFIXES
from gov_disclosure.batch.inputs import expand, misread
from gov_disclosure.batch.jobs import Reading
from gov_disclosure.batch.many import TIMEOUT
from gov_disclosure.batch.options import Options, Summary
from gov_disclosure.batch.outcomes import Attempt
from gov_disclosure.batch.sources import Item
from gov_disclosure.cli import INTERRUPTED, USAGE, options
from gov_disclosure.cli.console import complain
from gov_disclosure.cli.options import Language
from gov_disclosure.cli.progress import Bar, JsonLog, Lines, Quiet, print_summary
from gov_disclosure.cli.results import installed_version
from gov_disclosure.cli.signals import Ending, Terminated, ending_in_order
from gov_disclosure.cli.words import ENGLISH, Words, words_of
from gov_disclosure.errors import GovDisclosureError, WorkersError
from gov_disclosure.export.naming import in_options
from gov_disclosure.limits import DEFAULT, Limits

FINE = 0
UNFINISHED = 1
FAILED = 3
TERMINATED = 143


class Log(StrEnum):
    """How a run is told of on standard error."""

    TEXT = "text"
    JSON = "json"


def parse_seconds(given: str | float) -> float | None:
    """A time limit as it is typed: a number of seconds above 0, or ``none``; the default comes through as it is.

    >>> parse_seconds("2.5"), parse_seconds("none")
    (2.5, None)
    """
    if given == options.NO_LIMIT:
        return None
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise typer.BadParameter(f"{given!r} is neither a number of seconds above 0 nor {options.NO_LIMIT!r}")
    return seconds


_Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders with all below them, and patterns such as 'pages/**/*.html'; - reads paths from standard "
        "input, one a line or parted by NUL.",
        show_default=False,
    ),
]
_Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=f"Where to; the suffix names the format: {', '.join(f'.{name}' for name in SUFFIXES)}.",
        show_default=False,
    ),
]
_Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", metavar="NUMBER", min=0, help="Processes; 0 reads in this one.", show_default="all processors"
    ),
]
_Timeout = Annotated[
    float | None,
    typer.Option(
        "--timeout", metavar="SECONDS", help="Give up an input after so long; none for never.", parser=parse_seconds
    ),
]
_Wide = Annotated[bool, typer.Option("--wide", help="One row a report instead of one row a figure.")]
_Findings = Annotated[
    bool, typer.Option("--findings/--no-findings", help="Check the reports too; write what is found.")
]
_FailedList = Annotated[
    Path | None, typer.Option("--errors", metavar="FILE", help="Write the paths of the inputs that failed, one a line.")
]
_Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 where an input is not a report, too.")]
_Restart = Annotated[bool, typer.Option("--restart", help="Begin anew, and replace the output that is there.")]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but what stops the run.")]
_Log = Annotated[Log, typer.Option("--log", help="How standard error tells of the run; json is a JSON object a line.")]


def extract_command(  # noqa: PLR0913 - a parameter for each option
    inputs: _Inputs,
    *,
    output: _Output,
    wide: _Wide = False,
    findings: _Findings = True,
    workers: _Workers = None,
    timeout: _Timeout = TIMEOUT,
    restart: _Restart = False,
    strict: _Strict = False,
    failed_list: _FailedList = None,
    quiet: _Quiet = False,
    log: _Log = Log.TEXT,
    language: options.RunLanguage = Language.ENGLISH,
    reader: options.ReaderName = None,
    encoding: options.Encoding = None,
    max_size: options.MaxSize = DEFAULT.size,
    max_pieces: options.MaxPieces = DEFAULT.pieces,
) -> None:
    """Write the figures of many reports as one table, with an outcome for every input. Broken off, it goes on."""
    asked = Options(
        output=output,
        wide=wide,
        checked=findings,
        reading=Reading(reader, encoding, Limits(size=max_size, pieces=max_pieces)),
        workers=workers,
        timeout=timeout,
        restart=restart,
        failed_list=failed_list,
        version=installed_version() or "",
    )
    words = words_of(language)
    teller = make_teller(log, quiet=quiet, words=words)
    summary = _run(inputs, asked, teller, words)
    teller.tell(summary, output)
    if log is Log.TEXT and not quiet:
        print_summary(summary, output, words)
    raise typer.Exit(exit_code(summary, strict=strict))


def exit_code(summary: Summary, *, strict: bool) -> int:
    """What the program ends with when a run is finished.

    >>> exit_code(Summary(inputs=2, read=1, not_a_report=1), strict=False)
    0
    """
    return FAILED if summary.failed or (strict and summary.not_a_report) else FINE


def make_teller(log: Log, *, quiet: bool, words: Words = ENGLISH) -> Quiet:
    """Who tells of the run on standard error, in `words` where people read it."""
    if log is Log.JSON:
        return JsonLog(every=not quiet)
    if quiet:
        return Quiet()
    return Bar(words=words) if sys.stderr is not None and sys.stderr.isatty() else Lines(words)


@frozen
class _Heeding:
    """A watcher who passes on what it is told, and heeds a signal whose exception was lost on the way."""

    _teller: Quiet
    _ending: Ending

    def begin(self, inputs: int, done: int) -> None:
        """Reading begins."""
        self._ending.heed()
        self._teller.begin(inputs, done)

    def see(self, item: Item, attempt: Attempt) -> None:
        """One input is done."""
        self._ending.heed()
        self._teller.see(item, attempt)

    def assemble(self) -> None:
        """All inputs are done."""
        self._ending.heed()
        self._teller.assemble()


def _run(inputs: list[str], asked: Options, teller: Quiet, words: Words) -> Summary:
    """Extract; ends the program where that cannot be done."""
    again = words.say("without restart" if asked.restart else "same command")
    try:
        with ending_in_order() as ending, teller:
            paths = expand(inputs, lambda: _read_list(teller, words), without=asked.own_files)
            return extract(paths, asked, _Heeding(teller, ending))
    except KeyboardInterrupt as error:
        word, code = ("terminated", TERMINATED) if isinstance(error, Terminated) else ("interrupted", INTERRUPTED)
        complain(words.say(word, command=again), words)
        raise typer.Exit(code) from None
    except (OSError, WorkersError) as error:
        reason = in_options(words.error(error)) if isinstance(error, WorkersError) else _of_system(error, words)
        complain(words.say("unfinished", reason=reason, command=again), words)
        raise typer.Exit(UNFINISHED) from None
    except GovDisclosureError as error:
        complain(words.error(error), words)
        raise typer.Exit(USAGE) from None


def _read_list(teller: Quiet, words: Words) -> bytes:
    """The list of inputs on standard input; says so where people read it and it seems to be in another encoding."""
    listed = sys.stdin.buffer.read()
    found = misread(listed)
    if found is not None and isinstance(teller, Lines):
        number, path = found
        complain(
            words.either(
                f"path {number} of the list on standard input is not UTF-8, and no file has it ({path}): "
                "write the list in UTF-8 (one in GBK becomes it by iconv -f GBK -t UTF-8)",
                f"标准输入的清单中，第 {number} 个路径不是 UTF-8，也没有这个文件（{path}）："
                "请把清单转换为 UTF-8（GBK 的可用 iconv -f GBK -t UTF-8）",
            ),
            words,
        )
    return listed


def _of_system(error: OSError, words: Words) -> str:
    """What the system says, and of which file."""
    said = words.system_error(error)
    named = words.say("about", name=error.filename, message=said) if error.filename else said
    return words.either(str(error), named)
