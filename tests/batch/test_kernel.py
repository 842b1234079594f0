"""The Arrow kernel: a batch of documents in, their outcomes and figures out."""

import pickle
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.hostile import HostileReader
from export.test_extras import without
from gov_disclosure import (
    FrameError,
    GovDisclosureError,
    Limits,
    MissingExtraError,
    SourceError,
    UnknownReaderError,
    batch_input_schema,
    batch_output_schema,
    parse_batch,
    parse_many,
    reports_to_frame,
)
from gov_disclosure.batch import kernel
from gov_disclosure.batch.outcomes import CODES
from gov_disclosure.batch.panel import outcomes_schema, panel_schema
from writer.corpus import document

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "examples" / "documents").iterdir())
PAGE = "".join(
    f"""
青屏县{organ}2023年政府信息公开工作年度报告
一、总体情况
全年平稳。
二、主动公开政府信息情况
信息内容 | 本年处理决定数量 |
行政处罚 | {penalties} |
行政强制 | 0 |
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
"""
    for organ, penalties in [("档案馆", 12), ("水务局", 7)]
).encode()


def columns(given: Mapping[str, Any]) -> pa.RecordBatch:
    """A batch of such columns."""
    return pa.RecordBatch.from_arrays(
        [column if isinstance(column, pa.Array) else pa.array(column) for column in given.values()], list(given)
    )


def documents(*given: tuple[str | None, bytes | None]) -> pa.RecordBatch:
    """A batch of names and contents."""
    names, data = zip(*given, strict=True) if given else ((), ())
    return columns({"name": pa.array(names, pa.string()), "data": pa.array(data, pa.binary())})


def samples() -> pa.RecordBatch:
    """The sample documents, and what is none."""
    return documents(*((path.name, path.read_bytes()) for path in SAMPLES), ("minutes.txt", "会议纪要".encode()))


def outcomes(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """The rows of outcomes."""
    return batch.filter(pc.is_valid(batch.column("outcome"))).to_pylist()


def figures(batch: pa.RecordBatch) -> pa.Table:
    """The rows of figures, with the columns of a panel."""
    table = pa.Table.from_batches([batch.filter(pc.is_valid(batch.column("path")))])
    return table.select(panel_schema().names).cast(panel_schema())


def test_output_schema() -> None:
    """It is named and described, may be null everywhere, has no float, and holds the columns of both kinds of row."""
    schema = batch_output_schema()
    assert schema.metadata == {b"gov_disclosure.schema": b"urn:gov-disclosure:schema:batch-output:1"}
    assert all(field.nullable and (field.metadata or {})[b"description"] for field in schema)
    assert not any(pa.types.is_floating(field.type) for field in schema)
    types = {field.name: field.type for field in schema}
    assert types == {
        field.name: field.type
        for field in (*outcomes_schema(), *panel_schema())
        if field.name not in {"errors", "warnings", "seconds"}
    }


def test_documented() -> None:
    """The page lists the columns of both schemas as they are, in order."""
    page = (ROOT / "docs" / "cluster.md").read_text("utf-8")
    documented = re.findall(
        r"^\| `(\w+)` \| (string|binary|int64|bool|decimal\S+ \d+\)) \| (.+?) \|$", page, re.MULTILINE
    )
    expected = [
        (field.name, str(field.type), (field.metadata or {})[b"description"].decode())
        for field in (*batch_input_schema(), *batch_output_schema())
    ]
    assert documented == expected


def test_figures_are_those_of_a_frame() -> None:
    """The rows with a path are a long frame, with the name that the caller gave and the number of the report."""
    result = parse_batch(samples())
    result.validate(full=True)
    assert result.schema.equals(batch_output_schema(), check_metadata=True)
    named = [(path.name, path.read_bytes()) for path in SAMPLES]
    reports = [report for outcome in parse_many(named, workers=0) for report in outcome.reports]
    found = figures(result)
    assert found.drop_columns(["report"]).equals(reports_to_frame(reports, backend="arrow"))
    assert set(found.column("report").to_pylist()) == {1}


def test_outcomes_are_those_of_parse_many() -> None:
    """One row an input comes first, in order; then come the figures, and no row is both or neither."""
    batch = samples()
    result = parse_batch(batch)
    named = [(path.name, path.read_bytes()) for path in SAMPLES]
    expected = list(parse_many([*named, ("minutes.txt", "会议纪要".encode())], workers=0))
    found = result.slice(0, batch.num_rows).to_pylist()
    assert found == outcomes(result)
    for row, outcome in zip(found, expected, strict=True):
        assert (row["source"], row["outcome"]) == (outcome.name, outcome.kind.value)
        assert (row["code"], row["message"], row["reports"]) == (outcome.code, outcome.message, len(outcome.reports))
        assert row["message_zh"] == outcome.message_zh
        if report := outcome.report:
            assert (row["agency"], row["year"], row["title"]) == (report.agency, report.year, report.title)
            assert report.source
            assert (row["digest"], row["reader"]) == (report.source.digest, report.source.reader)
            assert row["diagnostics"] == len(report.diagnostics)
    assert {row["outcome"] for row in found} == {"read", "not_a_report"}
    rows = result.to_pylist()
    assert all((row["outcome"] is None) != (row["path"] is None) for row in rows)


def test_several_reports_on_a_page() -> None:
    """All of them are read, and numbered."""
    result = parse_batch(documents(("county.txt", PAGE)))
    (outcome,) = outcomes(result)
    assert (outcome["outcome"], outcome["reports"], outcome["agency"]) == ("read", 2, "青屏县档案馆")
    found = figures(result).filter(pc.field("path") == "proactive.penalties.decisions")
    rows = [(row["source"], row["report"], row["agency"], row["count"]) for row in found.to_pylist()]
    assert rows == [("county.txt", 1, "青屏县档案馆", 12), ("county.txt", 2, "青屏县水务局", 7)]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "source-empty"),
        ("none.txt", None, "source-unreadable"),
        ("scan.pdf", b"%PDF-1.7\n\x00\x01", "other-format"),
        ("large.txt", b"x" * 100_001, "limit-exceeded"),
        (None, "会议纪要".encode(), "not-a-report"),
        ("a\0b\n.txt", "会议纪要".encode(), "not-a-report"),
        ("", "会议纪要".encode(), "not-a-report"),
    ],
)
def test_what_is_no_report(name: str | None, data: bytes | None, code: str) -> None:
    """It has an outcome with a code and a message, and costs its neighbours nothing."""
    batch = documents(("before.txt", PAGE), (name, data), ("behind.txt", PAGE))
    result = parse_batch(batch, limits=Limits(size=100_000))
    before, row, behind = outcomes(result)
    assert (row["source"], row["code"], row["reports"]) == (name, code, 0)
    assert row["outcome"] == ("not_a_report" if code == "not-a-report" else "failed")
    assert row["message"]
    assert (before["outcome"], behind["outcome"]) == ("read", "read")
    assert set(figures(result)["source"].to_pylist()) == {"before.txt", "behind.txt"}


