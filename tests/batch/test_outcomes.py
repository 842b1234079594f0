"""Exceptions as outcomes."""

import pytest

from gov_disclosure.batch.outcomes import CODES, INTERNAL, OutcomeKind, classify
from gov_disclosure.errors import (
    GovDisclosureError,
    LimitExceededError,
    NotAReportError,
    ReaderFailedError,
    SourceError,
    UnknownPathError,
)


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (NotAReportError("none"), "not-a-report", "none"),
        (LimitExceededError("large", name="size"), "limit-exceeded", "large"),
        (SourceError("garbled"), "source-unreadable", "garbled"),
        (ReaderFailedError("fails"), "reader-failed", "fails"),
        (UnknownPathError("no path"), "not-read", "no path"),
        (GovDisclosureError("else"), "not-read", "else"),
        (FileNotFoundError(2, "No such file"), "file-not-found", "No such file"),
        (IsADirectoryError(21, "Is a directory"), "file-is-folder", "Is a directory"),
        (PermissionError(13, "Permission denied"), "permission-denied", "Permission denied"),
        (OSError(5, "Input/output error"), "file-unreadable", "Input/output error"),
        (MemoryError(), "out-of-memory", "more memory"),
        (KeyError("x"), INTERNAL, "KeyError: 'x'"),
    ],
)
def test_classify(error: BaseException, code: str, message: str) -> None:
    """The first class that fits has the code; only one of them is no failure."""
    failure = classify(error)
    assert failure.code == code
    assert code in CODES
    assert message in failure.message
    assert (failure.kind is OutcomeKind.NOT_A_REPORT) == (code == "not-a-report")
