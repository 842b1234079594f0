"""The options of the commands: what each takes, how it is checked, and what the shell completes it to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, TypeVar

import typer

from gov_disclosure.model.report import Severity
from gov_disclosure.readers.registry import find_readers
from gov_disclosure.rules import families

NO_LIMIT = "none"

_Word = TypeVar("_Word", bound=StrEnum)


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


class ResultFormat(StrEnum):
    """How the results of rules are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"


class Language(StrEnum):
    """The one language of the output."""

    ENGLISH = "en"
    CHINESE = "zh"


def parse_choice(kind: type[_Word]) -> Callable[[str], _Word]:
    """What makes a choice of a word as it is typed; an option's default comes through as it is.

    >>> parse_choice(Language)("zh")
    <Language.CHINESE: 'zh'>
    """

    def choice(given: str) -> _Word:
        try:
            return kind(given)
        except ValueError:
            known = ", ".join(repr(each.value) for each in kind)
            raise typer.BadParameter(f"{given!r} is not one of {known}") from None

    return choice


def _choice(name: str, kind: type[StrEnum], told: str) -> Any:  # noqa: ANN401 - as typer has it
    """An option that takes one of a few words, which the shell completes."""

    def complete(incomplete: str) -> Iterator[str]:
        return (each.value for each in kind if each.startswith(incomplete))

    return typer.Option(
        name, metavar=f"<{'|'.join(kind)}>", help=told, parser=parse_choice(kind), autocompletion=complete
    )


def check_encoding(encoding: str | None) -> str | None:
    """The name of an encoding; raises `typer.BadParameter` where Python knows none of that name."""
    if encoding is None:
        return None
    try:
        "a".encode(encoding)
    except (LookupError, ValueError):
        raise typer.BadParameter(f"Python knows no text encoding {encoding!r}; try utf-8, gb18030 or big5") from None
    return encoding


def parse_limit(given: str | int) -> int | None:
    """A limit as it is typed: a whole number of at least 1, or ``none``; the option's default comes through as it is.

    >>> parse_limit("1_000_000"), parse_limit("none")
    (1000000, None)
    """
    if given == NO_LIMIT:
        return None
    try:
        limit = int(given)
    except ValueError:
        limit = 0
    if limit < 1:
        raise typer.BadParameter(f"{given!r} is neither a whole number of at least 1 nor {NO_LIMIT!r}")
    return limit


def complete_reader(incomplete: str) -> Iterator[str]:
    """The names of readers that begin so; no reader is imported."""
    return (name for name in dict.fromkeys(each.name for each in find_readers()) if name.startswith(incomplete))


def parse_severities(given: Iterable[str]) -> Mapping[str, str]:
    """Severities by code or family, from ``NAME=SEVERITY``; the last one counts where a name comes twice.

    >>> parse_severities(["balances=warning", "disputes-total=advice"])
    {'balances': 'warning', 'disputes-total': 'advice'}
    """
    severities = {}
    for each in given:
        name, sign, severity = each.partition("=")
        if not (name and sign and severity):
            raise typer.BadParameter(
                f"{each!r} is not NAME=SEVERITY, such as balances=warning", param_hint="--severity"
            )
        severities[name] = severity
    return severities


def complete_rule(incomplete: str) -> Iterator[str]:
    """The families of rules and their codes that begin so."""
    found = families()
    names = [*(family.name for family in found), *(code for family in found for code in family.codes)]
    return (name for name in dict.fromkeys(names) if name.startswith(incomplete))


def complete_severity(incomplete: str) -> Iterator[str]:
    """What can stand before ``=``, and behind it."""
    name, sign, severity = incomplete.partition("=")
    if sign:
        return (f"{name}={known}" for known in Severity if known.startswith(severity))
    return (f"{known}=" for known in complete_rule(name))


Files = Annotated[
    list[str], typer.Argument(metavar="FILE", help="The documents to read; - is standard input.", show_default=False)
]
ReaderName = Annotated[
    str | None,
    typer.Option(
        "--reader",
        metavar="NAME",
        help="Read with this reader (see `readers`) instead of choosing.",
        autocompletion=complete_reader,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The encoding of the files, where you know it.",
        callback=check_encoding,
    ),
]
MaxSize = Annotated[
    int | None,
    typer.Option("--max-size", metavar="BYTES", help="Refuse larger files; none reads all.", parser=parse_limit),
]
MaxPieces = Annotated[
    int | None,
    typer.Option(
        "--max-pieces",
        metavar="NUMBER",
        help="Refuse files of more lines, cells and elements; none reads all.",
        parser=parse_limit,
    ),
]
OutputFormat = Annotated[Format, _choice("--format", Format, "Text for people, or one JSON document for each file.")]
Full = Annotated[bool, typer.Option("--full", help="Print the whole texts instead of their beginnings.")]
ResultOutputFormat = Annotated[
    ResultFormat,
    _choice(
        "--format",
        ResultFormat,
        "Text for people, one JSON document for each file, or one document for all: SARIF, or JUnit XML.",
    ),
]
Previous = Annotated[
    str | None,
    typer.Option("--previous", metavar="FILE", help="Last year's report, to compare the one FILE with."),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="NAME",
        help="Run these rules alone: a code or a family (see `rules`); may be given several times.",
        autocompletion=complete_rule,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="NAME",
        help="Leave these rules out: a code or a family (see `rules`); may be given several times.",
        autocompletion=complete_rule,
    ),
]
Severities = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="NAME=error|warning|advice",
        help="Give the findings of a code or a family this severity; may be given several times.",
        autocompletion=complete_severity,
    ),
]
OneLanguage = Annotated[
    Language | None,
    _choice("--lang", Language, "All of the output in one language; without it, findings are told in both."),
]
ReportLanguage = Annotated[
    Language | None,
    _choice("--lang", Language, "All of the output in one language; without it, diagnostics are told in both."),
]
FullFindings = Annotated[bool, typer.Option("--full", help="Print every finding with both sides of what it compares.")]
ListFormat = Annotated[Format, _choice("--format", Format, "Text for people, or one JSON document.")]
ListLanguage = Annotated[Language, _choice("--lang", Language, "The language of the list; JSON has both.")]
ReadersLanguage = Annotated[Language, _choice("--lang", Language, "The language of the list.")]
RunLanguage = Annotated[
    Language,
    _choice("--lang", Language, "The language of the messages and the summary; tables and workbooks have both."),
]
