"""The journal of a run: a folder beside the output with the list of inputs and the finished parts.

A part is a hundred inputs that follow each other. It is written whole into a folder of another name, which then gets its
own: a part that is there is complete, whenever the program was killed.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from attrs import asdict, frozen

from gov_disclosure.batch.inputs import read_list, write_list
from gov_disclosure.batch.sources import Item
from gov_disclosure.errors import ExtractError
from gov_disclosure.export.extras import load

if TYPE_CHECKING:
    import pyarrow as pa

PART = 100
"""How many inputs make a part: what is read again, at most, for each worker after a kill."""
TABLES = ("panel", "findings", "outcomes")


@frozen
class Plan:
    """What a run is: two runs with equal plans give the same rows. `inputs` is the digest of their list."""

    version: str
    options: Mapping[str, Any]
    inputs: str
    count: int

    def differs_from(self, other: "Plan") -> str | None:
        """In what it differs, in words; None where it does not."""
        mine, theirs = asdict(self), asdict(other)
        for name in ("options", "version", "count", "inputs"):
            if mine[name] != theirs[name]:
                return _DIFFERENCES[name].format(theirs[name], mine[name])
        return None


_DIFFERENCES = {
    "options": "the options are others: {} before, now {}",
    "version": "it was made by version {} of gov-disclosure, and this is {}",
    "count": "there were {} inputs, and there are {} now",
    "inputs": "the inputs are others, or in another order",
}


class Journal:
    """The journal of one output file."""

    def __init__(self, output: Path) -> None:
        self.folder = output.parent / f".{output.name}.partial"
        self._inputs = self.folder / "inputs"
        self._plan = self.folder / "plan.json"
        self._parts = self.folder / "parts"

    @property
    def begun(self) -> bool:
        """Whether there is a run to go on with."""
        return self._plan.exists()

    def clear(self) -> None:
        """Forget the run that was begun; the lock stays."""
        self._plan.unlink(missing_ok=True)
        self._inputs.unlink(missing_ok=True)
        if self._parts.exists():
            shutil.rmtree(self._parts)

    def remove(self) -> None:
        """Remove the folder: first the plan, so that what is left of it is not gone on with."""
        self.clear()
        shutil.rmtree(self.folder)

    def list_inputs(self, paths: Iterable[str]) -> tuple[str, int]:
        """Write the list of inputs, beside the one there may be; returns its digest and its length."""
        self._parts.mkdir(parents=True, exist_ok=True)
        new = self._new_inputs
        with new.open("wb") as file:
            count = write_list(paths, file)
        with new.open("rb") as file:
            return file_digest(file, "sha256").hexdigest(), count

    def begin(self, plan: Plan) -> None:
        """Begin with the inputs that were listed last."""
        self._parts.mkdir(exist_ok=True)
        self._new_inputs.replace(self._inputs)
        write_whole(self._plan, json.dumps(asdict(plan), indent=2).encode())

    def resume(self, plan: Plan) -> None:
        """Go on with the run that was begun; raises `ExtractError` where it is another one."""
        self._new_inputs.unlink()
        try:
            difference = plan.differs_from(Plan(**json.loads(self._plan.read_bytes())))
        except (ValueError, TypeError):
            difference = f"its {self._plan.name} cannot be read"
        if difference is not None:
            raise ExtractError(
                f"an unfinished run for this output is in {self.folder}, and it is another one ({difference}): "
                "give --restart to begin anew, or repeat the command as it was"
            )

    @property
    def _new_inputs(self) -> Path:
        return self.folder / "inputs.new"

    # ------------------------------------------------------------------------ parts

    def done(self) -> frozenset[int]:
        """The numbers of the parts that are finished."""
        return frozenset(int(path.name) for path in self._parts.iterdir() if path.name.isdigit())

    def names(self) -> Iterator[str]:
        """The inputs, in their order."""
        return read_list(self._inputs)

    def open_items(self, done: frozenset[int]) -> Iterator[Item]:
        """The inputs whose parts are not finished."""
        for number, name in enumerate(self.names()):
            if number // PART not in done:
                yield Item(number, name)

    def write(self, number: int, tables: Mapping[str, "pa.Table"]) -> None:
        """Finish a part."""
        new = self._parts / f"{number}.new"
        if new.exists():
            shutil.rmtree(new)
        new.mkdir()
        for name, table in tables.items():
            _write_table(new / f"{name}.arrow", table)
        new.rename(self._parts / str(number))

    def read(self, number: int, name: str) -> "pa.Table":
        """One table of a part."""
        arrow = load("pyarrow", "extract", "writing a panel")
        with arrow.ipc.open_file(self._parts / str(number) / f"{name}.arrow") as reader:
            table: pa.Table = reader.read_all()
        return table

    def read_schema(self, number: int, name: str) -> "pa.Schema":
        """The schema of one table of a part."""
        arrow = load("pyarrow", "extract", "writing a panel")
        with arrow.ipc.open_file(self._parts / str(number) / f"{name}.arrow") as reader:
            schema: pa.Schema = reader.schema
        return schema

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Within, no other process works on this output; raises `ExtractError` where one does."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("wb") as file:
            try:
                _lock(file)
            except OSError:
                raise ExtractError(f"another process is writing this output: it holds {self.folder}") from None
            yield


def _lock(file: IO[bytes]) -> None:
    """Lock a file until it is closed, on systems that have such locks."""
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _write_table(path: Path, table: "pa.Table") -> None:
    arrow = load("pyarrow", "extract", "writing a panel")
    options = arrow.ipc.IpcWriteOptions(compression="zstd")
    with path.open("wb") as file:
        with arrow.ipc.new_file(file, table.schema, options=options) as writer:
            writer.write_table(table.combine_chunks())
        _flush(file)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that gets its name when it is complete."""
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        file.write(data)
        _flush(file)
    new.replace(path)


def _flush(file: IO[bytes]) -> None:
    """Have the system write what it holds, so that a power cut leaves no empty file under a finished name."""
    file.flush()
    os.fsync(file.fileno())
