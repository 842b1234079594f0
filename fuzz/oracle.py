"""What has to hold for every input, whatever it is."""

import re
import time
import traceback
import unicodedata
from functools import lru_cache
from html import unescape

from attrs import frozen
from lxml.html import HTMLParser, document_fromstring

from gov_disclosure import GovDisclosureError, Report, parse_report, validate
from gov_disclosure.intake import source_of
from gov_disclosure.model.report import Cell, CellStatus

SECONDS = 2.0
SECONDS_PER_CHARACTER = 1e-4
"""Time that one input may take: generous, because only what is not linear is looked for."""

_SPACE = re.compile(r"\s+")
_TAGS = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


@frozen
class Fault:
    """What did not hold. `kind` is the same for faults with one cause, as far as that can be told."""

    kind: str
    detail: str


def check(source: str | bytes) -> Fault | None:
    """The first fault of reading a source: None for a sound report and for a refusal with the library's own error."""
    start = time.process_time()
    try:
        report = parse_report(source)
        fault = _untrue(report, source) or _unsound(report)
    except GovDisclosureError:
        fault = None
    except RecursionError:
        fault = Fault("RecursionError", traceback.format_exc(limit=-8))
    except Exception as error:  # noqa: BLE001 - whatever else comes out is what is looked for
        fault = Fault(_signature(error), traceback.format_exc())
    seconds = time.process_time() - start
    if fault is None and seconds > SECONDS + SECONDS_PER_CHARACTER * len(source):
        return Fault("slow", f"{seconds:.1f} s for an input of the length {len(source)}")
    return fault


def _signature(error: BaseException) -> str:
    """The type of an error and where in the library it was raised."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "gov_disclosure" in frame.filename]
    place = f" in {frames[-1].filename.rpartition('gov_disclosure/')[2]}:{frames[-1].name}" if frames else ""
    return f"{type(error).__name__}{place}"


def _unsound(report: Report) -> Fault | None:
    """`validate` never raises, each path stands once, a report is equal to itself and hashable."""
    validate(report)
    hash(report)
    if [*report.flatten()] != [cell.path for cell in report.cells]:
        return Fault("path-twice", ", ".join(cell.path for cell in report.cells))
    return None


def _untrue(report: Report, source: str | bytes) -> Fault | None:
    """A figure that was reported is printed where its cell says: its raw text, and its digits in that text."""
    text = _text(source)
    lines = text.split("\n")
    for cell in report.cells:
        if cell.value is None or cell.status is not CellStatus.REPORTED:
            continue
        if cell.raw is None or cell.position is None:
            return Fault("no-proof", repr(cell))
        if not _is_count_in(cell):
            return Fault("other-digits", repr(cell))
        if cell.position.element is None and not _stands_at(cell, lines):
            return Fault("raw-not-at-line", repr(cell))
        if cell.position.element is not None and not any(_bare(cell.raw) in told for told in _texts_of(text)):
            return Fault("raw-not-in-source", repr(cell))
    return None


@lru_cache(maxsize=1)
def _texts_of(markup: str) -> tuple[str, ...]:
    """The text of markup: without its tags, and, where these are broken, as a parser repairs it."""
    cut = unescape(_TAGS.sub("", markup))
    repaired = document_fromstring(
        markup.replace("\0", " ").encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", huge_tree=True)
    )
    return _bare(cut), _bare("".join(map(str, repaired.itertext())))


def _text(source: str | bytes) -> str:
    return source_of(source).text.replace("\r\n", "\n").replace("\r", "\n")


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _is_count_in(cell: Cell) -> bool:
    """Whether the digits of a whole number are in the raw text; words for numbers are let be."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", cell.raw or ""))
    return not isinstance(cell.value, int) or not digits or str(abs(cell.value)) in digits


def _stands_at(cell: Cell, lines: list[str]) -> bool:
    """Whether the raw text begins on the line that the position names."""
    assert cell.position is not None
    here = lines[cell.position.line - 1 : cell.position.line + 8]
    return _bare(cell.raw or "") in _bare("".join(here))
