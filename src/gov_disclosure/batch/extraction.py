"""Files into a panel: inputs are listed, read in workers, kept in parts, and put together at the end."""

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from attrs import evolve

from gov_disclosure.batch import disk, files, places, refusals
from gov_disclosure.batch.files import WORKBOOK
from gov_disclosure.batch.inputs import join_list
from gov_disclosure.batch.journal import LAYOUT, PART, TABLES, Journal, Plan
from gov_disclosure.batch.many import attempts, check
from gov_disclosure.batch.options import BESIDE, Options, Summary
from gov_disclosure.batch.outcomes import Attempt, OutcomeKind, in_command
from gov_disclosure.batch.panel import (
    Extraction,
    diagnostics_schema,
    empty_panel,
    findings_schema,
    outcome_row,
    outcomes_schema,
    table_of,
    wide_schema,
)
from gov_disclosure.batch.sources import Item
from gov_disclosure.batch.told import Told, from_folder, lists_with, read_told, size_of, write_told
from gov_disclosure.export.extras import load

if TYPE_CHECKING:
    import pyarrow as pa


class Watcher(Protocol):
    """Who is told how far a run has come."""

    def begin(self, inputs: int, done: int) -> None:
        """Reading begins; so many inputs were done before."""

    def see(self, item: Item, attempt: Attempt) -> None:
        """One input is done."""

    def assemble(self) -> None:
        """All inputs are done; the output is put together."""


def extract(inputs: Iterable[str], options: Options, watcher: Watcher) -> Summary:
    """Write the panel of some files; goes on where an earlier run with the same inputs and options was broken off.

    Raises `ExtractError` where the output is there already or an unfinished run of it is another one, `SourceError`
    where there is no input, and what `parse_many` raises for the caller's mistakes.
    """
    check(options.reading, options.workers, options.timeout)
    _check_extras(options)
    journal = Journal(options.output)
    places.prepare(options, journal)
    with journal.locked():
        plan, finished = _prepare(inputs, options, journal)
        if finished is not None:
            return finished.summary
        start, before = time.monotonic(), _read_all(journal, plan, options, watcher)
        watcher.assemble()
        done = _assemble(journal, plan, options, before)
        summary = evolve(done.summary, seconds=round(time.monotonic() - start, 3))
        write_told(evolve(done, summary=summary), options, journal)
        journal.remove()
    return summary


def _prepare(inputs: Iterable[str], options: Options, journal: Journal) -> tuple[Plan, Told | None]:
    """What is to be done, and what was done where all of it is; a journal that is not needed is removed."""
    try:
        plan = _plan(places.spared(inputs, options), options, journal)
        places.spare_list(options)
        if options.restart:
            _forget(options, journal)
        finished = None if options.restart else _finished(plan, options)
        if finished is None:
            _begin_or_resume(plan, journal)
        else:
            _list_again(finished, options, journal)
            journal.retract()
            journal.clear()
    finally:
        if not (journal.begun or journal.announced() or journal.before.exists()):
            journal.remove()
    return plan, finished


def _forget(options: Options, journal: Journal) -> None:
    """Forget what was done for this output, and remove what a finished run wrote beside it and this one will not."""
    told = read_told(options)
    old = () if told is None else told.summary.files
    for path in map(options.beside, BESIDE):
        if path.name in old and path not in options.written.values():
            path.unlink(missing_ok=True)
    if options.protocol.exists():
        options.protocol.replace(journal.before)
    journal.clear()


def _list_again(told: Told, options: Options, journal: Journal) -> None:
    """Write the list that a finished run is asked for, and let its protocol tell of it."""
    if options.failed_list is not None:
        _announce((), options, journal)
    _list_failed(told.failed, options)
    lists = lists_with(options)
    if lists != told.lists:
        write_told(evolve(told, lists=lists), options, journal)


def _check_extras(options: Options) -> None:
    load("pyarrow", "extract", "extract")
    if options.format == WORKBOOK:
        load("xlsxwriter", "extract", "writing a workbook")


def _plan(inputs: Iterable[str], options: Options, journal: Journal) -> Plan:
    digest, count = journal.list_inputs(inputs)
    if not count:
        raise refusals.no_input()
    reading = options.reading
    chosen = {
        "reader": reading.reader,
        "encoding": reading.encoding,
        "max_size": reading.limits.size,
        "max_pieces": reading.limits.pieces,
        "wide": options.one_row,
        "no_findings": not options.checked,
    }
    return Plan(options.version, chosen, digest, count, LAYOUT)


def _finished(plan: Plan, options: Options) -> Told | None:
    """What the run tells that is finished already; raises `ExtractError` where the output is of another run."""
    there = [path for path in options.written.values() if path.exists()]
    if not options.protocol.exists():
        if not there or Journal(options.output).begun:
            return None
        raise refusals.in_the_way(there[0], refusals.NOT_OURS)
    told = read_told(options)
    difference = refusals.UNREADABLE if told is None else plan.differs_from(told.plan)
    if told is None or difference is not None:
        raise refusals.in_the_way(options.output, difference or refusals.UNREADABLE)
    if len(there) < len(options.written):
        raise refusals.incomplete(options.output)
    for path in there:
        if told.sizes.get(path.name) != size_of(path):
            raise refusals.changed(path)
    return told


def _begin_or_resume(plan: Plan, journal: Journal) -> None:
    if journal.begun:
        journal.resume(plan)
    else:
        journal.begin(plan)


# ---------------------------------------------------------------------------- reading


