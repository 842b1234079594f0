"""A report as a person reads it in the terminal."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rich.console import Console
from rich.text import Text

from gov_disclosure.cli.console import print_line, print_wrapped
from gov_disclosure.cli.tables import print_table
from gov_disclosure.cli.text import harmless, one_line, shorten
from gov_disclosure.model.report import Diagnostic, Report, Section, SectionKind, Severity, SourceInfo

SEVERITY_STYLES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
)
_SHORT = 120
_INDENT = 2
_NAMES = 17
_TABLES = ("proactive", "requests", "disputes")


def print_report(console: Console, report: Report, *, full: bool) -> None:
    """Print the report: what it says of itself, its sections with their tables, and what reading left open.

    Texts are cut to a line or two unless `full`.
    """
    limit = None if full else _SHORT
    print_wrapped(console, one_line(report.title or "(no title found)"), style="bold")
    for name, value in _facts(report):
        _print_fact(console, name, value)
    if report.preamble:
        _print_heading(console, "Preamble")
        print_wrapped(console, shorten(report.preamble, limit), indent=_INDENT)
    for kind in SectionKind:
        _print_section(console, report, kind, limit)
    _print_diagnostics(console, report.diagnostics, limit)


def _facts(report: Report) -> Iterator[tuple[str, str | None]]:
    yield "Agency", report.agency
    yield "Year", None if report.year is None else str(report.year)
    yield "Period", f"{report.period.start} to {report.period.end}" if report.period else None
    yield "Published", str(report.published) if report.published else None
    yield "Index number", report.index_number
    yield "Document number", report.document_number
    if report.contact is None:
        yield "Contact", None
    else:
        for name in ("address", "postcode", "phone", "email", "url"):
            yield name.capitalize() if name != "url" else "URL", getattr(report.contact, name)
    yield "Source", _source(report.source) if report.source else None


def _source(source: SourceInfo) -> str:
    encoding = source.encoding or "text"
    return f"reader {source.reader}, {encoding}, {source.script} Chinese, {source.length} characters"


def _print_fact(console: Console, name: str, value: str | None) -> None:
    shown = ("not found", "dim") if value is None else one_line(value)
    print_line(console, Text.assemble((f"{name:<{_NAMES}}", "bold"), shown))


def _print_heading(console: Console, heading: str) -> None:
    print_line(console)
    print_wrapped(console, one_line(heading), style="bold underline")


def _print_section(console: Console, report: Report, kind: SectionKind, limit: int | None) -> None:
    section = report.section(kind)
    table = kind.value if kind.value in _TABLES and getattr(report, kind.value) is not None else None
    _print_heading(console, section.heading if section else kind.label)
    if section is None:
        print_line(console, Text("  the document has no such section", style="dim"))
    else:
        _print_text(console, section, limit)
    if table:
        print_line(console)
        print_table(console, report, table)
    elif kind.value in _TABLES:
        print_line(console, Text("  no table found", style="dim"))


def _print_text(console: Console, section: Section, limit: int | None) -> None:
    headings = {part.heading for part in section.parts}
    if limit is None:
        for line in section.text.split("\n"):
            style = "bold" if line in headings else ""
            print_wrapped(console, harmless(line), indent=_INDENT, style=style)
        return
    lead = section.text.partition(section.parts[0].heading)[0] if section.parts else section.text
    for heading, text in (("", lead), *((part.heading, part.text) for part in section.parts)):
        if heading:
            print_wrapped(console, one_line(heading), indent=_INDENT, style="bold")
        if text.strip():
            print_wrapped(console, shorten(text, limit), indent=_INDENT * 2 if heading else _INDENT)


def _print_diagnostics(console: Console, diagnostics: tuple[Diagnostic, ...], limit: int | None) -> None:
    _print_heading(console, f"Diagnostics: {len(diagnostics) or 'none'}")
    for diagnostic in diagnostics:
        about = f"{diagnostic.code}  {diagnostic.path}" if diagnostic.path else diagnostic.code
        style = SEVERITY_STYLES[diagnostic.severity]
        print_line(console, Text.assemble((f"{diagnostic.severity.value:<9}", style), harmless(about)))
        for message in (diagnostic.message, diagnostic.message_zh):
            print_wrapped(console, one_line(message), indent=9)
        if diagnostic.position or diagnostic.excerpt:
            quotation = f" “{shorten(one_line(diagnostic.excerpt), limit)}”" if diagnostic.excerpt else ""
            place = str(diagnostic.position or "somewhere")
            print_wrapped(console, f"{place}:{quotation}" if quotation else place, indent=9, style="dim")
