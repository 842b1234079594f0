"""Corrections put into a report: tables, cells and flatten agree, and nothing else changes."""

import pytest
from attrs import evolve

from gov_disclosure import (
    CellStatus,
    Correction,
    CorrectionError,
    Report,
    Slip,
    UnknownPathError,
    apply,
    locate,
    parse_report,
)
from gov_disclosure.model.disputes import Disputes, Outcomes
from repair.slips import damaged_report
from rules.strategies import paths, report_of

PATH = "requests.received.total"


def a_report() -> Report:
    """A report of zeros with one wrong total, all cells with their printed text."""
    report = report_of({**dict.fromkeys(paths("2021"), 0), "requests.received.natural_person": 3, PATH: 5}, "2021")
    cells = tuple(evolve(cell, raw="５件", unit="件") if cell.path == PATH else cell for cell in report.cells)
    return evolve(report, cells=cells, title="某局年度报告")


def correction(**changes: object) -> Correction:
    """A correction of the one wrong total."""
    fields = {"path": PATH, "printed": 5, "proposed": 3, "kind": Slip.CHANGED_DIGIT, "unique": True, "explanation": 1}
    return Correction(**{**fields, **changes})  # type: ignore[arg-type]


def test_applied() -> None:
    """The cell is inferred and keeps its printed text; table, cell and flatten have the proposed value."""
    report = a_report()
    corrected = apply(report, [correction()])
    assert corrected.requests is not None
    assert corrected.requests.received.total == corrected.flatten()[PATH] == 3
    cell = corrected.cell(PATH)
    assert (cell.status, cell.value, cell.raw, cell.unit) == (CellStatus.INFERRED, 3, "５件", "件")
    others = [cell for cell in corrected.cells if cell.path != PATH]
    assert others == [cell for cell in report.cells if cell.path != PATH]
    assert (corrected.title, corrected.disputes, corrected.proactive) == (
        report.title,
        report.disputes,
        report.proactive,
    )
    assert report == a_report()


def test_no_corrections() -> None:
    """Without corrections the report is the same."""
    assert apply(a_report(), ()) == a_report()


def test_same_correction_twice() -> None:
    """Two corrections that agree are one."""
    assert apply(a_report(), [correction(), correction(explanation=2)]) == apply(a_report(), [correction()])


def test_report_without_cells() -> None:
    """A report that was made by hand gets the cells of what was corrected."""
    report = Report(disputes=Disputes(direct_litigation=Outcomes(upheld=2, corrected=0, other=0, pending=0, total=0)))
    (first, *_) = locate(report)
    assert [cell.path for cell in apply(report, [first]).cells] == [first.path]
    assert apply(report, [first]).cell(first.path).unit == "件"


def test_located_corrections_of_a_parsed_report(tmp_path: object) -> None:
    """What is located in a document that was read can be applied to it: the printed text stays."""
    page = (
        "某县水务局2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n四、政府信息公开行政复议、行政诉讼情况\n"
        "行政复议 | 行政诉讼 |\n"
        "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | "
        "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
        "30 | 1 | 0 | 0 | 13 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    )
    report = parse_report(page)
    (total, _) = locate(report)
    corrected = apply(report, [total])
    cell = corrected.cell("disputes.reconsideration.total")
    assert (cell.value, cell.raw, cell.position) == (31, "13", report.cell(cell.path).position)
    assert locate(corrected) == ()


@pytest.mark.parametrize(
    ("corrections", "error", "words"),
    [
        ([correction(), correction(proposed=4)], CorrectionError, "contradict each other: 3 and 4"),
        ([correction(printed=6)], CorrectionError, "prints 6, but this one has 5"),
        ([correction(printed=None)], CorrectionError, "prints None, but this one has 5"),
        ([correction(proposed=None)], CorrectionError, "proposes None, which is no figure"),
        ([correction(proposed="3")], CorrectionError, "proposes '3', which is no figure"),
        ([correction(proposed=3.0)], CorrectionError, "proposes 3.0, which is no figure"),
        (["disputes.reconsideration.upheld"], CorrectionError, "takes corrections, not str"),
        (correction(), CorrectionError, "put a single one in a list"),
        ([correction(path="requests.results.other_handling.total")], UnknownPathError, "no table of this report has"),
        ([correction(path="requests.received")], UnknownPathError, "no table of this report has"),
        ([correction(path="nothing.at.all")], UnknownPathError, "no table of this report has"),
        ([correction(path="title")], UnknownPathError, "no table of this report has"),
    ],
)
def test_mistakes(corrections: list[Correction], error: type[Exception], words: str) -> None:
    """What cannot be applied is the caller's mistake, and the message says which."""
    with pytest.raises(error, match=words):
        apply(a_report(), corrections)


def test_absent_table() -> None:
    """A table that the report lacks takes no correction."""
    with pytest.raises(UnknownPathError, match="no table of this report has"):
        apply(Report(), [correction()])


def test_report_to_measure_with() -> None:
    """The reports that `locate` is measured with have what they say."""
    assert [len(locate(damaged_report(cells))) for cells in (1, 2, 3)] == [1, 2, 3]
