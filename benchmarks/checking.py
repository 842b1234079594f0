"""`validate` and `locate` against parsing, on invented reports."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from attrs import evolve

from benchmarks.measuring import Budget, Job, measure
from gov_disclosure import Report, locate, parse_report, validate
from gov_disclosure.statements.lexicon import quantities, readings
from repair.slips import damaged_report
from writer.forms import Form
from writer.layouts import LAYOUTS, html_page
from writer.prose import Text

VALIDATE, ONE_CELL, TWO_CELLS = 0.5, 1.0, 20.0
"""The most that each may take, in times of parsing: far below 20 ms for one wrong cell and 1 s for two."""

TEXT_ALONE = Path(__file__).parents[1] / "examples" / "documents" / "traditional-mirror-without-tables.txt"
"""Where parsing has least to do and the prose is all there is."""

FORMS = 20
"""Reports with wrong cells that are searched in one round."""


def with_outcomes(form: Form, text: Text) -> Text:
    """The text with one more sentence on requests, which gives each group of outcomes of table 三."""
    overview, *others = text.sections
    sentence = f"收到政府信息公开申请{form.figures['requests.received.total']}件，{'，'.join(_outcomes(form))}。"
    parts = tuple(
        evolve(part, paragraphs=(*part.paragraphs, sentence)) if "依申请" in part.heading else part
        for part in overview.parts
    )
    return evolve(text, sections=(evolve(overview, parts=parts), *others))


_OUTCOMES = ("granted", "partially_granted", "denied", "unable", "not_processed", "other_handling", "carried_forward")


def _outcomes(form: Form) -> Iterator[str]:
    for name in (f"requests.{outcome}" for outcome in _OUTCOMES):
        paths = readings(name, form.editions["requests"])[0]
        yield f"{quantities()[name].chinese}{sum(int(form.figures[path]) for path in paths)}件"


def validate_budgets(form: Form, text: Text, size: int, rounds: int) -> Iterator[Budget]:
    """`validate` of a report that was just parsed, so that its prose is read, against parsing it."""
    told = with_outcomes(form, text)
    sources: dict[str, str | bytes] = {
        "the HTML page": html_page(form, text, size),
        "the same with more figures told": html_page(form, told, size),
        "pipes with more figures told": str(LAYOUTS["pipe-spans"](form, told)),
        "text in traditional script without tables": TEXT_ALONE.read_bytes(),
    }
    for name, source in sources.items():
        jobs: dict[str, Job] = {
            "validate": partial(_validate_anew, parse_report(source)),
            "parse": partial(parse_report, source),
        }
        times = measure(jobs, rounds)
        yield Budget(f"validate / parse_report: {name}", times["validate"].seconds / times["parse"].seconds, VALIDATE)


def _validate_anew(report: Report) -> None:
    """Without what is kept once a report was read: its statements, its cells in order."""
    validate(evolve(report, cells=(*report.cells,)))


def locate_budgets(form: Form, text: Text, rounds: int) -> Iterator[Budget]:
    """`locate` for one and two wrong cells of table 三, on the average of `FORMS` reports, against parsing one."""
    source = str(LAYOUTS["pipe-spans"](form, text))
    for cells, limit in ((1, ONE_CELL), (2, TWO_CELLS)):
        reports = [damaged_report(cells, number) for number in range(FORMS)]
        times = measure({"locate": partial(_locate, reports), "parse": partial(parse_report, source)}, rounds)
        ratio = times["locate"].seconds / FORMS / times["parse"].seconds
        yield Budget(f"locate / parse_report: {('one wrong cell', 'two wrong cells')[cells - 1]}", ratio, limit)


def _locate(reports: Sequence[Report]) -> None:
    for report in reports:
        locate(report)