def test_a_document_without_a_name() -> None:
    """It is read like bytes without a name, and its rows have none."""
    result = parse_batch(documents((None, PAGE)))
    assert result.column("source").null_count == result.num_rows > 1


def test_nothing() -> None:
    """A batch without rows gives one without rows, as engines ask of it before there are data."""
    result = parse_batch(documents())
    assert result.num_rows == 0
    assert result.schema.equals(batch_output_schema())
    assert parse_batch(pa.RecordBatch.from_pylist([], schema=batch_input_schema())).equals(result)


@pytest.mark.parametrize(
    ("name", "data"), [(pa.large_string(), pa.large_binary()), (pa.string_view(), pa.binary_view())]
)
def test_other_layouts_of_the_same_types(name: pa.DataType, data: pa.DataType) -> None:
    """What Polars, pandas and Ray give is taken, and so are columns besides and in another order."""
    batch = columns({"data": pa.array([PAGE], data), "size": [len(PAGE)], "name": pa.array(["county.txt"], name)})
    assert parse_batch(batch).equals(parse_batch(documents(("county.txt", PAGE))))


def test_encoding_is_a_hint_of_each_row() -> None:
    """It is passed on for its own row, and may be missing."""
    text = PAGE.decode()
    batch = columns(
        {
            "name": ["a", "b", "c"],
            "data": [text.encode("utf-16-le"), text.encode("gb18030"), PAGE],
            "encoding": pa.array(["utf-16-le", "text/html; charset=gb2312", None]),
        }
    )
    assert [row["agency"] for row in outcomes(parse_batch(batch))] == ["青屏县档案馆"] * 3
    assert batch_input_schema().names == batch.schema.names


def test_an_encoding_that_nobody_knows() -> None:
    """It costs its own row only."""
    given = {"name": ["a", "b"], "data": [PAGE, PAGE], "encoding": ["klingon", "utf-8"]}
    unknown, known = outcomes(parse_batch(columns(given)))
    assert (unknown["outcome"], unknown["code"]) == ("failed", "source-unreadable")
    assert "klingon" in unknown["message"]
    assert known["outcome"] == "read"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([("a", b"")], r"takes a pyarrow.RecordBatch, and this is builtins.list"),
        (pa.table({"name": ["a"], "data": [b""]}), r"this is pyarrow.lib.Table: .*to_batches"),
        (
            columns({"path": ["a"], "data": [b""]}),
            r"'name' of type string, and the batch has no columns.*path: string",
        ),
        (
            columns({"name": ["a"], "data": ["<p>"]}),
            r"'data' of type binary, and the batch has one of type string",
        ),
        (columns({"name": [1], "data": [b""]}), r"'name' of type string, and the batch has one of type int64"),
        (
            columns({"name": ["a"], "data": [b""], "encoding": [1]}),
            r"'encoding' of type string, and the batch has one of type int64",
        ),
        (
            pa.RecordBatch.from_arrays([pa.array(["a"]), pa.array(["b"]), pa.array([b""])], ["name", "name", "data"]),
            r"the batch has 2 columns",
        ),
    ],
)
def test_what_is_no_batch_of_documents(given: pa.RecordBatch, message: str) -> None:
    """The error says what is missing, what there is, and what to do."""
    with pytest.raises(SourceError, match=message) as caught:
        parse_batch(given)
    assert isinstance(caught.value, GovDisclosureError)


