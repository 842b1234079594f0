"""`parse_report`: the only place that chains decoding, reading, text, sections, metadata and tables."""

from collections.abc import Iterable

from gov_disclosure import recognition
from gov_disclosure.document import Document
from gov_disclosure.errors import NotAReportError
from gov_disclosure.intake import Readable, source_of
from gov_disclosure.metadata import read_metadata
from gov_disclosure.model.report import Diagnostic, Report, Severity, SourceInfo
from gov_disclosure.outline import outline
from gov_disclosure.readers import registry
from gov_disclosure.readers.base import Reader, Source
from gov_disclosure.script import simplify
from gov_disclosure.sections import build_sections, preamble, section_diagnostics
from gov_disclosure.tables import read_tables


def parse_report(source: Readable, *, reader: str | Reader | None = None, encoding: str | None = None) -> Report:
    """Read one annual report.

    `source` is a path (``pathlib.Path`` or any ``os.PathLike``), the raw bytes, the text or markup itself as
    `str`, or an open file. `reader` forces a reader: the name of a registered one, or a reader object.
    `encoding` is what a server or a catalogue says of the bytes; it is a hint.

    Raises `NotAReportError` where the source is no such report, `SourceError` where it cannot be taken as it was
    given, `UnknownReaderError`, `ReaderLoadError` and `ReaderFailedError` for the reader that was asked for,
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
    given = source_of(source, encoding=encoding)
    recognition.refuse_empty(given)
    chosen, failed = _pick(given, reader)
    if reader is None and chosen.declared is not None and chosen.declared.built_in:
        recognition.refuse_other_formats(given)
    printed = registry.read(given, chosen)
    recognition.refuse_unrelated(printed)
    document, script = simplify(printed)
    return _report(document, _info(given, chosen.name, script), failed)


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
        recognition.refuse_other_formats(source)
        raise


def _report(document: Document, source: SourceInfo, failed: Iterable[registry.Failed]) -> Report:
    frame = outline(document)
    metadata = read_metadata(document, frame, name=source.name)
    sections = {(span.block, span.row): span.kind.value for span in frame.sections}
    tables = read_tables(document, sections=sections, year=metadata.year)
    recognition.refuse_other_documents(frame, tables)
    return Report(
        title=metadata.title,
        agency=metadata.agency,
        year=metadata.year,
        period=metadata.period,
        published=metadata.published,
        index_number=metadata.index_number,
        document_number=metadata.document_number,
        contact=metadata.contact,
        preamble=preamble(document, frame),
        sections=build_sections(document, frame, tables.lines),
        cells=tables.cells,
        diagnostics=(*map(_reader_not_loaded, failed), *section_diagnostics(frame), *tables.diagnostics),
        source=source,
        **tables.tables,
    )


def _info(source: Source, reader: str, script: str) -> SourceInfo:
    from hashlib import sha256

    digest = sha256(source.data).hexdigest()
    return SourceInfo(reader, source.encoding, script, len(source.text), digest, source.name)


def _reader_not_loaded(failed: registry.Failed) -> Diagnostic:
    return Diagnostic(
        "reader-not-loaded",
        Severity.WARNING,
        f"the reader {failed.declared} does not load and was not considered: {failed.cause}; "
        "repair or uninstall its package",
        f"读取器{failed.declared.name!r}无法加载，未参与选择：{failed.cause}",
    )
