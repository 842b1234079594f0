"""The journal of a run: a folder beside the output with the list of inputs and the finished parts.

A part is a hundred inputs that follow each other. It is written whole into a folder of another name, which then gets its
own: a part that is there is complete, whenever the program was killed.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest
from itertools import zip_longest
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from attrs import asdict, field, frozen
from attrs.validators import instance_of

from gov_disclosure.batch import disk
from gov_disclosure.batch.inputs import join_list, read_list, split_list, write_list
from gov_disclosure.batch.sources import Item, as_text
from gov_disclosure.errors import ExtractError
from gov_disclosure.export.extras import load

if TYPE_CHECKING:
    import pyarrow as pa

PART = 100
"""How many inputs make a part: what is read again, at most, for each worker after a kill."""
TABLES = ("panel", "findings", "diagnostics", "outcomes")
"""The tables of a part."""
LAYOUT = 3
"""The number of these tables' layout: it grows with a table, or with what a column says. 1 had no diagnostics, and in 2
two names could have one `source`.
"""


@frozen
class Plan:
    """What a run is: two runs with equal plans give the same rows.

    `options` are those that the rows depend on, by the names they have on the command line; `inputs` is the digest of the
    list. `layout` is that of the tables; a plan that does not tell is from before there were others.
    """

    version: str
    options: Mapping[str, Any] = field(validator=instance_of(dict))
    inputs: str
    count: int
    layout: int = 1

    def differs_from(self, other: "Plan") -> tuple[str, str] | None:
        """In what it differs, in English and Chinese; None where it does not."""
        found = list(self._differences(other))
        if not found:
            return None
        return "; ".join(english for english, _ in found), "；".join(chinese for _, chinese in found)

    def _differences(self, other: "Plan") -> Iterator[tuple[str, str]]:
        for name in {**other.options, **self.options}:
            (was, was_zh), (now, now_zh) = (_as_typed(plan.options.get(name)) for plan in (other, self))
            if other.options.get(name) != self.options.get(name):
                option = f"--{name.replace('_', '-')}"
                yield f"{option} was {was} and is {now} now", f"{option} 原来{was_zh}，现在{now_zh}"
        if self.version != other.version:
            yield (
                f"it was made by version {other.version} of gov-disclosure, and this is {self.version}",
                f"它由 gov-disclosure {other.version} 版写出，而这是 {self.version} 版",
            )
        if self.layout != other.layout:
            yield (
                f"another build of gov-disclosure made it, with other tables (layout {other.layout}, and this is {self.layout})",
                f"它由另一次构建的 gov-disclosure 写出，各表不同（表式 {other.layout}，而这是 {self.layout}）",
            )
        if self.count != other.count:
            yield (
                f"there were {other.count} inputs, and there are {self.count} now",
                f"原有 {other.count} 个输入，现有 {self.count} 个",
            )
        elif self.inputs != other.inputs:
            yield (
                f"there are {self.count} inputs as before, but others or in another order",
                f"输入仍为 {self.count} 个，但已更换，或次序不同",
            )


def _as_typed(value: object) -> tuple[str, str]:
    """The value of an option, as one would say it, in English and Chinese."""
    match value:
        case None:
            return "none", "为 none"
        case bool():
            return ("given", "已给出") if value else ("not given", "未给出")
    return str(value), f"为 {value}"


class Journal:
    """The journal of one output file."""

    def __init__(self, output: Path) -> None:
        self.folder = output.parent / f".{output.name}.partial"
        self._inputs = self.folder / "inputs"
        self._plan = self.folder / "plan.json"
        self._parts = self.folder / "parts"
        self.before = self.folder / "before.json"
        """The protocol of the finished run that this one replaces."""
        self._announced = self.folder / "announced"

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
            disk.flush(file)
        with new.open("rb") as file:
            return file_digest(file, "sha256").hexdigest(), count

    def begin(self, plan: Plan) -> None:
        """Begin with the inputs that were listed last."""
        self._parts.mkdir(exist_ok=True)
        disk.flush_folder(self.folder.parent)
        disk.rename(self._new_inputs, self._inputs)
        self.write_whole(self._plan, json.dumps(asdict(plan), indent=2).encode())

    def resume(self, plan: Plan) -> None:
        """Go on with the run that was begun; raises `ExtractError` where it is another one.

        The list of its inputs is written anew, and parts that cannot be read are forgotten: a disk may have lost them.
        """
        try:
            begun = Plan(**json.loads(self._plan.read_bytes()))
            difference = plan.differs_from(begun)
            if difference is not None and plan.inputs != begun.inputs:
                other, other_zh = self._first_other_input()
                difference = f"{difference[0]}; {other}", f"{difference[1]}；{other_zh}"
        except (ValueError, TypeError):
            difference = f"its {self._plan.name} cannot be read", f"其中的 {self._plan.name} 无法读取"
        if difference is not None:
            self._new_inputs.unlink()
            raise ExtractError(
                f"an unfinished run for this output is in {self.folder}, and it is another one ({difference[0]}): "
                "repeat the command as it was to go on with it, give --restart to begin anew, or name another output",
                message_zh=f"该输出有一次未完成的运行，保存在 {self.folder} 中，但与这一次不同（{difference[1]}）："
                "请用原来的命令接着运行，或用 --restart 从头开始，或换一个输出",
            )
        disk.rename(self._new_inputs, self._inputs)
        for number in self.done():
            if not self._is_whole(number):
                shutil.rmtree(self._parts / str(number))

    def _is_whole(self, number: int) -> bool:
        try:
            for name in TABLES:
                self.read_schema(number, name)
        except (OSError, ValueError):
            return False
        return True

    def _first_other_input(self) -> tuple[str, str]:
        """The first place where the inputs of the run that was begun are not those that were listed last."""
        listed = self.names() if self._inputs.exists() else ()
        pairs = zip_longest(listed, read_list(self._new_inputs), fillvalue="none")
        for number, (before, now) in enumerate(pairs, start=1):
            if before != now:
                was, name = as_text(before), as_text(now)
                return f"input {number} was {was} and is {name} now", f"第 {number} 个输入原为 {was}，现为 {name}"
        raise ValueError("the plan has the digest of another list")

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
        disk.flush_folder(new)
        disk.rename(new, self._parts / str(number))

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

    def write_whole(self, path: Path, data: bytes) -> None:
        """Write a file that gets its name, here or beside the output, when it is complete; until then it is in the folder."""
        disk.write_whole(path, data, self.folder)

    def announce(self, names: Iterable[str]) -> None:
        """Note which files are about to be written, by their paths from the folder of the output on: after a kill they are
        known as those of the run.
        """
        self.write_whole(self._announced, join_list(names))

    def retract(self) -> None:
        """Forget what was announced: it is written, and told of elsewhere."""
        self._announced.unlink(missing_ok=True)

    def announced(self) -> list[str]:
        """The files that were about to be written when the run was broken off."""
        try:
            return split_list(self._announced.read_bytes())
        except OSError:  # there is none, or its name would be too long
            return []

    def prepare(self) -> None:
        """Make the folder, and the file that is locked in it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "lock").touch()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Within, no other process works on this output; raises `ExtractError` where one does."""
        self.prepare()
        with (self.folder / "lock").open("wb") as file:
            try:
                _lock(file)
            except OSError:
                raise ExtractError(
                    f"another process is writing this output: it holds {self.folder}",
                    message_zh=f"另一个进程正在写这个输出：它占用着 {self.folder}",
                ) from None
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
        disk.flush(file)
