"""Whether a run can write where it is asked to: looked after before anything is read, not when all is."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from gov_disclosure.batch import refusals
from gov_disclosure.batch.disk import NEW
from gov_disclosure.batch.inputs import identity_of
from gov_disclosure.batch.journal import Journal
from gov_disclosure.batch.options import Options


def prepare(options: Options, journal: Journal) -> None:
    """Make the folders of a run. Raises `ExtractError` for what could not be written, or would be written over, at its end."""
    _check(options)
    _make(options, journal)


def spared(inputs: Iterable[str], options: Options) -> Iterator[str]:
    """The inputs as they come. Raises `ExtractError` for one that the run would write over, whether it begins anew or not."""
    outputs = {identity_of(os.fspath(path)) for path in (*options.written.values(), options.protocol)}
    listed = None if options.failed_list is None else identity_of(os.fspath(options.failed_list))
    for path in inputs:
        known = {identity_of(path), os.path.realpath(path)} if os.path.islink(path) else {identity_of(path)}  # noqa: PTH114 - as above
        if listed in known:
            raise refusals.listed_over_input(path)
        if not known.isdisjoint(outputs):
            raise refusals.written_over_input(path)
        yield path


def spare_list(options: Options) -> None:
    """Raise `ExtractError` where the list of failed inputs would be written over a file that is no earlier list."""
    path = options.failed_list
    if path is None or not path.exists() or options.may_replace_list:
        return
    if not options.wrote_list:
        raise refusals.listed_over_other(path)
    if not options.restart:
        raise refusals.listed_over_changed(path)


def _check(options: Options) -> None:
    """Raise `ExtractError` where a file of the run is a folder, or another file of the run."""
    outputs = [*options.written.values(), options.protocol]
    listed = [] if options.failed_list is None else [options.failed_list]
    for path in (*outputs, *listed):
        if os.path.isdir(path):  # noqa: PTH112 - a Path raises for names that are too long
            raise refusals.is_folder(path)
    if {path.resolve() for path in listed} & {path.resolve() for path in outputs}:
        raise refusals.is_own(listed[0])


def _make(options: Options, journal: Journal) -> None:
    try:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        for path in (*options.written.values(), options.protocol, journal.folder):
            _refuse_name(path)
        _refuse_name(options.output.with_name(f"{options.protocol.name}{NEW}"))
    except OSError as error:
        raise refusals.not_begun(options.output, error) from None
    if options.failed_list is not None:
        try:
            _try_to_write(options.failed_list)
        except OSError as error:
            raise refusals.not_listed(options.failed_list, error) from None
    try:
        journal.prepare()
    except OSError as error:
        raise refusals.not_begun(options.output, error) from None


def _refuse_name(path: Path) -> None:
    """Raise `OSError` for a name that no file can have here."""
    try:
        path.lstat()
    except FileNotFoundError:
        return


def _try_to_write(path: Path) -> None:
    """Raise `OSError` where a file cannot be written; what it holds stays, and none is left that was not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    there = os.path.lexists(path)
    if there and path.exists() and not path.is_file():
        return  # a pipe or a device: opening it would tell its reader that something comes
    with path.open("ab"):
        pass
    if not there:
        path.unlink()
