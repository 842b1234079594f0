"""Reports as data frames of pandas, Polars and Arrow."""

from datetime import date
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

from export.strategies import printed_reports
from gov_disclosure import FrameError, Period, Report, reports_to_frame
from gov_disclosure.export import frames
from gov_disclosure.export.arrow import figures_schema
from gov_disclosure.export.frames import Backend
from gov_disclosure.model import tree
from gov_disclosure.model.disputes import Disputes, Outcomes
from gov_disclosure.model.proactive import Fees2021, Proactive2019, Proactive2021, Procurement2019
from gov_disclosure.model.report import Cell, CellStatus

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SMALL = Report(title="示例", agency="示例局", year=2024, disputes=Disputes(reconsideration=Outcomes(upheld=3)))
ABOUT = 13


@given(report=printed_reports())
@FEW
def test_long(report: Report) -> None:
    """Both pandas and Polars have what Arrow has: the columns of the schema, a row for each figure."""
    arrow = report.to_frame(backend="arrow")
    assert arrow.schema.equals(figures_schema(), check_metadata=True)
    expected = arrow.to_pylist()
    assert report.to_frame(backend="polars").to_dicts() == expected
    pandas = report.to_frame()
    assert list(pandas.columns) == figures_schema().names
    assert dict(
        zip(pandas["path"], pandas["value"].astype(object).where(pandas["value"].notna(), None), strict=True)
    ) == (report.flatten())


@given(report=printed_reports())
@FEW
def test_wide(report: Report) -> None:
    """One row; each path of the report is a column with its figure."""
    (row,) = report.to_frame(wide=True, backend="arrow").to_pylist()
    assert {path: row[path] for path in report.flatten()} == report.flatten()
    assert report.to_frame(wide=True, backend="polars").to_dicts() == [row]
    assert list(report.to_frame(wide=True).columns) == list(row)
    units = [name for name in row if name.endswith(".unit")]
    assert len(row) == ABOUT + len(report.cells) + len(units)
    assert all(row[name] == report.cell(name.removesuffix(".unit")).unit for name in units)


def test_dtypes_of_pandas() -> None:
    """Counts are nullable integers, money exact decimals, and there is one word for what is missing."""
    frame = SMALL.to_frame()
    kinds = {name: str(frame[name].dtype) for name in ("year", "count", "amount", "value", "path", "total", "line")}
    decimals = "decimal128(17, 6)[pyarrow]"
    assert kinds == {
        "year": "Int64",
        "count": "Int64",
        "amount": decimals,
        "value": decimals,
        "path": "string",
        "total": "bool",
        "line": "Int64",
    }
    assert frame["count"].iloc[1] is pd.NA
    assert frame["count"].sum() == 3
    assert not any(dtype.kind == "f" for dtype in frame.dtypes)


def test_sums_of_money_are_exact() -> None:
    """A tenth three times is three tenths."""
    amounts = Proactive2019(procurement=Procurement2019(amount=Decimal("0.1")))
    frame = reports_to_frame([Report(proactive=amounts)] * 3)
    assert frame["amount"].sum() == Decimal("0.3")
    assert frame.groupby("path")["amount"].sum()["proactive.procurement.amount"] == Decimal("0.3")


def of_fees(*amounts: str | None, wide: bool) -> Any:  # noqa: ANN401 - the stubs of pandas know no Arrow decimals
    """The column of fees of so many reports."""
    fees = [Fees2021(amount=None if amount is None else Decimal(amount)) for amount in amounts]
    reports = [Report(year=2020 + number, proactive=Proactive2021(fees=fee)) for number, fee in enumerate(fees)]
    frame = reports_to_frame(reports, wide=wide)
    return (
        frame["proactive.fees.amount"] if wide else frame.loc[frame["path"] == "proactive.fees.amount", "amount"]
    ).reset_index(drop=True)


