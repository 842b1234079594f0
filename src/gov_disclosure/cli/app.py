"""The commands of ``gov-disclosure``: `parse`, `validate`, `readers`."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from gov_disclosure.api import parse_report
from gov_disclosure.cli import USAGE
from gov_disclosure.cli.console import complain, make_console, prepare_streams, print_json, print_line
from gov_disclosure.cli.findings import print_summary, print_validation
from gov_disclosure.cli.readers import print_readers
from gov_disclosure.cli.report import print_report
from gov_disclosure.cli.text import harmless
from gov_disclosure.errors import GovDisclosureError, ReaderLoadError, UnknownReaderError
from gov_disclosure.export.json import to_json_value
from gov_disclosure.model.report import Report
from gov_disclosure.readers.registry import list_readers
from gov_disclosure.rules import validate as validate_report

FINE = 0
FAULTY = 1
FAILED = 3
STANDARD_INPUT = "-"


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


app = typer.Typer(
    name="gov-disclosure",
    help="Read Chinese government information disclosure annual reports (政府信息公开工作年度报告) and check their figures.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 fine; 1 a finding is an error (validate); 2 wrong use; "
    "3 a file could not be read or is not a report.",
)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; leaves by `SystemExit`."""
    prepare_streams()
    app(args=None if arguments is None else list(arguments), prog_name="gov-disclosure")


def _check_encoding(encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        "a".encode(encoding)
    except (LookupError, ValueError):
        raise typer.BadParameter(f"Python knows no text encoding {encoding!r}; try utf-8, gb18030 or big5") from None
    return encoding


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        print(f"gov-disclosure {version('gov-disclosure')}")
    except PackageNotFoundError:
        print("gov-disclosure (run from its sources, not installed)")
    raise typer.Exit


Files = Annotated[
    list[str], typer.Argument(metavar="FILE", help="The documents to read; - is standard input.", show_default=False)
]
ReaderName = Annotated[
    str | None,
    typer.Option("--reader", metavar="NAME", help="Read with this reader (see `readers`) instead of choosing."),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The encoding of the files, where you know it.",
        callback=_check_encoding,
    ),
]
OutputFormat = Annotated[Format, typer.Option("--format", help="Text for people, or one JSON document for each file.")]


@app.callback()
def _options(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Options of the program as a whole."""


@app.command()
def parse(
    files: Files,
    *,
    output: OutputFormat = Format.TEXT,
    reader: ReaderName = None,
    encoding: Encoding = None,
    full: Annotated[bool, typer.Option("--full", help="Print the whole texts instead of their beginnings.")] = False,
) -> None:
    """Print reports: what they say of themselves, their sections, their tables, and what could not be read."""
    console = make_console()
    failed = False
    for number, (name, report) in enumerate(_reports(files, reader, encoding)):
        if report is None:
            failed = True
        elif output is Format.JSON:
            print_json({"file": name, **to_json_value(report)})
        else:
            if len(files) > 1:
                print_line(console, f"{chr(10) if number else ''}==> {harmless(_shown(name))} <==")
            print_report(console, report, full=full)
    raise typer.Exit(FAILED if failed else FINE)


@app.command()
def validate(
    files: Files,
    *,
    output: OutputFormat = Format.TEXT,
    reader: ReaderName = None,
    encoding: Encoding = None,
) -> None:
    """Check the figures of reports against the rules of the form. Exits 1 where a finding is an error."""
    console = make_console()
    results = []
    for name, report in _reports(files, reader, encoding):
        result = None if report is None else validate_report(report)
        results.append(result)
        if report is None or result is None:
            continue
        if output is Format.JSON:
            print_json({"file": name, **to_json_value(result)})
        else:
            print_validation(console, _shown(name), report, result)
    if output is Format.TEXT:
        print_summary(console, results)
    raise typer.Exit(max(FAILED if result is None else FINE if result.ok else FAULTY for result in results))


@app.command()
def readers() -> None:
    """List the readers that are installed, and those that fail to load."""
    print_readers(make_console(), list_readers())


def _reports(files: Iterable[str], reader: str | None, encoding: str | None) -> Iterator[tuple[str, Report | None]]:
    """Each file with its report; None, after a line on standard error, where it gives none."""
    return ((name, _report(name, reader, encoding)) for name in files)


def _report(name: str, reader: str | None, encoding: str | None) -> Report | None:
    try:
        return parse_report(_source(name), reader=reader, encoding=encoding)
    except (UnknownReaderError, ReaderLoadError) as error:
        complain(str(error))
        raise typer.Exit(USAGE) from None
    except OSError as error:
        complain(f"{_shown(name)}: {error.strerror or error}")
    except GovDisclosureError as error:
        complain(f"{_shown(name)}: {error}")
    return None


def _shown(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else name


def _source(name: str) -> bytes | Path:
    return sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name)
