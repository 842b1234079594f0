"""What a worker makes of one source: its rows, and what its outcome says of it."""

import pickle
from pathlib import Path

import pyarrow as pa

from gov_disclosure import parse_reports, validate
from gov_disclosure.batch.jobs import Reading
from gov_disclosure.batch.outcomes import Attempt, Failure, OutcomeKind
from gov_disclosure.batch.panel import (
    Extraction,
    Piece,
    diagnostics_schema,
    empty_panel,
    findings_schema,
    outcome_row,
    outcomes_schema,
    panel_schema,
    wide_schema,
)
from gov_disclosure.batch.sources import Item
from gov_disclosure.export.arrow import figures_schema

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "documents" / "markdown-mixed-forms.md"


def piece(*, wide: bool = False, checked: bool = True) -> Piece:
    """What a sample gives."""
    return Extraction(Reading(), wide, checked)(Item(0, str(SAMPLE)))


def table(data: bytes) -> pa.Table:
    """What came from a worker."""
    return pa.ipc.open_stream(data).read_all()


def test_figures() -> None:
    """The columns of a data frame, with the whole path as the source, and the number of the report."""
    found = table(piece().panel)
    assert found.schema.names == [*figures_schema().names, "report"]
    assert set(found.column("source").to_pylist()) == {str(SAMPLE)}
    assert set(found.column("report").to_pylist()) == {1}
    assert table(piece(wide=True).panel).num_rows == 1


def test_findings() -> None:
    """One row each; none where the rules are not run."""
    (report,) = parse_reports(SAMPLE)
    found = table(piece().findings)
    assert found.schema.equals(findings_schema())
    assert found.column("code").to_pylist() == [finding.code for finding in validate(report).findings]
    assert table(piece(checked=False).findings).num_rows == 0


def test_diagnostics() -> None:
    """One row each, whether or not the rules are run: they are what findings send the reader to."""
    glued = SAMPLE.with_name("lines-glued-cells.txt")
    (report,) = parse_reports(glued)
    assert report.diagnostics
    for checked in (True, False):
        found = table(Extraction(Reading(), checked=checked)(Item(0, str(glued))).diagnostics)
        assert found.schema.equals(diagnostics_schema())
        rows = found.to_pylist()
        assert [(row["code"], row["message_zh"], row["path"], row["excerpt"]) for row in rows] == [
            (each.code, each.message_zh, each.path, each.excerpt) for each in report.diagnostics
        ]
        assert [row["line"] for row in rows] == [each.position and each.position.line for each in report.diagnostics]
        assert {(row["source"], row["report"], row["agency"]) for row in rows} == {(str(glued), 1, report.agency)}


def test_the_line_is_that_of_the_wrong_figure(tmp_path: Path) -> None:
    """Where one is named; else that of the first figure that was compared."""
    text = SAMPLE.with_name("pipes-bare.txt").read_text("utf-8").replace("申请数量 | 0 | 0 |", "申请数量 | 3 | 0 |")
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (report,) = parse_reports(tmp_path / "a.txt")
    rows = table(Extraction(Reading())(Item(0, str(tmp_path / "a.txt"))).findings).to_pylist()
    (carry,) = [row for row in rows if row["code"] == "requests-carry"]
    wrong, first = (report.cell(path) for path in (carry["wrong"], carry["paths"].split()[0]))
    assert carry["wrong"] == "requests.carried_over.natural_person"
    assert wrong is not None
    assert first is not None
    assert wrong.position is not None
    assert first.position is not None
    assert carry["line"] == wrong.position.line != first.position.line
    for row in rows:
        cell = None if row["wrong"] or not row["paths"] else report.cell(row["paths"].split()[0])
        if cell is not None and cell.position is not None:
            assert row["line"] == cell.position.line


def test_outcome() -> None:
    """What is known of a source, read or not."""
    item = Item(0, "a.html")
    names = outcomes_schema().names
    read = dict(zip(names, outcome_row(item, Attempt(value=piece(), seconds=1.23456789)), strict=True))
    assert (read["outcome"], read["reports"], read["seconds"], read["code"]) == ("read", 1, 1.234568, None)
    assert (read["digest"], read["errors"]) == (parse_reports(SAMPLE)[0].source.digest, 0)  # type: ignore[union-attr]
    failure = Failure(OutcomeKind.FAILED, "timed-out", "too long", "过长")
    failed = dict(zip(names, outcome_row(item, Attempt(failure=failure)), strict=True))
    assert (failed["message"], failed["message_zh"]) == ("too long", "过长")
    assert (failed["outcome"], failed["code"], failed["reports"], failed["errors"]) == ("failed", "timed-out", 0, None)


def test_wide_tables_put_together() -> None:
    """What is said of a report comes first, then the figures in the form's order, whatever came first."""
    mixed = table(piece(wide=True).panel).schema
    plain = table(Extraction(Reading(), wide=True)(Item(0, str(SAMPLE.with_name("pipes-bare.txt")))).panel).schema
    first, second = wide_schema([mixed, plain]), wide_schema([plain, mixed])
    assert first.names == second.names
    assert set(first.names) == {*mixed.names, *plain.names}
    assert first.names.index("report") < first.names.index("proactive.rules.issued")
    assert "report" in empty_panel(wide=True).schema.names
    assert empty_panel(wide=False).schema.equals(panel_schema())


def test_the_job_can_be_sent() -> None:
    """To a worker, and its result back."""
    job = Extraction(Reading(reader="pipe", encoding="utf-8"), wide=True)
    assert pickle.loads(pickle.dumps(job)) == job  # noqa: S301 - made here
    assert pickle.loads(pickle.dumps(piece())).about == piece().about  # noqa: S301 - made here
    job.prepare()


def test_columns_are_documented() -> None:
    """The page has every column, and every field has a description."""
    page = (ROOT / "docs" / "extract.md").read_text("utf-8")
    for schema in (outcomes_schema(), findings_schema(), diagnostics_schema(), panel_schema()):
        assert all(field.metadata and field.metadata[b"description"] for field in schema)
    for schema in (outcomes_schema(), findings_schema(), diagnostics_schema()):
        assert all(f"`{name}`" in page for name in schema.names)
