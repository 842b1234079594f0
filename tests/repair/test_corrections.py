"""Corrections put into a report: tables, cells and flatten agree, and nothing else changes."""

import pytest
from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

from gov_disclosure import (
    CellStatus,
    Correction,
    CorrectionError,
    Report,
    Slip,
    UnknownPathError,
    apply,
    explain,
    locate,
    parse_report,
    validate,
)
from gov_disclosure.model.disputes import Disputes, Outcomes
from repair.slips import TABLES, damaged_report, figures_of, several
from repair.slips import report_of as report_without_cells
from repair.strategies import forms
from rules.strategies import paths, report_of
from writer.forms import Form, seeded

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


def test_a_changed_figure_is_not_proved_by_what_was_read() -> None:
    """The text that is kept is that of the figure that is corrected: where it had been changed by hand, there is none."""
    report = a_report()
    assert report.requests is not None
    received = evolve(report.requests.received, total=7)
    changed = evolve(report, requests=evolve(report.requests, received=received))
    cell = apply(changed, [correction(printed=7)]).cell(PATH)
    assert (cell.status, cell.value, cell.raw) == (CellStatus.INFERRED, 3, None)


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


NONE = Outcomes(upheld=0, corrected=0, other=0, pending=0, total=0)
MISPRINTED = Outcomes(upheld=44, corrected=0, other=18, pending=0, total=26)
"""Either the total is 62, or 8 decisions were upheld."""


def in_two_parts() -> Report:
    """A report with the same misprint in two parts of table 四."""
    return Report(
        disputes=Disputes(
            reconsideration=MISPRINTED, direct_litigation=NONE, litigation_after_reconsideration=MISPRINTED
        )
    )


def test_alternatives_are_refused() -> None:
    """All that `locate` returns, where two explanations exclude each other; the message says what to do, in both
    languages.
    """
    report = in_two_parts()
    found = locate(report)
    assert {correction.explanation for correction in found} == {1, 2}
    with pytest.raises(
        CorrectionError, match=r"explanations 1 and 2, .* are alternatives .*c\.explanation == 1"
    ) as raised:
        apply(report, found)
    assert "至多一种成立" in raised.value.message_zh
    assert "disputes.reconsideration.upheld" in raised.value.message_zh


def test_a_choice_in_each_part() -> None:
    """Parts of table 四 are explained each for themselves: one explanation of each is no contradiction."""
    report = in_two_parts()
    by_path = {correction.path: correction for correction in locate(report)}
    total, upheld = (
        by_path["disputes.reconsideration.total"],
        by_path["disputes.litigation_after_reconsideration.upheld"],
    )
    assert (total.explanation, upheld.explanation) == (1, 2)
    corrected = apply(report, [total, upheld])
    assert corrected.disputes is not None
    assert corrected.disputes.reconsideration.total == 62
    assert corrected.disputes.litigation_after_reconsideration.upheld == 8
    assert explain(corrected) == ()


def test_a_correction_in_both_explanations() -> None:
    """Those of one explanation are taken whole, though another one shares a correction; a mixture of both is refused."""
    report = a_report()
    received, carried = "requests.received.natural_person", "requests.carried_over.natural_person"
    shared = [correction(explanation=number) for number in (1, 2)]
    only_one = correction(path=received, printed=3, proposed=1, explanation=1)
    only_two = correction(path=carried, printed=0, proposed=2, explanation=2)
    assert apply(report, [*shared, only_one]).flatten() == apply(report, [shared[0], only_one]).flatten()
    for given_corrections in ([*shared, only_one, only_two], [shared[0], only_two], [only_two, only_one]):
        with pytest.raises(CorrectionError, match="are alternatives"):
            apply(report, given_corrections)


def failing(report: Report) -> set[tuple[str, ...]]:
    """The balances that fail, each by its right side, a total or the amounts carried."""
    return {
        tuple(operand.path for operand in finding.right.operands)
        for finding in validate(report, select="balances").findings
    }


@settings(max_examples=80, deadline=None)
@given(
    forms(),
    st.sampled_from(TABLES),
    st.integers(1, 3),
    st.booleans(),
    st.sampled_from((0.0, 0.0, 0.1)),
    st.integers(0, 2**32),
)
def test_all_that_was_located(
    form: tuple[str, Form], table: str, cells: int, known: bool, blank: float, seed: int
) -> None:
    """`apply(report, locate(report))` never makes a balance fail, and never mixes explanations: it refuses where there
    are two for the same failure.
    """
    edition, drawn = form
    random = seeded(seed)
    figures = figures_of(drawn, table)
    blanks = {path: None for path in figures if random.random() < blank}
    slip = several(random, edition, figures, cells, known=known)
    report = report_without_cells(edition, {**figures, **blanks, **slip.printed})
    explanations = [found.explanations for found in explain(report)]
    try:
        corrected = apply(report, locate(report))
    except CorrectionError:
        event("refused")
        assert any(len(found) > 1 for found in explanations)
        return
    event("applied")
    assert all(len(found) < 2 for found in explanations)
    assert failing(corrected) <= failing(report)


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