@pytest.mark.parametrize("wide", [False, True])
def test_pandas_computes_with_money(wide: bool) -> None:
    """Exactly, for as many sums as anybody wants and one product or quotient."""
    with localcontext(prec=50):
        compute_with_money(wide=wide)


def compute_with_money(*, wide: bool) -> None:
    fees = of_fees("9.61716", "99999999999.999999", None, "0.000001", wide=wide)
    once = [Decimal("9.61716"), Decimal("99999999999.999999"), None, Decimal("0.000001")]
    for result, expected in (
        (fees + fees + fees, [each and each * 3 for each in once]),
        (fees - fees, [each and Decimal(0) for each in once]),
        (fees * 10000, [each and each * 10000 for each in once]),
        (fees * Decimal("1.05"), [each and each * Decimal("1.05") for each in once]),
        (fees * fees, [each and each * each for each in once]),
        (fees / 2, [each and each / 2 for each in once]),
        (fees.diff(), [None, Decimal("99999999990.382839"), None, None]),
    ):
        assert result.dtype.pyarrow_dtype.precision <= 38
        assert result.astype(object).where(result.notna(), None).to_list() == expected
    change = of_fees("2", "3", wide=wide).pct_change()
    assert change.iloc[1] == Decimal("0.5")


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("amount", ["100000000000", "123456789012345.123456", "0.0000001"])
def test_money_of_more_digits(amount: str, wide: bool) -> None:
    """It keeps them all, and the type of the schema."""
    fees = of_fees("1", amount, wide=wide)
    assert fees.to_list() == [1, Decimal(amount)]
    assert str(fees.dtype) == "decimal128(38, 18)[pyarrow]"


def test_money_of_pandas_in_parquet(tmp_path: Path) -> None:
    """It comes back as it was."""
    frame = SMALL.to_frame()
    frame.to_parquet(tmp_path / "frame.parquet")
    back = pd.read_parquet(tmp_path / "frame.parquet", dtype_backend="pyarrow")
    assert back["value"].dtype == frame["value"].dtype
    assert back["value"].to_list()[0] == 3


def test_dtypes_of_polars() -> None:
    """The same in Polars."""
    schema = SMALL.to_frame(backend="polars").schema
    assert (schema["count"], schema["amount"], schema["path"]) == (pl.Int64(), pl.Decimal(38, 18), pl.String())


def test_wide_says_what_the_report_is() -> None:
    """Metadata come first, dates as dates."""
    report = Report(
        title="题",
        agency="示例局",
        year=2024,
        published=date(2025, 1, 20),
        period=Period(date(2024, 1, 1), date(2024, 12, 31)),
        index_number="A1",
        document_number="甲〔2025〕1号",
        disputes=Disputes(),
    )
    (row,) = report.to_frame(wide=True, backend="arrow").to_pylist()
    assert dict(list(row.items())[:ABOUT]) == {
        "source": None,
        "digest": None,
        "title": "题",
        "agency": "示例局",
        "year": 2024,
        "published": date(2025, 1, 20),
        "period_start": date(2024, 1, 1),
        "period_end": date(2024, 12, 31),
        "index_number": "A1",
        "document_number": "甲〔2025〕1号",
        "proactive_edition": None,
        "requests_edition": None,
        "disputes_edition": "2021",
    }


def test_wide_of_both_editions() -> None:
    """The columns of the newer form come first; a path that both have stands once."""
    frame = reports_to_frame([Report(proactive=Proactive2019()), Report(proactive=Proactive2021())], wide=True)
    newer = [figure.path for figure in tree.figures("proactive", "2021")]
    older = [figure.path for figure in tree.figures("proactive", "2019") if figure.path not in newer]
    assert list(frame.columns)[ABOUT:] == [*newer, *older, "proactive.procurement.amount.unit"]


