"""What the system says of files."""

import errno
import pickle

import pytest

from chinese import FAULTS
from gov_disclosure.batch import system
from gov_disclosure.batch.system import RefusedError, reason, reason_zh


@pytest.mark.parametrize("number", system._CHINESE)
def test_what_users_can_mend_is_in_chinese(number: int) -> None:
    """Set as Chinese is, without a word of English."""
    told = reason_zh(OSError(number, "in English"))
    assert told.isprintable()
    assert not any(char.isascii() for char in told)
    assert not [fault for fault, pattern in FAULTS.items() if pattern.search(told)]


def test_other_errors_are_quoted() -> None:
    """Better than nothing."""
    assert reason_zh(OSError(errno.EPIPE, "Broken pipe")) == "系统报错：Broken pipe"
    assert (reason(OSError("odd")), reason_zh(OSError("odd"))) == ("odd", "系统报错：odd")


def test_our_own_refusals() -> None:
    """They have their own wording, also when they come from another process."""
    error = RefusedError(errno.EINVAL, "a pipe", "这是管道")
    sent = pickle.loads(pickle.dumps(error))  # noqa: S301 - pickled here
    for each in (error, sent):
        assert (each.errno, reason(each), reason_zh(each)) == (errno.EINVAL, "a pipe", "这是管道")
