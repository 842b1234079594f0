"""How a long run is told of: a bar in a terminal, lines elsewhere, or a JSON object a line."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from attrs import asdict
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from gov_disclosure.batch.extraction import Summary
from gov_disclosure.batch.outcomes import Attempt, OutcomeKind
from gov_disclosure.batch.sources import Item
from gov_disclosure.cli.console import complain
from gov_disclosure.cli.text import harmless, one_line


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

    def begin(self, inputs: int, done: int) -> None:
        """Say so where a part was done before."""
        if done:
            complain(f"going on with a run that was broken off: {done:,} of {inputs:,} inputs are done")

    def see(self, item: Item, attempt: Attempt) -> None:
        """Name an input that failed. What is only not a report is counted, not named."""
        failure = attempt.failure
        if failure is not None and failure.kind is OutcomeKind.FAILED:
            complain(f"{item.name}: {failure.message}")


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

    def render(self, task: Task) -> Text:
        """The rate, as soon as there is one."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.1f} files/s", "progress.data.speed")


class Bar(Lines):
    """A bar with how many are done, the rate, the remaining time and the failures."""

    def __init__(self, console: Console | None = None) -> None:
        self._failed = 0
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}"),
            console=console or Console(stderr=True, markup=False, emoji=False, highlight=False),
            speed_estimate_period=60,
        )
        self._task = self._bar.add_task("Listing", total=None, failed="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def begin(self, inputs: int, done: int) -> None:
        """Draw the bar."""
        self._bar.update(self._task, description="Reading", total=inputs, completed=done)

    def see(self, item: Item, attempt: Attempt) -> None:
        """Move on by one; failures stand above the bar."""
        failure = attempt.failure
        if failure is not None and failure.kind is OutcomeKind.FAILED:
            self._failed += 1
            self._bar.console.print(one_line(f"{item.name}: {failure.message}"), soft_wrap=True)
            self._bar.update(self._task, failed=f"{self._failed:,} failed")
        self._bar.advance(self._task)

    def assemble(self) -> None:
        """Say what is left to do."""
        self._bar.update(self._task, description="Writing")


def print_summary(summary: Summary, output: Path) -> None:
    """Print what a run came to, on standard output."""
    if summary.already_finished:
        print(f"{harmless(str(output))} is finished already, with these inputs; --restart reads them anew.")
    counted = f"{_number(summary.reports, 'report')} from {_number(summary.inputs, 'input')}"
    print(f"{harmless(str(output))}: {counted}")
    for name, text in _lines(summary):
        print(f"  {name:<14}{text}")


def _lines(summary: Summary) -> list[tuple[str, str]]:
    lines = [("read", f"{summary.read:,}")]
    if summary.not_a_report:
        lines.append(("not a report", f"{summary.not_a_report:,}"))
    if summary.failed:
        lines.append(("failed", f"{summary.failed:,} ({_counted(summary.codes)})"))
    if summary.errors or summary.warnings:
        lines.append(("findings", f"{_number(summary.errors, 'error')}, {_number(summary.warnings, 'warning')}"))
    lines.append(("written", ", ".join(summary.files)))
    return lines


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _counted(codes: Mapping[str, int]) -> str:
    return ", ".join(f"{code} {count:,}" for code, count in codes.items() if code != "not-a-report")


def _log(event: Mapping[str, object]) -> None:
    """One event on standard error, in ASCII: no locale can spoil it."""
    print(json.dumps(event), file=sys.stderr, flush=True)
