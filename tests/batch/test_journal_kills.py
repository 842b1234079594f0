"""A part that is there is complete, whenever the program was killed while it wrote it."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

KILLS = """
import sys
from pathlib import Path

import pyarrow as pa

from gov_disclosure.batch.journal import TABLES, Journal


class Killed(BaseException):
    pass


left = None


def count_down(event, arguments):
    global left
    if left is not None and event.startswith(("open", "os.", "shutil.")):
        left -= 1
        if left < 0:
            left = None
            raise Killed


def write(folder, moment):
    global left
    journal = Journal(folder / f"{moment}.csv")
    journal.list_inputs([])
    left = moment
    try:
        journal.write(0, {name: pa.table({"figure": [1, 2, 3]}) for name in TABLES})
    except Killed:
        return False
    finally:
        left = None
        rows = [journal.read(number, name).num_rows for number in journal.done() for name in TABLES]
        assert rows in ([], [3] * len(TABLES)), (moment, rows)
    return rows != []


sys.addaudithook(count_down)
assert write(Path(sys.argv[1]), None)  # imports what is slow to import
print(next(moment for moment in range(1000) if write(Path(sys.argv[1]), moment)))
"""
"""Writes a part again and again, and kills the program before its first step on the disk, before its second, and so on."""


def test_a_part_is_whole_or_not_there(tmp_path: Path) -> None:
    """It gets its name in one step, when all of its tables are written."""
    found = subprocess.run(
        [sys.executable, "-c", KILLS, tmp_path], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert found.stderr == ""
    assert int(found.stdout) > 5, "a folder, four tables and a name are so many steps"
