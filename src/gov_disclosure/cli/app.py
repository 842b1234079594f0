"""The commands of ``gov-disclosure``: `parse`, `validate`, `extract`, `readers`, `rules`."""

import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import typer
from attrs import asdict

from gov_disclosure.cli import options
from gov_disclosure.cli.checking import check_files, make_checking
from gov_disclosure.cli.console import (
    abandon_output,
    closing_pipes,
    complain,
    make_console,
    prepare_streams,
    print_json,
    print_line,
)
from gov_disclosure.cli.extract import extract_command
from gov_disclosure.cli.findings import Telling
from gov_disclosure.cli.options import Format, Language, ResultFormat
from gov_disclosure.cli.readers import print_readers
from gov_disclosure.cli.reading import Reading, read_first_reports, shown
from gov_disclosure.cli.report import print_report
from gov_disclosure.cli.results import ResultPrinter, installed_version
from gov_disclosure.cli.rules import print_rules, rules_as_json
from gov_disclosure.cli.words import words_of
from gov_disclosure.export.checked import CheckedFile
from gov_disclosure.export.json import to_json_value
from gov_disclosure.limits import DEFAULT, Limits
from gov_disclosure.readers.registry import list_readers
from gov_disclosure.rules.catalogue import list_rules

FINE = 0
FAULTY = 1
FAILED = 3


app = typer.Typer(
    name="gov-disclosure",
    help="Read Chinese government information disclosure annual reports (政府信息公开工作年度报告) and check their figures.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 fine; 1 a finding is an error (validate); 2 wrong use; "
    "3 a file could not be read, is beyond a limit or is not a report, or the output could not be written.",
)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; leaves by `SystemExit`, or by SIGPIPE where nobody reads on."""
    prepare_streams()
    try:
        with closing_pipes():
            app(args=None if arguments is None else list(arguments), prog_name="gov-disclosure")
    except OSError as error:  # those of files that are read are told with the file
        abandon_output()
        words = words_of(_asked_language(sys.argv[1:] if arguments is None else arguments))
        complain(words.say("no output", reason=words.system_error(error)), words)
        raise SystemExit(FAILED) from None


def _asked_language(arguments: Sequence[str]) -> Language | None:
    """The language that was asked for on the command line, where no command is left that knows."""
    chinese = f"--lang={Language.CHINESE}" in arguments or ("--lang", Language.CHINESE) in pairwise(arguments)
    return Language.CHINESE if chinese else None


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    print(f"gov-disclosure {installed_version() or '(run from its sources, not installed)'}")
    raise typer.Exit


@app.callback()
def _options(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Options of the program as a whole."""


@app.command()
def parse(  # noqa: PLR0913 - a parameter for each option
    files: options.Files,
    *,
    output: options.OutputFormat = Format.TEXT,
    language: options.ReportLanguage = None,
    reader: options.ReaderName = None,
    encoding: options.Encoding = None,
    max_size: options.MaxSize = DEFAULT.size,
    max_pieces: options.MaxPieces = DEFAULT.pieces,
    full: options.Full = False,
) -> None:
    """Print reports: what they say of themselves, their sections, their tables, and what could not be read."""
    console = make_console()
    failed = False
    words = words_of(language)
    reading = Reading(reader, encoding, Limits(size=max_size, pieces=max_pieces), words)
    for number, (name, report) in enumerate(read_first_reports(files, reading)):
        if report is None:
            failed = True
        elif output is Format.JSON:
            print_json({"file": name, **to_json_value(report)})
        else:
            if len(files) > 1:
                print_line(console, f"{chr(10) if number else ''}==> {shown(name, words)} <==")
            print_report(console, report, full=full, language=language)
    raise typer.Exit(FAILED if failed else FINE)


@app.command()
def validate(  # noqa: PLR0913 - a parameter for each option
    files: options.Files,
    *,
    output: options.ResultOutputFormat = ResultFormat.TEXT,
    language: options.OneLanguage = None,
    full: options.FullFindings = False,
    previous: options.Previous = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    severity: options.Severities = None,
    reader: options.ReaderName = None,
    encoding: options.Encoding = None,
    max_size: options.MaxSize = DEFAULT.size,
    max_pieces: options.MaxPieces = DEFAULT.pieces,
) -> None:
    """Check reports against the rules of the form. Exits 1 where a finding is an error."""
    words = words_of(language)
    checking = make_checking(files, previous, select, ignore, severity, words)
    reading = Reading(reader, encoding, Limits(size=max_size, pieces=max_pieces), words)
    located = output in {ResultFormat.TEXT, ResultFormat.SARIF}
    printer = ResultPrinter(make_console(), output, Telling(language, full))
    files_checked = []
    for file, report in check_files(files, reading, checking, locate=located):
        files_checked.append(file)
        printer.print_file(file, report)
    printer.print_all(files_checked)
    raise typer.Exit(max(map(_exit_code, files_checked)))


def _exit_code(file: CheckedFile) -> int:
    return FAILED if file.result is None else FINE if file.result.ok else FAULTY


app.command("extract")(extract_command)


@app.command()
def readers(*, output: options.ListFormat = Format.TEXT, language: options.ReadersLanguage = Language.ENGLISH) -> None:
    """List the readers that are installed, and those that fail to load."""
    found = list_readers()
    if output is Format.JSON:
        print_json([asdict(reader) for reader in found])
    else:
        print_readers(make_console(), found, language)


@app.command()
def rules(*, output: options.ListFormat = Format.TEXT, language: options.ListLanguage = Language.ENGLISH) -> None:
    """List the rules of `validate`: what must hold and where that is said; and those that fail to load."""
    found = list_rules(version=installed_version())
    if output is Format.JSON:
        print_json(rules_as_json(found))
    else:
        print_rules(make_console(), found, language)
