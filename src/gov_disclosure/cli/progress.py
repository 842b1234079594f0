"""How a long run is told of: a bar in a terminal, lines elsewhere, or a JSON object a line."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from attrs import asdict
from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from gov_disclosure.batch.options import Summary
from gov_disclosure.batch.outcomes import NOT_A_REPORT, Attempt, Failure, OutcomeKind
from gov_disclosure.batch.sources import Item
from gov_disclosure.cli.console import complain, print_utf8
from gov_disclosure.cli.text import harmless, harmless_json, one_line
from gov_disclosure.cli.words import ENGLISH, Words
from gov_disclosure.export.json import utf8_json


class Quiet:
    """Watches a run for as long as it is entered, and tells nothing of it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing has to be cleared away."""

    def begin(self, inputs: int, done: int) -> None:
        """Nothing."""

    def see(self, item: Item, attempt: Attempt) -> None:
        """Nothing."""

    def assemble(self) -> None:
        """Nothing."""

    def tell(self, summary: Summary, output: Path) -> None:
        """Nothing."""


class Lines(Quiet):
    """A line for each input that failed, and one where an earlier run is gone on with."""

    def __init__(self, words: Words = ENGLISH) -> None:
        self._words = words

    def begin(self, inputs: int, done: int) -> None:
        """Say so where a part was done before."""
        if done:
            complain(self._words.say("going on", done=done, inputs=inputs), self._words)

    def see(self, item: Item, attempt: Attempt) -> None:
        """Name an input that failed. What is only not a report is counted, not named."""
        failure = attempt.failure
        if failure is not None and failure.kind is OutcomeKind.FAILED:
            complain(self._said(item, failure), self._words)

    def _said(self, item: Item, failure: Failure) -> str:
        return self._words.say("about", name=item.name, message=self._words.error(failure))


class JsonLog(Quiet):
    """A JSON object a line on standard error: ``begin``, ``outcome`` for every input, ``assemble``, ``end``."""

    def __init__(self, *, every: bool = True) -> None:
        self._every = every

    def begin(self, inputs: int, done: int) -> None:
        """How many inputs there are, and how many were done before."""
        _log({"event": "begin", "inputs": inputs, "done": done})

    def see(self, item: Item, attempt: Attempt) -> None:
        """What became of an input; of one that was read only where every input is told of."""
        failure = attempt.failure
        if failure is None and not self._every:
            return
        _log(
            {
                "event": "outcome",
                "source": item.name,
                "outcome": (OutcomeKind.READ if failure is None else failure.kind).value,
                "code": failure and failure.code,
                "message": failure and failure.message,
                "seconds": round(attempt.seconds, 6),
            }
        )

    def assemble(self) -> None:
        """All inputs are done."""
        _log({"event": "assemble"})

    def tell(self, summary: Summary, output: Path) -> None:
        """The counts of the run."""
        _log({"event": "end", "output": str(output), **asdict(summary)})


class _Rate(ProgressColumn):
    """Files per second, since the run began."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def render(self, task: Task) -> Text:
        """The rate, as soon as there is one."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else self._words.say("rate", rate=speed), "progress.data.speed")


class Bar(Lines):
    """A bar with how many are done, the rate, the remaining time and the failures."""

    def __init__(self, console: Console | None = None, words: Words = ENGLISH) -> None:
        super().__init__(words)
        self._failed = 0
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(words),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}"),
            console=console or Console(stderr=True, markup=False, emoji=False, highlight=False),
            speed_estimate_period=60,
        )
        self._task = self._bar.add_task(words.say("listing"), total=None, failed="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def begin(self, inputs: int, done: int) -> None:
        """Draw the bar."""
        self._bar.update(self._task, description=self._words.say("reading files"), total=inputs, completed=done)

    def see(self, item: Item, attempt: Attempt) -> None:
        """Move on by one; failures stand above the bar."""
        failure = attempt.failure
        if failure is not None and failure.kind is OutcomeKind.FAILED:
            self._failed += 1
            self._bar.console.print(one_line(self._said(item, failure)), soft_wrap=True)
            self._bar.update(self._task, failed=self._words.say("failures", count=self._failed))
        self._bar.advance(self._task)

    def assemble(self) -> None:
        """Say what is left to do."""
        self._bar.update(self._task, description=self._words.say("writing"))


def print_summary(summary: Summary, output: Path, words: Words = ENGLISH) -> None:
    """Print what a run came to, on standard output."""
    name = harmless(str(output))
    if summary.already_finished:
        print(words.say("finished already", name=name))
    reports, inputs = words.number(summary.reports, "report"), words.number(summary.inputs, "input")
    print(words.say("extracted", name=name, reports=reports, inputs=inputs))
    for phrase, text in _lines(summary, words):
        label = words.say(phrase)
        print(f"  {label}{' ' * (_LABELS - cell_len(label))}{text}")


_LABELS = 14


def _lines(summary: Summary, words: Words) -> list[tuple[str, str]]:
    lines = [("read", f"{summary.read:,}")]
    if summary.not_a_report:
        lines.append(("not a report", f"{summary.not_a_report:,}"))
    if summary.failed:
        lines.append(("failed", words.say("failed why", count=summary.failed, codes=_counted(summary.codes, words))))
    if summary.errors or summary.warnings:
        found = (words.number(summary.errors, "error"), words.number(summary.warnings, "warning"))
        lines.append(("found", words.comma.join(found)))
    lines.append(("written", words.say("listed").join(summary.files)))
    return lines


def _counted(codes: Mapping[str, int], words: Words) -> str:
    return words.comma.join(
        words.say("failed so", code=code, meaning=words.codes.get(code, code), count=count)
        for code, count in codes.items()
        if code != NOT_A_REPORT
    )


def _log(event: Mapping[str, object]) -> None:
    """One event on standard error: in UTF-8, or escaped to ASCII where that is another encoding."""
    print_utf8(harmless_json(utf8_json(event).decode()), json.dumps(event), file=sys.stderr)
