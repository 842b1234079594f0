"""Tables written piece by piece: Parquet, CSV and JSON Lines. None keeps more than one piece in memory."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gov_disclosure.export.extras import load
from gov_disclosure.export.json import plain_number

if TYPE_CHECKING:
    import pyarrow as pa

Write = Callable[["pa.Table"], None]

_BOM = b"\xef\xbb\xbf"
"""Spreadsheets take a CSV file for UTF-8 only where it begins with this."""


@contextmanager
def parquet(path: Path, schema: "pa.Schema") -> Iterator[Write]:
    """Each piece is a row group of a Parquet file."""
    module = load("pyarrow.parquet", "extract", "writing Parquet")
    with module.ParquetWriter(path, schema, compression="zstd") as writer:
        yield lambda table: writer.write_table(table, row_group_size=max(1, table.num_rows))


@contextmanager
def csv(path: Path, schema: "pa.Schema") -> Iterator[Write]:
    """CSV in UTF-8 with a byte order mark; amounts in plain digits, an empty field where there is no value."""
    module = load("pyarrow.csv", "extract", "writing CSV")
    with path.open("wb") as file:
        file.write(_BOM)
        with module.CSVWriter(file, _plain_schema(schema)) as writer:
            yield lambda table: writer.write_table(_plain(table))


@contextmanager
def json_lines(path: Path, _schema: "pa.Schema") -> Iterator[Write]:
    """A JSON object a row, on a line of its own; decimals are strings, so that no digit is lost, and dates ISO 8601."""
    with path.open("w", encoding="utf-8", newline="\n") as file:

        def write(table: "pa.Table") -> None:
            for row in table.to_pylist():
                file.write(json.dumps(row, ensure_ascii=False, default=_json_value) + "\n")

        yield write


FORMATS: Mapping[str, Any] = MappingProxyType({"parquet": parquet, "csv": csv, "jsonl": json_lines})
"""The formats by the suffix of their files."""
WORKBOOK = "xlsx"
SUFFIXES = (*FORMATS, WORKBOOK)
"""The suffixes of all that ``extract`` writes."""


def conform(table: "pa.Table", schema: "pa.Schema") -> "pa.Table":
    """The table with the columns of a schema that has all of its own; those it lacks are null."""
    arrow = load("pyarrow", "extract", "writing a panel")
    columns = [
        table.column(field.name) if field.name in table.column_names else arrow.nulls(table.num_rows, field.type)
        for field in schema
    ]
    conformed: pa.Table = arrow.Table.from_arrays(columns, schema=schema)
    return conformed


def _plain_schema(schema: "pa.Schema") -> "pa.Schema":
    arrow = load("pyarrow", "extract", "writing CSV")
    fields = [arrow.field(f.name, arrow.string()) if arrow.types.is_decimal(f.type) else f for f in schema]
    plain: pa.Schema = arrow.schema(fields)
    return plain


def _plain(table: "pa.Table") -> "pa.Table":
    """The table with its decimals as text, in plain digits."""
    arrow = load("pyarrow", "extract", "writing CSV")
    columns = [
        _plain_column(column) if arrow.types.is_decimal(column.type) else column
        for column in table.combine_chunks().columns
    ]
    plain: pa.Table = arrow.Table.from_arrays(columns, schema=_plain_schema(table.schema))
    return plain


def _plain_column(column: "pa.ChunkedArray[Any]") -> "pa.Array[Any]":
    """A column of decimals as text; each value is written out once, however often it stands there."""
    arrow = load("pyarrow", "extract", "writing CSV")
    encoded = arrow.array(column.to_pylist(), column.type).dictionary_encode()
    words = [None if value is None else plain_decimal(value) for value in encoded.dictionary.to_pylist()]
    plain: pa.Array[Any] = arrow.array(words, arrow.string()).take(encoded.indices)
    return plain


def _json_value(value: object) -> str:
    if isinstance(value, Decimal):
        return plain_decimal(value)
    assert isinstance(value, date)
    return value.isoformat()


def plain_decimal(value: Decimal) -> str:
    """A decimal in plain digits, without zeros that fill it up.

    >>> plain_decimal(Decimal("96171.600")), plain_decimal(Decimal("100"))
    ('96171.6', '100')
    """
    text = plain_number(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
