"""Exceptions as outcomes."""

import pytest

from chinese import FAULTS
from gov_disclosure import parse_report
from gov_disclosure.batch.outcomes import (
    CODES,
    INTERNAL,
    Attempt,
    Failure,
    OutcomeKind,
    classify,
    in_command,
    timed_out,
    worker_died,
)
from gov_disclosure.errors import (
    EmptySourceError,
    GovDisclosureError,
    LimitExceededError,
    NotAReportError,
    OtherFormatError,
    ReaderFailedError,
    SourceError,
    UnknownPathError,
)


@pytest.mark.parametrize(
    ("error", "code", "message", "message_zh"),
    [
        (NotAReportError("none", message_zh="不是"), "not-a-report", "none", "不是"),
        (EmptySourceError("empty", message_zh="空"), "source-empty", "empty", "空"),
        (OtherFormatError("a PDF", message_zh=" PDF"), "other-format", "a PDF", " PDF"),
        (LimitExceededError("large", name="size"), "limit-exceeded", "large", "large"),
        (SourceError("garbled"), "source-unreadable", "garbled", "garbled"),
        (ReaderFailedError("fails"), "reader-failed", "fails", "fails"),
        (UnknownPathError("no path"), "not-read", "no path", "no path"),
        (GovDisclosureError("else"), "not-read", "else", "else"),
        (FileNotFoundError(2, "No such file"), "file-not-found", "No such file", "没有这个文件或文件夹"),
        (IsADirectoryError(21, "Is a directory"), "file-is-folder", "Is a directory", "这是文件夹，不是文件"),
        (PermissionError(13, "Permission denied"), "permission-denied", "Permission denied", "没有权限"),
        (OSError(5, "Input/output error"), "file-unreadable", "Input/output error", "输入或输出出错"),
        (OSError(95, "Odd"), "file-unreadable", "Odd", "系统报错：Odd"),
        (MemoryError(), "out-of-memory", "more memory", "内存"),
        (KeyError("x"), INTERNAL, "KeyError: 'x'", "KeyError: 'x'（本库或读取器的缺陷，请反馈）"),
    ],
)
def test_classify(error: BaseException, code: str, message: str, message_zh: str) -> None:
    """The first class that fits has the code; only one of them is no failure. Both languages say what happened."""
    failure = classify(error)
    assert failure.code == code
    assert code in CODES
    assert message in failure.message
    assert message_zh in failure.message_zh
    assert (failure.kind is OutcomeKind.NOT_A_REPORT) == (code == "not-a-report")


def test_a_failure_of_a_command() -> None:
    """It names options. The phrases are those that the library has: a new wording of them breaks this test."""
    attempt = in_command(Attempt(failure=timed_out(2)))
    assert attempt.failure is not None
    assert attempt.failure[2:] == (
        "it was not read within 2 seconds; give it more with --timeout",
        "2 秒内未能读完；可用 --timeout 延长时限",
    )
    with pytest.raises(SourceError) as raised:
        parse_report("政府信息公开工作年度报告".encode() * 40 + bytes(range(0x80, 0x100)) * 3)
    attempt = in_command(Attempt(failure=classify(raised.value)))
    assert attempt.failure is not None
    assert all("--encoding NAME" in message and "encoding=" not in message for message in attempt.failure[2:])
    assert in_command(Attempt(value=1)) == Attempt(value=1)


@pytest.mark.parametrize(
    ("failure", "message_zh"),
    [
        (timed_out(60), "60 秒内未能读完；可用选项 `timeout` 延长时限"),
        (
            worker_died("ended by SIGKILL", "因 SIGKILL 而结束"),
            "读取它的进程意外结束，换一个进程也是如此：因 SIGKILL 而结束",
        ),
    ],
)
def test_what_is_no_exception(failure: Failure, message_zh: str) -> None:
    """A time limit, and a process that died, have their Chinese as well."""
    assert failure.message_zh == message_zh
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(failure.message_zh)]
