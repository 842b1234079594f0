"""What became of one source: an `Outcome` for every one, whatever happened to it."""

from enum import StrEnum
from typing import Any, NamedTuple

from attrs import evolve, field, frozen

from gov_disclosure.batch.system import reason, reason_zh
from gov_disclosure.errors import (
    EmptySourceError,
    GovDisclosureError,
    LimitExceededError,
    NotAReportError,
    OtherFormatError,
    ReaderFailedError,
    SourceError,
)
from gov_disclosure.export.naming import in_options
from gov_disclosure.model.report import Report


class OutcomeKind(StrEnum):
    """What became of a source."""

    READ = "read"
    """It gave one report or more."""
    NOT_A_REPORT = "not_a_report"
    """It was read as a page or a text, and is no annual report."""
    FAILED = "failed"
    """It could not be read, took too long, or its process died: it may be a report."""


@frozen(kw_only=True)
class Outcome:
    """One source of `parse_many`: its name, its number from 0, and its reports or why there are none.

    `code`, `message` and `message_zh`, the same in Chinese, are None for a source that was read; the codes are listed in the
    documentation. `seconds` is how long reading took, and does not count when two outcomes are compared.
    """

    name: str
    number: int
    kind: OutcomeKind
    reports: tuple[Report, ...] = ()
    code: str | None = None
    message: str | None = None
    message_zh: str | None = None
    seconds: float = field(default=0.0, eq=False)

    @property
    def report(self) -> Report | None:
        """The first report; None where there is none. `reports` has all: a page may hold several."""
        return self.reports[0] if self.reports else None


class Failure(NamedTuple):
    """Why a source gives no report, in English and Chinese."""

    kind: OutcomeKind
    code: str
    message: str
    message_zh: str


@frozen(kw_only=True)
class Attempt:
    """What a job made of one source: its value, or why it has none."""

    value: Any = None
    failure: Failure | None = None
    seconds: float = 0.0


NOT_A_REPORT = "not-a-report"
"""The one code that is no failure."""
_CODES: tuple[tuple[type[BaseException], str], ...] = (
    (EmptySourceError, "source-empty"),
    (OtherFormatError, "other-format"),
    (NotAReportError, NOT_A_REPORT),
    (LimitExceededError, "limit-exceeded"),
    (SourceError, "source-unreadable"),
    (ReaderFailedError, "reader-failed"),
    (GovDisclosureError, "not-read"),
    (FileNotFoundError, "file-not-found"),
    (IsADirectoryError, "file-is-folder"),
    (PermissionError, "permission-denied"),
    (OSError, "file-unreadable"),
    (MemoryError, "out-of-memory"),
)
INTERNAL = "internal-error"
TIMED_OUT = "timed-out"
WORKER_DIED = "worker-died"
CODES = (*(code for _, code in _CODES), INTERNAL, TIMED_OUT, WORKER_DIED)
"""Every code that an outcome can have."""


def classify(error: BaseException) -> Failure:
    """The failure that an exception of reading stands for.

    >>> classify(NotAReportError("no section of the form was found")).code
    'not-a-report'
    """
    code = next((code for kind, code in _CODES if isinstance(error, kind)), INTERNAL)
    kind = OutcomeKind.NOT_A_REPORT if code == NOT_A_REPORT else OutcomeKind.FAILED
    return Failure(kind, code, *_messages(error, code))


def in_command(attempt: Attempt) -> Attempt:
    """The same where a command is run: what a failure says names options, and no arguments of functions."""
    failure = attempt.failure
    if failure is None:
        return attempt
    message, message_zh = in_options(failure.message), in_options(failure.message_zh)
    return evolve(attempt, failure=failure._replace(message=message, message_zh=message_zh))


def timed_out(timeout: float) -> Failure:
    """The failure of a source that took longer than its time limit."""
    message = f"it was not read within {timeout:g} seconds; give it more with the option `timeout`"
    message_zh = f"{timeout:g} 秒内未能读完；可用选项 `timeout` 延长时限"
    return Failure(OutcomeKind.FAILED, TIMED_OUT, message, message_zh)


def worker_died(cause: str, cause_zh: str) -> Failure:
    """The failure of a source whose process died while it was read."""
    message = f"the process that read it died, and so did a second one: {cause}"
    message_zh = f"读取它的进程意外结束，换一个进程也是如此：{cause_zh}"
    return Failure(OutcomeKind.FAILED, WORKER_DIED, message, message_zh)


def _messages(error: BaseException, code: str) -> tuple[str, str]:
    """What an exception says, in English and Chinese."""
    if code == INTERNAL:
        said = f"{type(error).__name__}: {error}"
        return (
            f"{said} (a fault of the library or of a reader; please report it)",
            f"{said}（本库或读取器的缺陷，请反馈）",
        )
    if isinstance(error, MemoryError):
        return "it needs more memory than there is", "所需内存超过现有内存"
    if isinstance(error, OSError):
        return reason(error), reason_zh(error)
    return str(error), error.message_zh if isinstance(error, GovDisclosureError) else str(error)
