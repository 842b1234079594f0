"""How ``extract`` is asked to work, which files it writes, and what a run came to."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import field, frozen

from gov_disclosure.batch.files import SUFFIXES, WORKBOOK
from gov_disclosure.batch.inputs import PROTOCOL, Written, identity_of, read_protocol
from gov_disclosure.batch.jobs import Reading
from gov_disclosure.batch.journal import Journal
from gov_disclosure.errors import ExtractError

BESIDE = ("outcomes", "findings", "diagnostics")
"""The tables beside the panel."""


@frozen(kw_only=True)
class Options:
    """How to extract: where to, of which shape, how to read, with how many workers and how long for each input."""

    output: Path
    wide: bool = False
    checked: bool = True
    reading: Reading = field(factory=Reading)
    workers: int | None = None
    timeout: float | None = None
    restart: bool = False
    failed_list: Path | None = None
    version: str = ""

    @property
    def format(self) -> str:
        """The format of the output, by its suffix; raises `ExtractError` for another suffix."""
        suffix = self.output.suffix.removeprefix(".").lower()
        if suffix not in SUFFIXES:
            raise ExtractError(
                f"the format follows from the suffix of the output, and {self.output.name!r} has none of "
                + ", ".join(f".{name}" for name in SUFFIXES),
                message_zh=f"格式由输出的扩展名决定，而“{self.output.name}”的扩展名不是 "
                f"{'、'.join(f'.{name}' for name in SUFFIXES)} 中的任何一个",
            )
        return suffix

    @property
    def one_row(self) -> bool:
        """Whether the panel has one row a report; a workbook is made of the long form, and has one row in any case."""
        return self.wide and self.format != WORKBOOK

    def beside(self, name: str) -> Path:
        """A table beside the output, in its format."""
        return self.output.with_name(f"{self.output.stem}.{name}{self.output.suffix}")

    @property
    def protocol(self) -> Path:
        """The file that tells what was done; it is written last, and so tells that the run is finished."""
        return self.output.with_name(f"{self.output.name}{PROTOCOL}")

    @property
    def written(self) -> dict[str, Path]:
        """The files of the run by what they hold, the protocol left out."""
        if self.format == WORKBOOK:
            return {"panel": self.output}
        tables = [table for table in BESIDE if self.checked or table != "findings"]
        return {"panel": self.output, **{table: self.beside(table) for table in tables}}

    @property
    def own_files(self) -> tuple[Path, ...]:
        """The files that runs of this output have written, and the folder of the journal: none is an input.

        A file that only has the name of one of them may be a document, and is none of these.
        """
        tables = (self.output, self.protocol, *map(self.beside, BESIDE))
        known = self._known_tables
        ours = [path for path in tables if identity_of(os.fspath(path)) in known]
        listed = (self.failed_list,) if self.failed_list is not None and self.may_replace_list else ()
        return (*ours, Journal(self.output).folder, *listed, *map(Path, self.lists))

    @property
    def lists(self) -> dict[str, str]:
        """The lists of failed inputs that finished runs of this output wrote, as they stand there, with their digests."""
        folder = os.fspath(self.output.parent)
        return {path: digest for told in self._told for path, digest in told.lists_in(folder).items()}

    @property
    def may_replace_list(self) -> bool:
        """Whether what stands where the list of failed inputs goes is nobody's loss: it is empty, no file (a pipe, say), or what
        a run of this output wrote.
        """
        path = os.fspath(self.failed_list or "")
        if not os.path.exists(path):  # noqa: PTH110 - a Path raises for names that are too long
            return False
        ours = self._announced | {identity_of(each) for each in self.lists}
        return not os.path.isfile(path) or not os.path.getsize(path) or identity_of(path) in ours  # noqa: PTH113, PTH202

    @property
    def wrote_list(self) -> bool:
        """Whether a finished run of this output wrote a list of failed inputs there, whatever it holds by now."""
        lists = self._here(name for told in self._told for name in told.lists)
        return self.failed_list is not None and identity_of(os.fspath(self.failed_list)) in lists

    @property
    def _told(self) -> list[Written]:
        """What finished runs of this output tell of: the last, and the one that it replaced."""
        return [read_protocol(os.fspath(path)) for path in (Journal(self.output).before, self.protocol)]

    @property
    def _announced(self) -> frozenset[str]:
        return self._here(Journal(self.output).announced())

    @property
    def _known_tables(self) -> frozenset[str]:
        return self._announced | self._here(name for told in self._told for name in told.files)

    def _here(self, names: Iterable[str]) -> frozenset[str]:
        """The files that have these paths from the folder of the output on."""
        folder = os.fspath(self.output.parent)
        return frozenset(identity_of(os.path.join(folder, name)) for name in names)  # noqa: PTH118


@frozen(kw_only=True)
class Summary:
    """What a run came to. `before` says how many inputs an earlier, unfinished run had done."""

    inputs: int
    read: int = 0
    not_a_report: int = 0
    failed: int = 0
    reports: int = 0
    errors: int = 0
    warnings: int = 0
    codes: Mapping[str, int] = field(factory=dict)
    before: int = 0
    seconds: float = 0.0
    files: tuple[str, ...] = ()
    already_finished: bool = False