def test_wide_has_the_unit_where_the_form_has_none() -> None:
    """Amounts in 元 and in 万元 stand in one column: each with its unit beside it."""
    path = "proactive.procurement.amount"
    reports = [
        Report(
            proactive=Proactive2019(procurement=Procurement2019(amount=Decimal(5))),
            cells=(Cell(path, CellStatus.REPORTED, Decimal(5), unit=unit),),
        )
        for unit in ("元", "万元", None)
    ]
    frame = reports_to_frame([*reports, Report()], wide=True, backend="polars")
    assert frame[f"{path}.unit"].to_list() == ["元", "万元", None, None]
    assert frame[path].to_list() == [5, 5, 5, None]


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(("backend", "kind"), [("pandas", pd.DataFrame), ("polars", pl.DataFrame), ("arrow", pa.Table)])
def test_backends(backend: Backend, kind: type[object], wide: bool) -> None:
    """Each gives its own kind of frame, of no reports too."""
    for reports, length in (([], 0), ([SMALL, SMALL], 2 if wide else 30)):
        frame = reports_to_frame(iter(reports), wide=wide, backend=backend)
        assert isinstance(frame, kind)
        assert (frame.num_rows if isinstance(frame, pa.Table) else len(frame)) == length


def test_many_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are turned into Arrow some at a time; all are there, in order."""
    monkeypatch.setattr(frames, "_AT_ONCE", 2)
    reports = [Report(year=year, disputes=Disputes()) for year in range(2019, 2024)]
    years = reports_to_frame(reports, backend="polars")["year"].unique(maintain_order=True)
    assert years.to_list() == [2019, 2020, 2021, 2022, 2023]


def test_another_backend() -> None:
    """The error lists those that there are."""
    with pytest.raises(FrameError, match="'spark': choose one of pandas, polars, arrow"):
        SMALL.to_frame(backend="spark")  # type: ignore[call-overload]


@pytest.mark.parametrize("wide", [False, True])
def test_what_is_no_report(wide: bool) -> None:
    """It is named with its place."""
    with pytest.raises(FrameError, match="item 1 is of type str"):
        reports_to_frame([SMALL, "示例"], wide=wide)  # type: ignore[list-item]


def test_one_report_in_the_place_of_several() -> None:
    """The error says how one becomes a frame."""
    with pytest.raises(FrameError, match=r"not one: report\.to_frame\(\), or reports_to_frame\(\[report\]\)"):
        reports_to_frame(SMALL)  # type: ignore[call-overload]


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("value", ["3.7", "1E+19", "1E+9999999", "NaN", "sNaN"])
def test_a_count_that_is_no_whole_number(value: str, wide: bool) -> None:
    """A report made by hand may have one. It is refused, and never cut off to an integer."""
    disputes = Disputes(reconsideration=Outcomes(upheld=Decimal(value)))  # type: ignore[arg-type]
    with pytest.raises(FrameError):
        Report(disputes=disputes).to_frame(wide=wide, backend="arrow")


def test_a_count_that_is_a_whole_decimal() -> None:
    """It is that number."""
    disputes = Disputes(reconsideration=Outcomes(upheld=Decimal("3.0")))  # type: ignore[arg-type]
    assert Report(disputes=disputes).to_frame(backend="arrow")["count"][0].as_py() == 3


@pytest.mark.parametrize("given", [5, None, Path("reports")])
def test_what_holds_no_reports(given: Any) -> None:  # noqa: ANN401 - whatever a caller passes
    """The error says what was passed and what to pass, in both languages."""
    with pytest.raises(FrameError, match=r"takes an iterable of reports, such as .*, not ") as raised:
        reports_to_frame(given)
    assert repr(given) in raised.value.message_zh
    assert raised.value.message_zh != str(raised.value)


@pytest.mark.parametrize("given", [None, []])
def test_what_names_no_backend(given: Any) -> None:  # noqa: ANN401 - whatever a caller passes
    """Whatever it is, the error lists the backends."""
    with pytest.raises(FrameError, match="choose one of pandas, polars, arrow") as raised:
        reports_to_frame([SMALL], backend=given)
    assert raised.value.message_zh != str(raised.value)
