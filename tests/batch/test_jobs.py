"""What a worker does with one source; here in this process."""

import subprocess
import sys
import time

import pytest

from batch.hostile import HostileReader, source
from gov_disclosure.batch.jobs import Reading, attempt, attempt_in_worker, start_worker
from gov_disclosure.batch.sources import Item


@pytest.mark.parametrize("timeout", [None, 30.0])
def test_attempt_in_worker(timeout: float | None) -> None:
    """A result, a failure, and even what would end the process."""
    reading = Reading(reader=HostileReader())
    read = attempt_in_worker(reading, Item(0, "a", source()), timeout)
    assert len(read.value) == 1
    assert read.seconds > 0
    left = attempt_in_worker(reading, Item(0, "a", source("leave")), timeout)
    assert left.failure is not None
    assert left.failure.code == "internal-error"


def test_what_ends_the_process_comes_through_here() -> None:
    """In this process nobody else should decide on its end."""
    with pytest.raises(SystemExit):
        attempt(Reading(reader=HostileReader()), Item(0, "a", source("leave")))


def test_start_worker() -> None:
    """It raises what keeps the job from being done."""
    start_worker(Reading())


@pytest.mark.slow
def test_the_alarm() -> None:
    """A worker that nobody ends any more ends itself, even where other code holds the interpreter."""
    code = (
        "import re\nfrom gov_disclosure.batch import jobs\njobs._GRACE = 0.5\njobs._set_alarm(0.5)\n"
        "re.match(r'(a+)+$', 'a' * 60 + 'b')\n"
    )
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"")
    assert time.monotonic() - start < 50


@pytest.mark.parametrize("timeout", [1e12, float("inf")])
def test_a_very_long_time_limit(timeout: float) -> None:
    """It is one, and no reason to fail."""
    done = attempt_in_worker(Reading(), Item(0, "a.txt", source().partition(b"\n")[2]), timeout)
    assert done.failure is None