def test_unknown_reader() -> None:
    """A mistake that holds for every document is raised, and is no outcome of each."""
    with pytest.raises(UnknownReaderError):
        parse_batch(samples(), reader="nothing-like-that")


def test_too_much_for_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Columns of more than 2 GB are refused, with what to do."""
    pieces = [batch_output_schema().empty_table().combine_chunks()] * 2
    halves = pa.chunked_array([pa.array(["a"]), pa.array(["b"])])
    columns = [halves if f.name == "raw" else pa.nulls(2, f.type) for f in batch_output_schema()]
    table = pa.Table.from_arrays(columns, schema=batch_output_schema())

    class Uncombinable:
        num_rows = 2

        def combine_chunks(self) -> pa.Table:
            return table

    class Arrow:
        def __getattr__(self, name: str) -> object:
            return (lambda _: Uncombinable()) if name == "concat_tables" else getattr(pa, name)

    monkeypatch.setattr(kernel, "_arrow", Arrow)
    with pytest.raises(FrameError, match="fewer documents at once"):
        kernel._one_batch(pieces)


def test_picklable_and_pure() -> None:
    """It can be sent with its options, changes nothing that it is given, and gives the same in another process."""
    batch = samples()
    before = batch.to_pylist()
    sent = pickle.loads(pickle.dumps(partial(parse_batch, limits=Limits())))  # noqa: S301 - made in this line
    result = sent(batch)
    assert result.equals(parse_batch(batch))
    assert batch.to_pylist() == before
    hostile = partial(parse_batch, reader=HostileReader())
    (row,) = outcomes(pickle.loads(pickle.dumps(hostile))(documents(("a", b"memory\n"))))  # noqa: S301 - made here
    assert row["code"] == "reader-failed"


def test_the_same_in_another_process(tmp_path: Path) -> None:
    """Bytes in, bytes out, the same byte for byte."""
    batch = samples()
    with pa.ipc.new_file(str(tmp_path / "in.arrow"), batch.schema) as writer:
        writer.write_batch(batch)
    code = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "import pyarrow as pa\n"
        "from gov_disclosure import parse_batch\n"
        "result = parse_batch(pa.ipc.open_file(sys.argv[1]).get_batch(0))\n"
        "with pa.ipc.new_file(sys.argv[2], result.schema) as writer: writer.write_batch(result)\n"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path / "in.arrow", tmp_path / "out.arrow"], check=True)
    assert pa.ipc.open_file((tmp_path / "out.arrow").read_bytes()).get_batch(0).equals(parse_batch(batch))


@settings(max_examples=15, deadline=None)
@given(numbers=st.lists(st.integers(0, 2000), max_size=4), data=st.lists(st.binary(max_size=200), max_size=4))
def test_no_input_is_lost(numbers: list[int], data: list[bytes]) -> None:
    """However documents are put into batches, each has one outcome, and the figures are the same."""
    given = [*map(document, numbers), *((f"noise {n}", content) for n, content in enumerate(data))]
    whole = parse_batch(documents(*given))
    alone = [parse_batch(documents(one)) for one in given]
    rows = outcomes(whole)
    assert [row["source"] for row in rows] == [name for name, _ in given]
    assert all(row["code"] in {None, *CODES} for row in rows)
    assert rows == [row for result in alone for row in outcomes(result)]
    assert figures(whole).to_pylist() == [row for result in alone for row in figures(result).to_pylist()]


def test_without_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The missing extra is named, with the command that installs it."""
    batch = documents()
    batch_input_schema.cache_clear()
    without(monkeypatch, "pyarrow")
    for call in (batch_input_schema, lambda: parse_batch(batch)):
        with pytest.raises(MissingExtraError, match=r'parse_batch needs .*pip install "gov-disclosure\[arrow\]"'):
            call()


def test_names_that_are_not_utf8() -> None:
    """Arrow does not look into its strings; who made the batch is told."""
    offsets = pa.array([0, 2], pa.int32()).buffers()[1]
    names = pa.Array.from_buffers(pa.string(), 1, [None, offsets, pa.py_buffer(b"\xff\xfe")])
    with pytest.raises(SourceError, match="not UTF-8"):
        parse_batch(pa.record_batch([names, pa.array([b""])], names=["name", "data"]))
