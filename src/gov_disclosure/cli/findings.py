"""Findings as a person reads them in the terminal: by cause, with the rows of the table and the wrong figure marked."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from gov_disclosure.cli.console import print_line, print_wrapped
from gov_disclosure.cli.excerpts import DOUBTFUL, WRONG, drawable, drawn, print_excerpt
from gov_disclosure.cli.options import Language
from gov_disclosure.cli.reading import shown
from gov_disclosure.cli.report import SEVERITY_STYLES
from gov_disclosure.cli.text import harmless, one_line
from gov_disclosure.cli.words import Words, words_of
from gov_disclosure.export.checked import Blame, CheckedFile, blame
from gov_disclosure.model.report import Report, Value
from gov_disclosure.repair import Correction, Localization
from gov_disclosure.rules import Finding, Group, Operand, Side, ValidationResult
from gov_disclosure.rules.wording import number, table_name

_INDENT = 9
_FEW = 2
_MOST_FINDINGS = 4
_MOST_WAYS = 5
_MOST_CHANGES = 6


@frozen
class Telling:
    """How findings are told: in one language or their messages in both, in short or each in full."""

    language: Language | None = None
    full: bool = False

    @property
    def words(self) -> Words:
        """The words around the findings."""
        return words_of(self.language)

    def messages(self, finding: Finding) -> tuple[str, ...]:
        """What a finding says."""
        if self.language is None:
            return finding.message, finding.message_zh
        return (finding.message_zh if self.language is Language.CHINESE else finding.message,)


_BOTH = Telling()


def print_validation(console: Console, file: CheckedFile, report: Report, telling: Telling = _BOTH) -> None:
    """Print what the rules made of one file: a line that sums up, then the findings by cause."""
    result, words = file.result or ValidationResult(), telling.words
    verdict = words.counted(result.findings) or words.say("nothing")
    style = "bold red" if not result.ok else "bold green" if result.passed else "bold yellow"
    print_wrapped(console, words.say("verdict", name=_name(file, words), verdict=verdict), style=style)
    for line in _remarks(file, report, result, words):
        print_wrapped(console, line, indent=2, style="dim")
    blamed = [blame(group.findings, file.localizations) for group in result.groups]
    for group, culprit in zip(result.groups, blamed, strict=True):
        _print_group(console, report, group, culprit, telling)
    lost = [each.localization for each in blamed if each is not None and not each.alternatives]
    for localization in dict.fromkeys(lost):
        print_line(console)
        print_wrapped(console, _lost(localization, words), style="bold")


def print_summary(console: Console, files: Sequence[CheckedFile], telling: Telling = _BOTH) -> None:
    """Print one line on all files."""
    print_line(console)
    print_wrapped(console, _summary(files, telling.words), style="bold")


def _name(file: CheckedFile, words: Words) -> str:
    """What a report is called: by its file, and in a file that holds several by its number and its title."""
    name = shown(file.name, words)
    if file.number is None:
        return name
    return words.say("numbered", name=name, number=file.number, title=one_line(file.title) or words.say("untitled"))


def _summary(files: Sequence[CheckedFile], words: Words) -> str:
    results = [file.result for file in files if file.result is not None]
    number, unread = _counted(files, words), words.say("unread", count=len(files) - len(results))
    if not results:
        return words.say("none read", files=number, parts=unread)
    faulty = sum(not result.ok for result in results)
    parts = [words.say("faultless", count=len(results) - faulty), words.say("faulty", count=faulty)]
    parts += [unread] if len(files) > len(results) else []
    found = words.counted(finding for result in results for finding in result.findings) or words.say("nothing")
    return words.say("summary", files=number, parts=words.comma.join(parts), findings=found.capitalize())


def _counted(files: Sequence[CheckedFile], words: Words) -> str:
    """How many files there are, and how many reports where one file holds several."""
    several = sum((file.number or 1) > 1 for file in files)
    number = words.number(len(files) - several, "file")
    reports = sum(file.result is not None for file in files)
    return words.say("of reports", files=number, reports=words.number(reports, "report")) if several else number


def _lost(localization: Localization, words: Words) -> str:
    """Why no figures of a table are named."""
    table, reason = localization.table, words.given_up(localization.reason)
    return words.say("table", number=table_name(table), name=table, reason=reason)


def _remarks(file: CheckedFile, report: Report, result: ValidationResult, words: Words) -> Iterator[str]:
    """What was compared with what, how many checks were made, and whether reading left something open."""
    if file.previous is not None:
        yield words.say("previous", name=shown(file.previous, words))
    held = words.number(len(result.passed), "check")
    if result.not_assessable:
        missing = list(dict.fromkeys(path for outcome in result.not_assessable for path in outcome.missing))
        yield words.say("not made", held=held, count=len(result.not_assessable), missing=words.listed(missing))
    else:
        yield held
    if report.diagnostics:
        phrase = "reading" if (file.number or 1) == 1 else "reading of others"
        yield words.say(phrase, diagnostics=words.number(len(report.diagnostics), "diagnostic"))


# ---------------------------------------------------------------------------- one cause


def _print_group(console: Console, report: Report, group: Group, blamed: Blame | None, telling: Telling) -> None:
    """Print the findings of one cause, the rows of the table that they are about, and what is wrong there."""
    if telling.full:
        for finding in group.findings:
            _print_finding(console, finding, telling)
            _print_sides(console, finding, telling.words)
    else:
        _print_findings(console, report, group.findings, telling)
    compared = [finding for finding in group.findings if drawable(report, finding)]
    if compared:
        print_line(console)
        zeros = print_excerpt(console, report, compared, _marks(report, group, blamed))
        if zeros:
            print_wrapped(console, telling.words.number(zeros, "figure"), style="dim")
    if blamed is not None:
        for indent, line in _culprits(blamed, _places(group.findings), telling.words):
            print_wrapped(console, line, indent=indent, style="bold" if blamed.sure else "")


def _print_findings(console: Console, report: Report, findings: Sequence[Finding], telling: Telling) -> None:
    """Print the first finding, and of the others a line each."""
    first, words = findings[0], telling.words
    _print_finding(console, first, telling)
    if first.left.sum is not None and len(drawn(report, first)) < len(first.paths):
        _print_sides(console, first, words)
    for other in findings[1:_MOST_FINDINGS]:
        print_wrapped(console, _also(other, words), indent=_INDENT)
    more = len(findings) - _MOST_FINDINGS
    if more > 0:
        print_wrapped(console, words.number(more, "finding"), indent=_INDENT)


def _also(finding: Finding, words: Words) -> str:
    code = one_line(finding.code)
    if finding.expected is None:
        left, right = (_value(side.sum, words) for side in (finding.left, finding.right))
        return words.say("compares", code=code, left=left, right=right)
    expected, observed = _value(finding.expected, words), _value(finding.observed, words)
    return words.say("also", code=code, expected=expected, observed=observed)


def _marks(report: Report, group: Group, blamed: Blame | None) -> Mapping[str, str]:
    """The templates of the figures that are wrong, or may be."""
    if blamed is not None and blamed.alternatives:
        template = WRONG if blamed.sure else DOUBTFUL
        return {each.path: template for way in blamed.alternatives[:_MOST_WAYS] for each in way}
    if group.path is None:
        own = [(finding, drawn(report, finding)) for finding in group.findings]
        return {path: DOUBTFUL for finding, paths in own if len(paths) < len(finding.paths) for path in paths}
    return {group.path: WRONG if all(map(_is_on_one_figure, group.findings)) else DOUBTFUL}


def _is_on_one_figure(finding: Finding) -> bool:
    return len(finding.paths) == 1 and finding.expected is None


def _culprits(blamed: Blame, places: Mapping[str, Operand], words: Words) -> Iterator[tuple[int, str]]:
    """What is wrong and what it should be, as far as that is known: lines, each after its indent."""
    ways = blamed.alternatives
    if blamed.sure and len(ways[0]) == 1:
        (correction,) = ways[0]
        sign = WRONG.format(_value(correction.printed, words))
        yield 0, words.say("should be", sign=sign, **_change(correction, places, words))
    elif blamed.sure:
        yield 0, words.say("together")
        yield from ((2, words.say("change", **_change(each, places, words))) for each in ways[0][:_MOST_CHANGES])
        yield from ((2, line) for line in _more(len(ways[0]) - _MOST_CHANGES, "changes", words))
    elif ways:
        yield 0, words.say("alternatives" if len(ways) > 1 else "likely", count=len(ways))
        yield from ((2, _way(way, places, words)) for way in ways[:_MOST_WAYS])
        yield from ((2, line) for line in _more(len(ways) - _MOST_WAYS, "ways", words))
        if blamed.localization.reason is not None:
            reason = words.given_up(blamed.localization.reason)
            yield 0, reason[:1].upper() + reason[1:]


def _way(way: Sequence[Correction], places: Mapping[str, Operand], words: Words) -> str:
    changes = [words.say("change", **_change(each, places, words)) for each in way[:_MOST_CHANGES]]
    return words.say("and").join([*changes, *_more(len(way) - _MOST_CHANGES, "changes", words)])


def _more(count: int, phrase: str, words: Words) -> list[str]:
    return [words.say(phrase, count=count)] if count > 0 else []


def _change(correction: Correction, places: Mapping[str, Operand], words: Words) -> dict[str, str]:
    operand = places.get(correction.path)
    return {
        "path": correction.path,
        "place": _place(operand, words) if operand else "",
        "printed": _value(correction.printed, words),
        "proposed": _value(correction.proposed, words),
        "slip": words.slip(correction.kind),
    }


def _places(findings: Sequence[Finding]) -> Mapping[str, Operand]:
    """The figures of findings by path."""
    return {
        operand.path: operand
        for finding in findings
        for side in (finding.left, finding.right)
        for operand in side.operands
    }


# ---------------------------------------------------------------------------- one finding


def _print_finding(console: Console, finding: Finding, telling: Telling) -> None:
    severity = telling.words.severities[finding.severity]
    padded = severity + " " * (_INDENT - cell_len(severity))
    print_line(console)
    style = SEVERITY_STYLES[finding.severity]
    print_line(console, Text.assemble((padded, style), (harmless(finding.code), "bold")))
    for message in telling.messages(finding):
        print_wrapped(console, one_line(message), indent=_INDENT)


def _print_sides(console: Console, finding: Finding, words: Words) -> None:
    for name, side in (("left", finding.left), ("right", finding.right)):
        if side.operands or side.sum is not None:
            _print_side(console, words.say(name), side, words)


def _print_side(console: Console, name: str, side: Side, words: Words) -> None:
    """Print the sum of a side and its figures, those that are not 0 one by one."""
    shown = [operand for operand in side.operands if operand.value or len(side.operands) <= _FEW]
    zeros = len(side.operands) - len(shown)
    padded = "  " + name + " " * (_INDENT - 2 - cell_len(name))
    print_line(console, Text.assemble((padded, "dim"), (_value(side.sum, words), "bold")))
    width = max((cell_len(_value(operand.value, words)) for operand in shown), default=1)
    for operand in shown:
        value = _value(operand.value, words)
        gap = " " * (width - cell_len(value))
        print_line(console, f"{'':{_INDENT}}{gap}{value}  {operand.path}{_place(operand, words, 'at line')}")
    if zeros:
        print_line(console, f"{'':{_INDENT}}{0:>{width}}  {words.number(zeros, 'other')}")


def _value(value: Value, words: Words) -> str:
    return words.say("no value") if value is None else number(value)


def _place(operand: Operand, words: Words, phrase: str = "line") -> str:
    return words.say(phrase, line=operand.position.line) if operand.position else ""