def _read_all(journal: Journal, plan: Plan, options: Options, watcher: Watcher) -> int:
    """Read every input whose part is not finished; returns how many were done before."""
    done = journal.done()
    before = sum(_size(number, plan) for number in done)
    watcher.begin(plan.count, before)
    job = Extraction(options.reading, options.one_row, options.checked)
    open_parts: dict[int, dict[int, tuple[Item, Attempt]]] = {}
    results = attempts(journal.open_items(done), job, workers=options.workers, timeout=options.timeout, ordered=False)
    with closing(results):
        for item, made in results:
            attempt = in_command(made)
            number = item.number // PART
            part = open_parts.setdefault(number, {})
            part[item.number] = item, attempt
            if len(part) == _size(number, plan):
                journal.write(number, _part_tables([part[key] for key in sorted(part)], wide=options.one_row))
                del open_parts[number]
            watcher.see(item, attempt)
    return before


def _size(part: int, plan: Plan) -> int:
    return min(PART, plan.count - part * PART)


def _part_tables(part: list[tuple[Item, Attempt]], *, wide: bool) -> dict[str, "pa.Table"]:
    arrow = load("pyarrow", "extract", "extract")
    pieces = [attempt.value for _, attempt in part if attempt.value is not None]
    panels = [_decoded(piece.panel) for piece in pieces] or [empty_panel(wide=wide)]
    findings = [_decoded(piece.findings) for piece in pieces] or [findings_schema().empty_table()]
    diagnostics = [_decoded(piece.diagnostics) for piece in pieces] or [diagnostics_schema().empty_table()]
    return {
        "panel": arrow.concat_tables(panels, promote_options="default"),
        "findings": arrow.concat_tables(findings),
        "diagnostics": arrow.concat_tables(diagnostics),
        "outcomes": table_of([outcome_row(item, attempt) for item, attempt in part], outcomes_schema()),
    }


def _decoded(data: bytes) -> "pa.Table":
    arrow = load("pyarrow", "extract", "extract")
    with arrow.ipc.open_stream(data) as reader:
        table: pa.Table = reader.read_all()
    return table


# ---------------------------------------------------------------------------- putting together


def _assemble(journal: Journal, plan: Plan, options: Options, before: int) -> Told:
    """Write the files under other names, then give them their own."""
    numbers = range(-(-plan.count // PART))
    new = {table: journal.folder / f"{table}.{options.format}" for table in options.written}
    if options.format == WORKBOOK:
        from gov_disclosure.batch.workbook import write_workbook

        write_workbook(new["panel"], _parts(journal, numbers), checked=options.checked)
    else:
        _write_tables(journal, numbers, options, new)
    for path in new.values():
        disk.flush_file(path)
    written = (*options.written.values(), options.protocol)
    _announce(written, options, journal)
    for table, path in options.written.items():
        disk.rename(new[table], path)
    failed = tuple(_failed(journal.names(), _read_tables(journal, numbers, "outcomes")))
    _list_failed(failed, options)
    summary = _summary(_read_tables(journal, numbers, "outcomes"), plan, before)
    return Told(
        plan,
        evolve(summary, files=tuple(path.name for path in written)),
        failed,
        {path.name: size_of(path) for path in options.written.values()},
        lists_with(options),
    )


def _write_tables(journal: Journal, numbers: range, options: Options, new: Mapping[str, Path]) -> None:
    schemas = {"outcomes": outcomes_schema(), "findings": findings_schema(), "diagnostics": diagnostics_schema()}
    first = journal.read_schema(0, "panel")
    schemas["panel"] = (
        wide_schema(journal.read_schema(number, "panel") for number in numbers) if options.one_row else first
    )
    with ExitStack() as stack:
        for table, path in new.items():
            write = stack.enter_context(files.FORMATS[options.format](path, schemas[table]))
            for part in _read_tables(journal, numbers, table):
                write(files.conform(part, schemas[table]))


def _failed(names: Iterable[str], outcomes: Iterable["pa.Table"]) -> Iterator[str]:
    kinds = (kind for table in outcomes for kind in table.column("outcome").to_pylist())
    return (name for name, kind in zip(names, kinds, strict=True) if kind == OutcomeKind.FAILED)


def _announce(written: Iterable[Path], options: Options, journal: Journal) -> None:
    """Note which files get a name or another content next, so that they are known as the run's own after a kill."""
    listed = () if options.failed_list is None else (options.failed_list,)
    folder = options.output.parent
    journal.announce(from_folder(os.fspath(path), folder) for path in (*written, *listed))


def _list_failed(names: Iterable[str], options: Options) -> None:
    """Write the paths of inputs that failed, so that the list can be an input."""
    if options.failed_list is not None:
        with options.failed_list.open("wb") as file:
            file.write(join_list(names))
            disk.flush(file)


def _read_tables(journal: Journal, numbers: Iterable[int], name: str) -> Iterator["pa.Table"]:
    return (journal.read(number, name) for number in numbers)


def _parts(journal: Journal, numbers: Iterable[int]) -> Iterator[dict[str, "pa.Table"]]:
    for number in numbers:
        yield {name: journal.read(number, name) for name in TABLES}


def _summary(outcomes: Iterable["pa.Table"], plan: Plan, before: int) -> Summary:
    kinds: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    for table in outcomes:
        kinds.update(map(str, table.column("outcome").to_pylist()))
        codes.update(code for code in table.column("code").to_pylist() if code is not None)
        for name in ("reports", "errors", "warnings"):
            sums[name] += sum(value or 0 for value in table.column(name).to_pylist())
    return Summary(
        inputs=plan.count,
        read=kinds[OutcomeKind.READ],
        not_a_report=kinds[OutcomeKind.NOT_A_REPORT],
        failed=kinds[OutcomeKind.FAILED],
        reports=sums["reports"],
        errors=sums["errors"],
        warnings=sums["warnings"],
        codes=dict(sorted(codes.items())),
        before=before,
    )
