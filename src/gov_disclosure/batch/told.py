"""The protocol of a run: what it did and wrote, as a JSON file beside the output tells."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from attrs import asdict, evolve, field, frozen

from gov_disclosure.batch.inputs import digest_of
from gov_disclosure.batch.journal import Journal, Plan
from gov_disclosure.batch.options import Options, Summary
from gov_disclosure.export.json import utf8_json


@frozen
class Told:
    """What a finished run tells of itself.

    `failed` are the inputs that failed, `sizes` the bytes of its files by their names, `lists` the SHA-256 of the lists of
    failed inputs that were written, by their paths from the folder of the output.
    """

    plan: Plan
    summary: Summary
    failed: tuple[str, ...]
    sizes: Mapping[str, int] = field(factory=dict)
    lists: Mapping[str, str] = field(factory=dict)


def read_told(options: Options) -> Told | None:
    """What the finished run tells of itself; None where there is none that can be read."""
    try:
        protocol = json.loads(options.protocol.read_bytes())
        summary = {**protocol["summary"], "files": tuple(protocol["summary"]["files"]), "already_finished": True}
        sizes, lists = dict(protocol.get("sizes", {})), dict(protocol.get("lists", {}))
        return Told(Plan(**protocol["plan"]), Summary(**summary), tuple(protocol["failed"]), sizes, lists)
    except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_told(told: Told, options: Options, journal: Journal) -> None:
    """Write the protocol; from then on the run counts as finished."""
    whole = evolve(told, summary=evolve(told.summary, already_finished=False))
    journal.write_whole(options.protocol, utf8_json(asdict(whole), indent=2))


def lists_with(options: Options) -> dict[str, str]:
    """The lists of failed inputs that there are now: those of before, and that of this run."""
    lists = dict(options.lists)
    if options.failed_list is not None:
        path = os.fspath(options.failed_list)
        digest = digest_of(path)
        lists.update({} if digest is None else {path: digest})
    return {from_folder(path, options.output.parent): digest for path, digest in lists.items()}


def size_of(path: Path) -> int:
    """How many bytes a file has."""
    return path.stat().st_size


def from_folder(path: str, folder: Path) -> str:
    """A path from a folder on, so that both can be moved; the whole path where they are on different drives."""
    above, name = os.path.split(path)
    real = os.path.join(os.path.realpath(above), name)  # noqa: PTH118 - the name itself may be that of a link
    try:
        return os.path.relpath(real, os.path.realpath(folder))
    except ValueError:
        return real
