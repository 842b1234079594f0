"""The figures as an Arrow table."""

import re
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

from export.strategies import printed_reports
from gov_disclosure import FrameError, Position, Report, SourceInfo
from gov_disclosure.export.arrow import DECIMAL, SCHEMA_ID, figures_schema, figures_table
from gov_disclosure.export.entries import entries
from gov_disclosure.model import tree
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.fields import Kind
from gov_disclosure.model.proactive import Fees2021, Proactive2019, Proactive2021, Procurement2019
from gov_disclosure.model.report import Cell, CellStatus

FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def row(report: Report, path: str) -> dict[str, object]:
    """The row of one path."""
    (found,) = [found for found in figures_table([report]).to_pylist() if found["path"] == path]
    return found


def test_schema() -> None:
    """It is named, every column is described, and none is a float."""
    schema = figures_schema()
    assert schema.metadata == {b"gov_disclosure.schema": SCHEMA_ID.encode()}
    assert all((field.metadata or {})[b"description"] for field in schema)
    assert not any(pa.types.is_floating(field.type) for field in schema)
    assert schema.field("value").type == schema.field("amount").type == pa.decimal128(*DECIMAL)


def test_documented() -> None:
    """The page lists the columns as they are, in order."""
    page = (Path(__file__).parents[2] / "docs" / "frames.md").read_text("utf-8")
    documented = re.findall(r"^\| `(\w+)` \| (.+?) \| (yes|no) \| (.+?) \|$", page, re.MULTILINE)
    assert documented == [
        (
            field.name,
            str(field.type),
            "yes" if field.nullable else "no",
            (field.metadata or {})[b"description"].decode(),
        )
        for field in figures_schema()
    ]


@given(report=printed_reports())
@FEW
def test_nothing_is_lost(report: Report) -> None:
    """One row for each figure, with the value of the report, once more in the column of its sort."""
    table = figures_table([report, report])
    table.validate(full=True)
    assert table.schema.equals(figures_schema(), check_metadata=True)
    rows = table.to_pylist()
    assert rows[: len(report.cells)] == rows[len(report.cells) :]
    assert {found["path"]: found["value"] for found in rows} == report.flatten()
    for found, entry in zip(rows, entries(report), strict=False):
        cell, money = entry.cell, entry.figure.kind is Kind.MONEY
        assert found["count"] == (None if money else cell.value)
        assert found["amount"] == (cell.value if money else None)
        assert (found["status"], found["unit"], found["raw"]) == (cell.status.value, cell.unit, cell.raw)
        assert found["path"] == f"{found['row']}.{found['column']}"


def test_a_row() -> None:
    """What stands in each column."""
    cell = Cell("requests.results.denied.state_secret.other", CellStatus.REPORTED, 3, "３", Position(9, 2), "件")
    source = SourceInfo("html", "utf-8", "simplified", 1, "ab", "a.html")
    table = tree.build("requests", "2021", {cell.path: 3})
    assert row(Report(agency="示例局", year=2024, source=source, requests=table, cells=(cell,)), cell.path) == {
        "source": "a.html",
        "digest": "ab",
        "agency": "示例局",
        "year": 2024,
        "edition": "2021",
        "table": "requests",
        "path": cell.path,
        "row": "requests.results.denied.state_secret",
        "column": "other",
        "row_label_zh": "（三）不予公开 1.属于国家秘密",
        "row_label_en": "3(3) Denied: 1. state secret",
        "column_label_zh": "其他",
        "column_label_en": "Other organizations",
        "kind": "count",
        "total": False,
        "value": Decimal(3),
        "count": 3,
        "amount": None,
        "unit": "件",
        "status": "reported",
        "raw": "３",
        "line": 9,
    }


def test_a_total() -> None:
    """Both the totals of rows and those of columns are known as totals."""
    report = Report(disputes=Disputes(reconsideration=Outcomes(total=3)))
    assert [found["total"] for found in figures_table([report]).to_pylist()] == [False] * 4 + [True] + (
        [False] * 4 + [True]
    ) * 2


def test_no_reports() -> None:
    """An empty table with all columns."""
    assert figures_table([]).schema == figures_schema()


@pytest.mark.parametrize("amount", ["999999999999999", "0.00000000000001", "0.000000000000000001", "1E+19"])
def test_amounts_keep_every_digit(amount: str) -> None:
    """The columns hold what 15 printed digits can come to: 元 as 万元, 亿元 as 万元."""
    report = Report(proactive=Proactive2021(fees=Fees2021(amount=Decimal(amount))))
    assert row(report, "proactive.fees.amount")["amount"] == Decimal(amount)


@pytest.mark.parametrize(
    "report",
    [
        Report(disputes=Disputes(reconsideration=Outcomes(upheld=10**30))),
        Report(disputes=Disputes(reconsideration=Outcomes(upheld=2**63))),
        Report(proactive=Proactive2021(fees=Fees2021(amount=Decimal("1E-19")))),
        Report(year=2**70, disputes=Disputes()),
        Report(disputes=Disputes(reconsideration=Outcomes(upheld="3"))),  # type: ignore[arg-type]
    ],
    ids=["decimal", "count", "scale", "year", "type"],
)
def test_a_value_that_no_column_holds(report: Report) -> None:
    """It is never rounded or cut: the error names the column."""
    with pytest.raises(FrameError, match=r"does not fit the column's type"):
        figures_table([report])


def test_half_a_surrogate_pair() -> None:
    """No column of text can hold it; what stands beside it is kept."""
    report = Report(agency="甲\ud800乙", disputes=Disputes())
    assert figures_table([report]).column("agency")[0].as_py() == "甲\ufffd乙"


def test_the_unit_of_an_amount() -> None:
    """The form of 2019 prints none for procurement: that of the cell."""
    cell = Cell("proactive.procurement.amount", CellStatus.REPORTED, Decimal(5), "5元", None, "元")
    report = Report(proactive=Proactive2019(procurement=Procurement2019(amount=Decimal(5))), cells=(cell,))
    assert row(report, cell.path)["unit"] == "元"
