"""`parse_many`: many sources, all processors, an outcome for each."""

import pickle
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from gov_disclosure.batch.jobs import Job, Reading
from gov_disclosure.batch.outcomes import Attempt, Outcome, OutcomeKind
from gov_disclosure.batch.sources import BatchSource, Item, itemize
from gov_disclosure.batch.workers import count_processors, run, run_here
from gov_disclosure.errors import SourceError
from gov_disclosure.export.extras import load
from gov_disclosure.intake import refuse_options, refuse_unknown_encoding
from gov_disclosure.limits import DEFAULT, Limits
from gov_disclosure.readers.registry import adopt, by_name

if TYPE_CHECKING:
    from gov_disclosure.readers.base import Reader

TIMEOUT = 60.0
"""How many seconds a source may take by default; most take less than a tenth of one."""


def parse_many(  # noqa: PLR0913 - a parameter for each option
    sources: Iterable[BatchSource],
    *,
    workers: int | None = None,
    timeout: float | None = TIMEOUT,
    ordered: bool = True,
    reader: "str | Reader | None" = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT,
) -> Generator[Outcome, None, None]:
    r"""Read many sources in worker processes; yields an `Outcome` for each, and never raises for a single one.

    `sources` are paths, bytes, or pairs ``(name, bytes)``; they are taken as workers become free, at most four for
    each worker ahead of what was yielded, so that they may be a generator without end. `workers` is the number of
    processes, by default one for each processor. With 0 everything is read in this process: then nothing bounds the
    time of a source, and one that crashes the interpreter ends the program.

    `timeout` is in seconds for each source, None for no limit. A source that takes longer, or whose process dies twice, is
    an outcome like any other and costs no other source. `ordered` yields in the order of the sources; else as they are done,
    with `Outcome.number` to tell which. `reader`, `encoding` and `limits` are those of `parse_report`.

    Raises for the caller's mistakes, before anything is read where it can: `SourceError` for an option or a source of the
    wrong sort or an unknown encoding, `UnknownReaderError` and `ReaderLoadError` for a reader, `MissingExtraError` without the extra ``batch``,
    `WorkersError` where no process starts. End the iteration early with ``close()``, or with ``break`` in a loop.

    >>> text = "青屏县档案馆2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n二、主动公开政府信息情况\n" \
    ...     "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
    >>> for outcome in parse_many([("a.txt", text.encode()), ("b.txt", "会议纪要".encode())], workers=0):
    ...     print(outcome.name, outcome.kind, outcome.code)
    a.txt read None
    b.txt not_a_report not-a-report
    """
    reading = Reading(reader, encoding, limits)
    check(reading, workers, timeout)
    results = attempts(itemize(sources), reading, workers=workers, timeout=timeout, ordered=ordered)
    return _outcomes(results)


def attempts(
    items: Iterator[Item], job: Job, *, workers: int | None, timeout: float | None, ordered: bool
) -> Generator[tuple[Item, Attempt], None, None]:
    """Each item with what the job made of it, here or in workers."""
    number = count_processors() if workers is None else workers
    if number == 0:
        return run_here(items, job)
    load("pebble", "batch", "reading in several processes")
    return run(items, job, workers=number, timeout=timeout, ordered=ordered)


def check(reading: Reading, workers: object, timeout: object) -> None:
    """Raise for options that are wrong for every source."""
    refuse_options(reading.encoding, reading.limits)
    refuse_unknown_encoding(reading.encoding)
    if isinstance(reading.reader, str):
        by_name(reading.reader)
    elif reading.reader is not None:
        adopt(reading.reader)
    if workers is not None and (not isinstance(workers, int) or workers < 0):
        raise SourceError(
            f"workers must be a whole number of at least 0, or None for all processors; it is {workers!r}",
            message_zh=f"workers 应为不小于 0 的整数，用全部处理器时为 None；现为 {workers!r}",
        )
    if timeout is not None and not (isinstance(timeout, int | float) and timeout > 0):
        raise SourceError(
            f"timeout must be a number of seconds above 0, or None for no limit; it is {timeout!r}",
            message_zh=f"timeout 应为大于 0 的秒数，不限时为 None；现为 {timeout!r}",
        )
    if workers == 0:
        return
    try:
        pickle.dumps(reading)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise SourceError(
            f"the reader cannot be sent to worker processes ({error}): define its class in a module, "
            "or read in this process with workers=0",
            message_zh=f"读取器不能发送给工作进程（{error}）：请在模块中定义它的类，或用 workers=0 在本进程中读取",
        ) from error


def _outcomes(results: Generator[tuple[Item, Attempt], None, None]) -> Generator[Outcome, None, None]:
    with closing(results):  # so that an early end stops the workers
        for item, attempt in results:
            yield _outcome(item, attempt)


def _outcome(item: Item, attempt: Attempt) -> Outcome:
    failure = attempt.failure
    return Outcome(
        name=item.name,
        number=item.number,
        kind=OutcomeKind.READ if failure is None else failure.kind,
        reports=attempt.value or (),
        code=failure and failure.code,
        message=failure and failure.message,
        message_zh=failure and failure.message_zh,
        seconds=attempt.seconds,
    )
