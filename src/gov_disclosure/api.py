"""`parse_report`, `parse_reports` and `is_report`: the only place that chains decoding, reading, text, sections, metadata and tables."""

from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve

from gov_disclosure import recognition, several
from gov_disclosure.document import Document
from gov_disclosure.errors import LimitExceededError, NotAReportError, ReaderFailedError, SourceError
from gov_disclosure.formats import refuse_other_formats
from gov_disclosure.intake import FAULT, Readable, refuse_undecoded, source_of
from gov_disclosure.limits import DEFAULT, Limits, check_document, check_text
from gov_disclosure.metadata import Metadata, read_metadata
from gov_disclosure.model.report import Diagnostic, Report, Severity, SourceInfo
from gov_disclosure.outline import Outline, find_candidates, outline
from gov_disclosure.position import Position
from gov_disclosure.readers import registry
from gov_disclosure.readers.base import Reader, Source
from gov_disclosure.script import simplify
from gov_disclosure.sections import build_sections, preamble, section_diagnostics
from gov_disclosure.tables import Tables, read_tables


def parse_report(
    source: Readable, *, reader: str | Reader | None = None, encoding: str | None = None, limits: Limits = DEFAULT
) -> Report:
    """Read one annual report.

    `source` is a path (``pathlib.Path`` or any ``os.PathLike``), the raw bytes, the text or markup itself as
    `str`, or an open file. `reader` forces a reader: the name of a registered one, or a reader object.
    `encoding` is what a server or a catalogue says of the bytes, a name or a whole header; it is a hint.
    `limits` are what the source may hold at most.

    Raises `NotAReportError` where the source is no such report, `SourceError` where it cannot be taken as it was
    given, `LimitExceededError` where it holds more than `limits` allow, `UnknownReaderError`, `ReaderLoadError` and `ReaderFailedError` for the reader that was asked for,
    and the usual `OSError` where a file cannot be opened.

    >>> report = parse_report('''
    ... 青屏县档案馆2023年政府信息公开工作年度报告
    ... 一、总体情况
    ... 二、主动公开政府信息情况
    ... 信息内容 | 本年处理决定数量 |
    ... 行政处罚 | 12 |
    ... 行政强制 | / |
    ... ''')
    >>> report.year, report.proactive.penalties.decisions, report.proactive.licenses.decisions
    (2023, 12, None)
    >>> report.cell("proactive.compulsory_measures.decisions").status.value
    'not_applicable'
    """
    reports = _reports(_open(source_of(source, encoding=encoding, limits=limits), reader, limits))
    if len(reports) == 1:
        return reports[0]
    return evolve(reports[0], diagnostics=(several.several_reports(len(reports)), *reports[0].diagnostics))


def parse_reports(
    source: Readable, *, reader: str | Reader | None = None, encoding: str | None = None, limits: Limits = DEFAULT
) -> tuple[Report, ...]:
    """Read every annual report of a page that holds several, such as those of a county's departments, in order.

    Takes and raises what `parse_report` does. A page with one report gives that one. Copies of a report, such as a
    page has for phones, are one.

    >>> page = "".join(f'''
    ... 青屏县{organ}2023年政府信息公开工作年度报告
    ... 一、总体情况
    ... 全年平稳。
    ... 二、主动公开政府信息情况
    ... 信息内容 | 本年处理决定数量 |
    ... 行政处罚 | {penalties} |
    ... 行政强制 | 0 |
    ... 三、收到和处理政府信息公开申请情况
    ... 四、政府信息公开行政复议、行政诉讼情况
    ... ''' for organ, penalties in [("档案馆", 12), ("水务局", 7)])
    >>> [(report.agency, report.proactive.penalties.decisions) for report in parse_reports(page)]
    [('青屏县档案馆', 12), ('青屏县水务局', 7)]
    """
    return _reports(_open(source_of(source, encoding=encoding, limits=limits), reader, limits))


def is_report(
    source: Readable, *, reader: str | Reader | None = None, encoding: str | None = None, limits: Limits = DEFAULT
) -> bool:
    """Whether `parse_report` reads the source. Stops as soon as that is known, most often before the tables.

    Takes what `parse_report` does and raises the same for the caller's mistakes and for a source beyond the limits;
    a source that is no report, or that cannot be read, is False.

    >>> is_report("青屏县档案馆政府信息公开指南")
    False
    """
    given = source_of(source, encoding=encoding, limits=limits)
    try:
        page = _open(given, reader, limits)
        parts = several.cut(page.document, _is_one)
        return len(parts) > 1 or _is_one(parts[0], name=page.info.name)
    except LimitExceededError:
        raise
    except (NotAReportError, SourceError):  # what is wrong with `source` itself was raised above
        return False
    except ReaderFailedError:
        if reader is not None:
            raise
        return False


class _Page(NamedTuple):
    """A source as it was read: its document, how it was read, and what its reading left open."""

    document: Document
    info: SourceInfo
    diagnostics: tuple[Diagnostic, ...]


