"""A report as a person reads it in the terminal."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import frozen
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from gov_disclosure.cli.console import print_line, print_wrapped
from gov_disclosure.cli.options import Language
from gov_disclosure.cli.tables import print_table
from gov_disclosure.cli.text import harmless, one_line, shorten
from gov_disclosure.cli.words import Words, words_of
from gov_disclosure.model.report import Diagnostic, Report, Section, SectionKind, Severity, SourceInfo
from gov_disclosure.position import Position

SEVERITY_STYLES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
)
_SHORT = 120
_INDENT = 2
_NAMES = 17
_TABLES = ("proactive", "requests", "disputes")


@frozen
class _Telling:
    """How a report is told: in one language, or diagnostics in both, and texts whole or cut."""

    language: Language | None
    full: bool

    @property
    def words(self) -> Words:
        """The words around the report."""
        return words_of(self.language)

    def cut(self, text: str) -> str:
        """A text as it is shown."""
        return shorten(text, None if self.full else _SHORT, self.words.phrases["left out"])

    def messages(self, diagnostic: Diagnostic) -> tuple[str, ...]:
        """What a diagnostic says."""
        if self.language is None:
            return diagnostic.message, diagnostic.message_zh
        return (diagnostic.message_zh if self.language is Language.CHINESE else diagnostic.message,)


def print_report(console: Console, report: Report, *, full: bool, language: Language | None = None) -> None:
    """Print the report: what it says of itself, its sections with their tables, and what reading left open.

    Texts are cut to a line or two unless `full`. Without a `language` the words are English, and diagnostics are told in both.
    """
    telling = _Telling(language, full)
    words = telling.words
    print_wrapped(console, one_line(report.title or words.say("untitled")), style="bold")
    for name, value in _facts(report, words):
        _print_fact(console, words.say(name), value, words)
    if report.preamble:
        _print_heading(console, words.say("preamble"))
        print_wrapped(console, telling.cut(report.preamble), indent=_INDENT)
    for kind in SectionKind:
        _print_section(console, report, kind, telling)
    _print_diagnostics(console, report.diagnostics, telling)


def _facts(report: Report, words: Words) -> Iterator[tuple[str, str | None]]:
    period = report.period
    yield "agency", report.agency
    yield "year", None if report.year is None else str(report.year)
    yield "period", words.say("from to", start=period.start, end=period.end) if period else None
    yield "published", str(report.published) if report.published else None
    yield "index number", report.index_number
    yield "document number", report.document_number
    if report.contact is None:
        yield "contact", None
    else:
        for name in ("address", "postcode", "phone", "email", "url"):
            yield name, getattr(report.contact, name)
    yield "source", _source(report.source, words) if report.source else None


def _source(source: SourceInfo, words: Words) -> str:
    encoding, script = source.encoding or words.say("text"), words.say(source.script)
    return words.say("read as", reader=source.reader, encoding=encoding, script=script, length=source.length)


def _print_fact(console: Console, name: str, value: str | None, words: Words) -> None:
    shown = (words.say("not found"), "dim") if value is None else one_line(value)
    print_line(console, Text.assemble((name + " " * (_NAMES - cell_len(name)), "bold"), shown))


def _print_heading(console: Console, heading: str) -> None:
    print_line(console)
    print_wrapped(console, one_line(heading), style="bold underline")


def _print_section(console: Console, report: Report, kind: SectionKind, telling: _Telling) -> None:
    section = report.section(kind)
    table = kind.value if kind.value in _TABLES and getattr(report, kind.value) is not None else None
    _print_heading(console, section.heading if section else kind.label)
    if section is None:
        print_line(console, Text(" " * _INDENT + telling.words.say("no section"), style="dim"))
    elif section.text.strip():
        _print_text(console, section, telling)
    elif kind.value not in _TABLES:
        print_line(console, Text(" " * _INDENT + telling.words.say("no text"), style="dim"))
    if table:
        print_line(console)
        print_table(console, report, table, chinese=telling.language is Language.CHINESE)
    elif kind.value in _TABLES:
        print_line(console, Text(" " * _INDENT + telling.words.say("no table"), style="dim"))


def _print_text(console: Console, section: Section, telling: _Telling) -> None:
    headings = {part.heading for part in section.parts}
    if telling.full:
        for line in section.text.split("\n"):
            style = "bold" if line in headings else ""
            print_wrapped(console, harmless(line), indent=_INDENT, style=style)
        return
    lead = section.text.partition(section.parts[0].heading)[0] if section.parts else section.text
    for heading, text in (("", lead), *((part.heading, part.text) for part in section.parts)):
        if heading:
            print_wrapped(console, one_line(heading), indent=_INDENT, style="bold")
        if text.strip():
            print_wrapped(console, telling.cut(text), indent=_INDENT * 2 if heading else _INDENT)


def _print_diagnostics(console: Console, diagnostics: tuple[Diagnostic, ...], telling: _Telling) -> None:
    words = telling.words
    _print_heading(console, words.say("diagnosed", count=len(diagnostics)) if diagnostics else words.say("undiagnosed"))
    for diagnostic in diagnostics:
        about = f"{diagnostic.code}  {diagnostic.path}" if diagnostic.path else diagnostic.code
        severity = words.severities[diagnostic.severity]
        style = SEVERITY_STYLES[diagnostic.severity]
        print_line(console, Text.assemble((severity + " " * (9 - cell_len(severity)), style), harmless(about)))
        for message in telling.messages(diagnostic):
            print_wrapped(console, one_line(message), indent=9)
        if diagnostic.position or diagnostic.excerpt:
            place = _place(diagnostic.position, words)
            excerpt = telling.cut(one_line(diagnostic.excerpt)) if diagnostic.excerpt else ""
            quoted = words.say("quoted", place=place, excerpt=excerpt) if excerpt else place
            print_wrapped(console, quoted, indent=9, style="dim")


def _place(position: Position | None, words: Words) -> str:
    if position is None:
        return words.say("somewhere")
    parts = [words.say("in line", line=position.line)]
    parts += [words.say("in column", column=position.column)] if position.column else []
    parts += [words.say("in element", element=position.element)] if position.element else []
    return "".join(parts)
