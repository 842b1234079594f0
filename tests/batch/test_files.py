"""Tables written piece by piece."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gov_disclosure.batch.files import FORMATS, conform

_FIELDS: Mapping[str, Any] = {
    "name": pa.string(),
    "amount": pa.decimal128(38, 18),
    "day": pa.date32(),
    "count": pa.int64(),
}
SCHEMA = pa.schema(list(_FIELDS.items()))
ROWS: list[Mapping[str, Any]] = [
    {"name": '他说"好"，\n又说', "amount": Decimal("96171.6"), "day": date(2024, 1, 31), "count": 3},
    {"name": None, "amount": Decimal(0), "day": None, "count": None},
    {"name": "", "amount": Decimal("0.00000001"), "day": None, "count": -1},
    {"name": "x", "amount": None, "day": None, "count": 0},
    {"name": "x", "amount": Decimal(12000000000), "day": None, "count": 0},
]
EXPECTED: Mapping[str, object] = {
    "csv": '\ufeff"name","amount","day","count"\n"他说""好""，\n又说","96171.6",2024-01-31,3\n,"0",,\n"","0.00000001",,-1\n'
    '"x",,,0\n"x","12000000000",,0\n',
    "jsonl": [
        {"name": '他说"好"，\n又说', "amount": "96171.6", "day": "2024-01-31", "count": 3},
        {"name": None, "amount": "0", "day": None, "count": None},
        {"name": "", "amount": "0.00000001", "day": None, "count": -1},
        {"name": "x", "amount": None, "day": None, "count": 0},
        {"name": "x", "amount": "12000000000", "day": None, "count": 0},
    ],
    "parquet": ROWS,
}


@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str, tmp_path: Path) -> None:
    """Every value comes through as it is, in pieces of any size."""
    path = tmp_path / f"t.{name}"
    with FORMATS[name](path, SCHEMA) as write:
        write(pa.Table.from_pylist(ROWS[:2], SCHEMA))
        write(SCHEMA.empty_table())
        write(pa.Table.from_pylist(ROWS[2:], SCHEMA))
    found: object
    if name == "csv":
        found = path.read_bytes().decode()
    elif name == "jsonl":
        found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    else:
        found = pq.read_table(path).to_pylist()
    assert found == EXPECTED[name]


def test_conform() -> None:
    """Columns in the schema's order, nulls where there are none."""
    table = pa.table({"count": pa.array([1, 2], pa.int64()), "name": ["a", "b"]})
    conformed = conform(table, SCHEMA)
    assert conformed.schema == SCHEMA
    assert conformed.column("amount").null_count == 2
    assert conformed.column("count").to_pylist() == [1, 2]