def _open(given: Source, reader: str | Reader | None, limits: Limits) -> _Page:
    recognition.refuse_empty(given)
    chosen, failed = _pick(given, reader)
    built_in = chosen.declared is not None and chosen.declared.built_in
    if built_in:
        refuse_other_formats(given)
        refuse_undecoded(given)
        check_text(given.text, limits)
        recognition.refuse_unrelated(given.text)
    printed = registry.read(given, chosen)
    check_document(printed, limits)
    recognition.refuse_unrelated_document(printed)
    document, script = simplify(printed)
    faults = (*map(_reader_not_loaded, failed), *(_find_lost(given) if built_in else ()))
    return _Page(document, _info(given, chosen.name, script), faults)


def _pick(source: Source, reader: str | Reader | None) -> tuple[registry.Loaded, tuple[registry.Failed, ...]]:
    """The reader to use, and those that were in the running but do not load."""
    if isinstance(reader, str):
        return registry.by_name(reader), ()
    if reader is not None:
        return registry.adopt(reader), ()
    loaded, failed = registry.load_all()
    try:
        return registry.choose(source, loaded), failed
    except NotAReportError:
        refuse_other_formats(source)
        refuse_undecoded(source)
        raise


def _reports(page: _Page) -> tuple[Report, ...]:
    """The reports of a page; the name of the file is that of a report only where there is one."""
    candidates = find_candidates(page.document.blocks)
    parts = several.cut(page.document, _is_one, candidates)
    if parts[0] is page.document:
        return (_report(page.document, outline(page.document, candidates), page, page.info.name),)
    name = page.info.name if len(parts) == 1 else None
    return several.distinct(_report(part, outline(part), page, name) for part in parts)


def _is_one(document: Document, *, name: str | None = None) -> bool:
    """Whether a document is a report. The tables are read only where the sections do not settle it."""
    frame = outline(document)
    if recognition.proves_by_headings(document, frame):
        return True
    try:
        _tables(document, frame, read_metadata(document, frame, name=name))
    except NotAReportError:
        return False
    return True


def _tables(document: Document, frame: Outline, metadata: Metadata) -> Tables:
    """The tables of a report; raises `NotAReportError` where they and the sections do not make one."""
    sections = {(span.block, span.row): span.kind.value for span in frame.sections}
    tables = read_tables(document, sections=sections, year=metadata.year, agency=metadata.agency)
    recognition.refuse_other_documents(document, frame, tables, recognition.Named(metadata.title, metadata.year))
    return tables


def _report(document: Document, frame: Outline, page: _Page, name: str | None) -> Report:
    before = preamble(document, frame)
    metadata = read_metadata(document, frame, name=name, before=before)
    tables = _tables(document, frame, metadata)
    return Report(
        title=metadata.title,
        agency=metadata.agency,
        year=metadata.year,
        period=metadata.period,
        published=metadata.published,
        index_number=metadata.index_number,
        document_number=metadata.document_number,
        contact=metadata.contact,
        preamble=before,
        sections=build_sections(document, frame, tables.lines),
        cells=tables.cells,
        diagnostics=(*page.diagnostics, *section_diagnostics(frame), *tables.diagnostics),
        leftovers=tables.leftovers,
        source=page.info,
        **tables.tables,
    )


def _info(source: Source, reader: str, script: str) -> SourceInfo:
    from hashlib import sha256

    digest = sha256(source.data).hexdigest()
    return SourceInfo(reader, source.encoding, script, len(source.text), digest, source.name)


def _reader_not_loaded(failed: registry.Failed) -> Diagnostic:
    declared = failed.declared
    return Diagnostic(
        "reader-not-loaded",
        Severity.WARNING,
        f"the reader {declared} does not load and was not considered: {failed.cause}; repair or uninstall its package",
        f"读取器{declared.in_chinese}无法加载，未参与选择：{failed.cause}；请修复或卸载该软件包",
    )


def _find_lost(source: Source) -> Iterator[Diagnostic]:
    """``characters-lost``, where so many characters of a text stand as U+FFFD that a part of it may be in another encoding."""
    count = source.text.count(FAULT)
    if count < _LEAST_LOST:
        return
    before, _, _ = source.text.partition(FAULT)
    at = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    read, read_zh = (f", read as {source.encoding}", f"（按 {source.encoding} 读取）") if source.encoding else ("", "")
    yield Diagnostic(
        "characters-lost",
        Severity.WARNING,
        f"{count} characters of the source{read}, are lost and stand as U+FFFD, the first at {at}: what stands there is "
        "not read, nor what else is in another encoding than the rest; save each page in a file of its own",
        f"来源{read_zh}有 {count} 个字符已丢失，成为 U+FFFD，第一个在第 {at.line} 行：这些地方没有读取，与其余部分编码不同的内容也没有；"
        "请把每个网页单独存为一个文件",
        position=at,
    )


_LEAST_LOST = 20
"""So many lost characters are more than a slip in one place, which is told where it stands."""
