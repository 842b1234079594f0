"""The results of `validate` in the format that was asked for: file by file, or one document for all."""

import json
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from attrs import frozen
from rich.console import Console

from gov_disclosure.cli.console import print_json, print_utf8
from gov_disclosure.cli.findings import Telling, print_summary, print_validation
from gov_disclosure.cli.options import Language, ResultFormat
from gov_disclosure.cli.text import harmless_json, harmless_xml
from gov_disclosure.export.checked import CheckedFile
from gov_disclosure.export.json import JsonValue, to_json_value
from gov_disclosure.model.report import Report


@frozen
class ResultPrinter:
    """Prints the results of files in one format."""

    console: Console
    output: ResultFormat
    telling: Telling

    def print_file(self, file: CheckedFile, report: Report | None) -> None:
        """Print one file; nothing where it could not be read, or where all files make one document."""
        if file.result is None or report is None:
            return
        if self.output is ResultFormat.TEXT:
            print_validation(self.console, file, report, self.telling)
        elif self.output is ResultFormat.JSON:
            numbered: dict[str, JsonValue] = {} if file.number is None else {"report": file.number}
            print_json({"file": file.name, **numbered, **to_json_value(file.result)})

    def print_all(self, files: Sequence[CheckedFile]) -> None:
        """Print what stands at the end: the line that sums up, or the document for all files."""
        language = (self.telling.language or Language.ENGLISH).value
        if self.output is ResultFormat.TEXT:
            print_summary(self.console, files, self.telling)
        elif self.output is ResultFormat.SARIF:
            _print_sarif(files, language)
        elif self.output is ResultFormat.JUNIT:
            _print_junit(files, language)


def installed_version() -> str | None:
    """The version of the installed package, None where it is run from its sources."""
    try:
        return version("gov-disclosure")
    except PackageNotFoundError:
        return None


def _print_sarif(files: Sequence[CheckedFile], language: str) -> None:
    from gov_disclosure.export.sarif import to_sarif

    log = to_sarif(files, language=language, version=installed_version())
    print_utf8(harmless_json(json.dumps(log, ensure_ascii=False, indent=2)), json.dumps(log, indent=2))


def _print_junit(files: Sequence[CheckedFile], language: str) -> None:
    from gov_disclosure.export.junit import to_junit

    document = harmless_xml(to_junit(files, language=language))
    print_utf8(document, document.encode("ascii", "xmlcharrefreplace").decode("ascii"))
