"""`parse_batch`: documents in, outcomes and figures out, as Arrow; what an engine runs on the machines of a cluster."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from gov_disclosure.batch.files import conform
from gov_disclosure.batch.jobs import Reading, attempt
from gov_disclosure.batch.many import check
from gov_disclosure.batch.outcomes import Attempt
from gov_disclosure.batch.panel import (
    about,
    outcome_values,
    outcomes_schema,
    panel_schema,
    panel_table,
    renamed,
    table_of,
)
from gov_disclosure.batch.sources import Item
from gov_disclosure.errors import FrameError, SourceError
from gov_disclosure.export.extras import load
from gov_disclosure.limits import DEFAULT, Limits

if TYPE_CHECKING:
    import pyarrow as pa

    from gov_disclosure.model.report import Report
    from gov_disclosure.readers.base import Reader

_SCHEMA_IDS = {
    "input": "urn:gov-disclosure:schema:batch-input:1",
    "output": "urn:gov-disclosure:schema:batch-output:1",
}

# Name, whether it must be there, and what it is.
_INPUT = (
    ("name", True, "A path, URL or other name of the document, by which it is found again; it may tell organ and year"),
    ("data", True, "The document as it was saved or sent: bytes, not decoded"),
    ("encoding", False, "What a server or a catalogue says of the bytes, a name or a whole header; a hint"),
)
_LEFT_OUT = frozenset({"errors", "warnings", "seconds"})
"""Columns of an outcome that the kernel does not have: it runs no rules, and times differ from run to run."""


@cache
def batch_input_schema() -> "pa.Schema":
    """The schema that `parse_batch` takes; the column ``encoding`` may be left out.

    Raises `MissingExtraError` without the extra ``arrow``.

    >>> batch_input_schema().names
    ['name', 'data', 'encoding']
    """
    arrow = _arrow()
    fields = [
        arrow.field(name, arrow.binary() if name == "data" else arrow.string(), metadata={"description": description})
        for name, _, description in _INPUT
    ]
    schema: pa.Schema = arrow.schema(fields, metadata={"gov_disclosure.schema": _SCHEMA_IDS["input"]})
    return schema


@cache
def batch_output_schema() -> "pa.Schema":
    """The schema that `parse_batch` gives, whatever its input: the columns of an outcome, then those of a figure.

    Every column may be null: a row is either an outcome or a figure. Raises `MissingExtraError` without the extra ``arrow``.

    >>> batch_output_schema().field("count").type
    DataType(int64)
    """
    arrow, outcomes = _arrow(), outcomes_schema()
    # A column that both have is described as that of a figure, but `source` is what the caller gave.
    fields = {field.name: field for field in (*outcomes, *panel_schema(), outcomes.field("source"))}
    kept = [field.with_nullable(True) for name, field in fields.items() if name not in _LEFT_OUT]
    schema: pa.Schema = arrow.schema(kept, metadata={"gov_disclosure.schema": _SCHEMA_IDS["output"]})
    return schema


def parse_batch(
    batch: "pa.RecordBatch", *, reader: "str | Reader | None" = None, limits: Limits = DEFAULT
) -> "pa.RecordBatch":
    r"""Read the documents of an Arrow record batch; gives their outcomes and their figures as another one.

    `batch` has the columns of `batch_input_schema`, others are passed over. The result has those of `batch_output_schema`:
    first one row for each document, in their order, with its ``outcome`` (``read``, ``not_a_report`` or ``failed``), then one
    row for each figure, with its ``path``. A row has one of these two and never both. Counts are nullable integers, money
    exact decimals; a page with several reports has the figures of all, numbered in ``report``.

    The same batch gives the same result, in any process; nothing is kept and nothing else is read. A document that cannot
    be read is a row, never an exception. `reader` and `limits` are those of `parse_report`; an engine that takes a function
    of one argument is given ``functools.partial(parse_batch, reader="html")``.

    Raises for the caller's mistakes: `SourceError` for what is no such batch and for limits of another type,
    `UnknownReaderError` and `ReaderLoadError` for a reader, `FrameError` for a batch whose text is too much for one,
    `MissingExtraError` without the extra ``arrow``.

    >>> import pyarrow as pa
    >>> text = "青屏县档案馆2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n二、主动公开政府信息情况\n" \
    ...     "信息内容 | 本年处理决定数量 |\n行政处罚 | 12 |\n行政强制 | / |\n" \
    ...     "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
    >>> batch = pa.record_batch({"name": ["a.txt", "b.txt"], "data": [text.encode(), "会议纪要".encode()]})
    >>> rows = parse_batch(batch).to_pylist()
    >>> [(row["source"], row["outcome"]) for row in rows if row["outcome"]]
    [('a.txt', 'read'), ('b.txt', 'not_a_report')]
    >>> [(row["source"], row["path"], row["count"]) for row in rows if row["count"] is not None]
    [('a.txt', 'proactive.penalties.decisions', 12)]
    """
    _check_batch(batch)
    _check_options(reader, limits)
    inputs = list(_inputs(batch))
    attempts = [attempt(_Kernel(Reading(reader, given.encoding, limits)), given.item) for given in inputs]
    return _one_batch(
        [_outcomes(inputs, attempts), *(done.value.figures for done in attempts if done.value is not None)]
    )


# ---------------------------------------------------------------------------- one document


@frozen
class _Input:
    """One row of the input."""

    item: Item
    encoding: str | None


@frozen
class _Figures:
    """What one document gives: its rows, and what its outcome says of it."""

    figures: "pa.Table"
    about: dict[str, Any]


@frozen
class _Kernel:
    """The job of `parse_batch`: read one document and make its rows."""

    reading: Reading

    def __call__(self, item: Item) -> _Figures:
        """The rows of one document; raises what reading it raises."""
        if item.data is None:
            raise SourceError(
                "the row has no `data`: give the bytes of the document, empty ones where it is empty",
                message_zh="该行没有 `data`：请给出文件的字节，空文件为空字节",
            )
        reports = tuple(_with_source(report, item) for report in self.reading(item))
        return _Figures(panel_table(reports), about(reports))

    def prepare(self) -> None:
        """Nothing: what is needed is loaded by the first document of a process."""


def _with_source(report: "Report", item: Item) -> "Report":
    return renamed(report, item.name) if item.named else report


# ---------------------------------------------------------------------------- input and output


def _check_batch(batch: object) -> None:
    """Raise `SourceError` for what has not the columns of the input."""
    arrow = _arrow()
    if not isinstance(batch, arrow.RecordBatch):
        raise SourceError(
            f"parse_batch takes a pyarrow.RecordBatch, and this is {type(batch).__module__}.{type(batch).__name__}: "
            "give it each batch of a table, as in map(parse_batch, table.to_batches())",
            message_zh="parse_batch 只接受 pyarrow.RecordBatch，而这是 "
            f"{type(batch).__module__}.{type(batch).__name__}：请逐批给出一张表，如 map(parse_batch, table.to_batches())",
        )
    types = {field.name: field.type for field in batch.schema}
    for name, needed, _ in _INPUT:
        if name in types or needed:
            _check_column(batch.schema, name)


def _check_options(reader: "str | Reader | None", limits: Limits) -> None:
    """Raise for options that are wrong for every document, as `parse_report` does."""
    check(Reading(reader, limits=limits), workers=0, timeout=None)


def _check_column(schema: "pa.Schema", name: str) -> None:
    found = [field.type for field in schema if field.name == name]
    wanted = "binary" if name == "data" else "string"
    if len(found) == 1 and str(found[0]).removeprefix("large_").removesuffix("_view") == wanted:
        return
    columns = ", ".join(f"{field.name}: {field.type}" for field in schema) or "none"
    fault = f"{len(found) or 'no'} columns of that name" if len(found) != 1 else f"one of type {found[0]}"
    fault_zh = f"有 {len(found)} 个同名的列" if len(found) != 1 else f"的该列为 {found[0]} 类型"
    raise SourceError(
        f"parse_batch needs one column {name!r} of type {wanted}, and the batch has {fault} (its columns: {columns}): "
        "rename or cast the columns to those of gov_disclosure.batch_input_schema()",
        message_zh=f"parse_batch 需要一个 {wanted} 类型的列“{name}”，而这一批{fault_zh}（现有各列：{columns}）："
        "请将各列改名或转换为 gov_disclosure.batch_input_schema() 的样子",
    )


def _inputs(batch: "pa.RecordBatch") -> Iterator[_Input]:
    try:
        names, data = batch.column("name").to_pylist(), batch.column("data").to_pylist()
        encodings = (
            batch.column("encoding").to_pylist() if "encoding" in batch.schema.names else [None] * batch.num_rows
        )
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the batch has text that is not UTF-8, as Arrow's strings have to be: {error}",
            message_zh=f"这一批中有文字不是 UTF-8，而 Arrow 的字符串都应是 UTF-8：{error}",
        ) from error
    for number, (name, content, encoding) in enumerate(zip(names, data, encodings, strict=True)):
        yield _Input(Item(number, name or "", content, named=name is not None), encoding)


def _outcomes(inputs: Sequence[_Input], attempts: Sequence[Attempt]) -> "pa.Table":
    """One row for each input."""
    schema = outcomes_schema()
    rows = []
    for given, done in zip(inputs, attempts, strict=True):
        known = outcome_values(given.item, done, done.value and done.value.about)
        known["source"] = given.item.name if given.item.named else None
        rows.append(tuple(known.get(name) for name in schema.names))
    return table_of(rows, schema)


def _one_batch(tables: Sequence["pa.Table"]) -> "pa.RecordBatch":
    """Tables one below the other, as a batch of the output's schema."""
    arrow, schema = _arrow(), batch_output_schema()
    table = arrow.concat_tables([conform(table, schema) for table in tables])
    batches = table.combine_chunks().to_batches()
    if len(batches) > 1:
        raise FrameError(
            f"the text of {table.num_rows:,} rows is too much for one Arrow record batch, which holds 2 GB in a column: "
            "give parse_batch fewer documents at once; a hundred is a good number",
            message_zh=f"{table.num_rows:,} 行的文字超过一个 Arrow 批次的容量，即每列 2 GB："
            "请减少每次交给 parse_batch 的文件，以一百份为宜",
        )
    batch: pa.RecordBatch = batches[0] if batches else arrow.RecordBatch.from_pylist([], schema=schema)
    return batch


def _arrow() -> Any:
    return load("pyarrow", "arrow", "parse_batch")
